//! `damaged-text`: what copying and converting leave behind: marks and words twice, tags, letters of a wrong encoding, 联 系 电 话.

use std::ops::Range;

use super::context::Context;
use super::finding::{Edit, Finding};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{PassageKind, is_han};
use crate::document::tag_len;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "damaged-text",
    name: "残留错码",
    english: "damaged text",
    help: "Marks or words stand twice, or tags and wrong letters are left over from another format.",
    run: find,
};

/// Marks that never stand side by side.
const TWICE: [&str; 10] = ["，，", "。。", "、、", "；；", "：：", "，。", "。，", "、，", "，、", "；。"];
/// What a text in a wrong encoding shows.
const WRONG: [&str; 6] = ["锟斤拷", "烫烫烫", "屯屯屯", "\u{fffd}", "â€", "ï¼"];
/// Fewest characters that blanks part one by one.
const SPACED: usize = 4;

/// One finding for each kind of damage and passage.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for passage in &context.case.raw.passages {
        if matches!(passage.kind, PassageKind::Other | PassageKind::Page | PassageKind::Furniture) {
            continue;
        }
        let text = passage.text.as_str();
        let told = |range: &Range<usize>, zh: &str, en: &str| {
            let words = text.get(range.clone()).unwrap_or_default();
            let diagnostic = Diagnostic::warning(
                RULE.code,
                passage.source(range),
                format!("“{words}” {en}"),
                "compare the original",
            );
            Finding::new(diagnostic, format!("“{words}”{zh}"))
        };
        let out = |range: Range<usize>| vec![Edit::delete(passage.source(&range))];
        if let Some(range) = first_of(text, &TWICE) {
            let finding = told(&range, "是两个标点，只该有一个", "are two marks where one belongs");
            let marks = text.get(range.clone()).unwrap_or_default();
            let first = marks.chars().next().map_or(0, char::len_utf8);
            let (one, other) = marks.split_at(first);
            let middle = range.start + first;
            let finding = finding.or(format!("留下“{one}”"), format!("Keep “{one}”"), out(middle..range.end));
            found.push(if one == other {
                finding
            } else {
                finding.or(format!("留下“{other}”"), format!("Keep “{other}”"), out(range.start..middle))
            });
        }
        if let Some(range) = first_of(text, &WRONG) {
            found.push(told(&range, "是乱码，请对照原文", "is a trace of a wrong encoding"));
        }
        if let Some(range) = repeated(text) {
            let word = text.get(range.start..range.start + (range.end - range.start) / 2).unwrap_or_default();
            let finding = told(&range, "写了两遍", "stands twice")
                .or_left("原文就是这样，不改", "The original has it so; leave it");
            let half = range.start + word.len()..range.end;
            found.push(finding.or(format!("留下一个“{word}”"), format!("Keep one “{word}”"), out(half)));
        }
        if let Some(range) = tag(text) {
            let finding = told(&range, "是网页代码的残余", "is left over from a web page");
            found.push(finding.or("去掉它", "Take it out", out(range)));
        }
        if let Some(range) = spaced(text) {
            let words = text.get(range.clone()).unwrap_or_default();
            let blanks = words.char_indices().filter(|(_, c)| *c == ' ').flat_map(|(at, _)| {
                let start = range.start + at;
                out(start..start + 1)
            });
            let joined = words.replace(' ', "");
            found.push(
                told(&range, "每个字之间都有空格", "has blanks between its characters")
                    .or_left("有意隔开的，不改", "They are meant; leave them")
                    .or(format!("改成“{joined}”"), format!("Make it “{joined}”"), blanks.collect()),
            );
        }
    }
}

fn first_of(text: &str, words: &[&str]) -> Option<Range<usize>> {
    words
        .iter()
        .filter_map(|word| text.find(word).map(|at| at..at + word.len()))
        .min_by_key(|range| range.start)
}

/// 了了 of 取得了了; not that of 进行了了解 and 一目了了.
fn repeated(text: &str) -> Option<Range<usize>> {
    text.match_indices("了了").map(|(at, word)| at..at + word.len()).find(|range| {
        let before = text.get(..range.start).and_then(|before| before.chars().next_back());
        let after = text.get(range.end..).and_then(|after| after.chars().next());
        before.is_some_and(|c| is_han(c) && !matches!(c, '不' | '目' | '小'))
            && !after.is_some_and(|c| matches!(c, '解' | '结' | '却' | '断' | '然' | '事' | '无' | '如'))
    })
}

/// A tag of a page: <div class="…">, </p>, &nbsp;.
fn tag(text: &str) -> Option<Range<usize>> {
    if let Some(at) = text.find("&nbsp;") {
        return Some(at..at + "&nbsp;".len());
    }
    text.match_indices('<').find_map(|(at, _)| Some(at..at + tag_len(text.get(at..)?)?))
}

/// Four characters and more that single blanks part: 联 系 电 话.
fn spaced(text: &str) -> Option<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut start = 0;
    while start < chars.len() {
        let mut end = start;
        while chars.get(end).is_some_and(|(_, c)| is_han(*c))
            && chars.get(end + 1).is_some_and(|(_, c)| *c == ' ')
            && chars.get(end + 2).is_some_and(|(_, c)| is_han(*c))
        {
            end += 2;
        }
        let whole = |idx: usize| chars.get(idx).is_some_and(|(_, c)| is_han(*c));
        let joined = whole(end + 1) || start.checked_sub(1).is_some_and(whole);
        if (end - start) / 2 + 1 >= SPACED && !joined {
            let (from, to) = (chars.get(start)?.0, chars.get(end)?);
            return Some(from..to.0 + to.1.len_utf8());
        }
        start = end + 1;
    }
    None
}
