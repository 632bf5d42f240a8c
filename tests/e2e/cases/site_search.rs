//! The search over a whole site, on the page that lists all briefings.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::access::axe;
use super::{Case, case};
use crate::browser::Engine;
use crate::built::Built;
use crate::page::Page;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    // The one file has no list of all: it searches all of its briefings itself.
    let hosted = &[Artifact::Hosted];
    vec![
        case("s11_forty_briefings_are_searched_by_keyboard", forty_briefings_are_searched_by_keyboard)
            .only_on(hosted),
        case("s12_the_reader_lands_on_the_chosen_place", the_reader_lands_on_the_chosen_place)
            .only_on(hosted),
        case("s13_an_index_that_does_not_come_is_said_and_tried_again", an_index_that_does_not_come)
            .only_on(hosted),
        case("s14_the_address_says_what_is_sought", the_address_says_what_is_sought).only_on(hosted),
        case("s15_from_disk_and_without_scripts_the_list_remains", the_list_remains).only_on(hosted),
        case("s16_it_fits_every_screen_and_axe_finds_nothing", it_fits_every_screen).only_on(hosted),
    ]
}

const TALLY: &str = "document.querySelector('.listing-search [role=status]')?.textContent";
const ROWS: &str = "document.querySelectorAll('.listing-search [role=option]').length";
/// The row that the field says is active, as assistive technology finds it.
const ACTIVE: &str = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))";
/// How many times the index was asked for.
const FETCHED: &str =
    "performance.getEntriesByType('resource').filter(it => /\\/search-[^/]*$/.test(it.name)).length";
/// The words that are lit as the place that the reader is at, and whether they are in sight.
const HERE: &str = "(() => {
    const light = window.CSS?.highlights?.get('jiedu-here');
    const place = light ? [...light][0] : document.querySelector('.found-here');
    const box = place?.getBoundingClientRect();
    return box && 0 < box.height && 0 <= box.top && box.bottom < innerHeight ? place : null;
})()";
/// What an index may weigh for each briefing, as it is; a server sends less than half of it.
const INDEX_LIMIT: u64 = 16_000;

/// Builds a site of so many briefings.
fn site(page: &Page, count: usize) -> Result<Built> {
    let names: Vec<String> = (1..=count).map(|number| format!("第{number}县")).collect();
    page.build(&page.vary(&names)?, &[])
}

/// Opens the list of all.
async fn open_list(page: &Page, built: &Built, suffix: &str) -> Result<()> {
    page.open_built(built, "all.html", suffix).await?;
    page.wait_live().await
}

/// Looks for something by the slash key.
async fn look_for(page: &Page, typed: &str) -> Result<()> {
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.listing-search .search-field')").await?;
    page.js("document.activeElement.select()").await?;
    page.type_text(typed).await?;
    page.wait_until(&format!("{TALLY}?.includes({})", json!(typed)))
        .await
        .with_context(|| format!("nothing is said of {typed}"))
}

