//! The snippet that an editor pastes to embed what is being read.

use jiedu_core::embed::{SnippetKind, SnippetParts, newest_frame, write_snippet};

use super::address;
use super::page::Page;

/// Writes the snippet of an id: the published page's, or that of the page which is open.
pub fn write(page: Page, title: &str, kind: SnippetKind, is_frozen: bool, id: &str) -> String {
    let briefing = id.split('.').next().unwrap_or_default();
    let published = address::published(page);
    let named = format!("meta[name=jiedu-frame][data-briefing=\"{briefing}\"]");
    let named = page.document().query_selector(&named).ok().flatten();
    let frozen = named.and_then(|meta| meta.get_attribute("content"));
    let address = Published::of(&published);
    let newest = newest_frame(briefing);
    let frozen = frozen.as_deref().or(address.own_frozen()).unwrap_or(&newest);
    write_snippet(
        kind,
        &SnippetParts {
            base: address.base,
            file: if is_frozen { frozen } else { &newest },
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
}

impl<'a> Published<'a> {
    /// The pieces of an address.
    fn of(address: &'a str) -> Self {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let (base, own) = path.split_at(path.rfind('/').map_or(0, |slash| slash + 1));
        Self { base, own }
    }

    /// The frozen page for frames, where it is what is open: it can't hold the name of its own bytes, but was asked for by it.
    fn own_frozen(&self) -> Option<&'a str> {
        Some(self.own).filter(|own| own.starts_with("frame-"))
    }

    /// The address of the page that is not for frames.
    fn page(&self) -> String {
        let of_briefing = self.own.strip_suffix(".frame.html").map(|id| [id, ".html"].concat());
        let own = if self.own.starts_with("frame") { "" } else { self.own };
        [self.base, of_briefing.as_deref().unwrap_or(own)].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_for_frames_is_not_the_page_itself() {
        for (address, frozen, page) in [
            ("a.example/b/frame-1f.html?x=1#y", Some("frame-1f.html"), "a.example/b/"),
            ("a.example/b/frame.html", None, "a.example/b/"),
            ("a.example/b/q-2022.frame.html?theme=dark", None, "a.example/b/q-2022.html"),
            ("a.example/b/page.html", None, "a.example/b/page.html"),
            ("", None, ""),
        ] {
            let found = Published::of(address);
            assert_eq!((found.own_frozen(), found.page().as_str()), (frozen, page), "{address}");
        }
    }
}
