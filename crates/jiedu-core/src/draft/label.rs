//! Names of key figures, cut from the text: a number's subject, or else the words of its clause.

use crate::document::{Briefing, parse_number};
use crate::fact::{Fact, Kind};

/// Most characters of a label.
const LONGEST: usize = 16;
/// Most characters of a label that is cut from a clause.
const CLAUSE: usize = 12;
/// Words that a subject may begin with and that name no thing.
const VERBS: [&str; 32] = [
    "新建成",
    "新建和改扩建",
    "新建和改建",
    "新建",
    "改建",
    "新改建",
    "创建",
    "建成",
    "建设",
    "新增",
    "完成",
    "实现",
    "实施",
    "启动",
    "招聘",
    "制定修订",
    "制定",
    "出台",
    "开展",
    "举办",
    "发放",
    "累计",
    "全年",
    "新开工",
    "开工",
    "谋划实施",
    "维修改造",
    "改造",
    "完善",
    "解决",
    "培育",
    "带动",
];
/// Words that no subject ends with.
const ENDS: [&str; 14] =
    ["达到", "完成", "实现", "达", "为", "约", "共", "将", "的", "了", "平均", "上涨", "增长", "超"];
/// Subjects that say nothing at the head of a page.
const EMPTY: [&str; 12] =
    ["按照", "或者", "其中", "以上", "以下", "本级", "年增", "增收", "投资", "处罚", "罚款", "目标"];
/// Words that no name holds: they tell what is done, or to whom.
const DOINGS: [&str; 35] = [
    "的", "了", "被", "把", "将", "將", "使", "让", "要", "已", "我们", "告诉", "是指", "应当", "應", "目前",
    "预计", "預計", "按照", "规定", "規定", "根据", "坚持", "确保", "不断", "连续", "分别", "其中", "以上",
    "以下", "取得", "进入", "未来", "之日", "民國",
];
/// Words that no name begins with.
const OPENERS: [char; 23] = [
    '以', '和', '或', '及', '与', '與', '为', '加', '依', '是', '对', '處', '处', '按', '其', '该', '該',
    '率', '每', '共', '受', '占', '比',
];
/// Words that no name ends with.
const CLOSERS: [char; 14] =
    ['在', '较', '較', '为', '為', '达', '達', '会', '會', '及', '和', '平', '起', '给'];
/// What a number is of, where the thing that it belongs to stands behind it: 总投资185亿元的特种尼龙小镇.
const MEASURES: [&str; 8] = ["总投资", "投资", "总面积", "占地", "总长", "全长", "总产值", "年产值"];
/// Marks that part clauses.
const PARTS: [char; 8] = ['，', ',', '；', '。', '：', '、', '（', '”'];

/// Words before a growth that say what it is compared with.
const GROWTH: [&str; 10] =
    ["同比增长", "同比下降", "比上年增长", "比上年下降", "同比提高", "增长", "下降", "提高", "降低", "减少"];

/// A name of a number.
#[derive(Clone, Debug)]
pub(super) struct Label<'a> {
    pub(super) text: String,
    /// What of the named thing the number is; may be empty.
    of: &'a str,
    /// Whether it is the number's subject.
    pub(super) is_sure: bool,
}

/// The name of a number; none where the text gives none that can stand alone.
pub(super) fn label_of<'a>(briefing: &'a Briefing, fact: &Fact) -> Option<Label<'a>> {
    let sentence = briefing.sentences.get(fact.sentence)?.range.clone();
    let text = briefing.slice(&sentence);
    let subject = thing_of(&fact.subject);
    if text.contains(&fact.subject) && tells(subject, LONGEST) {
        return Some(Label { text: subject.to_owned(), of: "", is_sure: true });
    }
    let before = briefing.text.get(sentence.start..fact.span.start)?;
    let behind = briefing.text.get(fact.span.end..sentence.end)?;
    let clause = before.rsplit(PARTS).next().unwrap_or_default().trim();
    if let Some(measure) = MEASURES.iter().find(|measure| clause.ends_with(**measure))
        && let Some(rest) = behind.strip_prefix('的')
    {
        let end =
            rest.find(|c| PARTS.contains(&c) || matches!(c, '和' | '与' | '及' | '的')).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default();
        if tells(name, CLAUSE) {
            return Some(Label { text: name.to_owned(), of: measure, is_sure: false });
        }
    }
    let name = thing_of(clause);
    let named = tells(name, CLAUSE) && name.chars().count() > 3;
    named.then(|| Label { text: name.to_owned(), of: "", is_sure: false })
}

/// The second line of a key figure: what of the thing it is, what a growth is compared with, or the time that a number speaks of, as
/// the text says it.
pub(super) fn detail_of(quote: &str, fact: &Fact, label: &Label<'_>) -> String {
    if !label.of.is_empty() {
        return label.of.to_owned();
    }
    let before = quote.split(fact.surface.as_str()).next().unwrap_or_default();
    let growth = GROWTH.iter().find(|words| fact.kind == Kind::Growth && before.ends_with(**words));
    let timed = !fact.period.is_empty() && quote.contains(&fact.period) && !label.text.contains(&fact.period);
    match growth {
        Some(words) => (*words).to_owned(),
        None if timed => fact.period.clone(),
        None => String::new(),
    }
}

/// The part of a subject that names the thing: 省级以上科创平台 of 创建省级以上科创平台.
fn thing_of(subject: &str) -> &str {
    let numbered = parse_number(subject).map_or(subject, |(_, rest)| rest);
    // 开工率 and 投资额 are whole words.
    let whole =
        |rest: &&str| !rest.starts_with(['率', '数', '量', '额', '面', '、']) && rest.chars().count() > 2;
    let headed = VERBS.iter().find_map(|verb| numbered.strip_prefix(verb)).filter(whole).unwrap_or(numbered);
    ENDS.iter().find_map(|end| headed.strip_suffix(end)).unwrap_or(headed)
}

/// Whether words can stand as a name beside a number.
fn tells(name: &str, longest: usize) -> bool {
    let length = name.chars().count();
    let empty = EMPTY.iter().any(|word| name.contains(word) && length < word.chars().count() + 3);
    let named = !DOINGS.iter().any(|word| name.contains(word))
        && !name.starts_with(OPENERS)
        && !name.ends_with(CLOSERS);
    let plain = !name.contains(|c: char| c.is_whitespace() || c.is_ascii_digit());
    (3..=longest).contains(&length) && !empty && named && plain
}
