//! Chinese numbering of headings and items: 一, （一）, 1., 一是, 一要.

/// The Chinese digits with their values; those from zero to nine, as numbers are written, stand first.
pub(crate) const CHINESE_DIGITS: [(char, u32); 12] = [
    ('零', 0),
    ('一', 1),
    ('二', 2),
    ('三', 3),
    ('四', 4),
    ('五', 5),
    ('六', 6),
    ('七', 7),
    ('八', 8),
    ('九', 9),
    ('〇', 0),
    ('两', 2),
];

/// Number of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number.
    pub value: u32,
    /// As written, in full width: 一, （一）, 1.
    pub surface: String,
}

/// Value of a whole number in Chinese numerals below ten thousand: 三, 十二, 二十, 一百零五; none for anything else.
pub fn chinese_number(text: &str) -> Option<u32> {
    let (mut total, mut digit, mut seen) = (0_u32, None::<u32>, false);
    for c in text.chars() {
        let unit = match c {
            '零' | '〇' if seen && digit.is_none() => continue,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '两' => {
                if digit.is_some() {
                    return None;
                }
                digit = chinese_digit(c);
                seen = true;
                continue;
            }
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => return None,
        };
        // 十二 stands for 一十二, but 百二 for nothing.
        let count = match digit.take() {
            Some(count) => count,
            None if unit == 10 && !seen => 1,
            None => return None,
        };
        total += count * unit;
        seen = true;
    }
    seen.then(|| total + digit.unwrap_or(0)).filter(|value| *value > 0)
}

/// A whole number below ten thousand in Chinese numerals, as lists count: 三, 十二, 一百零五. Larger ones, and none, in Arabic.
pub fn write_chinese_number(value: u32) -> String {
    if value == 0 || value > 9999 {
        return value.to_string();
    }
    let mut text = String::new();
    for (power, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / power % 10;
        match digit {
            // A hole inside is said once; at the head and at the end it is not.
            0 if !text.is_empty() && !value.is_multiple_of(power) && !text.ends_with('零') => {
                text.push('零')
            }
            0 => {}
            // 十二 and not 一十二.
            1 if power == 10 && text.is_empty() => text.push_str(unit),
            _ => {
                text.extend(CHINESE_DIGITS.get(digit as usize).map(|(c, _)| c));
                text.push_str(unit);
            }
        }
    }
    text
}

/// Value of one Chinese digit.
pub(crate) fn chinese_digit(c: char) -> Option<u32> {
    CHINESE_DIGITS.iter().find(|(digit, _)| *digit == c).map(|(_, value)| *value)
}

/// The number at the head of a heading and what follows it, such as 一 / 一、 / （一） / (一) / 1. / 1．.
pub fn parse_number(title: &str) -> Option<(Number, &str)> {
    let opened = title.strip_prefix(['（', '(']);
    let body = opened.unwrap_or(title);
    let digits = body.find(|c: char| !is_numeral(c)).unwrap_or(body.len());
    let (numeral, rest) = body.split_at(digits);
    let arabic = numeral.bytes().all(|byte| byte.is_ascii_digit());
    let value = if arabic { numeral.parse().ok()? } else { chinese_number(numeral)? };
    if value == 0 || value > 9999 {
        return None;
    }
    if opened.is_some() {
        let rest = rest.strip_prefix(['）', ')'])?;
        return Some((Number { value, surface: format!("（{numeral}）") }, rest.trim_start()));
    }
    if arabic {
        // 2021年 and 3.5 are words of a title, not its number.
        let rest = rest.strip_prefix(['.', '．', '、'])?;
        let decimal = rest.starts_with(|c: char| c.is_ascii_digit());
        return (!decimal).then(|| (Number { value, surface: format!("{numeral}.") }, rest.trim_start()));
    }
    let rest = rest.strip_prefix('、').or_else(|| rest.starts_with(char::is_whitespace).then_some(rest))?;
    Some((Number { value, surface: numeral.to_owned() }, rest.trim_start()))
}

/// Ordinal at the head of an item: 2 for 二是…, 二要…, 第二，…, （二）…, 2. ….
pub fn parse_ordinal(item: &str) -> Option<u32> {
    if let Some((number, _)) = parse_number(item) {
        return Some(number.value);
    }
    let body = item.strip_prefix('第').unwrap_or(item);
    let digits = body.find(|c: char| !is_numeral(c)).unwrap_or(body.len());
    let (numeral, rest) = body.split_at(digits);
    let follows = if body.len() < item.len() { ['，', '、'] } else { ['是', '要'] };
    rest.starts_with(follows).then(|| chinese_number(numeral)).flatten()
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || c == '十' || c == '百' || chinese_digit(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: Option<(u32, &str, &str)>) {
        let found = parse_number(title);
        let found = found.as_ref().map(|(number, rest)| (number.value, number.surface.as_str(), *rest));
        assert_eq!(found, expected, "{title}");
    }

    #[test]
    fn heads_of_headings_become_numbers() {
        check("一 2021年上半年", Some((1, "一", "2021年上半年")));
        check("十二、其他", Some((12, "十二", "其他")));
        check("（三）打造", Some((3, "（三）", "打造")));
        check("(一) 坚定", Some((1, "（一）", "坚定")));
        check("1.高质量", Some((1, "1.", "高质量")));
        check("2021年上半年", None);
        check("3.5万亿", None);
        check("一带五区", None);
        check("（一", None);
        check("0. 零", None);
        check("", None);
    }

    #[test]
    fn ordinals_of_items() {
        assert_eq!(parse_ordinal("一是抓好"), Some(1));
        assert_eq!(parse_ordinal("二要坚持"), Some(2));
        assert_eq!(parse_ordinal("第三，抓好"), Some(3));
        assert_eq!(parse_ordinal("一批街头"), None);
        assert_eq!(parse_ordinal("要增强"), None);
    }

    #[test]
    fn chinese_numbers() {
        for (text, value) in
            [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("一千二百", 1200)]
        {
            assert_eq!(chinese_number(text), Some(value), "{text}");
        }
        for text in ["", "零", "百", "一二", "年"] {
            assert_eq!(chinese_number(text), None, "{text}");
        }
    }

    #[test]
    fn chinese_numbers_are_written_as_they_are_read() {
        for (value, text) in
            [(3, "三"), (10, "十"), (12, "十二"), (105, "一百零五"), (110, "一百一十"), (2003, "二千零三")]
        {
            assert_eq!(write_chinese_number(value), text);
        }
        for value in 1..=9999 {
            assert_eq!(chinese_number(&write_chinese_number(value)), Some(value));
        }
        assert_eq!(write_chinese_number(0), "0");
        assert_eq!(write_chinese_number(12000), "12000");
    }
}
