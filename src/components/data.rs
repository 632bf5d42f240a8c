//! What can be taken along, in the place of the article: all numbers as CSV, each figure as a picture, the citation.

use jiedu_core::fact::Kind;
use jiedu_core::figure::{Chart, Size, layout_key, view_box};
use jiedu_core::label;
use jiedu_core::payload::{BriefingPart, FactPart, FigurePart};
use jiedu_core::spreadsheet::write_csv;
use leptos::prelude::*;

use super::element::{element, own_text, text};
use super::{Button, nodes};
use crate::browser::Browser;
use crate::i18n::{Words, fill};

/// How many numbers are shown; all of them are in the CSV and in the index below the article.
const ROWS: usize = 6;
/// Width of a figure in small, in CSS pixels.
const SMALL: f64 = 172.0;

/// What can be taken of a briefing.
#[component]
pub fn Data(
    /// Index of the briefing.
    briefing: usize,
) -> AnyView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let words = state.words();
    let part = state.part(briefing);
    let counts = [part.facts.len().to_string(), part.figures.len().to_string()];
    let close = button("act leaf-close", words.back_to_text, None, move || {
        browser.tool.close();
    });
    let head = vec![
        text("h1", "tool-title", words.data),
        text("span", "leaf-say", fill(words.data_found, &[&counts[0], &counts[1]])),
        element("span", "leaf-acts", vec![close]),
    ];
    let mut parts = vec![element("div", "leaf-head", head)];
    parts.extend(numbers(browser, briefing, &part));
    if !part.figures.is_empty() {
        let figures = part.figures.iter().enumerate();
        let figures = figures.map(|(index, found)| picture(browser, index, found)).collect();
        parts.push(row(words.figures_group, words.figures_note.to_owned(), Vec::new()));
        parts.push(element("ul", "take-pictures", figures));
    }
    let id = part.id.clone();
    let citation = browser.sharing.citation(&id);
    let copy = button("act take-cite", words.copy, None, move || browser.sharing.copy_citation(&id));
    parts.push(row(words.cite_group, words.cite_note.to_owned(), vec![copy]));
    parts.push(own_text("p", "take-citation", state.lang.own_text(), citation));
    view! { <section class="tool tool-leaf tool-data" tabindex="-1" aria-label=words.data>{parts}</section> }
        .into_any()
}

fn button(
    class: &'static str,
    text: &'static str,
    name: Option<String>,
    press: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let press = Callback::new(move |()| press());
    match name {
        Some(name) => view! { <Button class text name press /> }.into_any(),
        None => view! { <Button class text press /> }.into_any(),
    }
}

/// A line that says what there is, and its acts.
fn row(name: &'static str, note: String, acts: Vec<AnyView>) -> AnyView {
    element(
        "div",
        "take-row",
        vec![text("h2", "tool-group", name), text("p", "", note), element("span", "take-acts", acts)],
    )
}

/// The first numbers, and all of them to take along.
fn numbers(browser: Browser, briefing: usize, part: &BriefingPart) -> Vec<AnyView> {
    let words = browser.state.words();
    let rows = StoredValue::new(browser.takeaway.numbers(briefing));
    let size = rows.with_value(|rows| write_csv(rows).len().div_ceil(1024)).to_string();
    let count = part.facts.len().to_string();
    let save =
        Callback::new(move |()| rows.with_value(|rows| browser.takeaway.save_csv(words.head_numbers, rows)));
    let content = vec![fill(words.csv_size, &[&size]).into_any()];
    let acts = vec![
        view! { <Button class="act take-csv" content press=save /> }.into_any(),
        button("act take-copy", words.copy_table, None, move || {
            rows.with_value(|rows| browser.takeaway.copy_table(rows));
        }),
    ];
    // Dates are numbers too; the first that are shown are those that a reader looks for.
    let shown: Vec<&FactPart> = part.facts.iter().filter(|fact| fact.kind != Kind::Date).take(ROWS).collect();
    let [surface, subject, value, kind, _, period, _, _] = words.number_heads();
    let heads = [surface, subject, value, kind, period, words.head_place];
    let heads = heads.into_iter().zip(CLASSES).map(|(head, class)| text("th", class, head)).collect();
    let own = browser.state.lang.own_text();
    let body = shown.iter().map(|fact| number(part, fact, words, own)).collect();
    let table = vec![element("thead", "", vec![element("tr", "", heads)]), element("tbody", "", body)];
    let mut views = vec![
        row(words.all_numbers, fill(words.all_numbers_note, &[&count]), acts),
        element("table", "take-numbers", table),
    ];
    if shown.len() < part.facts.len() {
        let shown = shown.len().to_string();
        views.push(text("p", "leaf-foot", fill(words.rows_shown, &[&shown, &count])));
    }
    views
}

