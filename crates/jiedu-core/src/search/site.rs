//! The text of a whole site, as the list of all briefings loads it: a line for each heading, paragraph, caption and number.
//!
//! The build writes it from the readings. The browser reads one briefing after the other, so that a large site holds up no key.

use std::collections::VecDeque;

use super::entry::{Entry, Kind};
use super::index::Index;
use super::lexicon::Lexicon;
use super::quantity::Quantity;
use crate::document::split_sentences;
use crate::payload::MeetingDate;

/// The first line. What begins otherwise is no index: some networks answer every request with a page of their own.
const HEAD: &str = "jiedu-search\n";
/// What a briefing begins with.
const BRIEFING: &str = "\n# ";

/// A briefing of a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteBriefing {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When the meeting was.
    pub meeting: MeetingDate,
    /// Its sections in order.
    pub sections: Vec<SiteSection>,
}

/// A section of a briefing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteSection {
    /// Its anchor.
    pub anchor: String,
    /// Index of the section of the first level around it, or its own.
    pub part: usize,
    /// Its name, with that of the section of the first level around it.
    pub name: String,
}

/// What is sought in.
#[derive(Clone, Debug, PartialEq)]
pub enum SiteText {
    /// A heading.
    Heading(String),
    /// A paragraph or an item.
    Paragraph(String),
    /// A caption or note of the figure of this number.
    Figure(u16, String),
    /// A number of the text.
    Number {
        /// As written.
        surface: String,
        /// Its value with its unit.
        value: String,
        /// Its unit.
        unit: String,
        /// What it counts.
        subject: String,
    },
}

/// The index of a site as it is written.
#[derive(Clone, Debug)]
pub struct SiteWriter {
    text: String,
}

impl SiteWriter {
    /// An index without briefings.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self { text: format!("{HEAD}{}", lexicon.write()) }
    }

    /// Adds a briefing with its texts, each with the index of the section that it stands in, in the order of the page.
    pub fn add(&mut self, briefing: &SiteBriefing, texts: &[(Option<usize>, SiteText)]) {
        let MeetingDate { year, month, day, inferred } = briefing.meeting;
        let date = [year, month.into(), day.into(), inferred.into()].map(|number| number.to_string());
        self.text.push_str(BRIEFING);
        self.fields(&[&briefing.id, &briefing.title, &date[0], &date[1], &date[2], &date[3]]);
        for section in &briefing.sections {
            self.text.push_str("\ns ");
            self.fields(&[&section.anchor, &section.part.to_string(), &section.name]);
        }
        let mut before = None;
        for (section, text) in texts {
            if *section != before {
                before = *section;
                self.text.push_str(&section.map_or_else(|| "\n@".to_owned(), |at| format!("\n@ {at}")));
            }
            match text {
                SiteText::Heading(text) => self.line("h", &[text]),
                SiteText::Paragraph(text) => self.line("t", &[text]),
                SiteText::Figure(number, text) => self.line("f", &[&number.to_string(), text]),
                SiteText::Number { surface, value, unit, subject } => {
                    self.line("n", &[surface, value, unit, subject]);
                }
            }
        }
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.text + "\n"
    }

    fn line(&mut self, tag: &str, fields: &[&str]) {
        self.text.push('\n');
        self.text.push_str(tag);
        self.text.push(' ');
        self.fields(fields);
    }

    fn fields(&mut self, fields: &[&str]) {
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            // One blank for each: lines and fields are parted by these.
            self.text.extend(field.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        }
    }
}

/// The index of a site as it is read.
#[derive(Clone, Debug)]
pub struct Site {
    /// The entries that have been read.
    pub index: Index,
    /// The briefings that have been read.
    pub briefings: Vec<SiteBriefing>,
    /// Those that have not, as they are written.
    rest: VecDeque<String>,
}

impl Site {
    /// An index of which nothing has been read; none where the text is no index.
    pub fn open(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix(HEAD)?.trim_end().split(BRIEFING);
        let lexicon = Lexicon::parse(parts.next()?);
        let rest = parts.map(str::to_owned).collect();
        Some(Self { index: Index::new(lexicon), briefings: Vec::new(), rest })
    }

    /// Reads the next briefing; whether there was one.
    pub fn read_next(&mut self) -> bool {
        let Some(text) = self.rest.pop_front() else { return false };
        let mut lines = text.lines();
        let mut head = lines.next().unwrap_or_default().split('\t');
        let mut next = || head.next().unwrap_or_default();
        let mut briefing =
            SiteBriefing { id: next().to_owned(), title: next().to_owned(), ..SiteBriefing::default() };
        let (year, month, day, inferred) = (next(), next(), next(), next());
        briefing.meeting = MeetingDate {
            year: year.parse().unwrap_or_default(),
            month: month.parse().unwrap_or_default(),
            day: day.parse().unwrap_or_default(),
            inferred: inferred == "1",
        };
        let mut section = None;
        for line in lines {
            let (tag, rest) = line.split_once(' ').unwrap_or((line, ""));
            let mut fields = rest.split('\t');
            let mut next = || fields.next().unwrap_or_default();
            match tag {
                "s" => briefing.sections.push(SiteSection {
                    anchor: next().to_owned(),
                    part: next().parse().unwrap_or_default(),
                    name: next().to_owned(),
                }),
                "@" => section = rest.parse().ok(),
                "h" => self.push(&briefing, section, Kind::Heading, rest, ""),
                "t" => {
                    for range in split_sentences(rest, 0) {
                        let sentence = rest.get(range).unwrap_or_default();
                        self.push(&briefing, section, Kind::Sentence, sentence, "");
                    }
                }
                "f" => {
                    let number = next().parse().unwrap_or_default();
                    self.push(&briefing, section, Kind::Figure(number), next(), "");
                }
                "n" => {
                    let (surface, value, unit, subject) = (next(), next(), next(), next());
                    let kind = Kind::Number(Quantity::of_fact(value, unit));
                    self.push(&briefing, section, kind, surface, subject);
                }
                _ => {}
            }
        }
        self.briefings.push(briefing);
        true
    }

