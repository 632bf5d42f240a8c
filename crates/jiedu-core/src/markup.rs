//! Text and attributes as HTML and SVG have them.

/// Appends a text that is safe in an element and in a quoted attribute.
pub fn push_text(out: &mut String, text: &str) {
    text.chars().for_each(|c| push_char(out, c));
}

/// Appends a character of such a text.
pub fn push_char(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        _ => out.push(c),
    }
}

/// Appends an attribute with a blank before it.
pub fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_text(out, value);
    out.push('"');
}
