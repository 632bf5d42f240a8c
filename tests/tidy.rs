//! The never-rules of ARCHITECTURE.md that neither the crate graph nor a lint holds.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

/// The repository's files under a folder with one of some endings, with their texts.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            let skipped = ["target", "dist", ".git", "node_modules"].iter().any(|skip| name == *skip);
            if path.is_dir() && !skipped {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "nothing under {folder}");
    found
}

/// Fails where a line of the files holds a word, unless the file is excused.
fn never(files: &[(String, String)], words: &[&str], excused: &[&str], rule: &str) {
    let mut broken = Vec::new();
    for (name, text) in files {
        if excused.iter().any(|excused| name.ends_with(excused)) {
            continue;
        }
        for (idx, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if let Some(word) = words.iter().find(|word| code.contains(**word)) {
                broken.push(format!("{name}:{}: {word}", idx + 1));
            }
        }
    }
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

#[test]
fn core_reads_no_clock_no_environment_no_files() {
    let words = [
        "std::time",
        "std::env",
        "std::fs",
        "std::net",
        "SystemTime",
        "Instant::now",
        "thread_rng",
        "rand::",
    ];
    never(&files("crates/jiedu-core/src", &[".rs"]), &words, &[], "jiedu-core is pure (rule 1)");
}

#[test]
fn document_never_imports_figure() {
    let words = ["crate::figure", "figure::"];
    never(
        &files("crates/jiedu-core/src/document", &[".rs"]),
        &words,
        &[],
        "document never imports figure (rule 2)",
    );
}

#[test]
fn components_touch_neither_web_sys_nor_geometry() {
    let words = ["web_sys", "js_sys", "get_bounding_client_rect", "client_width"];
    let mut views = files("src/components", &[".rs"]);
    views.extend(files("src/static_page", &[".rs"]));
    never(&views, &words, &[], "components leave the browser to `browser` (rule 4)");
}

#[test]
fn nothing_is_static_that_has_an_owner() {
    let words = ["thread_local!", "static mut", "Box::leak", "AtomicBool", "OnceCell"];
    never(&files("src", &[".rs"]), &words, &[], "state belongs to structs that the app owns");
    never(&files("src", &[".rs"]), &["mem::forget"], &["app.rs"], "only the app itself outlives its start");
}

#[test]
fn nothing_is_set_as_inner_html() {
    let words = ["inner_html", "set_inner_html", "insert_adjacent_html", "innerHTML"];
    let mut sources = files("src", &[".rs"]);
    sources.extend(files("crates", &[".rs", ".js"]));
    never(&sources, &words, &[], "people's text is never HTML (rule 5)");
}

#[test]
fn nothing_asks_another_origin() {
    let words = ["http://", "https://"];
    let mut sources = files("src", &[".rs"]);
    sources.extend(files("crates/jiedu/src", &[".rs", ".js"]));
    sources.extend(files("style", &[".css"]));
    // The names of XML namespaces and of vocabularies are names; nothing is asked there.
    let names = [
        "http://www.w3.org/2000/svg",
        "http://www.sitemaps.org/schemas/sitemap/0.9",
        "https://schema.org",
        "https://ziyuan.baidu.com/contexts/cambrian.jsonld",
    ];
    let cleaned: Vec<_> = sources
        .into_iter()
        .map(|(name, text)| (name, names.iter().fold(text, |text, known| text.replace(known, ""))))
        .collect();
    let broken: Vec<_> = cleaned
        .iter()
        .filter(|(_, text)| words.iter().any(|word| text.contains(word)))
        .map(|(name, _)| name)
        .collect();
    assert!(broken.is_empty(), "no other origin is named (rule 7): {broken:?}");
}

#[test]
fn the_style_sheet_keeps_to_tokens_and_to_the_widget() {
    let sheets = files("style", &[".css"]);
    never(&sheets, &["!important"], &[], "no !important (rule 9)");
    // A summary is taken out of the browser's own counting; the reason stands there.
    let counts: Vec<_> = sheets
        .iter()
        .map(|(name, text)| (name.clone(), text.replace("summary { counter-increment: none; }", "")))
        .collect();
    never(
        &counts,
        &["counter-increment", "counter-reset", "counter-set"],
        &[],
        "nothing is counted (rule 9)",
    );
    for (name, text) in &sheets {
        let text = strip_comments(text);
        for (idx, line) in text.lines().enumerate() {
            let place = format!("{name}:{}", idx + 1);
            let colour = line.contains('#')
                && line.split('#').skip(1).any(|rest| rest.chars().take(3).all(|c| c.is_ascii_hexdigit()));
            let allowed = name.ends_with("tokens.css");
            assert!(!colour || allowed, "{place}: a colour outside tokens (rule 9)");
            assert!(
                !line.contains("rgb(") && !line.contains("hsl("),
                "{place}: a colour outside tokens (rule 9)"
            );
        }
        // Every selector begins at the widget's root, but for the two elements around it.
        for selector in selectors(&text) {
            let rooted =
                selector.starts_with(".jiedu") || ["html", "body", "from", "to"].contains(&selector.as_str());
            assert!(rooted, "{name}: “{selector}” reaches out of the widget (rule 9)");
            assert!(!selector.contains('#'), "{name}: “{selector}” names an id (rule 9)");
        }
    }
}

fn strip_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        let end = rest[start..].find("*/").map_or(rest.len(), |end| start + end + 2);
        out.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The selectors of a sheet: what stands before `{`, but for at-rules.
fn selectors(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for head in text.split('{') {
        let head = head.rsplit(['}', ';']).next().unwrap_or_default().trim();
        if head.is_empty() || head.starts_with('@') || !text.contains(&format!("{head} {{")) {
            continue;
        }
        let mut depth = 0;
        let mut selector = String::new();
        for c in head.chars() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth -= 1,
                _ => {}
            }
            if c == ',' && depth == 0 {
                found.push(std::mem::take(&mut selector).trim().to_owned());
            } else {
                selector.push(c);
            }
        }
        found.push(selector.trim().to_owned());
    }
    found
}

#[test]
fn every_source_says_what_it_is_and_ends_its_lines_cleanly() {
    for folder in ["src", "crates", "xtask", "tests"] {
        for (name, text) in files(folder, &[".rs"]) {
            assert!(text.starts_with("//!"), "{name} does not begin with what it is");
            let blank = text.lines().position(|line| line.ends_with([' ', '\t']));
            assert!(blank.is_none(), "{name}:{}: blanks at the end", blank.unwrap_or(0) + 1);
        }
    }
}

#[test]
fn tests_neither_retry_nor_sleep_nor_are_skipped() {
    let words = ["#[ignore", "thread::sleep", "retries", "time::sleep"];
    let mut sources = files("tests", &[".rs"]);
    sources.extend(files("crates", &[".rs"]));
    // The harness polls for a condition, and says until when; a case has no means to sleep.
    never(
        &sources,
        &words,
        &["tidy.rs", "e2e/page.rs", "e2e/browser.rs", "e2e/cases/trunk.rs"],
        "tests never retry, sleep for luck or are skipped (rule 10)",
    );
}

#[test]
fn wasm_bindgen_is_pinned_alike_everywhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let version =
        manifest.split("wasm-bindgen = \"=").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).unwrap();
    assert!(
        lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{version}\"")),
        "Cargo.lock has another"
    );
    let tools = std::fs::read_to_string(root.join("xtask/src/tools.rs")).unwrap();
    assert!(tools.contains(version), "xtask installs another wasm-bindgen than {version}");
}
