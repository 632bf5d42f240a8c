//! A button with a word on it.

use leptos::prelude::*;

/// A button with a word on it.
#[component]
pub fn Button(
    /// Its class.
    class: &'static str,
    /// The word on it.
    #[prop(default = "")]
    text: &'static str,
    /// What stands on it beside or in the place of a word.
    #[prop(optional)]
    content: Vec<AnyView>,
    /// Its name where it has no word on it, or another than the word.
    #[prop(optional)]
    name: Option<String>,
    /// What happens when it is pressed.
    #[prop(into)]
    press: Callback<()>,
    /// Whether what it switches is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Whether what it opens is open.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
    /// Whether it stands for what is chosen.
    #[prop(optional, into)]
    current: Option<Signal<bool>>,
    /// Whether it leads nowhere now. It is said and not disabled: a button that is disabled loses the focus.
    #[prop(optional, into)]
    disabled: Option<Signal<bool>>,
    /// Whether it is not shown now.
    #[prop(optional, into)]
    hidden: Option<Signal<bool>>,
) -> AnyView {
    let state = |signal: Option<Signal<bool>>| {
        Signal::derive(move || signal.map(|signal| if signal.get() { "true" } else { "false" }))
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=name
            aria-pressed=state(pressed)
            aria-expanded=state(expanded)
            aria-current=Signal::derive(move || current.filter(|current| current.get()).map(|_| "true"))
            aria-disabled=Signal::derive(move || disabled.filter(|disabled| disabled.get()).map(|_| "true"))
            hidden=Signal::derive(move || hidden.filter(|hidden| hidden.get()).map(|_| ""))
            on:click=move |_| press.run(())
        >
            {text}
            {content}
        </button>
    }
    .into_any()
}
