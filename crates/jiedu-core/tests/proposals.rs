//! Figures by rule: what is chosen can be built, says nothing twice, and meets what editors made by hand.
#![cfg(feature = "author")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking and prints"
)]

mod common;

use std::collections::BTreeSet;
use std::time::Duration;

use common::{better_of_two, read, root};
use jiedu_core::check::check_source;
use jiedu_core::diagnostic::Severity;
use jiedu_core::document::{Block, Briefing, parse_source};
use jiedu_core::fact::scan_facts;
use jiedu_core::figure::{Body, Choice, Proposals, choose_figures, propose_figures};
use jiedu_core::framework::scan_frameworks;
use jiedu_core::reading::{Reading, read_briefing};

const BRIEFINGS: [&str; 2] = ["qixian-2022", "shifanqu-2021"];
/// Captions of figures that no editor drew and that one would keep.
const LOOKED_AT: [&str; 1] = ["四项“以……提升……”，各有三条做法"];

/// A briefing without its figures.
fn bare(id: &str) -> String {
    let source = read(&format!("../../briefings/{id}.md"));
    let mut bare = String::new();
    let mut inside = false;
    for line in source.split_inclusive('\n') {
        match line.trim_end() {
            "```figure" => inside = true,
            "```" if inside => inside = false,
            // A key figure may name the figure that draws it.
            other if !inside && !other.starts_with("figure = ") => bare.push_str(line),
            _ => {}
        }
    }
    bare
}

/// A raw text as a briefing: its sections and paragraphs, with the least front matter.
fn as_briefing(raw: &str) -> String {
    let (document, _) = parse_source(raw);
    let mut source =
        "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n".to_owned();
    let write = |blocks: &[Block]| {
        let mut text = String::new();
        for block in blocks {
            match block {
                Block::Paragraph(range) => text.push_str(&format!("\n{}\n", document.slice(range).trim())),
                Block::List(items) => {
                    for item in items {
                        text.push_str(&format!("\n{}\n", document.slice(&item.range).trim()));
                    }
                }
                _ => {}
            }
        }
        text
    };
    source.push_str(&write(&document.lead));
    for (idx, section) in document.sections.iter().enumerate() {
        source.push_str(&format!("\n## {} {{#s{idx}}}\n", section.title.trim()));
        source.push_str(&write(&section.blocks));
    }
    source
}

fn chosen(source: &str, reading: &Reading) -> (Proposals, Vec<Choice>) {
    let Reading { briefing, facts, .. } = reading;
    let proposals = propose_figures(briefing, facts, &scan_frameworks(source, briefing));
    let choices = choose_figures(briefing, facts, &[], proposals.found.clone());
    (proposals, choices)
}

/// The source with each chosen block behind its section.
fn with_blocks(source: &str, briefing: &Briefing, choices: &[Choice]) -> String {
    let mut places: Vec<(usize, String)> = Vec::new();
    for choice in choices {
        let Some(block) = choice.markdown() else { continue };
        let next = choice.proposal.section.map_or(0, |section| section + 1);
        let at = briefing.sections.get(next).map_or(source.len(), |section| section.span.start);
        places.push((at, format!("\n{block}\n")));
    }
    places.sort_by_key(|place| place.0);
    let mut whole = source.to_owned();
    for (at, block) in places.iter().rev() {
        whole.insert_str(*at, block);
    }
    whole
}

/// The codes of the errors that the check finds. Its words name lines and what stands there, which a block moves.
fn errors(source: &str) -> Vec<&'static str> {
    let found = check_source(source).into_iter().filter(|found| found.severity == Severity::Error);
    let mut codes: Vec<&str> = found.map(|found| found.code).collect();
    codes.sort_unstable();
    codes
}

