//! Tables: no cell is lost, what names a table and its rows is told, and its numbers are facts.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::document::{Block, Briefing, Column, Table, parse_briefing, parse_source};
use jiedu_core::fact::{Direction, Fact, scan_facts};
use jiedu_core::label;
use proptest::prelude::*;

const HEAD: &str = "+++\nid = \"a\"\ntitle = \"题\"\n+++\n";

fn parse(body: &str) -> (Briefing, Vec<&'static str>) {
    let (briefing, diagnostics) = parse_briefing(&format!("{HEAD}{body}"));
    let codes = diagnostics.into_iter().map(|found| found.code).collect();
    (briefing, codes)
}

/// The table's rows as a reader sees them, cells parted by |.
fn rows(briefing: &Briefing, table: &Table) -> Vec<String> {
    let row = |row: &jiedu_core::document::TableRow| {
        row.cells.iter().map(|cell| briefing.slice(cell)).collect::<Vec<_>>().join("|")
    };
    table.rows.iter().map(row).collect()
}

fn caption(briefing: &Briefing, table: &Table) -> Vec<String> {
    table.caption.iter().map(|range| briefing.slice(range).to_owned()).collect()
}

#[test]
fn a_table_has_its_caption_its_heads_and_its_rows() {
    let source = format!(
        "{HEAD}{}",
        "正文。\n\n表1 主要指标\n\n单位：亿元\n\n| 指标 | 数值 | 增长（%） |\n|---|---:|---|\n| 生产**总值** | 100.5 | 5.6 |\n| 其中：甲\\|乙 | | -2 |\n\n后文。\n",
    );
    let (briefing, codes) = parse_briefing(&source);
    assert!(codes.is_empty(), "{codes:?}");
    let table = briefing.tables().next().unwrap();
    assert_eq!(caption(&briefing, table), ["表1 主要指标", "单位：亿元"]);
    assert_eq!(rows(&briefing, table), ["指标|数值|增长（%）", "生产总值|100.5|5.6", "其中：甲|乙||-2"]);
    assert_eq!(table.heads, 1);
    assert_eq!(table.columns, [Column::Name, Column::Number, Column::Number]);
    // A row is one line and one sentence of the text, as it is one to quote.
    assert!(briefing.text.contains("\n生产总值 100.5 5.6\n其中：甲|乙 -2\n"), "{}", briefing.text);
    let at = briefing.text.find("100.5").unwrap();
    let sentence = briefing.sentence_at(at).unwrap();
    assert_eq!(briefing.slice(&briefing.sentences[sentence].range), "生产总值 100.5 5.6");
    let place = briefing.source_range(&(at..at + 5));
    assert_eq!(source.get(place), Some("100.5"));
    let kinds: Vec<bool> = briefing.lead.iter().map(|block| matches!(block, Block::Table(_))).collect();
    assert_eq!(kinds, [false, true, false]);
}

#[test]
fn what_stands_right_above_and_below_a_table_is_no_row_of_it() {
    let (briefing, codes) = parse(
        "表2 产量\n| 产品 | 产量（万吨） |\n|---|---|\n| 粗钢 | 5 |\n| 注：按可比口径。 | |\n资料来源：统计局。\n\n后文。\n",
    );
    assert_eq!(codes, [""; 0]);
    let table = briefing.tables().next().unwrap();
    assert_eq!(caption(&briefing, table), ["表2 产量"]);
    assert_eq!(rows(&briefing, table), ["产品|产量（万吨）", "粗钢|5"]);
    let notes: Vec<&str> = table.notes.iter().map(|note| briefing.slice(note)).collect();
    assert_eq!(notes, ["注：按可比口径。"]);
    assert!(matches!(briefing.lead.as_slice(), [Block::Table(_), Block::Paragraph(_), Block::Paragraph(_)]));
    assert!(briefing.text.ends_with("资料来源：统计局。\n后文。\n"));
}

#[test]
fn merged_cells_leave_heads_that_span() {
    let (briefing, codes) = parse(
        "| 指标 | 6月 | | 1—6月 | |\n|---|---|---|---|---|\n| | 绝对量 | 同比增长（%） | 绝对量 | 同比增长（%） |\n| 发电量（亿千瓦时） | 7399 | 2.8 | 41680 | 3.8 |\n",
    );
    assert_eq!(codes, [""; 0]);
    let table = briefing.tables().next().unwrap();
    assert_eq!(table.heads, 2);
    assert_eq!(table.heads_of(&briefing.text, 0), ["指标"]);
    assert_eq!(table.heads_of(&briefing.text, 2), ["6月", "同比增长（%）"]);
    assert_eq!(table.heads_of(&briefing.text, 4), ["1—6月", "同比增长（%）"]);
    let span = |row, column| table.span(&briefing.text, row, column);
    assert_eq!([span(0, 0), span(0, 1), span(0, 3), span(1, 1)], [1, 2, 2, 1]);
    // A first row that spans the table is its name.
    let (briefing, _) =
        parse("| 主要指标表 | | |\n|---|---|---|\n| 指标 | 单位 | 数值 |\n| 生产总值 | 亿元 | 5 |\n");
    let table = briefing.tables().next().unwrap();
    assert_eq!(caption(&briefing, table), ["主要指标表"]);
    assert_eq!(table.columns, [Column::Name, Column::Unit, Column::Number]);
}

