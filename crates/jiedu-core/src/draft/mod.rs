//! A raw text → a briefing that an editor only has to look over.
//!
//! 1. What `check --fix` calls certain is repaired.
//! 2. The text is read as the check reads it: passages, and headings among them (`document::raw`).
//! 3. Title, subtitle, byline and dates go into the front matter; the rest is written in its order (`body`).
//! 4. The result is read as a briefing; its key figures are chosen, and the figures that rules propose stand behind their sections.
//!
//! Every sentence of the source stands exactly once in the draft. Names are cut from the text. What no rule settles is left out
//! and told as a doubt, with its place in the draft.

pub(crate) mod anchor;
mod body;
mod complete;
mod date;
mod event;
mod figures;
mod front;
mod keep;
mod key;
mod label;
mod markdown;
mod name;
mod place;
mod title;

use crate::check::{Repaired, Step, repair_source};
use crate::diagnostic::Diagnostic;
use crate::document::raw::RawText;
use crate::document::{KeyQuote, MAX_SOURCE_BYTES, parse_briefing};
use crate::fact::scan_facts;

use body::write_body;
use figures::Figures;
use front::Front;
use keep::Kept;

pub use key::key_of;

/// What is known of a text beside its words: the name of its file, and what its own front matter said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Name of the file without folder and ending; empty where it has none.
    pub name: String,
    /// Its title; empty where only the text says it.
    pub title: String,
    /// Who wrote it; empty where only the text says it.
    pub byline: String,
    /// The day on which it was issued, as 2022-12-08; empty where only the text says it.
    pub issued: String,
}

/// A draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The briefing in Markdown.
    pub text: String,
    /// What an editor should decide, with its place in `text`.
    pub doubts: Vec<Diagnostic>,
    /// What was certain and is repaired; places are those of the source below its front matter.
    pub repaired: Vec<Step>,
}

/// Drafts a briefing from any text. `old` is an earlier briefing of the same text, whose anchors are kept; empty where there is
/// none.
///
/// Never fails. A text that is a briefing already keeps every byte; only headings without an anchor get one.
pub fn draft(source: &str, given: &Given, old: &str) -> Draft {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    if complete::is_whole(source) || source.len() > MAX_SOURCE_BYTES {
        return Draft { text: complete::complete(source), ..Draft::default() };
    }
    let (given, text, mut doubts) = front::take_given(source, given);
    let Repaired { text, steps: repaired } = repair_source(&text);
    let raw = RawText::of(&text);
    let kept = Kept::of(old);
    let front = Front::read(&raw, &given, &kept);
    let body = write_body(&text, &raw, &front, &kept);
    let head = front.write(&[]);
    let source = head.clone() + &body.text;
    let (briefing, _) = parse_briefing(&source);
    let facts = scan_facts(&briefing);
    let figures = Figures::choose(&source, head.len(), &briefing, &facts);
    let keys: Vec<KeyQuote> = key::choose(&briefing, &facts)
        .into_iter()
        .map(|(fact, key)| KeyQuote { figure: figures.id_of(fact).to_owned(), ..key })
        .collect();
    let body = figures.insert(body);
    let head = front.write(&keys);
    let shift = head.len();
    doubts.extend(front.doubts(&head));
    if keys.len() < key::FEWEST {
        doubts.push(Diagnostic::warning(
            "keys-few",
            0..0,
            format!("{} key figures were found whose subject is sure", keys.len()),
            "add [[key]] with quote and label for the numbers that a reader should see first; four to six are good",
        ));
    }
    doubts.extend(
        body.doubts
            .into_iter()
            .map(|doubt| Diagnostic { span: doubt.span.start + shift..doubt.span.end + shift, ..doubt }),
    );
    doubts.sort_by_key(|doubt| doubt.span.start);
    Draft { text: head + &body.text, doubts, repaired }
}
