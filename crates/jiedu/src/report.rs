//! What the command tells the person at the terminal.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "this is where the command prints")]

use std::collections::BTreeMap;
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

/// Prints what is in doubt in a draft, in order, and a line that counts it.
pub(crate) fn doubts(name: &str, text: &str, doubts: &[Diagnostic]) {
    let index = PositionIndex::new(text);
    for found in doubts {
        eprint!("{}", self::text(name, &index, found));
    }
    if !doubts.is_empty() {
        eprintln!("{name}: {} to look at", doubts.len());
    }
}

/// More notes of one kind are told in one line.
const MOST_ALIKE: usize = 12;
/// Lines that it names.
const NAMED_LINES: usize = 8;

/// Findings as text, in their order, and a line that counts them. Notes that stand very often are told once, behind the others.
pub(crate) fn findings(name: &str, source: &str, found: &[Diagnostic]) -> String {
    let index = PositionIndex::new(source);
    let mut notes: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for note in found.iter().filter(|found| found.severity == Severity::Note) {
        notes.entry(note.code).or_default().push(note);
    }
    notes.retain(|_, alike| alike.len() > MOST_ALIKE);
    let single = |found: &&Diagnostic| found.severity != Severity::Note || !notes.contains_key(found.code);
    let mut report: String =
        found.iter().filter(single).map(|found| text(name, &index, found) + "\n").collect();
    for (code, alike) in &notes {
        let mut lines: Vec<usize> = alike.iter().map(|found| index.position(found.span.start).line).collect();
        lines.dedup();
        let more = if lines.len() > NAMED_LINES { ", …" } else { "" };
        let lines: Vec<String> = lines.iter().take(NAMED_LINES).map(usize::to_string).collect();
        let first = alike.first().map_or("", |found| found.message.as_str());
        report.push_str(&format!(
            "{name}: note[{code}]: {} places, such as “{first}”; in lines {}{more}\n  help: --format json lists them all\n\n",
            alike.len(),
            lines.join(", "),
        ));
    }
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
    let line = index.line(at.line);
    let offset = found.span.start.saturating_sub(index.line_start(at.line)).min(line.len());
    // A place that runs over several lines is marked to the end of its first.
    let columns = if end.line > at.line { usize::MAX } else { (end.column - at.column).max(1) };
    let (shown, before, marks) = excerpt(line, offset, columns);
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

/// What is shown of a line around a marked part, which begins at a byte and is so many characters long: the text, and in
/// columns of a terminal the place and width of the marks.
fn excerpt(line: &str, offset: usize, marked: usize) -> (String, usize, usize) {
    let columns = |c: char| c.width().unwrap_or(0);
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let (head, tail) = line.split_at_checked(offset).unwrap_or((line, ""));
    // Of a line that is too long, only what is near the place is looked at.
    let long = line.chars().map(columns).take(SHOWN_COLUMNS + 1).sum::<usize>() > SHOWN_COLUMNS;
    // A third of the room stands before the place.
    let lead = if long { SHOWN_COLUMNS / 3 } else { SHOWN_COLUMNS };
    let mut room = lead;
    let near = head.char_indices().rev().take_while(|(_, c)| {
        let fits = columns(*c) <= room;
        room = room.saturating_sub(columns(*c));
        fits
    });
    let from = near.last().map_or(head.len(), |(at, _)| at);
    let before: Vec<char> = head[from..].chars().map(clean).collect();
    let width: usize = before.iter().copied().map(columns).sum();
    let mut room = SHOWN_COLUMNS - width.min(SHOWN_COLUMNS);
    let after: Vec<char> = tail
        .chars()
        .take_while(|c| {
            let fits = columns(*c) <= room;
            room = room.saturating_sub(columns(*c));
            fits
        })
        .map(clean)
        .collect();
    let cut = after.iter().collect::<String>().len() < tail.len() && tail.chars().nth(after.len()).is_some();
    let text = format!(
        "{}{}{}{}",
        if from > 0 { "…" } else { "" },
        before.iter().collect::<String>(),
        after.iter().collect::<String>(),
        if cut { "…" } else { "" }
    );
    let marks: usize = after.iter().take(marked).copied().map(columns).sum();
    (text, width + if from > 0 { columns('…') } else { 0 }, marks.max(1))
}

/// JSON as people read it, ended by a line break.
///
/// # Errors
/// What has no form in JSON.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string_pretty(value).context("write JSON")? + "\n")
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
