//! What is tested: the two artifacts of the build, as they are, with something done to them, and on pages that embed them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, anyhow};
use url::Url;
use xtask::paths;
use xtask::serve::Server;

/// The page that host pages embed, and how the examples name it.
const FRAME: &str = "/frame.html";
const EXAMPLE_FRAME: &str = "../frame.html";

/// The briefing that is not the first.
pub(crate) const SECOND: &str = "shifanqu-2021";

/// One of the two outputs of the build.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Artifact {
    /// The page of a briefing from a server: `dist/index.html`, which is the first one's, unless another is named.
    Hosted,
    /// `dist/jiedu.html` from disk.
    OneFile,
}

impl Artifact {
    pub(crate) const ALL: &[Self] = &[Self::Hosted, Self::OneFile];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hosted => "hosted",
            Self::OneFile => "one_file",
        }
    }

    fn file(self) -> PathBuf {
        paths::dist().join(match self {
            Self::Hosted => "index.html",
            Self::OneFile => "jiedu.html",
        })
    }
}

/// Where a host page is served from, seen from the page that it embeds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Origin {
    /// The page's own.
    Same,
    /// Another site's: other storage, other process, no way to reach into the frame.
    Other,
}

/// The outputs of the build, the server that hosts one of them, and the server of another site with pages that embed it.
pub(crate) struct Site {
    server: Server,
    hosts: Server,
    variants: AtomicUsize,
}

impl Site {
    pub(crate) fn open() -> Result<Self> {
        fs::create_dir_all(variants_dir())?;
        let (server, hosts) = (Server::start(&paths::dist(), 0)?, Server::start(&paths::dist(), 0)?);
        hosts.mount("/examples/", &paths::examples(), Some((EXAMPLE_FRAME, &server.url(FRAME))));
        hosts.mount("/bare/", &paths::dist(), None);
        Ok(Self { server, hosts, variants: AtomicUsize::new(0) })
    }

    /// The page as it was built.
    #[allow(clippy::unused_self, reason = "the same shape as its neighbours")]
    pub(crate) fn source(&self, artifact: Artifact) -> Result<String> {
        let file = artifact.file();
        fs::read_to_string(&file)
            .with_context(|| format!("{}: run `cargo xtask open --no-serve` first", file.display()))
    }

    /// The text of the page that `url` leads to.
    pub(crate) fn page_source(&self, artifact: Artifact, suffix: &str) -> Result<String> {
        if is_second(artifact, suffix) {
            self.source_of(&format!("{SECOND}.html"))
        } else {
            self.source(artifact)
        }
    }

    /// Another text of the build.
    #[allow(clippy::unused_self, reason = "the same shape as its neighbours")]
    pub(crate) fn source_of(&self, name: &str) -> Result<String> {
        let file = paths::dist().join(name);
        fs::read_to_string(&file).with_context(|| file.display().to_string())
    }

    /// The address of the page as it was built; of the hosted ones that of the briefing which what follows the path names.
    pub(crate) fn url(&self, artifact: Artifact, suffix: &str) -> Result<Url> {
        if is_second(artifact, suffix) {
            return Ok(Url::parse(&self.server.url(&format!("/{SECOND}.html")))?);
        }
        let file = artifact.file();
        anyhow::ensure!(file.is_file(), "{}: run `cargo xtask open --no-serve` first", file.display());
        match artifact {
            Artifact::Hosted => Ok(Url::parse(&self.server.url("/index.html"))?),
            Artifact::OneFile => file_url(&file),
        }
    }

    /// The address of a changed page: beside the hosted one, so that it finds its files, or as a file of its own.
    pub(crate) fn variant(&self, artifact: Artifact, html: &str) -> Result<Url> {
        let number = self.next_number();
        match artifact {
            Artifact::Hosted => {
                let path = format!("/variant-{number}.html");
                self.server.put(&path, html.into());
                Ok(Url::parse(&self.server.url(&path))?)
            }
            Artifact::OneFile => {
                let file = variants_dir().join(format!("{number}.html"));
                fs::write(&file, html)?;
                file_url(&file)
            }
        }
    }

