//! A figure as a picture: its drawing with caption and source on one sheet, as a PNG that phones can keep.
//!
//! The drawing is written as SVG with what the style sheet makes of it in every element's own attributes, since a picture knows
//! no style sheet, and drawn onto a canvas, where the words around it are set.

use jiedu_core::link::{Address, Resolution, Target, resolve};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, HtmlImageElement};

use super::address;
use super::clipboard::settled;
use super::page::{Page, method, query_all, set_attribute};
use crate::state::ViewState;

/// Pixels of the picture a CSS pixel: sharp on phones and in print.
const SCALE: f64 = 2.0;
/// Space around everything, in CSS pixels.
const MARGIN: f64 = 24.0;
/// What the style sheet gives a drawing.
const PROPERTIES: [&str; 12] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "paint-order",
    "opacity",
    "text-anchor",
    "font-family",
    "font-size",
    "font-weight",
];

/// Draws a figure and gives the picture's address; none where the browser can't.
pub async fn draw(page: Page, state: ViewState, id: &str) -> Option<String> {
    let (sheet, source) = Sheet::of(page, state, id)?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&source);
    settled(method(&image, "decode").map(|decode| decode.call0(&image))).await.ok()?;
    sheet.paint(page, &image)
}

/// What stands on the sheet.
struct Sheet {
    /// Lines of text: what they say and the CSS font and colour that they have on the page.
    above: Vec<(String, CssStyleDeclaration)>,
    below: (String, CssStyleDeclaration),
    paper: String,
    size: (f64, f64),
}

impl Sheet {
    /// The sheet of a figure, and its drawing as an address.
    fn of(page: Page, state: ViewState, id: &str) -> Option<(Self, String)> {
        let figure = page.by_id(id)?;
        let drawing = figure.query_selector("svg.scene").ok()??;
        let style = |element: &Element| page.window().get_computed_style(element).ok()?;
        let copied: Element = drawing.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        set_attribute(&copied, "xmlns", "http://www.w3.org/2000/svg");
        for (from, to) in query_all(&drawing, "*").iter().zip(query_all(&copied, "*")) {
            let computed = style(from)?;
            for property in PROPERTIES {
                set_attribute(&to, property, &computed.get_property_value(property).ok()?);
            }
        }
        let text = web_sys::XmlSerializer::new().ok()?.serialize_to_string(&copied).ok()?;
        let source = format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(&text));
        let above = query_all(&figure, ".caption, .caption-sub");
        let above = above.iter().filter_map(|line| Some((line.text_content()?, style(line)?)));
        let found = resolve(&state.payload().briefings, state.briefing.get_untracked(), id);
        let Resolution::Found(Address { briefing, target: Target::Figure(_) }) = found else { return None };
        let link = address::published(page);
        // A page on a disk has no address that means anything to others.
        let path = if address::is_public(&link) { link.split(['?', '#']).next() } else { None };
        let path = path.map_or("", |path| path.strip_suffix("index.html").unwrap_or(path));
        let origin = format!("《{}》 {path}", state.part(briefing).title);
        let size = |name: &str| drawing.get_attribute(name).map(|size| js_sys::parse_float(&size));
        let sheet = Self {
            above: above.collect(),
            below: (origin, style(&figure.query_selector(".caption-no").ok()??)?),
            paper: style(&page.root())?.get_property_value("background-color").ok()?,
            size: (size("width")?, size("height")?),
        };
        Some((sheet, source))
    }

    /// Paints the sheet; none where the browser does not let us.
    fn paint(&self, page: Page, image: &HtmlImageElement) -> Option<String> {
        let canvas: HtmlCanvasElement = page.document().create_element("canvas").ok()?.dyn_into().ok()?;
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let (width, height) = self.size;
        // The words are set twice: the first time tells how much room they need.
        let mut above = 0.0;
        let mut below = 0.0;
        for turn in 0..2 {
            if turn == 1 {
                canvas.set_width(((width + 2.0 * MARGIN) * SCALE) as u32);
                canvas.set_height(((above + height + below + 2.0 * MARGIN) * SCALE) as u32);
                context.scale(SCALE, SCALE).ok()?;
                context.set_fill_style_str(&self.paper);
                context.fill_rect(0.0, 0.0, width + 2.0 * MARGIN, above + height + below + 2.0 * MARGIN);
            }
            let mut y = MARGIN;
            for (text, style) in &self.above {
                y = set(&context, text, style, y, width)?;
            }
            above = y - MARGIN + 8.0;
            let foot = set(&context, &self.below.0, &self.below.1, MARGIN + above + height + 8.0, width)?;
            below = foot - MARGIN - above - height;
        }
        context
            .draw_image_with_html_image_element_and_dw_and_dh(image, MARGIN, MARGIN + above, width, height)
            .ok()?;
        canvas.to_data_url().ok()
    }
}

/// Sets a text in lines no wider than the drawing; gives the height below the last one.
fn set(
    context: &CanvasRenderingContext2d,
    text: &str,
    style: &CssStyleDeclaration,
    mut y: f64,
    width: f64,
) -> Option<f64> {
    let property = |name: &str| style.get_property_value(name).ok();
    let size = property("font-size")?;
    context.set_font(&format!("{} {size} {}", property("font-weight")?, property("font-family")?));
    context.set_fill_style_str(&property("color")?);
    // Read by the browser: the tables that Rust reads a fraction with are 14 KB of the download.
    let size = js_sys::parse_float(&size);
    let mut line = String::new();
    for c in text.trim().chars() {
        line.push(c);
        if context.measure_text(&line).ok()?.width() > width {
            line.pop();
            y += size * 1.5;
            context.fill_text(&line, MARGIN, y - size * 0.4).ok()?;
            line = String::from(c);
        }
    }
    y += size * 1.5;
    context.fill_text(&line, MARGIN, y - size * 0.4).ok()?;
    Some(y)
}
