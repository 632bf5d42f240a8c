//! Where things are in the working copy.

use std::path::{Path, PathBuf};

/// The root of the working copy.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target directory, which `CARGO_TARGET_DIR` may move.
#[must_use]
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Where the tools are installed; not moved by `CARGO_TARGET_DIR`, as they are slow to build.
#[must_use]
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// What the build puts out.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The briefings that the project publishes; the first is shown first.
#[must_use]
pub fn briefings() -> [PathBuf; 2] {
    ["qixian-2022", "shifanqu-2021"].map(|name| root().join(format!("briefings/{name}.md")))
}

/// Pages that embed the build.
#[must_use]
pub fn examples() -> PathBuf {
    root().join("examples")
}

/// The briefings that were drafted from public texts, and nothing done to them since.
///
/// # Errors
/// Where their folder can't be read.
pub fn drafts() -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(examples().join("drafts"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "md") && !path.ends_with("README.md") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Where the pages of the drafts are built.
#[must_use]
pub fn drafts_out() -> PathBuf {
    target().join("drafts")
}

/// The one wasm-bindgen module in a directory and the script that loads it.
///
/// # Errors
/// Where there is no such pair, or more than one.
pub fn widget_in(dir: &Path) -> anyhow::Result<(PathBuf, PathBuf)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with("_bg.wasm") {
            found.push(path);
        }
    }
    let [wasm] = found.as_slice() else {
        anyhow::bail!("{} holds {} files *_bg.wasm, one is expected", dir.display(), found.len());
    };
    let stem = wasm.to_string_lossy().trim_end_matches("_bg.wasm").to_owned();
    let script = PathBuf::from(stem + ".js");
    anyhow::ensure!(script.is_file(), "{} is missing beside its module", script.display());
    Ok((wasm.clone(), script))
}

/// The widget's second module, which lies beside the first.
#[must_use]
pub fn deferred_of(wasm: &Path) -> PathBuf {
    let name = wasm.file_name().unwrap_or_default().to_string_lossy();
    wasm.with_file_name(name.replace("_bg.wasm", "_deferred.wasm"))
}
