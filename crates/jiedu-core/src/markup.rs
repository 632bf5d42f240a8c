//! Text and attributes as HTML and SVG have them.

/// A text that is safe in an element and in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_text(&mut escaped, text);
    escaped
}

/// Appends such a text.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(escape("</title><script>\"&"), "&lt;/title&gt;&lt;script&gt;&quot;&amp;");
    }
}
