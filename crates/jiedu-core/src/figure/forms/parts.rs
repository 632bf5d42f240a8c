//! The parts of a whole on one bar. What the text does not list is an empty frame and is not filled in.
//!
//! ```toml
//! [[mark]]                                       # a share for each part
//! quote = "第二产业增加值比重为39.9%"
//! label = "第二产业增加值"
//!
//! [[mark]]                                       # or a ratio, and the names of its parts in its order
//! ratio = "三次产业结构比为6.5:40.5:53.0"
//! labels = "第一产业、第二产业、第三产业"
//! ```

#[cfg(feature = "author")]
use super::super::block::Takes;
#[cfg(feature = "author")]
use super::super::block::{Block, datum_of, read_mark};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
#[cfg(feature = "author")]
use super::super::material::{Candidate, Material, Paragraph, number};
use super::super::pen::{ASIDE, LABEL, NOTE, Pen, Style, VALUE};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
#[cfg(feature = "author")]
use super::super::quote::Quoted;
use super::super::table::{said_values, value_table};
use super::super::word_chart::{HEIGHT, MIDDLE};
use super::super::{Anchoring, Face, FigureWords, Node, Paint, Rect, Scene, Weight};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Fact, Kind, Qualifier, Value};

/// Height of the bar, of what stands above it, and of a row below it.
const BAR: f64 = 28.0;
const ABOVE: f64 = 46.0;
const ROW: f64 = 30.0;
/// What a part's name and value stand apart from the next.
const APART: f64 = 12.0;
/// What parts may differ from a hundred by rounding.
const ROUNDING: f64 = 0.6;
/// Value above a part.
const NUMERAL: Style = Style { size: 17, face: Face::Serif, weight: Weight::Bold, paint: Paint::Value };

/// The parts of a whole.
pub(super) struct Parts;

impl ChartForm for Parts {
    fn name(&self) -> &'static str {
        "parts"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let span = block.span.clone();
        let data: Vec<Datum> = block.marks(1..=8, &mut read_parts).concat();
        let sum: f64 = data.iter().map(|datum| datum.value).sum();
        if sum > 100.0 + ROUNDING || data.iter().any(|datum| datum.value < 0.0) {
            let message = format!("these parts are {sum} of a hundred");
            block.finder.error("parts-too-many", &span, message, "parts of one whole are not more than it");
        }
        Values { unlisted: !data.is_empty() && sum < 100.0 - ROUNDING, data, yardstick: None }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        let (mut meant, mut others) = (Pen::new(), Pen::new());
        for (idx, (from, to)) in spans(&chart.data, width).into_iter().enumerate() {
            let pen = if idx == datum { &mut meant } else { &mut others };
            pen.rect(from, MIDDLE - 5.0, to - from, HEIGHT - 10.0);
        }
        others.node(nodes, Paint::Faint);
        meant.node(nodes, Paint::Mark);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        let mut table =
            value_table(&chart.data, (&chart.derived, None), words, &|_, datum| words.remark(datum));
        if rest(&chart.data) > 0.0 {
            table.rows.push(vec![words.rest.to_owned(), words.unlisted_short.to_owned(), String::new()]);
        }
        table
    }

    fn said(&self, chart: &Chart, words: &FigureWords) -> Vec<String> {
        let mut said = said_values(&chart.data);
        if rest(&chart.data) > 0.0 {
            said.push([words.rest, words.unlisted_short].concat());
        }
        said
    }
}