#[test]
fn what_is_chosen_passes_the_check_behind_its_section() {
    let seeds = BRIEFINGS.map(|id| read(&format!("tests/fixtures/{id}.txt")));
    let raw = seeds.iter().map(|seed| as_briefing(seed));
    let sources: Vec<String> = BRIEFINGS.iter().map(|id| bare(id)).chain(raw).collect();
    for source in sources {
        let (reading, before) = read_briefing(&source);
        let (_, choices) = chosen(&source, &reading);
        let count = choices.iter().filter(|choice| choice.id.is_ok()).count();
        assert!(count >= 3, "{count} figures of\n{source}");
        // What a form proposes, it can draw: nothing is dropped by the last look alone.
        for choice in &choices {
            assert_ne!(choice.id, Err("图块通不过检查"), "{:#?}", choice.proposal);
        }
        let whole = with_blocks(&source, &reading.briefing, &choices);
        let (after, diagnostics) = read_briefing(&whole);
        assert_eq!(after.figures.len(), count, "{diagnostics:#?}");
        assert_eq!(diagnostics, before);
        assert_eq!(errors(&whole), errors(&source));
    }
}

#[test]
fn no_fact_is_drawn_twice_and_figures_do_not_crowd_the_text() {
    for id in BRIEFINGS {
        let source = bare(id);
        let (reading, _) = read_briefing(&source);
        let (_, choices) = chosen(&source, &reading);
        let taken: Vec<&Choice> = choices.iter().filter(|choice| choice.id.is_ok()).collect();
        let facts: Vec<usize> = taken.iter().flat_map(|choice| choice.proposal.facts.clone()).collect();
        assert_eq!(facts.iter().collect::<BTreeSet<_>>().len(), facts.len(), "{id}");
        assert!(taken.len() * 250 <= reading.briefing.characters());
        for choice in &taken {
            let same = taken.iter().filter(|other| other.proposal.section == choice.proposal.section);
            assert!(same.count() <= 3);
        }
        assert_eq!(chosen(&source, &reading).1, choices, "{id}: chosen alike each time");
    }
}

#[test]
fn figures_by_rule_meet_those_made_by_hand() {
    let (mut hand_made, mut met) = (0, 0);
    for id in BRIEFINGS {
        let (edited, diagnostics) = read_briefing(&read(&format!("../../briefings/{id}.md")));
        assert_eq!(diagnostics, []);
        let source = bare(id);
        let (reading, _) = read_briefing(&source);
        let (_, choices) = chosen(&source, &reading);
        let surfaces = |reading: &Reading, facts: &[usize]| -> Vec<String> {
            facts.iter().map(|fact| reading.facts[*fact].surface.clone()).collect()
        };
        println!("{id}");
        let mut open: Vec<&Choice> = choices.iter().filter(|choice| choice.id.is_ok()).collect();
        for figure in &edited.figures {
            hand_made += 1;
            let facts: Vec<usize> = figure.facts.iter().map(|fact| usize::from(*fact)).collect();
            let form = match &figure.body {
                Body::Chart(chart) => chart.form.name(),
                Body::Grid(grid) => grid.form.name(),
            };
            let like = open.iter().position(|choice| {
                let own: BTreeSet<usize> = choice.proposal.facts.iter().copied().collect();
                let shared = facts.iter().filter(|fact| own.contains(fact)).count();
                // The same form, and more than half of the facts, or the same name where there are none.
                choice.proposal.form == form
                    && if facts.is_empty() {
                        own.is_empty() && choice.proposal.section == figure.section.map(usize::from)
                    } else {
                        shared * 2 >= facts.len() && shared == own.len()
                    }
            });
            let by_rule = like.map(|at| open.remove(at));
            met += usize::from(by_rule.is_some());
            let found = by_rule.map_or_else(
                || "—".to_owned(),
                |choice| {
                    let surfaces = surfaces(&reading, &choice.proposal.facts).join(" ");
                    format!("{} {surfaces} “{}”", choice.proposal.form, choice.proposal.block.caption)
                },
            );
            println!("  {form} {} “{}”: {found}", surfaces(&edited, &facts).join(" "), figure.caption);
        }
        open.retain(|choice| !LOOKED_AT.contains(&choice.proposal.block.caption.as_str()));
        // What no editor drew would have to be looked at by one.
        assert!(open.is_empty(), "{id}: {open:#?}");
    }
    println!("{met} of {hand_made}");
    assert!(met >= 14, "{met} of {hand_made}");
}

