//! The briefing as a document: model, numbering, sentences and, with feature `author`, the readers of Markdown and of raw text.

use std::ops::Range;

mod briefing;
mod moment;
mod number;
mod sentence;
mod table;
pub use briefing::{
    Annotation, Attribute, Block, Briefing, Byline, FigureBlock, IgnoredPlace, Item, KeyQuote, Meeting, Meta,
    Missing, Section, SourceMap,
};
pub use moment::{CHINA, Moment};
#[cfg(feature = "author")]
pub(crate) use number::{CHINESE_DIGITS, chinese_digit};
pub use number::{Number, chinese_number, parse_number, parse_ordinal, write_chinese_number};
pub use sentence::{Sentence, split_sentences};
pub use table::{Column, Table, TableRow, is_number};

#[cfg(feature = "author")]
mod annotation;
#[cfg(feature = "author")]
mod inline_marks;
#[cfg(feature = "author")]
mod markdown;
#[cfg(feature = "author")]
mod markup;
#[cfg(feature = "author")]
mod meta;
#[cfg(feature = "author")]
mod piece;
#[cfg(feature = "author")]
pub(crate) mod raw;
#[cfg(feature = "author")]
mod table_lines;
#[cfg(feature = "author")]
pub(crate) use table_lines::{is_delimiter, split_row};
#[cfg(feature = "author")]
mod text_block;
#[cfg(feature = "author")]
pub use markdown::{MAX_SOURCE_BYTES, parse_briefing};
#[cfg(feature = "author")]
pub(crate) use markup::tag_len;
#[cfg(feature = "author")]
pub use meta::is_address;
#[cfg(feature = "author")]
pub(crate) use meta::{front_matter, read_meta};
#[cfg(feature = "author")]
pub use raw::{is_briefing, parse_source};
#[cfg(feature = "author")]
pub use text_block::Place;
#[cfg(feature = "author")]
pub(crate) use text_block::{TextBlock, text_blocks};

/// A byte range of [`Briefing::text`].
pub type TextRange = Range<usize>;