#[test]
fn a_broken_table_is_told_and_kept() {
    let (briefing, codes) = parse("| 甲 | 乙 |\n| 丙 | 5 |\n");
    assert_eq!(codes, ["table-broken"]);
    assert!(briefing.text.contains("| 丙 | 5 |"));
    let (briefing, codes) = parse("| 甲 | 乙 |\n|---|\n| 丙 | 5 |\n");
    assert_eq!(codes, ["table-broken"]);
    assert!(briefing.text.contains("丙"));
    // More cells than heads: Markdown would drop them.
    let (briefing, codes) = parse("| 甲 | 乙 |\n|---|---|\n| 丙 | 5 | 多出 |\n| 丁 |\n");
    assert_eq!(codes, ["table-ragged"]);
    assert_eq!(rows(&briefing, briefing.tables().next().unwrap()), ["甲|乙|", "丙|5|多出", "丁||"]);
}

#[test]
fn a_raw_text_has_the_same_tables() {
    let (briefing, _) = parse_source(
        "关于主要指标的通报\n\n一、总体情况\n\n全年平稳。\n\n表1 主要指标\n\n| 指标 | 数值（亿元） |\n| 生产总值 | 100.5 |\n| 甲\\|乙 | 3 |\n\n二、下一步\n\n继续。\n",
    );
    let table = briefing.tables().next().unwrap();
    assert_eq!(caption(&briefing, table), ["表1 主要指标"]);
    assert_eq!(rows(&briefing, table), ["指标|数值（亿元）", "生产总值|100.5", "甲|乙|3"]);
    assert_eq!(briefing.sections.len(), 2);
}

/// The facts of the cells: subject, scope, number with unit, kind, direction, period.
fn told(source: &str) -> Vec<String> {
    let (briefing, _) = parse_source(source);
    let facts = scan_facts(&briefing);
    let in_row = |fact: &&Fact| briefing.sentences[fact.sentence].row;
    facts
        .iter()
        .filter(in_row)
        .map(|fact| {
            assert_eq!(briefing.slice(&fact.span), fact.surface);
            let scope = if fact.scope.is_empty() { String::new() } else { format!("@{}", fact.scope) };
            let value = label::value(&fact.value);
            let way = match fact.direction {
                Direction::Increase => " ↑",
                Direction::Decrease => " ↓",
                Direction::None => "",
            };
            let kind = fact.kind.name();
            format!("{}{scope} {value}{} {kind}{way} {}", fact.subject, fact.unit, fact.period)
        })
        .collect()
}

/// The monthly release of the National Bureau of Statistics of July 2023, in part.
const PRODUCTION: &str = "全国数据\n\n2023年6月份及上半年规模以上工业生产主要数据\n\n\
    | 指标 | 6月 | | 1—6月 | |\n|---|---|---|---|---|\n\
    | | 绝对量 | 同比增长（%） | 绝对量 | 同比增长（%） |\n\
    | 规模以上工业增加值 | … | 4.4 | … | 3.8 |\n\
    | 分三大门类 | | | | |\n\
    | 采矿业 | … | 1.5 | … | 1.7 |\n\
    | 其中：高技术制造业 | … | 2.7 | … | 1.7 |\n\
    | 钢材（万吨） | 12008 | 5.4 | 67655 | 4.4 |\n\
    | 水泥（万吨） | 18425 | -1.5 | 95300 | 1.3 |\n\
    | 汽车（万辆） | 256.1 | 0.0 | 1310.3 | 6.1 |\n";