/// What is refused of a text, and the captions of what is proposed.
fn proposed(text: &str) -> (Vec<String>, Vec<String>) {
    let (briefing, _) = parse_source(text);
    let facts = scan_facts(&briefing);
    let proposals = propose_figures(&briefing, &facts, &scan_frameworks(text, &briefing));
    let captions = proposals.found.iter().map(|proposal| proposal.block.caption.clone()).collect();
    (captions, proposals.refused.into_iter().map(|refusal| refusal.reason).collect())
}

#[test]
fn unlike_numbers_are_refused_with_a_reason() {
    let refused = |text: &str, reason: &str| {
        let (captions, reasons) = proposed(text);
        assert_eq!(captions, Vec::<String>::new(), "{text}");
        assert!(reasons.iter().any(|found| found.contains(reason)), "{text}: {reasons:?}");
    };
    refused("工业项目完成投资24亿元，力争全年完成投资60亿元。\n", "一个是目标一个是完成额：不并列");
    refused("力争工业增加值同比增长8%，固定资产投资同比增长9%，财政收入同比增长7%。\n", "都是目标或任务");
    refused("全市生产总值同比增长8%。全国生产总值同比增长5%，工业同比增长4%。\n", "范围不同：不放在一条轴上");
    refused("主要预期目标是：生产总值增长6%，力争8%，同比增长9%。\n", "3个目标，");
    refused("新能源发电量占总发电量的比重接近40%。\n", "是约数");
    refused("由2019年的三次产业结构比6.5:40.5:53.0变来。\n", "从前的构成");
    refused("甲占全市的30%，乙占全市的30%，丙占全市的20%。\n", "合起来不是一个全体");
    refused(
        "办好5件实事：一是修路，新修10公里。二是架桥，新架两座。三是通水，新通三村。\n",
        "与原文说的数目不同",
    );
    refused("谷物产量39吨，其中稻谷产量26吨。\n", "不");
    refused("第三条 单位被处罚20万元，个人被处罚5万元。\n", "是条文的规定");
    refused("完成预算的117.66%。\n", "超出全图");
    refused("连续9年增长。\n", "不能照原文剪下");
    refused("第一产业占比超过50%，连续3年位居全省前列、全国第一。\n", "不作图");
}

#[test]
fn like_numbers_become_a_figure() {
    let (captions, _) = proposed(
        "2021年上半年，规模以上工业增加值同比增长12.8%，高新技术产业增加值同比增长9.5%，固定资产投资同比下降3%。\n",
    );
    assert_eq!(captions, ["规模以上工业增加值增长12.8%，固定资产投资下降3%"]);
    let (captions, _) = proposed("总投资185亿元的尼龙小镇和总投资150亿元的生物科技园项目快速推进。\n");
    assert_eq!(captions, ["尼龙小镇总投资185亿元，生物科技园项目总投资150亿元"]);
}

#[test]
fn an_area_that_is_named_once_goes_on() {
    let (captions, _) =
        proposed("2021年，全县生产总值比上年增长8%。工业增加值比上年增长9%，农业增加值比上年增长3%。\n");
    assert_eq!(captions, ["工业增加值增长9%，农业增加值增长3%"]);
}

