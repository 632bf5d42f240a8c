//! What others do to the page: it is kept, served in another encoding, changed on its way, cleaned of its attributes.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::faults::reads_well;
use super::{Case, case};
use crate::browser::Engine;
use crate::page::{Page, TRAP};
use crate::site::{self, Artifact};

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("g06_a_kept_page_comes_alive_again", a_kept_page_comes_alive_again),
        // The one file has all that it needs in it.
        case("g06_a_kept_page_without_its_files_stands_static", a_kept_page_without_its_files_stands_static)
            .only_on(&[Artifact::Hosted]),
        case("g06_a_kept_page_without_scripts_is_whole", a_kept_page_without_scripts_is_whole),
        // Only Chromium's driver saves a page as the browser does.
        case("g06_a_page_saved_as_one_archive_is_whole", a_page_saved_as_one_archive_is_whole)
            .only_in(&[Engine::Chromium]),
        // A file from disk has no server that could name another encoding.
        case("g10_a_server_that_names_another_encoding", a_server_that_names_another_encoding)
            .only_on(&[Artifact::Hosted]),
        case(
            "g11_a_changed_style_sheet_leaves_a_readable_page",
            a_changed_style_sheet_leaves_a_readable_page,
        ),
        case("g23_a_page_without_its_data_attributes_stays_static", a_page_without_its_data_attributes),
    ]
}

/// The document as the browser has it now: what is saved, or copied out of the inspector.
const KEPT: &str = "'<!doctype html>' + document.documentElement.outerHTML";

/// Lives for a while: figures are drawn, a number's panel and a phone's contents are open.
async fn live_and_keep(page: &Page) -> Result<String> {
    page.resize(390, 844).await?;
    page.open_live("").await?;
    page.wake_figures().await?;
    page.js(
        "document.querySelector('.tool-dark').click(); document.querySelector('.article a.fact').click()",
    )
    .await?;
    page.wait_until("document.querySelector('.panel-number')").await?;
    page.js("document.querySelector('.bar-contents').click()").await?;
    // What was chosen here is chosen for no other case.
    page.js("try { localStorage.clear(); } catch (_) {}").await?;
    page.eval(KEPT).await
}

/// What a reader finds in the shown briefing: parts, drawings, and what controls there are.
const PARTS: &str = "['.tools', '.bar', '.panel', '.share', '.notice', '.briefing .toc', 'figure .drawing', '.figure-share']
    .map(it => [...document.querySelectorAll(it)].filter(it => it.closest('[data-briefing]')?.checkVisibility() ?? true).length)";

/// What can be seen and does nothing where no widget runs.
const DEAD: &str = "[...document.querySelectorAll('.jiedu :is(button, input, textarea)')]
    .filter(it => it.checkVisibility({ visibilityProperty: true }))
    .map(it => it.outerHTML.slice(0, 80))";

/// The contents can be seen, and lead somewhere.
async fn contents_are_there(page: &Page) -> Result<()> {
    for width in [390, 1280] {
        page.resize(width, 844).await?;
        let seen: usize = page
            .eval("[...document.querySelectorAll('nav.toc a')].filter(it => it.checkVisibility() && document.getElementById(decodeURIComponent(it.hash.slice(1)))).length")
            .await?;
        ensure!(10 < seen, "at {width} px {seen} entries of the contents are seen");
    }
    Ok(())
}

async fn a_kept_page_comes_alive_again(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_live("").await?;
    page.wake_figures().await?;
    let parts: Value = page.eval(PARTS).await?;
    let mut kept = live_and_keep(&page).await?;
    // A copy of the copy as well.
    for time in 1..=2 {
        let url = page.site.variant(page.artifact, &site::with_first_script(&kept, TRAP)?)?;
        page.goto(url.as_str()).await?;
        page.wait_live().await.with_context(|| format!("copy {time}"))?;
        let open: Vec<Option<String>> = page
            .eval("['panel', 'sheet', 'share'].map(it => document.querySelector('.jiedu').getAttribute('data-jiedu-' + it) || null)")
            .await?;
        ensure!(open.iter().all(Option::is_none), "copy {time}: {open:?} are open");
        page.wake_figures().await?;
        let now: Value = page.eval(PARTS).await?;
        ensure!(now == parts, "copy {time}: {now} instead of {parts}");
        let lit: usize = page.eval("document.querySelectorAll('.fact.on, .sentence.on').length").await?;
        ensure!(lit == 0, "copy {time}: {lit} are lit");
        page.js("document.querySelector('.bar-contents').click()").await?;
        page.js("document.querySelector(\"nav.toc a[href$='#qixian-2022.dream']\").click()").await?;
        page.wait_at("qixian-2022.dream").await?;
        page.js("[...document.querySelectorAll('.article a.fact')].at(-1).click()").await?;
        page.wait_until("document.querySelector('.jiedu').dataset.jieduPanel === 'open' && document.querySelector('.panel-number')").await?;
        let mut trapped = page.trapped().await?;
        // What the widget had set on an element's style is an attribute in the copy, which the page's policy does not take.
        trapped.retain(|it| !it.starts_with("policy: style-src-attr"));
        ensure!(trapped.is_empty(), "copy {time}: {trapped:?}");
        kept = page.eval(KEPT).await?;
    }
    Ok(())
}

