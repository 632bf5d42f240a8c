//! The findings as the panel 体检 shows them: in two groups by who decides, those of one kind with many places as one row.

use crate::protocol::{Choice, Edit, Finding, Said, Weight};

/// How many places of a row are marked as on a galley.
const MARKS: usize = 3;

/// From how many certain repairs of one rule on they are one row.
const TOGETHER: usize = 3;

/// How many findings there are of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Doubts.
    pub doubts: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Counts rows: what is one row is one to an editor.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut counts = Self::default();
        for row in rows {
            match row.weight() {
                Weight::Error => counts.errors += 1,
                Weight::Doubt => counts.doubts += 1,
                Weight::Note => counts.notes += 1,
            }
        }
        counts
    }

    /// All of them.
    pub fn all(self) -> usize {
        self.errors + self.doubts + self.notes
    }

    /// Those of a weight.
    pub fn of_weight(self, weight: Weight) -> usize {
        match weight {
            Weight::Error => self.errors,
            Weight::Doubt => self.doubts,
            Weight::Note => self.notes,
        }
    }
}

/// A row of the panel: a finding, or all that one rule finds and can repair for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Tells the row from others, and stays its own while other rows come and go.
    pub key: String,
    /// Its findings in order of the text; never empty.
    pub findings: Vec<Finding>,
}

impl Row {
    /// What a list of rows knows it by: a row whose findings have changed is another one.
    pub fn clone_key(&self) -> (String, usize, usize) {
        (self.key.clone(), self.findings.len(), self.first().map_or(0, |finding| finding.span.start))
    }

    /// The finding that the row shows.
    pub fn first(&self) -> Option<&Finding> {
        self.findings.first()
    }

    /// The heaviest of its findings.
    pub fn weight(&self) -> Weight {
        self.findings.iter().map(|finding| finding.weight).max().unwrap_or(Weight::Note)
    }

    /// What the row says.
    pub fn said(&self) -> Said {
        match self.findings.as_slice() {
            [only] => only.said.clone(),
            [first, ..] => first.name.clone(),
            [] => Said::default(),
        }
    }

    /// The repair of all of its findings together, where it is certain.
    pub fn repair(&self) -> Option<Choice> {
        let repairs: Option<Vec<&Choice>> =
            self.findings.iter().map(|finding| finding.repair.as_ref()).collect();
        let repairs = repairs?;
        let said = repairs.first()?.said.clone();
        let mut edits: Vec<Edit> = repairs.into_iter().flat_map(|repair| repair.edits.clone()).collect();
        edits.sort_by_key(|edit| edit.span.start);
        // Two that touch each other are not made together; the second is found again.
        let mut end = 0;
        edits.retain(|edit| {
            let is_apart = edit.span.start >= end;
            if is_apart {
                end = edit.span.end;
            }
            is_apart
        });
        let marks = self.findings.iter().filter_map(|finding| finding.repair.as_ref());
        let marks = marks.flat_map(|repair| repair.marks.clone()).take(MARKS).collect();
        Some(Choice { said, edits, marks })
    }

    /// What can be done about it at once: its repair, or the choice at a place.
    pub fn way(&self, chosen: usize) -> Option<Choice> {
        self.repair().or_else(|| self.first()?.choices.get(chosen).cloned())
    }

    /// Ignores all of its findings.
    pub fn ignore(&self) -> Option<Choice> {
        let ignores: Option<Vec<&Choice>> =
            self.findings.iter().map(|finding| finding.ignore.as_ref()).collect();
        let ignores = ignores?;
        let said = ignores.first()?.said.clone();
        let mut edits: Vec<Edit> = Vec::new();
        for edit in ignores.into_iter().flat_map(|ignore| &ignore.edits) {
            // Findings with the same words have one entry.
            if !edits.contains(edit) {
                edits.push(edit.clone());
            }
        }
        Some(Choice { said, edits, marks: Vec::new() })
    }

    /// Whether another row shows the same, though its place may have moved.
    pub fn is_same(&self, other: &Row) -> bool {
        let known = |row: &Row| row.first().map(|finding| (finding.code.clone(), finding.quote.clone()));
        self.key == other.key && known(self) == known(other)
    }
}

/// The findings as rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// 可以确定: what can be repaired for certain.
    pub certain: Vec<Row>,
    /// 要你来定: what only the editor knows.
    pub open: Vec<Row>,
}

impl Rows {
    /// Sorts findings into rows.
    pub fn of(findings: &[Finding]) -> Self {
        let mut rows = Self::default();
        for finding in findings {
            let is_certain = finding.repair.is_some();
            let group = if is_certain { &mut rows.certain } else { &mut rows.open };
            let many = findings.iter().filter(|it| it.code == finding.code && it.repair.is_some()).count();
            if is_certain && many >= TOGETHER {
                if let Some(row) = group.iter_mut().find(|row| row.key == finding.code) {
                    row.findings.push(finding.clone());
                } else {
                    group.push(Row { key: finding.code.clone(), findings: vec![finding.clone()] });
                }
                continue;
            }
            let base = format!("{} {}", finding.code, finding.quote[1]);
            let same = group.iter().filter(|row| row.key.starts_with(&base)).count();
            let key = if same == 0 { base } else { format!("{base} {same}") };
            group.push(Row { key, findings: vec![finding.clone()] });
        }
        rows
    }

    /// All rows, those that are certain first.
    pub fn all(&self) -> impl Iterator<Item = &Row> {
        self.certain.iter().chain(&self.open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(edit: Edit) -> Choice {
        Choice { said: Said::default(), edits: vec![edit], marks: Vec::new() }
    }

    fn finding(code: &str, at: usize, is_certain: bool) -> Finding {
        let edit = Edit { span: at..at + 1, text: "，".to_owned() };
        Finding {
            code: code.to_owned(),
            name: Said::default(),
            said: Said::default(),
            weight: if is_certain { Weight::Doubt } else { Weight::Error },
            span: at..at + 1,
            line: 1,
            quote: [String::new(), ",".to_owned(), String::new()],
            repair: is_certain.then(|| choice(edit)),
            choices: Vec::new(),
            ignore: Some(choice(Edit { span: 0..0, text: code.to_owned() })),
        }
    }

    #[test]
    fn many_of_a_kind_are_a_row_that_is_repaired_at_once() {
        let mut found: Vec<_> = (0..5).map(|at| finding("halfwidth-punctuation", at * 2, true)).collect();
        found.push(finding("number-gap", 20, false));
        found.push(finding("broken-sentence", 30, true));
        let rows = Rows::of(&found);
        assert_eq!(rows.certain.iter().map(|row| row.findings.len()).collect::<Vec<_>>(), [5, 1]);
        assert_eq!(rows.open.len(), 1);
        assert_eq!(rows.certain[0].repair().map(|repair| repair.edits.len()), Some(5));
        assert_eq!(rows.open[0].repair(), None);
        // What has the same words is ignored once.
        assert_eq!(rows.certain[0].ignore().map(|ignore| ignore.edits.len()), Some(1));
        assert_eq!(
            rows.certain[1].way(0).map(|way| way.edits),
            rows.certain[1].repair().map(|way| way.edits)
        );
        assert_eq!(rows.open[0].way(0), None);
        assert_eq!(Counts::of(rows.all()), Counts { errors: 1, doubts: 2, notes: 0 });
    }

    #[test]
    fn rows_of_one_place_have_keys_of_their_own() {
        let rows = Rows::of(&[finding("number-gap", 1, false), finding("number-gap", 9, false)]);
        assert_ne!(rows.open[0].key, rows.open[1].key);
    }
}
