//! The one file on a disk: no network, any path.

use std::fs;

use anyhow::{Result, ensure};

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
