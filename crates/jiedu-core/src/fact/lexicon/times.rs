//! Words for times, and the words around a time that say what it is to a number.

/// Words for a year that hold no number, with how many years they are away from the year of the text.
pub(in crate::fact) const RELATIVE: &[(&str, i32)] =
    &[("今年", 0), ("本年", 0), ("去年", -1), ("上年", -1), ("前年", -2), ("明年", 1)];

/// Names that a year of this kind is a part of: what is left of last year is money of this one.
pub(in crate::fact) const CARRIED_OVER: &[&str] =
    &["上年结余", "上年结转", "上年滚存", "上年余额", "上年累计", "上年度结转", "上年度结余"];

/// Words for a time of the year that the text is about, with what goes after the year.
pub(in crate::fact) const OF_THE_YEAR: &[(&str, &str)] = &[
    ("全年", "年"),
    ("年度", "年"),
    ("当年", "年"),
    ("年内", "年"),
    ("一年来", "年"),
    ("过去一年", "年"),
    ("年末", "年末"),
    ("年底", "年底"),
];

/// Words for a time that comes again.
pub(in crate::fact) const AGAIN: &[&str] = &["每年", "历年"];

/// Words for a time that has no date: no other time named before reaches past them.
#[rustfmt::skip]
pub(in crate::fact) const UNDATED: &[&str] = &[
    "五年来", "过去五年", "五年间", "近五年", "最近五年", "近三年", "三年来", "十年来", "近十年", "过去十年", "未来十年", "未来五年",
    "未来三年", "今后五年", "今后三年", "近年来", "多年来", "任期内", "几年来", "近几年", "两年来", "四年来", "以往", "过往", "近5年",
    "近3年", "过去5年", "近10年", "未来10年", "未来5年", "未来3年",
];

/// Words before a time that make it what is compared with: 比上年, 较2005年.
pub(in crate::fact) const AGAINST: &[&str] =
    &["比", "较", "与", "同", "比起", "相比", "占", "对比", "高于", "低于", "按"];

/// Words before a time that a change begins with: 由2005年的52%提高到72%.
pub(in crate::fact) const FROM: &[&str] = &["从", "由", "自"];

/// Words before a day that make it the time of a number: 截至6月30日.
pub(in crate::fact) const UNTIL: &[&str] = &["截至", "截止", "截止到", "截至到", "到", "至"];

/// Words between the head of a clause and a time that is the time of all that follows.
#[rustfmt::skip]
pub(in crate::fact) const LEADS: &[&str] = &[
    "到", "至", "截至", "截止", "在", "预计", "力争", "力争到", "争取", "争取到", "确保", "确保到", "初步核算", "初步统计", "其中",
    "预计到", "计划到", "用", "目标到", "据统计", "初步测算", "经初步核算", "于", "全县", "全市", "全省", "全区", "我市", "我县", "我区",
    "我省", "我国", "全国",
];

/// What may stand between a time and a number that is its own: 上年同期的5%.
#[rustfmt::skip]
pub(in crate::fact) const OWN: &[&str] = &[
    "的", "同期的", "同期", "为", "是", "同期为", "底的", "末的", "度的", "的约", "末", "底", "年底", "年末", "实际", "分别为", "同期分别为",
];

/// What ends the name of a report that tells of one year, and of no other.
#[rustfmt::skip]
pub(in crate::fact) const OF_ONE_YEAR: &[&str] = &[
    "公报", "决算", "执行情况", "经济运行情况", "核算结果", "放假", "节假日", "实事", "方案", "计划", "运行情况", "收支情况", "统计", "工作总结",
    "要点", "工作回顾", "安排", "发展情况",
];

/// What ends the name of a law: its days come every year.
#[rustfmt::skip]
pub(in crate::fact) const LAWS: &[&str] = &["法", "办法", "条例", "规定", "细则", "章程", "规则", "施行法", "规程"];
