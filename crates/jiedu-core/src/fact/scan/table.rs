//! The numbers of a table: a cell has the number, its row and the heads of its column say of what, in which unit and when.
//!
//! What the table does not say plainly is left out: a number without a unit is no quantity.

use super::calendar::Calendar;
use super::context::Context;
use super::fold::fold;
use super::numeral::scan_numeral;
use super::period::Times;
use super::qualifier::scan_after;
use super::unit::scan_unit;
use super::{Direction, Fact, Kind, Qualifier, Tier, Value, scan_sentence};
use crate::document::{Briefing, Column, Table, TextRange, is_number};
use crate::fact::lexicon::tables::{
    AGAINST, AIMS, AREAS, CHANGES, DONE, NAMES_OF_THINGS, PARTS, PLAIN, SHARES, SUMS, Way,
};

/// Longest name of a row that is one, in characters.
const LONGEST_NAME: usize = 30;
/// Signs before a number, with whether they make it negative.
const SIGNS: [(char, bool); 9] = [
    ('-', true),
    ('－', true),
    ('−', true),
    ('﹣', true),
    ('–', true),
    ('▼', true),
    ('+', false),
    ('＋', false),
    ('▲', false),
];
/// Words before a number that leave it open.
const BOUNDS: [(&str, Qualifier); 9] = [
    ("≥", Qualifier::AtLeast),
    (">", Qualifier::Over),
    ("＞", Qualifier::Over),
    ("≤", Qualifier::Within),
    ("<", Qualifier::Under),
    ("＜", Qualifier::Under),
    ("约", Qualifier::Approx),
    ("近", Qualifier::Approx),
    ("超过", Qualifier::Over),
];
/// Marks behind a number that lead to a note.
const NOTE_MARKS: [char; 6] = ['*', '＊', '①', '②', '③', '④'];
/// How a line begins that says the unit of a table.
const UNIT_WORDS: [&str; 6] = ["计量单位", "金额单位", "单位", "計量單位", "金額單位", "單位"];
/// What parts the units of several columns in one line.
const UNIT_MARKS: [char; 7] = ['、', '，', ',', ';', '；', '和', ' '];

/// The tables of a text, by where their rows begin.
pub(super) struct Tables<'a> {
    rows: Vec<(usize, usize, usize)>,
    tables: Vec<&'a Table>,
    /// The heads of the table that was read last.
    heads: Option<(usize, Heads)>,
}

/// What the heads of a table say.
struct Heads {
    columns: Vec<Head>,
    /// The year of times that have none.
    year: Option<u16>,
}

/// What the heads of a column say of its numbers.
#[derive(Clone, Debug, Default)]
struct Head {
    unit: Option<Unit>,
    change: Option<Way>,
    share: bool,
    period: String,
    /// What it counts, where the rows do not say.
    subject: String,
    /// Of which part of the thing that the row names: 全市.
    scope: String,
}

/// A unit that a head or a line above the table names.
#[derive(Clone, Debug, PartialEq)]
struct Unit {
    kind: Kind,
    name: String,
}

impl<'a> Tables<'a> {
    pub(super) fn of(briefing: &'a Briefing) -> Self {
        let tables: Vec<&Table> = briefing.tables().collect();
        let places = tables.iter().enumerate().flat_map(|(at, table)| {
            table.rows.iter().enumerate().map(move |(row, found)| (found.range.start, at, row))
        });
        Self { rows: places.collect(), tables, heads: None }
    }

    /// The facts of the row that is a sentence of the text; their spans are in the text.
    pub(super) fn facts(&mut self, briefing: &Briefing, row: &TextRange, context: &Context) -> Vec<Fact> {
        // Not found is what stands in one cell across the table: its name, or a note.
        let Ok(found) = self.rows.binary_search_by_key(&row.start, |place| place.0) else {
            return Vec::new();
        };
        let (_, at, row) = self.rows[found];
        let table = self.tables[at];
        if row < table.heads {
            return Vec::new();
        }
        if self.heads.as_ref().is_none_or(|(known, _)| *known != at) {
            self.heads = Some((at, heads(briefing, table, context)));
        }
        let Some((_, heads)) = &self.heads else { return Vec::new() };
        (0..heads.columns.len())
            .flat_map(|column| cell(briefing, table, row, column, heads, context))
            .collect()
    }
}

