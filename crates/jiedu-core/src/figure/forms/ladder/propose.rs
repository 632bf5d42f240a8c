//! Which places in rankings a text has, each with its scope.

use std::collections::BTreeMap;

use crate::fact::{Kind, Qualifier};
use crate::figure::material::{Candidate, Material, number};
use crate::figure::naming::{is_name, trimmed};
use crate::figure::proposal::{BlockText, Proposal, Proposals};

/// Fewer places than this are a sentence.
const LEAST_PLACES: usize = 2;
/// More places of one section than this are drawn paragraph by paragraph.
const MOST_PLACES: usize = 12;
/// Strength of places, and of each.
const PLACES: u32 = 55;
const A_MARK: u32 = 5;
/// Words between a name and its place.
const VERBS: [&str; 24] = [
    "位居", "稳居", "均居", "跃居", "连居", "保持", "稳定", "排名", "排在", "位列", "均列", "名列", "进入",
    "跻身", "均为", "达到", "达", "居", "列", "排", "为", "继续", "仍", "均",
];
/// Words by which a place is one that something came to: 跃升至第5位. What it was before is a figure of another form.
const MOVED: [&str; 12] = [
    "升至",
    "升到",
    "上升为",
    "前移至",
    "前移",
    "进到",
    "进至",
    "提升至",
    "提升到",
    "跃至",
    "提前到",
    "晋升",
];

/// The places of each section, or of its paragraphs where they are many; those of a whole part where they are few.
pub(super) fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let mut parts: BTreeMap<Option<usize>, Vec<Place>> = BTreeMap::new();
    let mut counts: BTreeMap<Option<usize>, (usize, usize)> = BTreeMap::new();
    for (nth, paragraph) in material.paragraphs.iter().enumerate() {
        for (at, candidate) in paragraph.candidates.iter().enumerate() {
            if !is_place(material, candidate) {
                continue;
            }
            let part = material.part_of(paragraph.section);
            let start = material.fact(candidate).span.start;
            counts.entry(part).or_insert((0, start)).0 += 1;
            let before = at.checked_sub(1).and_then(|at| paragraph.candidates.get(at));
            let Some(label) = name(material, candidate, before) else { continue };
            let places = parts.entry(part).or_default();
            let doubled = places.iter().any(|other| other.candidate.label.as_ref() == Some(&label));
            if !doubled && !candidate.aim && !candidate.norm {
                let candidate = Candidate { label: Some(label), ..candidate.clone() };
                places.push(Place { section: paragraph.section, paragraph: nth, candidate });
            }
        }
    }
    for (part, places) in parts {
        let mut found = false;
        if places.len() <= MOST_PLACES {
            found = offer(material, &places, proposals);
        } else {
            for group in places.chunk_by(|one, other| one.section == other.section) {
                if group.len() <= MOST_PLACES {
                    found |= group.len() > LEAST_PLACES && offer(material, group, proposals);
                    continue;
                }
                for group in group.chunk_by(|one, other| one.paragraph == other.paragraph) {
                    found |= group.len() > LEAST_PLACES && offer(material, group, proposals);
                }
            }
        }
        let Some((all, start)) = counts.get(&part).filter(|(all, _)| !found && *all >= LEAST_PLACES) else {
            continue;
        };
        let reason = format!("{all}个名次，写明范围和名称的只有{}个：不作图", places.len());
        proposals.refuse("ladder", *start, reason);
    }
}

/// A place in a ranking with the name of what has it.
struct Place {
    section: Option<usize>,
    paragraph: usize,
    candidate: Candidate,
}

/// Whether a fact is a place in a ranking of a scope that the text names.
fn is_place(material: &Material<'_>, candidate: &Candidate) -> bool {
    let fact = material.fact(candidate);
    fact.kind == Kind::Rank
        && number(fact)
        && !fact.scope.is_empty()
        && fact.surface.contains(['第', '前', '首'])
        && !["季度", "首批", "首个", "首次", "首家", "首台", "首例", "首条", "首部", "首届", "首位度"]
            .iter()
            .any(|it| fact.surface.contains(it))
        && !fact
            .surface
            .ends_with(['个', '家', '座', '条', '批', '次', '届', '城', '省', '期', '轮', '艘', '市', '大'])
        && matches!(fact.qualifier, Qualifier::Exact | Qualifier::Within)
}

