//! `list-missing`: a list is announced and does not follow, or has another number of members.

use super::absence::said_behind;
use super::case::{Case, short};
use super::context::Context;
use super::declared::{Declared, scan_declared};
use super::finding::Finding;
use super::number_gap::ordinal_kind;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{LineKind, Passage, PassageKind, is_row_member};
use crate::document::{parse_ordinal, split_sentences};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "list-missing",
    name: "名单缺失",
    english: "list missing",
    help: "A list is announced and does not follow, or has another number of members.",
    run: find,
};

/// What follows an announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follows {
    /// Nothing: a heading that lists nothing, or the end.
    Nothing,
    /// A list with so many members, and its last passage.
    List(u32, usize),
    /// Headings that begin with one; so many of them.
    Headings(u32),
    /// Prose that may hold the list.
    Prose,
    /// 〔缺：…〕.
    Said,
}

/// An announcement at the end of a passage.
struct Announcement {
    passage: usize,
    declared: Option<Declared>,
    /// Whether the passage ends with a colon.
    colon: bool,
    /// Whether the count is explained by a name only: 6个载体，即“1+6”工作体系.
    named: bool,
    /// The sentence in the passage's text.
    sentence: std::ops::Range<usize>,
}

/// Lists that are announced and not there.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (case, duplicates) = (&context.case, context.duplicates());
    for announced in announcements(case) {
        if duplicates.is_copy(announced.passage) {
            continue;
        }
        let passage = &case.raw.passages[announced.passage];
        let span = match &announced.declared {
            Some(declared) => {
                let start = announced.sentence.start;
                passage.source(&(start + declared.span.start..start + declared.span.end))
            }
            None => passage.source(&announced.sentence),
        };
        let name = announced.declared.as_ref().map_or_else(
            || short(passage.text.get(announced.sentence.clone()).unwrap_or_default()),
            |declared| {
                let start = announced.sentence.start;
                passage
                    .text
                    .get(start + declared.span.start..start + declared.span.end)
                    .unwrap_or_default()
                    .to_owned()
            },
        );
        let count = announced.declared.as_ref().map(|declared| declared.count);
        let help = "restore the list, or write 〔缺：…〕 on a line of its own in its place";
        let note = format!("原文写“{name}”，名单未见或不全。");
        let lacking = |diagnostic: Diagnostic, zh: String, behind: usize| {
            Finding::new(diagnostic, zh).or(
                "在后面写明〔缺〕：名单未见或不全",
                "Say 〔缺〕 behind it: the list is missing or not whole",
                vec![said_behind(case, behind, &note)],
            )
        };
        let own = announced.passage;
        match follows(case, &announced) {
            Follows::Nothing if is_sure(case, &announced) => {
                let message = format!("“{name}” announces a list, and none follows");
                let zh = format!("写了“{name}”，后面没有列出来");
                found.push(lacking(Diagnostic::error(RULE.code, span, message, help), zh, own));
            }
            Follows::Nothing => {
                let message = format!("“{name}” is announced, and its members are not listed");
                let zh = format!("写了“{name}”，没有列出是哪些");
                found.push(lacking(Diagnostic::warning(RULE.code, span, message, help), zh, own));
            }
            Follows::List(listed, last) if count.is_some_and(|count| count != listed) => {
                let message = format!("“{name}” announces {}, and {listed} follow", count.unwrap_or(0));
                let help = "compare the original: restore what is missing, or correct the count";
                found.push(if count.is_some_and(|count| listed < count) {
                    let zh = format!("写了“{name}”，后面只列了{listed}条");
                    lacking(Diagnostic::error(RULE.code, span, message, help), zh, last)
                } else {
                    let zh = format!("写了“{name}”，后面列了{listed}条");
                    Finding::new(Diagnostic::warning(RULE.code, span, message, help), zh)
                });
            }
            Follows::Headings(listed) if count.is_some_and(|count| count > listed) => {
                let message =
                    format!("“{name}” announces {}, and {listed} sections follow", count.unwrap_or(0));
                let help = "compare the original: restore what is missing, or correct the count";
                let zh = format!("写了“{name}”，后面只有{listed}节");
                found.push(lacking(Diagnostic::warning(RULE.code, span, message, help), zh, own));
            }
            Follows::Prose if announced.declared.as_ref().is_some_and(|found| found.pointed) => {
                let message = format!("“{name}” announces a list, and what follows is none");
                let diagnostic = if announced.colon {
                    Diagnostic::error(RULE.code, span, message, help)
                } else {
                    Diagnostic::warning(RULE.code, span, message, help)
                };
                found.push(lacking(diagnostic, format!("写了“{name}”，后面接的不是名单"), own));
            }
            _ => {}
        }
    }
    chains(case, found);
    names(case, found);
}