/// Whether the numbers of a column are aims, by its heads.
pub(crate) fn is_aim(heads: &str) -> bool {
    AIMS.iter().any(|word| heads.contains(word)) && !DONE.iter().any(|word| heads.contains(word))
}

/// Whether the numbers of a column are changes, by its heads.
pub(crate) fn is_change(heads: &str) -> bool {
    change(heads).is_some()
}

fn change(heads: &str) -> Option<Way> {
    let found = |way| CHANGES.iter().any(|(word, own)| *own == way && heads.contains(word));
    // 增减 and 比上年下降 say both: the sign tells.
    let falls = found(Way::Down) && !["增", "升", "±", "涨"].iter().any(|word| heads.contains(word));
    if falls { Some(Way::Down) } else { (found(Way::Up) && !heads.contains("增长点")).then_some(Way::Up) }
}

/// What the heads of all columns say.
fn heads(briefing: &Briefing, table: &Table, context: &Context) -> Heads {
    let caption: Vec<&str> = table.caption.iter().map(|range| briefing.slice(range)).collect();
    let lines = caption.join(" ");
    let times = dates(&fold(&lines), context.calendar.topic.or(context.calendar.year));
    let years: Vec<u16> = times.iter().filter_map(|time| time.year).collect();
    let year = years.first().copied().filter(|year| years.iter().all(|other| other == year));
    let title = match times.as_slice() {
        [one] => one.words.clone(),
        [] => [&context.times.heading, &context.times.title]
            .into_iter()
            .flatten()
            .next()
            .cloned()
            .unwrap_or_default(),
        _ => String::new(),
    };
    let year = year.or(context.calendar.topic).or(context.calendar.year);
    let units = caption.iter().find_map(|line| unit_line(line)).unwrap_or_default();
    let written: Vec<String> =
        (0..table.columns.len()).map(|column| table.heads_of(&briefing.text, column).join(" ")).collect();
    // Where a head names its time, the others have none of the text's.
    let dated = |words: &String| !dates(&fold(words), year).is_empty();
    let title = if times.is_empty() && written.iter().any(dated) { String::new() } else { title };
    let words: Vec<String> = written.iter().map(|words| fold(words).into_owned()).collect();
    let mut heads: Vec<Head> = Vec::with_capacity(words.len());
    for (column, words) in words.iter().enumerate() {
        let (bare, written) = unit_in_head(&written[column]);
        let change = change(words);
        let share = change.is_none() && SHARES.iter().any(|word| words.contains(word));
        let rate = change.is_some() || share;
        let unit = written.or_else(|| unit_of_several(&units, rate));
        let names = table
            .name_column(column)
            .map_or("", |name| table.heads_of(&briefing.text, name).first().copied().unwrap_or(""));
        let of_things = NAMES_OF_THINGS.iter().any(|word| names.contains(word));
        let own = rest_of(&bare, rate);
        let left = heads
            .get(..column)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|head| head.change.is_none() && !head.share);
        let (subject, scope) = match (of_things, rate && own.is_empty()) {
            (true, _) => (String::new(), own.clone()),
            // The growth beside a number is that of the number.
            (false, true) => (left.map_or_else(String::new, |head| head.subject.clone()), String::new()),
            (false, false) => (own, String::new()),
        };
        let times = dates(&fold(&bare), year);
        let period = match times.as_slice() {
            [one] => one.words.clone(),
            [] if is_aim(words) => String::new(),
            [] => title.clone(),
            _ => String::new(),
        };
        heads.push(Head { unit, change, share, period, subject, scope });
    }
    date_changes(table, &words, year, &mut heads);
    Heads { columns: heads, year }
}

