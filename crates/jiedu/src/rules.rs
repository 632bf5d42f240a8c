//! Rules of a style sheet that style nothing before the widget lives: their classes and attributes are nowhere in the page.

use std::collections::HashSet;

/// Stands where rules were taken out: an empty comment, which a minified sheet has nowhere else.
pub(crate) const MARK: &str = "/**/";

/// A style sheet in two.
pub(crate) struct Split {
    /// What the still page needs, with a mark wherever rules were taken out.
    pub(crate) kept: String,
    /// What was taken out, a mark between one place and the next.
    pub(crate) carried: String,
}

/// Splits a minified sheet by what a page's markup and scripts name. Put together again at its marks it is the sheet.
pub(crate) fn split(sheet: &str, page: &str) -> Split {
    let named: HashSet<&str> = page.split(|c| !is_name(c)).collect();
    let mut split = Split { kept: String::with_capacity(sheet.len()), carried: String::new() };
    let mut rest = sheet;
    while let Some(open) = find(rest, '{') {
        // What closes groups of rules stands before the next one.
        let closed = rest.len() - rest.trim_start_matches('}').len();
        split.keep(&rest[..closed]);
        rest = &rest[closed..];
        let open = open - closed;
        let selectors = &rest[..open];
        let is_group = ["@media", "@container", "@supports"].iter().any(|name| selectors.starts_with(name));
        let end = if is_group { open + 1 } else { block_end(rest, open) };
        if selectors.starts_with('@') || any(selectors, &named) {
            split.keep(&rest[..end]);
        } else {
            split.carry(&rest[..end]);
        }
        rest = &rest[end..];
    }
    split.keep(rest);
    split
}

impl Split {
    fn keep(&mut self, text: &str) {
        self.kept.push_str(text);
    }

    fn carry(&mut self, rule: &str) {
        if !self.kept.ends_with(MARK) {
            if !self.carried.is_empty() {
                self.carried.push_str(MARK);
            }
            self.kept.push_str(MARK);
        }
        self.carried.push_str(rule);
    }
}

/// Where a character stands outside of quotes.
fn find(css: &str, wanted: char) -> Option<usize> {
    let mut quoted = false;
    css.find(|c: char| {
        quoted ^= c == '"';
        c == wanted && !quoted
    })
}

/// Where the block ends that opens at a place.
fn block_end(css: &str, open: usize) -> usize {
    let (mut depth, mut quoted) = (0_usize, false);
    for (at, c) in css[open..].char_indices() {
        match c {
            '"' => quoted = !quoted,
            '{' if !quoted => depth += 1,
            '}' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at + 1;
        }
    }
    css.len()
}

/// Whether one of several selectors can match something.
fn any(selectors: &str, named: &HashSet<&str>) -> bool {
    let (mut depth, mut quoted) = (0_usize, false);
    selectors
        .split(|c: char| {
            match c {
                '"' => quoted = !quoted,
                '(' if !quoted => depth += 1,
                ')' if !quoted => depth -= 1,
                _ => {}
            }
            c == ',' && depth == 0 && !quoted
        })
        .any(|selector| may_match(selector, named))
}

/// Whether a selector can match something: every class in it, and every attribute that scripts set, is named. Of what stands in
/// brackets only `:is(…)` asks for anything.
fn may_match(selector: &str, named: &HashSet<&str>) -> bool {
    let mut rest = selector;
    while let Some(at) = rest.find(['.', '[', '(']) {
        let (before, sign, after) = (&rest[..at], rest.as_bytes()[at], &rest[at + 1..]);
        let name = &after[..after.find(|c| !is_name(c)).unwrap_or(after.len())];
        rest = match sign {
            b'(' => {
                let end = inner_end(after);
                if before.ends_with(":is") && !any(&after[..end], named) {
                    return false;
                }
                &after[end..]
            }
            b'[' => {
                // Readers open and close without any script: of other attributes nothing is known.
                let is_ours = name.starts_with("data-") || name.starts_with("aria-");
                if is_ours && !named.contains(name) {
                    return false;
                }
                &after[find(after, ']').unwrap_or(after.len())..]
            }
            _ if !named.contains(name) => return false,
            _ => &after[name.len()..],
        };
    }
    true
}

/// Where what stands in brackets ends.
fn inner_end(text: &str) -> usize {
    let mut depth = 1_usize;
    let end = text.find(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.unwrap_or(text.len())
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<div class=\"jiedu page\" data-theme=\"light\"><p class=\"note\">文</p></div>";

    fn kept(sheet: &str) -> String {
        let split = split(sheet, PAGE);
        let (mut kept, mut carried) = (split.kept.split(MARK), split.carried.split(MARK));
        let mut whole = kept.next().unwrap_or_default().to_owned();
        for piece in kept {
            whole.push_str(carried.next().unwrap_or_default());
            whole.push_str(piece);
        }
        assert_eq!(whole, sheet);
        assert!(carried.next().is_none_or(str::is_empty));
        split.kept.replace(MARK, "…")
    }

    #[test]
    fn rules_of_what_is_not_in_the_page_are_taken_out() {
        assert_eq!(kept(".jiedu .note{a:b}.jiedu .panel{c:d}.jiedu .panel b{e:f}"), ".jiedu .note{a:b}…");
        assert_eq!(kept(".jiedu .panel{c:d}.jiedu .note{a:b}.panel{c:d}"), "….jiedu .note{a:b}…");
        assert_eq!(
            kept(".jiedu[data-share=\"open\"] .note{a:b}.jiedu[data-theme=\"dark\"]{a:b}"),
            "….jiedu[data-theme=\"dark\"]{a:b}"
        );
        assert_eq!(kept(".jiedu .panel,.jiedu .note{a:\"}\"}"), ".jiedu .panel,.jiedu .note{a:\"}\"}");
        assert_eq!(kept(""), "");
    }

    #[test]
    fn groups_keep_their_frame_and_other_at_rules_stay_whole() {
        assert_eq!(
            kept(
                "@media print{@page{size:A4;@bottom-center{a:b}}.panel{a:b}.note{c:d}}.x{a:b}@keyframes k{from{a:b}}"
            ),
            "@media print{@page{size:A4;@bottom-center{a:b}}….note{c:d}}…@keyframes k{from{a:b}}"
        );
        assert_eq!(kept("@media print{.panel{a:b}}.note{a:b}"), "@media print{…}.note{a:b}");
    }

    #[test]
    fn what_a_selector_may_lack_is_not_asked_for() {
        for stays in [
            ".jiedu :is(.panel,.note){a:b}",
            ".jiedu .note:not(.panel){a:b}",
            ".jiedu details[open]>summary{a:b}",
            ".jiedu .note:has(>.panel),.x{a:b}",
            ".jiedu{a:b}",
            ":root{--x:1.5}",
        ] {
            assert_eq!(kept(stays), stays);
        }
        for goes in
            [".jiedu :is(.panel,.share) .note{a:b}", ".note:is(.x .note){a:b}", ".note.panel:hover{a:b}"]
        {
            assert_eq!(kept(goes), "…");
        }
    }
}
