//! What can be done about a finding, with what it changes marked as on a galley.

use jiedu_core::check;
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::edit::Edit;
use jiedu_desk::protocol::{Choice, Lines, ProofMark};

use crate::revise::told;
use crate::said;

/// How many places of a choice are marked.
const MOST: usize = 3;
/// How many characters are shown before and behind what changes.
const AROUND: usize = 12;
/// How many characters of what goes or comes; a longer one is shown by its ends.
const CHANGED: usize = 48;

/// Something that can be done, as the desk is told it.
pub(crate) fn choice(manuscript: &str, index: &PositionIndex<'_>, choice: &check::Choice) -> Choice {
    // The front matter is no text.
    let body = manuscript.strip_prefix("+++").and_then(|rest| rest.find("\n+++")).unwrap_or_default();
    let edits = choice.edits.iter().filter(|edit| body == 0 || body + "+++".len() * 2 < edit.span.start);
    Choice {
        said: said(&choice.said),
        edits: choice.edits.iter().cloned().map(told).collect(),
        marks: edits.take(MOST).map(|edit| mark(manuscript, index, edit)).collect(),
    }
}

fn mark(manuscript: &str, index: &PositionIndex<'_>, edit: &Edit) -> ProofMark {
    let line_of = |place: usize| index.position(place).line;
    let start = index.line_start(line_of(edit.span.start));
    let last = line_of(edit.span.end);
    let end = index.line_start(last) + index.line(last).len();
    let gone = manuscript.get(edit.span.clone()).unwrap_or_default();
    let before = words(manuscript.get(start..edit.span.start).unwrap_or_default());
    let after = words(manuscript.get(edit.span.end..end).unwrap_or_default());
    let is_break = |text: &str| text.contains('\n') && text.trim().is_empty();
    let lines = match () {
        () if gone.contains('\n') && edit.text.trim().is_empty() && is_joined(&before, &after) => {
            Lines::Joined
        }
        () if is_break(&edit.text) && gone.trim().is_empty() => Lines::Parted,
        () => Lines::Kept,
    };
    let skipped = before.chars().count().saturating_sub(AROUND);
    let dots = if skipped > 0 { "…" } else { "" };
    ProofMark {
        before: dots.to_owned() + &before.chars().skip(skipped).collect::<String>(),
        gone: ends(&words(gone), CHANGED),
        come: ends(&words(&edit.text), CHANGED),
        after: beginning(&after, AROUND),
        lines,
    }
}

/// Whether words on both sides of a break become one line.
fn is_joined(before: &str, after: &str) -> bool {
    !before.is_empty() && !after.is_empty()
}

/// A text without the marks of Markdown, in one line.
fn words(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.split_once(" {#").map_or(line, |(words, _)| words);
        match line.trim_start_matches(['#', '>']) {
            marked if marked.len() < line.len() => marked.trim_start(),
            plain => plain.strip_prefix("- ").unwrap_or(plain),
        }
    });
    let lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    lines.join(" ")
}

fn beginning(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// A text, or its beginning and its end.
fn ends(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let half = most / 2;
    let tail: String = text.chars().skip(count - half).collect();
    beginning(text, half) + &tail
}
