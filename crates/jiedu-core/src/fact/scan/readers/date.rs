//! Dates and periods: 2021年, 2021年上半年, 今年一季度, 7月30日, 1—9月, 2021—2025年, 前三季度, “十四五”末, 今年以来.

use super::date_part::{PART_LETTERS, PART_WORDS, scan_part};
use crate::document::chinese_digit;
use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::numeral::{Numeral, ascii_digit, gap, scan_numeral};
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

/// What a financial year is called.
const FINANCIAL: &[&str] = &["年度", "学年", "财政年度", "财年"];

/// Words before a day that comes every year.
const RECURRING: &[&str] = &["每年", "次年", "翌年", "每年的", "农历", "每个年度"];

/// Dashes between two years.
const DASHES: [char; 6] = ['-', '—', '－', '~', '～', '–'];

pub(super) const READER: Reader = Reader {
    name: "date",
    examples: &[
        "2021年上半年",
        "二〇二一年",
        "民国105年",
        "2022-23至2031-32年度",
        "2011-2015产值",
        "今年以来",
        "7月30日",
        "一季度",
        "前三季度",
        "第3季度",
        "下半年",
        "“十四五”末",
        "\"十三五\"时期",
    ],
    begins: |letters| {
        letters
            .numerals()
            .words(&["中华民国", "民国"])
            .keys(YEARS)
            .letters(OPENING)
            .keys(PART_WORDS)
            .letters(PART_LETTERS)
    },
    read,
};

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    // Digits behind a letter are a part of a word: G2021年.
    if cursor.is_glued() {
        return None;
    }
    if let Some(financial) = financial_years(cursor.rest()).or_else(|| bare_years(cursor)) {
        return Some(financial.into());
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
    if let Some((written, read)) = written_year(rest).or_else(|| year_of_republic(cursor)) {
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
        let calendar = cursor.calendar;
        // A law's days come every year, and so do those behind 每年.
        let recurs = calendar.recurring && calendar.stated.is_none() || is_recurring(cursor);
        let day = part.iso.len() == "-01-01".len();
        year = if recurs { None } else { calendar.of_part(day) };
        supplied = !recurs && calendar.stated.is_none();
    }
    let mut quantity = date(year, &part.iso, part.until.as_deref(), part.unit, len + part.len);
    extend(&mut quantity, rest, cursor);
    Some(Quantity { supplied: supplied || relative, ..quantity })
}

/// 2018年12月30日至2019年1月1日: a span that ends in another year.
fn extend(quantity: &mut Quantity, text: &str, cursor: &Cursor<'_>) {
    let Value::Date(from) = &quantity.value else { return };
    let Some(after) = text.get(quantity.len..).filter(|_| from.len() == "2018-12-30".len()) else { return };
    let joint = joint_len(after);
    let Some(tail) = after.get(joint..).filter(|_| joint > 0) else { return };
    let Some((year, len)) = written_year(tail) else { return };
    let Some(part) =
        tail.get(len..).and_then(|tail| scan_part(tail, cursor, true)).filter(|part| part.until.is_none())
    else {
        return;
    };
    if part.iso.len() == "-01-01".len() {
        quantity.value = Value::Date(format!("{from}/{year:04}{}", part.iso));
        quantity.len += joint + len + part.len;
    }
}

/// 二零一九/二零年度, 2022-23至2031-32年度: years that begin in one year and end in the next.
fn financial_years(text: &str) -> Option<Quantity> {
    let (first, mut last, mut len) = financial_year(text)?;
    let after = text.get(len..)?;
    let joint = joint_len(after);
    if joint > 0
        && let Some((_, end, read)) = after.get(joint..).and_then(financial_year)
    {
        last = end;
        len += joint + read;
    }
    let ended =
        FINANCIAL.iter().find(|word| text.get(len..).is_some_and(|after| after.starts_with(**word)))?;
    Some(Quantity::new(len + ended.len(), Value::Date(format!("{first:04}/{last:04}")), "年", Kind::Date))
}

