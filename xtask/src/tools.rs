//! The tools of the build and of the tests, each in one exact version, installed into `target/tools`.
//!
//! Everything is looked at first, so that a second run takes no time. Tools are built without optimization and in
//! one shared target directory: that takes less than half as long, and they have little to do.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::process::{cargo, command, output, run, which};
use crate::{apt, paths};

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const AXE: &str = "4.14.1";
/// The last that the Node of today's long-term distributions runs.
const LIGHTHOUSE: &str = "12.8.2";

/// Sees to it that everything the build needs is there.
///
/// # Errors
/// Where something is missing and cannot be installed; the message says what a person should install.
pub fn ensure_for_build() -> Result<()> {
    ensure_wasm_target()?;
    ensure_npm_packages()
}

/// Sees to it that the packages of `web/` are there: esbuild, wasm-opt, and what checks the scripts.
///
/// # Errors
/// Where npm is missing or can't install them; the message says what a person should install.
pub fn ensure_npm_packages() -> Result<()> {
    let web = paths::root().join("web");
    let lock = std::fs::read(web.join("package-lock.json")).context("web/package-lock.json")?;
    // npm leaves no mark of its own that tells which lock file it installed.
    let installed = web.join("node_modules/.installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|known| known == lock) {
        return Ok(());
    }
    if which("npm").is_none() {
        bail!("install Node.js 20 or newer with npm: esbuild and wasm-opt come from there");
    }
    println!("      fetching esbuild, TypeScript and wasm-opt from npm, some seconds");
    run(command("npm").args(["ci", "--silent"]).current_dir(&web)).context("npm ci in web/ failed")?;
    Ok(std::fs::write(installed, lock)?)
}

/// Sees to it that everything the end-to-end tests need is there.
///
/// # Errors
/// Where something is missing and cannot be installed; the message says what a person should install.
pub fn ensure_for_tests() -> Result<()> {
    ensure_crate("trunk", "trunk", TRUNK)?;
    ensure_crate("wasm-bindgen-cli", "wasm-bindgen", &wasm_bindgen_version()?)?;
    ensure_crate("geckodriver", "geckodriver", GECKODRIVER)?;
    ensure_npm("axe-core", AXE)?;
    ensure_npm("lighthouse", LIGHTHOUSE)?;
    apt::ensure()
}

/// Sees to it that the formatter and the linter are there.
///
/// # Errors
/// Where one is missing and rustup cannot add it.
pub fn ensure_lints() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(cargo().args([subcommand, "--version"])).is_none() {
            println!("      adding {component}");
            run(command("rustup").args(["component", "add", component]))
                .with_context(|| format!("install the Rust component {component}"))?;
        }
    }
    Ok(())
}

/// The script of axe-core, the accessibility checker.
#[must_use]
pub fn axe_script() -> PathBuf {
    npm_dir("axe-core").join("node_modules/axe-core/axe.min.js")
}

/// The script of Lighthouse's command, which Node runs.
#[must_use]
pub fn lighthouse_script() -> PathBuf {
    npm_dir("lighthouse").join("node_modules/lighthouse/cli/index.js")
}

fn ensure_wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libs = output(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if libs.is_some_and(|dir| PathBuf::from(dir).is_dir()) {
        return Ok(());
    }
    println!("      adding the Rust target {TARGET}");
    run(command("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!("install the Rust target {TARGET} (with rustup, or your system's package of it)")
    })
}

fn ensure_crate(name: &str, program: &str, version: &str) -> Result<()> {
    let found = output(command(program).arg("--version")).unwrap_or_default();
    if found.split_whitespace().nth(1) == Some(version) {
        return Ok(());
    }
    println!("      building {name} {version}, some minutes the first time");
    run(cargo()
        .args(["install", "--quiet", "--locked", "--root"])
        .arg(paths::tools())
        .arg(format!("{name}@{version}"))
        .env("CARGO_TARGET_DIR", paths::tools().join("build"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env_remove("RUSTFLAGS"))
    .with_context(|| format!("install {name} {version}: cargo install --locked {name}@{version}"))
}

fn ensure_npm(name: &str, version: &str) -> Result<()> {
    let dir = npm_dir(name);
    let installed = std::fs::read_to_string(dir.join("node_modules").join(name).join("package.json"));
    if installed.is_ok_and(|text| text.contains(&format!("\"version\": \"{version}"))) {
        return Ok(());
    }
    if which("npm").is_none() {
        bail!("install Node.js with npm: {name} {version} comes from there");
    }
    println!("      fetching {name} {version}");
    // A prefix of its own for each: npm takes away what it did not install in the same run.
    std::fs::create_dir_all(&dir)?;
    run(command("npm")
        .args(["install", "--silent", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(&dir)
        .arg(format!("{name}@{version}")))
    .with_context(|| format!("the npm package {name}@{version} could not be installed"))
}

fn npm_dir(name: &str) -> PathBuf {
    paths::tools().join("npm").join(name)
}

/// The version of wasm-bindgen that the widget is built with: the command-line tool must be of exactly this one.
fn wasm_bindgen_version() -> Result<String> {
    let lock = std::fs::read_to_string(paths::root().join("Cargo.lock")).context("Cargo.lock")?;
    version_in_lock(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_lock_names_a_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.128\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.128"));
        assert_eq!(version_in_lock(lock, "leptos"), None);
    }
}
