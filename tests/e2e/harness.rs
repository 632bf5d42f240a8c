//! End-to-end tests: every case in every engine, on the hosted page and on the one file from disk.
//!
//! A case is a function in `cases/`; its name here is `engine::artifact::case`. Each engine has one browser, started
//! when its first case needs it; the engines run side by side, the cases of one engine one after the other, each in a
//! fresh tab. Nothing is tried twice, nothing waits longer than its deadline, nothing is skipped: where an engine has
//! no means for a case, the case is not registered for it and says why.
//!
//! `JIEDU_E2E_ENGINES=chromium,firefox` chooses engines. What a failed case saw is in `target/e2e/`, and how long each case took
//! in `target/e2e/seconds.txt`.

#![allow(clippy::print_stderr, reason = "a test harness reports")]

mod browser;
mod built;
mod cases;
mod host;
mod lighthouse;
mod page;
mod picture;
mod site;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::browser::{Engine, Fleet};
use crate::cases::Case;
use crate::page::Page;
use crate::site::{Artifact, Site};

/// How many cases are under way at most, nearly all of them waiting for their engine.
const THREADS: usize = 24;

/// How long each case took.
type Times = Arc<Mutex<Vec<(String, Duration)>>>;

fn main() -> Result<ExitCode> {
    let mut args = Arguments::from_args();
    // Cases of one engine wait for each other, and the threads with them. Where many in a row are of one engine, the others must
    // still find a thread.
    args.test_threads = args.test_threads.or(Some(THREADS));
    let engines = engines()?;
    let runtime = Arc::new(Runtime::new()?);
    let fleet = Arc::new(Fleet::default());
    let site = Arc::new(Site::open()?);
    let times = Times::default();

    let mut trials = Vec::new();
    for case in cases::all() {
        for &artifact in case.artifacts {
            // Engines innermost, so that neighbours in the queue run side by side.
            let is_asked = |engine: &&Engine| engines.contains(*engine) && case.runs_on(**engine, artifact);
            for &engine in case.engines.iter().filter(is_asked) {
                let name = format!("{}::{}::{}", engine.name(), artifact.name(), case.name);
                let (runtime, fleet, site) = (Arc::clone(&runtime), Arc::clone(&fleet), Arc::clone(&site));
                let times = Arc::clone(&times);
                let case = case.clone();
                trials.push(Trial::test(name.clone(), move || {
                    let result = runtime.block_on(run(&name, &case, engine, artifact, &fleet, &site, &times));
                    result.map_err(|error| Failed::from(format!("{error:#}")))
                }));
            }
        }
    }
    let conclusion = libtest_mimic::run(&args, trials);
    runtime.block_on(fleet.quit());
    write_times(&times)?;
    // A browser that is slow to end may still write there; what is left is Cargo's to clean.
    drop(std::fs::remove_dir_all(site::run_dir()));
    Ok(conclusion.exit_code())
}

async fn run(
    name: &str,
    case: &Case,
    engine: Engine,
    artifact: Artifact,
    fleet: &Fleet,
    site: &Arc<Site>,
    times: &Times,
) -> Result<()> {
    let mut slot = fleet.slot(engine).lock().await;
    let started = Instant::now();
    let driver = slot.driver(engine).await?;
    let page = Page::new(engine, artifact, driver, Arc::clone(site)).await?;
    // A task of its own: a panic in the case ends the case and not the harness.
    let task = tokio::spawn((case.run)(page.clone()));
    let abort = task.abort_handle();
    let result = match timeout(case.deadline, task).await {
        Ok(joined) => joined.context("the case panicked").and_then(|result| result),
        Err(_) => {
            abort.abort();
            Err(anyhow::anyhow!("not done in {} s", case.deadline.as_secs()))
        }
    };
    if result.is_err()
        && let Err(error) = page.keep_evidence(name).await
    {
        eprintln!("{name}: no evidence kept: {error:#}");
    }
    let closed = page.close().await;
    if let Ok(mut times) = times.lock() {
        times.push((name.to_owned(), started.elapsed()));
    }
    result.and(closed)
}

/// Writes how long each case took, the longest first.
fn write_times(times: &Times) -> Result<()> {
    let mut times = times.lock().map(|it| it.clone()).unwrap_or_default();
    times.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
    let lines: Vec<String> =
        times.iter().map(|(name, time)| format!("{:7.2} {name}\n", time.as_secs_f64())).collect();
    let path = site::evidence_dir().join("seconds.txt");
    std::fs::write(&path, lines.concat()).with_context(|| path.display().to_string())
}

fn engines() -> Result<Vec<Engine>> {
    let Ok(chosen) = std::env::var("JIEDU_E2E_ENGINES") else {
        return Ok(Engine::ALL.to_vec());
    };
    let mut engines = Vec::new();
    for name in chosen.split(',') {
        match Engine::ALL.iter().find(|it| it.name() == name.trim()) {
            Some(engine) => engines.push(*engine),
            None => bail!("there is no engine {name}; there are chromium, firefox, webkit"),
        }
    }
    Ok(engines)
}