#[test]
fn the_numbers_of_a_bulletins_table_are_facts() {
    assert_eq!(
        told(PRODUCTION),
        [
            "规模以上工业增加值 4.4% growth ↑ 2023年6月",
            "规模以上工业增加值 3.8% growth ↑ 2023年1—6月",
            "采矿业 1.5% growth ↑ 2023年6月",
            "采矿业 1.7% growth ↑ 2023年1—6月",
            "高技术制造业 2.7% growth ↑ 2023年6月",
            "高技术制造业 1.7% growth ↑ 2023年1—6月",
            "钢材 12008万吨 amount 2023年6月",
            "钢材 5.4% growth ↑ 2023年6月",
            "钢材 67655万吨 amount 2023年1—6月",
            "钢材 4.4% growth ↑ 2023年1—6月",
            "水泥 18425万吨 amount 2023年6月",
            "水泥 -1.5% growth ↓ 2023年6月",
            "水泥 95300万吨 amount 2023年1—6月",
            "水泥 1.3% growth ↑ 2023年1—6月",
            "汽车 256.1万辆 count 2023年6月",
            "汽车 0% growth 2023年6月",
            "汽车 1310.3万辆 count 2023年1—6月",
            "汽车 6.1% growth ↑ 2023年1—6月",
        ]
    );
    // A table of products has a column of units.
    assert_eq!(
        told(
            "公报\n\n表2 2022年规模以上工业主要产品产量及其增长速度\n\n| 产品名称 | 单位 | 产量 | 比上年增长（%） |\n|---|---|---|---|\n\
             | 原煤 | 亿吨 | 45.6 | 10.5 |\n| 天然气 | 亿立方米 | 2201.1 | 6.0 |\n| 发电量 | 亿千瓦小时 | 88487.1 | 3.7 |\n\
             | 其中：火电 | 亿千瓦小时 | 58887.9 | 1.4 |\n| 粗钢 | 万吨 | 101795.9 | -1.7 |\n| 新能源汽车 | 万辆 | 700.3 | 90.5 |\n"
        ),
        [
            "原煤 45.6亿吨 amount 2022年",
            "原煤 10.5% growth ↑ 2022年",
            "天然气 2201.1亿立方米 amount 2022年",
            "天然气 6% growth ↑ 2022年",
            "发电量 88487.1亿千瓦小时 amount 2022年",
            "发电量 3.7% growth ↑ 2022年",
            "火电 58887.9亿千瓦小时 amount 2022年",
            "火电 1.4% growth ↑ 2022年",
            "粗钢 101795.9万吨 amount 2022年",
            "粗钢 -1.7% growth ↓ 2022年",
            "新能源汽车 700.3万辆 count 2022年",
            "新能源汽车 90.5% growth ↑ 2022年",
        ]
    );
}

#[test]
fn the_numbers_of_a_plans_table_are_facts() {
    // From the outline of the plan for 2021–2025, box 1, in part.
    assert_eq!(
        told(
            "规划纲要\n\n专栏1 “十四五”时期经济社会发展主要指标\n\n| 类别 | 指标 | 2020年 | 2025年 | 年均/累计 | 属性 |\n|---|---|---|---|---|---|\n\
             | 经济发展 | 1.国内生产总值（GDP）增长（%） | 2.3 | — | 保持在合理区间、各年度视情提出 | 预期性 |\n\
             | | 3.常住人口城镇化率（%） | 60.6* | 65 | — | 预期性 |\n\
             | 创新驱动 | 5.每万人口高价值发明专利拥有量（件） | 6.3 | 12 | — | 预期性 |\n\
             | 民生福祉 | 8.城镇调查失业率（%） | 5.2 | — | <5.5 | 预期性 |\n\
             | | 9.劳动年龄人口平均受教育年限（年） | 10.8 | 11.3 | — | 约束性 |\n\
             | 绿色生态 | 14.单位GDP能源消耗降低（%） | — | — | 〔13.5〕 | 约束性 |\n\
             | 安全保障 | 19.粮食综合生产能力（亿吨） | — | >6.5 | — | 约束性 |\n"
        ),
        [
            "国内生产总值（GDP） 2.3% growth ↑ 2020年",
            "常住人口城镇化率 60.6% share 2020年",
            "常住人口城镇化率 65% share 2025年",
            "每万人口高价值发明专利拥有量 6.3件 count 2020年",
            "每万人口高价值发明专利拥有量 12件 count 2025年",
            "城镇调查失业率 5.2% share 2020年",
            "劳动年龄人口平均受教育年限 10.8年 duration 2020年",
            "劳动年龄人口平均受教育年限 11.3年 duration 2025年",
            "粮食综合生产能力 6.5亿吨 amount 2025年",
        ]
    );
    assert_eq!(
        told(
            "关于计划的报告\n\n主要指标计划表\n\n单位：亿元、%\n\n| 指标 | 2022年完成 | | 2023年目标 | |\n|---|---|---|---|---|\n\
             | | 绝对量 | 增长 | 绝对量 | 增长 |\n| 地区生产总值 | 295.4 | 7.7 | 320 | 8.5左右 |\n| 社会消费品零售总额 | 61.3 | -0.9 | 66 | 8 |\n"
        ),
        [
            "地区生产总值 295.4亿元 money 2022年",
            "地区生产总值 7.7% growth ↑ 2022年",
            "地区生产总值 320亿元 money 2023年",
            "地区生产总值 8.5% growth ↑ 2023年",
            "社会消费品零售总额 61.3亿元 money 2022年",
            "社会消费品零售总额 -0.9% growth ↓ 2022年",
            "社会消费品零售总额 66亿元 money 2023年",
            "社会消费品零售总额 8% growth ↑ 2023年",
        ]
    );
}

