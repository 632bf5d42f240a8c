//! The scroll spy: which section is being read, how much has been read, and the blocks of the structure map that say so.

use jiedu_core::link::scoped_id;
use jiedu_core::outline::{SectionPart, upwards};
use leptos::prelude::*;
use web_sys::Element;

use super::address::AddressBar;
use super::page::{Page, effect, listen, query_all, set_attribute};
use super::{host_frame, observers};
use crate::state::{Part, Tool, ViewState};

/// How far below the upper edge of what is seen a section counts as begun, where the host scrolls: the host's own header may
/// cover as much.
const BELOW_EDGE: f64 = 140.0;
/// How long a host may take to scroll to what it was told, in milliseconds.
const HOST_MS: f64 = 1000.0;
/// How far the window may move, in CSS pixels, while a section that was jumped to stays the current one.
const PIN_TOLERANCE: f64 = 4.0;

/// A section that a jump led to: it stays current until the reader scrolls on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pin {
    briefing: usize,
    section: Option<usize>,
    /// Where the jump left the window.
    scroll: f64,
}

impl Pin {
    /// Whether it still holds for a briefing at a place.
    fn holds(&self, briefing: usize, scroll: f64) -> bool {
        self.briefing == briefing && (self.scroll - scroll).abs() < PIN_TOLERANCE
    }
}

/// Index of a briefing, and the elements of its sections in order.
type Sections = (usize, Vec<Option<Element>>);

/// The scroll spy: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct ScrollSpy {
    page: Page,
    state: ViewState,
    address: AddressBar,
    pin: StoredValue<Option<Pin>>,
    /// The elements of the briefing that was looked through last.
    sections: StoredValue<Option<Sections>, LocalStorage>,
    /// The blocks of the map that are marked.
    marked: StoredValue<Vec<Element>, LocalStorage>,
    /// Whether the next frame is waited for.
    is_waiting: StoredValue<bool>,
    /// In a frame that does not scroll, the upper edge of what the reader sees.
    edge: StoredValue<f64>,
    /// Until when a change of the edge is the host's, which scrolls to what it was told, and not the reader's.
    host_scrolls_until: StoredValue<f64>,
}

impl ScrollSpy {
    /// The scroll spy of a page; it looks at nothing before [`ScrollSpy::install`].
    pub fn new(page: Page, state: ViewState, address: AddressBar) -> Self {
        Self {
            page,
            state,
            address,
            pin: StoredValue::new(None),
            sections: StoredValue::new_local(None),
            marked: StoredValue::new_local(Vec::new()),
            is_waiting: StoredValue::new(false),
            edge: StoredValue::new(0.0),
            host_scrolls_until: StoredValue::new(0.0),
        }
    }

    /// Listens to the window's scrolling.
    pub fn install(self) {
        for name in ["scroll", "resize"] {
            listen(&self.page.window(), name, move |_| self.update());
        }
        if self.page.is_framed() {
            self.observe_host();
        }
        // First with the next frame, for which the browser lays out what was mounted anyway.
        if !self.page.before_frame(move || self.look(false)) {
            self.look(false);
        }
        effect(move || self.mark_map());
    }

    /// Makes a section current because the reader asked for it.
    pub fn pin(self, briefing: usize, section: Option<usize>) {
        if self.page.is_framed() {
            self.host_scrolls_until.set_value(self.page.now() + HOST_MS);
        }
        self.pin.set_value(Some(Pin { briefing, section, scroll: self.scrolled() }));
        self.set(section);
    }

    fn observe_host(self) {
        let payload = self.state.payload();
        let ids = payload
            .briefings
            .iter()
            .flat_map(|part| part.sections.iter().map(|section| scoped_id(&part.id, &section.anchor)));
        // What stands above the first section as well: there the reader is in none.
        let above = self.page.query_all(".masthead, .minute").into_iter();
        observers::seen(above.chain(ids.filter_map(|id| self.page.by_id(&id))), move |edge| {
            self.edge.set_value(edge);
            if self.page.now() < self.host_scrolls_until.get_value() {
                self.pin.update_value(|pin| pin.iter_mut().for_each(|pin| pin.scroll = edge));
            }
            if host_frame::is_tall(self.page) {
                self.update();
            }
        });
    }

