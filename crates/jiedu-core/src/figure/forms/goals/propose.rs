//! Which aims a text has: those of one sentence that says so, and those that a section of tasks puts into numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::is_aim;
use crate::document::TextRange;
use crate::fact::{Fact, Kind, Qualifier, Value};
use crate::figure::material::{Candidate, Material, Paragraph};
use crate::figure::naming::is_name;
use crate::figure::proposal::{BlockText, Proposal, Proposals};

/// Fewer aims than this are a sentence; more than this are a heap.
const LEAST_AIMS: usize = 3;
const MOST_AIMS: usize = 16;
/// Strength of aims, and of each.
const AIMS: u32 = 58;
const AN_AIM: u32 = 3;
/// Most characters of a caption.
const LONGEST_CAPTION: usize = 34;
/// Fewer tasks with numbers in a section are a sentence; of more, the first are drawn.
const LEAST_TASKS: usize = 4;
const MOST_TASKS: usize = 10;
/// Strength of the tasks of a section, and of each.
const TASKS: u32 = 40;
const A_TASK: u32 = 2;
/// Most characters of a task in a caption.
const LONGEST_TASK: usize = 22;
/// Verbs of tasks: before a number it is to be reached, and a name may begin with them.
#[rustfmt::skip]
const TASK_VERBS: &[&str] = &[
    "新增", "新建", "新改建", "新培育", "新认定", "新引进", "新组建", "新创建", "新开工", "新集聚", "建成", "培育", "引进", "引育", "招引", "改造", "完成", "举办", "力争", "确保", "开工", "筹集", "认定", "修复", "治理",
];
/// More words in front of a number by which it is to be reached.
#[rustfmt::skip]
const MORE_REACHED: &[&str] = &[
    "新开通", "达到", "提高到", "提升到", "突破", "超过", "投产", "培训", "交付", "救助", "减负", "发放", "新签", "净增", "更新", "帮扶",
];
/// Words by which it tells of what there is already.
const DONE: &[&str] = &["已", "续建", "在建", "现有", "累计"];
/// Words by which a number says whom it is for, or where.
const FOR_WHOM: &[&str] = &["惠及", "受益", "覆盖", "服务", "涉及", "解决"];
/// Ends of a number by which it is a bound.
const BOUNDS: &[&str] = &["以上", "左右", "以内", "以下"];
/// More verbs that a name may begin with.
#[rustfmt::skip]
const MORE_VERBS: &[&str] = &[
    "组织", "实施", "打造", "开展", "推进",
];
/// Words by which a sentence says that aims follow.
const WORDS: [&str; 6] = ["预期目标", "主要目标", "发展目标", "工作目标", "目标是", "预期为"];

/// 主要预期目标是：…: the numbers behind these words, up to the full stop, and behind it those that can be nothing else.
pub(super) fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    for paragraph in &material.paragraphs {
        let (Some(first), Some(last)) = (paragraph.candidates.first(), paragraph.candidates.last()) else {
            continue;
        };
        let start = material.sentence(material.fact(first)).start;
        let words = material.text(start..material.sentence(material.fact(last)).end);
        let Some(at) = WORDS.iter().filter_map(|word| Some(words.find(word)? + word.len())).min() else {
            continue;
        };
        let length = words.get(at..).and_then(|rest| rest.find('。')).unwrap_or(words.len() - at);
        propose_stretch(material, paragraph, start + at..start + at + length, proposals);
    }
    let drawn: BTreeSet<usize> = proposals
        .found
        .iter()
        .filter(|proposal| proposal.form == "goals")
        .flat_map(|proposal| proposal.facts.iter().copied())
        .collect();
    propose_sections(material, &drawn, proposals);
}

/// What a section of tasks says is to be reached: numbers behind words that say so. 推进3个项目 tells of what there is.
fn propose_sections(material: &Material<'_>, drawn: &BTreeSet<usize>, proposals: &mut Proposals) {
    let mut sections: BTreeMap<(Option<usize>, &str), Vec<Candidate>> = BTreeMap::new();
    for (paragraph, candidate) in material.candidates() {
        let fact = material.fact(candidate);
        if drawn.contains(&candidate.fact) || !is_task(material, candidate) {
            continue;
        }
        let Some(label) = candidate.label.as_deref().map(without_verb).filter(|label| is_name(label)) else {
            continue;
        };
        let candidate = Candidate { label: Some(label.to_owned()), ..candidate.clone() };
        sections.entry((paragraph.section, fact.period.as_str())).or_default().push(candidate);
    }
    // Sections that say little in numbers are drawn together with those beside them.
    let mut few: BTreeMap<(Option<usize>, &str), Vec<Candidate>> = BTreeMap::new();
    for ((section, period), mut tasks) in sections {
        let names: Vec<String> = tasks.iter().filter_map(|it| it.label.clone()).collect();
        tasks.retain(|it| names.iter().filter(|name| Some(*name) == it.label.as_ref()).count() == 1);
        // The first of the section are those that it puts first.
        tasks.retain(|it| material.unnamed_mark(it, &is_aim).is_some());
        let written = tasks.len();
        tasks.truncate(MOST_TASKS);
        if tasks.len() < LEAST_TASKS {
            few.entry((material.part_of(section), period)).or_default().extend(tasks);
            continue;
        }
        offer_tasks(material, section, &tasks, written, proposals);
    }
    for mut tasks in few.into_values() {
        let names: Vec<String> = tasks.iter().filter_map(|it| it.label.clone()).collect();
        tasks.retain(|it| names.iter().filter(|name| Some(*name) == it.label.as_ref()).count() == 1);
        for tasks in tasks.chunks(MOST_TASKS).filter(|tasks| tasks.len() > LEAST_TASKS) {
            let section = tasks.last().and_then(|it| material.fact(it).section);
            offer_tasks(material, section, tasks, tasks.len(), proposals);
        }
    }
}

