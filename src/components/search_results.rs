//! What the search found: beside the text on a wide screen, over it on a phone.

use leptos::prelude::*;

use super::dynamic::{dynamic, shown};
use super::search_field::{LIST, SearchField};
use super::{Button, ToolWords};
use crate::browser::Browser;
use crate::browser::search::row_id;
use crate::browser::search_rows::{Row, RowGroup};
use crate::i18n::fill;

/// How many rows are listed at first, and each time that more are asked for.
const PAGE: usize = 120;

/// The results. The field is in it for screens that have no navigator in sight.
#[component]
pub fn SearchResults() -> impl IntoView {
    let browser = expect_context::<Browser>();
    let (state, search) = (browser.state, browser.search);
    let words = state.words();
    let asked = RwSignal::new(PAGE);
    // A list of other results begins again at its head.
    Effect::new(move || {
        search.rows.track();
        asked.set(PAGE);
    });
    let limit = Memo::new(move |_| {
        let reached = search.current.get().map_or(0, |row| row / PAGE * PAGE + PAGE);
        asked.get().max(reached)
    });
    let is_empty = Memo::new(move |_| search.typed.with(|typed| typed.trim().is_empty()));
    let count = move || search.rows.with(|rows| rows.count);
    let list = move || {
        view! {
            <div class="results" role="listbox" id=LIST aria-label=words.results>
                {dynamic(move || groups(browser, limit.get()))}
            </div>
        }
        .into_any()
    };
    let rest = move || count().saturating_sub(limit.get());
    let more = move || {
        let text = fill(words.more_places, &[&rest().to_string()]);
        view! {
            <button type="button" class="results-more" on:click=move |_| asked.update(|asked| *asked += PAGE)>
                {text}
            </button>
        }
        .into_any()
    };
    let empty = move || {
        let tools = move || vec![view! { <ToolWords briefing=state.briefing.get() /> }.into_any()];
        view! {
            {dynamic(tools)}
            <p class="search-help">{words.search_help}</p>
        }
        .into_any()
    };
    let is_tallied = move || !is_empty.get() && search.rows.with(|rows| !rows.tally.is_empty());
    view! {
        <aside class="tool tool-beside tool-search" tabindex="-1" aria-label=words.search>
            <p class="tool-head">
                <span>{words.search}</span>
                <Button class="tool-close" text=words.close press=move |_| search.close() />
            </p>
            <div class="field">
                <SearchField />
                <Button class="search-clear" text=words.clear hidden=is_empty press=move |_| search.clear() />
            </div>
            <p class="tally" hidden=Signal::derive(move || !is_tallied())>
                <span role="status">
                    {Signal::derive(move || if is_tallied() { search.rows.with(|rows| rows.tally.clone()) } else { String::new() })}
                </span>
                <span class="tally-keys" aria-hidden="true">{words.search_keys}</span>
            </p>
            {shown(move || count() > 0, list)}
            {shown(move || rest() > 0, more)}
            {shown(move || is_empty.get(), empty)}
        </aside>
    }
}

/// The groups, as far as the limit reaches.
fn groups(browser: Browser, limit: usize) -> Vec<AnyView> {
    let rows = browser.search.rows.get();
    let groups = rows.groups.iter().filter(|group| group.first < limit);
    groups.map(|group| group_view(browser, group, limit - group.first)).collect()
}

fn group_view(browser: Browser, group: &RowGroup, limit: usize) -> AnyView {
    let own = browser.state.lang.own_text();
    let rows: Vec<_> = group
        .rows
        .iter()
        .take(limit)
        .zip(group.first..)
        .map(|(row, at)| row_view(browser, row, at))
        .collect();
    view! {
        <div class="result-group" role="group" aria-label=group.name.clone()>
            <p class="result-head" aria-hidden="true">
                <span lang=own>{group.name.clone()}</span>
                <small>{group.remark.clone()}</small>
            </p>
            {rows}
        </div>
    }
    .into_any()
}

fn row_view(browser: Browser, row: &Row, at: usize) -> AnyView {
    let search = browser.search;
    let own = browser.state.lang.own_text();
    let is_current = Memo::new(move |_| search.current.get() == Some(at));
    let class = move || if is_current.get() { "result on" } else { "result" };
    let pieces: Vec<_> = row
        .pieces
        .iter()
        .map(|(text, is_sought)| match (is_sought, row.is_number) {
            (_, true) => view! { <b class="result-number">{text.clone()}</b> }.into_any(),
            (true, _) => view! { <b>{text.clone()}</b> }.into_any(),
            (false, _) => text.clone().into_any(),
        })
        .collect();
    let note =
        (!row.note.is_empty()).then(|| view! { " " <span class="result-note">{row.note.clone()}</span> });
    let place =
        (!row.place.is_empty()).then(|| view! { <span class="result-place">{row.place.clone()}</span> });
    view! {
        <div
            class=Signal::derive(class)
            role="option"
            id=row_id(at)
            lang=own
            aria-selected=Signal::derive(move || if is_current.get() { "true" } else { "false" })
            on:click=move |_| search.choose(Some(at))
        >
            {pieces} {note} {place}
        </div>
    }
    .into_any()
}
