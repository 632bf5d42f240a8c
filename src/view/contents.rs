//! The section navigator: a column beside the text on a wide screen, a sheet on a phone.

use jiedu_core::label;
use jiedu_core::link::scoped_id;
use jiedu_core::wire::{BriefingPart, Lack, SectionPart};
use leptos::prelude::*;

use super::Live;
use super::map::is_above;
use crate::words::{Lang, Words};

/// Deepest level that is open from the start.
const OPEN_LEVEL: u8 = 2;

/// The navigator of a briefing.
#[component]
pub fn Contents(
    /// Index of the briefing.
    briefing: usize,
    /// The briefing.
    part: &'static BriefingPart,
    /// State and browser; none where it is prerendered.
    live: Option<Live>,
) -> impl IntoView {
    let words = live.map_or(Lang::Zh, |live| live.state.lang).words();
    let filter = RwSignal::new(String::new());
    let list = move || items(briefing, part, None, live, filter, words);
    let head = live.map_or_else(
        || view! { <p class="toc-title">{words.contents}</p> }.into_any(),
        |live| {
            view! {
                <div class="toc-head">
                    <input
                        class="toc-filter"
                        type="search"
                        placeholder=words.filter
                        aria-label=words.filter
                        prop:value=filter
                        on:input=move |event| filter.set(event_target_value(&event))
                        on:keydown=move |event| {
                            if event.key() == "Escape" && !filter.read_untracked().is_empty() {
                                event.stop_propagation();
                                filter.set(String::new());
                            }
                        }
                    />
                    <button class="toc-close" type="button" on:click=move |_| live.state.sheet.set(false)>
                        {words.close}
                    </button>
                </div>
            }
            .into_any()
        },
    );
    let foot = live.map(|live| {
        let go = move |step: isize| {
            if let Some(id) = neighbour(part, live.state.section.get_untracked(), step) {
                live.state.sheet.set(false);
                live.actions.go(&id);
            }
        };
        let reached = move |step: isize| neighbour(part, live.state.section.get(), step).is_none();
        view! {
            <div class="toc-foot">
                <span class="toc-read">{words.read} " " {move || label::percent(live.state.progress.get())}</span>
                <button type="button" class="toc-previous" disabled=move || reached(-1) on:click=move |_| go(-1)>
                    {words.previous}
                </button>
                <button type="button" class="toc-next" disabled=move || reached(1) on:click=move |_| go(1)>
                    {words.next}
                </button>
            </div>
        }
    });
    let id = scoped_id(&part.id, "contents");
    view! {
        <nav class="toc" id=id aria-label=words.contents tabindex="-1">
            {head}
            <div class="toc-list">{list}</div>
            {foot}
        </nav>
    }
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
fn items(
    briefing: usize,
    part: &'static BriefingPart,
    parent: Option<usize>,
    live: Option<Live>,
    filter: RwSignal<String>,
    words: &'static Words,
) -> AnyView {
    let needle = filter.get();
    let rows: Vec<AnyView> = part
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.parent.map(usize::from) == parent)
        .filter(|(idx, _)| needle.trim().is_empty() || matches_below(part, *idx, needle.trim()))
        .map(|(idx, _)| item(briefing, part, idx, live, filter, words))
        .collect();
    if rows.is_empty() && parent.is_none() && !needle.trim().is_empty() {
        return view! { <p class="toc-none" role="status">{words.no_match}</p> }.into_any();
    }
    view! { <ol>{rows}</ol> }.into_any()
}

fn item(
    briefing: usize,
    part: &'static BriefingPart,
    idx: usize,
    live: Option<Live>,
    filter: RwSignal<String>,
    words: &'static Words,
) -> AnyView {
    let section = &part.sections[idx];
    let id = scoped_id(&part.id, &section.anchor);
    let has_children = part.sections.get(idx + 1).is_some_and(|next| next.parent == Some(idx as u16));
    let lack = match section.missing {
        Lack::None => None,
        Lack::Whole => Some(view! { " " <em>{words.lack}</em> }),
        Lack::List => Some(view! { " " <em>{words.lack_list}</em> }),
    };
    let number =
        (!section.number.is_empty()).then(|| view! { <span class="no">{section.number.clone()}</span> });
    let text = view! { {number} <span class="name">{section.short.clone()} {lack}</span> };
    let href = format!("#{id}");
    let Some(live) = live else {
        let below = (has_children && section.level < OPEN_LEVEL)
            .then(|| items(briefing, part, Some(idx), None, filter, words));
        return view! { <li class=level_class(section)><a href=href>{text}</a> {below}</li> }.into_any();
    };
    let here = move || live.state.briefing.get() == briefing && live.state.section.get() == Some(idx);
    // A reader's choice holds; until then the branch that is being read opens of itself.
    let chosen = RwSignal::new(None::<bool>);
    let is_open = Memo::new(move |_| {
        !filter.read().trim().is_empty()
            || chosen.get().unwrap_or_else(|| {
                section.level < OPEN_LEVEL
                    || live.state.section.get().is_some_and(|at| at == idx || is_above(part, idx, at))
            })
    });
    let toggle = has_children.then(|| {
        view! {
            <button
                type="button"
                class="toc-toggle"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                aria-label=format!("{} {}", words.expand, section.short)
                on:click=move |_| chosen.set(Some(!is_open.get_untracked()))
            ></button>
        }
    });
    let below = move || {
        (has_children && is_open.get()).then(|| items(briefing, part, Some(idx), Some(live), filter, words))
    };
    view! {
        <li class=level_class(section)>
            <a
                href=href
                aria-current=move || here().then_some("location")
                on:click=move |_| live.state.sheet.set(false)
            >
                {text}
            </a>
            {toggle}
            {below}
        </li>
    }
    .into_any()
}

fn level_class(section: &SectionPart) -> &'static str {
    match (section.level, section.missing) {
        (1, Lack::None) => "l1",
        (1, _) => "l1 lack",
        (2, Lack::None) => "l2",
        (2, _) => "l2 lack",
        (_, Lack::None) => "l3",
        (_, _) => "l3 lack",
    }
}

/// Whether a section or one below it matches a filter.
fn matches_below(part: &BriefingPart, section: usize, needle: &str) -> bool {
    let found = |section: &SectionPart| {
        section.title.contains(needle)
            || section.number.contains(needle)
            || section.title.to_ascii_lowercase().contains(&needle.to_ascii_lowercase())
    };
    found(&part.sections[section])
        || (section + 1..part.sections.len())
            .take_while(|idx| part.sections[*idx].level > part.sections[section].level)
            .any(|idx| found(&part.sections[idx]))
}