/// A share as one part, or the parts of a ratio.
#[cfg(feature = "author")]
fn read_parts(mark: &mut Block<'_, '_>) -> Option<Vec<Datum>> {
    let names = mark.text("labels").unwrap_or_default();
    let parts = names.text.split('、').filter(|name| !name.is_empty());
    let labels: Vec<Quoted> =
        parts.map(|name| Quoted { text: name.to_owned(), span: names.span.clone() }).collect();
    let Some(quote) = mark.text("ratio") else {
        let takes = Takes { wanted: "one share", fits: &|fact| fact.kind == Kind::Share };
        return read_mark(mark, &takes).map(|datum| vec![datum]);
    };
    let fits = |fact: &Fact| matches!(fact.value, Value::Ratio(_));
    let index = mark.finder.fact(&quote, "one ratio", &fits)?;
    let fact = mark.finder.facts.get(index)?;
    let Value::Ratio(parts) = &fact.value else { return None };
    let written: Vec<&str> = fact.surface.split([':', '：', '∶', '﹕', '比']).map(str::trim).collect();
    if labels.len() != parts.len() || written.len() != parts.len() {
        let message = format!("{} has {} parts, here are {} labels", fact.surface, parts.len(), labels.len());
        mark.finder.error("arity-wrong", &quote.span, message, "name each part of the ratio, in its order");
        return None;
    }
    for label in &labels {
        mark.finder.check_label(label);
    }
    let mut data = Vec::with_capacity(parts.len());
    for ((part, written), label) in parts.iter().zip(written).zip(labels) {
        let whole = datum_of(mark.finder, index, &quote, Some(label));
        data.push(Datum { value: *part, surface: written.to_owned(), unit: String::new(), ..whole });
    }
    Some(data)
}

/// What of a hundred no part is; nothing where the parts are all but for rounding.
fn rest(data: &[Datum]) -> f64 {
    let rest = 100.0 - data.iter().map(|datum| datum.value.max(0.0)).sum::<f64>();
    if rest > ROUNDING { rest } else { 0.0 }
}

/// Where each part begins and ends on a bar.
fn spans(data: &[Datum], width: f64) -> Vec<(f64, f64)> {
    let sum: f64 = data.iter().map(|datum| datum.value.max(0.0)).sum();
    let scale = width / (sum + rest(data)).max(1e-9);
    let mut at = 0.0;
    let next = |datum: &Datum| {
        let from = at;
        at += datum.value.max(0.0) * scale;
        (from, at)
    };
    data.iter().map(next).collect()
}

/// How parts are told apart: the greatest is dark, the others are by turns darker and lighter.
fn paint(idx: usize, greatest: usize) -> Paint {
    let nth = if idx > greatest { idx - 1 } else { idx };
    match nth % 2 {
        _ if idx == greatest => Paint::Mark,
        0 => Paint::MarkOther,
        _ => Paint::Faint,
    }
}

