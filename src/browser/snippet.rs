//! The snippet that an editor pastes to embed what is being read.

use jiedu_core::embed::{NEWEST, SnippetKind, SnippetParts, write_snippet};

use super::address;
use super::page::Page;
use crate::state::ViewState;

/// Writes the snippet of an id: the published page's, or that of the page which is open.
pub(super) fn write(page: &Page, state: ViewState, kind: SnippetKind, is_frozen: bool, id: &str) -> String {
    let published = address::published(page);
    let path = published.split(['?', '#']).next().unwrap_or_default();
    let own_at = path.rfind('/').map_or(0, |slash| slash + 1);
    let (base, own) = path.split_at_checked(own_at).unwrap_or((path, ""));
    let frozen = page.document.query_selector("meta[name=jiedu-frame]").ok().flatten();
    let frozen = frozen.and_then(|meta| meta.get_attribute("content"));
    // The page for frames does not know the name of its own bytes, and may have been asked for by it.
    let frozen = frozen.unwrap_or_else(|| if own.starts_with("frame-") { own } else { NEWEST }.to_owned());
    let figure = if id.contains(".fig-") { id } else { "" };
    let mut whole = String::from(base);
    if !own.starts_with("frame") {
        whole.push_str(own);
    }
    write_snippet(
        kind,
        &SnippetParts {
            base,
            file: if is_frozen { &frozen } else { NEWEST },
            title: &state.shown().title,
            id,
            figure,
            page: &whole,
        },
    )
}