async fn a_kept_page_without_its_files_stands_static(page: Page) -> Result<()> {
    let kept = live_and_keep(&page).await?;
    let url = page.site.variant(Artifact::OneFile, &site::with_first_script(&kept, TRAP)?)?;
    page.goto(url.as_str()).await?;
    page.wait_failed().await?;
    reads_well(&page).await?;
    contents_are_there(&page).await?;
    let dead: Vec<String> = page.eval(DEAD).await?;
    ensure!(dead.is_empty(), "{dead:#?}");
    let told = page.trapped().await?.iter().filter(|it| it.starts_with("warn: jiedu")).count();
    ensure!(told == 1, "told {told} times");
    Ok(())
}

/// The copy without its script elements, as reading services keep it.
fn without_script_elements(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, script)) = rest.split_once("<script") {
        kept.push_str(before);
        rest = script.split_once("</script>").map_or("", |(_, after)| after);
    }
    kept + rest
}

async fn a_kept_page_without_scripts_is_whole(page: Page) -> Result<()> {
    let kept = without_script_elements(&live_and_keep(&page).await?);
    let url = page.site.variant(page.artifact, &kept)?;
    page.goto(url.as_str()).await?;
    page.wait_until("document.readyState === 'complete'").await?;
    contents_are_there(&page).await?;
    let dead: Vec<String> = page.eval(DEAD).await?;
    ensure!(dead.is_empty(), "{dead:#?}");
    let over: Vec<String> = page
        .eval("[...document.querySelectorAll('.panel, .share, .notice, .tip')].filter(it => it.checkVisibility({ visibilityProperty: true })).map(it => it.className)")
        .await?;
    ensure!(over.is_empty(), "{over:?} cover the text");
    Ok(())
}

async fn a_page_saved_as_one_archive_is_whole(page: Page) -> Result<()> {
    live_and_keep(&page).await?;
    let saved = page.devtools("Page.captureSnapshot", json!({ "format": "mhtml" })).await?;
    let file = site::variants_dir().join(format!("{}.mhtml", page.artifact.name()));
    fs::write(&file, saved["data"].as_str().context("no archive")?)?;
    page.goto(site::file_url(&file)?.as_str()).await?;
    contents_are_there(&page).await?;
    let dead: Vec<String> = page.eval(DEAD).await?;
    ensure!(dead.is_empty(), "{dead:#?}");
    Ok(())
}

async fn a_server_that_names_another_encoding(page: Page) -> Result<()> {
    for name in ["index.html", "frame.html", "jiedu.html"] {
        let path = format!("/gbk-{}-{name}", page.engine.name());
        page.site.put_as(&path, page.site.source_of(name)?.into(), "text/html; charset=GBK");
        page.goto(&page.site.own(&path)).await?;
        page.wait_live().await.with_context(|| name.to_owned())?;
        let (set, title, paper): (String, String, String) = page
            .eval("[document.characterSet, document.querySelector('.title').textContent, getComputedStyle(document.querySelector('.jiedu')).backgroundColor]")
            .await?;
        ensure!(set == "UTF-8" && title.contains("品质淇县"), "{name}: {set}, {title}");
        ensure!(paper != "rgba(0, 0, 0, 0)", "{name}: no style");
    }
    Ok(())
}

async fn a_changed_style_sheet_leaves_a_readable_page(page: Page) -> Result<()> {
    for width in [390, 1280] {
        page.resize(width, 844).await?;
        page.open_edited("", |html| Ok(html.replacen("<style>", "<style> ", 1))).await?;
        page.wait_until("window.__trapped.some(it => it.startsWith('warn: jiedu'))").await?;
        reads_well(&page).await?;
        // Each figure is drawn once, in colours, and the areas of touch are not painted over it.
        let drawn: Vec<usize> = page
            .eval("[...document.querySelectorAll('.drawing, .map-drawing')].filter(it => it.querySelector('svg') && it.closest('.briefing').checkVisibility())
                .map(it => [...it.querySelectorAll('svg')].filter(it => it.getBoundingClientRect().height).length)")
            .await?;
        ensure!(5 < drawn.len() && drawn.iter().all(|it| *it == 1), "{drawn:?}");
        let black: Vec<String> = page
            .eval("[...document.querySelectorAll('svg path')].filter(it => getComputedStyle(it).fill === 'rgb(0, 0, 0)').map(it => it.outerHTML.slice(0, 80))")
            .await?;
        ensure!(black.is_empty(), "{} are black: {:?}", black.len(), black.first());
        let blank: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('svg path:not(.hit, .p-here)')].filter(it => {
                const { fill, stroke } = getComputedStyle(it);
                return fill === 'none' && stroke === 'none';
            }).map(it => it.outerHTML.slice(0, 80))",
            )
            .await?;
        ensure!(blank.is_empty(), "{} are not painted: {:?}", blank.len(), blank.first());
        let ends: Vec<String> = page
            .eval("[...new Set([...document.querySelectorAll('svg text')].map(it => `${it.getAttribute('class')}: ${getComputedStyle(it).fontSize} ${getComputedStyle(it).textAnchor}`))]
                .filter(it => {
                    const size = /t-(\\d+)/.exec(it)?.[1] ?? '1', anchor = /\\b(middle|end)\\b.*:/.exec(it)?.[1] ?? 'start';
                    return !it.endsWith(`: ${size}px ${anchor}`);
                })")
            .await?;
        ensure!(ends.is_empty(), "texts are set otherwise: {ends:?}");
        let shown: Vec<String> = page
            .eval("[...document.querySelectorAll('.review, .notice, .panel, .share, button, input')].filter(it => it.checkVisibility()).map(it => it.outerHTML.slice(0, 80))")
            .await?;
        ensure!(shown.is_empty(), "{shown:?} are shown");
        ensure!(
            page.eval::<i32>("document.scrollingElement.scrollWidth - innerWidth").await? <= 0,
            "wider than the window"
        );
    }
    Ok(())
}

