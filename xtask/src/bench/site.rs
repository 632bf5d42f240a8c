//! The pages that are measured: that of the first briefing and the one file of both, as they are and many times as long.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xtask::paths;
use xtask::process::{cargo, run};
use xtask::serve::Server;

use super::{content, sizes};

/// Path of the page without its scripts.
const STILL: &str = "/still.html";

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
        let page = dir.join("index.html");
        let page = fs::read_to_string(&page).with_context(|| page.display().to_string())?;
        let still = without_scripts(&page).into_bytes();
        // As the pages beside it are sent: long ones as they are.
        if dir.join("index.html.br").exists() {
            server.put_brotli(STILL, sizes::brotli(&still)?);
        } else {
            server.put(STILL, still);
        }
        Ok(Self { times, dir, server })
    }

    /// The address of the hosted page with its scripts as data, so that it stays as it is without them.
    pub(super) fn still_url(&self) -> String {
        self.server.url(STILL)
    }

    /// The address of an output: the one file is opened from disk.
    pub(super) fn url(&self, output: Output) -> String {
        match output {
            Output::Hosted => self.server.url("/index.html"),
            Output::OneFile => format!("file://{}", self.dir.join("jiedu.html").display()),
        }
    }
}

/// A page whose scripts are data, and in which what is there without scripts is there.
fn without_scripts(page: &str) -> String {
    // The first of two attributes of one name is the one that counts.
    page.replace("<script", "<script type=\"text/plain\"")
        .replace("<noscript>", "<div>")
        .replace("</noscript>", "</div>")
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
    // The server prefers a compressed file, also one that an earlier build has left.
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| out.display().to_string())?;
    }
    let mut command = cargo();
    command.args(["run", "-q"]);
    // Compressing pages this long takes minutes, and the bench does not weigh them.
    let build = command.args(["-p", "jiedu", "--", "build", "--no-compress"]);
    run(build.args(files).arg("--out").arg(&out))
        .with_context(|| format!("the build of {times} times the content"))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::without_scripts;

    #[test]
    fn without_scripts_a_page_has_what_is_there_for_that() {
        assert_eq!(
            without_scripts("<script type=module>a</script><details><noscript>b</noscript></details>"),
            "<script type=\"text/plain\" type=module>a</script><details><div>b</div></details>"
        );
    }
}
