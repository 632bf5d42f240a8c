//! Words in the heads of tables.

/// Words in the head of a column by which its numbers are changes, and which way a number without a sign goes.
pub(crate) const CHANGES: &[(&str, Way)] = &[
    ("增长", Way::Up),
    ("增速", Way::Up),
    ("增幅", Way::Up),
    ("增减", Way::Up),
    ("增加", Way::Up),
    ("升降", Way::Up),
    ("涨跌", Way::Up),
    ("涨幅", Way::Up),
    ("提高", Way::Up),
    ("变动", Way::Up),
    ("±", Way::Up),
    ("同比", Way::Up),
    ("环比", Way::Up),
    ("比上年", Way::Up),
    ("较上年", Way::Up),
    ("比上月", Way::Up),
    ("较上月", Way::Up),
    ("下降", Way::Down),
    ("降低", Way::Down),
    ("降幅", Way::Down),
    ("减少", Way::Down),
];

/// Which way a number without a sign goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// Words in the head of a column whose numbers are parts of a whole.
pub(crate) const SHARES: &[&str] = &["比重", "占比", "占", "构成", "比例"];

/// Words in the head of a column whose numbers are aims.
pub(crate) const AIMS: &[&str] = &["目标", "计划", "预期", "预计", "力争", "安排", "任务", "规划", "建议"];
/// Words beside them by which the numbers are results.
pub(crate) const DONE: &[&str] = &["完成", "执行", "实现", "实际", "实绩", "达到"];

/// Words in the head of a column that name no thing: what is counted is then the row.
pub(crate) const PLAIN: &[&str] = &[
    "绝对量",
    "绝对数",
    "绝对值",
    "指标值",
    "数值",
    "数量",
    "总量",
    "总额",
    "产量",
    "累计数",
    "累计",
    "金额",
    "完成情况",
    "完成数",
    "完成",
    "预计完成",
    "实绩",
    "实际",
    "本期",
    "本月",
    "当月",
    "当年",
    "全年",
    "年末",
    "末",
    "合计",
    "总计",
    "目标值",
    "目标",
    "计划数",
    "计划",
    "预期",
    "预计",
    "力争",
    "安排",
    "任务",
    "规划",
    "建议",
    "年均",
    "水平",
    "情况",
    "速度",
    "率",
    "幅度",
    "数据",
    "指标",
    "数",
    "值",
    "年",
    "比",
    "较",
    "上年同期",
    "同期",
    "上年",
    "去年",
    "上月",
    "上期",
    "基期",
    "执行",
    "草案",
    "预算",
    "决算",
    "与",
    "相",
    "的",
    "及",
    "其",
    "为",
];

/// Heads of the column that names the rows, by which each row is a thing of its own.
pub(crate) const NAMES_OF_THINGS: &[&str] =
    &["指标", "项目", "产品", "名称", "品名", "科目", "内容", "类别", "分类"];

/// What stands before the name of a row that is a part of another.
pub(crate) const PARTS: &[&str] =
    &["其中：", "其中:", "其中", "#", "＃", "——", "—", "－", "-", "·", "（续）"];

/// Names of rows that name no thing.
pub(crate) const SUMS: &[&str] = &["合计", "总计", "小计", "总计划", "全部", "其他", "其它"];

/// Words before a time by which it is what is compared with.
pub(crate) const AGAINST: &[&str] = &["比", "较", "与", "同"];

/// Heads of columns that say where something is counted, beside the names of places.
pub(crate) const AREAS: &[&str] =
    &["城镇", "农村", "城乡", "市辖", "其中市区", "市本级", "县本级", "区本级", "本级"];
