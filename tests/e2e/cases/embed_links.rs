//! Deep links through the host: its address and the frame's section follow each other, and a copied link opens the host.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::{Case, case};
use crate::host::{COPIES, ELEMENT, EMBED, IN_ELEMENT, PLAIN};
use crate::page::Page;
use crate::site::{Artifact, Origin};

pub(super) fn cases() -> Vec<Case> {
    // A file on a disk has no address that others could open.
    [
        case("t08_a_forged_parent_does_not_change_the_link", a_forged_parent_does_not_change_the_link),
        case("t09_a_forged_host_does_not_change_the_link", a_forged_host_does_not_change_the_link),
        case("t43_the_host_is_left_in_one_step", the_host_is_left_in_one_step),
        case("t44_host_and_frame_follow_each_other", host_and_frame_follow_each_other),
        case("t44_a_quiet_element_leaves_the_address_alone", a_quiet_element_leaves_the_address_alone),
        case("t45_a_sticky_header_covers_no_heading", a_sticky_header_covers_no_heading),
        case("t46_a_copied_link_opens_the_host", a_copied_link_opens_the_host),
        case("t46_without_a_script_the_link_is_the_pages", without_a_script_the_link_is_the_pages),
    ]
    .into_iter()
    .map(|it| it.only_on(&[Artifact::Hosted]))
    .collect()
}

const INDUSTRY: &str = "qixian-2022.industry";

/// In the frame: copies the link of a section as a reader would, and gives it.
async fn copy_link(page: &Page, id: &str) -> Result<String> {
    page.js("window.__copied = ''").await?;
    page.js_with(
        "document.getElementById(arguments[0]).querySelector('a.permalink').click()",
        vec![json!(id)],
    )
    .await?;
    page.wait_until("window.__copied").await?;
    page.eval("window.__copied").await
}

/// The link to a section of the page itself, which the page for frames names as its canonical one.
fn published(page: &Page, id: &str) -> String {
    let briefing = id.split('.').next().unwrap_or(id);
    page.site.own(&format!("/{briefing}.html?jiedu={id}#{id}"))
}

async fn a_forged_parent_does_not_change_the_link(page: Page) -> Result<()> {
    let own = page.put_page(COPIES)?;
    let forged = format!("{own}?parentUrl=https%3A%2F%2Fevil.example%2F");
    page.goto(&forged).await?;
    page.wait_live().await?;
    let link = copy_link(&page, INDUSTRY).await.context("no frame")?;
    ensure!(link == format!("{own}?jiedu={INDUSTRY}#{INDUSTRY}"), "no frame: {link}");
    for evil in ["https%3A%2F%2Fevil.example%2F", "javascript%3Aalert(1)", "%E7%AC", "data%3A,x"] {
        page.open_host(
            "",
            &format!("<iframe src=\"{own}?parentUrl={evil}\" width=900 height=600></iframe>"),
            "",
        )
        .await?;
        page.enter_live(PLAIN).await?;
        let link = copy_link(&page, INDUSTRY).await?;
        ensure!(link == published(&page, INDUSTRY), "{evil}: {link}");
    }
    // The true host is believed: by this the others are known to be tried.
    let host = page.site.other("/article?id=7");
    let given = host.replace(':', "%3A").replace('/', "%2F").replace('?', "%3F").replace('=', "%3D");
    page.open_host(
        "",
        &format!("<iframe src=\"{own}?parentUrl={given}\" width=900 height=600></iframe>"),
        "",
    )
    .await?;
    page.enter_live(PLAIN).await?;
    let link = copy_link(&page, INDUSTRY).await?;
    ensure!(link == format!("{host}&jiedu={INDUSTRY}#jiedu-{INDUSTRY}"), "{link}");
    Ok(())
}

async fn a_forged_host_does_not_change_the_link(page: Page) -> Result<()> {
    let counts = "window.__heard = 0; addEventListener('message', () => { window.__heard += 1; });";
    let own = page.put_page(&format!("{COPIES}{counts}"))?;
    page.open_host("", &format!("<iframe src=\"{own}\" width=900 height=600></iframe>"), "").await?;
    page.enter_live(PLAIN).await?;
    page.leave().await?;
    let forged = [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://evil.example/",
        "http://localhost:1/",
        "",
        "//evil.example/",
    ];
    let tell = "for (const hostUrl of arguments[0]) document.querySelector('iframe').contentWindow.postMessage({ type: 'jiedu:v1', ev: 'init', hostUrl }, '*');";
    page.js_with(tell, vec![json!(forged)]).await?;
    page.js("for (const hostUrl of [null, {}, ['http://localhost'], NaN]) document.querySelector('iframe').contentWindow.postMessage({ type: 'jiedu:v1', ev: 'init', hostUrl }, '*');").await?;
    page.enter(PLAIN).await?;
    page.wait_until("__heard === 10").await?;
    let link = copy_link(&page, INDUSTRY).await?;
    ensure!(link == published(&page, INDUSTRY), "{link}");
    page.leave().await?;
    let host = page.site.other("/article?jiedu=old&id=7");
    page.js_with(tell, vec![json!([host])]).await?;
    page.enter(PLAIN).await?;
    page.wait_until("__heard === 11").await?;
    let link = copy_link(&page, INDUSTRY).await?;
    let expected = page.site.other(&format!("/article?id=7&jiedu={INDUSTRY}#jiedu-{INDUSTRY}"));
    ensure!(link == expected, "{link}");
    Ok(())
}

