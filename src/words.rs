//! Every word of the interface, in Chinese and in English.

use jiedu_core::figure::{FigureWords, QualifierWords};

/// Language of the interface; the briefing's own words are never translated.
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

    /// The words of this language.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }
}

/// The words of one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is its own English text below")]
pub struct Words {
    pub brand: &'static str,
    pub tagline: &'static str,
    pub skip: &'static str,
    pub to_text: &'static str,
    pub to_contents: &'static str,
    pub place: &'static str,
    pub not_in_source: &'static str,
    pub briefings: &'static str,
    pub contents: &'static str,
    pub filter: &'static str,
    pub no_match: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub read: &'static str,
    pub lack: &'static str,
    pub lack_list: &'static str,
    pub inferred: &'static str,
    pub minute: &'static str,
    pub map: &'static str,
    pub map_key: &'static str,
    pub figure: &'static str,
    pub table: &'static str,
    pub original: &'static str,
    pub see_original: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub moved: &'static str,
    pub unknown: &'static str,
    pub dark: &'static str,
    pub light: &'static str,
    pub large: &'static str,
    pub close: &'static str,
    pub expand: &'static str,
    pub tools: &'static str,
    pub top: &'static str,
    pub source: &'static str,
    pub proof: &'static str,
    pub drawn_in: &'static str,
    pub same_subject: &'static str,
    pub read_by_rule: &'static str,
    pub previous_fact: &'static str,
    pub next_fact: &'static str,
    pub copy_citation: &'static str,
    pub share: &'static str,
    pub share_system: &'static str,
    pub link: &'static str,
    pub code: &'static str,
    pub scan: &'static str,
    pub only_here: &'static str,
    pub wechat: &'static str,
    pub draw: &'static str,
    pub draw_failed: &'static str,
    pub picture: &'static str,
    pub press: &'static str,
    pub keep: &'static str,
    pub embed: &'static str,
    pub as_frame: &'static str,
    pub as_element: &'static str,
    pub as_link: &'static str,
    pub frozen: &'static str,
    pub copy_code: &'static str,
    pub figures: FigureWords,
}

const ZH: Words = Words {
    brand: "解读",
    tagline: "会议精神解读",
    skip: "快捷跳转",
    to_text: "跳到正文",
    to_contents: "跳到目录",
    place: "阅读位置",
    not_in_source: "原文未见",
    briefings: "篇目",
    contents: "目录",
    filter: "筛选目录",
    no_match: "没有相符的章节",
    previous: "上一节",
    next: "下一节",
    read: "已读",
    lack: "缺",
    lack_list: "名单缺",
    inferred: "推断",
    minute: "一分钟",
    map: "结构图",
    map_key: "面积即字数，虚框即缺失",
    figure: "图",
    table: "数据表",
    original: "原文",
    see_original: "看原文",
    copy_link: "复制链接",
    copied: "链接已复制",
    copy_failed: "未能复制，请长按选取：",
    moved: "该章节已调整，已定位到",
    unknown: "没有找到链接所指的章节，已在篇首",
    dark: "深色",
    light: "浅色",
    large: "大字",
    close: "关闭",
    expand: "展开",
    tools: "阅读设置",
    top: "篇首",
    source: "来源",
    proof: "数字出处",
    drawn_in: "见于图表",
    same_subject: "同一指标",
    read_by_rule: "以上各项由程序按规则从原句读出，未写明的不列。",
    previous_fact: "上一个数",
    next_fact: "下一个数",
    copy_citation: "复制引文",
    share: "分享",
    share_system: "系统分享",
    link: "链接",
    code: "二维码：",
    scan: "扫一扫，或长按识别，打开这里",
    only_here: "这是本机上的文件，没有网址：下面的链接只在这台设备上有用。要给别人看，请发送文件本身",
    wechat: "在微信里：点右上角“···”，选“发送给朋友”",
    draw: "存为图片",
    draw_failed: "此浏览器未能生成图片，可截屏",
    picture: "图表图片",
    press: "长按图片保存，或",
    keep: "下载",
    embed: "嵌入网页",
    as_frame: "框架",
    as_element: "组件",
    as_link: "链接",
    frozen: "固定此版",
    copy_code: "复制代码",
    figures: FIGURES_ZH,
};

