//! What an editor can do about a finding: sentences, single repairs, choices, and what is ignored.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::{read, root};
use jiedu_core::check::{Choice, Examined, RULES, check_source, examine, repair_source};
use jiedu_core::diagnostic::Severity;
use jiedu_core::draft::{Given, draft};
use jiedu_core::edit::revised;
use jiedu_core::fault::sentence;
use jiedu_core::reading::read_briefing;
use proptest::prelude::*;

const HEAD: &str = "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n\n";

/// Words alone.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Texts with a fault of every kind, without front matter.
const FAULTY: &[&str] = &[
    "## 一、甲\n\n文。\n\n## 三、乙\n\n文。\n\n## 四、丙\n\n文。\n",
    "一、甲\n文。\n三、乙\n文。\n",
    "## 一、甲\n\n### （一）乙\n\n文。\n\n### （四）丙\n\n文。\n\n### （五）丁\n\n文。\n\n## 二、戊\n\n文。\n",
    "## 一、甲\n\n文。\n\n## 二、乙\n\n文。\n\n## 二、丙\n\n文。\n\n## 三、丁\n\n文。\n",
    "- 一是学习。\n- 二是实干。\n- 四是创新。\n",
    "要做到：一是学习。三是实干。\n",
    "一、甲\n文。\n三、乙\n文。\n二、丙\n文。\n四、丁\n文。\n",
    "# 题\n\n## 一、甲\n\n文。\n\n## 二、乙\n\n## 三、丙\n\n文。\n",
    "坚持人民至上、生命至上，统筹发展和安全，全力以赴抓好防汛救灾各项工作。\n\n一段话。\n\n一段话说完。\n\n第三段话。\n\n第四段话。\n\n第五段话。\n\n第六段话。\n\n第七段话。\n\n第八段话。\n\n坚持人民至上、生命至上，统筹发展和安全，全力以赴抓好防汛救灾各项工作。\n",
    "坚持人民至上、生命至上，统筹发展和安全，全力以赴抓好防汛救灾各项工作。坚持人民至上、生命至上，统筹发展和安全，全力以赴抓好防汛救灾各项工作。\n",
    "要坚持规划引领，科学制订计\n\n12\n\n划，合理设置预期。\n",
    "## 甲\n\n全市上下坚持规划引领。科学制订计划，合理设置\n\n## 乙\n\n文。\n",
    "坚持规划引领、高标准推进\n\n各项工作抓得很实，成效明显。\n",
    "## 甲\n\n文。\n\n## 乙\n\n重点打造以下5个片区：\n\n## 丙\n\n文。\n",
    "重点办好以下五件实事：\n\n- 甲事。\n- 乙事。\n- 丙事。\n\n文。\n",
    "要抓好以下3项工作：一是抓投资；二是抓消费。\n",
    "要抓好以下三项工作。\n\n同时，加快其他工作。\n",
    "完善“四纵六横”路网。\n",
    "工业增加值增长42.8%，高新技术产业增加值增长42.8%。\n",
    "全年粮食产量83.8万吨，收入增长3%，粮食产量84.6万吨。\n",
    "建设3个园区：高新区、经开区。\n",
    "其中高新技术企业3家、科技型企业4家，共8家。\n",
    "新建学校3所、改建学校4所，共计9所。\n",
    "建设“品质城市，抓好落实。\n",
    "印发《实施意见，抓好落实。\n",
    "建设品质城市”，抓好落实。\n",
    "- 甲事。\n- 乙事。\n本报记者苗苗整理\n",
    "# 题\n\n## 甲\n\n文。\n\n#### 乙\n\n文。\n",
    "一\n\n甲的标题\n\n文。\n\n二\n\n乙的标题\n\n文。\n",
    "## （一）甲\n\n文。\n\n## 1.乙\n\n文。\n\n## （二）丙\n\n文。\n",
    "一、甲\n文。\n二、乙\n文。\n三 丙的标题\n文。\n",
    "## 一、甲\n\n文。\n\n## 二、乙\n\n文。\n\n- 三、丙的工作\n\n丙的文。\n\n## 四、丁\n\n文。\n",
    "## 一、甲\n\n文。\n\n## 二、乙\n\n文。\n\n三、丙的工作\n\n丙的文。\n\n## 四、丁\n\n文。\n",
    "# 题\n\n## ——副题\n\n## 甲\n\n文。\n\n## 乙\n\n文。\n",
    "一 2021年工作\n\n文。\n\n二 甲的工作\n\n文。\n",
    "全面贯彻落实现市委部署。要如火如茶地推进。\n",
    "全年完成投资5 0 0亿元。\n\n工业增长24 . 83%。\n",
    "坚持规划引领,科学制订计划(全年);合理设置。\n\n抓好,落实。\n",
    "工作取得了了显著成效。\n",
    "会议指出，，要抓好落实，。\n",
    "联 系 电 话：一二三。\n",
    "<div class=\"a\">正文在此。\n",
    "正文锟斤拷在此。\n",
    "增长5%\u{202e}亿元。\n",
    "达到185\u{200b}亿元。\n",
    "7月30日，会议召开。\n\n今年要抓好工作。\n",
    "",
];