/// Names and values as columns above a bar: where each begins; none where they have no room.
fn columns(data: &[Datum], frame: &Frame<'_>, width: f64) -> Option<Vec<f64>> {
    let widths: Vec<f64> = data
        .iter()
        .map(|datum| {
            NOTE.width(frame.measure, &datum.label).max(NUMERAL.width(frame.measure, &datum.surface)) + APART
        })
        .collect();
    if widths.iter().sum::<f64>() > width + APART {
        return None;
    }
    // From the left each where its part begins or where the one before ends, then pushed back from the right.
    let mut at = 0.0_f64;
    let mut places: Vec<f64> = Vec::with_capacity(data.len());
    for ((from, _), wide) in spans(data, width).iter().zip(&widths) {
        at = at.max(*from);
        places.push(at);
        at += wide;
    }
    let mut end = width + APART;
    for (place, wide) in places.iter_mut().zip(&widths).rev() {
        *place = place.min(end - wide).max(0.0);
        end = *place;
    }
    Some(places)
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    // Whether names stand above the bar is decided at the narrowest width, where they have least room.
    let above = columns(data, frame, frame.least()).and_then(|_| columns(data, frame, frame.width));
    let top = if above.is_some() { ABOVE } else { 2.0 };
    let greatest =
        data.iter().enumerate().max_by(|a, b| a.1.value.total_cmp(&b.1.value)).map_or(0, |it| it.0);
    let spans = spans(data, frame.width - 1.0);
    let last = spans.last().map_or(0.0, |span| span.1);
    let mut marks = Vec::with_capacity(data.len());
    for (idx, (datum, (from, to))) in data.iter().zip(&spans).enumerate() {
        let row = top + BAR + 8.0 + idx as f64 * ROW;
        let hit = if above.is_some() {
            // A thin part is touched on its own half of what lies between it and its neighbours.
            let width = (to - from).max(24.0);
            let x = (from - (width - (to - from)) / 2.0).clamp(0.0, (frame.width - width).max(0.0));
            Rect { x, y: 0.0, width, height: top + BAR }
        } else {
            Rect { x: 0.0, y: row, width: frame.width, height: ROW }
        };
        let mut found = frame.mark(idx, datum, hit);
        let nodes = &mut found.nodes;
        let gap = if idx > 0 { 1.5_f64.min((to - from) / 2.0) } else { 0.0 };
        let own = paint(idx, greatest);
        Pen::new().rect(from + gap, top, (to - from - gap).max(0.5), BAR).node(nodes, own);
        if let Some(places) = &above {
            let x = places.get(idx).copied().unwrap_or_default();
            NOTE.set(nodes, x, 14.0, Anchoring::Start, &datum.label);
            NUMERAL.set(nodes, x, 36.0, Anchoring::Start, &datum.surface);
        } else {
            Pen::new().rect(0.0, row + 9.0, 12.0, 12.0).node(nodes, own);
            let value = VALUE.width(measure, &datum.surface);
            let room = frame.width - value - 32.0;
            LABEL.set(nodes, 20.0, row + 20.0, Anchoring::Start, &LABEL.fit(measure, &datum.label, room));
            VALUE.set(nodes, frame.width, row + 20.0, Anchoring::End, &datum.surface);
        }
        marks.push(found);
    }
    let open = rest(data) > 0.0;
    let rows = if above.is_some() { 0.0 } else { 8.0 + data.len() as f64 * ROW };
    let below = if open { 24.0 } else { 2.0 };
    let height = top + BAR + rows + below;
    let mut scene = frame.scene(height, marks);
    if open {
        // The rest is a frame to the end of the bar; what is in it the text does not list.
        Pen::new()
            .rect(last + 2.0, top + 0.6, (frame.width - last - 3.0).max(1.0), BAR - 1.2)
            .node(&mut scene.ground, Paint::Void);
        let said = [frame.words.rest, frame.words.unlisted_short].concat();
        ASIDE.set(
            &mut scene.ground,
            frame.width,
            height - 7.0,
            Anchoring::End,
            &ASIDE.fit(measure, &said, frame.width),
        );
    }
    scene
}

/// Strength of parts that are the whole, and of each.
#[cfg(feature = "author")]
const A_WHOLE: u32 = 52;
#[cfg(feature = "author")]
const A_PART: u32 = 3;
/// Most characters of a caption.
#[cfg(feature = "author")]
const LONGEST_CAPTION: usize = 36;
/// The parts of a ratio that texts give without naming them.
#[cfg(feature = "author")]
const INDUSTRIES: [&str; 3] = ["第一产业", "第二产业", "第三产业"];

/// Shares of one whole in one sentence that are all of it, and ratios of the three industries.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    for paragraph in &material.paragraphs {
        let shares: Vec<&Candidate> = paragraph
            .candidates
            .iter()
            .filter(|it| {
                let fact = material.fact(it);
                fact.kind == Kind::Share && fact.unit == "%" && fact.value.number().is_some()
            })
            .collect();
        let mut at = 0;
        while let Some(first) = shares.get(at) {
            let sentence = material.fact(first).sentence;
            let group = shares.get(at..).unwrap_or_default();
            let length = group.iter().take_while(|it| material.fact(it).sentence == sentence).count();
            propose_shares(material, paragraph, group.get(..length).unwrap_or_default(), proposals);
            at += length.max(1);
        }
        for candidate in &paragraph.candidates {
            propose_ratio(material, paragraph, candidate, proposals);
        }
    }
}

