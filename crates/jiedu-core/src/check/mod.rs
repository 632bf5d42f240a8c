//! 原稿体检: what is wrong with a text before it is published, and the repair of what is certain.
//!
//! Each rule is a file of its own and reads a [`Case`]; all of them take the text as passages (`document::raw`), so that a
//! briefing and a raw text are checked alike. An error is what a reader would see as damage; what may be meant is a
//! warning; what is only worth a look is a note.

mod broken_sentence;
mod byline_in_list;
mod case;
mod declared;
mod duplicate_block;
mod empty_section;
mod finding;
mod framework_open;
mod halfwidth_punctuation;
mod heading_level;
mod list_missing;
mod number_gap;
mod out_of_order;
mod quote_unclosed;
mod repair;
mod same_value;
mod sequence;
mod sum_mismatch;
mod suspect_word;
mod year_missing;

use case::Case;
use finding::Finding;

use crate::diagnostic::Diagnostic;
use crate::document::MAX_SOURCE_BYTES;

pub use repair::{Repaired, Step, repair_source};

/// Checks a text: a briefing, or any Markdown or plain text. Findings stand in order of their place in `source`.
pub fn check_source(source: &str) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = findings(source).into_iter().map(|finding| finding.diagnostic).collect();
    found.sort_by(|one, other| {
        (one.span.start, other.severity, one.code).cmp(&(other.span.start, one.severity, other.code))
    });
    found.dedup_by(|one, other| one.code == other.code && one.span == other.span);
    found
}

/// Offsets of the headings whose text or list the source lacks.
pub fn lacking_sections(source: &str) -> Vec<usize> {
    if source.len() > MAX_SOURCE_BYTES {
        return Vec::new();
    }
    let case = Case::read(source);
    let mut heads = case.draft.empty_heads();
    heads.extend(list_missing::lacking(&case));
    heads.sort_unstable();
    heads.dedup();
    heads.into_iter().map(|head| case.draft.passage_of(head).span.start).collect()
}

/// What every rule finds, in the order of the rules.
fn findings(source: &str) -> Vec<Finding> {
    if source.len() > MAX_SOURCE_BYTES {
        return vec![Finding::new(Diagnostic::error(
            "source-too-long",
            0..0,
            format!("the source has {} bytes, {MAX_SOURCE_BYTES} are read", source.len()),
            "split the text into several files",
        ))];
    }
    let case = Case::read(source);
    let mut found = Vec::new();
    let order = sequence::read(&case);
    let duplicates = duplicate_block::read(&case);
    number_gap::find(&case, &order, &mut found);
    out_of_order::find(&case, &order, &mut found);
    empty_section::find(&case, &mut found);
    duplicate_block::find(&case, &duplicates, &mut found);
    broken_sentence::find(&case, &duplicates, &mut found);
    list_missing::find(&case, &duplicates, &mut found);
    framework_open::find(&case, &mut found);
    same_value::find(&case, &mut found);
    sum_mismatch::find(&case, &mut found);
    year_missing::find(&case, &mut found);
    quote_unclosed::find(&case, &mut found);
    byline_in_list::find(&case, &mut found);
    heading_level::find(&case, &mut found);
    suspect_word::find(&case, &mut found);
    halfwidth_punctuation::find(&case, &mut found);
    found
}
