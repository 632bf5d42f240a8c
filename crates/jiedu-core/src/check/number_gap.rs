//! `number-gap`: （三）, then （五）.

use std::collections::HashMap;

use super::absence::{heading_before, number_of, numeral, renumbered, said_before, skipped};
use super::case::Case;
use super::context::Context;
use super::finding::{Edit, Finding};
use super::rule::Rule;
use super::sequence::Gap;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{PassageKind, RawText, Shape};
use crate::document::{parse_ordinal, write_chinese_number};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "number-gap",
    name: "编号跳号",
    english: "number skipped",
    help: "Numbers of headings, items or sentences skip one, or have one twice.",
    run: find,
};

/// Numbers of headings, items and sentences that a row skips, or has twice.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (case, order) = (&context.case, &context.order);
    let raw = &case.raw;
    for gap in &order.gaps {
        let Some(number) = &raw.heads[gap.below].numbered else { continue };
        let names: Vec<String> = gap.values.iter().map(|value| number.shape.write(*value)).collect();
        let span = number_span(raw, gap.below);
        let place = match gap.above {
            Some(above) => format!(
                "{} stands in line {} and {} in line {}",
                surface(raw, above),
                case.line_of_head(above),
                number.surface,
                case.line_of_head(gap.below)
            ),
            None => format!("the first is {} in line {}", number.surface, case.line_of_head(gap.below)),
        };
        let message = format!("{} is not there: {place}", names.join("、"));
        let like = number_of(raw, gap.below);
        let lost: Vec<String> =
            gap.values.iter().map(|value| format!("“{}”", renumbered(like, *value))).collect();
        let zh = match gap.above {
            Some(above) => {
                format!("“{}”后面直接是“{like}”，少了{}", number_of(raw, above), lost.concat())
            }
            None => format!("第一个就是“{like}”，少了{}", lost.concat()),
        };
        let help = format!(
            "restore the section, or write the heading {}〔缺：…〕 in its place; if nothing is missing, correct the numbers",
            names.first().map_or("", String::as_str)
        );
        let diagnostic = if gap.unsure {
            Diagnostic::warning(RULE.code, span, message, help)
        } else {
            Diagnostic::error(RULE.code, span, message, help)
        };
        found.push(ways_of_gap(case, gap, Finding::new(diagnostic, zh)));
    }
    for twice in &order.repeated {
        let diagnostic = Diagnostic::warning(
            RULE.code,
            number_span(raw, twice.head),
            format!(
                "the number {} stands twice: in line {} and here",
                surface(raw, twice.head),
                case.line_of_head(twice.first)
            ),
            "correct one of the two numbers, or move the section to where its number belongs",
        );
        let number = number_of(raw, twice.head);
        let zh = format!("编号“{number}”用了两次，第{}行已经有了", case.line_of_head(twice.first));
        let finding = Finding::new(diagnostic, zh).or_left("两处都照原样", "Leave both as they are");
        found.push(ways_of_repeated(case, twice.head, finding));
    }
    rows_of_items(case, found);
    chains(case, found);
}

/// What an editor may do about a gap: say that something is missing, or count without it.
fn ways_of_gap(case: &Case<'_>, gap: &Gap, finding: Finding) -> Finding {
    let raw = &case.raw;
    let below = &raw.heads[gap.below];
    if below.listed || below.split {
        return finding;
    }
    let like = number_of(raw, gap.below);
    let bare = surface(raw, gap.below);
    let above = gap.above.map(|above| surface(raw, above));
    let note = |values: &[u32]| {
        let lost: Vec<String> = values.iter().map(|value| renumbered(bare, *value)).collect();
        skipped(above, bare, &lost.join("、"))
    };
    let lost: Vec<String> = gap.values.iter().map(|value| renumbered(like, *value)).collect();
    let passage = below.passage;
    // A list of numbered lines has no headings: what is missing is said between its items.
    let is_list = below.hashes == 0 && below.numbered.as_ref().is_some_and(|number| number.shape.is_narrow());
    let room = if is_list {
        said_before(case, passage, &note(&gap.values))
    } else {
        let headings = gap.values.iter().zip(&lost).map(|(value, number)| {
            let anchor = case.new_anchor("missing", *value);
            heading_before(case, gap.below, number, &note(&[*value]), &anchor)
        });
        Edit::insert(case.line_start(passage), headings.collect::<String>())
    };
    let named: String = lost.iter().map(|number| format!("“{number}”")).collect();
    let finding = finding.or(
        format!("在“{like}”前面空出{named}，写明〔缺〕"),
        format!("Leave room for {named} before “{like}” and say 〔缺〕"),
        vec![room],
    );
    let less = gap.values.len() as u32;
    let row = following(raw, gap.below);
    let others = if row.len() > 1 { ("，后面的依次改", ", and those behind it") } else { ("", "") };
    let (from, to) = (like, lost.first().map_or("", String::as_str));
    finding.or(
        format!("原文不缺，是编号错了：把“{from}”改成“{to}”{}", others.0),
        format!("Nothing is missing, the number is wrong: make “{from}” “{to}”{}", others.1),
        row.into_iter()
            .filter_map(|(head, value)| number_edit(raw, head, value.checked_sub(less)?))
            .collect(),
    )
}

