//! Builds that a case makes itself, with the command as an editor runs it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use xtask::paths;

use crate::page::Page;
use crate::site::{self, Artifact};

/// The folder that a case has built.
pub(crate) struct Built {
    folder: PathBuf,
    path: String,
}

impl Page {
    /// Builds a folder of some briefings and serves it beside the page.
    pub(crate) fn build(&self, briefings: &[PathBuf], flags: &[&str]) -> Result<Built> {
        let name = self.site.next_number();
        let folder = site::run_dir().join(format!("built-{name}"));
        let command = paths::target().join("debug").join(format!("jiedu{}", std::env::consts::EXE_SUFFIX));
        let output = Command::new(&command)
            .args(["build", "--no-compress", "--out"])
            .arg(&folder)
            .args(flags)
            .args(briefings)
            .output()
            .with_context(|| format!("{}: run `cargo xtask open --no-serve` first", command.display()))?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let path = format!("/built-{name}/");
        self.site.mount(&path, &folder);
        Ok(Built { folder, path })
    }

    /// Writes variations of the two briefings, each with an id, a name and a day of its own.
    pub(crate) fn vary(&self, names: &[String]) -> Result<Vec<PathBuf>> {
        let folder = site::run_dir().join(format!("sources-{}", self.site.next_number()));
        fs::create_dir_all(&folder)?;
        let seeds = paths::briefings().map(|file| fs::read_to_string(file).unwrap_or_default());
        let mut files = Vec::new();
        for ((number, name), seed) in (1..).zip(names).zip(seeds.iter().cycle()) {
            let line = |line: &str| match line.split_once(" = ").map(|(key, _)| key) {
                Some("id") => format!("id = \"b{number}\""),
                Some("short") => format!("short = \"{name}\""),
                Some("title") => format!("title = \"{name}会议 第{number}篇\""),
                Some("title_breaks") => String::new(),
                Some("date") => format!("date = 20{:02}-08-{:02}", 10 + number % 12, 1 + number % 28),
                _ => line.to_owned(),
            };
            let file = folder.join(format!("b{number}.md"));
            // Only of the front matter: blocks of figures have keys of the same names.
            let (head, body) = seed.split_at(seed.rfind("+++").unwrap_or_default());
            fs::write(&file, head.lines().map(line).collect::<Vec<_>>().join("\n") + "\n" + body)?;
            files.push(file);
        }
        Ok(files)
    }

    /// Opens a page of a build: this one on the server, the one file from disk.
    pub(crate) async fn open_built(&self, built: &Built, name: &str, suffix: &str) -> Result<()> {
        let url = match self.artifact {
            Artifact::Hosted => self.site.own(&format!("{}{name}", built.path)),
            Artifact::OneFile => site::file_url(&built.folder.join("jiedu.html"))?.to_string(),
        };
        self.goto(&format!("{url}{suffix}")).await
    }
}

impl Built {
    /// How many bytes a file of it has.
    pub(crate) fn size(&self, name: &str) -> Result<u64> {
        Ok(fs::metadata(self.folder.join(name)).with_context(|| name.to_owned())?.len())
    }

    /// The bytes of a file of it.
    pub(crate) fn read(&self, name: &str) -> Result<Vec<u8>> {
        fs::read(self.folder.join(name)).with_context(|| name.to_owned())
    }

    /// The address of a file of it, from disk.
    pub(crate) fn file(&self, name: &str) -> Result<String> {
        Ok(site::file_url(&self.folder.join(name))?.to_string())
    }

    /// The address of a file of it, from the server.
    pub(crate) fn path(&self, name: &str) -> String {
        format!("{}{name}", self.path)
    }
}
