//! `jiedu terms`: what a text sets in quotation marks, and the frameworks that count their members.

use anyhow::Result;
use clap::Args;
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::document::Briefing;
use jiedu_core::framework::{Framework, scan_frameworks};
use jiedu_core::term::{Occurrence, Term, scan_terms};
use serde::Serialize;

use super::listing::{Listing, Text};
use crate::Outcome;
use crate::table::write_table;

/// Print every term that a text sets in “…” or 《…》 with all its places, and the frameworks whose names count members.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu terms report.txt\n  \
    jiedu terms briefings/qixian-2022.md --format json\n  \
    pandoc report.docx -t plain --wrap=none | jiedu terms - --format csv > terms.csv\n\n\
    JSON: {\"briefing\": …, \"terms\": […], \"frameworks\": […]}; CSV: the terms, a row a place")]
pub(crate) struct Arguments {
    #[command(flatten)]
    listing: Listing,
}

#[derive(Serialize)]
struct Report<'a> {
    briefing: String,
    terms: Vec<Row<'a>>,
    frameworks: Vec<Structure<'a>>,
}

/// A term as it is printed; the order of the fields is the order in the output.
#[derive(Serialize)]
struct Row<'a> {
    text: &'a str,
    kind: &'static str,
    count: usize,
    /// The sentence that explains it; null where none does.
    explained: Option<&'a str>,
    occurrences: Vec<Mention<'a>>,
}

/// A place of a term as it is printed.
#[derive(Serialize)]
struct Mention<'a> {
    line: usize,
    column: usize,
    section: &'a str,
    #[serde(rename = "where")]
    place: &'static str,
    nested_in_title: bool,
    sentence: &'a str,
}

/// A framework as it is printed.
#[derive(Serialize)]
struct Structure<'a> {
    name: &'a str,
    arity: Vec<Part<'a>>,
    line: usize,
    column: usize,
    section: &'a str,
}

/// A part of a framework: how many of what, those that the text lists, and how many it leaves open.
#[derive(Serialize)]
struct Part<'a> {
    count: u32,
    noun: &'a str,
    members: &'a [String],
    open: u32,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let Text { source, briefing, outcome } = arguments.listing.read(|_| Vec::new())?;
    let terms = scan_terms(&source.text, &briefing);
    let frameworks = scan_frameworks(&source.text, &briefing);
    let index = PositionIndex::new(&source.text);
    let report = Report {
        briefing: source.id(&briefing),
        terms: terms.iter().map(|term| row(&briefing, &index, term)).collect(),
        frameworks: frameworks.iter().map(|framework| structure(&briefing, &index, framework)).collect(),
    };
    let table = |report: &Report<'_>| table(&report.terms) + &block(&report.frameworks);
    arguments.listing.print(&report, |report| csv(&report.terms), table)?;
    Ok(outcome)
}

fn row<'a>(briefing: &'a Briefing, index: &PositionIndex<'_>, term: &'a Term) -> Row<'a> {
    Row {
        text: &term.text,
        kind: term.kind.name(),
        count: term.occurrences.len(),
        explained: term.explained.map(|sentence| sentence_text(briefing, Some(sentence))),
        occurrences: term.occurrences.iter().map(|place| mention(briefing, index, place)).collect(),
    }
}

fn mention<'a>(briefing: &'a Briefing, index: &PositionIndex<'_>, place: &Occurrence) -> Mention<'a> {
    let at = index.position(place.source.start);
    Mention {
        line: at.line,
        column: at.column,
        section: anchor(briefing, place.section),
        place: place.place.name(),
        nested_in_title: place.nested_in_title,
        sentence: sentence_text(briefing, place.sentence),
    }
}

fn structure<'a>(
    briefing: &'a Briefing,
    index: &PositionIndex<'_>,
    framework: &'a Framework,
) -> Structure<'a> {
    let at = index.position(framework.source.start);
    let parts = framework.arity.iter().map(|arity| Part {
        count: arity.count,
        noun: &arity.noun,
        members: &arity.members,
        open: arity.open(),
    });
    Structure {
        name: &framework.name,
        arity: parts.collect(),
        line: at.line,
        column: at.column,
        section: anchor(briefing, framework.section),
    }
}

fn anchor(briefing: &Briefing, section: Option<usize>) -> &str {
    let section = section.and_then(|section| briefing.sections.get(section));
    section.map_or("", |section| section.anchor.as_str())
}

/// A sentence of the text; of what stands in the front matter, the title.
fn sentence_text(briefing: &Briefing, sentence: Option<usize>) -> &str {
    match sentence {
        Some(sentence) => {
            briefing.sentences.get(sentence).map_or("", |sentence| briefing.slice(&sentence.range).trim())
        }
        None => &briefing.meta.title,
    }
}

fn csv(rows: &[Row<'_>]) -> Vec<Vec<String>> {
    let mut cells = vec![
        [
            "text",
            "kind",
            "count",
            "explained",
            "line",
            "column",
            "section",
            "where",
            "nested_in_title",
            "sentence",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for row in rows {
        for place in &row.occurrences {
            cells.push(vec![
                row.text.to_owned(),
                row.kind.to_owned(),
                row.count.to_string(),
                row.explained.unwrap_or_default().to_owned(),
                place.line.to_string(),
                place.column.to_string(),
                place.section.to_owned(),
                place.place.to_owned(),
                place.nested_in_title.to_string(),
                place.sentence.to_owned(),
            ]);
        }
    }
    cells
}

fn table(rows: &[Row<'_>]) -> String {
    let mut cells = vec![["place", "term", "kind", "count", "explained"].map(str::to_owned).to_vec()];
    for row in rows {
        let place = row.occurrences.first().map(|place| format!("{}:{}", place.line, place.column));
        cells.push(vec![
            place.unwrap_or_default(),
            row.text.to_owned(),
            row.kind.to_owned(),
            row.count.to_string(),
            row.explained.unwrap_or_default().to_owned(),
        ]);
    }
    write_table(&cells)
}

/// The frameworks as a block below the terms, a row a part; nothing where there is none.
fn block(frameworks: &[Structure<'_>]) -> String {
    if frameworks.is_empty() {
        return String::new();
    }
    let mut cells =
        vec![["place", "framework", "count", "of", "open", "members"].map(str::to_owned).to_vec()];
    for framework in frameworks {
        for part in &framework.arity {
            cells.push(vec![
                format!("{}:{}", framework.line, framework.column),
                framework.name.to_owned(),
                part.count.to_string(),
                part.noun.to_owned(),
                part.open.to_string(),
                part.members.join("；"),
            ]);
        }
    }
    format!("\n{}", write_table(&cells))
}
