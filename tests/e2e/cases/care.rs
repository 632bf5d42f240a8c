//! Care for the reader: notices, grounds, words, sizes, and the order of Tab.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::faults::{HELD, HOLD_DEFERRED};
use super::{Case, case};
use crate::browser::Engine;
use crate::page::Page;
use crate::picture::Picture;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("g12_a_figure_that_is_not_there_is_told", a_figure_that_is_not_there_is_told).one_file_once(),
        case("g13_a_notice_says_what_was_copied_and_leaves", a_notice_says_what_was_copied_and_leaves)
            .one_file_once(),
        case("g13_a_notice_covers_no_panel", a_notice_covers_no_panel).one_file_once(),
        case("g14_a_short_page_has_one_ground", a_short_page_has_one_ground).one_file_once(),
        case("g19_doubled_text_fits", doubled_text_fits).one_file_once(),
        // Only Chromium emulates a phone, where browsers take this wish of a page.
        case("g19_text_as_chat_programs_enlarge_it_fits", text_as_chat_programs_enlarge_it_fits)
            .only_in(&[Engine::Chromium]),
        case("g20_a_still_page_is_in_english_too", a_still_page_is_in_english_too).one_file_once(),
        case("g22_a_tap_before_the_start_says_so", a_tap_before_the_start_says_so),
        case(
            "g22_a_start_that_fails_goes_where_the_link_leads",
            a_start_that_fails_goes_where_the_link_leads,
        ),
        case("g28_four_entries_at_four_hundred_percent", four_entries_at_four_hundred_percent)
            .one_file_once(),
        case("g28_every_target_is_large_enough", every_target_is_large_enough).one_file_once(),
        case("g28_a_long_heading_takes_two_lines", a_long_heading_takes_two_lines).one_file_once(),
        // WebKit's Tab passes links by unless a setting of the system says otherwise.
        case("g29_tab_goes_from_the_navigator_to_the_article", tab_goes_from_the_navigator_to_the_article)
            .one_file_once()
            .only_in(&[Engine::Chromium, Engine::Firefox]),
    ]
}

const NO_WASM: &str = "WebAssembly.instantiate = WebAssembly.instantiateStreaming = WebAssembly.compile = () => Promise.reject(new Error('refused'));";

async fn a_figure_that_is_not_there_is_told(page: Page) -> Result<()> {
    // A name that no figure has, one that was cut, and one that is none.
    for figure in ["unknown", "qixian-2022.fig-proj", "fig-", "projects%E3%80%82"] {
        for script in ["", NO_WASM] {
            page.open_with(&format!("?figure={figure}"), script).await?;
            if script.is_empty() {
                page.wait_live().await?;
            } else {
                page.wait_failed().await?;
            }
            page.wait_until("[...document.querySelectorAll('[role=status]')].some(it => it.checkVisibility({ visibilityProperty: true }) && it.textContent.includes('没有找到'))")
                .await
                .with_context(|| format!("?figure={figure} {script}"))?;
            let parts: usize = page.eval("[...document.querySelectorAll('section.part')].filter(it => it.checkVisibility()).length").await?;
            ensure!(4 <= parts, "?figure={figure}: {parts} parts are shown");
        }
    }
    page.open_live("?figure=projects").await?;
    ensure!(!page.eval::<bool>("[...document.querySelectorAll('[role=status]')].some(it => it.checkVisibility({ visibilityProperty: true }) && it.textContent.trim())").await?);
    page.open_live("?figure=unknown&lang=en").await?;
    page.wait_until("[...document.querySelectorAll('[role=status]')].some(it => it.checkVisibility({ visibilityProperty: true }) && /figure/.test(it.textContent))").await
}

/// Keeps long timers, which the case lets pass; copies into a variable.
const TIMERS: &str = "
    window.__timers = new Map();
    const { setTimeout: set, clearTimeout: clear } = window;
    window.setTimeout = (run, delay, ...more) => {
        // Longer ones are those of a browser's driver.
        const isOurs = 3000 <= delay && delay < 20000;
        const id = set(isOurs ? () => {} : run, delay, ...more);
        if (isOurs) { window.__timers.set(id, run); }
        return id;
    };
    window.clearTimeout = id => { window.__timers.delete(id); clear(id); };
    window.__pass = () => { const runs = [...window.__timers.values()]; window.__timers.clear(); runs.forEach(run => run()); };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
        writeText(text) { window.__copied = text; return window.__refused ? Promise.reject(new Error('refused')) : Promise.resolve(); } } });
