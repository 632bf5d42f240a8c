//! The whole window: the start, the wait, or the work.

use leptos::html::Main;
use leptos::prelude::*;

use super::busy::Busy;
use super::check::Check;
use super::export::Export;
use super::figures::Figures;
use super::key_figures::KeyFigures;
use super::masthead::Masthead;
use super::numbers::Numbers;
use super::outline::Outline;
use super::preview::Preview;
use super::source::Source;
use super::start::Start;
use super::task_list::{PhoneBar, TaskList};
use crate::browser::focus;
use crate::desk::desk;
use crate::i18n::fill;
use crate::state::{Screen, Task};

/// The window.
#[component]
pub(crate) fn Window() -> impl IntoView {
    let state = desk().state;
    let screen = Memo::new(move |_| state.screen.get());
    view! {
        <Masthead />
        {move || match screen.get() {
            Screen::Start => view! { <Start /> }.into_any(),
            Screen::Busy(name) => view! { <Busy name /> }.into_any(),
            Screen::Work => view! { <Work /> }.into_any(),
        }}
        <p class="desk-notice" role="status">{move || state.notice.get()}</p>
    }
}

/// The three columns: tasks, panel, preview.
#[component]
fn Work() -> impl IntoView {
    let state = desk().state;
    let device = move || match state.device.get() {
        crate::state::Device::Phone => "phone",
        crate::state::Device::Desktop => "desktop",
    };
    let pane = NodeRef::<Main>::new();
    // Each panel begins at its head; what is selected is brought into view, from wherever it was selected.
    Effect::new(move |_| {
        state.task.track();
        if let Some(pane) = pane.get_untracked() {
            pane.set_scroll_top(0);
        }
    });
    Effect::new(move |_| {
        if state.selected.with(Option::is_some) {
            focus::bring_in(".panel-pane .is-open");
        }
    });
    let unfit = move || {
        let lang = state.lang.get();
        state.unfit.get().map(|said| fill(lang.words().not_done, &[&lang.say(&said)]))
    };
    view! {
        <div class="work" data-device=device class:is-preview=move || state.is_preview.get()>
            <TaskList />
            <main class="pane panel-pane" node_ref=pane>
                <p class="unfit" role="alert">{unfit}</p>
                {move || match state.task.get() {
                    Task::Check => view! { <Check /> }.into_any(),
                    Task::Outline => view! { <Outline /> }.into_any(),
                    Task::Numbers => view! { <Numbers /> }.into_any(),
                    Task::Figures => view! { <Figures /> }.into_any(),
                    Task::Keys => view! { <KeyFigures /> }.into_any(),
                    Task::Source => view! { <Source /> }.into_any(),
                    Task::Export => view! { <Export /> }.into_any(),
                }}
            </main>
            <Preview />
        </div>
        <PhoneBar />
    }
}
