//! What a text says became more or less, with both numbers.

use std::collections::BTreeMap;

use crate::fact::{Fact, Kind};
use crate::figure::material::{Candidate, Material, number};
use crate::figure::naming::{is_name, trimmed};
use crate::figure::proposal::{BlockText, Proposal, Proposals};

/// So many pairs of one paragraph are a figure of their own; a figure has at most so many.
const ENOUGH: usize = 3;
const MOST_PAIRS: usize = 8;
/// Strength of what was and became, and of each pair.
const CHANGED: u32 = 42;
const A_PAIR: u32 = 6;
/// Most characters of a caption.
const LONGEST_CAPTION: usize = 36;
/// Words between what was and what became.
const VERBS: &[&str] = &[
    "增加到",
    "提高到",
    "提升到",
    "上升到",
    "增长到",
    "扩大到",
    "发展到",
    "达到",
    "增加至",
    "提高至",
    "提升至",
    "上升至",
    "增长至",
    "扩大至",
    "扩增至",
    "增至",
    "升至",
    "提至",
    "下降到",
    "降低到",
    "减少到",
    "缩小到",
    "缩短到",
    "压缩到",
    "压减到",
    "下降至",
    "降低至",
    "减少至",
    "缩小至",
    "缩短至",
    "压缩至",
    "降至",
    "减至",
    "减到",
    "降到",
    "降为",
    "减为",
    "变为",
    "增为",
    "升到",
    "提升为",
    "跃升至",
    "跃升到",
    "调整为",
    "调整到",
    "调整至",
    "提标至",
    "到",
    "跃居",
    "前移至",
    "前移到",
    "晋升至",
    "双双跃居",
    "收窄至",
    "收窄到",
    "增长为",
    "拓展到",
    "拓展至",
    "扩展到",
    "扩展至",
    "上升为",
    "提高为",
];

/// 城镇化率从60.2%提高到65.2%: the pairs of a paragraph, and where these are few, of the paragraphs of a section.
pub(super) fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let mut sections: BTreeMap<Sort, Vec<Pair>> = BTreeMap::new();
    for (nth, paragraph) in material.paragraphs.iter().enumerate() {
        for window in paragraph.candidates.windows(2) {
            let [from, to] = window else { continue };
            match pair(material, from, to) {
                Some(Ok(pair)) => {
                    // What was done and what is to be done are figures of their own.
                    let sort = (paragraph.section, pair.years, pair.planned, pair.ranked);
                    let pair = Pair { section: paragraph.section, paragraph: nth, ..pair };
                    sections.entry(sort).or_default().push(pair);
                }
                Some(Err(why)) => {
                    let fact = material.fact(from);
                    let reason = format!("{}到{}，{why}：不作图", fact.surface, material.fact(to).surface);
                    proposals.refuse("change", fact.span.start, reason);
                }
                None => {}
            }
        }
    }
    for pairs in sections.into_values() {
        let mut few: Vec<Pair> = Vec::new();
        let mut paragraphs: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
        for pair in pairs {
            let twice = |other: &Pair| other.facts.iter().any(|fact| pair.facts.contains(fact));
            let own = paragraphs.entry(pair.paragraph).or_default();
            if !own.iter().any(twice) {
                own.push(pair);
            }
        }
        for own in paragraphs.into_values() {
            if own.len() >= ENOUGH {
                own.chunks(MOST_PAIRS).for_each(|pairs| offer(material, pairs, proposals));
            } else {
                few.extend(own);
            }
        }
        few.chunks(MOST_PAIRS).for_each(|pairs| offer(material, pairs, proposals));
    }
}

