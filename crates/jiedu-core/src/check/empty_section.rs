//! `empty-section`: a heading under which nothing stands.

use super::absence::said_behind;
use super::case::short;
use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "empty-section",
    name: "有题无文",
    english: "empty section",
    help: "Nothing stands under a heading.",
    run: find,
};

/// Headings without a text.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    let raw = &case.raw;
    for head in raw.empty_heads() {
        let heading = &raw.heads[head];
        let span = raw.passage_of(head).source(&heading.title);
        let message = format!("nothing stands under the heading “{}”", short(raw.title_of(head)));
        let help = "restore the text, or write 〔缺：…〕 under the heading and say what is not there";
        // A heading without a number may be a title above the next one.
        let sure =
            heading.numbered.as_ref().is_some_and(|number| heading.hashes > 0 || !number.shape.is_narrow());
        let diagnostic = if sure {
            Diagnostic::error(RULE.code, span, message, help)
        } else {
            Diagnostic::warning(RULE.code, span, message, help)
        };
        let zh = format!("标题“{}”下面没有正文", short(raw.title_of(head)));
        found.push(Finding::new(diagnostic, zh).or(
            "写明〔缺〕：只有标题，正文未见",
            "Say 〔缺〕: there is a heading and no text",
            vec![said_behind(case, heading.passage, "原文只有标题，正文未见。")],
        ));
    }
}
