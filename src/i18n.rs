//! Every word of the interface, in Chinese and in English; the briefing's own words are never translated.
//!
//! A phrase with arguments has `{}` where each of them goes. What is prerendered names its words by their keys, so that the
//! browser can put another language in their place (`browser/translate.rs`).

/// Language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language that a tag such as `en-GB` asks for.
    pub fn of_tag(tag: &str) -> Self {
        if tag.starts_with("en") { Lang::En } else { Lang::Zh }
    }

    /// The language's own tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The words of this language.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }
}

/// A phrase with its arguments in their places.
pub fn fill(phrase: &str, arguments: &[&str]) -> String {
    let mut arguments = arguments.iter();
    let mut pieces = phrase.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str(arguments.next().unwrap_or(&""));
        text.push_str(piece);
    }
    text
}

/// Makes the words of both languages from one list, so that each stands beside its translation.
macro_rules! words {
    ($($key:ident: $zh:literal, $en:literal;)*) => {
        /// The words of one language.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "each field is its own text below")]
        pub struct Words {
            $(pub $key: &'static str,)*
        }

        const ZH: Words = Words { $($key: $zh,)* };
        const EN: Words = Words { $($key: $en,)* };

        /// The key of every word.
        pub const KEYS: &[&str] = &[$(stringify!($key),)*];

        impl Words {
            /// The word of a key; none for a key that no word has.
            pub fn by_key(&self, key: &str) -> Option<&'static str> {
                match key {
                    $(stringify!($key) => Some(self.$key),)*
                    _ => None,
                }
            }
        }
    };
}

words! {
    // The page.
    brand: "解读", "解读";
    tagline: "会议精神解读", "Briefings explained";
    skip: "快捷跳转", "Skip";
    to_text: "跳到正文", "Skip to the text";
    to_contents: "跳到目录", "Skip to the contents";
    place: "阅读位置", "Where you are";
    briefings: "篇目", "Briefings";
    tools: "阅读设置", "Reading";
    large: "大字", "Large type";
    dark: "深色", "Dark";
    close: "关闭", "Close";

    // The navigator.
    contents: "目录", "Contents";
    filter: "筛选目录", "Filter contents";
    no_match: "没有相符的章节", "No such section";
    previous: "上一节", "Previous";
    next: "下一节", "Next";
    read: "已读", "Read";
    expand: "展开", "Expand";
    missing: "缺", "missing";
    list_missing: "名单缺", "list missing";

    // The article.
    inferred: "推断", "inferred";
    source: "来源", "Source";
    not_in_source: "原文未见", "not in the source";
    copy_link: "复制链接", "Copy link";
    copy_link_of: "复制链接：{}", "Copy link: {}";

    // In a minute.
    minute: "一分钟", "In a minute";
    map: "结构图", "Structure";
    map_key: "面积即字数，虚框即缺失", "Area is length of text, dashes are what is missing";

    // Figures.
    figure: "图 {}", "Figure {}";
    figure_short: "图{}", "Figure {}";
    figure_table: "图{} 数据表", "Figure {}, data";
    table: "数据表", "Data";
    original: "原文", "Source:";
    see_original: "看原文", "See in text";

    // The fact panel.
    number: "数字出处", "Number";
    drawn_in: "见于图表", "Drawn in";
    same_subject: "同一指标", "Same indicator";
    read_by_rule: "以上各项由程序按规则从原句读出，未写明的不列。", "Read from the sentence by rule; what it does not say is not listed.";
    previous_fact: "上一个数", "Previous";
    next_fact: "下一个数", "Next";
    copy_citation: "复制引文", "Copy citation";

    // Notices.
    copied: "链接已复制", "Link copied";
    copy_failed: "未能复制，请长按选取：", "Could not copy; select it here: ";
    moved: "该章节已调整，已定位到{}", "That section has moved; this is nearest: {}";
    unknown: "没有找到链接所指的章节，已在篇首", "No section of that link was found; this is the top";
    draw_failed: "此浏览器未能生成图片，可截屏", "This browser could not draw a picture; take a screenshot";

    // The share sheet.
    share: "分享", "Share";
    share_system: "系统分享", "Share by…";
    link: "链接", "Link";
    code: "二维码：{}", "QR code: {}";
    scan: "扫一扫，或长按识别，打开这里", "Scan it, or press it long, to open this place";
    only_here: "这是本机上的文件，没有网址：下面的链接只在这台设备上有用。要给别人看，请发送文件本身", "This file is on your device and has no web address: the link below works here only. To show it to others, send them the file";
    wechat: "在微信里：点右上角“···”，选“发送给朋友”", "In WeChat: tap ··· at the top right, then Send to Chat";
    draw: "存为图片", "Save as picture";
    picture: "图表图片", "The figure as a picture";
    press: "长按图片保存，或", "Press the picture long to save it, or";
    keep: "下载", "download it";
    embed: "嵌入网页", "Embed";
    as_frame: "框架", "Frame";
    as_element: "组件", "Element";
    as_link: "链接", "Link";
    frozen: "固定此版", "This version";
    copy_code: "复制代码", "Copy code";
}

