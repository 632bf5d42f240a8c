//! What can be taken along, in the place of the article: all numbers as CSV, each figure as a picture, the citation.

use jiedu_core::fact::Kind;
use jiedu_core::figure::{Chart, Size, layout_key, view_box};
use jiedu_core::label;
use jiedu_core::payload::{BriefingPart, FactPart, FigurePart};
use jiedu_core::spreadsheet::write_csv;
use leptos::prelude::*;

use super::{Button, nodes, unbroken};
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
    let own = state.lang.own_text();
    let counts = [part.facts.len().to_string(), part.figures.len().to_string()];
    let close = move |_| {
        browser.tool.close();
    };
    let figures = (!part.figures.is_empty()).then(|| {
        let figures: Vec<_> =
            part.figures.iter().enumerate().map(|(index, found)| picture(browser, index, found)).collect();
        view! {
            {row(words.figures_group, words.figures_note.to_owned(), ().into_any())}
            <ul class="take-pictures">{figures}</ul>
        }
    });
    let id = part.id.clone();
    let citation = browser.sharing.citation(&id);
    let cite = view! { <Button class="act take-cite" text=words.copy press=move |_| browser.sharing.copy_citation(&id) /> };
    view! {
        <section class="tool tool-leaf tool-data" tabindex="-1" aria-label=words.data>
            <div class="leaf-head">
                <h1 class="tool-title">{words.data}</h1>
                <span class="leaf-say">{fill(words.data_found, &[&counts[0], &counts[1]])}</span>
                <span class="leaf-acts">
                    <Button class="act leaf-close" text=words.back_to_text press=close />
                </span>
            </div>
            {numbers(browser, briefing, &part)}
            {figures}
            {row(words.cite_group, words.cite_note.to_owned(), cite.into_any())}
            <p class="take-citation" lang=own>{citation}</p>
        </section>
    }
    .into_any()
}

/// A line that says what there is, and its acts.
fn row(name: &'static str, note: String, acts: AnyView) -> AnyView {
    view! {
        <div class="take-row">
            <h2 class="tool-group">{name}</h2>
            <p>{note}</p>
            <span class="take-acts">{acts}</span>
        </div>
    }
    .into_any()
}

/// The first numbers, and all of them to take along.
fn numbers(browser: Browser, briefing: usize, part: &BriefingPart) -> AnyView {
    let words = browser.state.words();
    let rows = StoredValue::new(browser.takeaway.numbers(briefing));
    let size = rows.with_value(|rows| write_csv(rows).len().div_ceil(1024)).to_string();
    let count = part.facts.len().to_string();
    let save = move |_| rows.with_value(|rows| browser.takeaway.save_csv(words.head_numbers, rows));
    let copy = move |_| rows.with_value(|rows| browser.takeaway.copy_table(rows));
    let content = vec![fill(words.csv_size, &[&size]).into_any()];
    let acts = view! {
        <Button class="act take-csv" content press=save />
        <Button class="act take-copy" text=words.copy_table press=copy />
    };
    // Dates are numbers too; the first that are shown are those that a reader looks for.
    let shown: Vec<&FactPart> = part.facts.iter().filter(|fact| fact.kind != Kind::Date).take(ROWS).collect();
    let [surface, subject, value, kind, _, period, _, _] = words.number_heads();
    let heads = [surface, subject, value, kind, period, words.head_place];
    let heads: Vec<_> =
        heads.into_iter().zip(CLASSES).map(|(head, class)| view! { <th class=class>{head}</th> }).collect();
    let own = browser.state.lang.own_text();
    let body: Vec<_> = shown.iter().map(|fact| number(part, fact, words, own)).collect();
    let foot = (shown.len() < part.facts.len()).then(|| {
        let shown = shown.len().to_string();
        view! { <p class="leaf-foot">{fill(words.rows_shown, &[&shown, &count])}</p> }
    });
    view! {
        {row(words.all_numbers, fill(words.all_numbers_note, &[&count]), acts.into_any())}
        <table class="take-numbers"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>
        {foot}
    }
    .into_any()
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
        if words.is_empty() {
            view! { <span class="unstated">{word}</span> }.into_any()
        } else {
            view! { <span lang=own>{words}</span> }.into_any()
        }
    };
    let cells = [
        view! { <span lang=own>{fact.surface.clone()}</span> }.into_any(),
        stated(subject, words.not_read),
        value.into_any(),
        kind.into_any(),
        stated(period, words.not_stated),
        place.into_any(),
    ];
    let cells: Vec<_> =
        cells.into_iter().zip(CLASSES).map(|(cell, class)| view! { <td class=class>{cell}</td> }).collect();
    view! { <tr>{cells}</tr> }.into_any()
}

/// A figure in small, its caption, and its two forms.
fn picture(browser: Browser, index: usize, figure: &FigurePart) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let number = figure.number.to_string();
    let (png, svg) = (fill(words.png_of, &[&number]), fill(words.svg_of, &[&number]));
    view! {
        <li>
            {small(figure.chart.as_ref(), words)}
            <span class="take-caption">
                {fill(words.figure, &[&number])} " " <span lang=state.lang.own_text()>{unbroken(&figure.caption)}</span>
            </span>
            <span class="take-acts">
                <Button class="act take-png" text="PNG" name=png press=move |_| browser.takeaway.save_png(index) />
                <Button class="act take-svg" text="SVG" name=svg press=move |_| browser.takeaway.save_svg(index) />
            </span>
        </li>
    }
    .into_any()
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
