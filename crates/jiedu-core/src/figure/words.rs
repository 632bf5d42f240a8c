//! The words that charts, tables and labels say themselves, beside those of the briefing.
//!
//! The interface gives them, in its language: nothing in this crate has words of its own for a reader.

use super::data::Datum;
use crate::fact::Qualifier;

/// Words and phrases of charts, tables and labels.
#[derive(Debug)]
pub struct FigureWords {
    /// Head of a column: names.
    pub name: &'static str,
    /// Head of a column: values.
    pub value: &'static str,
    /// Head of a column: remarks on values.
    pub remark: &'static str,
    /// Head of a column: rates of growth.
    pub growth: &'static str,
    /// On which side of zero a rate falls.
    pub fall: &'static str,
    /// Head of a column: the area that a value is of.
    pub scope: &'static str,
    /// Head of a column: numbers of steps.
    pub number: &'static str,
    /// Head of a column: what is said of a name.
    pub content: &'static str,
    /// Head of a column: what something was.
    pub from: &'static str,
    /// Head of a column: what it became.
    pub to: &'static str,
    /// Name of what of a whole no part is.
    pub rest: &'static str,
    /// Head of a column: by when something is to be done.
    pub when: &'static str,
    /// Head of a column: how something is done.
    pub how: &'static str,
    /// Head of a column: a belt and the places that it links.
    pub belt: &'static str,
    /// What the source gives a number of and does not list.
    pub unlisted: &'static str,
    /// The same in little room.
    pub unlisted_short: &'static str,
    /// In a ranking: how many took part is not told.
    pub total_unknown: &'static str,
    /// Name of the scale of a ranking.
    pub places: &'static str,
    /// Name of the part of the year gone by.
    pub yardstick: &'static str,
    /// Beside a value that was worked out.
    pub worked_out: &'static str,
    /// What the qualifiers of a number mean.
    pub qualifiers: QualifierWords,
    /// Between a name and what is said of it.
    pub colon: &'static str,
    /// Between the parts of a sentence.
    pub comma: &'static str,
    /// At the end of a sentence.
    pub full_stop: &'static str,
    /// Between the lines of a cell.
    pub semicolon: &'static str,
    /// Beside a section that the source does not have.
    pub missing: &'static str,
    /// Beside a section without a list that it announces.
    pub missing_list: &'static str,
    /// How a value was worked out, by its formula.
    pub formula: fn(&str) -> String,
    /// The formula of a part of the year, by its name in the text.
    pub part_of_year: fn(&str) -> String,
    /// A number of missing sections.
    pub missing_sections: fn(usize) -> String,
    /// A length in characters.
    pub characters: fn(usize) -> String,
    /// The part of a briefing that has a number: 一.
    pub part: fn(&str) -> String,
    /// A number of parts.
    pub parts: fn(usize) -> String,
    /// Characters, numbers and missing sections of a briefing.
    pub extent: fn(usize, usize, usize) -> String,
    /// A day by year, month and day, and whether the year is inferred.
    pub date: fn(u16, u8, u8, bool) -> String,
}

/// What the qualifiers of a number mean.
#[derive(Debug)]
pub struct QualifierWords {
    /// The number itself.
    pub exact: &'static str,
    /// The number itself, as an aim.
    pub planned: &'static str,
    /// About the number.
    pub approx: &'static str,
    /// The number or more.
    pub at_least: &'static str,
    /// More than the number.
    pub over: &'static str,
    /// Less than the number.
    pub under: &'static str,
    /// A place no worse than the number.
    pub within: &'static str,
}

impl FigureWords {
    /// What a screen reader says of a value: 全省特种尼龙小镇：185亿元.
    pub(super) fn spoken(&self, datum: &Datum) -> String {
        [datum.group.as_str(), &datum.label, self.colon, &datum.shown()].concat()
    }

    /// What the words around a number mean.
    pub(super) fn remark(&self, datum: &Datum) -> &'static str {
        let words = &self.qualifiers;
        match datum.qualifier {
            Qualifier::Exact if datum.planned => words.planned,
            Qualifier::Exact => words.exact,
            Qualifier::Approx => words.approx,
            Qualifier::AtLeast => words.at_least,
            Qualifier::Over => words.over,
            Qualifier::Under => words.under,
            Qualifier::Within => words.within,
        }
    }
}
