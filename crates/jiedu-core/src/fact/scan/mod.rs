//! The scan: a text → the quantities that it states.
//!
//! A sentence is read in simplified characters ([`fold`]). At each place the readers whose first letters stand there are
//! asked in their order ([`READERS`]); the first that finds something wins. Names that only look like quantities
//! (“四纵六横”, 十九届, 5A级, 《…》) are passed over. What surrounds a quantity (direction, period, scope, subject) is read
//! when all of the sentence are found.

mod annotation;
mod calendar;
mod change;
mod chinese;
mod context;
mod cursor;
mod fold;
mod found;
mod lookup;
mod not_prose;
mod numeral;
mod period;
mod qualifier;
mod quoted_name;
mod range;
mod reader;
mod readers;
mod scope;
mod sentence;
mod subject;
mod table;
mod unit;
mod words;
mod written;

pub use numeral::{Numeral, scan_numeral};
pub use reader::Reader;
pub use readers::READERS;
pub(crate) use table::{is_aim, is_change};

use std::cmp::Reverse;
use std::ops::Range;

use super::{Direction, Fact, Kind, Qualifier, Tier, Value};
use crate::diagnostic::Diagnostic;
use crate::document::Briefing;
use annotation::apply;
use calendar::Calendar;
use change::{direction, direction_behind, has_cue, has_object};
use context::Context;
use cursor::{Cursor, before, is_clause_mark};
use fold::fold;
use found::Found;
use not_prose::not_prose;
use period::{Times, periods};
use qualifier::scan_parted;
use quoted_name::name_ranges;
use scope::scope;
use sentence::{Placed, Sentence, is_list_mark};
use subject::subject;
use table::Tables;
use words::Words;

/// All facts of a briefing, in order of the text, with the editor's corrections.
pub fn scan_facts(briefing: &Briefing) -> Vec<Fact> {
    scan_annotated(briefing).0
}

/// What of the editor's annotations can't be applied, with its place in the source.
pub fn check_annotations(briefing: &Briefing) -> Vec<Diagnostic> {
    if briefing.annotations.is_empty() { Vec::new() } else { scan_annotated(briefing).1 }
}

fn scan_annotated(briefing: &Briefing) -> (Vec<Fact>, Vec<Diagnostic>) {
    let mut context = Context::of(briefing);
    let mut tables = Tables::of(briefing);
    let mut facts = Vec::new();
    for (idx, sentence) in briefing.sentences.iter().enumerate() {
        let section = context.enter(briefing, sentence);
        if sentence.row {
            let found = tables.facts(briefing, &sentence.range, &context);
            facts.extend(found.into_iter().map(|fact| Fact { sentence: idx, section, ..fact }));
            continue;
        }
        let text = briefing.slice(&sentence.range);
        let found = scan_sentence(text, &mut context.calendar, &mut context.times);
        context.leave(briefing, sentence, &found);
        for mut fact in found {
            fact.span = fact.span.start + sentence.range.start..fact.span.end + sentence.range.start;
            fact.sentence = idx;
            fact.section = section;
            facts.push(fact);
        }
    }
    let diagnostics = apply(briefing, &mut facts, &context.calendar);
    name_places(briefing, &mut facts);
    (facts, diagnostics)
}

/// Gives each fact its anchor: that of its section and a running number.
fn name_places(briefing: &Briefing, facts: &mut [Fact]) {
    let mut counts = vec![0_u32; briefing.sections.len() + 1];
    for fact in facts {
        let place = fact.section.map_or(0, |section| section + 1);
        let count = counts.get_mut(place).map_or(0, |count| {
            *count += 1;
            *count
        });
        let section = fact.section.and_then(|section| briefing.sections.get(section));
        let section = section.map_or("lead", |section| section.anchor.as_str());
        fact.anchor = format!("{section}-f{count}");
    }
}

/// The quantities of one sentence; spans are in `text`, and the anchor is empty.
///
/// `year` completes dates that have none; `year_inferred` says whether it is itself inferred.
pub fn scan_text(text: &str, year: Option<u16>, year_inferred: bool) -> Vec<Fact> {
    let mut calendar = Calendar { year, inferred: year_inferred, ..Calendar::default() };
    scan_sentence(text, &mut calendar, &mut Times::default())
}

/// The quantities of one sentence, by the calendar and the times of the text, which take note of its dates.
fn scan_sentence(text: &str, calendar: &mut Calendar, times: &mut Times) -> Vec<Fact> {
    let read = fold(text);
    let words = Words { read: &read, written: text };
    let sentence = Sentence { words, found: find(&read, calendar) };
    let periods = periods(&sentence, calendar, times);
    let mut facts: Vec<Fact> = Vec::with_capacity(sentence.found.len());
    for (idx, period) in periods.into_iter().enumerate() {
        if let Some(fact) = fact(&sentence, idx, period, &facts, calendar) {
            facts.push(fact);
        }
    }
    facts
}

/// Finds the quantities of a text.
fn find(text: &str, calendar: &mut Calendar) -> Vec<Placed> {
    calendar.stated = None;
    let mut found_ones: Vec<Placed> = Vec::new();
    let names = passed_over(text);
    let mut next_name = 0;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let found = readers::read(&Cursor { text, at, calendar }, c);
        while names.get(next_name).is_some_and(|name| name.end <= at) {
            next_name += 1;
        }
        let name = names.get(next_name).filter(|name| name.start <= at);
        let taken = match (found, name) {
            (Some(Found::Quantity(found)), None) if found.len > 0 => Some(found),
            // A plan's name in quotation marks with 时期 after it is a period.
            (Some(Found::Quantity(found)), Some(name)) if found.len > name.len() => Some(found),
            (_, Some(name)) => {
                at = name.end;
                continue;
            }
            (Some(Found::Name(len)), None) if len > 0 => {
                at += len;
                continue;
            }
            _ => None,
        };
        let Some(quantity) = taken else {
            at += c.len_utf8();
            continue;
        };
        let end = (at + quantity.len).min(text.len());
        if let Value::Date(date) = &quantity.value {
            calendar.note(date, quantity.supplied, text.get(..at).unwrap_or_default());
        }
        found_ones.push(Placed { span: at..end, quantity });
        at = end;
    }
    compare_rates(text, &mut found_ones);
    found_ones
}

