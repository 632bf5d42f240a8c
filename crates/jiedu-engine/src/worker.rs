//! The engine for JavaScript: bytes in, bytes out.

use jiedu_site::Shell;
use wasm_bindgen::prelude::*;

use crate::{Engine, unpack};

/// Name of the script of pages in a preview, among the files of the shell.
const PREVIEW: &str = "desk-preview.js";

/// The engine as a worker holds it.
#[wasm_bindgen]
pub struct Answerer(Engine);

#[wasm_bindgen]
impl Answerer {
    /// An engine with the shell's files, as the desk carries them.
    ///
    /// # Errors
    /// Where a file is missing or damaged; the text says which.
    #[wasm_bindgen(constructor)]
    pub fn new(files: &[u8]) -> Result<Answerer, JsError> {
        let files = unpack(files);
        let read = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.clone());
        let preview = read(PREVIEW).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        let shell = Shell::from_files(read)?;
        Ok(Self(Engine::new(shell, preview)))
    }

    /// Answers a question.
    ///
    /// # Errors
    /// Where the bytes are no question.
    pub fn answer(&self, question: &[u8]) -> Result<Vec<u8>, JsError> {
        self.0.answer_bytes(question).ok_or_else(|| JsError::new("these bytes are no question"))
    }
}
