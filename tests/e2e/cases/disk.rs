//! The one file on a disk: no network, any path.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::faults::reads_well;
use super::{Case, case};
use crate::browser::Engine;
use crate::page::Page;
use crate::site::{self, Artifact};

pub(super) fn cases() -> Vec<Case> {
    vec![
        // Only Chromium's driver cuts the network and gives out the console of a page as it was built.
        case("t19_works_with_the_network_cut", works_with_the_network_cut)
            .only_in(&[Engine::Chromium])
            .only_on(&[Artifact::OneFile]),
        case("t19_asks_for_nothing", asks_for_nothing).only_on(&[Artifact::OneFile]),
        case("t20_works_under_any_path", works_under_any_path).only_on(&[Artifact::OneFile]),
        case("t21_a_resaved_file_works", a_resaved_file_works).only_on(&[Artifact::OneFile]),
        case("t24_a_file_cut_in_half_can_be_read", a_file_cut_in_half_can_be_read)
            .only_on(&[Artifact::OneFile]),
        case("t22_a_changed_or_added_script_does_not_run", a_changed_or_added_script_does_not_run)
            .only_on(&[Artifact::OneFile]),
        case("t25_comes_alive_inside_other_documents", comes_alive_inside_other_documents)
            .only_on(&[Artifact::OneFile]),
        case("t26_links_stay_inside_a_srcdoc_frame", links_stay_inside_a_srcdoc_frame)
            .only_on(&[Artifact::OneFile]),
        case("t27_a_nasty_text_stays_text", a_nasty_text_stays_text).only_on(&[Artifact::OneFile]),
        case("t29_missing_interfaces_are_done_without", missing_interfaces_are_done_without)
            .only_on(&[Artifact::OneFile]),
        case("t29_without_decompression_the_page_stays_static", without_decompression_the_page_stays_static)
            .only_on(&[Artifact::OneFile]),
    ]
}

async fn works_with_the_network_cut(page: Page) -> Result<()> {
    page.go_offline().await?;
    page.open_live("#qixian-2022.industry").await?;
    page.wait_at("qixian-2022.industry").await?;
    let (requests, console) = (page.requests().await?, page.console().await?);
    ensure!(requests.is_empty() && console.is_empty(), "{requests:?} {console:?}");
    Ok(())
}

