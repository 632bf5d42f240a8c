//! `quote-unclosed`: “…, 《… or 「… that nothing closes, and closing marks that nothing opens.

use super::case::short;
use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{PassageKind, is_stop};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "quote-unclosed",
    name: "引号不成对",
    english: "quotation mark unpaired",
    help: "A quotation mark is not closed, or closes nothing.",
    run: find,
};

/// Marks that stand in pairs.
const PAIRS: [(char, char); 5] = [('“', '”'), ('《', '》'), ('「', '」'), ('『', '』'), ('‘', '’')];
/// How many passages further on a quotation of several paragraphs may be closed.
const FAR: usize = 12;

/// Quotations that are open at one end.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    for (open, close) in PAIRS {
        // Marks left open, as passage and offset, and marks that close nothing.
        let mut opened: Vec<(usize, usize)> = Vec::new();
        let mut stray: Vec<(usize, usize)> = Vec::new();
        for (idx, passage) in case.raw.passages.iter().enumerate() {
            if passage.kind == PassageKind::Other {
                continue;
            }
            let mut here: Vec<usize> = Vec::new();
            let mut loose: Vec<usize> = Vec::new();
            let mut letter = false;
            for (at, c) in passage.text.char_indices() {
                if c == open {
                    here.push(at);
                } else if c == close && here.pop().is_none() {
                    // An apostrophe is no closing mark: it's, ’99.
                    let next =
                        passage.text[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_alphanumeric());
                    if c != '’' || !(letter || next) {
                        loose.push(at);
                    }
                }
                letter = c.is_ascii_alphanumeric();
            }
            for at in loose {
                // It closes what a passage shortly above has left open: a quotation of several paragraphs, or a cut.
                match opened.iter().rposition(|(passage, _)| idx - passage <= FAR) {
                    Some(known) => {
                        opened.remove(known);
                    }
                    None => stray.push((idx, at)),
                }
            }
            // Of two opening marks and one closing one, the first is the one that is not closed.
            opened.extend(here.into_iter().map(|at| (idx, at)));
        }
        for (idx, at) in opened {
            // Of a quotation of several paragraphs each is opened, and the last is closed.
            let (own, next) = (&case.raw.passages[idx], case.raw.passages.get(idx + 1));
            let goes_on = own.is_prose()
                && own.text.trim_end().ends_with(is_stop)
                && next.is_some_and(|next| {
                    let last = next.text.trim_end();
                    next.is_prose()
                        && last.starts_with(open)
                        && (last.ends_with(close) || !last.contains(close))
                });
            if goes_on {
                continue;
            }
            let passage = &case.raw.passages[idx];
            let words = short(passage.text.get(at..).unwrap_or_default());
            found.push(Finding::new(Diagnostic::error(
                RULE.code,
                passage.source(&(at..at + open.len_utf8())),
                format!("“{words}” is opened with {open} and not closed"),
                format!("set {close} where the quotation ends"),
            )));
        }
        for (idx, at) in stray {
            let passage = &case.raw.passages[idx];
            found.push(Finding::new(Diagnostic::warning(
                RULE.code,
                passage.source(&(at..at + close.len_utf8())),
                format!("{close} closes a quotation that nothing opens"),
                format!("set {open} where the quotation begins"),
            )));
        }
    }
}
