//! The passage around a place: the clause that it stands in, so that a row of results says something.

use std::ops::Range;

/// Shortest passage, in characters, where the sentence has as many.
const SHORTEST: usize = 14;
/// Longest passage, in characters.
const LONGEST: usize = 72;
/// How many characters a passage has before a place that stands far inside a long clause.
const BEFORE: usize = 24;

/// The passage of a text around a range of it.
pub(super) fn passage(text: &str, around: &Range<usize>) -> Range<usize> {
    let is_end = |c: char| matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';');
    let before = &text[..around.start];
    let start = before.char_indices().rev().find(|(_, c)| is_end(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let start = match before[start..].chars().count() {
        far if LONGEST - BEFORE < far => before.char_indices().rev().nth(BEFORE).map_or(start, |(at, _)| at),
        _ => start,
    };
    let mut end = around.end;
    for (at, c) in text[around.end..].char_indices() {
        end = around.end + at + c.len_utf8();
        let length = text[start..end].chars().count();
        if LONGEST <= length || (is_end(c) && SHORTEST <= length) {
            break;
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, word: &str, expected: &str) {
        let at = text.find(word).unwrap();
        assert_eq!(&text[passage(text, &(at..at + word.len()))], expected);
    }

    #[test]
    fn a_place_is_shown_in_its_clause() {
        let text = "坚持每年将财政支出的70%以上用于民生事业，用心用情办好民生大事。";
        check(text, "民生事业", "坚持每年将财政支出的70%以上用于民生事业，");
        check(text, "民生大事", "用心用情办好民生大事。");
        check("聚焦民生、全面发力，社会环境和谐有序。", "民生", "聚焦民生、全面发力，社会环境和谐有序。");
        check("打造“民生大改善”品质升级版", "民生", "打造“民生大改善”品质升级版");
    }

    #[test]
    fn a_long_clause_is_cut() {
        let text = format!("{}民生{}。", "长".repeat(100), "远".repeat(100));
        let found = passage(&text, &(300..306));
        assert_eq!(text[found.clone()].chars().count(), LONGEST);
        assert!(text[found].starts_with("长"));
    }
}
