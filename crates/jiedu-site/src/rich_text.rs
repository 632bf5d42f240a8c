//! A briefing as rich text that an editor pastes into the editor of a WeChat article (公众号).
//!
//! That editor keeps inline styles alone. Each rule has a test in `tests/rich_text.rs`: no class, id or style sheet; `section`, `p`
//! and plain tables, lists as paragraphs; no links; drawings of presentation attributes at a size in pixels; pictures sized by
//! their style; nothing smaller than 14 pixels; an empty paragraph first and last, whose style the editor eats.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiedu_core::document::{Block, Briefing, Table, TextRange};
use jiedu_core::fact::Fact;
use jiedu_core::figure::{Body, Figure, KeyFigure, TableMeasure, table};
use jiedu_core::label;
use jiedu_core::markup::push_text;
use jiedu_core::payload::BriefingPart;
use jiedu_core::picture::draw_alone;
use jiedu_core::qr::qr_png;
use jiedu_core::reading::{Reading, briefing_part};
use jiedu_widget::i18n::{Lang, Words, fill};

/// Width at which charts are laid out, and the width of a phone's article at which they are shown: the smallest text in them, 12,
/// is 14 there.
const LAID_OUT: f64 = 294.0;
const SHOWN: f64 = 343.0;

const INK: &str = "#1c1b19";
const INK_2: &str = "#4b4843";
const HAIR: &str = "#d9d5cb";
const VOID: &str = "#87827a";
const RED: &str = "#b5301d";
const UNDER: &str = "#b8705f";

/// Rich text, and the same in plain text for editors that take no other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// The title by itself, for the field of the title.
    pub title: String,
    /// HTML with inline styles.
    pub html: String,
    /// Plain text.
    pub plain: String,
}

/// A briefing as rich text, in simplified Chinese.
pub fn rich_text(reading: &Reading) -> RichText {
    let part = briefing_part(reading);
    let mut writer =
        Writer { reading, part: &part, words: Lang::Zh.words(), html: String::new(), plain: String::new() };
    writer.article();
    let meta = &reading.briefing.meta;
    RichText { title: meta.title.clone(), html: writer.html, plain: writer.plain }
}

struct Writer<'a> {
    reading: &'a Reading,
    part: &'a BriefingPart,
    words: &'static Words,
    html: String,
    plain: String,
}

