//! The widget's HTML and payload of a set of briefings.

use jiedu_core::diagnostic::Diagnostic;
use jiedu_core::document::Briefing;
use jiedu_core::fact::Fact;
use jiedu_core::wire::{BriefingPart, Encoded, Payload, encode};
use jiedu_widget::view::{Prerendered, render_page};
use jiedu_widget::words::Lang;

use crate::SiteError;

/// A briefing as it was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// The document.
    pub briefing: Briefing,
    /// Its facts.
    pub facts: Vec<Fact>,
    /// What the widget needs of it.
    pub part: BriefingPart,
    /// What an editor should look at.
    pub findings: Vec<Diagnostic>,
}

/// The widget's HTML, with `page_script` in it, and the payload that it starts from.
pub(crate) fn prerender(readings: &[Read], page_script: &str) -> Result<(String, Encoded), SiteError> {
    // The views borrow for the rest of the program.
    let readings: &'static [Read] = Box::leak(readings.to_vec().into_boxed_slice());
    let payload: &'static Payload =
        Box::leak(Box::new(Payload { briefings: readings.iter().map(|found| found.part.clone()).collect() }));
    let encoded = encode(payload).map_err(|error| SiteError::Encoding(format!("the payload: {error}")))?;
    let sources: Vec<Prerendered> = readings
        .iter()
        .map(|found| Prerendered {
            briefing: &found.briefing,
            facts: &found.facts,
            findings: &found.findings,
        })
        .collect();
    Ok((render_page(payload, &sources, Lang::Zh, page_script), encoded))
}
