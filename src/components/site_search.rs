//! The search over a whole site: a field above the list of all briefings, and what was found in the place of that list.

use leptos::prelude::*;

use super::Button;
use super::dynamic::shown;
use super::result_list::ResultList;
use super::search_field::{Combobox, SearchField};
use crate::browser::site_search::{Loading, SiteSearch as Search};

/// The field and the results.
#[component]
pub fn SiteSearch(search: Search) -> impl IntoView {
    let words = search.state.words();
    let is_empty = Memo::new(move |_| search.typed.with(|typed| typed.trim().is_empty()));
    let combobox = Combobox {
        name: words.search_all,
        typed: search.typed,
        is_open: Memo::new(move |_| !is_empty.get() && search.rows.with(|rows| rows.count > 0)),
        current: search.current,
        type_in: Callback::new(move |typed| search.type_in(typed)),
        step: Callback::new(move |by| search.step(by)),
        choose: Callback::new(move |()| search.choose()),
    };
    let list = ResultList {
        lang: search.state.lang,
        rows: search.rows,
        current: search.current,
        press: Callback::new(move |_| search.leave()),
    };
    let has_failed = Memo::new(move |_| !is_empty.get() && search.loading.get() == Loading::Failed);
    let said = move || match search.loading.get() {
        _ if is_empty.get() => String::new(),
        Loading::Failed => words.index_failed.to_owned(),
        Loading::Unasked | Loading::UnderWay => words.index_loading.to_owned(),
        Loading::Done => search.rows.with(|rows| rows.tally.clone()),
    };
    let again = move || {
        view! { <Button class="search-again" text=words.try_again press=move |_| search.load() /> }.into_any()
    };
    view! {
        <div class="listing-search" role="search" aria-label=words.search_all>
            <div class="field">
                <SearchField combobox />
                <Button class="search-clear" text=words.clear hidden=is_empty press=move |_| search.clear() />
            </div>
            <p class="tally" hidden=is_empty>
                <span role="status">{Signal::derive(said)}</span>
                {shown(move || has_failed.get(), again)}
                {shown(
                    move || !has_failed.get(),
                    move || view! { <span class="tally-keys" aria-hidden="true">{words.search_keys}</span> }.into_any(),
                )}
            </p>
            {list.view()}
        </div>
    }
}
