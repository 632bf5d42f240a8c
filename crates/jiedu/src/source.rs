//! What a command reads: a file, or standard input where the file is called `-`; text, a web page or a document.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use jiedu_core::document::Briefing;
use jiedu_import::{Imported, import};

/// A text with the name of the file it was read from.
pub(crate) struct Source {
    /// The path; none for standard input.
    pub(crate) path: Option<PathBuf>,
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// Whether the text was made from a file of another kind, so that its lines are not the file's.
    pub(crate) is_converted: bool,
    /// Whether the text is no Markdown.
    pub(crate) is_plain: bool,
    /// Its title, where the file says it beside the text; may be empty, like the next two.
    pub(crate) title: String,
    /// Who wrote it.
    pub(crate) byline: String,
    /// Its day, as 2022-12-08.
    pub(crate) issued: String,
    /// What was assumed or left out when it was read.
    pub(crate) notes: Vec<String>,
}

impl Source {
    /// Reads a file, or standard input where its name is `-`.
    ///
    /// # Errors
    /// A file that can't be read, and what is no text.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        if file.as_os_str() != "-" {
            return Self::file(file);
        }
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("read standard input")?;
        Self::decode(None, bytes)
    }

    /// Reads a file, whatever its name is.
    ///
    /// # Errors
    /// A file that can't be read, and what is no text.
    pub(crate) fn file(file: &Path) -> Result<Self> {
        let bytes = std::fs::read(file).with_context(|| format!("read {}", file.display()))?;
        Self::decode(Some(file.to_owned()), bytes)
    }

    fn decode(path: Option<PathBuf>, bytes: Vec<u8>) -> Result<Self> {
        let name = label(path.as_deref());
        let read = import(&bytes, &name).map_err(|refusal| anyhow!("{name} can't be read: {refusal}"))?;
        let Imported { text, is_converted, is_plain, title, byline, issued, notes } = read;
        Ok(Self { path, text, is_converted, is_plain, title, byline, issued, notes })
    }

    /// The name as reports show it.
    pub(crate) fn name(&self) -> String {
        label(self.path.as_deref())
    }

    /// The id of the briefing that was read from it, or else the name of the file without folder and ending; empty for
    /// standard input.
    pub(crate) fn id(&self, briefing: &Briefing) -> String {
        let id = Some(briefing.meta.id.clone()).filter(|id| !id.is_empty());
        id.unwrap_or_else(|| self.stem())
    }

    /// The name of the file without folder and ending; empty for standard input.
    pub(crate) fn stem(&self) -> String {
        let stem = self.path.as_deref().and_then(Path::file_stem);
        stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

fn label(path: Option<&Path>) -> String {
    path.map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
}
