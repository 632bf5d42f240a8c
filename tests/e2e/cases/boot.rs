//! The moment when the scripts take over: nothing jumps, nothing is lost, nothing is written too often.

use anyhow::{Context as _, Result, ensure};
use thirtyfour::Key;

use super::{Case, case, delay_wasm};
use crate::browser::Engine;
use crate::page::Page;
use crate::site::Artifact;

/// Adds up layout shifts as they happen, and what it was that shifted.
const SHIFTS: &str = "
    window.__shift = 0;
    window.__shifted = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries().filter(it => !it.hadRecentInput)) {
            window.__shift += entry.value;
            for (const { node, previousRect, currentRect } of entry.sources) {
                const name = node?.id || node?.className || node?.nodeName;
                window.__shifted.push(`${Math.round(entry.startTime)} ms ${name}: ${previousRect.y} → ${currentRect.y}`);
            }
        }
    }).observe({ type: 'layout-shift', buffered: true });
";

pub(super) fn cases() -> Vec<Case> {
    vec![
        // The processor is slowed and shifts are counted with the means of Chromium.
        case("t40_a_deep_link_stays_where_it_landed", a_deep_link_stays_where_it_landed)
            .only_in(&[Engine::Chromium]),
        case("t41_a_reader_who_scrolled_is_not_moved", a_reader_who_scrolled_is_not_moved),
        case("t42_the_spy_survives_a_refused_history", the_spy_survives_a_refused_history).one_file_once(),
        case("t66_text_and_ids_stay_the_same", text_and_ids_stay_the_same).one_file_once(),
        // As above.
        case("t67_nothing_shifts_on_a_slow_phone", nothing_shifts_on_a_slow_phone)
            .only_in(&[Engine::Chromium]),
        case("t70_scripts_that_run_twice_make_one_page", scripts_that_run_twice_make_one_page),
        case("t68_focus_and_open_details_are_kept", focus_and_open_details_are_kept).one_file_once(),
    ]
}

async fn shifted_less_than(page: &Page, limit: f64) -> Result<()> {
    let (shift, shifted): (f64, Vec<String>) = page.eval("[window.__shift, window.__shifted]").await?;
    ensure!(shift < limit, "layout shift {shift}: {shifted:#?}");
    Ok(())
}

async fn a_deep_link_stays_where_it_landed(page: Page) -> Result<()> {
    page.slow_down(6).await?;
    let record = "
        const top = () => document.getElementById('qixian-2022.ecology').getBoundingClientRect().top;
        addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => requestAnimationFrame(() => {
            window.__landed = [top(), document.querySelector('.jiedu').dataset.jieduState];
        })));";
    page.open_with("#qixian-2022.ecology", &(delay_wasm(3000) + SHIFTS + record)).await?;
    page.wait_live().await?;
    page.wait_at("qixian-2022.ecology").await?;
    ensure!(
        page.eval::<bool>("'__landed' in window").await?,
        "nothing was painted first: {:?}",
        page.trapped().await?
    );
    let (landed, state): (f64, String) = page.eval("window.__landed").await?;
    ensure!(state == "static", "it was {state} before anything could be seen");
    let now: f64 =
        page.eval("document.getElementById('qixian-2022.ecology').getBoundingClientRect().top").await?;
    ensure!((now - landed).abs() <= 2.0, "the section moved from {landed} to {now}");
    // Nobody has scrolled, and yet what stands above counts as read.
    page.wait_until("parseFloat(getComputedStyle(document.querySelector('.bar-progress')).getPropertyValue('--jiedu-read')) > 0")
        .await?;
    shifted_less_than(&page, 0.01).await?;
    Ok(())
}

async fn a_reader_who_scrolled_is_not_moved(page: Page) -> Result<()> {
    page.open_with("#qixian-2022.ecology", &delay_wasm(4000)).await?;
    page.wait_in_view("qixian-2022.ecology").await?;
    let landed: f64 = page.eval("scrollY").await?;
    // A key and not a script: some engines hold on to the fragment until a person scrolls.
    page.press(&[Key::PageUp]).await?;
    page.wait_until(&format!("scrollY < {landed} - 100")).await?;
    let scrolled = page.wait_scrolled().await?;
    ensure!(page.state().await? == "static", "the scripts took over before the reader could scroll");
    page.wait_live().await?;
    page.settle().await?;
    let now: f64 = page.eval("scrollY").await?;
    ensure!((now - scrolled).abs() <= 2.0, "moved from {scrolled} to {now}");
    Ok(())
}

