//! 导出: every way to take the page away, with one honest sentence each.

use leptos::prelude::*;
use leptos::task::spawn_local;

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
    let sizes = RwSignal::new(Vec::<(Way, usize)>::new());
    // They are those of the manuscript as it is; while it changes there are none.
    Effect::new(move |_| {
        state.view.track();
        sizes.set(Vec::new());
        spawn_local(async move {
            if let Some(found) = desk.sizes().await {
                sizes.try_set(found);
            }
        });
    });
    let size_of = move |way: Way| {
        Signal::derive(move || {
            let found =
                sizes.with(|sizes| sizes.iter().find(|(known, _)| *known == way).map(|(_, size)| *size));
            found.map_or_else(String::new, written_size)
        })
    };
    let manuscript_size =
        Signal::derive(move || written_size(state.history.with(|history| history.text().len())));
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
                    size=size_of(Way::OneFile)
                    way=Some(Way::OneFile)
                    first=true
                />
                <WayRow
                    name=Signal::derive(move || words().folder)
                    file=Signal::derive(move || format!("{}.zip", stem()))
                    say=Signal::derive(move || words().folder_say.to_owned())
                    size=size_of(Way::Folder)
                    way=Some(Way::Folder)
                />
                <CopyRow
                    name=Signal::derive(move || words().wechat)
                    say=Signal::derive(move || words().wechat_say)
                    copy=move || desk.copy_rich()
                >
                    <button class="act is-quiet" on:click=move |_| desk.copy_title()>{move || words().copy_title}</button>
                </CopyRow>
                <WayRow
                    name=Signal::derive(move || words().manuscript)
                    file=Signal::derive(move || format!("{}.md", stem()))
                    say=Signal::derive(move || words().manuscript_say.to_owned())
                    size=manuscript_size
                    way=None
                />
                <WayRow
                    name=Signal::derive(move || words().data)
                    file=Signal::derive(move || format!("{}{}.csv", stem(), words().numbers_suffix))
                    say=Signal::derive(move || fill(words().data_say, &[&facts()]))
                    size=size_of(Way::Facts)
                    way=Some(Way::Facts)
                />
                <CopyRow
                    name=Signal::derive(move || words().snippet)
                    say=Signal::derive(move || words().snippet_say)
                    copy=move || desk.copy_snippet()
                />
            </ul>
            <p class="hint">{move || words().all_local}</p>
        </section>
    }
}

/// A size for people.
fn written_size(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1000);
    if kilobytes < 1000 { format!("{kilobytes} KB") } else { format!("{:.1} MB", bytes as f64 / 1e6) }
}

/// One way; the manuscript needs no engine, so it has none.
#[component]
fn WayRow(
    name: Signal<&'static str>,
    file: Signal<String>,
    say: Signal<String>,
    size: Signal<String>,
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
            <b>{move || name.get()}<small>{move || file.get()}</small><small class="way-size">{move || size.get()}</small></b>
            <p>{move || say.get()}</p>
            <button class=if first { "solid" } else { "act" } on:click=save>
                {move || state.lang.get().words().save}
                <span class="offscreen">{move || format!(" {}", file.get())}</span>
            </button>
        </li>
    }
}

/// One way that goes over the clipboard; its children are further acts.
#[component]
fn CopyRow(
    name: Signal<&'static str>,
    say: Signal<&'static str>,
    copy: impl Fn() + 'static,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let state = desk().state;
    view! {
        <li class="way">
            <b>{move || name.get()}</b>
            <p>{move || say.get()}</p>
            <span class="way-acts">
                <button class="act" on:click=move |_| copy()>
                    {move || state.lang.get().words().copy}
                    <span class="offscreen">{move || format!(" {}", name.get())}</span>
                </button>
                {children.map(|children| children())}
            </span>
        </li>
    }
}
