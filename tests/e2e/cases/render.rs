//! What the address asks of the page: colours, no navigator, no scripts, one figure alone.

use anyhow::{Context as _, Result, ensure};

use super::{Case, case};
use crate::page::Page;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("r01_colours_hold_from_the_first_paint", colours_hold_from_the_first_paint),
        case("r02_a_page_without_navigator_or_scripts", a_page_without_navigator_or_scripts),
        case("r03_one_figure_alone", one_figure_alone).one_file_once(),
    ]
}

async fn colours_hold_from_the_first_paint(page: Page) -> Result<()> {
    let paper = "getComputedStyle(document.querySelector('.jiedu')).backgroundColor";
    let mut seen = Vec::new();
    for theme in ["dark", "light"] {
        // What a reader once chose is for the page that is read alone.
        let chosen = format!(
            "try {{ localStorage.setItem('jiedu:dark', '{}'); }} catch (_) {{ /* none here */ }}
            addEventListener('DOMContentLoaded', () => {{ window.__first = {paper}; }});",
            if theme == "dark" { "0" } else { "1" }
        );
        page.open_with(&format!("?theme={theme}"), &chosen).await?;
        page.wait_live().await?;
        page.settle().await?;
        let (first, now): (String, String) = page.eval(&format!("[window.__first, {paper}]")).await?;
        ensure!(first == now, "{theme}: {first} became {now}");
        seen.push(now);
        page.js("try { localStorage.removeItem('jiedu:dark'); } catch (_) { /* none here */ }").await?;
    }
    ensure!(seen.first() != seen.last(), "{seen:?}");
    Ok(())
}

async fn a_page_without_navigator_or_scripts(page: Page) -> Result<()> {
    page.open_live("?toc=0").await?;
    for width in [390, 1280] {
        page.resize(width, 800).await?;
        let shown: bool = page
            .eval("[...document.querySelectorAll('.toc, .bar-contents')].some(it => it.checkVisibility())")
            .await?;
        ensure!(!shown, "the navigator is shown at {width} px");
    }
    page.open_with("?plain", "").await?;
    page.wait_until("document.readyState === 'complete'").await?;
    page.settle().await?;
    ensure!(page.state().await? == "static", "scripts took over");
    let (text, shown): (usize, Vec<String>) = page
        .eval(
            "[document.querySelector('.briefing').innerText.length,
            [...document.querySelectorAll('.masthead, .bar, .toc, .skips')].filter(it => it.checkVisibility()).map(it => it.className)]",
        )
        .await?;
    ensure!(1500 < text && shown.is_empty(), "{text} characters, {shown:?}");
    Ok(())
}

async fn one_figure_alone(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    for (figure, id) in [
        ("qixian-2022.fig-projects", "qixian-2022.fig-projects"),
        ("projects", "qixian-2022.fig-projects"),
        ("shifanqu-2021.growth", "shifanqu-2021.fig-growth"),
        // Without its briefing's name it is looked for in all that the page holds.
        ("park", "shifanqu-2021.fig-park"),
    ] {
        if figure == "park" && page.artifact == Artifact::Hosted {
            continue;
        }
        page.open_live(&format!("?figure={figure}")).await.with_context(|| figure.to_owned())?;
        page.settle().await?;
        let (shown, height, content): (Vec<String>, f64, f64) = page
            .eval(
                "[[...document.querySelectorAll('figure, h1, h2, h3, .briefing p, .masthead, .bar, .toc')]
                    .filter(it => it.checkVisibility() && (it.matches('figure') || !it.closest('figure')))
                    .map(it => it.id || it.className || it.tagName),
                document.querySelector('.jiedu').getBoundingClientRect().height,
                document.querySelector('[data-jiedu-only]').getBoundingClientRect().height]",
            )
            .await?;
        ensure!(shown.iter().all(|it| it == id || it.is_empty()), "{figure}: {shown:?}");
        ensure!(content < height && height < content + 60.0, "{figure}: {content} px in {height} px");
        // It says whose it is and leads to the whole.
        let (says, leads): (String, String) =
            page.eval("(it => [it.textContent, it.href])(document.querySelector('[data-jiedu-only] .figure-source'))").await?;
        ensure!(says.contains("原文") && 10 < says.chars().count(), "{says}");
        ensure!(leads.contains("?jiedu=") && !leads.contains("figure="), "{leads}");
    }
    // A figure that is not there hides nothing.
    page.open_live("?figure=none").await?;
    ensure!(page.eval::<bool>("document.querySelector('h1').checkVisibility()").await?, "the page is blank");
    Ok(())
}
