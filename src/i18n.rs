//! Every word of the interface, in Chinese and in English; the briefing's own words are never translated.
//!
//! A phrase with arguments has `{}` where each of them goes. What is prerendered names its words by their keys, so that the
//! browser can put another language in their place (`browser/translate.rs`).

use jiedu_core::fact::{Direction, Kind, Qualifier};
use jiedu_core::figure::{FigureWords, QualifierWords};
use jiedu_core::payload::FactPart;
use jiedu_core::term::TermKind;

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

    /// What the `lang` of the briefing's own words is inside of an interface in this language; none where it is the same.
    pub fn own_text(self) -> Option<&'static str> {
        match self {
            Lang::Zh => None,
            Lang::En => Some(Lang::Zh.tag()),
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
            /// Words of charts and tables, and phrases with numbers in them.
            pub figures: FigureWords,
        }

        const ZH: Words = Words { $($key: $zh,)* figures: FIGURES_ZH };
        const EN: Words = Words { $($key: $en,)* figures: FIGURES_EN };

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
    tagline: "政策解读", "Policy, explained";
    skip: "快捷跳转", "Skip";
    to_text: "跳到正文", "Skip to the text";
    to_contents: "跳到目录", "Skip to the contents";
    place: "阅读位置", "Where you are";
    briefings: "篇目", "Briefings";
    all_briefings: "全部", "All";
    all_title: "全部解读", "All briefings";
    all_count: "{}篇", "{}";
    tools: "阅读设置", "Reading";
    large: "大字", "Large type";
    dark: "深色", "Dark";
    close: "关闭", "Close";

    // The navigator.
    contents: "目录", "Contents";
    previous: "上一节", "Previous";
    next: "下一节", "Next";
    read: "已读", "Read";
    expand: "展开", "Expand";
    missing: "缺", "missing";
    missing_note: "缺：", "Missing: ";
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

    // The search.
    search: "搜索", "Search";
    search_help: "可以搜字、搜数（185）、搜拼音或首字母（pzqx）。", "Search by characters, by numbers (185), by pinyin or its initials (pzqx).";
    search_keys: "↑↓ 换一处　回车 到文中", "↑↓ choose, Enter goes there";
    clear: "清除", "Clear";
    results: "结果", "Results";
    found_places: "“{}”{}处", "“{}”: {} found";
    found_numbers: "“{}”{}个数", "“{}”: numbers: {}";
    found_as: "{}：{}，{}处", "{}: {}, {} found";
    not_found: "没有找到“{}”", "Nothing found for “{}”";
    more_places: "再列{}处", "{} more";
    places: "{}处", "{}";
    search_all: "搜索全部解读", "Search all briefings";
    in_briefings: "在{}篇里", "in {} briefings";
    more_in_briefing: "这一篇里另有{}处", "{} more in this briefing";
    index_loading: "正在取全部解读的文字…", "Loading the texts of all briefings…";
    index_failed: "全部解读的文字没有取到", "The texts of all briefings could not be loaded";
    try_again: "再试一次", "Try again";
    no_search_on_disk: "从磁盘打开的列表不能搜索。同一文件夹里的这个文件可以：", "A list that was opened from disk can't be searched. This file in the same folder can:";
    items: "{}个", "{}";
    heading: "标题", "heading";
    number_group: "数", "Numbers";
    by_value: "按值找，不论写法", "by value, however written";
    near_numbers: "同一单位、大小相近", "Same unit, similar size";
    near_note: "口径未必相同", "may count other things";
    other_briefing: "另一篇：{}", "Other briefing: {}";

    // Figures.
    figure: "图{}", "Figure {}";
    figure_table: "图{} 数据表", "Figure {}, data";
    text_table: "表格", "Table";
    table: "数据表", "Data";
    original: "原文{}", "Source: {}";
    see_original: "看原文", "See in text";

    // The fact panel.
    number: "数字出处", "Number";
    drawn_in: "见于图表", "Drawn in";
    same_subject: "同一指标", "Same indicator";
    read_by_rule: "以上各项由程序按规则从原句读出，未写明的不列。", "Read from the sentence by rule; what it does not say is not listed.";
    previous_fact: "上一个数", "Previous";
    next_fact: "下一个数", "Next";
    copy_citation: "复制引文", "Copy citation";

    comma: "，", ", ";

    // What a reader takes along.
    save_csv: "下载 CSV", "Download CSV";
    copy_table: "复制表格", "Copy table";
    read_on: "访问日期", "Accessed";
    head_unit: "单位", "Unit";
    head_sentence: "原句", "Sentence";
    head_place: "出处", "Place";
    head_link: "链接", "Link";
    head_task: "任务", "Task";
    head_done: "已勾", "Ticked";
    before_sections: "文前", "Lead";
    in_title: "标题", "Title";

    // The tools beside the text.
    tool_words: "工具", "Tools";
    back_to_text: "回到正文", "Back to the text";
    all: "全部", "All";
    previous_place: "上一处", "Previous";
    next_place: "下一处", "Next";
    list: "列表", "List";

    // Terms.
    terms: "提法", "Terms";
    terms_found: "{}个提法，{}个有解释", "Terms: {}, explained: {}";
    dashed: "虚线", "Dashes";
    dashed_means: "：原文用了，没有解释", ": the text uses it and does not explain it";
    kinds: "种类", "Kinds";
    kind_slogan: "口号", "slogans";
    kind_framework: "框架", "frameworks";
    kind_mechanism: "机制", "mechanisms";
    kind_project: "项目", "projects";
    kind_brand: "品牌", "brands";
    kind_document: "文件", "documents";
    unquoted: "未加引号的框架", "frameworks without quotation marks";
    count_terms: "{}个", "{}";
    places_count: "{}处", "{} places";
    explained_by: "等{}句", " and so on, {} sentences";
    unexplained: "原文未解释", "not explained in the text";
    members_open: "{}个，", "{}, ";
    list_unlisted: "名单未列", "not listed";

    // Tasks.
    tasks: "任务", "Tasks";
    tasks_title: "任务清单", "Tasks";
    tasks_found: "{}条，照抄原文", "{}, verbatim";
    count_tasks: "{}条", "{}";
    unticked: "未勾", "Not ticked";
    filter_tasks: "筛选", "Filter";
    copy_as_table: "复制为表格", "Copy as a table";
    keep_csv: "存 CSV", "Save CSV";
    print: "打印", "Print";
    ticks_kept: "勾只记在这台设备上，不上传，也不改原文。", "Ticks stay on this device: nothing is uploaded, and the text does not change.";
    ticks_lost: "这个浏览器不许网页存东西：勾只在这次有用，关上就没了。", "This browser lets pages keep nothing: ticks last for this visit only.";
    nobody_named: "原文没有写由谁做、何时做完的，这里也不补。", "Where the text does not say who does it and until when, nothing is added.";

    // Data.
    data: "数据", "Data";
    data_found: "{}个数，{}幅图，一条引文", "{} numbers, {} figures, one citation";
    head_numbers: "数字", "numbers";
    all_numbers: "全部数字", "All numbers";
    all_numbers_note: "{}行，一行一个：原文、指标、数值、单位、类别、限定、时间、范围、原句、出处、链接。没写明的格空着。", "{} rows, one a number: text, indicator, value, unit, kind, bounds, time, scope, sentence, place, link. What is not stated is left empty.";
    csv_size: "CSV，{} KB", "CSV, {} KB";
    rows_shown: "以上{}行，共{}行。", "{} of {} rows.";
    not_read: "未读出", "not read";
    not_stated: "未写", "not stated";
    figures_group: "图", "Figures";
    figures_note: "每幅附题、说明和出处。PNG 发微信，SVG 给美编。", "Each with caption, notes and source. PNG for chats, SVG for designers.";
    png_of: "PNG：图{}", "PNG: figure {}";
    svg_of: "SVG：图{}", "SVG: figure {}";
    cite_group: "引文", "Citation";
    cite_note: "写稿、写材料时注明出处用。", "To name the source in what you write.";
    copy: "复制", "Copy";

    // The fields of a number.
    numbers: "数字索引", "All numbers";
    numbers_of: "数字索引（{}）", "All numbers ({})";
    numbers_note: "由程序按规则从原句读出，未写明的留空。", "Read from the sentences by rule; what they do not say is left empty.";
    head_text: "原文", "Text";
    head_subject: "指标", "Indicator";
    head_value: "数值", "Value";
    head_kind: "类别", "Kind";
    head_bounds: "限定", "Bounds";
    head_period: "时间", "Time";
    head_scope: "范围", "Scope";
    head_figures: "图表", "Figures";
    year_inferred: "〔年份为推断〕", " (year inferred)";
    kind_money: "金额", "money";
    kind_amount: "数量", "amount";
    kind_count: "计数", "count";
    kind_share: "占比", "share";
    kind_growth: "增减幅", "change";
    kind_rank: "位次", "rank";
    kind_duration: "时长", "duration";
    kind_length: "长度", "length";
    kind_age: "年龄", "age";
    kind_date: "日期", "date";
    about: "约数", "about";
    at_least: "不低于", "at least";
    over: "多于", "more than";
    under: "不足", "less than";
    within: "以内", "within";
    increase: "上升", "rise";
    decrease: "下降", "fall";

    // The editor's review.
    review: "审读", "Review";
    review_count: "{}处错误，{}处疑点，{}处提示。n 下一处，p 上一处", "Errors: {}, doubts: {}, notes: {}. n goes on, p goes back";
    number_unread: "未识别为数量", "not read as a quantity";
    number_undrawn: "未入图表", "in no figure";

    // Notices.
    link_copied: "链接已复制", "Link copied";
    citation_copied: "引文已复制", "Citation copied";
    table_copied: "表格已复制", "Table copied";
    code_copied: "代码已复制", "Code copied";
    starting: "正在准备，稍候自动打开", "Getting ready; it opens by itself in a moment";
    copy_failed: "未能复制，请长按选取：", "Could not copy; select it here: ";
    moved: "该章节已调整，已定位到{}", "That section has moved; this is nearest: {}";
    unknown: "没有找到链接所指的章节，已在篇首", "No section of that link was found; this is the top";
    not_saved: "这里是别的网页里的框架，可能不许下载。没有下载成的，可在此选取：", "In a frame of another page, downloads may be forbidden. If nothing was saved, select it here: ";
    no_figure: "没有找到链接所指的图，以下是全文", "No figure of that link was found; this is the whole text";
    draw_failed: "此浏览器未能生成图片，可截屏", "This browser could not draw a picture; take a screenshot";

    // The share sheet.
    share: "分享", "Share";
    share_system: "系统分享", "Share by…";
    link: "链接", "Link";
    code: "二维码：{}", "QR code: {}";
    scan: "扫一扫，或长按识别，打开这里", "Scan it, or press it long, to open this place";
    rich_text_way: "看互动版：点数字看出处", "The interactive page: press a number for its source";
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

