//! Numbered steps, with holes where the source does not have one.

use super::super::FigureWords;
#[cfg(feature = "author")]
use super::super::block::Block;
#[cfg(feature = "author")]
use super::super::material::Material;
#[cfg(feature = "author")]
use super::super::parallel::{children, first_sentence, items_of, own_text, shared_head, shared_tail};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer, RowText};
#[cfg(feature = "author")]
use super::super::rows::{read_head, read_rows};
use super::GridForm;
#[cfg(feature = "author")]
use super::Passages;

/// Numbered steps.
pub(super) struct Track;

impl GridForm for Track {
    fn name(&self) -> &'static str {
        "track"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Passages {
        let head = read_head(block);
        let rows: Vec<_> = read_rows(block, 1).into_iter().map(|(row, _)| row).collect();
        let members = rows.len();
        Passages { head, rows, has_lists: false, members }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn columns(&self, words: &FigureWords) -> [&'static str; 2] {
        [words.name, words.content]
    }
}

/// Strength of numbers with a hole.
#[cfg(feature = "author")]
const A_HOLE: u32 = 46;
/// Most characters of a name, and of an item below it.
#[cfg(feature = "author")]
const LONGEST_NAME: usize = 14;
#[cfg(feature = "author")]
const LONGEST_ITEM: usize = 14;

/// Sections of one part that are numbered and worded alike, of which the source lacks one.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let briefing = material.briefing;
    for group in children(briefing).values() {
        let sections: Vec<_> =
            group.iter().filter_map(|idx| Some((*idx, briefing.sections.get(*idx)?))).collect();
        let there = |section: &crate::document::Section| section.missing.is_none();
        let titles: Vec<&str> =
            sections.iter().filter(|(_, it)| there(it)).map(|(_, it)| it.title.trim()).collect();
        let holes = sections.len() - titles.len();
        let (head, tail) = (shared_head(&titles), shared_tail(&titles));
        let tail = tail.trim_start_matches('”');
        if holes == 0 || titles.len() < 3 || sections.len() > 9 || tail.chars().count() < 2 {
            continue;
        }
        let number = |section: &crate::document::Section| {
            let surface = &section.number.as_ref()?.surface;
            Some(surface.trim_matches(['（', '）', '.']).to_owned())
        };
        let mut rows = Vec::with_capacity(sections.len());
        for (idx, section) in &sections {
            let Some(number) = number(section) else { break };
            if !there(section) {
                rows.push(RowText { number, missing: true, ..RowText::default() });
                continue;
            }
            let title = section.title.trim();
            let between = title.get(head.len()..title.len() - tail.len()).unwrap_or_default();
            let name = between.trim_matches(['“', '”', ' ']);
            let area = own_text(briefing, *idx);
            if !(2..=LONGEST_NAME).contains(&name.chars().count()) || area.matches(name).count() != 1 {
                break;
            }
            let items: Vec<String> = items_of(briefing, &material.lines, *idx)
                .into_iter()
                .map(|item| {
                    let first = first_sentence(item).0;
                    first.strip_prefix('要').unwrap_or(first).to_owned()
                })
                .collect();
            let fits = (2..=6).contains(&items.len())
                && items.iter().all(|item| {
                    (2..=LONGEST_ITEM).contains(&item.chars().count())
                        && area.matches(item.as_str()).count() == 1
                });
            let cells = if fits { vec![items] } else { Vec::new() };
            let within = format!("#{}", section.anchor);
            rows.push(RowText { number, within, name: name.to_owned(), cells, missing: false });
        }
        if rows.len() != sections.len() {
            continue;
        }
        // Items stand below all names or below none.
        if rows.iter().any(|row| !row.missing && row.cells.is_empty()) {
            rows.iter_mut().for_each(|row| row.cells.clear());
        }
        let numbers = |missing: bool| {
            let of = rows.iter().filter(move |row| row.missing == missing);
            of.map(|row| row.number.as_str()).collect::<Vec<_>>()
        };
        let (lost, known) = (numbers(true).join("、第"), numbers(false));
        let (Some(first), Some(last)) = (known.first(), known.last()) else { continue };
        proposals.found.push(Proposal {
            form: "track",
            block: BlockText {
                caption: format!("“{tail}”编号{first}至{last}，第{lost}缺"),
                sub: "次序照原文；虚框是原文没有的".to_owned(),
                rows: rows.clone(),
                ..BlockText::default()
            },
            facts: Vec::new(),
            section: group.last().copied(),
            // It stands behind the last of them.
            place: sections.last().map_or(0, |(_, section)| section.heading.start),
            score: A_HOLE,
            reason: format!("{}个编号的小节措辞相同，缺第{lost} → 编号条", known.len()),
        });
    }
}
