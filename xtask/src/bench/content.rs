//! A briefing many times as long: its sections repeated, each copy with numbers, addresses and quotes of its own.
//!
//! Figures quote the text, and a quote must fit one place. So each copy carries a mark of two signs before every passage
//! that a figure quotes, in the text and in the quote alike.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};

use super::anchor::anchor;
use super::figure::Figure;

/// A briefing that holds its sections this many times.
pub(super) fn repeat(source: &str, times: usize) -> Result<String> {
    let at = source.find("\n## ").context("a briefing without sections can't be repeated")? + 1;
    let (head, sections) = source.split_at(at);
    let sections = Sections::read(sections, &head.lines().filter_map(key_quote).collect::<Vec<_>>());
    let mut copies = Vec::with_capacity(times);
    let mut out = String::new();
    for copy in 0..times {
        let marked = Marked::new(&sections.text, &sections.quotes, copy);
        if copy == 0 {
            for line in head.lines() {
                match key_quote(line) {
                    Some(quote) => writeln!(out, "quote = \"{}\"", marked.quote(quote))?,
                    None => writeln!(out, "{line}")?,
                }
            }
        }
        copies.push(sections.write(&marked, copy));
    }
    Ok(out + &copies.join("\n\n") + "\n")
}

/// What a key figure in the front matter quotes.
fn key_quote(line: &str) -> Option<&str> {
    line.strip_prefix("quote = \"")?.strip_suffix('"')
}

/// The sections of a briefing.
struct Sections<'a> {
    text: String,
    /// Each with the line of the text before which it stands.
    figures: Vec<(usize, Figure<'a>)>,
    quotes: Vec<&'a str>,
    /// How many headings of the first level have a number.
    numbered: usize,
}

impl<'a> Sections<'a> {
    fn read(source: &'a str, keys: &[&'a str]) -> Self {
        let (mut prose, mut figures) = (Vec::new(), Vec::new());
        let mut lines = source.trim_end().lines();
        while let Some(line) = lines.next() {
            if line == "```figure" {
                let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                figures.push((prose.len(), Figure::read(&body)));
            } else {
                prose.push(line);
            }
        }
        let text = prose.join("\n");
        // A figure that quotes what is not repeated, such as the lead, is left out.
        figures.retain(|(_, figure)| figure.quotes().all(|quote| text.contains(quote)));
        let quotes =
            figures.iter().flat_map(|(_, figure)| figure.quotes()).chain(keys.iter().copied()).collect();
        let numbered = prose.iter().filter(|line| numeral(line).is_some()).count();
        Self { text, figures, quotes, numbered }
    }

    fn write(&self, marked: &Marked<'_>, copy: usize) -> String {
        let mut figures = self.figures.iter().peekable();
        let mut out = Vec::new();
        for (idx, line) in marked.text.split('\n').enumerate() {
            while let Some((_, figure)) = figures.next_if(|(at, _)| *at == idx) {
                out.push(figure.write(copy, &|quote| marked.quote(quote)));
            }
            out.push(if line.starts_with('#') {
                heading(line, copy, self.numbered)
            } else {
                line.to_owned()
            });
        }
        out.extend(figures.map(|(_, figure)| figure.write(copy, &|quote| marked.quote(quote))));
        out.join("\n")
    }
}

/// Text with a mark before every quoted passage.
struct Marked<'a> {
    plain: &'a str,
    text: String,
    places: Vec<usize>,
    mark: String,
}

impl<'a> Marked<'a> {
    fn new(plain: &'a str, quotes: &[&str], copy: usize) -> Self {
        let mut places: Vec<usize> =
            quotes.iter().flat_map(|quote| plain.match_indices(quote).map(|(at, _)| at)).collect();
        places.sort_unstable();
        places.dedup();
        let mut marked = Self { plain, text: String::new(), places, mark: mark(copy) };
        marked.text = marked.slice(0, plain.len());
        marked
    }

    /// A quote as it stands in the marked text.
    fn quote(&self, quote: &str) -> String {
        self.plain.find(quote).map_or_else(|| quote.to_owned(), |at| self.slice(at, at + quote.len()))
    }

    fn slice(&self, start: usize, end: usize) -> String {
        let mut out = String::new();
        let mut from = start;
        for place in self.places.iter().copied().filter(|place| (start..end).contains(place)) {
            out.push_str(&self.plain[from..place]);
            out.push_str(&self.mark);
            from = place;
        }
        out + &self.plain[from..end]
    }
}

