//! The string table of the payload: strings travel as plain text beside the numbers.
//!
//! Nearly every string of the payload is also in the article. As plain text in the same document it costs almost nothing
//! once the document is compressed; inside base64 it would cost its full length again. Therefore a field of type `String`
//! is written as an index into a table (`#[serde(with = "crate::string_table")]`), and the table travels on its own.
//!
//! This is a module of its own, below `payload`, because the charts that the payload carries are defined in `figure`.

use std::cell::RefCell;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

thread_local! {
    /// The table that the running encoding fills, or the running decoding reads.
    static TABLE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Runs an encoding and returns its result with the table of the strings that it wrote.
pub(crate) fn collect<T>(run: impl FnOnce() -> T) -> (T, Vec<String>) {
    TABLE.take();
    let made = run();
    (made, TABLE.take())
}

/// Runs a decoding with a table of strings.
pub(crate) fn supply<T>(table: Vec<String>, run: impl FnOnce() -> T) -> T {
    TABLE.set(table);
    let made = run();
    TABLE.take();
    made
}

/// Writes a string as its index.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let index = TABLE.with_borrow_mut(|table| {
        table.iter().position(|known| known == text).unwrap_or_else(|| {
            table.push(text.to_owned());
            table.len() - 1
        })
    });
    (index as u32).serialize(serializer)
}

/// Reads a string by its index.
///
/// # Errors
/// Those of the deserializer, and an index that the table doesn't have.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let index = u32::deserialize(deserializer)?;
    TABLE
        .with_borrow(|table| table.get(index as usize).cloned())
        .ok_or_else(|| D::Error::custom("no such string"))
}

/// Lists of strings.
pub mod list {
    use super::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Text(#[serde(with = "super")] String);

    /// Writes a list of strings as their indexes.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(list: &[String], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(list.iter().map(|text| Text(text.clone())))
    }

    /// Reads a list of strings by their indexes.
    ///
    /// # Errors
    /// Those of the deserializer, and an index that the table doesn't have.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
        Vec::<Text>::deserialize(deserializer).map(|list| list.into_iter().map(|text| text.0).collect())
    }
}
