//! The characters of a page: how they are read aloud, and which traditional forms stand for them.

/// The characters that have readings and forms: those of the basic plane.
const HAN: std::ops::Range<u32> = 0x3400..0xa000;

/// What the search knows of characters. Everything is found by the character's place among all: the search asks at every
/// character of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Lexicon {
    /// Syllables without tones, each with its characters.
    syllables: Vec<(String, Vec<char>)>,
    /// The indexes of each character's syllables.
    readings: Vec<Vec<u16>>,
    /// The simplified form of each character; 0 where it is one.
    simplified: Vec<u16>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

impl Lexicon {
    /// A lexicon that knows nothing.
    pub fn new() -> Self {
        let count = HAN.len();
        Self { syllables: Vec::new(), readings: vec![Vec::new(); count], simplified: vec![0; count] }
    }

    /// Adds a syllable with the simplified characters that are read so.
    pub fn add_syllable(&mut self, syllable: &str, chars: impl Iterator<Item = char>) {
        let at = self.syllables.len() as u16;
        let chars: Vec<char> = chars.collect();
        for c in &chars {
            if let Some(readings) = self.readings.get_mut(place(*c)) {
                readings.push(at);
            }
        }
        self.syllables.push((syllable.to_owned(), chars));
    }

    /// Adds a traditional form of a simplified character.
    pub fn add_form(&mut self, form: char, simplified: char) {
        if let Some(found) = self.simplified.get_mut(place(form)) {
            *found = simplified as u32 as u16;
        }
    }

    /// The lexicon as a text: a line for each syllable with its characters, and one of forms, each before its simplified one.
    pub fn write(&self) -> String {
        let mut text = String::new();
        for (syllable, chars) in &self.syllables {
            text.push_str(syllable);
            text.push(' ');
            text.extend(chars);
            text.push('\n');
        }
        text.push_str("= ");
        for (at, simplified) in self.simplified.iter().enumerate().filter(|(_, simplified)| **simplified != 0)
        {
            let pair = [HAN.start + at as u32, u32::from(*simplified)];
            text.extend(pair.into_iter().filter_map(char::from_u32));
        }
        text
    }

    /// Reads what [`Lexicon::write`] wrote; lines that say nothing are passed over.
    pub fn parse(text: &str) -> Self {
        let mut lexicon = Self::new();
        for line in text.lines() {
            let Some((name, chars)) = line.trim().split_once(' ') else { continue };
            let mut chars = chars.chars();
            if name != "=" {
                lexicon.add_syllable(name, chars);
                continue;
            }
            while let (Some(form), Some(simplified)) = (chars.next(), chars.next()) {
                lexicon.add_form(form, simplified);
            }
        }
        lexicon
    }

    /// The simplified form of a character; itself where it has none.
    pub(super) fn simplified(&self, c: char) -> char {
        let found = self.simplified.get(place(c)).copied().unwrap_or_default();
        if found == 0 { c } else { char::from_u32(found.into()).unwrap_or(c) }
    }

    /// How a simplified character is read.
    pub(super) fn readings(&self, c: char) -> impl Iterator<Item = &str> {
        let found = self.readings.get(place(c)).map_or(&[][..], Vec::as_slice);
        found
            .iter()
            .filter_map(|at| self.syllables.get(usize::from(*at)).map(|(syllable, _)| syllable.as_str()))
    }

    /// Characters of which a reading begins with a letter.
    pub(super) fn beginning_with(&self, letter: char) -> impl Iterator<Item = char> {
        let begins = self.syllables.iter().filter(move |(syllable, _)| syllable.starts_with(letter));
        begins.flat_map(|(_, chars)| chars.iter().copied())
    }
}

/// The place of a character among all; beyond them for one that is not among them.
fn place(c: char) -> usize {
    (c as u32).wrapping_sub(HAN.start) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_travels_as_text() {
        let mut lexicon = Lexicon::new();
        for (syllable, chars) in [("chong", "重"), ("zhi", "只质"), ("zhong", "重")] {
            lexicon.add_syllable(syllable, chars.chars());
        }
        lexicon.add_form('質', '质');
        lexicon.add_form('隻', '只');
        let text = lexicon.write();
        assert_eq!(text, "chong 重\nzhi 只质\nzhong 重\n= 質质隻只");
        assert_eq!(Lexicon::parse(&text), lexicon);
        assert_eq!(Lexicon::parse(&text.replace('\n', "\r\n")), lexicon);
        assert_eq!(Lexicon::parse("\nnothing\n="), Lexicon::new());
    }

    #[test]
    fn a_character_has_its_readings_and_its_simplified_form() {
        let lexicon = Lexicon::parse("chong 重\nzhong 重\n= 質质");
        assert_eq!(lexicon.readings('重').collect::<Vec<_>>(), ["chong", "zhong"]);
        assert_eq!(lexicon.readings('质').count(), 0);
        assert_eq!(lexicon.simplified('質'), '质');
        assert_eq!(lexicon.simplified('质'), '质');
        assert_eq!(lexicon.beginning_with('z').collect::<Vec<_>>(), ['重']);
        assert_eq!((lexicon.simplified('a'), lexicon.simplified('\u{20000}')), ('a', '\u{20000}'));
    }
}
