//! Years in a row as linked dots: counted, not dated, and open at the end.

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_mark};
use super::super::data::{Datum, Table};
use super::super::frame::{Frame, NARROWEST, whole};
#[cfg(feature = "author")]
use super::super::material::Material;
use super::super::math::write_number;
use super::super::pen::{Pen, SCALE, goes_on};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
use super::super::table::{said_values, value_table};
use super::super::word_chart::MIDDLE;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::Kind;

/// More than this many are not drawn one by one.
const MOST: usize = 60;

/// Linked dots, one a year in a row.
pub(super) struct Streak;

impl ChartForm for Streak {
    fn name(&self) -> &'static str {
        "streak"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let takes =
            Takes { wanted: "one number of years in a row", fits: &|fact| fact.kind == Kind::Duration };
        Values { data: block.marks(1..=1, &mut |mark| read_mark(mark, &takes)), ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data[0], frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        draw_streak(nodes, &chart.data[datum], width, MIDDLE, 5.0);
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

fn layout(datum: &Datum, frame: &Frame<'_>) -> Scene {
    let height = 54.0;
    let mut found = frame.mark(0, datum, Rect { x: 0.0, y: 0.0, width: frame.width, height });
    let count = draw_streak(&mut found.nodes, datum, frame.width, 18.0, 8.0);
    // Numbers as far apart as they can be read at the narrowest width.
    let least = (NARROWEST - 16.0) / (count as f64 + 1.0);
    let step = if least >= 15.0 { 1 } else { 5 };
    for nth in 1..=count {
        if nth % step == 0 || nth == 1 {
            let mut text = String::new();
            write_number(&mut text, nth as f64);
            let x = dot_x(nth, count, frame.width, 8.0);
            SCALE.set(&mut found.nodes, x, 46.0, Anchoring::Middle, &text);
        }
    }
    frame.scene(height, vec![found])
}

/// Draws the dots and returns how many there are.
fn draw_streak(nodes: &mut Vec<Node>, datum: &Datum, width: f64, y: f64, radius: f64) -> usize {
    let count = whole(datum.value, MOST).max(1);
    let pitch = (width - 2.0 * radius) / (count as f64 + 0.6);
    let radius = radius.min(pitch * 0.36);
    let x = |nth| dot_x(nth, count, width, radius);
    Pen::new().line(x(1), y, x(count), y).node(nodes, Paint::Link);
    goes_on(nodes, x(count) + radius + 2.0, width, y);
    let mut dots = Pen::new();
    for nth in 1..=count {
        dots.circle(x(nth), y, radius);
    }
    dots.node(nodes, Paint::Mark);
    count
}

fn dot_x(nth: usize, count: usize, width: f64, radius: f64) -> f64 {
    radius + 1.0 + (nth - 1) as f64 * (width - 2.0 * radius) / (count as f64 + 0.6)
}

/// Strength of years in a row, and of each.
#[cfg(feature = "author")]
const IN_A_ROW: u32 = 38;
/// Most characters of a caption.
#[cfg(feature = "author")]
const LONGEST_CAPTION: usize = 28;
/// Verbs of winning: what they say is said of the place itself, so that no subject need be named.
#[cfg(feature = "author")]
const WON: [&str; 10] = ["被评为", "获评为", "获评", "荣获", "获得", "荣膺", "蝉联", "位居", "位列", "入选"];
/// Other verbs before what was achieved.
#[cfg(feature = "author")]
const KEPT: [&str; 2] = ["保持", "稳居"];

/// Years in a row that the text counts: 连续9年被评为…
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    for (paragraph, candidate) in material.candidates() {
        let fact = material.fact(candidate);
        let years = fact.value.number().unwrap_or_default();
        if fact.kind != Kind::Duration
            || fact.unit != "年"
            || !fact.surface.starts_with("连续")
            || candidate.norm
        {
            continue;
        }
        let after = material.text(fact.span.end..candidate.clause.end).trim();
        let label = WON.iter().chain(&KEPT).find_map(|verb| after.strip_prefix(verb)).unwrap_or(after);
        let label = label.trim_start_matches(['“', '为', '了']).trim_end_matches('”');
        let length = label.chars().count();
        // 水质连续9年保持II类: without its subject the text after the years says nothing.
        let before = material.text(candidate.clause.start..fact.span.start).trim();
        let told = before.is_empty() && WON.iter().chain(&["成为"]).any(|verb| after.starts_with(verb));
        let caption = material.text(candidate.clause.start..candidate.clause.end).trim();
        let named = !before.is_empty() && caption.chars().count() <= LONGEST_CAPTION;
        let single = material.facts_in(candidate.clause.clone()).count() == 1;
        if candidate.aim
            || !single
            || !told && !named
            || !(4..=18).contains(&length)
            || !(3.0..=60.0).contains(&years)
            || years.fract() != 0.0
            || label.contains(['“', '”', '、'])
        {
            let reason = format!("{}，所指不能照原文剪下：不作图", fact.surface);
            proposals.refuse("streak", fact.span.start, reason);
            continue;
        }
        let Some(quote) = material.quote(candidate, &|fact| fact.kind == Kind::Duration) else {
            continue;
        };
        proposals.found.push(Proposal {
            form: "streak",
            block: BlockText {
                caption: caption.to_owned(),
                sub: "一点一年；起止年份原文未写".to_owned(),
                marks: vec![vec![("quote", quote.to_owned()), ("label", label.to_owned())]],
                ..BlockText::default()
            },
            facts: vec![candidate.fact],
            section: paragraph.section,
            place: candidate.clause.start,
            score: IN_A_ROW + years as u32,
            reason: format!("{}，写明是什么 → 连年", fact.surface),
        });
    }
}
