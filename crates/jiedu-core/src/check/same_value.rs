//! `same-value`: two indicators of one sentence with one number, which may have been copied by mistake.

use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::fact::{Kind, Value};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "same-value",
    name: "两项同值",
    english: "same value",
    help: "Two indicators of one sentence have one number.",
    run: find,
};

/// Pairs of equal numbers that are told apart in their sentence.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    for (idx, later) in case.facts().iter().enumerate() {
        let Value::Number(number) = later.fact.value else { continue };
        if !is_telling(&later.fact.surface)
            || !matches!(later.fact.kind, Kind::Growth | Kind::Share | Kind::Money | Kind::Amount)
        {
            continue;
        }
        let same = case.facts()[..idx].iter().rev().take(8).find(|first| {
            first.passage == later.passage
                && first.sentence == later.sentence
                && first.fact.kind == later.fact.kind
                && first.fact.unit == later.fact.unit
                && first.fact.value == Value::Number(number)
        });
        let Some(first) = same else { continue };
        let passage = &case.raw.passages[later.passage];
        let between = passage.text.get(first.span.end..later.span.start).unwrap_or_default();
        // “两项均为” and “分别” say that it is meant.
        if !between.contains(['，', ',', '、', '；'])
            || ["均", "都", "同为", "也", "亦"].iter().any(|word| between.contains(word))
        {
            continue;
        }
        let surface = &later.fact.surface;
        let diagnostic = Diagnostic::note(
            RULE.code,
            passage.source(&later.span),
            format!("{surface} stands for two indicators of one sentence"),
            "compare the original: one of the two may have been copied",
        );
        found.push(Finding::new(diagnostic, format!("一句话里两个指标都是“{surface}”，请核对原文")));
    }
}

/// Whether a number has so many digits that two of them rarely agree by chance.
fn is_telling(surface: &str) -> bool {
    let digits: Vec<char> = surface.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.contains(&'.') || digits.iter().filter(|c| c.is_ascii_digit()).count() >= 4
}
