//! What is to be done by when. A stretch of time is drawn hollow between its bounds: on which day of it, the text does not
//! say. A day is a point.
//!
//! ```toml
//! [[mark]]
//! quote = "利咸高速力争2026年建成通车"            # of one date
//! when = "2026年"                                # the words of the quote that say when; left away, the date as found
//! label = "利咸高速力争2026年建成通车"            # cut from the text
//! number = "2026年"                              # which date is meant, where the quote holds several
//! ```

#[cfg(feature = "author")]
use super::super::block::{Block, datum_of};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
#[cfg(feature = "author")]
use super::super::material::{Candidate, Material};
#[cfg(feature = "author")]
use super::super::parallel::counted;
use super::super::pen::{LABEL, PART, Pen, Style};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer};
use super::super::table::said_values;
use super::super::word_chart::{HEIGHT, MIDDLE};
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::{Fact, Kind, Value};
#[cfg(feature = "author")]
use std::collections::BTreeMap;

/// When.
const WHEN: Style = Style { paint: Paint::Value, ..PART };
/// Width of a stretch of time, and of what lies between it and the words on both sides.
const BAR: f64 = 12.0;
const GAP: f64 = 14.0;
const LINE: f64 = 22.0;
/// A task is cut off after so many lines.
const MOST_LINES: usize = 3;

/// What is to be done by when.
pub(super) struct Schedule;

impl ChartForm for Schedule {
    fn name(&self) -> &'static str {
        "schedule"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let data = block.marks(1..=12, &mut |mark| {
            let label = mark.label("label");
            let emphasis = mark.emphasis();
            let (when, number) = (mark.text("when"), mark.text("number"));
            let quote = mark.required("quote")?;
            let fits = |fact: &Fact| {
                matches!(fact.value, Value::Date(_))
                    && number.as_ref().is_none_or(|number| number.text == fact.surface)
            };
            let index = mark.finder.fact(&quote, "one date", &fits)?;
            let datum = datum_of(mark.finder, index, &quote, label);
            let surface = match when {
                Some(when) if quote.text.contains(&when.text) && when.text.contains(&datum.surface) => {
                    when.text
                }
                Some(when) => {
                    let message =
                        format!("“{}” are not the words of the quote for {}", when.text, datum.surface);
                    mark.finder.error(
                        "label-invented",
                        &when.span,
                        message,
                        "cut when from the quote, with its date",
                    );
                    return None;
                }
                None => datum.surface.clone(),
            };
            Some(Datum { emphasis, surface, planned: true, ..datum })
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

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        let pitch = (width / chart.data.len() as f64).min(24.0);
        for idx in 0..chart.data.len() {
            let paint = if idx == datum { Paint::Mark } else { Paint::Faint };
            Pen::new().rect(idx as f64 * pitch, MIDDLE - 4.0, pitch * 0.75, HEIGHT - 12.0).node(nodes, paint);
        }
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        let rows = chart.data.iter().map(|datum| vec![datum.surface.clone(), datum.label.clone()]);
        Table { head: vec![words.when.to_owned(), words.content.to_owned()], rows: rows.collect() }
    }

    fn said(&self, chart: &Chart, _words: &FigureWords) -> Vec<String> {
        said_values(&chart.data)
    }
}

/// The tasks of one time, one below another.
fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let widest = data.iter().map(|datum| WHEN.width(measure, &datum.surface)).fold(0.0, f64::max);
    // Where times are long words, tasks stand below them.
    let beside = widest <= frame.least() * 0.36;
    let left = if beside { widest + GAP } else { 2.0 };
    let x = left + BAR + GAP;
    let lines = |datum: &Datum, width: f64| LABEL.wrap(measure, &datum.label, width - x, MOST_LINES);
    let lead = if beside { 0.0 } else { 26.0 };
    let mut scene = frame.scene(0.0, Vec::with_capacity(data.len()));
    let (mut stretches, mut bounds, mut days, mut open) = (Pen::new(), Pen::new(), Pen::new(), Pen::new());
    let (mut y, mut from) = (0.0, 0);
    while let Some(first) = data.get(from) {
        let count = data.iter().skip(from).take_while(|datum| datum.surface == first.surface).count();
        let top = y;
        y += lead;
        let start = y;
        for (nth, datum) in data.iter().enumerate().skip(from).take(count) {
            let height = lines(datum, frame.least()).len().max(1) as f64 * LINE + 8.0;
            let over = if nth == from { y - top } else { 0.0 };
            let hit = Rect { x: 0.0, y: y - over, width: frame.width, height: height + over };
            let mut found = frame.mark(nth, datum, hit);
            if nth == from {
                let at = if beside { start + 19.0 } else { top + 20.0 };
                let when = WHEN.fit(measure, &datum.surface, if beside { widest } else { frame.width });
                WHEN.set(&mut found.nodes, 0.0, at, Anchoring::Start, &when);
            }
            for (line, words) in lines(datum, frame.width).iter().enumerate() {
                LABEL.set(&mut found.nodes, x, y + 19.0 + line as f64 * LINE, Anchoring::Start, words);
            }
            scene.marks.push(found);
            y += height;
        }
        let end = y - 4.0;
        let begin = start + 4.0;
        if first.surface.ends_with(['日', '号']) {
            days.circle(left + BAR / 2.0, begin + 10.0, 5.0);
        } else {
            let sides = if first.surface.ends_with('前') { &mut open } else { &mut stretches };
            sides.line(left, begin, left, end).line(left + BAR, begin, left + BAR, end);
            // 6月底前 has an end and no beginning.
            if !first.surface.ends_with('前') {
                bounds.line(left - 3.0, begin, left + BAR + 3.0, begin);
            }
            bounds.line(left - 3.0, end, left + BAR + 3.0, end);
        }
        y += 10.0;
        from += count.max(1);
    }
    scene.size.height = (y - 10.0).max(0.0);
    stretches.node(&mut scene.ground, Paint::MarkLine);
    open.node(&mut scene.ground, Paint::Void);
    bounds.node(&mut scene.ground, Paint::Bound);
    days.node(&mut scene.ground, Paint::Mark);
    scene
}

