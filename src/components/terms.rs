//! The list of terms: each by kind with how often it stands in the text, explained by its sentence or not at all; frameworks with
//! their members and dashed slots for those that the text does not list.

use jiedu_core::label;
use jiedu_core::payload::CountPart;
use jiedu_core::term::TermKind;
use leptos::prelude::*;

use super::Button;
use super::choice::choice;
use super::dynamic::{dynamic, shown};
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
    let groups = kinds.into_iter().map(move |(kind, count)| {
        let is_shown = move || chosen.get().map_or(kind.is_some(), |chosen| chosen == kind);
        shown(is_shown, move || {
            entries.with_value(|entries| group(browser, briefing, (kind, count), entries))
        })
    });
    let close = move |_| {
        browser.tool.close();
    };
    let groups: Vec<_> = groups.collect();
    let title = fill(words.terms_found, &[&quoted.to_string(), &explained.to_string()]);
    vec![
        view! {
            <p class="tool-head">
                <span>{words.terms}</span> <Button class="tool-close" text=words.close press=close />
            </p>
            <h2 class="tool-title">{title}</h2>
            <p class="tool-key"><span class="unstated">{words.dashed}</span> {words.dashed_means}</p>
            <div class="choices" role="group" aria-label=words.kinds>{choices}</div>
            {groups}
        }
        .into_any(),
    ]
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
    let rows: Vec<_> = of_kind.map(|(term, entry)| row(browser, briefing, term, entry)).collect();
    view! {
        <section class="term-group">
            <h3 class="tool-group">
                {kind_name(kind, words)} " " <span class="count">{fill(words.count_terms, &[&count.to_string()])}</span>
            </h3>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

/// A term: pressed, it leads to its first place, and pressed again to the next.
fn row(browser: Browser, briefing: usize, term: usize, entry: &TermEntry) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let own = state.lang.own_text();
    let count = entry.places.len();
    let is_here = Signal::derive(move || state.term.get().is_some_and(|at| at.term == term));
    let go = move |place: usize| browser.terms.go(TermPlace { term, place });
    let next = move |_| {
        let place = state.term.get_untracked().filter(|at| at.term == term);
        go(place.map_or(0, |at| (at.place + 1) % count.max(1)));
    };
    let is_title = entry.kind == Some(TermKind::Document);
    let name = if is_title { format!("《{}》", entry.text) } else { entry.text.clone() };
    let unexplained =
        (!entry.is_explained()).then(|| view! { <span class="unseen-word">{words.unexplained}</span> });
    let sentence = entry.explained.as_ref().map(|passage| {
        let sentence = browser.terms.words(briefing, passage);
        let others = match entry.explanations {
            0 | 1 => String::new(),
            count => fill(words.explained_by, &[&count.to_string()]),
        };
        view! { <span class="term-sentence" lang=own>{format!("“{}”{others}", sentence.trim())}</span> }
    });
    let content = view! {
        <b lang=own>{name}</b>
        " "
        {unexplained}
        <span class="term-place" lang=own>{place(browser, briefing, entry)}</span>
        {sentence}
    };
    let content = vec![content.into_any()];
    let walk = move || {
        let at = move || state.term.get().map_or(0, |at| at.place);
        let step = move |by: usize| go((untrack(at) + by) % count);
        view! {
            <p class="term-walk">
                <Button class="term-previous" text=words.previous_place press=move |_| step(count - 1) />
                <span>{move || format!("{}/{count}", at() + 1)}</span>
                <Button class="term-next" text=words.next_place press=move |_| step(1) />
            </p>
        }
        .into_any()
    };
    let class = if entry.is_explained() { "term" } else { "term unexplained" };
    let class =
        Signal::derive(move || if is_here.get() { format!("{class} here") } else { class.to_owned() });
    let walk = (count > 1).then(|| shown(move || is_here.get(), walk));
    view! {
        <li class=class>
            <Button class="term-go" content current=is_here press=next />
            {members(entry, words, own)}
            {walk}
        </li>
    }
    .into_any()
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
fn members(entry: &TermEntry, words: &Words, own: Option<&'static str>) -> AnyView {
    if entry.counts.is_empty() {
        return ().into_any();
    }
    let counts: Vec<_> = entry.counts.iter().map(|count| slots(count, own)).collect();
    let open = (entry.open() > 0).then(|| {
        let open = fill(words.members_open, &[&entry.open().to_string()]);
        view! { <p class="term-open">{open} <span class="unstated">{words.list_unlisted}</span></p> }
    });
    view! { <p class="term-members">{counts}</p> {open} }.into_any()
}

fn slots(count: &CountPart, own: Option<&'static str>) -> AnyView {
    let open = usize::from(count.count).saturating_sub(count.members.len());
    let listed =
        (!count.members.is_empty()).then(|| view! { <span lang=own>{count.members.join("、")}</span> });
    let unlisted = (open > 0).then(|| {
        let slots: Vec<_> = (0..open.min(MOST_SLOTS)).map(|_| view! { <i class="slot"></i> }).collect();
        let noun = if count.noun.is_empty() { count.count.to_string() } else { count.noun.clone() };
        view! { {slots} <span lang=own>{noun}</span> }
    });
    view! { <span class="term-count">{listed} {unlisted}</span> }.into_any()
}
