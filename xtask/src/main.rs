//! `cargo xtask …`: set up tools, build, open, test, measure.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "tasks talk to the person who started them")]

mod bench;
mod build;
mod open;
mod score;
mod test;
mod trunk;

use std::process::ExitCode;

use anyhow::Result;

type Task = fn(Vec<String>) -> Result<ExitCode>;

/// Name, task, and how to use it.
const TASKS: &[(&str, Task, &str)] = &[
    (
        "open",
        open::open,
        "[--no-serve] [--examples] [--port N]   build for release, serve on this machine; with pages that embed it, and drafts",
    ),
    (
        "bench",
        bench::bench,
        "[--quick] [--runs N] [--times N,…] [--no-build] [--against DIST] [--json FILE]   measure size, speed and memory; --runs 0 only scrolls and clicks",
    ),
    ("trunk-hook", trunk::hook, "  what Trunk runs after it has compiled the widget"),
    (
        "score",
        score::score,
        "[--texts FOLDER] [--differences] [--drafts]   compare the scan of numbers with tests/labels, or drafts with the briefings, or count what the drafts of a folder have; differences of the development set alone",
    ),
    ("test", test::test, "[--quick] [--no-e2e] [--engine NAME]… [FILTER]   run every check and test"),
];

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_default();
    let Some((_, task, _)) = TASKS.iter().find(|(it, _, _)| *it == name) else {
        eprintln!("usage: cargo xtask TASK\n");
        for (name, _, usage) in TASKS {
            eprintln!("  {name} {usage}");
        }
        return ExitCode::from(2);
    };
    task(args.collect()).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
