//! Ranks: 第25位, 全市第一, 前20名, 首位, 首个, 第4个 (how many there are with it, which is a rank in time). 第五次, 第一方阵 and 第一产业 are names, and are passed over.

use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::lookup::longest;
use crate::fact::scan::numeral::{gap, scan_numeral};
use crate::fact::scan::qualifier::scan_after;
use crate::fact::scan::reader::Reader;
use crate::fact::scan::unit::scan_unit;
use crate::fact::{Kind, Qualifier, Value};

/// Areas that a rank is within; they belong to its surface where it has no unit of its own.
#[rustfmt::skip]
const SCOPES: &[&str] = &[
    "全国", "全省", "全市", "全县", "全区", "全州", "全盟", "全旗", "全镇", "全乡", "全球", "全世界",
    "全自治区", "全行业", "行业", "同行业", "世界", "亚洲", "国内", "省内", "市内", "中部", "西部", "东部",
    "东北", "西北", "西南", "同类", "内地", "沿海",
];

/// Words that put something at a rank.
#[rustfmt::skip]
const PLACED: &[&str] = &[
    "排名", "位居", "位列", "排在", "名列", "居", "列", "排", "升至", "升到", "提升至", "提升到", "上升至", "上升到", "跃居", "跃至", "跃升至", "升为",
    "前移至", "进到", "位次为", "稳居", "连续保持", "保持", "均为", "名次为", "夺得", "获得", "荣获", "获",
    "进入", "跻身", "进", "居于", "位于", "分别",
];

/// Units of a rank by its number: 第25位.
const NUMBERED_UNITS: &[&str] = &["位", "名"];

/// Words before 第一位 that make no rank of it: 把安全放在第一位.
const PUT_FIRST: &[&str] = &["放在", "摆在", "作为"];

/// Units of a place among the first: 前20名, 前10%.
const LEADING_UNITS: &[&str] = &["名", "位", "强", "%", "％"];

/// What stands before 前三 where it is a rank: 居全省前三.
const BEFORE_LEADING: &[char] =
    &['居', '列', '入', '进', '身', '排', '在', '国', '省', '市', '县', '区', '球', '界'];

/// What a first without a numeral counts: 首位, 首个.
#[rustfmt::skip]
const FIRST_UNITS: &[&str] = &[
    "位", "个", "家", "批", "条", "座", "例", "台", "套", "部", "艘", "支", "所", "项", "架", "列", "单", "只", "款",
];

/// Words that begin as such a unit does: 首台词 is none.
const NOT_FIRST_UNITS: &[&str] = &["位度", "单位", "部曲", "列车", "项目", "台词"];

/// What laws are divided into.
const PARTS_OF_LAW: [char; 7] = ['条', '款', '项', '目', '章', '节', '编'];

/// Begins a rank by its number.
const ORDINAL: char = '第';

/// Begins a place among the first.
const LEADING: char = '前';

/// Begins a first without a numeral.
const FIRST: char = '首';

pub(super) const READER: Reader = Reader {
    name: "rank",
    examples: &["第25位", "全市第一", "同行业第一", "前20名", "首位"],
    begins: |letters| letters.words(SCOPES).letters([ORDINAL, LEADING, FIRST]),
    read,
};

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    let rest = cursor.rest();
    let scope = longest(SCOPES, rest).map_or(0, str::len);
    let body = rest.get(scope..)?;
    if let Some(numbered) = body.strip_prefix(ORDINAL) {
        return numbered_rank(cursor, scope, numbered);
    }
    if scope > 0 {
        return None;
    }
    if let Some(numbered) = body.strip_prefix(LEADING) {
        return leading(cursor, numbered).map(Found::from);
    }
    first_of_its_kind(rest).map(Found::from)
}

fn rank(len: usize, value: f64, unit: &str) -> Quantity {
    Quantity::new(len, Value::Number(value), unit, Kind::Rank)
}

