//! The widget: Leptos components of a briefing, and the browser around them.
//!
//! The same components are prerendered natively (feature `ssr`) and mounted in the browser (feature `csr`). The article itself
//! is only ever prerendered: in the browser it stays as it is, and the living parts take the places of the static ones.

// Views are types that nest as their elements do.
#![recursion_limit = "256"]

pub mod browser;
pub mod components;
pub mod i18n;
pub mod number_rows;
pub mod state;
pub mod task_list;
pub mod term_list;

#[cfg(feature = "ssr")]
pub mod static_page;

#[cfg(feature = "csr")]
mod app;
#[cfg(feature = "csr")]
mod deferred;
#[cfg(feature = "csr")]
mod listing;

#[cfg(feature = "csr")]
pub use app::start;
#[cfg(feature = "csr")]
pub use listing::start_listing;
