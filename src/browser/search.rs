//! The search in the page: what was typed, what was found, the place that the reader is at.
//!
//! Nothing is gathered or looked for before the first key; the key only asks for the next frame. What looks, and what knows the
//! text, starts with the deferred parts: until then a key waits.

use std::cell::Cell;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use jiedu_core::link::scoped_id;
use jiedu_core::search::{Entry, Found, Hit, Kind};
use leptos::prelude::*;
use web_sys::{Element, Range};

use super::address::AddressBar;
use super::page::{Page, bring_near, closest, effect, focus, listen};
use super::router::Router;
use super::search_rows::Rows;
use super::search_text::SearchText;
use super::text_lights::{TextLights, range_of, start_element};
use super::tool_place::ToolPlace;
use crate::state::{Tool, ViewState};

/// Pause in typing after which the address says what is sought: Safari allows 100 changes in 30 seconds.
pub(super) const PAUSE_MS: u32 = 450;
/// How long the text is read in one go, in milliseconds.
pub(super) const READING_MS: f64 = 16.0;
/// How long it is read with the key itself, so that what stands near the head of a long text is shown in the next frame.
const FIRST_MS: f64 = 4.0;
/// How long the reader waits for more while a long text is read: showing takes as long as reading.
const MORE_MS: f64 = 200.0;
/// How many places are lit at most: a browser paints each.
const MAX_LIT: usize = 400;

/// The search of a page: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct Search {
    page: Page,
    state: ViewState,
    address: AddressBar,
    router: Router,
    tool: ToolPlace,
    lights: TextLights,
    /// What was typed.
    pub typed: RwSignal<String>,
    /// What was found, in words.
    pub rows: RwSignal<Arc<Rows>>,
    /// The row that the reader is at.
    pub current: RwSignal<Option<usize>>,
    /// Whether the reader goes from place to place in the text, and the bar of a phone leads on.
    pub is_following: RwSignal<bool>,
    text: StoredValue<Option<SearchText>, LocalStorage>,
    found: StoredValue<Found>,
    /// Whether the next frame is waited for.
    is_waiting: StoredValue<bool>,
    /// What does the work, once it has started.
    work: StoredValue<Option<Work>>,
    writing: StoredValue<Option<Timeout>, LocalStorage>,
    reading: StoredValue<Option<Timeout>, LocalStorage>,
    /// When results were shown last, on the page's clock.
    shown_at: StoredValue<f64>,
    /// The place that the page's address has led to, until the reader has been brought there.
    arriving: StoredValue<Option<Arrival>>,
}

/// A place of what is sought.
#[derive(Clone, Copy)]
struct Arrival {
    briefing: usize,
    section: Option<usize>,
    /// Its number among the places in the section, from 1 on.
    hit: usize,
}

/// What the search does with the text. These are values, so that only the deferred parts hold their code.
#[derive(Clone, Copy)]
struct Work {
    look: Callback<()>,
    show: Callback<usize, Option<(Element, String)>>,
}

impl Search {
    /// The search of a page.
    pub fn new(page: Page, state: ViewState, address: AddressBar, router: Router, tool: ToolPlace) -> Self {
        Self {
            page,
            state,
            address,
            router,
            tool,
            lights: TextLights::new(page),
            typed: RwSignal::new(String::new()),
            rows: RwSignal::new(Arc::default()),
            current: RwSignal::new(None),
            is_following: RwSignal::new(false),
            text: StoredValue::new_local(None),
            found: StoredValue::new(Found::default()),
            is_waiting: StoredValue::new(false),
            work: StoredValue::new(None),
            writing: StoredValue::new_local(None),
            reading: StoredValue::new_local(None),
            shown_at: StoredValue::new(0.0),
            arriving: StoredValue::new(None),
        }
    }