/// What an editor may do about a number that stands twice: count on.
fn ways_of_repeated(case: &Case<'_>, head: usize, finding: Finding) -> Finding {
    let raw = &case.raw;
    let mut edits = Vec::new();
    let mut last = 0;
    for (head, value) in following(raw, head) {
        // Behind a number that is free already nothing changes.
        if last > 0 && value > last {
            break;
        }
        last = value + 1;
        edits.extend(number_edit(raw, head, last));
    }
    let (number, others) = (number_of(raw, head), edits.len() > 1);
    let next =
        raw.heads[head].numbered.as_ref().map_or_else(String::new, |own| renumbered(number, own.value + 1));
    finding.or(
        format!("把这里的“{number}”改成“{next}”{}", if others { "，后面的依次改" } else { "" }),
        format!("Make “{number}” here “{next}”{}", if others { ", and count on from it" } else { "" }),
        edits,
    )
}

/// A heading and those of its row behind it, each with its number, as far as they ascend.
fn following(raw: &RawText, head: usize) -> Vec<(usize, u32)> {
    let Some(first) = raw.heads[head].numbered.as_ref() else { return Vec::new() };
    let mut row = vec![(head, first.value)];
    for (idx, other) in raw.heads.iter().enumerate().skip(head + 1) {
        if other.level < raw.heads[head].level {
            break;
        }
        if other.parent != raw.heads[head].parent {
            continue;
        }
        let Some(number) = other.numbered.as_ref().filter(|number| number.shape == first.shape) else {
            continue;
        };
        if row.last().is_some_and(|(_, last)| number.value <= *last) {
            break;
        }
        row.push((idx, number.value));
    }
    row
}

/// The edit that writes another number before a heading.
fn number_edit(raw: &RawText, head: usize, value: u32) -> Option<Edit> {
    let number = number_of(raw, head);
    let place = numeral(number)?;
    let like = number.get(place.clone())?;
    Some(Edit::replace(raw.passage_of(head).source(&place), renumbered(like, value)))
}

/// One number, or the first and the last of several.
fn span_of(first: u32, last: u32) -> String {
    if first == last { first.to_string() } else { format!("{first}—{last}") }
}

fn surface(raw: &RawText, head: usize) -> &str {
    raw.heads[head].numbered.as_ref().map_or("", |number| number.surface.as_str())
}

/// The place of a heading's number.
pub(super) fn number_span(raw: &RawText, head: usize) -> std::ops::Range<usize> {
    let passage = raw.passage_of(head);
    let rest = raw.heads[head].numbered.as_ref().map_or(0, |number| number.rest);
    let number = passage.text.get(..rest).unwrap_or_default().trim_end().len();
    passage.source(&(0..number.max(1).min(passage.text.len())))
}

