//! Citations: who, 《title》, where in it, when, the link, when it was read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::WORDS;
use jiedu_core::citation::{Citation, write_citation};
use jiedu_core::payload::{BriefingPart, MeetingDate};

fn part(issuer: &str, publisher: &str) -> BriefingPart {
    BriefingPart {
        title: "题".to_owned(),
        issuer: issuer.to_owned(),
        publisher: publisher.to_owned(),
        meeting: MeetingDate { year: 2022, month: 7, day: 30, inferred: true },
        ..BriefingPart::default()
    }
}

fn cite(part: &BriefingPart, words: &str, place: &str, link: &str) -> String {
    let today = MeetingDate { year: 2026, month: 11, day: 28, inferred: false };
    write_citation(&Citation { part, words, place, link, read_on: "访问日期", today }, &WORDS)
}

#[test]
fn a_briefing_is_cited_with_who_when_and_where() {
    assert_eq!(
        cite(&part("县委", "日报"), "", "", "https://a.example/b#q"),
        "县委：《题》，日报，2022年〔推断〕7月30日，https://a.example/b#q ，访问日期：2026年11月28日"
    );
}

#[test]
fn words_stand_before_their_place() {
    assert_eq!(
        cite(&part("县委", ""), "总投资185亿元。", "第一部分（一）2", "https://a.example/"),
        "总投资185亿元。\n——县委：《题》第一部分（一）2，2022年〔推断〕7月30日，https://a.example/ ，访问日期：2026年11月28日"
    );
}

#[test]
fn what_is_not_known_is_left_out() {
    assert_eq!(
        cite(&part("", "日报"), "", "", ""),
        "日报：《题》，2022年〔推断〕7月30日，访问日期：2026年11月28日"
    );
    assert_eq!(cite(&part("", ""), "", "", ""), "《题》，2022年〔推断〕7月30日，访问日期：2026年11月28日");
}