/// Gives columns of change that name no time their time: that of the number at the left, or of the latest where all are results.
fn date_changes(table: &Table, words: &[String], year: Option<u16>, heads: &mut [Head]) {
    let is_number = |column: &usize| table.columns.get(*column) == Some(&Column::Number);
    let own = |column: usize| words.get(column).is_some_and(|words| !dates(words, year).is_empty());
    let values: Vec<usize> = (0..heads.len())
        .filter(is_number)
        .filter(|column| heads[*column].change.is_none() && !heads[*column].share)
        .collect();
    let rates: Vec<usize> = (0..heads.len())
        .filter(is_number)
        .filter(|column| (heads[*column].change.is_some() || heads[*column].share) && !own(*column))
        .collect();
    let dated: Vec<usize> = values.iter().copied().filter(|column| own(*column)).collect();
    if dated.is_empty() {
        return;
    }
    let aims = words.iter().any(|words| is_aim(words));
    for rate in &rates {
        let left = dated.iter().rev().find(|column| **column < *rate);
        let each =
            rates.len() == dated.len() && rates.iter().zip(&dated).all(|(rate, value)| *rate == value + 1);
        // Only years can be compared as they are written.
        let years = dated.iter().all(|column| is_year(&heads[*column].period));
        let latest = || dated.iter().map(|column| heads[*column].period.clone()).max();
        let period = match left {
            Some(left) if each || dated.len() == 1 => Some(heads[*left].period.clone()),
            _ if aims || !years => None,
            _ => latest(),
        };
        heads[*rate].period = period.unwrap_or_default();
    }
}

