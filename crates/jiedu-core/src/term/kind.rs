//! The kind of a quoted term, told from its marks, its form and the words around it.

use super::model::TermKind;
use crate::arity::is_counting;
use crate::document::raw::is_han;

/// How much stands behind a kind, from nothing up: of several places of one term each adds its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing.
    None,
    /// A verb before it.
    Verb,
    /// Its own form.
    Form,
    /// Its marks, or the noun that it stands before.
    Noun,
}

/// How many characters may stand between a term and the noun that says its kind: “红黑旗”激励考核机制.
const NOUN_DISTANCE: usize = 6;

/// Nouns after a term that say its kind; of those that begin together the longest counts.
#[rustfmt::skip]
const NOUNS: &[(TermKind, &[&str])] = &[
    (TermKind::Mechanism, &[
        "机制", "制度", "办法", "做法", "工作法", "政策", "标准", "规则", "体制", "清单", "措施", "方式", "规定",
        "制", "法",
    ]),
    (TermKind::Project, &[
        "工程", "行动", "项目", "计划", "规划", "活动", "建设", "创建", "改革", "专项", "攻坚", "保卫战",
        "整治", "试点", "大赛", "主题教育", "教育实践", "大讨论", "作战", "战役", "改造", "申报", "申遗",
    ]),
    (TermKind::Brand, &[
        "品牌", "名片", "IP", "称号", "荣誉", "招牌", "美誉", "殊荣", "奖", "美名", "标识",
    ]),
    (TermKind::Framework, &["体系", "格局", "布局", "框架", "总体思路", "工作思路", "战略布局"]),
];

/// Words before a term that say its kind where nothing after it does.
#[rustfmt::skip]
const VERBS: &[(TermKind, &[&str])] = &[
    (TermKind::Brand, &[
        "荣获", "获评", "获得", "夺取", "夺得", "捧得", "擦亮", "打响", "叫响", "唱响", "称为", "誉为", "获",
    ]),
    (TermKind::Project, &["实施", "开展", "启动", "创建", "争创", "组织", "举办", "承办"]),
    (TermKind::Mechanism, &["推行", "实行", "健全", "建立", "执行", "完善", "落实"]),
];

/// Endings of a term that say its kind.
#[rustfmt::skip]
const ENDINGS: &[(TermKind, &[&str])] = &[
    (TermKind::Mechanism, &["机制", "制度", "办法", "工作法", "标准", "清单", "制"]),
    (TermKind::Project, &[
        "工程", "行动", "项目", "计划", "规划", "活动", "年", "月", "周", "攻坚战", "保卫战", "大赛", "生活圈",
        "服务站", "自助站", "服务中心", "产业园", "示范区", "示范村", "示范带", "走廊", "基地", "平台", "驿站",
    ]),
    (TermKind::Brand, &["品牌", "名片", "杯", "奖", "之乡"]),
    (TermKind::Document, &["纲要", "条例", "意见", "决定", "通知"]),
];

/// Verbs that begin a call to do something.
const ACTS: &[&str] =
    &["打造", "建设", "争创", "争当", "争做", "推进", "推动", "坚持", "做好", "做强", "加快", "实现"];

/// What a title in 《》 is of, where it is a work that is shown and no document.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "剧", "片", "歌", "曲", "舞", "诗", "电影", "小说", "晚会", "演出", "节目", "展", "画", "实景", "游戏", "戏",
];

/// The kind of a term from one of its places, with what stands behind it.
///
/// `before` and `after` are the words around the quotation, without its marks; `title` says whether the marks are those
/// of a title.
pub(super) fn kind_at(before: &str, text: &str, after: &str, title: bool) -> (TermKind, Evidence) {
    if title {
        let work = WORKS.iter().any(|work| before.ends_with(work));
        return (if work { TermKind::Project } else { TermKind::Document }, Evidence::Noun);
    }
    if let Some(kind) = noun_after(after) {
        return (kind, Evidence::Noun);
    }
    if text.contains(['+', '＋']) || is_counting(text) {
        return (TermKind::Framework, Evidence::Form);
    }
    // 打造示范区 says what is to be done; its last word is not what it names.
    if ACTS.iter().any(|act| text.starts_with(act)) {
        return (TermKind::Slogan, Evidence::None);
    }
    // 全国文明城市年 is a year of something; 五年 and 2021年 are times.
    let timed = text.chars().any(|c| c.is_ascii_digit());
    let ended = ENDINGS.iter().find(|(_, endings)| {
        endings.iter().any(|ending| text.len() > ending.len() && text.ends_with(ending))
    });
    if let Some((kind, _)) = ended.filter(|_| !timed || !text.ends_with(['年', '月', '周'])) {
        return (*kind, Evidence::Form);
    }
    let verb = VERBS.iter().find(|(_, verbs)| verbs.iter().any(|verb| before.ends_with(verb)));
    verb.map_or((TermKind::Slogan, Evidence::None), |(kind, _)| (*kind, Evidence::Verb))
}

/// The kind that the noun after a term gives it: “五星”支部创建, “三马一袖箍”等做法.
fn noun_after(after: &str) -> Option<TermKind> {
    let mut rest = after;
    for word in ["等", "为代表的", "为主题的", "这一", "这个", "系列", "的"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let mut at = 0;
    for _ in 0..=NOUN_DISTANCE {
        let here = rest.get(at..)?;
        let c = here.chars().next()?;
        // A conjunction, a verb of motion or a particle ends the noun phrase.
        if !(is_han(c) || c.is_ascii_alphabetic())
            || matches!(c, '和' | '与' | '在' | '了' | '是' | '为' | '被')
        {
            return None;
        }
        let found = NOUNS.iter().flat_map(|(kind, nouns)| nouns.iter().map(move |noun| (*kind, *noun)));
        // 制 and 法 are nouns only where they end a word: 河长制， 马上办法 is none.
        let found = found
            .filter(|(_, noun)| {
                here.strip_prefix(noun)
                    .is_some_and(|next| noun.chars().nth(1).is_some() || !next.starts_with(is_han))
            })
            .max_by_key(|(_, noun)| noun.len());
        if let Some((kind, _)) = found {
            return Some(kind);
        }
        at += c.len_utf8();
    }
    None
}
