//! Dates and periods: 2021年, 2021年上半年, 今年一季度, 7月30日, 1—9月, 2021—2025年, 前三季度, “十四五”末, 今年以来.

use super::date_part::{PART_LETTERS, PART_WORDS, scan_part};
use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::numeral::{Numeral, gap, scan_numeral};
use crate::fact::scan::range::joint_len;
use crate::fact::scan::reader::Reader;
use crate::fact::{Kind, Value};

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

/// Marks around the name of a plan.
const OPENING: [char; 2] = ['“', '"'];
const CLOSING: [char; 2] = ['”', '"'];

/// What 年 begins other words with: 2000年代.
const NOT_YEARS: &[&str] = &["代", "级", "期", "均", "产"];

/// Dashes between two years.
const DASHES: [char; 6] = ['-', '—', '－', '~', '～', '–'];

pub(super) const READER: Reader = Reader {
    name: "date",
    examples: &[
        "2021年上半年",
        "二〇二一年",
        "今年以来",
        "7月30日",
        "一季度",
        "前三季度",
        "第3季度",
        "下半年",
        "“十四五”末",
        "\"十三五\"时期",
    ],
    begins: |letters| letters.numerals().keys(YEARS).letters(OPENING).keys(PART_WORDS).letters(PART_LETTERS),
    read,
};

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    // Digits behind a letter are a part of a word: G2021年.
    if cursor.is_glued() {
        return None;
    }
    plan(cursor).or_else(|| numeric(cursor.rest())).or_else(|| dated(cursor)).map(Found::from)
}

/// “十三五”时期, “十四五”末; the name of a plan alone is a name.
fn plan(cursor: &Cursor<'_>) -> Option<Quantity> {
    let body = cursor.rest().strip_prefix(OPENING)?;
    let mark = cursor.rest().len() - body.len();
    let (name, first) = PLANS.iter().find(|(name, _)| body.starts_with(name))?;
    let after = body.get(name.len()..)?.strip_prefix(CLOSING)?;
    let head = cursor.rest().len() - after.len();
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

/// 2022-07-30, 2022.7.30, 2022/7/30.
fn numeric(text: &str) -> Option<Quantity> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut parts = [0_u32; 3];
    let mut len = 0;
    let mut mark = None;
    for (idx, part) in parts.iter_mut().enumerate() {
        if idx > 0 {
            let found = text.get(len..)?.chars().next().filter(|c| matches!(c, '-' | '.' | '/'))?;
            // One mark parts both: 2021-2025.6 is no date.
            if *mark.get_or_insert(found) != found {
                return None;
            }
            len += 1;
        }
        let read = digits(text.get(len..)?);
        let fits = if idx == 0 { read == 4 } else { (1..=2).contains(&read) };
        *part = text.get(len..len + read).filter(|_| fits)?.parse().ok()?;
        len += read;
    }
    let [year, month, day] = parts;
    let after = text.get(len..)?.chars().next();
    let ended =
        after.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '/' | '%' | '％'));
    let fits = (1500..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let value = Value::Date(format!("{year:04}-{month:02}-{day:02}"));
    (fits && ended).then(|| Quantity::new(len, value, "日", Kind::Date))
}

fn dated(cursor: &Cursor<'_>) -> Option<Quantity> {
    let rest = cursor.rest();
    if let Some(years) = year_range(rest) {
        return Some(years);
    }
    let (mut year, mut supplied, mut len) = (None, true, 0);
    let mut relative = false;
    if let Some((written, read)) = written_year(rest) {
        (year, supplied, len) = (Some(written), false, read);
    } else if let Some((word, step)) = YEARS.iter().find(|(word, _)| rest.starts_with(word)) {
        year = cursor.calendar.year.and_then(|year| u16::try_from(i32::from(year) + step).ok());
        len = word.len();
        relative = true;
    }
    let after = rest.get(len..)?;
    let part = scan_part(after, cursor, len > 0);
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
        year = cursor.calendar.stated.or(cursor.calendar.year);
        supplied = cursor.calendar.stated.is_none();
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
    let word = NOT_YEARS.iter().any(|word| after.starts_with(word));
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
    let own = after.strip_prefix('年').filter(|after| after.starts_with(DASHES));
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
