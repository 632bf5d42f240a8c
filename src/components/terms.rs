//! The list of terms: each by kind with how often it stands in the text, explained by its sentence or not at all; frameworks with
//! their members and dashed slots for those that the text does not list.

use jiedu_core::label;
use jiedu_core::payload::CountPart;
use jiedu_core::term::TermKind;
use leptos::prelude::*;

use super::Button;
use super::choice::choice;
use super::dynamic::{dynamic, shown};
use super::element::{changing, element, marked, own_text, text, when};
use crate::browser::Browser;
use crate::i18n::{Words, fill};
use crate::state::TermPlace;
use crate::term_list::{KINDS, TermEntry};

/// Most slots that are drawn one by one.
const MOST_SLOTS: usize = 20;

/// The list of terms.
#[component]
pub fn Terms() -> AnyView {
    let browser = expect_context::<Browser>();
    let words = browser.state.words();
    let content = move || content(browser, browser.state.briefing.get());
    view! {
        <aside class="tool tool-beside tool-terms" tabindex="-1" aria-label=words.terms>{dynamic(content)}</aside>
    }
    .into_any()
}

fn content(browser: Browser, briefing: usize) -> Vec<AnyView> {
    let words = browser.state.words();
    let entries = browser.terms.entries(briefing);
    let quoted = entries.iter().filter(|entry| entry.kind.is_some()).count();
    let explained = entries.iter().filter(|entry| entry.is_explained()).count();
    let counted = |kind| entries.iter().filter(|entry| entry.kind == kind).count();
    let kinds = KINDS.map(Some).into_iter().chain([None]).map(|kind| (kind, counted(kind)));
    let kinds: Vec<(Option<TermKind>, usize)> = kinds.filter(|(_, count)| *count > 0).collect();
    // None is all that stands in quotation marks.
    let chosen = RwSignal::new(None::<Option<TermKind>>);
    let choices = std::iter::once((None, words.all, quoted))
        .chain(kinds.iter().map(|(kind, count)| (Some(*kind), kind_name(*kind, words), *count)));
    let choices: Vec<AnyView> = choices
        .map(|(kind, name, count)| {
            let is_chosen = move || chosen.get() == kind;
            choice(name.to_owned(), Signal::stored(count), is_chosen, move || chosen.set(kind))
        })
        .collect();
    let entries = StoredValue::new(entries);
    let groups = kinds.into_iter().map(|(kind, count)| {
        let is_shown = move || chosen.get().map_or(kind.is_some(), |chosen| chosen == kind);
        shown(is_shown, move || {
            entries.with_value(|entries| group(browser, briefing, (kind, count), entries))
        })
    });
    let close = move |_| {
        browser.tool.close();
    };
    let head = vec![
        text("span", "", words.terms),
        view! { <Button class="tool-close" text=words.close press=close /> }.into_any(),
    ];
    let key = vec![text("span", "unstated", words.dashed), words.dashed_means.into_any()];
    let mut views = vec![
        element("p", "tool-head", head),
        text("h2", "tool-title", fill(words.terms_found, &[&quoted.to_string(), &explained.to_string()])),
        element("p", "tool-key", key),
        view! { <div class="choices" role="group" aria-label=words.kinds>{choices}</div> }.into_any(),
    ];
    views.extend(groups);
    views
}

fn kind_name(kind: Option<TermKind>, words: &Words) -> &'static str {
    kind.map_or(words.unquoted, |kind| words.term_kind(kind))
}

/// The terms of a kind.
fn group(
    browser: Browser,
    briefing: usize,
    (kind, count): (Option<TermKind>, usize),
    entries: &[TermEntry],
) -> AnyView {
    let words = browser.state.words();
    let of_kind = entries.iter().enumerate().filter(|(_, entry)| entry.kind == kind);
    let rows = of_kind.map(|(term, entry)| row(browser, briefing, term, entry)).collect();
    let head = vec![
        kind_name(kind, words).into_any(),
        " ".into_any(),
        text("span", "count", fill(words.count_terms, &[&count.to_string()])),
    ];
    element("section", "term-group", vec![element("h3", "tool-group", head), element("ul", "", rows)])
}

