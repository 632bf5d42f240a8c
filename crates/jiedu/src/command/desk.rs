//! `jiedu desk`: writes 编辑台, the desk in which an editor makes pages without a command line.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use jiedu_site::DESK;

use super::write_whole;
use crate::{Outcome, report, shell};

/// Write the desk (编辑台) as one HTML file: it opens in a browser from disk, and makes pages of pasted texts and documents.
#[derive(Args)]
#[command(after_help = "Example:\n  jiedu desk --out .        writes jiedu-desk.html")]
pub(crate) struct Arguments {
    /// Folder to write it to.
    #[arg(long)]
    out: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let desk = shell::desk()?;
    let out = &arguments.out;
    std::fs::create_dir_all(out).with_context(|| format!("make the folder {}", out.display()))?;
    let file = out.join(DESK);
    write_whole(&file, desk.as_bytes())?;
    report::written(&file, desk.len(), None);
    Ok(Outcome::Clean)
}
