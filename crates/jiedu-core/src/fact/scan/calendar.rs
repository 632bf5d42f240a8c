//! What a text says and implies of the time it speaks in: the year of the meeting, the last month named.

use crate::fact::lexicon::times::AGAINST;

/// What completes a date that is not written out.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    /// The year that 今年 means.
    pub(super) year: Option<u16>,
    /// Whether that year is itself inferred.
    pub(super) inferred: bool,
    /// The year of the title or of the heading above: what 12月 and 上半年 are of.
    pub(super) topic: Option<u16>,
    /// The same for a day: that of a report is mostly told before its year is over.
    pub(super) topic_of_days: Option<u16>,
    /// The last year that this sentence wrote out.
    pub(super) stated: Option<u16>,
    /// The last month named, for a day that stands alone.
    pub(super) month: Option<u8>,
    /// Whether the text is a law or the like: a day without a year comes every year.
    pub(super) recurring: bool,
    /// Whether the text counts its years from 1912: 113年 is 2024.
    pub(super) republic: bool,
}

impl Calendar {
    /// Takes note of a date, by what stands before it: what follows in the sentence is of its year and month.
    pub(super) fn note(&mut self, date: &str, supplied: bool, before: &str) {
        // 较2005年 names what is compared with, and no time of what follows.
        let compared = self.stated.is_some() && AGAINST.iter().any(|word| before.ends_with(word));
        if !supplied && !compared {
            self.stated = date.get(..4).and_then(|year| year.parse().ok()).or(self.stated);
        }
        let month = date.split('/').next_back().and_then(|date| date.get(5..7));
        self.month = month.and_then(|month| month.parse().ok()).or(self.month);
    }

    /// The year of a part of a year, or of a day, that has none of its own.
    pub(super) fn of_part(&self, day: bool) -> Option<u16> {
        self.stated.or(if day { self.topic_of_days } else { self.topic }).or(self.year)
    }
}
