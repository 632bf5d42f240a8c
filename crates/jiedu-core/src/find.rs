//! Finding a piece in a short text.
//!
//! The standard library's search never slows down, whatever it is given, and is 5 KB of module for it; a title, an address
//! or a value is read through in no time. For what the widget does; natively `str` finds pieces itself.

/// Where a piece stands first, in bytes.
pub fn first(text: &str, piece: &str) -> Option<usize> {
    places(text, piece).next()
}

/// Where a piece stands last, in bytes.
pub fn last(text: &str, piece: &str) -> Option<usize> {
    places(text, piece).last()
}

/// Whether a piece stands somewhere.
pub fn holds(text: &str, piece: &str) -> bool {
    first(text, piece).is_some()
}

fn places(text: &str, piece: &str) -> impl Iterator<Item = usize> {
    // UTF-8 is found at the beginnings of characters only.
    (0..=text.len())
        .filter(move |at| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(piece.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_where_the_standard_library_finds_them() {
        for text in ["", "a", "abab", "亿元亿元", "10余家", "一二三", "aaa"] {
            for piece in ["", "a", "ab", "b", "亿元", "元", "家", "二", "aa", "三四", "一二三四"] {
                assert_eq!(first(text, piece), text.find(piece), "{text:?} {piece:?}");
                assert_eq!(last(text, piece), text.rfind(piece), "{text:?} {piece:?}");
                assert_eq!(holds(text, piece), text.contains(piece), "{text:?} {piece:?}");
            }
        }
    }
}
