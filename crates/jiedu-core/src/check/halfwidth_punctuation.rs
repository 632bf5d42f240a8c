//! `halfwidth-punctuation`: `,` `;` `:` `(` `)` between Chinese characters; one finding a text, with their number.

use super::context::Context;
use super::finding::{Edit, Finding, Fix, FixKind};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{Passage, PassageKind, is_closer, is_han};
use crate::said::Said;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "halfwidth-punctuation",
    name: "半角标点",
    english: "half-width punctuation",
    help: "Half-width punctuation stands between Chinese characters.",
    run: find,
};

/// Punctuation of half width in Chinese text.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    let mut edits: Vec<Edit> = Vec::new();
    for (idx, passage) in case.raw.passages.iter().enumerate() {
        if case.is_reference(idx)
            || matches!(passage.kind, PassageKind::Other | PassageKind::Page | PassageKind::Missing)
        {
            continue;
        }
        for (at, full) in halves(passage) {
            let span = passage.offset(at)..passage.offset(at) + 1;
            edits.push(Edit::replace(span, full.to_string()));
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
    let Some(first) = edits.first().map(|edit| edit.range.clone()) else { return };
    let count = edits.len();
    let diagnostic = Diagnostic::warning(
        RULE.code,
        first,
        format!("punctuation of half width stands in Chinese text in {count} places; this is the first"),
        "use ，；：！？（） of full width",
    );
    let fix = Fix {
        kind: FixKind::Width,
        what: Said::new(
            format!("把{count}处半角标点改成全角"),
            format!("gave {count} punctuation marks their full width"),
        ),
        other: None,
        edits,
    };
    let zh = format!("中文里用了半角标点，共{count}处，这是第一处");
    found.push(Finding::new(diagnostic, zh).fixed(fix).of_text());
}

/// Whether the characters before a ; are those of an entity: &lt, &#123.
fn is_entity(before: &[(usize, char)]) -> bool {
    let name = before.iter().rev().take_while(|(_, c)| c.is_ascii_alphanumeric() || *c == '#').count();
    let mark = before.len().checked_sub(name + 1).and_then(|at| before.get(at));
    (2..=8).contains(&name) && mark.is_some_and(|(_, c)| *c == '&')
}

/// Offsets in a passage's text of marks that should be wide, with the wide ones.
fn halves(passage: &Passage) -> Vec<(usize, char)> {
    let chars: Vec<(usize, char)> = passage.text.char_indices().collect();
    let mut found = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let near = |idx: Option<usize>| idx.and_then(|idx| chars.get(idx)).map(|(_, c)| *c);
    let wide = |c: Option<char>| {
        c.is_some_and(|c| {
            is_han(c) || is_closer(c) && !c.is_ascii() || "“‘《（「，。；：、！？％℃".contains(c)
        })
    };
    for (idx, (at, c)) in chars.iter().enumerate() {
        let (before, after) = (near(idx.checked_sub(1)), near(Some(idx + 1)));
        let full = match c {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            '!' => '！',
            '(' => {
                open.push((idx, *at));
                continue;
            }
            ')' => {
                // A pair is of Chinese text where Chinese is in it; 1) and f(x) are not.
                if let Some((from, start)) = open.pop()
                    && chars[from..idx].iter().any(|(_, c)| is_han(*c))
                    && near(from.checked_sub(1)) != Some(']')
                {
                    found.push((start, '（'));
                    found.push((*at, '）'));
                }
                continue;
            }
            _ => continue,
        };
        // 1,200, 12:30 and “http:” keep their marks.
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        // So do ![ of a picture and &lt; of a page.
        let link = after == Some('/')
            || before == Some('\\')
            || *c == '!' && after == Some('[')
            || *c == ';' && is_entity(chars.get(..idx).unwrap_or_default());
        let number = digits(before) && digits(after);
        if !link && !number && (wide(before) || wide(after)) && before.is_some() {
            found.push((*at, full));
        }
    }
    found.sort_unstable();
    found
}
