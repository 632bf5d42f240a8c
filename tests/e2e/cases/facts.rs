//! The fact panel: every number opens its proof, and the reader comes back to where they were.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;
use xtask::paths;

use super::{Case, case};
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("p01_a_number_opens_its_proof", a_number_opens_its_proof).one_file_once(),
        case("p02_escape_closes_and_the_focus_returns", escape_closes_and_the_focus_returns).one_file_once(),
        case("p03_back_closes_where_the_reader_was", back_closes_where_the_reader_was).one_file_once(),
        case("p04_a_link_to_a_number_opens_it", a_link_to_a_number_opens_it),
        case("p05_a_mark_opens_its_number", a_mark_opens_its_number).one_file_once(),
        case("p06_next_goes_from_number_to_number", next_goes_from_number_to_number).one_file_once(),
        case("p07_the_sheet_leaves_the_number_in_sight", the_sheet_leaves_the_number_in_sight)
            .one_file_once(),
        case("p08_a_citation_is_copied", a_citation_is_copied).one_file_once(),
        case("p09_the_review_is_shown_to_those_who_ask", the_review_is_shown_to_those_who_ask)
            .one_file_once(),
    ]
}

const OPEN: &str = "document.querySelector('.jiedu').dataset.jieduPanel === 'open' && document.querySelector('.panel-number')";
const CLOSED: &str = "document.querySelector('.jiedu').dataset.jieduPanel !== 'open'";

/// A selector of the first number in the shown article that reads so.
async fn number(page: &Page, surface: &str) -> Result<String> {
    let id: String = page
        .eval(&format!(
            "[...document.querySelectorAll('.article a.fact')].find(it => it.textContent === {}).id",
            json!(surface)
        ))
        .await?;
    Ok(format!("[id='{id}']"))
}

async fn opened(page: &Page, surface: &str) -> Result<()> {
    page.wait_until(&format!("{OPEN}?.textContent === {}", json!(surface))).await
}

async fn a_number_opens_its_proof(page: Page) -> Result<()> {
    page.open_live("").await?;
    // One that a figure draws, and one that none does.
    for (surface, sentence, figures) in [
        ("185亿元", "总投资185亿元的特种尼龙小镇和总投资150亿元", true),
        ("三大板块", "要在三大板块上塑精品。", false),
    ] {
        let number = number(&page, surface).await?;
        page.click(&number).await?;
        opened(&page, surface).await?;
        let quote: String = page.eval("document.querySelector('.panel-quote p').textContent").await?;
        ensure!(quote.contains(sentence), "{quote}");
        let marked: String = page.eval("document.querySelector('.panel-quote mark').textContent").await?;
        ensure!(marked == surface, "{marked} is marked");
        let empty: usize = page
            .eval("[...document.querySelectorAll('.panel-fields dd')].filter(it => !it.textContent.trim()).length")
            .await?;
        ensure!(empty == 0, "{empty} rows say nothing");
        let drawn: bool = page.eval("!!document.querySelector('.panel a[href*=\".fig-\"]')").await?;
        ensure!(drawn == figures, "{surface}: figures {drawn}");
        let id: String = page.eval(&format!("document.querySelector({}).id", json!(number))).await?;
        page.wait_until(&format!("location.hash === '#' + {}", json!(id))).await?;
        page.press(&[Key::Escape]).await?;
        page.wait_until(CLOSED).await?;
    }
    Ok(())
}

async fn escape_closes_and_the_focus_returns(page: Page) -> Result<()> {
    page.open_live("").await?;
    let number = number(&page, "10余家").await?;
    page.js(&format!("document.querySelector({}).focus()", json!(number))).await?;
    page.press(&[Key::Enter]).await?;
    opened(&page, "10余家").await?;
    page.wait_until("document.querySelector('.panel').contains(document.activeElement)").await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until(CLOSED).await?;
    page.wait_until(&format!("document.activeElement === document.querySelector({})", json!(number))).await?;
    // The number is no longer lit by the panel, and the address is that of what is being read.
    page.wait_until("!location.hash.includes('-f')").await
}

async fn back_closes_where_the_reader_was(page: Page) -> Result<()> {
    page.open_live("#industry").await?;
    page.wait_at("qixian-2022.industry").await?;
    let number = number(&page, "150亿元").await?;
    page.js(&format!("document.querySelector({}).scrollIntoView({{block: 'center'}})", json!(number)))
        .await?;
    page.click(&number).await?;
    opened(&page, "150亿元").await?;
    page.js("history.back()").await?;
    page.wait_until(CLOSED).await?;
    page.settle().await?;
    let away: f64 = page
        .eval(&format!(
            "(box => Math.max(-box.top, box.bottom - innerHeight, 0))(document.querySelector({}).getBoundingClientRect())",
            json!(number)
        ))
        .await?;
    ensure!(away < 1.0, "the number is {away} px out of the window");
    page.wait_until("!location.hash.includes('-f')").await
}

async fn a_link_to_a_number_opens_it(page: Page) -> Result<()> {
    page.open_live("#shifanqu-2021").await?;
    let id: String = page
        .eval("[...document.querySelectorAll('a.fact')].find(it => it.textContent === '20.3%').id")
        .await?;
    page.open_live(&format!("#{id}")).await?;
    opened(&page, "20.3%").await?;
    page.wait_in_view(&id).await?;
    page.wait_until("document.querySelector('.jiedu').dataset.jieduShow === 'shifanqu-2021'").await?;
    // What belongs together is named: the revenue itself is of the same subject.
    let same: Vec<String> =
        page.eval("[...document.querySelectorAll('.panel-group a')].map(it => it.textContent)").await?;
    ensure!(same.iter().any(|name| name.contains("2.08亿元")), "{same:?}");
    Ok(())
}