#[cfg(feature = "author")]
fn propose_shares(
    material: &Material<'_>,
    paragraph: &Paragraph,
    group: &[&Candidate],
    proposals: &mut Proposals,
) {
    let [first, _, ..] = group else { return };
    let value = |it: &Candidate| material.fact(it).value.number().unwrap_or_default();
    // Runs that are a whole: 税务部门占…48.51%，财政部门占…51.49%，税收占…38.96%，非税占…61.04% are two of them.
    let mut from = 0;
    let mut found = false;
    while from < group.len() {
        let mut sum = 0.0;
        let mut to = from;
        while to < group.len() && sum < 100.0 - ROUNDING {
            sum += value(group[to]);
            to += 1;
        }
        let run = group.get(from..to).unwrap_or_default();
        if run.len() >= 2 && (sum - 100.0).abs() <= ROUNDING {
            found |= offer_shares(material, paragraph, run, proposals);
            from = to;
        } else {
            from += 1;
        }
    }
    if !found && group.len() >= 3 {
        let place = material.fact(first).span.start;
        proposals.refuse("parts", place, format!("{}个份额，合起来不是一个全体：不作构成", group.len()));
    }
}

/// What a share is of: the words between 占 and the number, without those that say that it is one.
#[cfg(feature = "author")]
fn whole<'a>(material: &Material<'a>, candidate: &Candidate) -> &'a str {
    let own = material.text(candidate.clause.start..material.fact(candidate).span.start);
    let Some(at) = own.rfind('占') else { return "" };
    let words = own.get(at + '占'.len_utf8()..).unwrap_or_default();
    let words = words.trim_end_matches(['为', '达', '到', '约']);
    let words = words.strip_suffix("比重").or_else(|| words.strip_suffix("比例")).unwrap_or(words);
    words.strip_suffix('的').unwrap_or(words)
}

/// The name of a part: what stands before 占 or 比重 in its clause, or else the label.
#[cfg(feature = "author")]
fn part_name<'a>(material: &Material<'a>, candidate: &'a Candidate) -> Option<&'a str> {
    let own = material.text(material.own_start(candidate)..material.fact(candidate).span.start);
    let own = own.trim_start_matches(['，', '、', '；', ',', ';', ' ']);
    let cut = ["占", "比重", "所占"].into_iter().filter_map(|word| own.find(word)).min();
    let named = cut.and_then(|at| own.get(..at)).map(|name| name.trim_end_matches('的')).unwrap_or_default();
    let fits = |name: &&str| {
        (2..=14).contains(&name.chars().count()) && !name.contains(|c: char| c.is_ascii_digit())
    };
    Some(named).filter(fits).or(candidate.label.as_deref().filter(fits).filter(|label| !label.contains("占")))
}

