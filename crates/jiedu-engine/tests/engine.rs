//! The desk's questions, answered natively.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::reading::read_briefing;
use jiedu_desk::history::edited;
use jiedu_desk::protocol::{Answer, Call, Drafted, Finding, Lines, Reply, Request, View, Way};
use jiedu_engine::{Engine, unpack};
use jiedu_site::{ONE_FILE, Options, Shell, build_folder};
use proptest::prelude::*;

const QIXIAN: &str = include_str!("../../jiedu-core/tests/fixtures/qixian-2022.txt");
const SHIFANQU: &str = include_str!("../../jiedu-core/tests/fixtures/shifanqu-2021.txt");

/// A shell whose files hold their own names: what is asked here does not hang on them.
fn shell() -> Shell {
    Shell::from_files(|name| Some(name.as_bytes().to_vec())).unwrap()
}

fn engine() -> Engine {
    Engine::new(shell(), "tell()".to_owned())
}

fn drafted(name: &str, text: &str) -> Drafted {
    match engine().answer(Request::Import { name: name.to_owned(), bytes: text.as_bytes().to_vec() }) {
        Reply::Drafted(drafted) => drafted,
        other => panic!("{other:?}"),
    }
}

fn view(manuscript: &str) -> View {
    match engine().answer(Request::Read { manuscript: manuscript.to_owned() }) {
        Reply::View(view) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_raw_text_becomes_a_manuscript_with_everything_that_was_read() {
    let Drafted { manuscript, original, repaired, .. } = drafted("qixian-2022.txt", QIXIAN);
    assert_eq!(original, QIXIAN);
    let width = repaired.iter().find(|step| step.name.zh.contains("半角")).unwrap();
    assert!(width.said.zh.starts_with('把') && width.line > 0, "{width:?}");
    let view = view(&manuscript);
    assert_eq!((view.id.as_str(), view.short.as_str()), ("qixian-2022", "淇县"));
    assert!(view.is_date_inferred);
    assert_eq!(view.sections.len(), 21);
    assert!(view.sections.iter().filter(|section| section.is_lacking).count() >= 3);
    let (_, faults) = read_briefing(&manuscript);
    assert!(faults.is_empty(), "{faults:?}");
    for fact in &view.facts {
        assert!(manuscript[fact.span.clone()].contains(fact.surface.as_str()), "{fact:?}");
    }
    for section in &view.sections {
        assert!(manuscript[section.span.clone()].starts_with('#'), "{section:?}");
    }
    assert!(view.figures.len() >= 8 && view.keys.len() >= 4);
}

#[test]
fn a_figure_taken_out_leaves_every_word() {
    let manuscript = drafted("shifanqu-2021.txt", SHIFANQU).manuscript;
    let before = view(&manuscript);
    for figure in &before.figures {
        let after = edited(&manuscript, &figure.removal).unwrap();
        let seen = view(&after);
        assert_eq!(seen.figures.len() + 1, before.figures.len(), "{figure:?}");
        assert_eq!(seen.characters, before.characters);
        let faults = read_briefing(&after).1;
        assert!(faults.is_empty(), "{faults:?}");
    }
}

#[test]
fn a_repair_tells_what_it_did() {
    let reply = engine().answer(Request::Repair { manuscript: QIXIAN.to_owned() });
    let Reply::Repaired { manuscript, steps } = reply else { panic!("{reply:?}") };
    assert_ne!(manuscript, QIXIAN);
    assert!(steps.iter().all(|step| !step.name.zh.is_empty() && !step.said.en.is_empty() && step.line > 0));
}

/// A briefing with a certain finding and several that are in doubt.
const DOUBTFUL: &str = "+++\nid = \"a\"\ntitle = \"某县工作报告\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n\n\
    ## 一、工作回顾 {#review}\n\n全年完成投资5 0 0亿元,同比增长5%。\n\n## 三、重点任务 {#tasks}\n\n全面贯彻落实现市委部署，科学制订计\n\n划，抓好落实。\n";

#[test]
fn a_finding_can_be_repaired_chosen_and_ignored() {
    let seen = view(DOUBTFUL);
    let find = |view: &View, code: &str| view.findings.iter().find(|it| it.code == code).cloned();
    let width = find(&seen, "halfwidth-punctuation").unwrap();
    let repair = width.repair.unwrap();
    assert_eq!(repair.said.zh, "把1处半角标点改成全角");
    let mark = &repair.marks[0];
    assert_eq!((mark.gone.as_str(), mark.come.as_str(), mark.lines), (",", "，", Lines::Kept));
    assert!(mark.before.ends_with("0亿元") && mark.after.starts_with("同比"), "{mark:?}");
    let cut = find(&seen, "broken-sentence").unwrap().repair.unwrap();
    let mark = &cut.marks[0];
    assert_eq!((mark.gone.as_str(), mark.come.as_str(), mark.lines), ("", "", Lines::Joined));
    assert!(mark.before.ends_with("制订计") && mark.after.starts_with("划，"), "{mark:?}");
    let gap = find(&seen, "number-gap").unwrap();
    assert_eq!(gap.said.zh, "“一、”后面直接是“三、”，少了“二、”");
    assert_eq!(gap.choices.len(), 2);
    assert_eq!(gap.choices[0].marks[0].come, "二、〔缺：原文编号由一跳到三，二未见。〕");
    let mended = edited(DOUBTFUL, &gap.choices[0].edits).unwrap();
    assert_eq!(find(&view(&mended), "number-gap"), None);
    assert!(read_briefing(&mended).1.is_empty());
    let blanks = find(&seen, "number-blanks").unwrap();
    // To leave it is to ignore it: that is kept, and shows nothing that changes in the text.
    assert_eq!(blanks.choices[0].edits, blanks.ignore.clone().unwrap().edits);
    assert!(blanks.choices[0].marks.is_empty());
    assert!(edited(DOUBTFUL, &blanks.choices[1].edits).unwrap().contains("投资500亿元"));
}

#[test]
fn a_briefing_that_is_pasted_keeps_every_byte() {
    let reply = engine().answer(Request::Paste { text: DOUBTFUL.to_owned(), html: String::new() });
    let Reply::Drafted(drafted) = reply else { panic!("{reply:?}") };
    assert_eq!(drafted.manuscript, DOUBTFUL);
    assert_eq!(drafted.repaired, []);
}

#[test]
fn what_is_ignored_is_told_with_the_way_back() {
    let seen = view(DOUBTFUL);
    let mut manuscript = DOUBTFUL.to_owned();
    for finding in &seen.findings {
        let now = view(&manuscript);
        let Some(finding) =
            now.findings.iter().find(|it| it.code == finding.code && it.quote == finding.quote)
        else {
            continue;
        };
        manuscript = edited(&manuscript, &finding.ignore.clone().unwrap().edits).unwrap();
    }
    let all = view(&manuscript);
    assert_eq!(all.findings, []);
    assert_eq!(all.ignored.len(), seen.findings.len());
    while let Some(ignored) = view(&manuscript).ignored.pop() {
        manuscript = edited(&manuscript, &ignored.restore.unwrap().edits).unwrap();
    }
    assert_eq!(manuscript, DOUBTFUL);
    // What keeps the page from being built can't be ignored.
    let faulty = DOUBTFUL.replace(" {#tasks}", "");
    let fault = view(&faulty).findings.into_iter().find(|it| it.code == "anchor-missing").unwrap();
    assert_eq!((fault.ignore, fault.said.zh.as_str()), (None, "这个标题还没有地址"));
}

#[test]
fn an_export_is_what_a_build_gives() {
    let manuscript = drafted("qixian-2022.txt", QIXIAN).manuscript;
    let built = build_folder(&[read_briefing(&manuscript).0], &shell(), Options::default()).unwrap();
    let export = |way| match engine().answer(Request::Export { manuscript: manuscript.clone(), way }) {
        Reply::File { bytes, .. } => bytes,
        other => panic!("{other:?}"),
    };
    let one = built.iter().find(|file| file.name == ONE_FILE).unwrap();
    assert!(export(Way::OneFile) == one.bytes);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(export(Way::Folder))).unwrap();
    assert_eq!(archive.len(), built.len());
    for file in &built {
        let mut bytes = Vec::new();
        std::io::copy(&mut archive.by_name(&file.name).unwrap(), &mut bytes).unwrap();
        assert!(bytes == file.bytes, "{}", file.name);
    }
    assert!(export(Way::Folder) == export(Way::Folder));
    let facts = String::from_utf8(export(Way::Facts)).unwrap();
    assert_eq!(facts.lines().count(), view(&manuscript).facts.len() + 1);
}

#[test]
fn a_preview_has_its_script_and_an_export_has_not() {
    let manuscript = drafted("qixian-2022.txt", QIXIAN).manuscript;
    let Reply::Page(page) = engine().answer(Request::Preview { manuscript: manuscript.clone() }) else {
        panic!("no page")
    };
    assert!(page.contains("<script>tell()</script>"));
    let Reply::File { bytes, .. } = engine().answer(Request::Export { manuscript, way: Way::OneFile }) else {
        panic!("no file")
    };
    assert!(!String::from_utf8(bytes).unwrap().contains("tell()"));
}

#[test]
fn what_cannot_be_read_says_why_and_what_to_do() {
    let refused = |name: &str, bytes: &[u8]| match engine()
        .answer(Request::Import { name: name.to_owned(), bytes: bytes.to_vec() })
    {
        Reply::Refused(said) => said,
        other => panic!("{name}: {other:?}"),
    };
    let old = refused("精神解读.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0");
    assert!(old.zh.contains("精神解读.doc") && old.zh.contains(".docx"), "{old:?}");
    assert!(refused("a.pdf", b"%PDF-1.4\n\0\0").zh.contains("PDF"));
    assert!(refused("a.png", b"\x89PNG\r\n\x1a\n\0\0").zh.contains("图片"));
    assert!(refused("a.txt", b" \n").zh.contains("没有文字"));
    let empty = engine().answer(Request::Paste { text: "  ".to_owned(), html: String::new() });
    assert!(matches!(empty, Reply::Refused(_)));
}

#[test]
fn a_paste_keeps_its_headings_and_nothing_that_could_run() {
    let html = "<h1>某县政府工作报告</h1><h2 onclick=\"steal()\">一、主要成绩</h2><p>全年新增就业<b>3.2万人</b>。</p>\
                <script>steal()</script><img src=x onerror=\"steal()\">";
    let reply = engine().answer(Request::Paste { text: String::new(), html: html.to_owned() });
    let Reply::Drafted(drafted) = reply else { panic!("{reply:?}") };
    let view = view(&drafted.manuscript);
    assert!(view.sections.iter().any(|section| section.title.contains("主要成绩")), "{}", drafted.manuscript);
    assert!(!drafted.manuscript.contains("steal"), "{}", drafted.manuscript);
}

#[test]
fn a_question_of_bytes_has_an_answer_of_bytes() {
    let engine = engine();
    let question = Call { id: 7, request: Request::Read { manuscript: String::new() } };
    let answer = engine.answer_bytes(&postcard::to_allocvec(&question).unwrap()).unwrap();
    let answer: Answer = postcard::from_bytes(&answer).unwrap();
    assert_eq!(answer.id, 7);
    assert_eq!(engine.answer_bytes(b"\xff"), None);
    assert!(unpack(b"\x05\0\0\0ab").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_and_no_decision_stops_the_engine(text in "[一-四（）#\\-0-9a\n，。、年亿元%“” ]{0,200}", html in "(<p>|<li>|</p>|<table>|<td>|一、|3个|\n){0,20}") {
        let engine = engine();
        if let Reply::Drafted(drafted) = engine.answer(Request::Paste { text, html }) {
            let mut manuscript = drafted.manuscript;
            for _ in 0..3 {
                let Reply::View(seen) = engine.answer(Request::Read { manuscript: manuscript.clone() }) else {
                    panic!("no view")
                };
                let act = |finding: &Finding| {
                    finding.repair.clone().or(finding.choices.last().cloned()).or(finding.ignore.clone())
                };
                let repair = seen.findings.iter().find_map(act);
                let cut = seen.figures.first().map(|figure| figure.removal.clone());
                let edits = repair.map(|repair| repair.edits).or(cut);
                let Some(edits) = edits else { break };
                manuscript = edited(&manuscript, &edits).unwrap();
            }
            let Reply::Page(_) = engine.answer(Request::Preview { manuscript }) else { panic!("no page") };
        }
    }
}
