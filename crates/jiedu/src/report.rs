//! What the command tells the person at the terminal.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "this is where the command prints")]

use std::path::Path;

use jiedu_core::diagnostic::{Diagnostic, Severity, position};
use unicode_width::UnicodeWidthStr;

/// Prints the diagnostics of a file in order of their place; says whether one is an error.
pub(crate) fn diagnostics(file: &Path, source: &str, diagnostics: &mut [Diagnostic]) -> bool {
    diagnostics.sort_by_key(|found| (found.span.start, found.severity));
    for found in diagnostics.iter() {
        eprint!("{}", text(file, source, found));
    }
    diagnostics.iter().any(|found| found.severity == Severity::Error)
}

/// A diagnostic as text: place, line of the source with the place marked under it, and what to do.
pub(crate) fn text(file: &Path, source: &str, found: &Diagnostic) -> String {
    let at = position(source, found.span.start);
    let severity = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mut text = format!(
        "{}:{}:{}: {severity}[{}]: {}\n",
        file.display(),
        at.line,
        at.column,
        found.code,
        found.message
    );
    if let Some(line) = source.lines().nth(at.line - 1) {
        let before: String = line.chars().take(at.column - 1).collect();
        let length = found.span.end.saturating_sub(found.span.start);
        let marked: String = line.chars().skip(at.column - 1).collect();
        let marked = marked.get(..length).unwrap_or(&marked);
        let gutter = at.line.to_string();
        // Marks are set in columns of a terminal, in which a Chinese character takes two.
        text.push_str(&format!(
            "  {gutter} | {line}\n  {} | {}{}\n",
            " ".repeat(gutter.len()),
            " ".repeat(before.width()),
            "^".repeat(marked.width().max(1)),
        ));
    }
    if !found.help.is_empty() {
        text.push_str(&format!("  help: {}\n", found.help));
    }
    text
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

    #[test]
    fn the_mark_stands_under_double_width_characters() {
        let source = "一\n总投资185亿元\n";
        let start = source.find("185").unwrap();
        let found = Diagnostic::error("code", start..start + 3, "what", "do this");
        assert_eq!(
            text(Path::new("a.md"), source, &found),
            "a.md:2:4: error[code]: what\n  2 | 总投资185亿元\n    |       ^^^\n  help: do this\n"
        );
    }
}