const FIGURES_ZH: FigureWords = FigureWords {
    name: "名称",
    value: "数值",
    remark: "说明",
    scope: "范围",
    number: "编号",
    content: "内容",
    belt: "带与片区",
    unlisted: "原文未列出",
    unlisted_short: "未列出",
    total_unknown: "参评总数未列",
    places: "名次",
    yardstick: "时序进度",
    worked_out: "〔推算〕",
    qualifiers: QualifierWords {
        exact: "确数",
        planned: "原文所写的目标",
        approx: "约数",
        at_least: "不少于此数",
        over: "多于此数，多多少原文未写",
        under: "少于此数",
        within: "在此数以内，第几原文未写",
    },
    colon: "：",
    comma: "，",
    full_stop: "。",
    semicolon: "；",
    missing: "缺",
    missing_list: "名单缺",
    formula: |formula| format!("〔推算：{formula}〕"),
    part_of_year: |period| format!("{period}÷全年"),
    missing_sections: |count| format!("缺{count}节"),
    characters: |count| format!("{count}字"),
    part: |number| format!("第{number}部分"),
    parts: |count| {
        const DIGITS: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
        DIGITS.get(count).map_or_else(|| format!("{count}个部分"), |digit| format!("{digit}个部分"))
    },
    extent: |characters, numbers, missing| {
        let missing = if missing > 0 { format!("，{missing}处缺失") } else { String::new() };
        format!("全文{characters}字，{numbers}个数{missing}")
    },
    date: |year, month, day, inferred| {
        let inferred = if inferred { "〔推断〕" } else { "" };
        format!("{year}年{inferred}{month}月{day}日")
    },
};

const EN: Words = Words {
    brand: "解读",
    tagline: "Briefings explained",
    skip: "Skip",
    to_text: "Skip to the text",
    to_contents: "Skip to the contents",
    place: "Where you are",
    not_in_source: "not in the source",
    briefings: "Briefings",
    contents: "Contents",
    filter: "Filter contents",
    no_match: "No such section",
    previous: "Previous",
    next: "Next",
    read: "Read",
    lack: "missing",
    lack_list: "list missing",
    inferred: "inferred",
    minute: "In a minute",
    map: "Structure",
    map_key: "Area is length of text, dashes are what is missing",
    figure: "Figure ",
    table: "Data",
    original: "Source: ",
    see_original: "See in text",
    copy_link: "Copy link",
    copied: "Link copied",
    copy_failed: "Could not copy; select it here: ",
    moved: "That section has moved; this is nearest: ",
    unknown: "No section of that link was found; this is the top",
    dark: "Dark",
    light: "Light",
    large: "Large type",
    close: "Close",
    expand: "Expand",
    tools: "Reading",
    top: "Top",
    source: "Source",
    proof: "Number",
    drawn_in: "Drawn in",
    same_subject: "Same indicator",
    read_by_rule: "Read from the sentence by rule; what it does not say is not listed.",
    previous_fact: "Previous",
    next_fact: "Next",
    copy_citation: "Copy citation",
    share: "Share",
    share_system: "Share by…",
    link: "Link",
    code: "QR code: ",
    scan: "Scan it, or press it long, to open this place",
    only_here: "This file is on your device and has no web address: the link below works here only. To show it to others, send them the file",
    wechat: "In WeChat: tap ··· at the top right, then Send to Chat",
    draw: "Save as picture",
    draw_failed: "This browser could not draw a picture; take a screenshot",
    picture: "The figure as a picture",
    press: "Press the picture long to save it, or ",
    keep: "download it",
    embed: "Embed",
    as_frame: "Frame",
    as_element: "Element",
    as_link: "Link",
    frozen: "This version",
    copy_code: "Copy code",
    figures: FIGURES_EN,
};

const FIGURES_EN: FigureWords = FigureWords {
    name: "Name",
    value: "Value",
    remark: "Note",
    scope: "Scope",
    number: "No.",
    content: "Content",
    belt: "Belt and areas",
    unlisted: "not listed in the source",
    unlisted_short: "not listed",
    total_unknown: "total not stated",
    places: "place",
    yardstick: "Year gone by",
    worked_out: " (worked out)",
    qualifiers: QualifierWords {
        exact: "exact",
        planned: "an aim of the text",
        approx: "about",
        at_least: "this or more",
        over: "more than this; how much more is not stated",
        under: "less than this",
        within: "within this; which place is not stated",
    },
    colon: ": ",
    comma: ", ",
    full_stop: ".",
    semicolon: "; ",
    missing: "missing",
    missing_list: "list missing",
    formula: |formula| format!(" (worked out: {formula})"),
    part_of_year: |period| format!("{period} ÷ the year"),
    missing_sections: |count| format!("{count} missing"),
    characters: |count| format!("{count} characters"),
    part: |number| format!("part {number}"),
    parts: |count| if count == 1 { "1 part".to_owned() } else { format!("{count} parts") },
    extent: |characters, numbers, missing| {
        let missing = if missing > 0 { format!(", {missing} missing") } else { String::new() };
        format!("{characters} characters, {numbers} numbers{missing}")
    },
    date: |year, month, day, inferred| {
        let inferred = if inferred { " (year inferred)" } else { "" };
        format!("{year:04}-{month:02}-{day:02}{inferred}")
    },
};

/// Words that only the prerendered page says.
#[cfg(feature = "ssr")]
pub mod page {
    use jiedu_core::check::RULES;

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
            _ => RULES.iter().find(|rule| rule.code == code).map_or(code, |rule| rule.name),
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
