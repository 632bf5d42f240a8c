//! Rows and columns of passages.

use super::super::FigureWords;
#[cfg(feature = "author")]
use super::super::block::Block;
#[cfg(feature = "author")]
use super::super::proposal::Proposer;
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
        Proposer::Never("各行是否并列，要编辑来定")
    }

    fn columns(&self, words: &FigureWords) -> [&'static str; 2] {
        [words.name, words.content]
    }
}