#[test]
fn new_forms_propose_what_the_text_says() {
    let one = |text: &str, caption: &str| {
        let (captions, refused) = proposed(text);
        assert!(captions.iter().any(|found| found == caption), "{captions:?} {refused:?}");
    };
    one(
        "2022年发展主要预期目标是：国内生产总值增长5.5%左右；城镇新增就业1100万人以上；居民消费价格涨幅3%左右。\n",
        "目标是国内生产总值增长5.5%左右，共3项",
    );
    one(
        "2019年的主要预期目标是:一般公共预算收入增长4.5%;进出口增长3%,实际使用外资增长4%;居民收入增长8%。\n",
        "目标是一般公共预算收入增长4.5%，共4项",
    );
    one("高速铁路运营里程从2.5万公里增加到4.2万公里。\n", "高速铁路运营里程从2.5万公里增加到4.2万公里");
    one(
        "第一产业增加值占国内生产总值比重为7.3%，第二产业增加值比重为39.9%，第三产业增加值比重为52.8%。\n",
        "第三产业增加值占国内生产总值的52.8%",
    );
    one(
        "2015年三次产业结构比为25.72:26.84:47.44，第一产业、第二产业、第三产业都有增长。\n",
        "2015年三次产业结构比为25.72:26.84:47.44",
    );
    one(
        "办好3件实事：一是修建道路，新修乡村道路10公里。二是架设桥梁，新架桥梁两座。三是保障用水，新通自来水三村。\n",
        "办好3件实事",
    );
    one(
        "利咸高速力争2026年建成通车。242国道力争2026年全面建成。351国道力争2027年完工。\n",
        "三项任务的期限，都只写到年",
    );
}

#[test]
fn what_is_counted_by_sections_is_cards_and_its_numbers_are_to_be_reached() {
    let sections = |third: &str| {
        format!(
            "2024年三大民生实事项目\n\n经代表票决选出。\n\n一、加强学位建设。\n新增幼儿园学位1500个。\n二、实施小学生“优质午休”工程。\n确保午休“躺着睡”。\n\
             三、{third}\n新建30个体育公园。\n"
        )
    };
    let cards = |text: &str| {
        let briefing = parse_source(text).0;
        let facts = scan_facts(&briefing);
        let found = propose_figures(&briefing, &facts, &scan_frameworks(text, &briefing)).found;
        let cards = found.into_iter().filter(|it| it.form == "cards");
        cards.map(|it| (it.block.caption, it.block.marks.len())).collect::<Vec<_>>()
    };
    assert_eq!(cards(&sections("建设公园。")), [("2024年三大民生实事项目".to_owned(), 3)]);
    // The title counts more sections than there are.
    assert_eq!(cards(&sections("建设公园。").replace("三大", "十大")), []);
    // An item that an announcement asks for is no result, whatever its verb.
    let list = |announced: &str| {
        format!(
            "{announced}\n1、完善26个乡镇卫生院医疗急救站。\n2、启动建设1000套公共租赁住房。\n3、新建30个公交站廊。\n4、改造60条内街小巷。\n"
        )
    };
    let (captions, _) = proposed(&list("今年要办好4件民生实事："));
    assert_eq!(captions, ["完善26个乡镇卫生院医疗急救站等4项任务写明了数"]);
    let (captions, _) = proposed(&list("去年办好了4件民生实事："));
    assert!(captions.iter().all(|caption| !caption.contains("任务")), "{captions:?}");
}

#[test]
fn a_review_tells_what_was_done_and_not_what_is_aimed_at() {
    let text = "推进产业升级，规模以上工业增加值增长8%，农业增加值增长3%，服务业增加值增长5%。\n";
    let (captions, _) = proposed(&format!("一、2021年工作回顾\n\n{text}"));
    assert_eq!(captions, ["规模以上工业增加值增长8%，农业增加值增长3%"]);
    let (captions, _) =
        proposed(&format!("一、2021年工作回顾\n\n上年事项。\n\n二、2022年重点工作\n\n{text}"));
    assert_eq!(captions, Vec::<String>::new());
}

#[test]
fn names_and_numbers_that_stand_in_turn_belong_together() {
    let (captions, _) = proposed(
        "2024年，高技术制造业、装备制造业增加值分别增长8.9%、7.7%；信息服务业、商务服务业增加值分别增长10.9%、10.4%。\n",
    );
    assert_eq!(captions, ["信息服务业增加值增长10.9%，装备制造业增加值增长7.7%"]);
}

