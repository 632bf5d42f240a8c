//! `jiedu facts`: every quantity that a text states.

use anyhow::Result;
use clap::Args;
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::document::Briefing;
use jiedu_core::fact::{Fact, Value, check_annotations, scan_facts};
use serde::{Serialize, Serializer};

use super::listing::{Listing, Text};
use crate::Outcome;
use crate::table::write_table;

/// Print every quantity that a text states, in order of the text.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu facts report.txt\n  \
    jiedu facts briefings/qixian-2022.md --format json\n  \
    pandoc report.docx -t plain --wrap=none | jiedu facts - --format csv > facts.csv\n\n\
    JSON: {\"briefing\": …, \"facts\": […]}")]
pub(crate) struct Arguments {
    #[command(flatten)]
    listing: Listing,
}

#[derive(Serialize)]
struct Report<'a> {
    briefing: String,
    facts: Vec<Row<'a>>,
}

/// A fact as it is printed; the order of the fields is the order in the output.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    section: &'a str,
    surface: &'a str,
    #[serde(serialize_with = "value")]
    value: &'a Value,
    unit: &'a str,
    kind: &'static str,
    qualifier: &'static str,
    direction: &'static str,
    period: &'a str,
    scope: &'a str,
    subject: &'a str,
    sentence: &'a str,
    tier: &'static str,
    line: usize,
    column: usize,
}

/// Names of the fields of [`Row`], in their order.
const FIELDS: [&str; 15] = [
    "id",
    "section",
    "surface",
    "value",
    "unit",
    "kind",
    "qualifier",
    "direction",
    "period",
    "scope",
    "subject",
    "sentence",
    "tier",
    "line",
    "column",
];

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let Text { source, briefing, outcome } = arguments.listing.read(check_annotations)?;
    let facts = scan_facts(&briefing);
    let index = PositionIndex::new(&source.text);
    let rows = facts.iter().map(|fact| row(&briefing, &index, fact)).collect();
    let report = Report { briefing: source.id(&briefing), facts: rows };
    arguments.listing.print(&report, |report| csv(&report.facts), |report| table(&report.facts))?;
    Ok(outcome)
}

fn row<'a>(briefing: &'a Briefing, index: &PositionIndex<'_>, fact: &'a Fact) -> Row<'a> {
    let at = index.position(briefing.source_range(&fact.span).start);
    let section = fact.section.and_then(|section| briefing.sections.get(section));
    let sentence = briefing.sentences.get(fact.sentence);
    Row {
        id: &fact.anchor,
        section: section.map_or("", |section| section.anchor.as_str()),
        surface: &fact.surface,
        value: &fact.value,
        unit: &fact.unit,
        kind: fact.kind.name(),
        qualifier: fact.qualifier.name(),
        direction: fact.direction.name(),
        period: &fact.period,
        scope: &fact.scope,
        subject: &fact.subject,
        sentence: sentence.map_or("", |sentence| briefing.slice(&sentence.range).trim()),
        tier: fact.tier.name(),
        line: at.line,
        column: at.column,
    }
}

/// A value in JSON: a number, a pair, an array, or an ISO date.
fn value<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Value::Number(number) => Plain(*number).serialize(serializer),
        Value::Range(from, to) => [Plain(*from), Plain(*to)].serialize(serializer),
        Value::Ratio(parts) => serializer.collect_seq(parts.iter().map(|part| Plain(*part))),
        Value::Date(date) => serializer.serialize_str(date),
    }
}

/// A number that prints without a fraction where it has none: 185 and not 185.0.
struct Plain(f64);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Up to here every whole number is one of f64.
        const WHOLE: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() <= WHOLE {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

fn csv(rows: &[Row<'_>]) -> Vec<Vec<String>> {
    let mut cells = vec![FIELDS.map(str::to_owned).to_vec()];
    for row in rows {
        let value = jiedu_core::label::value(row.value);
        let (line, column) = (row.line.to_string(), row.column.to_string());
        let fields = [
            row.id,
            row.section,
            row.surface,
            &value,
            row.unit,
            row.kind,
            row.qualifier,
            row.direction,
            row.period,
            row.scope,
            row.subject,
            row.sentence,
            row.tier,
            &line,
            &column,
        ];
        cells.push(fields.map(str::to_owned).to_vec());
    }
    cells
}

fn table(rows: &[Row<'_>]) -> String {
    let mut cells = vec![
        ["place", "surface", "value", "unit", "kind", "qualifier", "direction", "period", "scope", "subject"]
            .map(str::to_owned)
            .to_vec(),
    ];
    for row in rows {
        cells.push(vec![
            format!("{}:{}", row.line, row.column),
            row.surface.to_owned(),
            jiedu_core::label::value(row.value),
            row.unit.to_owned(),
            row.kind.to_owned(),
            row.qualifier.to_owned(),
            row.direction.to_owned(),
            row.period.to_owned(),
            row.scope.to_owned(),
            row.subject.to_owned(),
        ]);
    }
    write_table(&cells)
}
