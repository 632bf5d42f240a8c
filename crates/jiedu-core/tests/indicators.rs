//! 主要指标表: proposed where six indicators have value and growth of one time, from a table or from the text, and never across times
//! and things.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::WORDS;
use jiedu_core::figure::{Proposals, propose_figures, table};
use jiedu_core::framework::scan_frameworks;
use jiedu_core::reading::{Reading, read_briefing};

const HEAD: &str = "+++\nid = \"a\"\ntitle = \"2022年统计公报\"\n+++\n\n";

fn read(body: &str) -> (Reading, Vec<&'static str>) {
    let (reading, diagnostics) = read_briefing(&format!("{HEAD}{body}"));
    (reading, diagnostics.into_iter().map(|found| found.code).collect())
}

fn proposals(body: &str) -> Proposals {
    let (reading, codes) = read(body);
    assert_eq!(codes, [""; 0]);
    let frameworks = scan_frameworks(&format!("{HEAD}{body}"), &reading.briefing);
    let mut proposals = propose_figures(&reading.briefing, &reading.facts, &frameworks);
    proposals.found.retain(|found| found.form == "indicators");
    proposals.refused.retain(|refused| refused.form == "indicators");
    proposals
}

/// The rows of the figure that the only proposal makes, after its caption and sub.
fn drawn(body: &str) -> Vec<String> {
    let found = proposals(body).found;
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    let block = one.block.toml("main", one.form);
    let (reading, codes) = read(&format!("{body}\n```figure\n{block}```\n"));
    assert_eq!(codes, [""; 0], "{block}");
    let [figure] = reading.figures.as_slice() else { panic!("{block}") };
    let rows = table(figure, &WORDS).rows.into_iter().map(|row| row.join("|"));
    [format!("{}（{}）", figure.caption, figure.sub)].into_iter().chain(rows).collect()
}

const PRODUCTS: &str = "## 一 工业 {#industry}\n\n表2 2022年规模以上工业主要产品产量及其增长速度\n\n\
    | 产品名称 | 单位 | 产量 | 比上年增长（%） |\n|---|---|---|---|\n| 原煤 | 亿吨 | 45.6 | 10.5 |\n\
    | 天然气 | 亿立方米 | 2201.1 | 6.0 |\n| 发电量 | 亿千瓦小时 | 88487.1 | 3.7 |\n| 其中：火电 | 亿千瓦小时 | 58887.9 | 1.4 |\n\
    | 粗钢 | 万吨 | 101795.9 | -1.7 |\n| 新能源汽车 | 万辆 | 700.3 | 90.5 |\n| 布 | 亿米 | … | -6.9 |\n";

#[test]
fn a_table_of_a_bulletin_is_proposed() {
    assert_eq!(
        drawn(PRODUCTS),
        [
            "原煤增长10.5%，布下降6.9%（2022年，比上年增长）",
            "原煤|45.6亿吨|10.5%",
            "天然气|2201.1亿立方米|6.0%",
            "发电量|88487.1亿千瓦小时|3.7%",
            "火电|58887.9亿千瓦小时|1.4%",
            "粗钢|101795.9万吨|−1.7%",
            "新能源汽车|700.3万辆|90.5%",
            "布|未列出|−6.9%",
        ]
    );
}

#[test]
fn indicators_of_the_text_are_proposed() {
    let body = "## 一 综合 {#all}\n\n2022年，全区生产总值295.4亿元，比上年增长7.7%。社会消费品零售总额61.3亿元，比上年下降0.9%。固定资产投资88.2亿元，比上年增长12.4%。\n\n\
        2022年，一般公共预算收入20.5亿元，比上年增长5.1%。进出口总额9.8亿元，比上年增长3.3%。粮食产量42.6万吨，比上年增长1.2%。\n";
    let rows = drawn(body);
    assert_eq!(rows.len(), 7, "{rows:#?}");
    assert!(rows[0].contains("增长7.7%，社会消费品零售总额下降0.9%（2022年，同比增速）"), "{rows:#?}");
    assert_eq!(rows[2], "社会消费品零售总额|61.3亿元|−0.9%");
}

#[test]
fn five_are_too_few_and_two_times_are_none() {
    let five = PRODUCTS.replace("| 原煤 | 亿吨 | 45.6 | 10.5 |\n", "");
    assert!(proposals(&five).found.is_empty());
    // Values of one year, growth of another.
    let heads = PRODUCTS.replace("| 产量 | 比上年增长（%） |", "| 2021年产量 | 2022年增长（%） |");
    assert!(proposals(&heads).found.is_empty());
    // Aims are no results.
    let aims = PRODUCTS.replace("| 产量 | 比上年增长（%） |", "| 2022年目标 | 2022年目标增长（%） |");
    let aims = proposals(&aims);
    assert!(aims.found.is_empty() && aims.refused.len() == 1, "{aims:#?}");
    // Of two names alike neither is told from the other.
    assert!(proposals(&PRODUCTS.replace("| 粗钢 |", "| 原煤 |")).found.is_empty());
}

#[test]
fn of_several_times_one_is_drawn() {
    let rows: String = ["甲产品", "乙产品", "丙产品", "丁产品", "戊产品", "己产品"]
        .iter()
        .zip(1..)
        .map(|(name, at)| format!("| {name}（万吨） | {at}1.5 | {at}.5 | {at}61.5 | -{at}.25 |\n"))
        .collect();
    let body = format!(
        "## 一 工业 {{#industry}}\n\n2022年6月份及上半年主要数据\n\n| 指标 | 6月 | | 1—6月 | |\n|---|---|---|---|---|\n\
         | | 绝对量 | 同比增长（%） | 绝对量 | 同比增长（%） |\n{rows}"
    );
    let rows = drawn(&body);
    assert_eq!(rows[0], "甲产品下降1.25%，己产品下降6.25%（2022年1—6月，同比增长）");
    assert_eq!(rows[1], "甲产品|161.5万吨|−1.25%");
}

#[test]
fn what_does_not_belong_together_is_an_error() {
    let body = "## 一 甲 {#one}\n\n2022年，生产总值295.4亿元。税收20亿元，比上年增长5.1%。2021年，投资88亿元，比上年增长12%。\n\n";
    let figure = |marks: &str| {
        let (_, codes) = read(&format!(
            "{body}```figure\nid = \"m\"\nform = \"indicators\"\ncaption = \"主要指标\"\n{marks}```\n"
        ));
        codes
    };
    let mark = |label: &str, quote: &str, growth: &str| {
        format!("[[mark]]\nlabel = \"{label}\"\nquote = \"{quote}\"\ngrowth = \"{growth}\"\n")
    };
    let tax = mark("税收", "税收20亿元", "比上年增长5.1%");
    assert_eq!(figure(&(mark("生产总值", "生产总值295.4亿元", "比上年增长5.1%") + &tax)), ["subject-mixed"]);
    assert_eq!(figure(&(tax.clone() + &mark("投资", "投资88亿元", "增长12%"))), ["period-mixed"]);
    assert_eq!(figure(&(tax.clone() + "[[mark]]\nlabel = \"投资\"\n")), ["key-missing"]);
    assert_eq!(figure(&tax), ["arity-wrong"]);
}
