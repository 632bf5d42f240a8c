//! The keys of the desk. Single letters sleep while a field has the focus.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

use super::focus::{self, is_typing};
use crate::protocol::SectionAct;

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A task by its place, from zero.
    Task(usize),
    /// The next finding, or the one before.
    Finding {
        /// Whether the one before.
        is_back: bool,
    },
    /// Do what is proposed for the open finding.
    DoIt,
    /// Ignore the open finding.
    Ignore,
    /// Take a step back.
    Undo,
    /// Do it again.
    Redo,
    /// Save the manuscript as a file.
    Save,
    /// Go to the export.
    Export,
    /// Do something to the section whose row is open.
    Section(SectionAct),
    /// Close the open row.
    Close,
}

/// Listens for as long as the desk lives; `act` says whether it took the key.
pub(crate) fn install(act: impl Fn(Key) -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.default_prevented() || event.is_composing() {
            return;
        }
        if meant(event).is_some_and(&act) {
            event.prevent_default();
        }
    })
    .forget();
}

fn meant(event: &KeyboardEvent) -> Option<Key> {
    let name = event.key();
    let letter = name.to_lowercase();
    if event.ctrl_key() || event.meta_key() {
        return match letter.as_str() {
            // A field takes its own steps back, but the manuscript has one history.
            "z" if event.shift_key() => Some(Key::Redo),
            "z" => Some(Key::Undo),
            "y" => Some(Key::Redo),
            "s" => Some(Key::Save),
            "e" => Some(Key::Export),
            _ => None,
        };
    }
    if event.alt_key() {
        return match name.as_str() {
            "ArrowLeft" => Some(Key::Section(SectionAct::Raise)),
            "ArrowRight" => Some(Key::Section(SectionAct::Lower)),
            "ArrowUp" => Some(Key::Section(SectionAct::Up)),
            "ArrowDown" => Some(Key::Section(SectionAct::Down)),
            _ => None,
        };
    }
    if name == "Escape" {
        return Some(Key::Close);
    }
    if is_typing() {
        return None;
    }
    match letter.as_str() {
        "f" => Some(Key::Finding { is_back: event.shift_key() }),
        "i" => Some(Key::Ignore),
        // On any other button Enter presses that.
        "enter" if focus::is_free() => Some(Key::DoIt),
        _ => {
            let place: usize = letter.parse().ok()?;
            (1..=6).contains(&place).then(|| Key::Task(place - 1))
        }
    }
}
