//! Pictures: a figure with its caption, notes and source on one sheet, as an SVG that needs neither style sheet nor fonts of its
//! own. What shows pictures turns it into pixels.

mod ink;
mod lines;
mod sheet;
mod table;

pub use ink::{COLOURS, Ink};

use crate::figure::{Chart, FigureWords, Measure, Size, Table, layout};
use crate::qr::qr_path;
use ink::{HAIR, INK, INK_2, INK_3};
use lines::{address_lines, balanced, lines};
use sheet::Sheet;

/// What stands in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// 图2.
    pub number: String,
    /// The finding.
    pub title: String,
    /// Period, unit, limits; may be empty.
    pub sub: String,
    /// What is drawn.
    pub body: Body,
    /// Remarks, and what was worked out.
    pub notes: Vec<String>,
    /// Where it comes from: 《title》, section, date.
    pub source: String,
    /// The link that leads to it, as its code has it; empty where none leads others there.
    pub link: String,
    /// The link as it is read, without what programs put before it; empty likewise.
    pub address: String,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Values.
    Chart(Chart),
    /// The passages of a grid, set as a table.
    Table(Table),
}

/// A picture as SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The document.
    pub svg: String,
    /// Its size in CSS pixels.
    pub size: Size,
}

/// Space around everything.
const MARGIN: f64 = 24.0;
/// Side of the code: a phone reads it from a screen at arm's length.
const CODE: f64 = 96.0;
/// Between the code and what stands beside it.
const GAP: f64 = 20.0;

/// A chart by itself, for articles that take drawings and no style sheet: no words around it, no ground below it, no ids. It is laid
/// out at `width` CSS pixels and shown at `shown`.
pub fn draw_alone(
    chart: &Chart,
    width: f64,
    shown: f64,
    measure: &dyn Measure,
    words: &FigureWords,
) -> String {
    let mut sheet = Sheet::new(0.0, width, measure);
    sheet.scene(&layout(chart, Size { width, height: 0.0 }, measure, words));
    sheet.bare(shown)
}

/// Draws a picture whose drawing is so many CSS pixels wide.
pub fn draw_picture(picture: &Picture, width: f64, measure: &dyn Measure, words: &FigureWords) -> Drawn {
    let mut sheet = Sheet::new(MARGIN, width, measure);
    sheet.rule(INK);
    sheet.space(8.0);
    sheet.text(&picture.number, 13, INK_3, lines);
    sheet.heading(&picture.title, 17, balanced);
    sheet.text(&picture.sub, 14, INK_2, lines);
    sheet.space(14.0);
    match &picture.body {
        Body::Chart(chart) => {
            let size = Size { width, height: 0.0 };
            sheet.scene(&layout(chart, size, measure, words));
        }
        Body::Table(table) => sheet.table(table),
    }
    for note in &picture.notes {
        sheet.space(8.0);
        sheet.text(note, 13, INK_2, lines);
    }
    sheet.space(18.0);
    sheet.rule(HAIR);
    sheet.space(10.0);
    let top = sheet.bottom();
    let code = qr_path(&picture.link).filter(|_| !picture.link.is_empty());
    let beside = code.as_ref().map_or(0.0, |_| CODE + GAP);
    sheet.narrow(beside, |sheet| {
        sheet.text(&picture.source, 13, INK_3, lines);
        sheet.space(4.0);
        sheet.text(&picture.address, 13, INK_2, address_lines);
    });
    if let Some(code) = code {
        sheet.code(&code, top, CODE);
    }
    sheet.finish(&format!("{} {}", picture.number, picture.title))
}
