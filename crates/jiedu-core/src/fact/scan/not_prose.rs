//! What stands in a text and is no prose: addresses, comments, tags, the codes of standards. What they hold is no number.

use std::ops::Range;

/// How addresses begin.
const ADDRESSES: &[&str] = &["https://", "http://", "www.", "ftp://", "mailto:"];

/// Letters that codes of standards begin with: GB 8978, HJ/T 1134—2020.
#[rustfmt::skip]
const CODES: &[&str] = &[
    "GB", "GBZ", "GBJ", "HJ", "DB", "DBJ", "JGJ", "CJJ", "CJ", "NY", "ISO", "IEC", "AQ", "QB", "SL", "TB", "YY", "DL", "JTG", "JT", "WS", "TSG",
    "LY", "MZ", "GA", "SB", "SY", "HG", "YC", "YB", "JB", "JG", "TD", "DZ", "CECS", "SN", "RB", "WB", "LB", "GY", "JR",
];

/// Byte ranges of what is no prose; ascending and disjoint.
pub(super) fn not_prose(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    let mut last = None;
    // Without a comment's end anywhere behind, none is looked for again.
    let mut comments = true;
    for (at, c) in text.char_indices() {
        let before = last.replace(c);
        if at < end || !(c == '<' || c.is_ascii_alphabetic()) {
            continue;
        }
        let Some(rest) = text.get(at..) else { continue };
        let len = if c == '<' {
            comment_or_tag(rest, &mut comments)
        } else if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            0
        } else if ADDRESSES.iter().any(|word| rest.starts_with(word)) {
            rest.find(|c: char| !c.is_ascii_graphic() || matches!(c, ')' | '>' | '"')).unwrap_or(rest.len())
        } else {
            code(rest)
        };
        if len > 0 {
            end = at + len;
            ranges.push(at..end);
        }
    }
    ranges
}

fn comment_or_tag(text: &str, comments: &mut bool) -> usize {
    if text.starts_with("<!--") {
        let len = if *comments { text.find("-->").map(|at| at + "-->".len()) } else { None };
        *comments &= len.is_some();
        return len.unwrap_or(0);
    }
    let name = text.get(1..).unwrap_or_default();
    let name = name.strip_prefix('/').unwrap_or(name);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    let close = text.bytes().take(MOST_TAG).position(|byte| byte == b'>');
    close.map_or(0, |at| at + 1)
}

/// Longest tag, in bytes.
const MOST_TAG: usize = 400;

/// Length of the code of a standard: GB/T 7714—2015.
fn code(text: &str) -> usize {
    let letters = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    if !CODES.contains(&text.get(..letters).unwrap_or_default()) {
        return 0;
    }
    let rest = text.get(letters..).unwrap_or_default();
    let rest = rest.strip_prefix("/T").or_else(|| rest.strip_prefix("/Z")).unwrap_or(rest);
    let body = rest.strip_prefix([' ', '\u{a0}', '-']).unwrap_or(rest);
    if !body.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let digits =
        |text: &str| text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '/').unwrap_or(text.len());
    let mut len = text.len() - body.len() + digits(body);
    let after = text.get(len..).unwrap_or_default();
    let dashes = after.find(|c| !matches!(c, '-' | '—' | '－' | '–')).unwrap_or(0);
    let year = after.get(dashes..).unwrap_or_default();
    let read = digits(year);
    // The unit GB of 8 GB has its number before it, and none behind.
    if dashes > 0 && read == 4 {
        len += dashes + read;
    }
    let blank =
        text.get(len..).and_then(|after| after.strip_prefix(' ')).and_then(|after| after.strip_prefix("GB"));
    len + blank.map_or(0, |_| " GB".len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = not_prose(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_comments_tags_and_codes_are_no_prose() {
        check("见[专栏](https://a.cn/%E6%96%B0)共3处", &["https://a.cn/%E6%96%B0"]);
        check("<!-- 内部备注：3处未核 -->完成5处", &["<!-- 内部备注：3处未核 -->"]);
        check("<td width=30>5%</td>", &["<td width=30>", "</td>"]);
        check("执行GB 8978—1996和HJ/T 91标准", &["GB 8978—1996", "HJ/T 91"]);
        check("内存8 GB，a<5%", &[]);
        check("<!-- 没有完", &[]);
    }
}
