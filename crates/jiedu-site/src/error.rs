//! What keeps pages from being built.

use std::fmt;

/// What keeps pages from being built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteError {
    /// There is no briefing to build a page of.
    NoBriefing,
    /// The shell lacks a file.
    ShellFileMissing(&'static str),
    /// A file of the shell is not UTF-8.
    ShellFileNotText(&'static str),
    /// A file of the shell can't stand inside an HTML document: it closes its own element, or imports another file.
    ShellFileNotInline(&'static str),
    /// A part could not be encoded; the text says which and why.
    Encoding(String),
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBriefing => f.write_str("there is no briefing to build a page of"),
            Self::ShellFileMissing(name) => write!(f, "the shell has no file {name}"),
            Self::ShellFileNotText(name) => write!(f, "the shell's file {name} is not UTF-8"),
            Self::ShellFileNotInline(name) => {
                write!(
                    f,
                    "the shell's file {name} can't be set inside a page: it imports, or closes its element"
                )
            }
            Self::Encoding(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for SiteError {}
