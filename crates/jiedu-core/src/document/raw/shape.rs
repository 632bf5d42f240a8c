//! Shapes of numbering: 附件1, 第一部分, 第三条, 一、, （一）, 1., 1.1, （1）, ①. Of two shapes the one declared first is the wider.

use super::super::{chinese_number, parse_number};

/// Most characters of the title of a part that a bare number counts.
const PART: usize = 24;

/// Shape of a number at the head of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Shape {
    /// 附件1.
    Annex,
    /// 第一部分, 第一篇, 第一编, 壹、.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第三条 of a law.
    Article,
    /// 一、 or 一 before a space.
    Han,
    /// （一）.
    HanParen,
    /// 1. or 1、.
    Arabic,
    /// 1.1.
    Decimal,
    /// 1.1.1.
    DeepDecimal,
    /// （1） or 1）.
    ArabicParen,
    /// ①.
    Circled,
}

impl Shape {
    /// Number of shapes.
    pub(crate) const COUNT: usize = 12;

    /// Whether lines of this shape are rather items of a list than headings.
    pub(crate) fn is_narrow(self) -> bool {
        self >= Shape::Arabic
    }

    /// A number written in this shape: （三）.
    pub(crate) fn write(self, value: u32) -> String {
        let han = write_chinese(value);
        match self {
            Shape::Annex => format!("附件{value}"),
            Shape::Article => format!("第{han}条"),
            Shape::Part => format!("第{han}部分"),
            Shape::Chapter => format!("第{han}章"),
            Shape::Section => format!("第{han}节"),
            Shape::Han => han,
            Shape::HanParen => format!("（{han}）"),
            Shape::Arabic | Shape::Decimal | Shape::DeepDecimal => format!("{value}."),
            Shape::ArabicParen => format!("（{value}）"),
            Shape::Circled => match char::from_u32('①' as u32 + value.saturating_sub(1)) {
                Some(circled) if (1..=20).contains(&value) => circled.to_string(),
                _ => value.to_string(),
            },
        }
    }
}

/// A number below ten thousand in Chinese numerals; the digits of a larger one.
fn write_chinese(value: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if value == 0 || value > 9999 {
        return value.to_string();
    }
    let mut text = String::new();
    let mut skipped = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / unit % 10;
        if digit == 0 {
            skipped |= !text.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            text.push('零');
        }
        // 十二 and not 一十二.
        if !(unit == 10 && digit == 1 && text.is_empty()) {
            text.extend(DIGITS.get(digit as usize));
        }
        text.push_str(name);
    }
    text
}

/// A number at the head of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// Its shape.
    pub(crate) shape: Shape,
    /// Its value, at least 1.
    pub(crate) value: u32,
    /// As written, in full width: 一, （一）, 1., 第一部分.
    pub(crate) surface: String,
    /// The mark that parts it from what follows: `、`, `.`, a blank; a blank for the shapes that need none.
    pub(crate) mark: char,
    /// Where what follows begins, in bytes of the line.
    pub(crate) rest: usize,
}

/// The number at the head of a line, with what follows it; the line may consist of the number alone.
pub(crate) fn parse_numbered(line: &str) -> Option<Numbered> {
    ordinal(line)
        .or_else(|| article(line))
        .or_else(|| annex(line))
        .or_else(|| formal(line))
        .or_else(|| circled(line))
        .or_else(|| decimal(line))
        .or_else(|| common(line))
        .or_else(|| variant(line))
}

/// 1 总则, where 1.1 目的 stands elsewhere in the text: `parts` are the numbers before the points.
pub(crate) fn parse_part(line: &str, parts: &std::collections::HashSet<u32>) -> Option<Numbered> {
    let end = line.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=2).contains(end))?;
    let (number, after) = line.split_at(end);
    let value = number.parse().ok().filter(|value| parts.contains(value))?;
    let rest = after.trim_start();
    let titled = rest.len() < after.len() && rest.starts_with(super::mark::is_han);
    (titled && rest.chars().count() <= PART).then(|| Numbered {
        shape: Shape::Arabic,
        value,
        surface: number.to_owned(),
        mark: ' ',
        rest: line.len() - rest.len(),
    })
}

/// The number before the points at the head of a line: 1 of 1.2.1 对象.
pub(crate) fn part_of(line: &str) -> Option<u32> {
    decimal(line)?;
    line.split('.').next()?.parse().ok()
}

/// 第一部分, 第二章, 第三节.
fn ordinal(line: &str) -> Option<Numbered> {
    let body = line.strip_prefix('第')?;
    let digits = body.find(|c| !is_han_numeral(c))?;
    let (numeral, after) = body.split_at(digits);
    let value = chinese_number(numeral)?;
    let (word, shape) = [
        ("部分", Shape::Part),
        ("篇", Shape::Part),
        ("编", Shape::Part),
        ("編", Shape::Part),
        ("章", Shape::Chapter),
        ("节", Shape::Section),
        ("節", Shape::Section),
    ]
    .into_iter()
    .find(|(word, _)| after.starts_with(word))?;
    let after = &after[word.len()..];
    let rest = after.trim_start_matches([' ', '\u{3000}', '\t', '、', '：', ':']);
    // 第一部分工作 is a phrase, 第一部分 工作 is a heading.
    if !after.is_empty() && rest.len() == after.len() {
        return None;
    }
    let surface = line[..line.len() - after.len()].to_owned();
    Some(Numbered { shape, value, surface, mark: ' ', rest: line.len() - rest.len() })
}

