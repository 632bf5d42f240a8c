//! Numbered steps, with holes where the source does not have one.

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
        Proposer::Never("步骤之间的次序，要编辑来定")
    }

    fn columns(&self, words: &FigureWords) -> [&'static str; 2] {
        [words.name, words.content]
    }
}
