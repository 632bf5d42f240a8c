//! 甲、乙增加值分别增长8.9%、7.7%: the first number is of 甲增加值, the second of 乙增加值.

use super::word::{is_name, strip_all, strip_heads};
use crate::fact::lexicon::subject::{AREAS, BENEFITS, CHANGES, LINKS, SHARED};
use crate::fact::scan::cursor::{before, clause};
use crate::fact::scan::sentence::{Sentence, is_list_mark};
use crate::fact::scan::words::Words;
use crate::fact::{Fact, Kind};

/// The subject of a number of a list. None where nothing is said of 分别, and no name where the list can't be told apart.
pub(super) fn respective(sentence: &Sentence<'_>, idx: usize, facts: &[Fact]) -> Option<String> {
    let placed = sentence.found.get(idx)?;
    let at = placed.span.start;
    let head = clause(before(sentence.read(), at));
    let start = at - head.len();
    let word = start + head.rfind("分别")?;
    let first = sentence.found.partition_point(|placed| placed.span.start < word);
    let numbers = sentence.found.get(first..idx)?.iter().filter(|placed| !placed.is_date()).count();
    let list = sentence.between(start, word);
    let list = without_brackets(list);
    let bare = strip_all(list, &[LINKS, CHANGES, AREAS, &["的"]]);
    // 一、二、三产业 is no item 一 of a list.
    let bare = if are_ordinals(bare.read) { bare } else { strip_heads(bare) };
    let kind = placed.quantity.kind;
    if bare.is_empty() || compares(bare.read) {
        // 分别奖励5万元、2万元: no list says whom; the verb says what.
        let verb = sentence.between(word, at).read;
        if let (Some(benefit), Kind::Money) = (benefit_in(verb), kind) {
            return Some(benefit.to_owned());
        }
        return Some(of_those_before(sentence, first, numbers, facts));
    }
    let verb = sentence.between(word, at).read;
    if let (Some(benefit), Kind::Money) = (benefit_in(verb), kind) {
        // 对一、二等奖分别奖励5万元、2万元: the list says whom, and the verb what.
        return Some(benefit.to_owned());
    }
    if let Some(part) = part(bare, numbers, numbers_in_row(sentence, first)) {
        return Some(part);
    }
    // One name and 分别: it has several numbers. 城乡居民 are two.
    let listed = bare.read.contains(['、', '和', '与', '及']) || bare.read.starts_with("城乡");
    Some(if !listed && is_name(bare.read) { bare.written.to_owned() } else { String::new() })
}

/// The sum that a verb gives: 奖励 in 分别奖励.
fn benefit_in(verb: &str) -> Option<&'static str> {
    BENEFITS.iter().find(|benefit| verb.contains(**benefit)).copied()
}

fn compares(text: &str) -> bool {
    ["比", "较", "同", "与", "按"].iter().any(|word| text.starts_with(word)) && !text.starts_with("比重")
}

/// ，分别增长8%、9%: the numbers are of those that the clause before counts, one by one, or of the one that it is about.
fn of_those_before(sentence: &Sentence<'_>, first: usize, nth: usize, facts: &[Fact]) -> String {
    let mut group: Vec<&Fact> = Vec::new();
    let mut end = None::<usize>;
    for (placed, fact) in sentence.found.iter().zip(facts).take(first).rev() {
        if placed.is_date() {
            break;
        }
        let near = end.is_none_or(|end| {
            let between = sentence.between(placed.span.end, end).read;
            !between.contains(['；', '。']) && between.len() <= 60
        });
        if !near || group.len() > 6 {
            break;
        }
        end = Some(placed.span.start);
        group.push(fact);
    }
    group.reverse();
    let same = group.first().is_some_and(|one| group.iter().all(|fact| fact.subject == one.subject));
    match group.as_slice() {
        [] => String::new(),
        [.., last] if same => last.subject.clone(),
        several => several.get(nth).map_or_else(String::new, |fact| fact.subject.clone()),
    }
}

