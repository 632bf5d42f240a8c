//! `two-values`: one indicator has two numbers in one sentence; one of them may be left from another version.

use super::case::Stated;
use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::is_han;
use crate::fact::{Kind, Value};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "two-values",
    name: "一项两值",
    english: "two values",
    help: "One indicator has two numbers in one sentence.",
    run: find,
};

/// Words between an indicator and its number.
const LINKS: [&str; 10] = ["达到", "实现", "完成", "突破", "增长", "下降", "达", "为", "共", "约"];
/// Words between two numbers by which they are of two times, of a part, or of an aim and a result.
#[rustfmt::skip]
const APART: &[&str] = &[
    "其中", "目标", "计划", "预期", "预算", "力争", "确保", "上年", "去年", "今年", "明年", "同期", "分别", "原", "由", "从", "比", "较", "至", "到", "年均", "累计", "连续", "调整", "修订", "本级",
];
/// Words before an indicator that say nothing of which it is.
const OPENINGS: [&str; 6] = ["全年", "预计", "实现", "完成", "预计全年", "全年实现"];

/// Pairs of numbers of one indicator.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    let facts = case.facts();
    for (idx, later) in facts.iter().enumerate() {
        if later.fact.subject.is_empty()
            || !matches!(later.fact.value, Value::Number(_))
            || !matches!(
                later.fact.kind,
                Kind::Growth | Kind::Share | Kind::Money | Kind::Amount | Kind::Count | Kind::Length
            )
        {
            continue;
        }
        let passage = &case.raw.passages[later.passage];
        let Some(named) = named(&passage.text, later) else { continue };
        let first = facts[..idx].iter().rev().take(12).find(|first| {
            first.passage == later.passage
                && first.sentence == later.sentence
                && is_of_one(first, later)
                && self::named(&passage.text, first).is_some_and(|first| named.is_empty() || named == first)
        });
        let Some(first) = first else { continue };
        let between = passage.text.get(first.span.end..later.span.start).unwrap_or_default();
        if APART.iter().any(|word| between.contains(word)) {
            continue;
        }
        let (one, other) = (&first.fact.surface, &later.fact.surface);
        let subject = &later.fact.subject;
        let diagnostic = Diagnostic::warning(
            RULE.code,
            passage.source(&later.span),
            format!("“{subject}” is {one} and {other} in one sentence"),
            "compare the original: one of the two may be left from another version",
        );
        found.push(Finding::new(
            diagnostic,
            format!("一句话里“{subject}”既是“{one}”又是“{other}”，请核对原文"),
        ));
    }
}

/// Whether two numbers are of one indicator at one time and in one place, and differ.
fn is_of_one(first: &Stated, later: &Stated) -> bool {
    let (one, other) = (&first.fact, &later.fact);
    one.subject == other.subject
        && one.kind == other.kind
        && one.unit == other.unit
        && one.direction == other.direction
        && (one.period == other.period || other.period.is_empty())
        && (one.scope == other.scope || one.scope.is_empty() || other.scope.is_empty())
        && matches!(one.value, Value::Number(_))
        && one.value != other.value
}

/// What stands before the name of a number in its clause, where the name stands right before it: 市本级 of 市本级地区生产总值1200亿元.
fn named<'a>(text: &'a str, stated: &Stated) -> Option<&'a str> {
    let before = text.get(stated.sentence.start..stated.span.start)?.trim_end();
    let before = LINKS.iter().fold(before, |rest, link| rest.strip_suffix(link).unwrap_or(rest));
    let before = before.strip_suffix(stated.fact.subject.as_str())?;
    let start = before
        .rfind(|c: char| !is_han(c))
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let own = before.get(start..)?;
    Some(if OPENINGS.contains(&own) { "" } else { own })
}
