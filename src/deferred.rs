//! What starts once the page is live: figures, highlights, fact panel, share sheet, results of the search, roving focus, printed
//! links.
//!
//! In a release all of this lies in a WebAssembly module of its own (feature `lazy`), which is loaded once the page is live.
//! Until then the state keeps what the reader asked for: a fact or a share sheet that was opened early is shown as soon as its
//! part is mounted.

use gloo_timers::callback::Timeout;
use jiedu_core::link::{figure_anchor, scoped_id};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::browser::page::{self, effect, reason, set_attribute};
use crate::browser::takeaway::{self, Rows};
use crate::browser::{Browser, failure, highlight, mount, observers, print_links, roving_focus, text_size};
use crate::components::{
    Data, Drawing, FactPanel, SearchResults, ShareButton, ShareSheet, TableTools, Tasks, TermBar, Terms,
};
use crate::i18n::fill;
use crate::state::Tool;

/// Starts it in a task of its own, so that the browser can first draw the page that has just come alive.
pub fn start_soon(browser: Browser) {
    let Some(owner) = Owner::current() else { return };
    let timer = StoredValue::new_local(None);
    let start = move || {
        spawn_local(async move {
            #[cfg(feature = "lazy")]
            let done = start(owner, browser).await;
            #[cfg(not(feature = "lazy"))]
            let done = start(owner, browser);
            if let Err(Failure(reason)) = done {
                browser.panel.follow_link();
                failure::give_up(&reason);
            }
        });
    };
    timer.set_value(Some(Timeout::new(0, start)));
}

/// Why it did not start.
struct Failure(String);

#[cfg(feature = "lazy")]
impl From<wasm_split_helpers::SplitLoaderError> for Failure {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self("the widget's second module did not load".to_owned())
    }
}

/// The second module holds this function and all that only it uses. Whoever calls it waits until that is loaded.
#[cfg_attr(feature = "lazy", wasm_split_helpers::wasm_split(deferred, fallible))]
fn start(owner: Owner, browser: Browser) -> Result<(), Failure> {
    owner.with(|| mount_all(browser)).map_err(|error| Failure(reason(&error)))
}

fn mount_all(browser: Browser) -> Result<(), JsValue> {
    let (page, state) = (browser.page, browser.state);
    let panel = mount::mount(page, || view! { <FactPanel /> }.into_any())?;
    let share = mount::mount(page, || view! { <ShareSheet /> }.into_any())?;
    let search = mount::mount(page, || view! { <SearchResults /> }.into_any())?;
    for added in [panel, share, search] {
        mount::add(page, &added)?;
    }
    let owner = Owner::current();
    let watched = StoredValue::new(Vec::new());
    effect(move || {
        let shown = state.briefing.get();
        if !watched.with_value(|watched: &Vec<usize>| watched.contains(&shown)) {
            watched.update_value(|watched| watched.push(shown));
            // What is mounted outlives this run of the effect.
            if let Some(owner) = &owner {
                owner.with(|| watch_figures(browser, shown));
            }
        }
    });
    watch_tables(browser);
    mount_tools(browser);
    text_size::install(page, state);
    highlight::install(page, state);
    browser.panel.install();
    browser.tool.install();
    browser.search.install();
    browser.terms.install();
    browser.sharing.install();
    print_links::install(page, state);
    roving_focus::install(page, state, browser.router);
    set_attribute(&page.root(), "data-jiedu-deferred", "");
    state.started.set(true);
    page.mark("jiedu:deferred");
    Ok(())
}

/// Mounts each tool when it is first opened: before the place of the tools shows it, which moves the focus there.
fn mount_tools(browser: Browser) {
    let state = browser.state;
    let owner = Owner::current();
    let mounted = StoredValue::new(Vec::new());
    effect(move || {
        let Some(tool) = state.tool.get() else { return };
        let briefing = state.briefing.get();
        // What stands beside the text turns to another briefing itself.
        let own = (tool, if tool.is_leaf() { briefing } else { 0 });
        if mounted.with_value(|mounted: &Vec<(Tool, usize)>| mounted.contains(&own)) {
            return;
        }
        mounted.update_value(|mounted| mounted.push(own));
        let mount = || mount_tool(browser, tool, briefing);
        mount::under(owner.as_ref(), mount);
    });
}

fn mount_tool(browser: Browser, tool: Tool, briefing: usize) -> Result<(), JsValue> {
    let page = browser.page;
    let leaf = match tool {
        Tool::Search => return Ok(()),
        Tool::Terms => {
            let list = mount::mount(page, || view! { <Terms /> }.into_any())?;
            let bar = mount::mount(page, || view! { <TermBar /> }.into_any())?;
            mount::add(page, &list)?;
            return mount::add(page, &bar);
        }
        Tool::Tasks => mount::mount(page, move || view! { <Tasks briefing /> }.into_any())?,
        Tool::Data => mount::mount(page, move || view! { <Data briefing /> }.into_any())?,
    };
    mount::mark_part(&leaf);
    let article = page.by_id(&scoped_id(&browser.state.part(briefing).id, "text"));
    let article = article.and_then(|title| title.parent_element()).ok_or("the page has no article")?;
    article.after_with_node_1(&leaf)
}