/// The same as briefings: with front matter, and an anchor behind each heading.
fn as_briefing(text: &str) -> String {
    let mut body = String::new();
    for (idx, line) in text.lines().filter(|line| !line.starts_with("# ")).enumerate() {
        let anchor = if line.starts_with('#') { format!(" {{#s{idx}}}") } else { String::new() };
        body.push_str(&format!("{line}{anchor}\n"));
    }
    format!("{HEAD}{body}")
}

/// Raw texts, drafts of them, and briefings with one fault each.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for id in ["qixian-2022", "shifanqu-2021"] {
        let raw = read(&format!("tests/fixtures/{id}.txt"));
        texts.push(draft(&raw, &Given::default(), "").text);
        texts.push(raw);
        texts.push(read(&format!("../../briefings/{id}.md")));
    }
    texts.extend(FAULTY.iter().map(|text| (*text).to_owned()));
    texts.extend(FAULTY.iter().map(|text| as_briefing(text)));
    texts
}

/// Everything that is found in a text: for a briefing also what reading it finds.
fn found(text: &str) -> Vec<Examined> {
    if text.starts_with("+++") { read_briefing(text).0.findings } else { examine(text) }
}

/// What a finding is known by in a text whose lines have moved: its code and the words of its place.
fn place(text: &str, finding: &Examined) -> (&'static str, String) {
    let span = &finding.diagnostic.span;
    let words = text[span.clone()].chars().chain(text[span.end..].chars().take(8)).collect();
    (finding.diagnostic.code, words)
}

/// How many findings of a text are one.
fn alike(text: &str, known: &(&str, String)) -> usize {
    found(text).iter().filter(|finding| place(text, finding) == *known).count()
}

/// Requires that each sentence which a choice takes out stands in the text that it leaves. A word within a sentence may be
/// corrected, and a page number is no sentence.
fn keeps(before: &str, after: &str, choice: &Choice) {
    const WORD: usize = 4;
    let whole = bare(after);
    for edit in &choice.edits {
        let (above, gone) = (&before[..edit.span.start], &before[edit.span.clone()]);
        let touches = above.ends_with(char::is_alphanumeric)
            || before[edit.span.end..].starts_with(char::is_alphanumeric);
        let is_word = bare(gone).chars().count() <= WORD && (touches || !edit.text.is_empty());
        for sentence in gone.split(['。', '！', '？', '；', '\n']).map(bare) {
            let is_page = sentence.len() <= WORD && sentence.bytes().all(|byte| byte.is_ascii_digit());
            assert!(
                is_word
                    || is_page
                    || gone.starts_with('<')
                    || gone.contains("[[ignore]]")
                    || whole.contains(&sentence),
                "lost “{sentence}” by {choice:?} of\n{before}\nin\n{after}"
            );
        }
    }
}

#[test]
fn every_rule_and_every_code_has_a_text_here() {
    let codes: BTreeSet<&str> =
        texts().iter().flat_map(|text| found(text)).map(|finding| finding.diagnostic.code).collect();
    for rule in RULES {
        assert!(codes.contains(rule.code), "{}", rule.code);
    }
}

