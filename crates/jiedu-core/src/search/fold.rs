//! Folding: what makes no difference to a search is taken out of a text, and it is kept where every character came from.

use super::lexicon::Lexicon;

/// Stands between two entries; no query has it.
pub(super) const GAP: char = '\0';

/// A character as it is compared; none for one that makes no difference. `before` and `after` are its neighbours.
fn folded(lexicon: &Lexicon, before: char, c: char, after: char) -> Option<char> {
    let c = narrow(c);
    match c {
        'ü' | 'Ü' => Some('v'),
        '%' | '‰' | '+' => Some(c),
        // 1,850 is 1850, and 8—10 is not 810.
        ',' => None,
        c if is_mark(c) => {
            let between_digits = before.is_ascii_digit() && narrow(after).is_ascii_digit();
            (between_digits && c != GAP).then_some(c)
        }
        c if c.is_ascii() => Some(c.to_ascii_lowercase()),
        c => Some(lexicon.simplified(c)),
    }
}

/// Whether a character is a mark or a blank. Tables of what is a letter would be downloaded; what is not one in these texts is
/// known.
fn is_mark(c: char) -> bool {
    let is_marks = |c| matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' | '\u{feff}' | '\u{ff00}'..='\u{ffef}');
    (c.is_ascii() && !c.is_ascii_alphanumeric()) || is_marks(c)
}

/// Calls back with every character of a text that makes a difference, as it is compared, and its byte in the text.
pub(super) fn fold(lexicon: &Lexicon, text: &str, mut add: impl FnMut(char, usize)) {
    let mut before = GAP;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(GAP, |(_, c)| *c);
        if let Some(c) = folded(lexicon, before, c, after) {
            add(c, at);
        }
        before = narrow(c);
    }
}

/// A full-width letter, digit or mark as its half-width form.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut found = String::new();
        fold(&Lexicon::parse("= 質质縣县"), text, |c, _| found.push(c));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_makes_no_difference_is_taken_out() {
        check("高水平建设“品质 淇县”，争当", "高水平建设品质淇县争当");
        check("品質淇縣", "品质淇县");
        check("ＧＤＰ增长", "gdp增长");
        check("Xi'an Lü", "xianlv");
    }

    #[test]
    fn numbers_stay_the_numbers_that_they_are() {
        check("增长42.8%，", "增长42.8%");
        check("１，８５０元", "1850元");
        check("8—10家", "8—10家");
        check("共8。10月", "共8。10月");
    }
}
