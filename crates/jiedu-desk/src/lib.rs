//! 编辑台, the desk: an editor puts a text in, decides what it asks, sees the page beside it, and takes it away.
//!
//! The manuscript (a briefing's Markdown) is the truth. Every decision is an edit of it, so undo is one history over all
//! panels. Everything that is known of the manuscript comes from the engine (`jiedu-engine`), which runs in a worker; the
//! two exchange the messages of [`protocol`].

pub mod protocol;
