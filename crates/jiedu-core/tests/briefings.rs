//! The two briefings: they hold their seeds' sentences once each, and the scan finds what a person labelled.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;

use common::read;
use jiedu_core::document::{Block, Briefing, parse_briefing};
use jiedu_core::fact::{Fact, Kind, Value, scan_facts};

fn briefing(id: &str) -> Briefing {
    let (briefing, diagnostics) = parse_briefing(&read(&format!("../../briefings/{id}.md")));
    assert_eq!(diagnostics, [], "{id}");
    briefing
}

/// A text without what the seeds and the briefings write differently: width, spaces, list marks, numbering marks.
fn normal(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '，' => Some(','),
            '：' => Some(':'),
            '；' => Some(';'),
            '（' => Some('('),
            '）' => Some(')'),
            c if c.is_whitespace() || matches!(c, '#' | '-' | '★' | '—') => None,
            c => Some(c),
        })
        .collect()
}

/// What a reader of the briefing's words reads, in order, in normal form: title, headings with numbers, text, byline.
fn words(briefing: &Briefing) -> String {
    let mut words = normal(&briefing.meta.title) + &normal(&briefing.meta.subtitle);
    let blocks = |blocks: &[Block], words: &mut String| {
        for block in blocks {
            match block {
                Block::Paragraph(range) => words.push_str(&normal(briefing.slice(range))),
                Block::List(items) => {
                    items.iter().for_each(|item| words.push_str(&normal(briefing.slice(&item.range))));
                }
                Block::Missing(_) | Block::Figure(_) | Block::Table(_) => {}
            }
        }
    };
    blocks(&briefing.lead, &mut words);
    for section in &briefing.sections {
        if section.missing.is_none() {
            words.push_str(&normal(section.number.as_ref().map_or("", |number| &number.surface)));
        }
        words.push_str(&normal(&section.title));
        blocks(&section.blocks, &mut words);
    }
    words + &normal(briefing.meta.byline.as_ref().map_or("", |byline| &byline.text))
}

/// Pieces of a text that end with 。 or ; in normal form.
fn sentences(text: &str) -> Vec<String> {
    text.split_inclusive('。').map(str::to_owned).filter(|sentence| !sentence.is_empty()).collect()
}

/// The seed with the repairs that its labels list: what is twice stands once, and blocks stand in the order of their
/// numbers.
fn repaired(id: &str) -> String {
    let seed = read(&format!("tests/fixtures/{id}.txt"));
    let lines: Vec<&str> = seed.lines().collect();
    let range = |from: usize, to: usize| lines[from - 1..to].concat();
    match id {
        // （五） of part three was set in the middle of part four.
        "qixian-2022" => {
            let upgrade = lines.iter().position(|line| line.starts_with("## (五)")).unwrap() + 1;
            let third = lines.iter().position(|line| line.starts_with("## (三)必须")).unwrap() + 1;
            let fourth = lines.iter().rposition(|line| line.trim() == "四").unwrap() + 1;
            range(1, fourth - 1)
                + &range(upgrade, third - 1)
                + &range(fourth, upgrade - 1)
                + &range(third, lines.len())
        }
        // Part four was set before part two; line 17 repeats line 15, line 35 the end of line 39.
        "shifanqu-2021" => {
            let fifth = lines.iter().position(|line| line.starts_with("### 五")).unwrap() + 1;
            range(1, 16)
                + &range(27, 34)
                + &range(36, fifth - 1)
                + &range(19, 26)
                + &range(fifth, lines.len())
        }
        other => panic!("no repairs for {other}"),
    }
}

#[test]
fn each_briefing_holds_every_sentence_of_its_seed_once_and_nothing_else() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let words = words(&briefing(id));
        let repaired = normal(&repaired(id));
        let mut counts: BTreeMap<String, i32> = BTreeMap::new();
        for sentence in sentences(&repaired) {
            *counts.entry(sentence).or_default() += 1;
        }
        for sentence in sentences(&words) {
            *counts.entry(sentence).or_default() -= 1;
        }
        counts.retain(|_, count| *count != 0);
        assert!(counts.is_empty(), "{id}: too few (+) or too many (−) of\n{counts:#?}");
        assert_eq!(words, repaired, "{id}: order");
        // Nothing of the damaged seed is lost in the repair: each of its whole sentences is there.
        let seed = normal(&read(&format!("tests/fixtures/{id}.txt")));
        for sentence in sentences(&seed) {
            let tail: String = sentence.chars().skip(sentence.chars().count().saturating_sub(12)).collect();
            assert!(words.contains(&tail) || tail == "围。", "{id}: lost {sentence}");
        }
    }
}

