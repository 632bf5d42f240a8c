//! Values worked out from facts, each with its formula.

use super::math::write_number;
use super::quote::Finder;
use super::spec::{DerivedSpec, Spec};
use super::{Datum, Derived, Form};
use crate::fact::{Fact, Value};

/// A derived value and the facts that it was worked out from.
pub(super) type Worked = (Derived, Vec<u16>);

/// Works a value out from two quotes.
pub(super) fn derive(finder: &mut Finder<'_>, spec: &DerivedSpec) -> Option<Worked> {
    let number = |fact: &Fact| fact.value.number().is_some();
    let a = finder.fact(&spec.a, "one number", &number);
    let b = finder.fact(&spec.b, "one number", &number);
    let (a, b) = (a?, b?);
    let (left, right) = (&finder.facts[a], &finder.facts[b]);
    let (x, y) = (left.value.number()?, right.value.number()?);
    let (value, unit, op) = match spec.op.text.as_str() {
        "÷" | "/" if right.unit == "%" && left.unit != "%" && y != 0.0 => {
            (x / (y / 100.0), left.unit.as_str(), "÷")
        }
        "÷" | "/" if right.unit == left.unit && y != 0.0 => (x / y, "倍", "÷"),
        "−" | "－" | "-" if right.unit == left.unit => (x - y, left.unit.as_str(), "−"),
        "÷" | "/" | "−" | "－" | "-" => {
            let message =
                format!("{} and {} can't be put together by {}", left.surface, right.surface, spec.op.text);
            let help = "÷ takes equal units or a share below, − takes equal units";
            finder.error("formula-invalid", &spec.op.span, message, help);
            return None;
        }
        other => {
            finder.error(
                "formula-invalid",
                &spec.op.span,
                format!("there is no op \"{other}\""),
                "op is ÷ or −",
            );
            return None;
        }
    };
    let mut surface = String::new();
    write_number(&mut surface, value);
    surface.push_str(unit);
    let derived = Derived {
        label: spec.label.text.clone(),
        surface,
        value: (value * 100.0).round() / 100.0,
        formula: [left.surface.as_str(), op, &right.surface].concat(),
    };
    Some((derived, vec![a as u16, b as u16]))
}

/// How much of the year is over at the end of a period.
fn elapsed(period: &str) -> Option<f64> {
    let ends = [("H1", 50.0), ("Q1", 25.0), ("Q2", 50.0), ("Q3", 75.0)];
    ends.into_iter().find(|(end, _)| period.ends_with(end)).map(|(_, share)| share)
}

/// The tick of a bullet: drawn only where a cited date ends before the year does.
pub(super) fn yardstick(finder: &mut Finder<'_>, spec: &Spec, data: &[Datum]) -> Option<Worked> {
    if spec.form != Form::Bullet {
        return None;
    }
    let date = |fact: &Fact| matches!(&fact.value, Value::Date(date) if elapsed(date).is_some());
    let index = match &spec.period {
        Some(period) => finder.fact(period, "one period such as 上半年 or 一季度", &date)?,
        None => {
            // Without a quote, the period that the scan gave the share, and the date it was read from.
            let share = &finder.facts[usize::from(data.first()?.fact?)];
            let surface = &share.period;
            (0..finder.facts.len()).filter(|idx| date(&finder.facts[*idx])).find(|idx| {
                finder.facts[*idx].sentence == share.sentence && finder.facts[*idx].surface == *surface
            })?
        }
    };
    let fact = &finder.facts[index];
    let Value::Date(date) = &fact.value else { return None };
    let share = elapsed(date)?;
    let mut surface = String::new();
    write_number(&mut surface, share);
    surface.push('%');
    let word =
        fact.surface.rsplit('年').find(|part| !part.is_empty()).filter(|_| !fact.surface.ends_with("半年"));
    let word = word.unwrap_or(if date.ends_with("H1") { "上半年" } else { &fact.surface });
    let derived =
        Derived {
            label: "时序进度".to_owned(), surface, value: share, formula: [word, "÷全年"].concat()
        };
    Some((derived, vec![index as u16]))
}
