//! Annotations: an editor corrects a fact where it stands, and is told what can't be applied.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::diagnostic::position;
use jiedu_core::document::{Briefing, parse_briefing};
use jiedu_core::fact::{Direction, Kind, Qualifier, Value, check_annotations, scan_facts};
use proptest::prelude::*;

const HEAD: &str = "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\ndate = 2022-07-30\n+++\n";

fn read(body: &str) -> (Briefing, String) {
    let source = format!("{HEAD}{body}");
    let (briefing, diagnostics) = parse_briefing(&source);
    assert_eq!(diagnostics, [], "{body}");
    (briefing, source)
}

#[test]
fn fields_are_corrected_and_the_text_has_no_brackets() {
    let body = "总投资[185亿元]{subject=\"特种尼龙小镇 总投资\" kind=money period=2022-H1}的小镇，占[70%以上]{direction=increase scope=全县}。\n";
    let (briefing, source) = read(body);
    assert_eq!(briefing.text, "总投资185亿元的小镇，占70%以上。\n");
    let facts = scan_facts(&briefing);
    let [first, second] = facts.as_slice() else { panic!("{facts:?}") };
    assert_eq!((first.subject.as_str(), first.period.as_str()), ("特种尼龙小镇 总投资", "2022-H1"));
    assert_eq!((second.direction, second.scope.as_str()), (Direction::Increase, "全县"));
    assert_eq!(second.qualifier, Qualifier::AtLeast);
    for fact in &facts {
        assert_eq!(briefing.slice(&fact.span), fact.surface);
        assert_eq!(&source[briefing.source_range(&fact.span)], fact.surface, "source map");
    }
    assert_eq!(check_annotations(&briefing), []);
}

#[test]
fn a_number_is_dropped_and_a_name_becomes_one() {
    let (briefing, _) = read(
        "- 建成[15公里]{not-a-fact}长带和“[24小时]{subject=服务时长}自助站”[52]{kind=count unit=处}工地\n",
    );
    let facts = scan_facts(&briefing);
    let found: Vec<_> = facts
        .iter()
        .map(|fact| (fact.surface.as_str(), fact.kind, fact.unit.as_str(), &fact.value))
        .collect();
    assert_eq!(
        found,
        [
            ("24小时", Kind::Duration, "小时", &Value::Number(24.0)),
            ("52", Kind::Count, "处", &Value::Number(52.0)),
        ]
    );
    assert_eq!(facts[0].anchor, "lead-f1");
    assert_eq!(check_annotations(&briefing), []);
}

#[test]
fn each_fault_is_said_with_its_place() {
    let check = |body: &str, code: &str, column: usize| {
        let source = format!("{HEAD}{body}\n");
        let (briefing, mut diagnostics) = parse_briefing(&source);
        diagnostics.extend(check_annotations(&briefing));
        let [found] = diagnostics.as_slice() else { panic!("{body}: {diagnostics:?}") };
        let at = position(&source, found.span.start);
        assert_eq!((found.code, at.line, at.column), (code, 7, column), "{body}");
        assert!(!found.message.is_empty() && !found.help.is_empty());
    };
    check("建成[带状公园]{kind=count}。", "annotation-without-number", 3);
    check("建成[8家、11家]{kind=count}。", "annotation-of-several", 3);
    check("建成[8家]{colour=red}。", "annotation-unknown", 3);
    check("建成[8家]{kind=number}。", "annotation-unknown", 3);
    check("建成[8家]{value=9}。", "annotation-unknown", 3);
    check("建成[8家]{kind=count。", "annotation-invalid", 3);
}

#[test]
fn a_bracket_after_a_backslash_is_text() {
    let (briefing, _) = read("建成\\[8家\\]{甲}。\n");
    assert_eq!(briefing.text, "建成[8家]{甲}。\n");
    assert!(briefing.annotations.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_annotation_is_read(pieces in proptest::collection::vec(
        prop_oneof![
            Just("["), Just("]{"), Just("}"), Just("kind=count"), Just(" "), Just("not-a-fact"), Just("subject=\""), Just("\""),
            Just("8家"), Just("，"), Just("2021年"), Just("“"), Just("”"), Just("\\"), Just("*"), Just("\n"), Just("\n\n- "), Just("&amp;"), Just("="),
        ], 0..40)) {
        let source = format!("{HEAD}{}", pieces.concat());
        let (briefing, _) = parse_briefing(&source);
        for found in check_annotations(&briefing) {
            position(&source, found.span.start);
        }
        let mut end = 0;
        for fact in scan_facts(&briefing) {
            prop_assert_eq!(briefing.slice(&fact.span), fact.surface);
            prop_assert!(fact.span.start >= end);
            end = fact.span.end;
        }
        for annotation in &briefing.annotations {
            prop_assert!(briefing.text.get(annotation.range.clone()).is_some());
        }
    }
}
