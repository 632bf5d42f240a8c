//! Counts of a comparison, and their row in the table.

/// How many facts are found, and how many of their fields are right.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    /// Facts that a reader labelled.
    pub(super) labels: u32,
    /// Those with the surface, value, unit and kind of their label.
    pub(super) found: u32,
    /// What the scan gives beyond them.
    pub(super) extra: u32,
    /// Facts found whose direction is scored.
    pub(super) directions: u32,
    pub(super) directions_right: u32,
    pub(super) subject: Field,
    pub(super) period: Field,
}

/// A field of the facts found that are no dates.
#[derive(Clone, Copy, Default)]
pub(super) struct Field {
    facts: u32,
    /// The text says it.
    said: u32,
    /// The scan gives it.
    given: u32,
    /// What it gives is right.
    right: u32,
}

impl Field {
    /// The field of one fact.
    pub(super) fn of(said: bool, given: bool, right: bool) -> Self {
        Self { facts: 1, said: said.into(), given: given.into(), right: (given && right).into() }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.facts += other.facts;
        self.said += other.said;
        self.given += other.given;
        self.right += other.right;
    }
}

impl Tally {
    /// The head of the table.
    pub(super) const HEAD: &str = "| document | set | facts | precision | recall | F1 | direction | subject said | given | right | period said | given | right |\n\
        |---|---|---|---|---|---|---|---|---|---|---|---|---|";

    pub(super) fn add(&mut self, other: &Self) {
        self.labels += other.labels;
        self.found += other.found;
        self.extra += other.extra;
        self.directions += other.directions;
        self.directions_right += other.directions_right;
        self.subject.add(other.subject);
        self.period.add(other.period);
    }

    /// The row of the table.
    pub(super) fn row(&self, name: &str, set: &str) -> String {
        let f1 = percent(2 * self.found, self.labels + self.found + self.extra);
        let mut cells = vec![
            name.to_owned(),
            set.to_owned(),
            self.labels.to_string(),
            percent(self.found, self.found + self.extra),
            percent(self.found, self.labels),
            f1,
            percent(self.directions_right, self.directions),
        ];
        for field in [self.subject, self.period] {
            cells.push(percent(field.said, field.facts));
            cells.push(percent(field.given, field.facts));
            cells.push(percent(field.right, field.given));
        }
        format!("| {} |", cells.join(" | "))
    }
}

/// A part of a whole in per cent; a dash of nothing.
fn percent(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    format!("{:.1}", f64::from(part) * 100.0 / f64::from(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_how_much_is_found_and_right() {
        let mut tally =
            Tally { labels: 10, found: 8, extra: 2, directions: 8, directions_right: 6, ..Tally::default() };
        tally.subject.add(Field::of(true, true, true));
        tally.subject.add(Field::of(true, true, false));
        tally.subject.add(Field::of(false, false, true));
        tally.subject.add(Field::of(true, false, false));
        let row = "| a | test | 10 | 80.0 | 80.0 | 80.0 | 75.0 | 75.0 | 50.0 | 50.0 | – | – | – |";
        assert_eq!(tally.row("a", "test"), row);
        let mut twice = tally;
        twice.add(&tally);
        assert!(twice.row("a", "test").contains("| 20 | 80.0 |"));
    }
}
