//! Facts: quantities that a text states.

mod model;
mod numeral;
mod scan;
mod unit;

pub use model::{Direction, Fact, Kind, Qualifier, Tier, Value};
pub use numeral::{Numeral, scan_numeral};
pub use scan::{scan_facts, scan_text};
