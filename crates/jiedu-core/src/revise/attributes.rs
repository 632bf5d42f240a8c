//! The words and pairs in braces: behind a number in brackets, at the end of a heading.

/// A word, or a key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) key: String,
    pub(super) value: Option<String>,
}

/// The pairs as braces hold them; none where a value can't be written in them.
pub(super) fn written(pairs: &[Pair]) -> Option<String> {
    let pieces: Option<Vec<String>> = pairs
        .iter()
        .map(|pair| match &pair.value {
            None => Some(pair.key.clone()),
            Some(value) => Some(format!("{}={}", pair.key, quoted(value)?)),
        })
        .collect();
    Some(pieces?.join(" "))
}

fn quoted(value: &str) -> Option<String> {
    if value.contains(['\n', '\r', '|', '[', ']', '{', '}']) {
        return None;
    }
    let is_plain = !value.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '='));
    if is_plain {
        Some(value.to_owned())
    } else if !value.contains('”') {
        Some(format!("“{value}”"))
    } else if !value.contains('"') {
        Some(format!("\"{value}\""))
    } else {
        None
    }
}
