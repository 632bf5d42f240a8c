//! The figures of a draft: those that rules propose and the chooser takes, each behind its section.

use std::collections::HashMap;

use super::body::Body;
use crate::diagnostic::Diagnostic;
use crate::document::Briefing;
use crate::fact::Fact;
use crate::figure::{Choice, choose_figures, place_of, propose_figures};
use crate::framework::scan_frameworks;

/// The figures of a draft that has none yet.
#[derive(Default)]
pub(super) struct Figures {
    /// Places in the body and the blocks that stand there, in the order of the text.
    blocks: Vec<(usize, String)>,
    /// The figure that draws a fact.
    ids: HashMap<usize, String>,
}

impl Figures {
    /// Chooses figures. `source` is a front matter of `head` bytes with a body, read as `briefing`.
    pub(super) fn choose(source: &str, head: usize, briefing: &Briefing, facts: &[Fact]) -> Self {
        let frameworks = scan_frameworks(source, briefing);
        let proposals = propose_figures(briefing, facts, &frameworks);
        let mut figures = Self::default();
        for choice in choose_figures(briefing, facts, &[], proposals.found) {
            let Some(block) = choice.markdown() else { continue };
            let Choice { proposal, id: Ok(id) } = choice else { continue };
            let end = place_of(briefing, facts, &proposal).unwrap_or(source.len());
            figures.blocks.push((end.saturating_sub(head), block));
            figures.ids.extend(proposal.facts.into_iter().map(|fact| (fact, id.clone())));
        }
        figures.blocks.sort_by_key(|(place, _)| *place);
        figures
    }

    /// Id of the figure that draws a fact; empty where none does.
    pub(super) fn id_of(&self, fact: usize) -> &str {
        self.ids.get(&fact).map_or("", String::as_str)
    }

    /// Puts the blocks into a body.
    pub(super) fn insert(self, body: Body) -> Body {
        let mut text = String::with_capacity(body.text.len());
        let mut shifts: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for (place, block) in self.blocks {
            text.push_str(body.text.get(at..place).unwrap_or_default());
            at = place.max(at);
            // The text ends with a line end, a section before another with an empty line.
            let is_last = body.text.len() <= at;
            let lines = if is_last { format!("\n{block}") } else { format!("{block}\n") };
            text.push_str(&lines);
            shifts.push((at, lines.len()));
        }
        text.push_str(body.text.get(at..).unwrap_or_default());
        let moved = |place: usize| {
            place + shifts.iter().take_while(|(at, _)| *at <= place).map(|(_, length)| length).sum::<usize>()
        };
        let doubts = body.doubts.into_iter().map(|doubt| {
            let start = moved(doubt.span.start);
            Diagnostic { span: start..start + doubt.span.len(), ..doubt }
        });
        Body { text, doubts: doubts.collect() }
    }
}