/// Headings under which a list is announced and does not follow.
pub(super) fn lacking(case: &Case<'_>) -> Vec<usize> {
    announcements(case)
        .into_iter()
        .filter(|announced| follows(case, announced) == Follows::Nothing && is_sure(case, announced))
        .filter_map(|announced| case.raw.passages[announced.passage].head)
        .collect()
}

/// The last sentences of passages that announce a list behind them.
fn announcements(case: &Case<'_>) -> Vec<Announcement> {
    let mut found = Vec::new();
    for (idx, passage) in case.prose() {
        let Some(sentence) = split_sentences(&passage.text, 0).pop() else { continue };
        let text = passage.text.get(sentence.clone()).unwrap_or_default();
        let colon = text.trim_end().ends_with(['：', ':']);
        let named_at = text.find('即').filter(|at| {
            let before = text[..*at].trim_end_matches([',', '，', '—', ' ']);
            text[*at..].chars().count() <= 24
                && !text[*at..].contains(['、', '，', ','])
                && before.len() < text.len()
        });
        let declared = scan_declared(text).into_iter().rev().find(|declared| {
            let behind = text.get(declared.span.end..).unwrap_or_default();
            let named = named_at.is_some_and(|at| {
                text.get(declared.span.end..at).is_some_and(|gap| gap.chars().all(|c| ",， —".contains(c)))
            });
            named || (behind.chars().count() <= 8 && (colon || declared.pointed) && !behind.contains(['、']))
        });
        let named = declared.as_ref().is_some_and(|declared| {
            named_at.is_some_and(|at| at >= declared.span.end && at - declared.span.end <= 6)
        });
        let pointed = ["以下", "下列", "如下"].iter().any(|word| text.contains(word));
        // “各位代表：” greets; it announces nothing.
        let leads = colon && (pointed || declared.is_some());
        if leads || named || declared.as_ref().is_some_and(|declared| declared.pointed) {
            found.push(Announcement { passage: idx, declared, colon, named, sentence });
        }
    }
    found
}

/// Whether a passage is a fenced block or a comment.
fn is_fenced(case: &Case<'_>, passage: &Passage) -> bool {
    case.raw.lines.get(passage.lines.start).is_some_and(|line| line.kind == LineKind::Code)
}

/// Whether nothing but a list can have been meant.
fn is_sure(case: &Case<'_>, announced: &Announcement) -> bool {
    if announced.colon {
        return true;
    }
    let Some(declared) = &announced.declared else { return false };
    // The heading counts the same members: the section is about them.
    let title = case.raw.passages[announced.passage].head.map_or("", |head| case.raw.title_of(head));
    announced.named && scan_declared(title).iter().any(|other| other.count == declared.count)
}

