//! The switch: links from a page to the briefings beside it.

use jiedu_core::figure::{Face, Measure, TableMeasure, Weight};
use jiedu_core::payload::MeetingDate;
use leptos::prelude::*;

use super::day::day;
use crate::i18n::Words;

/// Up to so many briefings stand in the menu; of more there is a page that lists them.
pub const IN_MENU: usize = 12;
/// Room for names in em: what brand and reading tools leave on a screen of 320 px in large type.
const ROOM: f64 = 6.3;
/// Space between two names in em.
const GAP: f64 = 0.86;

/// A briefing that the switch leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its id.
    pub id: String,
    /// Its name where there is little room.
    pub short: String,
    /// Its title.
    pub title: String,
    /// When the meeting was.
    pub meeting: MeetingDate,
    /// Where it is: a page beside this one, or a place of this one.
    pub href: String,
}

/// The switch of a page; nothing where there is nothing to choose. `own` is the page's own briefing, where it has but one, and `all`
/// the page that lists all, where there is one.
pub(super) fn switch(
    neighbours: &[Neighbour],
    own: Option<&str>,
    all: Option<&str>,
    is_frame: bool,
    words: &'static Words,
) -> Option<AnyView> {
    if neighbours.len() < 2 {
        return None;
    }
    let inner = match all {
        // In a frame the list of all would stand in the place of the briefing.
        Some(all) => {
            let (target, rel) = if is_frame { (Some("_blank"), Some("noopener")) } else { (None, None) };
            view! { <a class="switch-all" href=all.to_owned() target=target rel=rel data-word="all_briefings">{words.all_briefings}</a> }
                .into_any()
        }
        None if fit(neighbours) => neighbours
            .iter()
            .map(|it| link(it, own, it.short.clone().into_any()))
            .collect::<Vec<_>>()
            .into_any(),
        None => menu(neighbours, own, words),
    };
    Some(
        view! { <nav class="switch" aria-label=words.briefings data-label="briefings">{inner}</nav> }
            .into_any(),
    )
}

/// Whether the names fit beside each other on the narrowest screen in large type.
fn fit(neighbours: &[Neighbour]) -> bool {
    let width = |text: &str| TableMeasure.width(text, 1, Face::Sans, Weight::Regular);
    let names: f64 = neighbours.iter().map(|it| width(&it.short)).sum();
    names + GAP * (neighbours.len() - 1) as f64 <= ROOM
}

fn menu(neighbours: &[Neighbour], own: Option<&str>, words: &'static Words) -> AnyView {
    let rows: Vec<_> = neighbours
        .iter()
        .map(|it| {
            let text =
                view! { <span class="switch-title">{it.title.clone()}</span> {day(it.meeting, words)} };
            view! { <li>{link(it, own, text.into_any())}</li> }
        })
        .collect();
    view! {
        <details class="switch-menu">
            <summary data-word="all_briefings">{words.all_briefings}</summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}

fn link(to: &Neighbour, own: Option<&str>, text: AnyView) -> AnyView {
    let current = (own == Some(to.id.as_str())).then_some("page");
    view! { <a href=to.href.clone() data-briefing=to.id.clone() aria-current=current>{text}</a> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Vec<Neighbour> {
        let neighbour = |name: &&str| Neighbour {
            id: (*name).to_owned(),
            short: (*name).to_owned(),
            title: (*name).to_owned(),
            meeting: MeetingDate::default(),
            href: String::new(),
        };
        names.iter().map(neighbour).collect()
    }

    #[test]
    fn names_stand_in_the_masthead_while_they_fit() {
        assert!(fit(&named(&["淇县", "示范区"])));
        assert!(!fit(&named(&["淇县", "示范区", "浚县"])));
        assert!(!fit(&named(&["品质淇县", "示范区"])));
    }
}
