//! What a number is of: the phrase before it in its clause, or the subject of the number before; empty where the rule is
//! not sure.

use super::cursor::{before, clause};
use super::{Fact, Kind};

/// Longest phrase that is taken for a subject, in characters.
const MOST_CHARS: usize = 20;

/// Words between a subject and its number.
#[rustfmt::skip]
const TAILS: &[&str] = &[
    "以下", "下列", "同比", "比上年", "比去年", "较上年", "比上年末", "比上年同期", "年均", "实际", "名义",
    "累计", "总计", "共计", "合计", "共", "已", "也", "均", "分别", "增长", "下降", "提高", "增加", "减少",
    "降低", "上升", "上涨", "下跌", "回落", "收窄", "扩大", "净增", "完成", "实现", "达到", "达", "增至",
    "减至", "降至", "升至", "为", "是", "有", "到", "至", "占", "约", "控制在", "稳定在", "保持在", "保持",
    "排名", "拟按", "按", "位居", "位列", "居", "稳居", "列", "排在", "进入", "跻身", "继续", "缩减", "压减", "缩小",
    "发展", "提升", "延长", "压缩", "上调", "下调", "突破", "超过", "了", "就", "全市", "全省", "全国", "全县",
    "全区", "世界", "全球", "的", "、", "拟", "将", "再", "高达", "多达", "仅", "仅为", "又", "将达", "预计",
    "力争", "确保",
];

/// Words before a subject that say when and where and not what.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "确保", "争取", "又", "再",
    "要", "其中", "今年", "去年", "全年", "上年", "全国", "全省", "全市", "全县", "全区", "我市", "我县",
    "我区", "我省", "我国", "年末", "年内", "目前", "截至目前", "预计", "力争", "上半年", "下半年", "全旗",
    "全州", "使", "累计", "共", "、", "和", "以及", "及", "与", "的", "末", "底", "实现", "完成", "以来", "到",
];

/// Verbs that leave the subject to what follows the number, or to nothing.
#[rustfmt::skip]
const BARE_VERBS: &[&str] = &[
    "做好", "引导", "解决", "安排", "降低", "减少", "增加", "累计", "发展", "开工", "安置", "惠及学生",
    "新建", "改建", "扩建", "改扩建", "建设", "建成", "启动", "推进", "加快推进", "吸引", "引进", "惠及",
    "覆盖", "带动", "投入", "剩余", "新增", "改造", "完工", "开工", "开工建设", "实施", "重点实施", "落实",
    "组织", "开展", "举办", "成功举办", "打造", "精心打造", "全力打造", "抓好", "重点抓好", "重点打造", "用好",
    "坚持", "培育", "新培育", "完善", "解决", "整改", "支持", "培训", "招聘", "发放", "取消", "清理", "修订",
    "制定", "制定修订", "出台", "安排", "拟安排", "抓", "城区", "全力打好",
];

/// Words that a subject does not hold: a phrase with one of them is more than a name.
#[rustfmt::skip]
const STRANGE: &[&str] = &[
    "要", "把", "被", "让", "从", "由", "就", "我们", "必须", "已经", "这", "那", "用", "在", "与", "对", "等",
    "每", "是", "通过", "为", "前", "后", "比", "较", "于", "使", "向", "如", "所", "其", "内", "深入", "扎实",
    "全力", "加快", "推进", "并", "且", "不",
];

/// What measures a span of time: without it a duration has no subject.
const SPANS: &[&str] = &["寿命", "时间", "年限", "时限", "期限", "天数", "工期", "年龄", "时长", "周期"];

/// What the parts of a list leave to its last part: 高技术制造业、装备制造业增加值.
#[rustfmt::skip]
const SHARED: &[&str] = &[
    "增加值", "人均可支配收入", "可支配收入", "收入", "投资", "支出", "总产值", "产值", "产量", "零售额",
    "销售额", "进出口", "面积", "比重", "总额", "参保人数", "人数", "贡献率", "价格", "标准", "排放量", "存栏",
    "出栏",
];

