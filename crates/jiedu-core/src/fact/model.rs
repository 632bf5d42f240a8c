//! The fields of a fact.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::document::Briefing;

/// A quantity stated in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Anchor in the briefing: the section's anchor and a running number, `innovation-f3`.
    pub anchor: String,
    /// Place in the briefing's text.
    pub span: Range<usize>,
    /// As written, with the words that change the value: 突破800人, 前20名.
    pub surface: String,
    /// The value in `unit`.
    pub value: Value,
    /// Unit as written, in simplified characters: 亿元, %, 家, 位. What 每 before the number says is in it: 元/月.
    pub unit: String,
    /// What kind of quantity it is.
    pub kind: Kind,
    /// What the words around the number make of it.
    pub qualifier: Qualifier,
    /// Whether the sentence says that something rose or fell.
    pub direction: Direction,
    /// Time it speaks of; empty where the text doesn't say.
    pub period: String,
    /// Area it speaks of, such as 全省; empty where the text doesn't say.
    pub scope: String,
    /// What is counted; empty where the rule is not sure.
    pub subject: String,
    /// Index of the sentence in the briefing.
    pub sentence: usize,
    /// Index of the section in the briefing; none before the first.
    pub section: Option<usize>,
    /// Whether a count of it must be found.
    pub tier: Tier,
    /// Whether a part of the value (a year) is inferred.
    pub inferred: bool,
}

impl Fact {
    /// The number as a reader is told it outside of its text: in a table the unit stands in a head.
    pub fn told(&self, briefing: &Briefing) -> String {
        let in_row = briefing.sentences.get(self.sentence).is_some_and(|sentence| sentence.row);
        if in_row && self.kind != Kind::Date && !self.surface.contains(&self.unit) {
            return [self.surface.as_str(), &self.unit].concat();
        }
        self.surface.clone()
    }
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// One number, in the unit as written.
    Number(f64),
    /// From, to.
    Range(f64, f64),
    /// Parts of a ratio.
    Ratio(Vec<f64>),
    /// ISO form: 2022-07-30, 2021-H1, 2022-Q1, 2021.
    Date(String),
}

impl Value {
    /// The number, where the value is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Kind of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the field's terms")]
pub enum Kind {
    Money,
    Amount,
    Count,
    Share,
    Growth,
    Rank,
    Duration,
    Length,
    Date,
    /// Years that somebody is old: 60周岁以上, 预期寿命78.2岁.
    Age,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Money,
        Self::Amount,
        Self::Count,
        Self::Share,
        Self::Growth,
        Self::Rank,
        Self::Duration,
        Self::Length,
        Self::Date,
        Self::Age,
    ];

    /// The name in data and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Money => "money",
            Kind::Amount => "amount",
            Kind::Count => "count",
            Kind::Share => "share",
            Kind::Growth => "growth",
            Kind::Rank => "rank",
            Kind::Duration => "duration",
            Kind::Length => "length",
            Kind::Date => "date",
            Kind::Age => "age",
        }
    }
}

/// What the words around a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Qualifier {
    /// Nothing.
    Exact,
    /// 约, 近, 左右.
    Approx,
    /// 以上.
    AtLeast,
    /// 余, 多, 突破, 超过.
    Over,
    /// 不足.
    Under,
    /// 前N, N以内.
    Within,
}

impl Qualifier {
    /// All qualifiers.
    pub const ALL: [Self; 6] =
        [Self::Exact, Self::Approx, Self::AtLeast, Self::Over, Self::Under, Self::Within];

    /// The name in data and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::Approx => "approx",
            Qualifier::AtLeast => "at-least",
            Qualifier::Over => "over",
            Qualifier::Under => "under",
            Qualifier::Within => "within",
        }
    }
}

/// Direction of change that a sentence states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Direction {
    Increase,
    Decrease,
    None,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 3] = [Self::Increase, Self::Decrease, Self::None];

    /// The name in data and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Increase => "increase",
            Direction::Decrease => "decrease",
            Direction::None => "none",
        }
    }
}

/// Whether an extraction must find the quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// A number with a unit: must be found.
    Core,
    /// Chinese numerals on 大, 项, 级, 首: scored apart.
    Soft,
}

impl Tier {
    /// The name in data and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Tier::Core => "core",
            Tier::Soft => "soft",
        }
    }
}
