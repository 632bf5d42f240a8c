//! The list of a briefing's terms: what stands in quotation marks by kind, then the frameworks that stand in none.

use jiedu_core::passage::Passage;
use jiedu_core::payload::{BriefingPart, CountPart, FrameworkPart, TermPart};
use jiedu_core::term::TermKind;

/// The kinds in the order of the list.
pub const KINDS: [TermKind; 6] = [
    TermKind::Slogan,
    TermKind::Framework,
    TermKind::Mechanism,
    TermKind::Project,
    TermKind::Brand,
    TermKind::Document,
];

/// An entry of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct TermEntry {
    /// The term without marks.
    pub text: String,
    /// What it names; none for a framework that stands in no quotation marks.
    pub kind: Option<TermKind>,
    /// The sentence that explains it.
    pub explained: Option<Passage>,
    /// How many sentences explain it.
    pub explanations: u16,
    /// Its places.
    pub places: Vec<Passage>,
    /// What it counts, where it is a framework.
    pub counts: Vec<CountPart>,
}

impl TermEntry {
    /// Whether the text says what it means.
    pub fn is_explained(&self) -> bool {
        self.explained.is_some()
    }

    /// How many members it counts.
    pub fn members(&self) -> usize {
        self.counts.iter().map(|count| usize::from(count.count)).sum()
    }

    /// How many members it counts that the text does not list.
    pub fn open(&self) -> usize {
        self.members()
            - self.counts.iter().map(|count| count.members.len()).sum::<usize>().min(self.members())
    }
}

/// What an entry is made of.
#[derive(Clone, Copy)]
enum Listed<'a> {
    Quoted(&'a TermPart),
    Framework(&'a FrameworkPart),
}

/// The entries in the order of the list.
pub fn entries(part: &BriefingPart) -> Vec<TermEntry> {
    listed(part).map(|it| made(part, it)).collect()
}

/// One of them.
pub fn entry(part: &BriefingPart, at: usize) -> Option<TermEntry> {
    listed(part).nth(at).map(|it| made(part, it))
}

fn listed(part: &BriefingPart) -> impl Iterator<Item = Listed<'_>> {
    let quoted = KINDS.iter().flat_map(|kind| part.terms.iter().filter(move |term| term.kind == *kind));
    let is_quoted = |name: &str| part.terms.iter().any(|term| term.text == name);
    let others = part.frameworks.iter().filter(move |framework| !is_quoted(&framework.name));
    quoted.map(Listed::Quoted).chain(others.map(Listed::Framework))
}

fn made(part: &BriefingPart, listed: Listed<'_>) -> TermEntry {
    match listed {
        Listed::Quoted(term) => {
            let framework = part.frameworks.iter().find(|framework| framework.name == term.text);
            TermEntry {
                text: term.text.clone(),
                kind: Some(term.kind),
                explained: term.explained,
                explanations: term.explanations,
                places: term.places.clone(),
                counts: framework.map(|framework| framework.counts.clone()).unwrap_or_default(),
            }
        }
        Listed::Framework(framework) => TermEntry {
            text: framework.name.clone(),
            kind: None,
            explained: None,
            explanations: 0,
            places: framework.place.into_iter().collect(),
            counts: framework.counts.clone(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str, kind: TermKind) -> TermPart {
        TermPart {
            text: text.to_owned(),
            kind,
            explained: None,
            explanations: 0,
            places: vec![Passage::default()],
        }
    }

    fn framework(name: &str, counts: &[(u16, &str, &[&str])]) -> FrameworkPart {
        let count = |(count, noun, members): &(u16, &str, &[&str])| CountPart {
            count: *count,
            noun: (*noun).to_owned(),
            members: members.iter().map(|member| (*member).to_owned()).collect(),
        };
        FrameworkPart { name: name.to_owned(), place: None, counts: counts.iter().map(count).collect() }
    }

    #[test]
    fn terms_stand_by_kind_and_frameworks_with_their_members() {
        let part = BriefingPart {
            terms: vec![
                term("长安杯", TermKind::Brand),
                term("四纵六横", TermKind::Framework),
                term("品质淇县", TermKind::Slogan),
            ],
            frameworks: vec![
                framework("四纵六横", &[(4, "纵", &[]), (6, "横", &[])]),
                framework("三大板块", &[(3, "板块", &["甲", "乙"])]),
            ],
            ..BriefingPart::default()
        };
        let entries = entries(&part);
        let names: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(names, ["品质淇县", "四纵六横", "长安杯", "三大板块"]);
        let counted: Vec<(usize, usize)> =
            entries.iter().map(|entry| (entry.members(), entry.open())).collect();
        assert_eq!(counted, [(0, 0), (10, 10), (0, 0), (3, 1)]);
        assert_eq!(entries[3].kind, None);
        for (at, expected) in entries.iter().enumerate() {
            assert_eq!(entry(&part, at).as_ref(), Some(expected));
        }
        assert_eq!(entry(&part, entries.len()), None);
    }
}
