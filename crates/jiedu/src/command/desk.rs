//! `jiedu desk`: writes 编辑台, the desk in which an editor makes pages without a command line.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use jiedu_site::{DESK, File};

use super::written::write_files;
use crate::{Outcome, shell};

/// Write the desk (编辑台) as one HTML file: it opens in a browser from disk, and makes pages of pasted texts and documents.
#[derive(Args)]
#[command(after_help = "Examples:\n  jiedu desk --out .                 writes jiedu-desk.html\n  \
    jiedu desk --out site --hosted     writes desk.html too, and what it asks for")]
pub(crate) struct Arguments {
    /// Folder to write it to.
    #[arg(long)]
    out: PathBuf,
    /// Write the desk for a web space as well: desk.html and the files beside it.
    #[arg(long)]
    hosted: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut files =
        vec![File { name: DESK.to_owned(), bytes: shell::desk()?.into_bytes(), is_served: false }];
    if arguments.hosted {
        files.extend(shell::hosted_desk()?);
    }
    write_files(&arguments.out, &files, true)?;
    Ok(Outcome::Clean)
}
