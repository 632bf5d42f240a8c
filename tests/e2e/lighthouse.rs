//! Lighthouse, the checker of pages that comes with Chromium's tools.

use anyhow::{Context as _, Result, ensure};
use tokio::process::Command;
use url::Url;
use xtask::process;

use crate::browser;

/// The scores of a page, from 0 to 1; not that for speed, which is what the machine makes of it.
pub(crate) async fn scores(url: &Url) -> Result<Vec<(String, f64)>> {
    let mut command = Command::from(process::command("node"));
    command.arg(xtask::tools::lighthouse_script()).arg(url.as_str());
    command.args(["--quiet", "--no-enable-error-reporting", "--output=json"]);
    command.arg("--only-categories=seo,accessibility,best-practices");
    command.arg("--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage");
    let output = command.env("CHROME_PATH", browser::chromium_path()?).output().await?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let categories = report["categories"].as_object().context("no categories")?;
    let scores = categories.iter().map(|(name, it)| (name.clone(), it["score"].as_f64().unwrap_or(0.0)));
    Ok(scores.collect())
}
