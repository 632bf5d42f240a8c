//! Where the shell of a build comes from: a folder, or the command itself.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use jiedu_site::{Desk, File, Shell, build_desk, build_hosted_desk};

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
    Shell::from_files(carried_file).context(DAMAGED)
}

/// The desk that this command was compiled with. Empty where there was none yet.
const DESK: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/desk.rs"));

/// The desk as one file.
pub(crate) fn desk() -> Result<String> {
    build_desk(&carried_desk()?, carried_file).context(DAMAGED)
}

/// The desk for a web space: its page and what the page asks for.
pub(crate) fn hosted_desk() -> Result<Vec<File>> {
    build_hosted_desk(&carried_desk()?, carried_file).context(DAMAGED)
}

const DAMAGED: &str = "the shell that this jiedu carries is damaged";

fn carried_desk() -> Result<Desk> {
    ensure!(
        !DESK.is_empty() && !CARRIED.is_empty(),
        "this jiedu was compiled without a desk; run `cargo xtask open --no-serve` once"
    );
    Desk::from_files(|name| look_up(DESK, name)).context("the desk that this jiedu carries is damaged")
}

fn carried_file(name: &str) -> Option<Vec<u8>> {
    look_up(CARRIED, name)
}

fn look_up(files: &[(&str, &[u8])], name: &str) -> Option<Vec<u8>> {
    files.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.to_vec())
}
