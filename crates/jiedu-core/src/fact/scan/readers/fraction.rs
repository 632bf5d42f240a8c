//! Shares in words: 百分之七十, 三分之二, 七成以上, 一半.

use crate::document::chinese_digit;
use crate::fact::scan::change::is_growth;
use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::numeral::{Numeral, scan_numeral};
use crate::fact::scan::qualifier::{BEFORE, scan_after};
use crate::fact::scan::range::joint_len;
use crate::fact::scan::reader::Reader;
use crate::fact::scan::unit::scan_unit;
use crate::fact::{Kind, Value};

/// Words for a hundredth and a thousandth, with the sign that they stand for.
const PARTS: &[(&str, &str)] = &[("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")];

/// Words for a half.
const HALVES: &[&str] = &["一半", "半数"];

/// What makes a tenth of a numeral: 七成.
const TENTHS: char = '成';

/// What follows 成 in other words: 五成立.
#[rustfmt::skip]
const NOT_TENTHS: &[&str] = &[
    "立", "为", "果", "功", "员", "本", "绩", "效", "套", "品", "人", "年", "长", "熟", "就", "交", "形", "群", "片",
    "林", "都", "了", "渝",
];

/// What is counted after 成 by a numeral of its own: 九成五个项目 has no half of a tenth.
const COUNTED: &[&str] = &["个", "项", "家"];

pub(super) const READER: Reader = Reader {
    name: "fraction",
    examples: &["百分之七十", "千分之三", "万分之三", "三分之二", "七成以上", "1/4", "近一半", "半数"],
    begins: |letters| letters.numerals().keys(PARTS).words(HALVES).keys(BEFORE),
    read,
};

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    let rest = cursor.rest();
    let (prefix, before) = cursor.qualifier();
    let body = rest.get(prefix..)?;
    let (value, unit, read) =
        percent(body).or_else(|| tenths(body)).or_else(|| parts(body)).or_else(|| half(body))?;
    let mut len = prefix + read;
    let mut qualifier = before;
    if let Some((more, after)) = rest.get(len..).and_then(scan_after) {
        len += more;
        qualifier = after;
    }
    let after = rest.get(len..).unwrap_or_default();
    let kind = if is_growth(cursor.before(), after) { Kind::Growth } else { Kind::Share };
    let quantity = Quantity::new(len, value, unit, kind).qualified(qualifier);
    let vague = unit.is_empty() && body.starts_with(['一', '半']) && read <= "一半".len();
    Some(if vague { quantity.soft() } else { quantity }.into())
}

/// 百分之七十, 千分之三, 百分之五至百分之八.
fn percent(text: &str) -> Option<(Value, &'static str, usize)> {
    let (first, unit, mut len) = one_percent(text)?;
    let joint = joint_len(text.get(len..)?);
    if joint > 0 {
        let after = text.get(len + joint..)?;
        let until = one_percent(after).map(|(value, _, len)| (value, len));
        if let Some((last, read)) = until.or_else(|| scan_numeral(after).map(|n| with_decimals(&n, after))) {
            len += joint + read;
            return Some((Value::Range(first, last), unit, len));
        }
    }
    Some((Value::Number(first), unit, len))
}

fn one_percent(text: &str) -> Option<(f64, &'static str, usize)> {
    let (word, unit) = PARTS.iter().find(|(word, _)| text.starts_with(word))?;
    let after = text.get(word.len()..)?;
    if after.starts_with('百') {
        return Some((100.0, unit, word.len() + '百'.len_utf8()));
    }
    let numeral = scan_numeral(after)?;
    let (value, len) = with_decimals(&numeral, after);
    Some((value, unit, word.len() + len))
}

/// 五点五 of 百分之五点五: here the unit stands before, so that any digits behind 点 are decimals.
fn with_decimals(numeral: &Numeral, text: &str) -> (f64, usize) {
    let tail = text.get(numeral.len..).unwrap_or_default();
    let decimals = tail.strip_prefix('点').filter(|_| numeral.chinese && numeral.magnitude.is_empty());
    let digits: String = decimals
        .unwrap_or_default()
        .chars()
        .map_while(chinese_digit)
        .filter_map(|d| char::from_digit(d, 10))
        .collect();
    let read: usize = decimals.unwrap_or_default().chars().take(digits.len()).map(char::len_utf8).sum();
    match format!("{}.{digits}", numeral.value).parse() {
        Ok(value) if !digits.is_empty() && digits.len() < 6 => (value, numeral.len + '点'.len_utf8() + read),
        _ => (numeral.value, numeral.len),
    }
}

