//! Builds pages in memory: briefings and the shell in, files out.
//!
//! Nothing here reads or writes files, so the same code runs in the `jiedu` command and in a browser, and both give the
//! same bytes.
//!
//! - [`Shell`]: everything of a page that does not depend on a text (widget, scripts, style sheet).
//! - [`build_folder`]: the files of a static site, the one file among them.
//! - [`build_one_file`]: the one file alone.

mod document;
mod error;
mod fingerprint;
mod head;
mod lexicon;
mod policy;
mod prerender;
mod shell;

pub use document::frozen_frame_name;
pub use error::SiteError;
pub use shell::{SHELL_FILES, Shell};

use document::Pages;
use fingerprint::fingerprint;
use jiedu_core::embed::NEWEST;
use jiedu_core::reading::Reading;

/// Name of the page of a built folder.
pub const INDEX: &str = "index.html";
/// Name of the one file in a built folder.
pub const ONE_FILE: &str = "jiedu.html";
/// Name of the script that host pages load.
pub const EMBED_SCRIPT: &str = "embed.js";

/// A file that a build gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name in the folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Whether it is sent over the network, where a compressed copy beside it pays. The one file is not.
    pub is_served: bool,
}

/// The files of a folder for any static host, the one file among them. The first briefing is shown first.
///
/// # Errors
/// Where there is no briefing, or a part can't be encoded.
pub fn build_folder(readings: &[Reading], shell: &Shell) -> Result<Vec<File>, SiteError> {
    let pages = Pages::new(readings, shell)?;
    let frame = pages.frame();
    let frozen = format!("frame-{}.html", fingerprint(&[frame.as_bytes()]));
    let served = |name: &str, bytes: Vec<u8>| File { name: name.to_owned(), bytes, is_served: true };
    let mut files = vec![
        served(INDEX, pages.hosted(&frozen).into_bytes()),
        served(NEWEST, frame.clone().into_bytes()),
        served(&frozen, frame.into_bytes()),
    ];
    let names = shell.widget_names();
    files.push(served(&names.script, shell.widget_script.clone().into_bytes()));
    files.push(served(&names.wasm, shell.wasm.clone()));
    files.push(served(EMBED_SCRIPT, shell.embed_script.clone().into_bytes()));
    let one_file = pages.one_file(Some(&frozen))?;
    files.push(File { name: ONE_FILE.to_owned(), bytes: one_file.into_bytes(), is_served: false });
    Ok(files)
}

/// The one file alone: it works from disk and asks for nothing.
///
/// # Errors
/// Where there is no briefing, or a part can't be encoded.
pub fn build_one_file(readings: &[Reading], shell: &Shell) -> Result<String, SiteError> {
    Pages::new(readings, shell)?.one_file(None)
}
