//! `jiedu tasks`: what a text says is to be done.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::document::{Briefing, parse_source};
use jiedu_core::fact::{Task, scan_tasks};
use serde::Serialize;

use crate::source::Source;
use crate::table::{write_csv, write_table};
use crate::{Outcome, report};

/// Print every task that a text sets (要…, 必须…, 一是…, 一要…), as it is written.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu tasks report.txt\n  \
    jiedu tasks briefings/shifanqu-2021.md --format json\n  \
    pandoc report.docx -t plain --wrap=none | jiedu tasks - --format csv > tasks.csv")]
pub(crate) struct Arguments {
    /// A briefing, or any Markdown or plain text in UTF-8; - is standard input.
    file: PathBuf,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Aligned columns for a terminal.
    #[value(alias = "text")]
    Table,
    /// {"briefing", "tasks": […]}.
    Json,
    /// A table for a spreadsheet, with a byte order mark.
    Csv,
}

#[derive(Serialize)]
struct Report<'a> {
    briefing: String,
    tasks: Vec<Row<'a>>,
}

/// A task as it is printed; the order of the fields is the order in the output.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    section: &'a str,
    /// The numbers of the section and of those it stands in: 3.1; empty where one has none.
    number: String,
    text: &'a str,
    marker: &'a str,
    line: usize,
    column: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let source = Source::read(&arguments.file)?;
    let (briefing, mut diagnostics) = parse_source(&source.text);
    let faulty = report::diagnostics(&source, &mut diagnostics);
    let tasks = scan_tasks(&source.text, &briefing);
    let index = PositionIndex::new(&source.text);
    let rows: Vec<Row<'_>> = tasks.iter().map(|task| row(&briefing, &index, task)).collect();
    let text = match arguments.format {
        Format::Json => {
            let report = Report { briefing: source.id(&briefing), tasks: rows };
            serde_json::to_string_pretty(&report).context("write JSON")? + "\n"
        }
        Format::Csv => csv(&rows)?,
        Format::Table => table(&rows),
    };
    report::print(&text)?;
    Ok(if faulty { Outcome::Faulty } else { Outcome::Clean })
}

fn row<'a>(briefing: &'a Briefing, index: &PositionIndex<'_>, task: &'a Task) -> Row<'a> {
    let at = index.position(briefing.source_range(&task.range).start);
    let section = task.section.and_then(|section| briefing.sections.get(section));
    Row {
        id: &task.anchor,
        section: section.map_or("", |section| section.anchor.as_str()),
        number: task.section.map_or_else(String::new, |section| briefing.number_path(section)),
        text: briefing.slice(&task.range),
        marker: &task.marker,
        line: at.line,
        column: at.column,
    }
}

fn csv(rows: &[Row<'_>]) -> Result<String> {
    let mut cells =
        vec![["id", "section", "number", "text", "marker", "line", "column"].map(str::to_owned).to_vec()];
    for row in rows {
        let (line, column) = (row.line.to_string(), row.column.to_string());
        let fields = [row.id, row.section, &row.number, row.text, row.marker, &line, &column];
        cells.push(fields.map(str::to_owned).to_vec());
    }
    write_csv(&cells)
}

fn table(rows: &[Row<'_>]) -> String {
    let mut cells = vec![["place", "section", "marker", "task"].map(str::to_owned).to_vec()];
    for row in rows {
        let section = if row.number.is_empty() { row.section } else { row.number.as_str() };
        cells.push(vec![
            format!("{}:{}", row.line, row.column),
            section.to_owned(),
            row.marker.to_owned(),
            row.text.to_owned(),
        ]);
    }
    write_table(&cells)
}
