//! 编辑台, the desk: an editor puts a text in, decides what it asks, sees the page beside it, and takes it away.
//!
//! The manuscript (a briefing's Markdown) is the truth. Every decision is an edit of it, so undo is one history over all
//! panels. Everything that is known of the manuscript comes from the engine (`jiedu-engine`), which runs in a worker; the
//! two exchange the messages of [`protocol`].

#[cfg(feature = "csr")]
mod app;
#[cfg(feature = "csr")]
mod browser;
#[cfg(feature = "csr")]
mod components;
#[cfg(feature = "csr")]
mod decisions;
#[cfg(feature = "csr")]
mod desk;
#[cfg(feature = "csr")]
mod exports;
pub mod findings;
pub mod history;
pub mod i18n;
pub mod protocol;
#[cfg(feature = "csr")]
mod repairs;
pub mod state;

#[cfg(feature = "csr")]
pub use app::start;
