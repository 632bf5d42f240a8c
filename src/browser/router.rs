//! The router: an address leads to a place of the page, which is shown, scrolled to and focused.

use jiedu_core::link::{Address, Resolution, Target, element_id, name_in, requested, resolve};
use jiedu_core::payload::{BriefingPart, Payload};
use leptos::prelude::*;
use web_sys::{Element, Range};

use super::address::AddressBar;
use super::fact_panel::FactPanel;
use super::host_frame;
use super::page::{Page, focus, listen, set_attribute};
use super::scroll_spy::ScrollSpy;
use super::tool_place::{ToolPlace, give_way};
use crate::state::{Notice, ViewState};

/// How far above the window's top a place may begin that the browser has gone to itself.
const ABOVE: f64 = -8.0;
/// How far below it.
const BELOW: f64 = 160.0;
/// How high in the window words stand that the reader is brought to, as a part of its height.
const COMFORTABLE: f64 = 0.36;
/// The same where something lies over the lower part.
const HIGH: f64 = 0.18;
/// How far the page counts as not scrolled, or as scrolled to its end.
const STILL: f64 = 4.0;

/// What an address leads to.
#[derive(Clone, Debug, PartialEq)]
struct Destination {
    address: Address,
    /// Id of the element.
    id: String,
    /// What the reader is told where it is not quite what was asked for.
    notice: Option<Notice>,
}

/// The router: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct Router {
    page: Page,
    state: ViewState,
    address: AddressBar,
    spy: ScrollSpy,
    panel: FactPanel,
    tool: ToolPlace,
    /// The briefing that an address without a hash is that of.
    opened: StoredValue<usize>,
}

impl Router {
    /// The router of a page.
    pub fn new(
        page: Page,
        state: ViewState,
        address: AddressBar,
        spy: ScrollSpy,
        panel: FactPanel,
        tool: ToolPlace,
    ) -> Self {
        Self { page, state, address, spy, panel, tool, opened: StoredValue::new(0) }
    }

    /// Goes where the page's address says, when the page has just come alive.
    pub fn open(self) {
        let location = self.page.window().location();
        self.opened.set_value(self.without_hash(&location.search().unwrap_or_default()));
        let (hash, query) = (self.address.hash(), location.search().unwrap_or_default());
        if let Some(request) = host_frame::take_request(self.page, self.state) {
            self.go(&request, false);
            return;
        }
        let Some(Destination { address, id, .. }) = requested(&hash, &query).and_then(|raw| self.find(&raw))
        else {
            return;
        };
        self.show(address);
        let Some(element) = self.page.by_id(&id) else { return };
        // The browser itself has gone to an id that the hash names. Elsewhere than there, a reader who has scrolled stays.
        let is_there = hash.strip_prefix('#') == Some(id.as_str()) && self.is_reached(&element);
        if !is_there {
            if self.page.scroll() > STILL {
                return;
            }
            if self.page.is_framed() {
                // Only inside the frame: a host that embeds a section does not want to be scrolled there.
                let top = element.get_bounding_client_rect().top() + self.page.scroll();
                self.page.window().scroll_to_with_x_and_y(0.0, top);
            } else {
                element.scroll_into_view();
            }
        }
        self.spy.pin(address.briefing, section_of(&self.state.part(address.briefing), address.target));
        if self.page.focused().is_none() {
            focus_place(&element);
        }
        self.show_fact(address);
    }

    /// The briefing and the section that the page's address leads to.
    pub fn asked(self) -> Option<(usize, Option<usize>)> {
        let query = self.page.window().location().search().unwrap_or_default();
        let found = self.find(&requested(&self.address.hash(), &query)?)?;
        let briefing = found.address.briefing;
        Some((briefing, section_of(&self.state.part(briefing), found.address.target)))
    }

    /// Goes to an address because the reader asked: with one entry of history where `push` says so, and never in a frame.
    pub fn go(self, raw: &str, push: bool) {
        self.state.notice.set(None);
        let Some(Destination { address, id, .. }) = self.find(raw) else { return };
        self.show(address);
        let Some(element) = self.page.by_id(&id) else { return };
        host_frame::scroll_to(self.page, &element, &id);
        self.spy.pin(address.briefing, section_of(&self.state.part(address.briefing), address.target));
        focus_place(&element);
        self.show_fact(address);
        self.address.cancel();
        if push {
            self.address.write(&id, !self.page.is_framed());
        }
    }

    /// Listens to changes of the address that the browser makes: Back, Forward, and a hash that somebody typed.
    pub fn install(self) {
        for name in ["hashchange", "popstate"] {
            listen(&self.page.window(), name, move |_| {
                let hash = self.address.hash();
                if self.tool.close_by_history() || self.panel.close_by_history(&hash) {
                    return;
                }
                match hash.trim_start_matches('#') {
                    "" => self.return_to_start(),
                    raw => self.go(raw, false),
                }
            });
        }
    }

