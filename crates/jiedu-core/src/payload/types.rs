//! The types of the payload.

use serde::{Deserialize, Serialize};

use crate::fact::{Direction, Kind, Qualifier};
use crate::figure::Chart;
use crate::outline::SectionPart;
use crate::passage::Passage;
use crate::term::TermKind;

/// Everything the widget is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payload {
    /// The briefings, the one shown first at the head.
    pub briefings: Vec<BriefingPart>,
}

/// What the widget knows of a briefing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BriefingPart {
    /// Id of the briefing.
    #[serde(with = "crate::string_table")]
    pub id: String,
    /// Its title.
    #[serde(with = "crate::string_table")]
    pub title: String,
    /// Its name in the switch.
    #[serde(with = "crate::string_table")]
    pub short: String,
    /// Who held the meeting, for citations; empty where nobody is named.
    #[serde(with = "crate::string_table")]
    pub issuer: String,
    /// Who published it, likewise.
    #[serde(with = "crate::string_table")]
    pub publisher: String,
    /// When the meeting was, likewise.
    pub meeting: MeetingDate,
    /// Its sections in order.
    pub sections: Vec<SectionPart>,
    /// Its facts in order.
    pub facts: Vec<FactPart>,
    /// Its figures in order.
    pub figures: Vec<FigurePart>,
    /// Its terms by where they stand first.
    pub terms: Vec<TermPart>,
    /// Its frameworks, likewise.
    pub frameworks: Vec<FrameworkPart>,
    /// Its tasks in order.
    pub tasks: Vec<TaskPart>,
}

/// The day of a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDate {
    /// Year.
    pub year: u16,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
    /// Whether the year is inferred from the text.
    pub inferred: bool,
}

/// What the widget knows of a fact: what the rules read of it. Its sentence is in the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactPart {
    /// Anchor in the briefing.
    #[serde(with = "crate::string_table")]
    pub anchor: String,
    /// Index of its sentence.
    pub sentence: u16,
    /// Index of the section that it stands in; none before the first.
    pub section: Option<u16>,
    /// As written, with the words that change the value: 突破800人, 前20名.
    #[serde(with = "crate::string_table")]
    pub surface: String,
    /// What is counted; empty where the rule is not sure.
    #[serde(with = "crate::string_table")]
    pub subject: String,
    /// The value with its unit, as the table of numbers shows it: 185亿元, 2021-H1.
    #[serde(with = "crate::string_table")]
    pub value: String,
    /// Unit as written: 亿元, %, 家, 位; empty for a date.
    #[serde(with = "crate::string_table")]
    pub unit: String,
    /// What kind of quantity it is.
    pub kind: Kind,
    /// What the words around the number make of it.
    pub qualifier: Qualifier,
    /// Whether the sentence says that something rose or fell.
    pub direction: Direction,
    /// Time it speaks of; empty where the text doesn't say.
    #[serde(with = "crate::string_table")]
    pub period: String,
    /// Area it speaks of, such as 全省; empty where the text doesn't say.
    #[serde(with = "crate::string_table")]
    pub scope: String,
    /// Whether a part of the value (a year) is inferred.
    pub inferred: bool,
}

/// What the widget knows of a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigurePart {
    /// Id, unique in the briefing; its anchor is `fig-{id}`.
    #[serde(with = "crate::string_table")]
    pub id: String,
    /// Running number in the briefing, from 1.
    pub number: u16,
    /// The finding, as a sentence.
    #[serde(with = "crate::string_table")]
    pub caption: String,
    /// Index of the section that it stands in; none before the first.
    pub section: Option<u16>,
    /// Indexes of the facts that it draws or works something out from, ascending.
    pub facts: Vec<u16>,
    /// What is drawn; none for a grid, which is HTML and stays as it was prerendered.
    pub chart: Option<Chart>,
}

/// What the widget knows of a term: what stands in “…” or 《…》.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermPart {
    /// The term without its marks.
    #[serde(with = "crate::string_table")]
    pub text: String,
    /// What it names.
    pub kind: TermKind,
    /// The sentence that explains it; none where none does.
    pub explained: Option<Passage>,
    /// How many sentences explain it.
    pub explanations: u16,
    /// Its places in order; the second title of the front matter is none.
    pub places: Vec<Passage>,
}

/// What the widget knows of a framework: a name that counts its members.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrameworkPart {
    /// The name, without marks.
    #[serde(with = "crate::string_table")]
    pub name: String,
    /// Where it stands first; none in the second title of the front matter.
    pub place: Option<Passage>,
    /// What it counts, in its order.
    pub counts: Vec<CountPart>,
}

/// A part of a framework: how many of what, and which the text lists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountPart {
    /// How many the name declares.
    pub count: u16,
    /// Of what; empty in 1+6.
    #[serde(with = "crate::string_table")]
    pub noun: String,
    /// Those that the text lists, as they are written.
    #[serde(with = "crate::string_table::list")]
    pub members: Vec<String>,
}

/// What the widget knows of a task: where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskPart {
    /// Its words.
    pub passage: Passage,
}