impl Writer<'_> {
    fn briefing(&self) -> &Briefing {
        &self.reading.briefing
    }

    fn article(&mut self) {
        let meta = self.briefing().meta.clone();
        self.edge();
        self.html.push_str(&format!("<section style=\"color:{INK};\">"));
        self.line(&meta.title, "margin:0 0 8px;font-size:22px;line-height:1.4;font-weight:bold;");
        if !meta.subtitle.is_empty() {
            self.line(
                &format!("——{}", meta.subtitle),
                &format!("margin:0 0 8px;font-size:16px;line-height:1.6;color:{INK_2};"),
            );
        }
        let day = if meta.meeting.year == 0 {
            String::new()
        } else {
            label::date(&self.part.meeting, &self.words.figures)
        };
        let byline = meta.byline.as_ref().map_or("", |byline| byline.text.as_str());
        let source: Vec<&str> = [meta.issuer.as_str(), &day, byline, &meta.publisher]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        self.line(
            &source.join("　"),
            &format!("margin:0 0 20px;font-size:14px;line-height:1.6;color:{INK_2};"),
        );
        self.keys();
        let mut figures = 0;
        let lead = self.briefing().lead.clone();
        self.blocks(&lead, &mut figures);
        for (at, section) in self.briefing().sections.clone().iter().enumerate() {
            self.heading(at);
            if section.missing.is_some() {
                self.lack("");
            }
            self.blocks(&section.blocks, &mut figures);
        }
        if !meta.source_note.is_empty() {
            let note = format!("〔{}〕{}", self.words.source, meta.source_note);
            self.line(&note, &format!("margin:24px 0 0;font-size:14px;line-height:1.7;color:{INK_2};"));
        }
        self.way_to_the_page(&meta.url);
        self.html.push_str("</section>");
        self.edge();
    }

    /// What the editor eats instead of the first and the last block's style.
    fn edge(&mut self) {
        self.html.push_str("<p style=\"margin:0;font-size:0;line-height:0;\">&nbsp;</p>");
    }

    /// A paragraph without numbers to underline; nothing where it is empty.
    fn line(&mut self, text: &str, style: &str) {
        if text.is_empty() {
            return;
        }
        self.html.push_str(&format!("<p style=\"{style}\">"));
        push_text(&mut self.html, text);
        self.html.push_str("</p>");
        self.plain.push_str(text);
        self.plain.push_str("\n\n");
    }

    /// A stretch of the text, its numbers underlined.
    fn text(&mut self, range: &TextRange) {
        let facts: Vec<Fact> = self
            .reading
            .facts
            .iter()
            .filter(|fact| range.start <= fact.span.start && fact.span.end <= range.end)
            .cloned()
            .collect();
        let mut at = range.start;
        for fact in facts {
            self.words_of(at..fact.span.start);
            self.html.push_str(&format!("<span style=\"border-bottom:1px solid {UNDER};\">"));
            self.words_of(fact.span.clone());
            self.html.push_str("</span>");
            at = fact.span.end;
        }
        self.words_of(at..range.end);
    }

    fn words_of(&mut self, range: TextRange) {
        let words = self.reading.briefing.text.get(range).unwrap_or_default();
        push_text(&mut self.html, words);
        self.plain.push_str(words);
    }

    fn paragraph(&mut self, range: &TextRange, style: &str) {
        self.html.push_str(&format!("<p style=\"{style}\">"));
        self.text(range);
        self.html.push_str("</p>");
        self.plain.push_str("\n\n");
    }

    fn heading(&mut self, at: usize) {
        let Some(section) = self.part.sections.get(at) else { return };
        let (title, number) = (section.title.clone(), section.number.clone());
        let style = match section.level {
            1 => format!(
                "margin:36px 0 16px;padding:8px 0 0;border-top:2px solid {INK};font-size:20px;line-height:1.45;font-weight:bold;"
            ),
            2 => "margin:28px 0 12px;font-size:18px;line-height:1.5;font-weight:bold;".to_owned(),
            _ => "margin:20px 0 8px;font-size:16px;line-height:1.6;font-weight:bold;".to_owned(),
        };
        let blank = if number.is_empty() || title.is_empty() { "" } else { " " };
        self.line(&format!("{number}{blank}{title}"), &style);
    }

    fn blocks(&mut self, blocks: &[Block], figures: &mut usize) {
        let body = "margin:0 0 16px;font-size:16px;line-height:1.8;text-align:justify;";
        for block in blocks {
            match block {
                Block::Paragraph(range) => self.paragraph(range, body),
                Block::List(items) => {
                    for item in items {
                        let style = format!("{body}padding-left:{}px;", 16 * (u32::from(item.depth) + 1));
                        self.paragraph(&item.range, &style);
                    }
                }
                Block::Missing(missing) => self.lack(&missing.note),
                Block::Table(found) => self.text_table(found),
                Block::Figure(_) => {
                    // Blocks and figures are in the same order; one that could not be read is no figure.
                    if let Some(figure) = self.reading.figures.get(*figures).cloned() {
                        self.figure(&figure);
                    }
                    *figures += 1;
                }
            }
        }
    }

    fn lack(&mut self, note: &str) {
        let colon = if note.is_empty() { "" } else { "：" };
        let text = format!("〔{}{colon}{note}〕", self.words.missing);
        let style = format!(
            "margin:0 0 16px;padding:8px 12px;border:1px dashed {VOID};font-size:15px;line-height:1.7;color:{INK_2};"
        );
        self.line(&text, &style);
    }

    /// 一分钟, as a table: the number at the left, what it is at the right.
    fn keys(&mut self) {
        if self.reading.keys.is_empty() {
            return;
        }
        let head = format!("margin:0 0 4px;font-size:16px;line-height:1.6;font-weight:bold;color:{RED};");
        self.line(self.words.minute, &head);
        let keys: Vec<KeyFigure> = self.reading.keys.clone();
        let rows: Vec<Vec<String>> = keys
            .iter()
            .map(|key| {
                let remark =
                    if key.remark.is_empty() { String::new() } else { format!("〔{}〕", key.remark) };
                let said = [key.label.as_str(), &key.detail].into_iter().filter(|it| !it.is_empty());
                vec![format!("{}{}", key.number, key.unit), said.collect::<Vec<_>>().join("，") + &remark]
            })
            .collect();
        self.plain_table(&[], &rows, "font-size:20px;font-weight:bold;white-space:nowrap;");
    }

    /// A table whose first cells have a style of their own.
    fn plain_table(&mut self, head: &[String], rows: &[Vec<String>], first: &str) {
        self.html.push_str("<table style=\"width:100%;border-collapse:collapse;margin:0 0 20px;\"><tbody>");
        let cell = format!(
            "border:0;border-bottom:1px solid {HAIR};padding:8px 8px 8px 0;text-align:left;vertical-align:top;font-size:15px;line-height:1.6;"
        );
        if !head.is_empty() {
            self.row(head, &format!("{cell}color:{INK_2};font-size:14px;"), "");
        }
        for row in rows {
            self.row(row, &cell, first);
        }
        self.html.push_str("</tbody></table>");
        self.plain.push('\n');
    }

    fn row(&mut self, cells: &[String], style: &str, first: &str) {
        self.html.push_str("<tr>");
        for (at, cell) in cells.iter().enumerate() {
            let more = if at == 0 { first } else { "" };
            self.html.push_str(&format!("<td style=\"{style}{more}\">"));
            push_text(&mut self.html, cell);
            self.html.push_str("</td>");
        }
        self.html.push_str("</tr>");
        self.plain.push_str(&cells.join("\t"));
        self.plain.push('\n');
    }

    /// A table of the text, its numbers underlined as everywhere.
    fn text_table(&mut self, found: &Table) {
        for range in &found.caption {
            self.paragraph(range, "margin:0 0 4px;font-size:15px;line-height:1.6;font-weight:bold;");
        }
        self.html.push_str("<table style=\"width:100%;border-collapse:collapse;margin:0 0 12px;\"><tbody>");
        for (at, row) in found.rows.iter().enumerate() {
            let weight = if at < found.heads { "font-weight:bold;" } else { "" };
            self.html.push_str("<tr>");
            for cell in &row.cells {
                self.html.push_str(&format!(
                    "<td style=\"border:1px solid {HAIR};padding:6px 8px;font-size:14px;line-height:1.6;{weight}\">"
                ));
                self.text(cell);
                self.html.push_str("</td>");
                self.plain.push('\t');
            }
            self.html.push_str("</tr>");
            self.plain.push('\n');
        }
        self.html.push_str("</tbody></table>");
        for range in &found.notes {
            self.paragraph(range, &format!("margin:0 0 16px;font-size:14px;line-height:1.6;color:{INK_2};"));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let words = self.words;
        let small = format!("margin:0 0 8px;font-size:14px;line-height:1.6;color:{INK_2};");
        self.html.push_str(&format!(
            "<section style=\"margin:24px 0;padding:12px 0 0;border-top:1px solid {INK};\">"
        ));
        self.line(
            &fill(words.figure, &[&figure.number.to_string()]),
            &format!("margin:0;font-size:14px;line-height:1.6;color:{INK_2};"),
        );
        self.line(&figure.caption, "margin:0 0 4px;font-size:17px;line-height:1.5;font-weight:bold;");
        self.line(&figure.sub, &small);
        match &figure.body {
            Body::Chart(chart) => {
                let drawn = draw_alone(chart, LAID_OUT, SHOWN, &TableMeasure, &words.figures);
                self.html.push_str(&format!("<section style=\"margin:8px 0;\">{drawn}</section>"));
            }
            Body::Grid(_) => {
                let data = table(figure, &words.figures);
                self.plain_table(&data.head, &data.rows, "font-weight:bold;");
            }
        }
        for derived in figure.derived() {
            self.line(&label::derived(derived, &words.figures), &small);
        }
        for note in &figure.notes {
            self.line(note, &small);
        }
        if let Some(section) = figure.section {
            let place = label::place(&self.part.sections, usize::from(section), &words.figures);
            self.line(&fill(words.original, &[&place]), &small);
        }
        self.html.push_str("</section>");
    }

    /// The way to the page where numbers can be pressed; nothing while it has no address.
    fn way_to_the_page(&mut self, url: &str) {
        if url.is_empty() {
            return;
        }
        self.html.push_str(&format!(
            "<section style=\"margin:28px 0 0;padding:16px 0 0;border-top:1px solid {HAIR};\">"
        ));
        if let Some(code) = qr_png(url) {
            let data = STANDARD.encode(code);
            self.html.push_str(&format!("<p style=\"margin:0 0 8px;\"><img style=\"width:128px;height:128px;\" alt=\"\" src=\"data:image/png;base64,{data}\"/></p>"));
        }
        self.line(
            self.words.rich_text_way,
            "margin:0 0 4px;font-size:15px;line-height:1.6;font-weight:bold;",
        );
        self.line(url, &format!("margin:0;font-size:14px;line-height:1.6;color:{INK_2};"));
        self.html.push_str("</section>");
    }
}
