//! Dates and periods: 2021年, 2021年上半年, 今年一季度, 7月30日, 1—9月, 2021—2025年, 前三季度, “十四五”末, 今年以来.

use super::here::{Found, Here, Quantity};
use super::numeral::{Numeral, gap, scan_numeral};
use super::{Kind, Value};

/// A date without its year: what goes after the year in ISO form, the unit, and the length read.
struct Part {
    iso: String,
    unit: &'static str,
    len: usize,
    /// The part that ends a period, where this is one.
    until: Option<String>,
}

impl Part {
    fn new(iso: impl Into<String>, unit: &'static str, len: usize) -> Self {
        Self { iso: iso.into(), unit, len, until: None }
    }
}

/// Words for a year that count from the year of the text.
const YEARS: &[(&str, i32)] =
    &[("今年", 0), ("本年", 0), ("去年", -1), ("上年", -1), ("前年", -2), ("明年", 1), ("后年", 2)];

/// Years of the five-year plans, by name.
const PLANS: &[(&str, u16)] = &[
    ("十六五", 2031),
    ("十五五", 2026),
    ("十四五", 2021),
    ("十三五", 2016),
    ("十二五", 2011),
    ("十一五", 2006),
    ("十五", 2001),
    ("九五", 1996),
    ("八五", 1991),
    ("七五", 1986),
    ("六五", 1981),
    ("五五", 1976),
];

/// Reads the date or period that stands here.
pub(super) fn scan_date(here: &Here<'_>) -> Option<Found> {
    plan(here).or_else(|| dated(here)).map(Found::from)
}

/// Whether a text can begin a date; a quick look before the long one.
pub(super) fn begins_date(c: char) -> bool {
    matches!(c, '今' | '本' | '去' | '上' | '下' | '前' | '明' | '后' | '第' | '“' | '"')
}

/// “十三五”时期, “十四五”末; the name of a plan alone is a name.
fn plan(here: &Here<'_>) -> Option<Quantity> {
    let body = here.rest().strip_prefix(['“', '"'])?;
    let mark = here.rest().len() - body.len();
    let (name, first) = PLANS.iter().find(|(name, _)| body.starts_with(name))?;
    let after = body.get(name.len()..)?.strip_prefix(['”', '"'])?;
    let head = here.rest().len() - after.len();
    debug_assert!(head > mark);
    let last = first + 4;
    let words: [(&str, String); 7] = [
        ("时期", format!("{first}/{last}")),
        ("期间", format!("{first}/{last}")),
        ("以来", format!("{first}/{last}")),
        ("末期", format!("{last}")),
        ("末", format!("{last}")),
        ("初期", format!("{first}")),
        ("初", format!("{first}")),
    ];
    let (word, value) = words.into_iter().find(|(word, _)| after.starts_with(word))?;
    let unit = if value.contains('/') { "五年" } else { "年" };
    Some(Quantity::new(head + word.len(), Value::Date(value), unit, Kind::Date).soft())
}

fn dated(here: &Here<'_>) -> Option<Quantity> {
    let rest = here.rest();
    if let Some(years) = year_range(rest) {
        return Some(years);
    }
    let (mut year, mut supplied, mut len) = (None, true, 0);
    let mut relative = false;
    if let Some((written, read)) = written_year(rest) {
        (year, supplied, len) = (Some(written), false, read);
    } else if let Some((word, step)) = YEARS.iter().find(|(word, _)| rest.starts_with(word)) {
        year = here.calendar.year.and_then(|year| u16::try_from(i32::from(year) + step).ok());
        len = word.len();
        relative = true;
    }
    let after = rest.get(len..)?;
    let part = part(after, here, len > 0);
    if part.is_none() && relative {
        // 今年 alone holds no number; 今年以来 is a period that the text measures by.
        let since = after.strip_prefix("以来")?;
        let len = rest.len() - since.len();
        return Some(Quantity { supplied: true, ..date(year, "", None, "年", len).soft() });
    }
    let Some(part) = part else {
        return (len > 0).then(|| date(year, "", None, "年", len));
    };
    if len == 0 {
        year = here.calendar.stated.or(here.calendar.year);
        supplied = here.calendar.stated.is_none();
    }
    let quantity = date(year, &part.iso, part.until.as_deref(), part.unit, len + part.len);
    Some(Quantity { supplied: supplied || relative, ..quantity })
}

fn date(year: Option<u16>, iso: &str, until: Option<&str>, unit: &str, len: usize) -> Quantity {
    let year = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    let mut value = format!("{year}{iso}");
    if let Some(until) = until {
        value.push_str(&format!("/{year}{until}"));
    }
    Quantity::new(len, Value::Date(value), unit, Kind::Date)
}

/// 2021年, 2021年度, 二〇二一年; with the length read.
fn written_year(text: &str) -> Option<(u16, usize)> {
    let numeral = year_numeral(text)?;
    let blank = gap(text.get(numeral.len..)?);
    let after = text.get(numeral.len + blank..)?.strip_prefix('年')?;
    let word = ["代", "级", "期", "均", "产"].iter().any(|word| after.starts_with(word));
    let len = text.len() - after.len();
    // 2021年度 is 2021年; 度假 begins another word.
    let degree = after.starts_with('度') && !after.starts_with("度假");
    (!word).then_some((numeral.value as u16, len + if degree { '度'.len_utf8() } else { 0 }))
}

