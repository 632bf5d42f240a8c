//! The style sheet: the files of `style/` in order, without what only people read.

/// Files of the style sheet, in the order in which they are read.
const FILES: &[&str] = &[
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/masthead.css"),
    include_str!("../../../style/article.css"),
    include_str!("../../../style/minute.css"),
    include_str!("../../../style/figure.css"),
    include_str!("../../../style/fact.css"),
    include_str!("../../../style/share.css"),
    include_str!("../../../style/review.css"),
    include_str!("../../../style/contents.css"),
    include_str!("../../../style/bar.css"),
    include_str!("../../../style/frame.css"),
    include_str!("../../../style/print.css"),
];

/// The style sheet of a page that holds these briefings: while scripts run, one of them is shown.
pub(crate) fn sheet(briefings: &[&str]) -> String {
    let mut sheet = minify(&FILES.concat());
    for id in briefings {
        sheet.push_str(&format!(
            ".jiedu[data-jiedu-show=\"{id}\"] .briefing:not([data-briefing=\"{id}\"]){{display:none}}"
        ));
    }
    sheet
}

/// Takes out comments and the spaces that mean nothing; quoted text is left alone.
fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
        } else if c == '"' {
            let end = rest[1..].find('"').map_or(rest.len(), |end| end + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if c.is_whitespace() {
            rest = rest.trim_start();
            let glued = out.ends_with(['{', '}', ';', ',', ':', '>']) || out.is_empty();
            if !glued && !rest.starts_with(['{', '}', ';', ',', '>']) {
                out.push(' ');
            }
        } else {
            if c == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minifying_keeps_what_means_something() {
        assert_eq!(
            minify("/* x */\n.a :is(b, c)  > d {\n  width: calc(1px + 2px); font: 1px/2 \"A  B\";\n}\n"),
            ".a :is(b,c)>d{width:calc(1px + 2px);font:1px/2 \"A  B\"}"
        );
        assert_eq!(
            minify("@media (min-width: 1px) and (max-width: 2px) { .a { b: c } }"),
            "@media (min-width:1px) and (max-width:2px){.a{b:c}}"
        );
        assert_eq!(minify("/* open"), "");
    }

    #[test]
    fn both_sets_of_dark_tokens_are_the_same() {
        let tokens = FILES[0];
        let sets: Vec<String> = tokens
            .match_indices("color-scheme: dark;")
            .map(|(end, _)| {
                let start = tokens[..end].rfind('{').unwrap();
                tokens[start + 1..end].split_whitespace().collect()
            })
            .collect();
        assert_eq!(sets.len(), 2);
        assert_eq!(sets[0], sets[1]);
    }
}
