//! `jiedu anchors`: the table of a briefing's published anchors, which no later build may lose.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use jiedu_core::anchors::{anchors_of, check_anchors, parse_anchors};
use jiedu_core::reading::read_briefing;

use super::told;
use crate::source::Source;
use crate::{Outcome, report};

/// Print the anchors that readers can be sent to, or publish them: from then on a build that loses one fails.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu anchors briefings/qixian-2022.md\n  \
    jiedu anchors briefings/qixian-2022.md --write     adds what is new to briefings/qixian-2022.anchors")]
pub(crate) struct Arguments {
    /// The briefing.
    file: PathBuf,
    /// Add new anchors to the table beside the briefing.
    #[arg(long)]
    write: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let source = told(Source::file(&arguments.file)?);
    let (reading, mut diagnostics) = read_briefing(&source.text);
    let published = table(&arguments.file)?.unwrap_or_default();
    diagnostics.extend(check_anchors(&published, &reading.briefing, &reading.figures));
    if report::diagnostics(&source, &mut diagnostics) {
        return Ok(Outcome::Faulty);
    }
    let anchors = anchors_of(&reading.briefing, &reading.figures);
    if !arguments.write {
        report::print(&(anchors.join("\n") + "\n"))?;
        return Ok(Outcome::Clean);
    }
    let known = parse_anchors(&published);
    let mut text = published.clone();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    for anchor in anchors.iter().filter(|anchor| !known.contains(&anchor.as_str())) {
        text.push_str(anchor);
        text.push('\n');
    }
    let path = beside(&arguments.file);
    std::fs::write(&path, text).with_context(|| format!("write {}", path.display()))?;
    report::print(&format!("{}: {} anchors\n", path.display(), anchors.len()))?;
    Ok(Outcome::Clean)
}

/// The table beside a briefing; none where nothing is published yet.
pub(super) fn table(briefing: &Path) -> Result<Option<String>> {
    let path = beside(briefing);
    match std::fs::read_to_string(&path) {
        Ok(table) => Ok(Some(table)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("read {}", path.display())),
    }
}

fn beside(briefing: &Path) -> PathBuf {
    briefing.with_extension("anchors")
}
