//! The widget's HTML and payload of a set of briefings.

use jiedu_core::payload::{BriefingPart, Encoded, Payload, encode};
use jiedu_core::reading::Reading;
use jiedu_widget::i18n::Lang;
use jiedu_widget::static_page::{Surroundings, render_page};

use crate::SiteError;

/// The widget's HTML in its surroundings, and the payload that it starts from.
pub(crate) fn prerender(
    readings: &[Reading],
    parts: &[BriefingPart],
    surroundings: &Surroundings<'_>,
) -> Result<(String, Encoded), SiteError> {
    let payload = Payload { briefings: parts.to_vec() };
    let encoded = encode(&payload).map_err(|error| SiteError::Encoding(format!("the payload: {error}")))?;
    Ok((render_page(&payload, readings, Lang::Zh, surroundings), encoded))
}
