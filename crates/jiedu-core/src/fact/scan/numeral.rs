//! Numerals: 185, 2.08, １２, 1,200, 一千二百, 十二, 二〇二一, and the magnitudes 百, 千, 万, 亿 after them.

use super::chinese::{factor, scan_chinese};
pub use super::written::Numeral;

/// Most digits of a numeral; a longer run is no number of a text.
const MAX_DIGITS: usize = 15;

/// Reads the numeral that a text begins with.
pub fn scan_numeral(text: &str) -> Option<Numeral> {
    scan_numeral_with(text, false)
}

/// Reads a numeral; `gaps` allows a blank or a line end after the decimal point, which text recognition leaves there.
pub(super) fn scan_numeral_with(text: &str, gaps: bool) -> Option<Numeral> {
    let first = text.chars().next()?;
    if ascii_digit(first).is_some() { arabic(text, gaps) } else { scan_chinese(text) }
}

/// Digit of half or full width.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

/// The digits of half and of full width.
pub(super) fn digits() -> impl Iterator<Item = char> {
    ('0'..='9').chain('０'..='９')
}

/// Length of the blanks that a text begins with, where they are few enough to be a slip of the pen.
pub(super) fn gap(text: &str) -> usize {
    let trimmed = text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\t', '\r', '\n']);
    let len = text.len() - trimmed.len();
    if text[..len].chars().count() <= 2 { len } else { 0 }
}

fn arabic(text: &str, gaps: bool) -> Option<Numeral> {
    let (mut plain, mut digits) = spaced(text).unwrap_or_else(|| whole_part(text));
    if plain.len() > MAX_DIGITS {
        return None;
    }
    if let Some(after) = after_point(&text[digits..]) {
        let point = text.len() - digits - after.len();
        let blank = gap(after);
        // No item of a list begins with 08: what parts it from the point is a slip, wherever it stands. So is a blank on
        // both sides of it.
        let apart = text[digits..].starts_with(' ');
        let broken = gaps || apart || starts_with_zero(after.get(blank..).unwrap_or_default());
        let blank = if broken { blank } else { 0 };
        let fraction = &after[blank..];
        let len = fraction.find(|c| ascii_digit(c).is_none()).unwrap_or(fraction.len());
        if len > 0 {
            plain.push('.');
            plain.extend(fraction[..len].chars().filter_map(ascii_digit));
            digits += point + blank + len;
        }
    }
    if plain.len() > 2 * MAX_DIGITS {
        return None;
    }
    let value = plain.parse().ok()?;
    let mut len = digits;
    let blank = gap(&text[digits..]);
    let after = &text[digits + blank..];
    // 5百分点 is 5 of 百分点.
    let scale = if after.starts_with("百分") { 0 } else { magnitude_len(after) };
    if scale > 0 {
        len += blank + scale;
    }
    let numeral = Numeral { value, magnitude: after[..scale].to_owned(), digits, len, chinese: false };
    Some(mixed(&numeral, &text[len..]).unwrap_or(numeral))
}

/// 3万4000, 4兆8,530亿, 1千零20: what follows a magnitude in a smaller one belongs to the same number, which is then in the
/// magnitude of its end.
fn mixed(first: &Numeral, rest: &str) -> Option<Numeral> {
    if first.magnitude.is_empty() || first.value.fract() != 0.0 {
        return None;
    }
    let body = rest.strip_prefix('零').unwrap_or(rest);
    if !body.starts_with(|c| ascii_digit(c).is_some()) {
        return None;
    }
    let last = arabic(body, false)?;
    let (kept, small) = match last.magnitude.find(['万', '亿', '兆']) {
        Some(at) => {
            last.magnitude.split_at(at).0.len().eq(&0).then(|| (last.magnitude.clone(), last.value))?
        }
        None => (String::new(), last.value * factor(&last.magnitude)),
    };
    let scale = factor(&first.magnitude) / factor(&kept);
    if small >= scale || scale <= 1.0 {
        return None;
    }
    let len = first.len + (rest.len() - body.len()) + last.len;
    // The digits end where the magnitude of the end begins.
    let digits = if kept.is_empty() { len } else { len - kept.len() };
    Some(Numeral { value: first.value * scale + small, magnitude: kept, digits, len, chinese: false })
}

/// What follows a decimal point; a blank may stand before the point where a digit stands behind it.
fn after_point(text: &str) -> Option<&str> {
    let blank = text.strip_prefix(' ').unwrap_or(text);
    let after = blank.strip_prefix(['.', '．', '·'])?;
    let tight = blank.len() == text.len() && !text.starts_with('·');
    let apart = after.strip_prefix(' ').filter(|_| blank.len() < text.len()).unwrap_or(after);
    (tight || apart.starts_with(|c| ascii_digit(c).is_some())).then_some(after)
}

