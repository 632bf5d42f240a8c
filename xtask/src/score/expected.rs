//! The words that a label expects in a field, and whether what the scan read is right.

/// Words before and after a labelled subject in one that is still right, in characters at most: more is a clause and no name.
const AROUND: usize = 20;

/// What a label says of a subject or a period.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// Each of them is right; none means that the text does not say.
    words: Vec<String>,
    /// Whether the field may be empty all the same.
    optional: bool,
}

impl Expected {
    /// Reads a field of a label: alternatives parted by `|`, with `?` before them where none is right too.
    pub(super) fn parse(field: &str) -> Self {
        let words = field.strip_prefix('?');
        let optional = words.is_some();
        Self { words: alternatives(words.unwrap_or(field)), optional }
    }

    /// Whether the text says it: a scan that reads everything gives it.
    pub(super) fn is_said(&self) -> bool {
        !self.words.is_empty() && !self.optional
    }

    /// Whether a subject is one of these, with words before and after it.
    pub(super) fn holds_subject(&self, given: &str) -> bool {
        let length = given.chars().count();
        self.words.iter().any(|words| given.contains(words) && length <= words.chars().count() + AROUND)
    }

    /// Whether a period is one of these; 末, 底 and 度 at its end make no difference.
    pub(super) fn holds_period(&self, given: &str) -> bool {
        let bare = |words: &str| words.trim_end_matches(['末', '底', '度', '份']).to_owned();
        self.words.iter().any(|words| bare(words) == bare(given))
    }
}

/// The parts of a field of a label.
pub(super) fn alternatives(field: &str) -> Vec<String> {
    field.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_subject_is_right_and_a_part_of_it_is_not() {
        let expected = Expected::parse("第一产业增加值");
        assert!(expected.holds_subject("全市第一产业增加值"));
        assert!(!expected.holds_subject("增加值"));
        assert!(!Expected::parse("").holds_subject("投资"));
        assert!(Expected::parse("公厕").is_said() && !Expected::parse("?公厕").is_said());
        assert!(
            !Expected::parse("投资")
                .holds_subject("以及在这一整年里由各地各部门所先后完成的那些建设项目的投资")
        );
    }

    #[test]
    fn the_end_of_a_year_is_of_the_year() {
        let expected = Expected::parse("2022年末|2022年");
        assert!(expected.holds_period("2022年"));
        assert!(expected.holds_period("2022年底"));
        assert!(!expected.holds_period("2021年"));
        assert!(!Expected::parse("").holds_period("2021年"));
    }
}
