//! `jiedu draft` as an editor runs it: a document becomes a briefing, and that a page.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::io::{Cursor, Write as _};

use common::{Folder, run, stderr, stdout};

const TEXT: &str = "淇县人民政府工作报告\n——2023年4月26日在淇县第二届人民代表大会第三次会议上\n各位代表：\n现在，我代表县人民政府报告工作。\n\
    一、2022年工作回顾\n全年完成投资24.8亿元，同比增长20.3%。新增科技型中小企业29家。\n二、主要目标\n三、重点任务\n（一）打造“工业大提质”升级版\n\
    规模以上工业增加值增长8%。\n";

/// A document of Word with a paragraph for each line.
fn document(text: &str) -> Vec<u8> {
    let paragraphs: String =
        text.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(xml.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_document_becomes_a_briefing_and_a_page() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("shell")).unwrap();
    for name in jiedu_site::SHELL_FILES {
        folder.write(
            &format!("shell/{name}"),
            if name.ends_with("css") { ".jiedu{color:red}\n" } else { "/* */\n" },
        );
    }
    std::fs::write(folder.path("report.docx"), document(TEXT)).unwrap();
    let output = folder.run(&["draft", "report.docx"], b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    folder.write("report.md", stdout(&output));
    let checked = folder.run(&["check", "report.md"], b"");
    assert_eq!(checked.status.code(), Some(0), "{}\n{}", stdout(&checked), stdout(&output));
    let built = folder.run(&["build", "report.md", "--out", "site", "--shell", "shell"], b"");
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let page = folder.read("site/index.html");
    for part in [
        "id=\"report.gongyedatizhi\"",
        "淇县第二届人民代表大会第三次会议",
        "24.8亿元",
        "原文只有标题，正文未见。",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn a_text_without_meeting_and_date_has_neither_in_its_masthead() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("shell")).unwrap();
    for name in jiedu_site::SHELL_FILES {
        folder.write(
            &format!("shell/{name}"),
            if name.ends_with("css") { ".jiedu{color:red}\n" } else { "/* */\n" },
        );
    }
    let page = |head: &str| {
        folder.write(
            "a.md",
            &format!("+++\nid = \"a\"\ntitle = \"题\"\n{head}+++\n\n## 一 甲 {{#one}}\n\n增长5%。\n"),
        );
        let built = folder.run(&["build", "a.md", "--out", "site", "--shell", "shell"], b"");
        assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
        folder.read("site/index.html")
    };
    let bare = page("");
    assert!(!bare.contains("class=\"meeting\"") && !bare.contains("0000-00-00"), "{bare}");
    let issued = page("issued = 2022-12-08\n");
    assert!(issued.contains("datetime=\"2022-12-08\"") && !issued.contains("8日，"), "{issued}");
    let named = page("[meeting]\nname = \"全会\"\n");
    assert!(named.contains("全会") && !named.contains("，全会") && !named.contains("0000-00-00"), "{named}");
}

#[test]
fn drafts_go_to_a_file_and_keep_anchors() {
    let folder = Folder::new();
    folder.write("report.txt", TEXT);
    let output = folder.run(&["draft", "report.txt", "--out", "report.md"], b"");
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), ""));
    let told = stderr(&output);
    assert!(told.contains("report.md:") && told.contains("to look at"), "{told}");
    let made = folder.read("report.md");
    folder.write("old.md", &made.replace("{#gongyedatizhi", "{#industry"));
    let again = folder.run(&["draft", "report.txt", "--keep", "old.md"], b"");
    assert_eq!(stdout(&again), folder.read("old.md"));
    let same = folder.run(&["draft", "old.md"], b"");
    assert_eq!((stdout(&same), stderr(&same)), (folder.read("old.md").as_str(), ""));
}

#[test]
fn every_command_reads_what_an_editor_has() {
    let folder = Folder::new();
    // 总投资185亿元。 in GBK, and in UTF-16 with a mark.
    let gbk = b"\xd7\xdc\xcd\xb6\xd7\xca185\xd2\xda\xd4\xaa\xa1\xa3\n";
    let wide: Vec<u8> =
        [0xfeff].into_iter().chain("总投资185亿元。\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (bytes, name) in [(gbk.as_slice(), "GB18030"), (&wide, "UTF-16LE")] {
        let output = run(&["facts", "-", "--format", "json"], bytes);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).contains("\"185亿元\""), "{}", stdout(&output));
        assert!(stderr(&output).contains(name), "{}", stderr(&output));
    }
    std::fs::write(folder.path("a.docx"), document("一、甲\n总投资185亿元\n")).unwrap();
    assert!(stdout(&folder.run(&["outline", "a.docx"], b"")).contains("一 甲"));
    let fixed = folder.run(&["check", "a.docx", "--fix"], b"");
    assert!(stdout(&fixed).contains("a.fixed.md"), "{}", stdout(&fixed));
    std::fs::write(folder.path("a.pdf"), b"%PDF-1.7").unwrap();
    let refused = folder.run(&["draft", "a.pdf"], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        stderr(&refused).contains("a.pdf") && stderr(&refused).contains("另存为 .docx"),
        "{}",
        stderr(&refused)
    );
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_behind() {
    let folder = Folder::new();
    folder.write("report.txt", TEXT);
    // A folder stands where the file should.
    std::fs::create_dir(folder.path("taken.md")).unwrap();
    let output = folder.run(&["draft", "report.txt", "--out", "taken.md"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("taken.md"), "{}", stderr(&output));
    assert!(!folder.path("taken.md.tmp").exists());
}

/// `UPDATE_GOLDENS=1 cargo test -p jiedu --test draft` writes the drafts anew.
#[test]
fn the_drafts_of_the_examples_are_what_the_command_writes() {
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/drafts");
    let mut sources: Vec<_> =
        std::fs::read_dir(examples.join("sources")).unwrap().map(|it| it.unwrap().path()).collect();
    sources.sort();
    assert!(3 <= sources.len(), "{sources:?}");
    for source in sources {
        let name = source.file_stem().unwrap().to_str().unwrap().to_owned();
        let output = run(&["draft", source.to_str().unwrap()], b"");
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        let kept = examples.join(format!("{name}.md"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            std::fs::write(&kept, stdout(&output)).unwrap();
        }
        let known = std::fs::read_to_string(&kept).unwrap();
        assert!(known == stdout(&output), "{name} differs: run with UPDATE_GOLDENS=1 and look at it");
        let checked = run(&["check", kept.to_str().unwrap()], b"");
        assert_eq!(checked.status.code(), Some(0), "{name}: {}", stdout(&checked));
    }
}
