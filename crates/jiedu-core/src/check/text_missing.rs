//! `text-missing`: a briefing that has a front matter and no sentence.

use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::PassageKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "text-missing",
    name: "没有正文",
    english: "no text",
    help: "There is no text, or nothing but headings.",
    run: find,
};

/// A text without a paragraph, an item or a table.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let raw = &context.case.raw;
    let lacks = |kind: &PassageKind| {
        matches!(kind, PassageKind::Page | PassageKind::Furniture | PassageKind::Heading(_))
    };
    // A heading without a text is told by itself.
    let told = !raw.heads.is_empty();
    if !told && raw.passages.iter().all(|passage| lacks(&passage.kind)) {
        let diagnostic = Diagnostic::warning(
            RULE.code,
            0..0,
            "there is no text",
            "write the text below the front matter, or compare the file that it was drafted from",
        );
        found.push(Finding::new(diagnostic, "稿子里没有正文"));
    }
}
