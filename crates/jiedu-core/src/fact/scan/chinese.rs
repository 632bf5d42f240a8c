//! Numerals in Chinese characters: 十二, 一千二百, 一万二千, 二〇二一, 三点五; their magnitudes 万 and 亿.

use super::written::Numeral;
use crate::document::{CHINESE_DIGITS, chinese_digit};

/// Most characters of a numeral in Chinese.
const MAX_CHINESE: usize = 16;

/// Characters that multiply, with what they multiply by.
const FACTORS: &[(char, f64)] = &[('十', 1e1), ('百', 1e2), ('千', 1e3), ('万', 1e4), ('亿', 1e8)];

/// What a decimal in Chinese measures: 三点五倍 is a number, 一点一个 are words.
const MEASURED: &[&str] = &["倍", "个百分点", "万", "亿", "公里", "米", "岁"];

/// The numerals of cheques, with the common ones.
const FORMAL: &[(char, char)] = &[
    ('壹', '一'),
    ('贰', '二'),
    ('叁', '三'),
    ('肆', '四'),
    ('伍', '五'),
    ('陆', '六'),
    ('柒', '七'),
    ('捌', '八'),
    ('玖', '九'),
    ('拾', '十'),
    ('佰', '百'),
    ('仟', '千'),
];

/// What 千 begins a unit with.
const UNIT_TAILS: &[&str] = &["瓦", "米", "克", "伏", "卡", "帕", "赫"];

/// The characters that can stand in a numeral in Chinese.
pub(super) fn chinese_numerals() -> impl Iterator<Item = char> {
    let formal = FORMAL.iter().map(|(c, _)| *c);
    FACTORS.iter().map(|(c, _)| *c).chain(CHINESE_DIGITS.iter().map(|(c, _)| *c)).chain(formal)
}

/// Whether a character can stand in a numeral in Chinese.
pub(super) fn is_chinese_numeral(c: char) -> bool {
    FACTORS.iter().any(|(factor, _)| *factor == c) || chinese_digit(c).is_some()
}

/// What 百, 千, 万, 亿 and their compounds multiply by; 1 for nothing.
pub(super) fn factor(magnitude: &str) -> f64 {
    magnitude
        .chars()
        .map(|c| match c {
            '兆' => 1e12,
            _ => FACTORS.iter().find(|(known, _)| *known == c).map_or(1.0, |(_, factor)| *factor),
        })
        .product()
}

/// Reads the numeral in Chinese that a text begins with.
pub(super) fn scan_chinese(text: &str) -> Option<Numeral> {
    if let Some(numeral) = formal(text) {
        return Some(numeral);
    }
    let mut run = chinese_run(text);
    // 千 of 十千瓦 is a part of the unit.
    if text[..run].ends_with('千') && UNIT_TAILS.iter().any(|unit| text[run..].starts_with(unit)) {
        run -= '千'.len_utf8();
    }
    if run == 0 || text[..run].chars().count() > MAX_CHINESE {
        return None;
    }
    let written = &text[..run];
    // 一千二百万 is 1200 of 万, as 1200万 is; 一万二千 is one number.
    let scale = written.len() - written.trim_end_matches(['万', '亿']).len();
    let body = &written[..run - scale];
    if scale > 0
        && let Some(value) = chinese_value(body)
    {
        let magnitude = written[body.len()..].to_owned();
        return Some(Numeral { value, magnitude, digits: body.len(), len: run, chinese: true });
    }
    let value = year_digits(written).or_else(|| chinese_value(written))?;
    let (value, len) = chinese_fraction(&text[run..]).map_or((value, run), |(part, len)| {
        let whole = format!("{value}.{part}");
        (whole.parse().unwrap_or(value), run + len)
    });
    Some(Numeral { value, magnitude: String::new(), digits: len, len, chinese: true })
}

/// 伍仟元整, 壹万贰仟: the numerals of cheques, which are words elsewhere (队伍, 大陆), so that only a sum of money or a
/// numeral of several of them is one.
fn formal(text: &str) -> Option<Numeral> {
    let plain = |c: char| FORMAL.iter().find(|(formal, _)| *formal == c).map(|(_, plain)| *plain);
    plain(text.chars().next()?)?;
    let run = text.find(|c| plain(c).is_none() && !is_chinese_numeral(c)).unwrap_or(text.len());
    let written = &text[..run];
    let multiplied = written.contains(['拾', '佰', '仟']);
    if written.chars().count() > MAX_CHINESE || !(multiplied || text[run..].starts_with("元整")) {
        return None;
    }
    let simple: String = written.chars().map(|c| plain(c).unwrap_or(c)).collect();
    let value = chinese_value(&simple)?;
    Some(Numeral { value, magnitude: String::new(), digits: run, len: run, chinese: true })
}

/// Length of the Chinese numerals that a text begins with.
pub(super) fn chinese_run(text: &str) -> usize {
    text.find(|c| !is_chinese_numeral(c)).unwrap_or(text.len())
}

/// The digits of 点五, with the length of what was read.
fn chinese_fraction(text: &str) -> Option<(String, usize)> {
    let after = text.strip_prefix('点')?;
    let len = after.find(|c| chinese_digit(c).is_none()).unwrap_or(after.len());
    let digits: String =
        after[..len].chars().filter_map(chinese_digit).filter_map(|d| char::from_digit(d, 10)).collect();
    let measured = MEASURED.iter().any(|unit| after[len..].starts_with(unit));
    (measured && !digits.is_empty() && digits.len() < 6).then_some((digits, '点'.len_utf8() + len))
}

/// 二〇二一: four digits one by one.
fn year_digits(text: &str) -> Option<f64> {
    let digits: Option<Vec<u32>> = text.chars().map(chinese_digit).collect();
    let digits = digits.filter(|digits| digits.len() == 4 && !text.contains('两'))?;
    Some(f64::from(digits.iter().fold(0, |year, digit| year * 10 + digit)))
}

/// 一万二千, 三十五, 十二; none for 五六, 百 and other runs that are no number.
fn chinese_value(text: &str) -> Option<f64> {
    let (mut total, mut section, mut digit, mut last) = (0.0, 0.0, None::<u32>, f64::INFINITY);
    for c in text.chars() {
        if matches!(c, '零' | '〇') && digit.is_none() && (total > 0.0 || section > 0.0) {
            continue;
        }
        if let Some(value) = chinese_digit(c) {
            if value == 0 || digit.replace(value).is_some() {
                return None;
            }
            continue;
        }
        let unit = factor(c.encode_utf8(&mut [0; 4]));
        if matches!(c, '万' | '亿') {
            section += f64::from(digit.take().unwrap_or(0));
            if section == 0.0 {
                return None;
            }
            total = (total + section) * unit;
            section = 0.0;
            last = unit;
            continue;
        }
        // 十二 stands for 一十二, but 百二 for nothing.
        let count = match digit.take() {
            Some(count) => count,
            None if c == '十' && section == 0.0 => 1,
            None => return None,
        };
        if unit >= last {
            return None;
        }
        section += f64::from(count) * unit;
        last = unit;
    }
    let value = total + section + f64::from(digit.unwrap_or(0));
    (value > 0.0).then_some(value)
}
