//! The scan: a text → the quantities that it states.
//!
//! At each place that could begin one: a date, else a rank, a ratio, a share in words, else a number with its unit and the
//! words around it that change its value. Names that only look like quantities (“四纵六横”, 十九届, 5A级, 《…》) are
//! passed over. What surrounds a quantity (direction, period, scope, subject) is read after it is found.

mod annotation;
mod calendar;
mod change;
mod chinese;
mod date;
mod date_part;
mod fraction;
mod group;
mod here;
mod lone;
mod name;
mod numeral;
mod period;
mod qualifier;
mod quantity;
mod range;
mod rank;
mod ratio;
mod scope;
mod subject;
mod unit;
mod unit_table;
mod written;

pub(super) use group::GROUPS;
pub use numeral::{Numeral, scan_numeral};

use super::{Direction, Fact, Kind, Qualifier, Tier, Value};
use crate::diagnostic::Diagnostic;
use crate::document::Briefing;
use annotation::apply;
use calendar::Calendar;
use change::direction;
use chinese::is_chinese_numeral;
use date::{begins_date, scan_date};
use fraction::scan_fraction;
use here::{Found, Here, Quantity, before};
use name::{name_ranges, word_len};
use numeral::ascii_digit;
use period::period;
use qualifier::scan_parted;
use quantity::scan_quantity;
use rank::scan_rank;
use ratio::scan_ratio;
use scope::scope;
use subject::subject;

/// All facts of a briefing, in order of the text, with the editor's corrections.
pub fn scan_facts(briefing: &Briefing) -> Vec<Fact> {
    scan_annotated(briefing).0
}

/// What of the editor's annotations can't be applied, with its place in the source.
pub fn check_annotations(briefing: &Briefing) -> Vec<Diagnostic> {
    if briefing.annotations.is_empty() { Vec::new() } else { scan_annotated(briefing).1 }
}

fn scan_annotated(briefing: &Briefing) -> (Vec<Fact>, Vec<Diagnostic>) {
    let year = (briefing.meta.meeting.year > 0).then_some(briefing.meta.meeting.year);
    let mut calendar = Calendar { year, inferred: briefing.meta.meeting.inferred, ..Calendar::default() };
    let mut facts = Vec::new();
    for (idx, sentence) in briefing.sentences.iter().enumerate() {
        for mut fact in scan_sentence(briefing.slice(&sentence.range), &mut calendar) {
            fact.span = fact.span.start + sentence.range.start..fact.span.end + sentence.range.start;
            fact.sentence = idx;
            fact.section = briefing.section_at(fact.span.start);
            facts.push(fact);
        }
    }
    let diagnostics = apply(briefing, &mut facts, &calendar);
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
    scan_sentence(text, &mut Calendar { year, inferred: year_inferred, ..Calendar::default() })
}

/// The quantities of one sentence, by the calendar of the text, which takes note of the dates.
fn scan_sentence(text: &str, calendar: &mut Calendar) -> Vec<Fact> {
    calendar.stated = None;
    let mut facts: Vec<Fact> = Vec::new();
    let names = name_ranges(text);
    let mut next_name = 0;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let here = Here { text, at, calendar };
        let found = begins(c).then(|| read(&here)).flatten();
        while names.get(next_name).is_some_and(|name| name.end <= at) {
            next_name += 1;
        }
        let name = names.get(next_name).filter(|name| name.start <= at);
        match (found, name) {
            // A plan's name in quotation marks with 时期 after it is a period.
            (Some(Found::Quantity(found)), None) if found.len > 0 => {
                at = take(text, at, found, &mut facts, calendar);
            }
            (Some(Found::Quantity(found)), Some(name)) if found.len > name.len() => {
                at = take(text, at, found, &mut facts, calendar);
            }
            (_, Some(name)) => at = name.end,
            (Some(Found::Name(len)), None) if len > 0 => at += len,
            _ => at += c.len_utf8(),
        }
    }
    facts
}

/// Adds a fact, and returns where the text goes on.
fn take(text: &str, at: usize, found: Quantity, facts: &mut Vec<Fact>, calendar: &mut Calendar) -> usize {
    let end = (at + found.len).min(text.len());
    let fact = fact(text, at, found, facts, calendar);
    if let Value::Date(date) = &fact.value {
        calendar.note(
            date,
            fact.inferred
                || calendar.year.is_some_and(|_| !fact.surface.contains(date.get(..4).unwrap_or_default())),
        );
    }
    facts.push(fact);
    end
}

/// Whether a character can begin a quantity.
fn begins(c: char) -> bool {
    ascii_digit(c).is_some()
        || is_chinese_numeral(c)
        || begins_date(c)
        || matches!(
            c,
            '第' | '全'
                | '首'
                | '世'
                | '亚'
                | '国'
                | '省'
                | '市'
                | '中'
                | '西'
                | '东'
                | '同'
                | '行'
                | '内'
                | '沿'
                | '突'
                | '超'
                | '逾'
                | '破'
                | '高'
                | '大'
                | '多'
                | '近'
                | '将'
                | '接'
                | '约'
                | '不'
                | '未'
                | '低'
                | '少'
                | '小'
                | '至'
                | '最'
                | '连'
                | '过'
                | '成'
                | '半'
                | '-'
                | '−'
                | '－'
                | '﹣'
                | '+'
                | '＋'
                | '负'
        )
}

fn read(here: &Here<'_>) -> Option<Found> {
    if let Some(len) = word_len(here.rest()) {
        return Some(Found::Name(len));
    }
    scan_date(here)
        .filter(|_| !name::is_glue(here.last()))
        .or_else(|| scan_rank(here))
        .or_else(|| scan_ratio(here))
        .or_else(|| scan_fraction(here))
        .or_else(|| scan_quantity(here))
}

/// A quantity with what its surroundings say of it.
fn fact(text: &str, at: usize, found: Quantity, facts: &[Fact], calendar: &Calendar) -> Fact {
    let end = (at + found.len).min(text.len());
    let surface = text.get(at..end).unwrap_or_default().to_owned();
    let period = if found.kind == Kind::Date { String::new() } else { period(text, at, facts, calendar) };
    Fact {
        anchor: String::new(),
        span: at..end,
        direction: way(text, at, &found, facts),
        period,
        scope: scope(text, at, &surface),
        // A count of named groups (三大板块) is what it names.
        subject: if found.tier == Tier::Core {
            subject(text, at, end, found.kind, facts)
        } else {
            String::new()
        },
        surface,
        value: found.value,
        unit: found.unit,
        kind: found.kind,
        qualifier: match found.qualifier {
            Qualifier::Exact => scan_parted(before(text, at)).unwrap_or(Qualifier::Exact),
            qualifier => qualifier,
        },
        sentence: 0,
        section: None,
        tier: found.tier,
        inferred: found.supplied && calendar.inferred,
    }
}

/// Which way a number went; of a list (分别增长8%、9%) each has what the first has.
fn way(text: &str, at: usize, found: &Quantity, facts: &[Fact]) -> Direction {
    if matches!(found.kind, Kind::Date | Kind::Rank) {
        return Direction::None;
    }
    let last = facts.last();
    let from = last.map_or(0, |fact| fact.span.end);
    let between = text.get(from..at).unwrap_or_default();
    match last {
        Some(last) if is_list_mark(between) => last.direction,
        _ => direction(before(between, between.len())),
    }
}

fn is_list_mark(between: &str) -> bool {
    matches!(between.trim(), "、" | "和" | "与" | "及" | "以及" | "，" | ",")
}
