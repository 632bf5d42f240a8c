//! What was done of a plan, on the whole of it, with a tick for the time gone by.
//!
//! ```toml
//! period = "2021年上半年，在市委"                 # the quote of a date that says how much of the year is over
//! ```

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_value};
use super::super::data::Table;
#[cfg(feature = "author")]
use super::super::data::{Datum, Yardstick};
use super::super::frame::Frame;
#[cfg(feature = "author")]
use super::super::material::{Material, Paragraph, is_plain};
#[cfg(feature = "author")]
use super::super::math::write_number;
use super::super::pen::{NOTE, Pen, Style, VALUE, YARDSTICK};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
#[cfg(feature = "author")]
use super::super::quote::{Finder, Quoted};
use super::super::table::{said_values, value_table};
use super::super::word_chart::{HEIGHT, MIDDLE};
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Fact, Kind, Qualifier, Value};

const TOP: f64 = 24.0;
const ROW: f64 = 26.0;
const LINE: f64 = 24.0;

/// Part done of a plan.
pub(super) struct Bullet;

impl ChartForm for Bullet {
    fn name(&self) -> &'static str {
        "bullet"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let share = |fact: &Fact| fact.kind == Kind::Share;
        // The second mark is the amount that the share is of.
        let amount = |fact: &Fact| matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Count);
        let period = block.text("period");
        let data = block.marks(1..=2, &mut |mark| {
            let label = mark.label("label");
            let emphasis = mark.emphasis();
            let planned = mark.flag("planned");
            let quote = mark.required("quote")?;
            let of_share = quote.text.contains(['%', '％']);
            let takes = Takes {
                wanted: "one share, or the amount it is of",
                fits: &|fact| share(fact) || (amount(fact) && !of_share),
            };
            let datum = read_value(mark.finder, &quote, label, &takes)?;
            Some(Datum { emphasis, planned, ..datum })
        });
        let yardstick = read_yardstick(block.finder, period.as_ref(), &data);
        Values { data, yardstick, unlisted: false }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(chart, frame)
    }

    fn draw_key(&self, chart: &Chart, _datum: usize, width: f64, nodes: &mut Vec<Node>) {
        draw_key(nodes, chart, width);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        value_table(&chart.data, (&chart.derived, chart.yardstick.as_ref()), words, &|_, datum| {
            words.remark(datum)
        })
    }

    fn said(&self, chart: &Chart, _words: &FigureWords) -> Vec<String> {
        said_values(&chart.data)
    }
}