/// 第三条 before a blank or alone, 第 16 條, 第十条之一.
fn article(line: &str) -> Option<Numbered> {
    let body = line.strip_prefix('第')?.trim_start();
    let digits = body.find(|c: char| !is_han_numeral(c) && c != '零' && !c.is_ascii_digit())?;
    let (numeral, after) = body.split_at(digits);
    let value = match numeral.parse() {
        Ok(value) => value,
        Err(_) => chinese_number(numeral)?,
    };
    let mut after = after.trim_start().strip_prefix(['条', '條'])?;
    // 第十条之一 stands behind 第十条 and counts as it.
    for word in ["之一", "之二", "之三"] {
        after = after.strip_prefix(word).unwrap_or(after);
    }
    let rest = after.trim_start();
    // 第三条规定 is a phrase.
    if (!after.is_empty() && rest.len() == after.len()) || value == 0 {
        return None;
    }
    let surface = line[..line.len() - after.len()].to_owned();
    Some(Numbered { shape: Shape::Article, value, surface, mark: ' ', rest: line.len() - rest.len() })
}

/// 附件, 附件2, 附件二：…. A list of annexes on the line is none.
fn annex(line: &str) -> Option<Numbered> {
    let body = line.strip_prefix("附件")?;
    let digits = body.find(|c: char| !is_han_numeral(c) && !c.is_ascii_digit()).unwrap_or(body.len());
    let (numeral, after) = body.split_at(digits);
    let value = match numeral {
        "" => 1,
        _ => numeral.parse().ok().or_else(|| chinese_number(numeral))?,
    };
    let rest = after.trim_start_matches([' ', '\u{3000}', '\t', '：', ':']);
    let listed = parse_numbered(rest).is_some();
    if (!after.is_empty() && rest.len() == after.len()) || listed || !(1..=99).contains(&value) {
        return None;
    }
    let surface = line[..line.len() - after.len()].to_owned();
    Some(Numbered { shape: Shape::Annex, value, surface, mark: ' ', rest: line.len() - rest.len() })
}

/// 壹、, as parts are counted in Taiwan.
fn formal(line: &str) -> Option<Numbered> {
    const DIGITS: [&str; 10] = ["壹", "贰貳", "叁參", "肆", "伍", "陆陸", "柒", "捌", "玖", "拾"];
    let first = line.chars().next()?;
    let value = DIGITS.iter().position(|digit| digit.contains(first))? as u32 + 1;
    let rest = line[first.len_utf8()..].strip_prefix('、')?.trim_start();
    let surface = first.to_string();
    Some(Numbered { shape: Shape::Part, value, surface, mark: '、', rest: line.len() - rest.len() })
}

/// 1.1 and 1.2.1 before a blank.
fn decimal(line: &str) -> Option<Numbered> {
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, after) = line.split_at(end);
    let rest = after.trim_start();
    let parts: Vec<&str> = number.split('.').collect();
    let small = |part: &&str| (1..=2).contains(&part.len()) && !part.starts_with('0');
    let shape = match parts.len() {
        2 => Shape::Decimal,
        3 => Shape::DeepDecimal,
        _ => return None,
    };
    let titled = rest.len() < after.len() && rest.starts_with(super::mark::is_han);
    // 1.5 万元 is an amount.
    let amount =
        rest.starts_with(['万', '亿', '个', '元', '倍', '米', '公', '平', '吨', '万', '億', '千', '百']);
    if !parts.iter().all(small) || !titled || amount {
        return None;
    }
    let value = parts.last()?.parse().ok()?;
    Some(Numbered { shape, value, surface: number.to_owned(), mark: ' ', rest: line.len() - rest.len() })
}

/// ①.
fn circled(line: &str) -> Option<Numbered> {
    let first = line.chars().next().filter(|c| ('①'..='⑳').contains(c))?;
    let value = first as u32 - '①' as u32 + 1;
    let rest = line[first.len_utf8()..].trim_start();
    Some(Numbered {
        shape: Shape::Circled,
        value,
        surface: first.to_string(),
        mark: ' ',
        rest: line.len() - rest.len(),
    })
}

