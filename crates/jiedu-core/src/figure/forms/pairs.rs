//! What is to raise what: two names and an arrow, with how it is to be done below.
//!
//! ```toml
//! [[mark]]                                       # all are quotes of the text
//! name = "主导产业之强"
//! to = "支撑力"
//! how = ["传统产业要壮筋骨", "新兴产业要抢先机"]    # may be left away
//! ```

#[cfg(feature = "author")]
use super::super::block::Block;
#[cfg(feature = "author")]
use super::super::data::Emphasis;
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
#[cfg(feature = "author")]
use super::super::material::Material;
#[cfg(feature = "author")]
use super::super::parallel::{counted, first_sentence};
use super::super::pen::{PART, Pen, Style, UNIT, mark};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer, SEVERAL};
use super::super::word_chart::{HEIGHT, MIDDLE};
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Kind, Qualifier};

/// Either name.
const NAME: Style = Style { paint: Paint::Value, ..PART };
/// How it is done.
const HOW: Style = UNIT;
/// Length of an arrow, and its distance from a name.
const ARROW: f64 = 34.0;
const GAP: f64 = 10.0;
const LINE: f64 = 22.0;
/// What is between the ways of doing it where they are kept as one text.
const BETWEEN: char = '；';

/// Two names and an arrow.
pub(super) struct Pairs;

impl ChartForm for Pairs {
    fn name(&self) -> &'static str {
        "pairs"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let data = block.marks(2..=8, &mut |mark| {
            let (name, to, how) = (mark.required("name"), mark.required("to"), mark.texts("how"));
            let emphasis = mark.emphasis();
            let (name, to) = (name?, to?);
            let place = mark.finder.passage(&name, None);
            // What follows stands in the text behind the name.
            let place = place?;
            let end = mark.finder.briefing.text.get(place.start..)?.find('\n');
            let area = place.start..end.map_or(mark.finder.briefing.text.len(), |end| place.start + end);
            mark.finder.passage(&to, Some(&area))?;
            for words in &how {
                mark.finder.passage(words, Some(&area))?;
            }
            let sentence = mark.finder.sentence(&place)?;
            let how: Vec<&str> = how.iter().map(|words| words.text.as_str()).collect();
            Some(pair(&name.text, &to.text, &how.join("；"), emphasis, sentence))
        });
        Values { data, ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, _chart: &Chart, _datum: usize, width: f64, nodes: &mut Vec<Node>) {
        let end = width.min(64.0) - 14.0;
        Pen::new().rect(0.0, MIDDLE - 5.0, 10.0, HEIGHT - 10.0).node(nodes, Paint::Mark);
        arrow(nodes, 14.0, end, MIDDLE);
        Pen::new().rect(end + 4.0, MIDDLE - 5.0, 10.0, HEIGHT - 10.0).node(nodes, Paint::Mark);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        let rows = chart
            .data
            .iter()
            .map(|datum| vec![datum.label.clone(), datum.group.clone(), datum.surface.clone()]);
        Table { head: [words.from, words.to, words.how].map(str::to_owned).to_vec(), rows: rows.collect() }
    }

    fn said(&self, chart: &Chart, words: &FigureWords) -> Vec<String> {
        chart.data.iter().map(|datum| spoken(datum, words)).collect()
    }
}

fn spoken(datum: &Datum, words: &FigureWords) -> String {
    let how = if datum.surface.is_empty() { "" } else { words.colon };
    [datum.label.as_str(), " → ", &datum.group, how, &datum.surface].concat()
}

/// Two names as a datum, which is of no fact.
#[cfg(feature = "author")]
fn pair(name: &str, to: &str, how: &str, emphasis: Emphasis, sentence: u16) -> Datum {
    Datum {
        label: name.to_owned(),
        group: to.to_owned(),
        surface: how.to_owned(),
        value: 1.0,
        unit: String::new(),
        kind: Kind::Count,
        qualifier: Qualifier::Exact,
        emphasis,
        planned: false,
        fact: None,
        sentence,
    }
}

fn arrow(nodes: &mut Vec<Node>, from: f64, to: f64, y: f64) {
    Pen::new()
        .line(from, y, to, y)
        .line(to - 6.0, y - 4.5, to, y)
        .to(to - 6.0, y + 4.5)
        .node(nodes, Paint::MarkLine);
}

