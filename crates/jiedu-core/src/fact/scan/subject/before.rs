//! The phrase before a number, and how it ends.

use super::word::{find_word, is_name, longest_tail, only, strip_all, strip_heads};
use crate::fact::Kind;
use crate::fact::lexicon::subject::{AREAS, CHANGES, GIVING, LINKS, OBJECT_VERBS, RATES};
use crate::fact::scan::cursor::is_clause_mark;
use crate::fact::scan::sentence::Sentence;
use crate::fact::scan::words::{Words, WordsBuf};

/// How far back a phrase is looked for, in characters.
const LOOK_BACK: usize = 60;

/// Times before a number that a change begins with: 由上年的5%.
const PAST: &[&str] =
    &["上年", "去年", "上年同期", "去年同期", "上年末", "上年底", "去年底", "去年末", "前年"];

/// How a phrase ends: what stands between it and the number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    /// A name.
    Noun,
    /// A verb that puts the number to the name before it.
    Link,
    /// A verb of change.
    Change,
    /// A verb whose object is counted.
    Verb,
    /// A verb of giving and taking.
    Giving,
    /// 的.
    Of,
}

/// What stands before a number in its clause.
pub(super) struct Before {
    /// The clause, without dates and without what stands in brackets.
    pub(super) phrase: WordsBuf,
    /// The name in it; empty where there is none.
    pub(super) name: WordsBuf,
    pub(super) end: End,
    /// Whether the phrase compares: 比上年增加, 高于全国.
    pub(super) compares: bool,
    /// Whether it names what a share is of: 占年度计划的, 为预算的.
    pub(super) is_base: bool,
    /// What the share is of, where the text says 占.
    pub(super) whole: Option<String>,
    /// Whether adverbs and verbs are all that it holds.
    pub(super) is_empty: bool,
    /// Whether the number stands in brackets right behind another: 6.9万人（0.62%）.
    pub(super) bracketed: bool,
    /// The number before, where but a mark of a list parts the two.
    pub(super) listed_after: Option<usize>,
}

/// Reads the phrase before a quantity.
pub(super) fn phrase_before(sentence: &Sentence<'_>, idx: usize) -> Before {
    let clause = clause(sentence, idx);
    let kind = sentence.found.get(idx).map_or(Kind::Count, |placed| placed.quantity.kind);
    let phrase = clause.words.words().trim();
    // The clauses of a title are parted by blanks.
    let cut = phrase.read.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let phrase = phrase.from(cut).trim();
    let bare = strip_all(phrase, &[]);
    let end = end_of(bare.read);
    let opened = strip_heads(bare);
    let compares = ["比", "较", "同", "与", "相比", "相较"].iter().any(|word| opened.read.starts_with(word) || bare.read.starts_with(word))
        && !["比重", "比例", "同期", "同业", "同城", "较大", "比率"].iter().any(|word| opened.read.starts_with(word))
        && (matches!(end, End::Change | End::Link | End::Of) || bare.read.ends_with(['高', '低', '多', '少']))
        // 对经济增长的贡献率为5.6%: whose it is stands before.
        || opened.read.starts_with('对') && opened.read.contains("贡献")
        || RATES.iter().any(|rate| opened.read.starts_with(rate));
    let (is_base, whole) = base(bare, kind);
    let stripped =
        strip_all(bare, &[LINKS, CHANGES, AREAS, &["的", "、", "从", "由", "自", "个", "较", "各"], PAST]);
    // 持平的为1个: what is counted is left out behind 的.
    let elided = end == End::Link && strip_all(bare, &[LINKS]).read.ends_with('的');
    let name = if elided { None } else { name(stripped, bare) };
    let is_empty =
        only(bare.read, &[LINKS, CHANGES, AREAS, OBJECT_VERBS, GIVING, &["的", "从", "由", "个", "排名"]]);
    let mut found = Before {
        phrase: WordsBuf::default(),
        name: WordsBuf::default(),
        end,
        compares,
        is_base,
        whole,
        is_empty,
        bracketed: clause.bracketed,
        listed_after: clause.listed_after,
    };
    found.phrase.push(phrase);
    if let Some(name) = name.filter(|_| !is_empty) {
        push_timeless(&mut found.name, name);
        // 可支配收入增速居全国第6位: the rate has the rank, and not the sum.
        let behind = phrase.read.find(name.read).map(|at| at + name.read.len());
        if let Some(at) = behind.filter(|_| kind == Kind::Rank)
            && let Some(rate) = ["增速", "增幅", "涨幅", "降幅"]
                .iter()
                .find(|rate| phrase.read.get(at..).is_some_and(|rest| rest.starts_with(**rate)))
        {
            found.name.push(phrase.get(at, at + rate.len()));
        }
    }
    found
}

/// Adds a name without the words for a time inside it: 淇县一中今年本科上线.
fn push_timeless(buf: &mut WordsBuf, name: Words<'_>) {
    let mut rest = name;
    while let Some((at, word)) = ["今年", "去年", "全年", "累计", "目前"]
        .iter()
        .filter_map(|word| Some((rest.read.find(word)?, word)))
        .min()
    {
        buf.push(rest.to(at));
        rest = rest.from(at + word.len());
    }
    buf.push(rest);
}

