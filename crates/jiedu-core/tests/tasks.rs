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

/// Checks what holds of the tasks of any text.
fn sound(source: &str) {
    let (briefing, tasks) = tasks(source);
    let mut end = 0;
    for task in &tasks {
        let words = briefing.text.get(task.range.clone());
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "{source}: {task:?}");
        assert!(words.is_some_and(|words| words.contains(&task.marker)), "{source}: {task:?}");
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
    fn any_markers_give_sound_tasks(text in "[一二三四十是要须必第主求★“”#甲乙，。；：、（） \n-]{0,60}") {
        sound(&text);
        sound(&format!("+++\nid = \"a\"\ntitle = \"题\"\n+++\n{text}"));
    }
}
