//! The lexicon of a page: readings and traditional forms of its characters, from dictionaries that no reader should have to load.

use std::collections::{BTreeMap, BTreeSet};

use jiedu_core::search::Lexicon;
use pinyin::ToPinyinMulti as _;

/// How many readings of a character are kept; the dictionary has the common ones first.
const READINGS: usize = 3;
/// The characters that have traditional forms.
const HAN: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9fff}';

/// The lexicon of what stands in a page.
pub(crate) fn lexicon_of(page: &str) -> Lexicon {
    let written: BTreeSet<char> = page.chars().filter(|c| HAN.contains(c)).collect();
    let known: BTreeSet<char> = written.iter().map(|c| simplified(*c)).collect();
    let mut syllables: BTreeMap<String, Vec<char>> = BTreeMap::new();
    for c in &known {
        for syllable in readings(*c) {
            syllables.entry(syllable).or_default().push(*c);
        }
    }
    let mut lexicon = Lexicon::new();
    for (syllable, chars) in syllables {
        lexicon.add_syllable(&syllable, chars.into_iter());
    }
    let forms = HAN.map(|c| (c, simplified(c))).filter(|(form, to)| form != to && known.contains(to));
    forms.for_each(|(form, to)| lexicon.add_form(form, to));
    lexicon
}

/// The simplified form of a character that stands alone.
fn simplified(c: char) -> char {
    fast2s::convert(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c)
}

/// How a character is read, without tones, the commonest first; ü is typed as v.
fn readings(c: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain().replace('ü', "v");
        if !readings.contains(&plain) {
            readings.push(plain);
        }
    }
    readings.truncate(READINGS);
    readings
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails must say where")]

    use super::*;

    #[test]
    fn a_characters_common_readings_come_with_it() {
        assert_eq!(readings('质'), ["zhi"]);
        assert_eq!(readings('重')[..2], ["zhong", "chong"]);
        assert_eq!(readings('绿')[0], "lv");
        assert!(readings('a').is_empty());
    }

    #[test]
    fn only_characters_of_the_page_are_in_it() {
        let text = lexicon_of("<p>品质，淇县 abc</p>").write();
        assert_eq!(text, "pin 品\nqi 淇\nxian 县\nzhi 质\n= 縣县質质");
    }

    #[test]
    fn a_traditional_page_is_found_by_simplified_words() {
        let text = lexicon_of("品質").write();
        assert!(text.contains("zhi 质") && text.contains("質质"), "{text}");
    }
}
