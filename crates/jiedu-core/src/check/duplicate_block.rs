//! `duplicate-block`: a passage that stands twice, also with a stray prefix or cut in half.

use std::collections::HashSet;
use std::ops::Range;

use super::case::{Case, bare, short};
use super::context::Context;
use super::duplicates::Duplicate;
use super::finding::{Edit, Finding, Fix, FixKind};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::split_sentences;
use crate::said::Said;

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
        let words = short(&passage.text);
        let finding = Finding::new(diagnostic, format!("“{words}”这一段，第{kept}行已经有了"));
        if duplicate.certain {
            found.push(finding.fixed(Fix {
                kind: FixKind::Duplicate,
                what: Said::new(
                    format!("删去重复的“{words}”，留下第{kept}行的"),
                    format!("took out “{words}”, which stands twice"),
                ),
                other: Some(case.raw.passages[duplicate.kept].span.start),
                edits: vec![Edit::delete(case.rows_of(duplicate.copy))],
            }));
            continue;
        }
        let finding = finding.or_left("两处都要，都留着", "Both are meant; keep both");
        let (repeated, of) = repeated(case, duplicate);
        found.push(if repeated.len() == of {
            finding.or(
                "删去这里的一份，它的每一句别处都有",
                "Take out the copy here; each of its sentences stands elsewhere",
                vec![Edit::delete(case.rows_of(duplicate.copy))],
            )
        } else {
            finding.or(
                format!("只删去这里重复的{}句，别处没有的留下", repeated.len()),
                format!(
                    "Take out the {} sentences that stand elsewhere, and keep the others",
                    repeated.len()
                ),
                repeated.into_iter().map(Edit::delete).collect(),
            )
        });
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
                let diagnostic = Diagnostic::error(
                    RULE.code,
                    passage.source(&range),
                    "the sentence stands twice in a row",
                    "take one of the two out",
                );
                let words = short(&text);
                found.push(Finding::new(diagnostic, format!("“{words}”这句话连着写了两遍")).fixed(Fix {
                    kind: FixKind::Duplicate,
                    what: Said::new(format!("删去后一遍“{words}”"), format!("took out the second “{words}”")),
                    other: None,
                    edits: vec![Edit::delete(passage.source(&range))],
                }));
            }
            above = Some((text, range));
        }
    }
}

/// The places of a copy's sentences that the passage which stays has too, and how many sentences the copy has.
fn repeated(case: &Case<'_>, duplicate: &Duplicate) -> (Vec<Range<usize>>, usize) {
    let sentences = |passage: usize| {
        let text = &case.raw.passages[passage].text;
        split_sentences(text, 0)
            .into_iter()
            .map(move |range| (bare(text.get(range.clone()).unwrap_or_default()), range))
    };
    let kept: HashSet<String> = sentences(duplicate.kept).map(|(words, _)| words).collect();
    let copy = &case.raw.passages[duplicate.copy];
    let of = sentences(duplicate.copy).count();
    let found = sentences(duplicate.copy).filter(|(words, _)| kept.contains(words));
    (found.map(|(_, range)| copy.source(&range)).collect(), of)
}
