//! Saving a file that the desk has made.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a file is kept for the browser to fetch it, in milliseconds.
const KEPT_MS: u32 = 60_000;

/// Saves bytes as a file; false where the browser refuses at once.
pub(crate) fn save(name: &str, media: &str, bytes: &[u8]) -> bool {
    let save = || -> Option<()> {
        let options = BlobPropertyBag::new();
        options.set_type(media);
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let document = web_sys::window()?.document()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        // Firefox follows only links that are in the page.
        document.body()?.append_child(&link).ok()?;
        link.click();
        link.remove();
        Timeout::new(KEPT_MS, move || {
            let _ = Url::revoke_object_url(&address);
        })
        .forget();
        Some(())
    };
    save().is_some()
}
