//! What a date has beside its year: 上半年, 一季度, 前5个月, 7月30日, 1—9月, and a day that stands alone.

use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::lookup::longest;
use crate::fact::scan::numeral::{Numeral, ascii_digit, gap, scan_numeral};
use crate::fact::scan::range::joint_len;

/// Halves of a year, with what goes after the year in ISO form.
pub(super) const PART_WORDS: &[(&str, &str)] = &[("上半年", "-H1"), ("下半年", "-H2")];

/// What a part that holds a numeral may begin with beside the numeral: 前三季度, 第3季度.
pub(super) const PART_LETTERS: [char; 2] = [FIRST, ORDINAL];
const FIRST: char = '前';
const ORDINAL: char = '第';

/// Words for a quarter and for months.
const QUARTER: &str = "季度";
const MONTHS: &[&str] = &["个月份", "个月", "月"];

/// What 月 begins other words with: 月均.
const NOT_MONTHS: &[&str] = &["均", "亮", "球", "台", "嫂", "饼", "薪"];

/// What follows a number of days that is a span and no date: 30日内.
const SPANS: &[&str] = &["内", "以", "游", "均", "龄", "元", "产", "用", "处理", "多", "前", "后", "之"];

/// A date without its year: what goes after the year in ISO form, the unit, and the length read.
pub(super) struct Part {
    pub(super) iso: String,
    pub(super) unit: &'static str,
    pub(super) len: usize,
    /// The part that ends a period, where this is one.
    pub(super) until: Option<String>,
}

impl Part {
    fn new(iso: impl Into<String>, unit: &'static str, len: usize) -> Self {
        Self { iso: iso.into(), unit, len, until: None }
    }
}

/// What may follow a year, or stand without one.
pub(super) fn scan_part(text: &str, cursor: &Cursor<'_>, after_year: bool) -> Option<Part> {
    for (word, iso) in PART_WORDS {
        if text.starts_with(word) {
            return Some(Part::new(*iso, "半年", word.len()));
        }
    }
    first_so_many(text)
        .or_else(|| quarter(text))
        .or_else(|| months(text))
        .or_else(|| if after_year { None } else { bare_day(text, cursor) })
}

/// 前三季度, 前5个月: from the beginning of the year.
fn first_so_many(text: &str) -> Option<Part> {
    let body = text.strip_prefix(FIRST)?;
    let numeral = scan_numeral(body)?;
    let after = body.get(numeral.len..)?;
    let count = numeral.value as u32;
    let head = text.len() - after.len();
    if after.starts_with(QUARTER) && (2..=4).contains(&count) {
        let len = head + QUARTER.len();
        return Some(Part { until: Some(format!("-Q{count}")), ..Part::new("-Q1", QUARTER, len) });
    }
    let unit = longest(MONTHS, after)?;
    (2..=12)
        .contains(&count)
        .then(|| Part { until: Some(format!("-{count:02}")), ..Part::new("-01", "月", head + unit.len()) })
}

/// 一季度, 第3季度, 1—3季度.
fn quarter(text: &str) -> Option<Part> {
    let body = text.strip_prefix(ORDINAL).unwrap_or(text);
    let numeral = small(body, 4)?;
    let number = numeral.value as u32;
    let after = body.get(numeral.len..)?;
    let head = text.len() - after.len();
    if after.starts_with(QUARTER) {
        return Some(Part::new(format!("-Q{number}"), QUARTER, head + QUARTER.len()));
    }
    let joint = joint_len(after);
    let until = small(after.get(joint..)?, 4).filter(|_| joint > 0)?;
    after.get(joint + until.len..)?.starts_with(QUARTER).then(|| Part {
        until: Some(format!("-Q{}", until.value as u32)),
        ..Part::new(format!("-Q{number}"), QUARTER, head + joint + until.len + QUARTER.len())
    })
}

