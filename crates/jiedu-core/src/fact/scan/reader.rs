//! What a reader of numbers is.

use std::collections::BTreeSet;

use super::chinese::chinese_numerals;
use super::cursor::Cursor;
use super::found::Found;
use super::numeral::digits;

/// A reader of numbers: one file defines it, one line of the registry lists it.
pub struct Reader {
    /// Its name.
    pub name: &'static str,
    /// Texts that it reads from their first letter on; together they begin in every way that it knows.
    pub examples: &'static [&'static str],
    /// The letters that what it reads begins with, gathered from the words that it knows. Elsewhere it is not asked.
    pub(super) begins: fn(FirstLetters) -> FirstLetters,
    /// Reads what stands at a place.
    pub(super) read: fn(&Cursor<'_>) -> Option<Found>,
}

/// A set of first letters, gathered from lists of words.
#[derive(Default)]
pub(super) struct FirstLetters(BTreeSet<char>);

impl FirstLetters {
    /// The first letters of some words.
    pub(super) fn words(self, words: &[&str]) -> Self {
        self.letters(words.iter().filter_map(|word| word.chars().next()))
    }

    /// The first letters of the words of a table.
    pub(super) fn keys<T>(self, table: &[(&str, T)]) -> Self {
        self.letters(table.iter().filter_map(|(word, _)| word.chars().next()))
    }

    /// The digits, 0 to 9.
    pub(super) fn digits(self) -> Self {
        self.letters(digits())
    }

    /// What a numeral begins with, in digits or in Chinese.
    pub(super) fn numerals(self) -> Self {
        self.digits().letters(chinese_numerals())
    }

    /// Letters that are not from a list of words.
    pub(super) fn letters(mut self, letters: impl IntoIterator<Item = char>) -> Self {
        self.0.extend(letters);
        self
    }
}

impl IntoIterator for FirstLetters {
    type Item = char;
    type IntoIter = std::collections::btree_set::IntoIter<char>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
