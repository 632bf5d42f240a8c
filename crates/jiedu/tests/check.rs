//! `jiedu check` as an editor runs it: formats, exit codes, the repaired copy, and what it leaves alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::process::Output;

use common::{Folder, stderr, stdout};
use serde_json::Value as Json;

const CUT: &str =
    "一、工作回顾\n全市坚持规划引领，科学制订计\n\n12\n\n划，合理设置预期。\n三、工作任务\n要抓好落实。\n";

/// Runs the check in a folder with a text on standard input.
fn check(folder: &Folder, arguments: &[&str], input: &str) -> Output {
    folder.run(&[&["check"], arguments].concat(), input.as_bytes())
}

/// Codes and lines of findings in JSON.
fn findings(output: &Output) -> Vec<(String, u64)> {
    let report: Json =
        serde_json::from_str(stdout(output)).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (found["code"].as_str().unwrap().to_owned(), found["line"].as_u64().unwrap()))
        .collect()
}

#[test]
fn findings_are_printed_with_the_place_marked_and_counted() {
    let folder = Folder::new();
    folder.write("a.txt", CUT);
    let output = check(&folder, &["a.txt"], "");
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), ""));
    assert_eq!(
        stdout(&output),
        "a.txt:2:13: error[broken-sentence]: the sentence breaks off here and goes on in line 6: “，科学制订计｜划，合理设置预期。”\n\
         \x20 2 | 全市坚持规划引领，科学制订计\n    |                         ^^^^\n  help: join the two parts\n\n\
         a.txt:7:1: error[number-gap]: 二 is not there: 一 stands in line 1 and 三 in line 7\n\
         \x20 7 | 三、工作任务\n    | ^^^^\n  help: restore the section, or write the heading 二〔缺：…〕 in its place; \
         if nothing is missing, correct the numbers\n\na.txt: 2 errors, 0 warnings, 0 notes\n"
    );
    let output = check(&folder, &["-"], "2022年，要抓好落实。\n");
    assert_eq!(
        (output.status.code(), stdout(&output)),
        (Some(0), "standard input: 0 errors, 0 warnings, 0 notes\n")
    );
    // Warnings and notes are no reason to fail.
    let output = check(&folder, &["-"], "今年，要抓好落实。\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stdout(&output).ends_with("standard input: 0 errors, 1 warning, 0 notes\n"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn findings_are_printed_as_json() {
    let folder = Folder::new();
    let output = check(&folder, &["-", "--format", "json"], CUT);
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), ""));
    assert_eq!(findings(&output), [("broken-sentence".to_owned(), 2), ("number-gap".to_owned(), 7)]);
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    let first = report["findings"][0].as_object().unwrap();
    assert_eq!(first.len(), 6);
    assert_eq!((&first["severity"], &first["column"]), (&Json::from("error"), &Json::from(13)));
    assert!(!first["message"].as_str().unwrap().is_empty() && !first["help"].as_str().unwrap().is_empty());
    let output = check(&folder, &["-", "--format", "json"], "");
    assert_eq!((output.status.code(), findings(&output)), (Some(0), vec![("text-missing".to_owned(), 1)]));
}

#[test]
fn a_copy_is_repaired_and_the_original_left_alone() {
    let folder = Folder::new();
    folder.write("a.txt", CUT);
    let output = check(&folder, &["a.txt", "--fix"], "");
    // The part that is lost can't be brought back.
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), ""));
    let said = stdout(&output);
    assert!(said.contains("a.txt:2: fixed[broken-sentence]: joined") && said.contains("(line 6)"), "{said}");
    assert!(
        said.contains("wrote a.fixed.txt\n") && said.contains("a.fixed.txt:3:1: error[number-gap]"),
        "{said}"
    );
    assert_eq!(folder.read("a.txt"), CUT);
    let repaired = folder.read("a.fixed.txt");
    assert_eq!(
        repaired,
        "一、工作回顾\n全市坚持规划引领，科学制订计划，合理设置预期。\n三、工作任务\n要抓好落实。\n"
    );

    let output = check(&folder, &["a.fixed.txt", "--fix"], "");
    assert!(stdout(&output).contains("nothing to repair"), "{}", stdout(&output));
    assert_eq!(folder.read("a.fixed.fixed.txt"), repaired);
}