/// The subject of a number at `at..end` with its kind, by its clause and the facts before it in the sentence.
pub(super) fn subject(text: &str, at: usize, end: usize, kind: Kind, found: &[Fact]) -> String {
    if kind == Kind::Date {
        return String::new();
    }
    if let Some(part) = respective(text, at, found) {
        return part;
    }
    let from = found.last().map_or(0, |fact| fact.span.end);
    let between = text.get(from..at).unwrap_or_default();
    let mut own = clause(before(between, between.len()));
    if own.trim_start().starts_with('的') && own.len() == between.len() {
        // 的特种尼龙小镇和总投资150亿元: what follows 的 belongs to the number before.
        own = own.rsplit_once(['和', '与', '、']).map(|(_, next)| next).unwrap_or_default();
        if own.is_empty() {
            return String::new();
        }
    }
    let bare = strip(own);
    let compared =
        bare.starts_with(['比', '较', '同', '与']) || RATES.iter().any(|rate| bare.starts_with(rate));
    if kind == Kind::Growth && (bare.is_empty() || compared) {
        // 2.08亿元，同比增长20.3%: the growth is of what the amount is of.
        return carried(text, found);
    }
    if let Some(whole) = bare.strip_prefix('占').map(strip).filter(|_| kind == Kind::Share) {
        let part = carried(text, found);
        return if part.is_empty() || whole.is_empty() { String::new() } else { format!("{part}占{whole}") };
    }
    if bare.is_empty() && (kind == Kind::Rank || own.trim_end().ends_with(['加', '少', '到', '达'])) {
        return carried(text, found);
    }
    if bare.is_empty() || BARE_VERBS.contains(&bare) {
        return if kind == Kind::Count { following(text, end) } else { String::new() };
    }
    if matches!(bare, "总投资" | "投资" | "总面积" | "总长" | "全长")
        && let Some(named) = text.get(end..).and_then(|after| after.strip_prefix('的'))
    {
        // 总投资185亿元的特种尼龙小镇 is the 特种尼龙小镇's 总投资.
        let name = noun(named);
        return if name.is_empty() { String::new() } else { format!("{name}{bare}") };
    }
    if kind == Kind::Duration && !SPANS.iter().any(|span| bare.ends_with(span)) {
        return String::new();
    }
    if is_name(bare) { timeless(bare) } else { String::new() }
}

/// A phrase without the words for a time inside it: 淇县一中今年本科上线.
fn timeless(phrase: &str) -> String {
    ["今年", "去年", "全年", "累计", "目前"]
        .iter()
        .fold(phrase.to_owned(), |phrase, word| phrase.replace(word, ""))
}

/// Names of rates of change; what they are of is said before.
const RATES: &[&str] = &["增速", "增幅", "涨幅", "降幅", "拉动", "快于", "高于", "低于", "其增速"];

/// Whether a phrase is a name and no more.
fn is_name(phrase: &str) -> bool {
    let marks =
        |c: char| !c.is_alphanumeric() && !matches!(c, '、' | '“' | '”' | '（' | '）' | '(' | ')' | '·');
    let balanced = phrase.matches(['（', '(']).count() == phrase.matches(['）', ')']).count()
        && phrase.matches('“').count() == phrase.matches('”').count();
    (2..=MOST_CHARS).contains(&phrase.chars().count())
        && balanced
        && !phrase.starts_with(['（', '(', '的', '人', '以'])
        && !phrase.ends_with(['个', '条', '批', '座', '项', '级'])
        && !phrase.contains(marks)
        && !STRANGE.iter().any(|word| phrase.contains(word))
}

/// The subject of the number before, where there is but one before.
fn carried(text: &str, found: &[Fact]) -> String {
    let mut numbers = found.iter().rev().filter(|fact| fact.kind != Kind::Date);
    let (last, other) = (numbers.next(), numbers.next());
    let Some(last) = last else { return String::new() };
    let listed = other.is_some_and(|other| {
        text.get(other.span.end..last.span.start)
            .is_some_and(|between| matches!(between.trim(), "、" | "和" | "与" | "及"))
    });
    if listed { String::new() } else { last.subject.clone() }
}