";
const NOTICE: &str = "document.querySelector('.notice.on')";

async fn a_notice_says_what_was_copied_and_leaves(page: Page) -> Result<()> {
    page.open_with("", TIMERS).await?;
    page.wait_live().await?;
    // Opens what has the control, presses it, and hears what was copied.
    let number = "document.querySelector('.article a.fact').click()";
    let share = "document.querySelector('.toc-share').click()";
    for (open, control, said) in [
        (number, ".panel-cite", "引文已复制"),
        (share, ".share-copy", "链接已复制"),
        (share, ".share-cite", "引文已复制"),
        (share, ".share-take", "代码已复制"),
    ] {
        if control == ".share-take" && page.artifact == crate::site::Artifact::OneFile {
            // A file from disk has no address to embed.
            continue;
        }
        page.js(open).await?;
        page.wait_until(&format!("!!document.querySelector('{control}')")).await?;
        page.js(&format!("document.querySelector('{control}').click()")).await?;
        page.wait_until(&format!("{NOTICE}?.textContent.includes('{said}')"))
            .await
            .with_context(|| control.to_owned())?;
        // After some seconds it is gone.
        page.js("window.__pass()").await?;
        page.wait_until(&format!("!{NOTICE}")).await.with_context(|| control.to_owned())?;
        page.press(&[Key::Escape]).await?;
        page.press(&[Key::Escape]).await?;
    }
    // While it has the focus, or the pointer, it stays; then it leaves as before.
    for (enter, leave) in [
        ("document.querySelector('.notice-close').focus()", "document.querySelector('.notice-close').blur()"),
        (
            "document.querySelector('.notice').dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }))",
            "document.querySelector('.notice').dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }))",
        ),
    ] {
        page.js("document.querySelector('h2 .permalink').click()").await?;
        page.wait_until(&format!("{NOTICE}?.textContent.includes('链接已复制')")).await?;
        page.js(enter).await?;
        page.settle().await?;
        page.js("window.__pass()").await?;
        page.settle().await?;
        ensure!(page.eval::<bool>(&format!("!!{NOTICE}")).await?, "it left: {enter}");
        page.js(leave).await?;
        page.wait_until("0 < window.__timers.size").await?;
        page.js("window.__pass()").await?;
        page.wait_until(&format!("!{NOTICE}")).await.with_context(|| leave.to_owned())?;
    }
    // A new notice has its own time.
    page.js("location.hash = '#qixian-2022.nowhere'").await?;
    page.wait_notice().await?;
    page.js("document.querySelector('h2 .permalink').click()").await?;
    page.wait_until(&format!("{NOTICE}?.textContent.includes('链接已复制')")).await?;
    ensure!(page.eval::<usize>("window.__timers.size").await? == 1);
    Ok(())
}

async fn a_notice_covers_no_panel(page: Page) -> Result<()> {
    for (width, height) in [(360, 640), (390, 844), (800, 600), (1120, 700), (1280, 800)] {
        page.resize(width, height).await?;
        page.open_with("", TIMERS).await?;
        page.wait_live().await?;
        for (open, panel, press) in [
            ("document.querySelectorAll('.article a.fact')[4].click()", ".panel", ".panel-cite"),
            ("document.querySelector('.panel-share').click()", ".share", ".share-cite"),
        ] {
            page.js(open).await?;
            page.wait_until(&format!("!!document.querySelector('{press}')")).await?;
            for refused in [false, true] {
                page.js(&format!("window.__refused = {refused}; document.execCommand = () => false; document.querySelector('{press}').click()"))
                    .await?;
                page.wait_until(&format!("{NOTICE} && !!{NOTICE}.querySelector('textarea') === {refused}"))
                    .await?;
                page.settle().await?;
                let covered: bool = page
                    .eval(&format!(
                        "(() => {{
                            const a = {NOTICE}.getBoundingClientRect(), b = document.querySelector('{panel}').getBoundingClientRect();
                            return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
                        }})()"
                    ))
                    .await?;
                ensure!(!covered, "at {width} × {height} {panel} is covered, refused {refused}");
            }
        }
    }
    Ok(())
}

