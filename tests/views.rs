//! The prerendered page, natively: the article is whole, well formed, and holds nothing that needs scripts.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::payload::Payload;
use jiedu_core::reading::{Reading, briefing_part, read_briefing};
use jiedu_widget::i18n::Lang;
use jiedu_widget::static_page::{Surroundings, render_page};

struct Page {
    html: String,
    readings: Vec<Reading>,
}

fn page(sources: &[String]) -> Page {
    let read = |source: &String| {
        let (reading, diagnostics) = read_briefing(source);
        assert_eq!(diagnostics, []);
        reading
    };
    let readings: Vec<Reading> = sources.iter().map(read).collect();
    let payload = Payload { briefings: readings.iter().map(briefing_part).collect() };
    let surroundings = Surroundings { guide: "guide()", has_review: true, ..Surroundings::default() };
    Page { html: render_page(&payload, &readings, Lang::Zh, &surroundings), readings }
}

fn both() -> Page {
    let read = |id: &str| {
        let path = format!("{}/briefings/{id}.md", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    page(&[read("qixian-2022"), read("shifanqu-2021")])
}

fn small(body: &str) -> Page {
    let head =
        "+++\nid = \"a\"\ntitle = \"题 <b>目</b>\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n";
    page(&[format!("{head}{body}")])
}

/// Text of some HTML: without elements, with entities read.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The values of an attribute.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let mark = format!(" {name}=\"");
    html.split(mark.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_article_holds_every_paragraph_in_order() {
    let page = both();
    let text = text_of(&page.html);
    for Reading { briefing, .. } in &page.readings {
        let mut at = text.find(&briefing.meta.subtitle).unwrap();
        for line in briefing.text.lines() {
            let found = text[at..].find(line);
            assert!(found.is_some(), "not in order: {line}");
            at += found.unwrap();
        }
    }
}

#[test]
fn every_fact_is_data_with_an_anchor_of_its_own() {
    let page = both();
    for Reading { briefing, facts, .. } in &page.readings {
        for fact in facts {
            let id = format!(" id=\"{}.{}\"", briefing.meta.id, fact.anchor);
            assert_eq!(page.html.matches(&id).count(), 1, "{id}");
            let element = page.html.split(&id).nth(1).unwrap();
            let data = &element[..element.find("</data>").unwrap()];
            assert!(data.contains("value=\""), "{} {data}", fact.surface);
            assert!(text_of(&format!("<{data}")).ends_with(&fact.surface), "{} {data}", fact.surface);
        }
    }
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    let page = both();
    let mut ids = attributes(&page.html, "id");
    ids.sort_unstable();
    let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
    for href in attributes(&page.html, "href") {
        let id = href.strip_prefix('#').unwrap_or_else(|| panic!("leaves the page: {href}"));
        assert!(ids.binary_search(&id).is_ok(), "leads nowhere: {href}");
    }
    for id in attributes(&page.html, "aria-labelledby") {
        assert!(ids.binary_search(&id).is_ok(), "labels nothing: {id}");
    }
}

#[test]
fn nothing_in_the_static_page_needs_scripts_or_breaks_the_policy() {
    let html = both().html;
    for never in ["<button", "<input", "tabindex=\"0\" role=\"img\"", " style=\"", " onclick", "<!>", "<!--"]
    {
        assert!(!html.contains(never), "{never}");
    }
    assert_eq!(html.matches("<script").count(), 1, "the guide and nothing else");
    assert!(html.contains("<script>guide()</script>"));
}

#[test]
fn what_a_person_wrote_is_never_html() {
    let html = small(
        "## 一 标题<img src=x> {#one}\n\n正文 &lt;script>alert(1)&lt;/script> & \"引\" 增长5%。\n\n- 项 <b>粗</b>和<GDP>\n\n<div onclick=\"x\">块</div>\n",
    )
    .html;
    for never in ["<img", "<script>alert", "<b>", "<GDP>", "<div onclick"] {
        assert!(!html.contains(never), "{never} in {html}");
    }
    let text = text_of(&html);
    // Tags leave their words; what only looks like one is text, and so is everything in the front matter.
    for kept in ["<script>alert(1)</script>", "项 粗和<GDP>", "标题", "题 <b>目</b>", "块"] {
        assert!(text.contains(kept), "lost {kept}");
    }
    assert!(!text.contains("onclick") && !text.contains("src=x"), "{text}");
}

#[test]
fn headings_break_where_their_words_do() {
    let source = "+++\nid = \"a\"\ntitle = \"凝神聚力 争当新时代高质量发展的排头兵\"\ntitle_breaks = [\"排头兵\", \"高质量\"]\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n\
                  ## 一 打造“工业”品质升级版，建好“四美” {#a}\n\n正文。\n\n## 二 “十大”“六项”工程 完成“十四五”期间投资任务 {#b}\n\n正文。\n";
    let page = page(&[source.to_owned()]);
    let apart = |pieces: &[&str]| {
        pieces.iter().map(|it| format!("<span class=\"clause\">{it}</span>")).collect::<String>()
    };
    let check = |pieces: &[&str]| {
        let expected = apart(pieces);
        assert!(page.html.contains(&expected), "{expected}\n{}", page.html);
    };
    check(&["凝神聚力"]);
    check(&[&apart(&["争当新时代", "高质量发展的", "排头兵"])]);
    check(&[&apart(&["打造“工业”", "品质升级版，"]), "建好“四美”"]);
    check(&[&apart(&["“十大”", "“六项”工程"])]);
    // A number with marks in it is not torn.
    let heading = page.html.split("完成<").nth(1).unwrap();
    assert!(text_of(&heading[heading.find('>').unwrap()..]).starts_with("“十四五”期间投资任务"), "{heading}");
}

#[test]
fn a_number_in_a_caption_is_not_parted_from_its_unit() {
    let figure = "```figure\nid = \"one\"\nform = \"bars\"\ncaption = \"甲投资185亿元，乙投资150亿元\"\nsub = \"2022年，两项\"\n\n\
                  [[mark]]\nquote = \"甲投资185亿元\"\nlabel = \"甲\"\n\n[[mark]]\nquote = \"乙投资150亿元\"\nlabel = \"乙\"\n```\n";
    let page = small(&format!("## 一 段 {{#one}}\n\n2022年，甲投资185亿元。乙投资150亿元。\n\n{figure}"));
    let caption = page.html.split("<b class=\"caption\">").nth(1).unwrap().split("</b>").next().unwrap();
    assert_eq!(
        caption,
        "甲投资<span class=\"unbroken\">185亿元，</span>乙投资<span class=\"unbroken\">150亿元</span>"
    );
    assert!(
        page.html.contains("<span class=\"caption-sub\"><span class=\"unbroken\">2022年，</span>两项</span>")
    );
}

#[test]
fn what_is_missing_is_said_to_be_missing() {
    let html = both().html;
    let text = text_of(&html);
    assert!(text.contains("〔缺：原文编号由（三）跳到（五），第（四）节未见。〕"));
    assert!(text.contains("2022年〔推断〕7月30日"));
    assert!(text.contains("原文未列出"));
}

#[test]
fn a_number_leads_to_the_figure_that_draws_it() {
    let html = both().html;
    let link =
        html.split("<data value=\"63.2\"").next().and_then(|before| before.rsplit("<a ").next()).unwrap();
    assert!(link.contains("href=\"#shifanqu-2021.fig-"), "{link}");
}

#[test]
fn every_number_has_its_row_in_the_table_of_numbers() {
    let page = both();
    for Reading { briefing, facts, .. } in &page.readings {
        let id = format!("id=\"{}.numbers\"", briefing.meta.id);
        let table = page.html.split(&id).nth(1).unwrap().split("</table>").next().unwrap();
        let rows: Vec<&str> = table.split("<tr>").skip(2).collect();
        assert_eq!(rows.len(), facts.len(), "{}", briefing.meta.id);
        for (row, fact) in rows.iter().zip(facts) {
            assert!(row.contains(&format!("href=\"#{}.{}\"", briefing.meta.id, fact.anchor)), "{row}");
            for shown in [&fact.surface, &fact.subject, &fact.period, &fact.scope] {
                assert!(text_of(row).contains(shown.as_str()), "{shown} is not in {row}");
            }
        }
    }
}

/// What the head of a page says of its length, as the arguments of its phrase: characters, numbers, what is missing.
fn extent(html: &str) -> Vec<usize> {
    let said = html.split("data-word=\"extent\"").nth(1).unwrap();
    attributes(said, "data-args")[0].split('|').map(|number| number.parse().unwrap()).collect()
}

#[test]
fn p19_the_head_of_a_page_counts_as_its_index_does() {
    let lead = "会议提出增长8%，新建3家。\n\n";
    let page = small(&format!("{lead}## 一 标题 {{#one}}\n\n2021年投资5亿元。\n"));
    let facts = page.readings[0].facts.len();
    assert_eq!(facts, 4, "a date is a number of the index too");
    assert!(page.html.contains(&format!("数字索引（{facts}）")));
    // 14 characters before the first section, 11 in it; headings are no text.
    assert_eq!(extent(&page.html), [14 + 11, facts, 0]);
    let both = both();
    assert_eq!(extent(&both.html)[1], both.readings[0].facts.len());
}

#[test]
fn p19_there_is_no_map_of_fewer_than_two_parts() {
    let one = "## 一 标题 {#one}\n\n增长5%。\n";
    for text in ["增长5%，新建3家。\n", one] {
        let page = small(text).html;
        assert!(!page.contains("data-map") && !page.contains("结构图") && !page.contains("个部分"), "{page}");
    }
    let parts = small(&format!("{one}\n## 二 标题 {{#two}}\n\n新建3家。\n")).html;
    assert!(parts.contains("data-map") && parts.contains("两个部分"));
}

#[test]
fn a_review_leads_from_each_finding_to_its_place() {
    let source = "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n## 一 标题 {#one}\n\n新建8家，5A级景区，“1+6”体系。\n";
    let page = page(&[source.to_owned()]);
    let told: Vec<(&str, &str)> = page.readings[0]
        .findings
        .iter()
        .map(|note| (note.code, source.get(note.span.clone()).unwrap()))
        .collect();
    let expected = [
        ("number-undrawn", "8家"),
        ("number-unread", "5"),
        ("framework-open", "1+6"),
        ("number-unread", "1+6"),
    ];
    assert_eq!(told, expected);
    let html = page.html;
    let list = html.split("class=\"review\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(list.matches("<li").count(), expected.len());
    assert!(list.contains("href=\"#a.one-f1\""), "{list}");
    assert!(list.contains("href=\"#a.p-"), "{list}");
}

/// The elements that an attribute names a word for: its key, the arguments, the tag, what follows the tag.
fn worded<'a>(html: &'a str, attribute: &str) -> Vec<(&'a str, Vec<String>, &'a str, &'a str)> {
    let attribute = format!(" {attribute}=\"");
    html.match_indices(&attribute)
        .map(|(at, _)| {
            let start = html[..at].rfind('<').unwrap();
            let end = at + html[at..].find('>').unwrap();
            let tag = &html[start..=end];
            let key = html[at + attribute.len()..].split('"').next().unwrap();
            let arguments = attributes(tag, "data-args").first().map_or_else(Vec::new, |arguments| {
                text_of(arguments).split('|').map(str::to_owned).collect()
            });
            (key, arguments, tag, &html[end + 1..])
        })
        .collect()
}

#[test]
fn a_word_that_can_be_translated_is_the_phrase_of_its_key() {
    let html = both().html;
    let words = Lang::Zh.words();
    let phrase = |key: &str, arguments: &[String]| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        words.phrase(key, &arguments).unwrap_or_else(|| panic!("{key} is no word"))
    };
    let texts = worded(&html, "data-word");
    // The links from a figure to its section are worded anew in the browser: a place is more than one phrase.
    let sources = html.matches("class=\"figure-source\"").count();
    assert!(10 < sources && 100 < texts.len() + sources, "{} words, {sources} sources", texts.len());
    for (key, arguments, tag, rest) in texts {
        let text = text_of(rest.split('<').next().unwrap());
        assert_eq!(text, phrase(key, &arguments), "{tag}");
    }
    let labels = worded(&html, "data-label");
    assert!(50 < labels.len(), "{} labels", labels.len());
    for (key, arguments, tag, _) in labels {
        let label = text_of(attributes(tag, "aria-label").first().unwrap());
        assert_eq!(label, phrase(key, &arguments), "{tag}");
    }
}

#[test]
fn g28_a_long_heading_has_the_whole_of_it_as_its_title_in_the_navigator() {
    let long = "坚定不移推进新型工业化和新型城镇化双轮驱动以更实举措全面建设现代化经济体系";
    let page = small(&format!("## 一 {long} {{#one}}\n\n文。\n\n## 二 短题 {{#two}}\n\n文。\n"));
    let titles = attributes(&page.html, "title");
    assert!(titles.contains(&long) && !titles.contains(&"短题"), "{titles:?}");
}

#[test]
fn g29_the_navigator_stands_before_the_article() {
    let page = both();
    for Reading { briefing, .. } in &page.readings {
        let id = &briefing.meta.id;
        let [contents, text] = ["contents", "text"].map(|it| page.html.find(&format!(" id=\"{id}.{it}\"")));
        assert!(contents.is_some() && contents < text, "{id}: {contents:?}, {text:?}");
    }
}

#[test]
fn a_table_is_a_table_whose_rows_read_as_the_text_does() {
    let page = small(
        "## 一 甲 {#one}\n\n表1 主要指标\n\n单位：亿元\n\n| 指标 | 2022年 | 增长（%） |\n|---|---|---|\n| 生产总值 | 100.5 | 5.6 |\n| 税收 | | -2 |\n\n后文。\n",
    );
    let html = &page.html;
    let figure = &html[html.find("<figure class=\"sheet\">").unwrap()..];
    let figure = &figure[..figure.find("</figure>").unwrap()];
    for part in [
        "<th scope=\"col\">指标</th>",
        "<th scope=\"row\">生产总值</th>",
        "tabindex=\"0\"",
        "aria-labelledby=\"a.table_1\"",
        "<figcaption id=\"a.table_1\">",
        "<thead>",
    ] {
        assert!(figure.contains(part), "{part} is not in {figure}");
    }
    let text = text_of(figure);
    let Reading { briefing, .. } = &page.readings[0];
    for row in &briefing.tables().next().unwrap().rows {
        assert!(text.contains(briefing.slice(&row.range)), "{text}");
    }
    assert!(text.contains("税收 -2"), "{text}");
}
