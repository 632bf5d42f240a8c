//! Sizes: nothing is cut off on the narrowest phone, everything can be touched.

use anyhow::{Result, ensure};

use thirtyfour::Key;

use super::{Case, case};
use crate::browser::Engine;
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    [
        case("t58_targets_are_large_enough", targets_are_large_enough),
        case("t54_lines_begin_and_end_as_they_may", lines_begin_and_end_as_they_may),
        // WebKit's Tab passes links by unless a setting of the system says otherwise.
        case("t60_the_focus_is_never_covered", the_focus_is_never_covered)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
        // The preferences of a reader are set with the means of Chromium.
        case("t61_wishes_of_the_reader_lose_nothing", wishes_of_the_reader_lose_nothing)
            .only_in(&[Engine::Chromium]),
        case("t59_nothing_is_wider_than_the_screen", nothing_is_wider_than_the_screen),
    ]
    .into_iter()
    .map(Case::one_file_once)
    .collect()
}

async fn targets_are_large_enough(page: Page) -> Result<()> {
    // Large enough is 24 × 24 px, or that a circle of 24 px on it touches no other target; links in a sentence may be
    // as they are.
    let small = "(() => {
        const targets = [...document.querySelectorAll('.jiedu a[href], .jiedu button, .jiedu input, .jiedu summary, .jiedu [data-mark]')]
            .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.sentence, p'))
            .map(it => [it, it.getBoundingClientRect()])
            .filter(([, box]) => 0 < box.width && 0 < box.height);
        const distance = (x, y, box) => Math.hypot(
            Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
        const small = targets.filter(([, box]) => box.width < 23.5 || box.height < 23.5);
        return small.filter(([it, box]) => {
            const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
            return targets.some(([other, near]) => other !== it && !other.contains(it) && !it.contains(other)
                && distance(x, y, near) < 12);
        }).map(([it, box]) => `${it.outerHTML.slice(0, 90)} ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
    })()";
    for (width, height) in [(390, 844), (1280, 800)] {
        page.resize(width, height).await?;
        page.open_live("").await?;
        page.settle().await?;
        let small: Vec<String> = page.eval(small).await?;
        ensure!(
            small.is_empty(),
            "at {width} px {} are too small: {:#?}",
            small.len(),
            small.iter().take(8).collect::<Vec<_>>()
        );
    }
    Ok(())
}

async fn nothing_is_wider_than_the_screen(page: Page) -> Result<()> {
    // 320 px is also what 1280 px are at 400 %.
    page.resize(320, 568).await?;
    for live in [false, true] {
        if live {
            page.open_live("").await?;
        } else {
            page.open_static("").await?;
        }
        page.js("document.querySelectorAll('.jiedu details').forEach(it => { it.open = true; })").await?;
        if live {
            page.unfold_tables().await?;
        }
        let [content, screen]: [u32; 2] = page
            .eval("[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]")
            .await?;
        ensure!(content <= screen, "live {live}: {content} px in {screen} px");
        // What scrolls sideways by itself can be reached by keyboard and has a name.
        let mute: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('.jiedu *')].filter(it => it.scrollWidth > it.clientWidth + 1
                    && /auto|scroll/.test(getComputedStyle(it).overflowX)
                    && !(it.tabIndex === 0 && (it.ariaLabel || it.getAttribute('aria-labelledby'))))
                    .map(it => it.outerHTML.slice(0, 120))",
            )
            .await?;
        ensure!(mute.is_empty(), "live {live}: {mute:#?}");
    }
    Ok(())
}

async fn lines_begin_and_end_as_they_may(page: Page) -> Result<()> {
    page.open_live("").await?;
    // The place of every character tells where a line begins.
    let wrong = "(() => {
        const never = { start: '。，、；：！？）》」』”’', end: '（《「『“‘' }, wrong = [];
        for (const block of document.querySelectorAll('.briefing .article :is(p, li)')) {
            if (!block.checkVisibility() || block.closest('svg, table, .editor, .printed-link')) { continue; }
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange();
            let before = '', bottom = -1;
            while (walker.nextNode()) {
                const text = walker.currentNode;
                for (let at = 0; at < text.data.length; at++) {
                    range.setStart(text, at);
                    range.setEnd(text, at + 1);
                    const box = range.getBoundingClientRect(), sign = text.data[at];
                    if (!box.width || !sign.trim()) { continue; }
                    if (0 <= bottom && bottom <= box.top + 2) {
                        if (never.start.includes(sign)) { wrong.push(`begins: ${before}|${sign}`); }
                        if (never.end.includes(before)) { wrong.push(`ends: ${before}|${sign}`); }
                    }
                    before = sign;
                    bottom = box.bottom;
                }
            }
        }
        // A number that fits a line is not torn from its unit.
        const torn = [...document.querySelectorAll('.article a.fact')].filter(it => it.checkVisibility() && 1 < it.getClientRects().length);
        return [...wrong, ...torn.map(it => `torn: ${it.textContent}`)];
    })()";
    for width in [320, 360, 390, 480] {
        page.resize(width, 800).await?;
        page.settle().await?;
        let wrong: Vec<String> = page.eval(wrong).await?;
        ensure!(wrong.is_empty(), "at {width} px: {wrong:#?}");
    }
    ensure!(page.eval::<usize>("document.fonts.size").await? == 0, "a font is loaded");
    Ok(())
}

async fn the_focus_is_never_covered(page: Page) -> Result<()> {
    for (width, height) in [(390, 844), (1280, 800)] {
        page.resize(width, height).await?;
        page.open_live("").await?;
        for step in 0..40 {
            page.press(&[Key::Tab]).await?;
            let covered: Option<String> = page
                .eval(
                    "(() => {
                        const it = document.activeElement, box = it.getBoundingClientRect();
                        if (it === document.body || !box.width || !box.height) { return null; }
                        const points = [0.1, 0.5, 0.9].flatMap(x => [0.1, 0.5, 0.9].map(y => [box.left + box.width * x, box.top + box.height * y]));
                        const seen = points.some(([x, y]) => {
                            const top = document.elementFromPoint(x, y);
                            return top && (it.contains(top) || top.contains(it));
                        });
                        return seen ? null : it.outerHTML.slice(0, 100);
                    })()",
                )
                .await?;
            ensure!(covered.is_none(), "at {width} px, step {step}: {covered:?} is covered");
        }
    }
    Ok(())
}

async fn wishes_of_the_reader_lose_nothing(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    let wish =
        |name: &str, value: &str| serde_json::json!({ "features": [{ "name": name, "value": value }] });
    page.devtools("Emulation.setEmulatedMedia", wish("prefers-reduced-motion", "reduce")).await?;
    page.open_live("").await?;
    for sheet in [".bar-contents", ".bar-share"] {
        page.click(sheet).await?;
        page.settle().await?;
        ensure!(page.eval::<usize>("document.getAnimations().length").await? == 0, "{sheet} moves");
    }
    page.devtools("Emulation.setEmulatedMedia", wish("forced-colors", "active")).await?;
    page.open_live("").await?;
    page.wake_figures().await?;
    let unseen: Vec<String> = page
        .eval(
            "[...document.querySelectorAll('.drawing [data-mark]')].filter(it => it.checkVisibility())
                .filter(it => [...it.querySelectorAll('path:not(.hit), text')].every(part => {
                    const style = getComputedStyle(part), paper = getComputedStyle(document.body).backgroundColor;
                    return [style.fill, style.stroke].every(paint => paint === 'none' || paint === paper);
                })).map(it => it.getAttribute('aria-label'))",
        )
        .await?;
    ensure!(unseen.is_empty(), "{unseen:?}");
    page.devtools("Emulation.setEmulatedMedia", serde_json::json!({ "features": [] })).await?;
    // Text spaced as a reader may need it, at the narrowest width.
    page.resize(320, 568).await?;
    page.open_live("").await?;
    page.js("const sheet = new CSSStyleSheet();
        sheet.replaceSync('.jiedu *:not(svg, svg *) { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important } .jiedu p { margin-block-end: 2em !important }');
        document.adoptedStyleSheets = [sheet];")
        .await?;
    page.settle().await?;
    let (wide, clipped): (i32, Vec<String>) = page
        .eval(
            "[document.scrollingElement.scrollWidth - innerWidth,
            [...document.querySelectorAll('.jiedu .article *, .jiedu .masthead *')].filter(it => it.checkVisibility()
                && getComputedStyle(it).overflow === 'hidden' && it.clientHeight + 1 < it.scrollHeight).map(it => it.outerHTML.slice(0, 80))]",
        )
        .await?;
    ensure!(wide <= 0 && clipped.is_empty(), "{wide} px too wide, {clipped:?}");
    Ok(())
}
