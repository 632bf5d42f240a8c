//! What hosts do with the element and with frames: headers that stick, addresses that are none, panels low in the window.

use anyhow::{Context as _, Result, ensure};

use super::{Case, case};
use crate::host::{ELEMENT, EMBED, FITS, IN_ELEMENT, PLAIN};
use crate::page::Page;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    [
        case("g08_the_element_stays_under_a_header", the_element_stays_under_a_header),
        case("g09_an_element_without_a_page_keeps_its_own", an_element_without_a_page_keeps_its_own),
        case("g09_an_address_that_comes_late_is_taken", an_address_that_comes_late_is_taken),
        case("g18_a_panel_opens_in_sight", a_panel_opens_in_sight),
        case("g18_a_tool_opens_in_sight", a_tool_opens_in_sight),
    ]
    .map(|it| it.only_on(&[Artifact::Hosted]))
    .into()
}

/// A header of many sites: it sticks, and nothing says how high it lies.
const HEADER: &str =
    "<header style=\"position: sticky; top: 0; height: 80px; background: #ddd\">站名</header>";

async fn the_element_stays_under_a_header(page: Page) -> Result<()> {
    let header = "document.elementFromPoint(200, 40)?.tagName === 'HEADER'";
    // A frame that never reports, and one that does.
    let silent =
        "<jiedu-briefing src=\"{own}/silent.html\"><p style=\"height: 900px\">后备</p></jiedu-briefing>";
    page.site.put("/silent.html", "<!doctype html>".into());
    for (element, speaks) in [(silent, false), (ELEMENT, true)] {
        let body = format!(
            "{HEADER}<p style=\"height: 300px\">前文</p>{element}<p style=\"height: 3000px\">后文</p>{EMBED}"
        );
        page.open_host("", &body, "").await?;
        if speaks {
            page.wait_told(IN_ELEMENT).await?;
            page.wait_until(&format!("1000 < {IN_ELEMENT}.offsetHeight")).await?;
        } else {
            page.wait_until(&format!("!!{IN_ELEMENT}")).await?;
        }
        page.js("scrollTo({ top: 500, behavior: 'instant' })").await?;
        page.wait_until(
            "100 < scrollY && document.querySelector('jiedu-briefing').getBoundingClientRect().top < 0",
        )
        .await?;
        ensure!(page.eval::<bool>(header).await?, "speaks {speaks}: the header is covered");
        // What it leaves to the text around it is what it has: nothing overlaps.
        let gap: f64 = page
            .eval("document.querySelector('jiedu-briefing ~ p').getBoundingClientRect().top - document.querySelector('jiedu-briefing').getBoundingClientRect().bottom")
            .await?;
        ensure!((0.0..40.0).contains(&gap), "speaks {speaks}: the text after it begins {gap} px below it");
    }
    Ok(())
}

async fn an_element_without_a_page_keeps_its_own(page: Page) -> Result<()> {
    for attribute in [
        "",
        "src=\"\"",
        "src=\"javascript:parent.x=1\"",
        "src=\"http://[bad\"",
        "src=\"data:text/html,x\"",
        "src=\"about:blank\"",
        "src=\"{own}/silent.html\"",
        "data-src=\"{page}\"",
    ] {
        page.site.put("/silent.html", "<!doctype html>".into());
        let body = format!(
            "<jiedu-briefing {attribute}><p style=\"margin: 0; height: 60px\">后备</p></jiedu-briefing>
            <iframe data-jiedu {attribute}></iframe>{EMBED}<script src=\"{{other}}/embed.js?2\"></script>"
        );
        page.open_host("", &body, "").await?;
        page.wait_until("!!customElements.get('jiedu-briefing') && document.readyState === 'complete'")
            .await?;
        page.settle().await?;
        let (height, shown): (f64, bool) = page
            .eval("[document.querySelector('jiedu-briefing').offsetHeight, 0 < document.querySelector('jiedu-briefing p').getClientRects().length]")
            .await?;
        ensure!(shown && height == 60.0, "{attribute}: {height} px, its own shown: {shown}");
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{attribute}: {trapped:?}");
    }
    Ok(())
}

async fn an_address_that_comes_late_is_taken(page: Page) -> Result<()> {
    let body = format!(
        "<style>iframe {{ width: 100%; border: 0 }}</style>
        <jiedu-briefing data-src=\"{{page}}\"><p>后备</p></jiedu-briefing>
        <iframe data-jiedu data-src=\"{{page}}\"></iframe>{EMBED}"
    );
    page.open_host("", &body, "").await?;
    page.wait_until("!!customElements.get('jiedu-briefing') && document.readyState === 'complete'").await?;
    for (element, frame) in [("jiedu-briefing", IN_ELEMENT), ("iframe", PLAIN)] {
        page.js(&format!("{{ const it = document.querySelector('{element}'); it.scrollIntoView(); it.setAttribute('src', it.dataset.src); }}")).await?;
        page.wait_until(&format!("1000 < {frame}?.offsetHeight"))
            .await
            .with_context(|| element.to_owned())?;
    }
    let shown: usize =
        page.eval("document.querySelector('jiedu-briefing p').getClientRects().length").await?;
    ensure!(shown == 0, "what stood in for the frame is still shown");
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

/// The panel, or as much of it as a window can hold, is in the window of the host.
const IN_SIGHT: &str = "(() => {
    const frame = window.__frame.getBoundingClientRect(), top = frame.top + window.__panel[0], bottom = frame.top + window.__panel[1];
    return -1 <= top && Math.min(bottom, top + 300) <= innerHeight + 1;
})()";

