//! Reading raw texts: the labelled outlines, plain reports, places in the source, and no input that breaks it.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::diagnostic::{PositionIndex, position};
use jiedu_core::document::{Block, Briefing, parse_briefing, parse_source};
use jiedu_core::fact::scan_facts;
use proptest::prelude::*;
use serde_json::Value as Json;

fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A section as a comparable line: level, number in full width, title, line, whether it has a text.
fn outline(source: &str) -> Vec<String> {
    let (briefing, diagnostics) = parse_source(source);
    assert_eq!(diagnostics, []);
    let index = PositionIndex::new(source);
    briefing
        .sections
        .iter()
        .map(|section| {
            let number = section.number.as_ref().map_or("", |number| number.surface.as_str());
            let line = index.position(section.span.start).line;
            let lack = if section.missing.is_some() { " missing" } else { "" };
            format!("{} {number} {} @{line}{lack}", section.level, section.title)
        })
        .collect()
}

/// The labelled sections that have lines, in order of those lines.
fn labelled(sections: &[Json], lines: &mut Vec<(u64, String)>) {
    for section in sections {
        if let Some(line) = section["lines"].as_array().unwrap().first() {
            let number = section["number"].as_str().unwrap_or("").replace('(', "（").replace(')', "）");
            let children = section["children"].as_array().unwrap();
            // A section whose list alone is missing has a text, which leads to the list.
            let lack = section["missing"] == true && number.starts_with('（') && children.is_empty();
            lines.push((
                line.as_u64().unwrap(),
                format!(
                    "{} {number} {} @{line}{}",
                    section["level"],
                    section["title"].as_str().unwrap(),
                    if lack { " missing" } else { "" }
                ),
            ));
        }
        labelled(section["children"].as_array().unwrap(), lines);
    }
}

#[test]
fn the_outlines_of_the_damaged_texts_are_as_labelled() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let labels: Json = serde_json::from_str(&fixture(&format!("{id}.sections.json"))).unwrap();
        let mut expected = Vec::new();
        labelled(labels["sections"].as_array().unwrap(), &mut expected);
        expected.sort();
        let expected: Vec<String> = expected.into_iter().map(|(_, text)| text).collect();
        let source = fixture(&format!("{id}.txt"));
        assert_eq!(outline(&source), expected, "{id}");
        let (briefing, _) = parse_source(&source);
        assert_eq!(briefing.meta.title, labels["title"].as_str().unwrap());
        let byline = briefing.meta.byline.map(|byline| byline.text);
        assert_eq!(byline.as_deref(), labels["byline"].as_str());
    }
}

const REPORT: &str = "\
政府工作报告
——2023年1月5日在市第三届人民代表大会第二次会议上
市长　李明

各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2022年工作回顾
过去一年，全市生产总值完成1200.5亿元，增长5.1%。
（一）经济运行稳中有进。规模以上工业增加值增长7.2%。
服务业增加值占比达到51%。
（二）城乡面貌焕然一新。新建改建道路35公里。
主要做法有：
1.抓项目。全年开工项目120个；
2.抓服务。办理事项3.5万件；
3.抓落实。
二、2023年主要任务
今年要抓好以下工作。　　三、自身建设
坚持依法行政。
";

#[test]
fn a_plain_report_has_the_outline_of_its_numbers() {
    assert_eq!(
        outline(REPORT),
        [
            "1 一 2022年工作回顾 @7",
            "2 （一） 经济运行稳中有进 @9",
            "2 （二） 城乡面貌焕然一新 @11",
            "1 二 2023年主要任务 @16",
            "1 三 自身建设 @17",
        ]
    );
    let (briefing, _) = parse_source(REPORT);
    assert_eq!(briefing.meta.title, "政府工作报告");
    assert_eq!(briefing.meta.subtitle, "2023年1月5日在市第三届人民代表大会第二次会议上");
    assert_eq!(anchors(&briefing), ["s1", "s1-1", "s1-2", "s2", "s3"]);
}

