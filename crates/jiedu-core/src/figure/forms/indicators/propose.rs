//! Which tables of indicators a text has: in its own tables, and in the sentences of a section.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_ROWS, is_rate, is_step, is_value};
use crate::fact::{Fact, Kind, Qualifier, is_aim, is_change};
use crate::figure::compare::{has_base, printed_time};
use crate::figure::material::{Candidate, Material, SEVERAL_YEARS, is_plain, number, signed};
use crate::figure::naming::spoken;
use crate::figure::proposal::{BlockText, Proposal, Proposals, TRUE};
use crate::figure::stretch::{is_of_a_year, is_of_years};
use crate::figure::write_number;

/// Fewer indicators than this are a sentence.
const LEAST_ROWS: usize = 6;
/// Strength of a table of indicators, and of each row.
const TABLE: u32 = 90;
const A_ROW: u32 = 3;
/// Rows that make it stronger.
const STRONGEST: usize = 12;
/// Fewer indicators than this in one place are no part of a table.
const LEAST_RUN: usize = 3;
/// A rate alone stands at most so many sentences from a value with its rate.
const NEAR: usize = 2;

/// An indicator that a text has, with the words to quote.
struct Found {
    label: String,
    value: Option<(usize, String)>,
    rate: Option<(usize, String)>,
    /// Whether it is a part of the one above.
    part: bool,
}

pub(super) fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    propose_tables(material, proposals);
    propose_texts(material, proposals);
}

/// Tables that have a column of values and one of growth.
fn propose_tables(material: &Material<'_>, proposals: &mut Proposals) {
    let briefing = material.briefing;
    for table in briefing.tables() {
        let Some(place) = table.rows.first().map(|row| row.range.start) else { continue };
        let heads: Vec<String> =
            (0..table.columns.len()).map(|column| table.heads_of(&briefing.text, column).join(" ")).collect();
        let fact_of = |row: usize, column: usize| {
            let cell = table.rows.get(row)?.cells.get(column)?.clone();
            material.facts_in(cell).next().filter(|(_, fact)| number(fact))
        };
        let mut best: Option<(usize, Vec<Found>, String, usize)> = None;
        let mut aims = false;
        for rates in (0..heads.len()).filter(|column| is_change(&heads[*column])) {
            let values = (0..rates).rev().find(|column| {
                !is_change(&heads[*column]) && table.body().any(|row| fact_of(row, *column).is_some())
            });
            let Some(values) = values else { continue };
            if is_aim(&heads[rates]) || is_aim(&heads[values]) {
                aims = true;
                continue;
            }
            let mut found = Vec::new();
            let mut pairs = 0;
            let mut period = String::new();
            for row in table.body() {
                let rate = fact_of(row, rates)
                    .filter(|(_, fact)| is_rate(fact) && fact.qualifier == Qualifier::Exact);
                let Some((rate_idx, rate)) = rate else { continue };
                let value = fact_of(row, values).filter(|(_, fact)| {
                    is_value(fact)
                        && fact.subject == rate.subject
                        && fact.period == rate.period
                        && fact.scope == rate.scope
                });
                if rate.subject.is_empty() || !rate.scope.is_empty() {
                    continue;
                }
                let cells = &table.rows[row].cells;
                let value =
                    value.and_then(|(idx, _)| Some((idx, quote_cell(material, cells, values, &is_value)?)));
                let Some(quote) = quote_cell(material, cells, rates, &is_rate) else { continue };
                pairs += usize::from(value.is_some());
                period.clone_from(&rate.period);
                found.push(Found {
                    label: rate.subject.clone(),
                    value,
                    rate: Some((rate_idx, quote)),
                    part: false,
                });
            }
            let enough = pairs >= LEAST_ROWS && distinct(&found);
            // Of several times the last column is the longest: 6月, 1—6月.
            if enough && best.as_ref().is_none_or(|(most, ..)| pairs >= *most) {
                best = Some((pairs, found, period, rates));
            }
        }
        match best {
            Some((_, found, _, _)) if found.len() > MOST_ROWS => {
                let reason = format!("{}项，比一幅图容得下的{MOST_ROWS}项多：表在正文", found.len());
                proposals.refuse("indicators", place, reason);
            }
            Some((_, found, period, rates)) => {
                let heads = table.heads_of(&briefing.text, rates);
                let head = heads.last().map_or("", |head| head.trim());
                let head: String = head.chars().filter(|c| !"（）()%％±".contains(*c)).collect();
                let year: String = period.chars().take_while(char::is_ascii_digit).collect();
                let period = if !year.is_empty() && head.contains(&year) { "" } else { period.as_str() };
                let sub = [period, head.as_str()].into_iter().filter(|part| !part.is_empty());
                let sub = sub.collect::<Vec<_>>().join("，");
                let section = briefing.section_at(place);
                offer(material, &found, sub, section, "原表", proposals);
            }
            None if aims => proposals.refuse("indicators", place, "表里的增速是目标：不与完成额并列"),
            None => {}
        }
    }
}

