//! Any bytes as a sentence, as a briefing and as a raw text: nothing panics, and facts and tasks stand at their spans.
#![no_main]

use jiedu_core::document::{parse_briefing, parse_source};
use jiedu_core::fact::{check_annotations, scan_facts, scan_frameworks, scan_tasks, scan_terms, scan_text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for fact in scan_text(text, Some(2022), true) {
        assert_eq!(text.get(fact.span), Some(fact.surface.as_str()));
    }
    let (briefing, _) = parse_briefing(text);
    for fact in scan_facts(&briefing) {
        assert_eq!(briefing.slice(&fact.span), fact.surface);
    }
    check_annotations(&briefing);
    let (briefing, _) = parse_source(text);
    for task in scan_tasks(text, &briefing) {
        assert!(briefing.slice(&task.range).contains(&task.marker));
    }
    scan_terms(text, &briefing);
    scan_frameworks(text, &briefing);
});
