//! Handing on what is read: the share sheet, its ways and what happens where a browser refuses them.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::{Case, case};
use crate::page::Page;
use crate::picture::Picture;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("t47_each_refusal_leads_to_the_next_way", each_refusal_leads_to_the_next_way),
        case("t48_the_code_is_a_picture_of_the_link", the_code_is_a_picture_of_the_link).one_file_once(),
        case("t49_a_figure_is_kept_as_a_picture", a_figure_is_kept_as_a_picture).one_file_once(),
        case("s01_the_sheet_takes_the_focus_and_gives_it_back", the_sheet_takes_the_focus_and_gives_it_back)
            .one_file_once(),
        case("s02_a_section_a_number_and_a_figure_are_shared", a_section_a_number_and_a_figure_are_shared)
            .one_file_once(),
        // What is embedded is the hosted page.
        case("s03_the_snippet_embeds_what_is_shared", the_snippet_embeds_what_is_shared)
            .only_on(&[Artifact::Hosted]),
    ]
}

const LINK: &str = "document.querySelector('.share-link').value";

/// Opens the sheet of the section that is being read, on a phone.
async fn open_sheet(page: &Page) -> Result<()> {
    page.click(".bar-share").await?;
    page.wait_until(
        "document.querySelector('.share')?.checkVisibility() && document.querySelector('.share-link')",
    )
    .await
}

async fn notice(page: &Page, text: &str) -> Result<()> {
    page.wait_until(&format!(
        "document.querySelector('.notice.on [role=status]')?.textContent === {}",
        json!(text)
    ))
    .await
    .with_context(|| text.to_owned())
}

/// Replaces what a browser has by what a case needs: `share`, `clipboard` and the old command.
fn stub(share: &str, clipboard: &str, command: bool) -> String {
    format!(
        "window.__asked = [];
        Object.defineProperty(navigator, 'share', {{ configurable: true, value: {share} }});
        Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }});
        document.execCommand = name => {{
            __asked.push(name, document.activeElement.value);
            return {command};
        }};"
    )
}

const REFUSES: &str = "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }";
const TAKES: &str = "{ writeText: text => { __asked.push('clipboard', text); return Promise.resolve(); } }";