/// Words of a row that end with a cell, stand in the text once and hold one number that fits.
fn quote_cell(
    material: &Material<'_>,
    cells: &[crate::document::TextRange],
    column: usize,
    fits: &dyn Fn(&Fact) -> bool,
) -> Option<String> {
    let end = cells.get(column)?.end;
    let starts = cells.get(..=column)?.iter().rev().filter(|cell| !cell.is_empty()).map(|cell| cell.start);
    for start in starts {
        let words = material.text(start..end);
        let fitting = material.facts_in(start..end).filter(|(_, fact)| number(fact) && fits(fact)).count();
        if fitting > 1 {
            return None;
        }
        if fitting == 1 && words.chars().count() >= 4 && material.is_unique(words) {
            return Some(words.to_owned());
        }
    }
    None
}

/// Whether all names differ: one that stands twice names nothing.
fn distinct(found: &[Found]) -> bool {
    let names: BTreeSet<&str> = found.iter().map(|row| row.label.as_str()).collect();
    names.len() == found.len()
}

/// Values and their growth in the sentences of a section, of one time, measured against one base; and beside them the rates
/// whose value the text does not have.
fn propose_texts(material: &Material<'_>, proposals: &mut Proposals) {
    let mut groups: BTreeMap<Key<'_>, Vec<Line<'_>>> = BTreeMap::new();
    for (nth, paragraph) in material.paragraphs.iter().enumerate() {
        let mut paired: BTreeSet<usize> = BTreeSet::new();
        for (at, candidate) in paragraph.candidates.iter().enumerate() {
            let fact = material.fact(candidate);
            if !is_rate(fact) && !is_step(fact) || paired.contains(&candidate.fact) {
                continue;
            }
            // 达到5.53万亿元、居全国前十、增长4.8%: a place may stand between.
            let before = at.checked_sub(1).map(|before| {
                let ranked =
                    paragraph.candidates.get(before).is_some_and(|it| material.fact(it).kind == Kind::Rank);
                if ranked { before.saturating_sub(1) } else { before }
            });
            let beside = [before, Some(at + 1)].into_iter().flatten();
            let value = beside
                .filter_map(|at| paragraph.candidates.get(at))
                .find(|value| !paired.contains(&value.fact) && is_pair(material, value, candidate));
            if value.is_none() && !is_rate_alone(material, candidate) {
                continue;
            }
            let key = Key {
                section: paragraph.section,
                period: &fact.period,
                scope: &candidate.scope,
                base: if is_rate(fact) { candidate.base } else { STEP },
            };
            paired.insert(candidate.fact);
            paired.extend(value.map(|value| value.fact));
            groups.entry(key).or_default().push(Line { paragraph: nth, value, rate: candidate });
        }
    }
    merge(&mut groups);
    for (key, lines) in groups {
        propose_group(material, &key, lines, proposals);
    }
}

/// What indicators of one table share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    section: Option<usize>,
    period: &'a str,
    scope: &'a str,
    base: &'static str,
}

/// The base of a step, which says itself what it is measured against.
const STEP: &str = "步";

/// A rate, and the value that it is of where the text has it.
struct Line<'a> {
    paragraph: usize,
    value: Option<&'a Candidate>,
    rate: &'a Candidate,
}

