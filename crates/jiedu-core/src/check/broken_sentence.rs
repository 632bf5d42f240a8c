//! `broken-sentence`: a sentence that is cut across two passages, also with a page number between.

use std::collections::HashMap;
use std::ops::Range;

use super::absence::said_behind;
use super::case::{Case, ending, short};
use super::context::Context;
use super::duplicates::Duplicates;
use super::finding::{Edit, Finding, Fix, FixKind};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{LineKind, Passage, PassageKind, is_finished, is_han, is_row_member, is_stop};
use crate::document::split_sentences;
use crate::said::Said;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "broken-sentence",
    name: "句子断开",
    english: "broken sentence",
    help: "A sentence is cut across two passages, or ends open.",
    run: find,
};

/// A line longer than this that ends without a mark is no caption and no heading.
const LONG_CHARS: usize = 40;
/// With a comma, a line this long is a sentence.
const SURE_CHARS: usize = 20;
/// … and one this long probably is.
const LIKELY_CHARS: usize = 8;
/// A first sentence this short is the end of one that was cut.
const TAIL_CHARS: usize = 5;
/// Beginnings that items share, in characters, where one is a part of the other.
const PARALLEL_CHARS: usize = 3;

/// How sure it is that two passages are one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    Likely,
    Certain,
}

/// Sentences cut in two.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (case, duplicates) = (&context.case, context.duplicates());
    let passages = &case.raw.passages;
    let words = Words::of(case);
    let mut above: Option<usize> = None;
    let mut pages: Vec<usize> = Vec::new();
    for (idx, passage) in passages.iter().enumerate() {
        if passage.kind == PassageKind::Page {
            // 2018, and then 年是…, is no page number.
            let year = passage.text.len() == 4 && passage.text.starts_with(['1', '2']);
            let next = passages.get(idx + 1).filter(|next| next.text.starts_with('年'));
            match next {
                Some(_) if year => found.push(cut(case, idx, idx + 1, Certainty::Certain)),
                _ => pages.push(idx),
            }
            continue;
        }
        if duplicates.is_copy(idx) {
            continue;
        }
        if let Some(top) = above
            && let Some(certainty) = is_cut(case, &words, top, idx, !pages.is_empty())
        {
            found.push(cut(case, top, idx, certainty));
        } else if let Some(top) = above
            && pages.is_empty()
            && is_parallel(case, top, idx)
        {
            found.push(parted(case, top, idx));
        }
        pages.clear();
        // The first line of a text is taken for its title, also where it is the first half of a sentence.
        // One that is marked with # is whole.
        let title = passage.kind == PassageKind::Title
            && case
                .raw
                .lines
                .get(passage.lines.start)
                .is_some_and(|line| matches!(line.kind, LineKind::Text { .. }));
        above =
            (passage.is_prose() || title || matches!(passage.kind, PassageKind::Heading(_))).then_some(idx);
    }
    torn_lines(case, &words, found);
    ends_open(case, duplicates, found);
}

/// Pieces of words of the text, to tell a cut inside a word.
struct Words(HashMap<[char; 4], u32>);

impl Words {
    fn of(case: &Case<'_>) -> Self {
        let mut counts: HashMap<[char; 4], u32> = HashMap::new();
        for (_, passage) in case.prose() {
            let mut window = ['\0'; 4];
            for c in passage.text.chars() {
                window = [window[1], window[2], window[3], c];
                if window.iter().all(|c| is_han(*c)) {
                    *counts.entry(window).or_default() += 1;
                }
            }
        }
        Self(counts)
    }

    /// How often the characters around a cut stand side by side.
    fn joins(&self, above: &str, below: &str) -> u32 {
        let mut back = above.chars().rev();
        let mut front = below.chars();
        let (Some(two), Some(one), Some(three), Some(four)) =
            (back.next(), back.next(), front.next(), front.next())
        else {
            return 0;
        };
        self.0.get(&[one, two, three, four]).copied().unwrap_or(0)
    }
}

