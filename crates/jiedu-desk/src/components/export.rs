//! 导出: every way to take the page away, with one honest sentence each.

use leptos::prelude::*;

use super::panel_head::PanelHead;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::{Way, Weight};
use crate::state::Task;

/// The panel.
#[component]
pub(crate) fn Export() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let errors = move || desk.counts().errors;
    let say =
        Signal::derive(move || (if errors() == 0 { words().ready } else { words().is_draft }).to_owned());
    let stem = move || desk.file_stem();
    let facts = move || state.view.with(|view| view.facts.len()).to_string();
    view! {
        <section class="desk-panel">
            <PanelHead title=Signal::derive(move || words().export) say />
            <Show when=move || { errors() > 0 }>
                <p class="refusal">
                    <b>{move || fill(words().draft_note, &[&errors().to_string()])}</b>

                    " "
                    <button
                        class="act"
                        on:click=move |_| {
                            state.weight.set(Some(Weight::Error));
                            desk.open_task(Task::Check);
                        }
                    >
                        {move || words().go_look}
                    </button>
                </p>
            </Show>
            {move || {
                state.refusal.get().map(|said| {
                    let reason = state.lang.get().say(&said);
                    view! { <p class="refusal" role="alert">{fill(words().refused, &[&reason])}</p> }
                })
            }}
            <ul class="ways">
                <WayRow
                    name=Signal::derive(move || words().one_file)
                    file=Signal::derive(move || format!("{}.html", stem()))
                    say=Signal::derive(move || words().one_file_say.to_owned())
                    way=Some(Way::OneFile)
                    first=true
                />
                <WayRow
                    name=Signal::derive(move || words().folder)
                    file=Signal::derive(move || format!("{}.zip", stem()))
                    say=Signal::derive(move || words().folder_say.to_owned())
                    way=Some(Way::Folder)
                />
                <WayRow
                    name=Signal::derive(move || words().manuscript)
                    file=Signal::derive(move || format!("{}.md", stem()))
                    say=Signal::derive(move || words().manuscript_say.to_owned())
                    way=None
                />
                <WayRow
                    name=Signal::derive(move || words().data)
                    file=Signal::derive(move || format!("{}{}.csv", stem(), words().numbers_suffix))
                    say=Signal::derive(move || fill(words().data_say, &[&facts()]))
                    way=Some(Way::Facts)
                />
            </ul>
            <p class="hint">{move || words().all_local}</p>
        </section>
    }
}

/// One way; the manuscript needs no engine, so it has none.
#[component]
fn WayRow(
    name: Signal<&'static str>,
    file: Signal<String>,
    say: Signal<String>,
    way: Option<Way>,
    #[prop(optional)] first: bool,
) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let save = move |_| {
        state.refusal.set(None);
        match way {
            Some(way) => desk.export(way, file.get_untracked()),
            None => desk.save_manuscript(),
        }
    };
    view! {
        <li class="way" class:is-first=first>
            <b>{move || name.get()}<small>{move || file.get()}</small></b>
            <p>{move || say.get()}</p>
            <button class=if first { "solid" } else { "act" } on:click=save>
                {move || state.lang.get().words().save}
                <span class="offscreen">{move || format!(" {}", file.get())}</span>
            </button>
        </li>
    }
}
