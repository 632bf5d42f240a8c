//! What an editor has on the desk comes out as Markdown, or is refused with a sentence that says what to do.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::io::{Cursor, Write as _};

use jiedu_import::{Imported, MAX_BYTES, import};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn read(text: &str, name: &str) -> Imported {
    import(text.as_bytes(), name).unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
}

/// A document with these parts.
fn document(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn word(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {SPACE}><w:body>{body}</w:body></w:document>")
}

fn paragraph(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn a_document_of_word_keeps_headings_numbers_tables_and_footnotes() {
    let styles = format!(
        "<w:styles {SPACE}>\
         <w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>\
         <w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         <w:style w:styleId=\"2\"><w:name w:val=\"own\"/><w:basedOn w:val=\"base\"/></w:style>\
         <w:style w:styleId=\"base\"><w:name w:val=\"b\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
         <w:style w:styleId=\"toc\"><w:name w:val=\"toc 1\"/></w:style></w:styles>"
    );
    let numbering = format!(
        "<w:numbering {SPACE}><w:abstractNum w:abstractNumId=\"7\">\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
         <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>"
    );
    let footnotes = format!(
        "<w:footnotes {SPACE}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>\
         <w:footnote w:id=\"2\"><w:p><w:r><w:t>按可比价格计算。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let item = |list: &str, level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let body = [
        paragraph("a3", "政府工作报告"),
        paragraph("toc", "一、回顾\t1"),
        paragraph("1", "工作回顾"),
        "<w:p><w:r><w:t>增长</w:t></w:r><w:r><w:t>5.1%</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>。</w:t></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
            .to_owned(),
        paragraph("2", "产业"),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>基本原则。</w:t></w:r><w:r><w:t>坚持3*5*2。</w:t></w:r></w:p>".to_owned(),
        item("1", 1, "甲"),
        item("1", 1, "乙"),
        item("2", 0, "丙"),
        item("2", 0, "丁"),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("指标"), cell("数值"), cell("产值"), cell("5亿元")),
        paragraph("1", "主要目标"),
    ]
    .concat();
    let bytes = document(&[
        ("word/document.xml", &word(&body)),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
        ("word/footnotes.xml", &footnotes),
    ]);
    let made = import(&bytes, "report.docx").unwrap();
    assert_eq!(
        made.text,
        "# 政府工作报告\n\n## 一、工作回顾\n\n增长5.1%［1］。\n\n注［1］：按可比价格计算。\n\n### 产业\n\n**基本原则。** 坚持3\\*5\\*2。\n\n\
         1.甲\n\n2.乙\n\n- 丙\n- 丁\n\n| 指标 | 数值 |\n| --- | --- |\n| 产值 | 5亿元 |\n\n## 二、主要目标\n"
    );
    let notes = made.notes.join("\n");
    for told in ["contents", "hidden", "footnotes", "tracked"] {
        assert!(notes.contains(told), "{told}: {notes}");
    }
}

#[test]
fn a_document_that_unpacks_without_end_is_refused() {
    let bomb = " ".repeat(65 << 20);
    let refusal = import(&document(&[("word/document.xml", &bomb)]), "a.docx").unwrap_err().to_string();
    assert!(refusal.contains("67108864 bytes") && refusal.contains("split"), "{refusal}");
    let large = import(&vec![b' '; MAX_BYTES + 1], "a.txt").unwrap_err().to_string();
    assert!(large.contains(&MAX_BYTES.to_string()), "{large}");
    let typed = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
    assert!(import(&document(&[("word/document.xml", typed)]), "a.docx").is_err());
    let deep = word(&("<w:sdt>".repeat(20_000) + &"</w:sdt>".repeat(20_000)));
    assert!(
        import(&document(&[("word/document.xml", &deep)]), "a.docx")
            .is_ok_and(|made| made.text.trim().is_empty())
    );
}

#[test]
fn merged_cells_and_the_caption_of_a_table_are_kept() {
    let page = "<html><body><h1>公报</h1><p>文。</p><table><caption>表1 主要指标</caption>\
        <tr><th rowspan=\"2\">指标</th><th colspan=\"2\">2022年</th><th rowspan=\"2\">备注</th></tr><tr><th>绝对量</th><th>增长（%）</th></tr>\
        <tr><td>产值</td><td>5</td><td>3</td><td>甲|乙</td></tr></table></body></html>";
    assert_eq!(
        read(page, "").text,
        "# 公报\n\n文。\n\n表1 主要指标\n\n| 指标 | 2022年 |  | 备注 |\n| --- | --- | --- | --- |\n|  | 绝对量 | 增长（%） |  |\n| 产值 | 5 | 3 | 甲\\|乙 |\n"
    );
}

#[test]
fn a_page_keeps_its_text_and_nothing_else() {
    let page = "<!DOCTYPE html><html><head><title>公报</title><style>p{}</style></head><body><nav><p>首页</p></nav>\
        <script>var a = 'script';</script><!-- 内部备注：3处未核 -->\
        <h1>某地公报</h1><h2>一、综合</h2><p>总投资<strong>500</strong>亿元，见<a href=\"https://a.cn/%E6%96%B0\">专栏</a>。</p>\
        <p style=\"display: none\">隐藏</p><p><b>（一）原则。</b>坚持统筹。</p><ul><li>甲</li><li>乙<ul><li>丙</li></ul></li></ul>\
        <ol><li>丁</li><li>戊</li></ol>\
        <table><tr><th>指标</th><th>数值</th></tr><tr><td>产值</td><td>5&nbsp;亿元</td></tr></table><p>行一<br>行二</p><img src=\"a.png\"></body></html>";
    let made = read(page, "");
    assert_eq!(
        made.text,
        "# 某地公报\n\n## 一、综合\n\n总投资500亿元，见专栏。\n\n**（一）原则。** 坚持统筹。\n\n- 甲\n- 乙\n  - 丙\n\n1.丁\n\n2.戊\n\n\
         | 指标 | 数值 |\n| --- | --- |\n| 产值 | 5 亿元 |\n\n行一\n\n行二\n"
    );
    assert_eq!(made.title, "某地公报");
    let notes = made.notes.join("\n");
    for told in ["1 links", "1 pictures", "1 hidden"] {
        assert!(notes.contains(told), "{told}: {notes}");
    }
}

#[test]
fn a_page_of_wechat_is_read_though_it_says_that_it_is_hidden() {
    let page = "<html><body><h1 class=\"rich_media_title\"> 一图读懂 </h1><div id=\"js_content\" style=\"visibility: hidden; opacity: 0;\">\
        <section><section><span style=\"font-weight: bold;\">一、回顾</span></section><p><span>增长5%。</span></p></section></div><p>点赞</p></body></html>";
    let made = read(page, "a.html");
    assert_eq!(made.text, "**一、回顾**\n\n增长5%。\n");
    assert_eq!(made.title, "一图读懂");
    let layout = "<table><tr><td><h2>一、甲</h2><p>文。</p></td></tr></table>";
    assert_eq!(read(layout, "").text, "## 一、甲\n\n文。\n");
}

#[test]
fn a_text_stays_as_it_is() {
    let text = "政府工作报告\n一、回顾\n<strong>500</strong>亿元\n";
    assert_eq!(
        read(text, "a.txt"),
        Imported { text: text.to_owned(), is_plain: true, ..Imported::default() }
    );
    let briefing = "+++\nid = \"a\"\n+++\n文。\n";
    assert_eq!(read(briefing, "a.md").text, briefing);
    assert!(!read("# 题\n文。\n", "a.txt").is_plain);
}

#[test]
fn front_matter_in_yaml_is_understood() {
    let made = read(
        "---\ntitle: \"某地公报\"\ndate: 2023/03/01 08:00\nauthor: 统计局\ntags:\n  - a\n---\n文。\n",
        "a.md",
    );
    assert_eq!(
        (made.title.as_str(), made.issued.as_str(), made.byline.as_str()),
        ("某地公报", "2023-03-01", "统计局")
    );
    // Lines keep their numbers.
    assert_eq!(made.text, "\n\n\n\n\n\n\n文。\n");
    assert!(made.notes[0].contains("tags"), "{:?}", made.notes);
    let rule = "---\n文。\n\n---\n";
    assert_eq!(read(rule, "a.md").text, rule);
}

#[test]
fn what_is_not_read_says_what_to_do() {
    let sheet = document(&[("xl/workbook.xml", "<a/>")]);
    for (bytes, name, says) in [
        (b"%PDF-1.7".as_slice(), "a.pdf", "另存为 .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "另存为 .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.wps", "另存为 .docx"),
        (b"{\\rtf1", "a.rtf", "另存为 .docx"),
        (b"\x89PNG\r\n", "a.png", "文字识别"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "文字识别"),
        (&sheet, "a.xlsx", "copy the table"),
        (b"\x00\x01\x02\x00\x00\x03\x04", "a.bin", "no text"),
    ] {
        let refusal = import(bytes, name).unwrap_err().to_string();
        assert!(refusal.contains(says), "{name}: {refusal}");
    }
}

proptest! {
    #[test]
    fn no_bytes_break_the_import(bytes in proptest::collection::vec(any::<u8>(), 0..200), html in "[<>/a-z一。 &;\"=!-]{0,200}") {
        let _ = import(&bytes, "a.txt");
        let _ = import(&bytes, "a.docx");
        let made = import(html.as_bytes(), "a.html");
        prop_assert!(made.is_ok());
    }
}
