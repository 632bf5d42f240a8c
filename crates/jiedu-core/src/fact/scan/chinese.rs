//! Numerals in Chinese characters: 十二, 一千二百, 一万二千, 二〇二一, 三点五; their magnitudes 万 and 亿.

use super::written::Numeral;
use crate::document::chinese_digit;

/// Most characters of a numeral in Chinese.
const MAX_CHINESE: usize = 16;

/// Whether a character can stand in a numeral in Chinese.
pub(super) fn is_chinese_numeral(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿') || chinese_digit(c).is_some()
}

/// What 百, 千, 万, 亿 and their compounds multiply by; 1 for nothing.
pub(super) fn factor(magnitude: &str) -> f64 {
    magnitude
        .chars()
        .map(|c| match c {
            '十' => 1e1,
            '百' => 1e2,
            '千' => 1e3,
            '万' => 1e4,
            '亿' => 1e8,
            _ => 1.0,
        })
        .product()
}

/// Reads the numeral in Chinese that a text begins with.
pub(super) fn scan_chinese(text: &str) -> Option<Numeral> {
    let run = chinese_run(text);
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
    // 三点五倍 is a number; 一点一个 are words.
    let measured =
        ["倍", "个百分点", "万", "亿", "公里", "米", "岁"].iter().any(|unit| after[len..].starts_with(unit));
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
