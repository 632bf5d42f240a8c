//! Drafts: both shipped texts come out as their briefings, with figures by rule; every sentence stands once; anchors stay.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::HashSet;

use common::read;
use jiedu_core::check::{check_source, repair_source};
use jiedu_core::diagnostic::{Diagnostic, Severity};
use jiedu_core::document::{Briefing, parse_briefing};
use jiedu_core::draft::{Draft, Given, draft};
use jiedu_core::fact::scan_facts;
use jiedu_core::reading::read_briefing;
use proptest::prelude::*;

const SEEDS: [&str; 2] = ["qixian-2022", "shifanqu-2021"];

fn seed(id: &str) -> String {
    read(&format!("tests/fixtures/{id}.txt"))
}

fn drafted(source: &str) -> Draft {
    draft(source, &Given::default(), "")
}

/// Letters and digits alone: what a text says, whatever its blanks and marks are.
fn words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What keeps a text from being built or published.
fn errors(text: &str) -> Vec<Diagnostic> {
    let (_, faults) = read_briefing(text);
    let found = faults.into_iter().chain(check_source(text));
    found.filter(|found| found.severity == Severity::Error).collect()
}

/// The words of a draft's body in order; its figures and what it says is missing are not the source's.
fn body_words(text: &str) -> String {
    let body = text.splitn(3, "+++\n").nth(2).unwrap();
    let mut in_figure = false;
    let is_text = |line: &&str| {
        let was_in = in_figure;
        in_figure = if was_in { *line != "```" } else { line.starts_with("```figure") };
        !was_in && !in_figure && !line.is_empty()
    };
    let lines: Vec<&str> = body.lines().filter(is_text).collect();
    let mut said = String::new();
    for (idx, line) in lines.iter().enumerate() {
        let absent = lines.get(idx + 1).is_some_and(|next| next.starts_with("〔缺：原文编号"));
        if line.contains("〔缺：") || (line.starts_with('#') && absent) {
            continue;
        }
        let line = if line.starts_with('#') { line.rsplit_once(" {#").unwrap().0 } else { line };
        said.push_str(&words(line));
    }
    said
}

/// Whether every line of a source stands once in its draft and in order; what the front matter took stands there, and what was left
/// out as a page's own is told.
fn keeps(source: &str) -> Draft {
    let made = drafted(source);
    let body = body_words(&made.text);
    let (briefing, _) = parse_briefing(&made.text);
    let meta = &briefing.meta;
    let byline = meta.byline.as_ref().map_or("", |byline| byline.text.as_str());
    // A title that was cut from a sentence stands in the text too.
    let is_cut = made.doubts.iter().any(|doubt| doubt.code == "title-missing");
    let title = if is_cut { "" } else { meta.title.as_str() };
    let mut fronts: Vec<String> =
        [title, &meta.subtitle].into_iter().chain(byline.split(' ')).map(words).collect();
    let left_out = made.doubts.iter().find(|doubt| doubt.code == "page-left-out");
    let mut left_out: Vec<String> = left_out.map_or_else(Vec::new, |doubt| {
        doubt
            .message
            .split_once(": ")
            .unwrap()
            .1
            .split(" / ")
            .map(words)
            .filter(|words| !words.is_empty())
            .collect()
    });
    left_out.reverse();
    let mut rest = body.as_str();
    for line in repair_source(source).text.lines() {
        let mut line = words(line);
        if line.is_empty() {
            continue;
        }
        if left_out.last() == Some(&line) {
            left_out.pop();
            continue;
        }
        if let Some(after) = rest.strip_prefix(&line) {
            rest = after;
            continue;
        }
        // Of several lines one part of the front matter may be made, and of one line several parts.
        for front in &mut fronts {
            if let Some(after) = front.strip_prefix(&line).map(str::to_owned) {
                *front = after;
                line.clear();
            } else if !front.is_empty()
                && let Some(after) = line.strip_prefix(front.as_str()).map(str::to_owned)
            {
                line = after;
                front.clear();
            }
        }
        // A passage of the page may have stood in two lines.
        if let Some(next) = left_out.last_mut()
            && !line.is_empty()
            && let Some(after) = next.strip_prefix(line.as_str()).map(str::to_owned)
        {
            *next = after;
            line.clear();
            if next.is_empty() {
                left_out.pop();
            }
        }
        assert_eq!(line, "", "lost of\n{source}\nthe draft\n{}", made.text);
    }
    assert_eq!((rest, left_out.as_slice()), ("", &[][..]), "of\n{source}\nthe draft\n{}", made.text);
    made
}

