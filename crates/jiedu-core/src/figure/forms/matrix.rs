//! Rows and columns of passages.

use super::super::FigureWords;
#[cfg(feature = "author")]
use super::super::block::Block;
#[cfg(feature = "author")]
use super::super::material::Material;
#[cfg(feature = "author")]
use super::super::parallel::{children, counted, first_sentence, items_of, own_text, shared_head};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer, RowText};
#[cfg(feature = "author")]
use super::super::rows::{read_head, read_rows};
use super::GridForm;
#[cfg(feature = "author")]
use super::Passages;

/// Rows and columns of passages.
pub(super) struct Matrix;

impl GridForm for Matrix {
    fn name(&self) -> &'static str {
        "matrix"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Passages {
        let head = read_head(block);
        let rows = read_rows(block, 1);
        let columns = rows.iter().find(|(row, _)| !row.missing).map_or(0, |(row, _)| row.cells.len());
        for (row, span) in rows.iter().filter(|(row, _)| !row.missing && row.cells.len() != columns) {
            let message = format!("this row has {} cells, the first has {columns}", row.cells.len());
            let help = "give every row of a matrix as many cells";
            block.finder.error("arity-wrong", span, message, help);
        }
        if !head.is_empty() && head.len() != columns + 1 {
            let message = format!("the head has {} names for {} columns", head.len(), columns + 1);
            let span = block.span.clone();
            block.finder.error("arity-wrong", &span, message, "name the column of the rows' names too");
        }
        let rows: Vec<_> = rows.into_iter().map(|(row, _)| row).collect();
        let has_lists = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.lines.len() > 1);
        let members = rows.len();
        Passages { head, rows, has_lists, members }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn columns(&self, words: &FigureWords) -> [&'static str; 2] {
        [words.name, words.content]
    }
}

/// Strength of a matrix, and of each row.
#[cfg(feature = "author")]
const A_MATRIX: u32 = 42;
#[cfg(feature = "author")]
const A_ROW: u32 = 3;
/// More characters than these are no name, and no item that can be taken in at a glance.
#[cfg(feature = "author")]
const LONGEST_NAME: usize = 20;
#[cfg(feature = "author")]
const LONGEST_ITEM: usize = 30;

/// Sections of one part whose headings begin alike and which list as many items each: 四个“必须”，各有三项要求.
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let briefing = material.briefing;
    for group in children(briefing).values() {
        let sections = group.iter().filter_map(|idx| briefing.sections.get(*idx)).collect::<Vec<_>>();
        let titles: Vec<&str> = sections.iter().map(|section| section.title.trim()).collect();
        let head = shared_head(&titles).trim_end_matches(['“', '《', ' ']);
        if !(3..=8).contains(&group.len())
            || !(2..=8).contains(&head.chars().count())
            || head
                .contains(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || "，。、：".contains(c))
        {
            continue;
        }
        // It stands behind the last of them.
        let place = sections.last().map_or(0, |section| section.heading.start);
        let mut refuse = |why: &str| {
            proposals.refuse("matrix", place, format!("{}个“{head}”，{why}：不列表", group.len()));
        };
        // Where one is missing, nobody knows how many there are.
        if sections.iter().any(|section| section.missing.is_some()) {
            continue;
        }
        let mut rows = Vec::with_capacity(group.len());
        for (idx, section) in group.iter().zip(&sections) {
            let area = own_text(briefing, *idx);
            let name = section.title.trim().get(head.len()..).unwrap_or_default().trim();
            let name = name.split(char::is_whitespace).next().unwrap_or_default();
            let cells: Vec<&str> = items_of(briefing, &material.lines, *idx)
                .into_iter()
                .map(|item| first_sentence(item).0)
                .collect();
            let once = |words: &str| area.matches(words).count() == 1;
            let short = |words: &str, most: usize| (2..=most).contains(&words.chars().count());
            let fits = short(name, LONGEST_NAME)
                && once(name)
                && cells
                    .iter()
                    .all(|cell| short(cell, LONGEST_ITEM) && once(cell) && !cell.starts_with('〔'));
            rows.push(fits.then(|| RowText {
                within: format!("#{}", section.anchor),
                name: name.to_owned(),
                cells: cells.iter().map(|cell| vec![(*cell).to_owned()]).collect(),
                ..RowText::default()
            }));
        }
        let rows: Option<Vec<RowText>> = rows.into_iter().collect();
        let Some(rows) = rows else {
            refuse("有的条目太长或不能照原文剪下");
            continue;
        };
        let columns = rows.first().map_or(0, |row| row.cells.len());
        if !(2..=4).contains(&columns) || rows.iter().any(|row| row.cells.len() != columns) {
            refuse("各有几项不一样");
            continue;
        }
        let nth = ["〔其一〕", "〔其二〕", "〔其三〕", "〔其四〕"].into_iter().take(columns);
        proposals.found.push(Proposal {
            form: "matrix",
            reason: format!("{}个“{head}”，各有{columns}项 → 行列表", rows.len()),
            score: A_MATRIX + A_ROW * rows.len() as u32,
            block: BlockText {
                caption: format!("{}个“{head}”，各有{}项", counted(rows.len()), counted(columns)),
                sub: "次序照原文".to_owned(),
                head: std::iter::once(head).chain(nth).map(str::to_owned).collect(),
                rows,
                ..BlockText::default()
            },
            facts: Vec::new(),
            section: group.last().copied(),
            place,
        });
    }
}
