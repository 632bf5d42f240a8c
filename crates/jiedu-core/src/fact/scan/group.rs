//! Groups that are counted by name: 三大板块, 十大工程.

use super::here::Quantity;
use super::{Kind, Value};

/// Things that come in named groups: 三大板块, 十大工程.
#[rustfmt::skip]
pub(in crate::fact) const GROUPS: &[&str] = &[
    "板块", "片区", "动力", "布局", "环节", "主体", "体系", "工程", "行动", "任务", "攻坚战", "战略", "产业",
    "领域", "平台", "中心", "基地", "目标", "重点", "举措", "问题", "方面", "特色", "优势", "机制", "计划",
    "专项", "品牌", "集群", "园区", "组团", "功能", "系统", "支柱", "保障", "文明", "需求", "类", "提升",
    "转型", "关系", "理念", "战役", "模式", "抓手", "抓", "项目",
];

/// 三大板块: a count of things that are named, in words.
pub(super) fn scan_group(len: usize, value: f64, named: &str) -> Option<Quantity> {
    let noun = GROUPS.iter().filter(|noun| named.starts_with(**noun)).max_by_key(|noun| noun.len())?;
    let len = len + '大'.len_utf8() + noun.len();
    (value >= 2.0).then(|| Quantity::new(len, Value::Number(value), *noun, Kind::Count).soft())
}
