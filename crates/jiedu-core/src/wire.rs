//! The payload: what the widget needs of the briefings beside the article, which it adopts and does not carry.
//!
//! postcard of the types below, its strings apart; [`VERSION`] goes first, so that a widget refuses a payload it was not
//! built for.

use serde::{Deserialize, Serialize};

use crate::document::{Block, Briefing, Section};
use crate::fact::Fact;
use crate::figure::Figure;
use crate::find;
use crate::text;

/// Version of the payload's shape.
pub const VERSION: u8 = 1;

/// Everything the widget is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payload {
    /// The briefings, the one shown first at the head.
    pub briefings: Vec<BriefingPart>,
}

/// What the widget knows of a briefing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BriefingPart {
    /// Id of the briefing.
    #[serde(with = "crate::text")]
    pub id: String,
    /// Its title.
    #[serde(with = "crate::text")]
    pub title: String,
    /// Its name in the switch.
    #[serde(with = "crate::text")]
    pub short: String,
    /// Its sections in order.
    pub sections: Vec<SectionPart>,
    /// Its facts in order.
    pub facts: Vec<FactPart>,
    /// Its figures in order.
    pub figures: Vec<Figure>,
    /// Its key figures.
    #[serde(skip)]
    pub keys: Vec<KeyPart>,
}

impl BriefingPart {
    /// The section that a fact stands in; none before the first.
    pub fn section_of(&self, fact: &FactPart) -> Option<usize> {
        let section = fact.anchor.get(..find::last(&fact.anchor, "-f")?)?;
        self.sections.iter().position(|found| found.anchor == section)
    }
}

/// What the widget knows of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionPart {
    /// Anchor in the briefing.
    #[serde(with = "crate::text")]
    pub anchor: String,
    /// Other names that lead here.
    #[serde(with = "crate::text::list")]
    pub aliases: Vec<String>,
    /// Number as written: 一, （一）, 1.; empty where there is none.
    #[serde(with = "crate::text")]
    pub number: String,
    /// The number as an address: 1, 1.2; empty where there is none.
    #[serde(with = "crate::text")]
    pub path: String,
    /// Title.
    #[serde(with = "crate::text")]
    pub title: String,
    /// Short title.
    #[serde(with = "crate::text")]
    pub short: String,
    /// 1, 2 or 3.
    pub level: u8,
    /// Index of the section above.
    pub parent: Option<u16>,
    /// What is missing.
    pub missing: Lack,
    /// Length in characters, subsections included.
    #[serde(skip)]
    pub characters: u32,
}

/// A section and those above it, from the inside out; nothing where there is no such section.
pub fn upwards(sections: &[SectionPart], section: usize) -> impl Iterator<Item = usize> {
    // Those above stand before it; what a damaged payload says otherwise leads in circles.
    let above = |idx: &usize| sections.get(*idx)?.parent.map(usize::from).filter(|parent| parent < idx);
    std::iter::successors(Some(section).filter(|idx| *idx < sections.len()), above)
}

/// What the source does not have of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lack {
    /// Nothing is missing.
    None,
    /// The section is missing, or has nothing but a heading.
    Whole,
    /// A list that it announces is missing.
    List,
}

/// What the widget knows of a fact; its words are in the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactPart {
    /// Anchor in the briefing.
    #[serde(with = "crate::text")]
    pub anchor: String,
    /// Index of its sentence.
    pub sentence: u16,
}

/// A key figure of the minute at the top.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPart {
    /// Index of the fact.
    pub fact: u16,
    /// Number as shown, without its unit: 42.8, 第25, 10余.
    pub number: String,
    /// Unit as shown.
    pub unit: String,
    /// Name of the number.
    pub label: String,
    /// Second line.
    pub detail: String,
    /// Editor's remark.
    pub remark: String,
    /// Index of the figure that draws the fact, and of the datum in it.
    pub drawn: Option<(u16, u16)>,
}

/// A payload that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireError {
    /// It is of another version than this code.
    Version(Option<u8>),
    /// Its bytes are damaged.
    Damaged,
}

impl std::fmt::Display for WireError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WireError::Version(Some(found)) => {
                write!(f, "payload of version {found}, this widget reads {VERSION}")
            }
            WireError::Version(None) => f.write_str("payload is empty"),
            WireError::Damaged => f.write_str("payload is damaged"),
        }
    }
}