async fn a_short_page_has_one_ground(page: Page) -> Result<()> {
    page.resize(700, 1400).await?;
    for theme in ["light", "dark"] {
        page.open_live(&format!("?figure=projects&theme={theme}")).await?;
        let height: f64 =
            page.eval("document.querySelector('.jiedu').getBoundingClientRect().bottom").await?;
        ensure!(
            page.eval::<f64>("document.scrollingElement.scrollHeight - innerHeight").await? <= 0.0,
            "it scrolls"
        );
        page.settle().await?;
        let picture = Picture::of_png(&page.driver.screenshot_as_png().await?)?;
        let (above, below) = (picture.at(3, 3), picture.at(3, picture.height - 3));
        ensure!(above == below, "{theme}, {height} px high: {above} above, {below} below");
    }
    Ok(())
}

/// How high the words of the first drawing are, and how wide the page is beside its window; figures are woken.
const WORDS: &str = "(() => {
    const texts = [...document.querySelectorAll('figure .drawing svg text')].filter(it => it.checkVisibility() && it.textContent.trim());
    return [document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
        texts.map(it => it.getBoundingClientRect().height).reduce((a, b) => a + b, 0) / texts.length];
})()";

/// What stands out of the window at the right, or is cut off.
const OUTSIDE: &str = "[...document.querySelectorAll('.jiedu *')].filter(it => it.checkVisibility({ visibilityProperty: true })
    && !it.closest('.scroll, .offscreen, svg, .skips') && document.documentElement.clientWidth + 1 < it.getBoundingClientRect().right)
    .map(it => `${it.outerHTML.slice(0, 80)} ${it.getBoundingClientRect().right}`).slice(0, 6)";

async fn doubled_text_fits(page: Page) -> Result<()> {
    for (width, height) in [(320, 640), (390, 844), (1280, 800)] {
        page.resize(width, height).await?;
        page.open_live("").await?;
        page.wake_figures().await?;
        let (_, before): (i32, f64) = page.eval(WORDS).await?;
        page.js("document.documentElement.style.fontSize = '200%'; scrollTo(0, 0)").await?;
        // A drawing needs 240 px, so a phone's cannot be twice as large.
        let growth = match width {
            320 => 1.05,
            390 => 1.25,
            _ => 1.6,
        };
        page.wait_until(&format!("{WORDS}[1] > {before} * {growth}"))
            .await
            .with_context(|| format!("at {width} px drawings keep their size: {before}"))?;
        let (wide, _): (i32, f64) = page.eval(WORDS).await?;
        let outside: Vec<String> = page.eval(OUTSIDE).await?;
        ensure!(wide <= 0 && outside.is_empty(), "at {width} px: {wide} px too wide, {outside:#?}");
        page.js("document.querySelector('.article a.fact').click()").await?;
        page.wait_until("document.querySelector('.panel-number')").await?;
        let outside: Vec<String> = page.eval(OUTSIDE).await?;
        ensure!(outside.is_empty(), "at {width} px with a panel: {outside:#?}");
    }
    Ok(())
}

async fn text_as_chat_programs_enlarge_it_fits(page: Page) -> Result<()> {
    for enlarge in [
        "document.body.style.setProperty('-webkit-text-size-adjust', '200%')",
        "document.documentElement.style.setProperty('-webkit-text-size-adjust', '200%')",
        "document.body.style.zoom = 2",
    ] {
        page.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true }),
        )
        .await?;
        page.open_live("").await?;
        page.wake_figures().await?;
        let (_, before): (i32, f64) = page.eval(WORDS).await?;
        page.js(enlarge).await?;
        page.js("scrollTo(0, 0)").await?;
        page.wait_until(&format!("{WORDS}[1] > {before} * 1.25"))
            .await
            .with_context(|| format!("{enlarge}: drawings keep their size, {before}"))?;
        let (wide, _): (i32, f64) = page.eval(WORDS).await?;
        let outside: Vec<String> = page.eval(OUTSIDE).await?;
        ensure!(wide <= 0 && outside.is_empty(), "{enlarge}: {wide} px too wide, {outside:#?}");
    }
    Ok(())
}