/// What a section says first of the whole area, it goes on to say of it: 全区生产总值…，固定资产投资…. Steps stand with the rates of
/// their section.
fn merge(groups: &mut BTreeMap<Key<'_>, Vec<Line<'_>>>) {
    let keys: Vec<Key<'_>> = groups.keys().copied().collect();
    let starts = |groups: &BTreeMap<Key<'_>, Vec<Line<'_>>>, key: &Key<'_>| {
        groups.get(key).and_then(|lines| Some(lines.first()?.rate.fact))
    };
    for key in keys.iter().filter(|key| key.scope.is_empty()) {
        let named = keys.iter().filter(|it| it.section == key.section && !it.scope.is_empty());
        let [area] = named.collect::<Vec<_>>()[..] else { continue };
        let (own, other) = (starts(groups, key), starts(groups, area));
        let same = (area.period, area.base) == (key.period, key.base);
        if same && own.is_some() && other.is_some() && other < own {
            let rest = groups.remove(key).unwrap_or_default();
            groups.entry(*area).or_default().extend(rest);
        }
    }
    for key in keys.iter().filter(|key| key.base == STEP) {
        let rates = keys.iter().filter(|it| {
            (it.section, it.period, it.scope) == (key.section, key.period, key.scope)
                && it.base != STEP
                && groups.contains_key(it)
        });
        if let [one] = rates.collect::<Vec<_>>()[..] {
            let rest = groups.remove(key).unwrap_or_default();
            groups.entry(*one).or_default().extend(rest);
        }
    }
}

