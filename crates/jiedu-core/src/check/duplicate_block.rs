//! `duplicate-block`: a passage that stands twice, also with a stray prefix or cut in half.

use std::ops::Range;

use super::case::{bare, short};
use super::context::Context;
use super::finding::{Edit, Finding, Fix, FixKind};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::split_sentences;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "duplicate-block",
    name: "内容重复",
    english: "duplicate",
    help: "A passage or a sentence stands twice.",
    run: find,
};

/// A sentence shorter than this, in characters without punctuation, may stand twice in a row on purpose.
const LEAST_SENTENCE: usize = 8;

/// Passages that stand twice, and sentences that stand twice in a row.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (case, duplicates) = (&context.case, context.duplicates());
    for duplicate in &duplicates.found {
        let passage = &case.raw.passages[duplicate.copy];
        let kept = case.line_of(duplicate.kept);
        let span = passage.source(&(0..passage.text.len()));
        let message = format!("“{}” stands in line {kept} too", short(&passage.text));
        let help = "take out the copy that is damaged or stands in the wrong place";
        let diagnostic = if duplicate.meant {
            Diagnostic::warning(RULE.code, span, message, help)
        } else {
            Diagnostic::error(RULE.code, span, message, help)
        };
        let fix = duplicate.certain.then(|| Fix {
            kind: FixKind::Duplicate,
            what: format!("took out “{}”, which stands twice", short(&passage.text)),
            other: Some(case.raw.passages[duplicate.kept].span.start),
            edits: vec![Edit::delete(case.rows_of(duplicate.copy))],
        });
        found.push(Finding { diagnostic, fix });
    }
    for (idx, passage) in case.prose() {
        if duplicates.is_copy(idx) || case.is_reference(idx) {
            continue;
        }
        let sentences = split_sentences(&passage.text, 0);
        let mut above: Option<(String, Range<usize>)> = None;
        for range in sentences {
            let text = bare(passage.text.get(range.clone()).unwrap_or_default());
            if let Some((last, _)) = &above
                && *last == text
                && text.chars().count() >= LEAST_SENTENCE
            {
                found.push(Finding {
                    diagnostic: Diagnostic::error(
                        RULE.code,
                        passage.source(&range),
                        "the sentence stands twice in a row",
                        "take one of the two out",
                    ),
                    fix: Some(Fix {
                        kind: FixKind::Duplicate,
                        what: format!("took out the second “{}”", short(&text)),
                        other: None,
                        edits: vec![Edit::delete(passage.source(&range))],
                    }),
                });
            }
            above = Some((text, range));
        }
    }
}
