//! The payload: what the widget needs of the briefings beside the article, which is already in the page.
//!
//! Every type here has only fields that the browser gets. Sentences stay in the article: a [`Passage`](crate::passage::Passage)
//! says where they stand. What is shown in the prerendered page alone (captions' second
//! lines, notes, grids, key figures, lengths of sections) stays in [`crate::figure`] and in the reading.

mod codec;
mod types;

pub use codec::{DecodeError, Encoded, VERSION, decode, encode};
pub use types::{
    BriefingPart, CountPart, FactPart, FigurePart, FrameworkPart, MeetingDate, Payload, TaskPart, TermPart,
};
