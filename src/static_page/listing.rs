//! The page that lists all briefings of a site, the newest first. It is read and followed without scripts.

use jiedu_core::figure::KeyFigure;
use jiedu_core::reading::Reading;
use leptos::prelude::*;

use super::day::day;
use super::page::{GUIDE_MARK, without_markers};
use super::switch::Neighbour;
use crate::i18n::{Lang, Words, fill};

/// So many key figures of a briefing are shown.
const KEYS: usize = 3;

/// The list as HTML: of briefings, and of the pages that they are on. `guide` is the inline script that runs while the page is read.
pub fn render_listing(readings: &[Reading], pages: &[Neighbour], lang: Lang, guide: &str) -> String {
    let words = lang.words();
    let mut listed: Vec<(&Reading, &Neighbour)> = readings.iter().zip(pages).collect();
    listed.sort_by_key(|(_, page)| {
        std::cmp::Reverse((page.meeting.year, page.meeting.month, page.meeting.day))
    });
    let count = listed.len().to_string();
    let owner = Owner::new();
    let html = owner.with(|| {
        let rows: Vec<_> = listed.into_iter().map(|(reading, page)| row(reading, page, words)).collect();
        view! {
            <div class="jiedu" lang="zh-CN" data-jiedu-state="static">
                <script>{GUIDE_MARK}</script>
                <header class="masthead">
                    <div class="masthead-row">
                        <b class="brand">{words.brand}</b>
                        <span class="tagline" data-word="tagline">{words.tagline}</span>
                    </div>
                </header>
                <main class="listing">
                    <h1 class="listing-title">
                        <span data-word="all_title">{words.all_title}</span> " "
                        <small data-word="all_count" data-args=count.clone()>{fill(words.all_count, &[&count])}</small>
                    </h1>
                    <ol class="listing-list">{rows}</ol>
                </main>
            </div>
        }
        .into_any()
        .to_html()
    });
    without_markers(&html).replacen(GUIDE_MARK, guide, 1)
}

fn row(reading: &Reading, page: &Neighbour, words: &'static Words) -> AnyView {
    let meta = &reading.briefing.meta;
    let keys: Vec<_> = reading.keys.iter().take(KEYS).map(key).collect();
    let keys = (!keys.is_empty()).then(|| view! { <ul class="listed-keys">{keys}</ul> });
    let day = (page.meeting.year > 0).then(|| view! { <p class="listed-day">{day(page.meeting, words)}</p> });
    let subtitle =
        (!meta.subtitle.is_empty()).then(|| view! { <p class="listed-subtitle">{meta.subtitle.clone()}</p> });
    view! {
        <li class="listed" data-briefing=page.id.clone()>
            {day}
            <h2 class="listed-title"><a href=page.href.clone()>{page.title.clone()}</a></h2>
            {subtitle}
            {keys}
        </li>
    }
    .into_any()
}

fn key(key: &KeyFigure) -> AnyView {
    view! {
        <li>
            <b>{key.number.clone()} <i>{key.unit.clone()}</i></b> " " {key.label.clone()}
        </li>
    }
    .into_any()
}
