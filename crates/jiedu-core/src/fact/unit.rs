//! Units: what follows a numeral and its magnitude, and which kind of quantity it makes.

use super::Kind;

/// Units by kind; of several that fit, the longest is taken.
const UNITS: &[(Kind, &[&str])] = &[
    (Kind::Money, &["元", "美元", "欧元", "港元", "日元", "英镑", "卢布", "元人民币", "人民币"]),
    (
        Kind::Amount,
        &[
            "平方公里",
            "平方千米",
            "平方米",
            "平方英里",
            "平方",
            "㎡",
            "公顷",
            "亩",
            "亩次",
            "吨",
            "公吨",
            "载重吨",
            "蒸吨",
            "吨标准煤",
            "吨标煤",
            "吨二氧化碳",
            "吨油当量",
            "公斤",
            "千克",
            "斤",
            "两黄金",
            "克",
            "毫克",
            "微克",
            "克拉",
            "立方米",
            "立方",
            "方",
            "升",
            "毫升",
            "标准立方米",
            "千瓦时",
            "千瓦小时",
            "瓦时",
            "度",
            "度电",
            "千瓦",
            "兆瓦",
            "瓦",
            "千伏安",
            "千伏",
            "兆伏安",
            "伏",
            "℃",
            "°C",
            "摄氏度",
            "千卡",
            "大卡",
            "兆",
            "分贝",
            "纳米",
            "微米",
            "桶",
        ],
    ),
    (
        Kind::Length,
        &["公里", "千米", "米", "厘米", "毫米", "海里", "英里", "华里", "车道公里", "皮长公里", "芯公里"],
    ),
    (Kind::Share, &["%", "％", "‰"]),
    (Kind::Growth, &["个百分点", "百分点", "个点", "倍", "番"]),
    (
        Kind::Duration,
        &[
            "年",
            "个月",
            "天",
            "小时",
            "分钟",
            "秒",
            "秒钟",
            "个工作日",
            "工作日",
            "周",
            "岁",
            "周岁",
            "周年",
            "个年头",
            "个小时",
            "个季度",
            "学时",
            "课时",
            "个昼夜",
        ],
    ),
    (
        Kind::Count,
        &[
            "家",
            "个",
            "项",
            "户",
            "所",
            "件",
            "例",
            "人",
            "名",
            "座",
            "条",
            "处",
            "台",
            "套",
            "辆",
            "次",
            "种",
            "类",
            "支",
            "只",
            "头",
            "位",
            "宗",
            "起",
            "场",
            "期",
            "批",
            "批次",
            "人次",
            "户次",
            "车次",
            "架次",
            "场次",
            "班次",
            "列次",
            "艘次",
            "件次",
            "项次",
            "台次",
            "家次",
            "对",
            "株",
            "棵",
            "栋",
            "幢",
            "间",
            "张",
            "份",
            "篇",
            "部",
            "款",
            "门",
            "村",
            "镇",
            "乡",
            "县",
            "市",
            "区",
            "省",
            "国",
            "校",
            "艘",
            "架",
            "列",
            "枚",
            "颗",
            "粒",
            "块",
            "片",
            "层",
            "册",
            "本",
            "卷",
            "封",
            "盏",
            "根",
            "口",
            "眼",
            "匹",
            "羽",
            "尾",
            "箱",
            "袋",
            "瓶",
            "盒",
            "双",
            "副",
            "幅",
            "顶",
            "床",
            "床位",
            "张床位",
            "标准箱",
            "标箱",
            "重量箱",
            "头只",
            "头（只）",
            "头(只)",
            "组",
            "队",
            "笔",
            "票",
            "单",
            "单元",
            "轮",
            "段",
            "道",
            "席",
            "字",
            "集",
            "桩",
            "遍",
            "趟",
            "串",
            "挂",
            "节",
            "部门",
            "方面",
            "台套",
            "人口",
            "台（套）",
            "台(套)",
            "套（台）",
            "县区",
            "省份",
            "省市",
            "省区",
            "省区市",
            "宗地",
            "位次",
            "名次",
            "车位",
            "泊位",
            "机位",
            "工位",
            "学位",
            "对次",
            "亩地",
            "人份",
            "剂次",
            "剂",
            "份次",
            "标段",
            "门次",
            "卷次",
            "窝",
            "蔸",
            "丛",
            "捆",
            "卡",
            "册次",
        ],
    ),
];

