//! `jiedu outline`: the sections of a text as a tree.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use jiedu_core::check::lacking_sections;
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::document::{Block, Briefing, parse_source};
use serde::Serialize;

use crate::source::Source;
use crate::{Outcome, report};

/// Print the sections of a text as a tree, with the lines where they begin.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu outline report.txt\n  \
    jiedu outline briefings/qixian-2022.md --format json\n  \
    pdftotext paper.pdf - | jiedu outline -")]
pub(crate) struct Arguments {
    /// A briefing, or any Markdown or plain text in UTF-8; - is standard input.
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
    anchor: &'a str,
    line: usize,
    /// Whether the source lacks the section, its text or its list.
    missing: bool,
    children: Vec<Node<'a>>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let source = Source::read(&arguments.file)?;
    let (briefing, mut diagnostics) = parse_source(&source.text);
    let faulty = report::diagnostics(&source, &mut diagnostics);
    let index = PositionIndex::new(&source.text);
    let lacking = lacking_sections(&source.text);
    let sections = tree(&briefing, &index, &lacking);
    let text = match arguments.format {
        Format::Json => serde_json::to_string_pretty(&Report { sections }).context("write JSON")? + "\n",
        Format::Text => {
            let mut text = String::new();
            write_nodes(&sections, 0, &mut text);
            text
        }
    };
    report::print(&text)?;
    Ok(if faulty { Outcome::Faulty } else { Outcome::Clean })
}

fn tree<'a>(briefing: &'a Briefing, index: &PositionIndex<'_>, lacking: &[usize]) -> Vec<Node<'a>> {
    let mut roots: Vec<Node<'a>> = Vec::new();
    let mut nodes: Vec<Option<Node<'a>>> = briefing
        .sections
        .iter()
        .map(|section| {
            Some(Node {
                number: section.number.as_ref().map(|number| number.surface.as_str()),
                title: &section.title,
                level: section.level,
                anchor: &section.anchor,
                line: index.position(section.span.start).line,
                missing: section.missing.is_some()
                    || lacking.binary_search(&section.span.start).is_ok()
                    || section.blocks.iter().any(|block| matches!(block, Block::Missing(_))),
                children: Vec::new(),
            })
        })
        .collect();
    // Children stand behind their parents: from the end on, each node is whole when it is hung into its parent.
    for idx in (0..nodes.len()).rev() {
        let Some(mut node) = nodes.get_mut(idx).and_then(Option::take) else { continue };
        node.children.reverse();
        match briefing.sections[idx].parent.and_then(|parent| nodes.get_mut(parent)) {
            Some(Some(parent)) => parent.children.push(node),
            _ => roots.push(node),
        }
    }
    roots.reverse();
    roots
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
