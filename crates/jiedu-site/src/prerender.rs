//! The widget's HTML and payload of a set of briefings.

use jiedu_core::payload::{BriefingPart, Encoded, Payload, encode};
use jiedu_core::reading::Reading;
use jiedu_widget::view::render_page;
use jiedu_widget::words::Lang;

use crate::SiteError;

/// The widget's HTML, with `page_script` in it, and the payload that it starts from.
pub(crate) fn prerender(
    readings: &[Reading],
    parts: &[BriefingPart],
    page_script: &str,
) -> Result<(String, Encoded), SiteError> {
    // The views borrow for the rest of the program.
    let readings: &'static [Reading] = Box::leak(readings.to_vec().into_boxed_slice());
    let payload: &'static Payload = Box::leak(Box::new(Payload { briefings: parts.to_vec() }));
    let encoded = encode(payload).map_err(|error| SiteError::Encoding(format!("the payload: {error}")))?;
    Ok((render_page(payload, readings, Lang::Zh, page_script), encoded))
}
