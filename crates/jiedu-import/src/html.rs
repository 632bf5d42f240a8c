//! Web pages, and what is copied out of them: headings, paragraphs, lists, tables. Scripts, styles, comments and what is hidden are
//! no text.

use scraper::{ElementRef, Html, Node, Selector};

use crate::Imported;
use crate::inline::{Paragraph, escape};
use crate::table::table;

/// Deepest nesting that is followed; what lies deeper is read as words.
const MAX_DEPTH: usize = 200;

/// What holds the text of a page, the surest first: WeChat, sites of offices, and what pages call it.
const ROOTS: [&str; 9] = [
    "#js_content",
    "#UCAP-CONTENT",
    ".TRS_Editor",
    ".pages_content",
    ".article-content",
    "#zoom",
    "article",
    "main",
    "body",
];

/// Elements that are no text.
const SILENT: [&str; 22] = [
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object", "video",
    "audio", "canvas", "button", "input", "select", "textarea", "nav", "rt", "rp", "link", "meta",
];

/// Elements that stand in a line.
const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "wbr",
];

/// Reads a page.
pub(crate) fn read(text: &str, notes: Vec<String>) -> Imported {
    let page = Html::parse_document(text);
    let first =
        |selector: &str| Selector::parse(selector).ok().and_then(|selector| page.select(&selector).next());
    let root = ROOTS.iter().find_map(|selector| Some((*selector, first(selector).filter(has_text)?)));
    let mut reader = Reader { notes, ..Reader::default() };
    if let Some((selector, root)) = root {
        if selector != "body" {
            reader.notes.push(format!("only the text in {selector} of the page is taken"));
        }
        reader.children(root, Place::default());
        reader.flush(Place::default());
    }
    // WeChat and offices keep the title outside of the text.
    let title = [".rich_media_title", "h1", "title"]
        .iter()
        .find_map(|selector| first(selector))
        .map(|found| words(found));
    let counts = [
        (reader.links, "links: their words are kept, their addresses are left out"),
        (reader.pictures, "pictures are left out"),
        (reader.hidden, "hidden pieces are left out"),
    ];
    for (count, what) in counts.iter().filter(|(count, _)| *count > 0) {
        reader.notes.push(format!("{count} {what}"));
    }
    let mut text = String::new();
    let mut listed = false;
    for (block, item) in &reader.blocks {
        if !text.is_empty() {
            text.push_str(if listed && *item { "\n" } else { "\n\n" });
        }
        text.push_str(block);
        listed = *item;
    }
    text.push('\n');
    Imported {
        text,
        is_converted: true,
        title: title.unwrap_or_default(),
        notes: reader.notes,
        ..Imported::default()
    }
}

fn has_text(element: &ElementRef<'_>) -> bool {
    element.text().any(|text| !text.trim().is_empty())
}

