//! Any bytes as a sentence and as a briefing: nothing panics, and facts stand at their spans.
#![no_main]

use jiedu_core::document::parse_briefing;
use jiedu_core::fact::{check_annotations, scan_facts, scan_text};
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
});