    /// Shows what the address asks for, and follows the tool and the address from then on.
    pub fn install(self) {
        let was_open = Cell::new(false);
        effect(move || {
            let tool = self.state.tool.get();
            let is_open = tool == Some(Tool::Search);
            let has_closed = was_open.replace(is_open) && !is_open;
            let is_followed = self.is_following.get_untracked();
            // Another tool takes the reader elsewhere.
            if (has_closed && !is_followed) || (is_followed && !is_open && tool.is_some()) {
                self.forget();
            }
        });
        effect(move || {
            let row = self.current.get().and_then(|row| self.page.by_id(&row_id(row)));
            if let Some(row) = row {
                bring_near(&row);
            }
        });
        let look = Callback::new(move |()| self.look());
        let show = Callback::new(move |row| self.show(row));
        self.work.set_value(Some(Work { look, show }));
        listen(&self.page.window(), "popstate", move |_| self.follow_address());
        if self.typed.with_untracked(String::is_empty) {
            let asked = self.address.hit().zip(self.router.asked());
            let arrival = asked.map(|(hit, (briefing, section))| Arrival { briefing, section, hit });
            self.arriving.set_value(arrival);
            self.follow_address();
        } else {
            self.look();
        }
    }

    /// Takes what was typed; it is looked for before the next frame, once for however many keys.
    pub fn type_in(self, typed: String) {
        self.arriving.set_value(None);
        self.typed.set(typed);
        if self.is_waiting.get_value() {
            return;
        }
        let look = move || {
            self.is_waiting.set_value(false);
            self.look_now();
        };
        self.is_waiting.set_value(self.page.before_frame(look));
    }

    fn look_now(self) {
        if let Some(work) = self.work.get_value() {
            work.look.run(());
        }
    }

    fn show_now(self, row: usize) -> Option<(Element, String)> {
        self.work.get_value()?.show.run(row)
    }

    /// Brings the reader to a field to type in: in the navigator where it is in sight, else in a sheet of its own.
    pub fn summon(self) {
        self.tool.keep_opener();
        let id = scoped_id(&untrack(|| self.state.shown()).id, "contents");
        let beside = self.page.by_id(&id).and_then(|toc| toc.query_selector(".search-field").ok().flatten());
        if let Some(field) = beside.filter(is_in_sight) {
            focus(&field);
            return;
        }
        self.is_following.set(false);
        self.tool.open_over_page(Tool::Search);
        if let Some(field) = self.page.query(".tool-search .search-field") {
            focus(&field);
        }
    }

    /// Opens the search or closes it: what its word in the bar does.
    pub fn toggle(self) {
        if self.state.tool.get_untracked() == Some(Tool::Search) { self.close() } else { self.summon() }
    }

    /// Shows the results again to a reader who has gone into the text.
    pub fn show_results(self) {
        self.tool.open_over_page(Tool::Search);
        self.is_following.set(false);
        if let Some(field) = self.page.query(".tool-search .search-field") {
            focus(&field);
        }
    }

    /// Goes on by some rows, to the next place or to the one before; the focus stays in the field.
    pub fn step(self, by: isize) {
        let count = self.rows.with_untracked(|rows| rows.count);
        let to = match self.current.get_untracked() {
            None => Some(if by < 0 { count.saturating_sub(1) } else { 0 }),
            Some(at) => at.checked_add_signed(by),
        };
        if let Some(to) = to.filter(|to| *to < count) {
            self.current.set(Some(to));
            // Over a phone's sheet the text is not seen.
            if self.is_following.get_untracked() || !self.tool.covers_page() {
                self.show_now(to);
            }
        }
    }

    /// Goes into the text, to a row or to the one that the reader is at.
    pub fn choose(self, row: Option<usize>) {
        if self.is_waiting.get_value() {
            // The last keys have not been looked for yet.
            self.look_now();
        }
        let to = row.or_else(|| self.current.get_untracked()).unwrap_or(0);
        if self.rows.with_untracked(|rows| rows.count) <= to {
            return;
        }
        self.current.set(Some(to));
        let covers = self.tool.covers_page();
        if covers {
            self.is_following.set(true);
            self.tool.leave_for_text();
        }
        let Some((place, id)) = self.show_now(to) else { return };
        self.write_query();
        self.router.stand_at(&place);
        self.address.write(&id, !self.page.is_framed() && !self.tool.take_entry());
    }

    /// Ends the search where there is one; whether there was.
    pub fn leave(self) -> bool {
        let is_open = self.state.tool.get_untracked() == Some(Tool::Search);
        let is_on = is_open || self.is_following.get_untracked() || !self.typed.read_untracked().is_empty();
        if is_on {
            self.close();
        }
        is_on
    }

