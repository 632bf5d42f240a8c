//! `jiedu build` as an editor runs it: what it writes, what it refuses, and what it leaves alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::process::Output;

use common::{Folder, stderr};
const HEAD: &str = "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\ndate = 2022-07-30\n+++\n";

/// A folder with a widget, which the command only carries: any bytes do.
fn folder_with_widget() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("widget")).unwrap();
    folder.write("widget/w_bg.wasm", "\0asm");
    folder.write("widget/w.js", "export default function start() {}\n");
    folder
}

fn build(folder: &Folder, files: &[&str]) -> Output {
    folder.run(&[&["build"], files, &["--out", "site", "--widget", "widget"]].concat(), b"")
}

#[test]
fn a_briefing_becomes_a_folder_and_one_file() {
    let folder = folder_with_widget();
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n\n增长5%。\n"));
    let output = build(&folder, &["a.md"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let compressed = ["index.html.br", "index.html.gz", "w.js.br", "w_bg.wasm.gz"];
    for name in ["index.html", "w.js", "w_bg.wasm", "jiedu.html"].iter().chain(&compressed) {
        assert!(folder.path("site").join(name).exists(), "{name}");
    }
    let page = folder.read("site/index.html");
    assert!(page.contains("id=\"a.one\"") && page.contains("<data"), "{page}");
    let one_file = folder.read("site/jiedu.html");
    assert_eq!(one_file.matches("http-equiv=\"Content-Security-Policy\"").count(), 1);
    // schema.org is a name and not an address that anything is asked for at.
    let one_file = one_file.replace("\"@context\":\"https://schema.org\"", "");
    for never in ["http://", "https://", " src=", "<link rel=\"stylesheet\"", "<link rel=\"preload\""] {
        assert!(!one_file.contains(never), "{never}");
    }
}

#[test]
fn the_one_file_is_written_alone() {
    let folder = folder_with_widget();
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n\n增长5%。\n"));
    let one_file = |out: &str| {
        let output = folder.run(&["build", "a.md", "--one-file", "--out", out, "--widget", "widget"], b"");
        assert!(output.status.success(), "{}", stderr(&output));
    };
    one_file("简报 1.html");
    let page = folder.read("简报 1.html");
    assert!(page.contains("data-jiedu-wasm") && !page.contains("jiedu-frame\""), "{page}");
    one_file("new/mail.HTML");
    assert_eq!(folder.read("new/mail.HTML"), page);
    std::fs::create_dir(folder.path("folder.html")).unwrap();
    one_file("folder.html");
    assert_eq!(folder.read("folder.html/jiedu.html"), page);
    for folder in [folder.path("new"), folder.path("folder.html")] {
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "{}", folder.display());
    }

    // What is wrong is told as for any build, and the file that is there stays.
    folder.write("a.md", &format!("{HEAD}## 一 甲\n\n坏的。\n"));
    let output =
        folder.run(&["build", "a.md", "--one-file", "--out", "简报 1.html", "--widget", "widget"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("a.md:7:1: error[anchor-missing]"), "{}", stderr(&output));
    assert_eq!(folder.read("简报 1.html"), page);
}

#[test]
fn a_frame_keeps_its_name_and_leads_search_engines_to_the_page() {
    let folder = folder_with_widget();
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n\n增长5%。\n"));
    let frozen = || {
        let output = build(&folder, &["a.md"]);
        assert!(output.status.success(), "{}", stderr(&output));
        let page = folder.read("site/index.html");
        let name = page.split("<meta name=\"jiedu-frame\" content=\"").nth(1).unwrap();
        let name = name.split('"').next().unwrap().to_owned();
        assert!(folder.read("site/jiedu.html").contains(&name));
        name
    };
    let first = frozen();
    let frame = folder.read("site/frame.html");
    assert_eq!(folder.read(&format!("site/{first}")), frame);
    assert_eq!(frozen(), first);
    for name in [format!("{first}.br"), format!("{first}.gz"), "frame.html.br".to_owned()] {
        assert!(folder.path("site").join(&name).exists(), "{name}");
    }
    for present in
        ["name=\"robots\" content=\"noindex\"", "rel=\"canonical\" href=\"./index.html\"", "id=\"a.one\""]
    {
        assert!(frame.contains(present), "{present}");
    }
    for absent in ["og:title", "ld+json", "jiedu-frame\""] {
        assert!(!frame.contains(absent), "{absent}");
    }
    assert!(!folder.read("site/index.html").contains("noindex"));

    // Another text has another name, and what was framed before stays as it was.
    let published = HEAD.replace("[meeting]", "url = \"https://news.example.org/a/\"\n[meeting]");
    folder.write("a.md", &format!("{published}## 一 甲 {{#one}}\n\n增长6%。\n"));
    assert_ne!(frozen(), first);
    assert_eq!(folder.read(&format!("site/{first}")), frame);
    let frame = folder.read("site/frame.html");
    assert!(frame.contains("rel=\"canonical\" href=\"https://news.example.org/a/\""));
}

#[test]
fn every_error_is_printed_and_the_earlier_output_stays() {
    let folder = folder_with_widget();
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n\n好的。\n"));
    assert!(build(&folder, &["a.md"]).status.success());
    let before = folder.read("site/index.html");
    folder.write("a.md", &format!("{HEAD}## 一 甲\n\n### 乙 {{#B}}\n\n坏的。\n"));
    folder.write("b.md", &format!("{HEAD}## 一 甲 {{#one}}\n"));
    let output = build(&folder, &["a.md", "b.md"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    let expected = [
        "a.md:7:1: error[anchor-missing]",
        "a.md:9:1: error[anchor-invalid]",
        "b.md:1:1: error[id-duplicate]",
        "help: ",
    ];
    for part in expected {
        assert!(said.contains(part), "{part} not in\n{said}");
    }
    assert_eq!(folder.read("site/index.html"), before);
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = folder_with_widget();
    let output = build(&folder, &["gone.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("gone.md"));
    std::fs::write(folder.path("gbk.md"), [0xbd, 0xe2]).unwrap();
    let output = build(&folder, &["gbk.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("not UTF-8"));
    std::fs::remove_dir_all(folder.path("widget")).unwrap();
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n"));
    let output = build(&folder, &["a.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no compiled widget"));
    assert!(!folder.path("site").exists());
}

#[test]
fn a_published_anchor_is_not_lost() {
    let folder = folder_with_widget();
    let anchors = |arguments: &[&str]| folder.run(&[&["anchors"], arguments].concat(), b"");
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n\n好。\n\n## 二 乙 {{#two}}\n\n好。\n"));
    let printed = anchors(&["a.md"]);
    assert_eq!(String::from_utf8_lossy(&printed.stdout), "one\ntwo\n");
    assert!(!folder.path("a.anchors").exists());
    assert!(anchors(&["a.md", "--write"]).status.success());
    assert_eq!(folder.read("a.anchors"), "one\ntwo\n");

    // Renamed without a word, with one, and with a new section beside it.
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n\n好。\n\n## 二 乙 {{#second}}\n\n好。\n"));
    let output = build(&folder, &["a.md"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("error[anchor-lost]: the published anchor two leads nowhere"), "{said}");
    assert!(said.contains("was=two"), "{said}");
    assert!(!folder.path("site").exists());
    folder
        .write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n\n好。\n\n## 二 乙 {{#second was=two}}\n\n好。\n"));
    let output = build(&folder, &["a.md"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(anchors(&["a.md", "--write"]).status.success());
    assert_eq!(folder.read("a.anchors"), "one\ntwo\nsecond\n");
}

#[test]
fn a_page_says_what_it_is_to_machines() {
    let folder = folder_with_widget();
    let head = "+++\nid = \"a\"\ntitle = \"题</script><script>alert(1)</script>\"\nurl = \"https://news.example.org/a/\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n";
    folder.write("a.md", &format!("{head}## 一 甲 {{#one}}\n\n好。\n"));
    let output = build(&folder, &["a.md"]);
    assert!(output.status.success(), "{}", stderr(&output));
    for file in ["site/index.html", "site/jiedu.html"] {
        let page = folder.read(file);
        assert!(page.contains("<link rel=\"canonical\" href=\"https://news.example.org/a/\">"), "{page}");
        assert!(!page.contains("<script>alert"), "{page}");
        let told = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
        let told: serde_json::Value = serde_json::from_str(told.split("</script>").next().unwrap()).unwrap();
        assert_eq!(told["@type"], "Report");
        assert_eq!(told["name"], "题</script><script>alert(1)</script>");
        assert_eq!(told["about"]["startDate"], "2022-07-30");
        assert_eq!(told["url"], "https://news.example.org/a/");
    }
    // A year that is only inferred is no date.
    let inferred = head.replace("2022-07-30", "2022-07-30\ninferred = true\nevidence = \"据上下文\"");
    folder.write("a.md", &format!("{inferred}## 一 甲 {{#one}}\n\n好。\n"));
    assert!(build(&folder, &["a.md"]).status.success());
    assert!(!folder.read("site/index.html").contains("startDate"));

    folder.write("a.md", &format!("{}## 一 甲 {{#one}}\n", head.replace("https://news", "javascript:news")));
    let output = build(&folder, &["a.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("a.md:4:7: error[url-invalid]"), "{}", stderr(&output));
}
