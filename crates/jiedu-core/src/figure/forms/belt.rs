//! A belt that links places: the first row is the belt, the others are its places.

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

/// A belt that links places.
pub(super) struct Belt;

impl GridForm for Belt {
    fn name(&self) -> &'static str {
        "belt"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Passages {
        let head = read_head(block);
        let rows: Vec<_> = read_rows(block, 2).into_iter().map(|(row, _)| row).collect();
        let members = rows.len().saturating_sub(1);
        Passages { head, rows, has_lists: false, members }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        Proposer::Never("谁串联谁，要编辑来定")
    }

    fn columns(&self, words: &FigureWords) -> [&'static str; 2] {
        [words.belt, words.content]
    }
}
