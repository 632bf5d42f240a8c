//! Colours and sizes that Rust names are in the style sheet, with the same values.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use jiedu_core::figure::WIDE;
use jiedu_core::payload::Payload;
use jiedu_core::reading::{Reading, briefing_part, read_briefing};
use jiedu_widget::i18n::Lang;
use jiedu_widget::static_page::{Surroundings, WIDTHS, render_page};

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The number that stands right behind a text.
fn number_behind(style: &str, before: &str) -> f64 {
    let rest = style.split_once(before).unwrap_or_else(|| panic!("the style sheet has no {before}")).1;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    rest[..end].parse().unwrap_or_else(|_| panic!("no number behind {before}"))
}

#[test]
fn every_paint_has_a_rule() {
    let source = text("crates/jiedu-core/src/figure/svg.rs");
    let style = text("style/paints.css");
    let paints: BTreeSet<&str> =
        source.split("=> \"p-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(25 < paints.len(), "{paints:?}");
    for paint in paints {
        let selector = format!(".p-{paint}");
        let has_rule = style.match_indices(&selector).any(|(at, _)| {
            let behind = style[at + selector.len()..].chars().next();
            behind.is_some_and(|c| !c.is_ascii_alphanumeric() && c != '-')
        });
        assert!(has_rule, "{selector} has no rule");
    }
}

#[test]
fn every_size_of_text_is_as_large_as_it_was_measured() {
    let style = text("style/figure.css");
    let sources = ["qixian-2022", "shifanqu-2021"].map(|id| text(&format!("briefings/{id}.md")));
    let readings: Vec<Reading> = sources.iter().map(|source| read_briefing(source).0).collect();
    let payload = Payload { briefings: readings.iter().map(briefing_part).collect() };
    let html = render_page(&payload, &readings, Lang::Zh, &Surroundings::default());
    let sizes: BTreeSet<u32> = html
        .split("class=\"t-")
        .skip(1)
        .filter_map(|rest| rest.split([' ', '"']).next()?.parse().ok())
        .collect();
    assert!(3 < sizes.len(), "{sizes:?}");
    for size in sizes {
        assert_eq!(number_behind(&style, &format!("svg .t-{size} {{ font-size: ")), f64::from(size));
    }
}

#[test]
fn widths_and_large_type_are_the_same_on_both_sides() {
    let tokens = text("style/tokens.css");
    let figures = text("style/figure.css");
    // The widget tells by the size of running text how much larger text is shown.
    let body = number_behind(&tokens, "--jiedu-t-body: calc(") * 16.0;
    assert_eq!(number_behind(&text("src/browser/text_size.rs"), "pub const BODY: f64 = "), body);
    // The wide drawing is laid out for the column, and is shown only where a figure is of the wide class.
    let measure = number_behind(&tokens, "--jiedu-measure: ");
    assert_eq!(WIDTHS, [("narrow", 350.0), ("wide", measure)]);
    let shown = figures.split(".jiedu .drawing > .wide { display: block; }").next().unwrap();
    let breakpoint = number_behind(&shown[shown.rfind("@media").unwrap()..], "(min-width: ");
    let margins = 2.0 * number_behind(&tokens, "--jiedu-gut: ");
    assert!(breakpoint - margins >= WIDE, "a window of {breakpoint} px has a narrow figure");
}
