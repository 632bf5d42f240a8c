//! `jiedu build`: briefings → a folder for any static host, and the one file.
//!
//! 1. Read every briefing and report everything that is wrong; with an error nothing is written.
//! 2. Build all files in memory.
//! 3. Write them, with compressed copies of what is served; files of the same bytes are compressed once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, anyhow};
use clap::Args;
use jiedu_core::anchors::check_anchors;
use jiedu_core::diagnostic::Diagnostic;
use jiedu_core::reading::{Reading, read_briefing};
use jiedu_site::{ONE_FILE, Options, build_folder, build_one_file, is_reserved};

use super::{anchors, told};
use crate::compress::Effort;
use crate::source::Source;
use crate::{Outcome, compress, report, shell};

/// From so many files on they are compressed with less effort, so that a hundred briefings are built in seconds.
const MANY: usize = 32;

/// Build the pages of one or several briefings: a folder for any static host, with a page for each, and the one file jiedu.html of
/// all.
#[derive(Args)]
#[command(after_help = "Examples:\n  jiedu build briefings/qixian-2022.md --out site\n  \
    jiedu build briefings/qixian-2022.md --one-file --out 淇县.html")]
pub(crate) struct Arguments {
    /// The briefings in Markdown; the first is what the folder opens with.
    #[arg(required = true)]
    briefings: Vec<PathBuf>,
    /// Folder to write to; with --one-file it may be the file itself, whose name ends in .html.
    #[arg(long)]
    out: PathBuf,
    /// Write only the one file, which works from disk and asks for nothing.
    #[arg(long)]
    one_file: bool,
    /// Show in each page what an editor should look at before publishing; not for what is published.
    #[arg(long)]
    review: bool,
    /// Folder with the widget, scripts and style sheet to build with, instead of those inside the command.
    #[arg(long)]
    shell: Option<PathBuf>,
    /// Write no compressed copies (.br, .gz) beside the files that a host serves.
    #[arg(long)]
    no_compress: bool,
}

/// Builds briefings into a folder.
pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let Arguments { briefings: files, out, one_file, review, shell, no_compress } = arguments;
    let Some(read) = read_all(&files)? else { return Ok(Outcome::Faulty) };
    let shell = shell::find(shell.as_deref())?;
    let options = Options { has_review: review };
    if one_file {
        let (folder, name) = place(&out);
        make(folder)?;
        let bytes = build_one_file(&read, &shell, options)?;
        write(folder, &name, bytes.as_bytes())?;
        report::written(&folder.join(&name), bytes.len(), None);
        return Ok(Outcome::Clean);
    }
    let built = build_folder(&read, &shell, options)?;
    make(&out)?;
    let served = built.iter().filter(|file| file.is_served && !no_compress);
    let copies = compress_all(served.map(|file| file.bytes.as_slice()))?;
    for file in &built {
        write(&out, &file.name, &file.bytes)?;
        let copies = copies.get(file.bytes.as_slice()).filter(|_| file.is_served);
        if let Some(Copies { brotli, gzip }) = copies {
            write(&out, &format!("{}.br", file.name), brotli)?;
            write(&out, &format!("{}.gz", file.name), gzip)?;
        }
        report::written(&out.join(&file.name), file.bytes.len(), copies.map(|it| it.brotli.len()));
    }
    Ok(Outcome::Clean)
}

/// The compressed copies of a file.
struct Copies {
    brotli: Vec<u8>,
    gzip: Vec<u8>,
}

/// The compressed copies of some files, by their bytes.
fn compress_all<'a>(files: impl Iterator<Item = &'a [u8]>) -> Result<BTreeMap<&'a [u8], Copies>> {
    let files: BTreeSet<&[u8]> = files.collect();
    let effort = if files.len() > MANY { Effort::Much } else { Effort::Most };
    let queue = Mutex::new(files);
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_first();
    let work = || -> std::io::Result<Vec<(&'a [u8], Copies)>> {
        std::iter::from_fn(next)
            .map(|bytes| {
                Ok((bytes, Copies { brotli: compress::brotli(bytes, effort)?, gzip: compress::gzip(bytes)? }))
            })
            .collect()
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let done: Vec<_> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        started.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
    });
    let mut copies = BTreeMap::new();
    for found in done {
        copies.extend(found.map_err(|_| anyhow!("a thread that compresses has failed"))??);
    }
    Ok(copies)
}

/// The folder and the name of the one file: what `--out` names where it ends in .html and is no folder, else jiedu.html in it.
fn place(out: &Path) -> (&Path, String) {
    let named = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html")) && !out.is_dir();
    match (out.parent(), out.file_name()) {
        (Some(folder), Some(name)) if named => (folder, name.to_string_lossy().into_owned()),
        _ => (out, ONE_FILE.to_owned()),
    }
}

/// Makes a folder; the empty path is the one that the command runs in.
fn make(folder: &Path) -> Result<()> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))
}

/// Reads and checks every file; none where one has errors, which are printed.
fn read_all(files: &[PathBuf]) -> Result<Option<Vec<Reading>>> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut refused = false;
    for file in files {
        let source = told(Source::file(file)?);
        let (reading, mut diagnostics) = read_briefing(&source.text);
        let id = &reading.briefing.meta.id;
        if let Some(earlier) = readings.iter().position(|other| other.briefing.meta.id == *id) {
            diagnostics.push(Diagnostic::error(
                "id-duplicate",
                0..0,
                format!("{} has the same id \"{id}\"", files[earlier].display()),
                "give each briefing an id of its own",
            ));
        }
        if is_reserved(id) {
            diagnostics.push(Diagnostic::error(
                "id-reserved",
                0..0,
                format!("the id \"{id}\" is the name of a page that every build has"),
                "give the briefing another id, such as its place and year",
            ));
        }
        if let Some(table) = anchors::table(file)? {
            diagnostics.extend(check_anchors(&table, &reading.briefing, &reading.figures));
        }
        refused |= report::diagnostics(&source, &mut diagnostics);
        readings.push(reading);
    }
    Ok((!refused).then_some(readings))
}

/// Writes a file whole or not at all.
fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = out.join(name);
    let draft = out.join(format!("{name}.tmp"));
    std::fs::write(&draft, bytes)
        .and_then(|()| std::fs::rename(&draft, &path))
        .with_context(|| format!("write {}", path.display()))
}