/// Sections as a comparable list: level, number, title, whether they are there.
fn sections(briefing: &Briefing) -> Vec<(u8, String, String, bool)> {
    let section = |section: &jiedu_core::document::Section| {
        let number = section.number.as_ref().map_or_else(String::new, |number| number.surface.clone());
        (section.level, number, section.title.clone(), section.missing.is_some())
    };
    briefing.sections.iter().map(section).collect()
}

#[test]
fn a_draft_shows_no_marks_of_markdown() {
    let source = "# 某县工作要点\n\n一、总体要求\n\n强调**“两个确立”**意义和*（备注）*后文，~~旧~~新。完成投资5亿元[^1]，见![图](a.png)&lt;甲&gt;。\n\n[^1]: 不含跨区项目。\n\n二、重点任务\n\n1. 建设高标准农田50万亩。\n2. 改造老旧小区356个。\n\n- [ ] 待办事项\n";
    let made = drafted(source);
    for line in [
        "强调“两个确立”意义和（备注）后文，旧新。完成投资5亿元［1］，见![图](a.png)&lt;甲&gt;。",
        "注［1］：不含跨区项目。",
        "1. 建设高标准农田50万亩。",
        "2. 改造老旧小区356个。",
        "- ☐ 待办事项",
    ] {
        assert!(made.text.lines().any(|found| found == line), "{line}\n{}", made.text);
    }
    assert!(made.doubts.iter().any(|doubt| doubt.code == "struck-out" && doubt.message.ends_with("旧")));
    assert_eq!(drafted(&made.text).text, made.text);
}

/// The texts of the folder that `JIEDU_TEXTS` names, public ones that are not in the repository.
#[test]
fn the_texts_of_a_folder_are_drafted_whole() {
    let Ok(folder) = std::env::var("JIEDU_TEXTS") else {
        println!("skipped: JIEDU_TEXTS names no folder of texts");
        return;
    };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let Ok(source) = std::fs::read_to_string(&file) else {
            println!("skipped: {} is no text in UTF-8", file.display());
            continue;
        };
        println!("{}", file.display());
        let made = keeps(&source);
        assert_eq!(errors(&made.text), [], "{}", file.display());
        assert_eq!(drafted(&made.text).text, made.text);
    }
}

#[test]
fn the_shipped_texts_are_drafted_as_their_briefings() {
    for id in SEEDS {
        let made = keeps(&seed(id));
        assert_eq!(errors(&made.text), [], "{id}");
        let (found, _) = parse_briefing(&made.text);
        let (hand, _) = parse_briefing(&read(&format!("../../briefings/{id}.md")));
        assert_eq!(sections(&found), sections(&hand), "{id}");
        assert_eq!(found.text, hand.text, "{id}");
        let surfaces = |briefing: &Briefing| -> Vec<String> {
            scan_facts(briefing).into_iter().map(|fact| fact.surface).collect()
        };
        assert_eq!(surfaces(&found), surfaces(&hand), "{id}");
        let front = |briefing: &Briefing| {
            let meta = briefing.meta.clone();
            let meeting = meta.meeting;
            let day = (meeting.year, meeting.month, meeting.day, meeting.inferred, meeting.name);
            (meta.title, meta.subtitle, meta.short, meta.issuer, meta.byline, day)
        };
        assert_eq!(front(&found), front(&hand), "{id}");
        assert!(!found.meta.meeting.evidence.is_empty());
    }
}