async fn the_spy_survives_a_refused_history(page: Page) -> Result<()> {
    let stub = "
        window.__writes = [];
        const original = history.replaceState;
        history.replaceState = function (...args) {
            window.__writes.push(performance.now());
            if (3 < window.__writes.length) { throw new DOMException('too many', 'SecurityError'); }
            return original.apply(this, args);
        };";
    page.open_with("", stub).await?;
    page.wait_live().await?;
    for id in [
        "qixian-2022.momentum",
        "qixian-2022.dream",
        "qixian-2022.industry",
        "qixian-2022.tourism",
        "qixian-2022.livelihood",
    ] {
        page.js(&format!("document.getElementById('{id}').scrollIntoView({{ behavior: 'instant' }})"))
            .await?;
        page.wait_current(id).await.with_context(|| id.to_owned())?;
    }
    // The last write may still be held back.
    page.wait_until("window.__writes.length === 0 || 500 < performance.now() - window.__writes.at(-1)")
        .await?;
    let most: u32 = page
        .eval("Math.max(0, ...window.__writes.map(a => window.__writes.filter(b => a <= b && b < a + 1000).length))")
        .await?;
    ensure!(most <= 3, "{most} writes in one second");
    let trapped = page.trapped().await?;
    ensure!(!trapped.iter().any(|it| it.starts_with("error") || it.starts_with("rejection")), "{trapped:?}");
    Ok(())
}

async fn text_and_ids_stay_the_same(page: Page) -> Result<()> {
    const TEXT: &str = "[...document.querySelectorAll('.jiedu article :is(h1, h2, h3, h4, p, li)')]
        .filter(it => !it.closest('figure, details')).map(it => it.textContent)";
    const IDS: &str = "[...document.querySelectorAll('.jiedu section[id]')].map(it => it.id)";
    page.open_static("").await?;
    let (text, ids): (Vec<String>, Vec<String>) = (page.eval(TEXT).await?, page.eval(IDS).await?);
    ensure!(60 < text.len() && 15 < ids.len(), "{} passages, {} sections", text.len(), ids.len());
    page.open_live("").await?;
    ensure!(page.eval::<Vec<String>>(TEXT).await? == text, "the text changed");
    ensure!(page.eval::<Vec<String>>(IDS).await? == ids, "the ids changed");
    Ok(())
}

async fn nothing_shifts_on_a_slow_phone(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.slow_down(6).await?;
    for suffix in ["", "#qixian-2022.urban"] {
        page.open_with(suffix, SHIFTS).await?;
        page.wait_live().await?;
        page.settle().await?;
        shifted_less_than(&page, 0.02).await.with_context(|| suffix.to_owned())?;
    }
    Ok(())
}

async fn scripts_that_run_twice_make_one_page(page: Page) -> Result<()> {
    page.open_with("", "").await?;
    page.wait_live().await?;
    // The same text has the same hash: the policy lets it run again. How far it comes is seen by what it asks: on the hosted
    // page where the module lies, which is there already; in the one file, whose module starts anew, whether the page was booted.
    let again = "
        const arrived = () => setTimeout(() => arguments[0](true));
        const { hasAttribute } = Element.prototype, { baseURI } = document;
        Element.prototype.hasAttribute = function (name) {
            if (name === 'data-jiedu-booted') arrived();
            return hasAttribute.call(this, name);
        };
        Object.defineProperty(document, 'baseURI', { get() { arrived(); return baseURI; } });
        const twin = document.createElement('script');
        twin.type = 'module';
        twin.textContent = [...document.querySelectorAll('script[type=module]')].at(-1).textContent;
        document.body.append(twin);";
    page.js_async(again, vec![]).await?;
    is_one_page(&page).await?;
    // Away and back: some browsers bring the page back as it was left, others load it again.
    page.driver.goto("about:blank").await?;
    page.driver.back().await?;
    page.wait_live().await?;
    is_one_page(&page).await
}

async fn is_one_page(page: &Page) -> Result<()> {
    let parts: Vec<usize> = page
        .eval("['.tools', '.bar', '.panel', '.share', '.notice', '.briefing:not([hidden]) .toc'].map(it => document.querySelectorAll(it).length)")
        .await?;
    let briefings = if page.artifact == Artifact::Hosted { 1 } else { 2 };
    ensure!(parts == [1, 1, 1, 1, 1, briefings], "{parts:?}");
    let trapped: Vec<String> = page.eval("window.__trapped ?? []").await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    page.click("nav.toc a[href$='#qixian-2022.dream']").await?;
    page.wait_at("qixian-2022.dream").await
}

async fn focus_and_open_details_are_kept(page: Page) -> Result<()> {
    let act = "
        addEventListener('DOMContentLoaded', () => {
            document.querySelector('details.table').open = true;
            document.querySelector('nav.toc a[href$=\"qixian-2022.dream\"]').focus({ preventScroll: true });
        });";
    page.open_with("", &(delay_wasm(600) + act)).await?;
    page.wait_live().await?;
    page.settle().await?;
    ensure!(page.eval::<bool>("document.querySelector('details.table').open").await?, "the details closed");
    let focus: String =
        page.eval("document.activeElement.getAttribute('href') ?? document.activeElement.tagName").await?;
    ensure!(focus.ends_with("qixian-2022.dream"), "the focus is on {focus}");
    Ok(())
}
