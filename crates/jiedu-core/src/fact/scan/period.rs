//! The time that a number speaks of: the last one named before it in its sentence, or what the paragraph, the headings and
//! the title say.

use std::ops::Range;

use super::calendar::Calendar;
use super::cursor::{before as near, clause};
use super::lookup::longest;
use super::sentence::{Placed, Sentence, is_list_mark};
use super::{Kind, Value};
use crate::fact::lexicon::times::{
    AGAIN, AGAINST, CARRIED_OVER, FROM, LEADS, OF_THE_YEAR, OWN, RELATIVE, UNDATED, UNTIL,
};

/// How far the words between a time and a number of its own may reach, in bytes.
const OWN_BYTES: usize = 24;

/// How many times may stand at once, in brackets in brackets.
const MOST_STANDING: usize = 8;

/// The times that a text has named up to a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Times {
    /// Of the title.
    pub(super) title: Option<String>,
    /// Of the heading above.
    pub(super) heading: Option<String>,
    /// Of the paragraph; a time without a date is there and empty.
    pub(super) paragraph: Option<String>,
}

impl Times {
    /// What holds where a sentence names no time.
    fn above(&self) -> Option<&str> {
        [&self.paragraph, &self.heading, &self.title].into_iter().flatten().next().map(String::as_str)
    }

    /// The year that 全年 means.
    fn year(&self) -> Option<&str> {
        [&self.paragraph, &self.heading, &self.title].into_iter().flatten().find_map(|words| {
            let (year, rest) = words.split_at_checked(4)?;
            // 2018-2022年 is no year that 全年 could mean.
            (year.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with('年')).then_some(year)
        })
    }
}

/// What a time is to the numbers after it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    /// Theirs, up to the next time.
    Names,
    /// What they are compared with, or where a change begins: only of a number that directly follows.
    Against,
    /// A day on which something happened, which is no time that a number is of.
    Event,
}

/// A time that a sentence names.
#[derive(Debug)]
struct Mention {
    place: Range<usize>,
    /// As the reader is told it; empty for a time without a date.
    words: String,
    role: Role,
    /// Whether it opens a clause, and so holds for what follows the sentence.
    leads: bool,
    /// Where the brackets around it end: it holds no further.
    until: usize,
}

/// The period of each quantity of a sentence; empty where none is named. The times take note of what the sentence names.
pub(super) fn periods(sentence: &Sentence<'_>, calendar: &Calendar, times: &mut Times) -> Vec<String> {
    let mentions = mentions(sentence, calendar, times);
    let mut periods = Vec::with_capacity(sentence.found.len());
    let mut next = 0;
    let mut standing: Vec<&Mention> = Vec::new();
    for placed in &sentence.found {
        while let Some(mention) = mentions.get(next).filter(|mention| mention.place.end <= placed.span.start)
        {
            next += 1;
            if mention.role == Role::Names && mention.until == usize::MAX {
                standing.clear();
            }
            if mention.role != Role::Event && standing.len() < MOST_STANDING {
                standing.push(mention);
            }
        }
        while standing.last().is_some_and(|mention| mention.until <= placed.span.start) {
            standing.pop();
        }
        periods.push(period(sentence, placed, &standing, times));
        if !placed.is_date() {
            // What is compared with has been said.
            standing.retain(|mention| mention.role != Role::Against);
        }
    }
    respective(sentence, &mentions, &mut periods);
    let last = mentions.iter().rev().find(|mention| mention.role == Role::Names && mention.leads);
    if let Some(mention) = last.filter(|mention| mention.until == usize::MAX) {
        times.paragraph = Some(mention.words.clone());
    }
    periods
}

/// 2015和2016年分别为3.3%、0.5%: each number has its own year.
fn respective(sentence: &Sentence<'_>, mentions: &[Mention], periods: &mut [String]) {
    let mut first = 0;
    while first < mentions.len() {
        let mut last = first;
        while let (Some(one), Some(next)) = (mentions.get(last), mentions.get(last + 1))
            && is_list_mark(sentence.between(one.place.end, next.place.start).read)
        {
            last += 1;
        }
        let group = mentions.get(first..=last).unwrap_or_default();
        first = last + 1;
        let Some(end) = group.last().filter(|_| group.len() > 1).map(|mention| mention.place.end) else {
            continue;
        };
        let number = sentence.found.partition_point(|placed| placed.span.start < end);
        let start = sentence.found.get(number).map_or(end, |placed| placed.span.start);
        let between = sentence.between(end, start).read;
        if between.len() > OWN_BYTES || !between.contains("分别") {
            continue;
        }
        for (mention, period) in group.iter().zip(periods.iter_mut().skip(number)) {
            period.clone_from(&mention.words);
        }
    }
}

