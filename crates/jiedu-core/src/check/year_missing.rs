//! `year-missing`: 今年, 上半年 or 7月30日, and no year that says which.

use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::Passage;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "year-missing",
    name: "年份不明",
    english: "year missing",
    help: "A date or period has no year, and nothing says which.",
    run: find,
};

/// Words for a time that a year must resolve.
const RELATIVE: [&str; 14] = [
    "今年",
    "去年",
    "明年",
    "前年",
    "本年",
    "上半年",
    "下半年",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "前三季度",
    "年初",
    "年底",
];

/// The first time that no year resolves; one finding a text.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    if case.year.is_some() {
        return;
    }
    for passage in &case.raw.passages {
        let year = year_at(&passage.text);
        let relative = first_relative(passage);
        if let Some((start, end)) = relative
            && year.is_none_or(|year| year > start)
        {
            let word = passage.text.get(start..end).unwrap_or_default();
            let diagnostic = Diagnostic::warning(
                RULE.code,
                passage.source(&(start..end)),
                format!("no year stands before “{word}” that says which year it is"),
                "give the year of the meeting in the front matter; with inferred = true and evidence where it is inferred",
            );
            found.push(Finding::new(diagnostic, format!("“{word}”没有写是哪一年")));
            return;
        }
        if year.is_some() {
            return;
        }
    }
}

/// Where a text names a year: 2022年, 二〇二二年, 2022-07.
fn year_at(text: &str) -> Option<usize> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    (0..chars.len()).find_map(|idx| {
        let four: Vec<char> = chars.get(idx..idx + 4)?.iter().map(|(_, c)| *c).collect();
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let han = |c: char| "〇零○一二三四五六七八九".contains(c);
        let next = chars.get(idx + 4).map(|(_, c)| *c);
        let year = four.iter().all(|c| digit(*c)) && matches!(four[0], '1' | '2' | '１' | '２')
            || (four.iter().all(|c| han(*c)) && matches!(four[0], '一' | '二'));
        let bounded = idx == 0 || !chars.get(idx - 1).is_some_and(|(_, c)| digit(*c) || *c == '.');
        let named = matches!(next, Some('年' | '-' | '.' | '/' | '—' | ' '));
        (year && bounded && named).then(|| chars.get(idx).map_or(0, |(at, _)| *at))
    })
}

/// The first relative time of a passage.
fn first_relative(passage: &Passage) -> Option<(usize, usize)> {
    let text = &passage.text;
    let word = RELATIVE.iter().filter_map(|word| text.find(word).map(|at| (at, at + word.len()))).min();
    let date = text.match_indices('月').find_map(|(at, _)| {
        let start = text[..at].char_indices().rev().take_while(|(_, c)| c.is_ascii_digit()).last()?.0;
        let month: u32 = text[start..at].parse().ok().filter(|month| (1..=12).contains(month))?;
        let after = &text[at + '月'.len_utf8()..];
        let day = after.find(|c: char| !c.is_ascii_digit()).filter(|len| (1..=2).contains(len))?;
        let dated = after[day..].starts_with('日') && month > 0 && !text[..start].ends_with('年');
        dated.then(|| (start, at + '月'.len_utf8() + day + '日'.len_utf8()))
    });
    [word, date].into_iter().flatten().min()
}
