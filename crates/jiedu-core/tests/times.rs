//! The time that a number has from its paragraph, its headings and the title.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::document::parse_source;
use jiedu_core::fact::{Kind, Value, scan_facts};

fn periods(source: &str) -> Vec<String> {
    let (briefing, _) = parse_source(source);
    let facts = scan_facts(&briefing);
    facts
        .iter()
        .filter(|fact| fact.kind != Kind::Date)
        .map(|fact| format!("{} {}", fact.surface, fact.period))
        .collect()
}

fn dates(source: &str) -> Vec<String> {
    let (briefing, _) = parse_source(source);
    let value = |value: &Value| match value {
        Value::Date(date) => Some(date.clone()),
        _ => None,
    };
    scan_facts(&briefing).iter().filter_map(|fact| value(&fact.value)).collect()
}

#[test]
fn a_time_is_carried_on_from_sentence_to_sentence() {
    let source = "2024年一季度，生产总值100亿元，同比增长6%。其中，工业增长8%。\n\n全县建成公厕28座。\n";
    assert_eq!(
        periods(source),
        ["100亿元 2024年一季度", "6% 2024年一季度", "8% 2024年一季度", "28座 2024年"]
    );
}

#[test]
fn headings_and_titles_say_the_time_of_what_stands_below() {
    let source = "某县2022年国民经济和社会发展统计公报\n\n一、综合\n\n全年生产总值100亿元。年末常住人口30万人。\n\n图1 2018-2022年生产总值\n\n二、农业\n\n粮食产量5万吨。\n";
    assert_eq!(periods(source), ["100亿元 2022年", "30万人 2022年末", "5万吨 2022年"]);
    let source =
        "政府工作报告\n\n一、2023年工作回顾\n\n生产总值增长5%。\n\n二、2024年工作安排\n\n生产总值增长6%。\n";
    assert_eq!(periods(source), ["5% 2023年", "6% 2024年"]);
}

#[test]
fn days_of_a_notice_are_of_its_year_and_those_of_a_law_come_every_year() {
    assert_eq!(
        dates("2019年放假安排\n\n春节：2月4日放假，2月3日上班。\n")[1..],
        ["2019-02-04", "2019-02-03"]
    );
    let law = "全国放假办法\n\n第一条 国庆节（10月1日）放假3天。本办法自2014年1月1日起施行。\n";
    assert_eq!(dates(law), ["XXXX-10-01", "2014-01-01"]);
    assert_eq!(dates("行政院報告\n\n113年出口成長4%，114年2月公布。\n"), ["2024", "2025-02"]);
}
