//! What a whole text says of the time it speaks in, gathered from its title, its headings and how its paragraphs begin.

use super::calendar::Calendar;
use super::fold::fold;
use super::period::Times;
use super::{Kind, Value, scan_text};
use crate::document::{Briefing, Sentence};
use crate::fact::Fact;
use crate::fact::lexicon::times::{LAWS, OF_ONE_YEAR};

/// How many sentences may stand before the one that names the report in 《》.
const FIRST_SENTENCES: usize = 3;

/// The place of the scan in a text.
pub(super) struct Context {
    pub(super) calendar: Calendar,
    pub(super) times: Times,
    /// The sections that enclose the place, with the times of their headings.
    sections: Vec<(u8, Option<String>)>,
    /// Index of the section, if the place is in one.
    section: Option<usize>,
    /// Where the last sentence ended.
    end: usize,
    /// The year of the title.
    year: Option<u16>,
    /// The time of the title, or of the whole text.
    title: Option<String>,
}

impl Context {
    /// What a text says before it is read.
    pub(super) fn of(briefing: &Briefing) -> Self {
        let meeting = &briefing.meta.meeting;
        let written = title(briefing);
        let title = fold(&written);
        let own = (meeting.year > 0).then_some(meeting.year);
        let named = single_time(&title, own).or_else(|| bare_year(&title));
        let year = named.as_deref().and_then(year_of);
        let tells = OF_ONE_YEAR.iter().any(|word| title.contains(word));
        // Where the text says 今年 or tells of a meeting, its paragraphs have times of their own.
        let opens = if own.is_some() && briefing.meta.meeting.month > 0 || briefing.text.contains("今年") {
            None
        } else {
            opening(briefing, own)
        };
        let whole = if named.is_some() { named.filter(|_| tells) } else { opens };
        let calendar = Calendar {
            year: own.or(year),
            inferred: meeting.inferred || own.is_none(),
            recurring: named_law(&title) && year.is_none(),
            republic: is_of_republic(&briefing.text),
            ..Calendar::default()
        };
        Self {
            calendar,
            times: Times::default(),
            sections: Vec::new(),
            section: None,
            end: 0,
            year,
            title: whole,
        }
    }

    /// Goes on to a sentence; says which section it is in.
    pub(super) fn enter(&mut self, briefing: &Briefing, sentence: &Sentence) -> Option<usize> {
        let start = sentence.range.start;
        let between = briefing.text.get(self.end..start).unwrap_or_default();
        if between.contains('\n') || self.end == 0 {
            self.times.paragraph = None;
        }
        self.end = sentence.range.end;
        let mut next = self.section.map_or(0, |section| section + 1);
        while let Some(section) = briefing.sections.get(next).filter(|section| section.heading.start <= start)
        {
            self.sections.retain(|(level, _)| *level < section.level);
            self.sections.push((section.level, None));
            self.section = Some(next);
            next += 1;
        }
        self.times.heading = self.sections.iter().rev().find_map(|(_, words)| words.clone());
        self.times.title.clone_from(&self.title);
        let heading = self.times.heading.as_deref().and_then(year_of);
        let whole = self.title.as_deref().and_then(year_of);
        self.calendar.topic = heading.or(self.year).or(whole);
        self.calendar.topic_of_days = heading.or(self.year);
        self.section
    }

    /// Takes note of a heading that has been read.
    pub(super) fn leave(&mut self, briefing: &Briefing, sentence: &Sentence, facts: &[Fact]) {
        if !sentence.heading {
            return;
        }
        let named = self.times.paragraph.take().or_else(|| only_date(facts));
        // “十五五”时期目标任务和2026年工作安排: which of the two a number is of, the heading does not say.
        let dates = facts.iter().filter(|fact| fact.kind == Kind::Date);
        let named = named.filter(|_| dates.count() < 2);
        if let Some((_, words)) = self.sections.last_mut() {
            *words = named.filter(|_| !is_caption(briefing.slice(&sentence.range)));
        }
    }
}

/// The title of a text, in the front matter or in its first lines.
fn title(briefing: &Briefing) -> String {
    let meta = &briefing.meta.title;
    if !meta.is_empty() {
        return meta.clone();
    }
    let first = briefing.sentences.first().filter(|sentence| {
        // A line without a mark at its end is a head, even where nothing says so.
        let text = briefing.slice(&sentence.range);
        let line_end = briefing.text.get(sentence.range.end..).is_some_and(|rest| rest.starts_with('\n'));
        sentence.heading
            || line_end && text.chars().count() <= 40 && !text.ends_with(['。', '；', '！', '？', ':', '：'])
    });
    first.map_or_else(String::new, |sentence| briefing.slice(&sentence.range).to_owned())
}

