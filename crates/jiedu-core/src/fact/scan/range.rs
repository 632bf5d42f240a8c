//! Ranges: 5—8%, 300至500元, 3%—3.5%, 1500—2000万; and what joins the ends of one.

use super::chinese::factor;
use super::numeral::{Numeral, gap, scan_numeral};
use super::unit::{Unit, scan_unit};
use super::{Kind, Value};

/// A range at the head of a text.
pub(super) struct NumberRange {
    /// From, to, both in the unit of the end.
    pub(super) value: Value,
    /// What the range ends in, with its magnitude.
    pub(super) last: Numeral,
    /// The unit of both ends.
    pub(super) unit: Unit,
    /// Length in bytes without the unit behind.
    pub(super) len: usize,
}

/// Reads the range that a text begins with, `first` being the numeral at its head.
pub(super) fn scan_range(first: &Numeral, text: &str) -> Option<NumberRange> {
    let after = text.get(first.len..)?;
    let own = scan_unit(after).filter(|unit| joint_len(after.get(unit.len..).unwrap_or_default()) > 0);
    let own_len = own.as_ref().map_or(0, |unit| unit.len);
    let joint = joint_len(after.get(own_len..)?);
    if joint == 0 {
        return None;
    }
    let head = first.len + own_len + joint;
    let last = scan_numeral(text.get(head..)?)?;
    let tail = text.get(head + last.len..)?;
    let blank = gap(tail);
    let unit = scan_unit(tail.get(blank..)?).map(|unit| Unit { len: unit.len + blank, ..unit });
    let unit = match (unit, own) {
        (Some(unit), Some(own)) if unit.name != own.name => return None,
        (Some(unit), _) => unit,
        // 1500—2000万 with no unit behind.
        (None, None) if last.magnitude.contains(['万', '亿']) => {
            Unit { kind: Kind::Count, name: String::new(), len: 0 }
        }
        (None, _) => return None,
    };
    // 5千—1万 is 0.5 to 1 of 万, and so is 1000元至10万元; without a magnitude and a unit of its own the beginning has those
    // of the end.
    let scale = if first.magnitude.is_empty() && own_len == 0 {
        1.0
    } else {
        factor(&first.magnitude) / factor(&last.magnitude)
    };
    let from = first.value * scale;
    let rises = first.chinese == last.chinese && from < last.value;
    rises.then(|| NumberRange { value: Value::Range(from, last.value), unit, len: head + last.len, last })
}

/// Length of the mark or word that joins the ends of a range; 0 where there is none.
pub(super) fn joint_len(text: &str) -> usize {
    let marks = text.find(|c| !matches!(c, '-' | '—' | '－' | '~' | '～' | '–' | '−' | '―' | '─' | '﹣'));
    let marks = marks.unwrap_or(text.len());
    if marks > 0 && text[..marks].chars().count() <= 2 {
        return marks;
    }
    ["至", "到"].into_iter().find(|word| text.starts_with(word)).map_or(0, str::len)
}