fn propose_group(
    material: &Material<'_>,
    key: &Key<'_>,
    mut lines: Vec<Line<'_>>,
    proposals: &mut Proposals,
) {
    lines.sort_by_key(|line| line.rate.fact);
    // A rate alone belongs to the table where it stands beside a value with its rate.
    let sentence = |line: &Line<'_>| material.fact(line.rate).sentence;
    let runs =
        lines.chunk_by(|one, next| one.paragraph == next.paragraph && sentence(one) + NEAR >= sentence(next));
    let kept: Vec<&Line<'_>> = runs
        .filter(|run| run.len() >= LEAST_RUN && run.iter().any(|line| line.value.is_some()))
        .flatten()
        .collect();
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &kept {
        *names.entry(line.rate.label.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let mut found: Vec<Found> = Vec::new();
    for line in &kept {
        let Some(label) = line.rate.label.clone().filter(|label| names.get(label.as_str()) == Some(&1))
        else {
            continue;
        };
        let fits = |fact: &Fact| is_rate(fact) || is_step(fact);
        let Some(rate) = material.quote(line.rate, &fits) else { continue };
        let value = match line.value {
            Some(value) => {
                let Some(quote) = material.quote(value, &is_value) else { continue };
                Some((value.fact, quote.to_owned()))
            }
            None => None,
        };
        // Only the clause that says 其中 is surely a part, and of the row right above it.
        let first = line.value.unwrap_or(line.rate);
        let said = material.text(first.clause.start..material.fact(first).span.start).contains("其中");
        let above = found.last().and_then(|row| row.rate.as_ref()).map(|(fact, _)| *fact);
        let part = said && above.is_some_and(|above| above + 1 == first.fact);
        found.push(Found { label, value, rate: Some((line.rate.fact, rate.to_owned())), part });
    }
    found.truncate(MOST_ROWS);
    let place = lines.first().map_or(0, |line| material.fact(line.rate).span.start);
    if found.len() < LEAST_ROWS || found.iter().all(|row| row.value.is_none()) {
        if kept.len() >= LEAST_ROWS {
            proposals.refuse("indicators", place, "有的指标没有名称，或者名称、原句不止一处：不成表");
        }
        return;
    }
    let base = if key.base == STEP { "" } else { key.base };
    let printed = lines.first().map_or("", |line| printed_time(material, line.rate));
    let sub = [printed, base].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("，");
    let sub = if sub.is_empty() { key.period.to_owned() } else { sub };
    let sub = if key.base == STEP { sub } else { sub + "增速" };
    offer(material, &found, sub, key.section, "同一节、同一时期", proposals);
}

/// Whether nothing keeps a fact from a table of results.
fn is_result(material: &Material<'_>, candidate: &Candidate) -> bool {
    !candidate.aim
        && !candidate.norm
        && !candidate.added
        && candidate.label.is_some()
        && is_plain(material.fact(candidate))
}

/// Whether a rate may stand in a table without the value that it is of.
fn is_rate_alone(material: &Material<'_>, rate: &Candidate) -> bool {
    let fact = material.fact(rate);
    is_rate(fact)
        && fact.qualifier == Qualifier::Exact
        && is_result(material, rate)
        && has_base(material, rate)
        && !matches!(rate.base, "年均" | "两年平均")
}

/// Whether a sentence says of one thing how much it is and how it grew.
fn is_pair(material: &Material<'_>, value: &Candidate, rate: &Candidate) -> bool {
    let (one, other) = (material.fact(value), material.fact(rate));
    let (first, last) = if one.span.start < other.span.start { (one, other) } else { (other, one) };
    let between = material.text(first.span.end..last.span.start);
    let based = if is_rate(other) {
        has_base(material, rate) && !matches!(rate.base, "年均" | "两年平均")
    } else {
        one.span.start < other.span.start && is_step_of(material, value, rate, between)
    };
    is_value(one)
        && other.qualifier == Qualifier::Exact
        && one.sentence == other.sentence
        && !between.contains(['。', '；', '\n'])
        && value.label.as_deref().is_some_and(|label| {
            material
                .text(material.sentence(one).start..first.span.start)
                .contains(label.trim_end_matches('〕').split('〔').next().unwrap_or(label))
        })
        && is_result(material, value)
        && is_result(material, &Candidate { added: false, ..rate.clone() })
        && !one.subject.is_empty()
        && one.subject == other.subject
        && value.label == rate.label
        && one.period == other.period
        && value.scope == rate.scope
        && !is_of_years(value.years)
        && based
}

/// 占比70.4%、提高5.9个百分点; 1125家，比上年增加87家: a step of what stands before it, in one year.
fn is_step_of(material: &Material<'_>, value: &Candidate, step: &Candidate, between: &str) -> bool {
    let (one, other) = (material.fact(value), material.fact(step));
    let verbs = ["提高", "提升", "上升", "增加", "下降", "降低", "减少", "回落"];
    let last = verbs.iter().any(|verb| between.ends_with(verb));
    let points = other.kind == Kind::Growth && other.unit.ends_with("百分点") && one.unit == "%";
    let counts = is_step(other) && other.kind == one.kind && other.unit == one.unit && step.base == "同比";
    last && (points || counts)
        && step.base != SEVERAL_YEARS
        && (is_of_a_year(value.years) || one.period.starts_with(|c: char| c.is_ascii_digit()))
}

/// Offers a table of indicators.
fn offer(
    material: &Material<'_>,
    found: &[Found],
    sub: String,
    section: Option<usize>,
    from: &str,
    proposals: &mut Proposals,
) {
    let rate = |row: &Found| row.rate.as_ref().and_then(|(idx, _)| material.facts.get(*idx));
    let said = |row: &Found| {
        let fact = rate(row).filter(|fact| is_rate(fact))?;
        let number = fact.value.number()?.abs();
        let way = match signed(fact) {
            rate if rate < 0.0 => "下降",
            rate if rate > 0.0 => "增长",
            _ => return Some(format!("{}持平", spoken(&row.label))),
        };
        let mut said = format!("{}{way}", spoken(&row.label));
        write_number(&mut said, number);
        Some(said + "%")
    };
    let grew = || found.iter().filter(|row| rate(row).is_some_and(is_rate));
    let Some(first) = grew().next() else { return };
    let by = |row: &&Found| rate(row).map_or(0.0, signed);
    let lowest = grew().min_by(|one, other| by(one).total_cmp(&by(other)));
    let highest = grew().max_by(|one, other| by(one).total_cmp(&by(other)));
    // What fell is the news; else what grew most.
    let second = lowest.filter(|row| by(row) < 0.0).or(highest).filter(|row| row.label != first.label);
    let caption: Vec<String> = [Some(first), second].into_iter().flatten().filter_map(said).collect();
    let marks = found.iter().map(|row| {
        let mut mark = vec![("label", row.label.clone())];
        mark.extend(row.value.iter().map(|(_, quote)| ("quote", quote.clone())));
        mark.extend(row.rate.iter().map(|(_, quote)| ("growth", quote.clone())));
        mark.extend(row.part.then(|| ("part", TRUE.to_owned())));
        mark
    });
    let facts: Vec<usize> =
        found.iter().flat_map(|row| [&row.value, &row.rate]).flatten().map(|(idx, _)| *idx).collect();
    let note = "左为降，右为升，不分好坏。".to_owned();
    let falls = lowest.is_some_and(|row| by(&row) < 0.0);
    proposals.found.push(Proposal {
        form: "indicators",
        block: BlockText {
            caption: caption.join("，"),
            sub,
            note: if falls { note } else { String::new() },
            marks: marks.collect(),
            ..BlockText::default()
        },
        score: TABLE + A_ROW * found.len().min(STRONGEST) as u32,
        section,
        place: facts
            .iter()
            .filter_map(|fact| Some(material.facts.get(*fact)?.span.start))
            .min()
            .unwrap_or_default(),
        reason: format!(
            "{}个指标有增速，其中{}个有数值，{from} → 主要指标表",
            found.len(),
            found.iter().filter(|row| row.value.is_some()).count()
        ),
        facts,
    });
}
