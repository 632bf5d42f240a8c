//! `jiedu build` as an editor runs it: what it writes, what it refuses, and what it leaves alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::process::Output;

use common::{Folder, stderr, stdout};

const HEAD: &str = "+++\nid = \"a\"\ntitle = \"题\"\n[meeting]\ndate = 2022-07-30\n+++\n";

/// A folder with a shell of small files: the command only carries them.
fn folder_with_shell() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("shell")).unwrap();
    for name in jiedu_site::SHELL_FILES {
        let text = match name.rsplit_once('.') {
            Some((_, "js")) => format!("console.log('{name}');\n"),
            Some((_, "css")) => ".jiedu{color:red}\n".to_owned(),
            _ => "\0asm".to_owned(),
        };
        folder.write(&format!("shell/{name}"), &text);
    }
    folder
}

/// The same with a briefing of one section and one number.
fn folder_with_briefing() -> Folder {
    let folder = folder_with_shell();
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n\n增长5%。\n"));
    folder
}

fn build(folder: &Folder, files: &[&str]) -> Output {
    folder.run(&[&["build"], files, &["--out", "site", "--shell", "shell"]].concat(), b"")
}

#[test]
fn a_briefing_becomes_a_folder_and_one_file() {
    let folder = folder_with_briefing();
    let output = build(&folder, &["a.md"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let compressed = ["index.html.br", "index.html.gz", "embed.js.br"];
    for name in ["index.html", "embed.js", "jiedu.html"].iter().chain(&compressed) {
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

/// The texts of a page's elements of one kind, with their opening tags.
fn elements<'a>(page: &'a str, name: &str) -> Vec<(&'a str, &'a str)> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let found = page.split(open.as_str()).skip(1).filter_map(|rest| rest.split_once('>'));
    found.map(|(tag, rest)| (tag, rest.split(close.as_str()).next().unwrap())).collect()
}

#[test]
fn t31_every_page_has_one_policy_that_names_its_own_texts() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let folder = folder_with_briefing();
    assert!(build(&folder, &["a.md"]).status.success());
    // The guide, the boot script and the style sheet; in the one file also what unpacks the widget.
    for (name, own) in [("index.html", 3), ("a.html", 3), ("frame.html", 3), ("jiedu.html", 4)] {
        let page = folder.read(&format!("site/{name}"));
        let policies: Vec<&str> =
            page.split("http-equiv=\"Content-Security-Policy\" content=\"").skip(1).collect();
        assert_eq!(policies.len(), 1, "{name}");
        let policy = policies[0].split('"').next().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src "), "{policy}");
        for loose in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "frame-ancestors"] {
            assert!(!policy.contains(loose), "{loose} in {policy}");
        }
        let scripts = elements(&page, "script");
        let run = scripts.iter().filter(|(tag, _)| !tag.contains("type=") || tag.contains("type=\"module\""));
        let texts = run.chain(&elements(&page, "style")).map(|(_, text)| *text).collect::<Vec<_>>();
        assert_eq!(texts.len(), own, "{name}");
        let hash = |text: &str| {
            format!(
                "'sha256-{}'",
                base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text))
            )
        };
        for text in &texts {
            assert!(policy.contains(&hash(text)), "{name}: {text}");
        }
        assert_eq!(policy.matches("'sha256-").count(), texts.len(), "{policy}");
    }
}

/// A briefing with a section, a number and a finding for its editor.
fn briefing(id: &str, title: &str, more: &str) -> String {
    format!(
        "+++\nid = \"{id}\"\ntitle = \"{title}\"\nsubtitle = \"{title}精神\"\nshort = \"{title}\"\n{more}[meeting]\n\
         date = 2022-07-30\n+++\n## 一 {title}要点 {{#one}}\n\n{title}增长5%，5A级。\n"
    )
}

