//! What can go wrong with scripts, wasm and document: the article stays readable in every case.

use anyhow::{Context as _, Result, ensure};
use thirtyfour::Key;

use super::{Case, case, delay_wasm};
use crate::browser::Engine;
use crate::page::Page;
use crate::site::Artifact;
use crate::{lighthouse, site};

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("t23_damaged_wasm_leaves_the_article", damaged_wasm_leaves_the_article),
        // The payload is the same in both, and so is what reads it.
        case("t23_a_damaged_payload_leaves_the_article", a_damaged_payload_leaves_the_article)
            .only_on(&[Artifact::OneFile]),
        case("t28_a_policy_without_wasm_leaves_the_article", a_policy_without_wasm_leaves_the_article),
        case("t63_everything_reads_without_scripts", everything_reads_without_scripts),
        // Lighthouse drives a Chromium of its own and reads what comes from a server.
        case("t63_lighthouse_finds_nothing_to_mend", lighthouse_finds_nothing_to_mend)
            .only_in(&[Engine::Chromium])
            .only_on(&[Artifact::Hosted]),
        case("t64_a_refused_start_leaves_the_article", a_refused_start_leaves_the_article),
        case("t64_a_start_that_hangs_leaves_the_article", a_start_that_hangs_leaves_the_article),
        case("t64_a_failure_while_mounting_leaves_the_article", a_failure_while_mounting_leaves_the_article)
            .one_file_once(),
        case(
            "t64_a_failure_at_a_click_brings_the_static_page_back",
            a_failure_at_a_click_brings_the_static_page_back,
        )
        .one_file_once(),
        case("t64_what_is_asked_for_early_is_shown_late", what_is_asked_for_early_is_shown_late)
            .one_file_once(),
        case(
            "t64_a_failure_of_the_deferred_parts_brings_the_static_page_back",
            a_failure_of_the_deferred_parts_brings_the_static_page_back,
        ),
        case("t64_what_throws_is_done_without", what_throws_is_done_without).one_file_once(),
        case("t65_a_translated_page_comes_alive_once", a_translated_page_comes_alive_once).one_file_once(),
        case("t65_a_page_with_parts_missing_comes_alive_once", a_page_with_parts_missing_comes_alive_once),
    ]
}

/// The page is static and everything in it can be read and gone to.
pub(super) async fn reads_well(page: &Page) -> Result<()> {
    let state = page.state().await?;
    ensure!(state == "static", "the state is {state}");
    let shown: u32 = page
        .eval("[...document.querySelectorAll('.briefing section.part')].filter(it => 0 < it.getClientRects().length).length")
        .await?;
    // One briefing at least: with scripts that ran so far, only one is shown.
    ensure!(4 <= shown, "{shown} parts are shown");
    let links = "[...document.querySelectorAll('nav.toc a')].filter(it => !document.getElementById(decodeURIComponent(it.hash.slice(1)))).map(it => it.hash)";
    let dangling: Vec<String> = page.eval(links).await?;
    ensure!(dangling.is_empty(), "links to nowhere: {dangling:?}");
    ensure!(
        page.eval::<u32>("document.querySelectorAll('figure.figure svg').length").await? > 0,
        "no drawing"
    );
    Ok(())
}

async fn damaged_wasm_leaves_the_article(page: Page) -> Result<()> {
    match page.artifact {
        Artifact::OneFile => {
            // One run of base64 is long enough to be the module; its header and its middle are damaged in turn.
            for damage in [0.0, 0.5] {
                page.open_edited("", |html| damage_base64(html, damage)).await?;
                page.wait_failed().await?;
                reads_well(&page).await?;
            }
        }
        Artifact::Hosted => {
            let (wasm, _) = xtask::paths::widget_in(&xtask::paths::dist())?;
            let name = wasm.file_name().context("a name")?.to_string_lossy().into_owned();
            let bytes = std::fs::read(&wasm)?;
            let mut flipped = bytes.clone();
            // A run of bytes: a single one may be a part of a number, and the module would still be valid.
            for byte in flipped.iter_mut().skip(bytes.len() / 2).take(64) {
                *byte ^= 0xff;
            }
            let half = bytes.get(..bytes.len() / 2).unwrap_or_default().to_vec();
            for (idx, damaged) in [flipped, half].into_iter().enumerate() {
                let other = format!("damaged-{}-{idx}_bg.wasm", page.engine.name());
                page.site.put(&format!("/{other}"), damaged);
                page.open_edited("", |html| {
                    ensure!(html.contains(&name), "the page does not name {name}");
                    Ok(html.replace(&name, &other))
                })
                .await?;
                page.wait_failed().await?;
                reads_well(&page).await?;
            }
        }
    }
    Ok(())
}