async fn the_host_is_left_in_one_step(page: Page) -> Result<()> {
    let before = page.put_host(Origin::Other, "", "<p id=before>前一页");
    page.goto(&before).await?;
    let host = page.put_host(Origin::Other, "", &(ELEMENT.to_owned() + EMBED));
    page.driver.goto(&host).await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    page.leave().await?;
    let length: u32 = page.eval("history.length").await?;
    page.enter(IN_ELEMENT).await?;
    let ids: Vec<String> = page
        .eval(
            "[...document.querySelectorAll('nav.toc li a')].filter(it => it.closest('.briefing').checkVisibility())
                .map(it => it.hash.slice(1))",
        )
        .await?;
    ensure!(5 < ids.len(), "{ids:?}");
    for id in ids.iter().cycle().take(20) {
        page.follow_with_host(IN_ELEMENT, id).await?;
    }
    page.leave().await?;
    ensure!(page.eval::<u32>("history.length").await? == length, "the history has grown");
    page.driver.back().await?;
    page.wait_until("document.getElementById('before')").await
}

/// On the host: whether the frame has told the host where to scroll.
const ARRIVED: &str = "__messages.some(({ data }) => data && data.ev === 'goto' && 0 < data.top)";

/// How many messages of ours the frame has sent of a kind.
fn sent(event: &str) -> String {
    format!("__messages.filter(it => it.data && it.data.ev === '{event}').length")
}

