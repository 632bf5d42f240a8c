//! `jiedu figures`: which figures a text could have, and why others are refused.

use anyhow::Result;
use clap::Args;
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::document::Briefing;
use jiedu_core::fact::{check_annotations, scan_facts};
use jiedu_core::figure::{Choice, Refusal, choose_figures, parse_figures, propose_figures};
use jiedu_core::framework::scan_frameworks;
use serde::Serialize;

use super::listing::{Listing, Text};
use crate::table::write_table;
use crate::{Outcome, report};

/// Print the figures that rules propose for a text, which of them are chosen, and what is refused and why.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu figures report.txt\n  \
    jiedu figures briefings/qixian-2022.md --format json\n  \
    jiedu figures report.md --blocks\n\n\
    JSON: {\"briefing\": …, \"figures\": […]}")]
pub(crate) struct Arguments {
    #[command(flatten)]
    listing: Listing,
    /// Print the figure blocks of those that are chosen, to be put behind their sections.
    #[arg(long)]
    blocks: bool,
}

#[derive(Serialize)]
struct Report {
    briefing: String,
    figures: Vec<Row>,
}

/// A figure as it is printed; the order of the fields is the order in the output.
#[derive(Serialize)]
struct Row {
    /// chosen, proposed or refused.
    state: &'static str,
    /// Id of the figure; empty where it is not chosen.
    id: String,
    form: &'static str,
    section: String,
    caption: String,
    reason: String,
    /// Ids of the facts.
    facts: Vec<String>,
    score: u32,
    line: usize,
    column: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let Text { source, briefing, outcome } = arguments.listing.read(check_annotations)?;
    let facts = scan_facts(&briefing);
    let frameworks = scan_frameworks(&source.text, &briefing);
    let (drawn, _) = parse_figures(&briefing, &facts);
    let proposals = propose_figures(&briefing, &facts, &frameworks);
    let choices = choose_figures(&briefing, &facts, &drawn, proposals.found);
    if arguments.blocks {
        report::print(&blocks(&briefing, &choices))?;
        return Ok(outcome);
    }
    let index = PositionIndex::new(&source.text);
    let anchor = |section: Option<usize>| {
        section.and_then(|idx| briefing.sections.get(idx)).map_or_else(String::new, |it| it.anchor.clone())
    };
    let place = |offset: usize| index.position(briefing.source_range(&(offset..offset + 1)).start);
    let mut rows: Vec<Row> = Vec::new();
    for Choice { proposal, id } in &choices {
        let at = place(proposal.place);
        let ids = proposal.facts.iter().filter_map(|fact| Some(facts.get(*fact)?.anchor.clone()));
        rows.push(Row {
            state: if id.is_ok() { "chosen" } else { "proposed" },
            id: id.clone().unwrap_or_default(),
            form: proposal.form,
            section: anchor(proposal.section),
            caption: proposal.block.caption.clone(),
            reason: match id {
                Ok(_) => proposal.reason.clone(),
                Err(why) => format!("{}；未选：{why}", proposal.reason),
            },
            facts: ids.collect(),
            score: proposal.score,
            line: at.line,
            column: at.column,
        });
    }
    for Refusal { form, place: offset, reason } in proposals.refused {
        let at = place(offset);
        rows.push(Row {
            state: "refused",
            id: String::new(),
            form,
            section: anchor(briefing.section_at(offset)),
            caption: String::new(),
            reason,
            facts: Vec::new(),
            score: 0,
            line: at.line,
            column: at.column,
        });
    }
    rows.sort_by_key(|row| (row.line, row.column));
    let report = Report { briefing: source.id(&briefing), figures: rows };
    arguments.listing.print(&report, |report| csv(&report.figures), |report| table(&report.figures))?;
    Ok(outcome)
}

/// The chosen blocks, each under the name of its section.
fn blocks(briefing: &Briefing, choices: &[Choice]) -> String {
    let mut text = String::new();
    let mut last = None;
    for choice in choices {
        let Some(block) = choice.markdown() else { continue };
        let section = choice.proposal.section;
        if last != Some(section) {
            let title = section.and_then(|idx| briefing.sections.get(idx)).map_or("", |it| it.title.as_str());
            text.push_str(&format!("<!-- {title} -->\n\n"));
            last = Some(section);
        }
        text.push_str(&block);
        text.push('\n');
    }
    text
}

fn csv(rows: &[Row]) -> Vec<Vec<String>> {
    let fields = ["state", "id", "form", "section", "caption", "reason", "facts", "score", "line", "column"];
    let mut cells = vec![fields.map(str::to_owned).to_vec()];
    for row in rows {
        let (facts, score) = (row.facts.join(" "), row.score.to_string());
        let (line, column) = (row.line.to_string(), row.column.to_string());
        let fields = [
            row.state,
            &row.id,
            row.form,
            &row.section,
            &row.caption,
            &row.reason,
            &facts,
            &score,
            &line,
            &column,
        ];
        cells.push(fields.map(str::to_owned).to_vec());
    }
    cells
}

fn table(rows: &[Row]) -> String {
    let mut cells = vec![["place", "state", "form", "reason", "caption"].map(str::to_owned).to_vec()];
    for row in rows {
        cells.push(vec![
            format!("{}:{}", row.line, row.column),
            row.state.to_owned(),
            row.form.to_owned(),
            row.reason.clone(),
            row.caption.clone(),
        ]);
    }
    write_table(&cells)
}
