//! The one reader of briefings: what every command that takes a briefing knows of it.

use std::cmp::Reverse;

use crate::check::{Examined, Ignored, examine, ignorable, set_aside};
use crate::diagnostic::{Diagnostic, PositionIndex};
use crate::document::{Briefing, parse_briefing};
use crate::fact::{Fact, Kind, check_annotations, scan_facts};
use crate::fault::faulty;
use crate::figure::{Body, Figure, KeyFigure, bind_keys, parse_figures};
use crate::framework::{Framework, scan_frameworks};
use crate::label;
use crate::outline::outline;
use crate::passage::{passage, title_passage};
use crate::payload::{
    BriefingPart, CountPart, FactPart, FigurePart, FrameworkPart, MeetingDate, TaskPart, TermPart,
};
use crate::review::review;
use crate::task::{Task, scan_tasks};
use crate::term::{Term, scan_terms};

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
    /// Its terms by where they stand first.
    pub terms: Vec<Term>,
    /// Its frameworks, likewise.
    pub frameworks: Vec<Framework>,
    /// Its tasks in order of the text.
    pub tasks: Vec<Task>,
    /// What an editor should look at before publishing, in order of the source. It does not keep the briefing from being
    /// built.
    pub findings: Vec<Examined>,
    /// What the front matter says to ignore of it.
    pub ignored: Vec<Ignored>,
}

/// Reads a briefing. The diagnostics say what keeps it from being built.
pub fn read_briefing(source: &str) -> (Reading, Vec<Diagnostic>) {
    let (Cited { briefing, facts, figures, keys }, diagnostics) = read_cited(source);
    let mut findings = examine(source);
    findings.extend(ignorable(source, review(&briefing, &facts, &figures)));
    findings.sort_by_key(|finding| finding.diagnostic.span.start);
    let (findings, ignored) = set_aside(source, &briefing.meta, findings);
    let terms = scan_terms(source, &briefing);
    let frameworks = scan_frameworks(source, &briefing);
    let tasks = scan_tasks(source, &briefing);
    let reading = Reading { briefing, facts, figures, keys, terms, frameworks, tasks, findings, ignored };
    (reading, diagnostics)
}

/// A briefing with what its numbers, figures and key figures cite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cited {
    /// The document.
    pub briefing: Briefing,
    /// Its facts in order of the text.
    pub facts: Vec<Fact>,
    /// Its figures in order of the text.
    pub figures: Vec<Figure>,
    /// Its key figures in the order of the front matter.
    pub keys: Vec<KeyFigure>,
}

/// Reads of a briefing what its pages cite. The diagnostics say what keeps it from being built; nothing is checked beyond that.
pub fn read_cited(source: &str) -> (Cited, Vec<Diagnostic>) {
    let (briefing, mut diagnostics) = parse_briefing(source);
    let facts = scan_facts(&briefing);
    diagnostics.extend(check_annotations(&briefing));
    let (figures, found) = parse_figures(&briefing, &facts);
    diagnostics.extend(found);
    let (keys, found) = bind_keys(&briefing, &facts, &figures);
    diagnostics.extend(found);
    (Cited { briefing, facts, figures, keys }, diagnostics)
}

/// The findings of the check and what keeps the briefing from being built, in order of the source, each told once.
pub fn told_once(source: &str, findings: Vec<Examined>, faults: Vec<Diagnostic>) -> Vec<Examined> {
    let index = PositionIndex::new(source);
    let place = |found: &Diagnostic| (found.code, index.position(found.span.start).line);
    // Both tell of headings; the build's word on them is the one that counts.
    let told: Vec<_> = faults.iter().map(place).collect();
    let mut found = findings;
    found.retain(|finding| !told.contains(&place(&finding.diagnostic)));
    found.extend(faults.into_iter().map(faulty));
    found.sort_by_key(|found| (found.diagnostic.span.start, Reverse(found.diagnostic.severity)));
    found
}

/// What the widget is given of a briefing.
pub fn briefing_part(reading: &Reading) -> BriefingPart {
    let Reading { briefing, facts, figures, terms, frameworks, tasks, .. } = reading;
    let meeting = &briefing.meta.meeting;
    BriefingPart {
        id: briefing.meta.id.clone(),
        title: briefing.meta.title.clone(),
        short: briefing.meta.short.clone(),
        issuer: briefing.meta.issuer.clone(),
        publisher: briefing.meta.publisher.clone(),
        meeting: MeetingDate {
            year: meeting.year,
            month: meeting.month,
            day: meeting.day,
            inferred: meeting.inferred,
        },
        sections: outline(briefing),
        facts: facts.iter().map(|fact| fact_part(briefing, fact)).collect(),
        figures: figures.iter().map(figure_part).collect(),
        terms: terms.iter().map(|term| term_part(briefing, term)).collect(),
        frameworks: frameworks.iter().map(|framework| framework_part(briefing, framework)).collect(),
        tasks: tasks
            .iter()
            .filter_map(|task| Some(TaskPart { passage: passage(briefing, &task.range)? }))
            .collect(),
    }
}

fn fact_part(briefing: &Briefing, fact: &Fact) -> FactPart {
    let unit = if fact.kind == Kind::Date { "" } else { fact.unit.as_str() };
    FactPart {
        anchor: fact.anchor.clone(),
        sentence: fact.sentence as u16,
        section: fact.section.map(|section| section as u16),
        surface: fact.told(briefing),
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

fn term_part(briefing: &Briefing, term: &Term) -> TermPart {
    let places = term.occurrences.iter().filter_map(|place| match &place.range {
        Some(range) => passage(briefing, range),
        None => title_passage(briefing, &term.text),
    });
    let explained = term.explained.and_then(|sentence| briefing.sentences.get(sentence));
    let mut places: Vec<_> = places.collect();
    // A title that has it twice has one place of it.
    places.dedup();
    TermPart {
        text: term.text.clone(),
        kind: term.kind,
        explained: explained.and_then(|sentence| passage(briefing, &sentence.range)),
        explanations: term.explanations as u16,
        places,
    }
}

fn framework_part(briefing: &Briefing, framework: &Framework) -> FrameworkPart {
    let counts = framework.arity.iter().map(|arity| CountPart {
        count: arity.count.min(u16::MAX.into()) as u16,
        noun: arity.noun.clone(),
        members: arity.members.clone(),
    });
    FrameworkPart {
        name: framework.name.clone(),
        place: match &framework.range {
            Some(range) => passage(briefing, range),
            None => title_passage(briefing, &framework.name),
        },
        counts: counts.collect(),
    }
}
