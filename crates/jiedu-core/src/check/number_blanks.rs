//! `number-blanks`: blanks inside of a number, as text recognition and spaced type leave them: 5 0 0亿元, 24 . 83%.

use std::ops::Range;

use super::context::Context;
use super::finding::{Edit, Finding};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::is_han;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "number-blanks",
    name: "数字断开",
    english: "a number in pieces",
    help: "Blanks stand inside of a number.",
    run: find,
};

/// Single digits in a row with blanks between from which on they are one number.
const LEAST_DIGITS: usize = 3;

fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for passage in context.case.raw.passages.iter().filter(|passage| passage.is_prose()) {
        for place in numbers(&passage.text) {
            let written = passage.text.get(place.clone()).unwrap_or_default();
            let diagnostic = Diagnostic::warning(
                RULE.code,
                passage.source(&place),
                format!("“{written}” has blanks inside of a number"),
                "take the blanks out, if this is one number",
            );
            let whole: String = written.chars().filter(|c| !is_blank(*c)).collect();
            let blanks = written.char_indices().filter(|(_, c)| is_blank(*c)).map(|(at, c)| {
                let start = place.start + at;
                Edit::delete(passage.source(&(start..start + c.len_utf8())))
            });
            found.push(
                Finding::new(diagnostic, format!("“{written}”中间有空格，像是一个数断开了"))
                    .or_left("本来就是几个数", "They are several numbers")
                    .or(format!("连成“{whole}”"), format!("Join them: “{whole}”"), blanks.collect()),
            );
        }
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

/// Numbers of a text that have blanks in them; 301 000 is written so.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at + start;
        let run = Run::at(text, start);
        let glued = text.get(..start).is_some_and(|before| {
            before.ends_with(|c: char| {
                c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '第' | '图' | '表')
            })
        });
        let after = text.get(run.end..).unwrap_or_default().trim_start_matches(is_blank);
        let ends = after.is_empty() || after.starts_with(|c| is_han(c) || "%％℃，。；、）".contains(c));
        if !glued && ends && run.is_torn(start == 0) {
            found.push(start..run.end);
        }
        at = run.end.max(start + 1);
    }
    found
}

/// Digits with blanks and points between.
struct Run {
    end: usize,
    /// Lengths of the groups of digits before a point, if there is one.
    groups: Vec<usize>,
    /// Blanks before and behind the point.
    point: Option<(bool, bool)>,
}

impl Run {
    fn at(text: &str, start: usize) -> Self {
        let mut run = Self { end: start, groups: Vec::new(), point: None };
        let digits = |at: usize| {
            let rest = text.get(at..).unwrap_or_default();
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len()
        };
        let blanks = |at: usize| {
            let rest = text.get(at..).unwrap_or_default();
            let trimmed = rest.trim_start_matches(is_blank);
            let len = rest.len() - trimmed.len();
            if rest.get(..len).is_some_and(|gap| gap.chars().count() <= 2) { len } else { 0 }
        };
        loop {
            let len = digits(run.end);
            if len == 0 {
                break;
            }
            run.end += len;
            if run.point.is_some() {
                break;
            }
            run.groups.push(len);
            let gap = blanks(run.end);
            let next = run.end + gap;
            let rest = text.get(next..).unwrap_or_default();
            if let Some(point) = rest.chars().next().filter(|c| matches!(c, '.' | '．')) {
                let behind = blanks(next + point.len_utf8());
                let fraction = next + point.len_utf8() + behind;
                if digits(fraction) == 0 {
                    break;
                }
                run.point = Some((gap > 0, behind > 0));
                run.end = fraction;
            } else if gap > 0 && digits(next) > 0 {
                run.end = next;
            } else {
                break;
            }
        }
        run
    }

    /// Whether the blanks tear a number. At the head of a line 1. 2022年 is a number of a list.
    fn is_torn(&self, first: bool) -> bool {
        let single = self.groups.iter().all(|len| *len == 1);
        match self.point {
            Some((before, behind)) => behind && (before || !first) || single && self.groups.len() > 1,
            None => single && self.groups.len() >= LEAST_DIGITS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn torn_numbers_are_told_from_numbers_and_lists() {
        let found = |text: &'static str| numbers(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(found("投资5 0 0亿元，增长24 . 83%"), ["5 0 0", "24 . 83"]);
        assert_eq!(
            found("产值1\u{3000}9\u{3000}9\u{3000}8 年，达到2. 08亿元"),
            ["1\u{3000}9\u{3000}9\u{3000}8", "2. 08"]
        );
        for text in
            ["建设301 000个单位", "1. 2022年增长5%", "表1 2 3 项", "增长3.5%", "占 5 %", "A1 2 3", "2 0"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
