//! Reading Markdown: structure, diagnostics with their places, and no input that breaks it.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::diagnostic::position;
use jiedu_core::document::{Block, parse_briefing};
use jiedu_core::fact::{scan_facts, scan_text};
use jiedu_core::figure::parse_figures;
use jiedu_core::reading::{briefing_part, read_briefing};
use proptest::prelude::*;

const HEAD: &str = "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\ndate = 2022-07-30\n+++\n";

/// Checks that a body (after the front matter, from line 7 on) gives these codes at these places.
fn check(body: &str, expected: &[(&str, usize, usize)]) {
    let source = format!("{HEAD}{body}");
    check_source(&source, expected);
}

fn check_source(source: &str, expected: &[(&str, usize, usize)]) {
    let (_, diagnostics) = parse_briefing(source);
    let found: Vec<_> = diagnostics
        .iter()
        .map(|found| {
            let at = position(source, found.span.start);
            assert!(!found.message.is_empty() && !found.help.is_empty(), "{found:?}");
            (found.code, at.line, at.column)
        })
        .collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn a_clean_briefing_has_no_diagnostics() {
    check("## 一 甲 {#a}\n\n正文。\n\n### （一）乙 {#b nav=乙 was=old,older}\n\n- 一是。\n", &[]);
}

#[test]
fn each_fault_is_said_with_its_place() {
    check("## 一 甲\n", &[("anchor-missing", 7, 1)]);
    check("\n## 一 甲 {#A}\n", &[("anchor-invalid", 8, 1)]);
    check("## 甲 {#a}\n\n## 乙 {#a}\n", &[("anchor-duplicate", 9, 1)]);
    check("## 甲 {#a}\n\n## 乙 {#b was=a}\n", &[("anchor-duplicate", 9, 1)]);
    check("### 甲 {#a}\n", &[("heading-level", 7, 1)]);
    check("# 甲 {#a}\n", &[("heading-level", 7, 1)]);
    check("## 甲 {#a nav=丙}\n", &[("nav-invented", 7, 1)]);
    check("## 甲 {#a colour=red}\n", &[("attribute-unknown", 7, 1)]);
    check("看[这里](x)。\n", &[("link-dropped", 7, 2)]);
    check_source("正文\n", &[("front-matter-missing", 1, 1)]);
    check_source("+++\nid = \"a\"\ntitle =\n+++\n", &[("front-matter-invalid", 3, 8)]);
    // What one line has wrong hides nothing of the others, nor of the text.
    check_source(
        "+++\ntitel = \"甲\"\nshort = 5\nurl = \"x\"\n[meeting]\nday = 3\n+++\n\n## 甲\n",
        &[
            ("field-missing", 1, 1),
            ("field-missing", 1, 1),
            ("front-matter-invalid", 2, 1),
            ("front-matter-invalid", 3, 9),
            ("url-invalid", 4, 7),
            ("front-matter-invalid", 6, 1),
            ("anchor-missing", 9, 1),
        ],
    );
    check_source(
        "+++\nid = \"a\"\ncolour = 1\n+++\n",
        &[("field-missing", 1, 1), ("front-matter-invalid", 3, 1)],
    );
    check_source(
        "+++\nid = \"A b\"\ntitle = \" \"\n[meeting]\ndate = 2022-07-30\ninferred = true\n+++\n",
        &[("id-invalid", 2, 6), ("title-empty", 3, 9), ("evidence-missing", 5, 8)],
    );
    check_source(
        "+++\nid = \"a\"\ntitle = \"甲 乙\"\ntitle_breaks = [\"乙\", \"丙\"]\n[meeting]\ndate = 2022-07-30\n+++\n",
        &[("break-unknown", 4, 22)],
    );
    check_source(
        "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\ndate = 07:30:00\n+++\n",
        &[("date-invalid", 5, 8)],
    );
}

#[test]
fn moments_of_publication_are_those_of_china() {
    let with =
        |lines: &str| format!("+++\nid = \"a\"\ntitle = \"题\"\n{lines}[meeting]\ndate = 2022-07-30\n+++\n");
    for (published, updated, expected) in [
        ("2022-08-01", "2022-08-01T09:30:00", ["2022-08-01T00:00:00+08:00", "2022-08-01T09:30:00+08:00"]),
        ("2022-08-01T20:00:00Z", "2022-08-02 04:00:00", ["2022-08-02T04:00:00+08:00"; 2]),
        (
            "2022-08-01T09:00:00+09:00",
            "2022-08-02",
            ["2022-08-01T08:00:00+08:00", "2022-08-02T00:00:00+08:00"],
        ),
    ] {
        let (briefing, diagnostics) =
            parse_briefing(&with(&format!("published = {published}\nupdated = {updated}\n")));
        assert_eq!(diagnostics, []);
        let told = [briefing.meta.published, briefing.meta.updated].map(|it| it.unwrap().with_offset());
        assert_eq!(told, expected);
    }
    check_source(&with("published = 09:30:00\n"), &[("moment-invalid", 4, 13)]);
    check_source(&with("updated = 2022-08-01\n"), &[("published-missing", 4, 11)]);
    check_source(&with("published = 2022-08-02\nupdated = 2022-08-01\n"), &[("updated-early", 5, 11)]);
    check_source(&with("published = 2022-02-30\n"), &[("front-matter-invalid", 4, 13)]);
    check_source(&with("published = \"昨天\"\n"), &[("front-matter-invalid", 4, 13)]);
}

#[test]
fn numbers_lists_and_lacks_become_structure() {
    let source = format!(
        "{HEAD}## 一 甲 {{#a}}\n\n〔缺：名单未见。〕\n\n- 一是甲\n  - 子\n- 二是乙\n\n### （二）〔缺：未见。〕 {{#b}}\n"
    );
    let (briefing, diagnostics) = parse_briefing(&source);
    assert_eq!(diagnostics, []);
    let [part, sub] = briefing.sections.as_slice() else { panic!("{:?}", briefing.sections) };
    assert_eq!((part.number.as_ref().unwrap().value, part.title.as_str()), (1, "甲"));
    let [Block::Missing(missing), Block::List(items)] = part.blocks.as_slice() else {
        panic!("{:?}", part.blocks)
    };
    assert_eq!(missing.note, "名单未见。");
    let items: Vec<_> =
        items.iter().map(|item| (briefing.slice(&item.range), item.ordinal, item.depth)).collect();
    assert_eq!(items, [("一是甲", Some(1), 0), ("子", None, 1), ("二是乙", Some(2), 0)]);
    assert_eq!((sub.parent, sub.missing.as_ref().unwrap().note.as_str()), (Some(0), "未见。"));
}

#[test]
fn windows_line_ends_change_nothing_but_offsets() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../briefings/qixian-2022.md");
    let source = std::fs::read_to_string(path).unwrap();
    let windows = source.replace('\n', "\r\n");
    let (one, _) = parse_briefing(&source);
    let (two, diagnostics) = parse_briefing(&windows);
    assert_eq!(diagnostics, []);
    assert_eq!(one.text, two.text);
    let (figures, diagnostics) = parse_figures(&two, &scan_facts(&two));
    assert_eq!(diagnostics, []);
    assert_eq!(figures, parse_figures(&one, &scan_facts(&one)).0);
}

