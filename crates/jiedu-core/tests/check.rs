//! 原稿体检: what the labelled texts hold, a case for each code, and texts that are right.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::read;
use jiedu_core::check::{check_source, repair_source};
use jiedu_core::diagnostic::{Diagnostic, PositionIndex, Severity};
use proptest::prelude::*;
use serde_json::Value as Json;

/// Findings as code, severity and line.
fn lines(source: &str) -> Vec<(&'static str, &'static str, usize)> {
    let index = PositionIndex::new(source);
    let place = |found: &Diagnostic| {
        assert!(!found.message.is_empty() && !found.help.is_empty(), "{found:?}");
        assert!(source.get(found.span.clone()).is_some(), "{found:?}");
        (found.code, found.severity.name(), index.position(found.span.start).line)
    };
    check_source(source).iter().map(place).collect()
}

/// Checks that a text has these findings and no others but those of the codes that are left out.
fn check(source: &str, expected: &[(&str, &str, usize)]) {
    assert_eq!(lines(source), expected, "{source}");
}

/// The codes that a labelled defect may be told by.
fn codes(kind: &str) -> &'static [&'static str] {
    match kind {
        "missing_section" => &["number-gap"],
        "missing_body" => &["empty-section"],
        "out_of_order_block" => &["out-of-order"],
        "duplicate" | "column_break_residue" => &["duplicate-block"],
        "broken_line" | "broken_paragraph" => &["broken-sentence"],
        "missing_list" => &["list-missing"],
        // Counts of different things that a reader compares: told where a list is announced and is not there.
        "count_inconsistency" => &["list-missing", "framework-open"],
        "typo" => &["suspect-word"],
        "byline_glued" => &["byline-in-list"],
        "missing_year" => &["year-missing"],
        "suspect_value" => &["same-value"],
        "halfwidth_punctuation" => &["halfwidth-punctuation"],
        "heading_split"
        | "heading_not_marked"
        | "heading_as_list_item"
        | "heading_level_inconsistency"
        | "heading_number_ambiguity"
        | "heading_unnumbered"
        | "list_format_inconsistency" => &["heading-level"],
        _ => &[],
    }
}

#[test]
fn the_labelled_defects_are_found_and_nothing_that_only_looks_like_one() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let labels: Json = serde_json::from_str(&read(&format!("tests/fixtures/{id}.defects.json"))).unwrap();
        let source = read(&format!("tests/fixtures/{id}.txt"));
        let found = lines(&source);
        let mut told = vec![false; found.len()];
        for defect in labels["defects"].as_array().unwrap() {
            let within: Vec<u64> =
                defect["lines"].as_array().unwrap().iter().filter_map(Json::as_u64).collect();
            let codes = codes(defect["type"].as_str().unwrap());
            let mut hit = false;
            for (idx, (code, _, line)) in found.iter().enumerate() {
                let whole = *code == "halfwidth-punctuation";
                if codes.contains(code) && (whole || within.contains(&(*line as u64))) {
                    told[idx] = true;
                    hit = true;
                }
            }
            let must = ["high", "medium"].contains(&defect["severity"].as_str().unwrap());
            assert!(hit || !must, "{id}: {} is not told", defect["id"]);
        }
        // Every error and warning is one that a person labelled.
        for (found, told) in found.iter().zip(&told) {
            assert!(*told || found.1 == "note", "{id}: {found:?} is not labelled");
        }
        for right in labels["not_defects"].as_array().unwrap() {
            let within: Vec<u64> =
                right["lines"].as_array().unwrap().iter().filter_map(Json::as_u64).collect();
            for (finding, told) in found.iter().zip(&told) {
                assert!(
                    *told || !within.contains(&(finding.2 as u64)),
                    "{id}: {finding:?} on {}",
                    right["text"]
                );
            }
        }
    }
}

#[test]
fn the_published_briefings_are_clean_of_errors() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let source = read(&format!("../../briefings/{id}.md"));
        let errors: Vec<_> =
            lines(&source).into_iter().filter(|(_, severity, _)| *severity == "error").collect();
        assert_eq!(errors, [], "{id}");
        let years: Vec<_> = lines(&source).into_iter().filter(|(code, ..)| *code == "year-missing").collect();
        assert_eq!(years, [], "{id}: the front matter gives the year");
    }
}