/// 2022年, and no part of it.
fn is_year(period: &str) -> bool {
    period
        .strip_suffix('年')
        .is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The facts of a cell.
fn cell(
    briefing: &Briefing,
    table: &Table,
    row: usize,
    column: usize,
    heads: &Heads,
    context: &Context,
) -> Vec<Fact> {
    let (Some(place), Some(head)) =
        (table.rows.get(row).and_then(|row| row.cells.get(column)), heads.columns.get(column))
    else {
        return Vec::new();
    };
    let written = briefing.slice(place);
    let kind = table.columns.get(column).copied();
    if written.is_empty() || matches!(kind, Some(Column::Name | Column::Unit)) {
        return Vec::new();
    }
    if kind != Some(Column::Number) || !is_number(written) && !bounded(written) {
        return prose(written, place.start, context);
    }
    let name = Name::of(briefing, table, row, column, heads.year);
    let Some(mut fact) = number(written, head, &name, table, briefing, row, column) else {
        return Vec::new();
    };
    fact.span = fact.span.start + place.start..fact.span.end + place.start;
    let of_row = fact.kind == Kind::Growth && head.change.is_none();
    let of_part = head.subject.is_empty() && !head.scope.is_empty() && !is_area(&head.scope);
    fact.subject = match head.subject.as_str() {
        // 甲园区 | 总投资: of the thing in the row this is counted.
        "" if of_part && !name.words.is_empty() => name.subject(of_row) + &head.scope,
        "" => name.subject(of_row),
        named => named.to_owned(),
    };
    fact.scope = match (head.subject.is_empty(), name.time.is_empty()) {
        (true, _) if of_part => String::new(),
        (true, _) => head.scope.clone(),
        (false, true) => name.words.clone(),
        (false, false) => String::new(),
    };
    if !head.subject.is_empty() && SUMS.contains(&name.words.as_str()) {
        fact.scope = String::new();
    }
    fact.period = if name.time.is_empty() { head.period.clone() } else { name.time.clone() };
    vec![fact]
}

/// A cell of words is read as a sentence is.
fn prose(words: &str, start: usize, context: &Context) -> Vec<Fact> {
    let mut times = Times { paragraph: None, ..context.times.clone() };
    let mut calendar: Calendar = context.calendar.clone();
    let mut facts = scan_sentence(words, &mut calendar, &mut times);
    for fact in &mut facts {
        fact.span = fact.span.start + start..fact.span.end + start;
    }
    facts
}

/// What names a row.
#[derive(Clone, Debug, Default)]
struct Name {
    /// Without marks before it, its unit and its notes.
    words: String,
    unit: Option<Unit>,
    /// Its time, where it is one.
    time: String,
}

impl Name {
    fn of(briefing: &Briefing, table: &Table, row: usize, column: usize, year: Option<u16>) -> Self {
        let Some(at) = table.name_column(column) else { return Self::default() };
        let written = table.text(&briefing.text, row, at);
        let mut words = written.trim();
        while let Some(rest) = PARTS.iter().find_map(|part| words.strip_prefix(part)) {
            words = rest.trim_start();
        }
        let words = without_number(words).trim_end_matches(NOTE_MARKS);
        let (bare, unit) = unit_in_name(words);
        let bare = bare.trim();
        let time = match dates(&fold(bare), year).as_slice() {
            [one] if one.whole => one.words.clone(),
            _ => String::new(),
        };
        let fits = bare.chars().count() <= LONGEST_NAME && !bare.contains(['。', '；', '，']);
        Self { words: if fits { bare.to_owned() } else { String::new() }, unit, time }
    }

    /// What a number of the row counts. Of a rate it is what grows: 生产总值增长.
    fn subject(&self, rate: bool) -> String {
        if !self.time.is_empty() || SUMS.contains(&self.words.as_str()) {
            return String::new();
        }
        let rates = ["增长速度", "增长率", "增长", "增速", "增幅", "涨幅", "提高", "降低", "下降"];
        let bare = rates.iter().find_map(|word| self.words.strip_suffix(word)).filter(|_| rate);
        bare.filter(|bare| !bare.is_empty()).unwrap_or(&self.words).to_owned()
    }
}

/// A name of a row without the number of a list at its head: 一、, 1., （一）.
fn without_number(words: &str) -> &str {
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let body = words.strip_prefix(['（', '(']).unwrap_or(words);
    let rest = body.trim_start_matches(digits);
    let bracketed = body.len() < words.len();
    if rest.len() == body.len() {
        return words;
    }
    let after =
        if bracketed { rest.strip_prefix(['）', ')']) } else { rest.strip_prefix(['、', '.', '．']) };
    match after {
        // 3.5万人 is a number.
        Some(after) if !after.is_empty() && !after.starts_with(|c: char| c.is_ascii_digit()) => {
            after.trim_start()
        }
        _ => words,
    }
}

/// The number of a cell, with its span in the cell; none where its unit is not told.
fn number(
    written: &str,
    head: &Head,
    name: &Name,
    table: &Table,
    briefing: &Briefing,
    row: usize,
    column: usize,
) -> Option<Fact> {
    let folded = fold(written);
    let (bound, mut qualifier) = BOUNDS
        .iter()
        .find_map(|(word, qualifier)| folded.starts_with(word).then_some((word.len(), *qualifier)))
        .unwrap_or((0, Qualifier::Exact));
    let mut at = bound + blank(folded.get(bound..)?);
    let (sign, negative) = SIGNS
        .iter()
        .find_map(|(sign, negative)| {
            folded.get(at..)?.starts_with(*sign).then_some((sign.len_utf8(), *negative))
        })
        .unwrap_or((0, false));
    at += sign;
    at += blank(folded.get(at..)?);
    let numeral = scan_numeral(folded.get(at..)?).filter(|numeral| !numeral.chinese)?;
    let mut end = at + numeral.len;
    let mut magnitude = numeral.magnitude.clone();
    let value = if negative { -numeral.value } else { numeral.value };
    let mut rest = folded.get(end..)?;
    let own = scan_unit(rest.trim_start());
    if let Some(own) = &own {
        end += rest.len() - rest.trim_start().len() + own.len;
        rest = folded.get(end..)?;
    }
    if let Some((len, after)) = scan_after(rest) {
        qualifier = after;
        end += len;
        rest = folded.get(end..)?;
    }
    // A mark that leads to a note is no part of the number.
    if !rest.trim().trim_matches(NOTE_MARKS).is_empty() {
        return None;
    }
    let changes = head.change.is_some();
    let unit = match own {
        Some(own) => Unit { kind: own.kind, name: std::mem::take(&mut magnitude) + &own.name },
        None => {
            let rate = changes || head.share;
            let of_row = || {
                let column = table.unit_column(column)?;
                let units = units_of(table.text(&briefing.text, row, column));
                unit_of_several(&units, false)
            };
            let of_table = head.unit.clone();
            let own = name.unit.clone();
            // What a column of rates or a head says goes before what the row says of its level.
            if rate { of_table } else { head_unit(head, of_row().or(own)) }?
        }
    };
    let kind = match unit.kind {
        Kind::Share if changes || names_growth(&name.words) => Kind::Growth,
        kind => kind,
    };
    let falls = match head.change {
        Some(Way::Down) => Some(value > 0.0),
        Some(Way::Up) => Some(value < 0.0),
        None if kind == Kind::Growth => Some((value < 0.0) != names_fall(&name.words)),
        None => None,
    };
    let direction = match falls {
        _ if value == 0.0 => Direction::None,
        Some(true) => Direction::Decrease,
        Some(false) => Direction::Increase,
        None => Direction::None,
    };
    Some(Fact {
        anchor: String::new(),
        span: 0..end,
        surface: written.get(..end)?.to_owned(),
        value: Value::Number(value),
        unit: magnitude + &unit.name,
        kind,
        qualifier,
        direction,
        period: String::new(),
        scope: String::new(),
        subject: String::new(),
        sentence: 0,
        section: None,
        tier: Tier::Core,
        inferred: false,
    })
}

/// The unit of a level: what its own head says, or the row, or the line above the table.
fn head_unit(head: &Head, row: Option<Unit>) -> Option<Unit> {
    row.or_else(|| head.unit.clone())
}

/// Whether a head names where something is counted.
fn is_area(head: &str) -> bool {
    AREAS.contains(&head)
        || head.starts_with('全')
        || head.ends_with(['国', '省', '市', '县', '区', '州', '镇', '乡', '村'])
}

fn blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn bounded(written: &str) -> bool {
    BOUNDS.iter().any(|(word, _)| written.strip_prefix(word).is_some_and(is_number))
}

fn names_growth(name: &str) -> bool {
    ["增长", "增速", "增幅", "涨幅", "降低", "下降", "提高"]
        .iter()
        .any(|word| name.trim_end_matches("速度").trim_end_matches('率').ends_with(word))
}

fn names_fall(name: &str) -> bool {
    name.ends_with("降低") || name.ends_with("下降")
}

/// A time that words name.
struct Time {
    /// As a reader is told it, with its year.
    words: String,
    year: Option<u16>,
    /// Whether the words are nothing but the time.
    whole: bool,
}

/// The times that the words of a head name, those left out that something is compared with.
fn dates(words: &str, year: Option<u16>) -> Vec<Time> {
    let mut calendar = Calendar { year, topic: year, topic_of_days: year, ..Calendar::default() };
    let facts = scan_sentence(words, &mut calendar, &mut Times::default());
    let named = facts.iter().filter(|fact| fact.kind == Kind::Date).filter_map(|fact| {
        let before = words.get(..fact.span.start)?;
        let Value::Date(iso) = &fact.value else { return None };
        let own = iso.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        let relative = fact.surface.starts_with(['上', '去', '今', '本', '前', '明']);
        if AGAINST.iter().any(|word| before.ends_with(word)) || own.is_none() {
            return None;
        }
        let own = own?;
        let words_told = match (fact.surface.contains(own), relative) {
            (true, _) => fact.surface.trim_end_matches('度').to_owned(),
            (false, false) => format!("{own}年{}", fact.surface),
            (false, true) if iso.len() == 4 => format!("{own}年"),
            (false, true) => return None,
        };
        let whole = fact.span.start == 0 && fact.span.end == words.len();
        Some(Time { words: words_told, year: own.parse().ok(), whole })
    });
    let mut found: Vec<Time> = named.collect();
    // 2021年产量 is no word of its own in a head, and 2025 alone is a year there.
    if facts.iter().all(|fact| fact.kind != Kind::Date) {
        found.extend(bare_year(words));
    }
    found.dedup_by(|one, other| one.words == other.words);
    found
}

/// A year in a head that the scan of a sentence reads no time in.
fn bare_year(words: &str) -> Option<Time> {
    let digits = |c: char| c.is_ascii_digit();
    let at = words.find(digits)?;
    let (before, rest) = words.split_at(at);
    let year: u16 = rest.get(..4)?.parse().ok().filter(|year| (1949..2100).contains(year))?;
    let after = rest.get(4..)?;
    let apart =
        !after.starts_with(|c: char| digits(c) || ".,-—–～~/至".contains(c)) && !after.contains(digits);
    let against = AGAINST.iter().any(|word| before.ends_with(word));
    (apart && !against).then(|| Time {
        words: format!("{year}年"),
        year: Some(year),
        whole: words.len() == 4,
    })
}

/// The units of a line above a table: 单位：亿元、%.
fn unit_line(line: &str) -> Option<Vec<Unit>> {
    let (_, at) = UNIT_WORDS.iter().find_map(|word| line.find(word).map(|at| (word, at + word.len())))?;
    let rest = line.get(at..)?.trim_start().strip_prefix(['：', ':'])?;
    let end = rest.find(['）', ')']).unwrap_or(rest.len());
    Some(units_of(rest.get(..end)?)).filter(|units| !units.is_empty())
}

/// Units with marks between.
fn units_of(text: &str) -> Vec<Unit> {
    text.split(UNIT_MARKS).filter_map(|part| unit(part.trim())).collect()
}

/// The unit of a number where several are named: of a rate the per cent, of a level the only other one.
fn unit_of_several(units: &[Unit], rate: bool) -> Option<Unit> {
    let mut fitting =
        units.iter().filter(|unit| (unit.kind == Kind::Share) == rate || !rate && units.len() == 1);
    fitting.next().filter(|_| fitting.next().is_none()).cloned()
}

/// A text that is a unit.
fn unit(text: &str) -> Option<Unit> {
    let text = text.trim_start_matches('±').trim();
    if text.is_empty() || text.chars().count() > 10 {
        return None;
    }
    let folded = fold(text);
    let scale = folded.find(|c| !matches!(c, '百' | '千' | '万' | '亿')).unwrap_or(0);
    // 百分点, 千克 and 千米 begin as a magnitude does.
    let (scale, found) = match scan_unit(&folded) {
        Some(found) => (0, found),
        None => (scale, scan_unit(folded.get(scale..)?)?),
    };
    let rest = folded.get(scale + found.len..)?;
    // 亿吨标准煤: the words behind say of what.
    let fits =
        rest.chars().count() <= 5 && !rest.contains(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    let name = folded.get(..scale)?.to_owned() + &found.name + rest;
    fits.then_some(Unit {
        kind: found.kind,
        name: if name == "百分点" { "个百分点".to_owned() } else { name },
    })
}

/// A head without the unit in it, and the unit: 产量（万吨）, 比上年增长%.
fn unit_in_head(words: &str) -> (String, Option<Unit>) {
    let (bare, found) = unit_in_name(words);
    if found.is_some() {
        return (bare.to_owned(), found);
    }
    match words.trim_end().trim_end_matches(['%', '％']) {
        bare if bare.len() < words.trim_end().len() => {
            (bare.trim_end_matches('±').to_owned(), Some(Unit { kind: Kind::Share, name: "%".to_owned() }))
        }
        _ => (words.to_owned(), None),
    }
}

/// A name without the brackets at its end that hold a unit.
fn unit_in_name(words: &str) -> (&str, Option<Unit>) {
    let words = words.trim_end();
    let inner = words.strip_suffix(['）', ')']).and_then(|inner| {
        let at = inner.rfind(['（', '('])?;
        let (before, rest) = inner.split_at(at);
        let rest = rest.trim_start_matches(['（', '(']).trim();
        Some((before, rest.trim_start_matches("单位").trim_start_matches(['：', ':'])))
    });
    match inner {
        Some((before, inside)) => match unit(inside) {
            Some(found) => (before, Some(found)),
            None => (words, None),
        },
        None => (words, None),
    }
}

/// What a head says beside its time, its unit and plain words.
fn rest_of(words: &str, rate: bool) -> String {
    let folded = fold(words);
    let facts = scan_sentence(&folded, &mut Calendar::default(), &mut Times::default());
    let mut rest = String::new();
    let mut at = 0;
    for fact in facts.iter().filter(|fact| fact.kind == Kind::Date) {
        rest.push_str(words.get(at..fact.span.start).unwrap_or_default());
        at = fact.span.end;
    }
    rest.push_str(words.get(at..).unwrap_or_default());
    let mut bare = fold(&rest).into_owned();
    let rates = CHANGES.iter().map(|(word, _)| *word).chain(SHARES.iter().copied()).filter(|_| rate);
    for word in rates.chain(PLAIN.iter().copied()) {
        bare = bare.replace(word, "");
    }
    let is_mark = |c: char| !c.is_alphanumeric();
    if bare.chars().all(|c| is_mark(c) || c.is_ascii_digit()) {
        return String::new();
    }
    rest.trim_matches(is_mark).to_owned()
}
