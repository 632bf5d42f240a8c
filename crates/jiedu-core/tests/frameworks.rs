//! The frameworks of both briefings as goldens, a table of general usage, and what holds of the frameworks of any text.
//!
//! `UPDATE_GOLDENS=1 cargo test -p jiedu-core --features author --test frameworks` writes the goldens anew.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{better_of_two, check_linear, check_table, golden, joined, read};
use jiedu_core::diagnostic::position;
use jiedu_core::document::{Briefing, parse_source};
use jiedu_core::framework::{Framework, scan_frameworks};
use proptest::prelude::*;

fn frameworks(source: &str) -> (Briefing, Vec<Framework>) {
    let briefing = parse_source(source).0;
    let frameworks = scan_frameworks(source, &briefing);
    (briefing, frameworks)
}

/// A framework on a line: its name, and of each part the count, the noun, the members and the open slots.
fn written(framework: &Framework) -> String {
    let parts: Vec<String> = framework
        .arity
        .iter()
        .map(|arity| {
            let open = if arity.open() > 0 { format!(" +{}", arity.open()) } else { String::new() };
            format!("{}{}[{}{open}]", arity.count, arity.noun, arity.members.join("/"))
        })
        .collect();
    format!("{} = {}", framework.name, parts.join(" "))
}

#[test]
fn goldens() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let source = read(&format!("../../briefings/{id}.md"));
        let (briefing, frameworks) = frameworks(&source);
        let mut text = String::new();
        for framework in &frameworks {
            let at = position(&source, framework.source.start);
            let section = framework.section.map_or("", |section| &briefing.sections[section].anchor);
            text.push_str(&format!("{}:{} {section} {}\n", at.line, at.column, written(framework)));
        }
        golden(&format!("{id}.frameworks.txt"), &text);
    }
}

#[test]
fn what_a_briefing_does_not_list_stays_open() {
    // The five places of 示范区 are four 片区 and one 带; they are not the missing 示范片区.
    let (_, frameworks) = frameworks(&read("../../briefings/shifanqu-2021.md"));
    for name in ["5个示范片区", "一带五区六示范、全域一体三起来", "1+6", "6个载体"] {
        let framework = frameworks.iter().find(|framework| framework.name == name);
        let framework = framework.unwrap_or_else(|| panic!("{name} is not found"));
        assert!(framework.arity.iter().all(|arity| arity.members.is_empty()), "{framework:?}");
    }
}

#[test]
fn frameworks_have_the_members_that_the_text_lists() {
    check_table(include_str!("fixtures/frameworks.tsv"), 35, |text| {
        // ⏎ stands for a line end.
        let found: Vec<String> = frameworks(&text.replace('⏎', "\n")).1.iter().map(written).collect();
        joined(&found)
    });
}

/// Checks what holds of the frameworks of any text.
fn sound(source: &str) {
    let (briefing, frameworks) = frameworks(source);
    for framework in &frameworks {
        assert!(!framework.arity.is_empty(), "{source}: {framework:?}");
        assert!(source.get(framework.source.clone()).is_some(), "{source}: {framework:?}");
        if let Some(range) = &framework.range {
            assert_eq!(briefing.text.get(range.clone()), Some(framework.name.as_str()), "{source}");
        }
        for arity in &framework.arity {
            assert!(
                arity.count > 0 && arity.members.len() <= arity.count as usize,
                "{source}: {framework:?}"
            );
            assert_eq!(arity.open() as usize + arity.members.len(), arity.count as usize, "{source}");
            for member in &arity.members {
                assert!(!member.is_empty(), "{source}: {framework:?}");
                // Nothing is invented: each member stands in the text.
                let said = briefing.text.contains(member)
                    || briefing.meta.title.contains(member)
                    || briefing.meta.subtitle.contains(member);
                assert!(said, "{source}: {framework:?}");
            }
        }
    }
}

#[test]
fn the_time_grows_with_the_length() {
    let pieces = [
        "统筹改革、科技、文化三大动力，用好“1+6”工作体系，即甲、乙、丙。\n",
        "三大动力",
        "甲、",
        "“三区”",
        "“三区”：",
        "三",
        "“",
        "# 三大动力\n",
        "- 动力\n",
    ];
    check_linear(&pieces, 6_000, 1e-4, |source| {
        let briefing = parse_source(source).0;
        better_of_two(|| drop(scan_frameworks(source, &briefing)))
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_frameworks(text in "\\PC{0,80}") {
        sound(&text);
    }

    #[test]
    fn any_counts_give_sound_frameworks(text in "[一二三四五六1-6+大个项以下区带动力“”《》甲乙丙、和，。；：（）即等#★\n -]{0,60}") {
        sound(&text);
        sound(&format!("+++\nid = \"a\"\ntitle = \"题\"\n+++\n{text}"));
    }
}