#[test]
fn number_gap() {
    check("一、甲\n文。\n三、乙\n文。\n", &[("number-gap", "error", 3)]);
    check("# 题\n\n## 二、甲\n\n文。\n\n## 三、乙\n\n文。\n", &[("number-gap", "error", 3)]);
    check("一、甲\n（一）乙\n文。\n（三）丙\n文。\n二、丁\n文。\n", &[("number-gap", "error", 4)]);
    check("要做到：一是学习。三是实干。\n", &[("number-gap", "warning", 1)]);
    check("- 一是学习。\n- 二是实干。\n- 四是创新。\n", &[("number-gap", "warning", 3)]);
    // Numbers that run on through the parts skip nothing.
    check("一、甲\n（一）乙\n文。\n（二）丙\n文。\n二、丁\n（三）戊\n文。\n", &[]);
    check("## 一 甲\n\n文。\n\n## 二 〔缺：未见。〕\n\n## 三 乙\n\n文。\n", &[]);
    check("要做到：一是学习。二是实干。三是创新。\n", &[]);
}

#[test]
fn out_of_order() {
    check("一、甲\n文。\n三、乙\n文。\n二、丙\n文。\n四、丁\n文。\n", &[("out-of-order", "error", 3)]);
    check("一、甲\n文。\n四、丁\n文。\n二、乙\n文。\n三、丙\n文。\n", &[("out-of-order", "error", 3)]);
    // By its wording the block belongs to the part before.
    check(
        "一、甲\n（一）打造工业升级版\n文。\n（二）打造城市升级版\n文。\n二、乙\n（一）必须忠诚\n文。\n（三）打造文旅升级版\n文。\n（二）必须担当\n文。\n",
        &[("out-of-order", "error", 9)],
    );
}

#[test]
fn empty_section() {
    check("# 题\n\n## 一、甲\n\n文。\n\n## 二、乙\n\n## 三、丙\n\n文。\n", &[("empty-section", "error", 7)]);
    check("# 题\n\n## 甲\n\n文。\n\n## 乙\n\n## 丙\n\n文。\n", &[("empty-section", "warning", 7)]);
    check("# 题\n\n## 甲\n\n文。\n\n## 乙\n\n〔缺：未见。〕\n\n## 丙\n\n文。\n", &[]);
    // Headings of which none has a text are a list of names.
    check("工作要点\n一、甲\n二、乙\n三、丙\n", &[]);
}

const LONG: &str = "坚持人民至上、生命至上，统筹发展和安全，全力以赴抓好防汛救灾各项工作。";

#[test]
fn duplicate_block() {
    check(&format!("{LONG}\n\n另外一段话。\n\n{LONG}\n"), &[("duplicate-block", "error", 5)]);
    check(&format!("营造了浓厚氛围。\n\n{LONG}\n\n围。{LONG}\n"), &[("duplicate-block", "error", 5)]);
    check(&format!("{LONG}\n\n的{LONG}\n"), &[("duplicate-block", "error", 3)]);
    check(
        &format!(
            "{LONG}要压实责任。\n\n另外一段话。\n\n统筹发展和安全，全力以赴抓好防汛救灾各项工作。要压实责任。\n"
        ),
        &[("duplicate-block", "error", 5)],
    );
    check(&format!("{LONG}{LONG}\n"), &[("duplicate-block", "error", 1)]);
    // A whole sentence that stands again in another section may be meant.
    let between = "一段话。\n\n".repeat(8);
    check(&format!("{LONG}\n\n{between}{LONG}\n"), &[("duplicate-block", "warning", 19)]);
    // Two lists may have an item in common.
    let items = format!("（一）{LONG}\n（二）第二项内容。\n（三）第三项内容。\n");
    check(&format!("有下列情形的：\n{items}另有下列情形的：\n{items}"), &[("duplicate-block", "warning", 6)]);
    // Parallel sentences are no copies.
    check(
        "- 建设品质城市，就是要打造集链成群、活力四射的绿色智造之城。\n- 建设品质城市，就是要打造赏心悦目、形神皆美的美丽宜居之城。\n",
        &[],
    );
}

