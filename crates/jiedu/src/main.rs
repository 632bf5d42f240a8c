//! The `jiedu` command.

mod command;
mod compress;
mod report;
mod shell;
mod source;
mod table;

use std::process::ExitCode;

use clap::Parser;

/// Turns policy briefings into interactive pages, and reads any Chinese policy text.
///
/// Exit codes: 0 clean, 1 findings of severity error, 2 a file could not be read or the command was used wrongly.
#[derive(Parser)]
#[command(version, about, verbatim_doc_comment)]
struct Cli {
    #[command(subcommand)]
    command: command::Command,
}

/// How a command ended, where it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// There are findings of severity error.
    Faulty,
}

fn main() -> ExitCode {
    match Cli::parse().command.run() {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::FAILURE,
        Err(error) => {
            report::fault(&error);
            ExitCode::from(2)
        }
    }
}
