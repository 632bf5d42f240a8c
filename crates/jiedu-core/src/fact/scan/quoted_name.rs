//! Quotations that name something and titles in 《》: what they hold only looks like quantities.

use std::ops::Range;

use super::numeral::ascii_digit;

/// Longest quotation that is taken for a name, in characters.
const NAME_CHARS: usize = 20;

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