    /// Ends the search.
    pub fn close(self) {
        self.is_following.set(false);
        if !self.tool.close() {
            self.forget();
        }
    }

    /// Empties the field; what was found goes with it.
    pub fn clear(self) {
        self.type_in(String::new());
    }

    /// Forgets what was sought, and puts the lights out.
    fn forget(self) {
        self.typed.set(String::new());
        self.look_now();
        self.is_following.set(false);
        self.write_query();
    }

    /// Looks for what was typed.
    fn look(self) {
        self.look_for(FIRST_MS);
    }

    /// Reads on in a long text, and looks again where it is time to show more.
    fn look_on(self) {
        let until = self.page.now() + READING_MS;
        let has_more = self.text.try_update_value(|text| {
            text.as_mut().is_some_and(|text| !text.read_on(self.page, self.state, until))
        });
        let has_shown = self.rows.with_untracked(|rows| 0 < rows.count);
        if has_more == Some(true) && has_shown && self.page.now() < self.shown_at.get_value() + MORE_MS {
            self.read_later();
        } else {
            self.look_for(0.0);
        }
    }

    /// More is found once more has been read: a long page must not hold up the next key.
    fn read_later(self) {
        self.reading.set_value(Some(Timeout::new(0, move || self.look_on())));
    }

    /// Looks for what was typed, in what has been read and what can be read in so many milliseconds.
    #[inline(never)]
    fn look_for(self, milliseconds: f64) {
        let typed = self.typed.get_untracked();
        self.is_waiting.set_value(false);
        self.reading.set_value(None);
        if typed.trim().is_empty() {
            self.set_found(Found::default());
            if !self.tool.covers_page() && self.state.tool.get_untracked() == Some(Tool::Search) {
                self.tool.close();
            }
            return;
        }
        let until = self.page.now() + milliseconds;
        let has_all = self.text.try_update_value(|text| {
            let text = text.get_or_insert_with(|| SearchText::new(self.page, self.state));
            text.read_on(self.page, self.state, until)
        });
        let shown = self.state.briefing.get_untracked();
        let found = self.text.with_value(|text| {
            let index = &text.as_ref()?.index;
            Some(index.find(&index.query(&typed), shown))
        });
        self.set_found(found.unwrap_or_default());
        if has_all == Some(false) {
            self.read_later();
        }
        self.state.term.set(None);
        if self.arriving.with_value(Option::is_some) && self.tool.covers_page() {
            self.is_following.set(true);
        }
        if !self.is_following.get_untracked() {
            self.tool.open(Tool::Search);
        }
        self.arrive(has_all != Some(false));
        self.writing.set_value(Some(Timeout::new(PAUSE_MS, move || self.write_query())));
    }

    /// Brings the reader to the place that the page's address has led to, once that has been found. Of a section that has fewer
    /// places by now it is the last.
    fn arrive(self, is_whole: bool) {
        let Some(Arrival { briefing, section, hit }) = self.arriving.get_value() else { return };
        let rows = self.text.with_value(|text| {
            let entries = text.as_ref().map_or(&[][..], |text| text.index.entries());
            self.found.with_value(|found| found.within(entries, briefing, section))
        });
        let row = rows.get(hit.saturating_sub(1)).or_else(|| rows.last().filter(|_| is_whole));
        if is_whole || row.is_some() {
            self.arriving.set_value(None);
        }
        let Some(row) = row.copied() else { return };
        self.current.set(Some(row));
        if let Some((place, id)) = self.show(row) {
            self.router.stand_at(&place);
            self.address.write(&id, false);
        }
    }

    #[inline(never)]
    fn set_found(self, found: Found) {
        let typed = self.typed.get_untracked();
        let shown = self.state.briefing.get_untracked();
        let rows = self.text.with_value(|text| {
            let index = &text.as_ref()?.index;
            let is_empty = typed.trim().is_empty();
            (!is_empty)
                .then(|| Rows::new(&self.state.payload(), index, &found, shown, &typed, self.state.words()))
        });
        let rows = rows.unwrap_or_default();
        // More of the same leaves the reader where they are.
        if self.rows.with_untracked(|before| before.typed != rows.typed) {
            self.current.set(None);
        }
        self.found.set_value(found);
        self.rows.set(Arc::new(rows));
        self.shown_at.set_value(self.page.now());
        // What is painted comes after what is read.
        self.page.before_frame(move || self.light());
    }

