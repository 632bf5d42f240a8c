//! Markdown → [`Briefing`] and diagnostics. Nothing that a person wrote is lost without a diagnostic.
//!
//! 1. Front matter.
//! 2. Blocks, by pulldown-cmark with offsets: headings, paragraphs, items, fences.
//! 3. Annotations of numbers, `[185亿元]{kind=money}`, are taken out of the texts.
//! 4. Headings become sections with number, anchor and parent; texts become ranges and sentences.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::annotation::take_annotations;
use super::inline_marks::{note_head, note_mark, without_marks};
use super::markup::{Markup, markup_parts};
use super::meta::{is_anchor, parse_meta};
use super::piece::{Cell, Piece, source_offset, write_row};
use super::table_lines::{caption_above, split_row};
use super::{
    Annotation, Block, Briefing, FigureBlock, Item, Missing, Section, Sentence, Table, TableRow, TextRange,
    parse_number, parse_ordinal, split_sentences,
};
use crate::diagnostic::Diagnostic;

/// Longest source that is read, in bytes; a longer one is refused with a diagnostic.
pub const MAX_SOURCE_BYTES: usize = 8 << 20;

/// Deepest nesting of lists; what lies deeper is set at this depth.
const MAX_DEPTH: u8 = 4;

/// Reads a briefing. Never fails: what can't be used is in the diagnostics, with its place in `source`.
pub fn parse_briefing(source: &str) -> (Briefing, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    if source.len() > MAX_SOURCE_BYTES {
        diagnostics.push(Diagnostic::error(
            "source-too-long",
            0..0,
            format!("the source has {} bytes, {MAX_SOURCE_BYTES} are read", source.len()),
            "split the briefing into several files",
        ));
        return (Briefing::default(), diagnostics);
    }
    let (meta, body) = parse_meta(source, &mut diagnostics);
    let mut reader = Reader { source, briefing: Briefing { meta, ..Briefing::default() }, diagnostics };
    reader.read(body);
    reader.check_anchors();
    reader.check_size();
    (reader.briefing, reader.diagnostics)
}

struct Reader<'a> {
    source: &'a str,
    briefing: Briefing,
    diagnostics: Vec<Diagnostic>,
}

/// A heading being read.
struct Heading {
    level: HeadingLevel,
    anchor: Option<String>,
    attributes: Vec<(String, Option<String>)>,
    span: Range<usize>,
}

/// A table being read.
#[derive(Default)]
struct TableRead {
    rows: Vec<TableRow>,
    cells: Vec<Cell>,
    /// Lines right below it, which Markdown takes for rows of it.
    below: Vec<(Piece, Range<usize>)>,
    /// The longest row that has more cells than the head: its place and how many more.
    long: Option<(Range<usize>, usize)>,
}

