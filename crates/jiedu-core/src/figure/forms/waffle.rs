//! A hundred dots, filled from below up to what is stated.

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_mark};
#[cfg(feature = "author")]
use super::super::compare::printed_time;
use super::super::data::{Datum, Table};
use super::super::frame::{Frame, whole};
#[cfg(feature = "author")]
use super::super::material::{Material, is_plain};
use super::super::pen::{BIG_NUMERAL, BIG_UNIT, NOTE, Pen, set_value};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
use super::super::table::{said_values, value_table};
use super::super::word_chart::draw_share;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Fact, Kind, Qualifier};

const PITCH: f64 = 21.0;
const RADIUS: f64 = 6.5;
/// Width and height of the hundred.
const SIDE: f64 = 9.0 * PITCH + 2.0 * RADIUS + 2.0;

/// A hundred dots, open at the end where the text says 以上.
pub(super) struct Waffle;

impl ChartForm for Waffle {
    fn name(&self) -> &'static str {
        "waffle"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let takes = Takes { wanted: "one share", fits: &|fact| fact.kind == Kind::Share };
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
        let chosen = &chart.data[datum];
        draw_share(nodes, chosen, (chosen.value / 100.0).clamp(0.0, 1.0), width);
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
    // Narrow: number and name stand above the dots, wide: beside them.
    let head = if frame.is_wide() { 0.0 } else { 74.0 };
    let height = head + SIDE + 6.0;
    let hit = Rect { x: 0.0, y: 0.0, width: frame.width, height };
    let mut found = frame.mark(0, datum, hit);
    let nodes = &mut found.nodes;

    let filled = whole(datum.value, 100);
    let open = datum.is_open();
    let place = |nth: usize| {
        let (row, column) = ((nth / 10) as f64, (nth % 10) as f64);
        (RADIUS + 1.0 + column * PITCH, head + 3.0 + SIDE - RADIUS - 1.0 - row * PITCH)
    };
    let (mut certain, mut rest) = (Pen::new(), Pen::new());
    for nth in 0..100 {
        let (x, y) = place(nth);
        if nth < filled {
            certain.dot(x, y)
        } else {
            rest.dot(x, y)
        };
    }
    certain.node(nodes, Paint::DotsBig);
    // What is not told is a speck; what is told to be without is an empty ring.
    if open {
        rest.node(nodes, Paint::DotsVoid);
        let bound = place(filled.saturating_sub(1)).1 - PITCH / 2.0;
        Pen::new().line(0.0, bound, SIDE, bound).node(nodes, Paint::BoundStrong);
        let up = bound - 26.0;
        let mut arrows = Pen::new();
        for x in [41.0, 104.0, 167.0] {
            if up > head {
                arrows.line(x, bound - 1.0, x, up).line(x - 4.0, up + 5.0, x, up).to(x + 4.0, up + 5.0);
            }
        }
        arrows.node(nodes, Paint::Bound);
    } else {
        let mut rings = Pen::new();
        for nth in filled..100 {
            let (x, y) = place(nth);
            rings.circle(x, y, RADIUS - 0.6);
        }
        rings.node(nodes, Paint::VoidLine);
    }

    let (x, y) = if frame.is_wide() { (SIDE + 28.0, height / 2.0) } else { (0.0, 30.0) };
    set_value(nodes, measure, (x, y), &datum.surface, &datum.unit, (&BIG_NUMERAL, &BIG_UNIT));
    let most = if frame.is_wide() { 4 } else { 1 };
    let room = (frame.width - x).min(260.0);
    for (nth, line) in NOTE.wrap(measure, &datum.label, room, most).iter().enumerate() {
        NOTE.set(nodes, x, y + 24.0 + nth as f64 * 20.0, Anchoring::Start, line);
    }
    frame.scene(height, vec![found])
}

/// Strength of a share; of one that is in a sentence without other numbers.
#[cfg(feature = "author")]
const A_SHARE: u32 = 30;
#[cfg(feature = "author")]
const ALONE: u32 = 15;
/// Longest clause that is a caption.
#[cfg(feature = "author")]
const LONGEST_CAPTION: usize = 32;

