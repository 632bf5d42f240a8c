//! Reads what an editor has on the desk: plain text and Markdown in any of the usual encodings, web pages and what is copied from
//! them, documents of Word. Bytes and the name of a file go in, Markdown comes out.
//!
//! What was assumed or left out is in [`Imported::notes`]. What can't be read is a [`Refusal`] that says what to do. Nothing here
//! reads files, and nothing panics on content.

mod docx;
mod encoding;
mod front;
mod html;
mod inline;
mod kind;
mod numbering;
mod style;
mod table;

pub use inline::escape;

use kind::Kind;

/// Longest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// A file as Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The text. That of a file of text is as it was, so that places in it are places in the file.
    pub text: String,
    /// Whether the text was made from a file of another kind.
    pub is_converted: bool,
    /// Whether the text is no Markdown: what looks like its marks is meant as it stands.
    pub is_plain: bool,
    /// Its title, where the file says it beside the text; may be empty, like the next two.
    pub title: String,
    /// Who wrote it.
    pub byline: String,
    /// Its day, as 2022-12-08.
    pub issued: String,
    /// What was assumed or left out, a sentence each.
    pub notes: Vec<String>,
}

/// Why a file is not read, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(String);

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Reads a file. Its name helps to tell what it is; it may be empty.
///
/// # Errors
/// What can't be read; the message says what to do.
pub fn import(bytes: &[u8], name: &str) -> Result<Imported, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal(format!(
            "it has {} bytes, and at most {MAX_BYTES} are read: split it",
            bytes.len()
        )));
    }
    match kind::detect(bytes, name)? {
        Kind::Docx => docx::read(bytes),
        Kind::Text => {
            let (text, note) = encoding::decode(bytes)?;
            let notes = note.into_iter().collect();
            Ok(if kind::is_html(&text, name) {
                html::read(&text, notes)
            } else {
                front::read(text, name, notes)
            })
        }
    }
}
