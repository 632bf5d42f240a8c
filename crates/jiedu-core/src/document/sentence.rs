//! Sentences: what a reader is shown as the place of a number.

use super::TextRange;

/// A sentence, or a heading, of a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Place in the briefing's text, with the mark that ends it.
    pub range: TextRange,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it is a row of a table.
    pub row: bool,
}

/// Ranges of the sentences of one paragraph or item that begins at `base`.
///
/// A sentence ends after 。！？； and the closing marks that follow them; a full stop inside 《》 or “” that goes on after
/// the closing mark ends it there all the same, as it does in print.
pub fn split_sentences(text: &str, base: usize) -> Vec<TextRange> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, closing)) =
            chars.next_if(|(_, c)| matches!(c, '”' | '’' | '》' | '）' | '」' | '。' | '！' | '？'))
        {
            end = next + closing.len_utf8();
        }
        ranges.push(base + start..base + end);
        start = end;
    }
    if !text[start..].trim().is_empty() {
        ranges.push(base + start..base + text.len());
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = split_sentences(text, 0).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_after_their_marks() {
        check("一要抓细。二要抓实。", &["一要抓细。", "二要抓实。"]);
        check("说“好。”然后", &["说“好。”", "然后"]);
        check("占63.2%；均为100%", &["占63.2%；", "均为100%"]);
        check("没有句号", &["没有句号"]);
        check("", &[]);
        check("。", &["。"]);
    }
}