/// The words of an element in one line.
fn words(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// Where in a page the words stand.
#[derive(Clone, Copy, Default)]
struct Place {
    bold: bool,
    /// Level of the heading; 0 outside of one.
    heading: u8,
    /// Depth of lists; 0 outside of one.
    list: usize,
    /// Number of the item; 0 where it has none.
    item: usize,
    depth: usize,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<(String, bool)>,
    line: Paragraph,
    /// Whether the item being read has begun.
    begun: bool,
    notes: Vec<String>,
    links: usize,
    pictures: usize,
    hidden: usize,
}

impl Reader {
    fn children(&mut self, parent: ElementRef<'_>, place: Place) {
        let mut count = 0;
        for child in parent.children() {
            match child.value() {
                Node::Text(text) => self.line.push(text, place.bold),
                Node::Element(_) => {
                    let Some(element) = ElementRef::wrap(child) else { continue };
                    if element.value().name() == "li" {
                        count += 1;
                    }
                    self.element(
                        element,
                        Place { item: if parent.value().name() == "ol" { count } else { 0 }, ..place },
                    );
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, place: Place) {
        let name = element.value().name();
        if SILENT.contains(&name) {
            return;
        }
        if is_hidden(element) {
            self.hidden += usize::from(has_text(&element));
            return;
        }
        if place.depth >= MAX_DEPTH {
            self.line.push(&words(element), place.bold);
            return;
        }
        let place = Place { depth: place.depth + 1, bold: place.bold || is_bold(element), ..place };
        match name {
            "br" => self.flush(place),
            "hr" => self.flush(place),
            "img" | "picture" => self.pictures += 1,
            "a" => {
                self.links += usize::from(
                    element.attr("href").is_some_and(|address| !address.starts_with('#'))
                        && has_text(&element),
                );
                self.children(element, place);
            }
            "table" => self.table(element, place),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush(place);
                let heading = name.bytes().last().map_or(1, |digit| digit - b'0');
                let place = Place { heading, bold: false, ..place };
                self.children(element, place);
                self.flush(place);
            }
            "ul" | "ol" => {
                self.flush(place);
                self.children(element, Place { list: place.list + 1, ..place });
                self.flush(place);
            }
            "li" => {
                self.begun = false;
                self.children(element, place);
                self.flush(place);
                self.begun = true;
            }
            _ if INLINE.contains(&name) => self.children(element, place),
            _ => {
                self.flush(place);
                self.children(element, place);
                self.flush(place);
            }
        }
    }

    /// Ends a line.
    fn flush(&mut self, place: Place) {
        if self.line.is_blank() {
            self.line = Paragraph::default();
            return;
        }
        let text = self.line.take();
        let block = if place.heading > 0 {
            (format!("{} {}", "#".repeat(place.heading.into()), text.replace("**", "")), false)
        } else if place.list > 0 {
            let indent = "  ".repeat(place.list - 1);
            let begun = std::mem::replace(&mut self.begun, true);
            match (begun, place.item) {
                (true, _) => (text, false),
                (false, 0) => (format!("{indent}- {text}"), true),
                // A number that the page counts is written, as a reader sees it.
                (false, number) => (format!("{number}.{text}"), false),
            }
        } else {
            (text, false)
        };
        self.blocks.push(block);
    }

    fn table(&mut self, element: ElementRef<'_>, place: Place) {
        self.flush(place);
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut nested = false;
        // How many more rows a cell reaches down, for each column.
        let mut down: Vec<usize> = Vec::new();
        let mut caption = String::new();
        for row in element.descendants().filter_map(ElementRef::wrap) {
            match row.value().name() {
                "table" if row.id() != element.id() => nested = true,
                "caption" => caption = escape(&words(row)),
                "tr" => {
                    let cells = row
                        .children()
                        .filter_map(ElementRef::wrap)
                        .filter(|cell| matches!(cell.value().name(), "td" | "th"));
                    let mut made = Vec::new();
                    let mut reach = |made: &mut Vec<String>| {
                        while let Some(left) = down.get_mut(made.len()).filter(|left| **left > 0) {
                            *left -= 1;
                            made.push(String::new());
                        }
                    };
                    let mut below = Vec::new();
                    for cell in cells {
                        reach(&mut made);
                        let span =
                            |name| cell.attr(name).and_then(|span| span.parse().ok()).unwrap_or(1_usize);
                        let (wide, high) = (span("colspan").clamp(1, 64), span("rowspan").clamp(1, 1000));
                        below.extend((made.len()..made.len() + wide).map(|column| (column, high - 1)));
                        made.push(escape(&words(cell)));
                        made.extend((1..wide).map(|_| String::new()));
                    }
                    reach(&mut made);
                    for (column, high) in below {
                        down.resize(down.len().max(column + 1), 0);
                        down[column] = high;
                    }
                    rows.push(made);
                }
                _ => {}
            }
        }
        match table(&rows).filter(|_| !nested) {
            Some(text) => {
                self.blocks.extend((!caption.is_empty()).then_some((caption, false)));
                self.blocks.push((text, false));
            }
            // It only lays out what stands in it.
            None => {
                self.children(element, place);
                self.flush(place);
            }
        }
    }
}

fn is_bold(element: ElementRef<'_>) -> bool {
    let style = || element.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    matches!(element.value().name(), "b" | "strong")
        || ["font-weight:bold", "font-weight:600", "font-weight:700"]
            .iter()
            .any(|bold| style().contains(bold))
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    element.attr("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden")
}
