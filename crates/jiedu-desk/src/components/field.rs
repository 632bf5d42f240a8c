//! Fields of forms: what is written is decided when the field is left, or with Enter.

use leptos::prelude::*;

/// A field of one line, or of several.
#[component]
pub(crate) fn Field(
    #[prop(into)] label: Signal<&'static str>,
    #[prop(into)] value: Signal<String>,
    /// Takes the words when they were changed.
    commit: impl Fn(String) + 'static,
    /// What stands in an empty field.
    #[prop(optional, into)]
    empty: Signal<&'static str>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<&'static str>,
    /// How many lines it has; one where it is left away.
    #[prop(default = 1)]
    lines: u32,
) -> impl IntoView {
    let commit = StoredValue::new_local(commit);
    let changed = move |event| commit.with_value(|commit| commit(event_target_value(&event)));
    view! {
        <label class="field">
            <span>{move || label.get()}</span>
            {if lines > 1 {
                view! {
                    <textarea
                        rows=lines.to_string()
                        placeholder=move || empty.get()
                        prop:value=move || value.get()
                        on:change=changed
                    ></textarea>
                }
                    .into_any()
            } else {
                view! {
                    <input
                        type="text"
                        autocomplete="off"
                        placeholder=move || empty.get()
                        prop:value=move || value.get()
                        on:change=changed
                    />
                }
                    .into_any()
            }}
            <small class="field-hint">{move || hint.get()}</small>
        </label>
    }
}

/// A choice of one among several.
#[component]
pub(crate) fn Choice(
    #[prop(into)] label: Signal<&'static str>,
    /// The name of what is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Names and words of what can be chosen.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// Takes the name of what was chosen.
    commit: impl Fn(String) + 'static,
) -> impl IntoView {
    let commit = StoredValue::new_local(commit);
    view! {
        <label class="field">
            <span>{move || label.get()}</span>
            <select on:change=move |event| commit.with_value(|commit| commit(event_target_value(&event)))>
                {move || {
                    let chosen = value.get();
                    choices
                        .get()
                        .into_iter()
                        .map(|(name, words)| {
                            let is_chosen = name == chosen;
                            view! { <option value=name selected=is_chosen>{words}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}
