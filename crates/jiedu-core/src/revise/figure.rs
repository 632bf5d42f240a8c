//! The figure blocks: what stands above and below a drawing, the order of its marks, a figure taken in or out.

use std::ops::Range;

use super::Edit;
use super::toml_text::TomlText;
use crate::document::{Block, Briefing, FigureBlock, front_matter};
use crate::fact::Fact;
use crate::figure::{Proposal, place_of};
use crate::toml_string::{quoted, quoted_list};

/// The marks of a fence.
const FENCE: &str = "```";

/// A text of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureText {
    /// The finding.
    Caption,
    /// Period, unit, limits.
    Sub,
    /// Remarks below the drawing, one a line.
    Notes,
}

/// Something that is done to a mark of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkAct {
    /// It changes places with the one before it.
    Up,
    /// It changes places with the one behind it.
    Down,
    /// It goes.
    Remove,
}

/// The block of a figure.
pub(crate) fn block_of<'b>(briefing: &'b Briefing, id: &str) -> Option<&'b FigureBlock> {
    let sections = briefing.sections.iter().flat_map(|section| &section.blocks);
    briefing.lead.iter().chain(sections).find_map(|block| match block {
        // Only a block that has the id anywhere is read.
        Block::Figure(block) if block.toml.contains(id) => {
            let toml = TomlText::new(&block.toml, 0..block.toml.len());
            (toml.string_of(&[], "id").as_deref() == Some(id)).then_some(block)
        }
        _ => None,
    })
}

/// Sets a text of a figure; an empty one is taken out.
pub fn figure_text(
    source: &str,
    briefing: &Briefing,
    id: &str,
    which: FigureText,
    text: &str,
) -> Option<Vec<Edit>> {
    let toml = toml_of(source, briefing, id)?;
    let text = text.trim();
    let is_empty = text.is_empty();
    let set = |key: &str, value: Option<String>, before: &[&str]| {
        toml.set(&[], key, value.as_deref(), before, toml.range.start)
    };
    match which {
        FigureText::Caption => {
            (!is_empty).then_some(())?;
            Some(vec![set("caption", Some(quoted(text)), &["id", "form"])?])
        }
        FigureText::Sub => {
            Some(vec![set("sub", (!is_empty).then(|| quoted(text)), &["id", "form", "caption"])?])
        }
        FigureText::Notes => {
            let notes: Vec<String> =
                text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
            let value = match notes.as_slice() {
                [] => None,
                [one] => Some(quoted(one)),
                many => Some(quoted_list(many)),
            };
            let key = if toml.has(&[], "notes") { "notes" } else { "note" };
            Some(vec![set(key, value, &["id", "form", "caption", "sub"])?])
        }
    }
}

/// Does something to a mark of a figure, by its place.
pub fn mark_act(source: &str, briefing: &Briefing, id: &str, at: usize, act: MarkAct) -> Option<Vec<Edit>> {
    let toml = toml_of(source, briefing, id)?;
    let marks = toml.tables("mark")?;
    marks.get(at)?;
    let mut order: Vec<usize> = (0..marks.len()).collect();
    match act {
        MarkAct::Up => order.swap(at.checked_sub(1)?, at),
        MarkAct::Down => order.swap(at, Some(at + 1).filter(|next| *next < marks.len())?),
        MarkAct::Remove => {
            order.remove(at);
            // A figure without marks is none.
            (!order.is_empty()).then_some(())?;
        }
    }
    toml.reorder(&marks, &order)
}

/// Takes a figure out: its block with its fences and the empty line behind it, and the lines of the key figures that name it.
pub fn take_out(source: &str, briefing: &Briefing, id: &str) -> Option<Vec<Edit>> {
    let block = block_of(briefing, id)?;
    let mut edits = Vec::new();
    let named = format!("figure = {}", quoted(id));
    if let Some((front, _)) = front_matter(source) {
        let mut at = front.start;
        for line in source.get(front)?.split_inclusive('\n') {
            if line.trim() == named {
                edits.push(Edit::new(at..at + line.len(), ""));
            }
            at += line.len();
        }
    }
    edits.push(Edit::new(fenced(source, &block.span), ""));
    Some(edits)
}

/// Takes a figure in that a form proposes, under an id: behind what it draws.
pub fn adopt(
    source: &str,
    briefing: &Briefing,
    facts: &[Fact],
    proposal: &Proposal,
    id: &str,
) -> Option<Vec<Edit>> {
    let at = place_of(briefing, facts, proposal).unwrap_or(source.len());
    let before = source.get(..at)?;
    let blank = "\n".repeat(2_usize.saturating_sub(before.len() - before.trim_end_matches('\n').len()));
    let behind = if at < source.len() { "\n" } else { "" };
    Some(vec![Edit::insert(at, format!("{blank}{}{behind}", proposal.markdown(id)))])
}

fn toml_of<'a>(source: &'a str, briefing: &Briefing, id: &str) -> Option<TomlText<'a>> {
    Some(TomlText::new(source, block_of(briefing, id)?.span.clone()))
}

/// A block with its fences and the empty line behind it.
fn fenced(source: &str, toml: &Range<usize>) -> Range<usize> {
    let start = source.get(..toml.start).and_then(|before| before.rfind(FENCE)).unwrap_or(toml.start);
    let rest = source.get(toml.end..).unwrap_or_default();
    let fence = rest.find(FENCE).map_or(0, |at| at + FENCE.len());
    let blank = rest.get(fence..).unwrap_or_default();
    start..toml.end + fence + (blank.len() - blank.trim_start_matches('\n').len())
}
