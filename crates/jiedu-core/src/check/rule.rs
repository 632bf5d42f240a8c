//! What a rule is.

use super::context::Context;
use super::finding::Finding;

/// A rule of the check: one file defines it, one line of the registry lists it.
pub struct Rule {
    /// Its stable name in reports and JSON, such as `number-gap`.
    pub code: &'static str,
    /// Its name for editors, in Chinese.
    pub name: &'static str,
    /// Its name in English.
    pub english: &'static str,
    /// What it finds, one sentence.
    pub help: &'static str,
    /// Finds it.
    pub(super) run: fn(&Context<'_>, &mut Vec<Finding>),
}
