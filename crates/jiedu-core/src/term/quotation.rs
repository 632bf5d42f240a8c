//! Quotations of one block of text: “…”, ‘…’, 《…》, 〈…〉, 「…」, 『…』 and "…", one in another or not.

use std::ops::Range;

/// A quotation with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// What stands between the marks.
    pub(crate) inner: Range<usize>,
    /// The same with the marks.
    pub(crate) outer: Range<usize>,
    /// Whether the marks are those of a title: 《》 or 〈〉.
    pub(crate) title: bool,
    /// Whether it stands inside a title.
    pub(crate) in_title: bool,
}

/// Marks that open a quotation, with those that close it; `"` and `＂` open and close alike.
const PAIRS: [(char, char); 9] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('〝', '〞'),
    ('"', '"'),
    ('＂', '＂'),
];

/// The quotations of a text, by where they begin; of two that begin together the outer one first.
///
/// A closing mark closes the nearest opening mark of its kind. What stays open closes nothing and swallows nothing.
pub(crate) fn scan_quotations(text: &str) -> Vec<Quotation> {
    let mut straight = straight_marks(text).into_iter().peekable();
    let mut open: Vec<(usize, usize)> = Vec::new();
    // How many of each kind are open, lest every stray mark look through all of them.
    let mut count = [0_usize; PAIRS.len()];
    let mut found: Vec<Quotation> = Vec::new();
    for (at, c) in text.char_indices() {
        let opening = straight.next_if(|(mark, _)| *mark == at).map(|(_, opening)| opening);
        let opens = PAIRS.iter().position(|pair| pair.0 == c).filter(|kind| !is_straight(*kind));
        let closes = PAIRS.iter().position(|pair| pair.1 == c).filter(|kind| !is_straight(*kind));
        let kind = PAIRS.iter().position(|pair| pair.0 == c || pair.1 == c);
        let (opens, closes) = match opening {
            Some(true) => (kind, None),
            Some(false) => (None, kind),
            None => (opens, closes),
        };
        if let Some(kind) = opens {
            open.push((at, kind));
            if let Some(count) = count.get_mut(kind) {
                *count += 1;
            }
        } else if let Some(kind) = closes
            && count.get(kind).is_some_and(|count| *count > 0)
        {
            while let Some((start, other)) = open.pop() {
                if let Some(count) = count.get_mut(other) {
                    *count = count.saturating_sub(1);
                }
                if other == kind {
                    let inner = start + c_len(text, start)..at;
                    let outer = start..at + c.len_utf8();
                    let title = matches!(c, '》' | '〉');
                    found.push(Quotation { inner, outer, title, in_title: false });
                    break;
                }
            }
        }
    }
    found.sort_by_key(|quotation| quotation.outer.start);
    let mut title_end = 0;
    for quotation in &mut found {
        quotation.in_title = quotation.outer.end <= title_end;
        if quotation.title {
            title_end = title_end.max(quotation.outer.end);
        }
    }
    found
}

fn is_straight(kind: usize) -> bool {
    PAIRS.get(kind).is_some_and(|pair| pair.0 == pair.1)
}

fn c_len(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// The straight marks of a text that stand in pairs in their sentence, and whether each opens one.
fn straight_marks(text: &str) -> Vec<(usize, bool)> {
    let mut marks = Vec::new();
    let mut sentence: Vec<usize> = Vec::new();
    let mut last = None;
    let mut take = |sentence: &mut Vec<usize>| {
        // Of an odd number nobody knows which one is lost.
        if sentence.len().is_multiple_of(2) {
            marks.extend(sentence.iter().enumerate().map(|(idx, at)| (*at, idx.is_multiple_of(2))));
        }
        sentence.clear();
    };
    for (at, c) in text.char_indices() {
        match c {
            // 5" is a length.
            '"' if sentence.len().is_multiple_of(2)
                && last.is_some_and(|last: char| last.is_ascii_digit()) => {}
            '"' | '＂' => sentence.push(at),
            // A full stop before a closing mark ends the sentence behind the mark.
            '。' | '！' | '？' | '；' | '\n' if sentence.len().is_multiple_of(2) => take(&mut sentence),
            '\n' => take(&mut sentence),
            _ => {}
        }
        last = Some(c);
    }
    take(&mut sentence);
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = scan_quotations(text).into_iter().map(|found| &text[found.inner]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn quotations_are_found_whatever_their_marks() {
        check("建设“平安县”和‘法治县’", &["平安县", "法治县"]);
        check("印发《关于推进“三农”工作的意见》《决议》", &["关于推进“三农”工作的意见", "三农", "决议"]);
        check("印发《关于转发〈实施细则〉的通知》", &["关于转发〈实施细则〉的通知", "实施细则"]);
        check("“坚持‘两手抓’”", &["坚持‘两手抓’", "两手抓"]);
        check("推行\"一网通办\"，打造＂最多跑一次＂", &["一网通办", "最多跑一次"]);
        check("「甲」『乙』", &["甲", "乙"]);
    }

    #[test]
    fn an_open_mark_swallows_nothing() {
        check("“甲方案，推进“乙”和《丙》", &["乙", "丙"]);
        check("《甲，推进“乙”", &["乙"]);
        check("甲”，推进“乙”", &["乙"]);
        check("5\"屏和\"甲\"", &["甲"]);
        check("\"甲，没有关上。\"乙\"和丙", &[]);
        check("it’s “甲”", &["甲"]);
        check("“", &[]);
        check("”“", &[]);
    }

    #[test]
    fn what_stands_in_a_title_is_told() {
        let found = scan_quotations("《甲“乙”》“丙”");
        let told: Vec<bool> = found.iter().map(|found| found.in_title).collect();
        assert_eq!(told, [false, true, false]);
    }
}
