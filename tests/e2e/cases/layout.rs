//! Sizes: nothing is cut off on the narrowest phone, everything can be touched.

use anyhow::{Result, ensure};

use super::{Case, case};
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("t58_targets_are_large_enough", targets_are_large_enough),
        case("t59_nothing_is_wider_than_the_screen", nothing_is_wider_than_the_screen),
    ]
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
