//! Magnitudes that stand for one of themselves: 突破千亿元, 上百家, 百余户, 亿元以上.

use crate::fact::scan::chinese::factor;
use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::numeral::gap;
use crate::fact::scan::qualifier::{BEFORE, scan_after, scan_more};
use crate::fact::scan::reader::Reader;
use crate::fact::scan::unit::{Unit, scan_unit};
use crate::fact::{Kind, Qualifier, Value};

/// The magnitudes.
const MAGNITUDES: [char; 4] = ['百', '千', '万', '亿'];

/// Words that only stand before a bare magnitude and say that there are more: 上百家.
const OVER: [char; 3] = ['上', '过', '成'];

/// What makes a vague number of a magnitude: 数百家, 几千人.
const VAGUE: [char; 5] = ['数', '几', '多', '好', '来'];

pub(super) const READER: Reader = Reader {
    name: "bare-magnitude",
    examples: &["突破千亿元", "上百家", "过万人", "成百家", "百余户", "亿元以上"],
    begins: |letters| letters.letters(MAGNITUDES).letters(OVER).keys(BEFORE),
    read,
};

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    let (prefix, before) = cursor.qualifier();
    let body = cursor.rest().get(prefix..)?;
    let prefix = prefix + if prefix > 0 { gap(body) } else { 0 };
    let body = cursor.rest().get(prefix..)?;
    let (prefix, before, body) = match body.strip_prefix(OVER) {
        Some(after) if prefix == 0 && after.starts_with(['百', '千', '万']) => {
            (body.len() - after.len(), Qualifier::Over, after)
        }
        _ => (prefix, before, body),
    };
    let run = body.find(|c| !MAGNITUDES.contains(&c)).unwrap_or(body.len());
    if run == 0 || cursor.is_ordinal() || cursor.is_glued() || cursor.is_per() {
        return None;
    }
    if cursor.last().is_some_and(|c| VAGUE.contains(&c)) && prefix == 0 {
        return None;
    }
    let magnitude = body.get(..run)?;
    let after = body.get(run..)?;
    let more = scan_more(after);
    let (scale, kept) = scale_and_unit(magnitude);
    let after_more = after.get(more..)?;
    let late = if more > 0 {
        after_more.find(|c| !matches!(c, '万' | '亿')).unwrap_or(after_more.len())
    } else {
        0
    };
    let behind = after_more.get(late..)?;
    let unit = match scan_unit(behind) {
        Some(unit) => unit,
        // 上千万家庭: the magnitude is all the unit that it has.
        None if before == Qualifier::Over && !kept.is_empty() && is_counted(cursor, behind) => {
            Unit { kind: Kind::Count, name: String::new(), len: 0 }
        }
        None => return None,
    };
    let mut len = prefix + run + more + late + unit.len;
    let suffix = cursor.rest().get(len..).and_then(scan_after);
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
    Some(if qualified { quantity } else { quantity.soft() }.into())
}

/// Whether something is counted behind a magnitude without a unit; 迈上万亿台阶 is a way to put it.
fn is_counted(cursor: &Cursor<'_>, behind: &str) -> bool {
    let moved = cursor.last().is_some_and(|c| matches!(c, '迈' | '跨' | '踏' | '登' | '再' | '跃'));
    let noun = behind.starts_with(char::is_alphabetic)
        && !behind.starts_with(['级', '台', '大', '关', '分', '一', '人']);
    cursor.rest().starts_with('上') && noun && !moved
}

/// 千亿 is 1000 of 亿, 百 is 100, 万 is 1 of 万.
fn scale_and_unit(magnitude: &str) -> (f64, &str) {
    let head = magnitude.find(['万', '亿']).unwrap_or(magnitude.len());
    let (scale, kept) = magnitude.split_at(head);
    (factor(scale), kept)
}
