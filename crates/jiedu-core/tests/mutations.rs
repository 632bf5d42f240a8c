//! Texts of the fixtures, damaged at random, are read: nothing panics, and what is found stands where it says.
//!
//! The seed is fixed, so that a run can be repeated; `PROPTEST_CASES=100000` looks longer.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{read, root};
use jiedu_core::check::{check_source, repair_source};
use jiedu_core::document::{parse_briefing, parse_source};
use jiedu_core::fact::{check_annotations, scan_facts, scan_text};
use jiedu_core::framework::scan_frameworks;
use jiedu_core::reading::read_briefing;
use jiedu_core::task::scan_tasks;
use jiedu_core::term::scan_terms;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

/// Longest piece of a fixture that a text is made of, in characters.
const PIECE: usize = 400;

/// Marks that the readers know and that a fixture may lack where they hurt.
const MARKS: [&str; 24] = [
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "[",
    "]{",
    "}",
    "+++\n",
    "```figure\n",
    "```\n",
    "[[mark]]\n",
    "{#a}",
    "\n",
    "\n\n",
    "## ",
    "- ",
    "%",
    "—",
    "〔",
    "\u{feff}",
    "\r",
    "\0",
];

#[derive(Clone, Debug)]
enum Edit {
    Delete { at: Index, chars: usize },
    Repeat { at: Index, chars: usize },
    Mark { at: Index, mark: Index },
    Splice { at: Index, from: Index, chars: usize },
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>();
    prop_oneof![
        (at.clone(), 1..20_usize).prop_map(|(at, chars)| Edit::Delete { at, chars }),
        (at.clone(), 1..20_usize).prop_map(|(at, chars)| Edit::Repeat { at, chars }),
        (at.clone(), any::<Index>()).prop_map(|(at, mark)| Edit::Mark { at, mark }),
        (at, any::<Index>(), 1..40_usize).prop_map(|(at, from, chars)| Edit::Splice { at, from, chars }),
    ]
}

/// All fixtures in one text.
fn corpus() -> Vec<char> {
    let mut corpus = String::new();
    for name in ["surfaces.tsv", "tasks.tsv", "frameworks.tsv", "qixian-2022.txt", "shifanqu-2021.txt"] {
        corpus.push_str(&read(&format!("tests/fixtures/{name}")));
    }
    for folder in ["tests/fixtures/fuzz", "../../briefings"] {
        let mut paths: Vec<_> =
            std::fs::read_dir(root(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            corpus.push_str(&String::from_utf8_lossy(&std::fs::read(path).unwrap()));
        }
    }
    corpus.chars().collect()
}

/// A piece of the corpus after some edits.
fn damaged(corpus: &[char], from: Index, chars: usize, edits: &[Edit]) -> String {
    let piece = |from: Index, chars: usize| {
        let from = from.index(corpus.len());
        &corpus[from..(from + chars).min(corpus.len())]
    };
    let mut text = piece(from, chars).to_vec();
    for edit in edits {
        match edit {
            Edit::Delete { at, chars } => {
                let at = at.index(text.len() + 1);
                text.drain(at..(at + chars).min(text.len()));
            }
            Edit::Repeat { at, chars } => {
                let at = at.index(text.len() + 1);
                let again = text[at..(at + chars).min(text.len())].to_vec();
                text.splice(at..at, again);
            }
            Edit::Mark { at, mark } => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, MARKS[mark.index(MARKS.len())].chars());
            }
            Edit::Splice { at, from, chars } => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, piece(*from, *chars).iter().copied());
            }
        }
    }
    text.into_iter().collect()
}

fn is_read(text: &str) {
    for fact in scan_text(text, Some(2022), true) {
        assert_eq!(text.get(fact.span), Some(fact.surface.as_str()));
    }
    let headed = format!("+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\ndate = 2022-07-30\n+++\n{text}");
    for source in [text, &headed] {
        let (briefing, _) = parse_briefing(source);
        for fact in scan_facts(&briefing) {
            assert_eq!(briefing.slice(&fact.span), fact.surface);
        }
        check_annotations(&briefing);
    }
    for (source, diagnostics) in [(text, check_source(text)), (&headed, read_briefing(&headed).1)] {
        for found in diagnostics {
            assert!(source.get(found.span.clone()).is_some(), "{found:?}");
        }
    }
    let (briefing, _) = parse_source(text);
    for task in scan_tasks(text, &briefing) {
        assert!(briefing.slice(&task.range).contains(&task.marker), "{task:?}");
    }
    scan_terms(text, &briefing);
    scan_frameworks(text, &briefing);
    repair_source(text);
}

#[test]
fn damaged_texts_are_read() {
    let corpus = corpus();
    let config = ProptestConfig {
        rng_seed: RngSeed::Fixed(20_220_730),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let strategy = (any::<Index>(), 1..PIECE, prop::collection::vec(edit(), 1..8));
    proptest!(config, |((from, chars, edits) in strategy)| {
        let text = damaged(&corpus, from, chars, &edits);
        prop_assert!(std::panic::catch_unwind(|| is_read(&text)).is_ok(), "{text:?}");
    });
}