    /// Looks once before the next frame, however often it is called until then.
    fn update(self) {
        if self.is_waiting.get_value() {
            return;
        }
        let look = move || {
            self.is_waiting.set_value(false);
            self.look(true);
        };
        self.is_waiting.set_value(self.page.before_frame(look));
    }

    /// How far the reader has scrolled, the page or the host.
    fn scrolled(self) -> f64 {
        if host_frame::is_tall(self.page) { self.edge.get_value() } else { self.page.scroll() }
    }

    /// Looks which section the window shows.
    fn look(self, write: bool) {
        // While a tool stands in the place of the article, nothing of it is read.
        if self.state.tool.get_untracked().is_some_and(Tool::is_leaf) {
            return;
        }
        let briefing = self.state.briefing.get_untracked();
        let is_tall = host_frame::is_tall(self.page);
        let height = self.page.height();
        let scroll = self.scrolled();
        let left = if is_tall { height - scroll } else { self.page.scroll_left() };
        let read = percent_read(scroll, left);
        if self.state.progress.get_untracked() != read {
            self.state.progress.set(read);
        }
        let pinned = self.pin.get_value().filter(|pin| pin.holds(briefing, scroll));
        match pinned {
            Some(pin) => self.set(pin.section),
            None => {
                self.pin.set_value(None);
                let line = if is_tall { scroll + BELOW_EDGE } else { reading_line(height, left) };
                self.set(self.section_at(briefing, line));
            }
        }
        if write && pinned.is_none() {
            self.address.after_pause(move || self.write_address());
        }
    }

    /// Writes the address of the section that is being read; while a panel is open the address is its fact's.
    fn write_address(self) {
        if self.state.fact.get_untracked().is_none() {
            let id = untrack(|| self.state.reading());
            self.address.write(&id, false);
            host_frame::post(self.page, "section", &id);
        }
    }

    fn set(self, section: Option<usize>) {
        if self.state.section.get_untracked() != section {
            self.state.section.set(section);
        }
    }

    /// The last section that begins above a line of the window.
    fn section_at(self, briefing: usize, line: f64) -> Option<usize> {
        let part = self.state.part(briefing);
        self.sections.update_value(|kept| {
            if kept.as_ref().is_none_or(|(of, _)| *of != briefing) {
                let id = |section: &SectionPart| scoped_id(&part.id, &section.anchor);
                let elements = part.sections.iter().map(|section| self.page.by_id(&id(section)));
                *kept = Some((briefing, elements.collect()));
            }
        });
        self.sections.with_value(|kept| {
            let (_, elements) = kept.as_ref()?;
            section_at(&part.sections, line, |idx| {
                let element = elements.get(idx).and_then(Option::as_ref);
                element.map_or(f64::MAX, |element| element.get_bounding_client_rect().top())
            })
        })
    }

    /// Marks the section that is being read, and those above it, on the structure map.
    fn mark_map(self) {
        let (part, section) = (self.state.shown(), self.state.section.get());
        // A long page's map is large, and every look through it takes a part of the frame: what was marked is remembered.
        self.marked.update_value(|marked| {
            for block in marked.drain(..) {
                set_attribute(&block, "class", "block");
            }
        });
        let Some(section) = section else { return };
        let selectors: Vec<String> =
            upwards(&part.sections, section).map(|idx| link_to(&part, idx)).collect();
        let body = self.page.by_id(&part.id);
        let map = body.and_then(|body| body.query_selector(".map-drawing").ok().flatten());
        let Some(map) = map.filter(|_| !selectors.is_empty()) else { return };
        let blocks = query_all(&map, &selectors.join(","));
        for block in &blocks {
            set_attribute(block, "class", "block here");
        }
        self.marked.set_value(blocks);
    }
}

/// The selector of the links to a section.
fn link_to(part: &Part, section: usize) -> String {
    let anchor = part.sections.get(section).map_or("", |section| section.anchor.as_str());
    format!("[href=\"#{}\"]", scoped_id(&part.id, anchor))
}

