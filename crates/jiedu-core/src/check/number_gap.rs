//! `number-gap`: （三）, then （五）.

use std::collections::HashMap;

use super::case::Case;
use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::parse_ordinal;
use crate::document::raw::{PassageKind, RawText, Shape};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "number-gap",
    name: "编号跳号",
    english: "number skipped",
    help: "Numbers of headings, items or sentences skip one, or have one twice.",
    run: find,
};

/// Numbers of headings, items and sentences that a row skips, or has twice.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (case, order) = (&context.case, &context.order);
    let raw = &case.raw;
    for gap in &order.gaps {
        let Some(number) = &raw.heads[gap.below].numbered else { continue };
        let names: Vec<String> = gap.values.iter().map(|value| number.shape.write(*value)).collect();
        let span = number_span(raw, gap.below);
        let place = match gap.above {
            Some(above) => format!(
                "{} stands in line {} and {} in line {}",
                surface(raw, above),
                case.line_of_head(above),
                number.surface,
                case.line_of_head(gap.below)
            ),
            None => format!("the first is {} in line {}", number.surface, case.line_of_head(gap.below)),
        };
        let message = format!("{} is not there: {place}", names.join("、"));
        let help = format!(
            "restore the section, or write the heading {}〔缺：…〕 in its place; if nothing is missing, correct the numbers",
            names.first().map_or("", String::as_str)
        );
        let diagnostic = if gap.unsure {
            Diagnostic::warning(RULE.code, span, message, help)
        } else {
            Diagnostic::error(RULE.code, span, message, help)
        };
        found.push(Finding::new(diagnostic));
    }
    for twice in &order.repeated {
        found.push(Finding::new(Diagnostic::warning(
            RULE.code,
            number_span(raw, twice.head),
            format!(
                "the number {} stands twice: in line {} and here",
                surface(raw, twice.head),
                case.line_of_head(twice.first)
            ),
            "correct one of the two numbers, or move the section to where its number belongs",
        )));
    }
    rows_of_items(case, found);
    chains(case, found);
}

fn surface(raw: &RawText, head: usize) -> &str {
    raw.heads[head].numbered.as_ref().map_or("", |number| number.surface.as_str())
}

/// The place of a heading's number.
pub(super) fn number_span(raw: &RawText, head: usize) -> std::ops::Range<usize> {
    let passage = raw.passage_of(head);
    let rest = raw.heads[head].numbered.as_ref().map_or(0, |number| number.rest);
    let number = passage.text.get(..rest).unwrap_or_default().trim_end().len();
    passage.source(&(0..number.max(1).min(passage.text.len())))
}

/// Lists and paragraphs that are numbered one by one.
fn rows_of_items(case: &Case<'_>, found: &mut Vec<Finding>) {
    // The last number of each kind of row: the items of one may stand between those of another.
    let mut rows: HashMap<Kind, (u32, usize)> = HashMap::new();
    for (idx, passage) in case.raw.passages.iter().enumerate() {
        if matches!(passage.kind, PassageKind::Heading(_)) {
            rows.clear();
        }
        if !passage.is_prose() {
            continue;
        }
        let own = match &passage.numbered {
            Some(number) => Some((Kind::Shape(number.shape), number.value)),
            None => {
                parse_ordinal(&passage.text).map(|value| (Kind::Word(ordinal_kind(&passage.text)), value))
            }
        };
        // 20.2026年10件实事 begins with its number where it is the next of a row, and with a decimal elsewhere.
        let own = own.or_else(|| {
            let kind = Kind::Shape(Shape::Arabic);
            let next = rows.get(&kind)?.0 + 1;
            passage
                .text
                .strip_prefix(&next.to_string())?
                .starts_with(['.', '．', '、'])
                .then_some((kind, next))
        });
        if let Some((kind, number)) = own {
            if let Some((above, above_idx)) = rows.get(&kind)
                && number > above + 1
                && number <= above + 4
            {
                found.push(Finding::new(Diagnostic::warning(
                    RULE.code,
                    passage.source(&(0..passage.text.chars().take(2).map(char::len_utf8).sum())),
                    format!(
                        "the items go from {above} in line {} to {number} in line {}",
                        case.line_of(*above_idx),
                        case.line_of(idx)
                    ),
                    "restore what stands between them, or correct the numbers",
                )));
            }
            rows.insert(kind, (number, idx));
        }
        // A row may go on within a paragraph: 二要…。三要….
        for mark in ["是", "要"] {
            let kind = Kind::Word(mark);
            if let Some((above, _)) = rows.get(&kind)
                && let Some(inner) = last_in_chain(&passage.text, mark).filter(|inner| inner > above)
            {
                rows.insert(kind, (inner, idx));
            }
        }
    }
}

/// Kinds of rows of items.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// By the shape of a number.
    Shape(Shape),
    /// By what follows an ordinal in words.
    Word(&'static str),
}

/// The last ordinal of a chain in a paragraph.
fn last_in_chain(text: &str, mark: &str) -> Option<u32> {
    text.match_indices(mark).filter_map(|(at, _)| ordinal_before(text, at)).map(|(value, _)| value).last()
}

/// What follows the ordinal: 是, 要 or ，; rows of one kind belong together.
pub(super) fn ordinal_kind(text: &str) -> &'static str {
    match text.chars().find(|c| matches!(c, '是' | '要' | '，' | '、')) {
        Some('是') => "是",
        Some('要') => "要",
        _ => "，",
    }
}

/// Chains within a paragraph: 一是…；三是….
fn chains(case: &Case<'_>, found: &mut Vec<Finding>) {
    for (_, passage) in case.prose() {
        for mark in ["是", "要"] {
            let mut above: Option<u32> = None;
            for (at, _) in passage.text.match_indices(mark) {
                let Some((value, start)) = ordinal_before(&passage.text, at) else { continue };
                if let Some(last) = above
                    && value > last + 1
                    && value <= last + 3
                {
                    found.push(Finding::new(Diagnostic::warning(
                        RULE.code,
                        passage.source(&(start..at + mark.len())),
                        format!("the chain goes from {last} to {value}"),
                        "restore what stands between them, or correct the numbers",
                    )));
                }
                above = Some(value);
            }
        }
    }
}

/// The ordinal that ends at a place and begins a clause: the 三 of “。三是”.
fn ordinal_before(text: &str, end: usize) -> Option<(u32, usize)> {
    let before = text.get(..end)?;
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| "一二三四五六七八九十".contains(*c))
        .last()
        .map(|(start, _)| start)?;
    let opened = before[..start].chars().next_back();
    let clause = opened.is_none_or(|c| {
        matches!(c, '。' | '；' | ';' | '：' | ':' | '，' | ',' | '”' | '！' | ' ' | '\u{3000}')
    });
    let value = crate::document::chinese_number(&before[start..])?;
    (clause && value <= 30).then_some((value, start))
}