/// Classes of the columns: a phone shows no minor ones.
const CLASSES: [&str; 6] = ["", "", "figures", "minor", "minor", "minor"];

fn number(part: &BriefingPart, fact: &FactPart, words: &'static Words, own: Option<&'static str>) -> AnyView {
    let [subject, value, kind, _, period, _] = words.fact_fields(fact);
    let place = fact.section.map(usize::from).map_or_else(
        || words.before_sections.to_owned(),
        |section| label::place(&part.sections, section, &words.figures),
    );
    let stated = |words: String, word: &'static str| {
        if words.is_empty() { text("span", "unstated", word) } else { own_text("span", "", own, words) }
    };
    let cells = [
        own_text("span", "", own, fact.surface.clone()),
        stated(subject, words.not_read),
        value.into_any(),
        kind.into_any(),
        stated(period, words.not_stated),
        place.into_any(),
    ];
    let cells = cells.into_iter().zip(CLASSES).map(|(cell, class)| element("td", class, vec![cell]));
    element("tr", "", cells.collect())
}

/// A figure in small, its caption, and its two forms.
fn picture(browser: Browser, index: usize, figure: &FigurePart) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let number = figure.number.to_string();
    let caption = vec![
        format!("{} ", fill(words.figure, &[&number])).into_any(),
        own_text("span", "", state.lang.own_text(), figure.caption.clone()),
    ];
    let acts = vec![
        button("act take-png", "PNG", Some(fill(words.png_of, &[&number])), move || {
            browser.takeaway.save_png(index)
        }),
        button("act take-svg", "SVG", Some(fill(words.svg_of, &[&number])), move || {
            browser.takeaway.save_svg(index)
        }),
    ];
    let parts = vec![
        small(figure.chart.as_ref(), words),
        element("span", "take-caption", caption),
        element("span", "take-acts", acts),
    ];
    element("li", "", parts)
}

/// A chart by its first value, as 一分钟 has it; a grid, which is all words, by its rows.
fn small(chart: Option<&Chart>, words: &'static Words) -> AnyView {
    const NAMES: &str = "M0 4h26v4h-26zM0 13h26v4h-26zM0 22h26v4h-26z";
    const CELLS: &str = "M42 4h110v4h-110zM42 13h92v4h-92zM42 22h102v4h-102z";
    let (view, drawn) = match chart {
        Some(chart) => {
            let scene = layout_key(chart, 0, Size { width: SMALL, height: 0.0 }, &words.figures);
            (view_box(&scene), scene.marks.iter().flat_map(|mark| nodes(&mark.nodes)).collect())
        }
        None => {
            let path = |class: &'static str, d: &'static str| {
                leptos::svg::path().attr("class", class).attr("d", d).into_any()
            };
            ("0 0 172 30".to_owned(), vec![path("p-mark", NAMES), path("p-faint", CELLS)])
        }
    };
    view! { <svg class="small" viewBox=view preserveAspectRatio="xMinYMid meet" aria-hidden="true">{drawn}</svg> }
        .into_any()
}
