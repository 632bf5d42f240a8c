//! Terms: what a text sets in quotation marks or in 《》, with all places and the sentence that explains it.

mod model;
pub use model::TermKind;

// The widget gets its terms decoded; reading them is the author's.
#[cfg(feature = "author")]
mod explain;
#[cfg(feature = "author")]
mod kind;
#[cfg(feature = "author")]
mod quotation;
#[cfg(feature = "author")]
mod scan;
#[cfg(feature = "author")]
pub(crate) use explain::explanation;
#[cfg(feature = "author")]
pub(crate) use quotation::scan_quotations;
#[cfg(feature = "author")]
pub(crate) use scan::named;
#[cfg(feature = "author")]
pub use scan::{Occurrence, Term, scan_terms};
