//! The fact panel: what a number says, the sentence that says it, the figures that draw it.

use jiedu_core::link::{href, scoped_id};
use leptos::prelude::*;

use super::Live;
use super::element::{Child, Element, button, el};

/// What the page says of a number, read from its article and its table of numbers.
#[derive(Default)]
pub struct Proof {
    /// As written.
    pub surface: String,
    /// What the rule read: a column's name and what stands in it.
    pub fields: Vec<(String, String)>,
    /// The sentence: before the number, the number, after it.
    pub sentence: [String; 3],
    /// Where it stands: 第一部分（一）2.
    pub place: String,
    /// Figures that draw it: address and name.
    pub figures: Vec<(String, String)>,
    /// Other numbers of the same subject: address and name.
    pub same: Vec<(String, String)>,
}

/// The live fact panel; empty while no fact is open.
#[component]
pub fn FactPanel(
    /// State and browser.
    live: Live,
) -> Element {
    let words = live.state.words();
    el("aside").attr("class", "panel").attr("tabindex", "-1").attr("aria-label", words.proof).live(
        move || {
            let found = live.state.fact.get().map(|at| at as u16);
            found.map_or_else(Vec::new, |at| content(live, at).into_iter().map(Child::from).collect())
        },
    )
}

fn content(live: Live, at: u16) -> Vec<Element> {
    let words = live.state.words();
    let part = live.state.shown();
    let Some(fact) = part.facts.get(usize::from(at)) else { return Vec::new() };
    let id = scoped_id(&part.id, &fact.anchor);
    let proof = live.actions.proof(at);
    let mut count = String::from(words.proof);
    for piece in [" ", &(at + 1).to_string(), "/", &part.facts.len().to_string()] {
        count.push_str(piece);
    }
    let step = |class: &'static str, text: &'static str, to: Option<u16>| {
        let to = to.filter(|to| usize::from(*to) < part.facts.len());
        let step = press(class, text, move || {
            if let Some(to) = to {
                live.actions.step_fact(to);
            }
        });
        if to.is_none() { step.attr("disabled", "") } else { step }
    };
    let fields = proof
        .fields
        .into_iter()
        .map(|(name, value)| el("div").child(el("dt").text(name)).child(el("dd").text(value)));
    let [before, number, after] = proof.sentence;
    let quote = el("p").text(before).child(el("mark").text(number)).text(after);
    let mut place = proof.place;
    place.push(' ');
    let place =
        paragraph("panel-place").text(place).child(el("a").attr("href", href(&id)).text(words.see_original));
    let cited = id.clone();
    let mut parts = vec![
        paragraph("panel-head").child(el("span").text(count)).child(press(
            "panel-close",
            words.close,
            move || live.actions.close_fact(),
        )),
        paragraph("panel-number").text(proof.surface),
        el("dl").attr("class", "panel-fields").children(fields),
        el("blockquote").attr("class", "panel-quote").child(quote).child(place),
    ];
    parts.extend(group(words.drawn_in, proof.figures));
    parts.extend(group(words.same_subject, proof.same));
    parts.push(paragraph("panel-note").text(words.read_by_rule));
    parts.push(
        paragraph("panel-foot")
            .child(step("panel-previous", words.previous_fact, at.checked_sub(1)))
            .child(step("panel-next", words.next_fact, at.checked_add(1)))
            .child(press("panel-cite", words.copy_citation, move || live.actions.copy_citation(&cited)))
            .child(press("panel-share", words.share, move || live.actions.share(id.clone()))),
    );
    parts
}

pub(super) fn paragraph(class: &'static str) -> Element {
    el("p").attr("class", class)
}

pub(super) fn press(class: &'static str, text: &'static str, pressed: impl Fn() + Send + 'static) -> Element {
    button(class).on("click", move |_| pressed()).text(text)
}

/// A list of links under a name; nothing where there are none.
fn group(name: &'static str, links: Vec<(String, String)>) -> Option<Element> {
    let filled = !links.is_empty();
    let links = links.into_iter().map(|(href, text)| el("a").attr("href", href).text(text));
    filled.then(|| el("div").attr("class", "panel-group").child(el("b").text(name)).children(links))
}
