//! Chromium without a window, listening for its developer tools.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use xtask::{paths, process};

const START_DEADLINE: Duration = Duration::from_secs(60);

/// A running browser; it ends with this value.
pub(super) struct Chromium {
    child: Child,
    /// Port of the developer tools and path of the browser's own address there.
    pub(super) address: (u16, String),
}

impl Chromium {
    /// Starts it with an empty profile.
    pub(super) fn start() -> Result<Self> {
        let profile = paths::target().join("bench/profile");
        if profile.exists() {
            fs::remove_dir_all(&profile)?;
        }
        fs::create_dir_all(&profile)?;
        let log = fs::File::create(paths::target().join("bench/chromium.log"))?;
        let child = process::command(find()?)
            .args([
                "--headless",
                // Its own sandbox does not start as root or in most containers; the only pages here are ours.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--force-device-scale-factor=1",
                "--lang=zh-CN",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--disable-background-timer-throttling",
                "--disable-renderer-backgrounding",
                // A spare process for the next page would take time from the one that is measured.
                "--disable-features=SpareRendererForSitePerProcess",
                "--remote-debugging-port=0",
            ])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("Chromium does not start")?;
        let mut browser = Self { child, address: (0, String::new()) };
        browser.address = wait(&profile.join("DevToolsActivePort"))?;
        Ok(browser)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Sees to it that there is a Chromium.
pub(super) fn ensure() -> Result<()> {
    find().map(drop).or_else(|_| xtask::apt::ensure())
}

/// The program: named in `JIEDU_CHROMIUM`, or found on the path.
fn find() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("JIEDU_CHROMIUM") {
        return Ok(PathBuf::from(path));
    }
    let found = ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|it| process::which(it));
    found.context("Chromium is not found: install it, or name it in JIEDU_CHROMIUM")
}

/// Waits until the browser has written where it listens.
fn wait(file: &Path) -> Result<(u16, String)> {
    let started = Instant::now();
    loop {
        if let Ok(text) = fs::read_to_string(file)
            && let Some((port, path)) = text.trim().split_once('\n')
        {
            return Ok((port.parse()?, path.to_owned()));
        }
        ensure!(
            started.elapsed() < START_DEADLINE,
            "Chromium does not listen; see target/bench/chromium.log"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
