//! Anchors: the pinyin of a name, short and unique.

use std::collections::HashSet;

use pinyin::ToPinyin as _;

/// Most characters of an anchor.
const LONGEST: usize = 24;

/// Gives anchors that no other section has.
#[derive(Default)]
pub(crate) struct Minter {
    taken: HashSet<String>,
}

impl Minter {
    /// Says that anchors are taken, here or in an earlier edition.
    pub(crate) fn take<'a>(&mut self, anchors: impl Iterator<Item = &'a str>) {
        self.taken.extend(anchors.map(str::to_owned));
    }

    /// An anchor from a name; from its number where another section has it.
    pub(crate) fn mint(&mut self, name: &str) -> String {
        let plain = spelled(name, LONGEST);
        let plain = if plain.is_empty() { "section".to_owned() } else { plain };
        let mut anchor = plain.clone();
        let mut count = 1;
        while !self.taken.insert(anchor.clone()) {
            count += 1;
            let tail = format!("-{count}");
            anchor = plain.chars().take(LONGEST - tail.len()).collect::<String>();
            anchor = anchor.trim_end_matches('-').to_owned() + &tail;
        }
        anchor
    }
}

/// A name in small letters, digits and hyphens, cut between syllables: 工业大提质 → gongyedatizhi. It begins with a letter.
pub(super) fn spelled(name: &str, longest: usize) -> String {
    let mut text = String::new();
    let mut apart = false;
    for c in name.chars() {
        let piece = match c.to_pinyin() {
            Some(syllable) => syllable.plain().replace('ü', "v"),
            None if c.is_ascii_alphanumeric() => c.to_ascii_lowercase().to_string(),
            None => {
                apart = true;
                continue;
            }
        };
        if text.is_empty() && piece.starts_with(|c: char| c.is_ascii_digit()) {
            text.push_str("n-");
            apart = false;
        }
        // A number stands apart from the words around it.
        let digits = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
        let joint = !text.is_empty() && !text.ends_with('-') && (apart || digits(&text) != digits(&piece));
        if text.len() + piece.len() + usize::from(joint) > longest {
            break;
        }
        if joint {
            text.push('-');
        }
        text.push_str(&piece);
        apart = false;
    }
    text.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_and_cut_between_syllables() {
        for (name, expected) in [
            ("工业大提质", "gongyedatizhi"),
            ("2021年上半年", "n-2021-nianshangbannian"),
            ("绿色", "lvse"),
            ("第三条", "disantiao"),
            ("“1+6”工作体系", "n-1-6-gongzuotixi"),
            ("擘画蓝图接续奋斗", "baihualantujiexufendou"),
            ("", ""),
        ] {
            assert_eq!(spelled(name, LONGEST), expected, "{name}");
        }
        assert!(spelled(&"庄".repeat(50), LONGEST).len() <= LONGEST);
    }

    #[test]
    fn no_two_sections_have_one_anchor() {
        let mut minter = Minter::default();
        let minted: Vec<String> = (0..12).map(|_| minter.mint("庄庄庄庄庄庄庄庄")).collect();
        let distinct: HashSet<&String> = minted.iter().collect();
        assert_eq!(distinct.len(), 12);
        assert!(minted.iter().all(|anchor| anchor.len() <= LONGEST), "{minted:?}");
        assert_eq!(minter.mint("…"), "section");
    }
}
