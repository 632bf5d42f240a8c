//! Annotations: what an editor says of a number in the text, `[185亿元]{subject=特种尼龙小镇总投资 kind=money}`.
//!
//! The brackets hold a part of the text and are no part of it. The braces hold words and `key=value` pairs parted by blanks;
//! a value with blanks stands in "…" or “…”. What the words mean is the business of `fact`.

use std::ops::Range;

use super::piece::source_offset;
use super::{Annotation, Attribute};

/// A text with its annotations taken out.
#[derive(Default)]
pub(super) struct Marked {
    pub(super) text: String,
    /// Offsets in the text and in the source that belong together.
    pub(super) map: Vec<(usize, usize)>,
    /// Their ranges are in `text`.
    pub(super) annotations: Vec<Annotation>,
    /// Source ranges of braces that can't be read.
    pub(super) broken: Vec<Range<usize>>,
}

/// Takes the annotations out of a text; none where it has no sign of one.
pub(super) fn take_annotations(source: &str, text: &str, map: &[(usize, usize)]) -> Option<Marked> {
    text.contains("]{").then(|| {
        let mut marked = Marked::default();
        let mut done = 0;
        let mut next = 0;
        while let Some(close) = text.get(next..).and_then(|rest| rest.find("]{")).map(|at| at + next) {
            next = close + 1;
            let open = text.get(done..close).and_then(|inside| inside.rfind('[')).map(|at| at + done);
            let Some(open) = open.filter(|at| !escaped(source, place(map, *at))) else { continue };
            let from = place(map, open);
            let Some((fields, end)) = attributes(text, close + 2) else {
                marked.broken.push(from..place(map, close) + 2);
                continue;
            };
            marked.copy(text, map, done..open);
            let start = marked.text.len();
            marked.copy(text, map, open + 1..close);
            let range = start..marked.text.len();
            let span = from..place(map, end.saturating_sub(1)) + 1;
            marked.annotations.push(Annotation { range, fields, span });
            (done, next) = (end, end);
        }
        marked.copy(text, map, done..text.len());
        marked
    })
}

impl Marked {
    fn copy(&mut self, text: &str, map: &[(usize, usize)], range: Range<usize>) {
        let Some(piece) = text.get(range.clone()).filter(|piece| !piece.is_empty()) else { return };
        let to = self.text.len();
        self.map.push((to, place(map, range.start)));
        for (at, offset) in map.iter().filter(|(at, _)| range.contains(at) && *at > range.start) {
            self.map.push((to + at - range.start, *offset));
        }
        self.text.push_str(piece);
    }
}

/// The source's offset of an offset of the text.
fn place(map: &[(usize, usize)], at: usize) -> usize {
    source_offset(map, at).unwrap_or(0)
}

fn escaped(source: &str, at: usize) -> bool {
    at.checked_sub(1).and_then(|at| source.as_bytes().get(at)) == Some(&b'\\')
}

/// The attributes from `at` on, and where the text goes on after the brace; none where they don't end or say nothing.
fn attributes(text: &str, at: usize) -> Option<(Vec<Attribute>, usize)> {
    let mut fields = Vec::new();
    let mut rest = text.get(at..)?;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('}') {
            return (!fields.is_empty()).then(|| (fields, text.len() - after.len()));
        }
        let end = rest.find(|c: char| matches!(c, '=' | '}' | '{') || c.is_whitespace())?;
        let key = rest.get(..end).filter(|key| !key.is_empty())?.to_owned();
        rest = rest.get(end..)?;
        let Some(after) = rest.strip_prefix('=') else {
            fields.push(Attribute { key, value: None });
            continue;
        };
        let (value, after) = value(after)?;
        fields.push(Attribute { key, value: Some(value.to_owned()) });
        rest = after;
    }
}

fn value(text: &str) -> Option<(&str, &str)> {
    for (open, close) in [('"', '"'), ('“', '”')] {
        if let Some(inside) = text.strip_prefix(open) {
            return inside.split_once(close);
        }
    }
    let end = text.find(|c: char| c == '}' || c.is_whitespace())?;
    text.split_at_checked(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> Marked {
        take_annotations(text, text, &[(0, 0)]).unwrap_or_default()
    }

    #[test]
    fn the_brackets_go_and_the_offsets_stay() {
        let source = "总投资[185亿元]{subject=“总投资” kind=money}的小镇。";
        let marked = taken(source);
        assert_eq!(marked.text, "总投资185亿元的小镇。");
        let [one] = marked.annotations.as_slice() else { panic!("{:?}", marked.annotations) };
        assert_eq!(&marked.text[one.range.clone()], "185亿元");
        assert_eq!(&source[one.span.clone()], "[185亿元]{subject=“总投资” kind=money}");
        assert_eq!(one.fields[0].value.as_deref(), Some("总投资"));
        let town = marked.text.find("小镇").unwrap_or_default();
        assert_eq!(place(&marked.map, town), source.find("小镇").unwrap_or_default());
    }

    #[test]
    fn what_is_no_annotation_stays_text() {
        for text in ["没有括号", "[甲]乙{丙}", "\\[甲]{乙}"] {
            let marked = take_annotations(text, text, &[(0, 0)]);
            assert!(
                marked.is_none_or(|marked| marked.annotations.is_empty() && marked.text == text),
                "{text}"
            );
        }
        for text in ["[甲]{", "[甲]{}", "[甲]{kind=", "[甲]{a=\"b}"] {
            assert_eq!((taken(text).broken.len(), taken(text).text.as_str()), (1, text), "{text}");
        }
    }
}
