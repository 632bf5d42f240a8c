//! `jiedu facts` and `jiedu outline` as an editor runs them: formats, standard input, exit codes, what is refused.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::io::Write as _;
use std::process::{Command, Stdio};

use common::{run, stderr, stdout};
use serde_json::Value as Json;

const TEXT: &str = "政府工作报告\n一、2021年工作回顾\n总投资185亿元，同比增长20.3%。\n二、任务\n（一）甲\n（二）乙\n新增企业29家。\n";

#[test]
fn facts_are_printed_as_json_with_their_fields_in_order() {
    let output = run(&["facts", "-", "--format", "json"], TEXT.as_bytes());
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(report["briefing"], "");
    let facts = report["facts"].as_array().unwrap();
    let money = facts.iter().find(|fact| fact["surface"] == "185亿元").unwrap();
    assert_eq!(money["value"].to_string(), "185");
    assert_eq!((&money["unit"], &money["kind"]), (&Json::from("亿元"), &Json::from("money")));
    assert_eq!((&money["line"], &money["column"]), (&Json::from(3), &Json::from(4)));
    assert_eq!((&money["section"], &money["tier"]), (&Json::from("s1"), &Json::from("core")));
    assert_eq!(money["sentence"], "总投资185亿元，同比增长20.3%。");
    let growth = facts.iter().find(|fact| fact["surface"] == "20.3%").unwrap();
    assert_eq!(
        (growth["value"].to_string(), &growth["direction"]),
        ("20.3".to_owned(), &Json::from("increase"))
    );
    let fields = [
        "id",
        "section",
        "surface",
        "value",
        "unit",
        "kind",
        "qualifier",
        "direction",
        "period",
        "scope",
        "subject",
        "sentence",
        "tier",
        "line",
        "column",
    ];
    let mut from = 0;
    for field in fields {
        let name = format!("\"{field}\":");
        from += stdout(&output)[from..].find(&name).unwrap_or_else(|| panic!("{field} is not in its place"));
    }
}

#[test]
fn facts_are_printed_for_spreadsheets_and_terminals() {
    let output = run(&["facts", "-", "--format", "csv"], TEXT.as_bytes());
    let csv = stdout(&output);
    assert!(csv.starts_with("\u{feff}id,section,surface,value,unit,"), "{csv}");
    assert!(csv.contains(",185亿元,185,亿元,money,"), "{csv}");
    let output = run(&["facts", "-"], TEXT.as_bytes());
    assert!(stdout(&output).contains("3:4 "), "{}", stdout(&output));
}

#[test]
fn the_outline_is_a_tree() {
    let output = run(&["outline", "-", "--format", "json"], TEXT.as_bytes());
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    let expected = r#"{"sections":[
        {"number":"一","title":"2021年工作回顾","level":1,"anchor":"s1","line":2,"missing":false,"children":[]},
        {"number":"二","title":"任务","level":1,"anchor":"s2","line":4,"missing":false,"children":[
            {"number":"（一）","title":"甲","level":2,"anchor":"s2-1","line":5,"missing":true,"children":[]},
            {"number":"（二）","title":"乙","level":2,"anchor":"s2-2","line":6,"missing":false,"children":[]}]}]}"#;
    assert_eq!(report, serde_json::from_str::<Json>(expected).unwrap());
    let output = run(&["outline", "-"], TEXT.as_bytes());
    assert_eq!(
        stdout(&output),
        "一 2021年工作回顾  [s1 · line 2]\n二 任务  [s2 · line 4]\n  （一）甲  〔缺〕  [s2-1 · line 5]\n  （二）乙  [s2-2 · line 6]\n"
    );
}

#[test]
fn the_outline_puts_each_section_where_its_number_says() {
    let text = "一、甲\n（一）打造工业升级版\n文。\n（二）打造城市升级版\n文。\n三、丙\n（一）必须忠诚\n文。\n（四）打造文旅升级版\n文。\n（二）必须担当\n文。\n二、乙\n文。\n";
    let output = run(&["outline", "-"], text.as_bytes());
    assert_eq!(
        stdout(&output),
        "一 甲  [s1 · line 1]\n  （一）打造工业升级版  [s1-1 · line 2]\n  （二）打造城市升级版  [s1-2 · line 4]\n\
         \x20 （三）  〔缺〕  [s1-3 · line 9]\n  （四）打造文旅升级版  [s3-4 · line 9]\n二 乙  [s2 · line 13]\n三 丙  [s3 · line 6]\n\
         \x20 （一）必须忠诚  [s3-1 · line 7]\n  （二）必须担当  [s3-2 · line 11]\n"
    );
}

/// Sections as a comparable tree: number and title in half width, level, whether something is missing.
fn tree(sections: &Json) -> Vec<Json> {
    let plain =
        |text: &Json| text.as_str().unwrap_or("").replace('（', "(").replace('）', ")").replace('，', ",");
    let node = |section: &Json| {
        serde_json::json!([
            plain(&section["number"]),
            plain(&section["title"]),
            section["level"],
            section["missing"],
            tree(&section["children"])
        ])
    };
    sections.as_array().unwrap().iter().map(node).collect()
}

#[test]
fn the_outlines_of_the_damaged_texts_are_the_labelled_trees() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let fixture = format!("{}/../jiedu-core/tests/fixtures/{id}", env!("CARGO_MANIFEST_DIR"));
        let labels = std::fs::read_to_string(format!("{fixture}.sections.json")).unwrap();
        let labels: Json = serde_json::from_str(&labels).unwrap();
        let output = run(&["outline", &format!("{fixture}.txt"), "--format", "json"], b"");
        let found: Json = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(tree(&found["sections"]), tree(&labels["sections"]), "{id}");
    }
}

#[test]
fn a_published_briefing_says_what_it_lacks() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../briefings/qixian-2022.md");
    let output = run(&["outline", path, "--format", "json"], b"");
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    let third = &report["sections"][2]["children"];
    assert_eq!((&third[3]["number"], &third[3]["missing"]), (&Json::from("（四）"), &Json::from(true)));
    assert_eq!((&third[4]["number"], &third[4]["missing"]), (&Json::from("（五）"), &Json::from(false)));
    let output = run(&["facts", path, "--format", "json"], b"");
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(report["briefing"], "qixian-2022");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_move_no_place() {
    let marked = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    let plain = run(&["facts", "-", "--format", "json"], TEXT.as_bytes());
    let other = run(&["facts", "-", "--format", "json"], marked.as_bytes());
    assert_eq!(stdout(&plain), stdout(&other));
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    for command in ["facts", "outline"] {
        let output = run(&[command, "-"], b"\xe4\xb8\x80\xbd\xe2");
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
        assert!(
            stderr(&output).contains("offset 3") && stderr(&output).contains("UTF-8"),
            "{}",
            stderr(&output)
        );
        let output = run(&[command, "gone.txt"], b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("gone.txt"), "{}", stderr(&output));
        let output = run(&[command, "-", "--format", "xml"], b"");
        assert_eq!(output.status.code(), Some(2));
        let output = run(&[command, "--help"], b"");
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains("Examples:"), "{}", stdout(&output));
        let output = run(&[command, "-"], b"");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let text = TEXT.repeat(3000);
    let mut child = Command::new(env!("CARGO_BIN_EXE_jiedu"))
        .args(["facts", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}
