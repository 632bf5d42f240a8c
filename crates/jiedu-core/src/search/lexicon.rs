//! The characters of a page: how they are read aloud, and which traditional forms stand for them.

/// What the search knows of characters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    /// Syllables without tones, in the order of the alphabet.
    syllables: Vec<String>,
    /// Characters in order, each with the indexes of its syllables.
    readings: Vec<(char, Vec<u16>)>,
    /// Traditional forms in order, each with its simplified form.
    variants: Vec<(char, char)>,
}

impl Lexicon {
    /// The lexicon of readings, as pairs of a simplified character and a syllable, and of variants, as pairs of a traditional
    /// form and its simplified one.
    pub fn new(readings: &[(char, String)], variants: &[(char, char)]) -> Self {
        let mut syllables: Vec<String> = readings.iter().map(|(_, syllable)| syllable.clone()).collect();
        syllables.sort_unstable();
        syllables.dedup();
        let mut pairs: Vec<(char, u16)> = readings
            .iter()
            .filter_map(|(c, syllable)| Some((*c, syllables.binary_search(syllable).ok()? as u16)))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut readings: Vec<(char, Vec<u16>)> = Vec::new();
        for (c, syllable) in pairs {
            match readings.last_mut() {
                Some((last, syllables)) if *last == c => syllables.push(syllable),
                _ => readings.push((c, vec![syllable])),
            }
        }
        let mut variants = variants.to_vec();
        variants.sort_unstable();
        variants.dedup_by_key(|(from, _)| *from);
        Self { syllables, readings, variants }
    }

    /// The lexicon as a text: a line for each syllable with its characters, and one of variants, each before its simplified form.
    pub fn write(&self) -> String {
        let mut text = String::new();
        for (idx, syllable) in self.syllables.iter().enumerate() {
            text.push_str(syllable);
            text.push(' ');
            let is_read_so = |syllables: &[u16]| syllables.iter().any(|found| usize::from(*found) == idx);
            text.extend(self.readings.iter().filter(|(_, found)| is_read_so(found)).map(|(c, _)| *c));
            text.push('\n');
        }
        text.push_str("= ");
        text.extend(self.variants.iter().flat_map(|(from, to)| [*from, *to]));
        text
    }

    /// Reads what [`Lexicon::write`] wrote; lines that say nothing are passed over.
    pub fn parse(text: &str) -> Self {
        let (mut readings, mut variants) = (Vec::new(), Vec::new());
        for line in text.lines() {
            let Some((name, chars)) = line.trim().split_once(' ') else { continue };
            if name == "=" {
                let chars: Vec<char> = chars.chars().collect();
                variants.extend(chars.chunks_exact(2).map(|pair| (pair[0], pair[1])));
            } else {
                readings.extend(chars.chars().map(|c| (c, name.to_owned())));
            }
        }
        Self::new(&readings, &variants)
    }

    /// The simplified form of a character; itself where it has none.
    pub(super) fn simplified(&self, c: char) -> char {
        let at = self.variants.binary_search_by_key(&c, |(from, _)| *from);
        at.map_or(c, |at| self.variants[at].1)
    }

    /// How a simplified character is read.
    pub(super) fn readings(&self, c: char) -> impl Iterator<Item = &str> {
        let at = self.readings.binary_search_by_key(&c, |(found, _)| *found);
        let found = at.map_or(&[][..], |at| self.readings[at].1.as_slice());
        found.iter().filter_map(|syllable| self.syllables.get(usize::from(*syllable)).map(String::as_str))
    }

    /// Characters of which a reading begins with a letter, in order.
    pub(super) fn beginning_with(&self, letter: char) -> Vec<char> {
        let begins = |syllable: &u16| {
            self.syllables.get(usize::from(*syllable)).is_some_and(|found| found.starts_with(letter))
        };
        self.readings.iter().filter(|(_, syllables)| syllables.iter().any(begins)).map(|(c, _)| *c).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_travels_as_text() {
        let readings = [('重', "zhong"), ('质', "zhi"), ('重', "chong"), ('只', "zhi")];
        let readings = readings.map(|(c, syllable)| (c, syllable.to_owned()));
        let lexicon = Lexicon::new(&readings, &[('質', '质'), ('隻', '只')]);
        let text = lexicon.write();
        assert_eq!(text, "chong 重\nzhi 只质\nzhong 重\n= 質质隻只");
        assert_eq!(Lexicon::parse(&text), lexicon);
        assert_eq!(Lexicon::parse(&text.replace('\n', "\r\n")), lexicon);
        assert_eq!(Lexicon::parse("\nnothing\n="), Lexicon::default());
    }

    #[test]
    fn a_character_has_its_readings_and_its_simplified_form() {
        let lexicon = Lexicon::parse("chong 重\nzhong 重\n= 質质");
        assert_eq!(lexicon.readings('重').collect::<Vec<_>>(), ["chong", "zhong"]);
        assert_eq!(lexicon.readings('质').count(), 0);
        assert_eq!(lexicon.simplified('質'), '质');
        assert_eq!(lexicon.simplified('质'), '质');
        assert_eq!(lexicon.beginning_with('z'), ['重']);
    }
}