fn year_numeral(text: &str) -> Option<Numeral> {
    let numeral = scan_numeral(text)?;
    let digits = text.get(..numeral.digits)?.chars().filter(|c| !c.is_whitespace()).count();
    let fits = numeral.magnitude.is_empty() && digits == 4 && (1500.0..2200.0).contains(&numeral.value);
    fits.then_some(numeral)
}

/// 2021—2025年, 2016至2020年.
fn year_range(text: &str) -> Option<Quantity> {
    let first = year_numeral(text)?;
    let after = text.get(first.len..)?;
    let own = after.strip_prefix('年').filter(|after| after.starts_with(['-', '—', '－', '~', '～', '–']));
    let after = own.unwrap_or(after);
    let joint = joint_len(after);
    if joint == 0 {
        return None;
    }
    let (last, len) = written_year(after.get(joint..)?)?;
    let len = text.len() - after.len() + joint + len;
    let value = format!("{:04}/{last:04}", first.value as u16);
    Some(Quantity::new(len, Value::Date(value), "年", Kind::Date))
}

/// Length of the mark or word that joins the ends of a range; 0 where there is none.
pub(super) fn joint_len(text: &str) -> usize {
    let marks = text.find(|c| !matches!(c, '-' | '—' | '－' | '~' | '～' | '–' | '−' | '―' | '─' | '﹣'));
    let marks = marks.unwrap_or(text.len());
    if marks > 0 && text[..marks].chars().count() <= 2 {
        return marks;
    }
    ["至", "到"].into_iter().find(|word| text.starts_with(word)).map_or(0, str::len)
}

/// What may follow a year, or stand without one.
fn part(text: &str, here: &Here<'_>, after_year: bool) -> Option<Part> {
    for (word, iso) in [("上半年", "-H1"), ("下半年", "-H2")] {
        if text.starts_with(word) {
            return Some(Part::new(iso, "半年", word.len()));
        }
    }
    first_so_many(text)
        .or_else(|| quarter(text))
        .or_else(|| months(text))
        .or_else(|| if after_year { None } else { lone_day(text, here) })
}

/// 前三季度, 前5个月: from the beginning of the year.
fn first_so_many(text: &str) -> Option<Part> {
    let body = text.strip_prefix('前')?;
    let numeral = scan_numeral(body)?;
    let after = body.get(numeral.len..)?;
    let count = numeral.value as u32;
    let head = text.len() - after.len();
    if after.starts_with("季度") && (2..=4).contains(&count) {
        let len = head + "季度".len();
        return Some(Part { until: Some(format!("-Q{count}")), ..Part::new("-Q1", "季度", len) });
    }
    let unit = ["个月份", "个月", "月"].into_iter().find(|unit| after.starts_with(unit))?;
    (2..=12)
        .contains(&count)
        .then(|| Part { until: Some(format!("-{count:02}")), ..Part::new("-01", "月", head + unit.len()) })
}

/// 一季度, 第3季度, 1—3季度.
fn quarter(text: &str) -> Option<Part> {
    let body = text.strip_prefix('第').unwrap_or(text);
    let numeral = small(body, 4)?;
    let number = numeral.value as u32;
    let after = body.get(numeral.len..)?;
    let head = text.len() - after.len();
    if after.starts_with("季度") {
        return Some(Part::new(format!("-Q{number}"), "季度", head + "季度".len()));
    }
    let joint = joint_len(after);
    let until = small(after.get(joint..)?, 4).filter(|_| joint > 0)?;
    after.get(joint + until.len..)?.starts_with("季度").then(|| Part {
        until: Some(format!("-Q{}", until.value as u32)),
        ..Part::new(format!("-Q{number}"), "季度", head + joint + until.len + "季度".len())
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
    let word = ["均", "亮", "球", "台", "嫂", "饼", "薪"].iter().any(|word| after.starts_with(word));
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
fn lone_day(text: &str, here: &Here<'_>) -> Option<Part> {
    if !text.starts_with(|c: char| super::numeral::ascii_digit(c).is_some()) {
        return None;
    }
    let (number, len) = day(text)?;
    let after = text.get(len..)?;
    let spans = ["内", "以", "游", "均", "龄", "元", "产", "用", "处理", "多", "前", "后", "之"];
    if here.last() == Some('每') || spans.iter().any(|word| after.starts_with(word)) {
        return None;
    }
    let month = here.calendar.month.map_or_else(|| "XX".to_owned(), |month| format!("{month:02}"));
    Some(Part::new(format!("-{month}-{number:02}"), "日", len))
}

/// A whole number of 1 to `most`, without a magnitude.
fn small(text: &str, most: u32) -> Option<Numeral> {
    let numeral = scan_numeral(text)?;
    let whole = numeral.value.fract() == 0.0 && (1.0..=f64::from(most)).contains(&numeral.value);
    (whole && numeral.magnitude.is_empty()).then_some(numeral)
}
