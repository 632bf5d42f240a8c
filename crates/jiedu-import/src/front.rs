//! Plain text and Markdown, and the front matter in YAML that some of it has.

use crate::{Imported, kind};

/// Reads a text. It stays as it is, but for front matter in YAML, which blank lines take the place of.
pub(crate) fn read(text: String, name: &str, notes: Vec<String>) -> Imported {
    let mut imported = Imported { is_plain: is_plain(&text, name), text, notes, ..Imported::default() };
    let Some((yaml, lines)) = yaml(&imported.text) else { return imported };
    let mut dropped: Vec<String> = Vec::new();
    let fields: Vec<(String, String)> = yaml
        .lines()
        .filter(|line| !line.starts_with([' ', '\t', '#', '-']))
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key.trim().to_ascii_lowercase(), unquoted(value).to_owned()))
        .collect();
    for (key, value) in fields {
        match key.as_str() {
            "title" => imported.title = value,
            "author" | "authors" | "byline" if !value.is_empty() => imported.byline = value,
            "date" | "issued" => imported.issued = value.get(..10).unwrap_or_default().replace('/', "-"),
            _ => dropped.push(key),
        }
    }
    let taken = "of the front matter in YAML title, date and author are understood";
    imported.notes.push(if dropped.is_empty() {
        taken.to_owned()
    } else {
        format!("{taken}; left out: {}", dropped.join(", "))
    });
    let body: String = imported.text.split_inclusive('\n').skip(lines).collect();
    imported.text = "\n".repeat(lines) + &body;
    imported.is_plain = false;
    imported
}

/// Whether nothing in a text is marked as Markdown marks it. What is named .md is Markdown.
fn is_plain(text: &str, name: &str) -> bool {
    let marked = |line: &str| {
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' '))
    };
    !matches!(kind::ending(name).as_str(), "md" | "markdown")
        && !text.starts_with("+++")
        && !text.lines().any(marked)
        && !text.contains("**")
}

/// Front matter between two lines of ---, and how many lines it takes.
fn yaml(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r']))?;
    let start = text.len() - rest.len();
    let mut at = start + rest.find('\n')? + 1;
    let from = at;
    for (count, line) in text.get(from..)?.split_inclusive('\n').enumerate() {
        match line.trim_end() {
            "---" | "..." => return Some((text.get(from..at)?, count + 2)),
            // A rule between paragraphs is none: what follows it is no list of keys.
            words if count == 0 && !words.contains(':') => return None,
            _ => at += line.len(),
        }
    }
    None
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}