    /// The briefing that the page's address would show without its hash.
    fn without_hash(self, query: &str) -> usize {
        let found = requested("", query).map(|raw| resolve(&self.state.payload().briefings, 0, &raw));
        match found {
            Some(Resolution::Found(address) | Resolution::Near(address)) => address.briefing,
            _ => 0,
        }
    }

    /// Shows what was shown before any place was gone to; the browser scrolls back there itself.
    fn return_to_start(self) {
        self.state.section.set(None);
        self.show(Address { briefing: self.opened.get_value(), target: Target::Top });
    }

    /// Where an address leads; the reader is told where that is not quite what was asked for.
    fn find(self, raw: &str) -> Option<Destination> {
        // An address has Chinese ids encoded.
        let name = if self.page.by_id(raw).is_some() { raw.to_owned() } else { name_in(raw) };
        let is_id = self.page.by_id(&name).is_some();
        match destination(&self.state.payload(), self.state.briefing.get_untracked(), &name, is_id) {
            Ok(found) => {
                if found.notice.is_some() {
                    self.state.notice.set(found.notice.clone());
                }
                Some(found)
            }
            Err(notice) => {
                if notice.is_some() {
                    self.state.notice.set(notice);
                }
                None
            }
        }
    }

    /// Shows the briefing of an address.
    fn show(self, address: Address) {
        self.show_briefing(address.briefing);
    }

    /// Shows a briefing.
    pub fn show_briefing(self, briefing: usize) {
        if give_way(self.page, self.state) {
            self.tool.take_entry();
        }
        if self.state.briefing.get_untracked() != briefing {
            self.state.fact.set(None);
            self.state.briefing.set(briefing);
        }
        // Not left to an effect: what comes next measures the page.
        let part = self.state.part(briefing);
        self.page.show(&part.id, &part.title);
    }

    /// Brings words of the text before the reader, an element of the page around them; `id` leads there. `covers_foot`: something
    /// lies over the lower part of the window.
    pub fn bring(self, element: &Element, words: &Range, id: &str, covers_foot: bool) {
        if self.page.is_framed() {
            host_frame::scroll_to(self.page, element, id);
            return;
        }
        let at = if covers_foot { HIGH } else { COMFORTABLE };
        let (page, words) = (self.page, words.clone());
        let bring = move || {
            let by = words.get_bounding_client_rect().top() - page.height() * at;
            if STILL < by.abs() {
                page.window().scroll_by_with_x_and_y(0.0, by);
            }
        };
        bring();
        // What came near may have been laid out only now, and be higher than it was taken to be.
        page.before_frame(bring);
    }

    /// Marks a section as the one that is being read.
    pub fn pin(self, briefing: usize, section: Option<usize>) {
        self.address.cancel();
        self.spy.pin(briefing, section);
    }

    /// Puts the focus on a place of the text.
    pub fn stand_at(self, element: &Element) {
        focus_place(element);
    }

    /// Opens the panel of an address that is a fact's, and closes it for any other.
    fn show_fact(self, address: Address) {
        if let Target::Fact(fact) = address.target {
            self.panel.open_by_address(fact);
        } else {
            self.state.fact.set(None);
        }
    }

    /// Whether an element stands where a jump to it puts it: near the top of the window, or anywhere in it at the page's end.
    fn is_reached(self, element: &Element) -> bool {
        let top = element.get_bounding_client_rect().top();
        is_reached(top, self.page.scroll_left(), self.page.height())
    }
}

fn is_reached(top: f64, scroll_left: f64, height: f64) -> bool {
    let limit = if scroll_left < STILL { height } else { BELOW };
    (ABOVE..limit).contains(&top)
}

/// Where an address leads, or the notice that it leads nowhere. `is_id`: the page has an element whose id the address is.
fn destination(
    payload: &Payload,
    current: usize,
    raw: &str,
    is_id: bool,
) -> Result<Destination, Option<Notice>> {
    let briefings = &payload.briefings;
    let to = |address: Address, notice: Option<Notice>| {
        let id = element_id(briefings, address).ok_or(None)?;
        Ok(Destination { address, id, notice })
    };
    match resolve(briefings, current, raw) {
        Resolution::Found(address) => to(address, None),
        // An id of the page that is no section, such as a sentence's.
        Resolution::Near(address) if is_id => Ok(Destination { address, id: raw.to_owned(), notice: None }),
        Resolution::Near(address) => {
            let name = briefings.get(address.briefing).map(|part| name(part, address.target));
            to(address, Some(Notice::Moved(name.unwrap_or_default())))
        }
        Resolution::Unknown => Err((!is_id).then_some(Notice::Unknown)),
    }
}