/// Lists and paragraphs that are numbered one by one.
fn rows_of_items(case: &Case<'_>, found: &mut Vec<Finding>) {
    // The last number of each kind of row: the items of one may stand between those of another.
    let mut rows: HashMap<Kind, (u32, usize)> = HashMap::new();
    for (idx, passage) in case.raw.passages.iter().enumerate() {
        if matches!(passage.kind, PassageKind::Heading(_)) {
            rows.clear();
        }
        if passage.kind == PassageKind::Missing {
            // What is missing is said there.
            rows.clear();
        }
        if !passage.is_prose() {
            continue;
        }
        let own = match &passage.numbered {
            Some(number) => Some((Kind::Shape(number.shape), number.value)),
            None => {
                parse_ordinal(&passage.text).map(|value| (Kind::Word(ordinal_kind(&passage.text)), value))
            }
        };
        // 20.2026年10件实事 begins with its number where it is the next of a row, and with a decimal elsewhere.
        let own = own.or_else(|| {
            let kind = Kind::Shape(Shape::Arabic);
            let next = rows.get(&kind)?.0 + 1;
            passage
                .text
                .strip_prefix(&next.to_string())?
                .starts_with(['.', '．', '、'])
                .then_some((kind, next))
        });
        if let Some((kind, number)) = own {
            if let Some((above, above_idx)) = rows.get(&kind)
                && number > above + 1
                && number <= above + 4
            {
                let diagnostic = Diagnostic::warning(
                    RULE.code,
                    passage.source(&(0..passage.text.chars().take(2).map(char::len_utf8).sum())),
                    format!(
                        "the items go from {above} in line {} to {number} in line {}",
                        case.line_of(*above_idx),
                        case.line_of(idx)
                    ),
                    "restore what stands between them, or correct the numbers",
                );
                let zh = format!("各条的编号从{above}跳到{number}，第{}行是前一条", case.line_of(*above_idx));
                let lost = span_of(above + 1, number - 1);
                let note = skipped(Some(&above.to_string()), &number.to_string(), &format!("第{lost}条"));
                found.push(Finding::new(diagnostic, zh).or(
                    format!("在这一条前面写明〔缺〕：第{lost}条未见"),
                    format!("Say 〔缺〕 before this item: {lost} is missing"),
                    vec![said_before(case, idx, &note)],
                ));
            }
            rows.insert(kind, (number, idx));
        }
        // A row may go on within a paragraph: 二要…。三要….
        for mark in ["是", "要"] {
            let kind = Kind::Word(mark);
            if let Some((above, _)) = rows.get(&kind)
                && let Some(inner) = last_in_chain(&passage.text, mark).filter(|inner| inner > above)
            {
                rows.insert(kind, (inner, idx));
            }
        }
    }
}

/// Kinds of rows of items.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// By the shape of a number.
    Shape(Shape),
    /// By what follows an ordinal in words.
    Word(&'static str),
}

/// The last ordinal of a chain in a paragraph.
fn last_in_chain(text: &str, mark: &str) -> Option<u32> {
    text.match_indices(mark).filter_map(|(at, _)| ordinal_before(text, at)).map(|(value, _)| value).last()
}

/// What follows the ordinal: 是, 要 or ，; rows of one kind belong together.
pub(super) fn ordinal_kind(text: &str) -> &'static str {
    match text.chars().find(|c| matches!(c, '是' | '要' | '，' | '、')) {
        Some('是') => "是",
        Some('要') => "要",
        _ => "，",
    }
}

/// Chains within a paragraph: 一是…；三是….
fn chains(case: &Case<'_>, found: &mut Vec<Finding>) {
    for (_, passage) in case.prose() {
        for mark in ["是", "要"] {
            let mut above: Option<u32> = None;
            for (at, _) in passage.text.match_indices(mark) {
                let Some((value, start)) = ordinal_before(&passage.text, at) else { continue };
                if let Some(last) = above
                    && value > last + 1
                    && value <= last + 3
                {
                    let diagnostic = Diagnostic::warning(
                        RULE.code,
                        passage.source(&(start..at + mark.len())),
                        format!("the chain goes from {last} to {value}"),
                        "restore what stands between them, or correct the numbers",
                    );
                    let written = |value| write_chinese_number(value) + mark;
                    let zh = format!("“{}”后面直接是“{}”", written(last), written(value));
                    found.push(Finding::new(diagnostic, zh));
                }
                above = Some(value);
            }
        }
    }
}

/// The ordinal that ends at a place and begins a clause: the 三 of “。三是”.
fn ordinal_before(text: &str, end: usize) -> Option<(u32, usize)> {
    let before = text.get(..end)?;
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| "一二三四五六七八九十".contains(*c))
        .last()
        .map(|(start, _)| start)?;
    let opened = before[..start].chars().next_back();
    let clause = opened.is_none_or(|c| {
        matches!(c, '。' | '；' | ';' | '：' | ':' | '，' | ',' | '”' | '！' | ' ' | '\u{3000}')
    });
    let value = crate::document::chinese_number(&before[start..])?;
    (clause && value <= 30).then_some((value, start))
}
