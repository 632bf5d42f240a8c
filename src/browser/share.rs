//! Sharing a section, a number or a figure: what it is called, its link, its QR code, and the system's own way.

use std::cell::RefCell;

use jiedu_core::label;
use jiedu_core::link::{Address, Resolution, Target, resolve};
use jiedu_core::qr::qr_png;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::page::{Page, method, property, set_attribute};
use super::{address, adopt, copy, frame, proof};
use crate::reactive::effect;
use crate::state::ViewState;
use crate::view::Shared;

thread_local! {
    /// What the sheet was opened from: the focus goes back there.
    static OPENER: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Opens the sheet for what an id names.
pub(super) fn open(page: &Page, state: ViewState, id: String) {
    OPENER.set(page.document.active_element());
    state.sheet.set(false);
    state.share.set(id);
}

/// Follows the sheet: shows it, moves the focus there and back.
pub(super) fn follow(page: &'static Page, state: ViewState) {
    effect(move || {
        let open = !state.share.read().is_empty();
        set_attribute(&page.root, "data-jiedu-share", if open { "open" } else { "" });
        if !open {
            if let Some(opener) = OPENER.take() {
                adopt::focus(&opener);
            }
        } else if let Some(sheet) = page.query(".share") {
            adopt::focus(&sheet);
        }
    });
}

/// What the sheet says of an id.
pub(super) fn shared(page: &Page, state: ViewState, id: &str) -> Shared {
    let link = address::link(page, id);
    let public = address::is_public(&link);
    let agent = page.window.navigator().user_agent().unwrap_or_default();
    Shared {
        name: name(page, state, id),
        code: if public { code(page, &link) } else { None },
        public,
        system: system(page).is_some(),
        wechat: agent.contains("MicroMessenger"),
        picture: page
            .by_id(id)
            .is_some_and(|figure| figure.query_selector("svg.scene").is_ok_and(|svg| svg.is_some())),
        link,
    }
}

/// The QR code of a link as a picture's address; none where the link is too long for one.
pub(super) fn code(page: &Page, link: &str) -> Option<String> {
    let png = qr_png(link)?;
    // The browser encodes what is given to it as a character a byte.
    let encoded = page.window.btoa(&png.into_iter().map(char::from).collect::<String>()).ok()?;
    let mut address = String::from("data:image/png;base64,");
    address.push_str(&encoded);
    Some(address)
}

/// What an id names, in words.
fn name(page: &Page, state: ViewState, id: &str) -> String {
    let part = state.shown();
    let text =
        |element: Option<Element>| element.and_then(|element| element.text_content()).unwrap_or_default();
    match target(state, id) {
        Some(Target::Section(section)) => part.sections.get(section).map_or_else(String::new, |section| {
            let mut name = section.number.clone();
            name.push(' ');
            name.push_str(&section.title);
            name.trim().to_owned()
        }),
        Some(Target::Figure(_)) => {
            text(page.by_id(id).and_then(|figure| figure.query_selector(".caption").ok().flatten()))
        }
        Some(Target::Fact(_)) => text(page.by_id(id)),
        _ => part.title.clone(),
    }
}

/// What a reader pastes elsewhere: the words themselves, where they stand, and the link to them.
pub(super) fn citation(page: &Page, state: ViewState, id: &str) -> String {
    let mut link = address::link(page, id);
    let mut citation = match target(state, id) {
        Some(Target::Fact(fact)) => {
            // Browsers that can mark the sentence itself; a host's page does not hold it.
            if let Some(quote) =
                proof::read(page, state, fact as u16).filter(|_| frame::host(page).is_empty())
            {
                link.push_str(":~:text=");
                let quote = String::from(js_sys::encode_uri_component(&quote.sentence.concat()));
                link.push_str(&quote.replace('-', "%2D"));
            }
            proof::citation(page, state, fact as u16)
        }
        found => {
            let part = state.shown();
            let section = match found {
                Some(Target::Section(section)) => Some(section),
                Some(Target::Figure(figure)) => {
                    part.figures.get(figure).and_then(|it| it.section.map(usize::from))
                }
                _ => None,
            };
            let place = section.map_or_else(String::new, |section| {
                label::place(&part.sections, section, &state.words().figures)
            });
            let mut citation = name(page, state, id);
            for piece in ["（《", &part.title, "》", &place, "）"] {
                citation.push_str(piece);
            }
            citation
        }
    };
    citation.push('\n');
    citation.push_str(&link);
    citation
}

fn target(state: ViewState, id: &str) -> Option<Target> {
    match resolve(&state.payload.briefings, state.briefing.get_untracked(), id) {
        Resolution::Found(Address { target, .. }) => Some(target),
        _ => None,
    }
}

/// The browser's way to hand a link to the system; browsers inside other programs mostly have none.
fn system(page: &Page) -> Option<js_sys::Function> {
    method(&page.window.navigator(), "share")
}

/// Hands the link to the system; where that is refused it is copied, and where the reader thought better of it nothing happens.
pub(super) fn by_system(page: &'static Page, state: ViewState, id: &str) {
    let link = address::link(page, id);
    let data = js_sys::Object::new();
    for (key, value) in [("title", name(page, state, id)), ("url", link.clone())] {
        let _ = js_sys::Reflect::set(&data, &JsValue::from_str(key), &JsValue::from_str(&value));
    }
    let refused = move |error: JsValue| {
        let kind = property(&error, "name");
        if kind.and_then(|kind| kind.as_string()).as_deref() != Some("AbortError") {
            copy::copy(page, state, link.clone());
        }
    };
    let asked = system(page).map(|share| share.call1(&page.window.navigator(), &data));
    copy::settle(asked, || (), refused);
}
