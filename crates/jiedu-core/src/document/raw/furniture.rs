//! What a web page puts around a text that is copied from it: 下载, 【字号：大 中 小】, 来源：…, 相关链接, a photograph's caption.
//!
//! Such words stand before the first sentence and behind the last one. Between them nothing is taken for a page's own.

use super::mark::{is_greeting, is_stop};
use super::passage::{Passage, PassageKind};
use super::resolve::may_be_title;

/// Most lines above the first sentence that are looked at.
const HEAD: usize = 60;
/// Most characters of a line of a page.
const LINE: usize = 60;
/// Most characters of a caption.
const CAPTION: usize = 160;
/// Most characters of the value that stands in the line below its label: 来源： and 解放日报.
const VALUE: usize = 24;
/// Most lines below 相关链接, and most characters of all of them.
const RELATED: (usize, usize) = (40, 800);

/// Words of buttons, of paths and of counters. A line that has nothing else is a page's own.
const CONTROLS: &[&str] = &[
    "下载",
    "打印",
    "全屏",
    "收藏",
    "加大",
    "还原",
    "减小",
    "大",
    "中",
    "小",
    "特大",
    "默认",
    "字号",
    "字体",
    "字体大小",
    "视力保护色",
    "首页",
    "关闭",
    "关闭窗口",
    "关闭本页",
    "打印本页",
    "打印此页",
    "打印页面",
    "返回",
    "返回顶部",
    "返回首页",
    "返回列表",
    "我要纠错",
    "纠错",
    "分享",
    "分享到",
    "微信",
    "微博",
    "朋友圈",
    "QQ",
    "QQ空间",
    "分享到微信",
    "分享到微博",
    "分享到朋友圈",
    "复制链接",
    "保存",
    "语音播报",
    "听全文",
    "朗读",
    "阅读原文",
    "查看原文",
    "扫一扫",
    "扫一扫在手机打开当前页",
    "扫一扫在手机上查看当前页面",
    "扫一扫手机打开当前页",
    "手机扫一扫打开当前页",
    "用手机扫描二维码",
    "点击图片进入专题",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "正文",
    "详情",
    "信息详情",
    "当前位置",
    "您的位置",
    "你的位置",
    "您现在的位置",
    "您当前的位置",
    "现在位置",
    "阅读量",
    "阅读次数",
    "阅读",
    "浏览次数",
    "浏览量",
    "浏览",
    "点击数",
    "点击量",
    "点击率",
    "访问量",
    "次",
    "无障碍",
    "长者模式",
];
/// Heads of what leads on to other pages. Short lines below them are a page's own, too.
const LEADS: &[&str] = &[
    "相关链接",
    "相关报道",
    "相关文档",
    "相关附件",
    "相关阅读",
    "相关新闻",
    "相关信息",
    "延伸阅读",
    "推荐阅读",
];
/// Labels whose value tells where the text was taken from.
const SOURCES: &[&str] = &["来源", "信息来源", "文章来源", "新闻来源", "稿件来源", "稿源"];
/// Labels of the day of the page, or of the document.
const DAYS: &[&str] = &[
    "时间",
    "日期",
    "发布时间",
    "发布日期",
    "发表时间",
    "成文日期",
    "公开日期",
    "生成日期",
    "发文日期",
    "更新时间",
];
/// Labels of who answers for the page, and of an index.
const OTHERS: &[&str] = &[
    "责任编辑",
    "编辑",
    "责编",
    "校对",
    "审核",
    "初审",
    "复审",
    "终审",
    "监制",
    "索引号",
    "主题分类",
    "公文种类",
    "体裁分类",
    "有效性",
    "关键词",
    "主题词",
    "信息索引",
];

/// What a page says of the text, beside its buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Furniture {
    /// Where the text was taken from: 解放日报; empty where the page does not say it.
    pub(crate) source: String,
    /// The day of the page as it says it; empty likewise.
    pub(crate) day: String,
}

