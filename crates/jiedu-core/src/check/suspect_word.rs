//! `suspect-word`: words that are certainly not what was meant, from a short list with its sources.

use super::context::Context;
use super::finding::{Edit, Finding};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "suspect-word",
    name: "疑似错字",
    english: "suspect word",
    help: "A word is certainly not what was meant.",
    run: find,
};

/// The list; its head says what its fields are.
const WORDS: &str = include_str!("suspect_words.tsv");

/// Each place of a word of the list.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    let words: Vec<Word<'_>> = WORDS.lines().filter_map(Word::read).collect();
    for passage in &case.raw.passages {
        for word in &words {
            for (at, _) in passage.text.match_indices(word.written) {
                let end = at + word.written.len();
                let next = passage.text.get(end..).and_then(|rest| rest.chars().next());
                if next.is_some_and(|next| word.unless.contains(next)) {
                    continue;
                }
                let (written, meant) = (word.written, word.meant);
                let place = passage.source(&(at..end));
                let diagnostic = Diagnostic::warning(
                    RULE.code,
                    place.clone(),
                    format!("“{written}” is probably a slip for {meant}"),
                    format!("compare the original and correct it there; the rule: {}", word.source),
                );
                let said = if meant.contains('“') { meant.to_owned() } else { format!("“{meant}”") };
                let finding = Finding::new(diagnostic, format!("“{written}”疑为{said}"))
                    .or_left("原文就是这样，不改", "The original has it so; leave it");
                found.push(word.candidates().into_iter().fold(finding, |finding, meant| {
                    finding.or(
                        format!("改成“{meant}”"),
                        format!("Make it “{meant}”"),
                        vec![Edit::replace(place.clone(), meant)],
                    )
                }));
            }
        }
    }
}

/// An entry of the list.
struct Word<'a> {
    written: &'a str,
    meant: &'a str,
    unless: &'a str,
    source: &'a str,
}

impl<'a> Word<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let mut fields = line.split('\t');
        let (written, meant, unless, source) =
            (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        (!written.is_empty() && !written.starts_with('#')).then_some(Self { written, meant, unless, source })
    }

    /// The words that may be meant: what is written in the list, or each that it quotes.
    fn candidates(&self) -> Vec<&'a str> {
        if !self.meant.contains('“') {
            return vec![self.meant];
        }
        let quoted = self.meant.split('“').skip(1);
        quoted.filter_map(|rest| rest.split_once('”')).map(|(word, _)| word).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_whole_and_differs_from_what_is_meant() {
        let lines = WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        let words: Vec<Word<'_>> = WORDS.lines().filter_map(Word::read).collect();
        assert_eq!(words.len(), lines);
        for word in &words {
            assert!(word.candidates().iter().all(|meant| !meant.is_empty() && !meant.contains(['“', '（'])));
            assert!(!word.source.is_empty() && !word.meant.contains(word.written), "{}", word.written);
        }
        for right in ["驰而不息", "勠力同心", "工管委", "现代范儿", "落实现场办公", "安装配套"]
        {
            assert!(
                words.iter().all(|word| !right.contains(word.written) || !word.unless.is_empty()),
                "{right}"
            );
        }
    }
}