async fn a_tool_opens_in_sight(page: Page) -> Result<()> {
    for (width, tool) in [(390, "terms"), (390, "tasks"), (390, "data"), (1280, "terms"), (1280, "tasks")] {
        page.resize(width, 700).await?;
        page.open_host(
            "",
            &format!(
                "<p style=\"height: 500px\">前文</p>{ELEMENT}<p style=\"height: 2000px\">后文</p>{EMBED}"
            ),
            "",
        )
        .await?;
        page.enter_live(IN_ELEMENT).await?;
        page.wait_fitting().await?;
        if width == 390 {
            page.js("document.querySelector('.bar-contents').click()").await?;
        }
        let word = "[...document.querySelectorAll('.toc-tool')].filter(it => it.checkVisibility())";
        let order = ["terms", "tasks", "data"].iter().position(|it| *it == tool).unwrap_or_default();
        page.wait_until(&format!("{word}.length === 3")).await?;
        page.wait_fitting().await?;
        let top: f64 = page.eval(&format!("{word}[{order}].getBoundingClientRect().top")).await?;
        page.leave().await?;
        // The word stands in the middle of the host's window, and the head of the page above it.
        page.js(&format!("window.__frame = {IN_ELEMENT}; scrollTo({{ top: scrollY + __frame.getBoundingClientRect().top + {top} - 300, behavior: 'instant' }})")).await?;
        page.settle().await?;
        page.enter(IN_ELEMENT).await?;
        page.js(&format!("{word}[{order}].click()")).await?;
        let head = format!("[...document.querySelectorAll('.tool-{tool}')].find(it => it.checkVisibility())");
        page.leave().await?;
        page.enter_when(IN_ELEMENT, &format!("0 < ({head})?.getBoundingClientRect().height && {FITS}"))
            .await?;
        let place: [f64; 2] = page
            .eval(&format!("(({{ top, bottom }}) => [top, bottom])(({head}).getBoundingClientRect())"))
            .await?;
        page.leave().await?;
        page.js(&format!("window.__panel = [{}, {}]", place[0], place[1])).await?;
        page.wait_until(IN_SIGHT).await.with_context(|| format!("{tool} at {width} px: {place:?}"))?;
    }
    Ok(())
}

async fn a_panel_opens_in_sight(page: Page) -> Result<()> {
    let plain = "<style>iframe { width: 100%; border: 0 }</style><iframe src=\"{page}\" data-jiedu title=解读></iframe>";
    for (width, body, frame) in [(390, ELEMENT, IN_ELEMENT), (1280, ELEMENT, IN_ELEMENT), (390, plain, PLAIN)]
    {
        page.resize(width, 700).await?;
        page.open_host("", &format!("{body}<p style=\"height: 2000px\">后文</p>{EMBED}"), "").await?;
        page.enter_live(frame).await?;
        page.wait_fitting().await?;
        let number =
            "[...document.querySelectorAll('.article a.fact')].filter(it => it.checkVisibility())[3]";
        let top: f64 = page.eval(&format!("{number}.getBoundingClientRect().top")).await?;
        let id: String = page.eval(&format!("{number}.id")).await?;
        for (press, panel) in [
            (format!("{number}.click()"), ".panel"),
            ("document.querySelector('.panel-share').click()".to_owned(), ".share"),
        ] {
            page.leave().await?;
            // The number stands at the lower edge of the host's window.
            if panel == ".panel" {
                page.js(&format!("window.__frame = {frame}; scrollTo({{ top: scrollY + __frame.getBoundingClientRect().top + {top} - innerHeight + 40, behavior: 'instant' }})")).await?;
            }
            page.settle().await?;
            page.enter(frame).await?;
            page.js(&press).await?;
            if panel == ".panel" {
                page.rejoin(frame, &id).await?;
            }
            page.wait_until(&format!("0 < document.querySelector('{panel}').getBoundingClientRect().height"))
                .await?;
            let place: [f64; 2] = page
                .eval(&format!("(({{ top, bottom }}) => [top, bottom])(document.querySelector('{panel}').getBoundingClientRect())"))
                .await?;
            page.leave().await?;
            page.js(&format!("window.__panel = [{}, {}]", place[0], place[1])).await?;
            page.wait_until(IN_SIGHT).await.with_context(|| format!("{panel} at {width} px: {place:?}"))?;
            page.enter(frame).await?;
        }
        page.leave().await?;
    }
    Ok(())
}