fn layout(chart: &Chart, frame: &Frame<'_>) -> Scene {
    let (measure, width) = (frame.measure, frame.width);
    let data = &chart.data;
    let share = &data[0];
    let (left, whole) = (0.5, width - 1.0);
    let middle = TOP + ROW / 2.0;
    let done = left + whole * (share.value / 100.0).clamp(0.0, 1.0);

    let mut bar = frame.mark(0, share, Rect { x: 0.0, y: TOP, width, height: ROW });
    let nodes = &mut bar.nodes;
    Pen::new().rect(left, middle - 8.0, whole, 16.0).node(nodes, Paint::Track);
    Pen::new().rect(left, middle - 8.0, done - left, 16.0).node(nodes, Paint::Mark);
    Pen::new()
        .line(left, middle - 12.0, left, middle + 12.0)
        .line(left + whole, middle - 12.0, left + whole, middle + 12.0)
        .node(nodes, Paint::MarkLine);
    let value_width = VALUE.width(measure, &share.surface);
    let fits = done + 10.0 + value_width + 6.0 <= width;
    if fits {
        VALUE.set(nodes, done + 8.0, middle + 5.0, Anchoring::Start, &share.surface);
    } else {
        VALUE.set(nodes, width, 14.0, Anchoring::End, &share.surface);
    }
    if let Some(yardstick) = &chart.yardstick {
        let at = left + whole * (yardstick.value / 100.0).clamp(0.0, 1.0);
        Pen::new().line(at, middle - 14.0, at, middle + 14.0).node(nodes, Paint::Halo);
        Pen::new().line(at, middle - 14.0, at, middle + 14.0).node(nodes, Paint::Yardstick);
    }

    let mut marks = vec![bar];
    let below = TOP + ROW + 2.0;
    if let Some(amount) = data.get(1) {
        let text = [amount.label.as_str(), &amount.surface].concat();
        let room = NOTE.width(measure, &text).min(width);
        let mut found = frame.mark(1, amount, Rect { x: 0.0, y: below, width: room.max(LINE), height: LINE });
        // The name and the number of the amount are one passage; it is set as one and turns red as one.
        let style = Style { paint: Paint::Value, ..NOTE };
        style.set(&mut found.nodes, 0.0, below + 17.0, Anchoring::Start, &style.fit(measure, &text, width));
        marks.push(found);
    }
    let plan = chart.derived.first();
    let apart = !frame.is_wide() && plan.is_some() && data.len() > 1;
    let lines = if apart { 2.0 } else { f64::from(u8::from(plan.is_some() || data.len() > 1)) };
    let mut scene = frame.scene(below + lines * LINE, marks);
    if let Some(yardstick) = &chart.yardstick {
        let text = [frame.words.yardstick, &yardstick.surface].join(" ");
        let half = YARDSTICK.width(measure, &text) / 2.0;
        let most = if fits { width - half } else { width - value_width - 10.0 - half };
        let at = left + whole * (yardstick.value / 100.0).clamp(0.0, 1.0);
        let at = at.min(most).max(half);
        YARDSTICK.set(&mut scene.ground, at, 14.0, Anchoring::Middle, &text);
    }
    if let Some(plan) = plan {
        let text = [plan.label.as_str(), &plan.surface, frame.words.worked_out].concat();
        let y = if apart { below + LINE + 17.0 } else { below + 17.0 };
        NOTE.set(&mut scene.ground, width, y, Anchoring::End, &NOTE.fit(measure, &text, width));
    }
    scene
}

fn draw_key(nodes: &mut Vec<Node>, chart: &Chart, width: f64) {
    Pen::new().rect(0.0, MIDDLE - 5.0, width, 10.0).node(nodes, Paint::Track);
    let share = (chart.data[0].value / 100.0).clamp(0.0, 1.0);
    Pen::new().rect(0.0, MIDDLE - 5.0, width * share, 10.0).node(nodes, Paint::Mark);
    if let Some(yardstick) = &chart.yardstick {
        let x = width * (yardstick.value / 100.0).clamp(0.0, 1.0);
        Pen::new().line(x, 0.0, x, HEIGHT).node(nodes, Paint::Halo);
        Pen::new().line(x, 0.0, x, HEIGHT).node(nodes, Paint::Yardstick);
    }
}

/// How much of the year is over at the end of a period.
#[cfg(feature = "author")]
fn elapsed(period: &str) -> Option<f64> {
    let ends = [("H1", 50.0), ("Q1", 25.0), ("Q2", 50.0), ("Q3", 75.0)];
    ends.into_iter().find(|(end, _)| period.ends_with(end)).map(|(_, share)| share)
}

/// The tick for the time gone by: drawn only where a cited date ends before the year does. `period` quotes that date.
#[cfg(feature = "author")]
fn read_yardstick(finder: &mut Finder<'_>, period: Option<&Quoted>, data: &[Datum]) -> Option<Yardstick> {
    let date = |fact: &Fact| matches!(&fact.value, Value::Date(date) if elapsed(date).is_some());
    let index = match period {
        Some(period) => finder.fact(period, "one period such as 上半年 or 一季度", &date)?,
        None => {
            // Without a quote, the period that the scan gave the share, and the date it was read from.
            let share = &finder.facts[usize::from(data.first()?.fact?)];
            let surface = &share.period;
            (0..finder.facts.len()).filter(|idx| date(&finder.facts[*idx])).find(|idx| {
                finder.facts[*idx].sentence == share.sentence && finder.facts[*idx].surface == *surface
            })?
        }
    };
    finder.use_fact(index);
    let fact = &finder.facts[index];
    let Value::Date(date) = &fact.value else { return None };
    let value = elapsed(date)?;
    let mut surface = String::new();
    write_number(&mut surface, value);
    surface.push('%');
    let word =
        fact.surface.rsplit('年').find(|part| !part.is_empty()).filter(|_| !fact.surface.ends_with("半年"));
    let word = word.unwrap_or(if date.ends_with("H1") { "上半年" } else { &fact.surface });
    Some(Yardstick { period: word.to_owned(), surface, value })
}