/// Units in letters; what follows must be no letter.
const LETTERED: &[(Kind, &[&str])] = &[
    (
        Kind::Amount,
        &[
            "kWh", "MWh", "GWh", "TWh", "kW", "MW", "GW", "GWp", "MWp", "kV", "kg", "mg", "g", "t", "km²",
            "km2", "m²", "m2", "m³", "m3", "GB", "TB", "PB", "Mbps", "Gbps", "Tbps", "EFLOPS", "PFLOPS",
            "Pflops", "Eflops", "P", "μg/m³", "μg/m3", "ug/m3",
        ],
    ),
    (Kind::Length, &["km", "m", "cm", "mm"]),
    (Kind::Count, &["TEU"]),
];

/// Words that begin as a unit does and are none: 5年级, 3个人… after the unit stands what makes the word.
const WORDS: &[(&str, &[&str])] = &[
    ("个", &["体工", "体经", "体户", "人所得", "性化", "别地"]),
    ("元", &["旦", "素", "件", "月", "器", "宵"]),
    ("年", &["级", "代", "产", "均", "龄", "轻", "味", "薪"]),
    ("天", &["津", "然", "府", "河"]),
    ("周", &["边", "围", "期", "口", "转"]),
    ("度", &["假", "过", "汛"]),
    ("方", &["面", "案", "针", "式", "法", "位", "向", "阵", "便", "可", "能"]),
    ("升", &["级", "学", "温", "至", "到", "级版", "为", "格"]),
    ("克", &["服", "隆", "己"]),
    ("米", &["兰", "线", "粉"]),
    ("人", &["民", "大", "均", "才", "社", "文", "工", "居", "类"]),
    ("家", &["庭", "长", "园", "具", "电", "禽", "政", "乡", "畜"]),
    ("所", &["有", "在", "需", "得"]),
    ("名", &["牌", "优", "录", "镇", "城"]),
    ("户", &["籍", "外", "用", "型"]),
    ("条", &["例", "件"]),
    ("台", &["湾", "州", "商", "胞", "账"]),
    ("支", &["持", "出", "付", "撑", "部", "队", "援", "行"]),
    ("期", &["间", "货", "末", "望", "待", "限", "工程", "项目", "建设", "规划"]),
    ("部", &["分", "门", "委", "署", "队", "长", "级"]),
    ("位", &["于", "居", "列", "置", "一体"]),
    ("处", &["于", "理", "罚", "在", "置", "分", "级"]),
    ("场", &["所", "地", "馆", "景", "外", "域"]),
    ("间", &["接", "隔"]),
    ("对", &["外", "接", "口", "内", "此", "于", "全", "我", "标", "应", "照", "象", "美", "华"]),
    ("口", &["岸", "径", "腔", "号", "粮"]),
    ("门", &["户", "诊", "店"]),
    ("头", &["部", "号"]),
    ("只", &["有", "能", "要", "是"]),
    ("列", &["入", "为", "全", "第", "车", "支"]),
    ("架", &["构"]),
    ("起", &["步", "点", "来", "草", "到", "，", "至", "实", "将", "施"]),
    ("层", &["级", "面", "次"]),
    ("段", &["落"]),
    ("片", &["区"]),
    ("县", &["级", "域", "委", "政", "城", "乡"]),
    ("市", &["级", "场", "委", "政", "区", "直", "民", "域", "值", "县"]),
    ("省", &["级", "委", "政", "直", "域"]),
    ("区", &["级", "域", "委", "直", "政", "位", "县", "划", "间"]),
    ("镇", &["区", "域", "级"]),
    ("村", &["级", "民", "委", "居"]),
    ("国", &["集团", "家", "际", "内", "有", "道", "资", "债", "产", "企", "企业", "库", "标"]),
    ("校", &["园", "区", "企"]),
    ("组", &["织", "建", "合", "成"]),
    ("队", &["伍"]),
    ("本", &["科", "地", "市", "区", "级", "次", "土", "金", "外币"]),
    ("宗", &["旨", "教"]),
    ("幅", &["度"]),
    ("双", &["向", "边", "创"]),
    ("轮", &["换"]),
    ("集", &["中", "团", "体", "聚", "成", "约", "群"]),
    ("单", &["位", "独", "纯", "产"]),
    ("种", &["植", "子", "业", "养", "粮"]),
    ("类", &["似"]),
    ("批", &["准", "发", "复"]),
    ("份", &["额"]),
    ("次", &["产业", "生", "贷"]),
    ("项", &["目"]),
    ("道", &["路", "德"]),
    ("字", &["路"]),
    ("节", &["能", "水", "约", "点", "庆", "省"]),
    ("块", &["链"]),
    ("卡", &["车", "口"]),
    ("挂", &["牌", "职", "图"]),
    ("兆", &["赫"]),
    ("根", &["据", "治", "本"]),
    ("粒", &["物"]),
    ("箱", &["包"]),
    ("盒", &["子"]),
    ("双", &["一流"]),
];