#[test]
fn a_sentence_is_said_in_both_languages_and_without_markdown() {
    for text in texts() {
        for finding in found(&text) {
            let choices = finding.repair.iter().chain(&finding.choices).chain(&finding.ignore);
            let said = std::iter::once(&finding.said).chain(choices.map(|choice| &choice.said));
            for said in said {
                let quoted = said.zh.contains('<');
                assert!(said.zh.chars().any(|c| ('一'..='龥').contains(&c)), "{said:?}");
                assert!(said.en.contains(|c: char| c.is_ascii_lowercase()), "{said:?}");
                for words in [&said.zh, &said.en] {
                    assert!(quoted || !words.contains(['#', '`', '*', '{', '\n']), "{said:?}");
                    assert!(!words.contains("Markdown") && !words.contains("front matter"), "{said:?}");
                    assert!(!words.ends_with(['。', '.']), "{said:?}");
                }
            }
        }
    }
}

#[test]
fn what_keeps_a_page_from_being_built_is_said_in_chinese() {
    // Codes stand in the sources right behind the call that tells them.
    let mut codes = BTreeSet::new();
    let mut folders: Vec<_> = ["document", "fact", "figure"].map(|part| root("src").join(part)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(path).unwrap();
            for call in ["::error(", "::warning(", "::note(", ".error("] {
                for (at, _) in source.match_indices(call) {
                    let rest = source[at + call.len()..].trim_start();
                    let code = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
                    codes.extend(code.map(|(code, _)| code.to_owned()));
                }
            }
        }
    }
    assert!(codes.len() > 45, "{codes:?}");
    for code in codes {
        assert!(sentence(&code).is_some(), "{code}");
    }
}

/// Makes the repairs of a text one by one, each time the one that is picked.
fn one_by_one(text: &str, pick: impl Fn(usize) -> usize) -> String {
    let mut text = text.to_owned();
    for round in 0..400 {
        let repairs: Vec<Choice> = examine(&text).into_iter().filter_map(|finding| finding.repair).collect();
        if repairs.is_empty() {
            return text;
        }
        let repair = &repairs[pick(round) % repairs.len()];
        let next = revised(&text, &repair.edits).unwrap();
        assert_ne!(next, text, "{repair:?}");
        text = next;
    }
    panic!("the repairs do not end:\n{text}")
}

#[test]
fn repairs_made_one_by_one_give_what_all_at_once_give() {
    for text in texts() {
        let at_once = repair_source(&text).text;
        for pick in [|_: usize| 0, |_: usize| usize::MAX - 1, |round: usize| round * 7 + 3] {
            assert_eq!(one_by_one(&text, pick), at_once, "of\n{text}");
        }
    }
}

#[test]
fn a_choice_mends_what_it_is_for_and_loses_no_sentence() {
    for text in texts() {
        let errors = |text: &str| {
            let faults = if text.starts_with("+++") { read_briefing(text).1 } else { Vec::new() };
            let found = check_source(text).into_iter().chain(faults);
            found.filter(|found| found.severity == Severity::Error).count()
        };
        let before = errors(&text);
        for finding in found(&text) {
            assert!(finding.repair.is_none() || finding.choices.is_empty(), "{finding:?}");
            for choice in &finding.choices {
                let after = revised(&text, &choice.edits).unwrap();
                keeps(&text, &after, choice);
                let known = place(&text, &finding);
                let (was, is) = (alike(&text, &known), alike(&after, &known));
                assert!(is < was, "{choice:?} does not mend {:?} of\n{text}\nin\n{after}", finding.said);
                assert!(
                    errors(&after) <= before,
                    "{choice:?} of {:?} in\n{after}\n{:?}",
                    finding.said,
                    check_source(&after)
                );
            }
        }
    }
}

