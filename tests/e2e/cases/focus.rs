//! The focus: what a reader has under the keyboard stays the same element while the page around it changes.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::{Case, case};
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    [
        case(
            "k01_a_mark_keeps_the_focus_when_the_width_changes",
            a_mark_keeps_the_focus_when_the_width_changes,
        ),
        case(
            "k02_the_panel_keeps_the_focus_from_number_to_number",
            the_panel_keeps_the_focus_from_number_to_number,
        ),
        case("k03_the_last_number_does_not_lose_the_focus", the_last_number_does_not_lose_the_focus),
        case("k04_typing_leaves_field_and_navigator_alone", typing_leaves_field_and_navigator_alone),
        case("k11_a_tool_on_a_phone_gives_the_focus_back", a_tool_on_a_phone_gives_the_focus_back),
        case("k12_the_focus_is_never_under_a_tool", the_focus_is_never_under_a_tool),
    ]
    .into_iter()
    .map(Case::one_file_once)
    .collect()
}

/// Fails unless the element that `script` kept in `window.__kept` is in the page and has the focus.
async fn still_focused(page: &Page, when: &str) -> Result<()> {
    let found: String = page
        .eval(
            "document.activeElement === window.__kept ? 'kept'
                : `${document.activeElement.outerHTML.slice(0, 80)}; the kept one is ${window.__kept.isConnected ? 'in' : 'out of'} the page`",
        )
        .await?;
    ensure!(found == "kept", "{when}: the focus is on {found}");
    Ok(())
}

async fn a_mark_keeps_the_focus_when_the_width_changes(page: Page) -> Result<()> {
    page.open_live("#qixian-2022.fig-projects").await?;
    page.wake_figures().await?;
    page.js("const figure = document.getElementById('qixian-2022.fig-projects');
        window.__kept = [...figure.querySelectorAll('[data-mark]')].at(-1);
        window.__paths = () => [...window.__kept.querySelectorAll('path')].map(it => it.getAttribute('d')).join();
        window.__kept.focus();")
        .await?;
    page.wait_until("window.__kept.classList.contains('on')").await?;
    // Within the wide class, into the narrow one, within that one, and back.
    for width in [1000, 390, 340, 800, 1280] {
        let before: String =
            page.eval("window.__kept.closest('svg').getAttribute('width') + window.__paths()").await?;
        page.resize(width, 800).await?;
        page.wait_until(
            "(svg => Math.abs(svg.getBoundingClientRect().width - svg.closest('.drawing').clientWidth) <= 1)(window.__kept.closest('svg') ?? document.querySelector('[id=\"qixian-2022.fig-projects\"] svg'))",
        )
        .await
        .with_context(|| format!("the drawing does not fit at {width} px"))?;
        page.settle().await?;
        still_focused(&page, &format!("at {width} px")).await?;
        let after: String =
            page.eval("window.__kept.closest('svg').getAttribute('width') + window.__paths()").await?;
        let wide = [1000, 800, 1280].contains(&width) && before.starts_with("612");
        ensure!(wide || before != after, "at {width} px the mark was not laid out anew");
    }
    for _ in 0..2 {
        let before: String = page.eval("window.__paths()").await?;
        page.js("document.querySelector('.tool-large').click()").await?;
        page.wait_until(&format!("window.__paths() !== {}", json!(before))).await?;
        page.settle().await?;
        still_focused(&page, "with the other size of type").await?;
    }
    // It is still the mark that the keyboard goes on from.
    page.press(&[Key::Home]).await?;
    page.wait_until("document.activeElement.getAttribute('data-mark') === '0'").await
}

const SURFACE: &str = "document.querySelector('.panel-number')?.textContent";

/// Opens the panel of a number in the shown article, counted from its beginning or, below zero, from its end.
async fn open_number(page: &Page, at: i32) -> Result<String> {
    let surface: String = page
        .eval(&format!(
            "(it => (it.click(), it.textContent))([...document.querySelectorAll('.briefing .article a.fact[id]')]
                .filter(it => it.closest('.briefing').checkVisibility()).at({at}))"
        ))
        .await?;
    page.wait_until(&format!(
        "document.querySelector('.jiedu').dataset.jieduPanel === 'open' && {SURFACE} === {}",
        json!(surface)
    ))
    .await?;
    Ok(surface)
}

async fn the_panel_keeps_the_focus_from_number_to_number(page: Page) -> Result<()> {
    page.open_live("").await?;
    open_number(&page, 0).await?;
    page.js("window.__kept = document.querySelector('.panel-next'); window.__kept.focus();").await?;
    let mut count: String = page.eval("document.querySelector('.panel-head span').textContent").await?;
    for step in 0..4 {
        page.press(&[Key::Enter]).await?;
        page.wait_until(&format!(
            "document.querySelector('.panel-head span').textContent !== {}",
            json!(count)
        ))
        .await
        .with_context(|| format!("step {step}"))?;
        still_focused(&page, &format!("after step {step}")).await?;
        count = page.eval("document.querySelector('.panel-head span').textContent").await?;
    }
    page.js("window.__kept = document.querySelector('.panel-previous'); window.__kept.focus();").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!("document.querySelector('.panel-head span').textContent !== {}", json!(count)))
        .await?;
    still_focused(&page, "one back").await
}

