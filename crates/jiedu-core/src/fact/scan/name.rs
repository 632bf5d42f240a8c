//! What only looks like a quantity: quotations that name something, titles in 《》, 十九届, 5A级, 12345热线.

use std::ops::Range;

use super::chinese::{chinese_run, is_chinese_numeral};
use super::numeral::ascii_digit;

/// Longest quotation that is taken for a name, in characters.
const NAME_CHARS: usize = 20;

/// Fixed words that begin as a quantity does.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "两个一百年", "一百年", "五个一", "三门峡", "三位一体", "四位一体", "五位一体", "三次产业", "二十国集团",
    "七国集团", "二次元", "二人转", "八项规定", "四项基本原则", "三项制度", "九年义务教育", "九年制义务教育",
    "九年一贯制", "十二年一贯制", "三年行动", "五年行动", "两年行动", "三年计划", "五年计划", "三年规划",
    "五年规划", "三部曲", "两条腿", "三个代表", "四个全面", "四个自信", "四个意识", "两个维护", "两个确立",
    "两个毫不动摇", "三件套", "百分百", "二次创业", "二次供水", "三人行", "三条红线", "三套车", "三家村",
    "五家渠", "三张牌",
];

/// Byte ranges of names in quotation marks and of titles in 《》, 〈〉 and 〔〕; ascending and disjoint.
pub(super) fn name_ranges(text: &str) -> Vec<Range<usize>> {
    let straight = text.matches('"').count();
    let mut straight_left = if straight.is_multiple_of(2) { straight } else { 0 };
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, char, usize)> = None;
    for (at, c) in text.char_indices() {
        if c == '"' {
            straight_left = straight_left.saturating_sub(1);
        }
        match (c, open) {
            (_, Some((start, close, depth))) if c == close => {
                if depth > 0 {
                    open = Some((start, close, depth - 1));
                    continue;
                }
                let end = at + c.len_utf8();
                if !matches!(close, '”' | '"' | '」' | '』') || is_name(&text[start..at]) {
                    ranges.push(start..end);
                }
                open = None;
            }
            (c, Some((start, close, depth))) if Some(close) == closing(c) && c != close => {
                open = Some((start, close, depth + 1));
            }
            (c, None) => {
                open =
                    closing(c).filter(|close| *close != '"' || straight_left > 0).map(|close| (at, close, 0));
            }
            _ => {}
        }
    }
    ranges
}

fn closing(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '"' => '"',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        '〔' => '〕',
        _ => return None,
    })
}

/// Whether a quotation names something: short, and no clause with a number of its own.
fn is_name(quotation: &str) -> bool {
    let clauses = quotation.contains(['，', '。', '；', '！', '？']);
    let number = quotation.contains(|c| ascii_digit(c).is_some());
    quotation.chars().count() <= NAME_CHARS && !(clauses && number)
}

/// Length of the fixed word that a text begins with.
pub(super) fn word_len(text: &str) -> Option<usize> {
    WORDS.iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max()
}

/// Length of the run of digits, or of Chinese numerals, that a text begins with: it is passed over whole where it is no
/// quantity, lest its end be read as one.
pub(super) fn run_len(text: &str) -> usize {
    let digits = text.find(|c| ascii_digit(c).is_none()).unwrap_or(text.len());
    if digits == 0 {
        return chinese_run(text);
    }
    // The fraction belongs to the run: what stands after the point of 2.0版 is no number of its own.
    match text.get(digits..).and_then(|after| after.strip_prefix(['.', '．'])) {
        Some(after) => {
            let fraction = after.find(|c| ascii_digit(c).is_none()).unwrap_or(after.len());
            if fraction > 0 { text.len() - after.len() + fraction } else { digits }
        }
        None => digits,
    }
}

/// Whether digits after this character are a part of a word: G107, 5A, 1+6.
pub(super) fn is_glue(last: Option<char>) -> bool {
    last.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '＋' | '#' | '_' | '№'))
}

/// Whether a Chinese numeral after this character is a part of a word: 第三, 届四次, 初五.
pub(super) fn is_ordinal(last: Option<char>) -> bool {
    last.is_some_and(|c| matches!(c, '第' | '届' | '初' | '期' | '老' | '几' | '数') || is_chinese_numeral(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = name_ranges(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_stand_in_quotation_marks() {
        check("“四纵六横”路网", &["“四纵六横”"]);
        check("《关于“三农”的意见》和", &["《关于“三农”的意见》"]);
        check("他说：“今年收入增加了3万元，很高兴。”", &[]);
        check("\"三农\"和\"123\"", &["\"三农\"", "\"123\""]);
        check("“没有关上", &[]);
        check("〔2021〕5号", &["〔2021〕"]);
    }
}
