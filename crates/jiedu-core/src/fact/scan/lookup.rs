//! Looking a text up in a list of words: of several words that it begins with, the longest counts.

/// The longest of some words that a text begins with.
pub(super) fn longest(words: &[&'static str], text: &str) -> Option<&'static str> {
    words.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len()).copied()
}

/// The longest word of a table that a text begins with: its length, and what the table has for it.
pub(super) fn longest_entry<T: Copy>(table: &[(&'static str, T)], text: &str) -> Option<(usize, T)> {
    table
        .iter()
        .filter(|(word, _)| text.starts_with(word))
        .max_by_key(|(word, _)| word.len())
        .map(|(word, meaning)| (word.len(), *meaning))
}
