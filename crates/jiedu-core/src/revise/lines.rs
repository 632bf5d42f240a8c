//! Lines of a source.

/// Where the line of a place begins.
pub(super) fn line_start(source: &str, place: usize) -> usize {
    source.get(..place).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Where the line of a place ends, its line end included.
pub(super) fn line_end(source: &str, place: usize) -> usize {
    source.get(place..).and_then(|rest| rest.find('\n')).map_or(source.len(), |end| place + end + 1)
}
