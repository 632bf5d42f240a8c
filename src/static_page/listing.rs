//! The page that lists all briefings of a site, the newest first. It is read and followed without scripts.

use jiedu_core::figure::KeyFigure;
use jiedu_core::reading::Reading;
use leptos::prelude::*;

use super::day::day;
use super::page::{GUIDE_MARK, without_markers};
use super::switch::Neighbour;
use crate::i18n::{Lang, Words, fill};

/// The file that can be searched from disk.
const ONE_FILE: &str = "jiedu.html";
/// So many key figures of a briefing are shown.
const KEYS: usize = 3;

/// The order in which briefings are listed: the newest first.
pub fn listed(pages: &[Neighbour]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by_key(|at| {
        let meeting = pages[*at].meeting;
        std::cmp::Reverse((meeting.year, meeting.month, meeting.day))
    });
    order
}

/// The list as HTML: of briefings, and of the pages that they are on. `guide` is the inline script that runs while the page is read,
/// and `index` the address of what the list searches, where it can be searched.
pub fn render_listing(
    readings: &[Reading],
    pages: &[Neighbour],
    lang: Lang,
    guide: &str,
    index: Option<&str>,
) -> String {
    let words = lang.words();
    let count = pages.len().to_string();
    let owner = Owner::new();
    let html = owner.with(|| {
        let rows: Vec<_> =
            listed(pages).into_iter().map(|at| row(&readings[at], &pages[at], words)).collect();
        view! {
            <div class="jiedu" lang="zh-CN" data-jiedu-state="static" data-jiedu-index=index.map(str::to_owned)>
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
                    {index.map(|_| search(words))}
                    <ol class="listing-list">{rows}</ol>
                </main>
            </div>
        }
        .into_any()
        .to_html()
    });
    without_markers(&html).replacen(GUIDE_MARK, guide, 1)
}

/// The place of the search, and what is said where it can't be.
fn search(words: &'static Words) -> AnyView {
    view! {
        <div class="listing-search"></div>
        <p class="listing-note" hidden="">{words.no_search_on_disk} <a href=ONE_FILE>{ONE_FILE}</a></p>
    }
    .into_any()
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
