//! `jiedu terms` and `jiedu tasks` as an editor runs them: formats, standard input, exit codes, what is refused.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{run, stderr, stdout};
use serde_json::Value as Json;

const TEXT: &str = "政府工作报告\n一、2021年工作回顾\n印发《实施意见》，推进“平安县”建设。\n二、任务\n要建设“平安县”，就是要守住底线。\n";

#[test]
fn terms_are_printed_as_json_with_their_places() {
    let output = run(&["terms", "-", "--format", "json"], TEXT.as_bytes());
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(report["briefing"], "");
    let expected = r#"[
        {"text":"实施意见","kind":"document","count":1,"explained":null,"occurrences":[
            {"line":3,"column":4,"section":"s1","where":"paragraph","nested_in_title":false,
             "sentence":"印发《实施意见》，推进“平安县”建设。"}]},
        {"text":"平安县","kind":"project","count":2,"explained":"要建设“平安县”，就是要守住底线。","occurrences":[
            {"line":3,"column":13,"section":"s1","where":"paragraph","nested_in_title":false,
             "sentence":"印发《实施意见》，推进“平安县”建设。"},
            {"line":5,"column":5,"section":"s2","where":"paragraph","nested_in_title":false,
             "sentence":"要建设“平安县”，就是要守住底线。"}]}]"#;
    assert_eq!(report["terms"], serde_json::from_str::<Json>(expected).unwrap());
}

#[test]
fn terms_are_printed_for_spreadsheets_and_terminals() {
    let output = run(&["terms", "-", "--format", "csv"], TEXT.as_bytes());
    let csv = stdout(&output);
    assert!(csv.starts_with("\u{feff}text,kind,count,explained,line,column,section,where,"), "{csv}");
    assert_eq!(csv.lines().count(), 4, "{csv}");
    assert!(csv.contains("平安县,project,2,"), "{csv}");
    let output = run(&["terms", "-"], TEXT.as_bytes());
    assert!(stdout(&output).contains("3:13   平安县    project   2"), "{}", stdout(&output));
}

#[test]
fn frameworks_stand_below_the_terms() {
    let text = "统筹改革、科技、文化三大动力，用好“1+6”工作体系。\n";
    let output = run(&["terms", "-", "--format", "json"], text.as_bytes());
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    let expected = r#"[
        {"name":"三大动力","arity":[{"count":3,"noun":"动力","members":["改革","科技","文化"],"open":0}],
         "line":1,"column":11,"section":""},
        {"name":"1+6","arity":[{"count":1,"noun":"","members":[],"open":1},{"count":6,"noun":"","members":[],"open":6}],
         "line":1,"column":19,"section":""}]"#;
    assert_eq!(report["frameworks"], serde_json::from_str::<Json>(expected).unwrap());
    let output = run(&["terms", "-"], text.as_bytes());
    assert!(
        stdout(&output).contains("\n\nplace  framework  count  of    open  members\n1:11   三大动力   3      动力  0     改革；科技；文化\n"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn a_title_in_the_front_matter_has_its_place() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../briefings/qixian-2022.md");
    let output = run(&["terms", path, "--format", "json"], b"");
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(report["briefing"], "qixian-2022");
    let first = &report["terms"][0];
    assert_eq!((&first["text"], &first["count"]), (&Json::from("品质淇县"), &Json::from(15)));
    let place = &first["occurrences"][0];
    assert_eq!((&place["where"], &place["line"], &place["column"]), (&"title".into(), &3.into(), &26.into()));
}

#[test]
fn tasks_are_printed_with_their_sections() {
    let text =
        "一、任务\n（一）学习\n- 认真学习。一要善于学习。二要强化理论。\n- 要抓早。抓小。\n需要各方支持。\n";
    let output = run(&["tasks", "-", "--format", "json"], text.as_bytes());
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    let expected = r#"{"briefing":"","tasks":[
        {"id":"s1-1-t1","section":"s1-1","number":"1.1","text":"一要善于学习。","marker":"一要","line":3,"column":8},
        {"id":"s1-1-t2","section":"s1-1","number":"1.1","text":"二要强化理论。","marker":"二要","line":3,"column":15},
        {"id":"s1-1-t3","section":"s1-1","number":"1.1","text":"要抓早。抓小。","marker":"要","line":4,"column":3}]}"#;
    assert_eq!(report, serde_json::from_str::<Json>(expected).unwrap());
    let output = run(&["tasks", "-", "--format", "csv"], text.as_bytes());
    let csv = stdout(&output);
    assert!(csv.starts_with("\u{feff}id,section,number,text,marker,line,column\r\n"), "{csv}");
    assert_eq!(csv.lines().count(), 4, "{csv}");
    let output = run(&["tasks", "-"], text.as_bytes());
    assert!(stdout(&output).contains("4:3    1.1      要      要抓早。抓小。"), "{}", stdout(&output));
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    for command in ["terms", "tasks"] {
        let output = run(&[command, "-"], b"\xe4\xb8\x80\xbd\xe2");
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
        assert!(stderr(&output).contains("offset 3"), "{}", stderr(&output));
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
fn no_cell_is_a_formula_in_a_spreadsheet() {
    let text = "# 一、甲\n\n印发“=1+1”“+2”“-3+4”“@SUM(A1)”“－5”和“7,\"8\"”方案。\n";
    let output = run(&["terms", "-", "--format", "csv"], text.as_bytes());
    let csv = stdout(&output);
    for guarded in ["'=1+1", "'+2", "'-3+4", "'@SUM(A1)", "'－5"] {
        assert!(csv.contains(&format!("\r\n{guarded},")), "{guarded} is not guarded\n{csv}");
    }
    assert!(csv.contains("\r\n\"7,\"\"8\"\"\","), "{csv}");
    // A number that fell is a number.
    let output = run(&["facts", "-", "--format", "csv"], "气温为-12.5度。".as_bytes());
    assert!(stdout(&output).contains(",'-12.5度,-12.5,度,"), "{}", stdout(&output));
}