async fn asks_for_nothing(page: Page) -> Result<()> {
    page.open_with("#qixian-2022.industry", "").await?;
    page.wait_live().await?;
    page.wait_at("qixian-2022.industry").await?;
    let asked: Vec<String> =
        page.requests().await?.into_iter().filter(|it| !it.starts_with("data:")).collect();
    ensure!(asked.is_empty(), "{asked:?}");
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

async fn works_under_any_path(page: Page) -> Result<()> {
    let mut dir = site::variants_dir().join(page.engine.name()).join("空 格 #1 %41 & ?q=解读");
    for _ in 0..4 {
        dir.push("很长的一个目录名".repeat(4));
    }
    fs::create_dir_all(&dir)?;
    let file = dir.join("简报 #2.html");
    fs::write(&file, page.site.source(Artifact::OneFile)?)?;
    let url = site::file_url(&file)?;
    ensure!(200 < url.as_str().len());
    page.goto(&format!("{url}#qixian-2022.industry")).await?;
    page.wait_live().await?;
    page.wait_at("qixian-2022.industry").await
}

async fn missing_interfaces_are_done_without(page: Page) -> Result<()> {
    for missing in [
        "delete Uint8Array.fromBase64",
        "delete Document.prototype.adoptedStyleSheets; delete window.matchMedia",
    ] {
        page.open_with("#qixian-2022.industry", missing).await?;
        page.wait_live().await.with_context(|| missing.to_owned())?;
        page.wait_at("qixian-2022.industry").await?;
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{missing}: {trapped:?}");
    }
    // Charts are brought to life as the reader comes near, and laid out anew as they are measured: without these they stay as
    // they were drawn for the page.
    for missing in ["delete window.IntersectionObserver", "delete window.ResizeObserver"] {
        page.open_with("#qixian-2022.industry", missing).await?;
        page.wait_live().await.with_context(|| missing.to_owned())?;
        page.wait_at("qixian-2022.industry").await?;
        let drawn: u32 = page
            .eval("[...document.querySelectorAll('figure.figure svg')].filter(it => it.checkVisibility() && 0 < it.getBoundingClientRect().height).length")
            .await?;
        ensure!(3 < drawn, "{missing}: {drawn} drawings");
        page.click("nav.toc a[href$='#qixian-2022.dream']").await?;
        page.wait_at("qixian-2022.dream").await?;
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{missing}: {trapped:?}");
    }
    Ok(())
}

async fn a_changed_or_added_script_does_not_run(page: Page) -> Result<()> {
    let module = "<script type=\"module\">";
    page.open_edited("", |html| {
        ensure!(html.matches(module).count() == 1, "there is another module");
        Ok(html.replace(module, &format!("{module} ")))
    })
    .await?;
    page.wait_until("window.__trapped.some(it => it.startsWith('policy: script-src'))").await?;
    reads_well(&page).await?;
    for added in [
        "<script>window.__added = true</script>",
        "<script src=\"data:text/javascript,window.__added=true\"></script>",
        "<img src=\"x:\" onerror=\"window.__added = true\">",
    ] {
        page.open_edited("#qixian-2022.industry", |html| {
            Ok(html.replace("</body>", &format!("{added}</body>")))
        })
        .await?;
        page.wait_until("window.__trapped.some(it => it.startsWith('policy: script-src'))")
            .await
            .with_context(|| added.to_owned())?;
        ensure!(!page.eval::<bool>("'__added' in window").await?, "{added} has run");
        // Our own script is as it was written.
        page.wait_live().await?;
        page.wait_at("qixian-2022.industry").await?;
    }
    Ok(())
}

/// A host page with the one file in a frame that `make`, the body of a function of the file's text, makes.
fn host(html: &str, make: &str) -> Result<String> {
    let text = serde_json::to_string(html)?.replace('<', "\\u003c");
    Ok(format!(
        "<!doctype html><meta charset=utf-8><title>host</title><body><script>
            const make = html => {{ {make} }};
            const frame = make({text});
            frame.width = 1000;
            frame.height = 700;
            document.body.append(frame);
        </script>"
    ))
}

/// Opens a host page, from a server or from disk, and goes into its frame.
async fn open_host(page: &Page, hosted: bool, html: &str) -> Result<()> {
    let artifact = if hosted { Artifact::Hosted } else { Artifact::OneFile };
    page.goto(page.site.variant(artifact, html)?.as_str()).await?;
    page.find("iframe").await?.enter_frame().await?;
    Ok(())
}

async fn comes_alive_inside_other_documents(page: Page) -> Result<()> {
    let html = page.site.source(Artifact::OneFile)?;
    let served = page.site.url(Artifact::Hosted, "")?.join("jiedu.html")?;
    page.goto(served.as_str()).await?;
    page.wait_live().await.context("from a server")?;

    let element = "const frame = document.createElement('iframe');";
    let sources = [
        ("srcdoc", format!("{element} frame.srcdoc = html; return frame;")),
        (
            "srcdoc, sandboxed",
            format!("{element} frame.sandbox = 'allow-scripts'; frame.srcdoc = html; return frame;"),
        ),
        (
            "blob:",
            format!(
                "{element} frame.src = URL.createObjectURL(new Blob([html], {{ type: 'text/html' }})); return frame;"
            ),
        ),
        (
            "data:",
            format!(
                "{element} frame.src = 'data:text/html;charset=utf-8,' + encodeURIComponent(html); return frame;"
            ),
        ),
    ];
    // With the one above and the three below these are twelve ways; every engine can all of them.
    for (name, make) in &sources {
        for hosted in [true, false] {
            open_host(&page, hosted, &host(&html, make)?).await?;
            page.wait_live().await.with_context(|| format!("{name}, from a server: {hosted}"))?;
        }
    }
    let file = site::variants_dir().join(format!("inside-{}.html", page.engine.name()));
    fs::write(&file, &html)?;
    for (hosted, sandbox, source) in [
        (true, "frame.sandbox = 'allow-scripts';", served.clone()),
        (true, "", served),
        (false, "frame.sandbox = 'allow-scripts';", site::file_url(&file)?),
    ] {
        let make = format!("{element} {sandbox} frame.src = '{source}'; return frame;");
        open_host(&page, hosted, &host("", &make)?).await?;
        page.wait_live().await.with_context(|| format!("{source} {sandbox}"))?;
    }
    Ok(())
}

async fn links_stay_inside_a_srcdoc_frame(page: Page) -> Result<()> {
    let html = page.site.source(Artifact::OneFile)?;
    // The second one has no module to start: what is left works of itself.
    let module = "<script type=\"module\">";
    ensure!(html.contains(module), "there is no module");
    for (state, html) in
        [("live", html.clone()), ("static", html.replace(module, "<script type=\"text/plain\">"))]
    {
        let make = "const frame = document.createElement('iframe'); frame.srcdoc = html; return frame;";
        for hosted in [true, false] {
            open_host(&page, hosted, &host(&html, make)?).await?;
            page.wait_until(&format!("document.readyState === 'complete' && document.querySelector('.jiedu')?.dataset.jieduState === '{state}'"))
                .await?;
            page.js("window.__same = true").await?;
            let ids: Vec<String> = page
                .eval("[...document.querySelectorAll('nav.toc a')].filter(it => it.closest('.briefing').checkVisibility()).map(it => it.hash.slice(1))")
                .await?;
            ensure!(5 < ids.len(), "{ids:?}");
            for id in &ids {
                page.js(&format!("document.querySelector('nav.toc a[href=\"#{id}\"]').click()")).await?;
                page.wait_in_view(id).await.with_context(|| format!("{state}, from a server: {hosted}"))?;
                let stayed: bool = page
                    .eval("window.__same && location.href.startsWith('about:srcdoc') && !document.querySelector('iframe')")
                    .await?;
                ensure!(stayed, "{id} left the frame's document");
            }
        }
    }
    Ok(())
}

/// Builds the one file of some briefings as an editor would.
fn build_one_file(briefings: &[PathBuf], out: &Path) -> Result<()> {
    let target = xtask::paths::target();
    let command = target.join("debug").join(format!("jiedu{}", std::env::consts::EXE_SUFFIX));
    let built = Command::new(&command)
        .args(["build", "--one-file"])
        .args(briefings)
        .args([Path::new("--out"), out])
        .output()
        .with_context(|| format!("{}: run `cargo xtask open --no-serve` first", command.display()))?;
    ensure!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    Ok(())
}

async fn without_decompression_the_page_stays_static(page: Page) -> Result<()> {
    page.open_with("#qixian-2022.industry", "delete window.DecompressionStream").await?;
    page.wait_failed().await?;
    reads_well(&page).await?;
    let trapped = page.trapped().await?;
    ensure!(trapped.len() == 1 && trapped.iter().all(|it| it.contains("DecompressionStream")), "{trapped:?}");
    Ok(())
}

async fn a_nasty_text_stays_text(page: Page) -> Result<()> {
    const NASTY: &str =
        "</script><script>window.__ran = 1</script><!--<script>]]>\u{2028}<img src=x onerror=window.__ran=1>";
    let dir = site::variants_dir().join(page.engine.name());
    fs::create_dir_all(&dir)?;
    let (source, out) = (dir.join("nasty.md"), dir.join("nasty.html"));
    let quoted = NASTY.replace('\u{2028}', "\\u2028");
    fs::write(
        &source,
        format!(
            "+++\nid = \"a\"\ntitle = \"题{quoted}\"\nsubtitle = \"副{quoted}\"\nshort = \"短{quoted}\"\npublished = 2022-08-01\n\
             [meeting]\nname = \"会{quoted}\"\ndate = 2022-07-30\n+++\n## 一 甲{NASTY} {{#one}}\n\n增长5%{NASTY}。\n\n- 一是甲{NASTY}\n\n{}",
            // So long that the section can stand at the top.
            "正文还有一段。\n\n".repeat(60)
        ),
    )?;
    build_one_file(&[source], &out)?;
    let html = fs::read_to_string(&out)?;
    page.open_edited("#a.one", |_| Ok(html)).await?;
    page.wait_live().await?;
    page.wait_at("a.one").await?;
    ensure!(!page.eval::<bool>("'__ran' in window").await?, "text has run");
    let title: String = page.eval("document.title").await?;
    ensure!(title.replace(' ', "") == format!("题{NASTY}").replace(' ', ""), "{title}");
    let told: u32 = page
        .eval("[...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(it => JSON.parse(it.textContent)).length")
        .await?;
    ensure!(told == 2, "{told} objects");
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

async fn a_resaved_file_works(page: Page) -> Result<()> {
    let source = page.site.source(Artifact::OneFile)?;
    let crlf = source.replace('\n', "\r\n");
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(source.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let dir = site::variants_dir().join(page.engine.name());
    fs::create_dir_all(&dir)?;
    for (name, bytes) in [
        ("bom.html", [b"\xef\xbb\xbf".as_slice(), source.as_bytes()].concat()),
        ("crlf.html", crlf.into_bytes()),
        ("utf-16.html", wide),
    ] {
        let file = dir.join(name);
        fs::write(&file, bytes)?;
        page.goto(&format!("{}#qixian-2022.industry", site::file_url(&file)?)).await?;
        page.wait_live().await.with_context(|| name.to_owned())?;
        page.wait_at("qixian-2022.industry").await?;
    }
    Ok(())
}

async fn a_file_cut_in_half_can_be_read(page: Page) -> Result<()> {
    let source = page.site.source(Artifact::OneFile)?;
    let cut = source.chars().take(source.chars().count() / 2).collect::<String>();
    let dir = site::variants_dir().join(page.engine.name());
    fs::create_dir_all(&dir)?;
    let file = dir.join("cut.html");
    fs::write(&file, cut)?;
    page.goto(site::file_url(&file)?.as_str()).await?;
    ensure!(page.state().await? == "static", "{}", page.state().await?);
    let seen: bool = page
        .eval("document.querySelector('[id=\"qixian-2022.foundation\"]')?.checkVisibility() && 1000 < document.body.innerText.length")
        .await?;
    ensure!(seen, "the text can't be read");
    Ok(())
}
