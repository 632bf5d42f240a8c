//! Breaking a text into lines no wider than a picture.

use crate::figure::{Face, Measure, Weight};
use crate::line_break::pieces;

/// What a text is set in.
#[derive(Clone, Copy)]
pub(super) struct Type<'a> {
    pub(super) measure: &'a dyn Measure,
    pub(super) size: u8,
    pub(super) face: Face,
    pub(super) weight: Weight,
}

impl Type<'_> {
    pub(super) fn width(self, text: &str) -> f64 {
        self.measure.width(text, self.size, self.face, self.weight)
    }
}

/// The lines of a text, as full as they can be.
pub(super) fn lines(text: &str, width: f64, set: Type<'_>) -> Vec<String> {
    filled(&pieces(text.trim()), width, set)
}

/// The lines of a heading: as few as they can be, and about equally long.
pub(super) fn balanced(text: &str, width: f64, set: Type<'_>) -> Vec<String> {
    let pieces = pieces(text.trim());
    let widest = filled(&pieces, width, set);
    let least = set.width(text) / widest.len().max(1) as f64;
    let step = f64::from(set.size) / 2.0;
    let mut narrow = least.max(step);
    while narrow < width {
        let tried = filled(&pieces, narrow, set);
        if tried.len() == widest.len() {
            return tried;
        }
        narrow += step;
    }
    widest
}

/// The lines of an address: the site and its folder stay in one, and what leads into the page may follow on another.
pub(super) fn address_lines(address: &str, width: f64, set: Type<'_>) -> Vec<String> {
    let root = address.find(['?', '#']).unwrap_or(address.len());
    let (root, place) = address.split_at(root);
    let parts: Vec<&str> = [root, place].into_iter().filter(|part| !part.is_empty()).collect();
    filled(&parts, width, set)
}

/// Puts pieces into lines. A piece that is wider than a line is torn, since it would run off the paper.
fn filled(pieces: &[&str], width: f64, set: Type<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        if !line.is_empty() && set.width(&line) + set.width(piece.trim_end()) > width {
            lines.push(std::mem::take(&mut line));
        }
        let piece = if line.is_empty() { piece.trim_start() } else { piece };
        if set.width(piece) <= width {
            line.push_str(piece);
            continue;
        }
        for c in piece.chars() {
            line.push(c);
            if set.width(&line) > width {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(c);
            }
        }
    }
    if !line.trim().is_empty() {
        lines.push(line);
    }
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::TableMeasure;

    fn set(size: u8) -> Type<'static> {
        Type { measure: &TableMeasure, size, face: Face::Sans, weight: Weight::Regular }
    }

    #[test]
    fn marks_stand_where_chinese_has_them() {
        assert_eq!(lines("一二三四，五六", 40.0, set(10)), ["一二三", "四，五六"]);
        assert_eq!(lines("一二三“四五”六", 40.0, set(10)), ["一二三", "“四五”", "六"]);
        assert_eq!(lines("", 40.0, set(10)), Vec::<String>::new());
    }

    #[test]
    fn a_number_keeps_its_unit_and_a_word_its_letters() {
        assert_eq!(lines("总投资额185亿元", 60.0, set(10)), ["总投资额", "185亿元"]);
        assert_eq!(lines("建成云梦山5A级", 62.0, set(10)), ["建成云梦山", "5A级"]);
        assert_eq!(lines("甲乙 nylon town", 40.0, set(10)), ["甲乙", "nylon", "town"]);
    }

    #[test]
    fn a_heading_has_lines_of_about_one_length() {
        assert_eq!(balanced("一二三四五六七", 60.0, set(10)), ["一二三四", "五六七"]);
        assert_eq!(balanced("一二三", 60.0, set(10)), ["一二三"]);
    }

    #[test]
    fn a_site_is_never_parted_from_its_folder() {
        let address = "news.example.org/briefing/#qixian-2022.fig-plan";
        for width in [140.0, 180.0, 220.0] {
            let lines = address_lines(address, width, set(10));
            assert_eq!(lines, ["news.example.org/briefing/", "#qixian-2022.fig-plan"], "at {width}");
        }
        assert_eq!(address_lines(address, 400.0, set(10)), [address]);
        // Only what no line holds is torn.
        assert_eq!(address_lines("abcdef", 30.0, set(10)), ["abcde", "f"]);
    }
}
