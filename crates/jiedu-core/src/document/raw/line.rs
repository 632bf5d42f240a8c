//! A line of a raw text by itself: what its marks say that it is.

use std::ops::Range;

use super::mark::{is_byline, is_closer, is_han, is_page_mark, is_stop};
use super::shape::parse_numbered;

/// A line of the source, without its line break and blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it is.
    pub(crate) kind: LineKind,
    /// The whole line in the source, without its line break.
    pub(crate) range: Range<usize>,
    /// Its words, without marks before and behind them.
    pub(crate) words: Range<usize>,
    /// Number of the physical line, from 0; two [`Line`]s may share one.
    pub(crate) row: usize,
    /// Whether Markdown breaks the line after it: two blanks or a backslash at its end.
    pub(crate) hard_break: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Nothing.
    Blank,
    /// `---`.
    Rule,
    /// A page number: 12, - 12 -, 第12页.
    Page,
    /// A line of a fenced block, a fence, or a comment.
    Code,
    /// A row of a table.
    Table,
    /// 〔缺：…〕.
    Missing,
    /// 本报记者…整理.
    Byline,
    /// A heading in Markdown, with the number of its #.
    Heading(u8),
    /// An item of a list: its mark and how far it is indented.
    Item(char, u16),
    /// Words; indented by two full-width blanks or not, set in bold or not.
    Text {
        /// Whether it begins as a printed paragraph does.
        indented: bool,
        /// Whether all of it is bold.
        bold: bool,
    },
}

/// Marks of list items that need no blank after them.
const BULLETS: [char; 19] =
    ['★', '☆', '•', '●', '○', '◆', '◇', '■', '□', '▲', '△', '►', '▶', '➢', '※', '✓', '✔', '◎', '▪'];

/// The lines of a text from an offset on.
pub(crate) fn split_lines(source: &str, from: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let first = source.get(..from).map_or(0, |before| before.matches('\n').count());
    let mut start = from;
    let mut fence: Option<(char, usize)> = None;
    for (count, whole) in source.get(from..).unwrap_or_default().split_inclusive('\n').enumerate() {
        let row = first + count;
        let range = start..start + whole.trim_end_matches(['\n', '\r']).len();
        start += whole.len();
        let trimmed = source[range.clone()].trim();
        let mark = trimmed.chars().next().unwrap_or(' ');
        let length = trimmed.chars().take_while(|c| *c == mark).count();
        let is_fence = matches!(mark, '`' | '~') && length >= 3;
        if let Some((open, least)) = fence {
            if mark == open && length >= least && trimmed.chars().all(|c| c == mark) {
                fence = None;
            }
            lines.push(Line { kind: LineKind::Code, words: range.clone(), range, row, hard_break: false });
        } else if is_fence {
            fence = Some((mark, length));
            lines.push(Line { kind: LineKind::Code, words: range.clone(), range, row, hard_break: false });
        } else {
            match embedded_heading(&source[range.clone()]) {
                Some(at) => {
                    let parts = [range.start..range.start + at, range.start + at..range.end];
                    lines.extend(parts.map(|part| read_line(source, part, row)));
                }
                None => lines.push(read_line(source, range, row)),
            }
        }
    }
    // A mark of a quotation alone in its line, and no quotation around it, is an arrow of a path: 首页 > 要闻.
    let quotes: Vec<bool> =
        lines.iter().map(|line| source[line.range.clone()].trim_start().starts_with('>')).collect();
    for (idx, line) in lines.iter_mut().enumerate() {
        let quoted = |idx: Option<usize>| idx.and_then(|idx| quotes.get(idx)).is_some_and(|quote| *quote);
        let whole = source[line.range.clone()].trim();
        if line.kind == LineKind::Blank
            && whole == ">"
            && !quoted(idx.checked_sub(1))
            && !quoted(Some(idx + 1))
        {
            line.kind = LineKind::Text { indented: false, bold: false };
            line.words = offset_of(&source[line.range.clone()], whole, line.range.start);
        }
    }
    // A fence that nothing closes is no fence: what follows it is text again.
    if fence.is_some()
        && let Some(open) = lines.iter().rposition(|line| {
            line.kind == LineKind::Code && source[line.range.clone()].trim_start().starts_with(['`', '~'])
        })
    {
        for line in &mut lines[open + 1..] {
            *line = read_line(source, line.range.clone(), line.row);
        }
    }
    lines
}