#[test]
fn broken_sentence() {
    check("要坚持规划引领，科学制订计\n\n12\n\n划，合理设置预期。\n", &[("broken-sentence", "error", 1)]);
    check(
        "★二要坚持规划引领、高标\n\n定位。坚持规划先行。\n\n★三要深化改革。\n",
        &[("broken-sentence", "error", 1)],
    );
    check("全市完成投资24.\n\n8亿元，增长5%。\n", &[("broken-sentence", "error", 1)]);
    check(
        "第一段是完整的一句话。\n第二段也是完整的一句。\n第三段坚持规划引领，加强统筹协调，科学制\n订计划，合理设置预期。\n第四段说完了。\n第五段也说完了。\n",
        &[("broken-sentence", "error", 3)],
    );
    check(
        "★强化思维。要统筹全局与局部。\n\n要统筹当前与长远。\n★创新机制。要坚持例会。\n",
        &[("broken-sentence", "warning", 1)],
    );
    // Lines that are broken at a width say nothing, and neither do titles, captions, bylines and headings.
    let wrapped = "过去一年，面对复杂严峻的国内外形势，全市上下齐心协\n力，迎难而上，砥砺前行，较好完成了全年的目标任务，\n经济运行总体平稳，民生福祉持续改善，社会大局和谐稳\n定，高质量发展迈出了坚实的步伐，为今后的发展打下了\n更加坚实的基础。\n";
    check(&format!("2022年报告\n\n{wrapped}"), &[]);
    check("政府工作报告\n2022年1月5日在第三次会议上\n市长　李明\n\n各位代表：\n现在，我报告工作。\n", &[]);
    check("会议开幕。本报记者李明摄\n\n全市上下齐心协力，较好完成了任务。\n", &[]);
    check("产业发展\n\n全市上下齐心协力，较好完成了任务。\n", &[]);
}

#[test]
fn list_missing() {
    check(
        "## 甲\n\n文。\n\n## 乙\n\n重点打造以下5个片区：\n\n## 丙\n\n文。\n",
        &[("list-missing", "error", 7)],
    );
    check("重点办好以下五件实事：\n\n- 甲事。\n- 乙事。\n- 丙事。\n", &[("list-missing", "error", 1)]);
    check("要抓好以下3项工作：一是抓投资；二是抓消费。\n", &[("list-missing", "error", 1)]);
    check(
        "## 一、甲\n\n文。\n\n## 二、用好6个载体\n\n必须用好6个载体，即“1+6”体系。\n",
        &[("list-missing", "error", 7), ("framework-open", "note", 7)],
    );
    check("要抓好以下三项工作。\n\n同时，加快其他工作。\n", &[("list-missing", "warning", 1)]);
    check("重点办好以下三件实事：\n\n- 甲事。\n- 乙事。\n- 丙事。\n", &[]);
    check("重点抓好以下两方面工作：\n一、甲\n文。\n二、乙\n文。\n", &[]);
    check("重点打造以下5个片区：\n\n〔缺：名单未见。〕\n", &[]);
    check("抓好以下三项工作：一是学习；二是实干；三是创新。\n", &[]);
    check("各位代表：\n\n现在报告工作。\n", &[]);
    // Names in the sentence itself.
    check("建设3个园区：高新区、经开区。\n", &[("list-missing", "warning", 1)]);
    check("建设3个园区（高新区、经开区），发展工业。\n", &[("list-missing", "warning", 1)]);
    check("建设两个园区：高新区、经开区、物流园。\n", &[("list-missing", "warning", 1)]);
    check("建设3个园区：高新区、经开区和物流园。\n", &[]);
    check("建设2个园区：高新区、物流和仓储园。\n", &[]);
    check("建设3个园区：高新区、经开区等。\n", &[]);
    check("建设3个园区（高新区、经开区等）。\n", &[]);
    check("完成3个项目：投资2亿元、产值3亿元。\n", &[]);
    check("建设3个园区：高新区重点发展装备制造业和新材料产业、经开区。\n", &[]);
}

#[test]
fn two_values() {
    let told = [("two-values", "warning", 1)];
    check("2022年，全市地区生产总值达到1200亿元，地区生产总值1300亿元，增长5%。\n", &told);
    check("全年粮食产量83.8万吨，收入增长3%，粮食产量84.6万吨。\n", &told);
    check("固定资产投资增长5.1%，进出口增长3%，固定资产投资增长5.3%。\n", &told);
    for text in [
        // Of two times, places, aims; a part; the same again.
        "2021年粮食产量83.8万吨，2022年粮食产量84.6万吨。",
        "粮食产量83.8万吨，上年粮食产量84.6万吨。",
        "全市地区生产总值1200亿元，市本级地区生产总值300亿元。",
        "粮食产量目标为83.8万吨，粮食产量达到84.6万吨。",
        "粮食产量由83.8万吨增加到84.6万吨。",
        "地区生产总值1200亿元，其中工业地区生产总值300亿元。",
        "地区生产总值1200亿元，地区生产总值增长5%。",
        "夏粮产量83.8万吨，秋粮产量84.6万吨。",
        "城镇居民人均可支配收入4万元，农村居民人均可支配收入2万元。",
    ] {
        check(&format!("{text}\n"), &[]);
    }
}