/// Runs all of the core on a source; what it returns must be sound, whatever the source is.
fn survives(source: &str) {
    let (reading, diagnostics) = read_briefing(source);
    for found in &diagnostics {
        position(source, found.span.start);
    }
    for fact in &reading.facts {
        assert_eq!(reading.briefing.slice(&fact.span), fact.surface);
    }
    briefing_part(&reading);
}

#[test]
fn comments_are_not_published_and_tags_leave_their_words() {
    let source = format!(
        "{HEAD}## 一 题 {{#a}}\n\n完成<strong>500</strong>亿元<br>投资。<!-- 一处未核 -->\n\n<!-- 内部备注：3处未核\n第二行 -->\n\n<div class=\"x\">\n甲为8家。\n</div>\n\n单位<GDP>不是标签。\n\n<script>\nalert(1)\n</script>\n"
    );
    let (briefing, diagnostics) = parse_briefing(&source);
    let text = briefing.text.lines().skip_while(|line| *line != "题").collect::<Vec<_>>();
    assert_eq!(text, ["题", "完成500亿元投资。", "甲为8家。", "单位<GDP>不是标签。"]);
    let codes: Vec<&str> = diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["comment-dropped"; 3], "{diagnostics:?}");
    assert_eq!(&source[diagnostics[0].span.clone()], "<!-- 一处未核 -->");
    let facts = scan_facts(&briefing);
    let surfaces: Vec<&str> = facts.iter().map(|fact| fact.surface.as_str()).collect();
    assert_eq!(surfaces, ["500亿元", "8家"]);
}

