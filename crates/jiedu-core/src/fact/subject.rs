//! What a number is of: the phrase before it in its clause, or the subject of the number before; empty where the rule is
//! not sure.

use super::here::clause;
use super::{Fact, Kind};

/// Longest phrase that is taken for a subject, in characters.
const MOST_CHARS: usize = 20;

/// Words between a subject and its number.
const VERBS: &[&str] = &[
    "同比增长",
    "同比下降",
    "比上年增长",
    "比上年下降",
    "比上年提高",
    "比上年增加",
    "比上年减少",
    "年均增长",
    "实际增长",
    "增长",
    "下降",
    "提高",
    "增加",
    "减少",
    "降低",
    "上升",
    "上涨",
    "回落",
    "完成",
    "实现",
    "达到",
    "达",
    "为",
    "是",
    "有",
    "共",
    "共有",
    "累计",
    "总计",
    "分别",
    "均为",
    "约为",
    "提高到",
    "提高至",
    "增加到",
    "增加至",
    "下降到",
    "下降至",
    "降至",
    "升至",
    "上升到",
    "上升至",
    "控制在",
    "稳定在",
    "保持在",
    "排名",
    "位居",
    "位列",
    "居",
    "排在",
    "列",
    "进入",
    "占",
    "净增",
    "分别增长",
    "分别下降",
    "分别为",
    "分别达到",
    "分别完成",
    "较上年增长",
    "同比提高",
    "同比增加",
    "同比减少",
    "比上年末增加",
    "比上年末增长",
    "比上年末提高",
    "增至",
    "减至",
    "了",
    "就",
];

/// Words before a subject that say when and where and not what.
const HEADS: &[&str] = &[
    "其中",
    "今年",
    "去年",
    "全年",
    "上年",
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "我市",
    "我县",
    "我区",
    "我省",
    "年末",
    "目前",
    "截至目前",
    "预计",
    "力争",
    "上半年",
    "下半年",
    "全旗",
    "全州",
    "到",
    "使",
    "实现",
    "完成",
    "累计",
    "共",
    "、",
    "和",
    "以及",
    "及",
    "与",
    "的",
];

/// Words that a subject does not hold: a phrase with one of them is more than a name.
const NOT_IN_SUBJECTS: &[&str] = &[
    "要", "将", "把", "被", "让", "从", "由", "就", "我们", "必须", "已经", "这", "那", "用", "在", "与",
    "对", "等", "每",
];

/// The subject of a number at `at` with its kind, by its clause and the facts before it in the sentence.
pub(super) fn subject(text: &str, at: usize, end: usize, kind: Kind, found: &[Fact]) -> String {
    if kind == Kind::Date {
        return String::new();
    }
    let last = found.last().filter(|fact| fact.span.end <= at);
    let from = last.map_or(0, |fact| fact.span.end);
    let between = text.get(from..at).unwrap_or_default();
    let own = clause(between);
    let new_clause = own.len() < between.len();
    if own.trim().starts_with('的') && !new_clause {
        return String::new();
    }
    let bare = strip(own);
    let carried = || {
        let fact = found.iter().rev().find(|fact| fact.kind != Kind::Date);
        fact.map_or_else(String::new, |fact| fact.subject.clone())
    };
    if bare.is_empty() {
        // 2.08亿元，同比增长20.3%: the growth is of what the amount is of.
        let growth = matches!(kind, Kind::Growth) || own.trim_end_matches('了').ends_with(['加', '少']);
        return if growth || kind == Kind::Rank { carried() } else { following(text, end) };
    }
    let whole = ["总投资", "投资", "总面积", "面积", "总长", "全长"].contains(&bare);
    if whole && let Some(named) = text.get(end..).and_then(|after| after.strip_prefix('的')) {
        // 总投资185亿元的特种尼龙小镇 is the 特种尼龙小镇's 总投资.
        let name = noun(named);
        return if name.is_empty() { bare.to_owned() } else { format!("{name}{bare}") };
    }
    let strange = NOT_IN_SUBJECTS.iter().any(|word| bare.contains(word))
        || bare.contains(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '、' | '“' | '”' | '（' | '）' | '(' | ')' | '·')
        });
    if strange || bare.chars().count() > MOST_CHARS || bare.chars().count() < 2 {
        return String::new();
    }
    bare.to_owned()
}

/// A clause without what stands around its subject.
fn strip(clause: &str) -> &str {
    let mut bare = clause.trim();
    loop {
        let before = bare.len();
        if let Some(verb) = VERBS.iter().filter(|verb| bare.ends_with(**verb)).max_by_key(|verb| verb.len()) {
            bare = bare.strip_suffix(*verb).unwrap_or(bare).trim_end();
        }
        if let Some(head) = HEADS.iter().filter(|head| bare.starts_with(**head)).max_by_key(|head| head.len())
        {
            bare = bare.strip_prefix(*head).unwrap_or(bare).trim_start();
        }
        if bare.len() == before {
            return bare;
        }
    }
}

/// What a count that opens its clause counts: 12个省市重点项目完成 counts 省市重点项目.
fn following(text: &str, end: usize) -> String {
    let after = text.get(end..).unwrap_or_default();
    if after.starts_with(['的', '，', '。', '、', '；']) {
        return String::new();
    }
    noun(after)
}

/// The noun that a text begins with, as far as it can be told.
fn noun(text: &str) -> String {
    let stops = [
        "完成",
        "实现",
        "开工",
        "建成",
        "投用",
        "和",
        "与",
        "及",
        "快速",
        "加快",
        "顺利",
        "全部",
        "竣工",
        "落地",
        "签约",
        "得到",
        "达到",
        "获",
        "被",
        "通过",
        "项目快速",
        "均",
        "已",
    ];
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let head = text.get(..end).unwrap_or_default();
    let end = stops.iter().filter_map(|stop| head.find(stop)).min().unwrap_or(head.len());
    let noun = head.get(..end).unwrap_or_default();
    let sure = (2..=12).contains(&noun.chars().count()) && end < text.len();
    if sure && !noun.contains(['的', '了', '在']) { noun.to_owned() } else { String::new() }
}
