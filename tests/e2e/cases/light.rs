//! Light pages: what is not needed yet is not made yet, and without scripts everything is there.

use anyhow::{Context as _, Result, ensure};

use super::{Case, case};
use crate::page::Page;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    [
        case("p17_a_table_is_made_when_it_is_opened", a_table_is_made_when_it_is_opened),
        case("p17_a_static_page_makes_its_tables_too", a_static_page_makes_its_tables_too),
        case("p17_a_link_to_the_numbers_opens_them", a_link_to_the_numbers_opens_them),
        case("p18_a_page_has_few_elements", a_page_has_few_elements).only_on(&[Artifact::Hosted]),
    ]
    .into_iter()
    .map(Case::one_file_once)
    .collect()
}

/// The most elements of the page of 淇县, on a phone, alive and before anything is opened.
const MOST_ELEMENTS: usize = 1100;

/// The rows of the tables that are there.
const ROWS: &str = "document.querySelectorAll('.briefing table tr').length";
const FIRST: &str = "figure.figure details.table";

/// Opens the first table as a reader does, and waits for its rows.
async fn open_first(page: &Page) -> Result<()> {
    ensure!(page.eval::<usize>(ROWS).await? == 0, "tables are made unasked");
    page.click(&format!("{FIRST} > summary")).await?;
    page.wait_until(&format!("1 < document.querySelectorAll('{FIRST}')[0].querySelectorAll('tr').length"))
        .await?;
    ensure!(page.eval::<bool>(&format!("document.querySelector('{FIRST} table').checkVisibility()")).await?);
    // The others stay as they were.
    ensure!(page.eval::<usize>("document.querySelectorAll('.briefing table').length").await? == 1);
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

async fn a_table_is_made_when_it_is_opened(page: Page) -> Result<()> {
    page.open_with("?lang=en", "").await?;
    page.wait_live().await?;
    open_first(&page).await?;
    let heads: String = page.eval(&format!("document.querySelector('{FIRST} thead').textContent")).await?;
    ensure!(heads.contains("Value"), "the heads are {heads}");
    // Closed and opened again it is the same table.
    page.js(&format!("document.querySelector('{FIRST} table').kept = 1")).await?;
    for _ in 0..2 {
        page.click(&format!("{FIRST} > summary")).await?;
    }
    ensure!(
        page.eval::<bool>(&format!(
            "document.querySelector('{FIRST}').open && document.querySelector('{FIRST} table').kept === 1"
        ))
        .await?
    );
    // So is that of all numbers, and the names of its columns are in the reader's language.
    page.js("document.querySelector('.numbers').open = true").await?;
    page.wait_until("20 < document.querySelectorAll('.numbers tbody tr').length").await?;
    let heads: String = page.eval("document.querySelector('.numbers thead').textContent").await?;
    ensure!(heads.contains("Indicator"), "the heads are {heads}");
    page.click(".numbers tbody tr:first-child a").await?;
    page.wait_until("document.querySelector('.panel-number') || location.hash").await
}

async fn a_static_page_makes_its_tables_too(page: Page) -> Result<()> {
    page.open_with("?plain", "").await?;
    page.wait_until("document.readyState === 'complete'").await?;
    open_first(&page).await.context("?plain")
}

async fn a_link_to_the_numbers_opens_them(page: Page) -> Result<()> {
    page.open_live("#qixian-2022.numbers").await?;
    let shown = "document.querySelector('.numbers').open && 20 < document.querySelectorAll('.numbers tbody tr').length";
    page.wait_until(shown).await?;
    page.wait_in_view("qixian-2022.numbers").await?;
    page.open_live("").await?;
    page.js("location.hash = '#qixian-2022.numbers'").await?;
    page.wait_until(shown).await
}

async fn a_page_has_few_elements(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_live("#qixian-2022").await?;
    let count: usize = page.eval("document.querySelectorAll('*').length").await?;
    ensure!(count <= MOST_ELEMENTS, "{count} elements, more than {MOST_ELEMENTS}");
    // What no width shows is not drawn: each drawing is the one of some width.
    let idle: Vec<String> = page
        .eval("[...document.querySelectorAll('.drawing > svg, .map-drawing > svg')].map(it => it.getAttribute('class')).filter(it => !/^(small|narrow|wide|scene.*)$/.test(it))")
        .await?;
    ensure!(idle.is_empty(), "{idle:?}");
    Ok(())
}