fn period(sentence: &Sentence<'_>, placed: &Placed, standing: &[&Mention], times: &Times) -> String {
    if matches!(placed.quantity.kind, Kind::Date | Kind::Duration | Kind::Age) {
        return String::new();
    }
    let own = |mention: &Mention| {
        let between = sentence.between(mention.place.end, placed.span.start).read;
        between.len() <= OWN_BYTES && (between.trim().is_empty() || OWN.contains(&between.trim()))
    };
    for mention in standing.iter().rev() {
        match mention.role {
            Role::Names => return mention.words.clone(),
            Role::Against if own(mention) => return mention.words.clone(),
            Role::Against | Role::Event => {}
        }
    }
    times.above().unwrap_or_default().to_owned()
}

fn mentions(sentence: &Sentence<'_>, calendar: &Calendar, times: &Times) -> Vec<Mention> {
    let text = sentence.read();
    let mut mentions: Vec<Mention> = sentence
        .found
        .iter()
        .filter_map(|placed| dated(sentence, placed))
        .chain(in_words(sentence, calendar, times))
        .collect();
    mentions.sort_by_key(|mention| mention.place.start);
    let brackets = brackets(text, &mentions);
    for (mention, until) in mentions.iter_mut().zip(brackets) {
        mention.until = until;
    }
    mentions
}

/// Where the brackets around each mention end; the end of all things where none are around it.
fn brackets(text: &str, mentions: &[Mention]) -> Vec<usize> {
    let mut ends = vec![usize::MAX; mentions.len()];
    let mut open: Vec<Vec<usize>> = Vec::new();
    let mut next = 0;
    for (at, c) in text.char_indices() {
        while mentions.get(next).is_some_and(|mention| mention.place.start <= at) {
            if let Some(inner) = open.last_mut() {
                inner.push(next);
            }
            next += 1;
        }
        match c {
            '（' | '(' => open.push(Vec::new()),
            '）' | ')' => {
                for idx in open.pop().unwrap_or_default() {
                    if let Some(end) = ends.get_mut(idx) {
                        *end = at;
                    }
                }
            }
            _ => {}
        }
    }
    ends
}

/// A date as a mention.
fn dated(sentence: &Sentence<'_>, placed: &Placed) -> Option<Mention> {
    let Value::Date(iso) = &placed.quantity.value else { return None };
    let before = sentence.between(0, placed.span.start).read;
    let after = sentence.read().get(placed.span.end..).unwrap_or_default();
    let is_day = iso.len() == "2022-07-30".len() && !iso.contains('/');
    let until = ends_with_any(before, UNTIL);
    let role = if iso.starts_with('X') || is_day && !until && !after.starts_with("以来") {
        Role::Event
    } else {
        role(before, after)
    };
    let mut words = words_of(sentence, placed, iso);
    if after.starts_with("以来") {
        words.push_str("以来");
    }
    Some(Mention { place: placed.span.clone(), words, role, leads: leads(before), until: usize::MAX })
}

