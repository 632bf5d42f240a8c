//! The preview: the real page, alive, in a frame that may do nothing else.

use leptos::html::Iframe;
use leptos::prelude::*;

use super::toggle::Toggle;
use crate::browser::preview_frame::{self, Picked, Told};
use crate::desk::desk;
use crate::i18n::fill;
use crate::state::{Device, Task};

/// The preview.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let frames = [NodeRef::<Iframe>::new(), NodeRef::<Iframe>::new()];
    let front = RwSignal::new(0_usize);
    let place = StoredValue::new_local(0.0_f64);
    // A new page is loaded behind the one that is shown.
    Effect::new(move |_| {
        let page = state.page.get();
        if page.is_empty() {
            return;
        }
        if let Some(frame) = frames[1 - front.get_untracked()].get() {
            frame.set_srcdoc(&page);
        }
    });
    let loaded = move |which: usize| {
        let is_behind = which != front.get_untracked();
        if !is_behind || state.page.with_untracked(String::is_empty) {
            return;
        }
        let Some(frame) = frames[which].get_untracked() else { return };
        preview_frame::go(&frame, place.get_value());
        front.set(which);
    };
    let known = move || frames.iter().filter_map(|frame| frame.get_untracked()).collect::<Vec<_>>();
    preview_frame::hear(known, move |which, told| {
        if which != front.get_untracked() {
            return;
        }
        match told {
            Told::Place(y) => place.set_value(y),
            Told::Picked(picked) => {
                let (task, id) = match picked {
                    Picked::Fact(id) => (Task::Numbers, id),
                    Picked::Figure(id) => (Task::Figures, id),
                    Picked::Section(id) => (Task::Outline, id),
                };
                desk.open_task(task);
                state.selected.set(Some(id));
            }
        }
    });
    // What is selected in the panel is shown in the page.
    Effect::new(move |_| {
        let Some(selected) = state.selected.get() else { return };
        let id = match state.task.get_untracked() {
            Task::Check => {
                let place = state.rows.with_untracked(|rows| {
                    let row = rows.all().find(|row| row.key == selected)?;
                    Some(row.first()?.span.start)
                });
                place.and_then(|place| desk.section_at(place))
            }
            _ => Some(format!("{}.{selected}", state.view.with_untracked(|view| view.id.clone()))),
        };
        if let (Some(id), Some(frame)) = (id, frames[front.get_untracked()].get_untracked()) {
            preview_frame::show(&frame, &id);
        }
    });
    let width = move || match state.device.get() {
        Device::Phone => "390",
        Device::Desktop => "1280",
    };
    view! {
        <aside class="preview" aria-label=move || words().preview>
            <div class="preview-head">
                <div class="choices">
                    <DeviceButton device=Device::Phone />
                    <DeviceButton device=Device::Desktop />
                </div>
                <span role="status">
                    {move || {
                        if state.is_drawing.get() {
                            words().preview_busy.to_owned()
                        } else {
                            fill(words().width, &[width()])
                        }
                    }}
                </span>
            </div>
            <div class="preview-hold">
                {(0..2)
                    .map(|which| {
                        let is_front = move || front.get() == which;
                        view! {
                            <iframe
                                node_ref=frames[which]
                                class:is-front=is_front
                                title=move || words().preview
                                sandbox="allow-scripts"
                                tabindex=move || if is_front() { "0" } else { "-1" }
                                aria-hidden=move || (!is_front()).then_some("true")
                                on:load=move |_| loaded(which)
                            ></iframe>
                        }
                    })
                    .collect_view()}
            </div>
        </aside>
    }
}

#[component]
fn DeviceButton(device: Device) -> impl IntoView {
    let state = desk().state;
    let is_on = move || state.device.get() == device;
    let name = move || {
        let words = state.lang.get().words();
        match device {
            Device::Phone => words.phone,
            Device::Desktop => words.desktop,
        }
    };
    view! {
        <Toggle is_on=Signal::derive(is_on) choose=move || state.device.set(device)>
            {name}
        </Toggle>
    }
}
