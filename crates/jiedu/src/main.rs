//! The `jiedu` command.

mod build;
mod bundle;
mod compress;
mod document;
mod pack;
mod report;
mod style;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns policy briefings into interactive pages.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page of one or several briefings: a folder for any static host, and the one file jiedu.html.
    #[command(after_help = "Example: jiedu build briefings/qixian-2022.md --out site")]
    Build {
        /// The briefings in Markdown; the first is shown first.
        #[arg(required = true)]
        briefings: Vec<PathBuf>,
        /// Folder to write to.
        #[arg(long, required_unless_present = "trunk")]
        out: Option<PathBuf>,
        /// Folder that holds the compiled widget (a .wasm and its .js).
        #[arg(long)]
        widget: Option<PathBuf>,
        /// Called by Trunk: widget and output are its staging folder.
        #[arg(long, conflicts_with_all = ["out", "widget"])]
        trunk: bool,
    },
}

fn main() -> ExitCode {
    let Command::Build { briefings, out, widget, trunk } = Cli::parse().command;
    match build::run(&briefings, out, widget, trunk) {
        Ok(build::Outcome::Built) => ExitCode::SUCCESS,
        Ok(build::Outcome::Refused) => ExitCode::FAILURE,
        Err(error) => {
            report::fault(&error);
            ExitCode::from(2)
        }
    }
}