/// A term: pressed, it leads to its first place, and pressed again to the next.
fn row(browser: Browser, briefing: usize, term: usize, entry: &TermEntry) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let own = state.lang.own_text();
    let count = entry.places.len();
    let is_here = when(move || state.term.get().is_some_and(|at| at.term == term));
    let go = move |place: usize| browser.terms.go(TermPlace { term, place });
    let next = move |_| {
        let place = state.term.get_untracked().filter(|at| at.term == term);
        go(place.map_or(0, |at| (at.place + 1) % count.max(1)));
    };
    let is_title = entry.kind == Some(TermKind::Document);
    let name = if is_title { format!("《{}》", entry.text) } else { entry.text.clone() };
    let mut content = vec![own_text("b", "", own, name), " ".into_any()];
    if !entry.is_explained() {
        content.push(text("span", "unseen-word", words.unexplained));
    }
    content.push(own_text("span", "term-place", own, place(browser, briefing, entry)));
    if let Some(passage) = &entry.explained {
        let sentence = browser.terms.words(briefing, passage);
        let others = if entry.explanations > 1 {
            fill(words.explained_by, &[&entry.explanations.to_string()])
        } else {
            String::new()
        };
        content.push(own_text("span", "term-sentence", own, format!("“{}”{others}", sentence.trim())));
    }
    let walk = move || {
        let at = move || state.term.get().map_or(0, |at| at.place);
        let step = move |class: &'static str, text: &'static str, by: usize| {
            view! { <Button class text press=move |_| go((untrack(at) + by) % count) /> }.into_any()
        };
        let place = element("span", "", vec![changing(move || format!("{}/{count}", at() + 1))]);
        let steps = vec![
            step("term-previous", words.previous_place, count - 1),
            place,
            step("term-next", words.next_place, 1),
        ];
        element("p", "term-walk", steps)
    };
    let class = if entry.is_explained() { "term" } else { "term unexplained" };
    let mut parts = vec![view! { <Button class="term-go" content current=is_here press=next /> }.into_any()];
    parts.extend(members(entry, words, own));
    if count > 1 {
        parts.push(shown(move || is_here.get(), walk));
    }
    marked("li", (class, "here"), is_here, parts)
}

/// Where a term stands, or at how many places.
fn place(browser: Browser, briefing: usize, entry: &TermEntry) -> String {
    let words = browser.state.words();
    let [passage] = entry.places.as_slice() else {
        return fill(words.places_count, &[&entry.places.len().to_string()]);
    };
    match passage.section.map(usize::from) {
        Some(section) => label::numbers(&browser.state.part(briefing).sections, section),
        None if passage.block == 0 => words.in_title.to_owned(),
        None => words.before_sections.to_owned(),
    }
}

/// The members of a framework; of those that the text does not list a dashed slot each.
fn members(entry: &TermEntry, words: &Words, own: Option<&'static str>) -> Vec<AnyView> {
    if entry.counts.is_empty() {
        return Vec::new();
    }
    let counts = entry.counts.iter().map(|count| slots(count, own)).collect();
    let mut views = vec![element("p", "term-members", counts)];
    if entry.open() > 0 {
        let open = fill(words.members_open, &[&entry.open().to_string()]);
        let open = vec![open.into_any(), text("span", "unstated", words.list_unlisted)];
        views.push(element("p", "term-open", open));
    }
    views
}

fn slots(count: &CountPart, own: Option<&'static str>) -> AnyView {
    let open = usize::from(count.count).saturating_sub(count.members.len());
    let mut views = Vec::new();
    if !count.members.is_empty() {
        views.push(own_text("span", "", own, count.members.join("、")));
    }
    if open > 0 {
        views.extend((0..open.min(MOST_SLOTS)).map(|_| element("i", "slot", Vec::new())));
        let noun = if count.noun.is_empty() { count.count.to_string() } else { count.noun.clone() };
        views.push(own_text("span", "", own, noun));
    }
    element("span", "term-count", views)
}