fn follows(case: &Case<'_>, announced: &Announcement) -> Follows {
    let raw = &case.raw;
    let mut members = 0;
    let mut prose = 0;
    let mut last = 0;
    let mut kind = "";
    let mut first = true;
    let mut last_passage = announced.passage;
    for (idx, passage) in raw.passages.iter().enumerate().skip(announced.passage + 1) {
        match passage.kind {
            PassageKind::Page => continue,
            PassageKind::Missing => return Follows::Said,
            PassageKind::Heading(head) => {
                if members > 0 || prose > 0 {
                    break;
                }
                return headings_from(case, head, passage_level(case, announced.passage));
            }
            PassageKind::Byline => break,
            // A figure block stands behind its section and holds no list of the text.
            PassageKind::Other if is_fenced(case, passage) => continue,
            PassageKind::Other if members > 0 => return Follows::List(members, last_passage),
            PassageKind::Other => return Follows::Prose,
            PassageKind::Item(_, indent) => {
                if prose > 0 || (members > 0 && !raw.passages[last_passage].is_item()) {
                    break;
                }
                // What is nested belongs to the member above it.
                let outer = (announced.passage + 1..idx).find_map(|above| match raw.passages[above].kind {
                    PassageKind::Item(_, indent) => Some(indent),
                    _ => None,
                });
                if outer.is_none_or(|outer| indent <= outer) {
                    if parse_ordinal(&passage.text) == Some(1) && members > 0 {
                        break;
                    }
                    members += 1;
                }
            }
            _ => {
                let ordinal = passage
                    .numbered
                    .as_ref()
                    .map(|number| number.value)
                    .or_else(|| parse_ordinal(&passage.text))
                    .or_else(|| is_row_member(&passage.text).then_some(last + 1))
                    .or_else(|| passage.text.starts_with("——").then_some(last + 1));
                match ordinal {
                    // 一是 and 第一 count in rows of their own.
                    Some(value)
                        if prose == 0
                            && (members == 0 || (value > last && kind == ordinal_kind(&passage.text))) =>
                    {
                        members += 1;
                        last = value;
                        kind = ordinal_kind(&passage.text);
                        let inner = inner_chain(&passage.text, value);
                        members += inner - value;
                        last = last.max(inner);
                    }
                    Some(_) => break,
                    None if first => {
                        prose += 1;
                        let inner = inner_members(&passage.text);
                        if inner >= 2 || announced.declared.is_none() {
                            return Follows::Said;
                        }
                        if let Some(declared) = &announced.declared
                            && separators(&passage.text) + 1 >= declared.count
                        {
                            return Follows::Said;
                        }
                    }
                    // Members with paragraphs of their own between them can't be counted.
                    None if members > 0 => return Follows::Said,
                    None => prose += 1,
                }
            }
        }
        first = false;
        last_passage = idx;
    }
    match (members, prose) {
        (0, 0) => Follows::Nothing,
        (0, prose) if announced.declared.as_ref().is_some_and(|declared| prose >= declared.count) => {
            Follows::Said
        }
        (0, _) => Follows::Prose,
        (members, _) => Follows::List(members, last_passage),
    }
}

/// Level of the heading that a passage stands under; 0 where it stands under none.
fn passage_level(case: &Case<'_>, passage: usize) -> u8 {
    case.raw.passages[passage].head.map_or(0, |head| case.raw.heads[head].level)
}

/// What a heading that follows an announcement lists.
fn headings_from(case: &Case<'_>, head: usize, level: u8) -> Follows {
    let heads = &case.raw.heads;
    let Some(found) = heads.get(head) else { return Follows::Nothing };
    let row: Vec<u32> = heads[head..]
        .iter()
        .take_while(|other| other.level >= found.level)
        .filter(|other| other.level == found.level && other.parent == found.parent)
        .filter_map(|other| other.numbered.as_ref().map(|number| number.value))
        .collect();
    match &found.numbered {
        // Headings under the announcement, or a row that begins behind it: the first may have lost its place.
        Some(_) if found.level > level || row.contains(&1) => Follows::Headings(row.len() as u32),
        Some(_) => Follows::Nothing,
        // Sections without numbers under the announcement may be the list.
        None if found.level > level => Follows::Said,
        None => Follows::Nothing,
    }
}

/// The last ordinal of a row that a paragraph goes on with: 4 for 二要…。三要…。四要….
fn inner_chain(text: &str, first: u32) -> u32 {
    let mut last = first;
    for (value, at) in ordinals(text) {
        if value == last + 1 && ordinal_kind(&text[at..]) == ordinal_kind(text) {
            last = value;
        }
    }
    last
}

/// Ordinals within a paragraph: 一是…；二是….
fn inner_members(text: &str) -> u32 {
    let mut expected = 1;
    for (value, _) in ordinals(text) {
        if value == expected {
            expected += 1;
        }
    }
    expected - 1
}

/// Ordinals that begin clauses of a text, with their places.
fn ordinals(text: &str) -> Vec<(u32, usize)> {
    let mut found = Vec::new();
    let mut start = true;
    for (at, c) in text.char_indices() {
        if start && let Some(value) = parse_ordinal(&text[at..]) {
            found.push((value, at));
        }
        start = matches!(c, '。' | '；' | ';' | '：' | ':' | '，' | ',' | ' ' | '\u{3000}');
    }
    found
}

fn separators(text: &str) -> u32 {
    text.chars().filter(|c| matches!(c, '、' | '；' | ';')).count() as u32
}

