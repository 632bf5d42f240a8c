//! Lights in the text: every place that was found, and the one that the reader is at.
//!
//! The article's nodes stay as they are: where the browser can paint ranges (the CSS Custom Highlight API) it does, elsewhere the
//! element around the place is washed.

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

use super::page::{Page, method, property};

/// Class of the element around the place that the reader is at, where the browser can't paint ranges.
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
        self.registry().is_some() && method(&self.page.window(), "Highlight").is_some()
    }

    /// Lights all places.
    pub fn light(self, ranges: &[Range]) {
        self.paint("jiedu-found", 1, ranges);
    }

    /// Lights the place that the reader is at, and its sentence around it.
    pub fn point(self, place: &Range, sentence: &Range, around: &Element) {
        self.wash(None);
        if self.has_ranges() {
            self.paint("jiedu-sentence", 0, std::slice::from_ref(sentence));
            self.paint("jiedu-here", 2, std::slice::from_ref(place));
        } else {
            self.wash(Some(around));
        }
    }

    /// Puts out the place that the reader is at.
    pub fn point_nowhere(self) {
        self.wash(None);
        self.paint("jiedu-sentence", 0, &[]);
        self.paint("jiedu-here", 2, &[]);
    }

    /// Puts everything out.
    pub fn put_out(self) {
        self.point_nowhere();
        self.light(&[]);
    }

    fn paint(self, name: &str, priority: i32, ranges: &[Range]) {
        let Some(registry) = self.registry() else { return };
        let name = JsValue::from_str(name);
        if ranges.is_empty() {
            let _ = method(&registry, "delete").map(|delete| delete.call1(&registry, &name));
            return;
        }
        let Some(constructor) = method(&self.page.window(), "Highlight") else { return };
        let arguments: Array = ranges.iter().collect();
        let Ok(highlight) = Reflect::construct(&constructor, &arguments) else { return };
        let _ = Reflect::set(&highlight, &JsValue::from_str("priority"), &JsValue::from(priority));
        let _ = method(&registry, "set").map(|set| set.call2(&registry, &name, &highlight));
    }

    fn registry(self) -> Option<JsValue> {
        let registry = property(&property(&self.page.window(), "CSS")?, "highlights")?;
        registry.is_object().then_some(registry)
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