fn anchors(briefing: &Briefing) -> Vec<&str> {
    briefing.sections.iter().map(|section| section.anchor.as_str()).collect()
}

#[test]
fn markdown_headings_without_numbers_nest_by_their_marks() {
    let source = "# 题\n\n## 甲\n\n文。\n\n#### 乙\n\n文。\n\n### 丙\n\n文。\n\n## 丁\n\n文。\n";
    assert_eq!(outline(source), ["1  甲 @3", "2  乙 @7", "2  丙 @11", "1  丁 @15"]);
    assert_eq!(anchors(&parse_source(source).0), ["sx1", "sx1-x1", "sx1-x2", "sx2"]);
}

#[test]
fn numbers_win_over_marks_where_the_two_disagree() {
    let source = "一、甲\n\n## （一）乙\n\n文。\n\n## 1.丙\n\n文。\n\n## （二）丁\n\n文。\n";
    assert_eq!(outline(source), ["1 一 甲 @1", "2 （一） 乙 @3", "3 1. 丙 @7", "2 （二） 丁 @11"]);
    let source = "## 1. 甲\n\n文。\n\n### 一、乙\n\n文。\n\n### 二、丙\n\n文。\n";
    assert_eq!(outline(source), ["1 1. 甲 @1", "2 一 乙 @5", "2 二 丙 @9"]);
}

#[test]
fn a_table_of_contents_is_no_outline() {
    let source = "报告\n目录\n一、甲……1\n二、乙……3\n一、甲\n文一。\n二、乙\n文二。\n";
    assert_eq!(outline(source), ["1 一 甲 @5", "1 二 乙 @7"]);
}

#[test]
fn rows_of_items_are_no_sections() {
    let source = "一、任务\n1.完成投资5亿元；\n2.新建道路3公里；\n3.改造小区8个。\n二、保障\n（1）人员到位\n（2）资金到位\n文。\n";
    assert_eq!(outline(source), ["1 一 任务 @1", "1 二 保障 @5"]);
}

#[test]
fn enumerations_of_whole_sentences_are_no_sections() {
    let source = "## 一、总则\n\n有下列情形之一的，不予受理：\n\n（一）超过期限。\n\n（二）没有理由。\n\n（三）其他情形。\n\n前款规定另行公布。\n\n## 二、附则\n\n文。\n";
    assert_eq!(outline(source), ["1 一 总则 @1", "1 二 附则 @13"]);
}

#[test]
fn marked_entries_of_a_table_of_contents_and_comments_are_left_out() {
    let source = "# 条例\n\n<!-- INFO END -->\n\n## 第一章 总 则\n## 第二章 附 则\n\n## 第一章 总则\n\n第一条 文。\n\n## 第二章 附则\n\n第二条 文。\n";
    assert_eq!(outline(source), ["1 第一章 总则 @8", "2 第一条  @10", "1 第二章 附则 @12", "2 第二条  @14"]);
}

#[test]
fn a_section_that_says_that_it_is_missing_is() {
    let source = "## 一、甲\n\n文。\n\n## 二、〔缺：未见。〕\n\n## 三、丙\n\n文。\n";
    assert_eq!(outline(source), ["1 一 甲 @1", "1 二  @5 missing", "1 三 丙 @7"]);
    assert_eq!(parse_source(source).0.sections[1].missing.as_ref().unwrap().note, "未见。");
}

#[test]
fn lines_broken_at_a_width_are_joined() {
    let source =
        "过去一年，全市生产总值完成1200.\n5亿元，比上年增长5.1%，其中第一产业增加值完成\n80亿元，增长3%。\n";
    let (briefing, _) = parse_source(source);
    let found: Vec<&str> =
        scan_facts(&briefing).iter().map(|fact| &source[briefing.source_range(&fact.span)]).collect();
    assert!(found.contains(&"1200.\n5亿元"), "{found:?}");
    assert!(found.contains(&"80亿元"), "{found:?}");
}