#[test]
fn key_figures_are_of_several_kinds_and_sentences() {
    for id in SEEDS {
        let made = drafted(&seed(id));
        let (reading, faults) = read_briefing(&made.text);
        assert_eq!(faults, []);
        let facts: Vec<_> = reading.keys.iter().map(|key| &reading.facts[usize::from(key.fact)]).collect();
        assert!((1..=6).contains(&facts.len()), "{}", facts.len());
        let sentences: HashSet<usize> = facts.iter().map(|fact| fact.sentence).collect();
        assert_eq!(sentences.len(), facts.len());
        let things: HashSet<(&str, &str)> =
            facts.iter().map(|fact| (fact.kind.name(), fact.unit.as_str())).collect();
        let names: HashSet<&str> = reading.keys.iter().map(|key| key.label.as_str()).collect();
        assert!(things.len() >= 3 && names.len() == facts.len(), "{id}: {things:?} {names:?}");
        let few = made.doubts.iter().any(|doubt| doubt.code == "keys-few");
        assert_eq!(few, facts.len() < 4, "{id}");
    }
}

#[test]
fn figures_stand_behind_their_sections_and_key_figures_name_them() {
    for (id, most, named) in [("qixian-2022", 9, 2), ("shifanqu-2021", 8, 2)] {
        let (reading, faults) = read_briefing(&drafted(&seed(id)).text);
        assert_eq!(faults, []);
        assert!((3..=most).contains(&reading.figures.len()), "{id}: {}", reading.figures.len());
        for figure in &reading.figures {
            let Some(first) = figure.facts.iter().min() else { continue };
            let at = reading.facts[usize::from(*first)].span.start;
            let section = reading.briefing.section_at(at);
            assert_eq!(figure.section.map(usize::from), section, "{id}: {}", figure.id);
        }
        let drawn = reading.keys.iter().filter(|key| key.drawn.is_some()).count();
        assert!(named <= drawn, "{id}: {drawn} key figures are drawn");
    }
}

#[test]
fn doubts_behind_figures_keep_their_places() {
    let source = "某县工作报告\n一、上半年工作回顾\n2021年上半年，规模以上工业增加值同比增长42.8%，固定资产投资同比增长19%，社会消费品零售总额同比增长20.3%。\n二、安排\n房屋供应\n加大保障性住房的建设和供应力度，让更多群众住有所居、住有宜居。\n";
    let made = drafted(source);
    assert!(made.text.contains("```figure"), "{}", made.text);
    let doubt = made.doubts.iter().find(|doubt| doubt.code == "heading-unmarked").unwrap();
    assert_eq!(made.text.get(doubt.span.clone()), Some("房屋供应"));
}

#[test]
fn a_budget_has_key_figures_of_several_names() {
    let source = "预算报告\n一般公共预算收入完成183351亿元。政府性基金预算支出80562亿元。国有资本经营收入总量2899亿元。社会保险基金支出67381亿元。\n";
    let (reading, faults) = read_briefing(&drafted(source).text);
    assert_eq!(faults, []);
    let names: HashSet<&str> = reading.keys.iter().map(|key| key.label.as_str()).collect();
    assert!(reading.keys.len() >= 3 && names.len() == reading.keys.len(), "{:?}", reading.keys);
}

#[test]
fn drafting_a_draft_changes_nothing() {
    for id in SEEDS {
        let once = drafted(&seed(id)).text;
        assert_eq!(drafted(&once).text, once);
        let hand = read(&format!("../../briefings/{id}.md"));
        assert_eq!(drafted(&hand).text, hand);
    }
    let bare = "+++\nid = \"a\"\ntitle = \"题\"\n+++\n\n## 一 主要目标\n\n文。\n\n## 二 主要目标 ##\n\n文。\n\n## 三 乙 {#b}\n";
    let made = drafted(bare).text;
    let expected = bare
        .replace("一 主要目标\n", "一 主要目标 {#zhuyaomubiao}\n")
        .replace("二 主要目标 ##\n", "二 主要目标 {#zhuyaomubiao-2}\n");
    assert_eq!(made, expected);
}

