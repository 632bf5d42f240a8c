//! Widths of text without a font: a table that errs on the wide side.

use super::{Face, Weight};

/// What tells how wide a text is.
pub trait Measure {
    /// Width in CSS pixels of one line.
    fn width(&self, text: &str, size: u8, face: Face, weight: Weight) -> f64;
}

/// Widths by a table, the same natively and in wasm: a Chinese character is 1 em, digits and Latin as in wide sans fonts.
/// The style sheet sets `text-autospace: no-autospace` in drawings, so no gap is reckoned between the two.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableMeasure;

impl Measure for TableMeasure {
    fn width(&self, text: &str, size: u8, _face: Face, weight: Weight) -> f64 {
        let mut hundredths = 0_u32;
        for c in text.chars() {
            let wide = is_wide(c);
            hundredths += if wide { 100 } else { narrow_width(c, weight) };
        }
        f64::from(hundredths) * f64::from(size) / 100.0
    }
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '÷' | '×')
}

fn narrow_width(c: char, weight: Weight) -> u32 {
    let regular = match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | 'i' | 'l' | 'j' | 'I' | '!' | '|' => 30,
        'f' | 't' | 'r' | '(' | ')' | '-' => 38,
        '%' | 'm' | 'w' | 'M' | 'W' => 92,
        'A'..='Z' | '+' | '=' => 68,
        _ => 58,
    };
    if weight == Weight::Bold { regular + 3 } else { regular }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_one_em_and_latin_goes_by_the_table() {
        let width = |text| TableMeasure.width(text, 10, Face::Sans, Weight::Regular);
        assert_eq!(width("三个字"), 30.0);
        assert_eq!(width("12"), 11.6);
        assert_eq!(width("12个"), 21.6);
        assert_eq!(width(""), 0.0);
    }
}
