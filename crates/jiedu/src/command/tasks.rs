//! `jiedu tasks`: what a text says is to be done.

use anyhow::Result;
use clap::Args;
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::document::Briefing;
use jiedu_core::task::{Task, scan_tasks};
use serde::Serialize;

use super::listing::{Listing, Text};
use crate::Outcome;
use crate::table::write_table;

/// Print every task that a text sets (要…, 必须…, 一是…, 一要…), as it is written.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu tasks report.txt\n  \
    jiedu tasks briefings/shifanqu-2021.md --format json\n  \
    pandoc report.docx -t plain --wrap=none | jiedu tasks - --format csv > tasks.csv\n\n\
    JSON: {\"briefing\": …, \"tasks\": […]}")]
pub(crate) struct Arguments {
    #[command(flatten)]
    listing: Listing,
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
    let Text { source, briefing, outcome } = arguments.listing.read(|_| Vec::new())?;
    let tasks = scan_tasks(&source.text, &briefing);
    let index = PositionIndex::new(&source.text);
    let rows = tasks.iter().map(|task| row(&briefing, &index, task)).collect();
    let report = Report { briefing: source.id(&briefing), tasks: rows };
    arguments.listing.print(&report, |report| csv(&report.tasks), |report| table(&report.tasks))?;
    Ok(outcome)
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

fn csv(rows: &[Row<'_>]) -> Vec<Vec<String>> {
    let mut cells =
        vec![["id", "section", "number", "text", "marker", "line", "column"].map(str::to_owned).to_vec()];
    for row in rows {
        let (line, column) = (row.line.to_string(), row.column.to_string());
        let fields = [row.id, row.section, &row.number, row.text, row.marker, &line, &column];
        cells.push(fields.map(str::to_owned).to_vec());
    }
    cells
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