#[test]
fn a_corrected_text_keeps_the_anchors_of_what_is_still_there() {
    let anchors = |text: &str| -> Vec<String> {
        parse_briefing(text).0.sections.into_iter().map(|section| section.anchor).collect()
    };
    for id in SEEDS {
        let hand = read(&format!("../../briefings/{id}.md"));
        let made = draft(&seed(id), &Given::default(), &hand);
        assert_eq!(anchors(&made.text), anchors(&hand), "{id}");
        assert!(made.text.contains(&format!("id = \"{id}\"")));
        assert!(!made.doubts.iter().any(|doubt| doubt.code == "anchor-lost"));
    }
    let old =
        drafted("政府工作报告\n一、工作回顾\n文字。\n二、主要目标任务\n文字。\n三、组织保障\n文字。\n").text;
    // One is new, one is worded anew, one is gone.
    let new = "政府工作报告\n一、总体要求\n文字。\n二、主要目标和任务\n文字。\n三、工作回顾\n文字。\n";
    let made = draft(new, &Given::default(), &old);
    assert_eq!(anchors(&made.text), ["zongtiyaoqiu", "zhuyaomubiaorenwu", "gongzuohuigu"]);
    let lost: Vec<&str> = made
        .doubts
        .iter()
        .filter(|doubt| doubt.code == "anchor-lost")
        .map(|doubt| doubt.message.as_str())
        .collect();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(lost[0].contains("zuzhibaozhang"));
}

/// A heading's line without its anchor, and its anchor.
fn headings(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().filter(|line| line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (heading, rest) = line.split_once(" {#")?;
            Some((heading.to_owned(), rest.split([' ', '}']).next()?.to_owned()))
        })
        .collect()
}

#[test]
fn every_numbering_makes_sections() {
    for (source, expected) in [
        (
            "暂行办法\n第一章 总则\n第一条 为了规范管理，制定本办法。\n第二条 本办法适用于本市。\n第二章 附则\n第三条 自公布之日起施行。\n",
            &["## 第一章 总则", "### 第一条", "### 第二条", "## 第二章 附则", "### 第三条"][..],
        ),
        ("勞動基準法\n第 1 條\n雇主應給付工資。\n第 2 條\n勞工得請假。\n", &["## 第 1 條", "## 第 2 條"]),
        (
            "关于加强管理的通知\n各单位：\n一、总体要求\n文字。\n二、工作安排\n文字。\n附件1\n实施方案\n一、目标\n文字。\n二、步骤\n文字。\n",
            &["## 一、总体要求", "## 二、工作安排", "## 附件1 实施方案", "### 一、目标", "### 二、步骤"],
        ),
        (
            "应急预案\n一、总则\n1.1 编制目的\n为了规范，制定本预案。\n1.2 适用范围\n适用于本市。\n二、职责\n文字。\n",
            &["## 一、总则", "### 1.1 编制目的", "### 1.2 适用范围", "## 二、职责"],
        ),
        (
            "技术规范\n1 总则\n1.1 编制目的\n为了规范，制定本规范。\n1.2 适用范围\n适用于本市。\n1.2.1 对象\n所有单位。\n2 要求\n2.1 一般要求\n12 个部门应当遵守。\n",
            &[
                "## 1 总则",
                "### 1.1 编制目的",
                "### 1.2 适用范围",
                "#### 1.2.1 对象",
                "## 2 要求",
                "### 2.1 一般要求",
            ],
        ),
        (
            "实施意见\n**（一）基本原则。** 坚持统筹推进。\n**（二）主要目标。** 到明年完成。\n",
            &["## （一）基本原则", "## （二）主要目标"],
        ),
        (
            "施政報告\n壹、 迎面而來的挑戰\n一、人口對策\n文字。\n二、產業對策\n文字。\n貳、 結語\n文字。\n",
            &["## 壹、迎面而來的挑戰", "### 一、人口對策", "### 二、產業對策", "## 貳、結語"],
        ),
    ] {
        let made = keeps(source);
        let found: Vec<String> = headings(&made.text).into_iter().map(|(heading, _)| heading).collect();
        assert_eq!(found, expected, "{}", made.text);
        assert_eq!(errors(&made.text), [], "{}", made.text);
    }
}

#[test]
fn a_heading_alone_in_its_line_among_run_in_headings_is_one_of_them() {
    let source = "实施方案\n一、加强领导。成立领导小组，统筹推进各项工作。\n二、落实责任。明确责任分工，压实各方责任。\n三、强化督查\n各单位要加大督查力度，定期通报进展情况。\n";
    let made = keeps(source);
    let found: Vec<String> = headings(&made.text).into_iter().map(|(heading, _)| heading).collect();
    assert_eq!(found, ["## 一、加强领导", "## 二、落实责任", "## 三、强化督查"], "{}", made.text);
}

