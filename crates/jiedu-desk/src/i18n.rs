//! Every word of the desk, in Chinese and in English. The manuscript's own words are never translated.

use crate::protocol::Said;

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

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// The words of this language.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// A sentence in this language.
    pub fn say(self, said: &Said) -> String {
        match self {
            Lang::Zh => said.zh.clone(),
            Lang::En => said.en.clone(),
        }
    }
}

/// A phrase with its arguments in their places, `{}` each.
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

        #[cfg(test)]
        const ALL: &[(&str, &str, &str)] = &[$((stringify!($key), $zh, $en),)*];
    };
}

words! {
    // The masthead.
    brand: "解读", "解读";
    desk: "编辑台", "Desk";
    undo: "撤销", "Undo";
    redo: "重做", "Redo";
    dark: "深色", "Dark";
    light: "浅色", "Light";
    export: "导出", "Export";
    preview: "预览", "Preview";
    other_language: "English", "中文";
    to_start: "回到开头，放进另一篇", "To the start, for another text";
    saved_at: "已存在本机 {}", "Saved here at {}";
    saving: "正在存……", "Saving…";
    not_saved: "有改动没存下：{}", "Changes are not saved: {}";
    storage_refused: "这个浏览器不许存", "this browser refuses storage";
    storage_full: "本机空间已满", "the storage is full";
    saved_elsewhere: "另一个窗口也改了这份稿子，这里的另存为一份", "another window changed this text too; this one is kept as a copy";
    save_manuscript: "另存源稿", "Save manuscript";

    // The start.
    put_in: "放进一篇稿子", "Put in a text";
    lede: "先体检，再认出章节、数字和图，你边看边改，改好导出一个网页。稿子不离开这台电脑。", "It is checked, its sections, numbers and figures are found, you decide with the page beside it, and take away a page. The text does not leave this computer.";
    paste_here: "在这里粘贴全文，或把文件拖进来", "Paste the whole text here, or drop a file";
    let_go: "松手就读", "Let go to read it";
    choose_file: "选择文件", "Choose a file";
    endings: ".docx　.txt　.md　.html", ".docx  .txt  .md  .html";
    read_it: "读这段文字", "Read this text";
    no_text: "手边没有稿子，看一个例子", "No text at hand? See an example";
    example_qixian: "淇县县委十四届五次全会", "Qixian, plenary session";
    example_shifanqu: "示范区工作调度会", "Shifanqu, work meeting";
    step_check: "缺号、重复、断句，能确定的一次修好", "Gaps, copies, broken sentences: what is certain is repaired at once";
    step_read_head: "结构、数字、图表", "Outline, numbers, figures";
    step_read: "程序先认，你来改；读不出的留空，不猜", "Read by rule, corrected by you; what can't be read stays empty";
    step_export: "一个网页文件，或网站、数据", "A page in one file, a site, the data";
    recent: "这台电脑上的稿子", "Texts on this computer";
    recent_note: "只存在这个浏览器里。清除浏览数据时会一并清掉，要长留请另存源稿。", "They are in this browser only, and go when its data is cleared. Save the manuscript to keep it.";
    recent_none: "还没有。放进来的稿子会自动存在这个浏览器里，下次从这里接着改。", "None yet. What you put in is kept in this browser; go on from here next time.";
    delete: "删除", "Delete";
    delete_sure: "再按一次就删", "Press again to delete";

    // Busy.
    reading_file: "正在读“{}”", "Reading “{}”";
    reading_paste: "正在读粘贴的文字", "Reading the pasted text";
    stop: "停下", "Stop";
    busy_note: "字多时慢一些，页面不会卡住。", "A long text takes a while; the page stays usable.";

    // The tasks.
    tasks: "要做的事", "Tasks";
    check: "体检", "Check";
    outline: "结构", "Outline";
    numbers: "数字", "Numbers";
    figures: "图表", "Figures";
    keys: "要点与信息", "Key figures";
    source: "源稿", "Manuscript";
    is_clear: "已清", "clear";
    errors: "{}处错误", "errors: {}";
    doubts: "{}处疑问", "doubts: {}";
    notes: "{}处提示", "notes: {}";
    sections: "{}节", "sections: {}";
    lacking: "缺{}处", "missing: {}";
    count_numbers: "{}个", "{}";
    to_look: "{}个请看一眼", "to look at: {}";
    count_figures: "{}幅", "{}";
    date_inferred: "年份是推断", "year inferred";
    size: "{}行，{}字", "lines: {}, characters: {}";
    comma: "，", ", ";
    key_tasks: "1—6 换一件事", "1–6 another task";
    key_next: "F 下一处", "F next";
    key_undo: "Ctrl+Z 撤销", "Ctrl+Z undo";

    // 体检.
    all: "全部", "All";
    error: "错误", "Error";
    doubt: "疑问", "Doubt";
    note: "提示", "Note";
    certain: "可以确定", "Certain";
    certain_note: "{}处。只动标点、断行和次序，不增不减一个字，可以撤销", "{}. Only punctuation, line breaks and order; no word comes or goes; can be undone";
    repair_all: "修复全部可以确定的{}处", "Repair all {} that are certain";
    open: "要你来定", "Yours to decide";
    open_note: "{}处。原文缺了什么，只有你知道", "{}. What the text lacks, only you know";
    repair: "修复", "Repair";
    repair_many: "修复{}处", "Repair {}";
    line: "第{}行", "line {}";
    lines: "第{}行等{}处", "line {} and others, {} in all";
    do_it: "照此改", "Do this";
    to_source: "去补", "Fill in";
    see_source: "看源稿", "See manuscript";
    repaired_before: "放进来时已修复{}处", "Repaired when it came in: {}";
    repaired_kind: "{}{}处", "{}: {}";
    see_original: "看原稿", "See the original";
    repaired: "已修复{}处", "Repaired: {}";
    see_changes: "看改了哪里", "See what changed";
    ignore: "忽略", "Ignore";
    ignored: "已忽略：{}", "Ignored: {}";
    ignored_count: "已忽略{}项", "Ignored: {}";
    ignored_note: "记在源稿里，换一台电脑也在", "Kept in the manuscript, on any computer";
    restore: "取消忽略", "Tell it again";
    show: "展开", "Show";
    hide: "收起", "Hide";
    key_do_it: "回车照此改", "Enter does it";
    key_ignore: "I 忽略", "I ignores";
    undo_step: "撤销：{}", "Undo: {}";
    joined: "接上", "joined";
    parted: "分开", "parted";
    nothing_found: "没有发现问题。", "Nothing was found.";
    filtered_none: "没有这一类。", "None of this kind.";


    // 结构.
    outline_say: "{}个部分，{}节，{}处缺", "parts: {}, sections: {}, missing: {}";
    head_heading: "标题，照原文", "Heading, as in the text";
    head_name: "目录用名", "Name in the contents";
    head_length: "字数", "Length";
    missing: "缺", "missing";
    acts: "对这一节", "For this section";
    raise: "升一级", "Up a level";
    lower: "降一级", "Down a level";
    move_up: "上移", "Move up";
    move_down: "下移", "Move down";
    join: "并入上一节", "Join to the one above";
    mark_missing: "标为缺", "Mark as missing";
    unmark_missing: "不缺了", "Not missing";
    name_hint: "从标题里截取，十个字以内最好", "Cut from the heading; ten characters at most are best";
    outline_keys: "Alt+←→ 升降级，Alt+↑↓ 移动", "Alt+←→ level, Alt+↑↓ order";

    // 数字.
    numbers_say: "{}个数，其中{}个没有读出指标，请看一眼", "{} numbers; of {} the indicator could not be read";
    numbers_all: "{}个数，指标都读出了", "{} numbers, each with its indicator";
    by_text: "按原文", "By text";
    look: "请看一眼", "To look at";
    head_surface: "原文写法", "As written";
    head_subject: "指标", "Indicator";
    head_value: "数值", "Value";
    head_kind: "类别", "Kind";
    head_period: "时期", "Period";
    head_used: "用于", "Used in";
    not_read: "没有读出", "not read";
    not_stated: "未写", "not stated";
    figure: "图{}", "Figure {}";
    read_by_rule: "都由程序按规则从原句读出。数值只来自原文，不在这里改。", "All read from the sentences by rule. Values come from the text alone and are not changed here.";
    corrected_mark: "已订正", "corrected";
    head_qualifier: "说法", "As said";
    head_scope: "范围", "Scope";
    no_number: "这不是一个数", "Not a number";
    as_key: "列为要点", "Make it a key figure";
    pick: "选数作图", "Choose for a figure";
    pick_done: "不选了", "Stop choosing";
    pick_one: "选这个数", "Choose this number";
    picked: "已选{}个", "{} chosen";
    see_what: "看能画什么", "See what can be drawn";
    passed_over: "没有算进来的", "Not counted";
    passed_over_note: "{}处。规则没有把它们读成数量；是数的，点一下类别", "{}. No rule reads them as quantities; where one is, say its kind";
    it_is: "它是：", "It is:";
    more_rows: "再列{}个", "{} more";

    // 图表.
    figures_say: "{}幅图，每一个数都来自原文", "{} figures, every number from the text";
    figures_none: "这篇稿子里没有可以画的一组数。", "No group of numbers in this text can be drawn.";
    take_out: "撤下", "Take out";
    figure_numbers: "{}个数", "numbers: {}";
    head_caption: "图题", "Caption";
    head_sub: "副题", "Below it";
    head_notes: "说明，一行一条", "Remarks, one a line";
    head_marks: "次序", "Order";
    change_figure: "改这幅图", "Edit this figure";
    other_form: "换一种", "Another form";
    other_form_none: "这几个数没有别的画法。", "There is no other form for these numbers.";
    adopt: "采用", "Take it";
    replace: "换成这种", "Take this instead";
    can_draw: "还可以画", "Can be drawn too";
    can_draw_note: "{}幅。规则提出而没有选上的，理由写在前面", "{}. Proposed by rule and not chosen, each with its reason";
    can_draw_picked: "用选的{}个数可以画", "Of the {} numbers you chose";
    can_draw_none: "选的数画不成一幅图：单位、时期或者对象不一样。", "Those numbers make no figure: unit, period or thing differ.";
    back_to_all: "看全部建议", "All suggestions";
    cannot_draw: "不画的，为什么", "Not drawn, and why";
    cannot_draw_note: "{}处", "{}";
    by_rule: "按规则提出", "proposed by rule";
    lead_section: "开头", "The beginning";

    // 要点与信息.
    keys_say: "{}个要点，放在网页开头", "{} key figures, at the head of the page";
    information: "信息", "Information";
    title: "标题", "Title";
    short: "短名", "Short name";
    subtitle: "副题", "Subtitle";
    meeting: "会议", "Meeting";
    date: "日期", "Date";
    issuer: "发文或开会的机关", "Issued by";
    byline: "署名", "Byline";
    source_note: "来源", "Source";
    publisher: "发布单位", "Publisher";
    url: "发布网址", "Address";
    published: "发布日期", "Published on";
    title_hint: "｜表示可以断行的地方，每行最好不超过13字", "｜ marks where it may break; 13 characters a line at most are best";
    date_hint: "写成 2022-07-30", "As 2022-07-30";
    url_hint: "发布以后填上，网页里才有可扫的码和链接", "Fill it in once it is published: then the page has links and a code to scan";
    date_sure: "年份属实", "The year is right";
    inferred_from: "推断的依据：", "Inferred from: ";
    key_label: "名称，用原文的字", "Name, in the text's words";
    key_detail: "第二行，用原文的字", "Second line, in the text's words";
    key_more: "想加一个：在“数字”里点开那个数，再点“列为要点”。四到六个为好。", "To add one, open its number under Numbers and make it a key figure. Four to six are best.";
    unstated: "未写", "not stated";

    // 源稿.
    source_say: "{}行，{}字", "lines: {}, characters: {}";
    source_label: "源稿全文", "The whole manuscript";
    original: "原稿", "Original";
    corrected: "改后", "Corrected";
    original_say: "放进来时的原文，不改", "The text as it came in; not changed";
    make_heading: "这一行作小节标题", "Make this line a heading";
    make_number: "选中的是一个数", "The selection is a number";

    // 预览.
    phone: "手机", "Phone";
    desktop: "电脑", "Desktop";
    width: "宽{}", "{} wide";
    preview_busy: "正在画……", "Drawing…";

    // 导出.
    ready: "体检已清，可以发布", "Nothing is open; ready to publish";
    is_draft: "草稿", "Draft";
    draft_note: "尚有{}处错误，仍可导出，发布前请先改好。", "{} errors are left; it can be exported, but mend them before publishing.";
    go_look: "去看", "Look";
    one_file: "一个网页", "One page";
    one_file_say: "双击就能打开，可以邮寄、发聊天、拷U盘；不联网也能看。", "Opens with a double click; mail it, send it in a chat, carry it on a stick. Works offline.";
    folder: "网站文件夹", "Site folder";
    folder_say: "解压后放到任何网站空间就是网址。以后更新时，旧文件不要删。", "Unpacked into any web space it is an address. When you update, do not delete the old files.";
    manuscript: "源稿", "Manuscript";
    manuscript_say: "下次在编辑台打开，体检、结构、图表的改动都在；换一台电脑也行。", "Open it here next time, on any computer: every decision is in it.";
    data: "数据", "Data";
    data_say: "{}个数，一行一个：原句、指标、数值、类别、时期、出处。表格软件可以直接打开。", "{} numbers, one a line: sentence, indicator, value, kind, period, place. For any spreadsheet.";
    wechat: "公众号图文", "WeChat article";
    wechat_say: "点“复制”，到公众号编辑器里粘贴。图是矢量图，数字带下划线；填了发布网址的，末尾有二维码。", "Press Copy and paste into the editor of a WeChat article. Figures are vectors, numbers underlined; with an address there is a code at the end.";
    snippet: "嵌入代码", "Embed code";
    snippet_say: "网站文件夹发布以后，把这段代码贴进别的网页，页面就嵌在里面。", "Once the site folder is published, paste this into another page to embed it.";
    copy: "复制", "Copy";
    copy_title: "复制标题", "Copy title";
    copied: "已复制：{}", "Copied: {}";
    not_copied: "这个浏览器没有让复制；请换用 Chrome 或 Edge 再试", "This browser did not allow copying; try Chrome or Edge";
    save: "保存", "Save";
    all_local: "全部在这台电脑上生成，稿子没有上传。", "All is made on this computer; nothing is uploaded.";
    phone_only: "手机上只看体检和导出。修改请用电脑打开同一份源稿。", "On a phone you check and export. To edit, open the same manuscript on a computer.";
    saved_file: "已存为 {}", "Saved as {}";
    refused: "没有做成：{}", "It did not work: {}";
    not_done: "没有改：{}", "Nothing was changed: {}";
    changed_meanwhile: "稿子刚刚变了，请再点一次", "The text has just changed; press again";
    numbers_suffix: "-数字", "-numbers";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_take_the_same_arguments() {
        for (key, zh, en) in ALL {
            assert_eq!(zh.matches("{}").count(), en.matches("{}").count(), "{key}");
            assert!(!zh.is_empty() && !en.is_empty(), "{key}");
        }
    }
}
