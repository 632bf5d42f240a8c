//! Strings as TOML writes them, each on one line.

/// A list of strings.
pub(crate) fn quoted_list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// A string; characters that no line can hold become blanks.
pub(crate) fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    written.push('"');
    written
}
