//! `build_folder` for JavaScript: what the test of equal bytes runs in Node.

use jiedu_core::reading::read_briefing;
use jiedu_site::{Options, Shell, build_folder};
use wasm_bindgen::prelude::*;

/// Builds briefings with a shell whose files are given as alternating names and `Uint8Array`s.
///
/// # Errors
/// The text of the [`jiedu_site::SiteError`].
#[wasm_bindgen]
pub fn build(briefings: Vec<String>, shell: &js_sys::Array) -> Result<js_sys::Array, JsValue> {
    let given: Vec<(String, Vec<u8>)> = shell
        .to_vec()
        .chunks_exact(2)
        .map(|pair| (pair[0].as_string().unwrap_or_default(), js_sys::Uint8Array::new(&pair[1]).to_vec()))
        .collect();
    let read = |name: &str| given.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.clone());
    let shell = Shell::from_files(read).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let readings: Vec<_> = briefings.iter().map(|source| read_briefing(source).0).collect();
    let files = build_folder(&readings, &shell, Options::default())
        .map_err(|error| JsValue::from_str(&error.to_string()))?;
    Ok(files
        .into_iter()
        .flat_map(|file| {
            [JsValue::from_str(&file.name), js_sys::Uint8Array::from(file.bytes.as_slice()).into()]
        })
        .collect())
}