#[cfg(feature = "author")]
fn offer_shares(
    material: &Material<'_>,
    paragraph: &Paragraph,
    run: &[&Candidate],
    proposals: &mut Proposals,
) -> bool {
    let place = material.fact(run[0]).span.start;
    let mut refuse = |why: &str| {
        proposals.refuse("parts", place, format!("{}个份额，{why}：不作构成", run.len()));
        true
    };
    if run.iter().any(|it| it.aim || it.norm || material.fact(it).qualifier != Qualifier::Exact) {
        return refuse("有目标或约数");
    }
    let wholes: Vec<&str> =
        run.iter().map(|it| whole(material, it)).filter(|whole| !whole.is_empty()).collect();
    let Some(name) = wholes.first().copied() else { return refuse("全体没有写明") };
    if wholes.iter().any(|other| *other != name) {
        return refuse("不是同一个全体");
    }
    if !(2..=16).contains(&name.chars().count()) {
        return refuse("全体的名称不能照原文剪下");
    }
    let mut marks = Vec::with_capacity(run.len());
    for it in run {
        let (Some(label), Some(mut mark)) = (
            part_name(material, it),
            material.unnamed_mark(it, &|fact| number(fact) && fact.kind == Kind::Share),
        ) else {
            return refuse("有的部分没有名称");
        };
        mark.push(("label", label.to_owned()));
        marks.push(mark);
    }
    let fact = material.fact(run[0]);
    let greatest = run.iter().max_by(|a, b| {
        let value = |it: &Candidate| material.fact(it).value.number().unwrap_or_default();
        value(a).total_cmp(&value(b))
    });
    let Some((greatest, label)) = greatest.and_then(|it| Some((material.fact(it), part_name(material, it)?)))
    else {
        return false;
    };
    let caption = format!("{label}占{name}的{}", greatest.surface);
    if caption.chars().count() > LONGEST_CAPTION {
        return refuse("题目太长");
    }
    let period = material.printed_period(fact);
    let join = if period.is_empty() { "" } else { "，" };
    let facts: Vec<usize> = run.iter().map(|it| it.fact).collect();
    proposals.found.push(Proposal {
        form: "parts",
        block: BlockText {
            caption,
            sub: format!("{period}{join}占{name}的比重"),
            marks,
            ..BlockText::default()
        },
        score: A_WHOLE + A_PART * facts.len() as u32,
        section: paragraph.section,
        place,
        reason: format!("{}个份额，同一个全体，合计一百 → 构成", facts.len()),
        facts,
    });
    true
}

/// 三次产业结构比为6.5:40.5:53.0.
#[cfg(feature = "author")]
fn propose_ratio(
    material: &Material<'_>,
    paragraph: &Paragraph,
    candidate: &Candidate,
    proposals: &mut Proposals,
) {
    let fact = material.fact(candidate);
    let Value::Ratio(parts) = &fact.value else { return };
    let before = material.text(material.sentence(fact).start..fact.span.start);
    let own = before.rsplit(['，', '。', '；', '：', ',', ';', '\n']).next().unwrap_or_default();
    let mut refuse = |why: &str| {
        proposals.refuse("parts", fact.span.start, format!("{}，{why}：不作构成", fact.surface));
    };
    let sum: f64 = parts.iter().sum();
    let industries =
        own.contains("产业") && (own.contains('三') || own.contains("一二三")) && parts.len() == 3;
    if !industries {
        return refuse("没有写明各是什么");
    }
    if (sum - 100.0).abs() > ROUNDING {
        return refuse("合起来不是一百");
    }
    if candidate.aim || candidate.norm {
        return refuse("是目标");
    }
    // 由…调整为…: the first is what it was.
    if own.contains(['由', '从']) || before.trim_end().ends_with("上年") {
        return refuse("是从前的构成");
    }
    let text = &material.briefing.text;
    if INDUSTRIES.iter().any(|name| !text.contains(name)) {
        return refuse("原文没有写出三个产业的名称");
    }
    let Some(quote) = material.passage(candidate, &|fact| matches!(fact.value, Value::Ratio(_))) else {
        return refuse("不能照原文引用");
    };
    let words = own.trim();
    // A line that was set above it may have run into the sentence.
    let short = words.rfind("三次产业").and_then(|at| words.get(at..)).unwrap_or_default();
    let captions = [words, short, ""].map(|words| format!("{words}{}", fact.surface));
    let caption = captions.into_iter().find(|caption| caption.chars().count() <= LONGEST_CAPTION);
    let caption = caption.unwrap_or_else(|| fact.surface.clone());
    let period = material.printed_period(fact);
    let join = if period.is_empty() { "" } else { "；" };
    proposals.found.push(Proposal {
        form: "parts",
        block: BlockText {
            caption,
            sub: format!("{period}{join}合计为一百"),
            marks: vec![vec![("ratio", quote.to_owned()), ("labels", INDUSTRIES.join("、"))]],
            ..BlockText::default()
        },
        facts: vec![candidate.fact],
        section: paragraph.section,
        place: fact.span.start,
        score: A_WHOLE + A_PART * 3,
        reason: "一个比例，三个产业都有名称，合计一百 → 构成".to_owned(),
    });
}
