//! Anchors in a briefing that holds its sections several times.

/// An anchor of a copy; anchors have 32 characters at most.
pub(super) fn anchor(anchor: &str, copy: usize) -> String {
    if copy == 0 {
        return anchor.to_owned();
    }
    let kept: String = anchor.chars().take(27).collect();
    format!("{kept}-{}", copy + 1)
}