async fn each_refusal_leads_to_the_next_way(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    // The clipboard takes it; it is refused and the old command takes it; an insecure page has none, and all are refused.
    for (clipboard, command, says) in [
        (TAKES, false, "链接已复制"),
        (REFUSES, true, "链接已复制"),
        ("{ writeText() { throw new TypeError('no'); } }", true, "链接已复制"),
        ("undefined", true, "链接已复制"),
        ("undefined", false, "未能复制，请长按选取："),
    ] {
        page.open_with("#qixian-2022.industry", &stub("undefined", clipboard, command)).await?;
        page.wait_live().await?;
        open_sheet(&page).await?;
        ensure!(
            page.eval::<bool>("!document.querySelector('.share-system')").await?,
            "a way that is not there"
        );
        page.click(".share-copy").await?;
        notice(&page, says).await?;
        let link: String = page.eval(LINK).await?;
        if says == "链接已复制" {
            let asked: Vec<String> = page.eval("__asked").await?;
            ensure!(asked.last() == Some(&link), "{asked:?} is not {link}");
        } else {
            let shown: String = page.eval("document.querySelector('.notice-link').value").await?;
            ensure!(shown == link, "{shown} is shown");
        }
    }
    // The system's own way: refused it is copied; a reader who thought better of it is left alone.
    let refuse = |name: &str| {
        format!(
            "data => {{ __asked.push('share', data.url); return Promise.reject(new DOMException('no', '{name}')); }}"
        )
    };
    page.open_with("#qixian-2022.industry", &stub(&refuse("NotAllowedError"), TAKES, false)).await?;
    page.wait_live().await?;
    open_sheet(&page).await?;
    page.click(".share-system").await?;
    notice(&page, "链接已复制").await?;
    let asked: Vec<String> = page.eval("__asked").await?;
    let link: String = page.eval(LINK).await?;
    ensure!(asked == ["share", &link, "clipboard", &link], "{asked:?}");
    page.open_with("#qixian-2022.industry", &stub(&refuse("AbortError"), TAKES, false)).await?;
    page.wait_live().await?;
    open_sheet(&page).await?;
    page.click(".share-system").await?;
    page.wait_until("__asked.length === 2").await?;
    page.settle().await?;
    ensure!(
        page.eval::<bool>("!document.querySelector('.notice.on')").await?,
        "an abort is told as an error"
    );
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

async fn the_code_is_a_picture_of_the_link(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    for dark in [false, true] {
        page.open_live(if dark { "?theme=dark#qixian-2022.industry" } else { "#qixian-2022.industry" })
            .await?;
        if page.artifact == Artifact::OneFile {
            // On a disk no link leads others anywhere: no code, and a word about it, until the page is published somewhere.
            open_sheet(&page).await?;
            let told: (bool, bool, bool) = page
                .eval("['img.share-code', '.share-embed', '.share-local'].map(it => !!document.querySelector(it))")
                .await?;
            ensure!(told == (false, false, true), "code, snippet, hint: {told:?}");
            page.press(&[Key::Escape]).await?;
            page.eval::<()>(
                "void document.head.insertAdjacentHTML('beforeend', '<link rel=canonical href=\"https://news.example/briefing/\">')",
            )
            .await?;
        }
        open_sheet(&page).await?;
        let (link, source): (String, String) = page
            .eval(
                "[document.querySelector('.share-link').value, document.querySelector('img.share-code').src]",
            )
            .await?;
        ensure!(Picture::of_address(&source)?.read_code()? == link, "the code does not say {link}");
        let size: [f64; 2] = page
            .eval("(box => [box.width, box.height])(document.querySelector('.share-code').getBoundingClientRect())")
            .await?;
        ensure!(size.iter().all(|side| 180.0 <= *side), "{size:?}");
        // As a phone sees it: on the sheet once it has risen, at its size, in the dark.
        page.wait_until("document.getAnimations().length === 0").await?;
        page.settle().await?;
        let seen = Picture::of_png(&page.driver.screenshot_as_png().await?)?;
        ensure!(seen.read_code()? == link, "on the sheet it can't be read");
    }
    Ok(())
}

async fn a_figure_is_kept_as_a_picture(page: Page) -> Result<()> {
    page.open_live("#qixian-2022.fig-projects").await?;
    page.wait_until("document.querySelector('[id=\"qixian-2022.fig-projects\"] svg.scene')").await?;
    page.click("[id='qixian-2022.fig-projects'] .figure-share").await?;
    page.click(".share-draw").await?;
    page.wait_until("document.querySelector('.share-picture img')?.complete").await?;
    let source: String = page.eval("document.querySelector('.share-picture img').src").await?;
    let picture = Picture::of_address(&source)?;
    ensure!(600 < picture.width && 300 < picture.height, "{} × {}", picture.width, picture.height);
    // The caption above, the bars in the middle, the source below.
    for (from, to, least) in [(0.0, 0.25, 15), (0.3, 0.7, 40), (0.75, 1.0, 15)] {
        let rows = picture.drawn_rows(from, to)?;
        ensure!(least <= rows, "{rows} rows are drawn between {from} and {to}");
    }
    ensure!(
        page.eval::<bool>("!document.querySelector('.jiedu foreignObject')").await?,
        "Safari keeps no such drawing"
    );
    let kept: String = page.eval("document.querySelector('.share-picture a[download]').href").await?;
    ensure!(kept == source, "another picture is kept");
    Ok(())
}

async fn the_sheet_takes_the_focus_and_gives_it_back(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_live("#qixian-2022.industry").await?;
    open_sheet(&page).await?;
    page.wait_until("document.activeElement === document.querySelector('.share')").await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("!document.querySelector('.share').checkVisibility()").await?;
    page.wait_until("document.activeElement.matches('.bar-share')").await?;
    // A hint only for those who read it there.
    open_sheet(&page).await?;
    ensure!(
        page.eval::<bool>("!document.querySelector('.share-hint')").await?,
        "a hint for WeChat elsewhere"
    );
    let wechat =
        "Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 MicroMessenger/8.0.66' });";
    page.open_with("#qixian-2022.industry", wechat).await?;
    page.wait_live().await?;
    open_sheet(&page).await?;
    ensure!(page.eval::<bool>("document.querySelector('.share-hint').checkVisibility()").await?);
    Ok(())
}

async fn a_section_a_number_and_a_figure_are_shared(page: Page) -> Result<()> {
    page.open_with("", &stub("undefined", TAKES, false)).await?;
    page.wait_live().await?;
    let number: String = page
        .eval("[...document.querySelectorAll('.article a.fact')].find(it => it.textContent === '185亿元').id")
        .await?;
    for (open, id, name, words) in [
        (
            vec![".toc-next".to_owned(), ".toc-share".to_owned()],
            "qixian-2022.why-now",
            "一 建设“品质淇县”其时已至",
            "第一部分",
        ),
        (
            vec![format!("[id='{number}']"), ".panel-share".to_owned()],
            number.as_str(),
            "185亿元",
            "总投资185亿元的特种尼龙小镇",
        ),
        (
            vec!["[id='qixian-2022.fig-projects'] .figure-share".to_owned()],
            "qixian-2022.fig-projects",
            "两个百亿项目，相差35亿元",
            "第一部分（一）2",
        ),
    ] {
        if id.contains(".fig-") {
            page.js("document.getElementById('qixian-2022.fig-projects').scrollIntoView()").await?;
            page.wait_until("document.querySelector('[id=\"qixian-2022.fig-projects\"] .figure-share')")
                .await?;
        }
        for step in open {
            page.click(&step).await?;
        }
        page.wait_until(&format!(
            "document.querySelector('.share-name')?.textContent.startsWith({})",
            json!(name)
        ))
        .await?;
        let link: String = page.eval(LINK).await?;
        ensure!(link.ends_with(&format!("?jiedu={id}#{id}")), "{link}");
        page.click(".share-cite").await?;
        notice(&page, "引文已复制").await?;
        let cited: String = page.eval("__asked.at(-1)").await?;
        // From a disk no link leads others anywhere.
        let is_linked = page.artifact == Artifact::Hosted;
        ensure!(cited.contains(words) && cited.contains(&link) == is_linked, "{cited}");
        // Browsers that can show the sentence are told which.
        ensure!(cited.contains(":~:text=") == (is_linked && name == "185亿元"), "{cited}");
        page.press(&[Key::Escape]).await?;
        page.press(&[Key::Escape]).await?;
    }
    Ok(())
}

async fn the_snippet_embeds_what_is_shared(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_with("#qixian-2022.industry", &stub("undefined", TAKES, false)).await?;
    page.wait_live().await?;
    open_sheet(&page).await?;
    page.click(".share-embed summary").await?;
    let code = "document.querySelector('.share-snippet').value";
    let frame: String = page.eval(code).await?;
    ensure!(
        frame.starts_with("<iframe src=\"")
            && frame.contains("?jiedu=qixian-2022.industry\"")
            && frame.contains("embed.js"),
        "{frame}"
    );
    let frozen = "/frame-[0-9a-f]+\\.html/";
    ensure!(page.eval::<bool>(&format!("{frozen}.test({code})")).await?, "not frozen: {frame}");
    page.click(".share-frozen").await?;
    page.wait_until(&format!("/frame\\.html/.test({code})")).await?;
    page.click(".share-kind:nth-of-type(2)").await?;
    page.wait_until(&format!("{code}.startsWith('<jiedu-briefing src=')")).await?;
    page.click(".share-take").await?;
    notice(&page, "代码已复制").await?;
    ensure!(page.eval::<bool>(&format!("__asked.at(-1) === {code}")).await?, "something else was copied");
    Ok(())
}
