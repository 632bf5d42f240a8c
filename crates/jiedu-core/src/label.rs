//! Words that more than one part shows of the same thing.

use crate::fact::Value;
use crate::figure::{Derived, FigureWords};
use crate::outline::{SectionPart, upwards};
use crate::payload::MeetingDate;

/// Where a section stands, as an editor says it: 第一部分（一）2.
pub fn place(sections: &[SectionPart], section: usize, words: &FigureWords) -> String {
    let chain: Vec<&SectionPart> = upwards(sections, section).filter_map(|idx| sections.get(idx)).collect();
    let mut label = String::new();
    for found in chain.iter().rev() {
        if found.level == 1 {
            if found.number.is_empty() {
                label.push_str(&found.short);
            } else {
                label.push_str(&(words.part)(&found.number));
            }
        } else if found.number.is_empty() {
            label.push('“');
            label.push_str(&found.short);
            label.push('”');
        } else {
            label.push_str(found.number.trim_end_matches('.'));
        }
    }
    label
}

/// Where a section stands, in little room: 一（一）5.
pub fn numbers(sections: &[SectionPart], section: usize) -> String {
    let chain: Vec<&SectionPart> = upwards(sections, section).filter_map(|idx| sections.get(idx)).collect();
    let number = |found: &&SectionPart| {
        let number = found.number.trim_end_matches('.');
        if number.is_empty() { found.short.clone() } else { number.to_owned() }
    };
    chain.iter().rev().map(number).collect()
}

/// Number of sections of which something is missing.
pub fn missing(sections: &[SectionPart]) -> usize {
    sections.iter().filter(|section| section.missing.is_some()).count()
}

/// 2022年〔推断〕7月30日: the day of a meeting, which says where its year is inferred; empty where no day is known.
pub fn date(meeting: &MeetingDate, words: &FigureWords) -> String {
    if meeting.year == 0 {
        return String::new();
    }
    (words.date)(meeting.year, meeting.month, meeting.day, meeting.inferred)
}

/// A value for a machine: `185`, `5/8`, `2021-H1`.
pub fn value(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Range(from, to) => format!("{from}/{to}"),
        Value::Ratio(parts) => parts.iter().map(f64::to_string).collect::<Vec<_>>().join(":"),
        Value::Date(date) => date.clone(),
    }
}

/// 年度计划39.24亿元〔推算：24.8亿元÷63.2%〕: a value that was worked out, with its formula.
pub fn derived(derived: &Derived, words: &FigureWords) -> String {
    [derived.label.as_str(), &derived.surface, &(words.formula)(&derived.formula)].concat()
}

/// 8%.
pub fn percent(progress: u8) -> String {
    let mut text = progress.to_string();
    text.push('%');
    text
}