/// What pairs of one figure have in common: section, time, whether they are aims, and whether they are places.
type Sort = (Option<usize>, &'static str, bool, bool);

/// Two facts of one thing, and how a figure block quotes them.
struct Pair {
    facts: [usize; 2],
    mark: Vec<(&'static str, String)>,
    caption: String,
    place: usize,
    planned: bool,
    /// Whether it is of places in a ranking.
    ranked: bool,
    section: Option<usize>,
    paragraph: usize,
    years: &'static str,
}

/// Two facts that stand as what was and what became; why not, where they only look like it.
fn pair(material: &Material<'_>, from: &Candidate, to: &Candidate) -> Option<Result<Pair, &'static str>> {
    let (before, after) = (material.fact(from), material.fact(to));
    let fits = |fact: &Fact| number(fact) && !matches!(fact.kind, Kind::Date | Kind::Growth | Kind::Duration);
    if !fits(before) || !fits(after) || before.unit != after.unit || before.kind != after.kind {
        return None;
    }
    let ranked = before.kind == Kind::Rank;
    let between = material.text(before.span.end..after.span.start).trim_start_matches(['，', ',']);
    // 从全国第12位跃升至全国第5位.
    let between = if ranked { between.trim_end_matches(after.scope.as_str()) } else { between };
    let own = material.text(from.clause.start..before.span.start);
    let at = own.rfind(['从', '由'])?;
    if before.sentence != after.sentence || !VERBS.contains(&between) || from.norm {
        return None;
    }
    // 从2017年的2.5万公里: what stands between is a time and nothing else.
    let time = own.get(at + '从'.len_utf8()..)?.trim();
    let time = if ranked && !before.scope.is_empty() {
        time.strip_suffix(before.scope.as_str()).unwrap_or(time)
    } else {
        time
    };
    let is_time =
        time.is_empty() || time.ends_with(['的', '年', '末', '初', '底']) && time.chars().count() <= 10;
    if !is_time {
        return Some(Err("“从”后面还有别的话"));
    }
    // A place is that of the words before it: 增速从第5位 is not of what grew.
    let named = own.get(..at)?.trim();
    let named = material
        .text(material.own_start(from)..from.clause.start + at)
        .trim_start_matches(['、', '，'])
        .trim()
        .get(..)
        .filter(|it| named.ends_with(it))
        .unwrap_or(named);
    if named.starts_with(['占', '在', '较', '比']) || named.ends_with("分别") {
        return Some(Err("没有写明是什么的"));
    }
    let subject = [from.label.as_deref(), to.label.as_deref()]
        .into_iter()
        .flatten()
        .filter(|_| !ranked || named.is_empty());
    let label = subject
        .chain([trimmed(named)])
        .find(|label| is_name(label) && material.text(material.sentence(before)).contains(label));
    let Some(label) = label else { return Some(Err("没有写明是什么的")) };
    let quotes =
        [from, to].map(|it| material.unnamed_mark(it, &|fact| number(fact) && fact.kind != Kind::Date));
    let [Some(first), Some(last)] = quotes else { return Some(Err("不能照原文引用")) };
    let mut mark = vec![("label", label.to_owned())];
    for (keys, quote) in [(["from", "from_number"], first), (["to", "to_number"], last)] {
        mark.extend(quote.into_iter().map(|(key, value)| (keys[usize::from(key == "number")], value)));
    }
    let start = from.clause.start + own.find(label).unwrap_or(if named.is_empty() { at } else { 0 });
    let words = material.text(start..after.span.end).trim();
    let caption = if words.contains(label) { words.to_owned() } else { format!("{label}{words}") };
    if caption.chars().count() > LONGEST_CAPTION {
        return Some(Err("这句话太长，不能作题"));
    }
    Some(Ok(Pair {
        facts: [from.fact, to.fact],
        mark,
        caption,
        place: start,
        planned: from.aim || to.aim,
        ranked,
        section: None,
        paragraph: 0,
        years: from.years,
    }))
}

/// Pairs of one sort from one or several paragraphs of a section.
fn offer(material: &Material<'_>, pairs: &[Pair], proposals: &mut Proposals) {
    // A caption says the greatest change; of equal ones the first.
    let change = |pair: &Pair| {
        let value = |fact: usize| material.facts.get(fact).and_then(|it| it.value.number()).unwrap_or(1.0);
        let [from, to] = pair.facts.map(value);
        (to / from.max(1e-9)).max(from / to.max(1e-9))
    };
    let first = pairs.iter().rev().max_by(|a, b| change(a).total_cmp(&change(b)));
    let Some(first) = first else { return };
    let sub = match (first.planned, first.ranked, pairs.len()) {
        (true, ..) => "目标，不是已完成数；刻度从零起",
        (_, true, _) => "名次：空心是从，实心是到，越靠左越前；不同评价之间不可比",
        (_, _, 1) => "空心是从，实心是到；中间怎么走，原文未写",
        _ => "空心是从，实心是到；各行刻度不同，都从零起",
    };
    let facts: Vec<usize> = pairs.iter().flat_map(|pair| pair.facts).collect();
    proposals.found.push(Proposal {
        form: "change",
        block: BlockText {
            caption: first.caption.clone(),
            sub: sub.to_owned(),
            marks: pairs.iter().map(|pair| pair.mark.clone()).collect(),
            planned: first.planned,
            ..BlockText::default()
        },
        section: first.section,
        place: pairs.iter().map(|pair| pair.place).min().unwrap_or_default(),
        score: CHANGED + A_PAIR * pairs.len() as u32,
        reason: format!("{}项写明从多少到多少 → 前后对比", pairs.len()),
        facts,
    });
}
