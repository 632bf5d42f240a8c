//! Frameworks: names that count their members.

mod arity;

pub(crate) use arity::{is_counting, parse_framework};