/// 增长率为1.50%，较上年的0.72%: what a rate of change is compared with is one too.
fn compare_rates(text: &str, found: &mut [Placed]) {
    let mut last: Option<(Kind, String, usize)> = None;
    for placed in found.iter_mut().filter(|placed| !placed.is_date()) {
        let quantity = &mut placed.quantity;
        if quantity.kind == Kind::Share
            && let Some((Kind::Growth, unit, end)) = &last
            && *unit == quantity.unit
        {
            let between = text.get(*end..placed.span.start).unwrap_or_default();
            let words = between.trim_start_matches(is_clause_mark);
            let level = words.ends_with('的') && !words.contains(is_clause_mark);
            if level && words.len() < between.len() && words.starts_with(['较', '比']) {
                quantity.kind = Kind::Growth;
            }
        }
        last = Some((quantity.kind, quantity.unit.clone(), placed.span.end));
    }
}

/// What is passed over whole: names in quotation marks, titles, and what is no prose; ascending and disjoint.
fn passed_over(text: &str) -> Vec<Range<usize>> {
    let others = not_prose(text);
    let mut names = name_ranges(text);
    if others.is_empty() {
        return names;
    }
    names.extend(others);
    names.sort_unstable_by_key(|name| (name.start, Reverse(name.end)));
    let mut end = 0;
    names.retain(|name| {
        let outside = name.start >= end;
        end = end.max(name.end);
        outside
    });
    names
}

/// A quantity with what its surroundings say of it.
fn fact(
    sentence: &Sentence<'_>,
    idx: usize,
    period: String,
    facts: &[Fact],
    calendar: &Calendar,
) -> Option<Fact> {
    let Placed { span, quantity: found } = sentence.found.get(idx)?;
    let read = sentence.read();
    let surface = sentence.words.get(span.start, span.end);
    Some(Fact {
        anchor: String::new(),
        span: span.clone(),
        direction: way(sentence, idx, facts),
        period,
        scope: scope(read, span.start, surface.read),
        // A count of named groups (三大板块) is what it names.
        subject: if found.tier == Tier::Core { subject(sentence, idx, facts) } else { String::new() },
        surface: surface.written.to_owned(),
        value: found.value.clone(),
        unit: found.unit.clone(),
        kind: found.kind,
        qualifier: match found.qualifier {
            Qualifier::Exact => scan_parted(before(read, span.start)).unwrap_or(Qualifier::Exact),
            qualifier => qualifier,
        },
        sentence: 0,
        section: None,
        tier: found.tier,
        inferred: found.supplied && calendar.inferred,
    })
}

/// Which way a number went; of a list (分别增长8%、9%) each has what the first has.
fn way(sentence: &Sentence<'_>, idx: usize, facts: &[Fact]) -> Direction {
    let Some(Placed { span, quantity }) = sentence.found.get(idx) else { return Direction::None };
    if matches!(quantity.kind, Kind::Date | Kind::Rank) {
        return Direction::None;
    }
    let last = facts.last();
    let from = last.map_or(0, |fact| fact.span.end);
    let between = sentence.between(from, span.start).read;
    let counts = matches!(quantity.kind, Kind::Count | Kind::Length);
    let own = direction(before(between, between.len()), counts);
    match last {
        Some(last) if is_list_mark(between) => last.direction,
        // 增加6.9万人（0.62%）.
        Some(last) if matches!(between, "（" | "(") && quantity.kind == Kind::Growth => last.direction,
        Some(last) if own == Direction::None && is_shared(sentence, idx, last, between) => last.direction,
        _ if own == Direction::None => {
            let behind = sentence.read().get(span.end..).unwrap_or_default();
            let behind =
                if quantity.kind == Kind::Growth { direction_behind(behind) } else { Direction::None };
            if behind == Direction::None { way_of_end(sentence, idx, between) } else { behind }
        }
        _ => own,
    }
}

/// 由5.2%降为4.1%: the beginning goes the way of the end.
fn way_of_end(sentence: &Sentence<'_>, idx: usize, between: &str) -> Direction {
    let (Some(one), Some(next)) = (sentence.found.get(idx), sentence.found.get(idx + 1)) else {
        return Direction::None;
    };
    let to = sentence.between(one.span.end, next.span.start).read;
    let same = next.quantity.kind == one.quantity.kind && !to.contains(is_clause_mark);
    if same && between.ends_with(['由', '从', '自']) { direction(to, false) } else { Direction::None }
}

/// 新增城市道路180公里、绿道130公里: the verb of the first part of a list holds for the next.
fn is_shared(sentence: &Sentence<'_>, idx: usize, last: &Fact, between: &str) -> bool {
    let Some(object) = between.strip_prefix(['、', '和']) else { return false };
    let start =
        idx.checked_sub(2).and_then(|idx| sentence.found.get(idx)).map_or(0, |placed| placed.span.end);
    let head = sentence.between(start, last.span.start).read;
    last.direction != Direction::None
        && object.chars().count() <= 12
        && !object.contains(is_clause_mark)
        && !has_cue(object)
        && !subject::begins_with_verb(object)
        && (has_object(before(head, head.len())) || head.starts_with(['、', '和']))
}
