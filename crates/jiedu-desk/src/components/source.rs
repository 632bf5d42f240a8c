//! 源稿: the manuscript itself, and the text as it came in.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::panel_head::PanelHead;
use super::toggle::Toggle;
use crate::desk::desk;
use crate::history::line_span;
use crate::i18n::fill;
use crate::protocol::Decision;

/// The panel.
#[component]
pub(crate) fn Source() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let is_original = state.is_original;
    let field = NodeRef::<Textarea>::new();
    let say = Signal::derive(move || {
        if is_original.get() {
            return words().original_say.to_owned();
        }
        state
            .view
            .with(|view| fill(words().source_say, &[&view.lines.to_string(), &view.characters.to_string()]))
    });
    // The line that another panel asks for is selected and brought into view.
    Effect::new(move |_| {
        let (Some(field), Some(line)) = (field.get(), state.asked_line.get()) else { return };
        state.asked_line.set(None);
        let text = state.history.with_untracked(|history| history.text().to_owned());
        let span = line_span(&text, line);
        let units = |end: usize| text[..end].encode_utf16().count() as u32;
        let _ = field.focus();
        let _ = field.set_selection_range(units(span.start), units(span.start));
        // A browser scrolls to where the selection is when the field is entered anew.
        let _ = field.blur();
        let _ = field.focus();
        let _ = field.set_selection_range(units(span.start), units(span.end));
    });
    // Where the selection stands, in bytes.
    let selection = move || {
        let field = field.get_untracked()?;
        let text = field.value();
        let start = byte_of(&text, field.selection_start().ok().flatten()?);
        let end = byte_of(&text, field.selection_end().ok().flatten()?);
        Some(start..end)
    };
    let divide = move |_| {
        let Some(place) = selection() else { return };
        desk.decide_on(move |_| Some(Decision::Divide(place.start)), None);
    };
    let mark = move |event| {
        let kind = event_target_value(&event);
        let (Some(place), false) = (selection(), kind.is_empty()) else { return };
        desk.decide_on(move |_| Some(Decision::PassedOver(place, kind)), None);
    };
    view! {
        <section class="desk-panel is-source">
            <PanelHead title=Signal::derive(move || words().source) say>
                <div class="choices">
                    <Toggle is_on=Signal::derive(move || !is_original.get()) choose=move || is_original.set(false)>
                        {move || words().corrected}
                    </Toggle>
                    <Toggle is_on=Signal::derive(move || is_original.get()) choose=move || is_original.set(true)>
                        {move || words().original}
                    </Toggle>
                </div>
            </PanelHead>
            <Show when=move || !is_original.get()>
                <p class="acts source-acts">
                    <button class="act" on:click=divide>{move || words().make_heading}</button>
                    <select aria-label=move || words().make_number on:change=mark>
                        <option value="">{move || words().make_number}</option>
                        {move || {
                            let lang = state.lang.get();
                            let kinds = state.view.with(|view| view.kinds.clone());
                            kinds
                                .into_iter()
                                .map(|(name, said)| view! { <option value=name>{lang.say(&said)}</option> })
                                .collect_view()
                        }}
                    </select>
                </p>
            </Show>
            <Show
                when=move || is_original.get()
                fallback=move || {
                    view! {
                        <textarea
                            node_ref=field
                            class="manuscript"
                            spellcheck="false"
                            aria-label=move || words().source_label
                            prop:value=move || state.history.with(|history| history.text().to_owned())
                            on:input=move |event| desk.typed(event_target_value(&event))
                        ></textarea>
                    }
                }
            >
                <pre class="manuscript" tabindex="0">{move || state.original.get()}</pre>
            </Show>
        </section>
    }
}

/// The byte at which a number of UTF-16 units ends: browsers count in these.
fn byte_of(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text.len()
}