/// Words that only the prerendered page says.
#[cfg(feature = "ssr")]
pub mod page {
    /// Name of the table of all numbers.
    pub const NUMBERS: &str = "数字索引";
    /// What it is.
    pub const NUMBERS_NOTE: &str = "由程序按规则从原句读出，未写明的留空。";
    /// Name of the list of findings.
    pub const REVIEW: &str = "审读";

    /// How much was found.
    pub fn review_count(errors: usize, warnings: usize, notes: usize) -> String {
        format!("{errors}处错误，{warnings}处疑点，{notes}处提示。n 下一处，p 上一处")
    }

    /// Name of a finding.
    pub fn finding(code: &str) -> &str {
        match code {
            "number-unread" => "未识别为数量",
            "number-undrawn" => "未入图表",
            "number-gap" => "编号跳号",
            "out-of-order" => "次序错乱",
            "empty-section" => "有题无文",
            "duplicate-block" => "内容重复",
            "broken-sentence" => "句子断开",
            "list-missing" => "名单缺失",
            "framework-open" => "提法未展开",
            "same-value" => "两项同值",
            "sum-mismatch" => "合计不符",
            "year-missing" => "年份不明",
            "quote-unclosed" => "引号不成对",
            "byline-in-list" => "署名混入正文",
            "heading-level" => "标题层级",
            "suspect-word" => "疑似错字",
            "halfwidth-punctuation" => "半角标点",
            other => other,
        }
    }
}

/// Words for the fields of a fact: in the table of numbers and in the fact panel.
pub mod fact {
    use jiedu_core::fact::{Direction, Kind, Qualifier};
    use jiedu_core::payload::FactPart;

    /// Heads of the columns of the table of numbers.
    pub const HEADS: [&str; 8] = ["原文", "指标", "数值", "类别", "限定", "时间", "范围", "图表"];
    /// Beside a date whose year the text does not have.
    pub const YEAR_INFERRED: &str = "〔年份为推断〕";

    /// Name of a kind of quantity.
    pub fn kind(kind: Kind) -> &'static str {
        match kind {
            Kind::Money => "金额",
            Kind::Amount => "数量",
            Kind::Count => "计数",
            Kind::Share => "占比",
            Kind::Growth => "增减幅",
            Kind::Rank => "位次",
            Kind::Duration => "时长",
            Kind::Length => "长度",
            Kind::Date => "日期",
        }
    }

    /// What a qualifier makes of a number.
    pub fn qualifier(qualifier: Qualifier) -> &'static str {
        match qualifier {
            Qualifier::Exact => "",
            Qualifier::Approx => "约数",
            Qualifier::AtLeast => "不低于",
            Qualifier::Over => "多于",
            Qualifier::Under => "不足",
            Qualifier::Within => "以内",
        }
    }

    /// What a sentence says of change.
    pub fn direction(direction: Direction) -> &'static str {
        match direction {
            Direction::Increase => "上升",
            Direction::Decrease => "下降",
            Direction::None => "",
        }
    }

    /// The value as shown: a year that is not in the text says so.
    pub fn value(fact: &FactPart) -> String {
        let mut value = fact.value.clone();
        if fact.inferred {
            value.push_str(YEAR_INFERRED);
        }
        value
    }

    /// What the words around the number say of its bounds and of change: 不低于，上升; empty where they say nothing.
    pub fn bounds(fact: &FactPart) -> String {
        let bounds = [qualifier(fact.qualifier), direction(fact.direction)];
        let bounds: Vec<&str> = bounds.into_iter().filter(|bound| !bound.is_empty()).collect();
        bounds.join("，")
    }

    /// What the rules read of a fact, in the order of [`HEADS`] from the second to the last but one.
    pub fn fields(fact: &FactPart) -> [String; 6] {
        [
            fact.subject.clone(),
            value(fact),
            kind(fact.kind).to_owned(),
            bounds(fact),
            fact.period.clone(),
            fact.scope.clone(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_go_where_the_phrase_has_room_for_them() {
        assert_eq!(fill("图{} 数据表", &["3"]), "图3 数据表");
        assert_eq!(fill("{}处错误，{}处疑点", &["1", "2"]), "1处错误，2处疑点");
        assert_eq!(fill("{} of {}", &["1"]), "1 of ");
        assert_eq!(fill("关闭", &["1"]), "关闭");
    }

    #[test]
    fn both_languages_take_the_same_arguments() {
        let holes = |phrase: &str| phrase.matches("{}").count();
        for key in KEYS {
            let (zh, en) = (ZH.by_key(key).unwrap_or_default(), EN.by_key(key).unwrap_or_default());
            assert!(!zh.is_empty() && !en.is_empty(), "{key}");
            assert_eq!(holes(zh), holes(en), "{key}");
        }
    }
}