#[test]
fn a_measure_alone_names_nothing() {
    let (captions, _) = proposed(
        "2021年，农业总产值比上年增长8%，增加值比上年增长9%，林业产值比上年增长3%，渔业产值比上年增长2%。\n",
    );
    assert_eq!(captions, ["农业总产值增长8%，渔业产值增长2%"]);
}

#[test]
fn time_grows_with_the_length_of_the_text() {
    let paragraph = "规模以上工业增加值同比增长12.8%，高新技术产业增加值同比增长9.5%，固定资产投资同比增长3%。\n\n\
                     建成学校8家、医院11家、敬老院29家，财政支出的70%以上用于民生事业。\n\n";
    let texts = [100, 400].map(|times| paragraph.repeat(times));
    let [short, long] = texts.map(|text| {
        let (briefing, _) = parse_source(&text);
        let facts = scan_facts(&briefing);
        better_of_two(|| {
            let proposals = propose_figures(&briefing, &facts, &[]);
            assert!(!proposals.refused.is_empty() || !proposals.found.is_empty());
        })
    });
    assert!(long < short * 8 + Duration::from_millis(20), "{short:?} and {long:?}");
}

#[test]
fn hostile_texts_are_survived() {
    for entry in std::fs::read_dir(root("tests/fixtures/fuzz")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let (briefing, _) = parse_source(&text);
        let facts = scan_facts(&briefing);
        let proposals = propose_figures(&briefing, &facts, &scan_frameworks(&text, &briefing));
        choose_figures(&briefing, &facts, &[], proposals.found);
    }
}

/// Form and caption, sub, and marks of what is proposed for a text.
fn drawn(text: &str) -> Vec<(&'static str, String)> {
    let (briefing, _) = parse_source(text);
    let facts = scan_facts(&briefing);
    let proposals = propose_figures(&briefing, &facts, &scan_frameworks(text, &briefing));
    proposals.found.into_iter().map(|found| (found.form, found.block.toml("a", found.form))).collect()
}

/// The blocks of one form.
fn of_form(text: &str, form: &str) -> Vec<String> {
    drawn(text).into_iter().filter(|found| found.0 == form).map(|found| found.1).collect()
}

const REVIEW: &str = "一、2025年工作回顾\n\n";
const TASKS: &str = "一、2026年重点工作\n\n";

#[test]
fn rates_of_a_review_are_of_its_year() {
    let text = format!(
        "{REVIEW}2025年，主要指标好于预期。地区生产总值增长5.5%、达到10.3万亿元。规上工业增加值增长7.6%，服务业增加值增长6.1%，社会消费品零售总额增长5.1%，进出口增长4.5%，社会融资规模增长9%。\n"
    );
    let tables = of_form(&text, "indicators");
    assert_eq!(tables.len(), 1, "{tables:?}");
    assert!(tables[0].contains("sub = \"2025年增速\""), "{tables:?}");
    assert_eq!(tables[0].matches("[[mark]]").count(), 6);
}

#[test]
fn rates_of_several_years_stand_with_none_of_one_year() {
    let text = format!(
        "{REVIEW}2025年是“十四五”收官之年。五年来，民营经济增加值增长31.6%，居民人均可支配收入增长34.3%，一般公共预算收入增长18.7%。\n"
    );
    assert_eq!(of_form(&text, "bars"), Vec::<String>::new());
    let text = format!(
        "{REVIEW}2025年是“十四五”收官之年。五年来，研发人员总量年均增长11.2%，技术合同成交额年均增长51.3%，制造业投资年均增长12.2%。\n"
    );
    let bars = of_form(&text, "bars");
    assert!(
        bars.iter().all(|found| found.contains("sub = \"五年来年均增速\"")) && bars.len() == 1,
        "{bars:?}"
    );
}

