//! Days that a text names: 2022年12月8日, 7月30日, 二〇二二年十二月八日.

use std::ops::Range;

use crate::document::{chinese_digit, chinese_number};

/// A day with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// The year; none where the text leaves it out.
    pub(super) year: Option<u16>,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) range: Range<usize>,
}

/// The first day that a text names.
pub(super) fn find_day(text: &str) -> Option<Day> {
    text.match_indices('月').find_map(|(at, _)| day_at(text, at))
}

/// Whether a text is a day with its year and nothing else.
pub(super) fn whole_day(text: &str) -> Option<Day> {
    let text = text.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    find_day(text).filter(|day| day.range == (0..text.len()) && day.year.is_some())
}

/// The years that a text names before 年, in its order, with the place of each.
pub(super) fn years(text: &str) -> Vec<(u16, Range<usize>)> {
    text.match_indices('年')
        .filter_map(|(at, _)| year_before(text, at).map(|(year, start)| (year, start..at + '年'.len_utf8())))
        .collect()
}

fn day_at(text: &str, month_at: usize) -> Option<Day> {
    let (month, start) = number_before(text, month_at)?;
    let after = text.get(month_at + '月'.len_utf8()..)?;
    let digits = after.find(|c| !is_digit(c))?;
    let day = value(after.get(..digits)?)?;
    let closed = after.get(digits..)?.strip_prefix(['日', '号'])?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let before = text.get(..start)?;
    let dated = before.strip_suffix('年').and_then(|before| year_before(text, before.len()));
    let start = dated.map_or(start, |(_, start)| start);
    let range = start..text.len() - closed.len();
    Some(Day { year: dated.map(|(year, _)| year), month: month as u8, day: day as u8, range })
}

/// A year of four digits that ends at a place, and where it begins.
fn year_before(text: &str, end: usize) -> Option<(u16, usize)> {
    let before = text.get(..end)?;
    let digits: Vec<(usize, char)> =
        before.char_indices().rev().take_while(|(_, c)| is_digit(*c)).take(5).collect();
    if digits.len() != 4 {
        return None;
    }
    let mut year = 0_u16;
    for (_, c) in digits.iter().rev() {
        year = year * 10 + digit(*c)? as u16;
    }
    (1900..2100).contains(&year).then(|| (year, digits.last().map_or(0, |(at, _)| *at)))
}

fn number_before(text: &str, end: usize) -> Option<(u32, usize)> {
    let before = text.get(..end)?;
    let start = before.char_indices().rev().take_while(|(_, c)| is_digit(*c)).take(4).last()?.0;
    Some((value(before.get(start..)?)?, start))
}

fn value(digits: &str) -> Option<u32> {
    digits.parse().ok().or_else(|| chinese_number(digits))
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| if c == '○' { Some(0) } else { chinese_digit(c) })
}

fn is_digit(c: char) -> bool {
    c == '十' || digit(c).is_some_and(|digit| digit < 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_with_and_without_years() {
        for (text, expected) in [
            ("——2019年9月2日在汕尾市", Some((Some(2019), 9, 2))),
            ("7月30日，会议召开", Some((None, 7, 30))),
            ("二〇二二年十二月八日", Some((Some(2022), 12, 8))),
            ("到2025年，九月", None),
            ("13月1日", None),
        ] {
            let found = find_day(text).map(|day| (day.year, day.month, day.day));
            assert_eq!(found, expected, "{text}");
        }
        assert!(whole_day("2022年12月8日").is_some());
        assert!(whole_day("2022年12月8日发布").is_none());
        assert_eq!(
            years("2021年上半年比二〇二〇年").iter().map(|(year, _)| *year).collect::<Vec<_>>(),
            [2021, 2020]
        );
    }
}
