//! Which numbers of a review say what was done: each with the words that say of what, and nothing behind it that it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_ROWS, is_result};
use crate::fact::lexicon::subject::OBJECT_VERBS;
use crate::fact::{Fact, Kind};
use crate::figure::material::{Candidate, Mark, Material, Paragraph};
use crate::figure::naming::{is_measure, is_name};
use crate::figure::proposal::{BlockText, Proposal, Proposals};
use crate::figure::stretch::{is_long, is_of_years};

/// Fewer results of one paragraph are a sentence; those of several need one more.
const LEAST: usize = 3;
/// Strength of results, and of each: what shows how numbers compare comes first.
const RESULTS: u32 = 26;
const A_RESULT: u32 = 1;
/// Most characters of a row's name, of what stands before the number, and of a caption.
const LONGEST_NAME: usize = 20;
const LONGEST_VERB: usize = 8;
const LONGEST_CAPTION: usize = 34;
/// Most characters of a finding that a paragraph begins with, and of its sentence.
const LONGEST_FINDING: usize = 18;
const LONGEST_OPENING: usize = 60;
/// What parts the members of a list.
const SEPARATORS: [char; 5] = ['、', '和', '与', '及', '，'];
/// Words between a name and its number.
const LINKS: [&str; 8] = ["稳定在", "保持在", "达到", "完成", "实现", "达", "已", ""];
/// Verbs that say what there is, or what went wrong, and not what was done.
#[rustfmt::skip]
const NO_DEEDS: &[&str] = &[
    "有", "含", "包括", "包含", "涵盖", "涉及", "造成", "导致", "引发", "发生", "剩余", "分为", "下辖", "管辖", "辖", "可容纳", "容纳", "发现", "享有", "持有", "拥有", "设有", "共有",
    "现有", "在建", "安排", "拟安排", "坚持", "扣除", "减除", "准备好", "惠及", "覆盖", "带动", "受益", "惠及群众", "入选", "获批", "获评", "获得", "荣获",
];
/// Words by which a number is one of many alike, or belongs to what stands before.
const SHARED: &[&str] = &["分别", "平均", "每", "其中", "各地", "各类", "均", "人均"];
/// Words by which a number is what was to be reached: 超额完成下达的任务量54000株.
const INTENDED: [&str; 3] = ["任务", "目标", "计划"];
/// Words at the head of what stands before a number by which it says whom it is for, or against what.
const APART: [&str; 12] = ["从", "由", "比", "较", "与", "为", "对", "向", "给", "按", "以", "占"];
/// Words in a heading by which a section tells of what is wrong.
const PROBLEMS: [&str; 4] = ["问题", "困难", "不足", "挑战"];
/// Words by which a paragraph begins with a finding.
#[rustfmt::skip]
const FINDINGS: &[&str] = &[
    "提升", "增强", "改善", "巩固", "突破", "跃升", "优化", "加快", "稳步", "持续", "明显", "显著", "扎实", "深入", "全面", "更加", "进一步", "成效", "新", "有力", "不断",
];

/// A number that says what was done, and the words of its row.
#[derive(Clone)]
struct Deed {
    fact: usize,
    /// What stands before the number, where the name stands behind it.
    verb: String,
    name: String,
    unit: String,
    /// As the text says it: 改造提升62个村内饮水管网.
    clause: String,
    mark: Mark,
}

/// Of what time and place the results of one figure are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Time {
    period: String,
    years: &'static str,
    scope: String,
}

/// The results of one paragraph, and what the paragraphs of one section that have few of them have together.
pub(super) fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let drawn: BTreeSet<usize> =
        proposals.found.iter().flat_map(|proposal| proposal.facts.iter().copied()).collect();
    let mut few: BTreeMap<(Option<usize>, Time), Vec<Deed>> = BTreeMap::new();
    for paragraph in &material.paragraphs {
        if is_of_problems(material, paragraph.section) {
            continue;
        }
        let mut times: BTreeMap<Time, Vec<Deed>> = BTreeMap::new();
        for candidate in &paragraph.candidates {
            let Some(deed) = deed(material, candidate) else { continue };
            let fact = material.fact(candidate);
            let (period, years) = if is_of_years(candidate.years) {
                (String::new(), candidate.years)
            } else {
                (fact.period.clone(), "")
            };
            let time = Time { period, years, scope: candidate.scope.clone() };
            times.entry(time).or_default().push(deed);
        }
        for (time, deeds) in times {
            let deeds = distinct(deeds);
            if deeds.len() < LEAST {
                few.entry((paragraph.section, time)).or_default().extend(deeds);
                continue;
            }
            let finding = finding(material, paragraph);
            offer(material, paragraph.section, &time, &deeds, finding, &drawn, proposals);
        }
    }
    for ((section, time), deeds) in few {
        let deeds = distinct(deeds);
        if deeds.len() > LEAST {
            offer(material, section, &time, &deeds, None, &drawn, proposals);
        }
    }
}