/// One share of a whole that the clause names: 财政支出的70%以上用于民生, A占B的60%.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    for (paragraph, candidate) in material.candidates() {
        let fact = material.fact(candidate);
        if fact.kind != Kind::Share || fact.unit != "%" || !is_plain(fact) || candidate.aim || candidate.norm
        {
            continue;
        }
        let value = fact.value.number().unwrap_or_default();
        let before = material.text(candidate.clause.start..fact.span.start);
        // 坚持将财政支出的70%用于民生: what is said begins behind 将.
        let skipped = before.rfind(['将', '把']).map_or(0, |at| at + '将'.len_utf8());
        let start = candidate.clause.start + skipped;
        let caption = material.text(start..candidate.clause.end).trim();
        let caption = caption.strip_prefix("其中").unwrap_or(caption);
        let before = material.text(start..fact.span.start).trim_start();
        let before = before.strip_prefix("其中").unwrap_or(before);
        let after = material.text(fact.span.end..candidate.clause.end);
        let used = after.strip_prefix("用于").filter(|used| used.chars().count() >= 2);
        let of = before.find('占').filter(|at| *at > 0 && after.is_empty());
        let whole = match (used, of) {
            (Some(_), _) => before.strip_suffix('的'),
            (None, Some(at)) => before.get(at + '占'.len_utf8()..).and_then(named_whole),
            (None, None) => None,
        };
        let label = match (used, of) {
            (Some(_), _) => Some(after),
            (None, Some(at)) => before.get(..at),
            (None, None) => None,
        };
        let (Some(whole), Some(label)) = (whole.filter(|it| it.chars().count() >= 2), label) else {
            continue;
        };
        // Of about so many nobody knows which dot is the last.
        if fact.qualifier == Qualifier::Approx {
            proposals.refuse(
                "waffle",
                fact.span.start,
                format!("占{whole}的{}，是约数：不作图", fact.surface),
            );
            continue;
        }
        let of_same = |fact: &Fact| fact.kind == Kind::Share && fact.unit == "%";
        if material.facts_in(material.sentence(fact)).filter(|(_, fact)| of_same(fact)).count() > 1 {
            let reason = format!("占{whole}的{}，一句有几个份额：单画一个不成构成", fact.surface);
            proposals.refuse("waffle", fact.span.start, reason);
            continue;
        }
        let length = caption.chars().count();
        let single = material.facts_in(candidate.clause.clone()).count() == 1;
        if !(1.0..100.0).contains(&value) || label.chars().count() > 18 || length > LONGEST_CAPTION || !single
        {
            let reason = format!("占{whole}的{}，名称或全体不能照原文剪下：不作图", fact.surface);
            proposals.refuse("waffle", fact.span.start, reason);
            continue;
        }
        let Some(quote) = material.quote(candidate, &|fact| fact.kind == Kind::Share) else { continue };
        let period = printed_time(material, candidate);
        let join = if period.is_empty() { "" } else { "；" };
        let alone = material.facts_in(material.sentence(fact)).filter(|(_, it)| it.kind != Kind::Date);
        proposals.found.push(Proposal {
            form: "waffle",
            block: BlockText {
                caption: caption.to_owned(),
                sub: format!("{period}{join}一点为百分之一"),
                marks: vec![vec![("quote", quote.to_owned()), ("label", label.to_owned())]],
                ..BlockText::default()
            },
            facts: vec![candidate.fact],
            section: paragraph.section,
            place: candidate.clause.start,
            score: A_SHARE + if alone.count() == 1 { ALONE } else { 0 },
            reason: "一个份额，全体写明 → 百点图".to_owned(),
        });
    }
}

/// The whole in what stands between 占 and a share; none where it is not named.
#[cfg(feature = "author")]
fn named_whole(words: &str) -> Option<&str> {
    let words = words.trim_end_matches(['为', '达', '到', '约']);
    let whole = words.strip_suffix("比重").or_else(|| words.strip_suffix("比例")).unwrap_or(words);
    let whole = whole.strip_suffix('的').unwrap_or(whole);
    let is_place = whole.starts_with(['全', '比']) && whole.chars().count() < 4;
    // 民生支出占比保持在70%以上: of what, it does not say.
    (!is_place && !whole.starts_with('比') && !whole.contains(['超', '升', '高', '重'])).then_some(whole)
}