/// 第25位, 全市第一, 第二大; 第十四届 is a name.
fn numbered_rank(cursor: &Cursor<'_>, scope: usize, numbered: &str) -> Option<Found> {
    // Laws are printed with blanks: 第 30 条.
    let blank = gap(numbered);
    let numbered = numbered.get(blank..)?;
    let numeral = scan_numeral(numbered)?;
    let after = numbered.get(numeral.len..)?;
    let len = scope + ORDINAL.len_utf8() + blank + numeral.len;
    if let Some(read) = part_of_law(after) {
        return Some(Found::Name(len + read));
    }
    if let Some(unit) = longest(NUMBERED_UNITS, after)
        && scan_unit(after).is_some()
    {
        let put = PUT_FIRST.iter().any(|word| cursor.before().ends_with(word));
        // 第25位 says it all; what it is within stands before it.
        return (scope == 0 && !put).then(|| rank(len + unit.len(), numeral.value, unit).into());
    }
    if after.starts_with('大') && numeral.value >= 1.0 {
        return Some(rank(len + '大'.len_utf8(), numeral.value, "位").soft().into());
    }
    let placed = scope > 0 || PLACED.iter().any(|word| cursor.before().ends_with(word));
    if placed && ends(after) {
        return Some(rank(len, numeral.value, "位").into());
    }
    if scope > 0 {
        return None;
    }
    // 第4个千万级机场 says the place in a row; 第十四个五年规划 is a name.
    if !numeral.chinese
        && let Some(unit) = longest(FIRST_UNITS, after)
        && scan_unit(after).is_some()
    {
        return Some(rank(len + unit.len(), numeral.value, unit).soft().into());
    }
    let counted = if after.starts_with('个') { '个'.len_utf8() } else { 0 };
    Some(Found::Name(len + counted))
}

/// Length of what makes a part of a law of an ordinal: 条, 条之一, -1 条.
fn part_of_law(after: &str) -> Option<usize> {
    let dash = after.strip_prefix(['-', '－', '—', '之']).unwrap_or(after);
    let digits = dash.find(|c: char| !c.is_ascii_digit()).unwrap_or(dash.len());
    let rest = if digits > 0 { dash.get(digits..)? } else { after };
    let rest = rest.get(gap(rest)..)?.strip_prefix(PARTS_OF_LAW)?;
    Some(after.len() - rest.len())
}

/// Whether nothing follows that would make an ordinal of a rank: 全国第一， but not 全国第一批.
fn ends(after: &str) -> bool {
    after
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() || matches!(c, '的' | '并' | '且' | '和' | '与' | '及'))
}

/// 前20名, 前三, 前10%.
fn leading(cursor: &Cursor<'_>, numbered: &str) -> Option<Quantity> {
    let numeral = scan_numeral(numbered)?;
    let after = numbered.get(numeral.len..)?;
    let len = LEADING.len_utf8() + numeral.len;
    let unit = longest(LEADING_UNITS, after);
    let (len, name) = match unit {
        Some(unit) => (len + unit.len(), if unit == "％" { "%" } else { unit }),
        None => {
            let placed = cursor.before().ends_with(BEFORE_LEADING);
            if !placed || !ends(after) {
                return None;
            }
            (len, "位")
        }
    };
    let suffix = cursor.rest().get(len..).and_then(scan_after).map_or(0, |(len, _)| len);
    Some(rank(len + suffix, numeral.value, name).qualified(Qualifier::Within))
}

/// 首位, 首个, 首家: a first without a numeral.
fn first_of_its_kind(rest: &str) -> Option<Quantity> {
    let after = rest.strip_prefix(FIRST)?;
    let unit = longest(FIRST_UNITS, after)?;
    let word = NOT_FIRST_UNITS.iter().any(|word| after.starts_with(word));
    (!word).then(|| rank(FIRST.len_utf8() + unit.len(), 1.0, unit).soft())
}
