//! Copying rich text: HTML and plain text together.
//!
//! A browser lets a page copy only while it answers a press, and the engine's answer comes later. So the clipboard is given
//! promises where it takes them, and a copy by command is made where it does not.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent};

const HTML: &str = "text/html";
const PLAIN: &str = "text/plain";

/// Copies what a future gives, HTML and plain text; false where the browser does not let it.
pub(crate) async fn copy_rich(rich: impl Future<Output = Option<(String, String)>> + 'static) -> bool {
    let texts = future_to_promise(async move {
        let (html, plain) = rich.await.ok_or(JsValue::NULL)?;
        Ok(Array::of2(&html.into(), &plain.into()).into())
    });
    if let Some(done) = written(&texts)
        && JsFuture::from(done).await.is_ok()
    {
        return true;
    }
    let Ok(texts) = JsFuture::from(texts).await else { return false };
    let texts = Array::from(&texts);
    by_command(&texts.get(0), &texts.get(1))
}

/// Copies plain text.
pub(crate) async fn copy_text(text: String) -> bool {
    let html = String::new();
    if let Some(clipboard) = clipboard()
        && let Ok(write) = Reflect::get(&clipboard, &"writeText".into())
        && let Some(write) = write.dyn_ref::<Function>()
        && let Ok(done) = write.call1(&clipboard, &text.as_str().into())
        && JsFuture::from(Promise::from(done)).await.is_ok()
    {
        return true;
    }
    by_command(&html.into(), &text.into())
}

/// The clipboard, where the page may use it.
fn clipboard() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)
}

/// Begins a write of both texts, which are on their way; none where the browser has no such clipboard.
fn written(texts: &Promise) -> Option<Promise> {
    let clipboard = clipboard()?;
    let item: Function = Reflect::get(&js_sys::global(), &"ClipboardItem".into()).ok()?.dyn_into().ok()?;
    let content = Object::new();
    for (at, media) in [(0, HTML), (1, PLAIN)] {
        let texts = texts.clone();
        let blob = future_to_promise(async move {
            let texts = Array::from(&JsFuture::from(texts).await?);
            let options = BlobPropertyBag::new();
            options.set_type(media);
            let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&texts.get(at)), &options)?;
            Ok(blob.into())
        });
        Reflect::set(&content, &media.into(), &blob).ok()?;
    }
    let item = Reflect::construct(&item, &Array::of1(&content)).ok()?;
    let write: Function = Reflect::get(&clipboard, &"write".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into().ok()
}

/// Copies by the browser's own command: what is copied is put in its place while it copies.
fn by_command(html: &JsValue, plain: &JsValue) -> bool {
    let copy = || -> Option<bool> {
        let document = web_sys::window()?.document()?;
        let (html, plain) = (html.as_string()?, plain.as_string()?);
        let put = Closure::<dyn Fn(ClipboardEvent)>::new(move |event: ClipboardEvent| {
            let Some(data) = event.clipboard_data() else { return };
            if !html.is_empty() {
                let _ = data.set_data(HTML, &html);
            }
            let _ = data.set_data(PLAIN, &plain);
            event.prevent_default();
        });
        let put = put.into_js_value();
        let hear: &Function = put.unchecked_ref();
        document.add_event_listener_with_callback("copy", hear).ok()?;
        let command: Function = Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into().ok()?;
        let done = command.call1(&document, &"copy".into()).ok().and_then(|done| done.as_bool());
        document.remove_event_listener_with_callback("copy", hear).ok()?;
        done
    };
    copy().unwrap_or(false)
}