/// 2022-23, with the years and the length.
fn financial_year(text: &str) -> Option<(u16, u16, usize)> {
    let first = year_numeral(text)?;
    let after = text.get(first.len..)?.strip_prefix(['-', '/', '—', '－', '／', '–'])?;
    let digits: Vec<u32> = after.chars().map_while(digit).collect();
    let [tens, ones] = digits.as_slice() else { return None };
    let len: usize = after.chars().take(2).map(char::len_utf8).sum();
    let year = first.value as u16;
    let next = u32::from(year + 1) % 100 == tens * 10 + ones;
    next.then_some((year, year + 1, text.len() - after.len() + len))
}

fn digit(c: char) -> Option<u32> {
    ascii_digit(c).and_then(|c| c.to_digit(10)).or_else(|| chinese_digit(c))
}

/// 2011-2015三次产业结构: years of a caption, without 年.
fn bare_years(cursor: &Cursor<'_>) -> Option<Quantity> {
    let text = cursor.rest();
    let first = year_numeral(text).filter(|year| !year.chinese)?;
    let after = text.get(first.len..)?;
    let joint = joint_len(after);
    let last = year_numeral(after.get(joint..)?).filter(|year| joint > 0 && !year.chinese)?;
    let len = first.len + joint + last.len;
    let opens = cursor.last().is_none_or(|c| matches!(c, '：' | ':' | '（' | '(' | ' ' | '　' | '\n'));
    let named = text.get(len..)?.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii() && c != '年');
    let fits = (1949.0..2100.0).contains(&first.value) && (1.0..31.0).contains(&(last.value - first.value));
    let value = Value::Date(format!("{:04}/{:04}", first.value as u16, last.value as u16));
    (opens && named && fits).then(|| Quantity::new(len, value, "年", Kind::Date))
}

/// 民国105年, and 113年 in a text that counts its years from 1912.
fn year_of_republic(cursor: &Cursor<'_>) -> Option<(u16, usize)> {
    let text = cursor.rest();
    let head = ["中华民国", "民国"].into_iter().find(|word| text.starts_with(word)).map_or(0, str::len);
    let numeral = scan_numeral(text.get(head..)?)
        .filter(|numeral| numeral.magnitude.is_empty() && numeral.value.fract() == 0.0)?;
    let after = text.get(head + numeral.len..)?.strip_prefix('年')?;
    let digits = text.get(head..head + numeral.digits)?.chars().count();
    let plain = cursor.calendar.republic
        && !numeral.chinese
        && digits == 3
        && (100.0..150.0).contains(&numeral.value);
    // 一百零六年一月一日 is a date of such a text, however it is written.
    let month = cursor.calendar.republic && after.chars().take(3).any(|c| c == '月');
    let span =
        ["来", "以上", "以下", "内", "间", "期", "后", "前"].iter().any(|word| after.starts_with(word));
    let fits = (1.0..150.0).contains(&numeral.value) && (head > 0 || plain && !span || month);
    let len = text.len() - after.len();
    let degree = after.starts_with('度') && !after.starts_with("度假");
    fits.then(|| (numeral.value as u16 + 1911, len + if degree { '度'.len_utf8() } else { 0 }))
}

/// Whether what stands before says that a day comes again: 每年2月底前, 次年三月一日.
fn is_recurring(cursor: &Cursor<'_>) -> bool {
    RECURRING.iter().any(|word| cursor.before().ends_with(word))
}

fn date(year: Option<u16>, iso: &str, until: Option<&str>, unit: &str, len: usize) -> Quantity {
    let year = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    let mut value = format!("{year}{iso}");
    if let Some(until) = until {
        // 12月30日至1月1日 ends in the next year.
        let next = until.len() == iso.len() && until < iso;
        let year = match year.parse::<u16>() {
            Ok(first) if next => format!("{:04}", first.saturating_add(1)),
            _ => year,
        };
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
