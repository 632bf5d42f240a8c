//! The section navigator: a column beside the text on a wide screen, a sheet on a phone.

use jiedu_core::label;
use jiedu_core::link::{href, scoped_id};
use jiedu_core::outline::{MissingPart, SectionPart, upwards};
use jiedu_core::payload::BriefingPart;
use leptos::prelude::*;
use leptos::reactive::computed::Selector;

use super::dynamic::{indexed, shown};
use super::search_field::{Combobox, SearchField};
use super::{Button, ToolWords};
use crate::browser::Browser;
use crate::state::{Part, ViewState};

/// Deepest level that is open from the start.
const OPEN_LEVEL: u8 = 2;

/// Characters that two lines of a navigator hold at every level. A longer name is cut, and has the whole heading as its title.
const TWO_LINES: usize = 16;

/// What the rows of a navigator share.
#[derive(Clone, Copy)]
struct Navigator {
    state: ViewState,
    part: StoredValue<Part>,
    /// The section that is being read; only of a living navigator.
    current: StoredValue<Option<Selector<Option<usize>>>>,
}

/// The navigator of a briefing.
#[component]
pub fn Contents(
    /// Index of the briefing.
    briefing: usize,
) -> impl IntoView {
    let state = expect_context::<ViewState>();
    let words = state.words();
    let part = state.part(briefing);
    let id = scoped_id(&part.id, "contents");
    let part = StoredValue::new(part);
    let browser = use_context::<Browser>();
    let section = move || if state.briefing.get() == briefing { state.section.get() } else { None };
    let current = StoredValue::new(browser.map(|_| Selector::new(section)));
    let navigator = Navigator { state, part, current };
    let head = match browser {
        None => view! { <p class="toc-title" data-word="contents">{words.contents}</p> }.into_any(),
        Some(browser) => head(browser),
    };
    view! {
        <nav
            class="toc"
            id=id
            aria-label=words.contents
            data-label=browser.is_none().then_some("contents")
            tabindex="-1"
        >
            {head}
            <div class="toc-list">
                {rows(navigator, None)}
            </div>
            {browser.map(|_| view! { <ToolWords briefing /> })}
            {browser.map(|browser| foot(browser, part))}
        </nav>
    }
}

/// The search on a wide screen, the title of the sheet on a phone.
fn head(browser: Browser) -> AnyView {
    let state = browser.state;
    let words = state.words();
    view! {
        <div class="toc-head">
            <span class="toc-name">{words.contents}</span>
            <SearchField combobox=Combobox::of_page(browser) />
            <kbd class="toc-key" aria-hidden="true">"/"</kbd>
            <Button class="toc-share" text=words.share press=move |_| state.open_share(untrack(|| state.reading())) />
            <Button class="toc-close" text=words.close press=move |_| state.sheet.set(false) />
        </div>
    }
    .into_any()
}

/// How much has been read, and the ways to the sections before and after.
fn foot(browser: Browser, part: StoredValue<Part>) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let go = move |to: Option<String>| {
        if let Some(id) = to {
            state.sheet.set(false);
            browser.router.go(&id, true);
        }
    };
    let step = move |class: &'static str, text: &'static str, step: isize| {
        let to = move || part.with_value(|part| neighbour(part, state.section.get(), step));
        view! {
            <Button class text disabled=Signal::derive(move || to().is_none()) press=move |_| go(untrack(to)) />
        }
    };
    view! {
        <div class="toc-foot">
            <span class="toc-read">{words.read} " " {Signal::derive(move || label::percent(state.progress.get()))}</span>
            {step("toc-previous", words.previous, -1)}
            {step("toc-next", words.next, 1)}
        </div>
    }
    .into_any()
}

/// The address of the section before or after one, if there is one.
fn neighbour(part: &BriefingPart, section: Option<usize>, step: isize) -> Option<String> {
    let at = match (section, step) {
        (None, 1) => 0,
        (None, _) => return None,
        (Some(0), -1) => return Some(part.id.clone()),
        (Some(at), step) => at.checked_add_signed(step)?,
    };
    part.sections.get(at).map(|section| scoped_id(&part.id, &section.anchor))
}

/// The list of the sections under a parent.
fn rows(navigator: Navigator, parent: Option<usize>) -> AnyView {
    view! {
        <ol>{indexed(move || navigator.children(parent), move |idx| row(navigator, idx))}</ol>
    }
    .into_any()
}