/// A row a pair: names and arrow in three columns; how it is done beside them where there is room, else below.
fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let widest = |of: &dyn Fn(&Datum) -> f64| data.iter().map(of).fold(0.0, f64::max);
    // Names are cut where both together are wider than the narrowest drawing.
    let room = frame.least() - ARROW - 2.0 * GAP;
    let left = widest(&|datum| NAME.width(measure, &datum.label)).min(room * 0.6);
    let right = widest(&|datum| NAME.width(measure, &datum.group)).min(room - left);
    let names = left + right + ARROW + 2.0 * GAP;
    let ways = |datum: &Datum| {
        datum.surface.split(BETWEEN).filter(|way| !way.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let longest = widest(&|datum| ways(datum).iter().map(|way| HOW.width(measure, way)).fold(0.0, f64::max));
    let beside = names + 28.0 + longest <= frame.least();
    let mut marks = Vec::with_capacity(data.len());
    let (mut y, mut rules) = (0.0, Pen::new());
    for (idx, datum) in data.iter().enumerate() {
        let ways = ways(datum);
        let lines = |width: f64| -> Vec<String> {
            ways.iter().flat_map(|way| HOW.wrap(measure, way, width, 3)).collect()
        };
        let count = if beside { ways.len().max(1) } else { lines(frame.least()).len() + 1 };
        let height = 18.0 + count as f64 * LINE;
        let hit = Rect { x: 0.0, y, width: frame.width, height };
        let mut found = mark(idx, spoken(datum, frame.words), hit);
        let nodes = &mut found.nodes;
        if idx > 0 {
            rules.line(0.0, y, frame.width, y);
        }
        let base = y + 25.0;
        NAME.set(nodes, 0.0, base, Anchoring::Start, &NAME.fit(measure, &datum.label, left));
        arrow(nodes, left + GAP, left + GAP + ARROW, base - 5.0);
        let to = left + 2.0 * GAP + ARROW;
        NAME.set(nodes, to, base, Anchoring::Start, &NAME.fit(measure, &datum.group, right));
        let (x, first, shown) =
            if beside { (names + 28.0, base, ways) } else { (0.0, base + LINE, lines(frame.width)) };
        for (nth, way) in shown.iter().take(count).enumerate() {
            HOW.set(nodes, x, first + nth as f64 * LINE, Anchoring::Start, way);
        }
        marks.push(found);
        y += height;
    }
    let mut scene = frame.scene(y, marks);
    rules.node(&mut scene.ground, Paint::Hair);
    scene
}

/// Strength of pairs, and of each.
#[cfg(feature = "author")]
const PAIRED: u32 = 42;
#[cfg(feature = "author")]
const A_PAIR: u32 = 3;
/// Most characters of a name and of a way of doing it.
#[cfg(feature = "author")]
const LONGEST_NAME: usize = 12;
#[cfg(feature = "author")]
const LONGEST_WAY: usize = 18;
/// Words between what raises and what is raised.
#[cfg(feature = "author")]
const VERBS: [&str; 16] = [
    "提升", "增强", "促进", "带动", "推动", "引领", "激发", "赋能", "保障", "助推", "换", "筑牢", "撬动",
    "厚植", "彰显", "释放",
];

/// 要以主导产业之强提升支撑力: three or more items of the same wording.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let briefing = material.briefing;
    for lines in &material.lines {
        let items: Vec<&str> = lines.items.iter().map(|item| briefing.slice(item)).collect();
        if !(3..=8).contains(&items.len()) {
            continue;
        }
        let firsts: Vec<&str> = items.iter().map(|item| first_sentence(item).0).collect();
        let bodies: Option<Vec<&str>> =
            firsts.iter().map(|first| first.strip_prefix('要').unwrap_or(first).strip_prefix('以')).collect();
        let Some(bodies) = bodies else { continue };
        let split = VERBS.iter().find_map(|verb| {
            let parts: Option<Vec<(&str, &str)>> = bodies.iter().map(|body| body.split_once(verb)).collect();
            Some((*verb, parts?))
        });
        let place = lines.items.first().map_or(0, |item| item.start);
        let Some((verb, parts)) = split else {
            proposals.refuse("pairs", place, format!("{}项以“以”起头，动词不同：不作对应表", items.len()));
            continue;
        };
        let fits = |words: &str| {
            (2..=LONGEST_NAME).contains(&words.chars().count()) && !words.contains(['，', '、', '：', '（'])
        };
        let sound = parts.iter().all(|(name, to)| fits(name) && fits(to) && material.is_unique(name));
        if !sound {
            proposals.refuse(
                "pairs",
                place,
                format!("{}项“以……{verb}……”，有的不能照原文剪下：不作对应表", items.len()),
            );
            continue;
        }
        let ways: Vec<Vec<&str>> =
            items.iter().zip(&parts).map(|(item, (name, to))| ways(item, name, to)).collect();
        let each = ways.first().map_or(0, Vec::len);
        let equal = each > 0 && ways.iter().all(|ways| ways.len() == each);
        let marks = parts.iter().zip(&ways).map(|((name, to), ways)| {
            let mut mark = vec![("name", (*name).to_owned()), ("to", (*to).to_owned())];
            if ways.len() >= 2 {
                mark.push(("how", ways.join(&SEVERAL.to_string())));
            }
            mark
        });
        let with_ways =
            if equal && each >= 2 { format!("，各有{}条做法", counted(each)) } else { String::new() };
        proposals.found.push(Proposal {
            form: "pairs",
            block: BlockText {
                caption: format!("{}项“以……{verb}……”{with_ways}", counted(parts.len())),
                sub: "左边是“以”，右边是“提升”；次序照原文".replace("提升", verb),
                marks: marks.collect(),
                ..BlockText::default()
            },
            facts: Vec::new(),
            section: lines.section,
            place,
            score: PAIRED + A_PAIR * parts.len() as u32,
            reason: format!("{}项“以……{verb}……”，措辞相同 → 对应表", parts.len()),
        });
    }
}

/// The clauses behind the names that can be cut as they stand; none where one of them can't.
#[cfg(feature = "author")]
fn ways<'a>(item: &'a str, name: &str, to: &str) -> Vec<&'a str> {
    let rest = first_sentence(item).1;
    let ways: Vec<&str> =
        rest.split(['，', '；', '。', ';', ',']).map(str::trim).filter(|way| !way.is_empty()).collect();
    // 招大引强，扩充增量；梯次培育，提升质量: what a semicolon parts belongs together.
    let ways = if rest.contains('；') {
        rest.split(['；', '。']).map(str::trim).filter(|way| !way.is_empty()).collect()
    } else {
        ways
    };
    let fits = |way: &&str| {
        (2..=LONGEST_WAY).contains(&way.chars().count())
            && item.matches(*way).count() == 1
            && *way != name
            && *way != to
    };
    if (2..=4).contains(&ways.len()) && ways.iter().all(fits) { ways } else { Vec::new() }
}