/// The page as a sanitizer leaves it that knows only attributes of its list.
fn without_data_attributes(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        kept.push_str(before);
        kept.push('<');
        let mut pieces = tag.split('"');
        // What stands between quotes is a value; an attribute without one ends at a blank.
        while let Some(names) = pieces.next() {
            let (plain, last) = match names.rfind(' ').map(|at| names.split_at(at)) {
                Some((plain, last)) if names.ends_with('=') => (plain, last),
                _ => (names, ""),
            };
            let plain: Vec<&str> = plain.split(' ').filter(|name| !name.starts_with("data-")).collect();
            kept.push_str(&plain.join(" "));
            if names.ends_with('=') {
                let value = pieces.next().unwrap_or_default();
                if !last.trim_start().starts_with("data-") {
                    kept.push_str(&format!("{last}\"{value}\""));
                }
            }
        }
        kept.push('>');
        rest = after;
        for name in ["script", "style"] {
            if tag.starts_with(name)
                && let Some(end) = rest.find(&format!("</{name}>"))
            {
                let (text, after) = rest.split_at(end);
                kept.push_str(text);
                rest = after;
            }
        }
    }
    kept + rest
}

async fn a_page_without_its_data_attributes(page: Page) -> Result<()> {
    for suffix in ["", "#qixian-2022.industry", "?figure=projects", "?figure=unknown"] {
        page.open_edited(suffix, |html| {
            let cleaned = without_data_attributes(html);
            ensure!(!cleaned.contains(" data-briefing="), "attributes are left");
            Ok(cleaned)
        })
        .await?;
        page.wait_until("0 < window.__trapped.length").await?;
        page.wait_until("document.readyState === 'complete'").await?;
        page.settle().await?;
        let trapped = page.trapped().await?;
        ensure!(
            trapped.len() == 1 && trapped.iter().all(|it| it.starts_with("warn: jiedu")),
            "{suffix}: {trapped:?}"
        );
        reads_well(&page).await.with_context(|| suffix.to_owned())?;
        page.js("document.querySelector(\"nav.toc a[href$='#qixian-2022.dream']\").click()").await?;
        page.wait_in_view("qixian-2022.dream").await?;
    }
    // Some are taken and some are left: the page lives with what it has, or says once that it does not.
    for kept in ["<section", "<div lang", "<a ", "<script", "<figure"] {
        page.open_edited("", |html| {
            let pieces = html.split(kept).enumerate().map(|(at, piece)| {
                let (tag, rest) = piece.split_once('>').unwrap_or((piece, ""));
                if at == 0 {
                    return piece.to_owned();
                }
                let cleaned = without_data_attributes(&format!("{kept}{tag}>"));
                cleaned.strip_prefix(kept).unwrap_or_default().to_owned() + rest
            });
            Ok(pieces.collect::<Vec<_>>().join(kept))
        })
        .await?;
        page.wait_until(
            "document.querySelector('.jiedu').dataset.jieduState === 'live' || 0 < window.__trapped.length",
        )
        .await
        .with_context(|| kept.to_owned())?;
        page.settle().await?;
        let trapped = page.trapped().await?;
        ensure!(
            trapped.len() < 2 && trapped.iter().all(|it| it.starts_with("warn: jiedu")),
            "{kept}: {trapped:?}"
        );
        let shown: usize = page
            .eval("[...document.querySelectorAll('section.part')].filter(it => it.checkVisibility()).length")
            .await?;
        ensure!(4 <= shown, "{kept}: {shown} parts are shown");
        page.js("document.querySelector(\"nav.toc a[href$='#qixian-2022.dream']\").click()").await?;
        page.wait_in_view("qixian-2022.dream").await.with_context(|| kept.to_owned())?;
    }
    Ok(())
}
