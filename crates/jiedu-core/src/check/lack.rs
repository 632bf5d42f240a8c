//! What a text lacks, as its draft says it: sections that the numbers skip, headings without a text, lists that do not follow.

use super::absence::{renumbered, skipped};
use super::context::Context;
use super::list_missing;
use crate::diagnostic::Severity;

/// What a text lacks; headings and passages are indexes of its [`crate::document::raw::RawText`].
#[derive(Debug, Default)]
pub(crate) struct Lacks {
    /// Sections that are not there, in order.
    pub(crate) absent: Vec<AbsentSection>,
    /// Headings under which nothing stands.
    pub(crate) empty: Vec<usize>,
    /// Passages behind which a list is announced that is not there, each with what it is called.
    pub(crate) lists: Vec<(usize, String)>,
}

/// A section that the numbers skip.
#[derive(Debug)]
pub(crate) struct AbsentSection {
    /// The heading before which it belongs.
    pub(crate) head: usize,
    /// Its number, as its siblings write theirs.
    pub(crate) number: String,
    /// What is said of it.
    pub(crate) note: String,
}

/// Reads what a text lacks, also where only its headings will make it sure.
pub(crate) fn lacks_of(source: &str) -> Lacks {
    let context = Context::read(source);
    let raw = &context.case.raw;
    let mut lacks = Lacks { empty: raw.empty_heads(), ..Lacks::default() };
    let surface =
        |head: usize| raw.heads[head].numbered.as_ref().map_or("", |number| number.surface.as_str());
    for gap in &context.order.gaps {
        let below = surface(gap.below);
        for value in &gap.values {
            let number = renumbered(below, *value);
            let note = skipped(gap.above.map(surface), below, &number);
            lacks.absent.push(AbsentSection { head: gap.below, number, note });
        }
    }
    let mut found = Vec::new();
    (list_missing::RULE.run)(&context, &mut found);
    for finding in found.iter().filter(|finding| finding.diagnostic.severity == Severity::Error) {
        let span = &finding.diagnostic.span;
        let after = raw.passages.partition_point(|passage| passage.span.start <= span.start);
        let name: String = source.get(span.clone()).unwrap_or_default().split_whitespace().collect();
        lacks.lists.extend(after.checked_sub(1).map(|passage| (passage, name)));
    }
    lacks
}
