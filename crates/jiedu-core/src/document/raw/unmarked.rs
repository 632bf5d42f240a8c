//! Headings that neither a number nor a mark shows: short lines that stand alone, and questions with their answers.

use super::line::{Line, LineKind};
use super::mark::{is_finished, is_greeting, is_han, is_stop};
use super::passage::{Passage, PassageKind};

/// Characters of a heading that nothing marks, from and to.
const LENGTH: (usize, usize) = (2, 24);
/// Fewest characters of the text below it.
const TEXT: usize = 24;
/// How many such lines must be alike to be headings; of bold ones two.
const ROW: usize = 3;
/// Most characters of a question that is a heading.
const QUESTION: usize = 120;
/// Most characters of who asks: 中央广播电视总台央视记者.
const ASKER: usize = 20;

/// Names of what explains the words of a text and stands behind it.
const APPENDED: [&str; 8] = [
    "名词解释",
    "名词注释",
    "名词说明",
    "名词释义",
    "术语解释",
    "名词术语解释",
    "有关名词解释",
    "相关名词解释",
];

/// What a question begins with, before a colon.
const QUESTIONS: [&str; 5] = ["问", "Q", "提问", "网友", "记者"];
/// What an answer begins with, before a colon.
const ANSWERS: [&str; 4] = ["答", "A", "答复", "回答"];

/// The passages that are headings though nothing marks them.
pub(super) fn find(
    passages: &[Passage],
    lines: &[Line],
    title: Option<usize>,
    is_heading: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let mut found = questions(passages);
    found.extend(alone(passages, lines, title, is_heading));
    let appended =
        |idx: &usize| passages[*idx].kind == PassageKind::Paragraph && is_appendix(&passages[*idx].text);
    found.extend((1..passages.len().saturating_sub(1)).filter(appended));
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a line is the name of what explains a text's words.
pub(super) fn is_appendix(text: &str) -> bool {
    APPENDED.contains(&text.trim().trim_end_matches(['：', ':']))
}

/// Questions of a text that asks and answers: each has an answer below it.
fn questions(passages: &[Passage]) -> Vec<usize> {
    let next = |idx: usize| passages[idx + 1..].iter().find(|next| next.kind != PassageKind::Page);
    let asked: Vec<usize> = (0..passages.len())
        .filter(|idx| {
            let passage = &passages[*idx];
            if !matches!(passage.kind, PassageKind::Paragraph | PassageKind::Byline)
                || passage.text.chars().count() > QUESTION
            {
                return false;
            }
            let Some(next) = next(*idx).filter(|next| next.is_prose()) else { return false };
            let words = words_of(passage);
            let asks = words.trim_end().ends_with(['？', '?']);
            (is_question(words) && !is_question(words_of(next))) || (asks && is_answer(words_of(next)))
        })
        .collect();
    let sure = asked.iter().filter(|idx| words_of(&passages[**idx]).contains(['？', '?'])).count();
    if asked.len() >= 2 && sure * 2 >= asked.len() { asked } else { Vec::new() }
}

/// The words of a passage behind its number.
fn words_of(passage: &Passage) -> &str {
    let rest = passage.numbered.as_ref().map_or(0, |number| number.rest);
    passage.text.get(rest..).unwrap_or_default()
}

/// Whether a text begins as a question does: 问：, Q1：, 新华社记者：, [记者].
fn is_question(text: &str) -> bool {
    speaker(text).is_some_and(|speaker| {
        let plain = speaker.trim_end_matches(|c: char| c.is_ascii_digit());
        QUESTIONS.contains(&plain)
            || (speaker.chars().count() <= ASKER
                && (speaker.ends_with("记者") || speaker.ends_with("记者问"))
                && !speaker.contains(['，', '。']))
    })
}

fn is_answer(text: &str) -> bool {
    speaker(text)
        .is_some_and(|speaker| ANSWERS.contains(&speaker.trim_end_matches(|c: char| c.is_ascii_digit())))
}

/// Who speaks: what stands before the first colon, or in brackets at the head of the line.
fn speaker(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(inner) = text.strip_prefix(['[', '【', '［']) {
        let (speaker, _) = inner.split_once([']', '】', '］'])?;
        return Some(speaker.trim().trim_end_matches(['：', ':']));
    }
    text.split_once(['：', ':']).map(|(speaker, _)| speaker.trim())
}

/// Short lines that stand alone between paragraphs, alike in shape and length.
fn alone(
    passages: &[Passage],
    lines: &[Line],
    title: Option<usize>,
    is_heading: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let from = title.map_or(0, |title| title + 1);
    let is_bold = |passage: &Passage| {
        lines
            .get(passage.lines.start)
            .is_some_and(|line| matches!(line.kind, LineKind::Text { bold: true, .. }))
    };
    let candidates: Vec<usize> =
        (from..passages.len()).filter(|idx| stands_alone(passages, *idx, is_heading)).collect();
    let mut found = Vec::new();
    for bold in [true, false] {
        let mut row: Vec<(usize, usize)> = candidates
            .iter()
            .filter(|idx| is_bold(&passages[**idx]) == bold)
            .map(|idx| (*idx, passages[*idx].text.trim().chars().count()))
            .collect();
        let mut lengths: Vec<usize> = row.iter().map(|(_, length)| *length).collect();
        lengths.sort_unstable();
        let Some(middle) = lengths.get(lengths.len() / 2).copied() else { continue };
        row.retain(|(_, length)| (middle / 2..=middle * 2 + 2).contains(length));
        if row.len() >= if bold { 2 } else { ROW } {
            found.extend(row.into_iter().map(|(idx, _)| idx));
        }
    }
    found
}

/// Whether a passage is a short line without a mark, with prose below it and nothing open above it.
fn stands_alone(passages: &[Passage], idx: usize, is_heading: &dyn Fn(usize) -> bool) -> bool {
    let passage = &passages[idx];
    let text = passage.text.trim();
    let length = text.chars().count();
    let bare = passage.kind == PassageKind::Paragraph
        && passage.numbered.is_none()
        && (LENGTH.0..=LENGTH.1).contains(&length)
        && !text.contains(|c| is_stop(c) || matches!(c, '：' | ':' | '，' | ','))
        && !text.ends_with(['、', '）', ')', '日', '%', '摄', '上'])
        && !text.starts_with(['（', '(', '—', '─', '图', '表', '注', '［', '[', '【'])
        && !is_greeting(text)
        // A name with its blank, or one of an office above a day, is a signature.
        && text.chars().filter(|c| is_han(*c) || c.is_alphanumeric() || matches!(c, '“' | '”')).count() == length;
    if !bare {
        return false;
    }
    let above = (0..idx).rev().find(|above| passages[*above].kind != PassageKind::Page);
    let closed = above.is_none_or(|above| {
        !passages[above].is_prose() || is_finished(&passages[above].text) || is_heading(above)
    });
    let below = passages.get(idx + 1).is_some_and(|below| {
        below.is_prose() && below.text.contains(is_stop) && below.text.chars().count() >= TEXT.max(length)
    });
    closed && below
}