#[test]
fn what_somebody_made_less_did_not_fall() {
    let text = format!(
        "{REVIEW}2025年，平均跑动次数减少93%，办理时限压缩65%，入企检查次数压减30%，用电成本下降5%。\n"
    );
    assert_eq!(of_form(&text, "bars"), Vec::<String>::new());
}

#[test]
fn things_counted_in_turn_share_their_verb() {
    let text = format!("{REVIEW}2025年新增科技型中小企业7227家、高新技术企业3200家、专精特新企业1565家。\n");
    let bars = of_form(&text, "bars");
    assert!(
        bars[0].contains("caption = \"2025年新增科技型中小企业7227家，3项中最多\"")
            || bars[0].contains("caption = \"新增科技型中小企业7227家，3项中最多\""),
        "{bars:?}"
    );
    assert!(bars[0].contains("新增\""), "{bars:?}");
    assert!(bars[0].contains("label = \"高新技术企业\""), "{bars:?}");
    // Each with a verb of its own, or some without: which verb is of which, nobody knows.
    let text = format!("{REVIEW}新建改造泵站120座、水闸80座、修复河堤200座。\n");
    assert_eq!(of_form(&text, "bars"), Vec::<String>::new());
}

#[test]
fn rates_above_those_of_the_nation_are_bars_of_points() {
    let text = format!(
        "{REVIEW}2025年，规上工业增加值增长7.6%，高于全国1.7个百分点；服务业增加值增长6.1%，高于全国0.7个百分点；社会消费品零售总额增长5.1%，高于全国1.4个百分点。\n"
    );
    let bars = of_form(&text, "bars");
    assert!(
        bars.iter()
            .any(|found| found.contains("caption = \"规上工业增加值增速高于全国1.7个百分点，3项中最多\"")),
        "{bars:?}"
    );
}

#[test]
fn a_place_is_of_the_words_before_it() {
    let text = format!(
        "{REVIEW}税收收入增速居全国第二，光储产业综合竞争力居全国第3位，科技型中小企业数增长4.9倍、居全国第5位，生产安全事故起数下降，成为全省第4个试点。\n"
    );
    let ladders = of_form(&text, "ladder");
    assert!(ladders[0].contains("label = \"税收收入增速\""), "{ladders:?}");
    // The place behind a growth may be that of the growth.
    assert!(!ladders[0].contains("第5位") && !ladders[0].contains("第4个"), "{ladders:?}");
}

#[test]
fn a_place_that_something_left_is_no_place_that_it_has() {
    let text = format!(
        "{REVIEW}区域创新能力从全国第12位跃升至第9位，光储产业综合竞争力居全国第3位，平安建设考评居全国第4位。\n"
    );
    let ladders = of_form(&text, "ladder");
    assert!(!ladders[0].contains("第12位"), "{ladders:?}");
    let changes = of_form(&text, "change");
    assert!(changes[0].contains("caption = \"区域创新能力从全国第12位跃升至第9位\""), "{changes:?}");
    assert!(changes[0].contains("名次"), "{changes:?}");
}

#[test]
fn tasks_of_a_section_are_aims_where_words_say_that_they_are_reached() {
    let text = format!(
        "{TASKS}新建现代产业学院40个，引进科技领军人才200名以上，新增高技能人才10万人，新培育科技型中小企业3000家以上，推进100个标志性工程，实施亿元以上技改项目1200项以上，建设9个区域医疗中心。\n"
    );
    let goals = of_form(&text, "goals");
    assert_eq!(goals.len(), 1, "{goals:?}");
    assert_eq!(goals[0].matches("[[mark]]").count(), 4, "{goals:?}");
    assert!(goals[0].contains("要做到的数，不是已完成数"));
    for not_there in ["标志性工程", "技改项目", "医疗中心"] {
        assert!(!goals[0].contains(not_there), "{goals:?}");
    }
}