#[test]
fn framework_open() {
    check("完善“四纵六横”路网。\n", &[("framework-open", "note", 1)]);
    check("构建“1+3”体系，即一个总体方案，环保、安全、质量三个专项方案。\n", &[]);
    check("创新“三马一袖箍”等做法，关爱“一老一小”。\n", &[]);
}

#[test]
fn same_value() {
    check("工业增加值增长42.8%，高新技术产业增加值增长42.8%。\n", &[("same-value", "note", 1)]);
    check("开工率、竣工率均为98.5%。投资增长5%，消费增长5%。\n", &[]);
}

#[test]
fn sum_mismatch() {
    check("其中高新技术企业3家、科技型企业4家，共8家。\n", &[("sum-mismatch", "error", 1)]);
    check("新建学校3所、改建学校4所，共计9所。\n", &[("sum-mismatch", "error", 1)]);
    check("新增企业8家，其中工业企业5家、服务业企业4家。\n", &[("sum-mismatch", "warning", 1)]);
    check("其中高新技术企业3家、科技型企业5家，共8家。\n", &[]);
    check("工业投资3.24亿元、农业投资4.13亿元，合计7.4亿元。\n", &[]);
    check("一般公共预算收入8家，公共服务中心3个、学校4所，中共党员5名。\n", &[]);
    check("标准由每年50元提高到100元，其中补助由40元提高到80元。\n", &[]);
}

#[test]
fn year_missing() {
    check("7月30日，会议召开。\n\n今年要抓好工作。\n", &[("year-missing", "warning", 1)]);
    check("上半年，投资增长5%。\n", &[("year-missing", "warning", 1)]);
    check("2022年7月30日，会议召开。今年要抓好工作。\n", &[]);
    check("二〇二二年工作要点\n\n今年要抓好工作。\n", &[]);
}

#[test]
fn quote_unclosed() {
    check("建设“品质城市，抓好落实。\n", &[("quote-unclosed", "error", 1)]);
    check("印发《实施意见，抓好落实。\n", &[("quote-unclosed", "error", 1)]);
    check("建设品质城市”，抓好落实。\n", &[("quote-unclosed", "warning", 1)]);
    check("修改为：“第一款的内容。\n\n“第二款的内容。”\n", &[]);
    check("建设“品质“小城”市”，印发《关于“双减”的意见》，it’s fine。\n", &[]);
}

#[test]
fn byline_in_list() {
    check("- 甲事。\n- 乙事。\n本报记者苗苗整理\n", &[("byline-in-list", "error", 3)]);
    check("- 甲事。\n- 抓好“增效”。本报记者苗苗整理\n", &[("byline-in-list", "error", 2)]);
    check("- 甲事。\n- 乙事。\n\n本报记者苗苗整理\n", &[]);
    check("- 本报记者从会上获悉，投资增长5%。\n- 乙事。\n", &[]);
}

#[test]
fn heading_level() {
    check("# 题\n\n## 甲\n\n文。\n\n#### 乙\n\n文。\n", &[("heading-level", "error", 7)]);
    check(
        "一\n\n甲的标题\n\n文。\n\n二\n\n乙的标题\n\n文。\n",
        &[("heading-level", "warning", 1), ("heading-level", "warning", 7)],
    );
    check("# 题\n\n## ——副题\n\n## 甲\n\n文。\n\n## 乙\n\n文。\n", &[("heading-level", "warning", 3)]);
    check(
        "## （一）甲\n\n文。\n\n## 1.乙\n\n文。\n\n## （二）丙\n\n文。\n",
        &[("heading-level", "warning", 5)],
    );
    check("一、甲\n文。\n二、乙\n文。\n三 丙的标题\n文。\n", &[("heading-level", "warning", 5)]);
}