/// 7月, 7月份, 7月30日, 1—9月, 7月30日至8月5日, 3月5日至11日.
fn months(text: &str) -> Option<Part> {
    let month = small(text, 12)?;
    let number = month.value as u32;
    let mut len = month.len;
    let joint = joint_len(text.get(len..)?);
    if joint > 0
        && let Some(until) = small(text.get(len + joint..)?, 12)
        && let Some(unit) = month_unit(text.get(len + joint + until.len..)?)
        && day(text.get(len + joint + until.len + unit..)?).is_none()
    {
        return Some(Part {
            until: Some(format!("-{:02}", until.value as u32)),
            ..Part::new(format!("-{number:02}"), "月", len + joint + until.len + unit)
        });
    }
    let unit = month_unit(text.get(len..)?)?;
    len += unit;
    let after = text.get(len..)?;
    let Some((from, read)) = day(after).filter(|_| !text[..len].ends_with('份')) else {
        // 3月—5月 is one period.
        let joint = joint_len(after);
        if joint > 0
            && let Some(until) = small(after.get(joint..)?, 12)
            && let Some(unit) = month_unit(after.get(joint + until.len..)?)
            && day(after.get(joint + until.len + unit..)?).is_none()
        {
            let part = Part::new(format!("-{number:02}"), "月", len + joint + until.len + unit);
            return Some(Part { until: Some(format!("-{:02}", until.value as u32)), ..part });
        }
        return Some(Part::new(format!("-{number:02}"), "月", len));
    };
    len += read;
    let mut part = Part::new(format!("-{number:02}-{from:02}"), "日", len);
    let after = text.get(len..)?;
    let joint = joint_len(after);
    if joint > 0 {
        let next = after.get(joint..)?;
        if let Some((until, read)) = day(next) {
            part.until = Some(format!("-{number:02}-{until:02}"));
            part.len += joint + read;
        } else if let Some(month) = small(next, 12)
            && let Some(unit) = month_unit(next.get(month.len..)?)
            && let Some((until, read)) = day(next.get(month.len + unit..)?)
        {
            part.until = Some(format!("-{:02}-{until:02}", month.value as u32));
            part.len += joint + month.len + unit + read;
        }
    }
    Some(part)
}

/// Length of 月 or 月份; none where 月 begins another word.
fn month_unit(text: &str) -> Option<usize> {
    let blank = gap(text);
    let after = text.get(blank..)?.strip_prefix('月')?;
    let word = NOT_MONTHS.iter().any(|word| after.starts_with(word));
    let share = if after.starts_with('份') && !after.starts_with("份额") { '份'.len_utf8() } else { 0 };
    (!word).then_some(blank + '月'.len_utf8() + share)
}

/// 30日 or 30号, with the length read.
fn day(text: &str) -> Option<(u32, usize)> {
    let blank = gap(text);
    let body = text.get(blank..)?;
    let numeral = small(body, 31)?;
    let after = body.get(numeral.len..)?;
    let space = gap(after);
    let rest = after.get(space..)?.strip_prefix('日')?;
    Some((numeral.value as u32, text.len() - rest.len()))
}

/// 17日 of a month that the text named before: only where it is told what happened then.
fn bare_day(text: &str, cursor: &Cursor<'_>) -> Option<Part> {
    if !text.starts_with(|c: char| ascii_digit(c).is_some()) {
        return None;
    }
    let (number, len) = day(text)?;
    let after = text.get(len..)?;
    if cursor.is_per() || SPANS.iter().any(|word| after.starts_with(word)) {
        return None;
    }
    let month = cursor.calendar.month.map_or_else(|| "XX".to_owned(), |month| format!("{month:02}"));
    Some(Part::new(format!("-{month}-{number:02}"), "日", len))
}

/// A whole number of 1 to `most`, without a magnitude.
fn small(text: &str, most: u32) -> Option<Numeral> {
    let numeral = scan_numeral(text)?;
    let whole = numeral.value.fract() == 0.0 && (1.0..=f64::from(most)).contains(&numeral.value);
    (whole && numeral.magnitude.is_empty()).then_some(numeral)
}