/// The name of a place, as a notice says it.
fn name(part: &BriefingPart, target: Target) -> String {
    let section = match target {
        Target::Section(section) => part.sections.get(section),
        _ => None,
    };
    section.map_or_else(|| part.short.clone(), |found| format!("{}{}", found.number, found.short))
}

/// The section that a place stands in; none at the head.
fn section_of(part: &BriefingPart, target: Target) -> Option<usize> {
    match target {
        Target::Top => None,
        Target::Section(section) => Some(section),
        Target::Figure(figure) => part.figures.get(figure)?.section.map(usize::from),
        Target::Fact(fact) => part.facts.get(fact)?.section.map(usize::from),
    }
}

/// Focuses the heading of a section, or the thing itself, so that reading aloud and Tab go on from there.
fn focus_place(element: &Element) {
    let heading = || element.query_selector("h1, h2, h3, h4").ok().flatten();
    let place = if element.tag_name() == "SECTION" { heading() } else { None };
    let place = place.unwrap_or_else(|| element.clone());
    if place.get_attribute("tabindex").is_none() && place.get_attribute("href").is_none() {
        set_attribute(&place, "tabindex", "-1");
    }
    focus(&place);
}

#[cfg(test)]
mod tests {
    use jiedu_core::fact::{Direction, Kind, Qualifier};
    use jiedu_core::outline::SectionPart;
    use jiedu_core::payload::{FactPart, FigurePart, MeetingDate};

    use super::*;

    fn section(anchor: &str, number: &str, path: &str) -> SectionPart {
        SectionPart {
            anchor: anchor.to_owned(),
            aliases: vec![],
            number: number.to_owned(),
            path: path.to_owned(),
            title: anchor.to_owned(),
            short: anchor.to_owned(),
            level: 1,
            parent: None,
            missing: None,
        }
    }

    fn payload() -> Payload {
        let fact = FactPart {
            anchor: "gdp-f1".to_owned(),
            sentence: 0,
            section: Some(1),
            surface: String::new(),
            subject: String::new(),
            value: String::new(),
            unit: String::new(),
            kind: Kind::Money,
            qualifier: Qualifier::Exact,
            direction: Direction::None,
            period: String::new(),
            scope: String::new(),
            inferred: false,
        };
        let figure = FigurePart {
            id: "plan".to_owned(),
            number: 1,
            caption: String::new(),
            section: Some(0),
            facts: vec![],
            chart: None,
        };
        let part = BriefingPart {
            id: "a".to_owned(),
            title: String::new(),
            short: "short".to_owned(),
            meeting: MeetingDate::default(),
            sections: vec![section("aims", "一", "1"), section("gdp", "二", "2")],
            facts: vec![fact],
            figures: vec![figure],
            ..BriefingPart::default()
        };
        Payload { briefings: vec![part] }
    }

    fn leads(raw: &str, is_id: bool) -> Result<(String, Option<Notice>), Option<Notice>> {
        destination(&payload(), 0, raw, is_id).map(|found| (found.id, found.notice))
    }

    #[test]
    fn a_name_leads_to_its_element() {
        for (raw, id) in [
            ("aims", "a.aims"),
            ("a.gdp", "a.gdp"),
            ("gdp-f1", "a.gdp-f1"),
            ("fig-plan", "a.fig-plan"),
            ("a", "a"),
        ] {
            assert_eq!(leads(raw, false), Ok((id.to_owned(), None)), "{raw}");
        }
    }

    #[test]
    fn the_reader_is_told_where_a_link_leads_elsewhere() {
        assert_eq!(leads("2.7", false), Ok(("a.gdp".to_owned(), Some(Notice::Moved("二gdp".to_owned())))));
        assert_eq!(leads("a.gone", false), Ok(("a".to_owned(), Some(Notice::Moved("short".to_owned())))));
        assert_eq!(leads("nowhere", false), Err(Some(Notice::Unknown)));
    }

    #[test]
    fn an_id_of_the_page_is_gone_to_without_a_notice() {
        assert_eq!(leads("a.p-12", true), Ok(("a.p-12".to_owned(), None)));
        assert_eq!(leads("footer", true), Err(None));
    }

    #[test]
    fn a_place_belongs_to_its_section() {
        let part = &payload().briefings[0];
        assert_eq!(section_of(part, Target::Top), None);
        assert_eq!(section_of(part, Target::Fact(0)), Some(1));
        assert_eq!(section_of(part, Target::Figure(0)), Some(0));
        assert_eq!(section_of(part, Target::Figure(7)), None);
    }

    #[test]
    fn the_browser_has_gone_to_what_is_near_the_top_or_on_the_last_screen() {
        assert!(is_reached(16.0, 3000.0, 800.0));
        assert!(!is_reached(-9.0, 3000.0, 800.0));
        assert!(!is_reached(160.0, 3000.0, 800.0));
        assert!(is_reached(700.0, 0.0, 800.0));
        assert!(!is_reached(800.0, 0.0, 800.0));
    }
}
