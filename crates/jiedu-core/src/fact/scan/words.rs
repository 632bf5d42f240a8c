//! Words of a text as they are read, in simplified characters, and as they are written.

/// A part of a sentence twice: the two have the same length, character by character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Words<'a> {
    /// In simplified characters, for the lexicon.
    pub(super) read: &'a str,
    /// As the text has it, for the reader.
    pub(super) written: &'a str,
}

impl<'a> Words<'a> {
    /// A part, by its bytes; nothing where the range is none of this text.
    pub(super) fn get(self, start: usize, end: usize) -> Self {
        Self {
            read: self.read.get(start..end).unwrap_or_default(),
            written: self.written.get(start..end).unwrap_or_default(),
        }
    }

    pub(super) fn from(self, start: usize) -> Self {
        self.get(start, self.read.len())
    }

    pub(super) fn to(self, end: usize) -> Self {
        self.get(0, end)
    }

    pub(super) fn is_empty(self) -> bool {
        self.read.is_empty()
    }

    /// How many characters they are.
    pub(super) fn count(self) -> usize {
        self.read.chars().count()
    }

    /// Without blanks around.
    pub(super) fn trim(self) -> Self {
        let end = self.read.trim_end().len();
        let start = end - self.read.trim_end().trim_start().len();
        self.get(start, end)
    }

    /// Without a word at the head.
    pub(super) fn without_head(self, word: &str) -> Option<Self> {
        self.read.starts_with(word).then(|| self.from(word.len()))
    }

    /// Without a word at the end.
    pub(super) fn without_tail(self, word: &str) -> Option<Self> {
        self.read.ends_with(word).then(|| self.to(self.read.len() - word.len()))
    }
}

/// The same, put together from parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct WordsBuf {
    read: String,
    written: String,
}

impl WordsBuf {
    pub(super) fn push(&mut self, words: Words<'_>) {
        self.read.push_str(words.read);
        self.written.push_str(words.written);
    }

    pub(super) fn words(&self) -> Words<'_> {
        Words { read: &self.read, written: &self.written }
    }
}