#[test]
fn a_section_of_plans_that_looks_back_tells_of_results() {
    let text = "一、第十五个五年规划的说明\n\n“十四五”时期，全员劳动生产率提高到42万元，新建绿道500公里以上，新增公园100座，新增停车位3000个以上。\n";
    assert_eq!(of_form(text, "goals"), Vec::<String>::new());
}

#[test]
fn steps_stand_in_the_table_without_a_bar() {
    let text = format!(
        "{REVIEW}2025年，地区生产总值达到5万亿元、增长5%。工业增加值增长6%，服务业增加值增长4%，进出口总额增长3%，普通高中学位供给率70.4%、提高5.9个百分点，农业增加值增长2%。\n"
    );
    let tables = of_form(&text, "indicators");
    assert!(tables[0].contains("5.9个百分点"), "{tables:?}");
}

#[test]
fn names_in_a_list_that_want_their_measure_get_it_or_are_left_out() {
    let text = format!("{REVIEW}2025年，刑事治安、涉诈、涉毒警情分别下降17.7%、17.4%、68%。\n");
    assert!(of_form(&text, "bars").iter().all(|found| !found.contains("label = \"涉诈\"")));
}

#[test]
fn the_measure_of_the_last_name_is_not_that_of_a_mixed_list() {
    let text = format!("{REVIEW}2025年，进口货值、免签入境游客、离岛免税销售额分别增长38.9%、64%、46.8%。\n");
    assert!(drawn(&text).iter().all(|(_, block)| !block.contains("〔")), "{:?}", drawn(&text));
}

#[test]
fn only_the_clause_that_says_so_is_a_part_of_the_row_above() {
    let text = format!(
        "{REVIEW}2025年，地区生产总值达到5万亿元、增长4.8%，其中工业增加值增长6.2%，预算收入达3507亿元、增长1.7%，居民收入达39545元、增长5%，其中农村居民收入增长5.8%，进出口总额增长3%。\n"
    );
    let tables = of_form(&text, "indicators");
    assert_eq!(tables.len(), 1, "{tables:?}");
    let parts: Vec<&str> = tables[0]
        .split("[[mark]]")
        .filter(|mark| mark.contains("part = true"))
        .filter_map(|mark| mark.split("label = ").nth(1)?.lines().next())
        .collect();
    assert_eq!(parts, ["\"工业增加值\"", "\"农村居民收入\""]);
}

#[test]
fn a_streak_is_told_with_its_subject_or_not_at_all() {
    let caption = |sentence: &str| {
        let found = of_form(&format!("{REVIEW}{sentence}\n"), "streak");
        found.first().and_then(|block| block.split("caption = ").nth(1)?.lines().next()).map(str::to_owned)
    };
    assert_eq!(caption("“三公”经费连续13年只减不增。").as_deref(), Some("\"“三公”经费连续13年只减不增\""));
    assert_eq!(caption("连续6年成为全国平安县。").as_deref(), Some("\"连续6年成为全国平安县\""));
    for nameless in ["连续13年只减不增。", "三公经费连续两年只减不增。"] {
        assert_eq!(caption(nameless), None, "{nameless}");
    }
}

#[test]
fn a_heading_of_two_times_does_not_give_the_longer_one() {
    let text = "一、“十五五”时期目标任务和2026年工作安排\n\n主要预期目标是：地区生产总值增长4.5%左右，预算收入增长2.5%左右，城镇新增就业45万人以上，居民消费价格涨幅2%左右。\n";
    let goals = of_form(text, "goals");
    assert_eq!(goals.len(), 1, "{goals:?}");
    assert!(!goals[0].contains("十五五"), "{goals:?}");
}

/// The rows of the results that a text proposes first: name and quote.
fn results(text: &str) -> Vec<String> {
    let Some(block) = of_form(text, "results").into_iter().next() else { return Vec::new() };
    let value = |mark: &str, key: &str| {
        let line = mark.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
        line.map(|line| line.trim_matches('"').to_owned()).unwrap_or_default()
    };
    block.split("[[mark]]").skip(1).map(|mark| value(mark, "verb") + "|" + &value(mark, "label")).collect()
}

