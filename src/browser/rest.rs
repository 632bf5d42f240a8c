//! The rest of the widget: what a reader comes to when the page lives already. Figures, light, fact panel, share sheet, print.
//!
//! It starts after the page is live, and nothing waits for it: until then the state keeps what readers asked for.

use jiedu_core::link::{figure_anchor, scoped_id};
use jiedu_core::payload::FigurePart;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::page::{self, Page, set_attribute};
use super::{adopt, failure, light, observe, panel, print, share, walk};
use crate::reactive::{Slot, effect};
use crate::view::{Drawing, FactPanel, Live, ShareButton, ShareSheet};

/// Starts the rest in a task of its own, once the page lives.
pub(super) fn offer(page: &'static Page, live: Live) {
    gloo_timers::callback::Timeout::new(0, move || {
        if let Err(error) = page.with_owner(|| start(page, live)) {
            failure::give_up(&failure::reason(&error));
        }
    })
    .forget();
}

fn start(page: &'static Page, live: Live) -> Result<(), JsValue> {
    let state = live.state;
    let panel = adopt::mount(page, Box::new(move || view! { <FactPanel live=live /> }))?;
    let share = adopt::mount(page, Box::new(move || view! { <ShareSheet live=live /> }))?;
    for added in [panel, share] {
        adopt::add(page, &added)?;
    }
    let watched = std::cell::RefCell::new(Vec::new());
    effect(move || {
        let shown = state.briefing.get();
        if !watched.borrow().contains(&shown) {
            watched.borrow_mut().push(shown);
            watch_figures(page, live, shown);
        }
    });
    light::follow(page, state);
    panel::follow(page, state);
    share::follow(page, state);
    print::follow(page, state);
    walk::follow(page, live);
    set_attribute(&page.root, "data-jiedu-whole", "");
    page.mark("jiedu:whole");
    Ok(())
}

/// Mounts the figures of one briefing when they come near.
fn watch_figures(page: &'static Page, live: Live, briefing: usize) {
    let part = &live.state.payload.briefings[briefing];
    let id = |figure: &FigurePart| scoped_id(&part.id, &figure_anchor(&figure.id));
    let elements = part.figures.iter().filter_map(|figure| page.by_id(&id(figure)));
    observe::near(elements, move |element| {
        let own = element.id();
        if let Some(figure) = part.figures.iter().find(|figure| id(figure) == own) {
            mount_figure(page, live, briefing, figure, &element);
        }
    });
}

fn mount_figure(
    page: &'static Page,
    live: Live,
    briefing: usize,
    figure: &'static FigurePart,
    element: &web_sys::Element,
) {
    let swap = || {
        let id = element.id();
        let share =
            page.with_owner(|| adopt::mount(page, Box::new(move || view! { <ShareButton id live /> })))?;
        adopt::mark(&share, None);
        if let Some(table) = element.query_selector(".figure-foot details")? {
            table.before_with_node_1(&share)?;
        }
        // A grid is HTML that stays as it is.
        let (Some(chart), Some(still)) = (&figure.chart, element.query_selector(".drawing")?) else {
            return Ok(());
        };
        let width = page::width(&still);
        let named = still.query_selector("[aria-label]")?;
        let name = named.and_then(|named| named.get_attribute("aria-label")).unwrap_or_default();
        let drawing = page.with_owner(|| {
            let width = Slot::new(width);
            let figure_id = element.id();
            let drawing = move || view! { <Drawing briefing figure_id chart live name width /> };
            adopt::mount(page, Box::new(drawing))
        })?;
        adopt::swap(page, &still, &drawing)
    };
    if let Err(error) = swap() {
        failure::give_up(&failure::reason(&error));
    }
}
