//! `trunk serve`, by which the widget is developed: its page comes alive.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use xtask::paths;
use xtask::process::command;

use super::{Case, case};
use crate::browser::Engine;
use crate::page::Page;
use crate::site::Artifact;

/// How long Trunk may take to compile the widget without optimization.
const BUILD_DEADLINE: Duration = Duration::from_secs(600);

pub(super) fn cases() -> Vec<Case> {
    vec![
        // What is shown is the same page in every engine; compiling it once is enough.
        case("h09_trunk_serves_a_page_that_comes_alive", trunk_serves_a_page_that_comes_alive)
            .only_in(&[Engine::Chromium])
            .only_on(&[Artifact::Hosted])
            .within(BUILD_DEADLINE),
    ]
}

/// Trunk, ended when this is dropped.
struct Trunk(Child);

impl Drop for Trunk {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

async fn trunk_serves_a_page_that_comes_alive(page: Page) -> Result<()> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut trunk: Command = command("trunk");
    trunk
        .args(["serve", "--offline", "--skip-version-check", "--no-autoreload", "--port", &port.to_string()])
        // Trunk takes `NO_COLOR=1` for an argument it does not know.
        .env_remove("NO_COLOR")
        .env("CARGO_TARGET_DIR", paths::target())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut trunk = Trunk(trunk.spawn().context("trunk does not start")?);
    let url = format!("http://127.0.0.1:{port}/");
    // Trunk listens once its first build is done.
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        ensure!(trunk.0.try_wait()?.is_none(), "trunk ended; run `trunk serve` to see why");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    page.goto(&format!("{url}#qixian-2022.industry")).await?;
    page.wait_live().await?;
    page.wait_at("qixian-2022.industry").await
}
