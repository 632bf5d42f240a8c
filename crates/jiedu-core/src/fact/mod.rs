//! Facts: quantities that a text states; beside them the terms that it quotes, the frameworks that it
//! declares and the tasks that it sets.

mod model;
pub use model::{Direction, Fact, Kind, Qualifier, Tier, Value};

// The widget gets its facts decoded; reading them is the author's.
#[cfg(feature = "author")]
pub(crate) mod arity;
#[cfg(feature = "author")]
mod framework;
#[cfg(feature = "author")]
mod scan;
#[cfg(feature = "author")]
mod stretch;
#[cfg(feature = "author")]
mod task;
#[cfg(feature = "author")]
mod term;
#[cfg(feature = "author")]
pub use framework::{Arity, Framework, scan_frameworks};
#[cfg(feature = "author")]
pub use scan::{Numeral, check_annotations, scan_facts, scan_numeral, scan_text};
#[cfg(feature = "author")]
pub use stretch::Place;
#[cfg(feature = "author")]
pub use task::{Task, scan_tasks};
#[cfg(feature = "author")]
pub use term::{Occurrence, Term, TermKind, scan_terms};
