//! The whole widget as static HTML.

use jiedu_core::figure::{Body, Figure, Size, TableMeasure, layout, summary, table};
use jiedu_core::label;
use jiedu_core::link::{figure_anchor, href, scoped_id};
use jiedu_core::payload::Payload;
use jiedu_core::reading::Reading;
use leptos::prelude::*;

use super::article::{Article, Source};
use super::grid::grid;
use super::scene::still;
use super::{Contents, bar};
use crate::words::Lang;

/// Widths at which charts are laid out before it is known how wide they will be: a phone's and a column's.
const WIDTHS: [(&str, f64); 2] = [("narrow", 350.0), ("wide", 612.0)];
/// Number of sections from which sections are laid out only when they come near.
const LONG: usize = 120;

/// The widget's HTML, of briefings and what the widget is given of them. `guide` is the inline script that runs while the page is read; it goes first, so that of several
/// briefings only the one asked for is ever painted.
pub fn render_page(
    payload: &'static Payload,
    readings: &'static [Reading],
    lang: Lang,
    guide: &str,
) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let words = lang.words();
        let sources: Vec<Source> = readings
            .iter()
            .enumerate()
            .map(|(index, reading)| Source {
                index,
                briefing: &reading.briefing,
                facts: &reading.facts,
                figures: &reading.figures,
                keys: &reading.keys,
                findings: &reading.findings,
                part: &payload.briefings[index],
                words,
            })
            .collect();
        let ids: Vec<&str> = payload.briefings.iter().map(|part| part.id.as_str()).collect();
        let long = payload.briefings.iter().map(|part| part.sections.len()).sum::<usize>() > LONG;
        let switch: Vec<_> = payload
            .briefings
            .iter()
            .map(|part| {
                view! { <a href=href(&part.id) data-briefing=part.id.clone()>{part.short.clone()}</a> }
            })
            .collect();
        let first = payload.briefings[0].clone();
        let bodies: Vec<_> =
            sources.into_iter().map(|source| view! { <BriefingBody source=source /> }).collect();
        view! {
            <div
                class=if long { "jiedu long" } else { "jiedu" }
                lang="zh-CN"
                data-jiedu-state="static"
                data-jiedu-briefings=ids.join(" ")
            >
                <script>{GUIDE_MARK}</script>
                <nav class="skips" aria-label=words.skip>
                    <a class="skip" href=href(&scoped_id(&first.id, "text"))>{words.to_text}</a>
                    <a class="skip" href=href(&scoped_id(&first.id, "contents"))>{words.to_contents}</a>
                </nav>
                <header class="masthead">
                    <div class="masthead-row">
                        <b class="brand">{words.brand}</b>
                        <span class="tagline">{words.tagline}</span>
                        <nav class="switch" aria-label=words.briefings>{switch}</nav>
                        <div class="tools"></div>
                    </div>
                </header>
                <main>{bodies}</main>
                <nav class="bar" aria-label=words.place>
                    <span class="here">{bar::place(&payload.briefings[0], None)}</span>
                    <a class="bar-contents" href=href(&scoped_id(&first.id, "contents"))>{words.contents}</a>
                </nav>
            </div>
        }
        .to_html()
    });
    // The guide is our own constant text; views have no way to write a script's text unescaped.
    strip_markers(&html).replacen(GUIDE_MARK, guide, 1)
}

/// Stands for the guide until the HTML is written.
const GUIDE_MARK: &str = "jiedu-guide";

/// HTML without the markers that only hydration needs.
fn strip_markers(html: &str) -> String {
    html.replace("<!>", "").replace("<!---->", "")
}

#[component]
fn BriefingBody(source: Source) -> impl IntoView {
    let part = source.part;
    view! {
        <section class="briefing" id=part.id.clone() data-briefing=part.id.clone() aria-label=part.short.clone()>
            <div class="frame">
                <Article source=source />
                <Contents briefing=source.index part=part live=None />
            </div>
        </section>
    }
}

/// A figure as static HTML.
#[component]
pub(super) fn StillFigure(
    /// The briefing.
    source: Source,
    /// The figure.
    figure: &'static Figure,
) -> impl IntoView {
    let words = source.words;
    let part = source.part;
    let id = scoped_id(&part.id, &figure_anchor(&figure.id));
    let drawing = match &figure.body {
        Body::Chart(chart) => {
            let name = summary(figure, &words.figures);
            let stills: Vec<_> = WIDTHS
                .iter()
                .map(|(class, width)| {
                    let scene =
                        layout(chart, Size { width: *width, height: 0.0 }, &TableMeasure, &words.figures);
                    still(&scene, class, &name)
                })
                .collect();
            view! { <div class="drawing">{stills}</div> }.into_any()
        }
        Body::Grid(found) => view! { <div class="drawing">{grid(figure, found, words)}</div> }.into_any(),
    };
    let lack = figure.missing.then(|| view! { " " {words.lack} });
    let sub =
        (!figure.sub.is_empty()).then(|| view! { <span class="caption-sub">{figure.sub.clone()}</span> });
    let notes: Vec<_> =
        figure.notes.iter().map(|note| view! { <p class="figure-note">{note.clone()}</p> }).collect();
    let derived: Vec<_> = figure
        .derived()
        .iter()
        .map(|derived| view! { <p class="figure-note">{label::derived(derived, &words.figures)}</p> })
        .collect();
    let data = table(figure, &words.figures);
    let head: Vec<_> = data.head.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect();
    let rows: Vec<_> = data
        .rows
        .into_iter()
        .map(|row| {
            let cells: Vec<_> = row
                .into_iter()
                .enumerate()
                .map(|(idx, cell)| {
                    if idx == 0 {
                        view! { <th scope="row">{cell}</th> }.into_any()
                    } else {
                        view! { <td>{cell}</td> }.into_any()
                    }
                })
                .collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    let from = figure.section.map(usize::from).map(|section| {
        let found = &part.sections[section];
        let href = href(&scoped_id(&part.id, &found.anchor));
        view! { <a class="figure-source" href=href>{words.original} {label::place(&part.sections, section, &words.figures)}</a> }
    });
    let table_label = format!("{}{} {}", words.figure, figure.number, words.table);
    view! {
        <figure class="figure" id=id>
            <figcaption>
                <span class="caption-no">{words.figure} {figure.number.to_string()} {lack}</span>
                <b class="caption">{figure.caption.clone()}</b>
                {sub}
            </figcaption>
            {drawing}
            {derived}
            {notes}
            <div class="figure-foot">
                {from}
                <details class="table">
                    <summary>{words.table}</summary>
                    <div class="scroll" role="region" aria-label=table_label tabindex="0">
                        <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
                    </div>
                </details>
            </div>
        </figure>
    }
}
