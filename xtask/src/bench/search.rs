//! A reader who searches: the first key, with which the text is gathered, and the keys after it.

use anyhow::{Context as _, Result, ensure};
use serde::Serialize;
use serde_json::json;

use super::devtools::{DevTools, Tab};
use super::visit::{Device, Scripts, median, open};

/// What is typed, a character at a time: words that stand in every copy of the text.
const KEYS: [&str; 3] = ["民", "生", "事"];
/// How many times a page is opened: only the first key on it is one.
const VISITS: usize = 5;

/// How soon something is found.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Search {
    /// Milliseconds from the first key until the frame with the first results was drawn.
    pub(super) first: Vec<f64>,
    /// The same of the keys after it.
    pub(super) next: Vec<f64>,
}

impl Search {
    /// The first key in the middle.
    pub(super) fn first_key(&self) -> f64 {
        median(self.first.clone())
    }

    /// The slowest first key.
    pub(super) fn slowest(&self) -> f64 {
        self.first.iter().copied().fold(0.0, f64::max)
    }

    /// Another key in the middle.
    pub(super) fn next_key(&self) -> f64 {
        median(self.next.clone())
    }
}

/// Searches a page on a wide screen.
pub(super) fn measure(tools: &mut DevTools, url: &str) -> Result<Search> {
    let mut search = Search { first: Vec::new(), next: Vec::new() };
    for _ in 0..VISITS {
        let mut tab = open(tools, url, Device::Desk, Scripts::On)?;
        tab.eval(include_str!("search.js"))?;
        for (at, text) in KEYS.iter().enumerate() {
            let time = key(&mut tab, text)?;
            if at == 0 { search.first.push(time) } else { search.next.push(time) }
        }
        tab.close()?;
    }
    Ok(search)
}

/// Types a character and times what is found.
fn key(tab: &mut Tab<'_>, text: &str) -> Result<f64> {
    let aimed = tab.eval("__search.aim()")?;
    ensure!(aimed.as_bool() == Some(true), "the page has no field to search with: {aimed}");
    tab.call("Input.insertText", json!({ "text": text }))?;
    tab.eval("__search.found")?.as_f64().context("a key found nothing")
}
