//! Lights in the text: every place that was found, and the one that the reader is at.
//!
//! The article's nodes stay as they are: where the browser can paint ranges (the CSS Custom Highlight API) it does, elsewhere only the
//! element around the place is washed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

use super::page::Page;
use super::text_marks;

/// Class of the element around the place that the reader is at.
const WASHED: &str = "found-here";

/// The lights of a page: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct TextLights {
    page: Page,
    washed: StoredValue<Option<Element>, LocalStorage>,
}

impl TextLights {
    /// The lights of a page, all out.
    pub fn new(page: Page) -> Self {
        Self { page, washed: StoredValue::new_local(None) }
    }

    /// Whether the browser can paint ranges.
    pub fn has_ranges(self) -> bool {
        text_marks::has_marks(self.page)
    }

    /// Lights all places.
    pub fn light(self, ranges: &[Range]) {
        text_marks::mark_above(self.page, "jiedu-found", 1, ranges);
    }

    /// Lights the place that the reader is at, and around it the sentence, or the element where no range is one.
    pub fn point(self, place: &Range, sentence: Option<&Range>, around: &Element) {
        self.point_nowhere();
        match sentence.filter(|_| self.has_ranges()) {
            Some(sentence) => {
                text_marks::mark_above(self.page, "jiedu-sentence", 0, std::slice::from_ref(sentence));
            }
            None => self.wash(Some(around)),
        }
        text_marks::mark_above(self.page, "jiedu-here", 2, std::slice::from_ref(place));
    }

    /// Puts out the place that the reader is at.
    pub fn point_nowhere(self) {
        self.wash(None);
        text_marks::mark_above(self.page, "jiedu-sentence", 0, &[]);
        text_marks::mark_above(self.page, "jiedu-here", 2, &[]);
    }

    /// Puts everything out.
    pub fn put_out(self) {
        self.point_nowhere();
        self.light(&[]);
    }

    fn wash(self, element: Option<&Element>) {
        if let Some(before) = self.washed.try_update_value(Option::take).flatten() {
            let _ = before.class_list().remove_1(WASHED);
        }
        if let Some(element) = element {
            let _ = element.class_list().add_1(WASHED);
            self.washed.set_value(Some(element.clone()));
        }
    }
}

/// The range of a part of an element's text, given in bytes.
pub fn range_of(page: Page, element: &Element, bytes: std::ops::Range<usize>) -> Option<Range> {
    let mut texts = Vec::new();
    text_nodes(element, &mut texts);
    let range = page.document().create_range().ok()?;
    let mut at = 0;
    let mut has_start = false;
    for node in texts {
        let text = node.node_value().unwrap_or_default();
        let end = at + text.len();
        if !has_start && bytes.start < end {
            range.set_start(&node, units(&text, bytes.start - at)).ok()?;
            has_start = true;
        }
        if has_start && bytes.end <= end {
            range.set_end(&node, units(&text, bytes.end - at)).ok()?;
            return Some(range);
        }
        at = end;
    }
    None
}

/// The text nodes in a node, in order.
fn text_nodes(within: &Node, found: &mut Vec<Node>) {
    if within.node_type() == Node::TEXT_NODE {
        found.push(within.clone());
        return;
    }
    let mut child = within.first_child();
    while let Some(node) = child {
        text_nodes(&node, found);
        child = node.next_sibling();
    }
}

/// How many UTF-16 units the first bytes of a text are.
fn units(text: &str, bytes: usize) -> u32 {
    text.get(..bytes).unwrap_or(text).encode_utf16().count() as u32
}

/// The element that a range begins in.
pub fn start_element(range: &Range) -> Option<Element> {
    let node = range.start_container().ok()?;
    node.parent_element().or_else(|| node.dyn_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_in_the_units_of_the_browser() {
        assert_eq!(units("坚持70%", 6), 2);
        assert_eq!(units("坚持70%", 7), 3);
        assert_eq!(units("𠮷a", 4), 2, "a character outside the basic plane is two units");
        assert_eq!(units("坚", 99), 1);
    }
}
