//! Words that more than one part shows of the same thing.

use crate::fact::Value;
use crate::figure::Derived;
use crate::outline::{SectionPart, upwards};
use crate::payload::MeetingDate;

/// Where a section stands, as an editor says it: 第一部分（一）2.
pub fn place(sections: &[SectionPart], section: usize) -> String {
    let chain: Vec<&SectionPart> = upwards(sections, section).filter_map(|idx| sections.get(idx)).collect();
    let mut label = String::new();
    for found in chain.iter().rev() {
        if found.level == 1 {
            if found.number.is_empty() {
                label.push_str(&found.short);
            } else {
                label.push('第');
                label.push_str(&found.number);
                label.push_str("部分");
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

/// Number of sections of which something is missing.
pub fn missing(sections: &[SectionPart]) -> usize {
    sections.iter().filter(|section| section.missing.is_some()).count()
}

/// 2022年〔推断〕7月30日: the day of a meeting; `inferred` is set behind a year that is not in the text.
pub fn date(meeting: &MeetingDate, inferred: &str) -> String {
    let MeetingDate { year, month, day, .. } = meeting;
    let remark = if meeting.inferred { format!("〔{inferred}〕") } else { String::new() };
    format!("{year}年{remark}{month}月{day}日")
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

/// 推算：年度计划约39.24亿元（24.8亿元 ÷ 63.2%）.
pub fn derived(derived: &Derived) -> String {
    format!("{}{}〔推算：{}〕", derived.label, derived.surface, derived.formula)
}

/// 8%.
pub fn percent(progress: u8) -> String {
    let mut text = progress.to_string();
    text.push('%');
    text
}

/// 全文2580字，13个数，2处缺失.
pub fn extent(characters: usize, numbers: usize, missing: usize) -> String {
    let mut text = format!("全文{characters}字，{numbers}个数");
    if missing > 0 {
        text.push_str(&format!("，{missing}处缺失"));
    }
    text
}

/// 七个部分.
pub fn parts(count: usize) -> String {
    const DIGITS: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    match DIGITS.get(count) {
        Some(digit) => format!("{digit}个部分"),
        None => format!("{count}个部分"),
    }
}