/// 甲、乙增加值分别增长8.9%、7.7%: the first number is of 甲增加值, the second of 乙增加值. None where nothing is said of
/// 分别, and no name where the list can't be told apart.
fn respective(text: &str, at: usize, found: &[Fact]) -> Option<String> {
    let head = clause(before(text, at));
    let start = at - head.len();
    let word = head.rfind("分别")?;
    let nth = found.iter().rev().take_while(|fact| fact.span.start >= start + word).count();
    Some(part(strip(head.get(..word)?), nth).unwrap_or_default())
}

/// The name of one part of a list, with what the last part says for all.
fn part(list: &str, nth: usize) -> Option<String> {
    let parts = listed(list)?;
    let (last, part) = (parts.last()?, parts.get(nth)?);
    let shared = SHARED.iter().filter(|shared| last.ends_with(**shared)).max_by_key(|shared| shared.len());
    let whole = match shared {
        Some(shared) if !SHARED.iter().any(|other| part.ends_with(other)) => format!("{part}{shared}"),
        _ => (*part).to_owned(),
    };
    is_name(&whole).then_some(whole)
}

/// The parts of a list of names; none where 和 may stand inside of a name.
fn listed(phrase: &str) -> Option<Vec<&str>> {
    let marks: &[char] = if phrase.contains('、') { &['、'] } else { &['和', '与', '及'] };
    let parts: Vec<&str> = phrase.split(marks).map(str::trim).collect();
    let clear = marks.len() > 1 || !phrase.contains(['和', '与']);
    (clear && parts.len() > 1 && parts.iter().all(|part| !part.is_empty())).then_some(parts)
}

/// A clause without the number of a list that it begins with: 1、, ①.
fn without_number(clause: &str) -> &str {
    let digits = clause.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.strip_prefix(['、', '.', '．']).filter(|_| digits.len() < clause.len());
    numbered.unwrap_or(clause).trim_start_matches(|c: char| ('①'..='⑳').contains(&c))
}

/// A clause without what stands around its subject.
fn strip(clause: &str) -> &str {
    // The clauses of a title are parted by spaces.
    let clause = clause.trim().rsplit(char::is_whitespace).next().unwrap_or_default();
    let mut bare = without_number(clause);
    loop {
        let before = bare.len();
        if let Some(tail) = TAILS.iter().filter(|tail| bare.ends_with(**tail)).max_by_key(|tail| tail.len()) {
            bare = bare.strip_suffix(*tail).unwrap_or(bare).trim_end();
        }
        if let Some(head) = HEADS.iter().filter(|head| bare.starts_with(**head)).max_by_key(|head| head.len())
        {
            bare = bare.strip_prefix(*head).unwrap_or(bare).trim_start();
        }
        if bare.len() == before {
            return bare;
        }
    }
}

/// What a count that opens its clause counts: 12个省市重点项目完成 counts 省市重点项目.
fn following(text: &str, end: usize) -> String {
    let after = text.get(end..).unwrap_or_default();
    if after.starts_with(['的', '，', '。', '、', '；', ',', ';']) {
        return String::new();
    }
    noun(after)
}

/// The noun that a text begins with, as far as it can be told.
fn noun(text: &str) -> String {
    const STOPS: &[&str] = &[
        "完成", "实现", "开工", "建成", "投用", "和", "与", "及", "快速", "加快", "顺利", "全部", "竣工",
        "落地", "签约", "得到", "达到", "获", "被", "通过", "均", "已", "建设", "改造", "进", "中", "实施",
        "开展", "脱贫",
    ];
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let head = text.get(..end).unwrap_or_default();
    let end = STOPS.iter().filter_map(|stop| head.find(stop)).min().unwrap_or(head.len());
    let noun = head.get(..end).unwrap_or_default();
    let sure = (2..=12).contains(&noun.chars().count()) && end < text.len();
    let clean = !noun.contains(|c: char| matches!(c, '的' | '了' | '在') || c.is_ascii_digit());
    if sure && clean { noun.to_owned() } else { String::new() }
}
