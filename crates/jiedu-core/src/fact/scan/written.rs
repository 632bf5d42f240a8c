//! A numeral as a text writes it.

/// A numeral at the head of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// Its value, the magnitude left out.
    pub value: f64,
    /// Magnitude as written: 万, 亿, 万亿; empty where there is none.
    pub magnitude: String,
    /// Length in bytes, the magnitude left out.
    pub digits: usize,
    /// Length in bytes.
    pub len: usize,
    /// Whether it is written in Chinese numerals.
    pub chinese: bool,
}

impl Numeral {
    /// Whether it is one Chinese character, as in 三个; such a numeral is often a part of a word.
    pub(super) fn is_one_character(&self) -> bool {
        self.chinese && self.digits == '一'.len_utf8() && self.magnitude.is_empty()
    }
}
