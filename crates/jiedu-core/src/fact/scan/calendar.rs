//! What a text says and implies of the time it speaks in: the year of the meeting, the last month named.

/// What completes a date that is not written out.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    /// The year that 今年 means.
    pub(super) year: Option<u16>,
    /// Whether that year is itself inferred.
    pub(super) inferred: bool,
    /// The last year that this sentence wrote out.
    pub(super) stated: Option<u16>,
    /// The last month named, for a day that stands alone.
    pub(super) month: Option<u8>,
}

impl Calendar {
    /// Takes note of a date: what follows it in the sentence is of its year and month.
    pub(super) fn note(&mut self, date: &str, supplied: bool) {
        if !supplied {
            self.stated = date.get(..4).and_then(|year| year.parse().ok()).or(self.stated);
        }
        let month = date.split('/').next_back().and_then(|date| date.get(5..7));
        self.month = month.and_then(|month| month.parse().ok()).or(self.month);
    }
}