impl Reader<'_> {
    fn read(&mut self, body: usize) {
        let parser = Parser::new_ext(
            &self.source[body..],
            Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES,
        )
        .into_offset_iter();
        for (_, definition) in parser.reference_definitions().iter() {
            self.definition(&definition.dest, definition.span.start + body..definition.span.end + body);
        }
        let (mut piece, mut heading, mut figure) = (Piece::default(), None::<Heading>, None::<FigureBlock>);
        let (mut items, mut depth) = (Vec::new(), 0_u8);
        let mut ordered = Vec::new();
        let mut table = None::<TableRead>;
        let mut html = None::<Piece>;
        for (event, range) in parser {
            let span = range.start + body..range.end + body;
            match event {
                Event::Start(Tag::Heading { level, id, attrs, .. }) => {
                    heading = Some(Heading {
                        level,
                        anchor: id.map(|id| id.to_string()),
                        attributes: attrs
                            .into_iter()
                            .map(|(key, value)| (key.to_string(), value.map(|value| value.to_string())))
                            .collect(),
                        span,
                    });
                }
                Event::End(TagEnd::Heading(_)) => {
                    if let Some(heading) = heading.take() {
                        self.heading(heading, std::mem::take(&mut piece));
                    }
                }
                Event::Start(Tag::List(first)) => {
                    // An item's own text comes before the list inside it.
                    self.item(&mut items, &mut piece, depth);
                    ordered.push(first.is_some());
                    depth = depth.saturating_add(1);
                }
                Event::End(TagEnd::List(_)) => {
                    self.item(&mut items, &mut piece, depth);
                    ordered.pop();
                    depth = depth.saturating_sub(1);
                    if depth == 0 && !items.is_empty() {
                        let block = Block::List(std::mem::take(&mut items));
                        self.blocks().push(block);
                    }
                }
                Event::Start(Tag::Item) => {
                    self.item(&mut items, &mut piece, depth);
                    if ordered.last() == Some(&true) {
                        self.item_number(&mut piece, &span);
                    }
                }
                Event::End(TagEnd::Item) => self.item(&mut items, &mut piece, depth),
                Event::Start(Tag::FootnoteDefinition(name)) => piece.push(&note_head(&name), span.start),
                Event::FootnoteReference(name) => piece.push(&note_mark(&name), span.start),
                Event::Start(Tag::Table(_)) => {
                    // A table in a list parts it.
                    self.item(&mut items, &mut piece, depth);
                    if !items.is_empty() {
                        let block = Block::List(std::mem::take(&mut items));
                        self.blocks().push(block);
                    }
                    table = Some(TableRead::default());
                }
                Event::End(TagEnd::TableCell) => {
                    let cell = self.annotated(std::mem::take(&mut piece));
                    if let Some(table) = &mut table {
                        table.cells.push(cell);
                    }
                }
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                    if let Some(table) = &mut table {
                        self.row(table, &span);
                    }
                }
                Event::End(TagEnd::Table) => {
                    if let Some(table) = table.take() {
                        self.table(table);
                    }
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info == "figure" => {
                    figure = Some(FigureBlock { toml: String::new(), span: span.end..span.end });
                }
                Event::End(TagEnd::CodeBlock) if figure.is_some() => {
                    if let Some(figure) = figure.take() {
                        self.blocks().push(Block::Figure(figure));
                    }
                }
                Event::Start(Tag::HtmlBlock) => html = Some(Piece::default()),
                Event::Html(text) if html.is_some() => {
                    if let Some(html) = &mut html {
                        html.push(&text, span.start);
                    }
                }
                Event::End(TagEnd::HtmlBlock) => {
                    self.html(&html.take().unwrap_or_default(), &mut piece, &span);
                    if depth == 0 {
                        self.paragraph(std::mem::take(&mut piece), &span);
                    }
                }
                Event::InlineHtml(text) => {
                    let mut inline = Piece::default();
                    inline.push(&text, span.start);
                    self.html(&inline, &mut piece, &span);
                }
                Event::End(TagEnd::Paragraph | TagEnd::CodeBlock) if depth == 0 => {
                    self.paragraph(std::mem::take(&mut piece), &span);
                }
                Event::Start(Tag::Paragraph)
                    if depth > 0 && !piece.text.is_empty() && !piece.text.ends_with(' ') =>
                {
                    piece.push(" ", span.start);
                }
                Event::Text(text) => match &mut figure {
                    Some(figure) => {
                        if figure.toml.is_empty() {
                            figure.span.start = span.start;
                        }
                        figure.span.end = span.end;
                        // The source itself, so that places in it are places in the TOML whatever ends its lines.
                        figure.toml.replace_range(.., &self.source[figure.span.clone()]);
                    }
                    // An entity or an escape stands for another text than its own: its place is where it begins.
                    None => piece.push(&text, span.start),
                },
                Event::Code(text) | Event::Html(text) => {
                    piece.push(text.trim_end_matches('\n'), span.start);
                }
                // A line end in Chinese text is no space.
                Event::SoftBreak | Event::HardBreak => {}
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                    self.diagnostics.push(Diagnostic::warning(
                        "link-dropped",
                        span,
                        "links and pictures are not carried over; their words are",
                        "write what a reader must know in words",
                    ));
                }
                _ => {}
            }
        }
    }

    /// Adds the words of some HTML to a piece. Comments and scripts are not published and are told; tags are left out.
    fn html(&mut self, html: &Piece, piece: &mut Piece, span: &Range<usize>) {
        let mut hidden = false;
        for (at, part) in markup_parts(&html.text) {
            match part {
                Markup::Words(words) => {
                    let offset = source_offset(&html.map, at).unwrap_or(span.start);
                    piece.push(words.trim_end_matches('\n'), offset);
                }
                Markup::Hidden => hidden = true,
                Markup::Tag => {}
            }
        }
        if hidden {
            self.diagnostics.push(Diagnostic::warning(
                "comment-dropped",
                span.clone(),
                "a comment or a script stands here; it is not published",
                "take it out, or write as text what a reader should see",
            ));
        }
    }

    /// The number of an item is one of its words, as the source has it: Markdown knows that of the first alone.
    fn item_number(&self, piece: &mut Piece, span: &Range<usize>) {
        let words = self.source.get(span.clone()).unwrap_or_default();
        let end = words.find(['.', ')']).map_or(0, |at| at + 1);
        let number = words.get(..end).unwrap_or_default();
        if number.len() > 1 && number[..end - 1].bytes().all(|byte| byte.is_ascii_digit()) {
            piece.push(number, span.start);
            piece.push(" ", span.start + end);
        }
    }

    /// Markdown takes [1]: 甲 for the address of a link, and shows none of it.
    fn definition(&mut self, address: &str, span: Range<usize>) {
        if address.is_ascii() {
            return;
        }
        self.diagnostics.push(Diagnostic::error(
            "note-lost",
            span,
            "Markdown reads these words as the address of a link and shows none of them",
            "write \\[ for the first bracket, or [^1] for a note",
        ));
    }

    /// A piece without the marks that Markdown leaves in it. What is struck out is read, and told.
    fn unmarked(&mut self, piece: Piece) -> Piece {
        let Some(made) = without_marks(self.source, &piece.text, &piece.map, 0) else { return piece };
        for range in made.struck {
            let start = source_offset(&made.map, range.start).unwrap_or(0);
            let end = source_offset(&made.map, range.end.saturating_sub(1)).map_or(start, |at| at + 1);
            self.diagnostics.push(Diagnostic::warning(
                "struck-out",
                start..self.source.ceil_char_boundary(end),
                "these words are struck out, and the page shows them as any others",
                "take them out, or take the ~~ off",
            ));
        }
        Piece { text: made.text, map: made.map }
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        match self.briefing.sections.last_mut() {
            Some(section) => &mut section.blocks,
            None => &mut self.briefing.lead,
        }
    }

    /// Adds a piece to the text and returns its range, or none where it is blank.
    fn add_text(&mut self, piece: &Piece, range: Range<usize>, heading: bool) -> Option<TextRange> {
        let Range { start, end } = piece.write(range, &mut self.briefing)?;
        self.briefing.text.push('\n');
        if heading {
            self.briefing.sentences.push(Sentence { range: start..end, heading, row: false });
        } else {
            let sentences = split_sentences(&self.briefing.text[start..end], start);
            self.briefing.sentences.extend(sentences.into_iter().map(|range| Sentence {
                range,
                heading: false,
                row: false,
            }));
        }
        Some(start..end)
    }

    /// Takes the annotations out of a piece; their ranges are in its text.
    fn annotated(&mut self, piece: Piece) -> (Piece, Vec<Annotation>) {
        let piece = self.unmarked(piece);
        let Some(marked) = take_annotations(self.source, &piece.text, &piece.map) else {
            return (piece, Vec::new());
        };
        for span in marked.broken {
            self.diagnostics.push(Diagnostic::error(
                "annotation-invalid",
                span,
                "the braces of this annotation can't be read",
                "write [number]{key=value key=\"two words\"} on one paragraph, or \\[ for a bracket",
            ));
        }
        (Piece { text: marked.text, map: marked.map }, marked.annotations)
    }

    /// Adds a paragraph or an item with its annotations.
    fn add_annotated(&mut self, piece: Piece) -> Option<TextRange> {
        let (piece, annotations) = self.annotated(piece);
        let trimmed = piece.text.len() - piece.text.trim_start().len();
        let range = self.add_text(&piece, 0..piece.text.len(), false)?;
        let place = |at: usize| (range.start + at.saturating_sub(trimmed)).min(range.end);
        self.briefing.annotations.extend(annotations.into_iter().map(|annotation| Annotation {
            range: place(annotation.range.start)..place(annotation.range.end),
            ..annotation
        }));
        Some(range)
    }

    fn paragraph(&mut self, piece: Piece, span: &Range<usize>) {
        if let Some(note) = missing_note(piece.text.trim()) {
            let missing = Missing { note: note.to_owned(), span: span.clone() };
            self.blocks().push(Block::Missing(missing));
            return;
        }
        let lines = self.source.get(span.clone()).unwrap_or_default().lines();
        let rows = lines.filter(|line| line.trim_start().starts_with('|') && split_row(line).is_some());
        if rows.take(2).count() == 2 {
            self.diagnostics.push(Diagnostic::error(
                "table-broken",
                span.clone(),
                "these lines are meant as a table and are none",
                "let the first row name the columns and the second be |---|---|, with as many cells",
            ));
        }
        if let Some(range) = self.add_annotated(piece) {
            self.blocks().push(Block::Paragraph(range));
        }
    }

    /// Ends a row of a table.
    fn row(&mut self, table: &mut TableRead, span: &Range<usize>) {
        let mut cells = std::mem::take(&mut table.cells);
        let line = self.source.get(span.clone()).unwrap_or_default();
        let Some(found) = split_row(line) else {
            // 注：… right below a table is no row of it.
            let words = cells.into_iter().next().map(|(piece, _)| piece).unwrap_or_default();
            table.below.push((words, span.clone()));
            return;
        };
        // The row above is none either, or it would stand behind this one.
        for (piece, _) in std::mem::take(&mut table.below) {
            table.rows.extend(write_row(vec![(piece, Vec::new())], &mut self.briefing));
        }
        // Markdown drops cells that no head stands above.
        for extra in found.iter().skip(cells.len()) {
            let words = &line[extra.clone()];
            let mut piece = Piece::default();
            piece.push(words, span.start + extra.start);
            if !words.is_empty() {
                table.long = Some((span.clone(), found.len() - cells.len()));
            }
            cells.push(self.annotated(piece));
        }
        table.rows.extend(write_row(cells, &mut self.briefing));
    }

    /// Ends a table.
    fn table(&mut self, read: TableRead) {
        if let Some((span, more)) = read.long {
            self.diagnostics.push(Diagnostic::warning(
                "table-ragged",
                span,
                format!("this row has {more} more cells than the head of its table"),
                "give each column a head; a cell that spans several leaves the cells behind it empty",
            ));
        }
        let blocks = match self.briefing.sections.last() {
            Some(section) => &section.blocks,
            None => &self.briefing.lead,
        };
        let caption = caption_above(blocks, &self.briefing);
        let count = caption.len();
        let table = Table::of(&self.briefing.text, caption, read.rows);
        let blocks = self.blocks();
        blocks.truncate(blocks.len() - count);
        blocks.push(Block::Table(table));
        for (piece, span) in read.below {
            self.paragraph(piece, &span);
        }
    }

    fn item(&mut self, items: &mut Vec<Item>, piece: &mut Piece, depth: u8) {
        let piece = std::mem::take(piece);
        if depth == 0 {
            return;
        }
        if let Some(range) = self.add_annotated(piece) {
            let ordinal = parse_ordinal(&self.briefing.text[range.clone()]);
            items.push(Item { range, ordinal, depth: (depth - 1).min(MAX_DEPTH) });
        }
    }

    fn heading(&mut self, heading: Heading, piece: Piece) {
        let Heading { level, anchor, attributes, span } = heading;
        let piece = self.unmarked(piece);
        let level = match level {
            HeadingLevel::H2 => 1,
            HeadingLevel::H3 => 2,
            HeadingLevel::H4 => 3,
            HeadingLevel::H1 => {
                self.diagnostics.push(Diagnostic::error(
                    "heading-level",
                    span.clone(),
                    "the title belongs in the front matter",
                    "write it as title = \"…\" there and begin the sections with ##",
                ));
                1
            }
            _ => {
                self.diagnostics.push(Diagnostic::error(
                    "heading-level",
                    span.clone(),
                    "headings go down to ####",
                    "make it an item of a list, or raise the headings above it",
                ));
                3
            }
        };
        let above = self.briefing.sections.last().map_or(0, |section| section.level);
        if level > above + 1 {
            self.diagnostics.push(Diagnostic::error(
                "heading-level",
                span.clone(),
                "this heading jumps over a level",
                "use one # more than the heading above it, not two",
            ));
        }
        let (number, rest) = match parse_number(piece.text.trim()) {
            Some((number, rest)) => (Some(number), rest),
            None => (None, piece.text.trim()),
        };
        let rest_start = piece.text.trim_end().len() - rest.len();
        let missing = missing_note(rest).map(|note| Missing { note: note.to_owned(), span: span.clone() });
        let title = if missing.is_some() { "" } else { rest };
        let range = if missing.is_some() {
            let at = self.briefing.text.len();
            at..at
        } else {
            self.add_text(&piece, rest_start..rest_start + rest.len(), true).unwrap_or_else(|| {
                let at = self.briefing.text.len();
                at..at
            })
        };
        let parent = self.briefing.sections.iter().rposition(|section| section.level < level);
        let mut section = Section {
            title: title.to_owned(),
            short: title.split(' ').next().unwrap_or_default().to_owned(),
            number,
            level,
            parent,
            missing,
            heading: range,
            span: span.clone(),
            ..Section::default()
        };
        self.attributes(&mut section, attributes);
        match anchor {
            Some(anchor) if is_anchor(&anchor) => section.anchor = anchor,
            Some(anchor) => self.diagnostics.push(Diagnostic::error(
                "anchor-invalid",
                span,
                format!("\"{anchor}\" is not an anchor"),
                "use a small letter, then up to 31 small letters, digits and hyphens: {#industry}",
            )),
            None => self.diagnostics.push(Diagnostic::error(
                "anchor-missing",
                span,
                "the heading has no anchor",
                "end it with one that never changes, such as {#industry}: links to the section use it",
            )),
        }
        if section.anchor.is_empty() {
            section.anchor = format!("s{}", self.briefing.sections.len() + 1);
        }
        self.briefing.sections.push(section);
    }

    fn attributes(&mut self, section: &mut Section, attributes: Vec<(String, Option<String>)>) {
        for (key, value) in attributes {
            let value = value.unwrap_or_default();
            match key.as_str() {
                "nav" if section.title.contains(&value) && !value.is_empty() => section.short = value,
                "nav" => self.diagnostics.push(Diagnostic::error(
                    "nav-invented",
                    section.span.clone(),
                    format!("nav={value} is not a part of the heading"),
                    "cut the short title from the heading's own words",
                )),
                "was" => section.aliases.extend(value.split(',').map(str::to_owned)),
                _ => self.diagnostics.push(Diagnostic::error(
                    "attribute-unknown",
                    section.span.clone(),
                    format!("a heading has no attribute \"{key}\""),
                    "the attributes are {#anchor nav=短题 was=old-anchor}",
                )),
            }
        }
    }

    fn check_size(&mut self) {
        if self.briefing.sentences.len() > usize::from(u16::MAX) {
            self.diagnostics.push(Diagnostic::error(
                "source-too-long",
                0..0,
                format!(
                    "the briefing has {} sentences, {} are read",
                    self.briefing.sentences.len(),
                    u16::MAX
                ),
                "split the briefing into several files",
            ));
        }
    }

    fn check_anchors(&mut self) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (idx, section) in self.briefing.sections.iter().enumerate() {
            for name in std::iter::once(&section.anchor).chain(&section.aliases) {
                if let Some(first) = seen.insert(name.clone(), idx) {
                    let line =
                        crate::diagnostic::position(self.source, self.briefing.sections[first].span.start)
                            .line;
                    self.diagnostics.push(Diagnostic::error(
                        "anchor-duplicate",
                        section.span.clone(),
                        format!("the anchor \"{name}\" is taken by the heading in line {line}"),
                        "mint another one; an anchor leads to one place",
                    ));
                }
            }
        }
    }
}

/// The editor's words in 〔缺：…〕, where a text is just that.
fn missing_note(text: &str) -> Option<&str> {
    text.strip_prefix("〔缺：")?.strip_suffix('〕').filter(|note| !note.contains(['〔', '〕']))
}
