//! A figure: a small drawing of it, its reason, its words; in the open row the fields and the order of its marks.

use leptos::prelude::*;

use super::field::Field;
use super::suggestions::SuggestionRow;
use super::thumb::Thumb;
use crate::browser::focus;
use crate::desk::desk;
use crate::i18n::fill;
use crate::protocol::{Decision, Figure, FigureText, MarkAct, View};
use crate::state::Of;

/// The row of the figure at a place of the list.
#[component]
pub(crate) fn FigureRow(at: usize, figures: Memo<Vec<Figure>>) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let figure = Memo::new(move |_| figures.with(|figures| figures.get(at).cloned().unwrap_or_default()));
    let id = move || figure.with(|figure| figure.id.clone());
    let is_open = Memo::new(move |_| state.selected.with(|open| open.as_ref() == Some(&id())));
    // The name of a section stands above its first figure.
    let section = move || {
        figures.with(|figures| {
            let of = |at: usize| figures.get(at).map(|figure| figure.section.clone());
            let before = at.checked_sub(1).and_then(of);
            of(at).filter(|section| before.as_ref() != Some(section))
        })
    };
    let why = move || {
        let (form, facts, reason) =
            figure.with(|figure| (figure.form.clone(), figure.facts, figure.reason.clone()));
        let form = state.lang.get().say(&form);
        let count = fill(words().figure_numbers, &[&facts.to_string()]);
        if reason.is_empty() {
            format!(" {form} · {count}")
        } else {
            format!(" {form} · {count}　{reason}")
        }
    };
    let take_out = move |_| {
        let removal = figure.with_untracked(|figure| figure.removal.clone());
        if desk.decide(&removal) {
            focus::soon(".desk-panel h2");
        }
    };
    view! {
        <li class="figure-row" class:is-open=move || is_open.get()>
            {move || {
                section()
                    .map(|name| {
                        let name = if name.is_empty() { words().lead_section.to_owned() } else { name };
                        view! { <p class="figure-section">{name}</p> }
                    })
            }}
            <Thumb drawn=Signal::derive(move || figure.with(|figure| figure.miniature.clone())) />
            <div class="figure-words">
                <p class="figure-why">
                    <b>{move || fill(words().figure, &[&figure.with(|figure| figure.number).to_string()])}</b>
                    {why}
                </p>
                <button
                    class="figure-caption"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| state.selected.set((!is_open.get_untracked()).then(id))
                >
                    {move || figure.with(|figure| figure.caption.clone())}
                </button>
                <p class="figure-sub">{move || figure.with(|figure| figure.sub.clone())}</p>
                <Show when=move || is_open.get()>
                    <FigureForm figure />
                </Show>
                <p class="acts">
                    <button class="act" on:click=move |_| {
                        if is_open.get_untracked() && state.suggested.with_untracked(|it| it.of == Of::Figure(id())) {
                            desk.suggest(Of::Text);
                        } else {
                            state.selected.set(Some(id()));
                            desk.suggest(Of::Figure(id()));
                        }
                    }>{move || words().other_form}</button>
                    <button class="act" on:click=move |_| {
                        desk.go_to_source(figure.with_untracked(|figure| figure.span.start));
                    }>{move || words().see_source}</button>
                    <button class="act is-quiet" on:click=take_out>{move || words().take_out}</button>
                </p>
                <Show when=move || is_open.get() && state.suggested.with(|it| it.of == Of::Figure(id()))>
                    <OtherForms figure />
                </Show>
            </div>
        </li>
    }
}

/// The words of a figure and its marks.
#[component]
fn FigureForm(figure: Memo<Figure>) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let say = move |which: FigureText, text: String| {
        let id = figure.with_untracked(|figure| figure.id.clone());
        desk.decide_on(move |_: &View| Some(Decision::FigureText(id, which, text)), None);
    };
    let do_to = move |at: usize, act: MarkAct| {
        let id = figure.with_untracked(|figure| figure.id.clone());
        desk.decide_on(move |_: &View| Some(Decision::Mark(id, at, act)), None);
    };
    view! {
        <div class="fields is-wide">
            <Field
                label=Signal::derive(move || words().head_caption)
                value=Signal::derive(move || figure.with(|figure| figure.caption.clone()))
                commit=move |text| say(FigureText::Caption, text)
            />
            <Field
                label=Signal::derive(move || words().head_sub)
                value=Signal::derive(move || figure.with(|figure| figure.sub.clone()))
                empty=Signal::derive(move || words().unstated)
                commit=move |text| say(FigureText::Sub, text)
            />
            <Field
                label=Signal::derive(move || words().head_notes)
                value=Signal::derive(move || figure.with(|figure| figure.notes.join("\n")))
                empty=Signal::derive(move || words().unstated)
                lines=2
                commit=move |text| say(FigureText::Notes, text)
            />
        </div>
        <Show when=move || figure.with(|figure| figure.marks.len() > 1)>
            <p class="field-name">{move || words().head_marks}</p>
            <ol class="marks">
                {move || {
                    let marks = figure.with(|figure| figure.marks.clone());
                    let last = marks.len().saturating_sub(1);
                    marks
                        .into_iter()
                        .enumerate()
                        .map(|(at, mark)| {
                            let name = mark.clone();
                            let (up, down, out) = (name.clone(), name.clone(), name);
                            view! {
                                <li>
                                    <span>{mark}</span>
                                    <button class="act" disabled=at == 0 aria-label=format!("{} {up}", words().move_up) on:click=move |_| do_to(at, MarkAct::Up)>
                                        "↑"
                                    </button>
                                    <button class="act" disabled=at == last aria-label=format!("{} {down}", words().move_down) on:click=move |_| do_to(at, MarkAct::Down)>
                                        "↓"
                                    </button>
                                    <button class="act is-quiet" aria-label=format!("{} {out}", words().take_out) on:click=move |_| do_to(at, MarkAct::Remove)>
                                        {words().take_out}
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
        </Show>
    }
}

/// The other forms for the numbers of a figure.
#[component]
fn OtherForms(figure: Memo<Figure>) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let others = Memo::new(move |_| {
        let form = figure.with(|figure| figure.form.clone());
        state.suggested.with(|suggested| {
            suggested.figures.iter().filter(|other| other.form != form).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || others.with(Vec::is_empty)>
            <p class="hint">{move || words().other_form_none}</p>
        </Show>
        <ul class="figures">
            {move || {
                others
                    .get()
                    .into_iter()
                    .map(|suggestion| {
                        let id = figure.with_untracked(|figure| figure.id.clone());
                        let chosen = suggestion.clone();
                        view! {
                            <SuggestionRow
                                suggestion
                                act=Signal::derive(move || words().replace)
                                take=move || desk.replace(&id, &chosen)
                            />
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
}
