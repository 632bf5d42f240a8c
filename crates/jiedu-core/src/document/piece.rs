//! Words of a block being read, with their places in the source.

use super::{Annotation, Briefing, Sentence, TableRow, TextRange};

/// Text of a block being read, with the offset in the source of each piece.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) map: Vec<(usize, usize)>,
}

/// A cell of a row being read: its words, and what the editor says of its numbers.
pub(super) type Cell = (Piece, Vec<Annotation>);

/// The source's offset of an offset of a text, by a map of such pairs, which ascends; none before its first.
pub(super) fn source_offset(map: &[(usize, usize)], at: usize) -> Option<usize> {
    let before = map.partition_point(|(text, _)| *text <= at).checked_sub(1)?;
    map.get(before).map(|(text, offset)| offset + (at - text))
}

impl Piece {
    pub(super) fn push(&mut self, text: &str, offset: usize) {
        self.map.push((self.text.len(), offset));
        self.text.push_str(text);
    }

    /// Adds a part of the piece to a briefing's text without the blanks around it, and returns its place there; none where it is
    /// blank.
    pub(super) fn write(&self, part: TextRange, briefing: &mut Briefing) -> Option<TextRange> {
        let text = self.text.get(part.clone()).unwrap_or_default();
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return None;
        }
        let from = part.start + (text.len() - text.trim_start().len());
        let start = briefing.text.len();
        for (idx, (at, offset)) in self.map.iter().enumerate() {
            let end = self.map.get(idx + 1).map_or(self.text.len(), |next| next.0);
            if end > from && *at < from + trimmed.len() {
                let skipped = from.saturating_sub(*at);
                briefing.source_map.push(start + at.saturating_sub(from), offset + skipped);
            }
        }
        briefing.text.push_str(trimmed);
        Some(start..briefing.text.len())
    }
}

/// Adds a row of a table to a briefing's text, as one line and one sentence; none where all its cells are blank.
pub(super) fn write_row(cells: Vec<Cell>, briefing: &mut Briefing) -> Option<TableRow> {
    let start = briefing.text.len();
    let mut row = TableRow { range: start..start, cells: Vec::with_capacity(cells.len()) };
    for (piece, annotations) in cells {
        let blank = piece.text.trim().is_empty();
        if !blank && briefing.text.len() > start {
            briefing.text.push(' ');
        }
        let end = briefing.text.len();
        let range = piece.write(0..piece.text.len(), briefing).unwrap_or(end..end);
        let lead = piece.text.len() - piece.text.trim_start().len();
        let place = |at: usize| (range.start + at.saturating_sub(lead)).min(range.end);
        briefing.annotations.extend(annotations.into_iter().map(|annotation| Annotation {
            range: place(annotation.range.start)..place(annotation.range.end),
            ..annotation
        }));
        row.cells.push(range);
    }
    row.range.end = briefing.text.len();
    if row.range.is_empty() {
        return None;
    }
    briefing.text.push('\n');
    briefing.sentences.push(Sentence { range: row.range.clone(), heading: false, row: true });
    Some(row)
}