/// How much has been read, in percent, when so much has been scrolled and so much is left.
fn percent_read(scroll: f64, left: f64) -> u8 {
    if scroll + left > 0.0 { (scroll / (scroll + left) * 100.0).clamp(0.0, 100.0) as u8 } else { 100 }
}

/// How far below the top of the window a section counts as begun: a fifth, and over the last screen ever further, so that the
/// last sections are reached.
fn reading_line(height: f64, left: f64) -> f64 {
    let near_end = if height > 0.0 { (1.0 - left / height).clamp(0.0, 1.0) } else { 0.0 };
    height * 0.2 + height * 0.8 * near_end
}

/// The last section that begins above a line, where `top` tells where a section begins.
///
/// It looks among the parts first and then inside one: to ask for a place inside a part that the browser has not laid out makes
/// it lay out that part.
fn section_at(sections: &[SectionPart], line: f64, top: impl Fn(usize) -> f64) -> Option<usize> {
    let begun = |idx: &usize| top(*idx) <= line;
    let heads: Vec<usize> = (0..sections.len()).filter(|idx| sections[*idx].level == 1).collect();
    let first = heads[..heads.partition_point(begun)].last().copied()?;
    let end = heads.iter().copied().find(|head| *head > first).unwrap_or(sections.len());
    let inside: Vec<usize> = (first + 1..end).collect();
    Some(inside[..inside.partition_point(begun)].last().copied().unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn sections(levels: &[u8]) -> Vec<SectionPart> {
        let section = |level: &u8| SectionPart {
            anchor: String::new(),
            aliases: vec![],
            number: String::new(),
            path: String::new(),
            title: String::new(),
            short: String::new(),
            level: *level,
            parent: None,
            missing: None,
        };
        levels.iter().map(section).collect()
    }

    #[test]
    fn the_last_section_above_the_line_is_read() {
        let sections = sections(&[1, 2, 2, 1, 2]);
        let tops = [100.0, 150.0, 400.0, 900.0, 950.0];
        for (line, expected) in [
            (99.0, None),
            (100.0, Some(0)),
            (399.0, Some(1)),
            (400.0, Some(2)),
            (899.0, Some(2)),
            (900.0, Some(3)),
            (2000.0, Some(4)),
        ] {
            assert_eq!(section_at(&sections, line, |idx| tops[idx]), expected, "line {line}");
        }
        assert_eq!(section_at(&[], 10.0, |_| 0.0), None);
    }

    #[test]
    fn places_inside_other_parts_are_not_asked_for() {
        let sections = sections(&[1, 2, 2, 1, 2, 2]);
        let asked = RefCell::new(Vec::new());
        let top = |idx: usize| {
            asked.borrow_mut().push(idx);
            idx as f64 * 100.0
        };
        assert_eq!(section_at(&sections, 150.0, top), Some(1));
        assert!(asked.borrow().iter().all(|idx| ![4, 5].contains(idx)), "{asked:?}");
    }

    #[test]
    fn the_line_moves_to_the_bottom_over_the_last_screen() {
        assert_eq!(reading_line(1000.0, 5000.0), 200.0);
        assert_eq!(reading_line(1000.0, 1000.0), 200.0);
        assert_eq!(reading_line(1000.0, 500.0), 600.0);
        assert_eq!(reading_line(1000.0, 0.0), 1000.0);
        assert_eq!(reading_line(0.0, 0.0), 0.0);
    }

    #[test]
    fn a_page_that_does_not_scroll_is_read() {
        assert_eq!(percent_read(0.0, 0.0), 100);
        assert_eq!(percent_read(0.0, 10.0), 0);
        assert_eq!(percent_read(300.0, 700.0), 30);
        assert_eq!(percent_read(-20.0, 700.0), 0);
        assert_eq!(percent_read(10.0, 0.0), 100);
    }

    #[test]
    fn a_pin_holds_until_the_reader_scrolls_on() {
        let pin = Pin { briefing: 1, section: Some(3), scroll: 1200.0 };
        assert!(pin.holds(1, 1203.0));
        assert!(!pin.holds(1, 1204.0));
        assert!(!pin.holds(0, 1200.0));
    }
}
