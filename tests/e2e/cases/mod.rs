//! The cases: one intent each, a file for each part of the product.

mod access;
mod boot;
mod care;
mod desk;
mod disk;
mod embed;
mod embed_host;
mod embed_links;
mod facts;
mod faults;
mod figures;
mod focus;
mod harness;
mod hosts;
mod kept;
mod language;
mod layout;
mod light;
mod links;
mod pages;
mod print;
mod render;
mod search;
mod share;
mod site_search;
mod tables;
mod takeaway;
mod tools;
mod trunk;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use crate::browser::Engine;
use crate::page::Page;
use crate::site::Artifact;

/// Holds the wasm back for so many milliseconds, so that something can happen before it.
fn delay_wasm(milliseconds: u32) -> String {
    format!(
        "for (const name of ['instantiate', 'instantiateStreaming', 'compile', 'compileStreaming']) {{
            const original = WebAssembly[name];
            WebAssembly[name] = (...args) =>
                new Promise(done => setTimeout(done, {milliseconds})).then(() => original.apply(WebAssembly, args));
        }}"
    )
}

type Run = dyn Fn(Page) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync;

/// A case, where it runs and what it does.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) engines: &'static [Engine],
    pub(crate) artifacts: &'static [Artifact],
    /// Whether one engine is enough for the one file, because the hosted page runs in all.
    one_file_once: bool,
    pub(crate) run: Arc<Run>,
    /// No run of it takes longer; the deadlines inside a case are shorter.
    pub(crate) deadline: Duration,
}

/// A case for all engines and both artifacts.
fn case<F>(name: &'static str, run: fn(Page) -> F) -> Case
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    Case {
        name,
        engines: Engine::ALL,
        artifacts: Artifact::ALL,
        one_file_once: false,
        run: Arc::new(move |page| Box::pin(run(page))),
        deadline: Duration::from_secs(120),
    }
}

impl Case {
    /// Only in these engines; a comment beside it says why.
    fn only_in(mut self, engines: &'static [Engine]) -> Self {
        self.engines = engines;
        self
    }

    /// With a deadline of its own.
    fn within(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// What it shows does not hang on how the page was loaded: where it runs on both artifacts, the one file is left to Chromium.
    fn one_file_once(mut self) -> Self {
        self.one_file_once = 1 < self.artifacts.len();
        self
    }

    pub(crate) fn runs_on(&self, engine: Engine, artifact: Artifact) -> bool {
        !self.one_file_once || artifact == Artifact::Hosted || engine == Engine::Chromium
    }

    /// Only on this artifact; a comment beside it says why.
    fn only_on(mut self, artifacts: &'static [Artifact]) -> Self {
        self.artifacts = artifacts;
        self
    }
}

/// Every case.
pub(crate) fn all() -> Vec<Case> {
    [
        harness::cases(),
        links::cases(),
        pages::cases(),
        light::cases(),
        boot::cases(),
        faults::cases(),
        layout::cases(),
        language::cases(),
        access::cases(),
        figures::cases(),
        focus::cases(),
        facts::cases(),
        desk::cases(),
        disk::cases(),
        share::cases(),
        tables::cases(),
        takeaway::cases(),
        tools::cases(),
        print::cases(),
        render::cases(),
        search::cases(),
        site_search::cases(),
        embed::cases(),
        embed_links::cases(),
        embed_host::cases(),
        kept::cases(),
        hosts::cases(),
        care::cases(),
        trunk::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
