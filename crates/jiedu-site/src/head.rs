//! What a page says of itself to machines: search engines, link cards, readers of JSON-LD.

use jiedu_core::document::Meta;
use jiedu_core::link::{figure_anchor, scoped_id};
use jiedu_core::markup::escape;
use jiedu_core::outline::MissingPart;
use jiedu_core::payload::BriefingPart;
use jiedu_core::reading::Reading;
use serde_json::{Value, json};

use crate::SiteError;

/// What search engines show of a headline; a longer one they leave out.
const HEADLINE: usize = 110;

/// The elements of the document's head that speak of the briefings; the first one gives title, address and time.
///
/// # Errors
/// Where JSON can't be written.
pub(crate) fn of_page(readings: &[Reading], parts: &[BriefingPart]) -> Result<String, SiteError> {
    let Some(first) = readings.first() else { return Ok(String::new()) };
    let meta = &first.briefing.meta;
    let published = meta.published.map(|moment| moment.with_offset()).unwrap_or_default();
    let updated = meta.updated.map(|moment| moment.with_offset()).unwrap_or_default();
    let mut head = String::new();
    for (name, content) in [
        ("og:type", "article"),
        ("og:locale", "zh_CN"),
        ("og:title", &meta.title),
        ("og:description", &meta.subtitle),
        ("og:url", &meta.url),
        ("article:published_time", &published),
        ("article:modified_time", &updated),
        // What Toutiao reads; its other name for the last change is that of the last answer.
        ("bytedance:published_time", &published),
        ("bytedance:updated_time", &updated),
        ("bytedance:lrDate_time", &updated),
    ] {
        if !content.is_empty() {
            head.push_str(&format!("<meta property=\"{name}\" content=\"{}\">", escape(content)));
        }
    }
    // An address must be whole here: search engines leave out one that is relative.
    head.push_str(&canonical(meta, ""));
    for (reading, part) in readings.iter().zip(parts) {
        head.push_str(&json_ld(&report(reading, part))?);
    }
    if let Some(moment) = meta.published {
        // Baidu's own form, which knows no offset: its clocks are those of China.
        head.push_str(&json_ld(&bare(json!({
            "@context": "https://ziyuan.baidu.com/contexts/cambrian.jsonld",
            "@id": meta.url,
            "title": meta.title,
            "pubDate": moment.local(),
            "upDate": meta.updated.map(|moment| moment.local()),
        })))?);
    }
    Ok(head)
}

/// The elements that speak of the page for frames: it is no page of its own, so search engines are sent to the one that is.
pub(crate) fn of_frame(meta: &Meta, address: &str) -> String {
    format!("<meta name=\"robots\" content=\"noindex\">{}", canonical(meta, address))
}

/// The link to the address under which a briefing is known.
fn canonical(meta: &Meta, address: &str) -> String {
    match if meta.url.is_empty() { address } else { &meta.url } {
        "" => String::new(),
        address => format!("<link rel=\"canonical\" href=\"{}\">", escape(address)),
    }
}

/// An element that holds JSON. What would end the element, or a line of a script, is written otherwise; JSON reads it all the
/// same.
fn json_ld(value: &Value) -> Result<String, SiteError> {
    let text =
        serde_json::to_string(value).map_err(|error| SiteError::Encoding(format!("JSON-LD: {error}")))?;
    let text = text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    Ok(format!("<script type=\"application/ld+json\">{text}</script>"))
}

/// A briefing as schema.org has it: a report about an event, with its sections and a dataset a figure.
fn report(reading: &Reading, part: &BriefingPart) -> Value {
    let meta = &reading.briefing.meta;
    let address = |anchor: &str| match meta.url.as_str() {
        "" => Value::Null,
        url => format!("{url}#{}", scoped_id(&meta.id, anchor)).into(),
    };
    // Without an address there is nothing to say of a section that the page does not say itself.
    let linked = part
        .sections
        .iter()
        .filter(|section| !meta.url.is_empty() && section.missing != Some(MissingPart::Section));
    let sections = linked.map(
        |section| json!({ "@type": "CreativeWork", "name": section.title, "url": address(&section.anchor) }),
    );
    let figures = reading.figures.iter().map(|figure| {
        bare(json!({
            "@type": "Dataset",
            "name": figure.caption,
            "description": if figure.sub.is_empty() { &figure.caption } else { &figure.sub },
            "url": address(&figure_anchor(&figure.id)),
        }))
    });
    let organization = |name: &str| match name {
        "" => Value::Null,
        name => json!({ "@type": "Organization", "name": name }),
    };
    // A text that no meeting belongs to has a day of its own.
    let about = match meta.meeting.name.as_str() {
        "" => Value::Null,
        name => bare(json!({
            "@type": "Event",
            "name": name,
            "startDate": date(meta),
            "organizer": organization(&meta.issuer),
        })),
    };
    bare(json!({
        "@context": "https://schema.org",
        "@type": "Report",
        "name": meta.title,
        "headline": headline(&meta.title),
        "alternativeHeadline": meta.subtitle,
        "inLanguage": "zh-CN",
        "url": meta.url,
        "datePublished": meta.published.map(|moment| moment.with_offset()),
        "dateModified": meta.updated.map(|moment| moment.with_offset()),
        "about": about,
        "dateCreated": if meta.meeting.name.is_empty() { date(meta) } else { None },
        "contentLocation": meta.place,
        "author": organization(&meta.publisher),
        "publisher": organization(&meta.publisher),
        "creditText": meta.byline.as_ref().map(|byline| byline.text.as_str()),
        "isBasedOn": match meta.source_note.as_str() {
            "" => Value::Null,
            note => json!({ "@type": "CreativeWork", "description": note }),
        },
        "hasPart": sections.chain(figures).collect::<Vec<_>>(),
    }))
}

/// A title as long as headlines may be.
fn headline(title: &str) -> String {
    if title.chars().count() <= HEADLINE {
        return title.to_owned();
    }
    title.chars().take(HEADLINE - 1).chain(['…']).collect()
}

/// Day of the meeting, or of the text; none where its year is only inferred, which this form has no way to say.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_no_longer_than_may_be() {
        assert_eq!(headline("短题"), "短题");
        let long = headline(&"长".repeat(111));
        assert_eq!((long.chars().count(), long.ends_with("长…")), (110, true));
        assert_eq!(headline(&"长".repeat(110)), "长".repeat(110));
    }

    #[test]
    fn no_text_ends_the_element_it_stands_in() {
        let nasty = "</script><!--<script>]]>\u{2028}\u{2029}\"\\";
        let element = json_ld(&json!({ "name": nasty })).unwrap_or_default();
        let text = element.strip_prefix("<script type=\"application/ld+json\">").unwrap_or_default();
        let text = text.strip_suffix("</script>").unwrap_or_default();
        assert!(!text.contains(['<', '\u{2028}', '\u{2029}']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(text).ok(), Some(json!({ "name": nasty })));
    }
}