/// Puts a run of other letters into the longest run of base64.
fn damage_base64(html: &str, at: f64) -> Result<String> {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let longest = html.split(|c| !is_base64(c)).max_by_key(|it| it.len()).context("no text")?;
    ensure!(50_000 < longest.len(), "no module in the file");
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a text"
    )]
    let place = (longest.len() as f64 * at) as usize;
    let (before, after) = longest.split_at(place);
    let damaged = format!("{before}{}{}", "B".repeat(64), after.get(64..).unwrap_or_default());
    Ok(html.replacen(longest, &damaged, 1))
}

async fn a_damaged_payload_leaves_the_article(page: Page) -> Result<()> {
    const MARK: &str = "data-jiedu-numbers>";
    for step in 1..=20 {
        // A letter of the payload after the other: some damage is found when it is read, some only when it is used.
        page.open_edited("", |html| {
            let start = html.find(MARK).context("no payload")? + MARK.len();
            let end = start + html.get(start..).and_then(|rest| rest.find('<')).context("an open payload")?;
            let at = start + (end - start) * step / 21;
            let other = if html.get(at..=at) == Some("9") { "0" } else { "9" };
            Ok([html.get(..at), Some(other), html.get(at + 1..)].into_iter().flatten().collect())
        })
        .await?;
        page.wait_until(
            "document.querySelector('.jiedu').dataset.jieduState === 'live' || 0 < window.__trapped.length",
        )
        .await?;
        page.settle().await?;
        if page.state().await? == "static" {
            reads_well(&page).await.with_context(|| format!("letter {step}"))?;
            let told = page
                .trapped()
                .await?
                .iter()
                .filter(|it| it.contains("warn:") || it.contains("error: panicked"))
                .count();
            ensure!(told == 1, "letter {step}: told {told} times: {:?}", page.trapped().await?);
        }
        let shown: usize = page.eval("document.querySelector('.briefing').innerText.length").await?;
        ensure!(1500 < shown, "letter {step}: {shown} characters are left");
    }
    Ok(())
}

async fn a_policy_without_wasm_leaves_the_article(page: Page) -> Result<()> {
    page.open_edited("", |html| {
        if html.contains("'wasm-unsafe-eval'") {
            return Ok(html.replace("'wasm-unsafe-eval'", ""));
        }
        // A page without a policy of its own, under that of a strict host.
        let policy = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' 'unsafe-inline'\">";
        Ok(html.replacen("<head>", policy, 1))
    })
    .await?;
    page.wait_failed().await?;
    reads_well(&page).await
}

async fn everything_reads_without_scripts(page: Page) -> Result<()> {
    page.open_static("#qixian-2022.industry").await?;
    reads_well(&page).await?;
    page.wait_in_view("qixian-2022.industry").await?;
    page.click("nav.toc a[href$='#qixian-2022.dream']").await?;
    page.wait_in_view("qixian-2022.dream").await?;
    // A control without scripts would be dead.
    let dead: Vec<String> = page
        .eval("[...document.querySelectorAll('.jiedu button, .jiedu input')].filter(it => it.checkVisibility()).map(it => it.outerHTML)")
        .await?;
    ensure!(dead.is_empty(), "{dead:?}");
    ensure!(
        page.eval::<u32>("document.querySelectorAll('details.table table').length").await? > 0,
        "no table"
    );
    Ok(())
}

/// What search engines, readers and browsers ask of a page: without scripts, alive, and as the one file.
async fn lighthouse_finds_nothing_to_mend(page: Page) -> Result<()> {
    let still = site::without_scripts(&page.site.source(Artifact::Hosted)?);
    let hosted = page.site.url(Artifact::Hosted, "")?;
    // Lighthouse looks for robots.txt from inside the page, which the policy of the one file refuses.
    let file = (hosted.join("jiedu.html")?, 0.9);
    for (url, seo) in [(page.site.variant(Artifact::Hosted, &still)?, 1.0), (hosted, 1.0), file] {
        for (category, score) in lighthouse::scores(&url).await? {
            let least = if category == "seo" { seo } else { 1.0 };
            ensure!(least <= score, "{category} of {url} is {score}");
        }
    }
    Ok(())
}

async fn a_refused_start_leaves_the_article(page: Page) -> Result<()> {
    let refuse = "
        const refuse = () => Promise.reject(new Error('refused'));
        WebAssembly.instantiate = refuse; WebAssembly.instantiateStreaming = refuse; WebAssembly.compile = refuse;";
    page.open_with("", refuse).await?;
    page.wait_failed().await?;
    reads_well(&page).await
}

