//! `unseen-character`: characters that show nothing and change what is read: they turn the order of the words, or part a number.

use super::context::Context;
use super::finding::{Edit, Finding, Fix, FixKind};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::said::Said;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "unseen-character",
    name: "不可见字符",
    english: "unseen character",
    help: "A control character, one that turns the direction of the text, or one without a width stands in the text.",
    run: find,
};

/// Each character that turns or controls; those without a width together.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let source = context.case.source;
    let mut edits: Vec<Edit> = Vec::new();
    for (at, c) in source.char_indices() {
        let span = at..at + c.len_utf8();
        if turns(c) || controls(c) {
            let code = u32::from(c);
            let diagnostic = Diagnostic::error(
                RULE.code,
                span.clone(),
                format!("U+{code:04X} shows nothing and changes what is shown around it"),
                "take it out; type the words around it anew where their order is in doubt",
            );
            let zh = format!("这里有一个看不见的字符（U+{code:04X}），会打乱前后的文字");
            found.push(Finding::new(diagnostic, zh).or("去掉它", "Take it out", vec![Edit::delete(span)]));
        } else if at > 0 && has_no_width(c) {
            edits.push(Edit::replace(span, String::new()));
        }
    }
    let Some(first) = edits.first().map(|edit| edit.range.clone()) else { return };
    let count = edits.len();
    let diagnostic = Diagnostic::warning(
        RULE.code,
        first,
        format!("characters without a width stand in {count} places; this is the first"),
        "take them out: a number that one parts is not read as one",
    );
    let fix = Fix {
        kind: FixKind::Width,
        what: Said::new(
            format!("去掉{count}个看不见的字符"),
            format!("took out {count} characters without a width"),
        ),
        other: None,
        edits,
    };
    let zh = format!("有{count}个看不见的字符，会把数字和词断开");
    found.push(Finding::new(diagnostic, zh).fixed(fix).of_text());
}

/// Whether a character turns the direction of what follows.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

fn controls(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

fn has_no_width(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
