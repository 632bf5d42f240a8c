//! A text that is a briefing already: it keeps every byte, and only headings without an anchor get one.

use super::anchor::Minter;
use crate::document::{is_briefing, parse_briefing};

/// Whether a text is a briefing that names itself.
pub(super) fn is_whole(source: &str) -> bool {
    is_briefing(source) && !parse_briefing(source).0.meta.id.is_empty()
}

/// The briefing with an anchor behind every heading.
pub(super) fn complete(source: &str) -> String {
    let (briefing, found) = parse_briefing(source);
    let mut minter = Minter::default();
    minter.take(briefing.sections.iter().map(|section| section.anchor.as_str()));
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for section in &briefing.sections {
        let lacks = found.iter().any(|found| found.code == "anchor-missing" && found.span == section.span);
        let Some(heading) = source.get(section.span.clone()).filter(|_| lacks) else { continue };
        let end = section.span.start + heading.trim_end().trim_end_matches('#').trim_end().len();
        text.push_str(source.get(at..end).unwrap_or_default());
        text.push_str(&format!(" {{#{}}}", minter.mint(&section.short)));
        at = section.span.start + heading.trim_end().len();
    }
    text + source.get(at..).unwrap_or_default()
}
