//! Looking for words of the lexicon in a phrase.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fact::lexicon::subject::{ADVERBS, HEADS, NO_NAMES, OBJECT_VERBS, SAFE, STRANGE};
use crate::fact::scan::words::Words;

/// Longest phrase that is taken for a subject, in characters.
const MOST_CHARS: usize = 22;

/// Whether a text ends with one of some words.
pub(super) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// The longest of some words that a text ends with.
pub(super) fn longest_tail(text: &str, words: &[&'static str]) -> Option<&'static str> {
    words.iter().filter(|word| text.ends_with(**word)).max_by_key(|word| word.len()).copied()
}

/// The longest of some words that a text begins with.
fn longest_head(text: &str, words: &[&'static str]) -> Option<&'static str> {
    words.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len()).copied()
}

/// The words of [`SAFE`] that hold a part, by the part, with the place of the part in them.
static SAFE_BY_PART: LazyLock<HashMap<&'static str, Vec<(&'static str, usize)>>> = LazyLock::new(|| {
    let mut by_part: HashMap<&'static str, Vec<(&'static str, usize)>> = HashMap::new();
    for safe in SAFE {
        let bounds: Vec<usize> =
            safe.char_indices().map(|(at, _)| at).chain(std::iter::once(safe.len())).collect();
        for (idx, start) in bounds.iter().enumerate() {
            for end in bounds.iter().skip(idx + 1) {
                if let Some(part) = safe.get(*start..*end) {
                    by_part.entry(part).or_default().push((safe, *start));
                }
            }
        }
    }
    by_part
});

/// Whether a word at a place is a part of a longer one of the lexicon, and so itself none: 用 of 费用.
pub(super) fn is_safe(text: &str, at: usize, word: &str) -> bool {
    SAFE_BY_PART.get(word).is_some_and(|found| {
        found.iter().any(|(safe, within)| {
            at.checked_sub(*within)
                .and_then(|start| text.get(start..))
                .is_some_and(|rest| rest.starts_with(safe))
        })
    })
}

/// Where a word first stands by itself.
pub(super) fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| !is_safe(text, *at, word))
}

/// Whether a phrase is nothing but words of these lists, one after the other.
pub(super) fn only(text: &str, lists: &[&[&'static str]]) -> bool {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let head = lists.iter().chain([&ADVERBS, &HEADS]).filter_map(|words| longest_head(rest, words));
        let Some(head) = head.max_by_key(|head| head.len()) else { return false };
        rest = rest.strip_prefix(head).unwrap_or_default().trim_start();
    }
    true
}

/// A phrase without adverbs and words of other lists at its end.
pub(super) fn strip_all<'a>(phrase: Words<'a>, lists: &[&[&'static str]]) -> Words<'a> {
    let mut bare = phrase.trim();
    loop {
        let tails = lists.iter().chain([&ADVERBS]).filter_map(|words| longest_tail(bare.read, words));
        let Some(tail) = tails.max_by_key(|tail| tail.len()) else { return bare };
        // 排 of 安排 and 均 of 人均 are parts of words.
        let word = longest_tail(bare.read, OBJECT_VERBS).is_some_and(|verb| verb.len() > tail.len());
        let one = tail.chars().count() == 1;
        if word || one && is_safe(bare.read, bare.read.len() - tail.len(), tail) {
            return bare;
        }
        bare = bare.without_tail(tail).unwrap_or(bare).trim();
    }
}

/// A phrase without what stands before its subject.
pub(super) fn strip_heads(phrase: Words<'_>) -> Words<'_> {
    let mut bare = without_number(phrase.trim());
    while let Some(head) = longest_head(bare.read, HEADS) {
        let safe = is_safe(bare.read, 0, head) && head.chars().count() == 1;
        let next = bare.without_head(head).unwrap_or(bare).trim();
        // 本 of 本级收入 is a part of the name where nothing would be left.
        if safe || next.count() < 2 {
            break;
        }
        bare = next;
    }
    bare
}

/// A phrase without the number of a list that it begins with: 1、, ①, 二、, 三是.
fn without_number(phrase: Words<'_>) -> Words<'_> {
    let read = phrase.read;
    let circled = read.trim_start_matches(|c: char| ('①'..='⑳').contains(&c));
    if circled.len() < read.len() {
        return phrase.from(read.len() - circled.len());
    }
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let digits = read.trim_start_matches(numeral);
    if digits.len() == read.len() {
        return phrase;
    }
    let marked = digits.strip_prefix(['、', '.', '．', '）', ')']).or_else(|| digits.strip_prefix("是"));
    marked.map_or(phrase, |rest| phrase.from(read.len() - rest.len()).trim())
}

/// A phrase without the points inside of numbers: PM2.5.
fn without_decimals(phrase: &str) -> String {
    let chars: Vec<char> = phrase.chars().collect();
    let digit = |idx: usize| chars.get(idx).is_some_and(char::is_ascii_digit);
    let inside = |idx: usize| chars.get(idx) == Some(&'.') && idx > 0 && digit(idx - 1) && digit(idx + 1);
    (0..chars.len()).filter(|idx| !inside(*idx)).filter_map(|idx| chars.get(idx)).collect()
}

/// Whether a phrase is a name and no more.
pub(super) fn is_name(phrase: &str) -> bool {
    let marks = |c: char| {
        !c.is_alphanumeric()
            && !matches!(c, '、' | '“' | '”' | '「' | '」' | '（' | '）' | '(' | ')' | '·' | '-' | '/')
    };
    let balanced = phrase.matches(['（', '(']).count() == phrase.matches(['）', ')']).count()
        && phrase.matches('“').count() == phrase.matches('”').count()
        && phrase.matches('「').count() == phrase.matches('」').count();
    // 总量和, 其中有: what goes on behind them is missing.
    let open_end = ["和", "与", "及", "等", "中有", "各"]
        .iter()
        .any(|word| phrase.ends_with(word) && !is_safe(phrase, phrase.len() - word.len(), word))
        || phrase.contains('、') && phrase.ends_with('等');
    (2..=MOST_CHARS).contains(&phrase.chars().count())
        && balanced
        && !open_end
        && !NO_NAMES.contains(&phrase)
        && !phrase.starts_with(['（', '(', '）', ')', '”', '的', '以', '来', '了', '们', '之', '·', '-', '/'])
        && (!phrase.starts_with('人')
            || ["人均", "人口", "人民", "人才", "人工", "人员", "人身", "人寿"]
                .iter()
                .any(|word| phrase.starts_with(word)))
        && !phrase
            .ends_with(['个', '条', '批', '座', '项', '级', '的', '之', '第', '（', '(', '-', '/', '、'])
        && !without_decimals(phrase).contains(marks)
        && !phrase.chars().all(|c| c.is_ascii_alphanumeric())
        && !STRANGE.iter().any(|word| find_word(phrase, word).is_some())
}