async fn the_last_number_does_not_lose_the_focus(page: Page) -> Result<()> {
    page.open_live("").await?;
    for (at, button) in [(-2, ".panel-next"), (1, ".panel-previous")] {
        open_number(&page, at).await?;
        let button = json!(button);
        page.js(&format!("window.__kept = document.querySelector({button}); window.__kept.focus();")).await?;
        page.press(&[Key::Enter]).await?;
        page.wait_until("window.__kept.getAttribute('aria-disabled') === 'true'").await?;
        still_focused(&page, "at the end").await?;
        // There is nothing behind it: pressing it again changes nothing.
        let end: String = page.eval(SURFACE).await?;
        page.press(&[Key::Enter]).await?;
        page.settle().await?;
        still_focused(&page, "behind the end").await?;
        ensure!(page.eval::<String>(SURFACE).await? == end, "the panel went on from {end}");
        page.press(&[Key::Escape]).await?;
        page.wait_until("document.querySelector('.jiedu').dataset.jieduPanel !== 'open'").await?;
    }
    Ok(())
}

async fn typing_leaves_field_and_navigator_alone(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.click("nav.toc input").await?;
    page.js("const toc = [...document.querySelectorAll('nav.toc')].find(it => it.checkVisibility());
        window.__kept = toc.querySelector('input');
        window.__rows = [...toc.querySelectorAll('a')];
        window.__stays = () => window.__rows.every((it, at) => toc.querySelectorAll('a')[at] === it);
        window.__tally = () => document.querySelector('.tool-search [role=status]').textContent;")
        .await?;
    page.type_text("工业").await?;
    page.wait_until("window.__tally().startsWith('“工业”')").await?;
    ensure!(page.eval::<bool>("window.__stays()").await?, "the navigator was built anew");
    still_focused(&page, "while searching").await?;
    // Typing in the middle: the caret stays behind what was typed.
    page.press(&[Key::Left]).await?;
    page.type_text("x").await?;
    page.wait_until("window.__tally().includes('工x业')").await?;
    let caret: (String, usize) = page.eval("[window.__kept.value, window.__kept.selectionStart]").await?;
    ensure!(caret == ("工x业".to_owned(), 2), "{caret:?}");
    page.press(&[Key::Backspace]).await?;
    page.wait_until("window.__tally().startsWith('“工业”')").await?;
    let caret: (String, usize) = page.eval("[window.__kept.value, window.__kept.selectionStart]").await?;
    ensure!(caret == ("工业".to_owned(), 1), "{caret:?}");
    page.press(&[Key::Escape]).await?;
    page.wait_until("window.__kept.value === '' && !document.querySelector('.jiedu').dataset.jieduTool")
        .await?;
    still_focused(&page, "when the field is empty again").await
}

/// Opens a tool from the contents of a phone, as a keyboard does.
async fn open_from_contents(page: &Page, tool: &str) -> Result<()> {
    page.js("document.querySelector('.bar-contents').focus()").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("document.querySelector('.jiedu').dataset.jieduSheet === 'open'").await?;
    page.js(&format!(
        "[...document.querySelectorAll('.toc-tool-{tool}')].find(it => it.checkVisibility()).focus()"
    ))
    .await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!("document.activeElement.matches('.tool-{tool}')")).await
}

async fn a_tool_on_a_phone_gives_the_focus_back(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_live("").await?;
    for tool in ["terms", "tasks", "data"] {
        open_from_contents(&page, tool).await.with_context(|| tool.to_owned())?;
        page.press(&[Key::Escape]).await?;
        page.wait_until("document.activeElement.matches('.bar-contents')")
            .await
            .with_context(|| format!("{tool} is closed"))?;
    }
    page.js("document.querySelector('.bar-search').focus()").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("document.activeElement.matches('.bar-search')").await
}

async fn the_focus_is_never_under_a_tool(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_live("").await?;
    let shown = "document.querySelector('.jiedu').dataset.jieduTool";
    for (tool, covered) in [("terms", ".masthead a, .masthead button"), ("terms", "main .fact")] {
        open_from_contents(&page, tool).await?;
        page.js(&format!(
            "window.__kept = [...document.querySelectorAll({})].find(it => it.checkVisibility()); window.__kept.focus();",
            json!(covered)
        ))
        .await?;
        page.wait_until(&format!("!{shown}")).await.with_context(|| covered.to_owned())?;
        still_focused(&page, "the tool is closed").await?;
    }
    // The bar is never covered.
    open_from_contents(&page, "terms").await?;
    page.js("document.querySelector('.bar-share').focus()").await?;
    page.settle().await?;
    ensure!(page.eval::<bool>(&format!("{shown} === 'terms'")).await?, "the list is closed");
    Ok(())
}