async fn forty_briefings_are_searched_by_keyboard(page: Page) -> Result<()> {
    let built = site(&page, 40)?;
    open_list(&page, &built, "").await?;
    let index: String = page.eval("document.querySelector('.jiedu').dataset.jieduIndex").await?;
    let bytes = built.size(index.trim_start_matches("./"))? / 40;
    ensure!(bytes < INDEX_LIMIT, "the index has {bytes} bytes a briefing");
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    page.settle().await?;
    ensure!(page.eval::<u32>(FETCHED).await? == 0, "the index was fetched before the first key");
    look_for(&page, "民生").await?;
    page.wait_until(&format!("{TALLY}.endsWith('在40篇里')")).await?;
    ensure!(page.eval::<u32>(FETCHED).await? == 1);
    ensure!(
        page.eval::<bool>("document.activeElement.getAttribute('aria-expanded') === 'true'
            && document.getElementById(document.activeElement.getAttribute('aria-controls')).getAttribute('role') === 'listbox'
            && !document.querySelector('.listing-list').checkVisibility()")
        .await?
    );
    // Briefings stand in the order of the list, and a group says which one it is of.
    let groups: Vec<String> = page
        .eval("[...document.querySelectorAll('.listing-search [role=group]')].map(it => it.getAttribute('aria-label'))")
        .await?;
    let listed: Vec<String> =
        page.eval("[...document.querySelectorAll('.listed-title')].map(it => it.textContent.trim())").await?;
    ensure!(groups[0].starts_with(&listed[0]), "{groups:?}");
    ensure!(groups[0].contains("年") && groups[0].contains("一 其时已至"), "{groups:?}");
    // One word that only one briefing has: its title.
    look_for(&page, "第17篇").await?;
    page.wait_until(&format!("{ROWS} === 1 && {TALLY}.endsWith('在1篇里')")).await?;
    // Pinyin, traditional forms, values, several words.
    for typed in ["pzqx", "品質淇縣", "185亿元", "财政 民生"] {
        look_for(&page, typed).await?;
        page.wait_until(&format!("0 < {ROWS}")).await.with_context(|| typed.to_owned())?;
    }
    look_for(&page, "飞机场").await?;
    ensure!(page.eval::<String>(TALLY).await? == "没有找到“飞机场”");
    ensure!(page.eval::<bool>("document.activeElement.getAttribute('aria-expanded') === 'false'").await?);
    look_for(&page, "民生").await?;
    page.press(&[Key::Down, Key::Down]).await?;
    page.wait_until(&format!(
        "{ACTIVE}?.getAttribute('aria-selected') === 'true' && {ACTIVE}.id.endsWith('-1')"
    ))
    .await?;
    page.press(&[Key::Up]).await?;
    page.wait_until(&format!("{ACTIVE}?.id.endsWith('-0')")).await?;
    ensure!(page.eval::<u32>(FETCHED).await? == 1, "the index was fetched again");
    // Escape empties the field, and the list is there again.
    page.press(&[Key::Escape]).await?;
    page.wait_until(&format!(
        "!document.activeElement.value && document.querySelector('.listing-list').checkVisibility() && {ROWS} === 0"
    ))
    .await?;
    page.wait_until("document.activeElement.matches('.search-field')").await
}

async fn the_reader_lands_on_the_chosen_place(page: Page) -> Result<()> {
    let built = site(&page, 13)?;
    open_list(&page, &built, "?theme=light").await?;
    look_for(&page, "民生").await?;
    page.wait_until(&format!("{TALLY}.endsWith('在13篇里')")).await?;
    // Every row of one briefing, the second of the list among them.
    let rows: Vec<(String, String)> = page
        .eval("[...document.querySelectorAll('.listing-search a[role=option]')].filter(it => it.href.includes('/b1.html') || it.href.includes('/b2.html'))
            .map(it => [it.getAttribute('href'), [...it.childNodes].filter(it => !it.classList?.contains('result-place')).map(it => it.textContent).join('').trim()])")
        .await?;
    ensure!(4 < rows.len(), "{rows:?}");
    for (href, text) in &rows {
        ensure!(href.contains("theme=light"), "the option is lost: {href}");
        page.goto(&page.site.own(&built.path(href.trim_start_matches("./")))).await?;
        page.wait_live().await?;
        page.wait_until(&format!("!!({HERE})")).await.with_context(|| format!("nothing is lit: {href}"))?;
        let around: String = page
            .eval(&format!(
                "(place => (place.startContainer?.parentElement ?? place).closest('p, li, h1, h2, h3, h4, figcaption, .figure-note, .caption, .subtitle').textContent)({HERE})"
            ))
            .await?;
        ensure!(around.contains(text.as_str()), "{href} leads to {around:?} and not to {text:?}");
    }
    // By Enter, and back to what was found.
    open_list(&page, &built, "").await?;
    look_for(&page, "185").await?;
    page.wait_until(&format!("0 < {ROWS} && {TALLY}.includes('个数')")).await?;
    let title: String = page.eval("document.querySelector('.result-above span').textContent").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("location.search.includes('q=185') && /\\/b\\d+\\.html$/.test(location.pathname)")
        .await?;
    page.wait_live().await?;
    page.wait_until(&format!(
        "{HERE}?.toString().includes('185亿元') || {HERE}?.textContent?.includes('185亿元')"
    ))
    .await?;
    ensure!(page.eval::<String>("document.title").await?.contains(title.trim()));
    page.js("history.back()").await?;
    page.wait_until(&format!("location.pathname.endsWith('/all.html') && 0 < {ROWS}")).await?;
    page.wait_until("document.querySelector('.search-field').value === '185'").await?;
    // On a phone the bar leads on from there.
    page.resize(390, 844).await?;
    page.goto(&page.site.own(&built.path(rows[1].0.trim_start_matches("./")))).await?;
    page.wait_live().await?;
    page.wait_until(&format!("!!({HERE})")).await?;
    let at = "document.querySelector('.bar-hit')?.textContent.replace(/\\s+/g, ' ').trim()";
    page.wait_until(&format!("/^民生 \\d+\\/\\d+/.test({at})")).await?;
    ensure!(page.eval::<bool>("document.querySelector('.jiedu').dataset.jieduTool !== 'search'").await?);
    // A place that is not there any more, and what is no number.
    for hit in ["99", "0", "x", "-1", "99999999999999999999"] {
        let address = built.path(&format!("b1.html?q=民生&hit={hit}#b1.wellbeing"));
        page.goto(&page.site.own(&address)).await?;
        page.wait_live().await?;
        page.wait_until("document.getElementById('b1.wellbeing').getBoundingClientRect().top < innerHeight")
            .await?;
    }
    Ok(())
}

async fn an_index_that_does_not_come(page: Page) -> Result<()> {
    let built = site(&page, 13)?;
    open_list(&page, &built, "").await?;
    let index: String = page.eval("document.querySelector('.jiedu').dataset.jieduIndex").await?;
    let file = built.path(index.trim_start_matches("./"));
    let text = built.read(index.trim_start_matches("./"))?;
    // What some networks answer instead of it.
    page.site.put_as(&file, b"<!doctype html><title>Log in</title>".to_vec(), "text/html");
    look_for_nothing(&page, "没有取到").await?;
    ensure!(page.eval::<u32>(ROWS).await? == 0);
    page.js("window.__fetch = window.fetch; window.fetch = () => Promise.reject(new TypeError('offline'))")
        .await?;
    page.click(".search-again").await?;
    page.wait_until(&format!("{TALLY}?.includes('没有取到')")).await?;
    let low: bool =
        page.eval("document.querySelector('.search-again').getBoundingClientRect().height < 24").await?;
    ensure!(!low, "the button is too low");
    page.js("window.fetch = window.__fetch").await?;
    page.site.put_as(&file, text, "text/plain; charset=utf-8");
    page.click(".search-again").await?;
    page.wait_until(&format!("{TALLY}?.endsWith('在13篇里') && 0 < {ROWS}")).await?;
    ensure!(page.eval::<bool>("!document.querySelector('.search-again')").await?);
    Ok(())
}

/// Types a word, and waits for what is said of it.
async fn look_for_nothing(page: &Page, said: &str) -> Result<()> {
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    page.type_text("民生").await?;
    page.wait_until(&format!("{TALLY}?.includes({})", json!(said))).await
}

async fn the_address_says_what_is_sought(page: Page) -> Result<()> {
    let built = site(&page, 13)?;
    open_list(&page, &built, "?q=gong+ye&lang=en&theme=dark").await?;
    page.wait_until(&format!("0 < {ROWS} && {TALLY}.includes('in 13 briefings')")).await?;
    ensure!(page.eval::<String>("document.querySelector('.search-field').value").await? == "gong ye");
    let english: (String, String, String) = page
        .eval("[document.querySelector('.jiedu').lang, document.querySelector('.listing-title span').textContent, document.querySelector('.search-field').placeholder]")
        .await?;
    ensure!(english == ("en".into(), "All briefings".into(), "Search all briefings".into()), "{english:?}");
    let href: String = page.eval("document.querySelector('.listing-search a').getAttribute('href')").await?;
    ensure!(href.contains("lang=en&theme=dark&q=gong%20ye&hit=1#"), "{href}");
    let title: String = page.eval("document.querySelector('.listed-title a').getAttribute('href')").await?;
    ensure!(title.ends_with("?lang=en&theme=dark"), "{title}");
    page.js("document.querySelector('.search-field').focus()").await?;
    look_for_more(&page).await?;
    page.wait_until("new URLSearchParams(location.search).get('q') === '民生'").await?;
    page.click(".search-clear").await?;
    page.wait_until(
        "!location.search.includes('q=') && document.querySelector('.listing-list').checkVisibility()",
    )
    .await?;
    for hostile in ["?q=%", "?q=%E6%B0", "?q=", "?q=%00", "?q=<img src=x>"] {
        open_list(&page, &built, hostile).await.with_context(|| hostile.to_owned())?;
        ensure!(page.eval::<bool>("!document.querySelector('.listing-search img')").await?);
    }
    Ok(())
}

/// Types something else into the field that has the focus.
async fn look_for_more(page: &Page) -> Result<()> {
    page.js("document.activeElement.select()").await?;
    page.type_text("民生").await?;
    page.wait_until(&format!("{TALLY}?.includes('民生')")).await
}

async fn the_list_remains(page: Page) -> Result<()> {
    let built = site(&page, 13)?;
    let html = String::from_utf8(built.read("all.html")?)?;
    ensure!(!html.contains("<input") && !html.contains("<button"), "the static list has controls");
    page.goto(&built.file("all.html")?).await?;
    page.wait_until("document.querySelector('.listing-note').checkVisibility()").await?;
    let (said, listed, wide): (String, usize, f64) = page
        .eval("[document.querySelector('.listing-note').innerText, document.querySelectorAll('.listed').length, document.documentElement.scrollWidth - innerWidth]")
        .await?;
    ensure!(said.contains("不能搜索") && listed == 13 && wide < 1.0, "{said}, {listed}");
    page.click(".listed[data-briefing=b2] a").await?;
    page.wait_until("location.pathname.endsWith('/b2.html') && document.title.includes('第2篇')").await
}

async fn it_fits_every_screen(page: Page) -> Result<()> {
    let built = site(&page, 13)?;
    for theme in ["light", "dark"] {
        for (width, height) in [(320, 568), (390, 844), (1280, 800)] {
            page.resize(width, height).await?;
            for query in ["民生", "185", "飞机场", ""] {
                let suffix = format!("?theme={theme}&q={query}");
                open_list(&page, &built, &suffix).await?;
                if !query.is_empty() {
                    page.wait_until(&format!("{TALLY}?.includes({})", json!(query))).await?;
                }
                page.settle().await?;
                let wide: f64 = page.eval("document.documentElement.scrollWidth - innerWidth").await?;
                ensure!(wide < 1.0, "{width} px, {query}: {wide} px too wide");
                let low: Vec<f64> = page
                    .eval("[...document.querySelectorAll('.listing-search :is(button, [role=option], input)')].filter(it => it.checkVisibility()).map(it => it.getBoundingClientRect().height).filter(it => it < (innerWidth < 1100 ? 36 : 24))")
                    .await?;
                ensure!(low.is_empty(), "{width} px, {query}: {low:?}");
                if page.engine == Engine::Chromium {
                    let found = axe(&page).await?;
                    ensure!(found.is_empty(), "{theme}, {width} px, {query}: {found:#?}");
                }
            }
        }
    }
    Ok(())
}
