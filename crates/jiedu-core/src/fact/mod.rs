//! Facts: quantities that a text states.

mod model;
pub use model::{Direction, Fact, Kind, Qualifier, Tier, Value};

mod annotation;
mod calendar;
mod change;
mod chinese;
mod date;
mod date_part;
mod fraction;
mod group;
mod here;
mod lone;
mod name;
mod numeral;
mod period;
mod qualifier;
mod quantity;
mod range;
mod rank;
mod ratio;
mod scan;
mod scope;
mod subject;
mod unit;
mod unit_table;

pub use numeral::{Numeral, scan_numeral};
pub use scan::{check_annotations, scan_facts, scan_text};