const FIGURES_ZH: FigureWords = FigureWords {
    name: "名称",
    value: "数值",
    remark: "说明",
    growth: "增长",
    fall: "下降",
    scope: "范围",
    number: "编号",
    content: "内容",
    from: "从",
    to: "到",
    rest: "其余",
    how: "做法",
    when: "期限",
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

const FIGURES_EN: FigureWords = FigureWords {
    name: "Name",
    value: "Value",
    remark: "Note",
    growth: "Growth",
    fall: "Fall",
    scope: "Scope",
    number: "No.",
    content: "Content",
    from: "From",
    to: "To",
    rest: "Rest",
    how: "How",
    when: "By when",
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

impl Words {
    /// The phrase of a key with its arguments; none for a key that no word has. Beside the words there are two phrases whose form
    /// depends on their numbers.
    pub fn phrase(&self, key: &str, arguments: &[&str]) -> Option<String> {
        let number = |at: usize| arguments.get(at).and_then(|number| number.parse().ok());
        match key {
            "extent" => Some((self.figures.extent)(number(0)?, number(1)?, number(2)?)),
            "parts" => Some((self.figures.parts)(number(0)?)),
            _ => Some(fill(self.by_key(key)?, arguments)),
        }
    }

    /// A text of a figure's table in these words, where `from` are the words that it is in; none where it has none of them.
    pub fn table_text(&self, from: &Words, text: &str) -> Option<String> {
        let same = from.table_words().into_iter().zip(self.table_words()).find(|(word, _)| *word == text);
        if let Some((_, word)) = same {
            return Some(word.to_owned());
        }
        // A value that was worked out has a remark or its formula behind it.
        if let Some(value) = text.strip_suffix(from.figures.worked_out) {
            return Some(format!("{value}{}", self.figures.worked_out));
        }
        let (before, after) = (from.figures.formula)("{}").split_once("{}").map(own_pair)?;
        let (value, formula) = text.split_once(&before)?;
        Some(format!("{value}{}", (self.figures.formula)(formula.strip_suffix(&after)?)))
    }

    /// A text of a drawing in these words, where `from` are the words that it is in: the words of charts stand among the briefing's.
    pub fn drawing_text(&self, from: &Words, text: &str) -> String {
        let (from, to) = (&from.figures, &self.figures);
        // Words that a briefing may have in its names are translated only where they are the whole text.
        let heads = |words: &FigureWords| {
            let growth = [words.growth, words.comma, "%"].concat();
            let named = [words.name, words.comma, words.value].concat();
            [
                words.places.to_owned(),
                words.name.to_owned(),
                words.value.to_owned(),
                words.fall.to_owned(),
                growth,
                named,
            ]
        };
        if let Some((_, word)) = heads(from).into_iter().zip(heads(to)).find(|(word, _)| word == text) {
            return word;
        }
        [
            (from.unlisted, to.unlisted),
            (from.unlisted_short, to.unlisted_short),
            (from.total_unknown, to.total_unknown),
            (from.yardstick, to.yardstick),
            (from.worked_out, to.worked_out),
        ]
        .into_iter()
        .fold(text.to_owned(), |text, (own, word)| text.replace(own, word))
    }

    /// A text of the structure map in these words, where `from` are the words that it is in. What is heard is said in full; what
    /// is seen has the room of the words that it was laid out with, so it is said in short.
    pub fn map_text(&self, from: &Words, text: &str, is_heard: bool) -> String {
        let (from, to) = (&from.figures, &self.figures);
        let word = |word: &str| {
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            match digits.parse() {
                Ok(count) if word == (from.characters)(count) && is_heard => (to.characters)(count),
                Ok(count) if word == (from.characters)(count) => digits,
                Ok(count) if word == (from.missing_sections)(count) => (to.missing_sections)(count),
                _ if word == from.missing => to.missing.to_owned(),
                _ if word == from.missing_list && is_heard => to.missing_list.to_owned(),
                _ if word == from.missing_list => to.missing.to_owned(),
                _ => word.to_owned(),
            }
        };
        let piece = |piece: &str| piece.split(' ').map(word).collect::<Vec<_>>().join(" ");
        text.split(from.comma).map(piece).collect::<Vec<_>>().join(to.comma)
    }

    /// The words that stand in a table as a whole cell.
    fn table_words(&self) -> [&'static str; 21] {
        let figures = &self.figures;
        let qualifiers = &figures.qualifiers;
        [
            figures.name,
            figures.value,
            figures.remark,
            figures.growth,
            figures.unlisted_short,
            figures.scope,
            figures.number,
            figures.content,
            figures.belt,
            figures.unlisted,
            figures.total_unknown,
            figures.places,
            figures.yardstick,
            qualifiers.exact,
            qualifiers.planned,
            qualifiers.approx,
            qualifiers.at_least,
            qualifiers.over,
            qualifiers.under,
            qualifiers.within,
            self.not_in_source,
        ]
    }

    /// Name of a kind of quantity.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Money => self.kind_money,
            Kind::Amount => self.kind_amount,
            Kind::Count => self.kind_count,
            Kind::Share => self.kind_share,
            Kind::Growth => self.kind_growth,
            Kind::Rank => self.kind_rank,
            Kind::Duration => self.kind_duration,
            Kind::Length => self.kind_length,
            Kind::Age => self.kind_age,
            Kind::Date => self.kind_date,
        }
    }

    /// Name of a kind of term.
    pub fn term_kind(&self, kind: TermKind) -> &'static str {
        match kind {
            TermKind::Slogan => self.kind_slogan,
            TermKind::Framework => self.kind_framework,
            TermKind::Mechanism => self.kind_mechanism,
            TermKind::Project => self.kind_project,
            TermKind::Brand => self.kind_brand,
            TermKind::Document => self.kind_document,
        }
    }

    /// What a qualifier makes of a number; empty where it makes nothing of it.
    pub fn qualifier(&self, qualifier: Qualifier) -> &'static str {
        match qualifier {
            Qualifier::Exact => "",
            Qualifier::Approx => self.about,
            Qualifier::AtLeast => self.at_least,
            Qualifier::Over => self.over,
            Qualifier::Under => self.under,
            Qualifier::Within => self.within,
        }
    }

    /// What a sentence says of change; empty where it says nothing.
    pub fn direction(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Increase => self.increase,
            Direction::Decrease => self.decrease,
            Direction::None => "",
        }
    }

    /// Heads of the columns of the table of numbers.
    pub fn number_heads(&self) -> [&'static str; 8] {
        [
            self.head_text,
            self.head_subject,
            self.head_value,
            self.head_kind,
            self.head_bounds,
            self.head_period,
            self.head_scope,
            self.head_figures,
        ]
    }

    /// What the rules read of a fact, in the order of [`Words::number_heads`] from the second to the last but one.
    pub fn fact_fields(&self, fact: &FactPart) -> [String; 6] {
        let remark = if fact.inferred { self.year_inferred } else { "" };
        let bounds = [self.qualifier(fact.qualifier), self.direction(fact.direction)];
        let bounds: Vec<&str> = bounds.into_iter().filter(|bound| !bound.is_empty()).collect();
        [
            fact.subject.clone(),
            format!("{}{remark}", fact.value),
            self.kind(fact.kind).to_owned(),
            bounds.join(self.comma),
            fact.period.clone(),
            fact.scope.clone(),
        ]
    }
}

