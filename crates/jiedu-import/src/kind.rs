//! What a file is, by its first bytes and by its name.

use crate::Refusal;

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A document of Word since 2007.
    Docx,
    /// A text: plain, Markdown, HTML.
    Text,
}

/// What is done with a file that is not read.
const AS_DOCX: &str = "open it in WPS or Word, save it as .docx (另存为 .docx), and take that file";
const AS_TEXT: &str =
    "take the text: recognize its characters (文字识别), look it over, and save it as .txt or .docx";

/// First bytes of files that are no text, what they are, and what to do.
const MAGIC: [(&[u8], &str, &str); 12] = [
    (
        b"%PDF",
        "a PDF",
        "open it in WPS or Word, save it as .docx (另存为 .docx), compare it with the PDF, and take that file; or copy its text into a .txt",
    ),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of old Word or WPS (.doc, .wps)", AS_DOCX),
    (b"{\\rtf", "a rich text document (.rtf)", AS_DOCX),
    (b"\x89PNG", "a picture", AS_TEXT),
    (b"\xff\xd8\xff", "a picture", AS_TEXT),
    (b"GIF8", "a picture", AS_TEXT),
    (b"BM", "a picture", AS_TEXT),
    (b"II*\0", "a picture", AS_TEXT),
    (b"MM\0*", "a picture", AS_TEXT),
    (b"RIFF", "a picture or a film", AS_TEXT),
    (b"Rar!", "an archive", "unpack it, and take the document in it"),
    (b"7z\xbc\xaf", "an archive", "unpack it, and take the document in it"),
];

/// Tells what a file is.
pub(crate) fn detect(bytes: &[u8], name: &str) -> Result<Kind, Refusal> {
    if bytes.starts_with(b"PK\x03\x04") {
        return zipped(bytes);
    }
    let magic =
        MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic) && (magic.len() > 2 || has_nul(bytes)));
    if let Some((_, what, help)) = magic {
        return Err(Refusal(format!("it is {what}: {help}")));
    }
    let ending = ending(name);
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(Refusal(format!("it is a picture or a film: {AS_TEXT}")));
    }
    if ending == "mht" || ending == "mhtml" {
        return Err(Refusal(
            "it is a web archive: open it in a browser, and save the page as .html".to_owned(),
        ));
    }
    Ok(Kind::Text)
}

/// A document is an archive that holds its text under a name of its own.
fn zipped(bytes: &[u8]) -> Result<Kind, Refusal> {
    let has = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    if has("word/document.xml") {
        return Ok(Kind::Docx);
    }
    let what = if has("xl/workbook.xml") {
        "a spreadsheet (.xlsx): copy the table into a document, and save that as .docx".to_owned()
    } else if has("ppt/presentation.xml") {
        "a presentation (.pptx): take its text, and save it as .txt".to_owned()
    } else if has("opendocument") {
        format!("a document of OpenOffice (.odt): {AS_DOCX}")
    } else {
        "an archive: unpack it, and take the document in it".to_owned()
    };
    Err(Refusal(format!("it is {what}")))
}

/// Whether a text is a web page, or a piece of one.
pub(crate) fn is_html(text: &str, name: &str) -> bool {
    if matches!(ending(name).as_str(), "html" | "htm" | "xhtml" | "shtml") {
        return true;
    }
    if matches!(ending(name).as_str(), "txt" | "md" | "markdown") {
        return false;
    }
    let head: String = text.trim_start().chars().take(2000).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with('<')
            && ["<p", "<div", "<section", "<table", "<h1", "<meta", "<span"]
                .iter()
                .any(|tag| head.contains(tag)))
}

/// The ending of a file's name in small letters.
pub(crate) fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

fn has_nul(bytes: &[u8]) -> bool {
    bytes.iter().take(1024).any(|byte| *byte == 0)
}
