//! Values worked out from facts, each with its formula.

use super::block::Block;
use super::data::Derived;
use super::math::write_number;
use crate::fact::Fact;

/// Reads `[[derived]]`: a value worked out from two quotes.
pub(super) fn read_derived(block: &mut Block<'_, '_>) -> Option<Derived> {
    let (label, a, op, b) =
        (block.required("label"), block.required("a"), block.required("op"), block.required("b"));
    let (label, a, op, b) = (label?, a?, op?, b?);
    let finder = &mut *block.finder;
    let number = |fact: &Fact| fact.value.number().is_some();
    let a = finder.fact(&a, "one number", &number);
    let b = finder.fact(&b, "one number", &number);
    let (a, b) = (a?, b?);
    let (left, right) = (&finder.facts[a], &finder.facts[b]);
    let (x, y) = (left.value.number()?, right.value.number()?);
    let (value, unit, sign) = match op.text.as_str() {
        "÷" | "/" if right.unit == "%" && left.unit != "%" && y != 0.0 => {
            (x / (y / 100.0), left.unit.as_str(), "÷")
        }
        "÷" | "/" if right.unit == left.unit && y != 0.0 => (x / y, "倍", "÷"),
        "−" | "－" | "-" if right.unit == left.unit => (x - y, left.unit.as_str(), "−"),
        "÷" | "/" | "−" | "－" | "-" => {
            let message =
                format!("{} and {} can't be put together by {}", left.surface, right.surface, op.text);
            let help = "÷ takes equal units or a share below, − takes equal units";
            finder.error("formula-invalid", &op.span, message, help);
            return None;
        }
        other => {
            finder.error("formula-invalid", &op.span, format!("there is no op \"{other}\""), "op is ÷ or −");
            return None;
        }
    };
    let mut surface = String::new();
    write_number(&mut surface, value);
    surface.push_str(unit);
    Some(Derived {
        label: label.text,
        surface,
        value: (value * 100.0).round() / 100.0,
        formula: [left.surface.as_str(), sign, &right.surface].concat(),
    })
}