#[test]
fn an_earlier_copy_is_kept_and_that_is_said() {
    let folder = Folder::new();
    folder.write("a.md", CUT);
    folder.write("a.fixed.md", "手工改过。\n");
    let output = check(&folder, &["a.md", "--fix", "--format", "json"], "");
    assert_eq!(findings(&output), [("number-gap".to_owned(), 3)]);
    assert!(stderr(&output).contains("a.fixed.md.bak"), "{}", stderr(&output));
    assert_eq!(folder.read("a.fixed.md.bak"), "手工改过。\n");
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(report["fixed"]["repairs"][0]["line"], 2);
    // The same copy again is no other one.
    std::fs::remove_file(folder.path("a.fixed.md.bak")).unwrap();
    let output = check(&folder, &["a.md", "--fix"], "");
    assert_eq!(stderr(&output), "");
    assert!(!folder.path("a.fixed.md.bak").exists());
}

#[test]
fn standard_input_is_repaired_to_standard_output() {
    let folder = Folder::new();
    let output = check(&folder, &["-", "--fix"], CUT);
    assert_eq!(
        stdout(&output),
        "一、工作回顾\n全市坚持规划引领，科学制订计划，合理设置预期。\n三、工作任务\n要抓好落实。\n"
    );
    assert!(stderr(&output).contains("fixed[broken-sentence]"), "{}", stderr(&output));
}

#[test]
fn a_briefing_is_told_what_would_keep_it_from_being_built() {
    let folder = Folder::new();
    folder.write("a.md", "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\ndate = 2022-07-30\n+++\n## 一 甲 {#a}\n\n文。\n\n#### 乙\n\n今年“要抓好落实。\n");
    let output = check(&folder, &["a.md", "--format", "json"], "");
    let codes: Vec<_> = findings(&output);
    // What both would say of a heading is said once.
    let expected = [("heading-level", 11), ("anchor-missing", 11), ("quote-unclosed", 13)];
    assert_eq!(codes, expected.map(|(code, line)| (code.to_owned(), line)));
    for id in ["qixian-2022", "shifanqu-2021"] {
        let path = format!("{}/../../briefings/{id}.md", env!("CARGO_MANIFEST_DIR"));
        let output = check(&folder, &[&path, "--format", "json"], "");
        assert_eq!(output.status.code(), Some(0), "{id}: {}", stdout(&output));
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = Folder::new();
    std::fs::write(folder.path("torn.txt"), b"\xe4\xb8\x80\xbd").unwrap();
    for arguments in
        [&["torn.txt"][..], &["gone.txt"], &["torn.txt", "--fix"], &["-", "--format", "xml"], &[]]
    {
        let output = check(&folder, arguments, "");
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""), "{arguments:?}");
        assert!(!stderr(&output).is_empty());
    }
    assert!(!folder.path("torn.fixed.txt").exists());
}

#[test]
fn many_notes_of_one_kind_are_told_in_one_line() {
    let folder = Folder::new();
    let numbers: String = (1..=20).map(|count| format!("新建公园{count}5座。\n\n")).collect();
    let text = format!("+++\nid = \"a\"\ntitle = \"题\"\n+++\n\n## 一 公园 {{#parks}}\n\n{numbers}");
    let output = check(&folder, &["-"], &text);
    let told = stdout(&output);
    assert_eq!(told.matches("number-undrawn").count(), 1, "{told}");
    assert!(told.contains("20 places, such as “no figure draws 15座”; in lines 8, 10, 12,"), "{told}");
    assert!(told.ends_with("standard input: 0 errors, 0 warnings, 20 notes\n"), "{told}");
    assert_eq!(findings(&check(&folder, &["-", "--format", "json"], &text)).len(), 20);
}