fn end_of(bare: &str) -> End {
    if bare.ends_with('的') {
        return End::Of;
    }
    let tables =
        [(End::Link, LINKS), (End::Change, CHANGES), (End::Verb, OBJECT_VERBS), (End::Giving, GIVING)];
    let mut best = (0, End::Noun);
    for (end, words) in tables {
        let safe = |word: &&str| {
            !super::word::is_safe(bare, bare.len() - word.len(), word) || word.chars().count() > 1
        };
        let found = longest_tail(bare, words).filter(safe).map_or(0, str::len);
        if found > best.0 {
            best = (found, end);
        }
    }
    best.1
}

/// What a result is a share of: 完成年度计划50.1%.
const PLANNED: &[&str] = &[
    "计划",
    "预算",
    "任务",
    "目标",
    "任务数",
    "目标数",
    "目标值",
    "计划数",
    "预算数",
    "进度",
    "指标",
    "总任务",
    "年度数",
];

/// What stands between the whole of a share and the number.
#[rustfmt::skip]
const AFTER_BASE: &[&str] = &[
    "的", "比重", "比例", "为", "达", "达到", "超过", "约", "近", "已", "均", "约为", "比", "由", "从", "稳定在", "保持在", "升至", "降至",
    "提升至", "提高到", "下降至", "下降到", "上升至", "上升到",
];

/// Whether a phrase names what a share is of, and the words for it.
fn base(bare: Words<'_>, kind: Kind) -> (bool, Option<String>) {
    const BEFORE_BASE: &[&str] =
        &["占", "为", "完成", "达到", "相当于", "是", "达", "约占", "共占", "仅占", "占到", "只占"];
    if !matches!(kind, Kind::Share | Kind::Growth) {
        return (false, None);
    }
    let Some(word) =
        BEFORE_BASE.iter().filter(|word| bare.read.starts_with(**word)).max_by_key(|word| word.len())
    else {
        return (false, None);
    };
    let rest = bare.from(word.len());
    if word.ends_with('占') || *word == "占到" {
        let mut whole = rest.trim();
        while let Some(tail) = longest_tail(whole.read, AFTER_BASE) {
            whole = whole.without_tail(tail).unwrap_or(whole).trim();
        }
        let written = (whole.count() >= 2).then(|| whole.written.to_owned());
        return (true, written);
    }
    let planned = kind == Kind::Share && PLANNED.iter().any(|word| rest.read.ends_with(word));
    (rest.read.ends_with('的') || planned || *word == "相当于", None)
}

/// The name that a phrase holds, between what stands before it and after it.
fn name<'a>(stripped: Words<'a>, bare: Words<'a>) -> Option<Words<'a>> {
    let whole = timed(strip_heads(stripped));
    if ["稳居", "位居", "跃居", "名列", "位列"].iter().any(|verb| whole.read.starts_with(verb)) {
        return None;
    }
    if is_name(whole.read) && !only(whole.read, &[LINKS, CHANGES, OBJECT_VERBS, GIVING, AREAS]) {
        return Some(cut_pulled(whole));
    }
    // 任期内的房屋建屋量: what 的 joins to a time or a place stands before the name.
    if let Some(at) = ["内的", "中的", "上的", "期的", "间的", "后的", "前的"]
        .iter()
        .filter_map(|of| Some(stripped.read.rfind(of)? + of.len()))
        .max()
    {
        let rest = strip_heads(stripped.from(at));
        if rest.count() >= 3 && is_name(rest.read) {
            return Some(rest);
        }
    }
    // 市财政为全市人民新建公厕: behind the last verb stands what it is done to.
    let mut starts: Vec<usize> = OBJECT_VERBS
        .iter()
        .chain(["超过", "将", "把", "使"].iter())
        .filter(|verb| verb.chars().count() > 1 || matches!(**verb, "将" | "把" | "使"))
        .filter_map(|verb| bare.read.rfind(verb).map(|at| at + verb.len()))
        // 增加值 is no verb.
        .filter(|end| !bare.read.get(*end..).is_some_and(|rest| rest.starts_with('值')))
        .collect();
    starts.sort_unstable_by(|one, other| other.cmp(one));
    starts.into_iter().take(3).find_map(|start| {
        let rest = strip_all(bare.from(start), &[LINKS, CHANGES, AREAS, &["的", "从", "由", "自"]]);
        let rest = strip_heads(rest);
        (is_name(rest.read) && !only(rest.read, &[LINKS, CHANGES, OBJECT_VERBS, GIVING, AREAS]))
            .then_some(rest)
    })
}

