//! The labels: `tests/labels/documents.tsv` and a table a document, each label with its place in the text.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::expected::{Expected, alternatives};

/// A labelled text.
pub(super) struct Document {
    pub(super) name: String,
    /// `development` or `test`.
    pub(super) set: String,
    /// `simplified` or `traditional`.
    pub(super) script: String,
    /// The year that completes dates without one, where the text itself has none.
    pub(super) year: u16,
}

/// What a reader says of a numeral that is a fact.
pub(super) struct Label {
    pub(super) line: usize,
    pub(super) surface: String,
    /// Any of these is right, and so with the next two.
    pub(super) values: Vec<String>,
    /// Empty for a number without a unit.
    pub(super) units: Vec<String>,
    pub(super) kinds: Vec<String>,
    /// Empty where it is not scored.
    pub(super) directions: Vec<String>,
    pub(super) subject: Expected,
    pub(super) period: Expected,
    /// Left out of the score, with what the scan finds there.
    pub(super) soft: bool,
    /// Place in the text.
    pub(super) span: Range<usize>,
}

impl Label {
    pub(super) fn is_date(&self) -> bool {
        self.kinds.iter().any(|kind| kind == "date")
    }
}

/// All labelled documents in their order.
pub(super) fn documents(folder: &Path) -> Result<Vec<Document>> {
    table(&folder.join("documents.tsv"))?
        .iter()
        .map(|row| {
            let [name, set, _, script, year, ..] = row.as_slice() else {
                bail!("documents.tsv: a row of {} fields", row.len());
            };
            let year = year.parse().with_context(|| format!("documents.tsv: {name}: year {year}"))?;
            Ok(Document { name: name.clone(), set: set.clone(), script: script.clone(), year })
        })
        .collect()
}

/// The labels of a document, found in its text in their order.
pub(super) fn labels(folder: &Path, name: &str, text: &str) -> Result<Vec<Label>> {
    let lines = lines(text);
    let mut labels = Vec::new();
    let mut next = 0;
    for row in table(&folder.join(format!("{name}.tsv")))? {
        let [line, surface, value, unit, kind, _, direction, subject, period, note] = row.as_slice() else {
            bail!("{name}.tsv: a row of {} fields: {row:?}", row.len());
        };
        let line: usize = line.parse().with_context(|| format!("{name}.tsv: line {line}"))?;
        let place = line.checked_sub(1).and_then(|at| lines.get(at)).cloned();
        let place = place.with_context(|| format!("{name}: the text has no line {line}"))?;
        let from = place.start.max(next);
        let found = text.get(from..place.end).and_then(|rest| rest.find(surface.as_str()));
        let start = from + found.with_context(|| format!("{name}:{line}: {surface} does not stand there"))?;
        next = start + surface.len();
        if kind == "none" {
            continue;
        }
        labels.push(Label {
            line,
            surface: surface.clone(),
            values: alternatives(value),
            units: alternatives(unit),
            kinds: alternatives(kind),
            directions: if direction == "*" { Vec::new() } else { alternatives(direction) },
            subject: Expected::parse(subject),
            period: Expected::parse(period),
            soft: note.starts_with("soft"),
            span: start..next,
        });
    }
    Ok(labels)
}

/// The rows of a file under its head.
fn table(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text.lines().skip(1).map(|row| row.split('\t').map(str::to_owned).collect()).collect())
}

/// Places of the lines of a text.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let place = start..start + line.trim_end().len();
            start += line.len();
            place
        })
        .collect()
}
