//! The share sheet: a link to one section, number or figure, and every way to hand it on.

use jiedu_core::embed::SnippetKind;
use leptos::prelude::*;

use super::Button;
use super::dynamic::dynamic;
use crate::browser::Browser;
use crate::browser::share::Shared;
use crate::i18n::fill;
use crate::state::Copied;

/// Ways of embedding, in the order in which they are offered.
const KINDS: [SnippetKind; 3] = [SnippetKind::Frame, SnippetKind::Element, SnippetKind::Link];

/// The share sheet; empty while nothing is shared.
#[component]
pub fn ShareSheet() -> impl IntoView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    view! {
        <aside class="share" tabindex="-1" aria-label=state.words().share>
            {dynamic(move || state.share.get().map(|id| content(browser, id)).into_iter().collect())}
        </aside>
    }
}

fn content(browser: Browser, id: String) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let shared = browser.sharing.describe(&id);
    let hint = if shared.in_wechat { Some(words.wechat) } else { None };
    let local = if shared.is_public { None } else { Some(words.only_here) };
    view! {
        <p class="panel-head">
            <span>{words.share}</span>
            <Button class="panel-close" text=words.close press=move |_| state.share.set(None) />
        </p>
        <p class="share-name" lang=state.lang.own_text()>{shared.name.clone()}</p>
        {code(browser, &shared)}
        {local.map(|text| view! { <p class="share-local">{text}</p> })}
        {hint.map(|text| view! { <p class="share-hint">{text}</p> })}
        <input class="share-link" readonly="" aria-label=words.link value=shared.link.clone() />
        {ways(browser, &shared, &id)}
        {shared.is_drawn.then(|| picture(browser, id.clone()))}
        {shared.is_public.then(|| embed(browser, id))}
    }
    .into_any()
}

/// The QR code of the link.
fn code(browser: Browser, shared: &Shared) -> Option<AnyView> {
    let words = browser.state.words();
    let code = shared.code.clone()?;
    let view = view! {
        <img class="share-code" alt=fill(words.code, &[&shared.name]) src=code width="200" height="200" />
        <p class="panel-note">{words.scan}</p>
    };
    Some(view.into_any())
}

/// The buttons that hand the link on.
fn ways(browser: Browser, shared: &Shared, id: &str) -> AnyView {
    let words = browser.state.words();
    let sharing = browser.sharing;
    let [by_system, copied, cited] = [id; 3].map(str::to_owned);
    let system = shared.has_system.then(|| {
        view! {
            <Button class="share-system" text=words.share_system press=move |_| sharing.share_by_system(&by_system) />
        }
    });
    view! {
        <p class="panel-foot">
            {system}
            <Button class="share-copy" text=words.copy_link press=move |_| sharing.copy_link(&copied) />
            <Button class="share-cite" text=words.copy_citation press=move |_| sharing.copy_citation(&cited) />
        </p>
    }
    .into_any()
}

/// A figure as a picture: drawn when it is asked for, to be pressed on a phone and kept on a computer.
fn picture(browser: Browser, id: String) -> AnyView {
    let words = browser.state.words();
    let drawn = RwSignal::new(None::<String>);
    let draw = move |_| browser.sharing.draw(&id, drawn);
    let image = move |address: String| {
        view! {
            <img alt=words.picture src=address.clone() />
            <p class="panel-note">
                {words.press} " " <a href=address download="jiedu.png">{words.keep}</a>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="share-picture">
            <Button class="share-draw" text=words.draw hidden=Signal::derive(move || drawn.with(Option::is_some)) press=draw />
            {dynamic(move || drawn.get().map(image).into_iter().collect())}
        </div>
    }
    .into_any()
}

/// The snippet that embeds it in another page.
fn embed(browser: Browser, id: String) -> AnyView {
    let words = browser.state.words();
    let chosen = RwSignal::new(0_usize);
    let is_frozen = RwSignal::new(true);
    let snippet = Signal::derive(move || browser.sharing.snippet(KINDS[chosen.get()], is_frozen.get(), &id));
    let kinds =
        [words.as_frame, words.as_element, words.as_link].into_iter().enumerate().map(|(kind, name)| {
            view! {
                <Button class="share-kind" text=name pressed=Signal::derive(move || chosen.get() == kind) press=move |_| chosen.set(kind) />
            }
        });
    view! {
        <details class="share-embed">
            <summary>{words.embed}</summary>
            <p class="panel-foot">
                {kinds.collect::<Vec<_>>()}
                <Button class="share-frozen" text=words.frozen pressed=is_frozen press=move |_| is_frozen.update(|frozen| *frozen = !*frozen) />
            </p>
            <textarea class="share-snippet" readonly="" rows="6" aria-label=words.embed prop:value=snippet></textarea>
            <Button class="share-take" text=words.copy_code press=move |_| browser.sharing.copy_text(snippet.get_untracked(), Copied::Code) />
        </details>
    }
    .into_any()
}