/// Strength of tasks with times, and of each.
#[cfg(feature = "author")]
const TIMED: u32 = 36;
#[cfg(feature = "author")]
const A_TASK: u32 = 3;
/// Most characters of a task.
#[cfg(feature = "author")]
const LONGEST_TASK: usize = 28;
/// What may stand between a date and its task, with what belongs to the date.
#[cfg(feature = "author")]
const AFTER: [&str; 10] = ["年底前", "底前", "月底前", "末前", "之前", "以前", "前", "底", "末", "内"];
/// Words by which something is done.
#[cfg(feature = "author")]
const DONE: [&str; 22] = [
    "完成",
    "建成",
    "通车",
    "投产",
    "投用",
    "投入使用",
    "竣工",
    "开工",
    "启动",
    "实现",
    "达产",
    "运营",
    "交付",
    "印发",
    "出台",
    "制定",
    "报送",
    "上报",
    "贯通",
    "完工",
    "验收",
    "建立",
];

/// 利咸高速力争2026年建成通车; 6月底前，完成…: dates in one section that aims stand beside.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let mut sections: BTreeMap<Option<usize>, Vec<Task<'_>>> = BTreeMap::new();
    for (paragraph, candidate) in material.candidates() {
        if let Some(task) = task(material, candidate) {
            sections.entry(paragraph.section).or_default().push(task);
        }
    }
    for (section, mut tasks) in sections {
        let Some(place) = tasks.first().map(|task| task.place) else { continue };
        if tasks.len() < 3 {
            continue;
        }
        let count = tasks.len();
        let labels: Vec<&str> = tasks.iter().map(|task| task.label).collect();
        let twice = labels.iter().any(|label| labels.iter().filter(|other| *other == label).count() > 1);
        if twice || count > 12 {
            proposals.refuse("schedule", place, format!("{count}个期限，太多或有同名的：不作时间表"));
            continue;
        }
        // Times with their year are put in order; without it, the order is that of the text.
        if tasks.iter().all(|task| task.iso.starts_with(|c: char| c.is_ascii_digit())) {
            tasks.sort_by(|a, b| a.iso.cmp(b.iso));
        }
        let years = tasks.iter().all(|task| task.when.ends_with('年'));
        let days = tasks.iter().filter(|task| task.when.ends_with(['日', '号'])).count();
        let caption = if years {
            format!("{}项任务的期限，都只写到年", counted(count))
        } else {
            format!("{}项任务写明了期限", counted(count))
        };
        let sub = match days {
            0 => "空心一段是写明的时间；其中哪一天，原文未写",
            all if all == count => "一点是写明的那一天",
            _ => "写到日的画一点，其余画一段，哪一天原文未写",
        };
        proposals.found.push(Proposal {
            form: "schedule",
            block: BlockText {
                caption,
                sub: sub.to_owned(),
                marks: tasks.iter().map(|task| task.mark.clone()).collect(),
                ..BlockText::default()
            },
            facts: tasks.iter().map(|task| task.fact).collect(),
            section,
            place,
            score: TIMED + A_TASK * count.min(8) as u32,
            reason: format!("{count}个期限，各有任务 → 时间表"),
        });
    }
}

