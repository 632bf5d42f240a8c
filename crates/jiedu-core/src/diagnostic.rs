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

    /// A diagnostic of severity note.
    pub fn note(
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Note, code, span, message: message.into(), help: help.into() }
    }
}

impl Severity {
    /// The name in reports and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
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

/// Bytes between two counts of a [`PositionIndex`].
const STRIDE: usize = 512;

/// Finds the positions of many offsets of one text, each in about constant time.
#[derive(Clone, Debug)]
pub struct PositionIndex<'a> {
    source: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// Number of characters that begin before each multiple of [`STRIDE`].
    counts: Vec<usize>,
}

impl<'a> PositionIndex<'a> {
    /// An index of a text.
    pub fn new(source: &'a str) -> Self {
        let mut lines = vec![0];
        let mut counts = Vec::with_capacity(source.len() / STRIDE + 1);
        let mut count = 0;
        for (at, byte) in source.bytes().enumerate() {
            if at % STRIDE == 0 {
                counts.push(count);
            }
            count += usize::from(begins_character(byte));
            if byte == b'\n' {
                lines.push(at + 1);
            }
        }
        Self { source, lines, counts }
    }

    /// The same as [`position`].
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.source.len());
        while !self.source.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|line| self.lines.get(line)).copied().unwrap_or(0);
        Position { line, column: self.characters(offset) - self.characters(start) + 1 }
    }

    /// A line, from 1, without its line break; empty where the text has no such line.
    pub fn line(&self, line: usize) -> &'a str {
        let Some(start) = line.checked_sub(1).and_then(|line| self.lines.get(line)) else { return "" };
        let end = self.lines.get(line).map_or(self.source.len(), |next| next - 1);
        self.source.get(*start..end).unwrap_or_default().trim_end_matches('\r')
    }

    /// Where a line begins; the end of the text where it has no such line.
    pub fn line_start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|line| self.lines.get(line)).copied().unwrap_or(self.source.len())
    }

    /// Number of characters before an offset.
    fn characters(&self, offset: usize) -> usize {
        let block = (offset / STRIDE).min(self.counts.len().saturating_sub(1));
        let before = self.counts.get(block).copied().unwrap_or(0);
        let rest = self.source.as_bytes().get(block * STRIDE..offset).unwrap_or_default();
        before + rest.iter().filter(|byte| begins_character(**byte)).count()
    }
}

/// Whether a byte is the first of a character in UTF-8.
fn begins_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_agrees_with_the_position() {
        for source in ["", "\n", "一二\n三四五", &"一二三a\n".repeat(400), &"总投资".repeat(900)] {
            let index = PositionIndex::new(source);
            for offset in (0..source.len() + 3).step_by(5).chain([source.len()]) {
                assert_eq!(index.position(offset), position(source, offset), "{offset}");
            }
        }
        assert_eq!(PositionIndex::new("一\r\n二").line(1), "一");
        assert_eq!(PositionIndex::new("一\n二").line(2), "二");
        assert_eq!(PositionIndex::new("一").line(2), "");
    }

    #[test]
    fn position_counts_characters_and_survives_any_offset() {
        let source = "一二\n三四五";
        assert_eq!(position(source, 0), Position { line: 1, column: 1 });
        assert_eq!(position(source, 7 + 3), Position { line: 2, column: 2 });
        assert_eq!(position(source, 8), Position { line: 2, column: 1 });
        assert_eq!(position(source, 999), Position { line: 2, column: 4 });
    }
}
