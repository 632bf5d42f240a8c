//! A citation as newspapers and offices write it: who, 《title》, where in it, when, the link, when it was read.

use crate::figure::FigureWords;
use crate::label;
use crate::payload::{BriefingPart, MeetingDate};

/// What is cited of a briefing.
#[derive(Clone, Debug)]
pub struct Citation<'a> {
    /// The briefing.
    pub part: &'a BriefingPart,
    /// Words of it, verbatim; empty where the whole is cited.
    pub words: &'a str,
    /// Where in it they stand: 第一部分（一）2; may be empty.
    pub place: &'a str,
    /// The link that leads there; empty where none leads others there.
    pub link: &'a str,
    /// What is said of the day on which it was read: 访问日期.
    pub read_on: &'a str,
    /// That day.
    pub today: MeetingDate,
}

/// Writes a citation; what is not known is left out.
pub fn write_citation(citation: &Citation<'_>, words: &FigureWords) -> String {
    let Citation { part, place, link, .. } = citation;
    let author = if part.issuer.is_empty() { &part.publisher } else { &part.issuer };
    let mut text = String::new();
    if !citation.words.is_empty() {
        text.push_str(citation.words);
        text.push_str("\n——");
    }
    if !author.is_empty() {
        text.push_str(author);
        text.push_str(words.colon);
    }
    text.push('《');
    text.push_str(&part.title);
    text.push('》');
    text.push_str(place);
    let mut piece = |piece: &str| {
        text.push_str(words.comma);
        text.push_str(piece);
    };
    if !part.publisher.is_empty() && *author != part.publisher {
        piece(&part.publisher);
    }
    let date = label::date(&part.meeting, words);
    if !date.is_empty() {
        piece(&date);
    }
    if !link.is_empty() {
        piece(link);
        // A blank ends the link for programs that find links in texts.
        text.push(' ');
    }
    let read_on = [words.comma, citation.read_on, words.colon, &label::date(&citation.today, words)];
    text + &read_on.concat()
}
