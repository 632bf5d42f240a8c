//! A figure as a picture: the core sets it as SVG, with its caption, notes, source and code, and the browser turns that into the
//! pixels that phones can keep. It is light in every theme: it is handed to others.
//!
//! Grids become pictures too, as tables: their cells are read from the page, since the payload does not have them.

use jiedu_core::figure::{NARROWEST, Table, TableMeasure, WIDE};
use jiedu_core::label;
use jiedu_core::link::{Address, Resolution, Target, resolve};
use jiedu_core::picture::{Body, Drawn, Picture, draw_picture};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement};

use super::address;
use super::clipboard::settled;
use super::page::{Page, method, query_all};
use crate::i18n::fill;
use crate::state::ViewState;

/// Width of the drawing, in CSS pixels, and pixels of the picture a CSS pixel: for a window as wide as a column, and for a phone.
const WIDTHS: [(f64, f64); 2] = [(612.0, 2.0), (350.0, 3.0)];

/// A figure as SVG; none where the page does not have it.
pub fn svg(page: Page, state: ViewState, id: &str) -> Option<String> {
    Some(draw(page, state, id, WIDTHS[0].0)?.svg)
}

/// Draws a figure as PNG and gives the picture's address; none where the browser can't.
pub async fn png(page: Page, state: ViewState, id: &str) -> Option<String> {
    let window = page.window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(NARROWEST);
    let (width, scale) = WIDTHS[usize::from(window < WIDE)];
    let drawn = draw(page, state, id, width)?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(&drawn.svg)));
    settled(method(&image, "decode").map(|decode| decode.call0(&image))).await.ok()?;
    let canvas: HtmlCanvasElement = page.document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((drawn.size.width * scale) as u32);
    canvas.set_height((drawn.size.height * scale) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (drawn.size.width * scale, drawn.size.height * scale);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    canvas.to_data_url().ok()
}

fn draw(page: Page, state: ViewState, id: &str, width: f64) -> Option<Drawn> {
    let words = state.words();
    let found = resolve(&state.payload().briefings, state.briefing.get_untracked(), id);
    let Resolution::Found(Address { briefing, target: Target::Figure(index) }) = found else { return None };
    let part = state.part(briefing);
    let found = part.figures.get(index)?;
    let figure = page.by_id(id)?;
    let texts = |selector: &str| -> Vec<String> {
        query_all(&figure, selector).iter().filter_map(|element| element.text_content()).collect()
    };
    let place = found
        .section
        .map(usize::from)
        .map_or_else(String::new, |section| label::place(&part.sections, section, &words.figures));
    let link = address::link(page, id);
    let is_public = address::is_public(&link);
    let picture = Picture {
        number: fill(words.figure, &[&found.number.to_string()]),
        title: found.caption.clone(),
        sub: texts(".caption-sub").concat(),
        body: match &found.chart {
            Some(chart) => Body::Chart(chart.clone()),
            None => Body::Table(grid(&figure, words.figures.semicolon)),
        },
        notes: texts(".figure-note"),
        source: match label::date(&part.meeting, &words.figures).as_str() {
            "" => format!("《{}》{place}", part.title),
            date => format!("《{}》{place}{}{date}", part.title, words.comma),
        },
        address: if is_public { address::spoken(&link) } else { String::new() },
        link: if is_public { link } else { String::new() },
    };
    Some(draw_picture(&picture, width, &TableMeasure, &words.figures))
}

/// The cells of a grid as a table.
fn grid(figure: &Element, semicolon: &str) -> Table {
    let text = |cell: &Element| -> String {
        let lines: Vec<String> =
            query_all(cell, ".grid-line").iter().filter_map(|element| element.text_content()).collect();
        if lines.is_empty() { cell.text_content().unwrap_or_default() } else { lines.join(semicolon) }
    };
    let cells = |row: &Element| -> Vec<String> {
        query_all(row, ".grid-no, .grid-name, .grid-cell").iter().map(text).collect()
    };
    let rows: Vec<Vec<String>> = query_all(figure, ".grid-row").iter().map(cells).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let named = query_all(figure, ".grid-head [role]");
    // Numbers of rows have no head.
    let mut head = vec![String::new(); columns.saturating_sub(named.len())];
    head.extend(named.iter().filter_map(|element| element.text_content()));
    Table { head, rows }
}