/// 1 9 9 8: single digits that a recognised text parts by blanks, in half width, and their length.
fn spaced(text: &str) -> Option<(String, usize)> {
    let mut plain = String::new();
    let mut rest = text;
    let len = loop {
        let digit = rest.chars().next().and_then(ascii_digit)?;
        let after = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        if after.starts_with(|c| ascii_digit(c).is_some()) || plain.len() > MAX_DIGITS {
            return None;
        }
        plain.push(digit);
        match after.strip_prefix(' ').filter(|next| next.starts_with(|c| ascii_digit(c).is_some())) {
            Some(next) => rest = next,
            None => break text.len() - after.len(),
        }
    };
    (plain.len() > 1).then_some((plain, len))
}

/// Whether a text begins with a digit after a zero.
fn starts_with_zero(text: &str) -> bool {
    let mut digits = text.chars().map(ascii_digit);
    digits.next() == Some(Some('0')) && digits.next().flatten().is_some()
}

/// The digits before the decimal point in half width, and their length in the text.
fn whole_part(text: &str) -> (String, usize) {
    let (mut plain, mut len, mut grouped) = (String::new(), 0, false);
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        if let Some(digit) = ascii_digit(c) {
            plain.push(digit);
            len = at + c.len_utf8();
        } else if matches!(c, ',' | '，' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
            && (grouped || (1..=3).contains(&plain.len()))
            && thousands(after)
        {
            // The comma of 1,200 parts thousands, and so does the blank of 1 200; the one of “8家,11家” does not.
            grouped = true;
        } else {
            break;
        }
        if plain.len() > MAX_DIGITS {
            break;
        }
    }
    (plain, len)
}

/// Whether a text begins with exactly three digits.
fn thousands(text: &str) -> bool {
    text.chars().take(4).take_while(|c| ascii_digit(*c).is_some()).count() == 3
}

/// Units of money before which 兆 is a million millions and no unit of data.
const MONEY: &[&str] = &["元", "美元", "欧元", "日元", "新台币", "港元", "韩元"];

fn magnitude_len(text: &str) -> usize {
    if let Some(after) = text.strip_prefix('兆')
        && (MONEY.iter().any(|unit| after.starts_with(unit))
            || after.starts_with(|c| ascii_digit(c).is_some()))
    {
        return '兆'.len_utf8();
    }
    text.find(|c| !matches!(c, '百' | '千' | '万' | '亿')).unwrap_or(text.len())
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
        check("1,234,567元", 1_234_567.0, "", 9);
        check("2020,300个", 2020.0, "", 4);
        check("8,11", 8.0, "", 1);
        check("１２个", 12.0, "", 6);
        check("２．５万", 2.5, "万", 12);
        check("3.5万亿", 3.5, "万亿", 9);
        check("185 亿元", 185.0, "亿", 7);
        check("十二个", 12.0, "", 6);
        check("一千二百户", 1200.0, "", 12);
        check("一千二百万户", 1200.0, "万", 15);
        check("一万二千户", 12000.0, "", 12);
        check("二〇二一年", 2021.0, "", 12);
        check("三点五倍", 3.5, "", 9);
        check("19%，", 19.0, "", 2);
        check("19·6%", 19.6, "", 5);
        check("1 9 9 8 年", 1998.0, "", 7);
        check("1 0 ．8％", 10.8, "", 8);
        check("5 12 3", 5.0, "", 1);
        check("1 234平方米", 1234.0, "", 5);
        check("301 000个", 301_000.0, "", 7);
        check("3 . 6 万吨", 3.6, "万", 9);
        check("3万4000人", 34_000.0, "", 8);
        check("1千零20人", 1020.0, "", 9);
        check("4兆8,530亿元", 48_530.0, "亿", 12);
        check("1,126万7千人", 11_267_000.0, "", 12);
        check("25.4兆元", 25.4, "兆", 7);
        check("8兆", 8.0, "", 1);
        for text in ["年", "", "99999999999999999999", "五六", "百", "千百", "十三五", "亿万", "零"]
        {
            assert_eq!(scan_numeral(text), None, "{text}");
        }
    }

    #[test]
    fn a_decimal_that_a_line_end_broke_is_one_number() {
        assert_eq!(scan_numeral_with("2. 08亿元", true).map(|n| (n.value, n.len)), Some((2.08, 8)));
        assert_eq!(scan_numeral_with("42.\n8%", true).map(|n| (n.value, n.len)), Some((42.8, 5)));
        assert_eq!(scan_numeral_with("2. 18亿元", false).map(|n| n.value), Some(2.0));
        assert_eq!(scan_numeral_with("2. 08亿元", false).map(|n| n.value), Some(2.08));
    }
}
