//! What the search looks through, gathered from the page itself: the article has the text, the payload the outline and the numbers.

use std::collections::VecDeque;

use jiedu_core::document::split_sentences;
use jiedu_core::link::scoped_id;
use jiedu_core::outline::upwards;
use jiedu_core::payload::BriefingPart;
use jiedu_core::search::{Entry, Index, Kind, Lexicon, Quantity};
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList, Range};

use super::article_text;
use super::page::Page;
use super::text_lights::range_of;
use crate::state::ViewState;

/// The article's sections and the elements that hold its text, in order of the page.
const BLOCKS: &str = "section[id], .title, .subtitle, .lede, h2 .clauses:not(.editor), h3 .clauses:not(.editor), h4 .clauses:not(.editor), \
    section > p:not([class]), .item, .sheet p, .sheet tr, .caption, .caption-sub, .figure-note, .byline";

/// How many elements are read between two looks at the clock.
const STRIDE: u32 = 32;

/// The index of a page, and the elements that its entries stand in. A long page is read in several goes.
pub struct SearchText {
    /// The index, as far as it has been read.
    pub index: Index,
    /// The elements, by the number of the place.
    places: Vec<Element>,
    /// What is still to be read, in order.
    rest: VecDeque<Unread>,
}

/// An article, from where it has not been read. It is looked through a piece at a time: a browser needs 20 ms and more to find all
/// blocks of a long one.
struct Unread {
    briefing: usize,
    /// The next of the article's pieces: title, parts and what stands between them.
    piece: Option<Element>,
    /// The blocks of the piece before it.
    blocks: Option<NodeList>,
    /// The next one of the blocks.
    next: u32,
    /// The section that it stands in.
    section: Option<usize>,
    /// Number of the figure that it stands in.
    figure: usize,
}

impl SearchText {
    /// The text of all briefings of a page; nothing has been read.
    pub fn new(page: Page, state: ViewState) -> Self {
        let written = page.query("script[data-jiedu-lexicon]").and_then(|script| script.text_content());
        let lexicon = Lexicon::parse(&written.unwrap_or_default());
        let payload = state.payload();
        let unread = |(briefing, part): (usize, &BriefingPart)| {
            let title = page.by_id(&scoped_id(&part.id, "text"))?;
            let piece = title.parent_element()?.first_element_child();
            Some(Unread { briefing, piece, blocks: None, next: 0, section: None, figure: 0 })
        };
        let rest = payload.briefings.iter().enumerate().filter_map(unread).collect();
        Self { index: Index::new(lexicon), places: Vec::new(), rest }
    }

    /// Reads on, until a time on the page's clock; whether all has been read.
    pub fn read_on(&mut self, page: Page, state: ViewState, until: f64) -> bool {
        let mut count = 0;
        while let Some(mut unread) = self.rest.pop_front() {
            let part = state.part(unread.briefing);
            while let Some(block) = unread.next_block() {
                self.add_block(&mut unread, &part, block);
                count += 1;
                if count % STRIDE == 0 && until <= page.now() {
                    self.rest.push_front(unread);
                    return false;
                }
            }
            self.add_payload(unread.briefing, &part);
        }
        true
    }

    /// The element that an entry stands in, and parts of its text, given in bytes, as ranges of the page.
    pub fn ranges(
        &self,
        page: Page,
        state: ViewState,
        entry: &Entry,
        parts: &[std::ops::Range<usize>],
    ) -> Option<(Element, Vec<Range>)> {
        let part = state.part(entry.briefing);
        let element = match entry.kind {
            Kind::Number(_) => page.by_id(&scoped_id(&part.id, &part.facts.get(entry.place)?.anchor))?,
            Kind::Term => {
                let passage = part.terms.get(entry.place)?.places.first()?;
                let block = article_text::block(page, &part, passage)?;
                return Some((block, vec![article_text::range(page, &part, passage)?]));
            }
            _ => self.places.get(entry.place)?.clone(),
        };
        let from = entry.offset;
        let found = parts.iter().filter_map(|it| range_of(page, &element, from + it.start..from + it.end));
        let found = found.collect();
        Some((element, found))
    }