#[test]
fn the_first_choice_says_what_is_missing() {
    let first = |text: &str| {
        let finding = found(text).into_iter().find(|finding| !finding.choices.is_empty()).unwrap();
        (finding.said.zh.clone(), revised(text, &finding.choices[0].edits).unwrap())
    };
    let (said, text) = first(FAULTY[0]);
    assert_eq!(said, "“一、”后面直接是“三、”，少了“二、”");
    assert!(text.contains("\n\n## 二、〔缺：原文编号由一跳到三，二未见。〕\n\n## 三、乙\n"), "{text}");
    let (_, text) = first(&as_briefing(FAULTY[0]));
    assert!(
        text.contains("\n\n## 二、〔缺：原文编号由一跳到三，二未见。〕 {#missing-2}\n\n## 三、乙 {#s4}\n"),
        "{text}"
    );
    let (said, text) = first("## 甲\n\n文。\n\n## 乙\n\n重点打造以下5个片区：\n\n## 丙\n\n文。\n");
    assert_eq!(said, "写了“5个片区”，后面没有列出来");
    assert!(
        text.contains("重点打造以下5个片区：\n\n〔缺：原文写“5个片区”，名单未见或不全。〕\n\n## 丙\n"),
        "{text}"
    );
}

/// The one finding of a text with a code.
fn one(text: &str, code: &str) -> Examined {
    let mut found = found(text).into_iter().filter(|finding| finding.diagnostic.code == code);
    let finding = found.next().unwrap_or_else(|| panic!("no {code} in\n{text}"));
    assert!(found.next().is_none(), "{text}");
    finding
}

#[test]
fn what_is_ignored_is_kept_in_the_manuscript_and_can_be_told_again() {
    for text in texts().into_iter().filter(|text| text.starts_with("+++")) {
        for finding in found(&text) {
            let Some(ignore) = finding.ignore.clone() else { continue };
            let code = finding.diagnostic.code;
            let ignored = revised(&text, &ignore.edits).unwrap();
            let (reading, faults) = read_briefing(&ignored);
            assert_eq!(faults.len(), read_briefing(&text).1.len(), "{ignored}");
            let known = place(&text, &finding);
            assert!(alike(&ignored, &known) < alike(&text, &known), "{finding:?} of\n{ignored}");
            assert!(!reading.findings.iter().any(|it| it.diagnostic.code == "ignore-unused"), "{ignored}");
            let told = check_source(&ignored).iter().filter(|it| it.code == code).count();
            assert_eq!(
                told,
                reading
                    .findings
                    .iter()
                    .filter(|it| it.diagnostic.code == code && !code.starts_with("number-un"))
                    .count()
            );
            let set_aside = reading.ignored.iter().find(|it| place(&ignored, &it.finding) == known).unwrap();
            let restore = set_aside.restore.clone().unwrap();
            let restored = revised(&ignored, &restore.edits).unwrap();
            assert_eq!(restored, text);
        }
    }
}

#[test]
fn an_entry_holds_while_the_text_around_it_changes_and_is_told_when_its_words_are_gone() {
    let text =
        as_briefing("## 一、甲\n\n全面贯彻落实现市委部署。\n\n## 二、乙\n\n另外也要落实现省委部署。\n");
    let first = found(&text).into_iter().find(|finding| finding.diagnostic.code == "suspect-word").unwrap();
    let ignored = revised(&text, &first.ignore.unwrap().edits).unwrap();
    assert!(
        ignored.contains("\n[[ignore]]\nrule = \"suspect-word\"\nwords = \"落实现市\"\n+++\n"),
        "{ignored}"
    );
    // Of two places with one word the other one is told.
    assert!(one(&ignored, "suspect-word").diagnostic.span.start > ignored.find("另外").unwrap());
    let changed =
        ignored.replace("## 一、甲 {#s0}\n", "## 一、甲 {#s0}\n\n先写一段话。\n").replace("另外也", "同时");
    assert_eq!(one(&changed, "suspect-word").said, one(&ignored, "suspect-word").said);
    let corrected = changed.replace("落实现市委", "落实市委");
    let unused = one(&corrected, "ignore-unused");
    assert_eq!(unused.diagnostic.severity, Severity::Note);
    let without = revised(&corrected, &unused.choices[0].edits).unwrap();
    assert!(
        !without.contains("[[ignore]]")
            && !found(&without).iter().any(|it| it.diagnostic.code == "ignore-unused")
    );
}