#[test]
fn suspect_word() {
    check("全面贯彻落实现市委部署。\n", &[("suspect-word", "warning", 1)]);
    check("落实现有政策，驰而不息，勠力同心，工管委、现代范儿，血脉博大，搬迁徒步道。\n", &[]);
}

#[test]
fn number_blanks() {
    check(
        "全年完成投资5 0 0亿元。\n\n工业增长24 . 83%，建成301 000个单位。\n",
        &[("number-blanks", "warning", 1), ("number-blanks", "warning", 3)],
    );
    check("1. 2022年完成投资500 亿元。\n\n2. 2023年完成600亿元。\n", &[]);
}

#[test]
fn halfwidth_punctuation() {
    check(
        "坚持规划引领,科学制订计划(全年);合理设置。\n\n抓好,落实。\n",
        &[("halfwidth-punctuation", "warning", 1)],
    );
    check("投资1,200元，见https://a.b/c，比例3:2，f(x)。\n", &[]);
}

#[test]
fn a_megabyte_of_copies_is_checked() {
    // Work that grew with the square of the length would not end.
    let part = read("tests/fixtures/shifanqu-2021.txt");
    let found = check_source(&part.repeat(1_000_000 / part.len() + 1));
    assert!(found.iter().filter(|found| found.code == "duplicate-block").count() > 1000);
    let found = check_source(&"一、甲，".repeat(80_000));
    assert!(found.len() < 10, "{}", found.len());
}

/// Whatever a text is, it is checked, and what is said of it has a place in it.
fn survives(source: &str) {
    let index = PositionIndex::new(source);
    for found in check_source(source) {
        assert!(source.get(found.span.clone()).is_some(), "{found:?}");
        assert!(found.severity <= Severity::Error && index.position(found.span.start).line > 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_checked(source in "\\PC{0,200}") {
        survives(&source);
    }

    #[test]
    fn any_mixture_is_checked(pieces in proptest::collection::vec(
        prop_oneof![
            Just("一、"), Just("二"), Just("（三）"), Just("(四) "), Just("5."), Just("①"), Just("第一部分 "), Just("# "), Just("### "), Just("- "), Just("★"),
            Just("**"), Just("```\n"), Just("\n"), Just("\n\n"), Just("  \n"), Just("\r\n"), Just("。"), Just("，"), Just(","), Just("："), Just("("), Just(")"),
            Just("工作回顾"), Just("共8家"), Just("其中甲3家、乙4家，"), Just("以下5个方面"), Just("一是"), Just("7月30日"), Just("2022年"), Just("12"),
            Just("〔缺：x〕"), Just("本报记者苗苗整理"), Just("“1+6"), Just("”"), Just("《"), Just("落实现"), Just("\u{feff}"), Just("+++\n"), Just("——"),
        ], 0..60)) {
        survives(&pieces.concat());
    }
}

#[test]
fn an_annotation_of_a_briefing_is_not_prose() {
    let head = "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n\n";
    let body = "## 一、标题 {#one}\n\n新建[8家]{subject=平台}，投资[落实]{not-a-fact}到位。今年[增长5%]{kind=growth}。\n";
    let codes: Vec<_> = check_source(&format!("{head}{body}")).into_iter().map(|found| found.code).collect();
    assert_eq!(codes, Vec::<&str>::new());
}

#[test]
fn a_briefing_without_a_text_is_told() {
    for source in ["+++\nid = \"a\"\ntitle = \"题\"\n+++\n", "", "\n\n"] {
        check(source, &[("text-missing", "warning", 1)]);
    }
    check("只有一句。\n", &[]);
}

#[test]
fn what_copying_leaves_behind_is_told() {
    for text in [
        "工作取得了了显著成效。",
        "会议指出，，要抓好落实。",
        "会议要求抓好落实。。",
        "联 系 电 话：一二三。",
        "<div class=\"a\">正文在此。",
        "正文 &nbsp; 在此。",
        "正文锟斤拷在此。",
    ] {
        check(&format!("{text}\n"), &[("damaged-text", "warning", 1)]);
    }
    check("对情况进行了了解。省长 张 三出席……会上——大家说。a < b。\n", &[]);
    check("增长5%\u{202e}亿元。\n", &[("unseen-character", "error", 1)]);
    check("达到185\u{200b}亿元。\n", &[("unseen-character", "warning", 1)]);
    assert_eq!(repair_source("达到185\u{200b}亿元。\n").text, "达到185亿元。\n");
}
