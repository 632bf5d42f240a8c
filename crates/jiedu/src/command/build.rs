//! `jiedu build`: briefings → a folder for any static host, and the one file.
//!
//! 1. Read every briefing and report everything that is wrong; with an error nothing is written.
//! 2. Build all files in memory.
//! 3. Write them, with compressed copies of what is served; files of the same bytes are compressed once.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use jiedu_core::anchors::check_anchors;
use jiedu_core::diagnostic::Diagnostic;
use jiedu_core::reading::{Reading, read_briefing};
use jiedu_site::{ONE_FILE, Options, build_folder, build_one_file, is_reserved};

use super::written::{make, write, write_files};
use super::{anchors, told};
use crate::source::Source;
use crate::{Outcome, report, shell};

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
    write_files(&out, &built, !no_compress)?;
    Ok(Outcome::Clean)
}

/// The folder and the name of the one file: what `--out` names where it ends in .html and is no folder, else jiedu.html in it.
fn place(out: &Path) -> (&Path, String) {
    let named = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html")) && !out.is_dir();
    match (out.parent(), out.file_name()) {
        (Some(folder), Some(name)) if named => (folder, name.to_string_lossy().into_owned()),
        _ => (out, ONE_FILE.to_owned()),
    }
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
