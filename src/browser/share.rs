//! Sharing a section, a number or a figure: what it is called, its link, its QR code, and the system's own way.

use jiedu_core::citation::{Citation, write_citation};
use jiedu_core::embed::SnippetKind;
use jiedu_core::label;
use jiedu_core::link::{Address, Resolution, Target, resolve};
use jiedu_core::qr::qr_png;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::clipboard::{Clipboard, settled};
use super::page::{Page, effect, focus, method, property, set_attribute};
use super::{address, fact_details, figure_image, host_frame, observers, snippet};
use crate::state::{Copied, Notice, ViewState};

/// What is shared, as the sheet shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// Its name: a section's title, a number, a figure's caption.
    pub name: String,
    /// The link that leads to it.
    pub link: String,
    /// The link's QR code as a picture's address; none where the link is too long for one, or leads nobody anywhere.
    pub code: Option<String>,
    /// Whether the link leads others there too: that to a file on this device does not.
    pub is_public: bool,
    /// Whether the system has a way of its own to share.
    pub has_system: bool,
    /// Whether the page is read in WeChat, whose own menu shares.
    pub in_wechat: bool,
    /// Whether it can be kept as a picture.
    pub is_drawn: bool,
}

/// Sharing: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct Sharing {
    page: Page,
    state: ViewState,
    clipboard: Clipboard,
}

impl Sharing {
    /// Sharing what stands in a page.
    pub fn new(page: Page, state: ViewState, clipboard: Clipboard) -> Self {
        Self { page, state, clipboard }
    }

    /// Shows the sheet in the page as the state opens and closes it, and moves the focus there and back.
    pub fn install(self) {
        let opener = StoredValue::new_local(None::<Element>);
        let was_open = StoredValue::new(false);
        effect(move || {
            let is_open = self.state.share.with(Option::is_some);
            set_attribute(&self.page.root(), "data-jiedu-share", if is_open { "open" } else { "" });
            if is_open {
                if !was_open.get_value() {
                    opener.set_value(self.page.focused());
                }
                if let Some(sheet) = self.page.query(".share") {
                    focus(&sheet);
                    self.bring_into_sight(&sheet);
                }
            } else if let Some(opener) = opener.try_update_value(Option::take).flatten() {
                focus(&opener);
            }
            was_open.set_value(is_open);
        });
    }

    /// In a frame as high as its content the sheet may open below what the host's window shows, or above it.
    fn bring_into_sight(self, sheet: &Element) {
        let id = self.state.share.get_untracked().filter(|_| host_frame::is_tall(self.page));
        let Some(id) = id else { return };
        let (page, opened) = (self.page, sheet.clone());
        observers::in_sight(sheet, move |is_seen| {
            if !is_seen {
                host_frame::scroll_to(page, &opened, &id);
            }
        });
    }

    /// What the sheet says of an id.
    pub fn describe(self, id: &str) -> Shared {
        let link = address::link(self.page, id);
        let is_public = address::is_public(&link);
        let agent = self.page.window().navigator().user_agent().unwrap_or_default();
        Shared {
            name: self.name(id),
            code: if is_public { code(self.page, &link) } else { None },
            is_public,
            has_system: self.system().is_some(),
            in_wechat: agent.contains("MicroMessenger"),
            is_drawn: matches!(self.target(id), Some(Target::Figure(_))),
            link,
        }
    }

    /// Copies the link of an id.
    pub fn copy_link(self, id: &str) {
        self.clipboard.copy(address::link(self.page, id), Copied::Link);
    }

    /// Copies the words of an id with its link behind them.
    pub fn copy_citation(self, id: &str) {
        self.clipboard.copy(self.citation(id), Copied::Citation);
    }

    /// Copies a text, and says what it is.
    pub fn copy_text(self, text: String, what: Copied) {
        self.clipboard.copy(text, what);
    }

    /// The snippet that embeds an id: as it is now, whatever becomes of the briefing, or always the newest.
    pub fn snippet(self, kind: SnippetKind, is_frozen: bool, id: &str) -> String {
        snippet::write(self.page, &untrack(|| self.state.shown()).title, kind, is_frozen, id)
    }

