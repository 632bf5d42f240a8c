//! What is wrong with an input: where, what, and how to mend it.

use std::ops::Range;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// The page can be built, but somebody should look.
    Warning,
    /// The page must not be built.
    Error,
}

/// A finding about the source of a briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable name in kebab-case, such as `quote-missing`.
    pub code: &'static str,
    /// Byte range in the source.
    pub span: Range<usize>,
    /// What is wrong, one sentence.
    pub message: String,
    /// What to do about it, one sentence; may be empty.
    pub help: String,
}

impl Diagnostic {
    /// A diagnostic of severity error.
    pub fn error(
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Error, code, span, message: message.into(), help: help.into() }
    }

    /// A diagnostic of severity warning.
    pub fn warning(
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Warning, code, span, message: message.into(), help: help.into() }
    }
}

/// A place in a text as people count it: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Line and column of a byte offset; an offset past the end is taken for the end.
pub fn position(source: &str, offset: usize) -> Position {
    let mut offset = offset.min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &source[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn position_counts_characters_and_survives_any_offset() {
        let source = "一二\n三四五";
        assert_eq!(position(source, 0), Position { line: 1, column: 1 });
        assert_eq!(position(source, 7 + 3), Position { line: 2, column: 2 });
        assert_eq!(position(source, 8), Position { line: 2, column: 1 });
        assert_eq!(position(source, 999), Position { line: 2, column: 4 });
    }
}
