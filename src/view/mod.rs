//! Views. No geometry, no number formats, no web-sys: core lays out and words, `browser` touches the page.
//!
//! A view with `live: Option<Live>` is prerendered with none and mounted with some: what needs wasm to work is only in the
//! mounted one.

mod bar;
mod contents;
mod element;
mod fact;
mod figure;
mod masthead;
mod notice;
mod scene;
mod share;

pub use bar::Bar;
pub use contents::Contents;
pub use element::Element;
pub use fact::{FactPanel, Proof};
pub use figure::Drawing;
pub use masthead::Tools;
pub use notice::NoticeLine;
pub use share::{ShareButton, ShareSheet, Shared};

#[cfg(feature = "ssr")]
mod article;
#[cfg(feature = "ssr")]
mod grid;
#[cfg(feature = "ssr")]
mod map;
#[cfg(feature = "ssr")]
mod minute;
#[cfg(feature = "ssr")]
mod numbers;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod review;
#[cfg(feature = "ssr")]
pub use page::render_page;

use jiedu_core::embed::SnippetKind;

use crate::reactive::Slot;
use crate::state::ViewState;

/// What a mounted view has and a prerendered one has not: the state, and what the reader's doings set going.
#[derive(Clone, Copy)]
pub struct Live {
    /// The shared signals.
    pub state: ViewState,
    /// The browser.
    pub actions: &'static dyn Actions,
}

/// What views ask of the browser.
pub trait Actions: Sync {
    /// Goes to an address of the shown page, as a reader who asked for it.
    fn go(&self, id: &str);
    /// Copies the link of an address.
    fn copy_link(&self, id: &str);
    /// Words of a sentence, read from the article.
    fn sentence_text(&self, briefing: usize, sentence: u16) -> String;
    /// Opens the proof of a number, because the reader asked for it where the focus is.
    fn open_fact(&self, fact: u16);
    /// Goes on to another number while the panel is open.
    fn step_fact(&self, fact: u16);
    /// Closes the fact panel.
    fn close_fact(&self);
    /// Copies the words of an address with its link behind them.
    fn copy_citation(&self, id: &str);
    /// Copies a text.
    fn copy_text(&self, text: String);
    /// Opens the share sheet for an address.
    fn share(&self, id: String);
    /// What the share sheet says of an address.
    fn shared(&self, id: &str) -> Shared;
    /// Hands the link of an address to the system.
    fn share_by_system(&self, id: &str);
    /// Draws a figure as a picture and puts its address into the signal.
    fn draw(&self, figure_id: &str, drawn: leptos::prelude::RwSignal<String>);
    /// The snippet that embeds an address: as it is now, whatever becomes of the briefing, or always the newest.
    fn snippet(&self, kind: SnippetKind, frozen: bool, id: &str) -> String;
    /// What the page says of a number of the shown briefing.
    fn proof(&self, fact: u16) -> Proof;
    /// Focuses the mark of a drawing.
    fn focus_mark(&self, figure_id: &str, mark: usize);
    /// Keeps a choice of the reader for the next visit, where the browser lets us.
    fn remember(&self, key: &str, value: &str);
    /// Watches the width of a drawing.
    fn watch_width(&self, figure_id: &str, width: Slot<usize>);
}
