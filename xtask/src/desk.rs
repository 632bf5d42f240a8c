//! The desk: its module, the module of its engine, their scripts and its style sheet.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::paths;
use crate::process::{command, run};
use crate::shell::{Host, bind, clear, compile, drop_relocations, replace, shrink};

/// Name of the desk's compiled files.
const DESK: &str = "jiedu-desk";
/// The same of its engine.
const ENGINE: &str = "jiedu-engine";

/// Where the desk's files are left: the `jiedu` command is compiled with what lies there.
#[must_use]
pub fn folder() -> PathBuf {
    paths::root().join("target/desk")
}

/// Makes the desk.
///
/// # Errors
/// Where a compiler or a tool fails; its own words stand above.
pub fn make() -> Result<()> {
    let work = paths::target().join("desk-work");
    let desk = compile(&["-p", DESK, "--bin", DESK, "--features", "csr"], &format!("{DESK}.wasm"))?;
    let engine = compile(
        &["-p", ENGINE, "--lib", "--features", "worker"],
        &format!("{}.wasm", ENGINE.replace('-', "_")),
    )?;
    let draft = folder().with_extension("draft");
    clear(&draft)?;
    let mut scripts = Vec::new();
    for (wasm, stem, name) in [(desk, DESK, "desk.wasm"), (engine, ENGINE, "engine.wasm")] {
        let bound = work.join(stem);
        bind(&wasm, stem, Host::Web, &bound)?;
        let module = bound.join(format!("{stem}_bg.wasm"));
        drop_relocations(&module)?;
        let small = shrink(&module, &work.join(name))?;
        copy(&small, &draft.join(name))?;
        scripts.push(bound.join(format!("{stem}.js")));
    }
    run(command("node")
        .arg(paths::root().join("web/build.mjs"))
        .arg("--out")
        .arg(&draft)
        .arg("--desk")
        .arg(&scripts[0])
        .arg("--engine")
        .arg(&scripts[1]))
    .context("the scripts of the desk could not be bundled")?;
    replace(&draft, &folder())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}
