//! The harness itself, on pages of its own: an engine that starts wrongly fails here with few words.

use anyhow::{Result, ensure};
use thirtyfour::Key;

use super::{Case, case};
use crate::browser::Engine;
use crate::page::Page;
use crate::site::{self, Artifact};

const TRIVIAL: &str = "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><link rel=icon href=data:,>\
    <meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><title>试</title></head>\
    <body><h1 id=a>标题</h1><p style=height:3000px><input id=i><h2 id=b>下</h2></body></html>";

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("h01_opens_at_a_fragment", opens_at_a_fragment),
        case("h02_runs_a_script_before_the_policy", runs_a_script_before_the_policy),
        case("h03_types_and_clicks", types_and_clicks),
        case("h04_has_the_width_of_a_phone", has_the_width_of_a_phone),
        case("h05_switches_scripts_off", switches_scripts_off),
        // Only Chromium's driver gives out the console.
        case("h06_reads_the_console", reads_the_console).only_in(&[Engine::Chromium]),
        case("h08_is_seen_and_painted", is_seen_and_painted),
        // The one file loads nothing, so there is nothing to see.
        case("h07_sees_requests", sees_requests).only_on(&[Artifact::Hosted]),
    ]
}

async fn trivial(page: &Page, html: &str, suffix: &str) -> Result<()> {
    let url = page.site.variant(page.artifact, html)?;
    page.goto(&format!("{url}{suffix}")).await
}

async fn opens_at_a_fragment(page: Page) -> Result<()> {
    trivial(&page, TRIVIAL, "#b").await?;
    page.wait_until("1000 < scrollY").await?;
    ensure!(page.eval::<String>("document.title").await? == "试");
    Ok(())
}

async fn runs_a_script_before_the_policy(page: Page) -> Result<()> {
    let html = site::with_first_script(TRIVIAL, "window.first = 1")?;
    trivial(&page, &html.replace("</body>", "<script>window.second = 2</script></body>"), "").await?;
    ensure!(page.eval::<Option<u32>>("window.first ?? null").await? == Some(1));
    ensure!(page.eval::<Option<u32>>("window.second ?? null").await?.is_none(), "the policy does not hold");
    Ok(())
}

async fn types_and_clicks(page: Page) -> Result<()> {
    trivial(&page, TRIVIAL, "").await?;
    page.click("#i").await?;
    page.type_text("ab").await?;
    page.press(&[Key::Left, Key::Backspace]).await?;
    ensure!(page.eval::<String>("document.getElementById('i').value").await? == "b");
    Ok(())
}

async fn has_the_width_of_a_phone(page: Page) -> Result<()> {
    trivial(&page, TRIVIAL, "").await?;
    for (width, height) in [(320, 568), (390, 844), (1280, 800)] {
        page.resize(width, height).await?;
    }
    Ok(())
}

async fn switches_scripts_off(page: Page) -> Result<()> {
    let html =
        "<!doctype html><html><head></head><body><script>document.title = 'ran'</script></body></html>";
    if page.engine == Engine::Chromium {
        page.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await?;
        trivial(&page, html, "").await?;
    } else {
        trivial(&page, &site::without_scripts(html), "").await?;
    }
    ensure!(page.eval::<String>("document.title").await?.is_empty());
    Ok(())
}

async fn reads_the_console(page: Page) -> Result<()> {
    let html = "<!doctype html><link rel=icon href=data:,><script>console.error('seen'); missing()</script>";
    trivial(&page, html, "").await?;
    let console = page.console().await?;
    ensure!(console.len() == 2, "{console:?}");
    Ok(())
}

async fn sees_requests(page: Page) -> Result<()> {
    page.site.put("/h07.png", vec![0]);
    trivial(&page, "<!doctype html><link rel=icon href=data:,><img src=h07.png>", "").await?;
    ensure!(page.requests().await?.len() == 1, "{:?}", page.requests().await?);
    Ok(())
}

/// A tab in the background paints nothing, and half of what is tested here depends on frames.
async fn is_seen_and_painted(page: Page) -> Result<()> {
    trivial(&page, TRIVIAL, "").await?;
    ensure!(page.eval::<String>("document.visibilityState").await? == "visible");
    page.js("requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true }))").await?;
    page.wait_until("window.painted").await?;
    page.wait_until("document.hasFocus()").await?;
    ensure!(!page.driver.screenshot_as_png().await?.is_empty());
    Ok(())
}
