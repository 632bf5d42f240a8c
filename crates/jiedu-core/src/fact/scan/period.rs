//! The time that a number speaks of: the last one named before it in its sentence.

use super::calendar::Calendar;
use super::{Fact, Kind, Value};

/// How far back a time is looked for, in characters.
const LOOK_BACK: usize = 200;

/// Words for a time that hold no number, with the years they are away from the year of the text.
const WORDS: &[(&str, Option<i32>)] =
    &[("今年", Some(0)), ("去年", Some(-1)), ("上年", Some(-1)), ("明年", Some(1)), ("每年", None)];

/// Words before a time that make it what is compared with: 比上年, 较2005年.
const AGAINST: &[&str] = &["比", "较", "与", "同", "比起", "相比", "占", "从", "自"];

/// The period of a number that stands at `at`, by the dates already found in the sentence; empty where none is named.
pub(super) fn period(text: &str, at: usize, found: &[Fact], calendar: &Calendar) -> String {
    let head = text.get(..at).unwrap_or_default();
    let from = head.char_indices().rev().take(LOOK_BACK).last().map_or(0, |(from, _)| from);
    let head = head.get(from..).unwrap_or_default();
    let compared =
        |at: usize| head.get(..at).is_some_and(|before| AGAINST.iter().any(|word| before.ends_with(word)));
    let dated = found
        .iter()
        .rev()
        .take_while(|fact| fact.span.start >= from)
        .find(|fact| fact.kind == Kind::Date && !compared(fact.span.start - from))
        .map(|fact| (fact.span.start - from, words_of(fact)));
    let said = WORDS
        .iter()
        .filter_map(|(word, step)| {
            let at = head.rfind(word).filter(|at| !compared(*at))?;
            let tail = head.get(at + word.len()..).unwrap_or_default();
            (!tail.starts_with("同期") && !tail.starts_with('末'))
                .then(|| (at, year_of(word, *step, calendar)))
        })
        .max();
    dated.into_iter().chain(said).max().map_or_else(String::new, |(_, words)| words)
}

fn year_of(word: &str, step: Option<i32>, calendar: &Calendar) -> String {
    match (step, calendar.year) {
        (Some(step), Some(year)) => format!("{}年", i32::from(year) + step),
        _ => word.to_owned(),
    }
}

/// A date in words, its year written out where it is known.
fn words_of(fact: &Fact) -> String {
    let Value::Date(iso) = &fact.value else { return fact.surface.clone() };
    let known = iso.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let Some(year) = known.filter(|year| !fact.surface.starts_with(*year) && !iso.contains('/')) else {
        return fact.surface.clone();
    };
    let bare = ["今年", "去年", "上年", "本年", "明年", "前年", "后年"]
        .iter()
        .find_map(|word| fact.surface.strip_prefix(word))
        .unwrap_or(&fact.surface);
    let bare = if bare == "以来" { "" } else { bare };
    format!("{year}年{bare}")
}
