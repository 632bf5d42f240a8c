//! The release build: Trunk makes the wasm and its script, its hook the pages.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use xtask::process::{cargo, command, run};
use xtask::{paths, tools};

/// How many bytes the one file may have with both briefings.
const ONE_FILE: u64 = 480_000;
/// How many bytes the hosted page may have with both briefings, script and module, by brotli.
const HOSTED: u64 = 170_000;

/// A quarter of the stack that the linker sets aside for programs it knows nothing of: data begins behind it, so every address
/// is a byte shorter, and a page takes less memory. A stack that runs over traps, and the static page comes back.
const STACK: &str = "-Clink-arg=-zstack-size=262144";

/// Sets up what the build needs and builds `dist/` for release.
pub(crate) fn build() -> Result<()> {
    tools::ensure_for_build()?;
    // Trunk is kept from fetching tools of its own, and with that from fetching crates.
    run(cargo().args(["fetch", "--quiet", "--locked"]))?;
    let mut trunk = command("trunk");
    trunk
        .args(["build", "--release", "--offline", "--locked", "--skip-version-check"])
        // Trunk takes `NO_COLOR=1` for an argument it does not know.
        .env_remove("NO_COLOR")
        // Where the compiler fails, its own words are enough.
        .env("RUST_LIB_BACKTRACE", "0")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", [STACK, &short_paths()].join(" "));
    run(&mut trunk)?;
    let (wasm, script) = paths::widget_in(&paths::dist())?;
    check_features(&wasm)?;
    check_sizes(&wasm, &script)
}

/// Flags that keep the paths of this machine out of the module: they are nobody's business, and readers download them.
fn short_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let remapped = sources
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(format!("--remap-path-prefix={}/=", entry.ok()?.path().display())));
    remapped.collect::<Vec<_>>().join(" ")
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

/// Refuses a module that needs anything of a browser beyond the features that `index.html` names one by one.
fn check_features(wasm: &Path) -> Result<()> {
    let page = fs::read_to_string(paths::root().join("index.html"))?;
    let (_, params) =
        page.split_once("data-wasm-opt-params=\"").context("index.html names no wasm features")?;
    let (params, _) = params.split_once('"').context("index.html has an open attribute")?;
    let features =
        params.split_whitespace().filter(|it| it.starts_with("--mvp") || it.starts_with("--enable"));
    run(command("wasm-opt")
        .args(features)
        .arg(wasm)
        .args(["-q", "-o", "-"])
        .stdout(std::process::Stdio::null()))
    .context("the module uses a feature that the oldest supported browsers lack")
}

/// Refuses a one file that mail and chats would not carry, and a hosted page that a slow phone would wait for.
fn check_sizes(wasm: &Path, script: &Path) -> Result<()> {
    let one_file = size(&paths::dist().join("jiedu.html"))?;
    ensure!(one_file <= ONE_FILE, "jiedu.html has {one_file} bytes, more than {ONE_FILE}");
    let pressed = |file: &Path| size(Path::new(&format!("{}.br", file.display())));
    let hosted = pressed(&paths::dist().join("index.html"))? + pressed(script)? + pressed(wasm)?;
    ensure!(hosted <= HOSTED, "the hosted page has {hosted} bytes by brotli, more than {HOSTED}");
    Ok(())
}

fn size(file: &Path) -> Result<u64> {
    Ok(fs::metadata(file).with_context(|| file.display().to_string())?.len())
}