/// Whether a section, or one above it, tells of what is wrong.
fn is_of_problems(material: &Material<'_>, section: Option<usize>) -> bool {
    let mut next = section;
    while let Some(idx) = next {
        let Some(section) = material.briefing.sections.get(idx) else { return false };
        if PROBLEMS.iter().any(|word| section.title.contains(word)) {
            return true;
        }
        next = section.parent.filter(|parent| *parent < idx);
    }
    false
}

/// Those whose names stand once among them.
fn distinct(mut deeds: Vec<Deed>) -> Vec<Deed> {
    let names: Vec<String> = deeds.iter().map(|deed| [deed.verb.as_str(), &deed.name].concat()).collect();
    let mut at = 0;
    deeds.retain(|_| {
        let own = names.get(at);
        at += 1;
        names.iter().filter(|name| Some(*name) == own).count() == 1
    });
    deeds
}

/// A number that says what was done; none where anything is in doubt.
fn deed(material: &Material<'_>, candidate: &Candidate) -> Option<Deed> {
    let fact = material.fact(candidate);
    let time_told = candidate.past || !fact.period.is_empty();
    let small = fact.kind == Kind::Count && fact.value.number().is_some_and(|value| value < 3.0);
    if candidate.aim
        || candidate.task
        || candidate.norm
        || candidate.part
        || !time_told
        || small
        || is_counted_in_words(&fact.surface)
        || !is_result(fact)
    {
        return None;
    }
    let (verb, name) = words(material, candidate, fact)?;
    if !is_of_years(candidate.years) && is_long(material.text(candidate.clause.clone())) {
        return None;
    }
    let before = material.text(material.own_start(candidate)..fact.span.start);
    let start = fact.span.start - before.trim_start_matches(SEPARATORS).trim_start().len();
    let behind = material.text(fact.span.end..candidate.clause.end);
    let end = if verb.is_empty() { 0 } else { behind.find(&name)? + name.len() };
    let range = start..fact.span.end + end;
    let clause = material.text(range.clone()).to_owned();
    let single = material.facts_in(range).filter(|(_, fact)| is_result(fact)).count() == 1;
    let mut mark = if single && material.is_unique(&clause) {
        vec![("quote", clause.clone())]
    } else {
        let named = Candidate { label: Some(name.clone()), ..candidate.clone() };
        material.unnamed_mark(&named, &is_result)?
    };
    if !verb.is_empty() {
        mark.push(("verb", verb.clone()));
    }
    mark.push(("label", name.clone()));
    Some(Deed { fact: candidate.fact, verb, name, unit: fact.unit.clone(), clause, mark })
}

/// Whether a number is a numeral of one sign: 三大工程 is a name.
fn is_counted_in_words(surface: &str) -> bool {
    surface.starts_with(['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十'])
}

/// What stands before a number and what of it names the thing: 新增科技型中小企业 7227家, or 改造提升 62个 村内饮水管网.
fn words(material: &Material<'_>, candidate: &Candidate, fact: &Fact) -> Option<(String, String)> {
    let start = material.own_start(candidate);
    let before = material.text(start..fact.span.start);
    // Right behind another number it belongs to that: 减免3544户企业税费2.67亿元.
    if start > candidate.clause.start && !before.starts_with(SEPARATORS) {
        return None;
    }
    let own = before.trim_start_matches(SEPARATORS).trim();
    let behind = behind(material, candidate, fact)?;
    if own.is_empty()
        || INTENDED.iter().any(|word| own.contains(word) || behind.contains(word))
        || SHARED.iter().any(|word| own.contains(word))
        || APART.iter().any(|word| own.starts_with(word))
    {
        return None;
    }
    if behind.is_empty() {
        let name = LINKS.iter().find_map(|link| own.strip_suffix(link))?.trim();
        let name = name.strip_suffix('为').filter(|name| is_measure(name)).unwrap_or(name);
        let name = name.strip_suffix('共').filter(|name| !name.ends_with('公')).unwrap_or(name);
        let name = name.strip_prefix('共').unwrap_or(name);
        return is_whole(name).then(|| (String::new(), name.to_owned()));
    }
    let verb = is_deed(own);
    (verb && !behind.starts_with('的') && is_whole(behind)).then(|| (own.to_owned(), behind.to_owned()))
}

/// What stands behind a number in its clause, up to the next member of a list of numbers.
fn behind<'a>(material: &Material<'a>, candidate: &Candidate, fact: &Fact) -> Option<&'a str> {
    let next = material.facts_in(fact.span.end..candidate.clause.end).next();
    let Some((_, next)) = next else {
        return Some(material.text(fact.span.end..candidate.clause.end).trim());
    };
    let between = material.text(fact.span.end..next.span.start);
    let at = between.rfind(SEPARATORS)?;
    // Two values of one name: 229亿元、91亿元.
    let (words, rest) = between.split_at_checked(at)?;
    (!rest.trim_start_matches(SEPARATORS).trim().is_empty()).then(|| words.trim())
}

