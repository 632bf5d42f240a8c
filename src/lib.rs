//! The widget: Leptos views of a briefing, and the browser around them.
//!
//! The same views are prerendered natively (feature `ssr`) and mounted in the browser (feature `csr`). The article itself
//! is only ever prerendered: in the browser it is adopted, and the living parts are swapped into it.

// Views are types that nest as their elements do.
#![recursion_limit = "256"]

pub mod words;

pub mod reactive;
pub mod state;
pub mod view;

#[cfg(feature = "csr")]
pub mod browser;