/// The time of a text that is named nowhere but where its sentences begin: 2015年，… , if they all begin with the same year.
fn opening(briefing: &Briefing, year: Option<u16>) -> Option<String> {
    let mut found: Option<String> = None;
    for (idx, sentence) in briefing.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.row) {
        let written = briefing.slice(&sentence.range);
        let text = fold(written);
        if idx < FIRST_SENTENCES
            && let Some(named) = reported(&text, year)
        {
            return Some(named);
        }
        let Some(words) = first_words(&text) else { continue };
        let head: String = words.chars().take(16).collect();
        let Some(dated) = scan_text(&head, None, false)
            .into_iter()
            .find(|fact| fact.span.start == 0 && fact.kind == Kind::Date)
        else {
            continue;
        };
        let (Value::Date(iso), true) = (&dated.value, dated.surface.contains('年')) else { continue };
        let own_year = iso.get(..4).filter(|year| !year.contains('X') && !iso.contains('/'));
        let Some(own_year) = own_year.filter(|_| iso.len() < "2022-07-30".len()) else { continue };
        match &found {
            Some(known) if !known.starts_with(own_year) => return None,
            Some(_) => {}
            None => found = Some(format!("{own_year}年")),
        }
    }
    found
}

/// A sentence without the words before the time that it begins with.
fn first_words(text: &str) -> Option<&str> {
    const BEFORE: &[&str] = &[
        "初步核算，",
        "初步核算,",
        "初步测算，",
        "初步测算,",
        "初步统计，",
        "据统计，",
        "经初步核算，",
        "根据统一核算结果，",
    ];
    let text = text.trim_start();
    let text = BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '二' | '２' | '民')).then_some(text)
}

/// The time of a report that a sentence names in 《》.
fn reported(text: &str, year: Option<u16>) -> Option<String> {
    let name = text.split_once('《')?.1.split_once('》')?.0;
    let tells = ["公报", "决算", "统计"].iter().any(|word| name.contains(word));
    single_time(name, year).filter(|_| tells)
}

/// The time that a title names, where it is one: a year or a part of one.
fn single_time(title: &str, year: Option<u16>) -> Option<String> {
    let bare: String =
        title.chars().map(|c| if matches!(c, '《' | '》' | '“' | '”') { ' ' } else { c }).collect();
    let facts = scan_text(&bare, year, false);
    let dates: Vec<&Fact> =
        facts.iter().filter(|fact| fact.kind == Kind::Date && fact.surface.contains('年')).collect();
    match dates.as_slice() {
        [one] => match &one.value {
            Value::Date(iso) if iso.len() != "2022-07-30".len() && !iso.starts_with('X') => {
                (years(iso) == 1).then(|| one.surface.trim_end_matches('度').to_owned())
            }
            _ => None,
        },
        _ => None,
    }
}

/// Whether a heading is that of a table or a figure, whose time no other number has: 图3 2018-2022年劳动生产率.
fn is_caption(heading: &str) -> bool {
    let body = heading.trim_start().trim_start_matches(['附', '续']).strip_prefix(['图', '表', '圖']);
    body.is_some_and(|body| {
        body.trim_start().starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    })
}

/// The date of a heading, where it is one and of one year.
fn only_date(facts: &[Fact]) -> Option<String> {
    let mut dates = facts.iter().filter(|fact| fact.kind == Kind::Date);
    match (dates.next(), dates.next()) {
        (Some(one), None) => match &one.value {
            Value::Date(iso) if iso.len() != "2022-07-30".len() && !iso.starts_with('X') => {
                let year = iso.get(..4).unwrap_or_default();
                let with_year = one.surface.contains(year)
                    || !one.inferred && !one.surface.starts_with(['上', '下', '一', '前']);
                Some(if with_year { one.surface.clone() } else { format!("{year}年{}", one.surface) })
            }
            _ => None,
        },
        _ => None,
    }
}

/// The year of a title that writes it without 年: 解读2017：十件实事.
fn bare_year(title: &str) -> Option<String> {
    let mut years = title.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let found = years.find(|digits| digits.len() == 4 && ("1990".."2100").contains(digits))?;
    let apart = title.split_once(found).is_some_and(|(before, after)| {
        !before.ends_with(|c: char| c.is_ascii())
            && !after.starts_with(['-', '—', '/', '.', '年', '至', '～'])
    });
    (apart && !years.any(|digits| digits.len() == 4)).then(|| format!("{found}年"))
}

/// How many years the ends of a date are of.
fn years(iso: &str) -> usize {
    let mut years = iso.split('/').filter_map(|part| part.get(..4));
    let first = years.next();
    1 + usize::from(years.next().is_some_and(|last| Some(last) != first))
}

fn year_of(words: &str) -> Option<u16> {
    words.get(..4).and_then(|year| year.parse().ok())
}

/// Whether a title is that of a law.
fn named_law(title: &str) -> bool {
    let title = title.trim().trim_end_matches(['）', ')', '》']);
    let bare = title.split(['（', '(']).next().unwrap_or(title);
    LAWS.iter().any(|word| bare.ends_with(word))
}

/// Whether a text counts its years from 1912.
fn is_of_republic(text: &str) -> bool {
    ["民國", "行政院", "立法院", "臺灣", "新臺幣", "中华民国"].iter().any(|word| text.contains(word))
}
