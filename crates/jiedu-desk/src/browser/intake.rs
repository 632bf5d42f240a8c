//! How a text comes in: the clipboard, a dropped file, a chosen one.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, File, HtmlInputElement};

/// The text of a paste, plain and as HTML; none where nothing is in it.
pub(crate) fn pasted(event: &ClipboardEvent) -> Option<(String, String)> {
    let data = event.clipboard_data()?;
    let read = |kind: &str| data.get_data(kind).unwrap_or_default();
    let (text, html) = (read("text/plain"), read("text/html"));
    (!text.trim().is_empty() || !html.trim().is_empty()).then_some((text, html))
}

/// The file that a paste holds, where it holds one.
pub(crate) fn pasted_file(event: &ClipboardEvent) -> Option<File> {
    event.clipboard_data()?.files()?.get(0)
}

/// The first file of a drop.
pub(crate) fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The text of a drop that is no file.
pub(crate) fn dropped_text(event: &DragEvent) -> Option<(String, String)> {
    let data = event.data_transfer()?;
    let read = |kind: &str| data.get_data(kind).unwrap_or_default();
    let (text, html) = (read("text/plain"), read("text/html"));
    (!text.trim().is_empty()).then_some((text, html))
}

/// The file that was chosen. The field is emptied, so that the same file can be chosen again.
pub(crate) fn chosen(event: &web_sys::Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// The name of a file and its bytes; none where the browser can't read it (a folder, a file that is gone).
pub(crate) async fn read(file: File) -> Option<(String, Vec<u8>)> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some((file.name(), js_sys::Uint8Array::new(&buffer).to_vec()))
}
