//! Published anchors: addresses that readers have shared, which a later build must not lose.
//!
//! A table has one anchor a line; what stands behind # is a remark. Sections and figures are in it. The anchors of facts are running
//! numbers and are not promised.

use crate::diagnostic::Diagnostic;
use crate::document::Briefing;
use crate::figure::Figure;
use crate::link::figure_anchor;

/// The anchors that a briefing has: its sections' in order, then its figures'.
pub fn anchors_of(briefing: &Briefing, figures: &[Figure]) -> Vec<String> {
    let sections = briefing.sections.iter().map(|section| section.anchor.clone());
    sections.chain(figures.iter().map(|figure| figure_anchor(&figure.id))).collect()
}

/// The anchors of a table.
pub fn parse_anchors(table: &str) -> Vec<&str> {
    let anchors = table.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    anchors.filter(|anchor| !anchor.is_empty()).collect()
}

/// An error for each anchor of a table that leads nowhere any more, neither as an anchor nor as a former one.
pub fn check_anchors(table: &str, briefing: &Briefing, figures: &[Figure]) -> Vec<Diagnostic> {
    let mut known = anchors_of(briefing, figures);
    known.extend(briefing.sections.iter().flat_map(|section| section.aliases.iter().cloned()));
    let lost = parse_anchors(table).into_iter().filter(|anchor| !known.iter().any(|known| known == anchor));
    lost.map(|anchor| {
        let help = match anchor.strip_prefix("fig-") {
            Some(figure) => format!("give the figure the id \"{figure}\" again"),
            None => format!("name it where its readers should arrive: {{#… was={anchor}}}"),
        };
        Diagnostic::error("anchor-lost", 0..0, format!("the published anchor {anchor} leads nowhere"), help)
    })
    .collect()
}