/// Gives each table its tools when it is opened.
fn watch_tables(browser: Browser) {
    let page = browser.page;
    let owner = Owner::current();
    let give = move |table: &Element| {
        let mount = || give_tools(browser, table);
        mount::under(owner.as_ref(), mount);
    };
    for table in page.query_all("details.table[open]") {
        give(&table);
    }
    page::listen_within(&page.root(), "toggle", move |event| {
        if let Some(table) = page::target_of(event).filter(|it| it.class_list().contains("table")) {
            give(&table);
        }
    });
}

fn give_tools(browser: Browser, table: &Element) -> Result<(), JsValue> {
    if table.query_selector(".table-tools")?.is_some() {
        return Ok(());
    }
    let words = browser.state.words();
    let part = browser.state.shown();
    let figure = page::closest(table, ".figure").and_then(|figure| {
        let is_own = |id: &str| scoped_id(&part.id, &figure_anchor(id)) == figure.id();
        part.figures.iter().find(|figure| is_own(&figure.id)).map(|figure| figure.number)
    });
    let element = StoredValue::new_local(table.clone());
    let (name, rows): (String, Callback<(), Rows>) = match figure {
        Some(number) => (
            fill(words.figure, &[&number.to_string()]),
            Callback::new(move |()| element.with_value(takeaway::rows_of)),
        ),
        None => {
            let briefing = browser.state.briefing.get_untracked();
            (words.head_numbers.to_owned(), Callback::new(move |()| browser.takeaway.numbers(briefing)))
        }
    };
    let tools = mount::mount(browser.page, move || view! { <TableTools name rows /> }.into_any())?;
    mount::mark_part(&tools);
    table.append_child(&tools).map(drop)
}

/// Mounts the figures of one briefing when they come near.
fn watch_figures(browser: Browser, briefing: usize) {
    let part = browser.state.part(briefing);
    let ids = part.figures.iter().map(|figure| scoped_id(&part.id, &figure_anchor(&figure.id)));
    let ids: Vec<String> = ids.collect();
    let elements: Vec<Element> = ids.iter().filter_map(|id| browser.page.by_id(id)).collect();
    drop_unseen(browser, &elements);
    let owner = Owner::current();
    observers::near(elements.into_iter(), move |element| {
        let Some(figure) = ids.iter().position(|id| *id == element.id()) else { return };
        let mount = || mount_figure(browser, briefing, figure, &element);
        mount::under(owner.as_ref(), mount);
    });
}

/// Takes away the second still drawing of each figure, which is for another width: a living one replaces both as soon as the figure
/// comes near.
fn drop_unseen(browser: Browser, figures: &[Element]) {
    let is_shown = |class: &str| {
        let still = figures.iter().find_map(|it| it.query_selector(class).ok().flatten());
        still.is_some_and(|still| browser.page.is_displayed(&still))
    };
    let (narrow, wide) = (".drawing > .narrow", ".drawing > .wide");
    let unseen = match (is_shown(narrow), is_shown(wide)) {
        (true, false) => wide,
        (false, true) => narrow,
        // Where both or none are shown, the style sheet is not ours to read.
        _ => return,
    };
    for still in figures.iter().flat_map(|it| page::query_all(it, unseen)) {
        still.remove();
    }
}

fn mount_figure(browser: Browser, briefing: usize, figure: usize, element: &Element) -> Result<(), JsValue> {
    let page = browser.page;
    let id = element.id();
    let share = mount::mount(page, move || view! { <ShareButton id /> }.into_any())?;
    mount::mark_part(&share);
    if let Some(table) = element.query_selector(".figure-foot details")? {
        table.before_with_node_1(&share)?;
    }
    // A grid is HTML that stays as it is.
    let chart = browser.state.part(briefing).figures.get(figure).and_then(|figure| figure.chart.clone());
    let (Some(chart), Some(still)) = (chart, element.query_selector(".drawing")?) else { return Ok(()) };
    let figure_id = element.id();
    let named = still.query_selector("[aria-label]")?;
    let name = named.and_then(|named| named.get_attribute("aria-label")).unwrap_or_default();
    let width = RwSignal::new(page::width(&still));
    // The figure's own box: the drawing in it is about to be replaced.
    let box_changed = move |now| {
        if width.try_get_untracked().is_some_and(|before| before != now) {
            width.set(now);
        }
        text_size::measure(page, browser.state);
    };
    observers::resized(page, element, box_changed);
    let drawing =
        mount::mount(page, move || view! { <Drawing briefing figure_id chart name width /> }.into_any())?;
    mount::replace(page, &still, &drawing)
}