/// Whether a number of a section of tasks is one that is to be reached.
fn is_task(material: &Material<'_>, candidate: &Candidate) -> bool {
    let fact = material.fact(candidate);
    if !candidate.aim
        || !candidate.task
        || candidate.norm
        || candidate.part
        || !matches!(fact.value, Value::Number(_))
    {
        return false;
    }
    let own = material.text(material.own_start(candidate)..fact.span.start);
    let own = own.trim_start_matches(['，', '、', '；', '和', ' ']);
    let reaches = TASK_VERBS.iter().chain(MORE_REACHED).any(|word| own.contains(word));
    let bound = matches!(fact.qualifier, Qualifier::AtLeast | Qualifier::Approx)
        && BOUNDS.iter().any(|word| fact.surface.ends_with(word));
    let done = DONE.iter().any(|word| own.contains(word));
    let after = material.text(fact.span.end..candidate.clause.end);
    // 行业70%以上产能完成改造 is no share of the line of business; 为200万名学生 says for whom.
    let label = candidate.label.as_deref().unwrap_or_default();
    let cut = after
        .find(label)
        .filter(|_| !own.contains(label))
        .is_some_and(|at| !after.get(at + label.len()..).unwrap_or_default().trim().is_empty());
    let behind = after.find(label).is_some() && !own.contains(label);
    let attribute = behind && fact.kind != Kind::Count || own.ends_with("一批") || own.ends_with('等');
    let apart = after.starts_with('的')
        || attribute
        || cut
        || fact.kind == Kind::Share && !after.trim().is_empty()
        || own.ends_with(['为', '对', '给', '向']);
    let small = fact.kind == Kind::Count && fact.value.number().is_some_and(|value| value < 3.0);
    is_aim(fact)
        && matches!(fact.kind, Kind::Count | Kind::Money | Kind::Amount | Kind::Length | Kind::Share)
        && (reaches || bound || candidate.listed && !FOR_WHOM.iter().any(|word| own.contains(word)))
        && !done
        && !apart
        && !small
}

/// A name without the verb that it begins with, where what is left still says what it is.
fn without_verb(label: &str) -> &str {
    let cut = TASK_VERBS
        .iter()
        .chain(MORE_VERBS)
        .filter_map(|verb| label.strip_prefix(verb))
        .min_by_key(|rest| rest.len());
    cut.filter(|rest| rest.chars().count() >= 4).unwrap_or(label)
}

fn offer_tasks(
    material: &Material<'_>,
    section: Option<usize>,
    tasks: &[Candidate],
    written: usize,
    proposals: &mut Proposals,
) {
    let mark = |it: &Candidate| {
        let mut mark = material.unnamed_mark(it, &is_aim)?;
        mark.push(("label", it.label.clone()?));
        Some(mark)
    };
    let marks: Vec<_> = tasks.iter().filter_map(mark).collect();
    let Some(first) = tasks.first() else { return };
    let words = |it: &Candidate| {
        let start = material.own_start(it);
        let end = material.fact(it).span.end;
        // 新建20家标杆企业: the name may stand behind the number.
        let behind = material.text(end..it.clause.end);
        let label = it.label.as_deref().unwrap_or_default();
        let reach = behind.find(label).filter(|_| !material.text(start..end).contains(label));
        let words = material.text(start..end + reach.map_or(0, |at| at + label.len()));
        words.trim_start_matches(['，', '、', '；', '和', '：', ' ']).trim().to_owned()
    };
    let count = marks.len();
    let clear = |clause: &String| (6..=LONGEST_TASK).contains(&clause.chars().count());
    let head = tasks.iter().map(words).find(clear).unwrap_or_else(|| {
        format!("{}{}", first.label.as_deref().unwrap_or_default(), material.fact(first).surface)
    });
    let period = material.printed_period(material.fact(first));
    let join = if period.is_empty() { "" } else { "，" };
    let facts: Vec<usize> = tasks.iter().map(|it| it.fact).collect();
    let rest = if written > count { "；只列前几项" } else { "" };
    proposals.found.push(Proposal {
        form: "goals",
        block: BlockText {
            caption: format!("{head}等{count}项任务写明了数"),
            sub: format!("{period}{join}要做到的数，不是已完成数{rest}"),
            marks,
            planned: false,
            ..BlockText::default()
        },
        score: TASKS + A_TASK * count as u32,
        section,
        place: material.fact(first).span.start,
        reason: format!("{count}项任务写明了要做到多少，同一节 → 目标图"),
        facts,
    });
}

