//! `out-of-order`: a block whose number belongs elsewhere.

use std::ops::Range;

use super::absence::number_of;
use super::case::Case;
use super::context::Context;
use super::finding::{Edit, Finding, Fix, FixKind, Piece};
use super::number_gap::number_span;
use super::rule::Rule;
use super::sequence::Displaced;
use crate::diagnostic::Diagnostic;
use crate::document::raw::PassageKind;
use crate::said::Said;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "out-of-order",
    name: "次序错乱",
    english: "out of order",
    help: "A block stands elsewhere than its number says.",
    run: find,
};

/// Sections out of their place.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (case, order) = (&context.case, &context.order);
    let raw = &case.raw;
    for displaced in &order.displaced {
        let Some(number) = &raw.heads[displaced.head].numbered else { continue };
        let name = |head: usize| {
            let surface = raw.heads[head].numbered.as_ref().map_or("", |number| number.surface.as_str());
            format!("{surface} in line {}", case.line_of_head(head))
        };
        let belongs = match (displaced.after, displaced.before) {
            (Some(after), Some(before)) => format!("between {} and {}", name(after), name(before)),
            (Some(after), None) => format!("after {}", name(after)),
            (None, Some(before)) => format!("before {}", name(before)),
            (None, None) => continue,
        };
        let label = |head: usize| format!("“{}”", number_of(raw, head));
        let own = label(displaced.head);
        let place = match (displaced.after, displaced.before) {
            (Some(after), Some(before)) => format!("在{}和{}之间", label(after), label(before)),
            (Some(after), None) => format!("在{}之后", label(after)),
            (None, before) => format!("在{}之前", before.map_or_else(String::new, label)),
        };
        let zh = format!("{own}的位置不对，按编号应当{place}");
        let span = number_span(raw, displaced.head);
        let message = format!("{} is out of its place: by its number it belongs {belongs}", number.surface);
        let help = "move the section with everything under it, or correct the numbers";
        if number.shape.is_narrow() && raw.heads[displaced.head].hashes == 0 {
            let finding = left(Finding::new(Diagnostic::warning(RULE.code, span, message, help), zh));
            found.push(match fix(case, displaced, &number.surface) {
                Some(fix) => finding.or(fix.what.zh, fix.what.en, fix.edits),
                None => finding,
            });
            continue;
        }
        let finding = left(Finding::new(Diagnostic::error(RULE.code, span, message, help), zh));
        found.push(Finding { fix: fix(case, displaced, &number.surface), ..finding });
    }
}

fn left(finding: Finding) -> Finding {
    finding.or_left("就放在这里，位置没有错", "Leave it where it is")
}

/// The lines of a section with everything under it; a byline at the end of the text is not part of it.
fn block(case: &Case<'_>, head: usize) -> Range<usize> {
    let raw = &case.raw;
    let first = raw.heads[head].passage;
    let end = raw.end_of(head);
    let mut last = raw.heads.get(end).map_or(raw.passages.len(), |next| next.passage);
    while last > first + 1 && matches!(raw.passages[last - 1].kind, PassageKind::Byline | PassageKind::Page) {
        last -= 1;
    }
    let start = case.line_start(first);
    start..raw.passages.get(last).map_or(case.source.len(), |_| case.line_start(last)).max(start)
}

fn fix(case: &Case<'_>, displaced: &Displaced, name: &str) -> Option<Fix> {
    let moved = block(case, displaced.head);
    let to = match displaced.after {
        Some(after) => block(case, after).end,
        None => case.line_start(case.raw.heads[displaced.before?].passage),
    };
    // Something that holds the block can't be where it goes.
    if moved.contains(&to) || to == moved.end {
        return None;
    }
    let text = case.source.get(moved.clone())?;
    let kept = moved.start..moved.start + text.trim_end().len();
    let before = case.source.get(..to)?;
    let gap = match () {
        () if before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n") => String::new(),
        () if before.ends_with('\n') => case.newline.to_owned(),
        () => case.newline.repeat(2),
    };
    let insert = Edit {
        range: to..to,
        with: vec![Piece::New(gap), Piece::Source(kept), Piece::New(case.newline.repeat(2))],
    };
    let mut edits = vec![Edit::delete(moved), insert];
    edits.sort_by_key(|edit| edit.range.start);
    Some(Fix {
        kind: FixKind::Move,
        what: Said::new(
            format!("把“{name}”这一节移到按编号该在的地方"),
            format!("moved the section {name} to where its number belongs"),
        ),
        other: Some(to.min(case.source.len())),
        edits,
    })
}
