//! A length as a ruler; dashed where the text speaks of it as an aim.

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_mark};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
#[cfg(feature = "author")]
use super::super::material::{Material, is_plain};
use super::super::math::{nice_step, write_number};
use super::super::pen::{LABEL, Pen, SCALE, UNIT, VALUE, set_value_end, value_width};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
use super::super::table::{said_values, value_table};
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Kind, Qualifier};

/// A length as a ruler.
pub(super) struct Strip;

impl ChartForm for Strip {
    fn name(&self) -> &'static str {
        "strip"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let takes = Takes { wanted: "one length", fits: &|fact| fact.kind == Kind::Length };
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
        draw_ruler(nodes, &chart.data[datum], width, 14.0, 9.0);
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
    let measure = frame.measure;
    let height = 68.0;
    let mut found = frame.mark(0, datum, Rect { x: 0.0, y: 0.0, width: frame.width, height });
    let nodes = &mut found.nodes;
    let value_width = value_width(measure, &datum.surface, &datum.unit, (&VALUE, &UNIT));
    set_value_end(nodes, measure, (frame.width, 17.0), &datum.surface, &datum.unit, (&VALUE, &UNIT));
    let name = LABEL.fit(measure, &datum.label, frame.width - value_width - 12.0);
    LABEL.set(nodes, 0.0, 17.0, Anchoring::Start, &name);
    draw_ruler(nodes, datum, frame.width, 46.0, 14.0);
    let (step, scale) = (nice_step(datum.value, 3.0), (frame.width - 2.0) / datum.value.max(1e-9));
    let mut tick = 0.0;
    while tick <= datum.value + 1e-6 {
        let x = 1.0 + tick * scale;
        let mut text = String::new();
        write_number(&mut text, tick);
        let anchoring = match () {
            () if tick == 0.0 => Anchoring::Start,
            () if x > frame.width - 14.0 => Anchoring::End,
            () => Anchoring::Middle,
        };
        SCALE.set(nodes, x, 62.0, anchoring, &text);
        tick += step;
    }
    frame.scene(height, vec![found])
}

/// A ruler that stands on `base`; the ends are the tallest ticks.
fn draw_ruler(nodes: &mut Vec<Node>, datum: &Datum, width: f64, base: f64, tall: f64) {
    let scale = (width - 2.0) / datum.value.max(1e-9);
    let (fine, coarse) = (nice_step(datum.value, 20.0), nice_step(datum.value, 3.0));
    let mut ticks = Pen::new();
    let mut tick = 0.0;
    while tick <= datum.value + 1e-6 {
        let x = 1.0 + tick * scale;
        let steps = tick / coarse;
        let long = (steps - steps.round()).abs() < 1e-6;
        ticks.line(x, base, x, base - if long { tall } else { tall * 0.45 });
        tick += fine;
    }
    ticks.line(width - 1.0, base, width - 1.0, base - tall);
    ticks.node(nodes, Paint::MarkLine);
    let paint = if datum.planned { Paint::Void } else { Paint::MarkLine };
    Pen::new().line(1.0, base, width - 1.0, base).node(nodes, paint);
}

/// Strength of a length.
#[cfg(feature = "author")]
const A_LENGTH: u32 = 25;
/// Longest clause that is a caption.
#[cfg(feature = "author")]
const LONGEST_CAPTION: usize = 28;

/// One thing of a length that its clause names: 15公里长的带状公园.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    for (paragraph, candidate) in material.candidates() {
        let fact = material.fact(candidate);
        if fact.kind != Kind::Length || fact.unit != "公里" || candidate.norm {
            continue;
        }
        let after = material.text(fact.span.end..candidate.clause.end).trim();
        let label = after.strip_prefix("长的").or_else(|| after.strip_prefix("的")).unwrap_or_default();
        let caption = material.text(candidate.clause.clone()).trim();
        let single = material.facts_in(material.sentence(fact)).filter(|(_, it)| it.kind == Kind::Length);
        let value = fact.value.number().unwrap_or_default();
        let alone = single.count() == 1 && is_plain(fact) && fact.qualifier == Qualifier::Exact;
        if !alone || !(2..=14).contains(&label.chars().count()) || !(1.0..=200.0).contains(&value) {
            proposals.refuse(
                "strip",
                fact.span.start,
                format!("{}，没有单独写明是什么的长：不作图", fact.surface),
            );
            continue;
        }
        let quote = material.quote(candidate, &|fact| fact.kind == Kind::Length);
        let Some(quote) = quote.filter(|_| caption.chars().count() <= LONGEST_CAPTION) else { continue };
        let note =
            if candidate.aim { "虚线：原文说的是要做的事，不是已建成。" } else { "" };
        proposals.found.push(Proposal {
            form: "strip",
            block: BlockText {
                caption: caption.to_owned(),
                sub: "一格一公里".to_owned(),
                note: note.to_owned(),
                marks: vec![vec![("quote", quote.to_owned()), ("label", label.to_owned())]],
                planned: candidate.aim,
                ..BlockText::default()
            },
            facts: vec![candidate.fact],
            section: paragraph.section,
            place: candidate.clause.start,
            score: A_LENGTH,
            reason: "一个长度，写明是什么的 → 标尺".to_owned(),
        });
    }
}
