//! What the commands that list things have in common: the text that they read, and the three ways to print.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiedu_core::diagnostic::Diagnostic;
use jiedu_core::document::{Briefing, parse_source};
use jiedu_core::spreadsheet::write_csv;
use serde::Serialize;

use super::told;
use crate::source::Source;
use crate::{Outcome, report};

/// Which text is read, and how what it holds is printed.
#[derive(Args)]
pub(super) struct Listing {
    /// A briefing, or any text, web page or document (.txt, .md, .html, .docx); - is standard input.
    file: PathBuf,
    /// How to print what is found.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Aligned columns for a terminal.
    #[value(alias = "text")]
    Table,
    /// One object: the briefing's id and what is found.
    Json,
    /// A table for a spreadsheet, with a byte order mark.
    Csv,
}

/// A text that was read.
pub(super) struct Text {
    pub(super) source: Source,
    pub(super) briefing: Briefing,
    /// Whether it has errors, which are told already.
    pub(super) outcome: Outcome,
}

impl Listing {
    /// Reads the text and tells what is wrong with it, by its own reader and by `check`.
    ///
    /// # Errors
    /// A file that can't be read.
    pub(super) fn read(&self, check: impl FnOnce(&Briefing) -> Vec<Diagnostic>) -> Result<Text> {
        let source = told(Source::read(&self.file)?);
        let (briefing, mut diagnostics) = parse_source(&source.text);
        diagnostics.extend(check(&briefing));
        let faulty = report::diagnostics(&source, &mut diagnostics);
        let outcome = if faulty { Outcome::Faulty } else { Outcome::Clean };
        Ok(Text { source, briefing, outcome })
    }

    /// Prints a listing in the form that was asked for.
    ///
    /// # Errors
    /// Where it can't be written.
    pub(super) fn print<R: Serialize>(
        &self,
        listing: &R,
        csv: impl FnOnce(&R) -> Vec<Vec<String>>,
        table: impl FnOnce(&R) -> String,
    ) -> Result<()> {
        report::print(&match self.format {
            Format::Json => report::json(listing)?,
            Format::Csv => write_csv(&csv(listing)),
            Format::Table => table(listing),
        })
    }
}