#[test]
fn a_briefing_is_read_as_before() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../briefings/qixian-2022.md");
    let source = std::fs::read_to_string(path).unwrap();
    assert_eq!(parse_source(&source), parse_briefing(&source));
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_offsets_only() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let source = fixture(&format!("{id}.txt"));
        let windows = format!("\u{feff}{}", source.replace('\n', "\r\n"));
        assert_eq!(parse_source(&source).0.text, parse_source(&windows).0.text);
        survives(&windows);
    }
}

/// What is read of a source must be sound, whatever the source is: every fact stands at its place, nothing is lost.
fn survives(source: &str) {
    let (briefing, diagnostics) = parse_source(source);
    for found in &diagnostics {
        position(source, found.span.start);
    }
    for fact in scan_facts(&briefing) {
        let found = &source[briefing.source_range(&fact.span)];
        let bare: String = found.split(['\n', '\r', '*', '>', ' ', '\u{3000}', '\t']).collect();
        let surface: String = fact.surface.split([' ', '\u{3000}', '*', '>', '\t']).collect();
        assert!(bare.starts_with(&surface) || found.contains('\n'), "{found:?} is not {:?}", fact.surface);
    }
    for section in &briefing.sections {
        assert!((1..=6).contains(&section.level));
        assert!(section.parent.is_none_or(|parent| briefing.sections[parent].level < section.level));
    }
    let mut last = 0;
    for block in briefing.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Paragraph(range) = block {
            assert!(range.start >= last && briefing.text.get(range.clone()).is_some());
            last = range.end;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(source in "\\PC{0,200}") {
        survives(&source);
    }

    #[test]
    fn any_mixture_of_marks_is_read(pieces in proptest::collection::vec(
        prop_oneof![
            Just("一、"), Just("二"), Just("（三）"), Just("(四) "), Just("5."), Just("（6）"), Just("①"), Just("第一部分 "), Just("第二章"),
            Just("# "), Just("### "), Just("- "), Just("  - "), Just("★"), Just("**"), Just("```\n"), Just("\n"), Just("\n\n"), Just("  \n"), Just("\r\n"),
            Just("　　"), Just("。"), Just("，"), Just("："), Just("工作回顾"), Just("增长5%"), Just("2.\n08亿元"), Just("12"), Just("- 12 -"),
            Just("〔缺：x〕"), Just("本报记者苗苗整理"), Just("“一带"), Just("”"), Just("> "), Just("| a |"), Just("\u{feff}"), Just("——"), Just("{#a}"),
        ], 0..60)) {
        survives(&pieces.concat());
    }

    #[test]
    fn a_text_cut_anywhere_is_read(cut in 0.0..1.0_f64, keep in 0.0..1.0_f64) {
        let chars: Vec<char> = fixture("shifanqu-2021.txt").chars().collect();
        let cut = (cut * chars.len() as f64) as usize;
        let keep = cut + (keep * (chars.len() - cut) as f64) as usize;
        let torn: String = chars[..cut].iter().chain(&chars[keep..]).collect();
        survives(&torn);
    }

    #[test]
    fn no_word_of_a_text_is_lost(pieces in proptest::collection::vec(
        prop_oneof![
            Just("一、工作回顾\n"), Just("（二）目标\n"), Just("三\n\n任务\n"), Just("- 要抓好。\n"), Just("★一是抓实\n"), Just("全市增长5%。\n"), Just("坚持规划引领，高标\n\n"),
            Just("1.抓项目。开工120个。\n"), Just("12\n"), Just("## 甲\n"), Just("\n"), Just("——题解\n"),
        ], 0..30)) {
        let source = pieces.concat();
        let (briefing, _) = parse_source(&source);
        let mut words: String = briefing.sections.iter().map(|s| s.number.as_ref().map_or("", |n| n.surface.as_str())).collect();
        words.push_str(&briefing.text);
        let count = |text: &str| {
            let mut chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !"#-★、。".contains(*c)).collect();
            chars.sort_unstable();
            chars.into_iter().collect::<String>()
        };
        prop_assert_eq!(count(&words), count(&source));
    }
}