#[test]
fn what_is_missing_is_said_where_it_belongs() {
    let made = keeps(
        "工作报告\n一、工作回顾\n文字。\n二、主要目标\n三、重点任务\n（一）产业\n文字。\n（三）民生\n抓好以下三件事：\n四、保障\n文字。\n",
    );
    let gaps: Vec<&str> = made.text.lines().filter(|line| line.contains("〔缺：")).collect();
    assert_eq!(gaps[0], "〔缺：原文只有标题，正文未见。〕");
    assert!(gaps[1].starts_with("### （二）〔缺：原文编号由（一）跳到（三），（二）未见。〕 {#"), "{gaps:?}");
    assert_eq!(gaps[2], "〔缺：原文写“三件事”，名单未见或不全。〕");
    assert_eq!(errors(&made.text), [], "{}", made.text);
}

#[test]
fn days_are_read_and_never_guessed() {
    let front = |source: &str| -> String { drafted(source).text.split("+++\n").nth(1).unwrap().to_owned() };
    let held = front(
        "政府工作报告\n——2023年4月26日在某市第二届人民代表大会第三次会议上\n区长 魏某\n各位代表：\n现在，我报告工作。\n",
    );
    assert!(held.contains("name = \"某市第二届人民代表大会第三次会议\"\ndate = 2023-04-26\n"), "{held}");
    assert!(held.contains("byline = \"区长 魏某\""), "{held}");
    let notice = front(
        "国务院办公厅关于放假安排的通知\n各省：\n经批准，现将安排通知如下。\n请妥善安排值班。\n国务院办公厅\n2022年12月8日\n",
    );
    assert!(
        notice.contains("issuer = \"国务院办公厅\"\nissued = 2022-12-08\n") && !notice.contains("[meeting]"),
        "{notice}"
    );
    // 2月5日 alone is no date, and last year's numbers don't make it one.
    let open = drafted("县委召开全会\n2月5日，县委召开十届二次全会。2012年产值增长5%。\n");
    assert!(open.text.contains("[meeting]") && !open.text.contains("date ="), "{}", open.text);
    let doubt = open.doubts.iter().find(|doubt| doubt.code == "year-unknown").unwrap();
    assert!(open.text[doubt.span.clone()].starts_with("name = "), "{doubt:?}");
    assert_eq!(errors(&open.text), []);
}

#[test]
fn a_front_matter_that_is_no_briefings_is_understood() {
    let made = drafted(
        "+++\ntitle = \"某地公报\"\ndate = 2023-03-01\nauthor = \"统计局\"\nlayout = \"post\"\n+++\n初步核算，全年增长5.1%。\n",
    );
    for line in ["title = \"某地公报\"", "issued = 2023-03-01", "byline = \"统计局\""] {
        assert!(made.text.contains(line), "{}", made.text);
    }
    assert!(
        made.doubts.iter().any(|doubt| doubt.code == "front-matter-left" && doubt.message.contains("layout"))
    );
    assert_eq!(errors(&made.text), []);
}

#[test]
fn lists_and_tables_stay_what_they_are() {
    let source = "某地公报\n一、综合\n主要如下。\n- 甲增长5%。\n  - 其中乙增长3%。\n- 丙增长4%。\n\n| 指标 | 数值 |\n| --- | --- |\n| 产值 | 5亿元 |\n\n81. 让市民安居。\n<!-- 内部备注 -->\n";
    let made = drafted(source);
    for part in [
        "- 甲增长5%。\n  - 其中乙增长3%。\n- 丙增长4%。\n",
        "| 指标 | 数值 |\n| --- | --- |\n| 产值 | 5亿元 |\n",
        "81. 让市民安居。",
    ] {
        assert!(made.text.contains(part), "{part} in {}", made.text);
    }
    assert!(!made.text.contains("内部备注"));
    assert!(made.doubts.iter().any(|doubt| doubt.code == "comment-dropped"));
}

