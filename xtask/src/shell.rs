//! The shell: the compiled widget, the page's scripts and the style sheet, all that a page holds beside its text.
//!
//! 1. cargo compiles the widget to a WebAssembly module.
//! 2. wasm-bindgen, as a library, writes the script that loads it.
//! 3. wasm-opt makes the module smaller.
//! 4. esbuild bundles the scripts of `web/` and the files of `style/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::paths;
use crate::process::{cargo, command, run};

/// Leptos erases the types of elements: 4 % less to download.
const ERASE: &str = "--cfg=erase_components";

/// The only features of WebAssembly that the module may use: it runs from Chrome 96 and Safari 15.1 on. wasm-opt refuses a
/// module that uses others.
const FEATURES: [&str; 9] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// Name of wasm-bindgen's output files, without their endings.
const STEM: &str = "jiedu-widget";

/// For whom wasm-bindgen writes its script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// A page: an ES module that is told where the WebAssembly module is.
    Web,
    /// Node.js: a CommonJS module that reads the WebAssembly module from beside itself.
    Node,
}

/// Where the shell is left: the `jiedu` command is compiled with what lies there.
#[must_use]
pub fn folder() -> PathBuf {
    paths::root().join("target/shell")
}

/// Makes the shell.
///
/// # Errors
/// Where a compiler or a tool fails; its own words stand above.
pub fn make() -> Result<()> {
    println!("      compiling the widget, about two minutes the first time");
    let wasm = compile(&["-p", "jiedu-widget", "--bin", STEM, "--features", "csr"], &format!("{STEM}.wasm"))?;
    println!("      writing its script, optimizing the module, bundling scripts and styles");
    let work = paths::target().join("widget");
    bind(&wasm, STEM, Host::Web, &work)?;
    let small = work.join("widget.wasm");
    run(command("wasm-opt")
        .args(FEATURES)
        .arg("-Oz")
        .arg(work.join(format!("{STEM}_bg.wasm")))
        .arg("-o")
        .arg(&small))
    .context("wasm-opt could not optimize the module")?;
    assemble(&small, &work.join(format!("{STEM}.js")), &folder())
}

/// Makes a shell of a module and the script that wasm-bindgen wrote for it.
///
/// # Errors
/// Where a file can't be read or written, or the scripts can't be bundled.
pub fn assemble(wasm: &Path, glue: &Path, shell: &Path) -> Result<()> {
    // Written beside it first: a build that fails leaves the last shell whole.
    let draft = shell.with_extension("draft");
    clear(&draft)?;
    run(command("node")
        .arg(paths::root().join("web/build.mjs"))
        .arg("--out")
        .arg(&draft)
        .arg("--glue")
        .arg(glue))
    .context("the scripts of web/ could not be bundled")?;
    fs::copy(wasm, draft.join("widget.wasm")).with_context(|| wasm.display().to_string())?;
    if is_same(&draft, shell)? {
        // The command is compiled with these files: what did not change is left alone, so that it isn't compiled again.
        return Ok(fs::remove_dir_all(&draft)?);
    }
    clear(shell)?;
    for entry in fs::read_dir(&draft)? {
        let path = entry?.path();
        fs::rename(&path, shell.join(path.file_name().unwrap_or_default()))?;
    }
    Ok(fs::remove_dir_all(&draft)?)
}

/// Compiles a part of the workspace to WebAssembly for release; `name` is that of the module's file below the profile's folder.
///
/// # Errors
/// Where the compiler fails.
pub fn compile(target: &[&str], name: &str) -> Result<PathBuf> {
    run(cargo()
        .args(["build", "--release", "--locked", "--target", WASM_TARGET])
        .args(target)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", format!("{ERASE} {}", short_paths())))
    .with_context(|| format!("{name} could not be compiled"))?;
    Ok(paths::target().join(WASM_TARGET).join("release").join(name))
}

/// Writes the script that loads a module, and the module as that script expects it, into a folder.
///
/// # Errors
/// Where the module can't be read, or was compiled with another version of wasm-bindgen.
pub fn bind(wasm: &Path, stem: &str, host: Host, out: &Path) -> Result<()> {
    clear(out)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(stem).typescript(false);
    match host {
        Host::Web => bindgen.web(true)?,
        Host::Node => bindgen.nodejs(true)?,
    };
    bindgen.generate(out).with_context(|| format!("wasm-bindgen could not read {}", wasm.display()))
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))
}

/// Whether two folders hold the same files.
fn is_same(one: &Path, other: &Path) -> Result<bool> {
    let files = |folder: &Path| -> Result<Vec<(PathBuf, Vec<u8>)>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            files.push((path.file_name().unwrap_or_default().into(), fs::read(&path)?));
        }
        files.sort();
        Ok(files)
    };
    Ok(other.is_dir() && files(one)? == files(other)?)
}

/// Flags that keep the paths of this machine out of the module: readers download them.
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