/// Two signs that no number is made of: 甲子, 乙子 …, 120 of them.
fn mark(copy: usize) -> String {
    let sign = |signs: &str, at: usize| signs.chars().nth(at % signs.chars().count());
    sign("甲乙丙丁戊己庚辛壬癸", copy)
        .into_iter()
        .chain(sign("子丑寅卯辰巳午未申酉戌亥", copy / 10))
        .collect()
}

/// A heading with a number and an anchor of its own.
fn heading(line: &str, copy: usize, numbered: usize) -> String {
    let Some((title, attributes)) = line.rsplit_once(" {#") else { return line.to_owned() };
    let number = numeral(title).map(|number| (number, chinese(copy * numbered + value(number))));
    let title = match number {
        Some((old, new)) => title.replacen(old, &new, 1),
        None => title.to_owned(),
    };
    let mut attributes = attributes.trim_end_matches('}').split(' ');
    let anchor = anchor(attributes.next().unwrap_or_default(), copy);
    let kept: String = attributes
        .filter_map(|it| it.strip_prefix("nav="))
        .filter(|short| title.contains(short))
        .map(|short| format!(" nav={short}"))
        .collect();
    format!("{title} {{#{anchor}{kept}}}")
}

/// The Chinese number of a heading of the first level.
fn numeral(line: &str) -> Option<&str> {
    let (number, _) = line.strip_prefix("## ")?.split_once(' ')?;
    (value(number) > 0).then_some(number)
}

const DIGITS: &str = "零一二三四五六七八九";

/// Value of a Chinese number below a hundred; 0 where it is none.
fn value(numeral: &str) -> usize {
    let digit = |text: &str| DIGITS.chars().position(|digit| text.chars().eq([digit])).unwrap_or(0);
    match numeral.split_once('十') {
        Some((tens, ones)) => 10 * digit(tens).max(1) + digit(ones),
        None => digit(numeral),
    }
}

/// A number below a thousand in Chinese numerals.
fn chinese(value: usize) -> String {
    let digit = |value: usize| DIGITS.chars().nth(value % 10).unwrap_or_default().to_string();
    let below = |value: usize| match (value / 10, value % 10) {
        (0, ones) => digit(ones),
        (1, 0) => "十".to_owned(),
        (1, ones) => "十".to_owned() + &digit(ones),
        (tens, 0) => digit(tens) + "十",
        (tens, ones) => digit(tens) + "十" + &digit(ones),
    };
    match (value / 100, value % 100) {
        (0, rest) => below(rest),
        (hundreds, 0) => digit(hundreds) + "百",
        (hundreds, rest @ 1..10) => digit(hundreds) + "百零" + &digit(rest),
        (hundreds, rest @ 10..20) => digit(hundreds) + "百一" + &below(rest),
        (hundreds, rest) => digit(hundreds) + "百" + &below(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on() {
        for (number, expected) in [
            (7, "七"),
            (10, "十"),
            (12, "十二"),
            (40, "四十"),
            (105, "一百零五"),
            (112, "一百一十二"),
            (700, "七百"),
        ] {
            assert_eq!(chinese(number), expected);
        }
        assert_eq!(["七", "十", "十二", "四十一", "引言"].map(value), [7, 10, 12, 41, 0]);
    }

    #[test]
    fn marks_differ() {
        let marks: std::collections::BTreeSet<String> = (0..120).map(mark).collect();
        assert_eq!(marks.len(), 120);
    }

    #[test]
    fn copies_have_numbers_anchors_and_quotes_of_their_own() {
        let source = "+++\n[[key]]\nquote = \"占九成\"\n+++\n\n引言。\n\n## 一 甲 {#one nav=甲}\n\n增长3%，占九成。\n\n\
                      ```figure\nid = \"f\"\ncaption = \"增长3%\"\n\n[[mark]]\nquote = \"增长3%，占\"\n\n[[row]]\n\
                      within = \"#one\"\ncells = [\n  [\"占九成\"],\n]\n```\n";
        let copy = |number: &str, suffix: &str, mark: &str| {
            format!(
                "## {number} 甲 {{#one{suffix} nav=甲}}\n\n{mark}增长3%，{mark}占九成。\n\n```figure\nid = \"f{suffix}\"\n\
                 caption = \"增长3%\"\n\n[[mark]]\nquote = \"{mark}增长3%，{mark}占\"\n\n[[row]]\n\
                 within = \"#one{suffix}\"\ncells = [\n  [\"{mark}占九成\"],\n]\n```\n"
            )
        };
        let head = "+++\n[[key]]\nquote = \"甲子占九成\"\n+++\n\n引言。\n\n";
        let expected = [head, &copy("一", "", "甲子"), "\n", &copy("二", "-2", "乙子")].concat();
        assert_eq!(repeat(source, 2).unwrap(), expected);
    }
}
