//! 源稿: the manuscript itself, and the text as it came in.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::panel_head::PanelHead;
use super::toggle::Toggle;
use crate::desk::desk;
use crate::history::line_span;
use crate::i18n::fill;

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
