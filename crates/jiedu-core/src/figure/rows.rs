//! The rows of a grid. All that they hold are quotes of the text:
//!
//! ```toml
//! head = ["…", "…"]                              # names of the columns
//!
//! [[row]]
//! number = "一"                                  # that of the heading which the row stands under
//! within = "#industry"                           # where to look: a section's anchor or a passage
//! name = "工业大提质"
//! cells = ["one line", ["a list", "of lines"]]
//! missing = false                                # the source does not have this row
//! ```

use std::ops::Range;

use super::block::Block;
use super::data::{Cell, CellLine, Row};
use super::quote::{Finder, Quoted};
use crate::document::{TextRange, parse_number};

/// Reads the heads of a grid's columns.
pub(super) fn read_head(block: &mut Block<'_, '_>) -> Vec<String> {
    let head = block.texts("head");
    for name in &head {
        block.finder.check_label(name);
    }
    head.into_iter().map(|name| name.text).collect()
}

/// Reads the rows of a grid, each with its place in the source.
pub(super) fn read_rows(block: &mut Block<'_, '_>, least: usize) -> Vec<(Row, Range<usize>)> {
    block.counted("row", least..=usize::MAX, &mut |row| {
        let span = row.span.clone();
        read_row(row).map(|row| (row, span))
    })
}

fn read_row(block: &mut Block<'_, '_>) -> Option<Row> {
    let missing = block.flag("missing");
    let number = block.text("number");
    let name = if missing { block.text("name") } else { block.required("name") };
    let within = block.text("within");
    let cells = block.lists("cells");
    if name.is_none() && !missing {
        return None;
    }
    let finder = &mut *block.finder;
    let area = within.as_ref().and_then(|within| area(finder, within));
    // Where the area itself was not found, its cells would only be reported a second time.
    let lost = within.is_some() && area.is_none();
    let mut place = None;
    let mut line = |finder: &mut Finder<'_>, words: &Quoted| -> CellLine {
        let text = words.text.clone();
        if text.starts_with('〔') && text.ends_with('〕') || lost {
            return CellLine { text, sentence: None };
        }
        let found = finder.passage(words, area.as_ref());
        if let Some(range) = &found {
            place.get_or_insert(range.start);
        }
        CellLine { text, sentence: found.and_then(|range| finder.sentence(&range)) }
    };
    let name = match &name {
        Some(name) => line(finder, name),
        None => CellLine { text: String::new(), sentence: None },
    };
    let cells = cells
        .iter()
        .map(|lines| Cell { lines: lines.iter().map(|words| line(finder, words)).collect() })
        .collect();
    if let Some(number) = &number {
        check_number(finder, number, missing, place);
    }
    let number = number.map_or_else(String::new, |number| number.text);
    Some(Row { number, name, cells, missing })
}

/// A part of the text: `#anchor` for a section with all below it, otherwise a passage.
fn area(finder: &mut Finder<'_>, within: &Quoted) -> Option<TextRange> {
    let Some(anchor) = within.text.strip_prefix('#') else { return finder.passage(within, None) };
    let sections = &finder.briefing.sections;
    let Some(idx) = sections.iter().position(|section| section.anchor == anchor) else {
        finder.error(
            "quote-missing",
            &within.span,
            format!("there is no section #{anchor}"),
            "use the anchor of a heading, or a passage of the text",
        );
        return None;
    };
    let after = sections[idx + 1..].iter().find(|section| section.level <= sections[idx].level);
    let end = after.map_or(finder.briefing.text.len(), |section| section.heading.start);
    Some(sections[idx].heading.start..end)
}

/// The number of a step is the number of the heading that its passage stands under, or of one that is missing.
fn check_number(finder: &mut Finder<'_>, number: &Quoted, missing: bool, place: Option<usize>) {
    let sections = &finder.briefing.sections;
    let is = |idx: usize| {
        sections[idx].number.as_ref().is_some_and(|found| {
            let plain = found.surface.trim_matches(['（', '）', '.']);
            number.text == plain
                || parse_number(&number.text).is_some_and(|(number, _)| number.value == found.value)
        })
    };
    let known = if missing {
        (0..sections.len()).any(|idx| sections[idx].missing.is_some() && is(idx))
    } else {
        place.and_then(|place| finder.briefing.section_at(place)).is_some_and(is)
    };
    if !known && (missing || place.is_some()) {
        finder.error(
            "number-typed",
            &number.span,
            format!("“{}” is not the number of the heading that this row stands under", number.text),
            "write the number of that heading, or leave number away",
        );
    }
}