/// Strength of a part done of a plan.
#[cfg(feature = "author")]
const PLAN: u32 = 70;
/// Words for a plan.
#[cfg(feature = "author")]
const PLANS: [&str; 4] = ["计划", "目标", "任务", "预算"];
/// Verbs between a name and its amount.
#[cfg(feature = "author")]
const VERBS: [&str; 5] = ["完成", "实现", "达到", "达", "为"];

/// A share of a plan, with the amount just before that it is of.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    for paragraph in &material.paragraphs {
        for (at, candidate) in paragraph.candidates.iter().enumerate() {
            let fact = material.fact(candidate);
            let before = material.text(candidate.clause.start..fact.span.start);
            let of_plan = before
                .trim_start()
                .strip_prefix(['占', '为'])
                .or_else(|| before.trim_start().strip_prefix("完成"));
            let Some(plan) = of_plan.map(|plan| plan.trim_end_matches('的')) else { continue };
            if fact.kind != Kind::Share || !PLANS.iter().any(|word| plan.ends_with(word)) {
                continue;
            }
            let value = fact.value.number().unwrap_or_default();
            if !(0.0..=100.0).contains(&value) || !is_plain(fact) || candidate.norm {
                proposals.refuse(
                    "bullet",
                    fact.span.start,
                    format!("{plan}的{}，超出全图：不作图", fact.surface),
                );
                continue;
            }
            offer(material, paragraph, (at, plan), proposals);
        }
    }
}

/// Offers the figure of one share of a plan.
#[cfg(feature = "author")]
fn offer(
    material: &Material<'_>,
    paragraph: &Paragraph,
    (at, plan): (usize, &str),
    proposals: &mut Proposals,
) {
    let Some(candidate) = paragraph.candidates.get(at) else { return };
    let fact = material.fact(candidate);
    let Some(share) = material.quote(candidate, &|fact| fact.kind == Kind::Share) else { return };
    let before = at.checked_sub(1).and_then(|at| paragraph.candidates.get(at));
    let is_amount = |fact: &Fact| matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Count);
    let amount = before.filter(|it| {
        let amount = material.fact(it);
        // Only the clause just before says what the share is of.
        let between = material.text(amount.span.end..candidate.clause.start);
        is_amount(amount)
            && amount.sentence == fact.sentence
            && matches!(between, "，" | ",")
            && amount.qualifier == Qualifier::Exact
    });
    let done = amount.and_then(|amount| {
        let quote = material.quote(amount, &|fact| is_amount(fact) || fact.kind == Kind::Share)?;
        let words = material.text(material.own_start(amount)..material.fact(amount).span.start).trim();
        // 税收收入完成: the verb is no part of the name.
        let words = VERBS.iter().find_map(|verb| words.strip_suffix(verb)).unwrap_or(words);
        let label = if words.is_empty() { amount.label.as_deref()? } else { words };
        (label.chars().count() <= 18).then_some((amount, quote, label))
    });
    // A share of a plan alone does not say what was done.
    let Some((amount, quote, label)) = done else {
        let reason = format!("{plan}的{}，前面没有写明是多少的：不作图", fact.surface);
        proposals.refuse("bullet", fact.span.start, reason);
        return;
    };
    let marks = vec![
        vec![("quote", share.to_owned()), ("label", plan.to_owned())],
        vec![("quote", quote.to_owned()), ("label", label.to_owned())],
    ];
    let facts = vec![candidate.fact, amount.fact];
    let start = material.own_start(amount);
    let derived = (fact.qualifier == Qualifier::Exact).then(|| [plan, quote, "÷", share].map(str::to_owned));
    proposals.found.push(Proposal {
        form: "bullet",
        block: BlockText {
            caption: material.text(start..fact.span.end).trim().to_owned(),
            sub: material.printed_period(fact).to_owned(),
            marks,
            derived,
            ..BlockText::default()
        },
        score: PLAN,
        section: paragraph.section,
        place: start,
        reason: format!("{plan}的{} → 进度条", fact.surface),
        facts,
    });
}