#[test]
fn a_table_of_places_counts_what_its_columns_say() {
    assert_eq!(
        told(
            "通报\n\n表1 2022年1-6月主要经济指标\n\n| 地区 | 生产总值（亿元） | 增长（%） | 居民收入（元） |\n|---|---|---|---|\n\
             | 甲县 | 100.5 | 5.6 | 15,420 |\n| 合计 | 300 | 5.1 | |\n"
        ),
        [
            "生产总值@甲县 100.5亿元 money 2022年1-6月",
            "生产总值@甲县 5.6% growth ↑ 2022年1-6月",
            "居民收入@甲县 15420元 money 2022年1-6月",
            "生产总值 300亿元 money 2022年1-6月",
            "生产总值 5.1% growth ↑ 2022年1-6月",
        ]
    );
    assert_eq!(
        told("通报\n\n| 指标 | 全国 | 城镇 |\n|---|---|---|\n| 居民收入（元） | 36883 | 49283 |\n"),
        ["居民收入@全国 36883元 money ", "居民收入@城镇 49283元 money "]
    );
    // The rows are times.
    assert_eq!(
        told("通报\n\n| 年份 | 出口额（亿元） |\n|---|---|\n| 2021年 | 5 |\n| 2022年 | 6.5 |\n"),
        ["出口额 5亿元 money 2021年", "出口额 6.5亿元 money 2022年"]
    );
}

#[test]
fn what_a_table_does_not_say_is_left_out() {
    // No unit; a growth without one; the year that something is compared with.
    assert_eq!(told("报告\n\n| 指标 | 数值 |\n|---|---|\n| 学校 | 12 |\n"), [""; 0]);
    assert_eq!(told("报告\n\n| 指标 | 增速 |\n|---|---|\n| 投资 | 12 |\n"), [""; 0]);
    assert_eq!(
        told("报告\n\n| 指标 | 数值（亿元） | 比2021年增长（%） |\n|---|---|---|\n| 投资 | 5 | 12 |\n"),
        ["投资 5亿元 money ", "投资 12% growth ↑ "]
    );
    // Two results and one growth: that of the latest; an aim beside a result: not told.
    let rows = |heads: &str| {
        told(&format!(
            "报告\n\n| 指标 | {heads} | 增长（%） |\n|---|---|---|---|\n| 投资（亿元） | 5 | 6 | -3 |\n"
        ))
    };
    assert_eq!(rows("2022年 | 2021年")[2], "投资 -3% growth ↓ 2022年");
    assert_eq!(rows("2021年 | 2022年")[2], "投资 -3% growth ↓ 2022年");
    assert_eq!(rows("2022年完成 | 2023年目标")[2], "投资 -3% growth ↓ ");
    // Numbers with a unit of their own, and words.
    assert_eq!(
        told(
            "报告\n\n| 项目 | 投资 | 备注 |\n|---|---|---|\n| 甲园区 | 18.5亿元 | 2025年建成，安置300人 |\n"
        ),
        ["甲园区投资 18.5亿元 money ", " 2025年 date ", " 300人 count 2025年"]
    );
}

#[test]
fn cells_are_corrected_as_other_numbers_are() {
    let source = format!(
        "{HEAD}| 指标 | 数值 |\n|---|---|\n| 学校 | [12]{{unit=所 kind=count subject=小学}} |\n| 产值（亿元） | [5]{{not-a-fact}} |\n"
    );
    let (briefing, diagnostics) = parse_briefing(&source);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let facts = scan_facts(&briefing);
    let found: Vec<_> =
        facts.iter().map(|fact| (fact.surface.as_str(), fact.unit.as_str(), fact.subject.as_str())).collect();
    assert_eq!(found, [("12", "所", "小学")]);
}

proptest! {
    /// Whatever stands in the cells, every letter and digit of them is in the text, in order.
    #[test]
    fn no_cell_is_lost(cells in proptest::collection::vec("[甲乙丙0-9 .%（）]{0,6}", 2..24), width in 1usize..5) {
        let mut source = String::new();
        for (idx, row) in cells.chunks(width).enumerate() {
            source.push_str(&format!("| {} |\n", row.join(" | ")));
            if idx == 0 {
                source.push_str(&format!("|{}\n", "---|".repeat(row.len())));
            }
        }
        let said = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (briefing, _) = parse(&source);
        prop_assert_eq!(said(&briefing.text), said(&cells.concat()));
        let (briefing, _) = parse_source(&source);
        prop_assert_eq!(said(&briefing.text), said(&cells.concat()));
    }
}