/// What [`parse_number`] reads: 一、, 一 before a space, （一）, 1.
fn common(line: &str) -> Option<Numbered> {
    let (number, rest) = parse_number(line)?;
    let arabic = number.surface.contains(|c: char| c.is_ascii_digit());
    let shape = match (number.surface.starts_with('（'), arabic) {
        (true, true) => Shape::ArabicParen,
        (true, false) => Shape::HanParen,
        (false, true) => Shape::Arabic,
        (false, false) => Shape::Han,
    };
    let head = &line[..line.len() - rest.len()];
    let mut mark = head.trim_end().chars().next_back().filter(|c| "、.．）)".contains(*c)).unwrap_or(' ');
    // A blank got between the numeral and its mark: 一 、工作回顾.
    let mut tail = rest;
    if shape == Shape::Han
        && mark == ' '
        && let Some(after) = rest.strip_prefix(['、', '.', '．'])
    {
        mark = '、';
        tail = after.trim_start();
    }
    // “二、三产业” and “一、二季度” are words of a sentence.
    let numeral = tail.chars().next().is_some_and(is_han_numeral);
    if shape == Shape::Han
        && numeral
        && tail.chars().nth(1).is_some_and(|c| matches!(c, '产' | '季' | '、' | '线'))
    {
        return None;
    }
    // 一 三 五 is a row of numerals.
    if shape == Shape::Han && mark == ' ' && (number.value > 30 || chinese_number(rest).is_some()) {
        return None;
    }
    Some(Numbered {
        shape,
        value: number.value,
        surface: number.surface,
        mark: match mark {
            '．' => '.',
            ')' => '）',
            other => other,
        },
        rest: line.len() - tail.len(),
    })
}

/// 一. and 1）, and numbers that stand alone: 一, （一）.
fn variant(line: &str) -> Option<Numbered> {
    let han = line.find(|c| !is_han_numeral(c)).unwrap_or(line.len());
    if han > 0 {
        let value = chinese_number(&line[..han])?;
        let after = &line[han..];
        let rest = match after.strip_prefix(['.', '．']) {
            Some(rest) => rest.trim_start(),
            None if after.is_empty() && value <= 30 => after,
            None => return None,
        };
        return Some(Numbered {
            shape: Shape::Han,
            value,
            surface: line[..han].to_owned(),
            mark: if after.is_empty() { ' ' } else { '.' },
            rest: line.len() - rest.len(),
        });
    }
    let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let value: u32 = line.get(..digits)?.parse().ok().filter(|value| (1..=99).contains(value))?;
    let rest = line[digits..].strip_prefix(['）', ')'])?.trim_start();
    Some(Numbered {
        shape: Shape::ArabicParen,
        value,
        surface: format!("（{value}）"),
        mark: '）',
        rest: line.len() - rest.len(),
    })
}

fn is_han_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Shape, u32, &str, &str)>) {
        let found = parse_numbered(line);
        let found = found
            .as_ref()
            .map(|found| (found.shape, found.value, found.surface.as_str(), &line[found.rest..]));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn shapes_of_numbering() {
        check("第一部分 工作回顾", Some((Shape::Part, 1, "第一部分", "工作回顾")));
        check("第十二章　附则", Some((Shape::Chapter, 12, "第十二章", "附则")));
        check("第一部分", Some((Shape::Part, 1, "第一部分", "")));
        check("第一部分工作", None);
        check("第一产业增加值", None);
        check("一、工作回顾", Some((Shape::Han, 1, "一", "工作回顾")));
        check("一 、工作回顾", Some((Shape::Han, 1, "一", "工作回顾")));
        check("一 2021年上半年", Some((Shape::Han, 1, "一", "2021年上半年")));
        check("一.工作", Some((Shape::Han, 1, "一", "工作")));
        check("一", Some((Shape::Han, 1, "一", "")));
        check("一、", Some((Shape::Han, 1, "一", "")));
        check("（一）", Some((Shape::HanParen, 1, "（一）", "")));
        check("(二) 明确", Some((Shape::HanParen, 2, "（二）", "明确")));
        check("1.高质量", Some((Shape::Arabic, 1, "1.", "高质量")));
        check("（1）甲", Some((Shape::ArabicParen, 1, "（1）", "甲")));
        check("1）甲", Some((Shape::ArabicParen, 1, "（1）", "甲")));
        check("③甲", Some((Shape::Circled, 3, "③", "甲")));
        check("第三条 税率", Some((Shape::Article, 3, "第三条", "税率")));
        check("第 16 條", Some((Shape::Article, 16, "第 16 條", "")));
        check("附件2", Some((Shape::Annex, 2, "附件2", "")));
        check("附件：实施方案", Some((Shape::Annex, 1, "附件", "实施方案")));
        check("壹、 挑戰", Some((Shape::Part, 1, "壹", "挑戰")));
        check("1.2 目的", Some((Shape::Decimal, 2, "1.2", "目的")));
        check("1.2.3 目的", Some((Shape::DeepDecimal, 3, "1.2.3", "目的")));
        for text in [
            "一是抓好",
            "一带五区",
            "12",
            "12亿元",
            "3.5万亿",
            "三 五",
            "千方百计",
            "二、三产业增加值",
            "一、二、三产业",
            "",
            "第",
            "（",
            "一二",
            "第三条规定了税率",
            "附件：1.名单",
            "附件下载",
            "1.5 万元",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for value in (1..=120).chain([200, 305, 1010, 1200]) {
            assert_eq!(chinese_number(&write_chinese(value)), Some(value), "{value}");
        }
        assert_eq!(Shape::HanParen.write(4), "（四）");
        assert_eq!(Shape::Circled.write(2), "②");
    }
}
