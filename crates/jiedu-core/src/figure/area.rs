//! The area that a number is of. What a text only compares with (居全国第五, 高于全国) is none, and the area that it speaks of
//! throughout needs no name.

use std::collections::BTreeMap;

use crate::fact::{Fact, Kind};

/// Areas that a text of a province or a county compares itself with.
const COMPARED: [&str; 6] = ["全国", "全球", "世界", "国内", "中部", "西部"];
/// Words before an area by which it is compared with.
const BEFORE: [&str; 16] = [
    "居", "列", "于", "占", "超", "超过", "比", "较", "入选", "获评", "获", "快", "优", "在", "跻身", "进入",
];
/// Words behind it by which it is.
const BEHIND: [&str; 20] = [
    "第",
    "首",
    "前",
    "平均",
    "最",
    "领先",
    "率先",
    "唯一",
    "先进",
    "一等",
    "重点",
    "优秀",
    "文明",
    "水平",
    "推广",
    "倒数",
    "的比重",
    "比重",
    "约",
    "同",
];
/// Words in a name by which it may be of a part of the area.
const PARTS: [&str; 11] =
    ["市区", "城区", "市本级", "县本级", "区本级", "省本级", "本级", "城关", "开发区", "高新区", "新区"];

/// The area of a fact in its sentence: none where the text only compares with it.
pub(super) fn area_of<'a>(fact: &'a Fact, before: &str) -> &'a str {
    let scope = fact.scope.as_str();
    if fact.kind == Kind::Rank || !COMPARED.contains(&scope) {
        return scope;
    }
    let Some(at) = before.rfind(scope) else { return "" };
    let (left, right) = before.split_at(at);
    let right = right.get(scope.len()..).unwrap_or_default();
    let compared = BEFORE.iter().any(|word| left.ends_with(word))
        || BEHIND.iter().any(|word| right.starts_with(word))
        || right.is_empty();
    if compared { "" } else { scope }
}

/// The part of the area that a name says it is of; empty where it says none.
pub(super) fn part_in(label: &str) -> &'static str {
    PARTS.iter().find(|part| label.contains(**part)).copied().unwrap_or_default()
}

/// The area that a text speaks of throughout: the one that most of its numbers name.
pub(super) fn home<'a>(areas: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for area in areas.filter(|area| area.starts_with('全')) {
        *counts.entry(area).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(area, _)| area)
}
