//! The one file on a disk: no network, any path.

use std::fs;

use anyhow::{Context as _, Result, ensure};

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
        case("t29_missing_interfaces_are_done_without", missing_interfaces_are_done_without)
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
        "delete window.DecompressionStream; delete Uint8Array.fromBase64",
        "delete Document.prototype.adoptedStyleSheets; delete window.matchMedia",
    ] {
        page.open_with("#qixian-2022.industry", missing).await?;
        page.wait_live().await?;
        page.wait_at("qixian-2022.industry").await?;
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{missing}: {trapped:?}");
    }
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