#[test]
fn p10_each_briefing_has_a_page_of_itself_alone() {
    let folder = folder_with_shell();
    let url = "https://news.example.org/b/?page=2&x=1";
    folder.write("a.md", &briefing("a", "甲县", ""));
    folder.write(
        "b.md",
        &briefing("b", "乙县", &format!("url = \"{url}\"\npublished = 2022-08-01\nupdated = 2022-08-02\n")),
    );
    let output = build(&folder, &["a.md", "b.md"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let read = |name: &str| folder.read(&format!("site/{name}"));
    let [first, second] = ["a.html", "b.html"].map(read);
    for (page, own, other, other_id) in [(&first, "甲县", "乙县", "b."), (&second, "乙县", "甲县", "a.")]
    {
        for present in [
            format!("<title>{own}</title>"),
            format!("name=\"description\" content=\"{own}精神\""),
            format!("property=\"og:title\" content=\"{own}\""),
        ] {
            assert!(page.contains(&present), "{present}");
        }
        // Of the other there is its name in the switch, and nothing else.
        for absent in [
            format!("{other}要点"),
            format!("{other}精神"),
            format!("id=\"{other_id}"),
            format!("{other}增长"),
        ] {
            assert!(!page.contains(&absent), "{absent}");
        }
        assert_eq!(told(page)[0]["name"], own);
    }
    assert!(!first.contains("rel=\"canonical\""), "its address is not known");
    assert!(second.contains("<link rel=\"canonical\" href=\"https://news.example.org/b/?page=2&amp;x=1\">"));
    assert!(first.contains("data-jiedu-pages=\"b.html\"") && second.contains("data-jiedu-pages=\"a.html\""));
    assert!(first.contains("<a href=\"b.html\" data-briefing=\"b\">乙县</a>"), "{first}");

    // What the folder opens with, and what hosts have framed, is the first's.
    assert_eq!(read("index.html"), first);
    assert_eq!(read("frame.html"), read("a.frame.html"));
    for (page, id) in [(&first, "a"), (&second, "b")] {
        let frame = read(&format!("{id}.frame.html"));
        assert_eq!(read(jiedu_site::frozen_frame_name(page).unwrap()), frame);
        assert!(frame.contains(&format!("id=\"{id}.one\"")) && frame.contains("noindex"));
        assert!(folder.path(&format!("site/{id}.frame.html.br")).exists());
    }
    assert!(read("a.frame.html").contains("<a href=\"b.frame.html\" data-briefing=\"b\">"));
    assert!(read("b.frame.html").contains("data-jiedu-pages=\"a.frame.html\""));
    let list = read("sitemap.xml");
    assert_eq!(list.matches("<loc>").count(), 1);
    assert!(
        list.contains("<loc>https://news.example.org/b/?page=2&amp;x=1</loc><lastmod>2022-08-02T00:00:00+08:00</lastmod>"),
        "{list}"
    );
    assert!(!folder.path("site/all.html").exists());

    // The one file has both, and knows the frame of each.
    let one_file = read("jiedu.html");
    for (page, id) in [(&first, "a"), (&second, "b")] {
        let frozen = jiedu_site::frozen_frame_name(page).unwrap();
        let known = format!("name=\"jiedu-frame\" data-briefing=\"{id}\" content=\"{frozen}\"");
        assert!(one_file.contains(&known) && one_file.contains(&format!("id=\"{id}.one\"")), "{known}");
    }
    assert!(!one_file.contains("data-jiedu-pages"));
}

#[test]
fn p10_a_folder_of_many_has_a_page_that_lists_them() {
    let folder = folder_with_shell();
    let names: Vec<String> = (1..=13).map(|number| format!("b{number}.md")).collect();
    for number in 1..=13 {
        let day = format!("2022-07-{:02}", 31 - number);
        let text = briefing(&format!("b{number}"), &format!("第{number}县"), "").replace("2022-07-30", &day);
        folder.write(&format!("b{number}.md"), &text);
    }
    let files: Vec<&str> = names.iter().map(String::as_str).collect();
    let output = build(&folder, &files[..12]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!folder.path("site/all.html").exists());
    let page = folder.read("site/b7.html");
    let menu =
        page.split("<details class=\"switch-menu\">").nth(1).unwrap().split("</details>").next().unwrap();
    assert_eq!(menu.matches("<li>").count(), 12);
    assert!(menu.contains("2022年7月24日") && menu.contains("href=\"b12.html\""), "{menu}");
    assert!(menu.contains("<a href=\"b7.html\" data-briefing=\"b7\" aria-current=\"page\">"), "{menu}");

    assert!(build(&folder, &files).status.success());
    let page = folder.read("site/b7.html");
    assert!(
        page.contains("<a href=\"all.html\" data-word=\"all_briefings\" class=\"switch-all\">")
            && !page.contains("switch-menu\"")
    );
    assert!(
        folder.read("site/b7.frame.html").contains("href=\"all.html\" target=\"_blank\" rel=\"noopener\"")
    );
    let all = folder.read("site/all.html");
    let at: Vec<_> = (1..=13).map(|number| all.find(&format!("href=\"b{number}.html\"")).unwrap()).collect();
    assert!(at.is_sorted(), "the newest first: {at:?}");
    assert!(all.contains("<title>全部解读</title>") && all.contains("13篇"));
    // A page does not grow with what others hold.
    let alone = |number: usize| folder.read(&format!("site/b{number}.html")).len();
    assert!(alone(7).abs_diff(alone(8)) < 100);
}

#[test]
fn p10_a_name_that_every_build_has_is_no_id() {
    let folder = folder_with_shell();
    for id in ["index", "all", "jiedu", "frame"] {
        folder.write("a.md", &briefing(id, "甲县", ""));
        let output = build(&folder, &["a.md"]);
        assert_eq!(output.status.code(), Some(1), "{id}");
        assert!(stderr(&output).contains("error[id-reserved]"), "{}", stderr(&output));
    }
}

#[test]
fn p11_what_an_editor_looks_at_is_not_published() {
    let folder = folder_with_shell();
    folder.write("a.md", &briefing("a", "甲县", ""));
    let pages = ["a.html", "frame.html", "jiedu.html"].map(|name| format!("site/{name}"));
    assert!(build(&folder, &["a.md"]).status.success());
    for page in &pages {
        let html = folder.read(page);
        for absent in ["class=\"review\"", "审读", "处疑点", "data-jiedu-findings"] {
            assert!(!html.contains(absent), "{absent} in {page}");
        }
    }
    assert!(build(&folder, &["a.md", "--review"]).status.success());
    for page in &pages {
        let html = folder.read(page);
        assert!(html.contains("class=\"review\"") && html.contains("data-jiedu-findings"), "{page}");
    }
}

/// A server may name another encoding, and Dark Reader paints over colours that the page has itself.
#[test]
fn g10_g17_every_page_says_its_encoding_and_keeps_its_colours() {
    let folder = folder_with_briefing();
    assert!(build(&folder, &["a.md"]).status.success());
    let mut pages = 0;
    for entry in std::fs::read_dir(folder.path("site")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "html") {
            let page = std::fs::read_to_string(&path).unwrap();
            assert!(page.starts_with("\u{feff}<!doctype html>"), "{}", path.display());
            assert_eq!(page.matches('\u{feff}').count(), 1, "{}", path.display());
            assert!(page.contains("<meta name=\"darkreader-lock\">"), "{}", path.display());
            pages += 1;
        }
    }
    assert_eq!(pages, 6);
}

#[test]
fn the_one_file_is_written_alone() {
    let folder = folder_with_briefing();
    let one_file = |out: &str| {
        let output = folder.run(&["build", "a.md", "--one-file", "--out", out, "--shell", "shell"], b"");
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
        folder.run(&["build", "a.md", "--one-file", "--out", "简报 1.html", "--shell", "shell"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("a.md:7:1: error[anchor-missing]"), "{}", stderr(&output));
    assert_eq!(folder.read("简报 1.html"), page);
}

#[test]
fn a_frame_keeps_its_name_and_leads_search_engines_to_the_page() {
    let folder = folder_with_briefing();
    let frozen = || {
        let output = build(&folder, &["a.md"]);
        assert!(output.status.success(), "{}", stderr(&output));
        let page = folder.read("site/index.html");
        let name = page.split("<meta name=\"jiedu-frame\" data-briefing=\"a\" content=\"").nth(1).unwrap();
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
        ["name=\"robots\" content=\"noindex\"", "rel=\"canonical\" href=\"./a.html\"", "id=\"a.one\""]
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
    let folder = folder_with_shell();
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
    let folder = folder_with_shell();
    let output = build(&folder, &["gone.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("gone.md"));
    std::fs::write(folder.path("torn.md"), b"\xe4\xb8\x80\xbd").unwrap();
    let output = build(&folder, &["torn.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("torn.md can't be read: it is UTF-8 with damage: the byte at offset 3"));
    std::fs::remove_file(folder.path("shell/widget.wasm")).unwrap();
    folder.write("a.md", &format!("{HEAD}## 一 甲 {{#one}}\n"));
    let output = build(&folder, &["a.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no file widget.wasm"));
    assert!(!folder.path("site").exists());
}

/// What a page tells machines as JSON, in its order.
fn told(page: &str) -> Vec<serde_json::Value> {
    page.split("<script type=\"application/ld+json\">")
        .skip(1)
        .map(|rest| serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap())
        .collect()
}

#[test]
fn t69_a_published_page_says_when_by_whom_and_of_what_it_is_made() {
    let folder = folder_with_shell();
    let title = "长".repeat(120);
    let head = format!(
        "+++\nid = \"a\"\ntitle = \"{title}\"\nurl = \"https://news.example.org/a/\"\npublisher = \"某某日报\"\n\
         published = 2022-08-01\nupdated = 2022-08-01T22:30:00Z\nbyline = \"本报记者整理\"\nissuer = \"县委\"\n\
         source = \"据报纸版面整理。\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n"
    );
    folder.write(
        "a.md",
        &format!(
            "{head}## 一 甲 {{#one}}\n\n税收增长5%，投资增长6%。\n\n```figure\nid = \"growth\"\nform = \"bars\"\ncaption = \"都在增长\"\n\n\
             [[mark]]\nquote = \"税收增长5%\"\nlabel = \"税收\"\n\n[[mark]]\nquote = \"投资增长6%\"\nlabel = \"投资\"\n```\n\n\
             ## 二 〔缺：未见。〕 {{#two}}\n"
        ),
    );
    let output = build(&folder, &["a.md"]);
    assert!(output.status.success(), "{}", stderr(&output));
    for file in ["site/index.html", "site/jiedu.html"] {
        let page = folder.read(file);
        let [report, baidu] = told(&page).try_into().unwrap();
        for (key, expected) in [
            ("@type", "Report"),
            ("datePublished", "2022-08-01T00:00:00+08:00"),
            ("dateModified", "2022-08-02T06:30:00+08:00"),
            ("creditText", "本报记者整理"),
        ] {
            assert_eq!(report[key], expected);
        }
        assert_eq!(report["headline"].as_str().unwrap().chars().count(), 110);
        let organization = serde_json::json!({ "@type": "Organization", "name": "某某日报" });
        assert_eq!((&report["author"], &report["publisher"]), (&organization, &organization));
        assert_eq!(report["about"]["organizer"]["name"], "县委");
        assert_eq!(report["isBasedOn"]["description"], "据报纸版面整理。");
        let parts: Vec<_> = report["hasPart"].as_array().unwrap().iter().collect();
        let brief = |part: &serde_json::Value| {
            ["@type", "name", "url"].map(|key| part[key].as_str().unwrap_or_default().to_owned())
        };
        assert_eq!(
            parts.into_iter().map(brief).collect::<Vec<_>>(),
            [
                ["CreativeWork", "甲", "https://news.example.org/a/#a.one"],
                ["Dataset", "都在增长", "https://news.example.org/a/#a.fig-growth"],
            ]
        );
        assert_eq!(baidu["@context"], "https://ziyuan.baidu.com/contexts/cambrian.jsonld");
        assert_eq!(baidu["@id"], "https://news.example.org/a/");
        assert_eq!(
            (&baidu["pubDate"], &baidu["upDate"]),
            (&"2022-08-01T00:00:00".into(), &"2022-08-02T06:30:00".into())
        );
        for (property, time) in [
            ("article:published_time", "2022-08-01T00:00:00+08:00"),
            ("article:modified_time", "2022-08-02T06:30:00+08:00"),
            ("bytedance:published_time", "2022-08-01T00:00:00+08:00"),
            ("bytedance:updated_time", "2022-08-02T06:30:00+08:00"),
        ] {
            let element = format!("<meta property=\"{property}\" content=\"{time}\">");
            assert!(page.contains(&element), "{element}");
        }
        assert!(page.contains("<link rel=\"canonical\" href=\"https://news.example.org/a/\">"));
    }
    let frame = folder.read("site/frame.html");
    assert!(frame.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(told(&frame).is_empty() && !frame.contains("published_time"));
}

#[test]
fn t27_no_text_of_a_briefing_becomes_a_script_or_ends_one() {
    let folder = folder_with_shell();
    let nasty = "</script><!--<script>alert(1)]]>\u{2028}\u{2029}";
    let escaped = "</script><!--<script>alert(1)]]>\\u2028\\u2029";
    folder.write(
        "a.md",
        &format!(
            "+++\nid = \"a\"\ntitle = \"题{escaped}\"\nsubtitle = \"副{escaped}\"\nshort = \"短{escaped}\"\n\
             publisher = \"社{escaped}\"\npublished = 2022-08-01\nsource = \"据{escaped}\"\n[meeting]\nname = \"会{escaped}\"\n\
             date = 2022-07-30\n+++\n## 一 甲{nasty} {{#one}}\n\n增长5%{nasty}。\n\n- 一是甲{nasty}\n"
        ),
    );
    let output = build(&folder, &["a.md"]);
    assert!(output.status.success(), "{}", stderr(&output));
    folder.write(
        "plain.md",
        &format!(
            "{}## 一 甲 {{#one}}\n\n增长5%。\n\n- 一是甲\n",
            HEAD.replace("[meeting]", "published = 2022-08-01\n[meeting]")
        ),
    );
    let output = folder.run(&["build", "plain.md", "--out", "plain", "--shell", "shell"], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    for name in ["index.html", "frame.html", "jiedu.html"] {
        let (page, plain) = (folder.read(&format!("site/{name}")), folder.read(&format!("plain/{name}")));
        // As many elements of script as with harmless text, and no comment.
        for mark in ["<script", "</script", "<!--"] {
            assert_eq!(page.matches(mark).count(), plain.matches(mark).count(), "{mark} in {name}");
        }
        if name != "frame.html" {
            let [report, baidu] = told(&page).try_into().unwrap();
            assert_eq!(report["name"], format!("题{nasty}"));
            assert_eq!(report["about"]["name"], format!("会{nasty}"));
            assert_eq!(baidu["title"], format!("题{nasty}"));
        }
    }
}

#[test]
fn a_published_anchor_is_not_lost() {
    let folder = folder_with_shell();
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
    let folder = folder_with_shell();
    let head = "+++\nid = \"a\"\ntitle = \"题</script><script>alert(1)</script>\"\nurl = \"https://news.example.org/a/\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n";
    folder.write("a.md", &format!("{head}## 一 甲 {{#one}}\n\n好。\n"));
    let output = build(&folder, &["a.md"]);
    assert!(output.status.success(), "{}", stderr(&output));
    for file in ["site/index.html", "site/jiedu.html"] {
        let page = folder.read(file);
        assert!(page.contains("<link rel=\"canonical\" href=\"https://news.example.org/a/\">"), "{page}");
        assert!(!page.contains("<script>alert"), "{page}");
        let told = &told(&page)[0];
        assert_eq!(told["@type"], "Report");
        assert_eq!(told["name"], "题</script><script>alert(1)</script>");
        assert_eq!(told["about"]["startDate"], "2022-07-30");
        assert_eq!(told["url"], "https://news.example.org/a/");
    }
    // What nobody says is not told.
    let page = folder.read("site/index.html");
    for absent in ["published_time", "pubDate", "datePublished", "publisher", "isBasedOn"] {
        assert!(!page.contains(absent), "{absent}");
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

#[test]
fn a_snippet_names_the_frame_that_keeps_its_bytes() {
    let folder = folder_with_shell();
    let head = HEAD.replace("题", "题 “甲” <乙>");
    folder.write("a.md", &format!("{head}## 一 甲 {{#one}}\n\n### （一）乙 {{#two was=old}}\n\n增长5%。\n"));
    let base = "https://news.example.org/a";
    let embed =
        |arguments: &[&str]| folder.run(&[&["embed", "a.md", "--dist", "site"], arguments].concat(), b"");
    let printed = |arguments: &[&str]| {
        let output = embed(&[&["--base", base], arguments].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output).to_owned()
    };
    // Before the build there is no name that could be kept.
    let output = embed(&["--base", base]);
    assert_eq!(output.status.code(), Some(2));
    for part in ["jiedu build a.md --out site", "--latest"] {
        assert!(stderr(&output).contains(part), "{}", stderr(&output));
    }
    assert!(
        printed(&["--latest"]).starts_with("<iframe src=\"https://news.example.org/a/a.frame.html?jiedu=a\"")
    );

    assert!(build(&folder, &["a.md"]).status.success());
    let page = folder.read("site/index.html");
    let name =
        page.split("jiedu-frame\" data-briefing=\"a\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let frame = printed(&[]);
    assert!(
        frame.starts_with(&format!("<iframe src=\"{base}/{name}?jiedu=a\" title=\"题 “甲” &lt;乙&gt;\"")),
        "{frame}"
    );
    assert!(frame.contains("data-jiedu") && frame.contains(&format!("src=\"{base}/embed.js\"")), "{frame}");
    for section in ["two", "old", "1.1"] {
        let element = printed(&["--section", section, "--kind", "element"]);
        assert!(
            element.starts_with(&format!("<jiedu-briefing src=\"{base}/{name}?jiedu=a.two\"")),
            "{element}"
        );
    }
    assert_eq!(
        printed(&["--section", "two", "--kind", "link"]),
        format!("<a href=\"{base}/a.html?jiedu=a.two#a.two\">题 “甲” &lt;乙&gt;</a>\n")
    );

    for (arguments, said) in [
        (&["--base", base, "--section", "three"][..], "there are: one, two"),
        (&["--base", base, "--figure", "chart"], "there is no figure"),
        (&[], "--base"),
        (&["--base", "news.example.org"], "is not the address"),
    ] {
        let output = embed(arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(said), "{said} not in {}", stderr(&output));
    }
    // A page that was built before the section was written does not hold it.
    folder.write("a.md", &format!("{head}## 一 甲 {{#one}}\n\n## 二 乙 {{#new}}\n\n增长5%。\n"));
    let output = embed(&["--base", base, "--section", "new"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("has no a.new"), "{}", stderr(&output));
}
