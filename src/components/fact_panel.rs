//! The fact panel: what a number says, the sentence that says it, the figures that draw it.

use jiedu_core::link::{href, scoped_id};
use leptos::prelude::*;

use super::Button;
use super::dynamic::{dynamic, shown};
use crate::browser::Browser;
use crate::browser::fact_details::FactDetails;

/// Links under a name: their addresses and texts.
type Links = Vec<(String, String)>;

/// The fact panel; empty while no fact is open. It is patched and not built anew when it goes from one fact to another, so that a
/// button that has the focus keeps it.
#[component]
pub fn FactPanel() -> impl IntoView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let words = state.words();
    let own = state.lang.own_text();
    let details = Memo::new(move |_| browser.fact_details().unwrap_or_default());
    let fact = move || state.fact.get().map(|open| open.fact);
    let count = move || state.shown().facts.len();
    let title = move || format!("{} {}/{}", words.number, fact().unwrap_or_default() + 1, count());
    let id = move || {
        let part = state.shown();
        fact()
            .and_then(|at| part.facts.get(at))
            .map(|fact| scoped_id(&part.id, &fact.anchor))
            .unwrap_or_default()
    };
    let go = move |to: Option<usize>| to.into_iter().for_each(|to| browser.panel.step(to));
    let step = move |class: &'static str, text: &'static str, step: isize| {
        let to = move || fact().and_then(|at| at.checked_add_signed(step)).filter(|to| *to < count());
        view! {
            <Button class text disabled=Signal::derive(move || to().is_none()) press=move |_| go(untrack(to)) />
        }
    };
    let content = move || {
        view! {
                <p class="panel-head">
                    <span>{Signal::derive(title)}</span>
                    <Button class="panel-close" text=words.close press=move |_| browser.panel.close() />
                </p>
                <p class="panel-number" lang=own>{Signal::derive(move || details.with(|details| details.surface.clone()))}</p>
                <dl class="panel-fields">
                    {dynamic(move || details.with(|details| details.fields.iter().map(|it| field(it, own)).collect()))}
                </dl>
                <blockquote class="panel-quote">
                    {quote(details, own)}
                    <p class="panel-place">
                        {Signal::derive(move || details.with(|details| details.place.clone()))}
                        " "
                        <a href=Signal::derive(move || Some(href(&id())))>{words.see_original}</a>
                    </p>
                </blockquote>
                {group(words.drawn_in, own, details, |details| &details.figures)}
                {group(words.same_subject, own, details, |details| &details.same)}
                <p class="panel-note">{words.read_by_rule}</p>
                <p class="panel-foot">
                    {step("panel-previous", words.previous_fact, -1)}
                    {step("panel-next", words.next_fact, 1)}
                    <Button class="panel-cite" text=words.copy_citation press=move |_| browser.sharing.copy_citation(&untrack(id)) />
                    <Button class="panel-share" text=words.share press=move |_| state.open_share(untrack(id)) />
                </p>
        }
        .into_any()
    };
    view! {
        <aside class="panel" tabindex="-1" aria-label=words.number>
            {shown(move || fact().is_some(), content)}
        </aside>
    }
}

/// The sentence with its number marked.
fn quote(details: Memo<FactDetails>, own: Option<&'static str>) -> AnyView {
    let piece = move |at: usize| Signal::derive(move || details.with(|details| details.sentence[at].clone()));
    view! { <p lang=own>{piece(0)} <mark>{piece(1)}</mark> {piece(2)}</p> }.into_any()
}

/// A list of links under a name; nothing where there are none.
fn group(
    name: &'static str,
    own: Option<&'static str>,
    details: Memo<FactDetails>,
    links: fn(&FactDetails) -> &Links,
) -> AnyView {
    dynamic(move || {
        let links: Vec<_> = details.with(|details| links(details).iter().map(|it| link(it, own)).collect());
        if links.is_empty() {
            return links;
        }
        vec![view! { <div class="panel-group"><b>{name}</b> {links}</div> }.into_any()]
    })
}

fn field((name, value): &(String, String), own: Option<&'static str>) -> AnyView {
    view! { <div><dt>{name.clone()}</dt><dd lang=own>{value.clone()}</dd></div> }.into_any()
}

fn link((href, text): &(String, String), own: Option<&'static str>) -> AnyView {
    view! { <a href=href.clone() lang=own>{text.clone()}</a> }.into_any()
}
