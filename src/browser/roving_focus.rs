//! Roving focus: a group of things is one stop of Tab, and the arrow keys go from one to the next.

use jiedu_core::link::{scoped_id, sentence_anchor};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::page::{Page, closest, focus, listen, query_all, set_attribute, target_of};
use super::router::Router;
use crate::state::ViewState;

/// Which of `count` things a key leads to from one of them; none for a key that leads nowhere.
pub fn next(key: &str, now: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some((now + 1).min(last)),
        "ArrowLeft" | "ArrowUp" => Some(now.saturating_sub(1).min(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// Makes each grid of the page one stop; Enter goes to the sentence of a passage.
pub fn install(page: Page, state: ViewState, router: Router) {
    for grid in page.query_all(".grid") {
        if let Ok(Some(first)) = grid.query_selector(".cite") {
            set_attribute(&first, "tabindex", "0");
        }
    }
    listen(&page.root(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some(cite) = target_of(event).filter(|target| target.class_list().contains("cite")) else {
            return;
        };
        if event.key() == "Enter" {
            let sentence = cite.get_attribute("data-sentence").and_then(|sentence| sentence.parse().ok());
            if let Some(sentence) = sentence {
                let part = untrack(|| state.shown());
                router.go(&scoped_id(&part.id, &sentence_anchor(sentence)), true);
            }
        } else if let Some(next) = neighbour(&cite, &event.key()) {
            event.prevent_default();
            set_attribute(&cite, "tabindex", "-1");
            set_attribute(&next, "tabindex", "0");
            focus(&next);
        }
    });
}

/// The passage of the same grid that a key leads to.
fn neighbour(cite: &Element, key: &str) -> Option<Element> {
    let cites = query_all(&closest(cite, ".grid")?, ".cite");
    let now = cites.iter().position(|found| found == cite)?;
    cites.get(next(key, now, cites.len())?).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_to_neighbours_and_stop_at_the_ends() {
        for (key, now, expected) in [
            ("ArrowRight", 0, Some(1)),
            ("ArrowDown", 2, Some(2)),
            ("ArrowLeft", 1, Some(0)),
            ("ArrowUp", 0, Some(0)),
            ("Home", 2, Some(0)),
            ("End", 0, Some(2)),
            ("Enter", 1, None),
            ("a", 1, None),
        ] {
            assert_eq!(next(key, now, 3), expected, "{key} from {now}");
        }
    }

    #[test]
    fn a_group_that_has_shrunk_or_is_empty_is_no_trap() {
        assert_eq!(next("ArrowRight", 9, 3), Some(2));
        assert_eq!(next("ArrowLeft", 9, 3), Some(2));
        assert_eq!(next("ArrowRight", 0, 0), None);
    }
}
