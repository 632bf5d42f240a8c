//! Traditional characters read as simplified ones, each in its place: the words of the lexicon are written once.

use std::borrow::Cow;

/// Forms that print in place of a character, which no table of traditional characters holds.
const VARIANTS: &[(char, char)] = &[('増', '增'), ('○', '〇'), ('◯', '〇'), ('歩', '步')];

/// A text in simplified characters. Every character keeps its place and its length, so that a range of the one is a range
/// of the other.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let simple = fast2s::convert(text);
    let folded: String = text
        .chars()
        .zip(simple.chars())
        .map(|(written, simple)| {
            let simple = VARIANTS.iter().find(|(variant, _)| *variant == simple).map_or(simple, |(_, c)| *c);
            if simple.len_utf8() == written.len_utf8() { simple } else { written }
        })
        .collect();
    if folded == text || folded.len() != text.len() { Cow::Borrowed(text) } else { Cow::Owned(folded) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_keep_their_places() {
        let text = "國內生產總值達25.4兆元，増長3個百分點；臺灣𠮷";
        let folded = fold(text);
        assert_eq!(folded, "国内生产总值达25.4兆元，增长3个百分点；台湾𠮷");
        assert!(text.char_indices().zip(folded.char_indices()).all(|(one, other)| one.0 == other.0));
    }

    #[test]
    fn simplified_text_stays_as_it_is() {
        assert!(matches!(fold("一般公共预算收入完成2.08亿元"), Cow::Borrowed(_)));
    }
}