/// The name of what is aimed at: 经济增长 for 经济增长预期目标.
fn name(label: &str) -> &str {
    let name = label.strip_suffix("目标").unwrap_or(label);
    let name = name.strip_suffix("预期").unwrap_or(name);
    if name.chars().count() < 2 { label } else { name }
}

/// Whether a number can be an aim only: a result is not 5%左右.
fn is_aim_alone(fact: &Fact) -> bool {
    matches!(fact.kind, Kind::Growth | Kind::Share)
        && ["左右", "以内", "以上", "上下"].iter().any(|word| fact.surface.ends_with(word))
}

fn propose_stretch(
    material: &Material<'_>,
    paragraph: &Paragraph,
    stretch: TextRange,
    proposals: &mut Proposals,
) {
    let (from, to) = (stretch.start, stretch.end);
    let inside = |fact: &Fact| from <= fact.span.start && (fact.span.end <= to || is_aim_alone(fact));
    let behind =
        paragraph.candidates.iter().filter(|it| inside(material.fact(it)) && is_aim(material.fact(it)));
    let aims: Vec<&Candidate> = behind.filter(|it| !it.norm).collect();
    if aims.len() < LEAST_AIMS {
        return;
    }
    let mut refuse = |why: &str| {
        proposals.refuse("goals", from, format!("{}个目标，{why}：不作图", aims.len()));
    };
    let named: Vec<&Candidate> = aims.iter().copied().filter(|it| it.label.is_some()).collect();
    // Most of them are named: the others stay in the text, and the figure says so.
    if named.len() < LEAST_AIMS || named.len() * 3 < aims.len() * 2 {
        refuse(&format!("{}个原文没有写明是什么的", aims.len() - named.len()));
        return;
    }
    if aims.len() > MOST_AIMS {
        refuse("太多");
        return;
    }
    let labels: Vec<&str> = named.iter().filter_map(|it| it.label.as_deref()).map(name).collect();
    let twice = |label: &&str| labels.iter().filter(|other| other == &label).count() > 1;
    if labels.iter().any(twice) {
        refuse("有两个同名");
        return;
    }
    // One aim of another year or another place would be read as of this one.
    let differ = |of: &dyn Fn(&Candidate) -> String| named.iter().any(|it| of(it) != of(named[0]));
    if differ(&|it| material.fact(it).period.clone()) {
        refuse("时期不同");
        return;
    }
    let mark = |(it, label): (&&Candidate, &&str)| {
        let mut mark = material.unnamed_mark(it, &is_aim)?;
        mark.push(("label", (*label).to_owned()));
        Some(mark)
    };
    let marks: Option<Vec<_>> = named.iter().zip(&labels).map(mark).collect();
    let Some(marks) = marks else {
        refuse("不能照原文引用");
        return;
    };
    // The first aim is what a text puts first.
    let lead = named[0];
    let start = material.own_start(lead).max(from);
    let clause = material.text(start..material.fact(lead).span.end);
    let clause = clause.trim_start_matches(['：', ':', '，', ',', '是', '为', ' ']).trim();
    let single = matches!(material.fact(lead).value, Value::Number(_));
    let count = named.len();
    let caption = format!("目标是{clause}，共{count}项");
    let caption = if single && caption.chars().count() <= LONGEST_CAPTION && clause.chars().count() > 4 {
        caption
    } else {
        format!("{}等{count}项目标", labels[0])
    };
    let period = material.printed_period(material.fact(lead));
    let join = if period.is_empty() { "" } else { "，" };
    let rest = if count < aims.len() { "；其余见原文" } else { "" };
    let facts: Vec<usize> = named.iter().map(|it| it.fact).collect();
    proposals.found.push(Proposal {
        form: "goals",
        block: BlockText {
            caption,
            sub: format!("{period}{join}预期目标，不是已完成数；红线是写明的界限{rest}"),
            marks,
            planned: false,
            ..BlockText::default()
        },
        score: AIMS + AN_AIM * count as u32,
        section: paragraph.section,
        place: from,
        reason: format!("{count}个目标，同一句 → 目标图"),
        facts,
    });
}