/// Counts before a colon that their own sentence contradicts: 抓好以下三件事：一是…；二是….
fn chains(case: &Case<'_>, found: &mut Vec<Finding>) {
    for (idx, passage) in case.prose() {
        let text = &passage.text;
        let ordinals = ordinals(text);
        for (at, c) in text.char_indices() {
            if !matches!(c, '：' | ':') {
                continue;
            }
            let start = text[..at].rfind(['。', '；', '！']).map_or(0, |stop| stop + '。'.len_utf8());
            let lead = text.get(start..at).unwrap_or_default();
            let Some(declared) = scan_declared(lead).pop().filter(|found| lead.len() - found.span.end <= 12)
            else {
                continue;
            };
            let after = at + c.len_utf8();
            let mut count = 0;
            for (value, place) in &ordinals {
                if *place < after {
                    continue;
                }
                if (count == 0 && *place > after) || *value != count + 1 {
                    break;
                }
                count = *value;
            }
            let next = case.raw.passages.get(idx + 1);
            let is_said = next.is_some_and(|next| next.kind == PassageKind::Missing);
            if count < 2 || count == declared.count || (is_said && count < declared.count) {
                continue;
            }
            let span = passage.source(&(start + declared.span.start..start + declared.span.end));
            let name = text.get(start + declared.span.start..start + declared.span.end).unwrap_or_default();
            let message = format!("“{name}” announces {}, and {count} follow", declared.count);
            let help = "compare the original: restore what is missing, or correct the count";
            let diagnostic = if declared.pointed && count < declared.count {
                Diagnostic::error(RULE.code, span, message, help)
            } else {
                Diagnostic::warning(RULE.code, span, message, help)
            };
            let less = if count < declared.count { "只" } else { "" };
            let finding = Finding::new(diagnostic, format!("写了“{name}”，后面{less}说了{count}条"));
            found.push(if less.is_empty() {
                finding
            } else {
                finding.or(
                    "在这一段后面写明〔缺〕：说得不全",
                    "Say 〔缺〕 behind this paragraph: not all are named",
                    vec![said_behind(case, idx, &format!("原文写“{name}”，只见{count}条。"))],
                )
            });
        }
    }
}

/// Most characters of a name in a row of names.
const LONGEST_NAME: usize = 12;

/// Counts that the names behind them contradict: 3个园区：高新区、经开区; 3个园区（高新区、经开区）.
fn names(case: &Case<'_>, found: &mut Vec<Finding>) {
    for (_, passage) in case.prose() {
        for sentence in split_sentences(&passage.text, 0) {
            let text = passage.text.get(sentence.clone()).unwrap_or_default();
            for declared in scan_declared(text) {
                let behind = text.get(declared.span.end..).unwrap_or_default();
                let row = match behind.chars().next() {
                    Some('：' | ':') => {
                        behind.trim_start_matches(['：', ':']).split(['。', '；', ';']).next()
                    }
                    Some('（' | '(') => behind.trim_start_matches(['（', '(']).split(['）', ')']).next(),
                    _ => None,
                };
                let Some(listed) =
                    row.and_then(row_of_names).filter(|listed| !listed.contains(&declared.count))
                else {
                    continue;
                };
                let span = passage
                    .source(&(sentence.start + declared.span.start..sentence.start + declared.span.end));
                let name = text.get(declared.span.clone()).unwrap_or_default();
                let (count, named) = (declared.count, listed[0]);
                let diagnostic = Diagnostic::warning(
                    RULE.code,
                    span,
                    format!("“{name}” announces {count}, and {named} are named"),
                    "compare the original: restore what is missing, or correct the count",
                );
                found.push(Finding::new(
                    diagnostic,
                    format!("“{name}”说有{count}个，后面列出{named}个，请核对原文"),
                ));
            }
        }
    }
}

/// How many names a row has: as 、 alone parts them, and with the last parted by 和 too. None for what is no row, or an open one.
fn row_of_names(row: &str) -> Option<[u32; 2]> {
    let row = row.trim();
    let open =
        row.contains(['，', ',', '；', '：', ':', '等', '…']) || row.chars().any(|c| c.is_ascii_digit());
    let names: Vec<&str> = row.split('、').collect();
    let short = names.iter().all(|name| (2..=LONGEST_NAME).contains(&name.trim().chars().count()));
    if open || !short || names.len() < 2 {
        return None;
    }
    let joined = names.last().is_some_and(|last| last.contains(['和', '与', '及']));
    let count = names.len() as u32;
    Some([count, count + u32::from(joined)])
}
