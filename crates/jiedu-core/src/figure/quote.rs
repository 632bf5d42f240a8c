//! Finding what a figure quotes: the passage, and the one fact in it.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Briefing, TextRange};
use crate::fact::Fact;

/// A string of a figure block and its place in the source of the briefing.
#[derive(Clone, Debug, Default)]
pub(super) struct Quoted {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// Looks passages and facts up in one briefing and collects what can't be found.
pub(super) struct Finder<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) facts: &'a [Fact],
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Facts that were found since the figure began.
    used: Vec<u16>,
    /// The editor's own words in labels since the figure began.
    editor_words: Vec<Quoted>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(briefing: &'a Briefing, facts: &'a [Fact]) -> Self {
        Self { briefing, facts, diagnostics: Vec::new(), used: Vec::new(), editor_words: Vec::new() }
    }

    /// Forgets what belongs to the figure before.
    pub(super) fn begin_figure(&mut self) {
        self.used.clear();
        self.editor_words.clear();
    }

    /// The facts that the figure uses, and the editor's own words in its labels.
    pub(super) fn end_figure(&mut self) -> (Vec<u16>, Vec<Quoted>) {
        (std::mem::take(&mut self.used), std::mem::take(&mut self.editor_words))
    }

    /// Says that the figure uses a fact.
    pub(super) fn use_fact(&mut self, fact: usize) {
        self.used.push(fact as u16);
    }

    pub(super) fn error(
        &mut self,
        code: &'static str,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::error(code, span.clone(), message, help));
    }

    /// The one place of a quote in the text, or in a part of it.
    pub(super) fn passage(&mut self, quote: &Quoted, within: Option<&TextRange>) -> Option<TextRange> {
        let all = 0..self.briefing.text.len();
        let area = within.unwrap_or(&all);
        let found = find_all(&self.briefing.text, area, &quote.text);
        match found.as_slice() {
            [one] => Some(one.clone()),
            [] => {
                let help = self.nearest(&quote.text, area);
                self.error(
                    "quote-missing",
                    &quote.span,
                    format!("“{}” is not in the text", quote.text),
                    help,
                );
                None
            }
            many => {
                let places: Vec<String> = many.iter().take(4).map(|place| self.place(place)).collect();
                let message =
                    format!("“{}” is in the text {} times: {}", quote.text, many.len(), places.join("; "));
                let help = "quote more of the sentence, so that only one place fits";
                self.error("quote-ambiguous", &quote.span, message, help);
                None
            }
        }
    }

    /// Where a passage stands, with the words around it.
    fn place(&self, range: &TextRange) -> String {
        let text = &self.briefing.text;
        let before =
            text[..range.start].char_indices().rev().take(4).last().map_or(range.start, |(at, _)| at);
        let after = text[range.end..].char_indices().nth(4).map_or(text.len(), |(at, _)| range.end + at);
        let section = self.briefing.section_at(range.start).map(|idx| &self.briefing.sections[idx]);
        let anchor = section.map_or("the lead", |section| section.anchor.as_str());
        format!("in {anchor} “…{}…”", text[before..after].replace('\n', " "))
    }

    /// What the text has instead of a quote: where its longest beginning goes on.
    fn nearest(&self, quote: &str, area: &TextRange) -> String {
        let area = self.briefing.slice(area);
        let ends: Vec<usize> = quote.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        for (count, end) in ends.iter().enumerate().rev() {
            if count < 2 {
                break;
            }
            if let Some(at) = area.find(&quote[..*end]) {
                let goes_on = area[at..].split('\n').next().unwrap_or_default();
                let shown: String = goes_on.chars().take(count + 13).collect();
                return format!("the text has “{shown}”; quotes are copied from the text, marks and all");
            }
        }
        "copy the passage from the text; check punctuation, width of digits and spaces".to_owned()
    }

    /// Index of the sentence of a passage.
    pub(super) fn sentence(&self, range: &TextRange) -> Option<u16> {
        self.briefing.sentence_at(range.start).map(|idx| idx as u16)
    }

    /// The one fact in a quote that `fits`; `wanted` names what is looked for.
    pub(super) fn fact(
        &mut self,
        quote: &Quoted,
        wanted: &str,
        fits: &dyn Fn(&Fact) -> bool,
    ) -> Option<usize> {
        let range = self.passage(quote, None)?;
        let inside: Vec<usize> = (0..self.facts.len())
            .filter(|idx| {
                let span = &self.facts[*idx].span;
                range.start <= span.start && span.end <= range.end
            })
            .collect();
        let fitting: Vec<usize> = inside.iter().copied().filter(|idx| fits(&self.facts[*idx])).collect();
        match fitting.as_slice() {
            [one] => {
                self.use_fact(*one);
                Some(*one)
            }
            [] => {
                let message = match inside.as_slice() {
                    [] => format!("no number was found in “{}”", quote.text),
                    others => format!(
                        "“{}” holds {}, and this takes {wanted}",
                        quote.text,
                        others
                            .iter()
                            .map(|idx| format!(
                                "{} ({})",
                                self.facts[*idx].surface,
                                self.facts[*idx].kind.name()
                            ))
                            .collect::<Vec<_>>()
                            .join(", ")
                    ),
                };
                let help = format!("quote a passage that holds {wanted}; a number is quoted with its unit");
                self.error("quote-without-fact", &quote.span, message, help);
                None
            }
            many => {
                let surfaces: Vec<&str> = many.iter().map(|idx| self.facts[*idx].surface.as_str()).collect();
                let message = format!("“{}” holds several numbers: {}", quote.text, surfaces.join(", "));
                self.error(
                    "quote-with-several-facts",
                    &quote.span,
                    message,
                    "quote less, so that one of them is left",
                );
                None
            }
        }
    }

    /// Checks a label: cut from the text except for the editor's own words in 〔〕, which are kept for [`Self::end_figure`].
    pub(super) fn check_label(&mut self, label: &Quoted) {
        for own in label.text.split('〔').skip(1).filter_map(|part| part.split('〕').next()) {
            self.editor_words.push(Quoted { text: own.to_owned(), span: label.span.clone() });
        }
        for part in outside_brackets(&label.text) {
            let part = part.trim();
            if !part.is_empty()
                && find_all(&self.briefing.text, &(0..self.briefing.text.len()), part).is_empty()
            {
                self.error(
                    "label-invented",
                    &label.span,
                    format!("“{part}” is not in the text"),
                    "cut the label from the text; the editor's own words stand in 〔〕",
                );
            }
        }
    }
}

