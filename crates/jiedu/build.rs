//! Puts the shell and the desk into the command, where `cargo xtask` has made them: then the command builds pages alone.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Where `cargo xtask` leaves the shell, seen from this crate.
const SHELL: &str = "../../target/shell";
/// The same of the desk.
const DESK: &str = "../../target/desk";

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-env-changed=JIEDU_SHELL");
    let given = std::env::var_os("JIEDU_SHELL").map(PathBuf::from);
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let folder = given.unwrap_or_else(|| manifest.join(SHELL));
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    std::fs::write(out.join("shell.rs"), files(&folder)?)?;
    let desk = manifest.join(DESK);
    println!("cargo::rerun-if-changed={}", desk.display());
    std::fs::write(out.join("desk.rs"), files(&desk)?)
}

/// The source of a list of the folder's files: their names and bytes. It is empty where there is no folder.
fn files(folder: &Path) -> std::io::Result<String> {
    let mut paths = Vec::new();
    if let Ok(entries) = std::fs::read_dir(folder) {
        for entry in entries {
            paths.push(entry?.path().canonicalize()?);
        }
    }
    paths.sort();
    let mut source = String::from("&[\n");
    for path in paths {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Writing to a string never fails.
        let _ = writeln!(source, "({name:?}, include_bytes!({:?})),", path.display().to_string());
    }
    source.push(']');
    Ok(source)
}
