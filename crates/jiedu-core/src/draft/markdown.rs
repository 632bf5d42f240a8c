//! Words as Markdown has them: nothing at the head of a block is taken for a mark that the source did not mean.

use pulldown_cmark::{Event, Parser};

/// A paragraph, so that it is read as it stands. One with a number at its head, 1. and a blank, is an item of a list with it.
pub(super) fn block(text: &str) -> String {
    escaped(text, true)
}

/// The words of an item, so that they are read as they stand.
pub(super) fn item(text: &str) -> String {
    escaped(text, false)
}

fn escaped(text: &str, in_paragraph: bool) -> String {
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len() + 1);
    match mark_at_head(text).filter(|_| !in_paragraph || !is_numbered(text)) {
        Some(at) => {
            escaped.push_str(text.get(..at).unwrap_or_default());
            escaped.push('\\');
            escaped.push_str(text.get(at..).unwrap_or_default());
        }
        None => escaped.push_str(text),
    }
    without_annotations(&escaped)
}

/// The words of a heading.
pub(super) fn heading(text: &str) -> String {
    let text = text.trim().replace('{', "&#123;");
    // Closing # are no words to Markdown.
    match text.strip_suffix('#') {
        Some(before) => format!("{before}\\#"),
        None => text,
    }
}

/// Where the mark stands that Markdown would read at the head of a block.
fn mark_at_head(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..).unwrap_or_default();
    let parted = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let marked = match first {
        '#' => parted(text.trim_start_matches('#')),
        '+' | '-' | '*' => parted(rest) || is_rule(text, first),
        '_' | '=' => is_rule(text, first),
        '`' | '~' => text.starts_with("```") || text.starts_with("~~~"),
        '<' => rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '[' => text.contains("]:"),
        '>' => true,
        _ => false,
    };
    if marked {
        return Some(0);
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|at| (1..=9).contains(at))?;
    let after = text.get(digits..)?;
    (after.starts_with(['.', ')']) && parted(&after[1..])).then_some(digits)
}

/// Whether a number and one blank stand before words that begin with no mark.
fn is_numbered(text: &str) -> bool {
    let Some((number, words)) = text.split_once(' ') else { return false };
    let digits = number.strip_suffix(['.', ')']).unwrap_or_default();
    (1..=9).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && words.starts_with(|c: char| !c.is_ascii() && !c.is_whitespace())
}

fn is_rule(text: &str, mark: char) -> bool {
    text.chars().all(|c| c == mark || c == ' ')
}

/// Brackets before braces are an editor's annotation; those of a source are its own. Markdown finds them behind its own marks too, so
/// none of its marks is one in such a text.
fn without_annotations(text: &str) -> String {
    if !reads_annotation(text) {
        return text.to_owned();
    }
    let mut made = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' {
            made.push(c);
            made.extend(chars.next_if(char::is_ascii_punctuation));
            continue;
        }
        if matches!(c, '[' | '`' | '*' | '_' | '~' | '<' | '&') {
            made.push('\\');
        }
        made.push(c);
    }
    made
}

/// Whether a briefing would look for an annotation in a text.
fn reads_annotation(text: &str) -> bool {
    if !text.contains('{') && !text.contains('&') {
        return false;
    }
    let mut read = String::with_capacity(text.len());
    for event in Parser::new(text) {
        if let Event::Text(words) | Event::Code(words) | Event::InlineHtml(words) | Event::Html(words) = event
        {
            read.push_str(&words);
        }
    }
    read.contains("]{")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse_briefing;

    #[test]
    fn every_text_is_read_as_it_stands() {
        for text in [
            "81. 让市民安居。",
            "1) 甲",
            "1. - 甲",
            "1. 2. 甲",
            "1.   甲",
            "1.甲",
            "# 话题",
            "#话题#",
            "- 5",
            "-5℃",
            "+ 甲",
            "***",
            "---",
            "> 甲",
            "```",
            "<div>甲",
            "[1]: 甲",
            "[甲]{乙}和[丙]{丁}",
            "`[甲]`乙]{丙",
            "*[]*{",
            "[甲]~{乙}",
            "===",
            "20 000个单位",
        ] {
            let source = format!("+++\nid = \"a\"\ntitle = \"题\"\n+++\n\n{}\n\n尾。\n", block(text));
            let (briefing, found) = parse_briefing(&source);
            assert_eq!(
                (briefing.text.as_str(), found),
                (format!("{text}\n尾。\n").as_str(), Vec::new()),
                "{source}"
            );
        }
        for text in ["甲{乙}", "C#", "[甲]{乙}"] {
            let source = format!("+++\nid = \"a\"\ntitle = \"题\"\n+++\n\n## {} {{#a}}\n", heading(text));
            let (briefing, found) = parse_briefing(&source);
            assert_eq!(
                (briefing.text.as_str(), found),
                (format!("{text}\n").as_str(), Vec::new()),
                "{source}"
            );
        }
    }
}
