//! The section navigator: a column beside the text on a wide screen, a sheet on a phone.

use jiedu_core::label;
use jiedu_core::link::{href, scoped_id};
use jiedu_core::outline::{MissingPart, SectionPart, upwards};
use jiedu_core::payload::BriefingPart;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Live;
use super::element::{Child, Element, button, el};
use crate::reactive::Slot;
use crate::words::{Lang, Words};

/// Deepest level that is open from the start.
const OPEN_LEVEL: u8 = 2;

/// The navigator of a briefing.
#[component]
pub fn Contents(
    /// Index of the briefing.
    briefing: usize,
    /// The briefing.
    part: &'static BriefingPart,
    /// State and browser; none where it is prerendered.
    live: Option<Live>,
) -> Element {
    let words = live.map_or(Lang::Zh, |live| live.state.lang).words();
    let filter = RwSignal::new(String::new());
    let toc = el("nav")
        .attr("class", "toc")
        .attr("id", scoped_id(&part.id, "contents"))
        .attr("aria-label", words.contents)
        .attr("tabindex", "-1");
    let list = el("div").attr("class", "toc-list");
    let Some(live) = live else {
        let rows = rows(briefing, part, None, None, filter, words);
        return toc.child(el("p").attr("class", "toc-title").text(words.contents)).child(list.children(rows));
    };
    let head = el("div")
        .attr("class", "toc-head")
        .child(
            el("input")
                .attr("class", "toc-filter")
                .attr("type", "search")
                .attr("placeholder", words.filter)
                .attr("aria-label", words.filter)
                .live_attr("value", move || Some(filter.get()))
                .on("input", move |event| filter.set(event_target_value(event)))
                .on("keydown", move |event| {
                    let key = event.dyn_ref::<leptos::ev::KeyboardEvent>().map(|event| event.key());
                    if key.as_deref() == Some("Escape") && !filter.read_untracked().is_empty() {
                        event.stop_propagation();
                        filter.set(String::new());
                    }
                }),
        )
        .child(
            button("toc-share")
                .on("click", move |_| live.actions.share(live.state.reading()))
                .text(words.share),
        )
        .child(button("toc-close").on("click", move |_| live.state.sheet.set(false)).text(words.close));
    let step = move |class: &'static str, text: &'static str, step: isize| {
        button(class)
            .live_attr("disabled", move || {
                neighbour(part, live.state.section.get(), step).is_none().then(String::new)
            })
            .on("click", move |_| {
                if let Some(id) = neighbour(part, live.state.section.get_untracked(), step) {
                    live.state.sheet.set(false);
                    live.actions.go(&id);
                }
            })
            .text(text)
    };
    let foot = el("div")
        .attr("class", "toc-foot")
        .child(
            el("span")
                .attr("class", "toc-read")
                .text(words.read)
                .text(" ")
                .live_text(move || label::percent(live.state.progress.get() as u8)),
        )
        .child(step("toc-previous", words.previous, -1))
        .child(step("toc-next", words.next, 1));
    let list = list.live(move || {
        let rows = rows(briefing, part, None, Some(live), filter, words);
        rows.into_iter().map(Child::from).collect()
    });
    toc.child(head).child(list).child(foot)
}

/// The address of the section before or after one, if there is one.
fn neighbour(part: &BriefingPart, section: Option<usize>, step: isize) -> Option<String> {
    let at = match (section, step) {
        (None, 1) => 0,
        (None, _) => return None,
        (Some(0), -1) => return Some(part.id.clone()),
        (Some(at), step) => at.checked_add_signed(step)?,
    };
    part.sections.get(at).map(|section| scoped_id(&part.id, &section.anchor))
}

