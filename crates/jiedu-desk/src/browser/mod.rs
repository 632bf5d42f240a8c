//! The only part of the desk that touches the page's API.

pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod download;
pub(crate) mod drafts;
pub(crate) mod engine;
pub(crate) mod focus;
pub(crate) mod intake;
pub(crate) mod keyboard;
pub(crate) mod leaving;
pub(crate) mod preferences;
pub(crate) mod preview_frame;