    /// The address of a path of the page's own site.
    pub(crate) fn own(&self, path: &str) -> String {
        self.server.url(path)
    }

    /// The address of a path of the other site: the build, `/examples/`, and under `/bare/` the build with no charsets told.
    pub(crate) fn other(&self, path: &str) -> String {
        self.hosts.other_url(path)
    }

    /// The address of a host page. In it `{page}` stands for the address of the page that it embeds, `{own}` and `{other}`
    /// for the addresses of the two sites.
    pub(crate) fn host(&self, origin: Origin, html: &str) -> String {
        let number = self.next_number();
        let path = format!("/host-{number}.html");
        let html = html
            .replace("{page}", &self.own(FRAME))
            .replace("{own}", &self.own(""))
            .replace("{other}", &self.other(""));
        match origin {
            Origin::Same => {
                self.server.put(&path, html.into());
                self.own(&path)
            }
            Origin::Other => {
                self.hosts.put(&path, html.into());
                self.other(&path)
            }
        }
    }

    /// A number that no other variant, host page or build of this run has.
    pub(crate) fn next_number(&self) -> usize {
        self.variants.fetch_add(1, Ordering::Relaxed)
    }

    /// Serves a folder on the hosted site, under a prefix that begins and ends with a slash.
    pub(crate) fn mount(&self, prefix: &str, folder: &Path) {
        self.server.mount(prefix, folder, None);
    }

    /// Serves these bytes on the hosted site, and nothing of the build under that path any more.
    pub(crate) fn put(&self, path: &str, bytes: Vec<u8>) {
        self.server.put(path, bytes);
    }

    /// The same, said to be of another type or in another encoding than they are.
    pub(crate) fn put_as(&self, path: &str, bytes: Vec<u8>, mime: &'static str) {
        self.server.put_as(path, bytes, mime);
    }
}

/// The address of a file on disk.
pub(crate) fn file_url(file: &Path) -> Result<Url> {
    Url::from_file_path(file).map_err(|()| anyhow!("{} is no absolute path", file.display()))
}

/// Where a failed case leaves what it saw.
pub(crate) fn evidence_dir() -> PathBuf {
    paths::target().join("e2e")
}

/// What this run alone needs, gone when it ends: another run may be under way in the same working copy.
pub(crate) fn run_dir() -> PathBuf {
    evidence_dir().join(format!("run-{}", std::process::id()))
}

/// Whether what follows the path names the second briefing, which has a page of its own where pages are hosted.
fn is_second(artifact: Artifact, suffix: &str) -> bool {
    artifact == Artifact::Hosted && suffix.contains(SECOND)
}

/// Where changed copies of the one file lie.
pub(crate) fn variants_dir() -> PathBuf {
    run_dir().join("variants")
}

/// A script that runs before everything else on the page, also before a policy in a `<meta>` is read.
pub(crate) fn with_first_script(html: &str, script: &str) -> Result<String> {
    let lower = html.to_ascii_lowercase();
    let head = lower.find("<head").context("the page has no head")?;
    let place = head + lower.get(head..).and_then(|it| it.find('>')).context("the head is open")? + 1;
    let (before, after) = html.split_at(place);
    Ok(format!("{before}<script>{script}</script>{after}"))
}

/// The page with its scripts turned into data, for engines that cannot switch scripts off in a running session.
pub(crate) fn without_scripts(html: &str) -> String {
    // The first of two attributes of one name is the one that counts. The engine itself still runs scripts, and would not show
    // what is there without them.
    html.replace("<script", "<script type=\"text/plain\"")
        .replace("rel=\"modulepreload\"", "rel=\"\"")
        .replace("<noscript>", "<div>")
        .replace("</noscript>", "</div>")
}
