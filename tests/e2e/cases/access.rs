//! Accessibility: axe finds nothing, and what axe does not look for holds as well.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::{Case, case};
use crate::browser::Engine;
use crate::page::Page;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    [
        // The document of both artifacts is the same; the run is long.
        case("t55_axe_finds_nothing_while_static", axe_finds_nothing_while_static)
            .only_on(&[Artifact::Hosted]),
        // What axe looks at comes from the same tree and styles in every engine, and this takes minutes: the static page is looked
        // at in all.
        case("t55_axe_finds_nothing_while_live", axe_finds_nothing_while_live)
            .only_on(&[Artifact::Hosted])
            .only_in(&[Engine::Chromium]),
        case("w11_axe_finds_nothing_with_a_tool_open", axe_finds_nothing_with_a_tool_open)
            .only_on(&[Artifact::Hosted])
            .only_in(&[Engine::Chromium])
            .within(Duration::from_secs(300)),
        // Only Chromium can be told that colours are forced.
        case("w12_axe_finds_nothing_where_colours_are_forced", axe_finds_nothing_where_colours_are_forced)
            .only_on(&[Artifact::Hosted])
            .only_in(&[Engine::Chromium]),
        case("t56_a_drawing_is_one_stop_of_the_keyboard", a_drawing_is_one_stop_of_the_keyboard),
        case("t56_the_first_stop_skips_to_the_article", the_first_stop_skips_to_the_article),
        case(
            "t57_references_resolve_and_pictures_hold_no_stops",
            references_resolve_and_pictures_hold_no_stops,
        ),
    ]
    .into_iter()
    .map(Case::one_file_once)
    .collect()
}

pub(super) async fn axe(page: &Page) -> Result<Vec<String>> {
    let file = xtask::tools::axe_script();
    let script = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    // In one go: the page's policy would refuse a script element.
    let run = "
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
            found => done(found.violations.flatMap(it => it.nodes.map(node => it.id + ' ' + node.target.join(' ') + ' ' + node.failureSummary))),
            error => done(['axe failed: ' + error]));";
    let found = page.js_async(&format!("{script};{run}"), vec![]).await?;
    Ok(serde_json::from_value(found)?)
}

async fn axe_at_all_widths(page: &Page) -> Result<()> {
    for (width, height) in [(320, 568), (390, 844), (1280, 800)] {
        page.resize(width, height).await?;
        page.settle().await?;
        let found = axe(page).await?;
        ensure!(
            found.is_empty(),
            "at {width} px {}: {:#?}",
            found.len(),
            found.iter().take(5).collect::<Vec<_>>()
        );
    }
    Ok(())
}

async fn axe_finds_nothing_while_static(page: Page) -> Result<()> {
    // With scripts off axe could not run either: here the wasm is refused, and the page stays as it is.
    page.open_with(
        "",
        "WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => new Promise(() => {});",
    )
    .await?;
    axe_at_all_widths(&page).await
}

