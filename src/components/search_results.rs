//! What the search found: beside the text on a wide screen, over it on a phone.

use leptos::prelude::*;

use super::dynamic::{dynamic, shown};
use super::result_list::ResultList;
use super::search_field::{Combobox, SearchField};
use super::{Button, ToolWords};
use crate::browser::Browser;

/// The results. The field is in it for screens that have no navigator in sight.
#[component]
pub fn SearchResults() -> impl IntoView {
    let browser = expect_context::<Browser>();
    let (state, search) = (browser.state, browser.search);
    let words = state.words();
    let is_empty = Memo::new(move |_| search.typed.with(|typed| typed.trim().is_empty()));
    let list = ResultList {
        lang: state.lang,
        rows: search.rows,
        current: search.current,
        press: Callback::new(move |row| search.choose(Some(row))),
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
                <SearchField combobox=Combobox::of_page(browser) />
                <Button class="search-clear" text=words.clear hidden=is_empty press=move |_| search.clear() />
            </div>
            <p class="tally" hidden=Signal::derive(move || !is_tallied())>
                <span role="status">
                    {Signal::derive(move || if is_tallied() { search.rows.with(|rows| rows.tally.clone()) } else { String::new() })}
                </span>
                <span class="tally-keys" aria-hidden="true">{words.search_keys}</span>
            </p>
            {list.view()}
            {shown(move || is_empty.get(), empty)}
        </aside>
    }
}
