//! Facts: quantities that a text states.

mod model;
pub use model::{Direction, Fact, Kind, Qualifier, Tier, Value};

// The widget gets its facts decoded; reading them is the author's.
#[cfg(feature = "author")]
pub(crate) mod lexicon;
#[cfg(feature = "author")]
mod scan;
#[cfg(feature = "author")]
pub use scan::{Numeral, READERS, Reader, check_annotations, scan_facts, scan_numeral, scan_text};
#[cfg(feature = "author")]
pub(crate) use scan::{is_aim, is_change};