/// Where a heading begins that lost the line break before it: “……人民的期望！　　二、总体要求”.
fn embedded_heading(line: &str) -> Option<usize> {
    let mut stop = false;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() && stop {
            let mut wide = c == '\u{3000}';
            let mut end = at + c.len_utf8();
            while let Some((next, blank)) = chars.next_if(|(_, c)| c.is_whitespace()) {
                wide = true;
                end = next + blank.len_utf8();
            }
            let heading = || parse_numbered(&line[end..]).filter(|found| !found.shape.is_narrow());
            if wide && heading().is_some_and(|found| found.mark != ' ') {
                return Some(end);
            }
        }
        stop = is_stop(c) || (stop && is_closer(c));
    }
    None
}

fn read_line(source: &str, range: Range<usize>, row: usize) -> Line {
    let whole = &source[range.clone()];
    let hard_break = whole.ends_with("  ") || whole.ends_with('\\');
    let body = whole.trim().trim_end_matches('\\').trim_end();
    let mut words = offset_of(whole, body, range.start);
    let mut text = body;
    while let Some(quoted) = text.strip_prefix('>') {
        text = quoted.trim_start();
    }
    words.start = words.end - text.len();
    let indent = &whole[..whole.len() - whole.trim_start().len()];
    let made = |kind, words| Line { kind, range: range.clone(), words, row, hard_break };
    if text.is_empty() {
        return made(LineKind::Blank, words);
    }
    if let Some(mark) = text.chars().next()
        && matches!(mark, '-' | '*' | '_' | '=')
        && text.chars().filter(|c| *c != ' ').count() >= 3
        && text.chars().all(|c| c == mark || c == ' ')
    {
        return made(LineKind::Rule, words);
    }
    if is_page_mark(text) {
        return made(LineKind::Page, words);
    }
    if text.starts_with('|') && text.ends_with('|') && text.len() > 1 {
        return made(LineKind::Table, words);
    }
    // A comment in HTML is no text.
    if text.starts_with("<!--") && text.ends_with("-->") {
        return made(LineKind::Code, words);
    }
    if text.starts_with("〔缺：") && text.ends_with('〕') {
        return made(LineKind::Missing, words);
    }
    if is_byline(text) {
        return made(LineKind::Byline, words);
    }
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) {
        let title = text[hashes..].trim_start();
        // #话题# is a tag; ##（一） lacks a blank only.
        if title.len() < text.len() - hashes || hashes > 1 || title.is_empty() {
            let start = words.end - title.len();
            let inner = heading_words(title);
            return made(LineKind::Heading(hashes as u8), start + inner.start..start + inner.end);
        }
    }
    if let Some((mark, item)) = item_words(text) {
        let depth: usize = indent.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let start = words.end - item.len();
        return made(LineKind::Item(mark, depth.min(1000) as u16), start..words.end);
    }
    let bold = text.strip_prefix("**").and_then(|inner| inner.strip_suffix("**"));
    if let Some(inner) = bold.filter(|inner| !inner.contains("**") && !inner.trim().is_empty()) {
        let start = words.end - text.len() + "**".len();
        return made(LineKind::Text { indented: false, bold: true }, start..start + inner.len());
    }
    let indented = indent.contains('\u{3000}') || indent.len() >= 4;
    made(LineKind::Text { indented, bold: false }, words)
}

