//! The tasks of both briefings as goldens, a table of general usage, and what holds of the tasks of any text.
//!
//! `UPDATE_GOLDENS=1 cargo test -p jiedu-core --features author --test tasks` writes the goldens anew.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{better_of_two, check_linear, check_table, golden, joined, read};
use jiedu_core::diagnostic::position;
use jiedu_core::document::{Briefing, parse_source};
use jiedu_core::task::{Task, scan_tasks};
use proptest::prelude::*;

fn tasks(source: &str) -> (Briefing, Vec<Task>) {
    let briefing = parse_source(source).0;
    let tasks = scan_tasks(source, &briefing);
    (briefing, tasks)
}

#[test]
fn goldens() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let source = read(&format!("../../briefings/{id}.md"));
        let (briefing, tasks) = tasks(&source);
        let mut text = String::new();
        for task in &tasks {
            let at = position(&source, briefing.source_range(&task.range).start);
            let number = task.section.map_or(String::new(), |section| briefing.number_path(section));
            let words = briefing.slice(&task.range);
            text.push_str(&format!(
                "{} {number} {}:{} {} | {words}\n",
                task.anchor, at.line, at.column, task.marker
            ));
        }
        golden(&format!("{id}.tasks.txt"), &text);
    }
}

#[test]
fn an_inline_chain_is_as_many_tasks_as_it_has_members() {
    let (briefing, tasks) = tasks(&read("../../briefings/shifanqu-2021.md"));
    let words: Vec<&str> = tasks.iter().map(|task| briefing.slice(&task.range)).collect();
    for chain in
        [["一要善于学习。", "二要强化理论。", "三要观局谋势。"], ["一要抓细。", "二要抓实。", "三要抓常。"]]
    {
        assert!(words.windows(3).any(|three| three == chain), "{chain:?}");
    }
}

#[test]
fn tasks_are_told_from_what_only_looks_like_one() {
    check_table(include_str!("fixtures/tasks.tsv"), 40, |text| {
        // ⏎ stands for a line end.
        let (briefing, tasks) = tasks(&text.replace('⏎', "\n"));
        let found: Vec<String> =
            tasks.iter().map(|task| format!("{}:{}", task.marker, briefing.slice(&task.range))).collect();
        joined(&found)
    });
}

#[test]
fn an_item_of_an_announced_list_is_a_task_where_it_is_a_section_too() {
    let sections = |title: &str, last: &str| {
        format!(
            "+++\nid = \"a\"\ntitle = \"{title}\"\n+++\n经代表票决选出。\n\n## 一、加强学位建设 {{#one}}\n\n新增学位1500个。\n\n\
             ## 二、改造老旧小区 {{#two}}\n\n改造75个。\n\n## 三、{last} {{#three}}\n\n新建30个。\n"
        )
    };
    let found = |source: &str| -> Vec<String> {
        let (briefing, tasks) = tasks(source);
        tasks
            .iter()
            .map(|task| format!("{} {} {}", task.anchor, task.marker, briefing.slice(&task.range)))
            .collect()
    };
    assert_eq!(
        found(&sections("2024年三大民生实事项目", "建设公园")),
        ["one-t1 一 加强学位建设", "two-t1 二 改造老旧小区", "three-t1 三 建设公园"]
    );
    // The title counts another number, or nothing.
    for title in ["2024年十大民生实事项目", "2024年民生工作", "三大民生实事圆满完成"]
    {
        assert_eq!(found(&sections(title, "建设公园")), [""; 0], "{title}");
    }
    // Below a heading, where the sections above it are counted too.
    let below = "+++\nid = \"a\"\ntitle = \"报告\"\n+++\n## 一、回顾 {#past}\n\n文。\n\n## 二、办好三件民生实事 {#work}\n\n\
                 ### （一）修路 {#road}\n\n新修公路。\n\n### （二）架桥 {#bridge}\n\n新架桥梁。\n\n### （三）通水 {#water}\n\n新通管网。\n\n\
                 ## 三、作风 {#style}\n\n### （一）学习 {#study}\n\n文。\n";
    assert_eq!(found(below), ["road-t1 （一） 修路", "bridge-t1 （二） 架桥", "water-t1 （三） 通水"]);
}

/// Checks what holds of the tasks of any text.
fn sound(source: &str) {
    let (briefing, tasks) = tasks(source);
    let mut end = 0;
    for task in &tasks {
        let words = briefing.text.get(task.range.clone());
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "{source}: {task:?}");
        // The number of a section stands before its words.
        let counted = task.section.and_then(|section| briefing.sections[section].number.as_ref());
        let marked = words.is_some_and(|words| words.contains(&task.marker))
            || counted.is_some_and(|number| number.surface == task.marker);
        assert!(marked, "{source}: {task:?}");
        assert!(task.range.start >= end, "{source}: {task:?}");
        end = task.range.end;
    }
}

#[test]
fn the_time_grows_with_the_length() {
    let pieces = [
        "各级党委要扛牢责任，一要抓细。二要抓实。\n",
        "一是抓，二是抓，",
        "一要",
        "一是抓。",
        "- 要抓\n",
        "要",
        "一，",
        "存在问题\n- 一是抓\n",
    ];
    check_linear(&pieces, 6_000, 1e-4, |source| {
        let briefing = parse_source(source).0;
        better_of_two(|| drop(scan_tasks(source, &briefing)))
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_tasks(text in "\\PC{0,80}") {
        sound(&text);
    }

    #[test]
    fn any_announced_list_gives_sound_tasks(text in "(办好|十|三|件|实事|：|。|\n|一、|二、|三、|（一）|（二）|1\\.|2\\.|3\\.|第一件，|修路|## |①|②){0,40}") {
        sound(&text);
        sound(&format!("+++\nid = \"a\"\ntitle = \"三件实事\"\n+++\n{text}"));
    }

    #[test]
    fn any_markers_give_sound_tasks(text in "[一二三四十是要须必第主求★“”#甲乙，。；：、（） \n-]{0,60}") {
        sound(&text);
        sound(&format!("+++\nid = \"a\"\ntitle = \"题\"\n+++\n{text}"));
    }
}
