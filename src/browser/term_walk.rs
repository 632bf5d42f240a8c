//! Walking from the list of terms to their places in the text and back; while the list is open, the text shows where they are.

use jiedu_core::passage::Passage;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{MouseEvent, Range};

use super::page::{Page, closest, effect, listen, target_of};
use super::{article_text, text_marks};
use crate::state::{TermPlace, Tool, ViewState};
use crate::term_list::{TermEntry, entries, entry};

/// Names of the marks: every term, the places of the one that was chosen, and the place that the reader has gone to.
const MARKS: [&str; 3] = ["jiedu-term", "jiedu-term-on", "jiedu-term-here"];

/// Walking between the list and the text: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct TermWalk {
    page: Page,
    state: ViewState,
    /// The places in the text, once the list has been opened: the term, which of its places, and where it is.
    places: StoredValue<Option<(usize, Vec<Found>)>, LocalStorage>,
}

#[derive(Clone)]
struct Found {
    at: TermPlace,
    range: Range,
}

impl TermWalk {
    /// Walking in a page.
    pub fn new(page: Page, state: ViewState) -> Self {
        Self { page, state, places: StoredValue::new_local(None) }
    }

    /// The entries of the list of a briefing.
    pub fn entries(self, briefing: usize) -> Vec<TermEntry> {
        entries(&self.state.part(briefing))
    }

    /// A term of the shown briefing.
    pub fn name(self, term: usize) -> String {
        self.entry(term).map(|entry| entry.text).unwrap_or_default()
    }

    /// At how many places it stands.
    pub fn count(self, term: usize) -> usize {
        self.entry(term).map_or(0, |entry| entry.places.len())
    }

    fn entry(self, term: usize) -> Option<TermEntry> {
        entry(&self.state.part(self.state.briefing.get_untracked()), term)
    }

    /// The words of a passage of a briefing.
    pub fn words(self, briefing: usize, passage: &Passage) -> String {
        article_text::words(self.page, &self.state.part(briefing), passage)
    }

    /// Goes to a place of a term.
    pub fn go(self, at: TermPlace) {
        let passage = self.entry(at.term).and_then(|entry| entry.places.get(at.place).copied());
        if let Some(passage) = &passage {
            self.state.term.set(Some(at));
            // On a phone the list covers the text: it makes room, and the bar leads back to it.
            article_text::go(self.page, self.state, passage);
        }
    }

    /// Shows the marks as the state says, and listens to clicks on terms in the text.
    pub fn install(self) {
        effect(move || {
            let is_open = self.state.tool.get() == Some(Tool::Terms);
            let (at, _) = (self.state.term.get(), self.state.briefing.get());
            if is_open || at.is_some() {
                self.find();
            }
            let ranges = |is_marked: &dyn Fn(TermPlace) -> bool| -> Vec<Range> {
                self.places.with_value(|places| {
                    let found = places.iter().flat_map(|(_, found)| found);
                    found.filter(|found| is_marked(found.at)).map(|found| found.range.clone()).collect()
                })
            };
            text_marks::mark(self.page, MARKS[0], &if is_open { ranges(&|_| true) } else { Vec::new() });
            text_marks::mark(
                self.page,
                MARKS[1],
                &ranges(&|it| at.is_some_and(|at| at.term == it.term && at != it)),
            );
            text_marks::mark(self.page, MARKS[2], &ranges(&|it| at == Some(it)));
        });
        listen(&self.page.root(), "click", move |event| {
            let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
            let is_open = self.state.tool.get_untracked() == Some(Tool::Terms);
            let in_text = target_of(event).is_some_and(|target| closest(&target, ".article").is_some());
            if is_open && in_text && !event.default_prevented() {
                let point = (f64::from(event.client_x()), f64::from(event.client_y()));
                if let Some(at) = self.at_point(point) {
                    self.state.term.set(Some(at));
                }
            }
        });
    }

    /// Finds the places of the shown briefing, once.
    fn find(self) {
        let briefing = self.state.briefing.get_untracked();
        if self.places.with_value(|places| places.as_ref().is_some_and(|(of, _)| *of == briefing)) {
            return;
        }
        let part = self.state.part(briefing);
        let entries = self.entries(briefing);
        let places = entries.iter().enumerate().flat_map(|(term, entry)| {
            entry.places.iter().enumerate().map(move |(place, passage)| (TermPlace { term, place }, passage))
        });
        let found = places.filter_map(|(at, passage)| {
            Some(Found { at, range: article_text::range(self.page, &part, passage)? })
        });
        self.places.set_value(Some((briefing, found.collect())));
    }

    /// The place of the term at a point of the window; of terms in one another the inner one.
    fn at_point(self, (x, y): (f64, f64)) -> Option<TermPlace> {
        let is_on = |range: &Range| {
            let Some(boxes) = range.get_client_rects() else { return false };
            let mut boxes = (0..boxes.length()).filter_map(|idx| boxes.item(idx));
            boxes.any(|it| it.left() <= x && x <= it.right() && it.top() <= y && y <= it.bottom())
        };
        self.places.with_value(|places| {
            let (_, found) = places.as_ref()?;
            let hit = found.iter().filter(|found| is_on(&found.range));
            Some(hit.min_by_key(|found| String::from(found.range.to_string()).len())?.at)
        })
    }
}
