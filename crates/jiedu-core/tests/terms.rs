//! The terms of both briefings: against what a person labelled, and as goldens; what holds of the terms of any text.
//!
//! `UPDATE_GOLDENS=1 cargo test -p jiedu-core --features author --test terms` writes the goldens anew.
#![cfg(feature = "author")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and the score is printed"
)]

mod common;

use common::{better_of_two, check_linear, check_table, golden, read, root};
use jiedu_core::diagnostic::position;
use jiedu_core::document::{Briefing, parse_source};
use jiedu_core::framework::scan_frameworks;
use jiedu_core::task::scan_tasks;
use jiedu_core::term::{Term, scan_terms};
use proptest::prelude::*;

fn terms(source: &str) -> (Briefing, Vec<Term>) {
    let briefing = parse_source(source).0;
    let terms = scan_terms(source, &briefing);
    (briefing, terms)
}

/// A term without what the labels and the briefing write differently: the width of commas.
fn normal(text: &str) -> String {
    text.replace(',', "，")
}

#[test]
fn every_labelled_term_is_found_as_often_as_it_stands_there() {
    let labels: serde_json::Value =
        serde_json::from_str(&read("tests/fixtures/qixian-2022.terms.json")).unwrap();
    let labels = labels["terms"].as_array().unwrap();
    // The raw text and the briefing made from it say the same.
    for path in ["../../briefings/qixian-2022.md", "tests/fixtures/qixian-2022.txt"] {
        let source = read(path);
        let (_, mut found) = terms(&source);
        let (mut kinds, mut wrong) = (0, Vec::new());
        for label in labels {
            let text = normal(label["text"].as_str().unwrap());
            let at = found
                .iter()
                .position(|term| normal(&term.text) == text)
                .unwrap_or_else(|| panic!("{path}: not found: {text}"));
            let term = found.remove(at);
            assert_eq!(term.occurrences.len() as u64, label["count"].as_u64().unwrap(), "{path}: {text}");
            let mut places: Vec<(&str, bool)> =
                term.occurrences.iter().map(|place| (place.place.name(), place.nested_in_title)).collect();
            let mut expected: Vec<(&str, bool)> = label["occurrences"]
                .as_array()
                .unwrap()
                .iter()
                .map(|place| {
                    (place["where"].as_str().unwrap(), place["nested_in_title"].as_bool().unwrap_or(false))
                })
                .collect();
            places.sort_unstable();
            expected.sort_unstable();
            assert_eq!(places, expected, "{path}: {text}");
            if term.kind.name() == label["kind"] {
                kinds += 1;
            } else {
                wrong.push(format!("{text}: {} for {}", term.kind.name(), label["kind"]));
            }
        }
        let extra: Vec<&str> = found.iter().map(|term| term.text.as_str()).collect();
        assert_eq!(extra, Vec::<&str>::new(), "{path}: found and not labelled");
        println!("{path}: {kinds} of {} kinds; {wrong:?}", labels.len());
        assert!(kinds * 100 >= labels.len() * 80, "{path}: {kinds} kinds are right: {wrong:?}");
    }
}

/// The terms of a text as a compact table.
fn table(source: &str) -> String {
    let (briefing, terms) = terms(source);
    let mut text = String::new();
    for term in &terms {
        let explained = term.explained.map_or(String::new(), |sentence| {
            format!(" ← {}", briefing.slice(&briefing.sentences[sentence].range))
        });
        text.push_str(&format!("{} {}{explained}\n", term.kind.name(), term.text));
        for place in &term.occurrences {
            let at = position(source, place.source.start);
            let section = place.section.map_or("", |section| &briefing.sections[section].anchor);
            let nested = if place.nested_in_title { " nested" } else { "" };
            text.push_str(&format!("  {}:{} {} {section}{nested}\n", at.line, at.column, place.place.name()));
        }
    }
    text
}

#[test]
fn goldens() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        golden(&format!("{id}.terms.txt"), &table(&read(&format!("../../briefings/{id}.md"))));
    }
}

#[test]
fn kinds_are_told_from_form_and_surroundings() {
    check_table(include_str!("fixtures/term_kinds.tsv"), 40, |text| {
        let found: Vec<String> =
            terms(text).1.iter().map(|term| format!("{}:{}", term.kind.name(), term.text)).collect();
        found.join(" | ")
    });
}

/// Checks what holds of the terms of any text.
fn sound(source: &str) {
    let (briefing, terms) = terms(source);
    for term in &terms {
        assert!(!term.occurrences.is_empty() && !term.text.is_empty(), "{source}: {term:?}");
        for place in &term.occurrences {
            assert!(source.get(place.source.clone()).is_some(), "{source}: {place:?}");
            if let Some(range) = &place.range {
                let words = briefing.text.get(range.clone());
                assert!(words.is_some_and(|words| !words.is_empty()), "{source}: {place:?}");
                assert!(place.sentence.is_some(), "{source}: {place:?}");
            }
        }
        let first = term.occurrences.first().and_then(|place| place.range.clone());
        assert!(first.is_none_or(|range| briefing.slice(&range) == term.text), "{source}: {term:?}");
    }
}

#[test]
fn the_time_grows_with_the_length() {
    let pieces = [
        "深入开展“能力作风建设年”活动，印发《实施意见》，用好“1+6”工作体系，即甲、乙、丙。\n",
        "“甲”",
        "“",
        "”",
        "《“甲",
        "“《‘",
        "\"",
        "“甲”（",
        "# “甲”一\n",
    ];
    check_linear(&pieces, 6_000, 1e-4, |source| {
        let briefing = parse_source(source).0;
        better_of_two(|| drop(scan_terms(source, &briefing)))
    });
}

#[test]
fn the_fuzz_corpus_is_read() {
    let mut read = 0;
    for entry in std::fs::read_dir(root("tests/fixtures/fuzz")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for source in [text.to_string(), format!("+++\nid = \"a\"\ntitle = \"题\"\n+++\n{text}")] {
            sound(&source);
            let briefing = parse_source(&source).0;
            for task in scan_tasks(&source, &briefing) {
                assert!(briefing.slice(&task.range).contains(&task.marker), "{task:?}");
            }
            scan_frameworks(&source, &briefing);
        }
        read += 1;
    }
    assert!(read >= 20, "the corpus has {read} files");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_terms(text in "\\PC{0,80}") {
        sound(&text);
    }

    #[test]
    fn any_marks_give_sound_terms(text in "[“”‘’《》〈〉「」\"＂*#甲乙一四五个大+1、，。：（）即 \n-]{0,60}") {
        sound(&text);
        sound(&format!("+++\nid = \"a\"\ntitle = '''{text}'''\n+++\n{text}"));
    }
}