/// Whether words name a thing as a whole.
fn is_whole(name: &str) -> bool {
    let count = name.chars().count();
    // A name is longer here than elsewhere: it begins with what was done.
    let short = name
        .char_indices()
        .nth(LONGEST_NAME.saturating_sub(2))
        .map_or(name, |(at, _)| name.get(..at).unwrap_or(name));
    (3..=LONGEST_NAME).contains(&count)
        && is_name(short.trim_end_matches(['“', '《', '、', '和', '与', '及']))
        && !name.contains(char::is_numeric)
}

/// Whether what stands before a number says that something was done.
fn is_deed(own: &str) -> bool {
    let own = ["全年", "全省", "全市", "全县", "全区", "共", "累计", "已", "新"]
        .iter()
        .fold(own, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    own.chars().count() <= LONGEST_VERB
        && !NO_DEEDS.contains(&own)
        && OBJECT_VERBS.iter().any(|verb| {
            own == *verb || verb.chars().count() > 1 && own.starts_with(verb) && !NO_DEEDS.contains(verb)
        })
}

/// The finding that a paragraph begins with: 项目建设取得新突破. One of several in a paragraph is not of all its numbers.
fn finding(material: &Material<'_>, paragraph: &Paragraph) -> Option<String> {
    let first = material.fact(paragraph.candidates.first()?);
    let words = material.text(material.block_of(first));
    let (opening, rest) = words.split_once('。')?;
    let clause = finding_of(opening)?;
    let single = rest
        .split('。')
        .all(|sentence| sentence.chars().count() > LONGEST_FINDING || finding_of(sentence).is_none());
    single.then(|| clause.to_owned())
}

/// The last clause of a sentence, where it says without a number what came of something.
fn finding_of(sentence: &str) -> Option<&str> {
    let clause = sentence.rsplit(['，', '：', '；', '！']).next()?.trim().trim_start_matches('—');
    let fits = (5..=LONGEST_FINDING).contains(&clause.chars().count())
        && sentence.chars().count() <= LONGEST_OPENING
        && !sentence.contains(|c: char| c.is_ascii_digit())
        && FINDINGS.iter().any(|word| clause.contains(word))
        && !clause.contains(['“', '”', '《', '（', '、']);
    fits.then_some(clause)
}

/// Proposes all results, and those that no other form draws.
fn offer(
    material: &Material<'_>,
    section: Option<usize>,
    time: &Time,
    deeds: &[Deed],
    finding: Option<String>,
    drawn: &BTreeSet<usize>,
    proposals: &mut Proposals,
) {
    let rest: Vec<Deed> = deeds.iter().filter(|deed| !drawn.contains(&deed.fact)).cloned().collect();
    if rest.len() < deeds.len() && rest.len() >= LEAST {
        proposals.found.extend(proposal(material, section, time, &rest, finding.clone()));
    }
    proposals.found.extend(proposal(material, section, time, deeds, finding));
}

fn proposal(
    material: &Material<'_>,
    section: Option<usize>,
    time: &Time,
    deeds: &[Deed],
    finding: Option<String>,
) -> Option<Proposal> {
    let shown = deeds.get(..deeds.len().min(MOST_ROWS))?;
    let first = shown.first()?;
    let caption = finding.or_else(|| caption(shown))?;
    let told = shown.iter().map(|deed| deed.fact).next().and_then(|fact| material.facts.get(fact))?;
    let time = if time.years.is_empty() { material.printed_period(told) } else { time.years };
    let join = if time.is_empty() { "" } else { "，" };
    let units: BTreeSet<&str> = shown.iter().map(|deed| deed.unit.as_str()).collect();
    let mixed = if units.len() > 1 { "；单位不同，不比大小" } else { "" };
    let rest = if shown.len() < deeds.len() { "；只列前几项" } else { "" };
    let count = shown.len();
    Some(Proposal {
        form: "results",
        block: BlockText {
            caption,
            sub: format!("{time}{join}已经做到的数，次序照原文{mixed}{rest}"),
            marks: shown.iter().map(|deed| deed.mark.clone()).collect(),
            ..BlockText::default()
        },
        facts: shown.iter().map(|deed| deed.fact).collect(),
        section,
        place: material.facts.get(first.fact)?.span.start,
        score: RESULTS + A_RESULT * count as u32,
        reason: format!("{count}项写明做到多少，同一处、同一时期 → 成果表"),
    })
}

/// The first two results as the text says them, or the first alone.
fn caption(deeds: &[Deed]) -> Option<String> {
    let mut clauses = deeds.iter().map(|deed| deed.clause.as_str());
    let first = clauses.next()?;
    let both = clauses.next().map(|second| format!("{first}，{second}"));
    both.filter(|both| both.chars().count() <= LONGEST_CAPTION)
        .or_else(|| (first.chars().count() <= LONGEST_CAPTION).then(|| first.to_owned()))
}
