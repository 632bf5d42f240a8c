//! Figure blocks → figures: quotes become facts, and nothing is drawn that the text does not have.

use toml::de::DeTable;

use super::block::Block;
use super::data::Derived;
use super::derive::read_derived;
use super::forms::{Chart, Form, Grid, Passages, Read, Values};
use super::model::{Body, Figure};
use super::quote::{Finder, Quoted};
use super::uncited_number::Allowed;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Briefing, FigureBlock};
use crate::fact::Fact;

/// Reads the figure blocks of a briefing in the order of the text. A block that can't be read gives no figure and at
/// least one diagnostic of severity error.
pub fn parse_figures(briefing: &Briefing, facts: &[Fact]) -> (Vec<Figure>, Vec<Diagnostic>) {
    let mut finder = Finder::new(briefing, facts);
    let mut figures: Vec<Figure> = Vec::new();
    let lead = briefing.lead.iter().map(|block| (None, block));
    let sections = briefing
        .sections
        .iter()
        .enumerate()
        .flat_map(|(idx, section)| section.blocks.iter().map(move |block| (Some(idx as u16), block)));
    for (section, block) in lead.chain(sections) {
        let document::Block::Figure(block) = block else { continue };
        let Some((id, mut figure)) = read_figure(&mut finder, block) else { continue };
        check_id(&mut finder, &id, &figures);
        figure.section = section;
        figure.number = figures.len() as u16 + 1;
        figures.push(figure);
    }
    (figures, finder.diagnostics)
}

/// The figure that a block by itself would give; none where it has an error.
pub fn parse_block(briefing: &Briefing, facts: &[Fact], toml: &str) -> Option<Figure> {
    let mut finder = Finder::new(briefing, facts);
    let block = FigureBlock { toml: toml.to_owned(), span: 0..toml.len() };
    let (_, figure) = read_figure(&mut finder, &block)?;
    finder.diagnostics.is_empty().then_some(figure)
}

/// Whether a figure block would be read without an error.
pub(super) fn is_sound(briefing: &Briefing, facts: &[Fact], toml: &str) -> bool {
    parse_block(briefing, facts, toml).is_some()
}

fn check_id(finder: &mut Finder<'_>, id: &Quoted, figures: &[Figure]) {
    let text = &id.text;
    let valid = text.len() <= 32
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !valid {
        finder.error(
            "figure-id",
            &id.span,
            format!("\"{text}\" is not an id"),
            "use a small letter, then up to 31 small letters, digits and hyphens",
        );
    }
    if figures.iter().any(|figure| figure.id == *text) {
        finder.error(
            "figure-duplicate",
            &id.span,
            format!("two figures have the id \"{text}\""),
            "give this one another id: its address is made of it",
        );
    }
}

/// Reads one block, with its id as written; none where it has no usable id, form or caption.
fn read_figure<'b>(finder: &mut Finder<'b>, source: &'b FigureBlock) -> Option<(Quoted, Figure)> {
    let table = match DeTable::parse(&source.toml) {
        Ok(table) => table,
        Err(error) => {
            let base = source.span.start;
            let span = error.span().map_or(source.span.clone(), |span| span.start + base..span.end + base);
            let message = error.message().to_owned();
            finder.error("figure-toml", &span, message, "mend the TOML of the figure block at this place");
            return None;
        }
    };
    let mut block = Block::new(table.get_ref(), source.span.clone(), finder);
    let id = block.required("id");
    let form = read_form(&mut block);
    let caption = block.required("caption");
    let (id, form, caption) = (id?, form?, caption?);
    let sub = block.text("sub").unwrap_or_default();
    let mut notes = block.texts("note");
    notes.extend(block.texts("notes"));
    block.finder.begin_figure();
    let read = form.read(&mut block);
    let derived = block.tables("derived", &mut read_derived);
    block.finish();
    let (body, unlisted, mut allowed) = match read {
        Read::Values(Values { data, yardstick, unlisted }) => {
            let chart = Chart { form, data, derived, yardstick };
            let allowed = allowed_of_chart(&chart);
            (Body::Chart(chart), unlisted, allowed)
        }
        Read::Passages(Passages { head, rows, has_lists, members }) => {
            let grid = Grid { form, head, rows, has_lists, derived };
            let allowed = allowed_of_grid(&grid, members);
            let missing = grid.rows.iter().any(|row| row.missing);
            (Body::Grid(grid), missing, allowed)
        }
    };
    let (mut facts, editor_words) = finder.end_figure();
    facts.sort_unstable();
    facts.dedup();
    let figure = Figure {
        id: id.text.clone(),
        number: 0,
        caption: caption.text.clone(),
        sub: sub.text.clone(),
        notes: notes.iter().map(|note| note.text.clone()).collect(),
        section: None,
        missing: unlisted,
        facts,
        body,
    };
    for Derived { value, .. } in figure.derived() {
        allowed.allow(*value);
    }
    check_words(finder, &allowed, [&caption, &sub].into_iter().chain(&notes).chain(&editor_words));
    Some((id, figure))
}

fn read_form(block: &mut Block<'_, '_>) -> Option<Form> {
    let name = block.required("form")?;
    let form = Form::ALL.iter().copied().find(|form| form.name() == name.text);
    if form.is_none() {
        let names: Vec<&str> = Form::ALL.iter().map(|form| form.name()).collect();
        let message = format!("there is no form \"{}\"", name.text);
        block.finder.error(
            "form-unknown",
            &name.span,
            message,
            format!("the forms are {}", names.join(", ")),
        );
    }
    form
}

/// Reports numbers in the editor's own words that the figure does not draw, work out or count.
fn check_words<'w>(finder: &mut Finder<'_>, allowed: &Allowed, words: impl Iterator<Item = &'w Quoted>) {
    for words in words {
        if let Some(uncited) = allowed.first_uncited(finder.briefing, &words.text) {
            finder.error(
                "number-typed",
                &words.span,
                format!("“{uncited}” is not a number that this figure draws, works out or counts"),
                "cite the number with [[mark]], work it out with [[derived]], or quote the text in “”",
            );
        }
    }
}

/// The numbers that the words of a chart may use.
fn allowed_of_chart(chart: &Chart) -> Allowed {
    let mut allowed = Allowed::default();
    let data = &chart.data;
    allowed.allow(data.len() as f64);
    for datum in data {
        allowed.allow(datum.value);
        let equal = data.iter().filter(|other| {
            other.value == datum.value && other.qualifier == datum.qualifier && other.kind == datum.kind
        });
        allowed.allow(equal.count() as f64);
        allowed.allow(data.iter().filter(|other| other.group == datum.group).count() as f64);
        // A passage in place of a value may be of several lines.
        if datum.fact.is_none() {
            allowed.allow(datum.surface.split('；').count() as f64);
        }
    }
    if let Some(yardstick) = &chart.yardstick {
        allowed.allow(yardstick.value);
    }
    allowed
}

/// The numbers that the words of a grid may use.
fn allowed_of_grid(grid: &Grid, members: usize) -> Allowed {
    let mut allowed = Allowed::default();
    allowed.allow(grid.rows.len() as f64);
    allowed.allow(members as f64);
    allowed.allow(grid.rows.iter().filter(|row| !row.missing).count() as f64);
    for row in &grid.rows {
        allowed.allow(row.cells.len() as f64);
        for cell in &row.cells {
            allowed.allow(cell.lines.len() as f64);
        }
    }
    allowed
}