fn is_cut(case: &Case<'_>, words: &Words, top: usize, idx: usize, page: bool) -> Option<Certainty> {
    let (above, below) = (&case.raw.passages[top], &case.raw.passages[idx]);
    let (head, tail) = (above.text.trim_end(), below.text.trim_start());
    // A heading's own text is not the rest of what stands above the heading.
    if below.kind != PassageKind::Paragraph
        || case.is_reference(idx)
        || case.is_reference(top)
        || below.numbered.is_some()
        || is_row_member(tail)
        || is_finished(head)
        || below.head != above.head
        || tail.starts_with("——")
        || is_article(tail)
    {
        return None;
    }
    // A heading that ends with a comma lost the rest of its sentence.
    if let PassageKind::Heading(own) = above.kind {
        let torn = head.ends_with(['，', ',']) || (is_odd_in_row(case, own) && ends_title(tail));
        return (torn && tail.contains(is_stop) && above.lines.len() == 1).then_some(Certainty::Certain);
    }
    // A text that follows its heading in the same line is no heading, however short it is.
    let run_in = case.raw.passages.get(top.wrapping_sub(1)).is_some_and(|heading| {
        matches!(heading.kind, PassageKind::Heading(_)) && heading.lines.start == above.lines.start
    });
    if run_in && tail.contains(is_stop) {
        return Some(Certainty::Certain);
    }
    if tail.contains(is_stop) && siblings_end(case, top) {
        return Some(Certainty::Certain);
    }
    evidence(words.joins(head, tail) > 0, head, tail, above.is_item(), page)
}

/// Whether a heading stands alone in its line, and the text of all the others of its row follows in theirs.
fn is_odd_in_row(case: &Case<'_>, own: usize) -> bool {
    let heads = &case.raw.heads;
    let found = &heads[own];
    if found.run_in || found.hashes > 0 || found.numbered.is_none() {
        return false;
    }
    // Rows are short, and so is the way to their ends.
    const NEAR: usize = 40;
    let near = own.saturating_sub(NEAR)..(own + NEAR).min(heads.len());
    let mut row = near
        .filter(|idx| *idx != own)
        .map(|idx| &heads[idx])
        .filter(|other| other.parent == found.parent && other.level == found.level);
    let mut count = 0;
    row.all(|other| {
        count += 1;
        other.run_in
    }) && count >= 2
}

/// Whether a text begins with what may be the end of a title: a few words up to a full stop, and more behind it. A sentence of its
/// own has more words, or a comma.
fn ends_title(text: &str) -> bool {
    const REST: usize = 12;
    let Some(stop) = text.find(['。', '！', '？']) else { return false };
    let (words, rest) = text.split_at(stop);
    words.chars().count() <= REST && !words.contains(['，', ',', '：', '、']) && rest.chars().count() > 1
}

/// Whether an item stands beside others of its kind that all end as sentences do.
fn siblings_end(case: &Case<'_>, item: usize) -> bool {
    const NEAR: usize = 4;
    let passages = &case.raw.passages;
    let own = &passages[item];
    let PassageKind::Item(mark, _) = own.kind else { return false };
    let near = item.saturating_sub(NEAR)..(item + NEAR + 1).min(passages.len());
    let mut siblings = near.filter(|idx| *idx != item).map(|idx| &passages[idx]).filter(|other| {
        other.head == own.head && matches!(other.kind, PassageKind::Item(other, _) if other == mark)
    });
    siblings
        .next()
        .is_some_and(|first| is_finished(&first.text) && siblings.all(|other| is_finished(&other.text)))
}

/// Whether a text begins as an article of a law does: 第十六条.
fn is_article(text: &str) -> bool {
    let rest = text.strip_prefix('第').unwrap_or_default();
    let numeral = rest.find(|c| !"一二三四五六七八九十百零".contains(c)).unwrap_or(0);
    numeral > 0 && rest[numeral..].starts_with(['条', '章', '节', '编'])
}

/// What the words on both sides of a break say.
fn evidence(joined: bool, head: &str, tail: &str, item: bool, page: bool) -> Option<Certainty> {
    if is_caption(head) {
        return None;
    }
    let length = head.chars().count();
    let starts_low =
        tail.starts_with(['，', '。', '、', '；', '：', '”', '）', '》', ',', ';', ':', ')', '%', '％']);
    // “设、管理” is the rest of a word.
    let starts_low = starts_low
        || tail.chars().nth(1).is_some_and(|c| matches!(c, '、' | '，')) && tail.starts_with(is_han);
    let closes = opens(head) > 0 && opens(tail) < 0;
    let first: String =
        tail.split_inclusive(is_stop).next().unwrap_or_default().trim_end_matches(is_stop).to_owned();
    let ends_soon = tail.contains(is_stop) && first.chars().count() <= TAIL_CHARS && !first.is_empty();
    let fragment = ends_soon
        && tail[first.len()..].starts_with(['。', '；'])
        && first.chars().count() < TAIL_CHARS
        && !first.starts_with('谢');
    // The comma of “第一，” parts no clauses.
    let clauses =
        if is_row_member(head) { head.split_once(['，', ',']).map_or(head, |(_, rest)| rest) } else { head };
    let colon = clauses.contains(['：', ':']) && length >= SURE_CHARS;
    let comma = colon || clauses.contains(['，', ',']);
    // A long line without any mark is a title.
    let prose = head.contains(is_stop) || (length >= LONG_CHARS && (comma || head.contains('、')));
    let goes_on = head.ends_with(['，', ',', '、', '“', '（', '《', '(', '+', '-', '—'])
        || (head.ends_with(|c: char| c.is_ascii_digit() || c == '.')
            && tail.starts_with(|c: char| c.is_ascii_digit() || "%％万亿元个家年月日".contains(c)));
    let inside = length >= 6 && joined;
    let sentence_below = tail.contains(is_stop);
    let certain = starts_low
        || closes
        || (goes_on && (length >= 6 || page))
        || (page
            && (sentence_below || prose)
            && length >= 2
            && (item || comma || prose || inside || head.contains('、') || length < 4))
        || (sentence_below && prose)
        || (ends_soon && (item || comma))
        || (fragment && length >= 4)
        || (item && sentence_below && (comma || inside))
        || (inside && comma && sentence_below);
    if certain {
        return Some(Certainty::Certain);
    }
    if sentence_below && comma && length >= SURE_CHARS {
        return Some(Certainty::Certain);
    }
    (sentence_below && (((comma || head.contains('、')) && length >= LIKELY_CHARS) || page))
        .then_some(Certainty::Likely)
}

