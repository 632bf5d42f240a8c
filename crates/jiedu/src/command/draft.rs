//! `jiedu draft`: any text → a briefing that an editor looks over.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use jiedu_core::diagnostic::Severity;
use jiedu_core::draft::{Given, draft};
use jiedu_import::escape;
use jiedu_site::is_reserved;

use super::check::Checked;
use super::{told, write_whole};
use crate::source::Source;
use crate::{Outcome, report};

/// Draft a briefing from any text: front matter, sections with anchors and names, what is missing, key figures. What an editor
/// must decide is listed on standard error, with its place in the draft.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu draft report.docx > report.md && jiedu build report.md --out site\n  \
    jiedu draft report.txt --out report.md\n  \
    jiedu draft corrected.txt --keep report.md --out report-2.md     keeps the anchors of what is still there\n\n\
    A text that is a briefing already is printed as it is; headings without an anchor get one.")]
pub(crate) struct Arguments {
    /// A document (.docx), a web page (.html), a text or Markdown in UTF-8, UTF-16 or GB18030; - is standard input.
    file: PathBuf,
    /// File to write to, instead of standard output; one that stands there is replaced.
    #[arg(long)]
    out: Option<PathBuf>,
    /// An earlier briefing of the same text: its id and the anchors of sections that are still there are kept.
    #[arg(long)]
    keep: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let source = told(Source::read(&arguments.file)?);
    let old = match &arguments.keep {
        Some(path) => told(Source::file(path)?).text,
        None => String::new(),
    };
    let name =
        Some(source.stem()).filter(|name| !is_reserved(&name.to_ascii_lowercase())).unwrap_or_default();
    let given = Given {
        name,
        title: source.title.clone(),
        byline: source.byline.clone(),
        issued: source.issued.clone(),
    };
    // What is no Markdown must not be read as such once it is in a briefing.
    let text = if source.is_plain { escape(&source.text) } else { source.text };
    let drafted = draft(&text, &given, &old);
    let shown = arguments.out.as_deref().map_or_else(|| "draft".to_owned(), |out| out.display().to_string());
    let mut doubts = drafted.doubts;
    if drafted.text != text {
        doubts.extend(
            Checked::of(&drafted.text).found.into_iter().filter(|found| found.severity > Severity::Note),
        );
        doubts.sort_by_key(|found| found.span.start);
    }
    report::doubts(&shown, &drafted.text, &doubts);
    match &arguments.out {
        Some(out) => write_whole(out, drafted.text.as_bytes())?,
        None => report::print(&drafted.text)?,
    }
    Ok(Outcome::Clean)
}
