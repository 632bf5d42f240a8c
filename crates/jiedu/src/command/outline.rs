//! `jiedu outline`: the sections of a text as a tree.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiedu_core::check::{Absent, Structure, structure_of};
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::document::{Block, Briefing, parse_source};
use serde::Serialize;

use super::told;
use crate::source::Source;
use crate::{Outcome, report};

/// Print the sections of a text as a tree, each where its number says, with the lines where they begin.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu outline report.txt\n  \
    jiedu outline briefings/qixian-2022.md --format json\n  \
    pdftotext paper.pdf - | jiedu outline -")]
pub(crate) struct Arguments {
    /// A briefing, or any text, web page or document (.txt, .md, .html, .docx); - is standard input.
    file: PathBuf,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// An indented tree.
    Text,
    /// {"sections": […]}.
    Json,
}

#[derive(Serialize)]
struct Report<'a> {
    sections: Vec<Node<'a>>,
}

/// A section as it is printed; the order of the fields is the order in the output.
#[derive(Serialize)]
struct Node<'a> {
    /// As written, in full width; null for a heading without a number.
    number: Option<&'a str>,
    title: &'a str,
    level: u8,
    anchor: String,
    line: usize,
    /// Whether the source lacks the section, its text or its list.
    missing: bool,
    children: Vec<Node<'a>>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let source = told(Source::read(&arguments.file)?);
    let (briefing, mut diagnostics) = parse_source(&source.text);
    let faulty = report::diagnostics(&source, &mut diagnostics);
    let index = PositionIndex::new(&source.text);
    let structure = structure_of(&source.text);
    let sections = tree(&briefing, &index, &structure);
    let text = match arguments.format {
        Format::Json => report::json(&Report { sections })?,
        Format::Text => {
            let mut text = String::new();
            write_nodes(&sections, 0, &mut text);
            text
        }
    };
    report::print(&text)?;
    Ok(if faulty { Outcome::Faulty } else { Outcome::Clean })
}

/// The sections as a tree: each where its number says, also where it stands elsewhere in the text; what the numbers skip is
/// there as missing.
fn tree<'a>(briefing: &'a Briefing, index: &PositionIndex<'_>, structure: &'a Structure) -> Vec<Node<'a>> {
    let sections = &briefing.sections;
    let places: HashMap<usize, usize> =
        sections.iter().enumerate().map(|(idx, section)| (section.span.start, idx)).collect();
    let at = |offset: usize| places.get(&offset).copied();
    let mut parents: Vec<Option<usize>> = sections.iter().map(|section| section.parent).collect();
    for (moved, parent) in &structure.displaced {
        let (Some(moved), parent) = (at(*moved), parent.and_then(at)) else { continue };
        // Nothing can stand under what it holds.
        let mut above = parent;
        while let Some(holder) = above.filter(|holder| *holder != moved) {
            above = parents[holder];
        }
        if above.is_none() {
            parents[moved] = parent;
        }
    }
    let mut branches: Vec<Vec<usize>> = vec![Vec::new(); sections.len() + 1];
    for (section, parent) in parents.iter().enumerate() {
        branches[parent.map_or(0, |parent| parent + 1)].push(section);
    }
    // What was moved stands behind its siblings until the numbers order them.
    let moved = structure.displaced.iter().filter_map(|(moved, _)| at(*moved));
    let touched: BTreeSet<usize> = moved.map(|moved| parents[moved].map_or(0, |parent| parent + 1)).collect();
    for branch in touched {
        branches[branch].sort_by_key(|section| {
            sections[*section].number.as_ref().map_or(u32::MAX, |number| number.value)
        });
    }
    let mut absent: HashMap<usize, Vec<&Absent>> = HashMap::new();
    for found in &structure.absent {
        absent.entry(found.below).or_default().push(found);
    }
    Tree { briefing, index, structure, absent, branches: &branches }.nodes(None)
}

/// What the nodes are made from.
struct Tree<'a, 'b> {
    briefing: &'a Briefing,
    index: &'b PositionIndex<'b>,
    structure: &'a Structure,
    /// Sections that are not there, by the offset of the one behind them.
    absent: HashMap<usize, Vec<&'a Absent>>,
    /// Sections under each section, the first for those under none.
    branches: &'b [Vec<usize>],
}

impl<'a> Tree<'a, '_> {
    /// The nodes under a section.
    fn nodes(&self, parent: Option<usize>) -> Vec<Node<'a>> {
        let mut nodes = Vec::new();
        for idx in &self.branches[parent.map_or(0, |parent| parent + 1)] {
            let section = &self.briefing.sections[*idx];
            let line = self.index.position(section.span.start).line;
            for absent in self.absent.get(&section.span.start).into_iter().flatten() {
                let above = parent.map_or("s", |parent| self.briefing.sections[parent].anchor.as_str());
                let gap = if parent.is_some() { "-" } else { "" };
                nodes.push(Node {
                    number: Some(&absent.number),
                    title: "",
                    level: section.level,
                    anchor: format!("{above}{gap}{}", absent.value),
                    line,
                    missing: true,
                    children: Vec::new(),
                });
            }
            nodes.push(Node {
                number: section.number.as_ref().map(|number| number.surface.as_str()),
                title: &section.title,
                level: section.level,
                anchor: section.anchor.clone(),
                line,
                missing: section.missing.is_some()
                    || self.structure.lacking.binary_search(&section.span.start).is_ok()
                    || section.blocks.iter().any(|block| matches!(block, Block::Missing(_))),
                children: self.nodes(Some(*idx)),
            });
        }
        nodes
    }
}

fn write_nodes(nodes: &[Node<'_>], depth: usize, text: &mut String) {
    for node in nodes {
        let number = node.number.unwrap_or_default();
        let gap = if number.is_empty() || number.ends_with('）') { "" } else { " " };
        let lack = if node.missing { "  〔缺〕" } else { "" };
        text.push_str(&format!(
            "{}{number}{gap}{}{lack}  [{} · line {}]\n",
            "  ".repeat(depth),
            node.title,
            node.anchor,
            node.line
        ));
        write_nodes(&node.children, depth + 1, text);
    }
}
