//! What the reading of a briefing finds wrong with it, said to editors: errors keep the page from being built.

use crate::check::Examined;
use crate::diagnostic::Diagnostic;
use crate::said::Said;

/// A Chinese sentence for each code of a diagnostic that reading a briefing gives.
const SENTENCES: [(&str, &str); 53] = [
    // The text.
    ("source-too-long", "稿子太长，请分成几份"),
    ("link-dropped", "链接和图片不带进网页，只留文字"),
    ("comment-dropped", "这里是批注或代码，不会发布"),
    ("note-lost", "这个注释的写法会让文字丢掉，请改成［1］这样的写法"),
    ("struck-out", "这些字划掉了，网页上却会照样显示"),
    ("annotation-invalid", "这个数后面大括号里的说明读不懂"),
    ("annotation-without-number", "方括号里没有数，说明无处可加"),
    ("annotation-of-several", "方括号里有几个数，请一个一个地加说明"),
    ("annotation-unknown", "这个数的说明里有不认识的写法"),
    ("table-broken", "这几行像表格，没有成为表格"),
    ("table-ragged", "表格这一行的格数比表头多"),
    // Headings.
    ("heading-level", "标题的级别不对：跳了一级、太深，或者写成了全文的标题"),
    ("anchor-missing", "这个标题还没有地址"),
    ("anchor-invalid", "标题的地址写得不对，只能用小写字母、数字和短横"),
    ("anchor-duplicate", "两个标题用了同一个地址"),
    ("anchor-lost", "发布过的一个地址不见了，转发出去的链接会打不开"),
    ("nav-invented", "目录里的短名不是从标题里截取的"),
    ("attribute-unknown", "标题后面大括号里有不认识的写法"),
    // The front matter.
    ("front-matter-missing", "稿子开头没有信息栏"),
    ("front-matter-invalid", "稿子开头的信息栏有一处写错了"),
    ("field-missing", "稿子开头的信息栏缺了网页的名字或标题"),
    ("id-invalid", "网页的名字只能用小写字母、数字和短横，字母开头"),
    ("title-empty", "标题是空的"),
    ("break-unknown", "标题换行处的字不在标题里"),
    ("url-invalid", "发布地址不是一个网址"),
    ("moment-invalid", "这个日期日历上没有"),
    ("updated-early", "修改日期早于发布日期"),
    ("published-missing", "有修改日期，没有发布日期"),
    ("date-twice", "会议日期和成文日期只能留一个"),
    ("date-invalid", "这里只有钟点，没有日期"),
    ("evidence-missing", "年份是推断的，没有写凭什么"),
    // Figures and key figures.
    ("figure-toml", "这幅图的写法有误，读不懂"),
    ("figure-id", "图的名字写得不对，只能用小写字母、数字和短横"),
    ("figure-duplicate", "两幅图用了同一个名字"),
    ("figure-unknown", "要点指的那幅图不存在"),
    ("figure-without-fact", "要点指的那幅图没有画这个数"),
    ("form-unknown", "没有这一种图"),
    ("formula-invalid", "这个算式不成立"),
    ("key-missing", "这幅图缺了一项必须写的内容"),
    ("key-type", "这幅图有一项写得不对"),
    ("key-unknown", "这幅图有一项不认识的内容"),
    ("label-invented", "这个名称不是原文里的字"),
    ("number-typed", "这里有一个手写的数，图上的数只能来自原文"),
    ("quote-missing", "引的这句话原文里没有"),
    ("quote-ambiguous", "引的这句话原文里不止一处，请多引几个字"),
    ("quote-without-fact", "引的这句话里没有数"),
    ("quote-with-several-facts", "引的这句话里不止一个数，请少引几个字"),
    ("arity-wrong", "这幅图的项数和名称对不上"),
    ("parts-too-many", "各部分加起来超过了整体"),
    ("unit-mixed", "一幅图里混了几种单位"),
    ("period-mixed", "一幅图里混了几个时期"),
    ("subject-mixed", "一行里的两个数说的不是同一件事"),
    ("dots-uncountable", "这个数不能一个一个地画成点"),
];

/// What an editor is told of a diagnostic.
pub fn faulty(diagnostic: Diagnostic) -> Examined {
    let zh = sentence(diagnostic.code).unwrap_or("这里的写法会让网页做不成");
    let said = Said::new(zh, diagnostic.message.clone());
    Examined::told(diagnostic, said)
}

/// The Chinese sentence for a code; none for a code that reading does not give.
pub fn sentence(code: &str) -> Option<&'static str> {
    SENTENCES.iter().find(|(known, _)| *known == code).map(|(_, sentence)| *sentence)
}