    /// Whether all briefings have been read.
    pub fn is_whole(&self) -> bool {
        self.rest.is_empty()
    }

    fn push(&mut self, briefing: &SiteBriefing, section: Option<usize>, kind: Kind, text: &str, note: &str) {
        self.index.push(Entry {
            kind,
            briefing: self.briefings.len(),
            section,
            part: section.and_then(|at| briefing.sections.get(at)).map(|it| it.part),
            text: text.to_owned(),
            note: note.to_owned(),
            offset: 0,
            place: 0,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::GroupKind;

    fn written() -> String {
        let mut writer = SiteWriter::new(&Lexicon::parse("min 民\nsheng 生\n= 縣县"));
        let section = |anchor: &str, name: &str| SiteSection {
            anchor: anchor.to_owned(),
            part: 0,
            name: name.to_owned(),
        };
        for id in ["a", "b"] {
            let briefing = SiteBriefing {
                id: id.to_owned(),
                title: format!("{id}\t会议"),
                meeting: MeetingDate { year: 2022, month: 7, day: 30, inferred: id == "b" },
                sections: vec![section("one", "一 甲"), section("two", "一 甲 （一） 乙")],
            };
            let text = |text: &str| SiteText::Paragraph(text.to_owned());
            let number = SiteText::Number {
                surface: "突破185亿元".to_owned(),
                value: "185亿元".to_owned(),
                unit: "亿元".to_owned(),
                subject: "投资".to_owned(),
            };
            let texts = [
                (None, SiteText::Heading("民生大会".to_owned())),
                (Some(1), text("办好民生。投资突破185亿元，\n民生为大。")),
                (Some(0), SiteText::Figure(3, "七成用于民生".to_owned())),
                (None, text("# 民生")),
                (Some(1), number),
            ];
            writer.add(&briefing, &texts);
        }
        writer.finish()
    }

    #[test]
    fn what_is_written_is_read_a_briefing_at_a_time() {
        let mut site = Site::open(&written()).unwrap();
        assert!(!site.is_whole() && site.index.entries().is_empty());
        assert!(site.read_next() && !site.is_whole());
        let first = site.index.entries().len();
        assert!(site.read_next() && site.is_whole() && !site.read_next());
        assert_eq!(site.index.entries().len(), 2 * first);
        assert_eq!(site.briefings[1].title, "b 会议");
        assert_eq!(site.briefings[1].meeting, MeetingDate { year: 2022, month: 7, day: 30, inferred: true });
        assert_eq!(site.briefings[0].sections[1].name, "一 甲 （一） 乙");
        let entries: Vec<_> = site.index.entries()[..first]
            .iter()
            .map(|entry| (entry.section, entry.part, entry.text.as_str()))
            .collect();
        let expected = [
            (None, None, "民生大会"),
            (Some(1), Some(0), "办好民生。"),
            (Some(1), Some(0), "投资突破185亿元， 民生为大。"),
            (Some(0), Some(0), "七成用于民生"),
            (None, None, "# 民生"),
            (Some(1), Some(0), "突破185亿元"),
        ];
        assert_eq!(entries, expected);
        assert_eq!(site.index.entries()[3].kind, Kind::Figure(3));
        assert_eq!(site.index.entries()[5].note, "投资");
    }

    #[test]
    fn words_pinyin_and_values_are_found_in_every_briefing() {
        let mut site = Site::open(&written()).unwrap();
        while site.read_next() {}
        let briefings = |typed: &str| -> Vec<usize> {
            let found = site.index.find(&site.index.query(typed), usize::MAX);
            found.hits().map(|hit| site.index.entries()[hit.entry].briefing).collect()
        };
        assert_eq!(briefings("民生"), [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
        assert_eq!(briefings("minsheng").len(), 10);
        assert_eq!(briefings("18500000000"), [0, 1]);
        let found = site.index.find(&site.index.query("185"), usize::MAX);
        assert_eq!(found.groups.len(), 1, "the sentence around a number is not shown beside it");
        assert_eq!(found.groups[0].kind, GroupKind::Numbers);
    }

    #[test]
    fn what_is_no_index_is_none() {
        assert!(Site::open("<!doctype html>").is_none());
        assert!(Site::open("").is_none());
        let mut empty = Site::open(HEAD).unwrap();
        assert!(empty.is_whole() && !empty.read_next());
        let mut odd = Site::open("jiedu-search\n\n# a\nx\n@ 9\nt 民生\nf\nn\ns").unwrap();
        assert!(odd.read_next());
        assert_eq!(odd.index.entries()[0].part, None);
    }
}
