//! Units: what follows a numeral, and which kind of quantity it makes.

use super::Kind;

/// Units by kind; of several that fit, the longest is taken.
const UNITS: &[(Kind, &[&str])] = &[
    (Kind::Money, &["元", "美元", "欧元", "港元", "元/吨", "元/平方米", "元/亩"]),
    (
        Kind::Amount,
        &[
            "平方公里",
            "平方千米",
            "平方米",
            "公顷",
            "亩",
            "吨",
            "公斤",
            "千克",
            "斤",
            "克",
            "立方米",
            "立方",
            "升",
            "千瓦时",
            "千瓦",
            "兆瓦",
            "度",
            "吨标准煤",
            "℃",
            "摄氏度",
        ],
    ),
    (Kind::Length, &["公里", "千米", "米", "厘米", "里"]),
    (Kind::Share, &["%", "％", "‰"]),
    (Kind::Growth, &["个百分点", "倍", "番"]),
    (Kind::Duration, &["年", "个月", "天", "日", "小时", "分钟", "个工作日", "周"]),
    (
        Kind::Count,
        &[
            "家", "个", "项", "户", "所", "件", "例", "人", "名", "座", "条", "处", "台", "套", "辆", "次",
            "种", "类", "支", "只", "头", "位", "宗", "起", "场", "期", "批次", "人次", "户次", "对", "株",
            "棵", "栋", "幢", "间", "张", "份", "篇", "部", "款", "门", "村", "镇", "乡", "县", "市", "镇街",
            "万人", "平台", "企业", "项目",
        ],
    ),
];

/// The unit that a text begins with, and its kind.
pub(super) fn scan_unit(text: &str) -> Option<(Kind, &'static str)> {
    let mut best: Option<(Kind, &'static str)> = None;
    for (kind, units) in UNITS {
        for unit in *units {
            if text.starts_with(unit) && best.is_none_or(|(_, found)| unit.len() > found.len()) {
                best = Some((*kind, unit));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unit_is_taken() {
        assert_eq!(scan_unit("个百分点"), Some((Kind::Growth, "个百分点")));
        assert_eq!(scan_unit("个省市"), Some((Kind::Count, "个")));
        assert_eq!(scan_unit("平方米"), Some((Kind::Amount, "平方米")));
        assert_eq!(scan_unit("长的"), None);
    }
}
