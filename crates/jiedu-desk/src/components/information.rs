//! 信息: what the page says of its text, as a form.

use leptos::prelude::*;

use super::field::Field;
use crate::desk::desk;
use crate::i18n::Words;
use crate::protocol::{Decision, FrontField};

/// The fields in their order: what each is called, and what helps to fill it in.
type Named = (FrontField, fn(&'static Words) -> &'static str, fn(&'static Words) -> &'static str);

const FIELDS: [Named; 11] = [
    (FrontField::Title, |words| words.title, |words| words.title_hint),
    (FrontField::Subtitle, |words| words.subtitle, |_| ""),
    (FrontField::Short, |words| words.short, |_| ""),
    (FrontField::Meeting, |words| words.meeting, |_| ""),
    (FrontField::Date, |words| words.date, |words| words.date_hint),
    (FrontField::Issuer, |words| words.issuer, |_| ""),
    (FrontField::Byline, |words| words.byline, |_| ""),
    (FrontField::Source, |words| words.source_note, |_| ""),
    (FrontField::Publisher, |words| words.publisher, |_| ""),
    (FrontField::Url, |words| words.url, |words| words.url_hint),
    (FrontField::Published, |words| words.published, |words| words.date_hint),
];

/// The form.
#[component]
pub(crate) fn Information() -> impl IntoView {
    let state = desk().state;
    let words = move || state.lang.get().words();
    view! {
        <div class="group-head"><h3>{move || words().information}</h3></div>
        <div class="fields is-wide information">
            {FIELDS
                .into_iter()
                .map(|(field, name, hint)| {
                    view! {
                        <One field name hint />
                        {(field == FrontField::Date).then(|| view! { <Evidence /> })}
                    }
                })
                .collect_view()}
        </div>
    }
}

#[component]
fn One(
    field: FrontField,
    name: fn(&'static Words) -> &'static str,
    hint: fn(&'static Words) -> &'static str,
) -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let value = Memo::new(move |_| {
        state.view.with(|view| {
            let found = view.fields.iter().find(|(known, _)| *known == field);
            found.map_or_else(String::new, |(_, value)| value.clone())
        })
    });
    view! {
        <Field
            label=Signal::derive(move || name(words()))
            value=value
            empty=Signal::derive(move || words().unstated)
            hint=Signal::derive(move || hint(words()))
            lines=if field == FrontField::Title { 2 } else { 1 }
            commit=move |text| desk.decide_on(move |_| Some(Decision::Field(field, text)), None)
        />
    }
}

/// What an inferred year rests on, and the word that it is right.
#[component]
fn Evidence() -> impl IntoView {
    let desk = desk();
    let state = desk.state;
    let words = move || state.lang.get().words();
    let sure = move |_| {
        desk.decide_on(
            |view| {
                let (_, date) = view.fields.iter().find(|(field, _)| *field == FrontField::Date)?;
                Some(Decision::Field(FrontField::Date, date.clone()))
            },
            Some(".desk-panel h2"),
        );
    };
    view! {
        <Show when=move || state.view.with(|view| view.is_date_inferred)>
            <div class="evidence">
                <p><b>{move || words().date_inferred}</b> " " {move || words().inferred_from} {move || state.view.with(|view| view.evidence.clone())}</p>
                <button class="act" on:click=sure>{move || words().date_sure}</button>
            </div>
        </Show>
    }
}