async fn a_failure_at_a_click_brings_the_static_page_back(page: Page) -> Result<()> {
    let fail = "
        const scroll = Element.prototype.scrollIntoView;
        Element.prototype.scrollIntoView = function (...args) {
            if (window.__fails) { throw new Error('refused'); }
            return scroll.apply(this, args);
        };";
    page.open_with("", fail).await?;
    page.wait_live().await?;
    page.resize(1280, 900).await?;
    // Twice all is well.
    for id in ["people", "why-now"] {
        page.click(&format!("nav.toc a[href$='#qixian-2022.{id}']")).await?;
        page.wait_at(&format!("qixian-2022.{id}")).await?;
    }
    page.js("window.__fails = true").await?;
    page.click("nav.toc a[href$='#qixian-2022.dream']").await?;
    page.wait_until("document.querySelector('.jiedu').dataset.jieduState === 'static'").await?;
    reads_well(&page).await?;
    // What is left works of itself: the next link is followed by the browser.
    page.click("nav.toc a[href$='#qixian-2022.people']").await?;
    page.wait_in_view("qixian-2022.people").await
}

/// Holds the task that starts the deferred parts until the page calls `__start`. It is the one that the widget asks for while it
/// comes alive.
pub(super) const HOLD_DEFERRED: &str = "
    const real = window.setTimeout;
    window.setTimeout = (run, delay, ...more) => {
        const root = document.querySelector('.jiedu[data-jiedu-booted][data-jiedu-state=static]');
        if (!root || delay !== 0) return real(run, delay, ...more);
        window.__start = () => { real(run, 0); };
        return 0;
    };";
/// Whether the page lives and its deferred parts are held.
pub(super) const HELD: &str =
    "window.__start && document.querySelector('.jiedu').dataset.jieduState === 'live'";

