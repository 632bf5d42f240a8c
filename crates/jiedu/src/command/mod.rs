//! The subcommands, one file each: its arguments and how it runs.

mod anchors;
mod build;
mod check;
mod embed;
mod facts;
mod figures;
mod listing;
mod outline;
mod tasks;
mod terms;

use anyhow::Result;
use clap::Subcommand;

use crate::Outcome;

/// A subcommand with its arguments.
#[derive(Subcommand)]
pub(crate) enum Command {
    Anchors(anchors::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
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
            Command::Embed(arguments) => embed::run(&arguments),
            Command::Facts(arguments) => facts::run(&arguments),
            Command::Figures(arguments) => figures::run(&arguments),
            Command::Outline(arguments) => outline::run(&arguments),
            Command::Tasks(arguments) => tasks::run(&arguments),
            Command::Terms(arguments) => terms::run(&arguments),
        }
    }
}
