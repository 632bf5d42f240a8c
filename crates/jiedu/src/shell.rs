//! Where the shell of a build comes from: a folder, or the command itself.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use jiedu_site::{Desk, Shell, build_desk};

/// The shell that this command was compiled with: names and bytes. Empty where there was none yet.
const CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shell.rs"));

/// The shell in a folder, else the one that the command carries.
pub(crate) fn find(folder: Option<&Path>) -> Result<Shell> {
    if let Some(folder) = folder {
        return Shell::from_files(|name| std::fs::read(folder.join(name)).ok()).with_context(|| {
            format!("{} holds no shell; `cargo xtask open` makes one in target/shell", folder.display())
        });
    }
    ensure!(
        !CARRIED.is_empty(),
        "this jiedu was compiled without a shell; run `cargo xtask open --no-serve` once, or name a folder with --shell"
    );
    let carried =
        |name: &str| CARRIED.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.to_vec());
    Shell::from_files(carried).context("the shell that this jiedu carries is damaged")
}

/// The desk that this command was compiled with. Empty where there was none yet.
const DESK: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/desk.rs"));

/// The desk as one file.
pub(crate) fn desk() -> Result<String> {
    ensure!(
        !DESK.is_empty() && !CARRIED.is_empty(),
        "this jiedu was compiled without a desk; run `cargo xtask open --no-serve` once"
    );
    let find = |files: &[(&str, &[u8])], name: &str| {
        files.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.to_vec())
    };
    let desk =
        Desk::from_files(|name| find(DESK, name)).context("the desk that this jiedu carries is damaged")?;
    build_desk(&desk, |name| find(CARRIED, name)).context("the shell that this jiedu carries is damaged")
}