async fn axe_finds_nothing_while_live(page: Page) -> Result<()> {
    page.open_live("").await?;
    axe_at_all_widths(&page).await?;
    page.open_live("#shifanqu-2021").await?;
    axe_at_all_widths(&page).await?;
    // With a number's panel open, and the table of numbers unfolded.
    page.js("document.querySelector('[id=\"shifanqu-2021.numbers\"]').open = true;
        [...document.querySelectorAll('[id=\"shifanqu-2021\"] a.fact')].at(-1).click();")
        .await?;
    page.wait_until("document.querySelector('.panel-number')").await?;
    axe_at_all_widths(&page).await?;
    // With the share sheet over it, and everything in that unfolded.
    page.js("document.querySelector('.panel-share').click()").await?;
    page.wait_until("document.querySelector('.share-embed')").await?;
    page.js("document.querySelector('.share-embed').open = true").await?;
    axe_at_all_widths(&page).await?;
    page.open_live("?figure=projects").await?;
    axe_at_all_widths(&page).await
}

/// Opens the terms, the tasks and the data one after the other, and looks at each.
async fn axe_of_each_tool(page: &Page) -> Result<()> {
    for tool in ["terms", "tasks", "data"] {
        page.js(&format!("document.querySelector('.toc-tool-{tool}').click()")).await?;
        page.wait_until(&format!("document.querySelector('.tool-{tool}')?.checkVisibility()")).await?;
        // With everything in it that opens.
        page.js(
            "document.querySelector('.term-go')?.click(); document.querySelector('.task input')?.click()",
        )
        .await?;
        for (width, height) in [(320, 568), (390, 844), (1280, 800)] {
            page.resize(width, height).await?;
            page.js(&format!("if (document.querySelector('.jiedu').dataset.jieduTool !== '{tool}') document.querySelector('.toc-tool-{tool}').click()"))
                .await?;
            page.settle().await?;
            let found = axe(page).await?;
            ensure!(found.is_empty(), "{tool} at {width}: {:#?}", found.iter().take(5).collect::<Vec<_>>());
        }
        page.js(&format!("document.querySelector('.toc-tool-{tool}').click()")).await?;
    }
    Ok(())
}

async fn axe_finds_nothing_with_a_tool_open(page: Page) -> Result<()> {
    for suffix in ["", "?theme=dark"] {
        page.open_live(suffix).await?;
        axe_of_each_tool(&page).await.context(suffix)?;
        page.js("document.querySelector('.tool-large').click()").await?;
        axe_of_each_tool(&page).await.context("large type")?;
        page.js("document.querySelector('.tool-large').click()").await?;
    }
    Ok(())
}

async fn axe_finds_nothing_where_colours_are_forced(page: Page) -> Result<()> {
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.devtools("Emulation.setEmulatedMedia", forced).await?;
    page.open_live("").await?;
    axe_of_each_tool(&page).await?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await?;
    Ok(())
}

async fn a_drawing_is_one_stop_of_the_keyboard(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.wake_figures().await?;
    let stops: Vec<usize> = page
        .eval("[...document.querySelectorAll('.jiedu figure.figure .drawing')].filter(it => it.querySelector('[data-mark]')).map(it => it.querySelectorAll('[data-mark][tabindex=\"0\"]').length)")
        .await?;
    ensure!(!stops.is_empty() && stops.iter().all(|it| *it == 1), "{stops:?}");
    // Arrows go from mark to mark and light the sentence, Home and End to the ends, Escape puts the light out.
    let focused = "document.activeElement.getAttribute('data-mark')";
    page.js("window.__drawing = [...document.querySelectorAll('.jiedu figure.figure .drawing')]
            .find(it => it.checkVisibility() && 2 < it.querySelectorAll('[data-mark]').length);
        window.__drawing.querySelector('[data-mark][tabindex=\"0\"]').focus();")
        .await?;
    let first: String = page.eval(focused).await?;
    page.press(&[Key::Right]).await?;
    page.wait_until(&format!("{focused} !== {}", json!(first))).await?;
    page.press(&[Key::End]).await?;
    page.wait_until(&format!(
        "{focused} === [...window.__drawing.querySelectorAll('[data-mark]')].at(-1).dataset.mark"
    ))
    .await?;
    page.press(&[Key::Home]).await?;
    page.wait_until(&format!("{focused} === {}", json!(first))).await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("!document.querySelector('.fact.on, .sentence.on')").await?;
    page.press(&[Key::Tab]).await?;
    page.wait_until("!window.__drawing.contains(document.activeElement)").await
}

async fn the_first_stop_skips_to_the_article(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.press(&[Key::Tab]).await?;
    page.wait_until("document.activeElement.matches('a[href^=\"#\"]')").await?;
    let target: String = page.eval("document.activeElement.hash.slice(1)").await?;
    ensure!(page.eval::<bool>("document.activeElement.checkVisibility()").await?, "it cannot be seen");
    page.press(&[Key::Enter]).await?;
    page.wait_in_view(&target).await
}

async fn references_resolve_and_pictures_hold_no_stops(page: Page) -> Result<()> {
    page.open_live("").await?;
    let stops: Vec<String> = page
        .eval("[...document.querySelectorAll('[role=img] a[href], [role=img] button, [role=img] [tabindex]')].map(it => it.outerHTML.slice(0, 120))")
        .await?;
    ensure!(stops.is_empty(), "{stops:?}");
    let dangling: Vec<String> = page
        .eval(
            "['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].flatMap(name =>
                [...document.querySelectorAll(`[${name}]`)].flatMap(it => it.getAttribute(name).trim().split(/\\s+/)
                    .filter(id => !document.getElementById(id)).map(id => name + ' ' + id)))",
        )
        .await?;
    ensure!(dangling.is_empty(), "{dangling:?}");
    Ok(())
}