#[test]
fn thirty_thousand_characters_take_no_time_to_speak_of() {
    let part = "（一）打造“工业大提质”品质升级版\n全年规模以上工业增加值增长5.1%，完成投资24.8亿元，新增企业29家。\n要以主导产业之强提升支撑力。\n";
    let text = |times: usize| "政府工作报告\n一、工作回顾\n".to_owned() + &part.repeat(times);
    let time = |source: &str| {
        let start = cpu_time::ProcessTime::now();
        let made = drafted(source);
        assert!(!made.text.is_empty());
        start.elapsed().as_secs_f64()
    };
    let (one, four) = (text(100), text(400));
    let _ = time(&one);
    let (short, long) = (time(&one), time(&four));
    // Four times the text takes about four times as long; sixteen times would be quadratic.
    assert!(long < short * 9.0 + 0.05, "{short} s, {long} s");
}

/// Head and foot of a page around a short report.
const COPIED: &str = "下载\n打印\n【字号：\n加大\n还原\n】\n2026年江东省政府工作报告\n——2026年1月26日在江东省第十四届\n人民代表大会第五次会议上\n来源：江东省日报\n时间：2026-02-03\n省长 张某\n省长张某作政府工作报告。本报记者 李某 摄\n各位代表：\n现在，我代表省人民政府，向大会报告工作，请予审议。\n“十四五”时期发展成就和2025年工作回顾\n“十四五”时期，全省生产总值达到2.67万亿元，迈上新的台阶。\n各位代表！让我们团结奋斗！\n（来源：江东省日报）\n编辑：王某\n扫一扫在手机打开当前页\n相关链接>>\n另一篇报道的标题\n关闭窗口\n";

#[test]
fn what_is_a_pages_own_is_left_out_and_told() {
    let made = keeps(COPIED);
    for line in [
        "title = \"2026年江东省政府工作报告\"",
        "subtitle = \"2026年1月26日在江东省第十四届人民代表大会第五次会议上\"",
        "issuer = \"江东省人民政府\"",
        "byline = \"省长 张某\"",
        "source = \"江东省日报 2026-02-03\"",
        "name = \"江东省第十四届人民代表大会第五次会议\"\ndate = 2026-01-26",
        "+++\n\n各位代表：\n\n现在，我代表",
        "回顾\n\n“十四五”时期，全省",
        "让我们团结奋斗！\n",
    ] {
        assert!(made.text.contains(line), "{line} in {}", made.text);
    }
    let told: Vec<&str> = made
        .doubts
        .iter()
        .filter(|doubt| doubt.code == "page-left-out")
        .map(|doubt| doubt.message.as_str())
        .collect();
    assert_eq!(told.len(), 1);
    for words in
        ["下载 / 打印 / 【字号： / 加大", "本报记者 李某 摄", "编辑：王某", "另一篇报道的标题 / 关闭窗口"]
    {
        assert!(told[0].contains(words), "{words} in {told:?}");
    }
    // The same words inside a text are its own.
    let own = keeps("某市通知\n一、办理方式\n下载\n登录网站下载表格。\n打印\n打印后签字。\n请按时办理。\n");
    assert!(own.text.contains("\n下载\n") && !own.doubts.iter().any(|doubt| doubt.code == "page-left-out"));
}

#[test]
fn the_way_to_a_page_is_no_title() {
    let made = keeps(
        "当前位置：\n首页\n>\n政务信息\n>\n要闻\n要闻\n某省关于加强工作的意见\n发表时间：\n2026-02-09 09:45:30\n来源：\n某省日报客户端\n阅读量：\n【字体：大 中 小】\n各市：\n为加强工作，现提出以下意见。\n",
    );
    for line in ["title = \"某省关于加强工作的意见\"", "issued = 2026-02-09", "+++\n\n各市：\n"]
    {
        assert!(made.text.contains(line), "{line} in {}", made.text);
    }
    assert!(made.doubts.iter().any(|doubt| doubt.code == "date-of-page"));
}

#[test]
fn a_title_that_is_the_only_heading_is_no_section() {
    for source in [
        "# 某市通知\n\n正文一句。\n",
        "## 某市通知 ##\n正文一句。\n二、事项\n文字。\n",
        "# **某市通知**\n正文一句。\n",
    ] {
        let made = keeps(source);
        assert!(made.text.contains("title = \"某市通知\""), "{}", made.text);
        assert!(
            !made.text.contains("# 某市通知")
                && !made.doubts.iter().any(|doubt| doubt.code == "title-missing")
        );
        assert_eq!(errors(&made.text), []);
    }
    // One heading behind a text is its section.
    let made = keeps("某市通知\n正文一句。\n\n# 附则\n\n文字。\n");
    assert_eq!(headings(&made.text)[0].0, "## 附则");
}