/// Marks what is a page's own, and gathers what it says of the text.
pub(super) fn mark(passages: &mut [Passage]) -> Furniture {
    let mut found = Furniture::default();
    let Some(end) = passages.iter().position(is_sentence) else { return found };
    let mut owned = vec![false; passages.len()];
    head(passages, &mut owned, &mut found);
    tail(passages, end, &mut owned, &mut found);
    for (passage, owned) in passages.iter_mut().zip(&owned) {
        if *owned {
            passage.kind = PassageKind::Furniture;
            passage.numbered = None;
        }
    }
    found
}

fn is_sentence(passage: &Passage) -> bool {
    passage.is_prose() && passage.text.contains(is_stop)
}

fn head(passages: &[Passage], owned: &mut [bool], found: &mut Furniture) {
    let end = passages
        .iter()
        .take(HEAD)
        .enumerate()
        .position(|(idx, passage)| {
            !is_caption(passages, idx)
                && (is_sentence(passage)
                    || is_greeting(&passage.text)
                    || matches!(passage.kind, PassageKind::Heading(_) | PassageKind::Item(..))
                    || passage.numbered.is_some())
        })
        .unwrap_or(passages.len().min(HEAD));
    let mut idx = 0;
    while idx < end {
        let width = take(passages, idx, end, found);
        owned[idx..idx + width].fill(true);
        if width == 0 && is_caption(passages, idx) {
            owned[idx] = true;
        }
        idx += width.max(1);
    }
    let arrow = |idx: usize| passages.get(idx).is_some_and(|passage| is_arrow(&passage.text));
    let short = |idx: usize| passages[idx].text.chars().count() <= VALUE;
    let mut path: Vec<&str> = Vec::new();
    for idx in 0..end {
        if !owned[idx] && short(idx) && ((idx > 0 && arrow(idx - 1)) || arrow(idx + 1)) {
            owned[idx] = true;
            path.push(passages[idx].text.trim());
        }
    }
    // What stands twice above the text stands there once as its title.
    for idx in 0..end {
        let text = passages[idx].text.trim();
        if owned[idx] {
            continue;
        }
        let again = (may_be_title(text) || is_held(text))
            && (0..idx).any(|above| !owned[above] && passages[above].text.trim().ends_with(text));
        let next = (idx + 1..end).find(|next| !owned[*next]).map(|next| passages[next].text.as_str());
        let titled = next.is_some_and(|next| may_be_title(next) && !is_held(next));
        owned[idx] = again || (path.contains(&text) && titled);
    }
}

/// A line that says where a speech was held.
fn is_held(text: &str) -> bool {
    text.starts_with(['—', '─', '―', '–', '-', '（', '('])
        || text.contains("会议上")
        || text.contains("大会上")
}

fn tail(passages: &[Passage], first: usize, owned: &mut [bool], found: &mut Furniture) {
    let mut end = passages.len();
    let from = end.saturating_sub(RELATED.0).max(first + 1);
    if let Some(lead) = (from..end).find(|idx| is_lead(&passages[*idx].text)) {
        let below = &passages[lead + 1..];
        let all: usize = below.iter().map(|passage| passage.text.chars().count()).sum();
        if all <= RELATED.1 && below.iter().all(|passage| passage.text.chars().count() <= CAPTION) {
            owned[lead..].fill(true);
            end = lead;
        }
    }
    while end > first + 1 {
        let idx = end - 1;
        let label = idx.checked_sub(1).filter(|above| *above > first);
        if take(passages, idx, end, found) > 0 || is_code(&passages[idx].text) {
            owned[idx] = true;
            end -= 1;
        } else if let Some(above) = label
            && take(passages, above, end, found) == 2
        {
            owned[above..end].fill(true);
            end = above;
        } else {
            break;
        }
    }
}

