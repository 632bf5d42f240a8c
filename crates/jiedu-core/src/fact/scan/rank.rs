//! Ranks: 第25位, 全市第一, 前20名, 首位, 首个; 十四届 and 第五次 are passed over.

use super::here::{Found, Here, Quantity};
use super::numeral::scan_numeral;
use super::qualifier::scan_after;
use super::unit::scan_unit;
use super::{Kind, Qualifier, Value};

/// Areas that a rank is within; they belong to its surface where it has no unit of its own.
#[rustfmt::skip]
pub(super) const SCOPES: &[&str] = &[
    "全国", "全省", "全市", "全县", "全区", "全州", "全盟", "全旗", "全镇", "全乡", "全球", "全世界",
    "全自治区", "全行业", "行业", "同行业", "世界", "亚洲", "国内", "省内", "市内", "中部", "西部", "东部",
    "东北", "西北", "西南", "同类", "内地", "沿海",
];

/// Words that put something at a rank.
#[rustfmt::skip]
const PLACED: &[&str] = &[
    "排名", "位居", "位列", "排在", "名列", "居", "列", "排", "升至", "升到", "跃居", "跃至", "跃升至", "升为",
    "前移至", "进到", "位次为", "稳居", "连续保持", "保持", "均为", "名次为", "夺得", "获得", "荣获", "获",
    "进入", "跻身", "进", "居于", "位于", "分别",
];

/// Reads the rank that stands here.
pub(super) fn scan_rank(here: &Here<'_>) -> Option<Found> {
    let rest = here.rest();
    let scope = SCOPES.iter().filter(|scope| rest.starts_with(**scope)).max_by_key(|scope| scope.len());
    let scope = scope.map_or(0, |scope| scope.len());
    let body = rest.get(scope..)?;
    if let Some(numbered) = body.strip_prefix('第') {
        return numbered_rank(here, scope, numbered);
    }
    if scope > 0 {
        return None;
    }
    if let Some(numbered) = body.strip_prefix('前') {
        return leading(here, numbered).map(Found::from);
    }
    first_of_its_kind(rest).map(Found::from)
}

fn rank(len: usize, value: f64, unit: &str) -> Quantity {
    Quantity::new(len, Value::Number(value), unit, Kind::Rank)
}

/// 第25位, 全市第一, 第二大; 第十四届 is a name.
fn numbered_rank(here: &Here<'_>, scope: usize, numbered: &str) -> Option<Found> {
    let numeral = scan_numeral(numbered)?;
    let after = numbered.get(numeral.len..)?;
    let len = scope + '第'.len_utf8() + numeral.len;
    if let Some(unit) = ["位", "名"].into_iter().find(|unit| after.starts_with(unit))
        && scan_unit(after).is_some()
    {
        // What comes first in somebody's mind is no rank: 把安全放在第一位.
        let put = ["放在", "摆在", "作为"].iter().any(|word| here.before().ends_with(word));
        // 第25位 says it all; what it is within stands before it.
        return (scope == 0 && !put).then(|| rank(len + unit.len(), numeral.value, unit).into());
    }
    if let Some(unit) = ["方阵", "梯队", "阵营"].into_iter().find(|unit| after.starts_with(unit)) {
        return Some(rank(len + unit.len(), numeral.value, unit).soft().into());
    }
    if after.starts_with('大') && numeral.value >= 1.0 {
        return Some(rank(len + '大'.len_utf8(), numeral.value, "位").soft().into());
    }
    let placed = scope > 0 || PLACED.iter().any(|word| here.before().ends_with(word));
    if placed && ends(after) {
        return Some(rank(len, numeral.value, "位").into());
    }
    if scope > 0 {
        return None;
    }
    let counted = if after.starts_with('个') { '个'.len_utf8() } else { 0 };
    Some(Found::Name(len + counted))
}

/// Whether nothing follows that would make an ordinal of a rank: 全国第一， but not 全国第一批.
fn ends(after: &str) -> bool {
    after
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() || matches!(c, '的' | '并' | '且' | '和' | '与' | '及'))
}

/// 前20名, 前三, 前10%.
fn leading(here: &Here<'_>, numbered: &str) -> Option<Quantity> {
    let numeral = scan_numeral(numbered)?;
    let after = numbered.get(numeral.len..)?;
    let len = '前'.len_utf8() + numeral.len;
    let unit = ["名", "位", "强", "%", "％"].into_iter().find(|unit| after.starts_with(unit));
    let (len, name) = match unit {
        Some(unit) => (len + unit.len(), if unit == "％" { "%" } else { unit }),
        None => {
            let placed = here.before().ends_with(|c: char| {
                matches!(
                    c,
                    '居' | '列'
                        | '入'
                        | '进'
                        | '身'
                        | '排'
                        | '在'
                        | '国'
                        | '省'
                        | '市'
                        | '县'
                        | '区'
                        | '球'
                        | '界'
                )
            });
            if !placed || !ends(after) {
                return None;
            }
            (len, "位")
        }
    };
    let suffix = here.rest().get(len..).and_then(scan_after).map_or(0, |(len, _)| len);
    Some(rank(len + suffix, numeral.value, name).qualified(Qualifier::Within))
}

/// 首位, 首个, 首家: a first without a numeral.
fn first_of_its_kind(rest: &str) -> Option<Quantity> {
    const UNITS: &[&str] = &[
        "位", "个", "家", "批", "条", "座", "例", "台", "套", "部", "艘", "支", "所", "项", "架", "列", "单",
        "只", "款",
    ];
    let after = rest.strip_prefix('首')?;
    let unit = UNITS.iter().find(|unit| after.starts_with(**unit))?;
    let word = ["位度", "单位", "部曲", "列车", "项目", "台词"].iter().any(|word| after.starts_with(word));
    (!word).then(|| rank('首'.len_utf8() + unit.len(), 1.0, unit).soft())
}
