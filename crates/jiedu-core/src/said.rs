//! A sentence for editors, in both languages of the interface.

/// What is said to an editor who knows no Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Said {
    /// In simplified Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// A sentence in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}
