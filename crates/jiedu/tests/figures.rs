//! `jiedu figures` as an editor runs it: what is proposed, what is refused, and the blocks.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{run, stderr, stdout};
use serde_json::Value as Json;

const TEXT: &str = "工作报告\n一、2021年工作回顾\n2021年，规模以上工业增加值同比增长12.8%，固定资产投资同比增长9.5%，财政收入同比下降3%。\n\
                    工业项目完成投资24亿元，力争全年完成投资60亿元。\n";

#[test]
fn figures_are_printed_with_their_reasons() {
    let output = run(&["figures", "-", "--format", "json"], TEXT.as_bytes());
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    let figures = report["figures"].as_array().unwrap();
    let chosen = figures.iter().find(|figure| figure["state"] == "chosen").unwrap();
    assert_eq!(chosen["reason"], "3个同比增速，同一时期 → 排序条形");
    assert_eq!((&chosen["line"], &chosen["form"]), (&Json::from(3), &Json::from("bars")));
    let refused = figures.iter().find(|figure| figure["state"] == "refused").unwrap();
    assert_eq!(refused["reason"], "2个亿元数，一个是目标一个是完成额：不并列");
}

#[test]
fn blocks_are_those_an_editor_would_write() {
    let output = run(&["figures", "-", "--blocks"], TEXT.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let expected = "<!-- 2021年工作回顾 -->\n\n```figure\n# 3个同比增速，同一时期 → 排序条形\nid = \"bars-1\"\nform = \"bars\"\n\
                    caption = \"规模以上工业增加值增长12.8%，财政收入下降3%\"\nsub = \"2021年同比增速\"\n";
    assert!(stdout(&output).starts_with(expected), "{}", stdout(&output));
    assert!(stdout(&output).ends_with("```\n\n"));
}
