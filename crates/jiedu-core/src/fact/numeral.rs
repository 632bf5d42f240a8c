//! Numerals: 185, 2.08, １２, 1,200, 一千二百, 十二, 三分之二, 七成, and the magnitudes 千, 万, 亿 after them.

use crate::document::chinese_number;

/// A numeral at the head of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// Its value, the magnitude left out.
    pub value: f64,
    /// Magnitude as written: 万, 亿, 万亿; empty where there is none.
    pub magnitude: String,
    /// Length in bytes, the magnitude left out.
    pub digits: usize,
    /// Length in bytes.
    pub len: usize,
    /// Whether it is written in Chinese numerals.
    pub chinese: bool,
}

/// Reads the numeral that a text begins with.
pub fn scan_numeral(text: &str) -> Option<Numeral> {
    let first = text.chars().next()?;
    let (value, digits, chinese) = if ascii_digit(first).is_some() {
        let (value, len) = arabic(text)?;
        (value, len, false)
    } else {
        let len = text.find(|c| !is_chinese_numeral(c)).unwrap_or(text.len());
        (f64::from(chinese_number(&text[..len])?), len, true)
    };
    let mut len = digits;
    if !chinese {
        len +=
            text[digits..].find(|c| !matches!(c, '百' | '千' | '万' | '亿')).unwrap_or(text.len() - digits);
    } else if text[digits..].starts_with(['万', '亿']) {
        len += text[digits..].find(|c| !matches!(c, '万' | '亿')).unwrap_or(text.len() - digits);
    }
    Some(Numeral { value, magnitude: text[digits..len].to_owned(), digits, len, chinese })
}

/// Digit of half or full width.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

fn is_chinese_numeral(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
    )
}

fn arabic(text: &str) -> Option<(f64, usize)> {
    let mut plain = String::new();
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_digit = chars.peek().is_some_and(|(_, next)| ascii_digit(*next).is_some());
        if let Some(digit) = ascii_digit(c) {
            plain.push(digit);
        } else if matches!(c, '.' | '．') && next_digit && !plain.contains('.') {
            plain.push('.');
        } else if matches!(c, ',' | '，') && !plain.contains('.') && thousands(&text[at + c.len_utf8()..]) {
            // The comma of 1,200 parts thousands; the one of “8家,11家” does not.
        } else {
            break;
        }
        len = at + c.len_utf8();
        if plain.len() > 18 {
            return None;
        }
    }
    plain.parse().ok().map(|value| (value, len))
}

/// Whether a text begins with exactly three digits.
fn thousands(text: &str) -> bool {
    let digits = text.chars().take(4).take_while(|c| c.is_ascii_digit()).count();
    digits == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: f64, magnitude: &str, len: usize) {
        let found = scan_numeral(text).unwrap();
        assert_eq!((found.value, found.magnitude.as_str(), found.len), (value, magnitude, len), "{text}");
    }

    #[test]
    fn numerals() {
        check("185亿元", 185.0, "亿", 6);
        check("2.08亿元", 2.08, "亿", 7);
        check("1,200元", 1200.0, "", 5);
        check("8,11", 8.0, "", 1);
        check("１２个", 12.0, "", 6);
        check("3.5万亿", 3.5, "万亿", 9);
        check("十二个", 12.0, "", 6);
        check("一千二百户", 1200.0, "", 12);
        check("19%，", 19.0, "", 2);
        assert_eq!(scan_numeral("年"), None);
        assert_eq!(scan_numeral(""), None);
        assert_eq!(scan_numeral("99999999999999999999"), None);
    }
}
