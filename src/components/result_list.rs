//! The rows of a search: a list of which the search's field says which one the reader is at.

use std::sync::Arc;

use leptos::prelude::*;

use super::dynamic::{dynamic, shown};
use super::search_field::LIST;
use crate::browser::search::row_id;
use crate::browser::search_rows::{Row, RowGroup, Rows};
use crate::i18n::{Lang, fill};

/// How many rows are listed at first, and each time that more are asked for.
const PAGE: usize = 120;

/// What the list shows and does.
#[derive(Clone, Copy)]
pub struct ResultList {
    /// Language of the interface.
    pub lang: Lang,
    /// The rows.
    pub rows: RwSignal<Arc<Rows>>,
    /// The row that the reader is at.
    pub current: RwSignal<Option<usize>>,
    /// What happens when a row is pressed; one that leads to another page leads there by itself.
    pub press: Callback<usize>,
}

impl ResultList {
    /// The list, and below it what asks for more rows.
    pub fn view(self) -> AnyView {
        let words = self.lang.words();
        let asked = RwSignal::new(PAGE);
        // A list of other results begins again at its head.
        Effect::new(move || {
            self.rows.track();
            asked.set(PAGE);
        });
        let limit = Memo::new(move |_| {
            let reached = self.current.get().map_or(0, |row| row / PAGE * PAGE + PAGE);
            asked.get().max(reached)
        });
        let count = move || self.rows.with(|rows| rows.count);
        let list = move || {
            view! {
                <div class="results" role="listbox" id=LIST aria-label=words.results>
                    {dynamic(move || self.groups(limit.get()))}
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
        view! {
            {shown(move || count() > 0, list)}
            {shown(move || rest() > 0, more)}
        }
        .into_any()
    }

    /// The groups, as far as the limit reaches.
    fn groups(self, limit: usize) -> Vec<AnyView> {
        let rows = self.rows.get();
        let groups = rows.groups.iter().filter(|group| group.first < limit);
        groups.map(|group| self.group(group, limit - group.first)).collect()
    }

    fn group(self, group: &RowGroup, limit: usize) -> AnyView {
        let own = self.lang.own_text();
        let rows = group.rows.iter().take(limit).zip(group.first..);
        let rows: Vec<_> = rows.map(|(row, at)| self.row(row, at)).collect();
        let above = group.above.clone().map(|(name, remark)| {
            view! {
                <p class="result-above" aria-hidden="true" lang=own>
                    <span>{name}</span>
                    <small>{remark}</small>
                </p>
            }
        });
        view! {
            <div class="result-group" role="group" aria-label=group.label.clone()>
                {above}
                <p class="result-head" aria-hidden="true">
                    <span lang=own>{group.name.clone()}</span>
                    <small>{group.remark.clone()}</small>
                </p>
                {rows}
            </div>
        }
        .into_any()
    }

    fn row(self, row: &Row, at: usize) -> AnyView {
        let own = self.lang.own_text().filter(|_| !row.is_rest);
        let is_current = Memo::new(move |_| self.current.get() == Some(at));
        let base = if row.is_rest { "result rest" } else { "result" };
        let class = move || if is_current.get() { format!("{base} on") } else { base.to_owned() };
        let selected = move || if is_current.get() { "true" } else { "false" };
        let press = self.press;
        let href = Some(row.href.clone()).filter(|href| !href.is_empty());
        // Where it leads to another page it is a link, which opens beside this page where the reader wants that. The focus stays in
        // the field.
        let tabindex = href.is_some().then_some("-1");
        view! {
            <a
                class=Signal::derive(class)
                role="option"
                id=row_id(at)
                href=href
                tabindex=tabindex
                lang=own
                aria-selected=Signal::derive(selected)
                on:click=move |_| press.run(at)
            >
                {content(row)}
            </a>
        }
        .into_any()
    }
}

/// What stands in a row.
fn content(row: &Row) -> AnyView {
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
    view! { {pieces} {note} {place} }.into_any()
}