/// A list without what stands in brackets at its end.
fn without_brackets(list: Words<'_>) -> Words<'_> {
    let list = list.trim();
    if list.read.ends_with(['）', ')'])
        && let Some(open) = list.read.rfind(['（', '('])
    {
        return list.to(open);
    }
    list
}

/// Names of shares, which need what stands before them.
const SHARES: &[&str] = &["占比", "比重", "覆盖率", "达标率"];

/// The name of one part of a list, with what the last part says for all.
fn part(list: Words<'_>, nth: usize, numbers: usize) -> Option<String> {
    let parts = listed(list, numbers)?;
    let (last, part) = (*parts.last()?, *parts.get(nth)?);
    if let Some(whole) = ordinal(part, last) {
        return Some(whole);
    }
    let shared =
        SHARED.iter().filter(|shared| last.read.ends_with(**shared)).max_by_key(|shared| shared.len());
    // 事故起数、死亡人数: each part says what is counted.
    let measured = |part: &str| {
        part.ends_with(['数', '率', '量', '额', '值', '比', '价'])
            || SHARED.iter().any(|other| part.ends_with(other))
    };
    let (read, written) = match shared {
        Some(shared) if !measured(part.read) => {
            // 炼铁、炼钢先进产能占比: what else the last part says may be meant of all.
            let own = last.read.len() - shared.len();
            if SHARES.contains(shared) && own > part.read.len() + "能".len() {
                return None;
            }
            let tail = last.from(last.read.len() - shared.len());
            (format!("{}{shared}", part.read), format!("{}{}", part.written, tail.written))
        }
        _ => (part.read.to_owned(), part.written.to_owned()),
    };
    // 2015和2016年同期分别为3.3%、0.5%: the list is of times.
    let is_time = read.starts_with(|c: char| c.is_ascii_digit()) && read.contains('年');
    (is_name(&read) && !is_time).then_some(written)
}

/// 第二、第三产业增加值, 一、二、三产业: what is counted stands behind the last ordinal.
fn ordinal(part: Words<'_>, last: Words<'_>) -> Option<String> {
    let own = ordinal_len(part.read).filter(|len| *len > 0)?;
    let tail = last.from(ordinal_len(last.read).filter(|len| *len > 0)?);
    let rest = part.from(own);
    let whole = if rest.is_empty() { tail } else { rest };
    let mark = if part.read.starts_with('第') { "" } else { "第" };
    Some(format!("{mark}{}{}", part.to(own).written, whole.written)).filter(|name| name.chars().count() > 2)
}

fn are_ordinals(text: &str) -> bool {
    let next = ordinal_len(text).and_then(|len| text.get(len..)?.strip_prefix('、'));
    next.is_some_and(|next| ordinal_len(next).is_some())
}

fn ordinal_len(text: &str) -> Option<usize> {
    let body = text.strip_prefix('第').unwrap_or(text);
    let rest = body.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    (rest.len() < body.len()).then_some(text.len() - rest.len())
}

/// The parts of a list of names; none where 和 may stand inside of a name. How many numbers follow tells which marks part it.
fn listed(phrase: Words<'_>, numbers: usize) -> Option<Vec<Words<'_>>> {
    let all = split(phrase, &['、', '和', '与', '及']);
    if all.len() == numbers && numbers > 1 && all.iter().all(|part| !part.is_empty()) {
        return Some(all);
    }
    let marks: &[char] = if phrase.read.contains('、') { &['、'] } else { &['和', '与', '及'] };
    let parts = split(phrase, marks);
    let counted = parts.len() == numbers && numbers > 1;
    let clear = counted || marks.len() > 1 || !phrase.read.contains(['和', '与']);
    (clear && parts.len() > 1 && parts.iter().all(|part| !part.is_empty())).then_some(parts)
}

fn split<'a>(phrase: Words<'a>, marks: &[char]) -> Vec<Words<'a>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, mark) in phrase.read.match_indices(marks) {
        parts.push(phrase.get(start, at).trim());
        start = at + mark.len();
    }
    parts.push(phrase.from(start).trim());
    parts
}

/// How many numbers stand in a row behind 分别.
fn numbers_in_row(sentence: &Sentence<'_>, first: usize) -> usize {
    let numbers = sentence.found.get(first..).unwrap_or_default();
    let joined = numbers.windows(2).take_while(|pair| match pair {
        [one, next] => is_list_mark(sentence.between(one.span.end, next.span.start).read),
        _ => false,
    });
    if numbers.is_empty() { 0 } else { 1 + joined.take(12).count() }
}
