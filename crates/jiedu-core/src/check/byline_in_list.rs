//! `byline-in-list`: who wrote the text down, glued to the last item of a list.

use super::context::Context;
use super::finding::{Edit, Finding, Fix, FixKind};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{PassageKind, is_byline, is_closer, is_row_member, is_stop};
use crate::said::Said;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "byline-in-list",
    name: "署名混入正文",
    english: "byline in the text",
    help: "Who wrote the text down is glued to the last item of a list.",
    run: find,
};

/// Words that a byline begins with.
const HEADS: [&str; 6] = ["本报记者", "本刊记者", "本台记者", "本网记者", "（记者", "(记者"];

/// Bylines that a reader would take for a part of the list above them.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    let passages = &case.raw.passages;
    for (idx, passage) in passages.iter().enumerate() {
        let at = match passage.kind {
            PassageKind::Byline if passage.glued => {
                let above = idx.checked_sub(1).and_then(|above| passages.get(above));
                let broken = |idx: usize| case.raw.lines.get(idx).is_some_and(|line| line.hard_break);
                let listed = above.is_some_and(|above| {
                    above.is_item()
                        || (is_row_member(&above.text) && broken(above.lines.end.saturating_sub(1)))
                });
                listed.then_some(0)
            }
            PassageKind::Item(..) => glued_at(&passage.text),
            _ => None,
        };
        let Some(at) = at else { continue };
        let span = passage.source(&(at..passage.text.len()));
        // Before it stand the item's own words, or its line begins with it.
        let edit = if at == 0 {
            let start = case.line_start(idx);
            Edit::replace(start..start, case.newline)
        } else {
            Edit::replace(span.start..span.start, case.newline.repeat(2))
        };
        let words = passage.text.get(at..).unwrap_or_default();
        let diagnostic = Diagnostic::error(
            RULE.code,
            span,
            "the byline is glued to the list above it and will be shown as a part of its last item",
            "set a blank line before it, or write it as byline = \"…\" in the front matter",
        );
        found.push(Finding::new(diagnostic, format!("署名“{words}”粘在列表最后一条后面")).fixed(Fix {
            kind: FixKind::Byline,
            what: Said::new("把署名和列表分开", "set the byline apart from the list"),
            other: None,
            edits: vec![edit],
        }));
    }
}

/// Where in an item a byline begins, behind the end of the item's own words.
fn glued_at(text: &str) -> Option<usize> {
    let at = HEADS.iter().filter_map(|head| text.rfind(head)).max()?;
    let before = text.get(..at)?.trim_end();
    let after = text.get(at..)?;
    let finished = before.ends_with(is_stop) || before.ends_with(is_closer);
    (finished && is_byline(after)).then_some(at)
}