/// Whether a text ends with who took or wrote something: “……工作报告。本报记者 李明摄”.
fn is_caption(text: &str) -> bool {
    let end = text.rsplit(is_stop).next().unwrap_or_default().trim();
    end.chars().count() <= 24
        && (end.contains("记者") || end.contains("通讯员") || end.ends_with(['摄', '图']))
}

/// Opening marks less closing marks.
fn opens(text: &str) -> i32 {
    text.chars()
        .map(|c| match c {
            '“' | '《' | '（' | '(' | '「' => 1,
            '”' | '》' | '）' | ')' | '」' => -1,
            _ => 0,
        })
        .sum()
}

/// Whether an item goes on in a paragraph that begins as its last sentence does, and more items follow.
fn is_parallel(case: &Case<'_>, top: usize, idx: usize) -> bool {
    let passages = &case.raw.passages;
    let (above, below) = (&passages[top], &passages[idx]);
    let Some(last) = split_sentences(&above.text, 0).pop() else { return false };
    let last = above.text.get(last).unwrap_or_default();
    let shared =
        last.chars().zip(below.text.chars()).take_while(|(one, two)| one == two && is_han(*one)).count();
    above.is_item()
        && below.kind == PassageKind::Paragraph
        && below.numbered.is_none()
        && !is_row_member(&below.text)
        && is_finished(&above.text)
        && shared >= PARALLEL_CHARS
        && passages.get(idx + 1).is_some_and(|next| next.is_item() && next.glued)
}

/// Whether a text's next line begins where the sentence of the one above goes on.
fn cut(case: &Case<'_>, top: usize, idx: usize, certainty: Certainty) -> Finding {
    let (above, below) = (&case.raw.passages[top], &case.raw.passages[idx]);
    let message = format!(
        "the sentence breaks off here and goes on in line {}: “{}｜{}”",
        case.line_of(idx),
        ending(&above.text),
        short(&below.text)
    );
    let span = last_of(above);
    let help = "join the two parts";
    let zh = broken(&ending(&above.text), case.line_of(idx), &short(&below.text));
    let fix = join(case, top, idx);
    if certainty == Certainty::Likely {
        return likely(Finding::new(Diagnostic::warning(RULE.code, span, message, help), zh), fix);
    }
    Finding::new(Diagnostic::error(RULE.code, span, message, help), zh).fixed(fix)
}

fn broken(head: &str, line: usize, tail: &str) -> String {
    format!("这句话在“{head}”后面断开了，第{line}行接着是“{tail}”")
}

/// Two parts that are probably one.
fn likely(finding: Finding, fix: Fix) -> Finding {
    let finding = finding.or_left("本来就是两段，不接", "They are two; do not join them");
    finding.or(fix.what.zh, fix.what.en, fix.edits)
}

fn parted(case: &Case<'_>, top: usize, idx: usize) -> Finding {
    let (above, below) = (&case.raw.passages[top], &case.raw.passages[idx]);
    let (line, words) = (case.line_of(idx), short(&below.text));
    let diagnostic = Diagnostic::warning(
        RULE.code,
        last_of(above),
        format!("the item goes on in line {line}: “{words}”"),
        "join the two parts",
    );
    Finding::new(diagnostic, format!("这一条没有完，第{line}行接着是“{words}”")).fixed(join(case, top, idx))
}

