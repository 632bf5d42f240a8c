//! Marks in the text that no element stands for: the browser's own highlights, where it has them (from 2023 on, Firefox from 2025).

use wasm_bindgen::JsValue;
use web_sys::Range;

use super::page::{Page, method, property};

/// Marks ranges under a name that the style sheet knows, in the place of what that name marked before; a browser without
/// highlights marks nothing.
pub fn mark(page: Page, name: &str, ranges: &[Range]) {
    mark_above(page, name, 0, ranges);
}

/// Whether the browser has highlights of its own.
pub fn has_marks(page: Page) -> bool {
    registry(page).is_some() && method(&page.window(), "Highlight").is_some()
}

/// The same, above the marks of a lower priority.
pub fn mark_above(page: Page, name: &str, priority: i32, ranges: &[Range]) {
    let Some(registry) = registry(page) else { return };
    let name = JsValue::from_str(name);
    if ranges.is_empty() {
        let _ = method(&registry, "delete").map(|delete| delete.call1(&registry, &name));
        return;
    }
    let constructor = method(&page.window(), "Highlight");
    let ranges: js_sys::Array = ranges.iter().collect();
    let highlight = constructor.and_then(|make| js_sys::Reflect::construct(&make, &ranges).ok());
    if let (Some(highlight), Some(set)) = (highlight, method(&registry, "set")) {
        let _ = js_sys::Reflect::set(&highlight, &JsValue::from_str("priority"), &JsValue::from(priority));
        let _ = set.call2(&registry, &name, &highlight);
    }
}

fn registry(page: Page) -> Option<JsValue> {
    property(&property(&page.window(), "CSS")?, "highlights").filter(JsValue::is_object)
}
