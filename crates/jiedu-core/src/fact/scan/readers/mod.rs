//! The readers of numbers, in order of precedence: a new reader is a file and a line here.

mod bare_magnitude;
mod currency;
mod date;
mod date_part;
mod fixed_word;
mod fraction;
mod group;
mod quantity;
mod rank;
mod ratio;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::cursor::Cursor;
use super::found::Found;
use super::reader::{FirstLetters, Reader};

/// Every reader.
pub const READERS: &[Reader] = &[
    fixed_word::READER,
    currency::READER,
    date::READER,
    rank::READER,
    ratio::READER,
    fraction::READER,
    group::READER,
    bare_magnitude::READER,
    quantity::READER,
];

/// The readers that are asked where a letter stands.
static BY_FIRST_LETTER: LazyLock<BTreeMap<char, Vec<&Reader>>> = LazyLock::new(|| {
    let mut readers: BTreeMap<char, Vec<&Reader>> = BTreeMap::new();
    for reader in READERS {
        for letter in (reader.begins)(FirstLetters::default()) {
            readers.entry(letter).or_default().push(reader);
        }
    }
    readers
});

/// Reads what stands at a place whose first letter is `letter`.
pub(super) fn read(cursor: &Cursor<'_>, letter: char) -> Option<Found> {
    BY_FIRST_LETTER.get(&letter)?.iter().find_map(|reader| (reader.read)(cursor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::scan::calendar::Calendar;

    fn letters(reader: &Reader) -> Vec<char> {
        (reader.begins)(FirstLetters::default()).into_iter().collect()
    }

    #[test]
    fn every_example_is_read_by_its_reader() {
        let calendar = Calendar { year: Some(2022), ..Calendar::default() };
        for reader in READERS {
            assert!(!reader.examples.is_empty(), "{} has no example", reader.name);
            for text in reader.examples {
                let cursor = Cursor { text, at: 0, calendar: &calendar };
                let own = (reader.read)(&cursor);
                assert!(own.is_some(), "{} doesn't read {text}", reader.name);
                let found = text.chars().next().and_then(|letter| read(&cursor, letter));
                assert_eq!(found, own, "{text} never reaches {}", reader.name);
            }
        }
    }

    #[test]
    fn no_reader_finds_anything_behind_other_letters_than_its_own() {
        let calendar = Calendar { year: Some(2022), ..Calendar::default() };
        let table = include_str!("../../../../tests/fixtures/surfaces.tsv");
        let mut finds = vec![0; READERS.len()];
        for (reader, finds) in READERS.iter().zip(&mut finds) {
            let letters = letters(reader);
            for text in table.lines().filter_map(|line| line.split('\t').next()) {
                for (at, letter) in text.char_indices() {
                    if (reader.read)(&Cursor { text, at, calendar: &calendar }).is_some() {
                        assert!(letters.contains(&letter), "{}: {letter} in {text}", reader.name);
                        *finds += 1;
                    }
                }
            }
        }
        assert!(finds.iter().all(|finds| *finds > 0), "{finds:?}");
    }
}
