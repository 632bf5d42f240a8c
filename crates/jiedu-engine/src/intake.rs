//! A text comes in: a file or a paste becomes a draft.

use jiedu_core::draft::{Draft, Given, draft};
use jiedu_desk::protocol::{Drafted, Reply, Said};
use jiedu_import::{Imported, escape};
use jiedu_site::is_reserved;

/// Elements that say how a text is made up. A paste without them is taken as plain text.
const MAKE_UP: [&str; 6] = ["<h1", "<h2", "<h3", "<li", "<table", "<b>"];

/// A file.
pub(crate) fn import(name: &str, bytes: &[u8]) -> Reply {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Reply::Refused(Said {
            zh: format!("“{name}”里没有文字。请换一个文件，或者把全文粘贴进来。"),
            en: format!("There is no text in “{name}”. Take another file, or paste the whole text."),
        });
    }
    match jiedu_import::import(bytes, name) {
        Ok(imported) => drafted(imported, stem(name)),
        Err(refusal) => Reply::Refused(Said {
            zh: refused(name, bytes.len()),
            en: format!("“{name}” can't be read: {refusal}"),
        }),
    }
}

/// A paste: its HTML where that says more than its text.
pub(crate) fn paste(text: &str, html: &str) -> Reply {
    let lower = html.to_lowercase();
    let is_made_up = MAKE_UP.iter().any(|element| lower.contains(element));
    let (content, name) = if is_made_up { (html, "paste.html") } else { (text, "paste.txt") };
    let content = if content.trim().is_empty() { text } else { content };
    if content.trim().is_empty() {
        return Reply::Refused(Said {
            zh: "粘贴的内容里没有文字。请在原文里全选、复制，再粘贴一次。".to_owned(),
            en: "There is no text in what was pasted. Select all in the source, copy, and paste again."
                .to_owned(),
        });
    }
    match jiedu_import::import(content.as_bytes(), name) {
        Ok(imported) => drafted(imported, ""),
        Err(refusal) => Reply::Refused(Said {
            zh: refused("粘贴的内容", content.len()),
            en: format!("What was pasted can't be read: {refusal}"),
        }),
    }
}

fn drafted(imported: Imported, name: &str) -> Reply {
    let Imported { text, is_plain, title, byline, issued, .. } = imported;
    let name = Some(name).filter(|name| !is_reserved(&name.to_ascii_lowercase())).unwrap_or_default();
    let given = Given { name: name.to_owned(), title, byline, issued };
    // What is no Markdown must not be read as such once it is in a briefing.
    let source = if is_plain { escape(&text) } else { text.clone() };
    let Draft { text: manuscript, repaired, .. } = draft(&source, &given, "");
    let mut repaired = crate::steps(&source, &repaired);
    // Places are those below front matter that came with the text: their lines are not those of the text as it came in.
    if ["+++", "---"].iter().any(|fence| source.trim_start_matches('\u{feff}').starts_with(fence)) {
        repaired.iter_mut().for_each(|step| step.line = 0);
    }
    Reply::Drafted(Drafted { manuscript, repaired, original: text })
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Why a file can't be read and what to do, by its ending.
fn refused(name: &str, length: usize) -> String {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    let way = match ending.as_str() {
        _ if length > jiedu_import::MAX_BYTES => "它太大了。请分成几个文件。",
        "doc" => {
            "它是2003年以前的Word格式。在Word里打开，选“另存为”，格式选.docx，再拖进来；或者在Word里全选、复制，粘贴到下面。"
        }
        "wps" | "et" | "dps" => {
            "它是WPS自己的格式。在WPS里打开，选“另存为”，格式选.docx，再拖进来；或者全选、复制，粘贴到下面。"
        }
        "pdf" => "PDF只有版面，没有段落。请用原来的Word文件；没有的话，在阅读器里全选、复制，粘贴到下面。",
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" | "tif" | "tiff" | "heic" => {
            "它是图片，里面的字程序不认。请用文字稿。"
        }
        _ => "它不是文字稿。可以放进来的是.docx、.txt、.md、.html；别的请全选、复制，粘贴到下面。",
    };
    format!("读不了“{name}”。{way}")
}
