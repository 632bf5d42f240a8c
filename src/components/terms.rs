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
use crate::term_list::TermEntry;

/// Most slots that are drawn one by one.
const MOST_SLOTS: usize = 20;

/// What is shown: terms of a kind; none of them is that of a framework without quotation marks.
type Kind = Option<TermKind>;

/// The list of terms.
#[component]
pub fn Terms() -> AnyView {
    let browser = expect_context::<Browser>();
    let words = browser.state.words();
    let content = move || vec![content(browser, browser.state.briefing.get())];
    view! {
        <aside class="tool tool-beside tool-terms" tabindex="-1" aria-label=words.terms>
            {dynamic(content)}
        </aside>
    }
    .into_any()
}

fn content(browser: Browser, briefing: usize) -> AnyView {
    let words = browser.state.words();
    let entries = browser.terms.entries(briefing);
    let quoted = entries.iter().filter(|entry| entry.kind.is_some()).count();
    let explained = entries.iter().filter(|entry| entry.is_explained()).count();
    let title = fill(words.terms_found, &[&quoted.to_string(), &explained.to_string()]);
    let counted = |kind: Kind| entries.iter().filter(|entry| entry.kind == kind).count();
    let kinds = TermKind::ALL.into_iter().map(Some).chain([None]);
    let kinds: Vec<(Kind, usize)> =
        kinds.map(|kind| (kind, counted(kind))).filter(|(_, count)| *count > 0).collect();
    let chosen = RwSignal::new(None::<Kind>);
    let choices: Vec<AnyView> = std::iter::once((None, words.all, entries.len()))
        .chain(kinds.iter().map(|(kind, count)| (Some(*kind), kind_name(*kind, words), *count)))
        .map(|(kind, name, count)| {
            let is_chosen = move || chosen.get() == kind;
            choice(name.to_owned(), Signal::stored(count), is_chosen, move || chosen.set(kind))
        })
        .collect();
    let entries = StoredValue::new(entries);
    let groups: Vec<AnyView> = kinds
        .into_iter()
        .map(|(kind, count)| {
            let is_shown = move || chosen.get().is_none_or(|chosen| chosen == kind);
            let rows = move || {
                let of_kind = entries.with_value(|entries| {
                    let of_kind = entries.iter().cloned().enumerate().filter(|(_, entry)| entry.kind == kind);
                    of_kind.collect::<Vec<_>>()
                });
                let rows: Vec<AnyView> =
                    of_kind.into_iter().map(|(term, entry)| row(browser, briefing, term, entry)).collect();
                view! {
                    <section class="term-group">
                        <h3>{kind_name(kind, words)} <span class="count">{fill(words.count_terms, &[&count.to_string()])}</span></h3>
                        <ul>{rows}</ul>
                    </section>
                }
                .into_any()
            };
            shown(is_shown, rows)
        })
        .collect();
    view! {
        <div class="term-list">
            <p class="tool-head">
                <span>{words.terms}</span>
                <Button class="tool-close" text=words.close press=move |_| { browser.tool.close(); } />
            </p>
            <h2>{title}</h2>
            <p class="tool-key"><span class="unstated">{words.dashed}</span> {words.dashed_means}</p>
            <div class="choices" role="group" aria-label=words.kinds>{choices}</div>
            {groups}
        </div>
    }
    .into_any()
}

fn kind_name(kind: Kind, words: &Words) -> &'static str {
    kind.map_or(words.unquoted, |kind| words.term_kind(kind))
}

/// A term: pressed, it leads to its first place, and pressed again to the next.
fn row(browser: Browser, briefing: usize, term: usize, entry: TermEntry) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let own = state.lang.own_text();
    let count = entry.places.len();
    let is_here = move || state.term.get().is_some_and(|at| at.term == term);
    let go = move |place: usize| browser.terms.go(TermPlace { term, place });
    let next = move |_| {
        let place = state.term.get_untracked().filter(|at| at.term == term);
        go(place.map_or(0, |at| (at.place + 1) % count.max(1)));
    };
    let name = if entry.kind == Some(TermKind::Document) {
        format!("《{}》", entry.text)
    } else {
        entry.text.clone()
    };
    let place = if count > 1 {
        fill(words.places_count, &[&count.to_string()])
    } else {
        entry.places.first().map_or_else(String::new, |passage| {
            let part = state.part(briefing);
            match passage.section.map(usize::from) {
                Some(section) => label::numbers(&part.sections, section),
                None if passage.block == 0 => words.in_title.to_owned(),
                None => words.before_sections.to_owned(),
            }
        })
    };
    let explanation = entry.explained.map(|passage| {
        let sentence = browser.terms.words(briefing, &passage);
        let others = (entry.explanations > 1)
            .then(|| fill(words.explained_by, &[&entry.explanations.to_string()]));
        view! { <span class="term-sentence"><span lang=own>"“" {sentence.trim().to_owned()} "”"</span> {others}</span> }
    });
    let unexplained =
        (!entry.is_explained()).then(|| view! { <span class="unseen-word">{words.unexplained}</span> });
    let walk = move || {
        let at = state.term.get().map_or(0, |at| at.place);
        view! {
            <p class="term-walk">
                <Button class="term-previous" text=words.previous_place press=move |_| go((at + count - 1) % count) />
                <span>{format!("{}/{count}", at + 1)}</span>
                <Button class="term-next" text=words.next_place press=move |_| go((at + 1) % count) />
            </p>
        }
        .into_any()
    };
    let class = if entry.is_explained() { "term" } else { "term unexplained" };
    view! {
        <li class=Signal::derive(move || if is_here() { format!("{class} here") } else { class.to_owned() })>
            <button type="button" class="term-go" aria-current=Signal::derive(move || is_here().then_some("true")) on:click=next>
                <b lang=own>{name}</b>
                {unexplained}
                <span class="term-place" lang=own>{place}</span>
                {explanation}
            </button>
            {members(&entry, words, own)}
            {shown(move || count > 1 && is_here(), walk)}
        </li>
    }
    .into_any()
}

/// The members of a framework; of those that the text does not list a dashed slot each.
fn members(entry: &TermEntry, words: &'static Words, own: Option<&'static str>) -> Option<AnyView> {
    if entry.counts.is_empty() {
        return None;
    }
    let counts: Vec<AnyView> = entry.counts.iter().map(|count| slots(count, own)).collect();
    let open = (entry.open() > 0).then(|| {
        view! { <p class="term-open">{fill(words.members_open, &[&entry.open().to_string()])} <span class="unstated">{words.list_unlisted}</span></p> }
    });
    Some(view! { <p class="term-members">{counts}</p> {open} }.into_any())
}

fn slots(count: &CountPart, own: Option<&'static str>) -> AnyView {
    let listed = count.members.join("、");
    let open = usize::from(count.count).saturating_sub(count.members.len());
    let slots: Vec<_> = (0..open.min(MOST_SLOTS)).map(|_| view! { <i class="slot"></i> }).collect();
    let noun = if count.noun.is_empty() { count.count.to_string() } else { count.noun.clone() };
    view! {
        <span class="term-count" lang=own>
            {(!listed.is_empty()).then_some(listed)}
            <span class="slots" aria-hidden="true">{slots}</span>
            {(open > 0).then(|| view! { <span class="term-noun">{noun}</span> })}
        </span>
    }
    .into_any()
}
