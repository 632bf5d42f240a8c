//! Names that count their members without listing them (“1+6”, “一带五区六示范”), as marks of a chart.

use super::block::Block;
use super::data::{Datum, Emphasis};
use crate::fact::arity::parse_framework;
use crate::fact::{Kind, Qualifier};

/// A name that was quoted, and what it counts.
pub(super) struct Named {
    /// Name and count of each kind of members, in order.
    pub(super) members: Vec<(String, u32)>,
    pub(super) sentence: u16,
    pub(super) emphasis: Emphasis,
}

/// Reads a mark that quotes such a name: `quote` and `emphasis`. `fits` says which counts the form can draw, and `wanted`
/// is an example of a name that has them.
pub(super) fn read_named(
    mark: &mut Block<'_, '_>,
    wanted: &str,
    fits: fn(&[(String, u32)]) -> bool,
) -> Option<Named> {
    let emphasis = mark.emphasis();
    let quote = mark.required("quote")?;
    let range = mark.finder.passage(&quote, None)?;
    let quoted = mark.finder.briefing.slice(&range);
    // 即“1+6”工作体系: what stands in “” is the name.
    let name = quoted.split_once('“').map_or(quoted, |(_, rest)| rest.split('”').next().unwrap_or(rest));
    let members: Vec<(String, u32)> =
        parse_framework(name).into_iter().map(|member| (member.name, member.count)).collect();
    if members.is_empty() || !fits(&members) {
        let message = format!("“{name}” does not say how many members it has");
        mark.finder.error(
            "quote-without-fact",
            &quote.span,
            message,
            format!("quote a name such as {wanted}"),
        );
        return None;
    }
    let sentence = mark.finder.sentence(&range).unwrap_or_default();
    Some(Named { members, sentence, emphasis })
}

impl Named {
    /// A count as a datum, which is of no fact: a name is no quantity.
    pub(super) fn datum(&self, label: &str, surface: &str, count: u32) -> Datum {
        Datum {
            label: label.to_owned(),
            group: String::new(),
            surface: surface.to_owned(),
            value: f64::from(count),
            unit: String::new(),
            kind: Kind::Count,
            qualifier: Qualifier::Exact,
            emphasis: self.emphasis,
            planned: false,
            fact: None,
            sentence: self.sentence,
        }
    }
}