#[test]
fn what_explains_the_words_of_a_text_stands_behind_its_sections() {
    let made = keeps(
        "工作报告\n一、回顾\n（一）经济\n文字。\n二、安排\n（一）产业\n文字。\n名词解释\n1.“两重”：国家重大战略实施。\n2. “两新”：设备更新。\n3.2026年10件实事：就业等。\n4.“三新”：新产业。\n",
    );
    let found = headings(&made.text);
    assert_eq!(found.last().unwrap().0, "## 名词解释", "{}", made.text);
    let codes: Vec<_> = made
        .doubts
        .iter()
        .map(|doubt| doubt.code)
        .chain(check_source(&made.text).into_iter().map(|found| found.code))
        .collect();
    assert!(!codes.contains(&"number-gap") && !codes.contains(&"heading-unmarked"), "{codes:?}");
}

#[test]
fn brackets_that_emphasis_sets_before_a_brace_are_no_annotation() {
    let made = drafted("文字[*]*{甲}。\n");
    assert_eq!(errors(&made.text), [], "{}", made.text);
}

#[test]
fn questions_and_answers_are_sections() {
    for (source, expected) in [
        (
            "《办法》答记者问\n近日，两部门印发《办法》。有关负责人回答了记者的提问。\n问：《办法》出台的背景是什么？\n答：这是落实决策部署的需要。\n一方面，要扩大内需。\n问：补贴标准有哪些变化？\n答：每人每年3600元。\n",
            &["## 问：《办法》出台的背景是什么？", "## 问：补贴标准有哪些变化？"][..],
        ),
        (
            "专访\n一、政策解读\n新华社记者：请介绍一下总体情况？\n张三：今年完成投资24.8亿元。\n中国日报记者：下一步如何安排？\n张三：将继续推进。\n二、案例\n文字。\n",
            &[
                "## 一、政策解读",
                "### 新华社记者：请介绍一下总体情况？",
                "### 中国日报记者：下一步如何安排？",
                "## 二、案例",
            ],
        ),
        (
            "解读\nQ1：谁可以申请？\nA1：本市居民。\nQ2：多久办结？\nA2：三天。\n",
            &["## Q1：谁可以申请？", "## Q2：多久办结？"],
        ),
        (
            "政策问答\n1.哪些人可以申请？\n答：本市居民都可以申请。\n2.多久可以办结？\n答：三天内办结。\n",
            &["## 1. 哪些人可以申请？", "## 2. 多久可以办结？"],
        ),
        // One who asks in passing asks no section.
        ("通讯\n记者：你好吗？\n他说：很好。\n天气晴朗。\n", &[]),
    ] {
        let made = keeps(source);
        let found: Vec<String> = headings(&made.text).into_iter().map(|(heading, _)| heading).collect();
        assert_eq!(found, expected, "{}", made.text);
        assert_eq!(errors(&made.text), [], "{}", made.text);
    }
}