/// Takes out what parts two passages: line breaks, blank lines, page numbers.
fn join(case: &Case<'_>, top: usize, idx: usize) -> Fix {
    let (above, below) = (&case.raw.passages[top], &case.raw.passages[idx]);
    let gap = above.source(&(0..above.text.trim_end().len())).end..below.offset(0);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let blank = latin(above.text.chars().next_back()) && latin(below.text.chars().next());
    let pages =
        case.raw.passages[top + 1..idx].iter().filter(|passage| passage.kind == PassageKind::Page).count();
    let dropped = match pages {
        0 => ("", ""),
        _ => ("，去掉中间的页码", ", and took out the page number between them"),
    };
    let words = [ending(&above.text), short(&below.text)].concat();
    Fix {
        kind: FixKind::Join,
        what: Said::new(format!("接成“{words}”{}", dropped.0), format!("joined “{words}”{}", dropped.1)),
        other: Some(below.span.start),
        edits: vec![Edit::replace(gap, if blank { " " } else { "" })],
    }
}

/// The place of a passage's last word.
fn last_of(passage: &Passage) -> Range<usize> {
    let text = passage.text.trim_end();
    let start = text.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    passage.source(&(start..text.len()))
}

/// Lines of one passage where every other line is a passage of its own.
fn torn_lines(case: &Case<'_>, words: &Words, found: &mut Vec<Finding>) {
    if case.raw.wrapped {
        return;
    }
    // Where blank lines part the passages, a line break within one is nothing.
    let glued = case.prose().filter(|(_, passage)| passage.glued && !passage.is_item()).count();
    let parted = case.prose().filter(|(_, passage)| !passage.glued).count();
    if glued < 4 || glued < parted {
        return;
    }
    for (_, passage) in case.prose() {
        for row in passage.lines.clone().skip(1) {
            let Some(line) = case.raw.lines.get(row) else { continue };
            let Some(pair) = passage.map.iter().find(|pair| pair.1 == line.words.start) else { continue };
            let Some((head, tail)) = passage.text.split_at_checked(pair.0) else { continue };
            // The break itself is counted once.
            let joined = words.joins(head, tail) > 1;
            let Some(certainty) = evidence(joined, head, tail, passage.is_item(), false) else { continue };
            let span = {
                let start = head.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
                passage.source(&(start..head.len()))
            };
            let gap = span.end..line.words.start;
            let message = format!(
                "the sentence breaks off here and goes on in line {}: “{}｜{}”",
                line.row + 1,
                ending(head),
                short(tail)
            );
            let help = "join the two lines";
            let zh = broken(&ending(head), line.row + 1, &short(tail));
            let words = [ending(head), short(tail)].concat();
            let fix = Fix {
                kind: FixKind::Join,
                what: Said::new(format!("接成“{words}”"), format!("joined “{words}”")),
                other: Some(line.words.start),
                edits: vec![Edit::delete(gap)],
            };
            found.push(if certainty == Certainty::Likely {
                likely(Finding::new(Diagnostic::warning(RULE.code, span, message, help), zh), fix)
            } else {
                Finding::new(Diagnostic::error(RULE.code, span, message, help), zh).fixed(fix)
            });
        }
    }
}

/// Passages that break off before a heading: their end is lost, or stands elsewhere.
fn ends_open(case: &Case<'_>, duplicates: &Duplicates, found: &mut Vec<Finding>) {
    let passages = &case.raw.passages;
    for (idx, passage) in case.prose() {
        let next = passages.get(idx + 1).map(|next| next.kind);
        let last = passage.text.trim_end();
        if duplicates.is_copy(idx)
            || is_finished(last)
            || !last.contains(is_stop)
            || !last.ends_with(is_han)
            || !matches!(next, Some(PassageKind::Heading(_)))
        {
            continue;
        }
        let place = last_of(passage);
        let end = place.end;
        let diagnostic = Diagnostic::warning(
            RULE.code,
            place,
            format!("the sentence breaks off before the heading: “…{}”", ending(last)),
            "restore its end, or set the full stop",
        );
        let finding = Finding::new(diagnostic, format!("“……{}”没有写完，下面就是标题了", ending(last)));
        found.push(
            finding
                .or(
                    "写明〔缺〕：这句话的下文未见",
                    "Say 〔缺〕: the rest of the sentence is missing",
                    vec![said_behind(case, idx, &format!("“{}”的下文未见。", ending(last)))],
                )
                .or(
                    "这句话完了，补上句号",
                    "The sentence is whole; set the full stop",
                    vec![Edit::insert(end, "。")],
                ),
        );
    }
}