#[test]
fn the_scan_finds_every_labelled_quantity_and_no_other() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let gold = read(&format!("tests/fixtures/{id}.quantities.json"));
        let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
        let briefing = briefing(id);
        let facts = scan_facts(&briefing);
        let mut left: Vec<&Fact> = facts.iter().collect();
        for label in gold["quantities"].as_array().unwrap() {
            let surface = label["surface"].as_str().unwrap();
            let sentence = normal(label["sentence"].as_str().unwrap());
            let found = left.iter().position(|fact| {
                fact.surface == surface
                    && sentence.contains(&normal(briefing.slice(&briefing.sentences[fact.sentence].range)))
            });
            let found = found.unwrap_or_else(|| panic!("not found: {surface} in {sentence}"));
            check_fields(left.remove(found), label);
        }
        let extra: Vec<&str> = left.iter().map(|fact| fact.surface.as_str()).collect();
        assert_eq!(extra, Vec::<&str>::new(), "{id}: found and not labelled");
    }
}

/// A fact has the fields that a person labelled.
fn check_fields(fact: &Fact, label: &serde_json::Value) {
    let surface = &fact.surface;
    assert_eq!(fact.kind.name(), label["kind"], "{surface}");
    assert_eq!(fact.qualifier.name(), label["qualifier"], "{surface}");
    assert_eq!(fact.direction.name(), label["direction"], "{surface}");
    assert_eq!(fact.tier.name(), label["tier"], "{surface}");
    assert_eq!(fact.unit, label["unit"].as_str().unwrap(), "{surface}");
    match (&fact.value, &label["value"]) {
        (Value::Number(number), value) => assert_eq!(Some(*number), value.as_f64(), "{surface}"),
        (Value::Date(date), value) => {
            assert_eq!(*date, value.as_str().map_or_else(|| value.to_string(), str::to_owned), "{surface}");
        }
        other => panic!("{surface}: {other:?}"),
    }
}

#[test]
fn subjects_and_periods_are_what_the_sentences_say() {
    let subjects = |id: &str| -> Vec<String> {
        let facts = scan_facts(&briefing(id));
        let said = facts.iter().filter(|fact| fact.kind != Kind::Date && !fact.subject.is_empty());
        said.map(|fact| {
            [&fact.surface, &fact.subject, &fact.period].map(String::as_str).join(" ").trim().to_owned()
        })
        .collect()
    };
    // Where the rule is not sure it says nothing: whom the ten institutes are, what 市级 is of.
    assert_eq!(
        subjects("qixian-2022"),
        [
            "全市第一 综合考评 2022年一季度",
            "第25位 县域经济发展质量评价 2021年",
            "185亿元 特种尼龙小镇总投资",
            "150亿元 生物科技园项目总投资",
            "10余家 高校、科研院所",
            "8家 创建省级以上科创平台",
            "11家 高新技术企业",
            "29家 科技型中小企业",
            "1家 新建成省级中试基地",
            "全省第一 县域营商环境评价",
            "突破800人 淇县一中本科上线 2022年",
        ]
    );
    assert_eq!(
        subjects("shifanqu-2021"),
        [
            "42.8% 示范区规模以上工业增加值 2021年上半年",
            "42.8% 高新技术产业增加值 2021年上半年",
            "19% 固定资产投资 2021年上半年",
            "2.08亿元 一般公共预算收入 2021年上半年",
            "20.3% 一般公共预算收入 2021年上半年",
            "12个 省市重点项目 2021年上半年",
            "24.8亿元 省市重点项目完成投资 2021年上半年",
            "63.2% 省市重点项目完成投资占年度投资计划 2021年上半年",
            "100% 开工率、竣工率 2021年上半年",
            "52个 开工项目 2021年上半年",
            "187亿元 总投资 2021年上半年",
            "15公里 带状公园",
            "5个 示范区",
            "5个 示范片区",
            "6个 工作载体",
            "6个 载体",
            "5个 例会制度"
        ]
    );
}

#[test]
fn every_fact_stands_at_its_span() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let briefing = briefing(id);
        let source = read(&format!("../../briefings/{id}.md"));
        for fact in scan_facts(&briefing) {
            assert_eq!(briefing.slice(&fact.span), fact.surface);
            assert_eq!(&source[briefing.source_range(&fact.span)], fact.surface, "source map");
        }
    }
}