/// 七成, 九成五, 七到八成.
fn tenths(text: &str) -> Option<(Value, &'static str, usize)> {
    let first = tenth(text)?;
    let mut len = first.len;
    let mut value = Value::Number(first.value);
    let joint = joint_len(text.get(len..)?);
    if joint > 0 {
        let last = tenth(text.get(len + joint..)?)?;
        len += joint + last.len;
        value = Value::Range(first.value, last.value);
    }
    let after = text.get(len..)?.strip_prefix(TENTHS)?;
    if NOT_TENTHS.iter().any(|word| after.starts_with(word)) {
        return None;
    }
    len += TENTHS.len_utf8();
    // 九成五 is 9.5 of 成.
    if let (Value::Number(whole), Some(half)) = (&value, tenth(after)) {
        let behind = after.get(half.len..).unwrap_or_default();
        if !COUNTED.iter().any(|word| behind.starts_with(word)) {
            return Some((Value::Number(whole + half.value / 10.0), "成", len + half.len));
        }
    }
    Some((value, "成", len))
}

fn tenth(text: &str) -> Option<Numeral> {
    let numeral = scan_numeral(text)?;
    let fits = numeral.magnitude.is_empty() && (2.0..=9.9).contains(&numeral.value);
    fits.then_some(numeral)
}

/// 三分之二, 1/4.
fn parts(text: &str) -> Option<(Value, &'static str, usize)> {
    let below = scan_numeral(text).filter(|numeral| numeral.magnitude.is_empty())?;
    let after = text.get(below.len..)?;
    if let Some(rest) = after.strip_prefix(['/', '／']) {
        return slashed(&below, rest).map(|(value, read)| (value, "", text.len() - rest.len() + read));
    }
    if let Some(rest) = after.strip_prefix('分')
        && let Some((value, read)) = short_fraction(&below, rest)
    {
        return Some((value, "", text.len() - rest.len() + read));
    }
    let rest = after.strip_prefix("分之")?;
    let above = scan_numeral(rest).filter(|numeral| numeral.magnitude.is_empty())?;
    Some((Value::Number(above.value / below.value), "", text.len() - rest.len() + above.len))
}

/// The rest of 三分一, as it is said in Hong Kong.
fn short_fraction(below: &Numeral, rest: &str) -> Option<(Value, usize)> {
    let above = scan_numeral(rest).filter(|numeral| numeral.is_one_character())?;
    let ends = scan_unit(rest.get(above.len..)?).is_none();
    let proper = below.is_one_character() && above.value < below.value && below.value >= 3.0;
    (proper && ends).then_some((Value::Number(above.value / below.value), above.len))
}

/// The rest of 1/4, where it can't be a day or a number of pages.
fn slashed(above: &Numeral, rest: &str) -> Option<(Value, usize)> {
    let below = scan_numeral(rest).filter(|numeral| !numeral.chinese && numeral.magnitude.is_empty())?;
    let after = rest.get(below.len..)?;
    let proper = above.value < below.value && below.value <= 100.0 && above.value.fract() == 0.0;
    let ends = !after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '／' | '.'));
    (!above.chinese && proper && ends).then_some((Value::Number(above.value / below.value), below.len))
}

/// 一半, 半数.
fn half(text: &str) -> Option<(Value, &'static str, usize)> {
    let word = HALVES.iter().find(|word| text.starts_with(**word))?;
    Some((Value::Number(0.5), "", word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Qualifier;
    use crate::fact::scan::calendar::Calendar;

    fn check(text: &str, value: Value, unit: &str, qualifier: Qualifier, len: usize) {
        let calendar = Calendar::default();
        let cursor = Cursor { text, at: 0, calendar: &calendar };
        let Some(Found::Quantity(found)) = read(&cursor) else { panic!("{text}") };
        assert_eq!(
            (found.value, found.unit.as_str(), found.qualifier, found.len),
            (value, unit, qualifier, len)
        );
    }

    #[test]
    fn shares_in_words() {
        check("百分之七十", Value::Number(70.0), "%", Qualifier::Exact, 15);
        check("三分之二以上", Value::Number(2.0 / 3.0), "", Qualifier::AtLeast, 18);
        check("近八成", Value::Number(8.0), "成", Qualifier::Approx, 9);
        check("百分之五点五", Value::Number(5.5), "%", Qualifier::Exact, 18);
        check("三分一", Value::Number(1.0 / 3.0), "", Qualifier::Exact, 9);
        check("九成五", Value::Number(9.5), "成", Qualifier::Exact, 9);
    }
}