/// The list of the sections under a parent; nothing where there are none.
fn rows(
    briefing: usize,
    part: &'static BriefingPart,
    parent: Option<usize>,
    live: Option<Live>,
    filter: RwSignal<String>,
    words: &'static Words,
) -> Option<Element> {
    let needle = filter.get();
    let needle = needle.trim();
    let first = parent.map_or(0, |parent| parent + 1);
    let level = parent.map_or(0, |parent| part.sections[parent].level);
    let rows: Vec<Element> = (first..part.sections.len())
        .take_while(|idx| part.sections[*idx].level > level)
        .filter(|idx| part.sections[*idx].parent.map(usize::from) == parent)
        .filter(|idx| needle.is_empty() || matches_below(part, *idx, needle))
        .map(|idx| row(briefing, part, idx, live, filter, words))
        .collect();
    if rows.is_empty() {
        let none = el("p").attr("class", "toc-none").attr("role", "status").text(words.no_match);
        return parent.is_none().then_some(none);
    }
    Some(el("ol").children(rows))
}

fn row(
    briefing: usize,
    part: &'static BriefingPart,
    idx: usize,
    live: Option<Live>,
    filter: RwSignal<String>,
    words: &'static Words,
) -> Element {
    let section = &part.sections[idx];
    let has_children = part.sections.get(idx + 1).is_some_and(|next| next.parent == Some(idx as u16));
    let mut name = el("span").attr("class", "name").text(section.short.as_str());
    match section.missing {
        None => {}
        Some(MissingPart::Section) => name = name.text(" ").child(el("em").text(words.lack)),
        Some(MissingPart::List) => name = name.text(" ").child(el("em").text(words.lack_list)),
    }
    let number =
        (!section.number.is_empty()).then(|| el("span").attr("class", "no").text(section.number.as_str()));
    let href = href(&scoped_id(&part.id, &section.anchor));
    let link = el("a").attr("href", href).children(number).child(name);
    let item = el("li").attr("class", level_class(section));
    let Some(live) = live else {
        let open = has_children && section.level < OPEN_LEVEL;
        let below = open.then(|| rows(briefing, part, Some(idx), None, filter, words)).flatten();
        return item.child(link).children(below);
    };
    let state = live.state;
    let mut link = link.on("click", move |_| state.sheet.set(false));
    // Only what is true now: from here on the scroll spy moves the mark, for of thousands of links two change.
    if state.briefing.get_untracked() == briefing && state.section.get_untracked() == Some(idx) {
        link = link.attr("aria-current", "location");
    }
    if !has_children {
        return item.child(link);
    }
    // A reader's choice holds; until then the branch that is being read opens of itself.
    let chosen = Slot::new(None::<bool>);
    let opens = move || {
        !filter.read().trim().is_empty()
            || match chosen.get() {
                Some(chosen) => chosen,
                None => {
                    section.level < OPEN_LEVEL
                        || live
                            .state
                            .section
                            .get()
                            .is_some_and(|at| upwards(&part.sections, at).any(|above| above == idx))
                }
            }
    };
    // A memo by hand: the library's own is instantiated for this one place, at more than half a kilobyte.
    let is_open = Slot::new(untrack(opens));
    let mut label = String::from(words.expand);
    label.push(' ');
    label.push_str(&section.short);
    let toggle = button("toc-toggle")
        .attr("aria-label", label)
        .live_bool("aria-expanded", move || is_open.get())
        .running(move || {
            let opens = opens();
            if is_open.get_untracked() != opens {
                is_open.set(opens);
            }
        })
        .on("click", move |_| chosen.set(Some(!is_open.get_untracked())));
    item.child(link).child(toggle).live(move || {
        let below = is_open.get().then(|| rows(briefing, part, Some(idx), Some(live), filter, words));
        below.flatten().into_iter().map(Child::from).collect()
    })
}

fn level_class(section: &SectionPart) -> &'static str {
    match (section.level, section.missing) {
        (1, None) => "l1",
        (1, _) => "l1 lack",
        (2, None) => "l2",
        (2, _) => "l2 lack",
        (_, None) => "l3",
        (_, _) => "l3 lack",
    }
}

/// Whether a section or one below it matches a filter.
fn matches_below(part: &BriefingPart, section: usize, needle: &str) -> bool {
    let found = |section: &SectionPart| {
        section.title.contains(needle)
            || section.number.contains(needle)
            || section.title.to_ascii_lowercase().contains(&needle.to_ascii_lowercase())
    };
    found(&part.sections[section])
        || (section + 1..part.sections.len())
            .take_while(|idx| part.sections[*idx].level > part.sections[section].level)
            .any(|idx| found(&part.sections[idx]))
}