    /// Adds a section's heading, a paragraph, an item or a caption.
    fn add_block(&mut self, unread: &mut Unread, part: &BriefingPart, element: Element) {
        let class = element.class_name();
        let kind = match class.split(' ').next().unwrap_or_default() {
            "title" | "subtitle" | "clauses" => Kind::Heading,
            "caption" | "caption-sub" | "figure-note" => {
                unread.figure += usize::from(class == "caption");
                let figure = part.figures.get(unread.figure.wrapping_sub(1));
                Kind::Figure(figure.map_or(0, |figure| figure.number))
            }
            _ if is_section(&class) => {
                unread.section = section_of(part, &element.id(), unread.section);
                return;
            }
            _ => Kind::Sentence,
        };
        let text = element.text_content().unwrap_or_default();
        let ranges = match kind {
            // A row of a table is looked up whole.
            Kind::Sentence if element.tag_name() == "TR" => std::iter::once(0..text.len()).collect(),
            Kind::Sentence => split_sentences(&text, 0),
            _ => std::iter::once(0..text.len()).collect(),
        };
        for range in ranges {
            self.index.push(Entry {
                kind: kind.clone(),
                briefing: unread.briefing,
                section: unread.section,
                part: part_of(part, unread.section),
                offset: range.start,
                text: text.get(range).unwrap_or_default().to_owned(),
                note: String::new(),
                place: self.places.len(),
            });
        }
        self.places.push(element);
    }

    /// Adds what the payload knows: terms and numbers.
    fn add_payload(&mut self, briefing: usize, part: &BriefingPart) {
        for (place, term) in part.terms.iter().enumerate() {
            let Some(first) = term.places.first() else { continue };
            let section = first.section.map(usize::from);
            self.index.push(Entry {
                kind: Kind::Term,
                briefing,
                section,
                part: part_of(part, section),
                text: term.text.clone(),
                note: String::new(),
                offset: 0,
                place,
            });
        }
        for (place, fact) in part.facts.iter().enumerate() {
            let section = fact.section.map(usize::from);
            self.index.push(Entry {
                kind: Kind::Number(Quantity::of_fact(&fact.value, &fact.unit)),
                briefing,
                section,
                part: part_of(part, section),
                text: fact.surface.clone(),
                note: fact.subject.clone(),
                offset: 0,
                place,
            });
        }
    }
}

impl Unread {
    /// The next element that is a section or holds text; none at the end of the article.
    fn next_block(&mut self) -> Option<Element> {
        loop {
            if let Some(node) = self.blocks.as_ref().and_then(|blocks| blocks.item(self.next)) {
                self.next += 1;
                return node.dyn_into().ok();
            }
            let piece = self.piece.take()?;
            self.piece = piece.next_element_sibling();
            self.blocks = piece.query_selector_all(BLOCKS).ok();
            self.next = 0;
            if piece.matches(BLOCKS).unwrap_or_default() {
                return Some(piece);
            }
        }
    }
}

/// Whether a class is that of a section of the article.
fn is_section(class: &str) -> bool {
    matches!(class.split(' ').next(), Some("part" | "sub"))
}

/// The section of an id: mostly the one behind that which came before.
fn section_of(part: &BriefingPart, id: &str, before: Option<usize>) -> Option<usize> {
    let is_it = |idx: &usize| part.sections.get(*idx).is_some_and(|it| scoped_id(&part.id, &it.anchor) == id);
    let next = before.map_or(0, |before| before + 1);
    Some(next).filter(is_it).or_else(|| (0..part.sections.len()).find(is_it))
}

/// The section of the first level around a section.
fn part_of(part: &BriefingPart, section: Option<usize>) -> Option<usize> {
    upwards(&part.sections, section?).last()
}
