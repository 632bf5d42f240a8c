//! What is found in a text, with what can be done about each finding.

use std::ops::Range;

use super::examined::{Choice, Examined, Ignored};
use super::finding::{self, Finding, FixKind, Piece};
use super::ignores::{Ignores, Writer};
use super::registry::name_of;
use super::repair::Orders;
use super::{IGNORE_UNUSED, findings, in_order};
use crate::diagnostic::Diagnostic;
use crate::document::Meta;
use crate::edit::Edit;
use crate::said::Said;

/// Checks a text as [`super::check_source`] does, and says what can be done about each finding. Those that the front matter
/// says to ignore are among them: see [`set_aside`].
pub fn examine(source: &str) -> Vec<Examined> {
    let found = in_order(findings(source).0);
    let writer = Writer::of(source);
    let mut orders = Orders::of(source);
    found.into_iter().map(|finding| examined(source, finding, writer.as_ref(), &mut orders)).collect()
}

fn examined(
    source: &str,
    finding: Finding,
    writer: Option<&Writer<'_>>,
    orders: &mut Orders<'_>,
) -> Examined {
    let Finding { diagnostic, said, fix, ways, left, is_of_text } = finding;
    let place = (!is_of_text).then_some(&diagnostic.span);
    let ignore = writer.and_then(|writer| ignore(writer, &diagnostic, place));
    let choice = |said, edits: &[finding::Edit]| Choice { said, edits: written(source, edits) };
    let mut repair = None;
    let mut choices = Vec::new();
    match fix {
        // A move changes what the numbers around it say: it is certain only if it brings order.
        Some(fix) if fix.kind == FixKind::Move && !orders.is_brought_by(&fix) => {
            choices.push(choice(fix.what, &fix.edits));
        }
        Some(fix) => repair = Some(choice(fix.what, &fix.edits)),
        None => choices.extend(ways.into_iter().map(|way| choice(way.said, &way.edits))),
    }
    if let (Some(left), Some(ignore)) = (left, &ignore)
        && !choices.is_empty()
    {
        choices.insert(0, Choice { said: left, edits: ignore.edits.clone() });
    }
    Examined { diagnostic, said, repair, choices, ignore }
}

/// Edits with the parts of the source that they move written out.
fn written(source: &str, edits: &[finding::Edit]) -> Vec<Edit> {
    let edits = edits.iter().map(|edit| Edit {
        span: edit.range.clone(),
        text: edit
            .with
            .iter()
            .map(|piece| match piece {
                Piece::Source(range) => source.get(range.clone()).unwrap_or_default(),
                Piece::New(text) => text,
            })
            .collect(),
    });
    edits.collect()
}

fn ignore(writer: &Writer<'_>, diagnostic: &Diagnostic, place: Option<&Range<usize>>) -> Option<Choice> {
    let (at, text) = writer.entry(diagnostic.code, place)?;
    let said = Said::new("忽略，不再提", "Ignore it and say no more");
    Some(Choice { said, edits: vec![Edit { span: at..at, text }] })
}

/// Findings that are only told, with the way to ignore each.
pub(crate) fn ignorable(source: &str, found: Vec<(Diagnostic, Said)>) -> Vec<Examined> {
    let writer = Writer::of(source);
    let found = found.into_iter().map(|(diagnostic, said)| {
        let ignore = writer.as_ref().and_then(|writer| ignore(writer, &diagnostic, Some(&diagnostic.span)));
        Examined { ignore, ..Examined::told(diagnostic, said) }
    });
    found.collect()
}

/// Parts the findings of a briefing from those that its front matter says to ignore. An entry that ignores nothing is told
/// as a note.
pub fn set_aside(source: &str, meta: &Meta, found: Vec<Examined>) -> (Vec<Examined>, Vec<Ignored>) {
    if meta.ignored.is_empty() {
        return (found, Vec::new());
    }
    let places: Vec<_> = found.iter().map(|it| (it.diagnostic.code, it.diagnostic.span.start)).collect();
    let entries = Ignores::of(source, meta).of_findings(&places);
    let writer = Writer::of(source);
    let removal = |entry: usize, said: Said| {
        let span = writer.as_ref()?.lines_of(&meta.ignored.get(entry)?.span)?;
        Some(Choice { said, edits: vec![Edit { span, text: String::new() }] })
    };
    let mut is_used = vec![false; meta.ignored.len()];
    let (mut kept, mut ignored) = (Vec::new(), Vec::new());
    for (finding, entry) in found.into_iter().zip(entries) {
        match entry {
            Some(entry) => {
                is_used[entry] = true;
                let restore = removal(entry, Said::new("取消忽略", "Tell it again"));
                ignored.push(Ignored { finding, restore });
            }
            None => kept.push(finding),
        }
    }
    for (idx, entry) in meta.ignored.iter().enumerate().filter(|(idx, _)| !is_used[*idx]) {
        let known = name_of(&entry.rule);
        let [zh, en] = known.unwrap_or([entry.rule.as_str(); 2]);
        let words = if entry.words.is_empty() { String::new() } else { format!("：“{}”", entry.words) };
        let at = if entry.words.is_empty() { String::new() } else { format!(" at “{}”", entry.words) };
        let diagnostic = Diagnostic::note(
            IGNORE_UNUSED,
            entry.span.clone(),
            format!("nothing is found any more that is ignored here: {en}{at}"),
            "take the entry out of the front matter; what keeps a page from being built can't be ignored",
        );
        let said = Said::new(
            format!("有一条忽略已经用不上了，稿子里没有这一处“{zh}”{words}"),
            format!("Nothing is found any more that is ignored here: {en}{at}"),
        );
        let choices = removal(idx, Said::new("去掉这条忽略", "Take this entry out")).into_iter().collect();
        kept.push(Examined { choices, ..Examined::told(diagnostic, said) });
    }
    kept.sort_by_key(|it| it.diagnostic.span.start);
    (kept, ignored)
}
