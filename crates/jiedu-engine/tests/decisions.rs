//! What an editor decides in the panels, on drafts of real texts: each is an edit of the manuscript that keeps every sentence.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use jiedu_core::reading::read_briefing;
use jiedu_desk::history::edited;
use jiedu_desk::protocol::{
    Decision, FigureText, FrontField, KeyAct, MarkAct, NumberField, Reply, Request, Said, SectionAct,
    Suggestion, View,
};
use jiedu_engine::Engine;
use jiedu_site::Shell;
use proptest::prelude::*;

const QIXIAN: &str = include_str!("../../jiedu-core/tests/fixtures/qixian-2022.txt");
const SHIFANQU: &str = include_str!("../../jiedu-core/tests/fixtures/shifanqu-2021.txt");

fn engine() -> Engine {
    Engine::new(Shell::from_files(|name| Some(name.as_bytes().to_vec())).unwrap(), String::new())
}

fn drafted(text: &str) -> String {
    let request = Request::Import { name: "text.txt".to_owned(), bytes: text.as_bytes().to_vec() };
    match engine().answer(request) {
        Reply::Drafted(drafted) => drafted.manuscript,
        other => panic!("{other:?}"),
    }
}

fn view(manuscript: &str) -> View {
    match engine().answer(Request::Read { manuscript: manuscript.to_owned() }) {
        Reply::View(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn decide(manuscript: &str, decision: Decision) -> Result<String, Said> {
    match engine().answer(Request::Decide { manuscript: manuscript.to_owned(), decision }) {
        Reply::Edits(edits) => Ok(edited(manuscript, &edits).unwrap()),
        Reply::Refused(said) => Err(said),
        other => panic!("{other:?}"),
    }
}

fn suggestions(manuscript: &str, of: Vec<std::ops::Range<usize>>) -> Vec<Suggestion> {
    match engine().answer(Request::Suggest { manuscript: manuscript.to_owned(), of }) {
        Reply::Suggestions { figures, .. } => figures,
        other => panic!("{other:?}"),
    }
}

/// The sentences of the text, headings among them, in any order and without blanks.
fn sentences(manuscript: &str) -> Vec<String> {
    let briefing = read_briefing(manuscript).0.briefing;
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut found: Vec<String> =
        briefing.sentences.iter().map(|sentence| plain(briefing.slice(&sentence.range))).collect();
    found.sort();
    found
}

/// All addresses of sections, former ones among them.
fn addresses(manuscript: &str) -> BTreeSet<String> {
    let briefing = read_briefing(manuscript).0.briefing;
    let sections = briefing.sections.into_iter();
    sections.flat_map(|section| [vec![section.anchor], section.aliases].concat()).collect()
}

fn field(view: &View, field: FrontField) -> String {
    view.fields.iter().find(|(known, _)| *known == field).unwrap().1.clone()
}

#[test]
fn a_number_is_corrected_and_taken_back_to_the_byte() {
    let manuscript = drafted(QIXIAN);
    let before = view(&manuscript);
    for fact in before.facts.iter().filter(|fact| !fact.is_date) {
        let say = |manuscript: &str, place, field, value: &str| {
            decide(manuscript, Decision::Number { place, field, value: value.to_owned() })
        };
        let Ok(once) = say(&manuscript, fact.span.clone(), NumberField::Subject, "某项 指标") else {
            // Two numbers of which one holds the other can't be told apart in brackets.
            panic!("{fact:?}")
        };
        let seen = view(&once);
        let found = seen.facts.iter().find(|other| other.anchor == fact.anchor).unwrap();
        assert_eq!((found.subject.as_str(), found.is_corrected), ("某项 指标", true));
        assert_eq!((&found.value, &found.surface), (&fact.value, &fact.surface), "the number stays");
        let twice = say(&once, found.span.clone(), NumberField::Period, "2022年").unwrap();
        let found = view(&twice).facts.into_iter().find(|other| other.anchor == fact.anchor).unwrap();
        assert_eq!((found.subject.as_str(), found.period.as_str()), ("某项 指标", "2022年"));
        let back = say(&twice, found.span.clone(), NumberField::Period, "").unwrap();
        assert_eq!(back, once);
        assert_eq!(
            say(&back, fact.span.start + 1..fact.span.end + 1, NumberField::Subject, "").unwrap(),
            manuscript
        );
    }
}

#[test]
fn what_is_said_of_a_number_changes_no_word() {
    let manuscript = drafted(SHIFANQU);
    let text = read_briefing(&manuscript).0.briefing.text;
    let mut headings = 0;
    for fact in view(&manuscript).facts {
        let decision = Decision::Number {
            place: fact.span.clone(),
            field: NumberField::Subject,
            value: "某项指标".to_owned(),
        };
        match decide(&manuscript, decision) {
            Ok(after) => assert_eq!(read_briefing(&after).0.briefing.text, text, "{fact:?}"),
            // A heading has no brackets.
            Err(said) => {
                let line = manuscript[..fact.span.start].rfind('\n').map_or(0, |end| end + 1);
                assert!(manuscript[line..].starts_with('#') && said.zh.contains("标题"), "{fact:?}");
                headings += 1;
            }
        }
    }
    assert!(headings > 0);
}

#[test]
fn a_number_is_dropped_and_one_that_was_passed_over_is_marked() {
    let manuscript = drafted(QIXIAN);
    let before = view(&manuscript);
    let mut numbers = before.facts.iter().filter(|fact| !fact.is_date);
    // One that a figure or a key figure shows stays until that is taken out.
    let shown = numbers.clone().find(|fact| fact.figure.is_some()).unwrap();
    let refused = decide(&manuscript, Decision::NoNumber(shown.span.clone())).unwrap_err();
    assert!(refused.zh.contains("用着这个数"), "{refused:?}");
    let dropped = numbers
        .find_map(|fact| Some((fact, decide(&manuscript, Decision::NoNumber(fact.span.clone())).ok()?)));
    let (fact, after) = dropped.unwrap();
    assert_eq!(view(&after).facts.len() + 1, before.facts.len());
    // It can be had again: what was said of it is taken back by saying its kind.
    let place = fact.span.start + 1..fact.span.end + 1;
    let again = decide(&after, Decision::PassedOver(place, fact.kind_name.clone())).unwrap();
    assert_eq!(view(&again).facts.len(), before.facts.len());
    let words = manuscript.find("高水平建设").unwrap();
    let refused =
        decide(&manuscript, Decision::PassedOver(words..words + 15, "count".to_owned())).unwrap_err();
    assert!(refused.zh.contains("没有数") || refused.zh.contains("改不了"), "{refused:?}");
}

#[test]
fn sections_change_and_nothing_is_lost() {
    let manuscript = drafted(SHIFANQU);
    let (words, places) = (sentences(&manuscript), addresses(&manuscript));
    let count = view(&manuscript).sections.len();
    let mut done = 0;
    for at in 0..count {
        for act in [
            SectionAct::Raise,
            SectionAct::Lower,
            SectionAct::Up,
            SectionAct::Down,
            SectionAct::Missing,
            SectionAct::Join,
        ] {
            let Ok(after) = decide(&manuscript, Decision::Section(at, act.clone())) else { continue };
            done += 1;
            assert_ne!(after, manuscript);
            assert!(addresses(&after).is_superset(&places), "{at} {act:?}");
            let left = sentences(&after);
            if act == SectionAct::Join {
                // The heading is a sentence with its number now.
                let text =
                    |sentences: &[String]| sentences.concat().chars().filter(|c| !c.is_numeric()).count();
                assert!(text(&left) >= text(&words), "{at}");
            } else {
                assert_eq!(left, words, "{at} {act:?}");
            }
        }
        let moved = decide(&manuscript, Decision::Section(at, SectionAct::Down));
        if let Ok(moved) = moved {
            let place = view(&moved)
                .sections
                .iter()
                .position(|it| it.anchor == view(&manuscript).sections[at].anchor);
            let back = decide(&moved, Decision::Section(place.unwrap(), SectionAct::Up)).unwrap();
            assert_eq!(back, manuscript, "{at}");
        }
    }
    assert!(done > count, "{done}");
}

#[test]
fn a_section_is_named_from_its_heading_and_divided_at_a_line() {
    let manuscript = drafted(SHIFANQU);
    let before = view(&manuscript);
    let at = before.sections.iter().position(|section| section.title.chars().count() > 6).unwrap();
    let name: String =
        before.sections[at].title.chars().filter(|c| !c.is_whitespace()).skip(1).take(4).collect();
    let after = decide(&manuscript, Decision::Section(at, SectionAct::Rename(name.clone()))).unwrap();
    assert_eq!(view(&after).sections[at].name, name);
    let refused =
        decide(&manuscript, Decision::Section(at, SectionAct::Rename("别的名字".to_owned()))).unwrap_err();
    assert!(refused.zh.contains("标题"), "{refused:?}");

    let text = "某县政府工作报告\n\n一、主要成绩\n\n全年新增就业3.2万人。\n\n农业农村\n\n粮食产量12万吨。\n";
    let manuscript = drafted(text);
    let place = manuscript.rfind("农业农村").unwrap();
    let after = decide(&manuscript, Decision::Divide(place)).unwrap_or(manuscript.clone());
    assert!(view(&after).sections.iter().any(|section| section.title == "农业农村"), "{after}");
    let long = after.rfind("粮食").unwrap();
    let divided = decide(&after, Decision::Divide(long)).unwrap();
    assert_eq!(view(&divided).sections.len(), view(&after).sections.len() + 1);
}

#[test]
fn the_front_matter_is_a_form() {
    let manuscript = drafted(QIXIAN);
    let words = sentences(&manuscript);
    for (which, value) in [
        (FrontField::Title, "凝神聚力 奋勇争先 高水平建设“品质淇县”｜争当排头兵"),
        (FrontField::Subtitle, "会议\"精神\"解读"),
        (FrontField::Short, "淇县县委"),
        (FrontField::Meeting, "全体会议召开"),
        (FrontField::Date, "2022-07-30"),
        (FrontField::Issuer, "中共淇县县委"),
        (FrontField::Byline, "本报记者整理"),
        (FrontField::Source, "鹤壁日报"),
        (FrontField::Publisher, "鹤壁日报社"),
        (FrontField::Url, "https://news.example.org/a/"),
        (FrontField::Published, "2022-08-01"),
    ] {
        let after = decide(&manuscript, Decision::Field(which, value.to_owned())).unwrap();
        let seen = view(&after);
        assert_eq!(field(&seen, which), value, "{which:?}");
        assert_eq!(sentences(&after), words, "{which:?}");
        for (other, before) in view(&manuscript).fields {
            if other != which {
                assert_eq!(field(&seen, other), before, "{which:?} changed {other:?}");
            }
        }
        assert!(which != FrontField::Date || !seen.is_date_inferred && seen.evidence.is_empty());
        if which != FrontField::Title {
            let without = decide(&after, Decision::Field(which, String::new()));
            let shown = without.map(|without| field(&view(&without), which));
            // Without a short name the page takes its title.
            assert!(shown.is_ok_and(|shown| shown.is_empty() || which == FrontField::Short), "{which:?}");
        }
    }
    for (which, value) in [
        (FrontField::Title, ""),
        (FrontField::Date, "七月三十日"),
        (FrontField::Url, "某网站"),
        (FrontField::Published, "2022-13-41"),
    ] {
        assert!(decide(&manuscript, Decision::Field(which, value.to_owned())).is_err(), "{which:?} {value}");
    }
    // A text of no meeting has a day on which it was issued, and gets a meeting when one is named.
    let plain = drafted("某县2023年政府工作报告\n\n一、主要成绩\n\n全年新增就业3.2万人。\n");
    let dated = decide(&plain, Decision::Field(FrontField::Date, "2023-01-05".to_owned())).unwrap();
    assert_eq!(field(&view(&dated), FrontField::Date), "2023-01-05");
}

#[test]
fn key_figures_are_ordered_named_taken_out_and_added() {
    let manuscript = drafted(QIXIAN);
    let before = view(&manuscript).keys;
    assert!(before.len() >= 4);
    let moved = decide(&manuscript, Decision::Key(0, KeyAct::Down)).unwrap();
    assert_eq!((&view(&moved).keys[0], &view(&moved).keys[1]), (&before[1], &before[0]));
    assert_eq!(decide(&moved, Decision::Key(1, KeyAct::Up)).unwrap(), manuscript);
    assert!(decide(&manuscript, Decision::Key(0, KeyAct::Up)).is_err());
    let last = before.len() - 1;
    let fewer = decide(&manuscript, Decision::Key(last, KeyAct::Remove)).unwrap();
    assert_eq!(view(&fewer).keys, before[..last]);
    let refused =
        decide(&manuscript, Decision::Key(0, KeyAct::Label("原文没有的名称".to_owned()))).unwrap_err();
    assert!(refused.zh.contains("原文"), "{refused:?}");
    let added = view(&fewer).facts.iter().find_map(|fact| {
        let more = decide(&fewer, Decision::NewKey(fact.span.clone())).ok()?;
        (view(&more).keys.len() == last + 1).then_some(more)
    });
    assert!(added.is_some());
}

#[test]
fn a_figure_says_only_what_it_shows() {
    let manuscript = drafted(SHIFANQU);
    let before = view(&manuscript);
    let figure = before.figures.iter().find(|figure| figure.marks.len() > 1).unwrap();
    let say = |which, text: &str| {
        decide(&manuscript, Decision::FigureText(figure.id.clone(), which, text.to_owned()))
    };
    let of = |manuscript: &str| view(manuscript).figures.into_iter().find(|it| it.id == figure.id).unwrap();
    assert_eq!(of(&say(FigureText::Caption, "开局良好").unwrap()).caption, "开局良好");
    assert_eq!(of(&say(FigureText::Sub, "上半年").unwrap()).sub, "上半年");
    assert_eq!(of(&say(FigureText::Notes, "据会议\n待核").unwrap()).notes, ["据会议", "待核"]);
    let refused = say(FigureText::Caption, "增长了98.7%").unwrap_err();
    assert!(refused.zh.contains("图里没有"), "{refused:?}");
    assert!(say(FigureText::Caption, " ").is_err());
    let mark = |at, act| decide(&manuscript, Decision::Mark(figure.id.clone(), at, act));
    let moved = of(&mark(0, MarkAct::Down).unwrap()).marks;
    assert_eq!((&moved[0], &moved[1]), (&figure.marks[1], &figure.marks[0]));
    assert!(mark(0, MarkAct::Up).is_err());
    for figure in &before.figures {
        assert!(!figure.miniature.paths.is_empty(), "{}", figure.id);
    }
}

#[test]
fn suggestions_are_taken_in_and_stand_where_their_numbers_do() {
    for text in [QIXIAN, SHIFANQU] {
        let manuscript = drafted(text);
        let before = view(&manuscript);
        // A figure that was taken out is suggested again.
        let first = &before.figures[0];
        let without = edited(&manuscript, &first.removal).unwrap();
        let found = suggestions(&without, Vec::new());
        assert!(found.iter().any(|it| it.caption == first.caption), "{}", first.caption);
        for suggestion in &found {
            let after = edited(&without, &suggestion.edits).unwrap();
            let (reading, faults) = read_briefing(&after);
            assert!(faults.is_empty(), "{faults:?}");
            assert_eq!(reading.figures.len(), before.figures.len(), "{suggestion:?}");
            assert_eq!(sentences(&after), sentences(&without));
            assert!(!suggestion.miniature.paths.is_empty());
        }
    }
}

#[test]
fn numbers_that_an_editor_chooses_become_a_figure() {
    let manuscript = drafted(SHIFANQU);
    let before = view(&manuscript);
    let figure = before.figures.iter().find(|figure| figure.places.len() > 2).unwrap();
    let other = suggestions(&manuscript, figure.places.clone());
    assert!(!other.is_empty(), "{figure:?}");
    for suggestion in other {
        for number in &suggestion.numbers {
            assert!(
                figure.places.iter().any(|place| number.contains(&manuscript[place.clone()])),
                "{number}"
            );
        }
        let after = edited(&manuscript, &suggestion.edits).unwrap();
        let faults = read_briefing(&after).1;
        assert!(faults.is_empty(), "{faults:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn no_decision_loses_a_sentence_or_stops_the_engine(
        steps in prop::collection::vec((0_usize..14, 0_usize..80, "[增长3%“”\"{}\\[\\]| a]{0,6}"), 1..8)
    ) {
        let mut manuscript = drafted(SHIFANQU);
        let words: String = sentences(&manuscript).concat();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let start = letters(&words);
        for (which, at, text) in steps {
            let seen = view(&manuscript);
            let fact = seen.facts[at % seen.facts.len()].span.clone();
            let section = at % seen.sections.len();
            let figure = seen.figures.get(at % seen.figures.len().max(1)).map_or_else(String::new, |it| it.id.clone());
            let decision = match which {
                0 => Decision::Number { place: fact, field: NumberField::Subject, value: text },
                1 => Decision::Number { place: fact, field: NumberField::Qualifier, value: "at-least".to_owned() },
                2 => Decision::NoNumber(fact),
                3 => Decision::PassedOver(fact, "count".to_owned()),
                4 => Decision::Section(section, SectionAct::Rename(text)),
                5 => Decision::Section(section, SectionAct::Raise),
                6 => Decision::Section(section, SectionAct::Lower),
                7 => Decision::Section(section, SectionAct::Down),
                8 => Decision::Section(section, SectionAct::Join),
                9 => Decision::Section(section, SectionAct::Missing),
                10 => Decision::Field(FrontField::Title, text),
                11 => Decision::Key(at % 6, KeyAct::Down),
                12 => Decision::FigureText(figure, FigureText::Caption, text),
                _ => Decision::Mark(figure, at % 4, MarkAct::Remove),
            };
            let Ok(after) = decide(&manuscript, decision.clone()) else { continue };
            let left = letters(&sentences(&after).concat());
            prop_assert!(left >= start, "{:?} lost {}", decision, start - left);
            manuscript = after;
        }
    }
}