async fn a_still_page_is_in_english_too(page: Page) -> Result<()> {
    for briefing in ["qixian-2022", "shifanqu-2021"] {
        // Figures come to life only when they come near: until then they are the still ones.
        page.open_with(
            &format!("?lang=en#{briefing}"),
            "window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };",
        )
        .await?;
        page.wait_live().await?;
        let words: Vec<String> = page
            .eval("['.minute-head b', 'details.table:not(.numbers) summary', 'details.numbers summary', '.toc', '.map-head b', '.caption-no', '.figure-source']
                .map(it => [...document.querySelectorAll(it)].find(it => it.checkVisibility()))
                .map(it => it?.getAttribute('aria-label') ?? it?.textContent ?? '')")
            .await?;
        ensure!(words.iter().all(|it| it.chars().any(|c| c.is_ascii_alphabetic())), "{words:?}");
        let left: Vec<String> = page
            .eval("[...document.querySelectorAll('.drawing svg text, .drawing svg[aria-label], .spark, .spark text, .key .editor')]
                .map(it => it.getAttribute('aria-label') ?? it.textContent)
                .filter(it => /原文|未列出|推算|时序进度|时间已过|名次|目标|参评|÷全年|约数|缺/.test(it))")
            .await?;
        ensure!(left.is_empty(), "{briefing}: {left:#?}");
    }
    Ok(())
}

async fn a_tap_before_the_start_says_so(page: Page) -> Result<()> {
    for press in ["document.querySelector('.article a.fact')", "document.querySelector('.toc-share')"] {
        page.open_with("", HOLD_DEFERRED).await?;
        page.wait_until(HELD).await?;
        page.js(&format!("{press}.click()")).await?;
        page.wait_notice().await.with_context(|| press.to_owned())?;
        page.js("window.__start()").await?;
        page.wait_live().await?;
        page.wait_until("(({ jieduPanel, jieduShare }) => jieduPanel === 'open' || jieduShare === 'open')(document.querySelector('.jiedu').dataset)").await?;
        page.wait_until("!document.querySelector('.notice.on')").await?;
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{trapped:?}");
    }
    Ok(())
}

async fn a_start_that_fails_goes_where_the_link_leads(page: Page) -> Result<()> {
    page.open_with("", HOLD_DEFERRED).await?;
    page.wait_until(HELD).await?;
    page.js("window.__link = [...document.querySelectorAll('.article a.fact[href*=\".fig-\"]')][0]; __link.click()").await?;
    page.js("Node.prototype.appendChild = Element.prototype.append = () => { throw new Error('refused'); };
        window.__start();")
        .await?;
    page.wait_failed().await?;
    page.wait_until("location.hash === window.__link.hash").await?;
    page.wait_until("(box => 0 <= box.top && box.top < innerHeight)(document.getElementById(window.__link.hash.slice(1)).getBoundingClientRect())").await
}

async fn four_entries_at_four_hundred_percent(page: Page) -> Result<()> {
    // 1280 × 1024 and 1280 × 960 at 400 %.
    for (width, height) in [(320, 256), (320, 240)] {
        page.resize(width, height).await?;
        page.open_live("").await?;
        page.js("document.querySelector('.bar-contents').click()").await?;
        page.wait_until("document.querySelector('.jiedu').dataset.jieduSheet === 'open'").await?;
        page.wait_until("document.getAnimations().every(it => it.playState === 'finished')").await?;
        let seen: Vec<String> = page
            .eval("(() => {
                const list = [...document.querySelectorAll('.toc-list')].find(it => it.checkVisibility()).getBoundingClientRect();
                return [...document.querySelectorAll('nav.toc li > a')].filter(it => it.checkVisibility()).filter(it => {
                    const box = it.getBoundingClientRect(), x = box.left + box.width / 2;
                    return list.top - 1 <= box.top && box.bottom <= list.bottom + 1 && 0 <= box.top
                        && it.contains(document.elementFromPoint(x, box.top + box.height / 2));
                }).map(it => it.textContent);
            })()")
            .await?;
        ensure!(4 <= seen.len(), "at {width} × {height}: {seen:?}");
    }
    Ok(())
}

/// Targets that are lower or narrower than 24 px; links in running text are as high as their line.
const SMALL: &str = "[...document.querySelectorAll('.jiedu :is(a[href], button, input, summary, textarea)')]
    .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.sentence, p:not(.panel-foot, .panel-head), .tip, svg, .skips'))
    .map(it => [it, it.getBoundingClientRect()])
    .filter(([, box]) => 0 < box.width && (box.width < 23.9 || box.height < 23.9))
    .map(([it, box]) => `${it.outerHTML.slice(0, 90)} ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`)";

async fn every_target_is_large_enough(page: Page) -> Result<()> {
    for (width, height) in [(320, 568), (390, 844), (800, 600), (1280, 800)] {
        page.resize(width, height).await?;
        page.open_live("").await?;
        page.wake_figures().await?;
        page.js("document.querySelectorAll('.jiedu details').forEach(it => { it.open = true; }); document.querySelectorAll('.toc-toggle').forEach(it => it.ariaExpanded === 'false' && it.click());").await?;
        for (state, act) in [
            ("the page", "0"),
            ("the contents", "document.querySelector('.bar-contents').click()"),
            ("a number", "document.querySelectorAll('.article a.fact')[4].click()"),
            ("sharing", "document.querySelector('.panel-share').click()"),
            ("a notice", "document.querySelector('.share-copy').click()"),
        ] {
            page.js(act).await?;
            page.settle().await?;
            page.js("document.querySelectorAll('.share-embed').forEach(it => { it.open = true; })").await?;
            let small: Vec<String> = page.eval(SMALL).await?;
            ensure!(
                small.is_empty(),
                "at {width} px, {state}: {} are too small: {:#?}",
                small.len(),
                small.iter().take(8).collect::<Vec<_>>()
            );
        }
    }
    Ok(())
}

async fn a_long_heading_takes_two_lines(page: Page) -> Result<()> {
    const LONG: &str = "坚定不移推进新型工业化和新型城镇化双轮驱动以更大力度更实举措全面建设现代化经济体系";
    for live in [false, true] {
        for width in [390, 1280] {
            page.resize(width, 844).await?;
            if live {
                page.open_live("").await?;
                page.js("document.querySelector('.bar-contents').click()").await?;
            } else {
                page.open_with("", NO_WASM).await?;
                page.wait_failed().await?;
            }
            // As long as a heading of a document can be.
            let (lines, full): (f64, bool) = page
                .eval(&format!(
                    "(() => {{
                        const name = [...document.querySelectorAll('nav.toc .l2 .name')].find(it => it.checkVisibility());
                        name.textContent = '{LONG}'.repeat(2);
                        return [name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight), name.scrollHeight > name.clientHeight];
                    }})()"
                ))
                .await?;
            ensure!(lines < 2.5 && full, "live {live} at {width} px: {lines} lines, cut {full}");
        }
    }
    Ok(())
}

