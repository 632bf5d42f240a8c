//! Documents of Word: headings by style, counted numbers, tables, footnotes.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;

use crate::inline::{Paragraph, escape};
use crate::numbering::{Mark, Numbering};
use crate::style::{Element as _, Styles, numbering_of};
use crate::table::table;
use crate::{Imported, Refusal};

/// Longest part of a document, unpacked, in bytes.
const MAX_PART: u64 = 64 << 20;
/// Most elements of a part.
const MAX_NODES: u32 = 4_000_000;
/// Deepest nesting that is followed.
const MAX_DEPTH: usize = 48;
/// What to do with a document that can't be read.
const HELP: &str = "open it in WPS or Word and save it again as .docx (另存为 .docx)";

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Result<Imported, Refusal> {
    let broken = |what: &str| Refusal(format!("this .docx can't be read ({what}): {HELP}"));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    let body = part(&mut archive, "word/document.xml")?.ok_or_else(|| broken("it has no text"))?;
    let styles = part(&mut archive, "word/styles.xml")?.unwrap_or_default();
    let numbering = part(&mut archive, "word/numbering.xml")?.unwrap_or_default();
    let footnotes = part(&mut archive, "word/footnotes.xml")?.unwrap_or_default();
    let body = parse(&body).map_err(|error| broken(&error.to_string()))?;
    let mut reader = Reader {
        styles: parse(&styles).map_or_else(|_| Styles::default(), |xml| Styles::read(&xml)),
        numbering: parse(&numbering).map_or_else(|_| Numbering::default(), |xml| Numbering::read(&xml)),
        footnotes: parse(&footnotes).map_or_else(|_| HashMap::new(), |xml| notes_of(&xml)),
        blocks: Vec::new(),
        told: Told::default(),
        pending: Vec::new(),
    };
    if let Some(found) = body.descendants().find(|node| node.has_tag_name_local("body")) {
        reader.blocks_of(found, 0);
    }
    Ok(reader.finish())
}

/// Reads XML. A document type, which could grow without end, is refused.
fn parse(text: &str) -> Result<Document<'_>, roxmltree::Error> {
    Document::parse_with_options(text, ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() })
}

/// A part of the archive as text; none where it has no such part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Refusal> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut text = Vec::new();
    // The size that the archive claims is not believed: what unpacks is counted.
    file.take(MAX_PART + 1)
        .read_to_end(&mut text)
        .map_err(|error| Refusal(format!("this .docx can't be unpacked ({error}): {HELP}")))?;
    if text.len() as u64 > MAX_PART {
        return Err(Refusal(format!(
            "{name} in this .docx unpacks to more than {MAX_PART} bytes, which are the most that is read: split the document"
        )));
    }
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}

/// The footnotes by their ids; those that only draw a line have other types.
fn notes_of(xml: &Document<'_>) -> HashMap<String, String> {
    let notes =
        xml.descendants().filter(|node| node.has_tag_name_local("footnote") && node.attr("type").is_none());
    notes
        .filter_map(|note| {
            let words: String = note
                .descendants()
                .filter(|node| node.has_tag_name_local("t"))
                .filter_map(|node| node.text())
                .collect();
            Some((note.attr("id")?.to_owned(), words.trim().to_owned()))
        })
        .collect()
}

/// What a reader is told once.
#[derive(Default)]
struct Told {
    pictures: usize,
    changes: bool,
    contents: usize,
    boxes: usize,
    hidden: usize,
    footnotes: usize,
}

struct Reader {
    styles: Styles,
    numbering: Numbering,
    footnotes: HashMap<String, String>,
    /// Blocks, and whether each is an item of a list.
    blocks: Vec<(String, bool)>,
    told: Told,
    /// Footnotes that the paragraph being read points at.
    pending: Vec<(usize, String)>,
}

