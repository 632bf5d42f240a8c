//! The `jiedu` command.
fn main() {}
