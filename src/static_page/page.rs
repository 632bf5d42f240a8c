//! The whole widget as static HTML.

use std::sync::Arc;

use jiedu_core::link::{href, scoped_id};
use jiedu_core::payload::{BriefingPart, Payload};
use jiedu_core::reading::Reading;
use leptos::prelude::*;

use super::article::article;
use super::source::Source;
use super::switch::{Neighbour, switch};
use crate::components::{Bar, Contents, Tools};
use crate::i18n::Lang;
use crate::state::ViewState;

/// Number of sections from which sections are laid out only when they come near.
const LONG: usize = 120;
/// Stands for the guide until the HTML is written.
pub(super) const GUIDE_MARK: &str = "jiedu-guide";

/// What a page has beside its briefings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'a> {
    /// The inline script that runs while the page is read. It goes first, so that of several briefings only the one that is asked
    /// for is ever painted.
    pub guide: &'a str,
    /// All briefings of the site with their pages; none where the page holds all that there are.
    pub neighbours: &'a [Neighbour],
    /// The page that lists all briefings, where there are too many for a menu.
    pub all: Option<&'a str>,
    /// Whether the page is for frames.
    pub is_frame: bool,
    /// Whether the page shows an editor what to look at before publishing.
    pub has_review: bool,
}

/// The widget's HTML, of briefings and of what the widget is given of them.
pub fn render_page(
    payload: &Payload,
    readings: &[Reading],
    lang: Lang,
    surroundings: &Surroundings<'_>,
) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(ViewState::new(Arc::new(payload.clone()), lang));
        let sources =
            readings.iter().zip(&payload.briefings).enumerate().map(|(index, (reading, part))| Source {
                index,
                briefing: &reading.briefing,
                facts: &reading.facts,
                figures: &reading.figures,
                keys: &reading.keys,
                findings: surroundings.has_review.then_some(reading.findings.as_slice()),
                part,
                words: lang.words(),
            });
        page(payload, sources.map(body).collect(), lang, surroundings).to_html()
    });
    // The guide is our own constant text; views have no way to write a script's text unescaped.
    without_markers(&html).replacen(GUIDE_MARK, surroundings.guide, 1)
}

/// HTML without the markers that only hydration needs. No text can hold one: in texts and attributes every `<` is escaped.
pub(super) fn without_markers(html: &str) -> String {
    ["<!>", "<!---->", "<!--<() />-->"].iter().fold(html.to_owned(), |html, marker| html.replace(marker, ""))
}

fn page(payload: &Payload, bodies: Vec<AnyView>, lang: Lang, surroundings: &Surroundings<'_>) -> AnyView {
    let words = lang.words();
    let ids: Vec<&str> = payload.briefings.iter().map(|part| part.id.as_str()).collect();
    let first = ids.first().copied().unwrap_or_default();
    let is_long = payload.briefings.iter().map(|part| part.sections.len()).sum::<usize>() > LONG;
    let inside: Vec<Neighbour> = payload.briefings.iter().map(of_this_page).collect();
    let neighbours = if surroundings.neighbours.is_empty() { &inside } else { surroundings.neighbours };
    let elsewhere = neighbours.iter().filter(|it| !ids.contains(&it.id.as_str()));
    let elsewhere: Vec<&str> = elsewhere.map(|it| it.href.as_str()).collect();
    let own = if ids.len() == 1 { Some(first) } else { None };
    let switch = switch(neighbours, own, surroundings.all, surroundings.is_frame, words);
    view! {
        <div
            class=if is_long { "jiedu long" } else { "jiedu" }
            lang="zh-CN"
            data-jiedu-state="static"
            data-jiedu-briefings=ids.join(" ")
            data-jiedu-pages=(!elsewhere.is_empty()).then(|| elsewhere.join(" "))
            data-jiedu-findings=surroundings.has_review.then_some("")
        >
            <script>{GUIDE_MARK}</script>
            <nav class="skips" aria-label=words.skip data-label="skip">
                <a class="skip" href=href(&scoped_id(first, "text")) data-word="to_text">{words.to_text}</a>
                <a class="skip" href=href(&scoped_id(first, "contents")) data-word="to_contents">{words.to_contents}</a>
            </nav>
            <header class="masthead">
                <div class="masthead-row">
                    <b class="brand">{words.brand}</b>
                    <span class="tagline" data-word="tagline">{words.tagline}</span>
                    {switch}
                    <Tools />
                </div>
            </header>
            <p class="told" role="status" hidden="" data-word="no_figure">{words.no_figure}</p>
            <main>{bodies}</main>
            <Bar />
        </div>
    }
    .into_any()
}

fn of_this_page(part: &BriefingPart) -> Neighbour {
    Neighbour {
        id: part.id.clone(),
        short: part.short.clone(),
        title: part.title.clone(),
        meeting: part.meeting,
        href: href(&part.id),
    }
}

fn body(source: Source<'_>) -> AnyView {
    let part = source.part;
    view! {
        <section class="briefing" id=part.id.clone() data-briefing=part.id.clone() aria-label=part.short.clone()>
            <div class="frame"><Contents briefing=source.index /> {article(source)}</div>
        </section>
    }
    .into_any()
}
