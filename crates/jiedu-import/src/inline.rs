//! Words of a document as Markdown has them, and bold where it heads a paragraph.

/// Words so that Markdown reads them as they stand.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let mark = match c {
            '*' | '`' => true,
            '\\' => next.is_some_and(|next| next.is_ascii_punctuation()),
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => next.is_some_and(|next| next.is_ascii_alphabetic() || next == '#'),
            '_' => {
                escaped.is_empty()
                    || next.is_none_or(|next| !next.is_alphanumeric())
                    || !escaped.ends_with(char::is_alphanumeric)
            }
            ']' => next == Some('('),
            '~' | '=' => next == Some(c),
            '[' => next == Some('^'),
            _ => false,
        };
        if mark {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A paragraph being put together: its words, and how much of its head is bold.
#[derive(Default)]
pub(crate) struct Paragraph {
    text: String,
    /// Length of the bold head.
    bold: usize,
    /// Whether words that are not bold have come.
    plain: bool,
}

impl Paragraph {
    /// Appends words. Line breaks and blanks become one blank, and none between Chinese characters.
    pub(crate) fn push(&mut self, words: &str, bold: bool) {
        for c in words.chars() {
            let c = if c == '\u{a0}' || c == '\t' { ' ' } else { c };
            if matches!(c, '\n' | '\r') || c == ' ' {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            } else if !(matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
                || c.is_control())
            {
                self.text.push(c);
            }
        }
        if words.trim().is_empty() {
            return;
        }
        self.plain |= !bold;
        if !self.plain {
            self.bold = self.text.len();
        }
    }

    /// Whether nothing was said.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The paragraph as Markdown; its bold head is marked where it is a sentence or the whole.
    pub(crate) fn take(&mut self) -> String {
        let Self { text, bold, .. } = std::mem::take(self);
        let head = text.get(..bold).unwrap_or_default().trim();
        let rest = text.get(bold..).unwrap_or_default().trim();
        let heads = rest.is_empty() || head.ends_with(['。', '．', '.', '：', '！', '？']);
        if head.is_empty() || !heads {
            return escape(text.trim());
        }
        let blank = if rest.is_empty() { "" } else { " " };
        format!("**{}**{blank}{}", escape(head), escape(rest))
    }
}