fn own_pair((before, after): (&str, &str)) -> (String, String) {
    (before.to_owned(), after.to_owned())
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
    fn a_tables_own_words_are_translated_and_the_briefings_are_not() {
        let english = |text: &str| EN.table_text(&ZH, text);
        assert_eq!(english("名称").as_deref(), Some("Name"));
        assert_eq!(english("约数").as_deref(), Some("about"));
        assert_eq!(english("39.24亿元〔推算〕").as_deref(), Some("39.24亿元 (worked out)"));
        assert_eq!(
            english("39.24亿元〔推算：24.8亿元÷63.2%〕").as_deref(),
            Some("39.24亿元 (worked out: 24.8亿元÷63.2%)")
        );
        assert_eq!(english("特种尼龙小镇"), None);
    }

    #[test]
    fn the_maps_own_words_are_translated_and_the_titles_are_not() {
        let english = |text: &str, is_heard| EN.map_text(&ZH, text, is_heard);
        assert_eq!(english("697字", false), "697");
        assert_eq!(english("一 缺2节", false), "一 2 missing");
        assert_eq!(english("一 其时已至，697字，缺2节", true), "一 其时已至, 697 characters, 2 missing");
        assert_eq!(english("四 名单缺", false), "四 missing");
        assert_eq!(english("三 重在实干", false), "三 重在实干");
    }

    #[test]
    fn the_words_of_charts_are_translated_among_the_briefings() {
        let english = |text: &str| EN.drawing_text(&ZH, text);
        assert_eq!(english("时序进度 50%"), "Year gone by 50%");
        assert_eq!(english("未列出"), "not listed");
        assert_eq!(english("五区：原文未列出"), "五区：not listed in the source");
        assert_eq!(english("年度投资计划39.24亿元〔推算〕"), "年度投资计划39.24亿元 (worked out)");
        assert_eq!(english("名次"), "place");
        assert_eq!(english("评价名次"), "评价名次");
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