#[test]
fn short_lines_that_stand_alone_alike_are_headings() {
    let text = "会议要求，各级各部门要提高政治站位，把思想统一到决策部署上来。";
    let other = "要坚持问题导向，抓住主要矛盾，一项一项研究解决突出的问题。";
    let third = "各地要加强领导，压实责任，定期调度进展情况，确保任务落地。";
    let speech = format!(
        "在座谈会上的讲话\n同志们：\n今天召开座谈会。\n充分认识重要意义\n{text}\n准确把握总体要求\n{other}\n切实抓好组织落实\n{third}\n某市人民政府\n2023年5月6日\n"
    );
    let made = keeps(&speech);
    let found: Vec<String> = headings(&made.text).into_iter().map(|(heading, _)| heading).collect();
    assert_eq!(found, ["## 充分认识重要意义", "## 准确把握总体要求", "## 切实抓好组织落实"], "{}", made.text);
    let told: Vec<_> = made.doubts.iter().filter(|doubt| doubt.code == "headings-inferred").collect();
    assert_eq!(told.len(), 1);
    assert!(made.text[told[0].span.clone()].starts_with("## 充分认识重要意义"), "{told:?}");
    assert!(!made.doubts.iter().any(|doubt| doubt.code == "heading-unmarked"));
    // Around numbered sections that begin anew in one of them.
    let report = format!(
        "工作报告\n开头的话。\n过去五年工作回顾\n{text}\n今后五年目标任务\n{other}\n今年重点工作安排\n{third}\n（一）发展产业\n文字。\n（二）改善民生\n文字。\n"
    );
    let found = headings(&keeps(&report).text);
    let found: Vec<&str> = found.iter().map(|(heading, _)| heading.as_str()).collect();
    assert_eq!(
        found,
        [
            "## 过去五年工作回顾",
            "## 今后五年目标任务",
            "## 今年重点工作安排",
            "### （一）发展产业",
            "### （二）改善民生"
        ]
    );
    // Inside of a numbered section.
    let inside = format!(
        "工作方案\n一、主要任务\n产业发展\n{text}\n民生保障\n{other}\n生态环境\n{third}\n二、组织保障\n文字。\n"
    );
    let found = headings(&keeps(&inside).text);
    let levels: Vec<usize> = found.iter().map(|(heading, _)| heading.find(' ').unwrap()).collect();
    assert_eq!(levels, [2, 3, 3, 3, 2], "{found:?}");
    // Two are told, and left to the editor.
    let two = format!("在座谈会上的讲话\n今天召开座谈会。\n充分认识意义\n{text}\n抓好组织落实\n{other}\n");
    let made = keeps(&two);
    assert_eq!(headings(&made.text), []);
    assert_eq!(made.doubts.iter().filter(|doubt| doubt.code == "heading-unmarked").count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_of_a_mixed_text_stands_once(lines in proptest::collection::vec(0..12_usize, 1..24), end in 0..3_usize) {
        const LINES: [&str; 12] = [
            "一、加强领导", "二、主要目标", "（一）产业发展", "（二）民生保障。新增企业29家。", "1.完善机制", "- 甲增长5%。",
            "  - 乙下降3%。", "全年完成投资24.8亿元，同比增长20.3%。", "抓好以下三件事：", "第三条 税率为百分之二十。", "一是抓好落实。", "附件1",
        ];
        let mut source = "关于加强工作的通知\n".to_owned();
        for (at, line) in lines.iter().enumerate() {
            // Lines that stand twice are copies to the check; each has a mark of its own.
            source.push_str(&LINES[*line].replace('。', &format!("（{at}号）。")));
            source.push_str(["\n", "\n\n", "\r\n"][end]);
        }
        let made = keeps(&source);
        prop_assert_eq!(drafted(&made.text).text, made.text);
    }

    #[test]
    fn no_text_breaks_the_draft(source in "[一二三（）、。：\\-#>*\\[\\]{}|`~<&+=1-9 .第条章附件年月日\n]{0,80}") {
        let made = drafted(&source);
        let (_, faults) = parse_briefing(&made.text);
        let kinds: Vec<_> = faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
        prop_assert!(kinds.is_empty(), "{:?} in {}", kinds, made.text);
    }
}

#[test]
fn tables_stay_tables() {
    let source = "某县2022年统计公报\n\n一、综合\n\n全年经济平稳。\n\n表1 2022年主要指标\n单位：亿元\n| 指标 | 绝对量 | 比上年增长（%） |\n| 生产总值 | 295.4 | 7.7 |\n| 税收 | 20.5 | -1.2 |\n\n\
                  注：按可比价格计算。\n\n二、农业\n\n粮食增产。\n\n| 产品 | 产量（万吨） |\n|---|---|\n| 小麦 | 5.5 |\n";
    let made = keeps(source);
    assert_eq!(errors(&made.text), []);
    let (briefing, diagnostics) = parse_briefing(&made.text);
    assert_eq!(diagnostics, []);
    let tables: Vec<_> = briefing.tables().collect();
    assert_eq!(tables.len(), 2, "{}", made.text);
    assert_eq!(tables[0].caption.len(), 2, "{}", made.text);
    let told: Vec<String> =
        scan_facts(&briefing).iter().map(|fact| fact.subject.clone() + &fact.told(&briefing)).collect();
    for number in ["生产总值295.4亿元", "税收-1.2%", "小麦5.5万吨"] {
        assert!(told.iter().any(|told| told == number), "{told:?}");
    }
}