/// What a rate is per: 元/吨, 微克/立方米, 件/万人.
const PER: &[&str] = &[
    "平方公里",
    "平方米",
    "立方米",
    "标准立方米",
    "公顷",
    "千瓦时",
    "百公里",
    "公里",
    "千克",
    "公斤",
    "万人",
    "千人",
    "百人",
    "小时",
    "分钟",
    "万元",
    "亿元",
    "元",
    "人",
    "户",
    "亩",
    "吨",
    "日",
    "天",
    "年",
    "月",
    "秒",
    "斤",
    "升",
    "件",
    "度",
    "次",
    "套",
    "台",
    "辆",
    "只",
    "头",
    "瓦",
    "例",
    "周",
    "千瓦",
    "kg",
    "m³",
    "m3",
    "h",
];

/// A unit as it stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) kind: Kind,
    /// As written, in half width: %, 元/吨.
    pub(super) name: String,
    /// Length in bytes.
    pub(super) len: usize,
}

/// The unit that a text begins with.
pub(super) fn scan_unit(text: &str) -> Option<Unit> {
    let (kind, name) = lettered(text).or_else(|| plain(text))?;
    let mut unit = Unit { kind, name: name.replace('％', "%"), len: name.len() };
    // 13亿人口 are so many people.
    if name == "人口" {
        unit.name = "人".to_owned();
    }
    let after = &text[unit.len..];
    let slash = ['/', '／', '每'].into_iter().find(|mark| after.starts_with(*mark));
    if let Some(mark) = slash
        && let Some(per) = longest(PER, &after[mark.len_utf8()..])
    {
        unit.name.push(if mark == '每' { '每' } else { '/' });
        unit.name.push_str(per);
        unit.len += mark.len_utf8() + per.len();
    }
    Some(unit)
}

fn lettered(text: &str) -> Option<(Kind, &'static str)> {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic() || c == 'μ') {
        return None;
    }
    let found = longest_of(LETTERED, text)?;
    let after = &text[found.1.len()..];
    (!after.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(found)
}

fn plain(text: &str) -> Option<(Kind, &'static str)> {
    let found = longest_of(UNITS, text)?;
    let after = &text[found.1.len()..];
    let word = WORDS
        .iter()
        .any(|(unit, endings)| *unit == found.1 && endings.iter().any(|ending| after.starts_with(ending)));
    (!word).then_some(found)
}

fn longest_of(table: &[(Kind, &[&'static str])], text: &str) -> Option<(Kind, &'static str)> {
    let mut best: Option<(Kind, &'static str)> = None;
    for (kind, units) in table {
        if let Some(unit) = longest(units, text)
            && best.is_none_or(|(_, found)| unit.len() > found.len())
        {
            best = Some((*kind, unit));
        }
    }
    best
}

fn longest(words: &[&'static str], text: &str) -> Option<&'static str> {
    words.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(Kind, &str)>) {
        let found = scan_unit(text);
        assert_eq!(found.as_ref().map(|unit| (unit.kind, unit.name.as_str())), expected, "{text}");
    }

    #[test]
    fn the_longest_unit_is_taken() {
        check("个百分点", Some((Kind::Growth, "个百分点")));
        check("个省市", Some((Kind::Count, "个")));
        check("平方米", Some((Kind::Amount, "平方米")));
        check("元／吨", Some((Kind::Money, "元/吨")));
        check("微克/立方米", Some((Kind::Amount, "微克/立方米")));
        check("％", Some((Kind::Share, "%")));
        check("长的", None);
    }

    #[test]
    fn words_that_begin_as_a_unit_does_are_none() {
        for text in ["年级", "人民", "国集团", "方案", "kgx", "支持"] {
            check(text, None);
        }
    }
}
