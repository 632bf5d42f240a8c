//! What the tasks and the end-to-end tests share: where things are, which tools there are, and the static server.

#![allow(clippy::print_stdout, reason = "tasks talk to the person who started them")]

pub mod apt;
pub mod desk;
pub mod paths;
pub mod process;
pub mod serve;
pub mod shell;
pub mod tools;
