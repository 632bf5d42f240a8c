//! Which facts may stand beside one another on one axis, and why others may not.

use std::collections::BTreeMap;

use super::material::{Candidate, Material, SEVERAL_YEARS};
use super::stretch::{is_of_a_year, is_of_years};
use crate::fact::Kind;

/// What must be equal of facts that share an axis.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likeness<'a> {
    pub(super) unit: &'a str,
    pub(super) period: &'a str,
    pub(super) scope: &'a str,
    pub(super) base: &'static str,
    pub(super) years: &'static str,
    pub(super) added: bool,
    pub(super) measure: &'a str,
    /// Where no period is known, only one sentence speaks of the same time.
    pub(super) sentence: Option<usize>,
}

/// The likeness of a fact.
pub(super) fn likeness<'a>(material: &Material<'a>, candidate: &'a Candidate) -> Likeness<'a> {
    let fact = material.fact(candidate);
    Likeness {
        unit: &fact.unit,
        period: &fact.period,
        scope: &candidate.scope,
        base: if fact.kind == Kind::Growth { candidate.base } else { "" },
        years: candidate.years,
        added: candidate.added,
        measure: "",
        sentence: (fact.period.is_empty() && candidate.years.is_empty()).then_some(fact.sentence),
    }
}

/// Verbs by which something grew or fell from one time to the next.
const GREW: [&str; 9] = ["增长", "下降", "上涨", "回落", "上升", "增幅", "降幅", "增速", "增加"];
/// Verbs by which somebody made it less: 办理时限压缩65% is no growth.
const MADE_LESS: [&str; 8] = ["压缩", "压减", "缩短", "精简", "减少", "减免", "节约", "下调"];

/// Whether it is known what a rate is measured against: the text says so, or it is one of a year and of nothing longer.
pub(super) fn has_base(material: &Material<'_>, candidate: &Candidate) -> bool {
    let fact = material.fact(candidate);
    match candidate.base {
        SEVERAL_YEARS => false,
        "年均" | "两年平均" => true,
        _ if is_of_years(candidate.years) => false,
        "" => {
            let own = material.text(candidate.clause.start..fact.span.start);
            let is_of_a_time =
                is_of_a_year(candidate.years) || fact.period.starts_with(|c: char| c.is_ascii_digit());
            let has = |words: &[&str]| words.iter().any(|word| own.contains(word));
            is_of_a_time && has(&GREW) && !has(&MADE_LESS)
        }
        _ => true,
    }
}

/// The time of facts as a figure prints it.
pub(super) fn printed_time<'a>(material: &Material<'a>, candidate: &Candidate) -> &'a str {
    let fact = material.fact(candidate);
    if is_of_years(candidate.years) || is_of_a_year(candidate.years) && !material.is_told(fact) {
        return candidate.years;
    }
    let is_year = fact.period.starts_with(|c: char| c.is_ascii_digit());
    // A plan that only a heading names says nothing of one number.
    if fact.period.ends_with("时期") && !fact.period.contains("十五五") {
        return "";
    }
    if is_year && matches!(candidate.base, "年均" | "两年平均") {
        return "";
    }
    material.printed_period(fact)
}

/// Facts that may be drawn, by likeness; each label once. What has no label, is an aim, or is what a rule demands is left
/// out.
pub(super) fn alike<'a, L: Ord>(
    candidates: &[&'a Candidate],
    of: impl Fn(&'a Candidate) -> L,
) -> BTreeMap<L, Vec<&'a Candidate>> {
    let mut groups: BTreeMap<L, Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates {
        if candidate.label.is_none() || candidate.aim || candidate.norm {
            continue;
        }
        groups.entry(of(candidate)).or_default().push(candidate);
    }
    // A label that two numbers have names neither.
    for group in groups.values_mut() {
        let labels: Vec<Option<String>> = group.iter().map(|candidate| candidate.label.clone()).collect();
        group.retain(|candidate| labels.iter().filter(|label| **label == candidate.label).count() == 1);
    }
    groups
}

/// Why some facts of one unit don't stand on one axis; `noun` says what they are (亿元数).
pub(super) fn difference(material: &Material<'_>, candidates: &[&Candidate], noun: &str) -> String {
    let count = candidates.len();
    let those = |test: &dyn Fn(&Candidate) -> bool| candidates.iter().filter(|it| test(it)).count();
    let (aims, norms) = (those(&|it| it.aim), those(&|it| it.norm));
    let unlabelled = those(&|it| it.label.is_none());
    let differ = |of: &dyn Fn(&Candidate) -> String| {
        let first = candidates.first().map(|it| of(it));
        candidates.iter().any(|it| Some(of(it)) != first)
    };
    let why = if norms > 0 {
        "是条文的规定，不是统计：不作图".to_owned()
    } else if aims == count {
        "都是目标或任务：不画成成绩".to_owned()
    } else if aims == 1 && count == 2 {
        "一个是目标一个是完成额：不并列".to_owned()
    } else if aims > 0 {
        format!("{aims}个是目标：与完成额不并列")
    } else if differ(&|it| material.fact(it).period.clone()) {
        "时期不同：不放在一条轴上".to_owned()
    } else if differ(&|it| it.scope.clone()) {
        "范围不同：不放在一条轴上".to_owned()
    } else if differ(&|it| likeness(material, it).base.to_owned()) {
        "比较的基期不同：不放在一条轴上".to_owned()
    } else if unlabelled > 0 {
        format!("{unlabelled}个原文没有写明是什么的：没有名称不作图")
    } else if differ(&|it| it.added.to_string()) {
        "有的是新增，有的是总数：不并列".to_owned()
    } else if those(&|it| it.part) > 0 {
        "只有部分，没有整体：不作图".to_owned()
    } else {
        "看不出是不是互相包含：不并列".to_owned()
    };
    format!("{count}个{noun}，{why}")
}
