//! What a page says of itself to machines: search engines, link cards, readers of JSON-LD.

use anyhow::{Context, Result};
use jiedu_core::document::{Briefing, Meta};
use jiedu_core::link::{figure_anchor, scoped_id};
use jiedu_core::wire::BriefingPart;
use serde_json::{Value, json};

use crate::document::escape;

/// The elements of the document's head that speak of the briefings; the first one gives title and address.
///
/// # Errors
/// Where JSON can't be written.
pub(crate) fn head(briefings: &[(&Briefing, &BriefingPart)]) -> Result<String> {
    let Some((first, _)) = briefings.first() else { return Ok(String::new()) };
    let meta = &first.meta;
    let mut head = String::new();
    for (name, content) in [
        ("og:type", "article"),
        ("og:locale", "zh_CN"),
        ("og:title", &meta.title),
        ("og:description", &meta.subtitle),
        ("og:url", &meta.url),
    ] {
        if !content.is_empty() {
            head.push_str(&format!("<meta property=\"{name}\" content=\"{}\">", escape(content)));
        }
    }
    if !meta.url.is_empty() {
        head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escape(&meta.url)));
    }
    for (briefing, part) in briefings {
        let text = serde_json::to_string(&report(briefing, part)).context("write JSON-LD")?;
        // What would end the element is written otherwise; JSON reads it all the same.
        let text = text.replace('<', "\\u003c");
        head.push_str(&format!("<script type=\"application/ld+json\">{text}</script>"));
    }
    Ok(head)
}

/// The elements that speak of the page for frames: it is no page of its own, so search engines are sent to the one that is.
pub(crate) fn frame_head(first: &Meta) -> String {
    let canonical = if first.url.is_empty() { "./index.html" } else { &first.url };
    format!(
        "<meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{}\">",
        escape(canonical)
    )
}

/// A briefing as schema.org has it: a report about an event, with a dataset a figure.
fn report(briefing: &Briefing, part: &BriefingPart) -> Value {
    let meta = &briefing.meta;
    let address = |anchor: &str| match meta.url.as_str() {
        "" => Value::Null,
        url => format!("{url}#{}", scoped_id(&meta.id, anchor)).into(),
    };
    let figures = part.figures.iter().map(|figure| {
        bare(json!({
            "@type": "Dataset",
            "name": figure.caption,
            "description": if figure.sub.is_empty() { &figure.caption } else { &figure.sub },
            "url": address(&figure_anchor(&figure.id)),
        }))
    });
    bare(json!({
        "@context": "https://schema.org",
        "@type": "Report",
        "name": meta.title,
        "alternativeHeadline": meta.subtitle,
        "inLanguage": "zh-CN",
        "url": meta.url,
        "about": bare(json!({ "@type": "Event", "name": meta.meeting.name, "startDate": date(meta) })),
        "contentLocation": meta.place,
        "author": meta.byline.as_ref().map(|byline| byline.text.as_str()),
        "hasPart": figures.collect::<Vec<_>>(),
    }))
}

/// Day of the meeting; none where its year is only inferred, which this form has no way to say.
fn date(meta: &Meta) -> Option<String> {
    let meeting = &meta.meeting;
    let known = meeting.year > 0 && !meeting.inferred;
    known.then(|| format!("{:04}-{:02}-{:02}", meeting.year, meeting.month, meeting.day))
}

/// An object without what is empty.
fn bare(mut object: Value) -> Value {
    if let Some(fields) = object.as_object_mut() {
        fields.retain(|_, value| {
            !value.is_null() && value.as_str() != Some("") && value.as_array().is_none_or(|it| !it.is_empty())
        });
    }
    object
}
