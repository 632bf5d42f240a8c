//! The words before and after a number that change its value: 突破, 近, 不足; 余, 以上, 左右, 以内.

use super::Qualifier;
use super::lookup::longest_entry;

/// Before a number.
#[rustfmt::skip]
pub(super) const BEFORE: &[(&str, Qualifier)] = &[
    ("突破", Qualifier::Over), ("超过", Qualifier::Over), ("超出", Qualifier::Over), ("超", Qualifier::Over),
    ("逾", Qualifier::Over), ("破", Qualifier::Over), ("高于", Qualifier::Over), ("大于", Qualifier::Over),
    ("多于", Qualifier::Over), ("近", Qualifier::Approx), ("将近", Qualifier::Approx),
    ("接近", Qualifier::Approx), ("约", Qualifier::Approx), ("大约", Qualifier::Approx),
    ("不足", Qualifier::Under), ("不到", Qualifier::Under), ("不满", Qualifier::Under),
    ("未满", Qualifier::Under), ("低于", Qualifier::Under), ("少于", Qualifier::Under),
    ("小于", Qualifier::Under), ("至少", Qualifier::AtLeast), ("不少于", Qualifier::AtLeast),
    ("不低于", Qualifier::AtLeast), ("不小于", Qualifier::AtLeast), ("最少", Qualifier::AtLeast),
    ("不超过", Qualifier::Within), ("不高于", Qualifier::Within), ("不多于", Qualifier::Within),
    ("不大于", Qualifier::Within), ("不得超过", Qualifier::Within), ("不得高于", Qualifier::Within),
    ("不得多于", Qualifier::Within), ("不得大于", Qualifier::Within), ("未超过", Qualifier::Within), ("不超", Qualifier::Within),
    ("不得逾", Qualifier::Within), ("至多", Qualifier::Within),
    ("不得低于", Qualifier::AtLeast), ("不得少于", Qualifier::AtLeast), ("不得小于", Qualifier::AtLeast),
    ("未达", Qualifier::Under), ("未达到", Qualifier::Under), ("未足", Qualifier::Under), ("冲破", Qualifier::Over), ("连续", Qualifier::Exact), ("连续第", Qualifier::Exact),
];

/// After a unit.
#[rustfmt::skip]
const AFTER: &[(&str, Qualifier)] = &[
    ("及以上", Qualifier::AtLeast), ("（含）以上", Qualifier::AtLeast), ("(含)以上", Qualifier::AtLeast),
    ("或以上", Qualifier::AtLeast), ("以上", Qualifier::AtLeast), ("及以下", Qualifier::Within),
    ("以下", Qualifier::Under), ("左右", Qualifier::Approx), ("上下", Qualifier::Approx),
    ("以内", Qualifier::Within), ("之内", Qualifier::Within), ("未满", Qualifier::Under),
    ("（含）以下", Qualifier::Within), ("(含)以下", Qualifier::Within), ("余", Qualifier::Over),
    ("多", Qualifier::Over),
];

/// What 多 and 余 begin other words with: 9年多渠道, 5家多次.
const NOT_MORE: &[char] = &[
    '元', '种', '次', '方', '样', '渠', '额', '形', '项', '名', '家', '年', '层', '功', '式', '媒', '热',
    '粮',
];

/// Words in which 约 is parted from its number: 约占三分之一, 约为20人.
const PARTED: &[&str] = &["约占", "约为", "约有", "约达", "约需"];

/// Words between a number and its unit that say there are more: 10余家, 20多万人.
const MORE: &[&str] = &["余", "多", "来"];

/// The qualifier that a text begins with, before a number; its length is 0 where there is none.
pub(super) fn scan_before(text: &str) -> (usize, Qualifier) {
    longest_entry(BEFORE, text).unwrap_or((0, Qualifier::Exact))
}

/// The qualifier that a text begins with, after a unit.
pub(super) fn scan_after(text: &str) -> Option<(usize, Qualifier)> {
    let (len, qualifier) = longest_entry(AFTER, text)?;
    let rest = text.get(len..).unwrap_or_default();
    let word = qualifier == Qualifier::Over && rest.starts_with(NOT_MORE);
    let upwards = rest.starts_with(['文', '下']) && text.starts_with("以上");
    (!word && !upwards).then_some((len, qualifier))
}

/// The qualifier that a verb parts from its number: 约占三分之一, 约为20人.
pub(super) fn scan_parted(before: &str) -> Option<Qualifier> {
    PARTED.iter().any(|words| before.ends_with(words)).then_some(Qualifier::Approx)
}

/// 余 or 多 between a number and its unit: 10余家, 20多万人.
pub(super) fn scan_more(text: &str) -> usize {
    MORE.iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len())
}
