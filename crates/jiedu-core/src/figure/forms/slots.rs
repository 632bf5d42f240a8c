//! Frameworks that say how many members they have and do not list them.

#[cfg(feature = "author")]
use super::super::block::Block;
use super::super::data::{Datum, Table};
use super::super::frame::{Frame, whole};
#[cfg(feature = "author")]
use super::super::frameworks::read_named;
#[cfg(feature = "author")]
use super::super::material::Material;
use super::super::pen::{ASIDE, PART, Pen, mark};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
use super::super::table::value_table;
use super::super::word_chart::draw_slots;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::arity::parse_framework;

const PITCH: f64 = 36.0;
/// More slots than this are not drawn.
const MOST: usize = 12;

/// Frameworks that give a number of members, one slot a member.
pub(super) struct Slots;

impl ChartForm for Slots {
    fn name(&self) -> &'static str {
        "slots"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let marks = block.marks(1..=6, &mut |mark| {
            let named = read_named(mark, "“一带五区六示范”", |_| true)?;
            let data =
                named.members.iter().map(|(name, count)| named.datum(name, &count.to_string(), *count));
            Some(data.collect::<Vec<Datum>>())
        });
        Values { data: marks.concat(), yardstick: None, unlisted: true }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        draw_slots(nodes, &chart.data[datum], width);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        value_table(&chart.data, (&chart.derived, None), words, &|_, _| words.unlisted)
    }

    fn said(&self, chart: &Chart, words: &FigureWords) -> Vec<String> {
        chart.data.iter().map(|datum| [datum.label.as_str(), words.unlisted].concat()).collect()
    }
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let names = data.iter().map(|datum| PART.width(measure, &datum.label)).fold(0.0, f64::max);
    let left = names.min(frame.width * 0.4) + 14.0;
    let most = data.iter().map(|datum| whole(datum.value, MOST)).max().unwrap_or(0).max(1) as f64;
    let pitch = ((frame.width - left) / most).clamp(8.0, 40.0);
    let box_width = (pitch - 8.0).max(pitch * 0.6);
    let mut marks = Vec::with_capacity(data.len());
    for (idx, datum) in data.iter().enumerate() {
        let top = idx as f64 * PITCH;
        let label = [datum.label.as_str(), frame.words.colon, frame.words.unlisted].concat();
        let mut found = mark(idx, label, Rect { x: 0.0, y: top, width: frame.width, height: PITCH });
        let nodes = &mut found.nodes;
        PART.set(nodes, 0.0, top + 24.0, Anchoring::Start, &PART.fit(measure, &datum.label, left - 14.0));
        let count = whole(datum.value, MOST);
        let mut boxes = Pen::new();
        for nth in 0..count {
            boxes.rect(left + 0.6 + nth as f64 * pitch, top + 7.0, box_width, 23.0);
        }
        boxes.node(nodes, Paint::Void);
        let after = left + count as f64 * pitch + 6.0;
        if after + ASIDE.width(measure, frame.words.unlisted_short) <= frame.width {
            ASIDE.set(nodes, after, top + 23.0, Anchoring::Start, frame.words.unlisted_short);
        }
        marks.push(found);
    }
    frame.scene(data.len() as f64 * PITCH, marks)
}

/// Strength of a framework without a list, and of each part of its name.
#[cfg(feature = "author")]
const UNLISTED: u32 = 34;
#[cfg(feature = "author")]
const A_PART: u32 = 4;

/// Names in “” of several parts that count their members, where the text lists none of them: “一带五区六示范”.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    for framework in material.frameworks {
        let Some(range) = &framework.range else { continue };
        let counts = framework.arity.iter().map(|part| part.count);
        let parts = parse_framework(&framework.name);
        let same = parts.len() == framework.arity.len()
            && parts.iter().zip(&framework.arity).all(|(part, arity)| part.count == arity.count);
        if parts.len() < 3 || !same || parts.iter().any(|part| part.name.is_empty()) {
            continue;
        }
        let listed = framework.arity.iter().any(|part| !part.members.is_empty());
        let many = counts.clone().any(|count| count as usize > MOST) || counts.clone().sum::<u32>() < 4;
        let unsure = framework.arity.iter().any(|part| part.noun.is_empty());
        if listed || many || unsure || !material.is_unique(&framework.name) {
            let why = if listed { "原文列出了成员" } else { "名称不能照原文引用" };
            proposals.refuse("slots", range.start, format!("{}，{why}：不作虚框", framework.name));
            continue;
        }
        proposals.found.push(Proposal {
            form: "slots",
            block: BlockText {
                caption: format!("“{}”：写明了数目，没有写出名单", framework.name),
                sub: "一个虚框，一个原文未列出的成员".to_owned(),
                marks: vec![vec![("quote", framework.name.clone())]],
                ..BlockText::default()
            },
            facts: Vec::new(),
            section: framework.section,
            place: range.start,
            score: UNLISTED + A_PART * parts.len() as u32,
            reason: format!("{}，{}部分都没有名单 → 虚框", framework.name, parts.len()),
        });
    }
}
