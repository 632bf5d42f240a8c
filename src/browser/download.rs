//! Saving a file that the page has made itself.

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::page::{Page, property, set_attribute};

/// How long a file is kept for the browser to fetch it, in milliseconds.
const KEPT_MS: u32 = 20_000;

/// Saves a text as a file of a MIME type; false where the browser refuses at once.
pub fn save_text(page: Page, name: &str, kind: &str, text: &str) -> bool {
    let save = || -> Option<()> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        save_address(page, name, &address)?;
        Timeout::new(KEPT_MS, move || {
            let _ = Url::revoke_object_url(&address);
        })
        .forget();
        Some(())
    };
    save().is_some()
}

/// Saves what an address holds.
pub fn save_address(page: Page, name: &str, address: &str) -> Option<()> {
    let link: HtmlElement = page.document().create_element("a").ok()?.dyn_into().ok()?;
    set_attribute(&link, "href", address);
    set_attribute(&link, "download", name);
    // Firefox follows only links that are in the page.
    page.root().append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

/// Whether nothing keeps the page from saving files. A frame of another site cannot know: its host's sandbox refuses without a word.
pub fn is_free(page: Page) -> bool {
    if !page.is_framed() {
        return true;
    }
    let frame = page.window().frame_element().ok().flatten();
    let sandbox =
        |frame: web_sys::Element| property(&frame, "sandbox")?.dyn_into::<web_sys::DomTokenList>().ok();
    frame
        .and_then(sandbox)
        .is_some_and(|sandbox| sandbox.length() == 0 || sandbox.contains("allow-downloads"))
}