/// What has a place: the words before it in its clause, to the last of them. 增速居全国第五 is the place of the rate, not of
/// what grew. Where the place stands right behind a number, it is that of the number.
fn name(material: &Material<'_>, candidate: &Candidate, before: Option<&Candidate>) -> Option<String> {
    let fact = material.fact(candidate);
    let start = material.own_start(candidate);
    let own = material.text(start..fact.span.start).trim_start_matches(['、', '，', ',', ' ']).trim();
    let own = own.strip_suffix(fact.scope.as_str()).unwrap_or(own).trim_end();
    // 全球前1‰ is no place.
    if material.text(fact.span.end..candidate.clause.end).starts_with(['‰', '%', '％']) {
        return None;
    }
    if own.ends_with(['从', '由']) || MOVED.iter().any(|word| own.ends_with(word)) {
        return None;
    }
    let mut name = own;
    while let Some(cut) = VERBS.iter().find_map(|verb| name.strip_suffix(verb)) {
        name = cut.trim_end();
    }
    let name = name.strip_suffix(fact.scope.as_str()).unwrap_or(name);
    if name.is_empty() && own.contains(['均', '别']) {
        return None;
    }
    let name = trimmed(name);
    if name.is_empty() {
        let before = before.filter(|it| material.fact(it).sentence == fact.sentence)?;
        let other = material.fact(before);
        let between =
            material.text(other.span.end..fact.span.start).trim_start_matches(['、', '，', ',', ' ']);
        let adjacent =
            between.trim_end() == own || between.trim_end().strip_suffix(fact.scope.as_str()) == Some(own);
        let of_value = !matches!(other.kind, Kind::Growth | Kind::Rank | Kind::Date | Kind::Duration);
        return before.label.clone().filter(|_| adjacent && of_value && !before.part);
    }
    // 率居西部、全国首位: what was cut is not yet the name.
    let above = ["居全", "居西", "居中", "居东", "居各", "居世", "居沿", "居北"]
        .iter()
        .any(|word| name.contains(word));
    let verb = VERBS.iter().any(|verb| verb.chars().count() > 1 && name.starts_with(verb));
    if above || verb || name.contains(['从', '由']) {
        return None;
    }
    if is_name(name) {
        return Some(name.to_owned());
    }
    candidate.label.clone().filter(|label| name.ends_with(label.as_str()) && is_name(label))
}

fn offer(material: &Material<'_>, places: &[Place], proposals: &mut Proposals) -> bool {
    if places.len() < LEAST_PLACES {
        return false;
    }
    let mut marks = Vec::with_capacity(places.len());
    for Place { candidate, .. } in places {
        let quote = material.quote(candidate, &|fact| fact.kind == Kind::Rank);
        let (Some(quote), Some(label)) = (quote, &candidate.label) else { return false };
        marks.push(vec![("quote", quote.to_owned()), ("label", label.clone())]);
    }
    let value = |it: &&Place| material.fact(&it.candidate).value.number().unwrap_or(f64::MAX);
    let mut best: Vec<&Place> = places.iter().collect();
    best.sort_by(|a, b| value(a).total_cmp(&value(b)));
    let named = |it: &&Place| {
        let fact = material.fact(&it.candidate);
        let written = fact.surface.strip_prefix(fact.scope.as_str()).unwrap_or(&fact.surface);
        format!("{}{}{written}", it.candidate.label.as_deref().unwrap_or_default(), fact.scope)
    };
    let caption = best.iter().take(2).map(named).collect::<Vec<_>>().join("，");
    let facts: Vec<usize> = places.iter().map(|it| it.candidate.fact).collect();
    let place = places.iter().map(|it| material.fact(&it.candidate).span.start).min();
    proposals.found.push(Proposal {
        form: "ladder",
        block: BlockText {
            caption,
            sub: "名次越靠左越前；不同范围分开，不同评价之间不可比".to_owned(),
            marks,
            ..BlockText::default()
        },
        score: PLACES + A_MARK * facts.len() as u32,
        section: places.first().and_then(|it| it.section),
        place: place.unwrap_or_default(),
        reason: format!("{}个名次，各有范围和名称 → 名次", facts.len()),
        facts,
    });
    true
}