    /// Lights every place in the text.
    #[inline(never)]
    fn light(self) {
        self.lights.put_out();
        if self.lights.has_ranges() {
            let mut ranges = Vec::new();
            self.found.with_value(|found| {
                for hit in found.hits().take(MAX_LIT) {
                    if let Some((_, places)) = self.places(hit) {
                        ranges.extend(places);
                    }
                }
            });
            self.lights.light(&ranges);
        }
        // A reader who has gone to a place stays there while more of a long text is read.
        if let Some((hit, entry)) = self.current.get_untracked().and_then(|row| self.hit(row)) {
            self.point_at(&hit, &entry);
        }
    }

    /// The hit of a row and the entry that it is in.
    fn hit(self, row: usize) -> Option<(Hit, Entry)> {
        let hit = self.found.with_value(|found| found.hit(row).cloned())?;
        let entry = self.text.with_value(|text| text.as_ref()?.index.entries().get(hit.entry).cloned())?;
        Some((hit, entry))
    }

    /// Lights the place of a hit as the one that the reader is at; the element that it stands in, and its first words.
    fn point_at(self, hit: &Hit, entry: &Entry) -> Option<(Element, Range)> {
        let Entry { kind, offset, text, .. } = entry;
        let sentence = *offset..offset + text.len();
        let (block, ranges) = self.places(hit)?;
        let first = ranges.into_iter().next()?;
        let around = start_element(&first).and_then(|element| closest(&element, ".sentence"));
        // A sentence that is an element is washed as one: a browser paints its own ground below the words and their lines.
        let is_whole = around.is_some() || matches!(kind, Kind::Number(_) | Kind::Term);
        let range = if is_whole { None } else { range_of(self.page, &block, sentence) };
        let place = around.unwrap_or(block);
        self.lights.point(&first, range.as_ref(), &place);
        Some((place, first))
    }

    /// The element of a hit, and the ranges of its words.
    fn places(self, hit: &Hit) -> Option<(Element, Vec<Range>)> {
        self.text.with_value(|text| {
            let text = text.as_ref()?;
            let entry = text.index.entries().get(hit.entry)?;
            text.ranges(self.page, self.state, entry, &hit.ranges)
        })
    }

    /// Brings a row's place before the reader; the element that it stands in, and the id that leads there.
    #[inline(never)]
    fn show(self, row: usize) -> Option<(Element, String)> {
        let (hit, entry) = self.hit(row)?;
        let (briefing, section) = (entry.briefing, entry.section);
        self.router.show_briefing(briefing);
        let (place, first) = self.point_at(&hit, &entry)?;
        let part = self.state.part(briefing);
        let anchor = section.and_then(|at| part.sections.get(at)).map(|it| scoped_id(&part.id, &it.anchor));
        let id = Some(place.id()).filter(|id| !id.is_empty()).or(anchor).unwrap_or_else(|| part.id.clone());
        self.router.bring(&place, &first, &id, self.tool.covers_foot());
        self.router.pin(briefing, section);
        Some((place, id))
    }

    /// Searches for what the address says, where it is not what is sought.
    fn follow_address(self) {
        let asked = self.address.query();
        let sought = self.typed.get_untracked();
        match asked {
            Some(asked) if asked != sought.trim() => {
                self.typed.set(asked);
                self.look();
            }
            None if !sought.is_empty() => self.close(),
            _ => {}
        }
    }

    /// Writes what is sought into the address.
    fn write_query(self) {
        self.writing.set_value(None);
        self.address.write_query(self.typed.get_untracked().trim());
    }
}

/// Id of a row of the list.
pub fn row_id(row: usize) -> String {
    format!("jiedu-hit-{row}")
}

/// Whether an element is shown.
fn is_in_sight(element: &Element) -> bool {
    let size = element.get_bounding_client_rect();
    size.width() > 0.0 && size.height() > 0.0
}