async fn what_is_asked_for_early_is_shown_late(page: Page) -> Result<()> {
    page.open_with("#qixian-2022.industry", HOLD_DEFERRED).await?;
    page.resize(1280, 900).await?;
    page.wait_until(HELD).await?;
    page.wait_at("qixian-2022.industry").await?;
    // The first parts work: links, the other briefing. What is typed now is looked for once the results are there.
    page.click("nav.toc input").await?;
    page.type_text("人才").await?;
    page.wait_until("document.querySelector('nav.toc input').value === '人才'").await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("document.querySelector('nav.toc input').value === ''").await?;
    page.click("nav.toc a[href$='#qixian-2022.dream']").await?;
    page.wait_at("qixian-2022.dream").await?;
    // A hosted page holds one; there the other is a page of its own.
    for briefing in ["shifanqu-2021", "qixian-2022"].iter().filter(|_| page.artifact == Artifact::OneFile) {
        page.click(&format!(".switch a[data-briefing='{briefing}']")).await?;
        page.wait_until(&format!("document.querySelector('.jiedu').dataset.jieduShow === '{briefing}'"))
            .await?;
    }
    // A number that is pressed now is shown once the panel is there.
    let number: String = page.eval("document.querySelector('.article a.fact[id]').id").await?;
    page.click(&format!("[id='{number}']")).await?;
    page.settle_plainly().await?;
    ensure!(page.eval::<u32>("document.querySelectorAll('.panel').length").await? == 0, "the panel is there");
    page.js("window.__start()").await?;
    page.wait_live().await?;
    page.wait_until("document.querySelector('.jiedu').dataset.jieduPanel === 'open' && 1 < document.querySelectorAll('.panel-fields dd').length").await?;
    page.wait_until("document.activeElement === document.querySelector('.panel')").await?;
    // So is a share sheet.
    page.open_with("#qixian-2022.industry", HOLD_DEFERRED).await?;
    page.wait_until(HELD).await?;
    page.click(".toc-share").await?;
    page.js("window.__start()").await?;
    page.wait_live().await?;
    page.wait_until("document.querySelector('.jiedu').dataset.jieduShare === 'open' && document.querySelector('.share-link')?.value").await?;
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

async fn a_failure_of_the_deferred_parts_brings_the_static_page_back(page: Page) -> Result<()> {
    page.open_with("", HOLD_DEFERRED).await?;
    page.wait_until(HELD).await?;
    page.js("Node.prototype.appendChild = Element.prototype.append = () => { throw new Error('refused'); };
        window.__start();")
        .await?;
    page.wait_failed().await?;
    reads_well(&page).await?;
    let trapped = page.trapped().await?;
    let told = trapped.iter().filter(|it| it.starts_with("warn: jiedu")).count();
    ensure!(told == 1, "told {told} times: {trapped:?}");
    page.click("nav.toc a[href$='#qixian-2022.people']").await?;
    page.wait_in_view("qixian-2022.people").await
}

async fn what_throws_is_done_without(page: Page) -> Result<()> {
    const THROW: &str = "const fail = () => { throw new DOMException('refused', 'SecurityError'); };";
    for (thrown, script) in [
        ("storage", "Object.defineProperty(window, 'localStorage', { get: fail });"),
        ("a full store", "Storage.prototype.setItem = fail; Storage.prototype.getItem = fail;"),
        ("observers", "window.IntersectionObserver = window.ResizeObserver = function () { fail(); };"),
        ("history", "history.pushState = history.replaceState = fail;"),
        ("media", "window.matchMedia = fail;"),
        ("marks", "performance.mark = fail;"),
        ("frames", "window.requestAnimationFrame = fail;"),
    ] {
        page.open_with("#qixian-2022.industry", &format!("{THROW} {script}")).await?;
        page.wait_until(
            "document.querySelector('.jiedu').dataset.jieduState === 'live' || 0 < window.__trapped.length",
        )
        .await
        .with_context(|| thrown.to_owned())?;
        page.click("nav.toc a[href$='#qixian-2022.dream']").await.with_context(|| thrown.to_owned())?;
        page.wait_in_view("qixian-2022.dream").await.with_context(|| thrown.to_owned())?;
        page.settle_plainly().await?;
        let trapped = page.trapped().await?;
        if page.state().await? == "live" {
            ensure!(trapped.is_empty(), "{thrown}: {trapped:?}");
        } else {
            reads_well(&page).await?;
            let told = trapped.iter().filter(|it| it.starts_with("warn: jiedu")).count();
            ensure!(told == 1, "{thrown}: told {told} times, {trapped:?}");
        }
        // Nothing is asked of anybody else, whatever happens.
        let foreign: Vec<String> = page
            .eval("performance.getEntriesByType('resource').map(it => it.name).filter(it => /^https?:/.test(it) && !it.startsWith(location.origin))")
            .await?;
        ensure!(foreign.is_empty(), "{thrown}: {foreign:?}");
    }
    Ok(())
}

async fn a_start_that_hangs_leaves_the_article(page: Page) -> Result<()> {
    let hang = "
        const hang = () => new Promise(() => {});
        WebAssembly.instantiate = hang; WebAssembly.instantiateStreaming = hang; WebAssembly.compile = hang;";
    page.open_with("", hang).await?;
    page.wait_until("document.readyState === 'complete'").await?;
    reads_well(&page).await?;
    page.click("nav.toc a[href$='#qixian-2022.dream']").await?;
    page.wait_in_view("qixian-2022.dream").await?;
    // Nothing ever comes of it: the console is told so, once.
    page.wait_until("0 < window.__trapped.length").await?;
    let trapped = page.trapped().await?;
    ensure!(trapped.len() == 1 && trapped.iter().all(|it| it.contains("has not started")), "{trapped:?}");
    Ok(())
}

async fn a_failure_while_mounting_leaves_the_article(page: Page) -> Result<()> {
    // Leptos clones templates and the swap puts the parts in: without either there is no app.
    let fail = "
        const fail = () => { throw new Error('refused'); };
        Element.prototype.replaceWith = fail; Element.prototype.replaceChildren = fail; Node.prototype.replaceChild = fail;
        Node.prototype.cloneNode = fail;";
    page.open_with("", fail).await?;
    page.wait_failed().await?;
    reads_well(&page).await
}

/// The page is live, every id is there once, and nothing was trapped.
async fn is_alive_once(page: &Page) -> Result<()> {
    page.wait_live().await?;
    let twice: Vec<String> = page
        .eval("[...document.querySelectorAll('[id]')].map(it => it.id).filter((id, idx, all) => all.indexOf(id) !== idx)")
        .await?;
    ensure!(twice.is_empty(), "twice in the document: {twice:?}");
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    page.click("nav.toc a[href$='#qixian-2022.dream']").await?;
    page.wait_at("qixian-2022.dream").await
}

async fn a_translated_page_comes_alive_once(page: Page) -> Result<()> {
    let translate = "
        addEventListener('DOMContentLoaded', () => {
            const texts = [];
            const walker = document.createTreeWalker(document.querySelector('.jiedu'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) { if (walker.currentNode.data.trim()) { texts.push(walker.currentNode); } }
            for (const text of texts) {
                if (text.parentElement.closest('svg, script, style')) { continue; }
                const font = document.createElement('font');
                text.replaceWith(font);
                font.append(text);
            }
        });";
    page.open_with("", &(delay_wasm(600) + translate)).await?;
    is_alive_once(&page).await
}

async fn a_page_with_parts_missing_comes_alive_once(page: Page) -> Result<()> {
    let strip = "
        addEventListener('DOMContentLoaded', () => {
            document.querySelector('figure.figure')?.remove();
            document.querySelector('.briefing[data-briefing=\"qixian-2022\"] section.sub')?.removeAttribute('id');
            const walker = document.createTreeWalker(document.querySelector('.jiedu'), NodeFilter.SHOW_COMMENT);
            const comments = [];
            while (walker.nextNode()) { comments.push(walker.currentNode); }
            comments.forEach(it => it.remove());
        });";
    page.open_with("", &(delay_wasm(600) + strip)).await?;
    is_alive_once(&page).await
}
