//! What is not there, said in the text: 〔缺：…〕 on a line of its own, or behind the number of a section.

use std::ops::Range;

use super::case::Case;
use super::finding::Edit;
use crate::document::raw::RawText;
use crate::document::write_chinese_number;

/// A heading's number as the text writes it, with its mark: 五、.
pub(super) fn number_of(raw: &RawText, head: usize) -> &str {
    let rest = raw.heads[head].numbered.as_ref().map_or(0, |number| number.rest);
    raw.passage_of(head).text.get(..rest).unwrap_or_default().trim_end()
}

/// What is said of a number that a row skips.
pub(super) fn skipped(above: Option<&str>, below: &str, number: &str) -> String {
    match above {
        Some(above) => format!("原文编号由{above}跳到{below}，{number}未见。"),
        None => format!("原文编号自{below}起，{number}未见。"),
    }
}

/// A number written as another one is: 第 17 條 from 第 16 條.
pub(super) fn renumbered(like: &str, value: u32) -> String {
    let Some(place) = numeral(like) else { return value.to_string() };
    let is_arabic =
        like.get(place.clone()).is_some_and(|found| found.starts_with(|c: char| c.is_ascii_digit()));
    let written = if is_arabic { value.to_string() } else { write_chinese_number(value) };
    [like.get(..place.start).unwrap_or_default(), &written, like.get(place.end..).unwrap_or_default()]
        .concat()
}

/// Where the numeral stands in a number: 十六 in 第十六条, the last one of 1.3.
pub(super) fn numeral(number: &str) -> Option<Range<usize>> {
    let han = |c: char| "一二三四五六七八九十百零".contains(c);
    let first = number.find(|c: char| c.is_ascii_digit() || han(c))?;
    let start = number.rfind('.').filter(|at| at + 1 < number.len()).map_or(first, |at| at + 1);
    let rest = number.get(start..)?;
    let is_arabic = rest.starts_with(|c: char| c.is_ascii_digit());
    let length = rest.find(|c: char| if is_arabic { !c.is_ascii_digit() } else { !han(c) });
    Some(start..start + length.unwrap_or(rest.len()))
}

/// Sets 〔缺：…〕 behind a passage, on a line of its own.
pub(super) fn said_behind(case: &Case<'_>, passage: usize, note: &str) -> Edit {
    let raw = &case.raw;
    let found = &raw.passages[passage];
    let last = found.lines.end.checked_sub(1).and_then(|line| raw.lines.get(line));
    let at = last.map_or(found.span.end, |line| line.range.end).max(found.span.end);
    let gap = case.newline.repeat(2);
    // The line break that stands there parts it from a blank line only.
    let is_followed = raw.passages.get(passage + 1).is_some_and(|next| next.glued);
    let close = if is_followed { case.newline } else { "" };
    Edit::insert(at, format!("{gap}〔缺：{}〕{close}", plain(note)))
}

/// Sets 〔缺：…〕 before a passage, on a line of its own.
pub(super) fn said_before(case: &Case<'_>, passage: usize, note: &str) -> Edit {
    let open = if case.raw.passages[passage].glued { case.newline } else { "" };
    let gap = case.newline.repeat(2);
    Edit::insert(case.line_start(passage), format!("{open}〔缺：{}〕{gap}", plain(note)))
}

/// Sets the heading of a section that is not there before another one, with what is said of it.
pub(super) fn heading_before(case: &Case<'_>, head: usize, number: &str, note: &str, anchor: &str) -> String {
    let found = &case.raw.heads[head];
    let like = case.raw.passage_of(head);
    let rest = found.numbered.as_ref().map_or(0, |number| number.rest);
    let written = like.text.get(..rest).unwrap_or_default();
    let blank = if written.ends_with(char::is_whitespace) { " " } else { "" };
    let hashes = if found.hashes > 0 { "#".repeat(found.hashes.into()) + " " } else { String::new() };
    let address = if case.is_briefing { format!(" {{#{anchor}}}") } else { String::new() };
    let close = case.newline.repeat(if found.hashes > 0 || !like.glued { 2 } else { 1 });
    format!("{hashes}{number}{blank}〔缺：{}〕{address}{close}", plain(note))
}

/// A note without the marks that end it.
fn plain(note: &str) -> String {
    note.replace('〔', "［").replace('〕', "］")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_siblings_are() {
        for (like, value, expected) in [
            ("（五）", 4, "（四）"),
            ("第 32 條", 25, "第 25 條"),
            ("3.", 2, "2."),
            ("第十二条", 11, "第十一条"),
            ("1.3", 2, "1.2"),
            ("五", 4, "四"),
            ("五、", 14, "十四、"),
        ] {
            assert_eq!(renumbered(like, value), expected);
        }
    }
}
