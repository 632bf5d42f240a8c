//! Front matter: TOML between two lines of `+++`.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::value::{Datetime, Offset};

use super::{Byline, CHINA, IgnoredPlace, KeyQuote, Meeting, Meta, Moment};
use crate::diagnostic::Diagnostic;

/// Most faults of a front matter that are told at once.
const MOST_FAULTS: usize = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMeta {
    id: Option<Spanned<String>>,
    title: Option<Spanned<String>>,
    #[serde(default)]
    title_breaks: Vec<Spanned<String>>,
    #[serde(default)]
    subtitle: String,
    short: Option<Spanned<String>>,
    #[serde(default)]
    place: String,
    #[serde(default)]
    issuer: String,
    url: Option<Spanned<String>>,
    #[serde(default)]
    publisher: String,
    published: Option<Spanned<Datetime>>,
    updated: Option<Spanned<Datetime>>,
    byline: Option<String>,
    #[serde(default)]
    source: String,
    issued: Option<Spanned<Datetime>>,
    meeting: Option<Spanned<RawMeeting>>,
    #[serde(default)]
    key: Vec<Spanned<RawKey>>,
    #[serde(default)]
    ignore: Vec<Spanned<RawIgnore>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMeeting {
    #[serde(default)]
    name: String,
    date: Option<Spanned<Datetime>>,
    #[serde(default)]
    inferred: bool,
    #[serde(default)]
    evidence: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKey {
    quote: String,
    label: String,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    remark: String,
    #[serde(default)]
    figure: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIgnore {
    rule: String,
    #[serde(default)]
    words: String,
}

/// The front matter of a briefing; what is wrong in it is left out.
pub(crate) fn read_meta(source: &str) -> Meta {
    parse_meta(source, &mut Vec::new()).0
}

/// Range of the TOML of a briefing's front matter, and where its text begins; none where it has no front matter.
pub(crate) fn front_matter(source: &str) -> Option<(Range<usize>, usize)> {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    fences(source, start)
}

/// Front matter and the offset of the first byte after it.
pub(super) fn parse_meta(source: &str, diagnostics: &mut Vec<Diagnostic>) -> (Meta, usize) {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some((toml_range, body)) = fences(source, start) else {
        diagnostics.push(Diagnostic::error(
            "front-matter-missing",
            start..start,
            "the briefing has no front matter",
            "begin the file with +++, then id and title in TOML, then +++ on a line of its own",
        ));
        return (Meta::default(), start);
    };
    let offset = toml_range.start;
    let (raw, unread) = read_fields(&source[toml_range.clone()], offset, diagnostics);
    let Some(raw) = raw else { return (Meta::default(), body) };
    for (field, there) in [("id", raw.id.is_some()), ("title", raw.title.is_some())] {
        // Of a field that can't be read its own error tells.
        if !there && !unread.iter().any(|name| name == field) {
            diagnostics.push(Diagnostic::error(
                "field-missing",
                start..start + "+++".len(),
                format!("the front matter has no {field}"),
                format!("add {field} = \"…\" between the lines of +++"),
            ));
        }
    }
    let at = |span: Range<usize>| span.start + offset..span.end + offset;
    if let Some(id) = raw.id.as_ref().filter(|id| !is_anchor(id.get_ref())) {
        diagnostics.push(Diagnostic::error(
            "id-invalid",
            at(id.span()),
            format!("\"{}\" is not an id", id.get_ref()),
            "use a small letter, then up to 31 small letters, digits and hyphens: qixian-2022",
        ));
    }
    if let Some(title) = raw.title.as_ref().filter(|title| title.get_ref().trim().is_empty()) {
        diagnostics.push(Diagnostic::error(
            "title-empty",
            at(title.span()),
            "the title is empty",
            "write the title as the briefing has it",
        ));
    }
    let title = raw.title.map(Spanned::into_inner).unwrap_or_default();
    let mut title_breaks = Vec::new();
    for words in &raw.title_breaks {
        match title.find(words.get_ref()) {
            Some(place) => title_breaks.push(place),
            None => diagnostics.push(Diagnostic::error(
                "break-unknown",
                at(words.span()),
                format!("“{}” is not in the title", words.get_ref()),
                "write words of the title as it has them: where a clause is longer than a line, it breaks before them",
            )),
        }
    }
    title_breaks.sort_unstable();
    title_breaks.dedup();
    if let Some(url) = raw.url.as_ref().filter(|url| !is_address(url.get_ref())) {
        diagnostics.push(Diagnostic::error(
            "url-invalid",
            at(url.span()),
            format!("\"{}\" is not the address of a page", url.get_ref()),
            "write where the page is published: https://news.example.org/briefing/",
        ));
    }
    let mut told = |name: &str, value: &Option<Spanned<Datetime>>| {
        let value = value.as_ref()?;
        let found = moment(value.get_ref());
        if found.is_none() {
            diagnostics.push(Diagnostic::error(
                "moment-invalid",
                at(value.span()),
                format!("{name} has no date that the calendar knows"),
                "write a date, 2022-08-01, or a date with a time, 2022-08-01T09:30:00; without an offset it is the time of China",
            ));
        }
        found
    };
    let (published, updated) = (told("published", &raw.published), told("updated", &raw.updated));
    if let Some(value) = &raw.updated {
        let before = published.is_some_and(|published| updated.is_some_and(|updated| updated < published));
        if before {
            diagnostics.push(Diagnostic::error(
                "updated-early",
                at(value.span()),
                "updated lies before published",
                "write when the text was last changed, or leave updated out",
            ));
        } else if raw.published.is_none() {
            diagnostics.push(Diagnostic::error(
                "published-missing",
                at(value.span()),
                "there is a date of the last change and none of publication",
                "add published = 2022-08-01, or leave updated out",
            ));
        }
    }
    let meeting = meeting(raw.meeting, raw.issued, &at, diagnostics);
    let meta = Meta {
        id: raw.id.map(Spanned::into_inner).unwrap_or_default(),
        short: raw.short.map_or_else(|| title.clone(), Spanned::into_inner),
        title,
        title_breaks,
        subtitle: raw.subtitle,
        place: raw.place,
        issuer: raw.issuer,
        url: raw.url.map(Spanned::into_inner).unwrap_or_default(),
        publisher: raw.publisher,
        published,
        updated,
        meeting,
        byline: raw.byline.map(|text| Byline { text }),
        source_note: raw.source,
        keys: raw
            .key
            .into_iter()
            .map(|key| {
                let span = at(key.span());
                let key = key.into_inner();
                KeyQuote {
                    quote: key.quote,
                    label: key.label,
                    detail: key.detail,
                    remark: key.remark,
                    figure: key.figure,
                    span,
                }
            })
            .collect(),
        ignored: raw
            .ignore
            .into_iter()
            .map(|entry| {
                let span = at(entry.span());
                let RawIgnore { rule, words } = entry.into_inner();
                IgnoredPlace { rule, words, span }
            })
            .collect(),
    };
    diagnostics.sort_by_key(|found| found.span.start);
    (meta, body)
}

/// The fields of a front matter, and the names of those that can't be read. Each is told, and the others are read without it.
fn read_fields(
    source: &str,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<RawMeta>, Vec<String>) {
    let mut text = source.to_owned();
    let mut unread = Vec::new();
    for _ in 0..MOST_FAULTS {
        let error = match toml::from_str(&text) {
            Ok(raw) => return (Some(raw), unread),
            Err(error) => error,
        };
        let span = error.span().unwrap_or(0..text.len());
        diagnostics.push(Diagnostic::error(
            "front-matter-invalid",
            span.start + offset..span.end + offset,
            error.message().to_owned(),
            "mend the TOML at this place; docs/writing.md lists the keys of the front matter",
        ));
        // The lines of the field are taken out; what stands behind them keeps its place.
        let start = text.get(..span.start).and_then(|above| above.rfind('\n')).map_or(0, |end| end + 1);
        let end =
            text.get(span.end..).and_then(|below| below.find('\n')).map_or(text.len(), |at| span.end + at);
        let Some(lines) = text.get(start..end).filter(|lines| !lines.trim().is_empty()) else { break };
        unread.push(lines.split('=').next().unwrap_or_default().trim().to_owned());
        let blank: String = lines.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        text.replace_range(start..end, &blank);
    }
    (None, unread)
}

/// The meeting, or the day on which a text was issued that no meeting belongs to.
fn meeting(
    meeting: Option<Spanned<RawMeeting>>,
    issued: Option<Spanned<Datetime>>,
    at: &dyn Fn(Range<usize>) -> Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Meeting {
    if let (Some(issued), Some(_)) = (&issued, &meeting) {
        diagnostics.push(Diagnostic::error(
            "date-twice",
            at(issued.span()),
            "there is a day on which the text was issued, and a meeting",
            "leave issued out: a briefing of a meeting has the meeting's date",
        ));
    }
    let span = meeting.as_ref().map_or(0..0, Spanned::span);
    let (name, told, inferred, evidence) = match meeting.map(Spanned::into_inner) {
        Some(meeting) => (meeting.name, meeting.date, meeting.inferred, meeting.evidence),
        None => (String::new(), issued, false, String::new()),
    };
    let date = told.as_ref().and_then(|told| told.get_ref().date);
    let place = at(told.as_ref().map_or(span, Spanned::span));
    if told.is_some() && date.is_none() {
        diagnostics.push(Diagnostic::error(
            "date-invalid",
            place.clone(),
            "this is a time without a day",
            "write it as 2022-07-30, and inferred = true where the year is not in the text",
        ));
    }
    if inferred && evidence.trim().is_empty() {
        diagnostics.push(Diagnostic::error(
            "evidence-missing",
            place,
            "the year is inferred and nothing says from what",
            "add evidence = \"…\" to [meeting]: readers see it beside the date",
        ));
    }
    let (year, month, day) = date.map_or((0, 0, 0), |date| (date.year, date.month, date.day));
    Meeting { name, year, month, day, inferred: inferred && date.is_some(), evidence }
}

/// Whether a text is the address of a page or folder on the web, without a fragment.
pub fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        (rest.contains('.') || rest.starts_with("localhost")) && !rest.contains([' ', '#', '"', '<', '>'])
    })
}

/// The moment that a value tells: a day alone begins at midnight, a time without an offset is that of China.
fn moment(value: &Datetime) -> Option<Moment> {
    let date = value.date?;
    let time = value.time.map_or((0, 0, 0), |time| (time.hour, time.minute, time.second.unwrap_or(0)));
    let ahead = match value.offset {
        None => CHINA,
        Some(Offset::Z) => 0,
        Some(Offset::Custom { minutes }) => i32::from(minutes),
    };
    Moment::new((date.year, date.month, date.day), time, ahead)
}

/// Range of the TOML between the fences, and the offset after the second.
pub(in crate::document) fn fences(source: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let first = source[start..].lines().next()?;
    if first.trim_end() != "+++" {
        return None;
    }
    let toml_start = start + source[start..].find('\n')? + 1;
    let mut at = toml_start;
    for line in source[toml_start..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some((toml_start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether a text is an anchor: a small letter, then small letters, digits and hyphens, 32 at most.
pub(super) fn is_anchor(text: &str) -> bool {
    text.len() <= 32
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