#[test]
fn a_repair_leaves_what_is_ignored() {
    let copy = "坚持人民至上、生命至上，统筹发展和安全，全力以赴抓好防汛救灾各项工作。";
    let text = format!("{HEAD}## 一、甲 {{#a}}\n\n{copy}\n\n另外一段话,说完。\n\n{copy}\n");
    assert_eq!(repair_source(&text).text.matches(copy).count(), 1);
    let ignored = revised(&text, &one(&text, "duplicate-block").ignore.unwrap().edits).unwrap();
    let repaired = repair_source(&ignored).text;
    assert_eq!(repaired.rsplit_once("+++").unwrap().1.matches(copy).count(), 2);
    assert!(repaired.contains("另外一段话，说完"));
    // Punctuation is told once for the whole text, and ignored for the whole text.
    let ignored = revised(&text, &one(&text, "halfwidth-punctuation").ignore.unwrap().edits).unwrap();
    assert!(ignored.contains("[[ignore]]\nrule = \"halfwidth-punctuation\"\n+++\n"), "{ignored}");
    assert!(repair_source(&ignored).text.contains("另外一段话,说完"));
}

#[test]
fn what_keeps_a_page_from_being_built_is_not_ignored() {
    let text = format!("{HEAD}## 一、甲\n\n文。\n")
        .replace("+++\n\n", "\n[[ignore]]\nrule = \"anchor-missing\"\nwords = \"一、甲\"\n+++\n\n");
    let (_, faults) = read_briefing(&text);
    assert!(faults.iter().any(|fault| fault.code == "anchor-missing"));
    assert_eq!(one(&text, "ignore-unused").diagnostic.severity, Severity::Note);
    // A rule that nobody knows is told too, and so is a key that an entry has not.
    let text = format!("{HEAD}文。\n").replace("+++\n\n", "[[ignore]]\nrule = \"x\"\n+++\n\n");
    assert!(one(&text, "ignore-unused").said.zh.contains('x'));
    let text = format!("{HEAD}文。\n").replace("+++\n\n", "[[ignore]]\nrule = \"x\"\nplace = \"y\"\n+++\n\n");
    assert!(read_briefing(&text).1.iter().any(|fault| fault.code == "front-matter-invalid"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mixture_can_be_acted_on(is_briefing in any::<bool>(), picks in proptest::collection::vec(0..1000_usize, 6), pieces in proptest::collection::vec(
        prop_oneof![
            Just("## 一、甲的工作 {#a}\n"), Just("## 三、乙的工作 {#b}\n"), Just("### （二）丙的工作 {#c}\n"), Just("#### （四）丁的工作 {#d}\n"), Just("- 要抓好工作。\n"), Just("★一是抓实,抓细\n"),
            Just("全市坚持规划引领，科学制订计划，合理设置预期。\n"), Just("坚持规划引领，科学制订计\n\n"), Just("划，合理设置预期。\n"), Just("12\n"), Just("\n"), Just("\r\n"),
            Just("本报记者苗苗整理\n"), Just("围。全市坚持规划引领，科学制订计划，合理设置预期。\n"), Just("重点抓好以下5件事：\n"), Just("落实现“四纵六横\n"), Just("5 0 0亿元，，\n"), Just("5. 甲\n"), Just("（三）乙\n"),
        ], 0..24)) {
        let mut text = if is_briefing { HEAD.to_owned() + &pieces.concat() } else { pieces.concat() };
        for pick in picks {
            let mut ways: Vec<Choice> = found(&text)
                .into_iter()
                .flat_map(|finding| finding.repair.into_iter().chain(finding.choices).chain(finding.ignore))
                .collect();
            if ways.is_empty() {
                break;
            }
            let choice = ways.swap_remove(pick % ways.len());
            let next = revised(&text, &choice.edits);
            prop_assert!(next.is_some(), "{choice:?} of\n{text}");
            let next = next.unwrap();
            keeps(&text, &next, &choice);
            text = next;
        }
    }
}