/// What the widget needs of a briefing.
pub fn briefing_part(
    briefing: &Briefing,
    facts: &[Fact],
    figures: Vec<Figure>,
    keys: Vec<KeyPart>,
) -> BriefingPart {
    let mut sections: Vec<SectionPart> = Vec::with_capacity(briefing.sections.len());
    for (idx, section) in briefing.sections.iter().enumerate() {
        sections.push(SectionPart {
            anchor: section.anchor.clone(),
            aliases: section.aliases.clone(),
            number: section.number.as_ref().map_or_else(String::new, |number| number.surface.clone()),
            path: briefing.number_path(idx),
            title: section.title.clone(),
            short: section.short.clone(),
            level: section.level,
            parent: section.parent.map(|parent| parent as u16),
            missing: lack(section, briefing.characters(idx)),
            characters: briefing.characters(idx) as u32,
        });
    }
    BriefingPart {
        id: briefing.meta.id.clone(),
        title: briefing.meta.title.clone(),
        short: briefing.meta.short.clone(),
        sections,
        facts: facts
            .iter()
            .map(|fact| FactPart { anchor: fact.anchor.clone(), sentence: fact.sentence as u16 })
            .collect(),
        figures,
        keys,
    }
}

fn lack(section: &Section, characters: usize) -> Lack {
    let list = section.blocks.iter().any(|block| matches!(block, Block::Missing(_)));
    match (section.missing.is_some(), list) {
        (true, _) => Lack::Whole,
        (false, true) if characters == 0 => Lack::Whole,
        (false, true) => Lack::List,
        (false, false) => Lack::None,
    }
}

/// The payload as it travels: numbers as bytes, and the strings that they point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// Version, then postcard.
    pub numbers: Vec<u8>,
    /// The strings, one a line.
    pub strings: String,
}

/// The payload as it travels.
///
/// # Errors
/// Never for payloads that fit in memory; the error is passed on rather than hidden.
pub fn encode(payload: &Payload) -> Result<Encoded, postcard::Error> {
    let (body, table) = text::collect(|| postcard::to_allocvec(payload));
    let mut numbers = vec![VERSION];
    numbers.extend(body?);
    // A string is one line: what would end it, and what would end the script element around it, is written otherwise.
    let line = |text: &String| {
        text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('<', "\\l")
    };
    Ok(Encoded { numbers, strings: table.iter().map(line).collect::<Vec<_>>().join("\n") })
}

/// The payload of what has travelled.
///
/// # Errors
/// [`WireError`] where it is of another version or damaged.
pub fn decode(numbers: &[u8], strings: &str) -> Result<Payload, WireError> {
    let Some((&VERSION, body)) = numbers.split_first() else {
        return Err(WireError::Version(numbers.first().copied()));
    };
    // Whoever saves the page again may end its lines otherwise.
    let table = strings.split('\n').map(|line| unescape(line.strip_suffix('\r').unwrap_or(line))).collect();
    text::supply(table, || postcard::from_bytes(body)).map_err(|_| WireError::Damaged)
}

fn unescape(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('l') => '<',
                _ => '\\',
            },
            c => c,
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_survives_the_wire_and_damage_is_an_error() {
        let briefing = BriefingPart {
            id: "a".to_owned(),
            title: "</script>\n\\l\r<".to_owned(),
            short: "a".to_owned(),
            sections: vec![],
            facts: vec![],
            figures: vec![],
            keys: vec![],
        };
        let payload = Payload { briefings: vec![briefing] };
        let Encoded { numbers, strings } = encode(&payload).unwrap();
        assert!(!strings.contains('<'));
        assert_eq!(decode(&numbers, &strings), Ok(payload.clone()));
        assert_eq!(decode(&numbers, &strings.replace('\n', "\r\n")), Ok(payload));
        assert_eq!(decode(&[], &strings), Err(WireError::Version(None)));
        assert_eq!(decode(&[9, 0], &strings), Err(WireError::Version(Some(9))));
        assert_eq!(decode(&[VERSION, 200], &strings), Err(WireError::Damaged));
        assert_eq!(decode(&numbers, ""), Err(WireError::Damaged));
    }
}
