//! `quote-unclosed`: “…, 《… or 「… that nothing closes, and closing marks that nothing opens.

use super::case::{ending, short};
use super::context::Context;
use super::finding::{Edit, Finding};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{Passage, PassageKind, is_stop};

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
            let diagnostic = Diagnostic::error(
                RULE.code,
                passage.source(&(at..at + open.len_utf8())),
                format!("“{words}” is opened with {open} and not closed"),
                format!("set {close} where the quotation ends"),
            );
            let finding = Finding::new(
                diagnostic,
                format!("这个{open}没有配对的{close}：{}", words.trim_end_matches(is_stop)),
            );
            found.push(ways_to_close(passage, at, open, close, finding));
        }
        for (idx, at) in stray {
            let passage = &case.raw.passages[idx];
            let diagnostic = Diagnostic::warning(
                RULE.code,
                passage.source(&(at..at + close.len_utf8())),
                format!("{close} closes a quotation that nothing opens"),
                format!("set {open} where the quotation begins"),
            );
            let zh = format!(
                "这个{close}前面没有配对的{open}：{}{close}",
                ending(passage.text.get(..at).unwrap_or_default())
            );
            found.push(ways_to_open(passage, at, open, close, Finding::new(diagnostic, zh)));
        }
    }
}

/// Where a quotation may end: with its clause, with its sentence; or its mark is one too many.
fn ways_to_close(passage: &Passage, at: usize, open: char, close: char, finding: Finding) -> Finding {
    let text = passage.text.as_str();
    let start = at + open.len_utf8();
    let rest = text.get(start..).unwrap_or_default();
    let end_at = |is_end: fn(char) -> bool| start + rest.find(is_end).unwrap_or(rest.trim_end().len());
    let mut ends = vec![end_at(ends_clause), end_at(is_stop)];
    ends.dedup();
    ends.retain(|end| *end > start);
    let finding = ends.into_iter().fold(finding, |finding, end| {
        let words = ending(text.get(start..end).unwrap_or_default());
        finding.or(
            format!("在“{words}”后面补上{close}"),
            format!("Set {close} behind “{words}”"),
            vec![Edit::insert(passage.source(&(start..end)).end, close.to_string())],
        )
    });
    finding.or(
        format!("去掉这个{open}"),
        format!("Take this {open} out"),
        vec![Edit::delete(passage.source(&(at..start)))],
    )
}

/// Where a quotation may begin: with its clause, with its sentence; or its mark is one too many.
fn ways_to_open(passage: &Passage, at: usize, open: char, close: char, finding: Finding) -> Finding {
    let before = passage.text.get(..at).unwrap_or_default();
    let start_at = |is_end: fn(char) -> bool| {
        before.char_indices().rev().find(|(_, c)| is_end(*c)).map_or(0, |(at, c)| at + c.len_utf8())
    };
    let mut starts = vec![start_at(ends_clause), start_at(is_stop)];
    starts.dedup();
    starts.retain(|start| *start < at);
    let finding = starts.into_iter().fold(finding, |finding, start| {
        let words = short(before.get(start..).unwrap_or_default());
        finding.or(
            format!("在“{words}”前面补上{open}"),
            format!("Set {open} before “{words}”"),
            vec![Edit::insert(passage.offset(start), open.to_string())],
        )
    });
    let end = at + close.len_utf8();
    finding.or(
        format!("去掉这个{close}"),
        format!("Take this {close} out"),
        vec![Edit::delete(passage.source(&(at..end)))],
    )
}

/// Whether a clause ends before a character.
fn ends_clause(c: char) -> bool {
    is_stop(c) || matches!(c, '，' | ',' | '、' | '：' | ':' | '（' | '）')
}