fn row(navigator: Navigator, idx: usize) -> AnyView {
    let state = navigator.state;
    let words = state.words();
    navigator.part.with_value(|part| {
        let section = &part.sections[idx];
        let link = href(&scoped_id(&part.id, &section.anchor));
        let number =
            (!section.number.is_empty()).then(|| view! { <span class="no">{section.number.clone()}</span> });
        let missing = match section.missing {
            None => None,
            Some(MissingPart::Section) => Some(words.missing),
            Some(MissingPart::List) => Some(words.list_missing),
        };
        let missing = missing.map(
            |missing| view! { " " <em lang=state.lang.own_text().map(|_| state.lang.tag())>{missing}</em> },
        );
        let level = section.level;
        let has_children = part.sections.get(idx + 1).is_some_and(|next| next.parent == Some(idx as u16));
        // A reader's choice holds; until then the branch that is being read opens of itself.
        let chosen = RwSignal::new(None::<bool>);
        let is_open = Memo::new(move |_| {
            has_children && chosen.get().unwrap_or_else(|| level < OPEN_LEVEL || navigator.holds_current(idx))
        });
        let toggle = (has_children && navigator.is_living()).then(|| {
            view! {
                <Button
                    class="toc-toggle"
                    name=format!("{} {}", words.expand, section.short)
                    expanded=is_open
                    press=move |_| chosen.set(Some(!is_open.get_untracked()))
                />
            }
        });
        view! {
            <li class=level_class(section)>
                <a
                    href=link
                    title=(section.short.chars().count() > TWO_LINES).then(|| section.title.clone())
                    lang=state.lang.own_text()
                    aria-current=Signal::derive(move || navigator.is_current(idx).then_some("location"))
                    on:click=move |_| state.sheet.set(false)
                >
                    {number}
                    <span class="name">{section.short.clone()} {missing}</span>
                </a>
                {toggle}
                {shown(move || is_open.get(), move || rows(navigator, Some(idx)))}
            </li>
        }
        .into_any()
    })
}

impl Navigator {
    /// The sections under a parent.
    fn children(self, parent: Option<usize>) -> Vec<usize> {
        self.part.with_value(|part| children(part, parent))
    }

    fn is_living(self) -> bool {
        self.current.with_value(Option::is_some)
    }

    fn is_current(self, idx: usize) -> bool {
        self.current
            .with_value(|current| current.as_ref().is_some_and(|current| current.selected(&Some(idx))))
    }

    /// Whether the section that is being read is this one or below it.
    fn holds_current(self, idx: usize) -> bool {
        let current = self.state.section.get();
        current.is_some_and(|at| {
            self.part.with_value(|part| upwards(&part.sections, at).any(|above| above == idx))
        })
    }
}

/// The sections right under a parent.
fn children(part: &BriefingPart, parent: Option<usize>) -> Vec<usize> {
    let first = parent.map_or(0, |parent| parent + 1);
    let level = parent.map_or(0, |parent| part.sections[parent].level);
    (first..part.sections.len())
        .take_while(|idx| part.sections[*idx].level > level)
        .filter(|idx| part.sections[*idx].parent.map(usize::from) == parent)
        .collect()
}

fn level_class(section: &SectionPart) -> &'static str {
    match (section.level, section.missing.is_some()) {
        (1, false) => "l1",
        (1, true) => "l1 lack",
        (2, false) => "l2",
        (2, true) => "l2 lack",
        (_, false) => "l3",
        (_, true) => "l3 lack",
    }
}

#[cfg(test)]
mod tests {
    use jiedu_core::payload::MeetingDate;

    use super::*;

    fn part() -> BriefingPart {
        let section = |title: &str, level: u8, parent: Option<u16>| SectionPart {
            anchor: title.to_owned(),
            aliases: vec![],
            number: String::new(),
            path: String::new(),
            title: title.to_owned(),
            short: title.to_owned(),
            level,
            parent,
            missing: None,
        };
        BriefingPart {
            id: "a".to_owned(),
            title: String::new(),
            short: String::new(),
            meeting: MeetingDate::default(),
            sections: vec![
                section("Industry", 1, None),
                section("towns", 2, Some(0)),
                section("nylon", 3, Some(1)),
                section("People", 1, None),
            ],
            facts: vec![],
            figures: vec![],
            ..BriefingPart::default()
        }
    }

    #[test]
    fn children_are_those_right_below() {
        assert_eq!(children(&part(), None), [0, 3]);
        assert_eq!(children(&part(), Some(0)), [1]);
        assert!(children(&part(), Some(2)).is_empty());
    }

    #[test]
    fn the_way_back_from_the_first_section_leads_to_the_head() {
        let part = part();
        let to = |section, step| neighbour(&part, section, step);
        assert_eq!(to(None, 1).as_deref(), Some("a.Industry"));
        assert_eq!(to(None, -1), None);
        assert_eq!(to(Some(0), -1).as_deref(), Some("a"));
        assert_eq!(to(Some(3), 1), None);
        assert_eq!(to(Some(3), -1).as_deref(), Some("a.nylon"));
    }
}