/// The parts of a label that are not the editor's.
pub(super) fn outside_brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split('〔').enumerate().filter_map(|(idx, part)| {
        if idx == 0 { Some(part) } else { part.split_once('〕').map(|(_, after)| after) }
    })
}

/// All places of a quote in an area: exact ones, or, where there are none, those that differ in width only.
pub(super) fn find_all(text: &str, area: &TextRange, quote: &str) -> Vec<TextRange> {
    let Some(searched) = text.get(area.clone()).filter(|_| !quote.is_empty()) else { return Vec::new() };
    let exact: Vec<TextRange> = searched
        .match_indices(quote)
        .map(|(at, found)| area.start + at..area.start + at + found.len())
        .collect();
    if !exact.is_empty() {
        return exact;
    }
    let (folded, places) = fold(searched);
    let (needle, _) = fold(quote);
    folded
        .match_indices(needle.as_str())
        .filter_map(|(at, found)| {
            let start = places.iter().find(|place| place.0 == at)?.1;
            let end = places.iter().find(|place| place.0 == at + found.len())?.1;
            Some(area.start + start..area.start + end)
        })
        .collect()
}

/// The text with full-width signs as their half-width ones, and which offset of it stands for which of the text.
fn fold(text: &str) -> (String, Vec<(usize, usize)>) {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::new());
    for (at, c) in text.char_indices() {
        places.push((folded.len(), at));
        folded.push(match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '\u{3000}' => ' ',
            _ => c,
        });
    }
    places.push((folded.len(), text.len()));
    (folded, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_found_exactly_or_but_for_width() {
        let text = "占63.2％；占63.2%；完";
        let found = |quote: &str| find_all(text, &(0..text.len()), quote);
        assert_eq!(found("63.2%").len(), 1);
        assert_eq!(found("占63.2%;完").len(), 1);
        assert_eq!(found("没有").len(), 0);
        assert_eq!(found("").len(), 0);
    }

    #[test]
    fn labels_part_at_the_brackets() {
        let parts: Vec<&str> = outside_brackets("市级〔中试基地〕家").collect();
        assert_eq!(parts, ["市级", "家"]);
    }
}
