//! Magnitudes that stand for one of themselves: 突破千亿元, 上百家, 百余户, 亿元以上.

use super::chinese::factor;
use super::here::{Here, Quantity};
use super::name::{is_glue, is_ordinal};
use super::qualifier::{scan_after, scan_more};
use super::unit::scan_unit;
use super::{Kind, Qualifier, Value};

/// 突破千亿元, 上百家, 百余户, 亿元以上: a magnitude that stands for one of itself.
pub(super) fn scan_lone(here: &Here<'_>, prefix: usize, before: Qualifier, body: &str) -> Option<Quantity> {
    let (prefix, before, body) = match body.strip_prefix(['上', '过', '成']) {
        Some(after) if prefix == 0 && after.starts_with(['百', '千', '万']) => {
            (prefix + '上'.len_utf8(), Qualifier::Over, after)
        }
        _ => (prefix, before, body),
    };
    let run = body.find(|c| !matches!(c, '百' | '千' | '万' | '亿')).unwrap_or(body.len());
    if run == 0 || is_ordinal(here.last()) || is_glue(here.last()) || here.last() == Some('每') {
        return None;
    }
    if here.last().is_some_and(|c| matches!(c, '数' | '几' | '多' | '好' | '来')) && prefix == 0 {
        return None;
    }
    let magnitude = body.get(..run)?;
    let after = body.get(run..)?;
    let more = scan_more(after);
    let (scale, kept) = lone_parts(magnitude);
    let after_more = after.get(more..)?;
    let late = if more > 0 {
        after_more.find(|c| !matches!(c, '万' | '亿')).unwrap_or(after_more.len())
    } else {
        0
    };
    let unit = scan_unit(after_more.get(late..)?)?;
    let mut len = prefix + run + more + late + unit.len;
    let suffix = here.rest().get(len..).and_then(scan_after);
    let qualified = prefix > 0 && before != Qualifier::Exact || more > 0;
    let bound = suffix.is_some() && unit.kind == Kind::Money;
    if !qualified && !bound {
        return None;
    }
    let mut qualifier = if more > 0 { Qualifier::Over } else { before };
    if let Some((read, after)) = suffix {
        len += read;
        qualifier = after;
    }
    let name = format!("{kept}{}{}", after_more.get(..late)?, unit.name);
    let quantity = Quantity::new(len, Value::Number(scale), name, unit.kind).qualified(qualifier);
    Some(if qualified { quantity } else { quantity.soft() })
}

/// 千亿 is 1000 of 亿, 百 is 100, 万 is 1 of 万.
fn lone_parts(magnitude: &str) -> (f64, &str) {
    let head = magnitude.find(['万', '亿']).unwrap_or(magnitude.len());
    let (scale, kept) = magnitude.split_at(head);
    (factor(scale), kept)
}
