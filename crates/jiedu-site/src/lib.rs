//! Builds pages in memory: briefings and the shell in, files out.
//!
//! Nothing here reads or writes files, so the same code runs in the `jiedu` command and in a browser, and both give the
//! same bytes.
//!
//! - [`Shell`]: everything of a page that does not depend on a text (widget, scripts, style sheet).
//! - [`build_folder`]: the files of a static site, the one file among them.
//! - [`build_one_file`]: the one file alone.
//! - [`rich_text`]: a briefing for the editor of a WeChat article.
//! - [`build_preview`]: the page as the desk previews it; [`build_desk`], [`build_hosted_desk`]: the desk itself.

mod archive;
mod desk;
mod document;
mod error;
mod fingerprint;
mod head;
mod lexicon;
mod policy;
mod prerender;
mod rich_text;
mod search_index;
mod shell;
mod site;
mod sitemap;

pub use desk::{DESK_FILES, Desk, build_desk, build_hosted_desk};
pub use document::frozen_frame_name;
pub use error::SiteError;
pub use rich_text::{RichText, rich_text};
pub use shell::{ListingWidget, SHELL_FILES, Shell};
pub use site::{Options, build_folder, build_one_file, build_preview, is_reserved, page_name};

/// Name of the page of a built folder that leads to all others.
pub const INDEX: &str = "index.html";
/// Name of the page that lists all briefings.
pub const ALL: &str = "all.html";
/// Name of the one file in a built folder.
pub const ONE_FILE: &str = "jiedu.html";
/// Name of the desk as one file.
pub const DESK: &str = "jiedu-desk.html";
/// Name of the page of the desk for a web space.
pub const HOSTED_DESK: &str = "desk.html";
/// Name of the script that host pages load.
pub const EMBED_SCRIPT: &str = "embed.js";
/// Name of the list of pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";

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
