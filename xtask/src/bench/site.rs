//! The pages that are measured: the two briefings as they are, and many times as long.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xtask::paths;
use xtask::process::{cargo, run};
use xtask::serve::Server;

use super::content;

/// One build and the server that hosts it.
pub(super) struct Site {
    /// How many times the content of the briefings it holds.
    pub(super) times: usize,
    pub(super) dir: PathBuf,
    server: Server,
}

/// One of the two outputs of a build.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Output {
    Hosted,
    OneFile,
}

impl Output {
    pub(super) const ALL: [Self; 2] = [Self::Hosted, Self::OneFile];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Hosted => "hosted",
            Self::OneFile => "one file",
        }
    }
}

impl Site {
    /// Builds, where that was not done, and serves.
    pub(super) fn open(times: usize) -> Result<Self> {
        let dir = if times == 1 { paths::dist() } else { build(times)? };
        Self::of(times, dir)
    }

    /// Serves what a build has put out.
    pub(super) fn of(times: usize, dir: PathBuf) -> Result<Self> {
        let dir = dir.canonicalize().with_context(|| dir.display().to_string())?;
        let server = Server::start(&dir, 0)?;
        Ok(Self { times, dir, server })
    }

    /// The address of an output: the one file is opened from disk.
    pub(super) fn url(&self, output: Output) -> String {
        match output {
            Output::Hosted => self.server.url("/index.html"),
            Output::OneFile => format!("file://{}", self.dir.join("jiedu.html").display()),
        }
    }
}

/// Builds the briefings many times as long.
fn build(times: usize) -> Result<PathBuf> {
    let bench = paths::target().join("bench");
    let sources = bench.join(format!("x{times}-briefings"));
    fs::create_dir_all(&sources)?;
    let mut files = Vec::new();
    let briefings = paths::root().join("briefings");
    for entry in fs::read_dir(&briefings).with_context(|| briefings.display().to_string())? {
        let from = entry?.path();
        if from.extension().is_some_and(|it| it == "md") {
            let to = sources.join(from.file_name().unwrap_or_default());
            fs::write(&to, content::repeat(&fs::read_to_string(&from)?, times)?)?;
            files.push(to);
        }
    }
    files.sort();
    let out = bench.join(format!("x{times}"));
    let mut command = cargo();
    command.args(["run", "-q"]);
    // Compressing pages this long takes minutes, and the bench does not weigh them.
    let build = command.args(["-p", "jiedu", "--", "build", "--no-compress"]);
    run(build.args(files).arg("--out").arg(&out))
        .with_context(|| format!("the build of {times} times the content"))?;
    Ok(out)
}
