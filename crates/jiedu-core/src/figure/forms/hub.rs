//! A hub and the members that its name counts: what the text does not list is an empty slot.
//! The first datum is the hub, the second its members.
//!
//! ```toml
//! [[mark]]
//! label = "体系"                                 # what the hub is called
//! members = "载体"                               # what its members are called
//! ```

#[cfg(feature = "author")]
use super::super::block::Block;
use super::super::data::{Datum, Table};
use super::super::frame::{Frame, NARROWEST, whole};
#[cfg(feature = "author")]
use super::super::frameworks::read_named;
#[cfg(feature = "author")]
use super::super::material::Material;
use super::super::math::on_circle;
#[cfg(feature = "author")]
use super::super::parallel::counted;
use super::super::pen::{ASIDE, NOTE, NUMERAL, Pen, SCALE, Style};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
use super::super::table::{said_values, value_table};
use super::super::word_chart::draw_slots;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};

const CENTRE: f64 = 42.0;
const ORBIT: f64 = 92.0;
/// More members than this don't fit around a hub.
const MOST: usize = 12;

/// A hub with slots for its members.
pub(super) struct Hub;

impl ChartForm for Hub {
    fn name(&self) -> &'static str {
        "hub"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let mut marks = block.marks(1..=1, &mut |mark| {
            let labels = [mark.label("label"), mark.label("members")];
            let named = read_named(mark, "“1+6”", |members| members.len() == 2 && members[0].1 == 1)?;
            let members = named.members.iter().zip(labels);
            let data = members.map(|((name, count), label)| {
                named.datum(label.as_ref().map_or(name, |label| &label.text), name, *count)
            });
            Some(data.collect())
        });
        Values { data: marks.pop().unwrap_or_default(), yardstick: None, unlisted: true }
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
        let remark = |idx: usize, _: &Datum| if idx == 0 { "" } else { words.unlisted };
        value_table(&chart.data, (&chart.derived, None), words, &remark)
    }

    fn said(&self, chart: &Chart, words: &FigureWords) -> Vec<String> {
        let mut said = said_values(&chart.data);
        for members in said.iter_mut().skip(1) {
            members.push_str(words.unlisted);
        }
        said
    }
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let height = NARROWEST;
    let (x, y) = (frame.width / 2.0, height / 2.0);
    let mut marks = Vec::with_capacity(2);
    if let Some(members) = data.get(1) {
        let count = whole(members.value, MOST).max(1);
        let half = (on_circle(0.5 / count as f64).0 * ORBIT - 3.0).clamp(6.0, 26.0);
        let square = Rect { x: x - height / 2.0, y: 0.0, width: height, height };
        let mut found = frame.mark(1, members, square);
        let (mut spokes, mut slots) = (Pen::new(), Pen::new());
        for nth in 0..count {
            let (dx, dy) = on_circle(nth as f64 / count as f64);
            let (near, far) = (CENTRE + 3.0, ORBIT - half - 2.0);
            spokes.line(x + dx * near, y + dy * near, x + dx * far, y + dy * far);
            slots.circle(x + dx * ORBIT, y + dy * ORBIT, half);
        }
        spokes.node(&mut found.nodes, Paint::Void);
        slots.node(&mut found.nodes, Paint::Void);
        if half >= 21.0 {
            for nth in 0..count {
                let (dx, dy) = on_circle(nth as f64 / count as f64);
                let at = (x + dx * ORBIT, y + dy * ORBIT + 4.0);
                SCALE.set(&mut found.nodes, at.0, at.1, Anchoring::Middle, frame.words.unlisted_short);
            }
        }
        marks.push(found);
    }
    let centre = &data[0];
    let square = Rect { x: x - CENTRE, y: y - CENTRE, width: 2.0 * CENTRE, height: 2.0 * CENTRE };
    let mut found = frame.mark(0, centre, square);
    Pen::new().circle(x, y, CENTRE).node(&mut found.nodes, Paint::Ring);
    let name_end = centre.label.find('〔').unwrap_or(centre.label.len());
    let (name, remark) = centre.label.split_at_checked(name_end).unwrap_or_default();
    let room = 2.0 * CENTRE - 10.0;
    let shift = if remark.is_empty() { 0.0 } else { -5.0 };
    NUMERAL.set(&mut found.nodes, x, y - 2.0 + shift, Anchoring::Middle, &centre.surface);
    NOTE.set(&mut found.nodes, x, y + 18.0 + shift, Anchoring::Middle, &NOTE.fit(frame.measure, name, room));
    let remark = ASIDE.fit(frame.measure, remark, room);
    let small = Style { size: 12, ..ASIDE };
    small.set(&mut found.nodes, x, y + 33.0 + shift, Anchoring::Middle, &remark);
    marks.push(found);
    frame.scene(height, marks)
}

/// Strength of a hub.
#[cfg(feature = "author")]
const A_HUB: u32 = 40;

/// 用好6个载体，即“1+6”工作体系: a name of one and many, where the sentence says what the many are.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    for framework in material.frameworks {
        let (Some(range), [one, many]) = (&framework.range, framework.arity.as_slice()) else { continue };
        if one.count != 1 || !(2..=MOST as u32).contains(&many.count) || !framework.name.contains(['+', '＋'])
        {
            continue;
        }
        let name = &framework.name;
        let mut refuse = |why: &str| proposals.refuse("hub", range.start, format!("{name}，{why}：不作图"));
        if !many.members.is_empty() {
            refuse("原文列出了成员");
            continue;
        }
        let text = &material.briefing.text;
        let before = text.get(..range.start).unwrap_or_default().trim_end_matches('“');
        let sentence = before.rsplit(['。', '\n', '；']).next().unwrap_or_default();
        let noun = sentence.rsplit_once(&format!("{}个", many.count)).and_then(|(_, rest)| {
            let noun = rest.split(['，', '、', '：', '即']).next().unwrap_or_default();
            (2..=6).contains(&noun.chars().count()).then_some(noun)
        });
        let Some(noun) = noun else {
            refuse("没有写明各是什么");
            continue;
        };
        let after = text.get(range.end..).unwrap_or_default();
        let rest = after.strip_prefix('”').unwrap_or_default();
        let rest = rest.split(['，', '。', '、', '；', '\n', '：']).next().unwrap_or_default();
        let quote = format!("“{name}”{}", if rest.chars().count() <= 8 { rest } else { "" });
        if !material.is_unique(&quote) {
            refuse("不能照原文引用");
            continue;
        }
        let mark = [("quote", quote.as_str()), ("label", "〔原文未写〕"), ("members", noun)];
        proposals.found.push(Proposal {
            form: "hub",
            block: BlockText {
                caption: format!("“{name}”：{}个{noun}，原文未列出", counted(many.count as usize)),
                sub: "一个虚圈，一个原文未列出的成员".to_owned(),
                marks: vec![mark.map(|(key, value)| (key, value.to_owned())).to_vec()],
                ..BlockText::default()
            },
            facts: Vec::new(),
            section: framework.section,
            place: range.start,
            score: A_HUB,
            reason: format!("“{name}”，一个居中，{}个{noun}没有名单 → 中心图", many.count),
        });
    }
}
