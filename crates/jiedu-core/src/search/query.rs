//! What a reader typed, in words: all of them must be found.

use super::fold::fold;
use super::lexicon::Lexicon;
use super::quantity::Quantity;

/// Longest query that is read, in characters.
const MAX_CHARS: usize = 64;

/// A word of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// Its characters, folded.
    pub(super) chars: Vec<char>,
    /// Whether it is of letters and digits alone, with a letter among them: pinyin, or a name such as GDP.
    pub(super) is_lettered: bool,
}

/// A query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub(super) words: Vec<Word>,
    /// The number that the whole query is.
    pub(super) quantity: Option<Quantity>,
}

impl Query {
    /// Reads what was typed.
    pub fn parse(lexicon: &Lexicon, typed: &str) -> Self {
        let capped: String = typed.chars().take(MAX_CHARS).collect();
        let mut words = Vec::new();
        for written in capped.split_whitespace() {
            let mut chars = Vec::new();
            fold(lexicon, written, |c, _| chars.push(c));
            let is_lettered =
                chars.iter().all(char::is_ascii_alphanumeric) && chars.iter().any(char::is_ascii_alphabetic);
            if !chars.is_empty() {
                words.push(Word { chars, is_lettered });
            }
        }
        let quantity = match words.as_slice() {
            [word] => Quantity::parse(&word.chars.iter().collect::<String>()),
            _ => None,
        };
        Self { words, quantity }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_blanks_and_marks_say_nothing() {
        let parse = |typed: &str| Query::parse(&Lexicon::default(), typed);
        let words = |typed: &str| -> Vec<String> {
            parse(typed).words.iter().map(|word| word.chars.iter().collect()).collect()
        };
        assert_eq!(words(" 工业　“强县” "), ["工业", "强县"]);
        assert_eq!(words("pzqx"), ["pzqx"]);
        assert!(parse("pzqx").words[0].is_lettered && !parse("品质qx").words[0].is_lettered);
        assert!(parse(" ，。 ").is_empty());
        assert!(parse("１８５").quantity.is_some());
        assert!(parse("投资 185").quantity.is_none());
    }
}