async fn a_mark_opens_its_number(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.wake_figures().await?;
    page.js("window.__mark = [...document.querySelectorAll('[id=\"qixian-2022.fig-projects\"] [data-mark]')].find(it => it.checkVisibility()); window.__mark.focus();").await?;
    page.press(&[Key::Enter]).await?;
    opened(&page, "185亿元").await?;
    page.wait_until("window.__mark.classList.contains('on')").await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until(CLOSED).await?;
    page.wait_until("document.activeElement === window.__mark").await
}

async fn next_goes_from_number_to_number(page: Page) -> Result<()> {
    page.open_live("").await?;
    let first = number(&page, "185亿元").await?;
    page.click(&first).await?;
    opened(&page, "185亿元").await?;
    page.js("[...document.querySelectorAll('.panel-foot button')][1].click()").await?;
    opened(&page, "150亿元").await?;
    let id: String = page.eval("location.hash.slice(1)").await?;
    page.wait_in_view(&id).await?;
    page.js("[...document.querySelectorAll('.panel-foot button')][0].click()").await?;
    opened(&page, "185亿元").await?;
    // One entry of history for all of them.
    page.js("history.back()").await?;
    page.wait_until(CLOSED).await
}

async fn the_sheet_leaves_the_number_in_sight(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.resize(390, 844).await?;
    page.settle().await?;
    let number = number(&page, "8家").await?;
    // At the foot of the window, where the sheet will be.
    page.js(&format!(
        "document.querySelector({}).scrollIntoView({{block: 'end'}}); scrollBy(0, 90);",
        json!(number)
    ))
    .await?;
    page.settle().await?;
    page.js(&format!("document.querySelector({}).click()", json!(number))).await?;
    opened(&page, "8家").await?;
    page.wait_until(&format!(
        "document.querySelector({}).getBoundingClientRect().bottom <= document.querySelector('.panel').getBoundingClientRect().top",
        json!(number)
    ))
    .await?;
    ensure!(
        page.eval::<f64>("document.documentElement.scrollWidth").await? <= 390.0,
        "the panel is wider than the window"
    );
    page.js("document.querySelector('.panel-close').click()").await?;
    page.wait_until(CLOSED).await
}

async fn a_citation_is_copied(page: Page) -> Result<()> {
    // What is copied is kept by the page's own clipboard.
    page.open_with(
        "",
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
            writeText(text) { window.__copied = text; return Promise.resolve(); } } });",
    )
    .await?;
    page.wait_live().await?;
    let number = number(&page, "185亿元").await?;
    page.click(&number).await?;
    opened(&page, "185亿元").await?;
    page.js("[...document.querySelectorAll('.panel-foot button')][2].click()").await?;
    page.wait_until("window.__copied").await?;
    let copied: String = page.eval("window.__copied").await?;
    for part in ["总投资185亿元的特种尼龙小镇", "《", "第一部分", "2022年〔推断〕7月30日"]
    {
        ensure!(copied.contains(part), "{part} is missing in {copied:?}");
    }
    // A file on this device has no address that others could follow.
    let has_address: bool = page.eval("location.protocol !== 'file:'").await?;
    ensure!(copied.contains("#qixian-2022.") == has_address, "{copied:?}");
    page.wait_notice().await
}

async fn the_review_is_shown_to_those_who_ask(page: Page) -> Result<()> {
    page.open_live("").await?;
    let shown = "[...document.querySelectorAll('.review')].filter(it => it.checkVisibility()).length";
    ensure!(
        page.eval::<usize>("document.querySelectorAll('.review').length").await? == 0,
        "a review is published"
    );
    // What is not there can't be asked for.
    page.open_live("?review").await?;
    ensure!(!page.eval::<bool>("document.querySelector('.jiedu').hasAttribute('data-jiedu-review')").await?);
    let built = page.build(&paths::briefings(), &["--review"])?;
    page.open_built(&built, "shifanqu-2021.html", "#shifanqu-2021").await?;
    page.wait_live().await?;
    ensure!(page.eval::<usize>(shown).await? == 0, "the review is shown unasked");
    page.open_built(&built, "shifanqu-2021.html", "?review#shifanqu-2021").await?;
    page.wait_live().await?;
    ensure!(page.eval::<usize>(shown).await? == 1, "the review is not shown");
    let links: usize =
        page.eval("document.querySelectorAll('[id=\"shifanqu-2021\"] .review a').length").await?;
    ensure!(5 < links, "{links} findings");
    let dead: Vec<String> = page
        .eval("[...document.querySelectorAll('.review a')].map(it => it.hash.slice(1)).filter(id => !document.getElementById(id))")
        .await?;
    ensure!(dead.is_empty(), "{dead:?} are nowhere");
    page.js("document.body.focus()").await?;
    page.type_text("n").await?;
    let first: String =
        page.eval("document.querySelector('[id=\"shifanqu-2021\"] .review a').hash.slice(1)").await?;
    page.wait_until(&format!("location.hash.slice(1) === {}", json!(first))).await
}