/// 最终消费支出拉动国内生产总值增长: the subject stands before 拉动.
fn cut_pulled(name: Words<'_>) -> Words<'_> {
    let at =
        ["拉动", "带动", "高于", "低于", "快于"].iter().filter_map(|word| find_word(name.read, word)).min();
    match at {
        Some(at) if name.to(at).count() >= 2 => name.to(at),
        _ => name,
    }
}

/// A name without 等 and what it sums up: 演出、下乡等活动.
fn timed(name: Words<'_>) -> Words<'_> {
    match find_word(name.read, "等") {
        Some(at) if name.from(at + "等".len()).count() >= 2 => name.from(at + "等".len()),
        _ => name,
    }
}

/// The clause before a number.
struct Clause {
    words: WordsBuf,
    bracketed: bool,
    listed_after: Option<usize>,
}

/// What stands before a date and belongs to it.
const BEFORE_DATE: &[&str] = &["截至", "截止", "至", "到", "在", "于"];
/// What stands behind a date and belongs to it.
const AFTER_DATE: &[&str] =
    &["年末", "年底", "末", "底", "初", "起", "以来", "度", "前", "止", "的", "期间", "全年"];

/// The clause before a quantity, back to a mark, an open bracket or another number; dates and what stands in closed
/// brackets left out.
fn clause(sentence: &Sentence<'_>, idx: usize) -> Clause {
    let Some(placed) = sentence.found.get(idx) else {
        return Clause { words: WordsBuf::default(), bracketed: false, listed_after: None };
    };
    let text = sentence.read();
    let at = placed.span.start;
    let mut pieces: Vec<Words<'_>> = Vec::new();
    let mut end = at;
    let mut here = at;
    let mut left = LOOK_BACK;
    let mut previous = idx;
    let mut glued = None;
    let mut bracketed = false;
    while left > 0 {
        if let Some(before) = previous.checked_sub(1).and_then(|idx| sentence.found.get(idx))
            && before.span.end >= here
        {
            // 优良率连续五年保持100%: the years say since when, as a date does.
            let streak = before.quantity.kind == Kind::Duration
                && sentence.read().get(before.span.clone()).is_some_and(|words| words.starts_with("连续"));
            if !before.is_date() && !streak {
                glued = Some(previous - 1);
                break;
            }
            let piece = sentence.between(here, end);
            let tail =
                AFTER_DATE.iter().filter(|word| piece.read.starts_with(**word)).max_by_key(|word| word.len());
            pieces.push(tail.and_then(|word| piece.without_head(word)).unwrap_or(piece));
            here = before.span.start;
            let head = sentence.between(0, here);
            let word =
                BEFORE_DATE.iter().filter(|word| head.read.ends_with(**word)).max_by_key(|word| word.len());
            here -= word.map_or(0, |word| word.len());
            end = here;
            previous -= 1;
            continue;
        }
        let Some(c) = text.get(..here).and_then(|head| head.chars().next_back()) else { break };
        let start = here - c.len_utf8();
        if is_clause_mark(c) && !is_decimal_comma(text, start) {
            break;
        }
        if matches!(c, '（' | '(') {
            let before = previous.checked_sub(1).and_then(|idx| sentence.found.get(idx));
            bracketed =
                before.is_some_and(|before| before.span.end == start && !before.is_date()) && here == at;
            break;
        }
        if matches!(c, '）' | ')') {
            // A remark in brackets is no part of the phrase.
            let open = text
                .get(..start)
                .unwrap_or_default()
                .char_indices()
                .rev()
                .take(LOOK_BACK)
                .find(|(_, c)| matches!(c, '（' | '('));
            let Some((open, _)) = open else { break };
            pieces.push(sentence.between(here, end));
            here = open;
            end = open;
            while previous > 0
                && sentence.found.get(previous - 1).is_some_and(|before| before.span.end > open)
            {
                previous -= 1;
            }
            left = left.saturating_sub(1);
            continue;
        }
        here = start;
        left -= 1;
    }
    pieces.push(sentence.between(here, end));
    let mut words = WordsBuf::default();
    for piece in pieces.iter().rev() {
        words.push(*piece);
    }
    let mut listed_after = None;
    if let Some(glued) = glued {
        let whole = words.words();
        if super::super::sentence::is_list_mark(whole.read) {
            listed_after = Some(glued);
        }
        let own = own_part(whole);
        let mut buf = WordsBuf::default();
        buf.push(own);
        words = buf;
    }
    Clause { words, bracketed, listed_after }
}

/// What of the words between two numbers belongs to the second: behind 个国家产业园、 nothing, behind 家、市级 something.
fn own_part(between: Words<'_>) -> Words<'_> {
    let mark = ["、", "和", "与", "及", "以及"]
        .iter()
        .filter_map(|mark| {
            let at = between.read.rfind(mark)?;
            (!super::word::is_safe(between.read, at, mark)).then_some(at + mark.len())
        })
        .max();
    match mark {
        Some(start) => between.from(start),
        // 的特种尼龙小镇: what follows 的 belongs to the number before.
        None if between.read.trim_start().starts_with('的') => between.to(0),
        None => between,
    }
}

fn is_decimal_comma(text: &str, at: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.get(at..).is_some_and(|rest| rest.starts_with(','))
        && digit(text.get(..at).and_then(|head| head.chars().next_back()))
        && digit(text.get(at + 1..).and_then(|rest| rest.chars().next()))
}
