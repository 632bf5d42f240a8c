//! Search: what a reader types, sought in the sentences, headings, captions, terms and numbers of a page.
//!
//! 1. [`Lexicon`]: how the characters of a page are read aloud, and which other forms they have. The build writes it, because
//!    the dictionaries behind it are large; the browser reads it with the first key.
//! 2. [`Index`]: the [`Entry`]s of a page, folded: width, case, punctuation, blanks and traditional forms make no difference.
//! 3. [`Query`]: the words of what was typed. Letters are sought as they stand and as pinyin, numbers by their value.
//! 4. [`Found`]: the hits in the order of the text, with the places of the words in each.
//! 5. [`Site`]: the index of all briefings of a site, which the list of them loads.

mod entry;
mod fold;
mod found;
mod index;
mod lexicon;
mod passage;
mod quantity;
mod query;
mod site;

pub use entry::{Entry, Kind};
pub use found::{Found, Group, GroupKind, Hit};
pub use index::Index;
pub use lexicon::Lexicon;
pub use quantity::Quantity;
pub use query::Query;
pub use site::{Site, SiteBriefing, SiteSection, SiteText, SiteWriter};