/// The range in the source of a part of a line that begins at `start`.
fn offset_of(whole: &str, part: &str, start: usize) -> Range<usize> {
    let lead = whole.len() - whole.trim_start().len();
    let from = start + if part.is_empty() { whole.len() } else { lead };
    from..from + part.len()
}

/// Where the words of a heading stand in it: without closing #, attributes and bold marks.
fn heading_words(title: &str) -> Range<usize> {
    let mut words = title.trim_end();
    if words.ends_with('}')
        && let Some(open) = words.rfind("{#")
    {
        words = words[..open].trim_end();
    }
    let closed = words.trim_end_matches('#');
    if closed.ends_with(' ') {
        words = closed.trim_end();
    }
    match words.strip_prefix("**").and_then(|inner| inner.strip_suffix("**")) {
        Some(inner) => 2..2 + inner.len(),
        None => 0..words.len(),
    }
}

/// The mark and the words of a list item.
fn item_words(text: &str) -> Option<(char, &str)> {
    let mark = text.chars().next()?;
    let rest = &text[mark.len_utf8()..];
    let item = rest.trim_start();
    let bullet = if BULLETS.contains(&mark) {
        !item.is_empty()
    } else {
        // A dash needs its blank, so that -5℃ and *强调* stay words; ·王凯 does not begin an item.
        matches!(mark, '-' | '*' | '+' | '·') && rest.starts_with([' ', '\t', '\u{3000}']) && !item.is_empty()
    };
    (bullet && (mark != '+' || item.starts_with(is_han))).then_some((mark, item))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, kind: LineKind, words: &str) {
        let lines = split_lines(line, 0);
        let [found] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!((found.kind, &line[found.words.clone()]), (kind, words), "{line}");
    }

    #[test]
    fn marks_say_what_a_line_is() {
        let plain = LineKind::Text { indented: false, bold: false };
        check("正文。", plain, "正文。");
        check("　　正文。 ", LineKind::Text { indented: true, bold: false }, "正文。");
        check("**一、回顾**", LineKind::Text { indented: false, bold: true }, "一、回顾");
        check("> 引文", plain, "引文");
        check("## (一) 目标 {#goal nav=目标}", LineKind::Heading(2), "(一) 目标");
        check("##（一）目标 ##", LineKind::Heading(2), "（一）目标");
        check("#话题#", plain, "#话题#");
        check("- 甲", LineKind::Item('-', 0), "甲");
        check("  - 甲", LineKind::Item('-', 2), "甲");
        check("★一是甲", LineKind::Item('★', 0), "一是甲");
        check("-5℃", plain, "-5℃");
        check("---", LineKind::Rule, "---");
        check("- 12 -", LineKind::Page, "- 12 -");
        check("〔缺：名单。〕", LineKind::Missing, "〔缺：名单。〕");
        check("本报记者苗苗整理", LineKind::Byline, "本报记者苗苗整理");
        check("| a | b |", LineKind::Table, "| a | b |");
        check(" \n", LineKind::Blank, "");
    }

    #[test]
    fn a_heading_that_lost_its_line_break_is_a_line() {
        let source = "人民的期望！　  二、总体要求\n说“一、二产业”。 三、四也是。\n";
        let words: Vec<_> =
            split_lines(source, 0).into_iter().map(|line| (line.row, &source[line.words])).collect();
        assert_eq!(words, [(0, "人民的期望！"), (0, "二、总体要求"), (1, "说“一、二产业”。 三、四也是。")]);
    }

    #[test]
    fn an_open_fence_hides_nothing() {
        let source = "```\n甲\n```\n乙\n```\n丙\n";
        let kinds: Vec<_> = split_lines(source, 0).into_iter().map(|line| line.kind).collect();
        let plain = LineKind::Text { indented: false, bold: false };
        use LineKind::Code;
        assert_eq!(kinds, [Code, Code, Code, plain, Code, plain]);
    }
}
