//! HTML inside of Markdown, divided into words, comments and tags.

/// Names of tags that set words and name nothing: what stands in other brackets, as in <单位> or <GDP>, is words.
#[rustfmt::skip]
const TAGS: &[&str] = &[
    "a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "center", "cite", "code", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "img", "ins", "label",
    "li", "main", "mark", "meta", "nav", "o:p", "ol", "p", "pre", "q", "s", "script", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "wbr",
];

/// Longest tag, in bytes.
const LONGEST_TAG: usize = 2000;

/// How what no reader sees begins and ends.
const HIDDEN: &[(&str, &str)] = &[("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")];

/// A part of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Markup<'a> {
    Words(&'a str),
    /// A comment, a script or a style sheet, with what stands in it.
    Hidden,
    Tag,
}

/// The parts of some HTML, each with its place.
pub(super) fn markup_parts(html: &str) -> Vec<(usize, Markup<'_>)> {
    let mut parts = Vec::new();
    let (mut done, mut at) = (0, 0);
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = html.get(open..).unwrap_or_default();
        let found = match hidden_len(rest) {
            Some(len) => Some((len, Markup::Hidden)),
            None => tag_len(rest).map(|len| (len, Markup::Tag)),
        };
        let Some((len, part)) = found else {
            at = open + 1;
            continue;
        };
        if let Some(words) = html.get(done..open).filter(|words| !words.is_empty()) {
            parts.push((done, Markup::Words(words)));
        }
        parts.push((open, part));
        done = open + len;
        at = done;
    }
    if let Some(words) = html.get(done..).filter(|words| !words.is_empty()) {
        parts.push((done, Markup::Words(words)));
    }
    parts
}

/// Length of the comment, script or style sheet that a text begins with. One that nothing ends goes on to the end, as in a browser.
fn hidden_len(text: &str) -> Option<usize> {
    let end = HIDDEN.iter().find_map(|(begin, end)| {
        let head = text.get(..begin.len())?;
        head.eq_ignore_ascii_case(begin).then_some(*end)
    })?;
    let mut windows = text.as_bytes().windows(end.len());
    let found = windows.position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
    Some(found.map_or(text.len(), |at| at + end.len()))
}

/// Length of the tag that a text begins with.
pub(crate) fn tag_len(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('<')?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != ':')?;
    let (name, rest) = inside.split_at(end);
    let known = TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    let whole = rest.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace());
    let head = text.get(..text.floor_char_boundary(LONGEST_TAG)).unwrap_or(text);
    let close = head.find('>')?;
    (known && whole).then_some(close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_comments_and_tags_are_told_apart() {
        use Markup::{Hidden, Tag, Words};
        let parts = |html| markup_parts(html).into_iter().map(|(_, part)| part).collect::<Vec<_>>();
        assert_eq!(parts("<strong>"), [Tag]);
        assert_eq!(parts("<div class=\"a\">正文\n</div>"), [Tag, Words("正文\n"), Tag]);
        assert_eq!(parts("<!-- 未核 -->后文"), [Hidden, Words("后文")]);
        assert_eq!(parts("<!-- 未核"), [Hidden]);
        assert_eq!(parts("<GDP>"), [Words("<GDP>")]);
        assert_eq!(parts("<BR/>"), [Tag]);
        assert_eq!(parts("<script>alert(1)</SCRIPT>后文"), [Hidden, Words("后文")]);
        assert_eq!(parts("a<b"), [Words("a<b")]);
    }

    #[test]
    fn thousands_of_tags_and_comments_take_no_time_to_speak_of() {
        for piece in ["<!-- 未核 -->", "<b \n", "<script>"] {
            let time = |times: usize| {
                let html = piece.repeat(times);
                let start = cpu_time::ThreadTime::now();
                assert!(!markup_parts(&html).is_empty());
                start.elapsed().as_secs_f64()
            };
            let _ = time(2_000);
            let (short, long) = (time(2_000), time(16_000));
            // Eight times the text takes about eight times as long; 64 times would be quadratic.
            assert!(long < short * 20.0 + 0.05, "{piece}: {short} s, {long} s");
        }
    }
}
