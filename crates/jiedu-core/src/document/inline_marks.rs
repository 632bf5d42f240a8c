//! Marks of Markdown inside a line that its own reader leaves beside full-width characters, or does not know: `强调**“甲”**意义`, `~~甲~~`,
//! `[^1]` and the box of a task. Words stay, marks go; a note's number is written as print writes it.

use std::ops::Range;

use super::piece::source_offset;

/// Marks that stand around words.
const PAIRS: [&str; 5] = ["**", "__", "~~", "==", "*"];
/// The mark around what is struck out.
const STRUCK: &str = "~~";
/// Longest name of a note, in bytes.
const LONGEST_NAME: usize = 32;
/// Boxes of tasks, and how they are written.
const BOXES: [(&str, &str); 3] = [("[ ] ", "☐ "), ("[x] ", "☑ "), ("[X] ", "☑ ")];

/// A text without its marks.
#[derive(Default)]
pub(super) struct Unmarked {
    pub(super) text: String,
    /// Offsets in the text and in the source that belong together.
    pub(super) map: Vec<(usize, usize)>,
    /// Ranges of `text` that were struck out.
    pub(super) struck: Vec<Range<usize>>,
}

/// Takes the marks from an offset on out of a text; none where it has none. A mark behind a backslash is a word.
pub(super) fn without_marks(
    source: &str,
    text: &str,
    map: &[(usize, usize)],
    from: usize,
) -> Option<Unmarked> {
    if !text.contains(['*', '_', '~', '=', '[']) {
        return None;
    }
    let is_word = |at: usize| {
        let before = source_offset(map, at).and_then(|at| at.checked_sub(1));
        before.and_then(|at| source.as_bytes().get(at)) == Some(&b'\\')
    };
    let mut edits = notes(text, &is_word);
    let pairs = pairs(text, &is_word);
    for pair in &pairs {
        edits.push((pair.open.clone(), String::new()));
        edits.push((pair.close.clone(), String::new()));
    }
    if let Some((mark, written)) = BOXES.iter().find(|(mark, _)| text.starts_with(mark) && !is_word(0)) {
        edits.push((0..mark.len(), (*written).to_owned()));
    }
    edits.retain(|(range, _)| range.start >= from);
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut made = Unmarked::default();
    let (mut done, mut open) = (0, None);
    for (range, written) in edits {
        // A mark inside of another is a part of that.
        if range.start < done {
            continue;
        }
        made.copy(text, map, done..range.start);
        if let Some(place) = source_offset(map, range.start).filter(|_| !written.is_empty()) {
            made.map.push((made.text.len(), place));
            made.text.push_str(&written);
        }
        if pairs.iter().any(|pair| pair.open == range && pair.mark == STRUCK) {
            open = Some(made.text.len());
        } else if pairs.iter().any(|pair| pair.close == range && pair.mark == STRUCK)
            && let Some(start) = open.take()
        {
            made.struck.push(start..made.text.len());
        }
        done = range.end;
    }
    made.copy(text, map, done..text.len());
    Some(made)
}

impl Unmarked {
    fn copy(&mut self, text: &str, map: &[(usize, usize)], range: Range<usize>) {
        let Some(piece) = text.get(range.clone()).filter(|piece| !piece.is_empty()) else { return };
        let to = self.text.len();
        self.map.push((to, source_offset(map, range.start).unwrap_or(0)));
        let inside = map.iter().filter(|(at, _)| *at > range.start && *at < range.end);
        self.map.extend(inside.map(|(at, offset)| (to + at - range.start, *offset)));
        self.text.push_str(piece);
    }
}

/// Two marks and the words between them.
struct Pair {
    mark: &'static str,
    open: Range<usize>,
    close: Range<usize>,
}

/// The pairs of marks of a text: words stand right inside of both.
fn pairs(text: &str, is_word: &impl Fn(usize) -> bool) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    for mark in PAIRS {
        let len = mark.len();
        let single = mark.as_bytes().first().copied();
        // *** and a mark of a longer row are not this mark.
        let alone = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at)).copied();
            before != single && text.as_bytes().get(at + len).copied() != single && !is_word(at)
        };
        let mut open: Option<usize> = None;
        for (at, _) in text.match_indices(mark).filter(|(at, _)| alone(*at)) {
            let closed = open.and_then(|open| text.get(open + len..at)).is_some_and(is_marked);
            match open.filter(|_| closed) {
                Some(from) => {
                    found.push(Pair { mark, open: from..from + len, close: at..at + len });
                    open = None;
                }
                None => open = Some(at),
            }
        }
    }
    found
}

/// Whether words may stand between two marks: 3*5*2 has no words there.
fn is_marked(words: &str) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    !blank(words.chars().next())
        && !blank(words.chars().next_back())
        && words.chars().any(|c| !c.is_ascii() && c.is_alphanumeric())
}

/// The numbers of notes: `[^1]` as ［1］, and `[^1]:` at the head of the note as 注［1］：.
fn notes(text: &str, is_word: &impl Fn(usize) -> bool) -> Vec<(Range<usize>, String)> {
    let read = |at: usize| {
        let name = text.get(at + 2..)?;
        let end = name.find(']').filter(|end| (1..=LONGEST_NAME).contains(end))?;
        let name = name.get(..end).filter(|name| !name.contains(['[', ' ']))?;
        let close = at + 2 + end + 1;
        let rest = text.get(close..)?;
        match rest.strip_prefix(':').or_else(|| rest.strip_prefix('：')).filter(|_| at == 0) {
            Some(words) => Some((at..text.len() - words.trim_start().len(), note_head(name))),
            None => Some((at..close, note_mark(name))),
        }
    };
    text.match_indices("[^").filter(|(at, _)| !is_word(*at)).filter_map(|(at, _)| read(at)).collect()
}

/// How the text points at a note.
pub(super) fn note_mark(name: &str) -> String {
    format!("［{name}］")
}

/// How a note begins.
pub(super) fn note_head(name: &str) -> String {
    format!("注［{name}］：")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        without_marks(text, text, &[(0, 0)], 0).map_or_else(|| text.to_owned(), |made| made.text)
    }

    #[test]
    fn marks_go_and_words_stay() {
        for (text, expected) in [
            ("强调**“两个确立”**意义", "强调“两个确立”意义"),
            ("*（备注）*后文", "（备注）后文"),
            ("~~旧~~新，==重点==和__下划__", "旧新，重点和下划"),
            ("**甲*乙*丙**", "甲乙丙"),
            ("完成5亿元[^1]，其中[^注2]。", "完成5亿元［1］，其中［注2］。"),
            ("[^1]: 不含跨区项目。", "注［1］：不含跨区项目。"),
            ("[ ] 待办", "☐ 待办"),
            ("[x] 已办", "☑ 已办"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in [
            "坚持3*5*2",
            "10~20个、30~40个",
            "\\*甲\\*",
            "* 甲 *乙",
            "a__b__c",
            "[1] 甲",
            "***",
            "甲**",
            "[^",
            "[^]甲",
            "1~~2",
            "A==B",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn places_and_struck_words_are_known() {
        let text = "甲~~乙~~丙[^1]丁";
        let made = without_marks(text, text, &[(0, 0)], 0).unwrap_or_default();
        assert_eq!(made.text, "甲乙丙［1］丁");
        assert_eq!(made.struck.iter().map(|range| &made.text[range.clone()]).collect::<Vec<_>>(), ["乙"]);
        for word in ["甲", "乙", "丙", "丁"] {
            let at = made.text.find(word).unwrap_or_default();
            assert_eq!(source_offset(&made.map, at), text.find(word), "{word}");
        }
    }
}
