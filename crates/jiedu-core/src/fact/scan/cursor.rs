//! A place in a text, and what stands around it.

use super::Qualifier;
use super::calendar::Calendar;
use super::chinese::is_chinese_numeral;
use super::qualifier::scan_before;

/// Qualifiers that are the end of another word behind these letters.
const WORDS: &[(char, &str)] = &[
    ('约', "节合条签契公预要制集简和婚缔"),
    ('近', "最附邻临亲靠远就相"),
    ('超', "赶高反"),
    ('破', "爆打告侦"),
];

/// How far back words of change, of scope and of subject are looked for, in characters.
const LOOK_BACK: usize = 60;

/// A place in a text where a quantity may begin.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) calendar: &'a Calendar,
}

impl<'a> Cursor<'a> {
    /// What follows.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What stands before, no further back than [`LOOK_BACK`].
    pub(super) fn before(&self) -> &'a str {
        before(self.text, self.at)
    }

    /// The word here that changes the value of the number behind it; 约 of 节约 and 近 of 最近 are parts of words.
    pub(super) fn qualifier(&self) -> (usize, Qualifier) {
        let word = WORDS.iter().any(|(c, before)| {
            self.rest().starts_with(*c) && self.last().is_some_and(|last| before.contains(last))
        });
        if word { (0, Qualifier::Exact) } else { scan_before(self.rest()) }
    }

    /// The clause that goes before.
    pub(super) fn clause(&self) -> &'a str {
        clause(self.before())
    }

    /// The character before.
    pub(super) fn last(&self) -> Option<char> {
        self.text.get(..self.at)?.chars().next_back()
    }

    /// Whether digits here are a part of a word: G107, 5A, 1+6.
    pub(super) fn is_glued(&self) -> bool {
        self.last().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '＋' | '#' | '_' | '№'))
    }

    /// Whether a Chinese numeral here is a part of a word: 第三, 届四次, 初五.
    pub(super) fn is_ordinal(&self) -> bool {
        self.last().is_some_and(|c| {
            matches!(c, '第' | '届' | '初' | '期' | '老' | '几' | '数') || is_chinese_numeral(c)
        })
    }

    /// Whether 每 stands before: 每万人 says what a rate is per and counts nothing.
    pub(super) fn is_per(&self) -> bool {
        self.last() == Some('每')
    }

    /// Whether the sentence has nothing before this place but marks and blanks.
    pub(super) fn is_first(&self) -> bool {
        !self.before().chars().any(char::is_alphanumeric)
    }
}

/// What stands before a place, no further back than [`LOOK_BACK`].
pub(super) fn before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or_default();
    let start = head.char_indices().rev().take(LOOK_BACK).last().map_or(at, |(start, _)| start);
    head.get(start..).unwrap_or_default()
}

/// The clause that a text ends with.
pub(super) fn clause(before: &str) -> &str {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mark = before.char_indices().rev().find(|(at, c)| {
        // The comma of 1,200 parts no clauses.
        let inside = *c == ','
            && digit(before.get(..*at).and_then(|head| head.chars().next_back()))
            && digit(before.get(at + 1..).and_then(|tail| tail.chars().next()));
        is_clause_mark(*c) && !inside
    });
    mark.map_or(before, |(at, c)| before.get(at + c.len_utf8()..).unwrap_or_default())
}

/// Whether a mark parts clauses.
pub(super) fn is_clause_mark(c: char) -> bool {
    matches!(c, '，' | '；' | '。' | '：' | '！' | '？' | ',' | ';' | ':' | '\n')
}
