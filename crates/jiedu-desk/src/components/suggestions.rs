//! Figures that could be drawn, each with its reason, and numbers that are not drawn and why.

use leptos::prelude::*;

use super::thumb::Thumb;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::Suggestion;
use crate::state::Of;

/// What could be drawn of the text, or of the numbers that were chosen.
#[component]
pub(crate) fn Suggestions() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let figures = Memo::new(move |_| state.suggested.with(|suggested| suggested.figures.clone()));
    let picked = Memo::new(move |_| {
        state.suggested.with(|suggested| match &suggested.of {
            Of::Numbers(picked) => Some(picked.len()),
            _ => None,
        })
    });
    let head = move || match picked.get() {
        Some(count) => fill(words().can_draw_picked, &[&count.to_string()]),
        None => words().can_draw.to_owned(),
    };
    let note = move || match (picked.get(), figures.with(Vec::len)) {
        (Some(_), 0) => words().can_draw_none.to_owned(),
        (Some(_), _) => String::new(),
        (None, count) => fill(words().can_draw_note, &[&count.to_string()]),
    };
    view! {
        <Show when=move || picked.get().is_some() || figures.with(|figures| !figures.is_empty())>
            <div class="group-head">
                <h3>{head}</h3>
                <small>{note}</small>
                <Show when=move || picked.get().is_some()>
                    <button class="act" on:click=move |_| desk.suggest(Of::Text)>
                        {move || words().back_to_all}
                    </button>
                </Show>
            </div>
            <ul class="figures">
                {move || {
                    figures
                        .get()
                        .into_iter()
                        .map(|suggestion| {
                            let chosen = suggestion.clone();
                            view! {
                                <SuggestionRow
                                    suggestion
                                    act=Signal::derive(move || words().adopt)
                                    take=move || desk.adopt(&chosen)
                                />
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Show>
    }
}

/// A figure that could be drawn.
#[component]
pub(crate) fn SuggestionRow(
    suggestion: Suggestion,
    #[prop(into)] act: Signal<&'static str>,
    take: impl Fn() + 'static,
) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let Suggestion { form, caption, sub, reason, passed_over, numbers, section, place, miniature, .. } =
        suggestion;
    let why = move || {
        let passed = if passed_over.is_empty() { words().by_rule.to_owned() } else { passed_over.clone() };
        format!("{} · {reason}　{passed}", state.lang.get().say(&form))
    };
    let name = caption.clone();
    view! {
        <li class="figure-row is-suggestion">
            <Thumb drawn=Signal::stored(miniature) />
            <div class="figure-words">
                <p class="figure-why">{why}</p>
                <p class="figure-caption">{caption}</p>
                <p class="figure-sub">{sub}</p>
                <p class="figure-numbers">{section} " " {numbers.join("　")}</p>
                <p class="acts">
                    <button class="act" on:click=move |_| take()>
                        {move || act.get()}
                        <span class="offscreen">" " {name.clone()}</span>
                    </button>
                    <button class="act is-quiet" on:click=move |_| desk.go_to_source(place)>
                        {move || words().see_source}
                    </button>
                </p>
            </div>
        </li>
    }
}

/// What is not drawn, folded: a long text has much of it.
#[component]
pub(crate) fn NotDrawnList() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let refused = Memo::new(move |_| state.suggested.with(|suggested| suggested.refused.clone()));
    view! {
        <Show when=move || refused.with(|refused| !refused.is_empty())>
            <details class="not-drawn">
                <summary>
                    <b>{move || words().cannot_draw}</b>
                    " "
                    <small>{move || fill(words().cannot_draw_note, &[&refused.with(Vec::len).to_string()])}</small>
                </summary>
                <ul>
                    {move || {
                        refused
                            .get()
                            .into_iter()
                            .map(|refused| {
                                let place = refused.place;
                                let form = state.lang.get().say(&refused.form);
                                view! {
                                    <li>
                                        <p class="figure-why">{format!("{form} · {}", refused.reason)}</p>
                                        <button class="not-drawn-sentence" on:click=move |_| desk.go_to_source(place)>
                                            {refused.sentence}
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </details>
        </Show>
    }
}
