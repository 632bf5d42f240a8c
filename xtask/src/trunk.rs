//! `cargo xtask trunk-hook`: what Trunk runs when it has compiled the widget. It puts the real pages in the place of Trunk's own.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use xtask::process::{cargo, run};
use xtask::{paths, shell, tools};

/// Makes a shell of the widget in Trunk's staging folder and builds the pages of both briefings there.
pub(crate) fn hook(_: Vec<String>) -> Result<ExitCode> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.context("Trunk runs this, with TRUNK_STAGING_DIR; run `trunk serve`")?;
    tools::ensure_npm_packages()?;
    let (wasm, script) = paths::widget_in(&staging)?;
    let shell = paths::target().join("trunk-shell");
    let modules = shell::Modules { first: wasm.clone(), deferred: None, listing: None };
    shell::assemble(&modules, &script, &shell)?;
    for file in [wasm, script] {
        std::fs::remove_file(&file).with_context(|| file.display().to_string())?;
    }
    run(cargo()
        .args(["run", "--quiet", "-p", "jiedu", "--", "build"])
        .args(paths::briefings())
        .arg("--out")
        .arg(&staging)
        .args(["--no-compress", "--shell"])
        .arg(&shell))?;
    Ok(ExitCode::SUCCESS)
}
