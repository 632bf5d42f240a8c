//! Units: what follows a numeral and its magnitude, and which kind of quantity it makes.

use super::Kind;
use super::lookup::longest;
use crate::fact::lexicon::units::{LETTERED, PER, UNITS, WORDS};

/// A unit as it stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) kind: Kind,
    /// As written, in half width: %, 元/吨.
    pub(super) name: String,
    /// Length in bytes.
    pub(super) len: usize,
}

/// The unit that a text begins with.
pub(super) fn scan_unit(text: &str) -> Option<Unit> {
    let (kind, name) = lettered(text).or_else(|| plain(text))?;
    let mut unit = Unit { kind, name: name.replace('％', "%"), len: name.len() };
    // 13亿人口 are so many people.
    if name == "人口" {
        unit.name = "人".to_owned();
    }
    // 元/吨, 件/万人, 元/人·月, 立方米每秒.
    let mut mark = ['/', '／', '每'].as_slice();
    while let Some(found) = mark.iter().find(|mark| text[unit.len..].starts_with(**mark))
        && let Some(per) = longest(PER, &text[unit.len + found.len_utf8()..])
    {
        unit.name.push(if *found == '／' { '/' } else { *found });
        unit.name.push_str(per);
        unit.len += found.len_utf8() + per.len();
        mark = &['·', '/'];
    }
    Some(unit)
}

fn lettered(text: &str) -> Option<(Kind, &'static str)> {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic() || c == 'μ') {
        return None;
    }
    let found = longest_of(LETTERED, text)?;
    let after = &text[found.1.len()..];
    (!after.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(found)
}

fn plain(text: &str) -> Option<(Kind, &'static str)> {
    let found = longest_of(UNITS, text)?;
    let after = &text[found.1.len()..];
    let word = WORDS
        .iter()
        .any(|(unit, endings)| *unit == found.1 && endings.iter().any(|ending| after.starts_with(ending)));
    (!word).then_some(found)
}

fn longest_of(table: &[(Kind, &[&'static str])], text: &str) -> Option<(Kind, &'static str)> {
    let mut best: Option<(Kind, &'static str)> = None;
    for (kind, units) in table {
        if let Some(unit) = longest(units, text)
            && best.is_none_or(|(_, found)| unit.len() > found.len())
        {
            best = Some((*kind, unit));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(Kind, &str)>) {
        let found = scan_unit(text);
        assert_eq!(found.as_ref().map(|unit| (unit.kind, unit.name.as_str())), expected, "{text}");
    }

    #[test]
    fn the_longest_unit_is_taken() {
        check("个百分点", Some((Kind::Growth, "个百分点")));
        check("个省市", Some((Kind::Count, "个")));
        check("平方米", Some((Kind::Amount, "平方米")));
        check("元／吨", Some((Kind::Money, "元/吨")));
        check("微克/立方米", Some((Kind::Amount, "微克/立方米")));
        check("％", Some((Kind::Share, "%")));
        check("长的", None);
    }

    #[test]
    fn words_that_begin_as_a_unit_does_are_none() {
        for text in ["年级", "人民", "国集团", "方案", "kgx", "支持"] {
            check(text, None);
        }
    }
}