/// A task with its time.
#[cfg(feature = "author")]
struct Task<'a> {
    fact: usize,
    iso: &'a str,
    when: &'a str,
    label: &'a str,
    mark: Vec<(&'static str, String)>,
    place: usize,
}

#[cfg(feature = "author")]
fn task<'a>(material: &Material<'a>, candidate: &Candidate) -> Option<Task<'a>> {
    let fact = material.fact(candidate);
    let Value::Date(iso) = &fact.value else { return None };
    // A stretch from one time to another is no term.
    if fact.kind != Kind::Date || !candidate.aim || candidate.norm || iso.contains('/') {
        return None;
    }
    let clause = candidate.clause.clone();
    let after = material.text(fact.span.end..clause.end);
    let tail =
        AFTER.iter().filter(|word| after.starts_with(**word)).map(|word| word.len()).max().unwrap_or(0);
    let when = material.text(fact.span.start..fact.span.end + tail);
    let before = material.text(clause.start..fact.span.start).trim();
    let rest = after.get(tail..)?.trim();
    let sentence = material.sentence(fact);
    // What a clause compares with, or began with, is no term.
    if ["比", "较", "自", "从", "以来", "截至"].iter().any(|word| before.ends_with(word))
        || rest.starts_with("以来")
    {
        return None;
    }
    let label = if before.chars().count() <= 1 && rest.is_empty() {
        // 6月底前，完成…: the task is the next clause.
        let next = material.text(clause.end..sentence.end).trim_start_matches(['，', ',', '：', ':']);
        let end = next.find(['，', '；', '。', ',', ';', '\n']).unwrap_or(next.len());
        next.get(..end)?.trim()
    } else if before.chars().count() <= 1 {
        rest
    } else {
        material.text(clause.clone()).trim()
    };
    let fits =
        (4..=LONGEST_TASK).contains(&label.chars().count()) && DONE.iter().any(|word| label.contains(word));
    if !fits {
        return None;
    }
    let mark = material.passage(candidate, &|fact| matches!(fact.value, Value::Date(_)))?;
    let quote = if mark.contains(when) { mark } else { return None };
    Some(Task {
        fact: candidate.fact,
        iso,
        when,
        label,
        mark: vec![("quote", quote.to_owned()), ("when", when.to_owned()), ("label", label.to_owned())],
        place: clause.start,
    })
}
