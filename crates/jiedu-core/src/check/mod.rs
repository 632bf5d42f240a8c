//! 原稿体检: what is wrong with a text before it is published, and the repair of what is certain.
//!
//! Each rule is a file of its own and reads a case; all of them take the text as passages (`document::raw`), so that a
//! briefing and a raw text are checked alike. An error is what a reader would see as damage; what may be meant is a
//! warning; what is only worth a look is a note.

mod absence;
mod broken_sentence;
mod byline_in_list;
mod case;
mod context;
mod damaged_text;
mod declared;
mod duplicate_block;
mod duplicates;
mod empty_section;
mod examine;
mod examined;
mod finding;
mod framework_open;
mod halfwidth_punctuation;
mod heading_level;
mod ignores;
mod lack;
mod list_missing;
mod number_blanks;
mod number_gap;
mod out_of_order;
mod quote_unclosed;
mod reference;
mod registry;
mod repair;
mod rule;
mod same_value;
mod sequence;
mod sum_mismatch;
mod suspect_word;
mod text_missing;
mod two_values;
mod unseen_character;
mod year_missing;

use case::Case;
use context::Context;
use finding::Finding;
use ignores::Ignores;

use crate::diagnostic::Diagnostic;
use crate::document::MAX_SOURCE_BYTES;

pub(crate) use examine::ignorable;
pub use examine::{examine, set_aside};
pub use examined::{Choice, Examined, Ignored};
pub(crate) use lack::{Lacks, lacks_of};
pub use registry::{RULES, name_of};
pub use repair::{Repaired, Step, repair_source};
pub use rule::Rule;

/// The code of an entry of the front matter that ignores nothing.
pub(crate) const IGNORE_UNUSED: &str = "ignore-unused";

/// Checks a text: a briefing, or any Markdown or plain text. Findings stand in order of their place in `source`; those that
/// the front matter says to ignore are left out.
pub fn check_source(source: &str) -> Vec<Diagnostic> {
    let (found, ignores) = findings(source);
    let found = told(&ignores, in_order(found));
    found.into_iter().map(|finding| finding.diagnostic).collect()
}

/// How the sections of a text belong together, where the text shows them otherwise. Headings are named by their offsets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Headings whose text or list is not there, ascending.
    pub lacking: Vec<usize>,
    /// Headings that stand out of their place, each with the heading that it belongs under, if it does under any.
    pub displaced: Vec<(usize, Option<usize>)>,
    /// Sections that the numbers skip.
    pub absent: Vec<Absent>,
}

/// A section that the numbers of its siblings skip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// Its number.
    pub value: u32,
    /// The number as its siblings write theirs.
    pub number: String,
    /// The sibling that comes after it.
    pub below: usize,
}

/// What the numbers of a text say of its structure.
pub fn structure_of(source: &str) -> Structure {
    if source.len() > MAX_SOURCE_BYTES {
        return Structure::default();
    }
    let case = Case::read(source);
    let order = sequence::read(&case);
    let offset = |head: usize| case.raw.passage_of(head).span.start;
    let mut lacking = case.raw.empty_heads();
    lacking.extend(list_missing::lacking(&case));
    lacking.sort_unstable();
    lacking.dedup();
    let displaced = order.displaced.iter().filter_map(|found| {
        let sibling = found.after.or(found.before)?;
        Some((offset(found.head), case.raw.heads[sibling].parent.map(offset)))
    });
    let absent = order.gaps.iter().filter(|gap| !gap.unsure).flat_map(|gap| {
        let shape = case.raw.heads[gap.below].numbered.as_ref().map(|number| number.shape);
        gap.values.iter().filter_map(move |value| {
            Some(Absent { value: *value, number: shape?.write(*value), below: offset(gap.below) })
        })
    });
    Structure {
        lacking: lacking.into_iter().map(offset).collect(),
        displaced: displaced.collect(),
        absent: absent.collect(),
    }
}

/// What every rule finds, in the order of the rules, and what the front matter says to ignore.
fn findings(source: &str) -> (Vec<Finding>, Ignores) {
    if source.len() > MAX_SOURCE_BYTES {
        let diagnostic = Diagnostic::error(
            "source-too-long",
            0..0,
            format!("the source has {} bytes, {MAX_SOURCE_BYTES} are read", source.len()),
            "split the text into several files",
        );
        return (vec![Finding::new(diagnostic, "稿子太长，请分成几份")], Ignores::default());
    }
    let context = Context::read(source);
    (run(RULES, &context), context.case.ignores)
}

/// Findings in order of their place, each once.
fn in_order(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by(|one, other| {
        let (one, other) = (&one.diagnostic, &other.diagnostic);
        (one.span.start, other.severity, one.code).cmp(&(other.span.start, one.severity, other.code))
    });
    found.dedup_by(|one, other| {
        one.diagnostic.code == other.diagnostic.code && one.diagnostic.span == other.diagnostic.span
    });
    found
}

/// Findings without those that are ignored.
fn told(ignores: &Ignores, mut found: Vec<Finding>) -> Vec<Finding> {
    let places: Vec<_> = found.iter().map(|it| (it.diagnostic.code, it.diagnostic.span.start)).collect();
    let mut ignored = ignores.of_findings(&places).into_iter();
    found.retain(|_| ignored.next().flatten().is_none());
    found
}

fn run(rules: &[Rule], context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in rules {
        (rule.run)(context, &mut found);
    }
    found
}
