//! The snippet that an editor pastes to embed what is being read.

use jiedu_core::embed::{NEWEST, SnippetKind, SnippetParts, write_snippet};

use super::address;
use super::page::Page;

/// Writes the snippet of an id: the published page's, or that of the page which is open.
pub fn write(page: Page, title: &str, kind: SnippetKind, is_frozen: bool, id: &str) -> String {
    let published = address::published(page);
    let frozen = page.document().query_selector("meta[name=jiedu-frame]").ok().flatten();
    let frozen = frozen.and_then(|meta| meta.get_attribute("content"));
    let address = Published::of(&published, frozen.as_deref());
    write_snippet(
        kind,
        &SnippetParts {
            base: address.base,
            file: if is_frozen { address.frozen } else { NEWEST },
            title,
            id,
            figure: if id.contains(".fig-") { id } else { "" },
            page: &address.page(),
        },
    )
}

/// An address of a page in its pieces.
#[derive(Debug, PartialEq)]
struct Published<'a> {
    /// The folder.
    base: &'a str,
    /// The file in it; may be empty.
    own: &'a str,
    /// The frozen page for frames.
    frozen: &'a str,
}

impl<'a> Published<'a> {
    /// The pieces of an address; `frozen` is the name of the frozen page where the page knows it.
    fn of(address: &'a str, frozen: Option<&'a str>) -> Self {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let (base, own) = path.split_at(path.rfind('/').map_or(0, |slash| slash + 1));
        // The page for frames does not know the name of its own bytes, and may have been asked for by it.
        let by_name = if own.starts_with("frame-") { own } else { NEWEST };
        Self { base, own, frozen: frozen.unwrap_or(by_name) }
    }

    /// The address of the page that is not for frames.
    fn page(&self) -> String {
        let own = if self.own.starts_with("frame") { "" } else { self.own };
        format!("{}{own}", self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_for_frames_is_not_the_page_itself() {
        let found = Published::of("a.example/b/frame-1f.html?x=1#y", None);
        assert_eq!(found, Published { base: "a.example/b/", own: "frame-1f.html", frozen: "frame-1f.html" });
        assert_eq!(found.page(), "a.example/b/");
        let found = Published::of("a.example/b/page.html", Some("frame-2e.html"));
        assert_eq!((found.frozen, found.page().as_str()), ("frame-2e.html", "a.example/b/page.html"));
        assert_eq!(Published::of("", None), Published { base: "", own: "", frozen: NEWEST });
    }
}
