//! The release build: the shell, then the pages of both briefings.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use xtask::process::{cargo, run};
use xtask::{desk, paths, shell, tools};

/// How many bytes the one file may have with both briefings. The aim is 480 KB; docs/measurements.md says what is in the way.
const ONE_FILE: u64 = 820_000;
/// How many bytes the desk may have as one file. The aim is 3 MB; docs/measurements.md says what is in the way.
const DESK: u64 = 3_400_000;
/// How many bytes the hosted page of one briefing may have with all of the widget, by brotli. The aim is 170 KB.
const HOSTED: u64 = 340_000;

/// Sets up what the build needs and builds `dist/` for release.
pub(crate) fn build() -> Result<()> {
    tools::ensure_for_build()?;
    run(cargo().args(["fetch", "--quiet", "--locked"]))?;
    shell::make()?;
    println!("      compiling the desk, about four minutes the first time");
    desk::make()?;
    println!("      compiling the jiedu command, about two minutes the first time");
    run(cargo().args(["build", "--quiet", "--locked", "-p", "jiedu"]))?;
    println!("      building the pages of both briefings");
    if paths::dist().exists() {
        fs::remove_dir_all(paths::dist()).context("clear dist/")?;
    }
    pages(&paths::briefings(), &paths::dist())?;
    run(cargo()
        .args(["run", "--quiet", "--locked", "-p", "jiedu", "--", "desk", "--hosted", "--out"])
        .arg(paths::dist()))?;
    check_sizes()
}

/// Builds the pages of the drafts among the examples; [`build`] has made the command.
pub(crate) fn build_drafts() -> Result<()> {
    pages(&paths::drafts()?, &paths::drafts_out())
}

fn pages(briefings: &[PathBuf], out: &Path) -> Result<()> {
    run(cargo()
        .args(["run", "--quiet", "--locked", "-p", "jiedu", "--", "build"])
        .args(briefings)
        .arg("--out")
        .arg(out))
}

/// What a reader downloads, and its sizes.
pub(crate) fn print_sizes() -> Result<()> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(paths::dist())?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    println!("{:<44} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if file.is_dir() || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let pressed = |suffix: &str| {
            let size = fs::metadata(format!("{}.{suffix}", file.display())).map(|it| it.len());
            size.map_or_else(|_| "–".to_owned(), |it| it.to_string())
        };
        println!("{name:<44} {:>9} {:>9} {:>9}", fs::metadata(file)?.len(), pressed("gz"), pressed("br"));
    }
    Ok(())
}

/// Refuses a one file that mail and chats would not carry, and a hosted page that a slow phone would wait for.
fn check_sizes() -> Result<()> {
    let (wasm, script) = paths::widget_in(&paths::dist())?;
    let one_file = size(&paths::dist().join("jiedu.html"))?;
    ensure!(one_file <= ONE_FILE, "jiedu.html has {one_file} bytes, more than {ONE_FILE}");
    let desk = size(&paths::dist().join("jiedu-desk.html"))?;
    ensure!(desk <= DESK, "jiedu-desk.html has {desk} bytes, more than {DESK}");
    let pressed = |file: &Path| size(Path::new(&format!("{}.br", file.display())));
    let later = paths::deferred_of(&wasm);
    let widget = pressed(&script)? + pressed(&wasm)? + pressed(&later)?;
    let hosted = pressed(&paths::dist().join("index.html"))? + widget;
    ensure!(hosted <= HOSTED, "the hosted page has {hosted} bytes by brotli, more than {HOSTED}");
    Ok(())
}

fn size(file: &Path) -> Result<u64> {
    Ok(fs::metadata(file).with_context(|| file.display().to_string())?.len())
}
