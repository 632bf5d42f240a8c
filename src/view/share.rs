//! The share sheet: a link to one section, number or figure, and every way to hand it on.

use jiedu_core::embed::SnippetKind;
use leptos::prelude::*;

use super::Live;
use super::element::{Child, Element, button, el};
use super::fact::{paragraph, press};
use crate::reactive::Slot;

/// What is shared, as the sheet shows it.
#[derive(Default)]
pub struct Shared {
    /// Its name: a section's title, a number, a figure's caption.
    pub name: String,
    /// The link that leads to it.
    pub link: String,
    /// The link's QR code as a picture's address; none where the link is too long for one, or leads nobody anywhere.
    pub code: Option<String>,
    /// Whether the link leads others there too: that to a file on this device does not.
    pub public: bool,
    /// Whether the system has a way of its own to share.
    pub system: bool,
    /// Whether the page is read in WeChat, whose own menu shares.
    pub wechat: bool,
    /// Whether it can be kept as a picture.
    pub picture: bool,
}

/// Ways of embedding, in the order in which they are offered.
const KINDS: [SnippetKind; 3] = [SnippetKind::Frame, SnippetKind::Element, SnippetKind::Link];

/// The live share sheet; empty while nothing is shared.
#[component]
pub fn ShareSheet(
    /// State and browser.
    live: Live,
) -> Element {
    let words = live.state.words();
    el("aside").attr("class", "share").attr("tabindex", "-1").attr("aria-label", words.share).live(
        move || {
            let id = live.state.share.get();
            if id.is_empty() { Vec::new() } else { content(live, &id).into_iter().map(Child::from).collect() }
        },
    )
}

/// The control of a figure that opens the sheet.
#[component]
pub fn ShareButton(
    /// The figure's address.
    id: String,
    /// State and browser.
    live: Live,
) -> Element {
    press("figure-share", live.state.words().share, move || live.actions.share(id.clone()))
}

fn content(live: Live, id: &str) -> Vec<Element> {
    let words = live.state.words();
    let shared = live.actions.shared(id);
    let mut parts = vec![
        paragraph("panel-head").child(el("span").text(words.share)).child(press(
            "panel-close",
            words.close,
            move || live.state.share.set(String::new()),
        )),
        paragraph("share-name").text(shared.name.as_str()),
    ];
    if let Some(code) = shared.code {
        let mut name = String::from(words.code);
        name.push_str(&shared.name);
        let picture = el("img").attr("class", "share-code").attr("alt", name).attr("src", code);
        parts.push(picture.attr("width", "200").attr("height", "200"));
        parts.push(paragraph("panel-note").text(words.scan));
    }
    if !shared.public {
        parts.push(paragraph("share-local").text(words.only_here));
    }
    if shared.wechat {
        parts.push(paragraph("share-hint").text(words.wechat));
    }
    let field = el("input").attr("class", "share-link").attr("readonly", "").attr("aria-label", words.link);
    parts.push(field.attr("value", shared.link.as_str()));
    let [system, copied, cited] = [id; 3].map(str::to_owned);
    let foot = paragraph("panel-foot")
        .children(shared.system.then(|| {
            press("share-system", words.share_system, move || live.actions.share_by_system(&system))
        }))
        .child(press("share-copy", words.copy_link, move || live.actions.copy_link(&copied)))
        .child(press("share-cite", words.copy_citation, move || live.actions.copy_citation(&cited)));
    parts.push(foot);
    if shared.picture {
        parts.push(picture(live, id.to_owned()));
    }
    if shared.public {
        parts.push(embed(live, id.to_owned()));
    }
    parts
}

/// A figure as a picture: drawn when it is asked for, to be pressed on a phone and kept on a computer.
fn picture(live: Live, id: String) -> Element {
    let words = live.state.words();
    let drawn = RwSignal::new(String::new());
    el("div").attr("class", "share-picture").live(move || {
        let address = drawn.get();
        if address.is_empty() {
            let id = id.clone();
            return vec![press("share-draw", words.draw, move || live.actions.draw(&id, drawn)).into()];
        }
        let kept = el("a").attr("href", address.as_str()).attr("download", "jiedu.png").text(words.keep);
        let picture = el("img").attr("alt", words.picture).attr("src", address);
        vec![picture.into(), paragraph("panel-note").text(words.press).text(" ").child(kept).into()]
    })
}

/// The snippet that embeds it in another page.
fn embed(live: Live, id: String) -> Element {
    let words = live.state.words();
    let chosen = Slot::new(0_usize);
    let is_frozen = Slot::new(true);
    let kinds = [words.as_frame, words.as_element, words.as_link].into_iter().enumerate();
    let kinds = kinds.map(|(kind, name)| {
        button("share-kind")
            .live_bool("aria-pressed", move || chosen.get() == kind)
            .on("click", move |_| chosen.set(kind))
            .text(name)
    });
    let frozen = button("share-frozen")
        .live_bool("aria-pressed", move || is_frozen.get())
        .on("click", move |_| is_frozen.toggle())
        .text(words.frozen);
    let snippet = move |id: &str| live.actions.snippet(KINDS[chosen.get()], is_frozen.get(), id);
    let copied = id.clone();
    el("details")
        .attr("class", "share-embed")
        .child(el("summary").text(words.embed))
        .child(paragraph("panel-foot").children(kinds).child(frozen))
        .child(
            el("textarea")
                .attr("class", "share-snippet")
                .attr("readonly", "")
                .attr("rows", "6")
                .attr("aria-label", words.embed)
                .live_text(move || snippet(&id)),
        )
        .child(press("share-take", words.copy_code, move || live.actions.copy_text(snippet(&copied))))
}
