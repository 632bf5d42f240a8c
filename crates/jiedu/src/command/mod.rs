//! The subcommands, one file each: its arguments and how it runs.

mod anchors;
mod build;
mod check;
mod desk;
mod draft;
mod embed;
mod facts;
mod figures;
mod listing;
mod outline;
mod tasks;
mod terms;
mod written;

use std::path::Path;

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::source::Source;
use crate::{Outcome, report};

/// A subcommand with its arguments.
#[derive(Subcommand)]
pub(crate) enum Command {
    Anchors(anchors::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    Desk(desk::Arguments),
    Draft(draft::Arguments),
    Embed(embed::Arguments),
    Facts(facts::Arguments),
    Figures(figures::Arguments),
    Outline(outline::Arguments),
    Tasks(tasks::Arguments),
    Terms(terms::Arguments),
}

impl Command {
    /// Runs the subcommand.
    ///
    /// # Errors
    /// What kept it from its work; the message names the file.
    pub(crate) fn run(self) -> Result<Outcome> {
        match self {
            Command::Anchors(arguments) => anchors::run(&arguments),
            Command::Build(arguments) => build::run(arguments),
            Command::Check(arguments) => check::run(&arguments),
            Command::Desk(arguments) => desk::run(&arguments),
            Command::Draft(arguments) => draft::run(&arguments),
            Command::Embed(arguments) => embed::run(&arguments),
            Command::Facts(arguments) => facts::run(&arguments),
            Command::Figures(arguments) => figures::run(&arguments),
            Command::Outline(arguments) => outline::run(&arguments),
            Command::Tasks(arguments) => tasks::run(&arguments),
            Command::Terms(arguments) => terms::run(&arguments),
        }
    }
}

/// Tells what was assumed or left out when a text was read.
fn told(source: Source) -> Source {
    for note in &source.notes {
        report::say(&format!("{}: {note}\n", source.name()));
    }
    source
}

/// Writes a file whole or not at all; nothing else is left where that fails.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".tmp");
    let part = path.with_file_name(name);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        // What can't be taken away either is told with the file itself.
        drop(std::fs::remove_file(&part));
    }
    written.with_context(|| format!("write {}", path.display()))
}