#[test]
fn what_was_done_in_numbers_is_a_list_of_results() {
    let text = format!(
        "{REVIEW}完成13个美丽乡村创建，改造提升62个村内饮水管网，新建改造供电线路133公里、农村公厕73座。粮食产量稳定在838.6亿斤、增长3%。\n"
    );
    assert_eq!(
        results(&text),
        ["完成|美丽乡村创建", "改造提升|村内饮水管网", "|新建改造供电线路", "|农村公厕", "|粮食产量"]
    );
    let block = of_form(&text, "results").remove(0);
    assert!(block.contains("caption = \"完成13个美丽乡村创建，改造提升62个村内饮水管网\""), "{block}");
    assert!(block.contains("quote = \"改造提升62个村内饮水管网\""), "{block}");
    assert!(block.contains("已经做到的数，次序照原文；单位不同，不比大小"), "{block}");
}

#[test]
fn a_number_that_belongs_to_another_thing_is_no_result() {
    let rows = |sentence: &str| {
        results(&format!("{REVIEW}新建幼儿园12所，改造老旧小区35个，新增床位800张，{sentence}。\n"))
            .split_off(3)
    };
    for sentence in [
        "减免3544户企业税费2.67亿元",
        "120个重点项目完成投资90亿元",
        "全县322个村集体经济收入均达到5万元以上",
        "存贷款余额229亿元、91亿元",
        "总投资185亿元的项目开工",
        "为200万名学生提供服务",
        "超额完成下达的任务量54000株",
        "专精特新企业从80户增加到810户",
        "15个村被命名为省级卫生村",
        "56条76公里农村公路实现提档升级",
        "其中中心城区新增泊位300个",
        "实施城乡安居三大工程",
        "力争新增就业3万人",
        "五年来累计新建公路500公里",
    ] {
        assert_eq!(rows(sentence), Vec::<String>::new(), "{sentence}");
    }
    assert_eq!(rows("争取国投资金17.73亿元"), ["|争取国投资金"]);
}

#[test]
fn results_are_of_one_time_and_never_plans() {
    let done = "新建幼儿园12所，改造老旧小区35个，新增床位800张，修复矿山20个。\n";
    assert_eq!(results(&format!("{REVIEW}{done}")).len(), 4);
    assert_eq!(results(&format!("{TASKS}{done}")), Vec::<String>::new());
    assert_eq!(results(&format!("一、存在的问题\n\n2025年，{done}")), Vec::<String>::new());
    let mixed = "2024年新建幼儿园12所，改造老旧小区35个。2025年新增床位800张，修复矿山20个。\n";
    assert_eq!(results(&format!("{REVIEW}{mixed}")), Vec::<String>::new());
    let several =
        format!("一、工作回顾\n\n五年来，{done}\n\n一年来，培训职工900人，新增泊位700个，新铺管网60公里。\n");
    let blocks = of_form(&several, "results");
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    assert!(blocks[0].contains("sub = \"五年来，已经做到的数"), "{blocks:?}");
}

#[test]
fn a_paragraph_of_one_finding_gives_it_to_its_results() {
    let rows = "新建幼儿园12所，改造老旧小区35个，新增床位800张。";
    let caption = |opening: &str| {
        let block = of_form(&format!("{REVIEW}{opening}{rows}\n"), "results").remove(0);
        block.lines().find_map(|line| line.strip_prefix("caption = ").map(str::to_owned)).unwrap()
    };
    assert_eq!(caption("我们坚持办好民生实事，公共服务更加完善。"), "\"公共服务更加完善\"");
    assert_eq!(
        caption("粮食安全更加稳固。农业连年丰收。公共服务更加完善。"),
        "\"新建幼儿园12所，改造老旧小区35个\""
    );
}