/// How many passages from one on are a page's own: a button, or a label with its value, which may stand in the next line.
fn take(passages: &[Passage], idx: usize, end: usize, found: &mut Furniture) -> usize {
    let passage = &passages[idx];
    if !matches!(passage.kind, PassageKind::Paragraph | PassageKind::Byline | PassageKind::Page) {
        return 0;
    }
    let text = passage.text.trim();
    let inner = text.strip_prefix(['（', '(', '【', '[']).unwrap_or(text);
    let inner = inner.strip_suffix(['）', ')', '】', ']']).unwrap_or(inner);
    if let Some((label, value)) = inner.split_once(['：', ':']) {
        let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
        let value = value.trim();
        let is_in = |labels: &[&str]| labels.contains(&label.as_str());
        let (source, day) = (is_in(SOURCES), is_in(DAYS));
        if source || day || is_in(OTHERS) {
            let below = passages.get(idx + 1).filter(|_| value.is_empty() && idx + 1 < end);
            let below = below.map(|passage| passage.text.trim()).filter(|below| {
                let dated = is_moment(below);
                below.chars().count() <= VALUE
                    && !below.contains(is_stop)
                    && !below.ends_with(['：', ':'])
                    && dated == day
                    && !is_own(below)
            });
            let value = below.unwrap_or(value);
            if value.chars().count() > LINE || value.contains(['。', '；']) {
                return 0;
            }
            // 来源：解放日报 作者：…: the first word is the name.
            let name = value.split(['\u{3000}', '\t']).next().unwrap_or_default().trim();
            if source && found.source.is_empty() {
                found.source = name.to_owned();
            }
            if day && found.day.is_empty() {
                found.day = value.to_owned();
            }
            return 1 + usize::from(below.is_some());
        }
    }
    if is_moment(text) && text.contains([':', '：', '时', '-', '/']) {
        if found.day.is_empty() {
            found.day = text.to_owned();
        }
        return 1;
    }
    usize::from(is_own(text) || is_lead(text))
}

/// Whether a line has nothing but words of buttons, paths and counters, and the marks between them.
fn is_own(text: &str) -> bool {
    if text.is_empty() || text.chars().count() > LINE {
        return false;
    }
    let path = ["当前位置", "您的位置", "您现在的位置", "你的位置"].iter().any(|head| text.starts_with(head));
    if path && text.contains(['>', '＞', '›', '»', '/']) {
        return true;
    }
    let mut words = text.split(|c: char| c.is_whitespace() || is_mark(c)).filter(|word| !word.is_empty());
    let counted =
        text.contains("阅读") || text.contains("浏览") || text.contains("点击") || text.contains("访问");
    words.all(|word| CONTROLS.contains(&word) || (counted && word.bytes().all(|byte| byte.is_ascii_digit())))
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '【' | '】'
            | '['
            | ']'
            | '［'
            | '］'
            | '（'
            | '）'
            | '('
            | ')'
            | '<'
            | '>'
            | '＜'
            | '＞'
            | '《'
            | '》'
            | '»'
            | '›'
            | '|'
            | '｜'
            | '：'
            | ':'
            | '×'
            | '/'
            | '·'
            | '+'
            | '-'
            | 'A'
    )
}

fn is_arrow(text: &str) -> bool {
    matches!(text.trim(), ">" | "＞" | "›" | "»" | ">>" | "&gt;")
}

fn is_lead(text: &str) -> bool {
    let plain = text.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
    LEADS.contains(&plain)
}

/// A number that a page gives a file or another page.
fn is_code(text: &str) -> bool {
    let code = text.trim().trim_end_matches([':', '：']);
    code.len() >= 16 && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a line is a day with or without a time of it: 2026-02-03 09:02:33, 2026年02月10日 07时41分.
fn is_moment(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (5..=14).contains(&digits)
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || matches!(c, '-' | '/' | '.' | ':' | '：' | '年' | '月' | '日' | '时' | '分' | '秒')
        })
        && text.contains(['-', '/', '年', '.'])
}

/// Whether a line above the text is a photograph's: ……记者 某某 摄; 省长某某作政府工作报告 right above the greeting.
fn is_caption(passages: &[Passage], idx: usize) -> bool {
    let text = passages[idx].text.trim();
    if text.chars().count() > CAPTION || !passages[idx].is_prose() || passages[idx].numbered.is_some() {
        return false;
    }
    let end = text.trim_end_matches(['）', ')', '。', '/', ' ']);
    if end.ends_with('摄') || end.ends_with("摄影") {
        return true;
    }
    let greeted = passages.get(idx + 1).is_some_and(|next| is_greeting(&next.text));
    greeted && text.contains("报告") && text.contains('作') && !text.contains(['我', '—'])
}
