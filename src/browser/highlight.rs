//! Highlighting a number or sentence of the article together with the marks that draw it, both ways.

use jiedu_core::link::{scoped_id, sentence_anchor};
use jiedu_core::payload::BriefingPart;
use leptos::prelude::*;
use web_sys::Element;

use super::page::{Page, closest, effect, listen, query_all, target_of};
use crate::state::{Active, ViewState};

/// What an element stands for: the index of a fact, or of a sentence that a figure cites.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Subject {
    Fact(u16),
    Sentence(u16),
}

/// Highlights what is active, and makes active what the pointer or the focus is on.
pub fn install(page: Page, state: ViewState) {
    let highlighted = StoredValue::new_local(Vec::<Element>::new());
    effect(move || {
        let active = state.highlighted();
        highlighted.update_value(|elements| {
            for element in elements.drain(..) {
                let _ = element.class_list().remove_1("on");
            }
            *elements = active.map(|active| elements_of(page, state, active)).unwrap_or_default();
            for element in elements.iter() {
                let _ = element.class_list().add_1("on");
            }
        });
    });
    for (name, leaves) in
        [("pointerover", false), ("focusin", false), ("pointerout", true), ("focusout", true)]
    {
        listen(&page.root(), name, move |event| {
            // The marks of drawings do so themselves.
            let target = target_of(event).filter(|target| closest(target, "[data-live]").is_none());
            let subject = target.and_then(|target| subject_of(&target));
            let briefing = state.briefing.get_untracked();
            let found = subject.and_then(|subject| active_of(&state.part(briefing), briefing, subject));
            let Some(found) = found else { return };
            if !leaves {
                state.active.set(Some(found));
            } else if state.active.get_untracked() == Some(found) {
                state.active.set(None);
            }
        });
    }
}

/// What an element of the article or of a grid stands for.
fn subject_of(target: &Element) -> Option<Subject> {
    let number = |selector, attribute| closest(target, selector)?.get_attribute(attribute)?.parse().ok();
    number("[data-fact]", "data-fact")
        .map(Subject::Fact)
        .or_else(|| number(".cite", "data-sentence").map(Subject::Sentence))
        .or_else(|| sentence_of_id(&closest(target, ".sentence.cited")?.id()).map(Subject::Sentence))
}

/// The sentence of the article whose element has an id such as `briefing.p-12`.
fn sentence_of_id(id: &str) -> Option<u16> {
    id.rsplit_once(".p-")?.1.parse().ok()
}

/// What is active while the reader points at a subject; none where the briefing has no such fact.
fn active_of(part: &BriefingPart, briefing: usize, subject: Subject) -> Option<Active> {
    match subject {
        Subject::Fact(fact) => {
            let sentence = part.facts.get(usize::from(fact))?.sentence;
            Some(Active { briefing, sentence, fact: Some(fact) })
        }
        Subject::Sentence(sentence) => Some(Active { briefing, sentence, fact: None }),
    }
}

/// The elements to highlight for what is active: the number and its sentence, or the sentence and the cells that cite it.
fn elements_of(page: Page, state: ViewState, active: Active) -> Vec<Element> {
    let part = state.part(active.briefing);
    let sentence = page.by_id(&scoped_id(&part.id, &sentence_anchor(active.sentence.into())));
    let others = match active.fact.and_then(|fact| part.facts.get(usize::from(fact))) {
        Some(fact) => page.by_id(&scoped_id(&part.id, &fact.anchor)).into_iter().collect(),
        None => {
            let selector = format!(".cite[data-sentence=\"{}\"]", active.sentence);
            page.by_id(&part.id).map(|body| query_all(&body, &selector)).unwrap_or_default()
        }
    };
    sentence.into_iter().chain(others).collect()
}

/// Whether the mark of a sentence and a fact is highlighted by what is active.
pub fn is_highlighted(active: Option<Active>, briefing: usize, sentence: u16, fact: Option<u16>) -> bool {
    let Some(active) = active.filter(|active| active.briefing == briefing) else { return false };
    match (active.fact, fact) {
        (Some(active), Some(fact)) => active == fact,
        _ => active.sentence == sentence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_highlighted_by_its_number_or_its_sentence() {
        let by = |fact| Some(Active { briefing: 1, sentence: 7, fact });
        assert!(is_highlighted(by(Some(3)), 1, 7, Some(3)));
        assert!(!is_highlighted(by(Some(3)), 1, 7, Some(4)), "another number of the same sentence");
        assert!(is_highlighted(by(None), 1, 7, Some(3)), "the whole sentence");
        assert!(is_highlighted(by(Some(3)), 1, 7, None), "a mark that draws a framework's count");
        assert!(!is_highlighted(by(None), 1, 8, None));
        assert!(!is_highlighted(by(Some(3)), 0, 7, Some(3)), "another briefing");
        assert!(!is_highlighted(None, 1, 7, Some(3)));
    }

    #[test]
    fn a_sentence_tells_its_number_by_its_id() {
        assert_eq!(sentence_of_id("qixian-2022.p-12"), Some(12));
        assert_eq!(sentence_of_id("qixian-2022.industry"), None);
        assert_eq!(sentence_of_id("a.p-b-3"), None);
    }
}
