//! The one reader of briefings: what every command that takes a briefing knows of it.

use crate::check::check_source;
use crate::diagnostic::Diagnostic;
use crate::document::{Briefing, parse_briefing};
use crate::fact::{Fact, Kind, check_annotations, scan_facts};
use crate::figure::{Body, Figure, KeyFigure, bind_keys, parse_figures};
use crate::label;
use crate::outline::outline;
use crate::payload::{BriefingPart, FactPart, FigurePart, MeetingDate};
use crate::review::review;

/// A briefing as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The document.
    pub briefing: Briefing,
    /// Its facts in order of the text.
    pub facts: Vec<Fact>,
    /// Its figures in order of the text.
    pub figures: Vec<Figure>,
    /// Its key figures in the order of the front matter.
    pub keys: Vec<KeyFigure>,
    /// What an editor should look at before publishing, in order of the source. It does not keep the briefing from being
    /// built.
    pub findings: Vec<Diagnostic>,
}

/// Reads a briefing. The diagnostics say what keeps it from being built.
pub fn read_briefing(source: &str) -> (Reading, Vec<Diagnostic>) {
    let (briefing, mut diagnostics) = parse_briefing(source);
    let facts = scan_facts(&briefing);
    diagnostics.extend(check_annotations(&briefing));
    let (figures, found) = parse_figures(&briefing, &facts);
    diagnostics.extend(found);
    let (keys, found) = bind_keys(&briefing, &facts, &figures);
    diagnostics.extend(found);
    let mut findings = check_source(source);
    findings.extend(review(&briefing, &facts, &figures));
    findings.sort_by_key(|finding| finding.span.start);
    (Reading { briefing, facts, figures, keys, findings }, diagnostics)
}

/// What the widget is given of a briefing.
pub fn briefing_part(reading: &Reading) -> BriefingPart {
    let Reading { briefing, facts, figures, .. } = reading;
    let meeting = &briefing.meta.meeting;
    BriefingPart {
        id: briefing.meta.id.clone(),
        title: briefing.meta.title.clone(),
        short: briefing.meta.short.clone(),
        meeting: MeetingDate {
            year: meeting.year,
            month: meeting.month,
            day: meeting.day,
            inferred: meeting.inferred,
        },
        sections: outline(briefing),
        facts: facts.iter().map(fact_part).collect(),
        figures: figures.iter().map(figure_part).collect(),
    }
}

fn fact_part(fact: &Fact) -> FactPart {
    let unit = if fact.kind == Kind::Date { "" } else { fact.unit.as_str() };
    FactPart {
        anchor: fact.anchor.clone(),
        sentence: fact.sentence as u16,
        section: fact.section.map(|section| section as u16),
        surface: fact.surface.clone(),
        subject: fact.subject.clone(),
        value: label::value(&fact.value) + unit,
        unit: unit.to_owned(),
        kind: fact.kind,
        qualifier: fact.qualifier,
        direction: fact.direction,
        period: fact.period.clone(),
        scope: fact.scope.clone(),
        inferred: fact.inferred,
    }
}

fn figure_part(figure: &Figure) -> FigurePart {
    FigurePart {
        id: figure.id.clone(),
        number: figure.number,
        caption: figure.caption.clone(),
        section: figure.section,
        facts: figure.facts.clone(),
        chart: match &figure.body {
            Body::Chart(chart) => Some(chart.clone()),
            Body::Grid(_) => None,
        },
    }
}
