//! What holds of the scan on any text: facts stand at their spans, in order; a surface alone says the same again; the time
//! that a text takes grows with its length; inputs that once looked dangerous are read.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::path::PathBuf;

use common::{better_of_two, check_linear};
use jiedu_core::document::parse_briefing;
use jiedu_core::fact::{Fact, Kind, Value, check_annotations, scan_facts, scan_text};
use proptest::prelude::*;

/// Checks what holds of the facts of any text.
fn sound(text: &str, facts: &[Fact]) {
    let mut end = 0;
    for fact in facts {
        assert_eq!(text.get(fact.span.clone()), Some(fact.surface.as_str()), "{text}");
        assert!(fact.span.start >= end && fact.span.end > fact.span.start, "{text}: {fact:?}");
        end = fact.span.end;
        let finite = match &fact.value {
            Value::Number(number) => number.is_finite(),
            Value::Range(from, to) => from.is_finite() && to.is_finite(),
            Value::Ratio(parts) => parts.len() > 1 && parts.iter().all(|part| part.is_finite()),
            Value::Date(date) => date.len() >= 4,
        };
        assert!(finite, "{text}: {fact:?}");
    }
}

/// Whether a surface says by itself what it is: it has its unit, and no word before it decides its kind.
fn is_whole(fact: &Fact) -> bool {
    let unit: String = fact.unit.chars().filter(|c| !c.is_ascii_punctuation()).collect();
    let has_unit = !fact.unit.is_empty()
        && (unit.is_empty()
            || fact.surface.chars().filter(|c| unit.contains(*c)).count() >= unit.chars().count());
    match fact.kind {
        // 第二 is a rank by the words before it; a day alone takes its month from them.
        Kind::Rank => has_unit && !fact.surface.contains('日'),
        // 7月 takes its year from them, and so do 今年 and 上半年.
        Kind::Date => fact.surface.starts_with(|c: char| c.is_ascii_digit()) && fact.surface.contains('年'),
        // The magnitude alone (1100多万) is money or people by the words before it.
        Kind::Count | Kind::Money => has_unit && !fact.unit.ends_with(['万', '亿']),
        // 2万点 is one of an index by the words before it.
        Kind::Amount => has_unit && !fact.unit.ends_with('点'),
        _ => has_unit,
    }
}

/// Kinds that only the words around tell apart.
fn family(kind: Kind, unit: &str) -> Kind {
    if kind == Kind::Growth && matches!(unit, "%" | "‰" | "成" | "") { Kind::Share } else { kind }
}

/// Scans a surface alone and checks that it says the same again.
fn says_the_same(fact: &Fact) {
    if !is_whole(fact) {
        return;
    }
    let again = scan_text(&fact.surface, Some(2022), false);
    let [one] = again.as_slice() else { panic!("{} alone: {again:?}", fact.surface) };
    // A sign stands only where words before it make it one: 增长-0.3%.
    let said = |fact: &Fact| {
        (
            fact.value.clone(),
            fact.unit.clone(),
            fact.qualifier,
            family(fact.kind, &fact.unit),
            fact.surface.clone(),
        )
    };
    assert_eq!(said(one), said(fact));
}

#[test]
fn a_surface_alone_says_the_same_again() {
    let table = include_str!("fixtures/surfaces.tsv");
    let mut whole = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let sentence = line.split('\t').next().unwrap();
        for fact in scan_text(sentence, Some(2022), false) {
            whole += usize::from(is_whole(&fact));
            // What 约占 says of 三分之一 it says from outside of the surface.
            if !sentence.contains("约占") {
                says_the_same(&fact);
            }
        }
    }
    assert!(whole > 200, "only {whole} surfaces of the table stand by themselves");
}

#[test]
fn the_time_grows_with_the_length() {
    // All in one sentence, which is the worst that a text can do.
    let pieces = [
        "全年实现地区生产总值4000.5亿元，比上年增长10%，其中第一产业增加值153.6亿元、增长11%，",
        "2021年1—9月，",
        "分别增长5%、",
        "“",
        "一",
        "第",
        "近百",
        "1:",
        "5、",
        "百分之",
        "5—",
        "（增长5%）",
        "（2021年（",
        "“第 3 条",
        "<a href=5%>",
        "<!--",
        "全年",
        "較上年增加3萬4000個",
    ];
    check_linear(&pieces, 5_000, 1e-6, |text| {
        sound(text, &scan_text(text, Some(2022), false));
        better_of_two(|| drop(scan_text(text, Some(2022), false)))
    });
}

#[test]
fn the_fuzz_corpus_is_read() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        sound(&text, &scan_text(&text, Some(2022), true));
        for source in [text.to_string(), format!("+++\nid = \"a\"\ntitle = \"题\"\n+++\n{text}")] {
            let (briefing, _) = parse_briefing(&source);
            sound(&briefing.text, &scan_facts(&briefing));
            check_annotations(&briefing);
        }
        read += 1;
    }
    assert!(read >= 20, "the corpus has {read} files");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_facts(text in "\\PC{0,80}") {
        sound(&text, &scan_text(&text, Some(2022), true));
    }

    #[test]
    fn any_numerals_give_sound_facts(
        text in "[0-9０-９一二两三十百千万亿零〇.．,，、：:/%％‰年月日季度第前近超约不足连续余多以上左右内元吨家个人位名成倍番分之至到—-“”《》 \n增长降占的全省首]{0,60}"
    ) {
        sound(&text, &scan_text(&text, Some(2022), true));
        sound(&text, &scan_text(&text, None, false));
    }

    #[test]
    fn a_quantity_alone_says_the_same_again(
        before in prop_oneof![Just(""), Just("突破"), Just("超过"), Just("近"), Just("约"), Just("不足"), Just("至少"), Just("不超过")],
        whole in 1_u32..100_000,
        fraction in 0_u32..100,
        more in prop_oneof![Just(""), Just("余"), Just("多")],
        magnitude in prop_oneof![Just(""), Just("万"), Just("亿"), Just("万亿")],
        unit in prop_oneof![
            Just("元"), Just("美元"), Just("人"), Just("户"), Just("吨"), Just("公里"), Just("平方米"), Just("千瓦时"), Just("元/吨"), Just("个"),
            Just("人次"), Just("立方米"), Just("亩"),
        ],
        after in prop_oneof![Just(""), Just("以上"), Just("左右"), Just("以内")],
    ) {
        let number = if fraction == 0 || !more.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") };
        let surface = format!("{before}{number}{more}{magnitude}{unit}{after}");
        let text = format!("其中，{surface}。");
        let facts = scan_text(&text, Some(2022), false);
        prop_assert_eq!(facts.len(), 1, "{}", text);
        prop_assert_eq!(&facts[0].surface, &surface);
        prop_assert_eq!(facts[0].value.number(), number.parse().ok());
        prop_assert_eq!(&facts[0].unit, &format!("{magnitude}{unit}"));
        says_the_same(&facts[0]);
    }
}