/// Times that hold no number: 今年, 全年, 每年, 五年来.
fn in_words(sentence: &Sentence<'_>, calendar: &Calendar, times: &Times) -> Vec<Mention> {
    let text = sentence.read();
    let mut mentions = Vec::new();
    let mut next_date = 0;
    let mut skip = 0;
    // 全年 means the year that the sentence itself has named last.
    let mut stated: Option<String> = None;
    for (at, c) in text.char_indices() {
        while let Some(placed) = sentence.found.get(next_date).filter(|placed| placed.span.start <= at) {
            next_date += 1;
            if let Value::Date(iso) = &placed.quantity.value {
                skip = skip.max(placed.span.end);
                let compared = ends_with_any(text.get(..at).unwrap_or_default(), AGAINST);
                let one = !iso.contains('/') || iso.len() > "2018/2022".len();
                let year = iso.get(..4).filter(|year| !year.starts_with('X') && !compared && one);
                stated = year.map(str::to_owned).or(stated);
            }
        }
        if at < skip
            || !matches!(
                c,
                '今' | '本' | '去' | '上' | '前' | '明' | '全' | '年' | '当' | '一' | '过' | '每' | '历'
            ) && !UNDATED.iter().any(|word| word.starts_with(c))
        {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default();
        if CARRIED_OVER.iter().any(|word| rest.starts_with(word)) {
            continue;
        }
        let (word, words) = if let Some(word) = longest(UNDATED, rest) {
            (word, String::new())
        } else if let Some((word, step)) = RELATIVE.iter().find(|(word, _)| rest.starts_with(word)) {
            // 上年 of a bulletin is the year before the one that it tells of.
            let own = times.year().and_then(|year| year.parse().ok()).filter(|_| *word == "上年");
            let year = own.or(calendar.year).map(|year| i32::from(year) + step);
            // 去年全年 is of that year.
            if !ends_with_any(before, AGAINST) {
                stated = year.map(|year| year.to_string()).or(stated);
            }
            (*word, year.map_or_else(|| (*word).to_owned(), |year| format!("{year}年")))
        } else if let Some((word, part)) = OF_THE_YEAR.iter().find(|(word, _)| rest.starts_with(word)) {
            let year = stated.as_deref().or_else(|| times.year());
            let inside =
                before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '去' | '今' | '上' | '财'));
            match year {
                Some(year) if !inside => (*word, format!("{year}{part}")),
                _ => continue,
            }
        } else if let Some(word) = longest(AGAIN, rest) {
            (word, word.to_owned())
        } else {
            continue;
        };
        let after = rest.get(word.len()..).unwrap_or_default();
        let leads = leads(before) && !AGAIN.contains(&word);
        skip = at + word.len();
        mentions.push(Mention {
            place: at..at + word.len(),
            words,
            role: if after.starts_with('末') { Role::Against } else { role(before, after) },
            leads,
            until: usize::MAX,
        });
    }
    mentions
}

/// What a time is, by the words around it.
fn role(before: &str, after: &str) -> Role {
    let bracketed = before.ends_with(['（', '(']);
    if ends_with_any(before, AGAINST)
        || ends_with_any(before, FROM) && !after.starts_with("以来")
        || after.starts_with("同期") && !bracketed
    {
        Role::Against
    } else {
        Role::Names
    }
}

/// Whether a time stands at the head of its clause.
fn leads(before: &str) -> bool {
    let clause = clause(near(before, before.len())).trim();
    clause.is_empty() || LEADS.contains(&clause)
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// A date in words, its year written out where it is known.
fn words_of(sentence: &Sentence<'_>, placed: &Placed, iso: &str) -> String {
    let surface = sentence.words.get(placed.span.start, placed.span.end);
    let written = surface.written.to_owned();
    let Some(year) = iso.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit())) else {
        return written;
    };
    if !placed.quantity.supplied {
        // 2015 of 2015和2016年 is a year too; 民國105年 is said in our era.
        let bare = surface.read.chars().all(char::is_numeric);
        let republic = is_of_republic(surface.read);
        return match (bare, republic) {
            (true, _) => format!("{year}年"),
            (_, Some(rest)) => format!("{year}年{}", written.get(rest..).unwrap_or_default()),
            _ => written,
        };
    }
    let bare = surface.written;
    let cut = RELATIVE
        .iter()
        .map(|(word, _)| *word)
        .chain(["明年", "后年"])
        .find(|word| surface.read.starts_with(word));
    let bare = cut.and_then(|word| bare.get(word.len()..)).unwrap_or(bare);
    let bare = if surface.read.ends_with("以来") { "" } else { bare };
    format!("{year}年{bare}")
}

/// Where 年 of a year of the republic ends: 民国105年, 114年.
fn is_of_republic(surface: &str) -> Option<usize> {
    let (head, _) = surface.split_once('年')?;
    let digits = head.strip_prefix("中华民国").or_else(|| head.strip_prefix("民国"));
    let short = head.chars().count() == 3 && head.chars().all(|c| c.is_ascii_digit());
    (digits.is_some() || short).then_some(head.len() + '年'.len_utf8())
}