async fn tab_goes_from_the_navigator_to_the_article(page: Page) -> Result<()> {
    page.open_live("").await?;
    let place = "(it => it.closest('.skips, .masthead, nav.toc, .article, .bar, .panel')?.className.split(' ')[0] ?? it.tagName)(document.activeElement)";
    let mut places: Vec<String> = Vec::new();
    for _ in 0..120 {
        page.press(&[Key::Tab]).await?;
        let at: String = page.eval(place).await?;
        if places.last() != Some(&at) {
            places.push(at);
        }
        if places.iter().any(|it| it == "article") {
            break;
        }
    }
    ensure!(places == ["skips", "masthead", "toc", "article"], "{places:?}");
    // Back from the article to the navigator.
    page.driver.action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await?;
    ensure!(page.eval::<String>(place).await? == "toc");
    // The skip link to the text passes the navigator by.
    page.open_live("").await?;
    page.press(&[Key::Tab, Key::Enter]).await?;
    page.settle().await?;
    page.press(&[Key::Tab]).await?;
    ensure!(page.eval::<String>(place).await? == "article");
    // The document has them in the same order, shown or read aloud.
    let order: bool = page
        .eval("[...document.querySelectorAll('.briefing')].every(it => it.querySelector('.toc').compareDocumentPosition(it.querySelector('.article')) & Node.DOCUMENT_POSITION_FOLLOWING)")
        .await?;
    ensure!(order, "the navigator follows the article in the document");
    Ok(())
}