async fn host_and_frame_follow_each_other(page: Page) -> Result<()> {
    let src =
        page.put_page("window.__heard = []; addEventListener('message', ({ data }) => __heard.push(data));")?;
    let body = format!("<h1>宿主</h1><jiedu-briefing src=\"{src}\">后备</jiedu-briefing>{EMBED}");
    page.open_host("", &body, &format!("#jiedu-{INDUSTRY}")).await?;
    page.wait_until(ARRIVED).await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    page.wait_current(INDUSTRY).await.context("at the start")?;
    let top = page.top_of(INDUSTRY).await?;
    page.leave().await?;
    page.wait_revealed(IN_ELEMENT, top, 0).await.context("at the start")?;

    // The host's address changes: one order to the frame, one answer.
    let before: usize = page.eval(&sent("goto")).await?;
    page.enter(IN_ELEMENT).await?;
    page.js("__heard.length = 0").await?;
    page.leave().await?;
    page.js("location.hash = '#jiedu-qixian-2022.people'").await?;
    page.wait_until(&format!("{} === {}", sent("goto"), before + 1)).await?;
    page.enter(IN_ELEMENT).await?;
    page.wait_current("qixian-2022.people").await?;
    let top = page.top_of("qixian-2022.people").await?;
    page.leave().await?;
    page.wait_revealed(IN_ELEMENT, top, 0).await?;
    page.wait_scrolled().await?;
    let answers: usize = page.eval(&sent("goto")).await?;
    ensure!(answers - before == 1, "{} answers to one order", answers - before);

    // A click in the frame: the address changes once, and the frame hears nothing of it.
    page.js("window.__written = 0; window.__hashes = 0; const write = history.replaceState;
        history.replaceState = function (...all) { window.__written += 1; return write.apply(this, all); };
        addEventListener('hashchange', () => { window.__hashes += 1; });")
        .await?;
    page.enter(IN_ELEMENT).await?;
    page.follow_with_host(IN_ELEMENT, "qixian-2022.dream").await?;
    let top = page.top_of("qixian-2022.dream").await?;
    page.leave().await?;
    page.wait_revealed(IN_ELEMENT, top, 0).await?;
    page.wait_scrolled().await?;
    let (written, hashes): (u32, u32) = page.eval("[__written, __hashes]").await?;
    ensure!(written == 1 && hashes == 0, "written {written} times, {hashes} changes of the hash");
    page.enter(IN_ELEMENT).await?;
    let orders: Vec<String> =
        page.eval("__heard.filter(it => it && it.type === 'jiedu:v1').map(it => it.ev)").await?;
    ensure!(orders == ["goto"], "{orders:?}");
    Ok(())
}

async fn a_quiet_element_leaves_the_address_alone(page: Page) -> Result<()> {
    let body =
        format!("<jiedu-briefing src=\"{{page}}\" section=\"{INDUSTRY}\" quiet>后备</jiedu-briefing>{EMBED}");
    page.open_host("", &body, "?a=b#c").await?;
    page.js("document.querySelector('jiedu-briefing').addEventListener('jiedu-section', ({ detail }) => { window.__section = detail; })").await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    page.leave().await?;
    ensure!(page.eval::<f64>("scrollY").await? < 1.0, "the host was scrolled unasked");
    page.enter(IN_ELEMENT).await?;
    page.follow("qixian-2022.dream").await?;
    page.leave().await?;
    page.wait_until("window.__section === 'qixian-2022.dream'").await?;
    ensure!(page.eval::<String>("location.search + location.hash").await? == "?a=b#c");
    // The attribute leads the frame, too.
    page.js("document.querySelector('jiedu-briefing').section = 'qixian-2022.people'").await?;
    page.enter(IN_ELEMENT).await?;
    page.wait_current("qixian-2022.people").await
}

async fn a_sticky_header_covers_no_heading(page: Page) -> Result<()> {
    let header = "<style>body { margin: 0 } header { position: sticky; top: 0; z-index: 1; height: 80px; background: #046 }
        iframe { width: 100%; border: 0 }</style><header>页头</header><p>导语。</p>";
    let plain = "<iframe src=\"{page}\" data-jiedu></iframe>";
    for (origin, host, frame) in
        [(Origin::Other, ELEMENT, IN_ELEMENT), (Origin::Other, plain, PLAIN), (Origin::Same, plain, PLAIN)]
    {
        let url = page.put_host(origin, "", &format!("{header}{host}<p>尾声。</p>{EMBED}"));
        page.goto(&url).await?;
        page.enter_live(frame).await?;
        page.wait_fitting().await?;
        for id in ["qixian-2022.dream", "qixian-2022.foundation", "qixian-2022.ecology"] {
            page.follow_with_host(frame, id).await?;
            let top = page.top_of(id).await?;
            page.leave().await?;
            page.wait_revealed(frame, top, 80).await.with_context(|| format!("{origin:?} {id}"))?;
            page.wait_scrolled().await?;
            page.wait_revealed(frame, top, 80).await.with_context(|| format!("{origin:?} {id} at rest"))?;
            page.enter(frame).await?;
        }
        page.leave().await?;
        // The browser itself may bring what has the focus into view; the host's address does the same without a click.
        page.js("__messages.length = 0; location.hash = '#jiedu-qixian-2022.urban'").await?;
        page.wait_until(ARRIVED).await?;
        page.enter(frame).await?;
        page.wait_current("qixian-2022.urban").await?;
        let top = page.top_of("qixian-2022.urban").await?;
        page.leave().await?;
        page.wait_revealed(frame, top, 80).await.with_context(|| format!("{origin:?} by the address"))?;
    }
    Ok(())
}

async fn a_copied_link_opens_the_host(page: Page) -> Result<()> {
    let src = page.put_page(COPIES)?;
    let host = page.put_host(
        Origin::Other,
        "",
        &format!(
            "<p style=\"height: 900px\">导语</p><jiedu-briefing src=\"{src}\">后备</jiedu-briefing>{EMBED}"
        ),
    );
    page.goto(&format!("{host}?id=7")).await?;
    // What is out of sight is not laid out again by every engine.
    page.js("document.querySelector('jiedu-briefing').scrollIntoView({ behavior: 'instant' })").await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    page.js_with(
        "document.getElementById(arguments[0]).querySelector('a.permalink').click()",
        vec![json!(INDUSTRY)],
    )
    .await?;
    page.rejoin(IN_ELEMENT, INDUSTRY).await?;
    page.wait_until("window.__copied").await?;
    let link: String = page.eval("window.__copied").await?;
    ensure!(link == format!("{host}?id=7&jiedu={INDUSTRY}#jiedu-{INDUSTRY}"), "{link}");
    page.leave().await?;
    // As it is, and with the hash lost on the way.
    for link in [link.as_str(), link.split('#').next().unwrap_or_default()] {
        page.goto(link).await?;
        page.wait_until(ARRIVED).await?;
        page.enter_live(IN_ELEMENT).await?;
        page.wait_fitting().await?;
        page.wait_current(INDUSTRY).await?;
        let top = page.top_of(INDUSTRY).await?;
        page.leave().await?;
        page.wait_revealed(IN_ELEMENT, top, 0).await.with_context(|| link.to_owned())?;
    }
    Ok(())
}

async fn without_a_script_the_link_is_the_pages(page: Page) -> Result<()> {
    let src = page.put_page(COPIES)?;
    page.open_host("", &format!("<iframe src=\"{src}\" width=900 height=600></iframe>"), "").await?;
    page.enter_live(PLAIN).await?;
    let link = copy_link(&page, INDUSTRY).await?;
    ensure!(link == published(&page, INDUSTRY), "{link}");
    page.leave().await?;
    page.goto(&link).await?;
    page.wait_live().await?;
    page.wait_at(INDUSTRY).await
}