#[test]
fn marks_of_markdown_are_read_and_nothing_vanishes() {
    let source = format!(
        "{HEAD}## 一 题 {{#a}}\n\n强调**“两个确立”**意义，*（备注）*后文，~~旧~~新，10~20个、30~40个。投资5亿元[^1]，\\*星\\*。\n\n[^1]: 不含跨区。\n\n3. 丙\n5) 丁\n   - 子\n6) 戊\n\n- [ ] 待办\n"
    );
    let (briefing, diagnostics) = parse_briefing(&source);
    let text = briefing.text.lines().skip_while(|line| *line != "题").collect::<Vec<_>>();
    assert_eq!(
        text,
        [
            "题",
            "强调“两个确立”意义，（备注）后文，旧新，10~20个、30~40个。投资5亿元［1］，*星*。",
            "注［1］：不含跨区。",
            "3. 丙",
            "5) 丁",
            "子",
            "6) 戊",
            "☐ 待办"
        ]
    );
    let codes: Vec<_> = diagnostics.iter().map(|found| (found.code, &source[found.span.clone()])).collect();
    assert_eq!(codes, [("struck-out", "旧")]);
    check("正文。\n\n[1]: 张某的书\n", &[("note-lost", 9, 1)]);
    check("看。\n\n[a]: https://a.cn\n", &[]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(source in "\\PC{0,200}") {
        survives(&source);
        survives(&format!("{HEAD}{source}"));
    }

    #[test]
    fn any_markdown_is_read(pieces in proptest::collection::vec(
        prop_oneof![
            Just("## 一 "), Just("### （"), Just("）"), Just("{#a}"), Just("{#"), Just("- "), Just("    - "), Just("\n"), Just("\n\n"),
            Just("```figure\n"), Just("```\n"), Just("id = \"x\"\n"), Just("form = \"bars\"\n"), Just("[[mark]]\n"), Just("quote = \"增长5%\"\n"),
            Just("〔缺：x〕"), Just("增长5%，"), Just("“一带"), Just("”"), Just("《"), Just("第25位。"), Just("十二个；"), Just("<b>"), Just("&lt;"),
            Just("\\"), Just("2021年"), Just("\r\n"), Just("１２亿"), Just("\u{feff}"), Just("> "), Just("| a |"), Just("百分之"), Just("连续"),
        ], 0..60)) {
        survives(&format!("{HEAD}{}", pieces.concat()));
    }

    #[test]
    fn a_briefing_cut_anywhere_is_read(cut in 0.0..1.0_f64, keep in 0.0..1.0_f64) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../briefings/shifanqu-2021.md");
        let source = std::fs::read_to_string(path).unwrap();
        let chars: Vec<char> = source.chars().collect();
        let cut = (cut * chars.len() as f64) as usize;
        let keep = cut + (keep * (chars.len() - cut) as f64) as usize;
        let torn: String = chars[..cut].iter().chain(&chars[keep..]).collect();
        survives(&torn);
    }

    #[test]
    fn any_sentence_is_scanned(text in "[0-9一二三十百万亿%，。“”《》年月日第前个家元连续近余以上.,１２ ]{0,60}") {
        for fact in scan_text(&text, Some(2022), true) {
            assert_eq!(&text[fact.span], fact.surface);
        }
    }
}
