//! What the command tells the person at the terminal.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "this is where the command prints")]

use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context, Result};
use jiedu_core::diagnostic::{Diagnostic, PositionIndex, Severity};
use unicode_width::UnicodeWidthChar;

use crate::source::Source;

/// Columns of a source line that are shown; a longer one is cut around the place.
const SHOWN_COLUMNS: usize = 76;

/// Prints the diagnostics of a file in order of their place; says whether one is an error.
pub(crate) fn diagnostics(source: &Source, diagnostics: &mut [Diagnostic]) -> bool {
    diagnostics.sort_by_key(|found| (found.span.start, found.severity));
    let index = PositionIndex::new(&source.text);
    for found in diagnostics.iter() {
        eprint!("{}", text(&source.name(), &index, found));
    }
    diagnostics.iter().any(|found| found.severity == Severity::Error)
}

/// Findings as text, in their order, and a line that counts them.
pub(crate) fn findings(name: &str, source: &str, found: &[Diagnostic]) -> String {
    let index = PositionIndex::new(source);
    let mut report: String = found.iter().map(|found| text(name, &index, found) + "\n").collect();
    let count = |severity: Severity| found.iter().filter(|found| found.severity == severity).count();
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    report.push_str(&format!(
        "{name}: {}, {}, {}\n",
        plural(count(Severity::Error), "error"),
        plural(count(Severity::Warning), "warning"),
        plural(count(Severity::Note), "note"),
    ));
    report
}

/// A diagnostic as text: place, line of the source with the place marked under it, and what to do.
pub(crate) fn text(file: &str, index: &PositionIndex<'_>, found: &Diagnostic) -> String {
    let at = index.position(found.span.start);
    let end = index.position(found.span.end.max(found.span.start));
    let mut text = format!(
        "{file}:{}:{}: {}[{}]: {}\n",
        at.line,
        at.column,
        found.severity.name(),
        found.code,
        found.message
    );
    let line: Vec<char> = index.line(at.line).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // A place that runs over several lines is marked to the end of its first.
    let last = if end.line > at.line { line.len() } else { end.column - 1 };
    let marked = at.column - 1..last.max(at.column).min(line.len().max(at.column));
    let (shown, before, marks) = excerpt(&line, marked);
    if !shown.trim().is_empty() {
        let gutter = at.line.to_string();
        text.push_str(&format!(
            "  {gutter} | {shown}\n  {} | {}{}\n",
            " ".repeat(gutter.len()),
            " ".repeat(before),
            "^".repeat(marks),
        ));
    }
    if !found.help.is_empty() {
        text.push_str(&format!("  help: {}\n", found.help));
    }
    text
}

/// What is shown of a line around a marked part: the text, and in columns of a terminal the place and width of the marks.
fn excerpt(line: &[char], marked: std::ops::Range<usize>) -> (String, usize, usize) {
    let width = |part: &[char]| -> usize { part.iter().map(|c| c.width().unwrap_or(0)).sum() };
    let start = marked.start.min(line.len());
    let mut from = 0;
    if width(line) > SHOWN_COLUMNS {
        // A third of the room stands before the place.
        let mut room = SHOWN_COLUMNS / 3;
        from = start;
        while let Some(c) = from.checked_sub(1).and_then(|before| line.get(before)) {
            let columns = c.width().unwrap_or(0);
            if columns > room {
                break;
            }
            room -= columns;
            from -= 1;
        }
    }
    let mut room = SHOWN_COLUMNS;
    let mut to = from;
    while let Some(c) = line.get(to) {
        let columns = c.width().unwrap_or(0);
        if columns > room {
            break;
        }
        room -= columns;
        to += 1;
    }
    let mut text = String::new();
    let mut before = width(&line[from..start]);
    if from > 0 {
        text.push('…');
        before += '…'.width().unwrap_or(1);
    }
    text.extend(&line[from..to]);
    if to < line.len() {
        text.push('…');
    }
    let marks = width(&line[start..marked.end.clamp(start, to.max(start))]).max(1);
    (text, before, marks)
}

/// Prints a result; a reader that has gone away is no fault.
///
/// # Errors
/// Standard output that can't be written to for any other reason.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("write to standard output"),
    }
}

/// Says something beside the result.
pub(crate) fn say(text: &str) {
    eprint!("{text}");
}

/// Says what was written.
pub(crate) fn written(path: &Path, bytes: usize, brotli: Option<usize>) {
    match brotli {
        Some(brotli) => println!("{:>9} B {brotli:>8} B br  {}", bytes, path.display()),
        None => println!("{:>9} B             {}", bytes, path.display()),
    }
}

/// Says what kept the command from its work.
pub(crate) fn fault(error: &anyhow::Error) {
    eprintln!("jiedu: {error:#}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, part: &str, expected: &str) {
        let start = source.find(part).unwrap();
        let found = Diagnostic::error("code", start..start + part.len(), "what", "do this");
        assert_eq!(text("a.md", &PositionIndex::new(source), &found), expected);
    }

    #[test]
    fn the_mark_stands_under_double_width_characters() {
        check(
            "一\n总投资185亿元\n",
            "185",
            "a.md:2:4: error[code]: what\n  2 | 总投资185亿元\n    |       ^^^\n  help: do this\n",
        );
        check(
            "总投资185亿元\n",
            "亿元",
            "a.md:1:7: error[code]: what\n  1 | 总投资185亿元\n    |          ^^^^\n  help: do this\n",
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let source = format!("{}总投资{}", "前".repeat(100), "后".repeat(100));
        let shown = format!("…{}总投资{}…", "前".repeat(12), "后".repeat(23));
        let marks = format!("{}^^^^^^", " ".repeat(1 + 24));
        check(
            &source,
            "总投资",
            &format!("a.md:1:101: error[code]: what\n  1 | {shown}\n    | {marks}\n  help: do this\n"),
        );
    }

    #[test]
    fn a_place_over_several_lines_is_marked_to_the_end_of_the_first() {
        check(
            "一二三\n四五",
            "三\n四",
            "a.md:1:3: error[code]: what\n  1 | 一二三\n    |     ^^\n  help: do this\n",
        );
    }
}
