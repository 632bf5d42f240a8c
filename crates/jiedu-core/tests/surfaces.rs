//! A table of sentences and the quantities that they state.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::fact::{Fact, Tier, Value, scan_text};

const TABLE: &str = include_str!("fixtures/surfaces.tsv");
const YEAR: u16 = 2022;

/// A value as the table writes it; long fractions are rounded to four digits.
fn value(value: &Value) -> String {
    let number = |number: &f64| {
        let rounded = (number * 1e4).round() / 1e4;
        format!("{rounded}")
    };
    match value {
        Value::Number(one) => number(one),
        Value::Range(from, to) => format!("[{},{}]", number(from), number(to)),
        Value::Ratio(parts) => parts.iter().map(number).collect::<Vec<_>>().join(":"),
        Value::Date(date) => date.clone(),
    }
}

fn written(fact: &Fact) -> String {
    let tier = if fact.tier == Tier::Soft { "~" } else { "" };
    let kind = fact.kind.name();
    format!("{tier}{};{};{};{kind};{}", fact.surface, value(&fact.value), fact.unit, fact.qualifier.name())
}

#[test]
fn each_sentence_of_the_table_states_its_quantities() {
    let mut rows = 0;
    let mut wrong = Vec::new();
    for (idx, line) in TABLE.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let (sentence, expected) =
            line.split_once('\t').unwrap_or_else(|| panic!("line {}: no tab", idx + 1));
        let found: Vec<String> = scan_text(sentence, Some(YEAR), false).iter().map(written).collect();
        let found = if found.is_empty() { "-".to_owned() } else { found.join(" | ") };
        if found != expected {
            wrong.push(format!("line {}: {sentence}\n  expected {expected}\n  found    {found}", idx + 1));
        }
        rows += 1;
    }
    assert!(rows >= 300, "the table has {rows} rows");
    assert!(wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.join("\n"));
}
