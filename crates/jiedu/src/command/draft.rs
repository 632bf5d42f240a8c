//! `jiedu draft`: any text → a briefing that an editor looks over.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use jiedu_core::draft::{Given, draft};
use jiedu_site::is_reserved;

use crate::source::Source;
use crate::{Outcome, report};

/// Draft a briefing from any text: front matter, sections with anchors and names, what is missing, key figures. What an editor
/// must decide is listed on standard error, with its place in the draft.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu draft report.txt > report.md && jiedu build report.md --out site\n  \
    jiedu draft report.txt --out report.md\n  \
    jiedu draft corrected.txt --keep report.md --out report-2.md     keeps the anchors of what is still there\n\n\
    A text that is a briefing already is printed as it is; headings without an anchor get one.")]
pub(crate) struct Arguments {
    /// The text; - is standard input.
    file: PathBuf,
    /// File to write to, instead of standard output; one that stands there is replaced.
    #[arg(long)]
    out: Option<PathBuf>,
    /// An earlier briefing of the same text: its id and the anchors of sections that are still there are kept.
    #[arg(long)]
    keep: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let source = Source::read(&arguments.file)?;
    let old = match &arguments.keep {
        Some(path) => Source::file(path)?.text,
        None => String::new(),
    };
    let name =
        Some(source.stem()).filter(|name| !is_reserved(&name.to_ascii_lowercase())).unwrap_or_default();
    let given = Given { name, ..Given::default() };
    let drafted = draft(&source.text, &given, &old);
    let shown = arguments.out.as_deref().map_or_else(|| "draft".to_owned(), |out| out.display().to_string());
    report::doubts(&shown, &drafted.text, &drafted.doubts);
    match &arguments.out {
        Some(out) => {
            std::fs::write(out, &drafted.text).with_context(|| format!("write {}", out.display()))?
        }
        None => report::print(&drafted.text)?,
    }
    Ok(Outcome::Clean)
}