    /// Draws a figure as a picture and puts its address into the signal; a browser that can't tells the reader so.
    pub fn draw(self, figure_id: &str, drawn: RwSignal<Option<String>>) {
        let (page, state, id) = (self.page, self.state, figure_id.to_owned());
        spawn_local(async move {
            match figure_image::png(page, state, &id).await {
                Some(address) => drawn.set(Some(address)),
                None => state.notice.set(Some(Notice::DrawFailed)),
            }
        });
    }

    /// Hands the link to the system; where that is refused it is copied, and where the reader changed their mind nothing happens.
    pub fn share_by_system(self, id: &str) {
        let link = address::link(self.page, id);
        let data = js_sys::Object::new();
        for (key, value) in [("title", &self.name(id)), ("url", &link)] {
            let _ = js_sys::Reflect::set(&data, &JsValue::from_str(key), &JsValue::from_str(value));
        }
        let shared = self.system().map(|share| share.call1(&self.page.window().navigator(), &data));
        spawn_local(async move {
            if let Err(error) = settled(shared).await
                && property(&error, "name").and_then(|name| name.as_string()).as_deref() != Some("AbortError")
            {
                self.clipboard.copy(link, Copied::Link);
            }
        });
    }

    /// The browser's way to hand a link to the system; browsers inside other programs mostly have none.
    fn system(self) -> Option<js_sys::Function> {
        method(&self.page.window().navigator(), "share")
    }

    /// What an id names, in words.
    fn name(self, id: &str) -> String {
        let part = untrack(|| self.state.shown());
        match self.target(id) {
            Some(Target::Section(section)) => part
                .sections
                .get(section)
                .map(|section| format!("{} {}", section.number, section.title).trim().to_owned())
                .unwrap_or_default(),
            Some(Target::Figure(_)) => {
                let figure = self.page.by_id(id);
                let caption = figure.and_then(|figure| figure.query_selector(".caption").ok()?);
                caption.and_then(|caption| caption.text_content()).unwrap_or_default()
            }
            Some(Target::Fact(_)) => self.page.text_of(id),
            _ => part.title.clone(),
        }
    }

    /// What a reader pastes elsewhere: the words themselves, who says them and where, the link to them, and the day.
    pub fn citation(self, id: &str) -> String {
        let words = self.state.words();
        let part = untrack(|| self.state.shown());
        let link = address::link(self.page, id);
        let place = |section: Option<usize>| {
            section.map_or_else(String::new, |section| label::place(&part.sections, section, &words.figures))
        };
        let (cited, place, link) = match self.target(id) {
            Some(Target::Fact(fact)) => {
                let details = untrack(|| fact_details::read(self.page, self.state, fact)).unwrap_or_default();
                let sentence = details.sentence.concat();
                // Browsers that can mark the sentence itself are told which; a host's page does not hold it.
                let link = if host_frame::host(self.page).is_empty() && !sentence.is_empty() {
                    let quote = String::from(js_sys::encode_uri_component(&sentence));
                    format!("{link}:~:text={}", quote.replace('-', "%2D"))
                } else {
                    link
                };
                (sentence, details.place, link)
            }
            Some(Target::Section(section)) => (self.name(id), place(Some(section)), link),
            Some(Target::Figure(figure)) => {
                let section = part.figures.get(figure).and_then(|figure| figure.section.map(usize::from));
                (self.name(id), place(section), link)
            }
            _ => (String::new(), String::new(), link),
        };
        let citation = Citation {
            part: &part,
            words: &cited,
            place: &place,
            link: if address::is_public(&link) { &link } else { "" },
            read_on: words.read_on,
            today: self.page.today(),
        };
        write_citation(&citation, &words.figures)
    }

    fn target(self, id: &str) -> Option<Target> {
        match resolve(&self.state.payload().briefings, self.state.briefing.get_untracked(), id) {
            Resolution::Found(Address { target, .. }) => Some(target),
            _ => None,
        }
    }
}

/// The QR code of a link as a picture's address; none where the link is too long for one.
pub fn code(page: Page, link: &str) -> Option<String> {
    let png = qr_png(link)?;
    // The browser encodes what is given to it as a character a byte.
    let encoded = page.window().btoa(&png.into_iter().map(char::from).collect::<String>()).ok()?;
    Some(format!("data:image/png;base64,{encoded}"))
}