impl Reader {
    fn blocks_of(&mut self, parent: Node<'_, '_>, depth: usize) {
        for node in parent.children().filter(Node::is_element) {
            if depth >= MAX_DEPTH {
                return;
            }
            match node.tag_name().name() {
                "p" => self.paragraph(node, depth),
                "tbl" => self.table(node, depth),
                // Content controls and what was moved or set in hold paragraphs of their own.
                "sdt" | "sdtContent" | "ins" | "moveTo" | "smartTag" | "customXml" => {
                    self.blocks_of(node, depth + 1)
                }
                "del" | "moveFrom" => self.told.changes = true,
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, depth: usize) {
        let properties = node.child("pPr");
        let value =
            |name: &str| properties.and_then(|found| found.child(name)).and_then(|child| child.attr("val"));
        let style = value("pStyle").unwrap_or_default();
        if self.styles.is_contents(style) {
            self.told.contents += 1;
            return;
        }
        let outline = value("outlineLvl")
            .and_then(|level| level.parse::<u8>().ok())
            .filter(|level| *level < 9)
            .map(|level| level + 1);
        let level = outline.or_else(|| self.styles.heading(style));
        let mut words = Paragraph::default();
        let mut lines: Vec<Paragraph> = Vec::new();
        self.runs(node, self.styles.is_bold(style), &mut words, &mut lines, depth);
        lines.push(words);
        let numbering = properties.and_then(numbering_of).or_else(|| self.styles.numbering(style));
        // A paragraph without words counts no number: Word shows none that anybody meant.
        if lines.iter().all(Paragraph::is_blank) {
            return;
        }
        let mark = numbering
            .filter(|(list, _)| list != "0")
            .and_then(|(list, level)| Some((self.numbering.next(&list, level)?, level)));
        if self.styles.is_title(style) || level.is_some() {
            let hashes = "#".repeat(level.map_or(1, |level| usize::from(level).min(5) + 1));
            let number = match &mark {
                Some((Mark::Number(number), _)) => number.as_str(),
                _ => "",
            };
            let words: Vec<String> = lines.iter_mut().map(|line| line.take().replace("**", "")).collect();
            self.push(format!("{hashes} {}{}", joined(number), words.join(" ").trim()), false);
        } else {
            for (idx, line) in lines.iter_mut().enumerate().filter(|(_, line)| !line.is_blank()) {
                let text = line.take();
                match &mark {
                    Some((Mark::Bullet, level)) if idx == 0 => {
                        self.push(format!("{}- {text}", "  ".repeat(*level)), true)
                    }
                    Some((Mark::Number(number), _)) if idx == 0 => {
                        self.push(format!("{}{text}", joined(&escape(number))), false)
                    }
                    _ => self.push(text, false),
                }
            }
        }
        for (number, note) in std::mem::take(&mut self.pending) {
            self.push(format!("注［{number}］：{}", escape(&note)), false);
        }
    }

    /// The words of a paragraph; a line break in it ends a line.
    fn runs(
        &mut self,
        parent: Node<'_, '_>,
        bold: bool,
        words: &mut Paragraph,
        lines: &mut Vec<Paragraph>,
        depth: usize,
    ) {
        if depth >= MAX_DEPTH {
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => {
                    let properties = node.child("rPr");
                    if properties.and_then(|found| found.switch("vanish")).unwrap_or(false) {
                        self.told.hidden += 1;
                        continue;
                    }
                    let bold = properties.and_then(|found| found.switch("b")).unwrap_or(bold);
                    self.runs(node, bold, words, lines, depth + 1);
                }
                "t" => words.push(node.text().unwrap_or_default(), bold),
                "tab" => words.push(" ", bold),
                "noBreakHyphen" => words.push("-", bold),
                "br" if node.attr("type").is_none_or(|kind| kind == "textWrapping") => {
                    lines.push(std::mem::take(words))
                }
                "cr" => lines.push(std::mem::take(words)),
                "footnoteReference" => {
                    if let Some(note) =
                        node.attr("id").and_then(|id| self.footnotes.get(id)).filter(|note| !note.is_empty())
                    {
                        self.told.footnotes += 1;
                        words.push(&format!("［{}］", self.told.footnotes), bold);
                        self.pending.push((self.told.footnotes, note.clone()));
                    }
                }
                "drawing" | "pict" | "object" => {
                    let boxed = node.descendants().find(|inner| inner.has_tag_name_local("txbxContent"));
                    match boxed {
                        Some(boxed) => {
                            self.told.boxes += 1;
                            self.blocks_of(boxed, depth + 1);
                        }
                        None => self.told.pictures += 1,
                    }
                }
                "del" | "moveFrom" => self.told.changes = true,
                "ins" | "moveTo" => {
                    self.told.changes = true;
                    self.runs(node, bold, words, lines, depth + 1);
                }
                // The other way to show the same thing.
                "Fallback" | "pPr" | "rPr" | "instrText" | "delText" => {}
                _ => self.runs(node, bold, words, lines, depth + 1),
            }
        }
    }

    fn table(&mut self, node: Node<'_, '_>, depth: usize) {
        if depth >= MAX_DEPTH {
            return;
        }
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut cells: Vec<Vec<(String, bool)>> = Vec::new();
        let outer = std::mem::take(&mut self.blocks);
        for row in node.children().filter(|child| child.has_tag_name_local("tr")) {
            let mut made = Vec::new();
            for cell in row.children().filter(|child| child.has_tag_name_local("tc")) {
                self.blocks_of(cell, depth + 1);
                let found = std::mem::take(&mut self.blocks);
                made.push(found.iter().map(|(text, _)| text.replace("**", "")).collect::<Vec<_>>().join(" "));
                cells.push(found);
                let span = cell
                    .child("tcPr")
                    .and_then(|found| found.child("gridSpan"))
                    .and_then(|span| span.attr("val")?.parse().ok());
                made.extend((1..span.unwrap_or(1_usize).min(64)).map(|_| String::new()));
            }
            rows.push(made);
        }
        self.blocks = outer;
        match table(&rows) {
            Some(text) => self.push(text, false),
            None => self.blocks.extend(cells.into_iter().flatten()),
        }
    }

    fn push(&mut self, text: String, item: bool) {
        if !text.trim().is_empty() {
            self.blocks.push((text, item));
        }
    }

    fn finish(self) -> Imported {
        let mut text = String::new();
        let mut listed = false;
        for (block, item) in &self.blocks {
            if !text.is_empty() {
                text.push_str(if listed && *item { "\n" } else { "\n\n" });
            }
            text.push_str(block);
            listed = *item;
        }
        text.push('\n');
        let Told { pictures, changes, contents, boxes, hidden, footnotes } = self.told;
        let mut notes = Vec::new();
        let mut note = |count: usize, text: &str| {
            if count > 0 {
                notes.push(format!("{count} {text}"));
            }
        };
        note(pictures, "pictures, formulas or objects are left out");
        note(contents, "lines of a table of contents are left out");
        note(boxes, "text boxes are set before the paragraphs that they hang on");
        note(hidden, "hidden pieces of text are left out");
        note(footnotes, "footnotes stand behind their paragraphs as 注［n］");
        if changes {
            notes.push(
                "changes are tracked: what was set in is taken, what was struck out is left out".to_owned(),
            );
        }
        Imported { text, is_converted: true, notes, ..Imported::default() }
    }
}

/// A number before words: a blank follows where no mark does.
fn joined(number: &str) -> String {
    let number = number.trim();
    if number.is_empty() || number.ends_with(['、', '.', '．', '）', ')', '：']) {
        number.to_owned()
    } else {
        format!("{number} ")
    }
}
