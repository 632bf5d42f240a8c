//! `jiedu build`: briefings → a folder for any static host, and the one file.
//!
//! 1. Read every briefing and report everything that is wrong; with an error nothing is written.
//! 2. Prerender the widget and encode the payload.
//! 3. Make both documents and the compressed copies in memory, then write them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use jiedu_core::anchors::check_anchors;
use jiedu_core::check::check_source;
use jiedu_core::diagnostic::Diagnostic;
use jiedu_core::document::{Briefing, parse_briefing};
use jiedu_core::embed::NEWEST;
use jiedu_core::fact::{Fact, check_annotations, scan_facts};
use jiedu_core::figure::{bind_keys, parse_figures};
use jiedu_core::review::review;
use jiedu_core::wire::{BriefingPart, Payload, briefing_part, encode};
use jiedu_widget::view::{Prerendered, render_page};
use jiedu_widget::words::Lang;

use super::anchors;
use crate::fingerprint::fingerprint;
use crate::script::{self, Kind};
use crate::source::Source;
use crate::{Outcome, bundle, compress, document, metadata, report, style};

/// Build the page of one or several briefings: a folder for any static host, and the one file jiedu.html.
#[derive(Args)]
#[command(after_help = "Examples:\n  jiedu build briefings/qixian-2022.md --out site\n  \
    jiedu build briefings/qixian-2022.md --one-file --out 淇县.html")]
pub(crate) struct Arguments {
    /// The briefings in Markdown; the first is shown first.
    #[arg(required = true)]
    briefings: Vec<PathBuf>,
    /// Folder to write to; with --one-file it may be the file itself, whose name ends in .html.
    #[arg(long, required_unless_present = "trunk")]
    out: Option<PathBuf>,
    /// Write only the one file, which works from disk and asks for nothing.
    #[arg(long)]
    one_file: bool,
    /// Folder that holds the compiled widget (a .wasm and its .js).
    #[arg(long)]
    widget: Option<PathBuf>,
    /// Called by Trunk: widget and output are its staging folder.
    #[arg(long, conflicts_with_all = ["out", "widget", "one_file"])]
    trunk: bool,
}

/// A briefing as it was read.
pub(super) struct Read {
    pub(super) briefing: Briefing,
    facts: Vec<Fact>,
    pub(super) part: BriefingPart,
    /// What an editor should look at.
    pub(super) findings: Vec<Diagnostic>,
}

/// Builds briefings into a folder.
pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let Arguments { briefings: files, out, one_file, widget, trunk } = arguments;
    let staging = || {
        std::env::var_os("TRUNK_STAGING_DIR")
            .map(PathBuf::from)
            .context("--trunk is for Trunk's hook: TRUNK_STAGING_DIR is not set")
    };
    let (out, widget) =
        if trunk { (staging()?, Some(staging()?)) } else { (out.context("--out is missing")?, widget) };
    let Some(read) = read_all(&files)? else { return Ok(Outcome::Faulty) };
    let widget = bundle::find(widget.as_deref())?;
    if trunk && std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        if let Some(folder) = bundle::beside() {
            keep_widget(&folder, &widget)?;
        }
    }

    // The views borrow their briefings for the rest of the program: it builds one page and ends.
    let read: &'static [Read] = Box::leak(read.into_boxed_slice());
    let payload: &'static Payload =
        Box::leak(Box::new(Payload { briefings: read.iter().map(|found| found.part.clone()).collect() }));
    let encoded = encode(payload).context("encode the payload")?;
    let prerendered: Vec<Prerendered> = read
        .iter()
        .map(|found| Prerendered {
            briefing: &found.briefing,
            facts: &found.facts,
            findings: &found.findings,
        })
        .collect();
    let guide = script::minify("guide.js", document::GUIDE, Kind::Classic)?;
    let body = render_page(payload, &prerendered, Lang::Zh, &guide);
    let ids: Vec<&str> = payload.briefings.iter().map(|part| part.id.as_str()).collect();
    let style = style::sheet(&ids);
    let description = read[0].briefing.meta.subtitle.clone();
    let told: Vec<_> = read.iter().map(|found| (&found.briefing, &found.part)).collect();
    let head = metadata::head(&told)?;
    let parts = document::Parts {
        head: &head,
        frame_head: &metadata::frame_head(&read[0].briefing.meta),
        payload,
        encoded: &encoded,
        body: &body,
        guide: &guide,
        style: &style,
        description: &description,
        widget: &widget,
    };

    if one_file {
        let (folder, name) = place(&out);
        make(folder)?;
        let page = parts.one_file(None)?;
        write(folder, &name, page.as_bytes(), false)?;
        return Ok(Outcome::Clean);
    }
    make(&out)?;
    let frame = parts.frame()?;
    let frozen = format!("frame-{}.html", fingerprint(&[frame.as_bytes()]));
    write(&out, "index.html", parts.hosted(&frozen)?.as_bytes(), true)?;
    write(&out, NEWEST, frame.as_bytes(), true)?;
    write(&out, &frozen, frame.as_bytes(), true)?;
    for (name, bytes) in widget.files() {
        write(&out, &name, bytes, true)?;
    }
    write(&out, "jiedu.html", parts.one_file(Some(&frozen))?.as_bytes(), false)?;
    let embed = script::minify("embed.js", document::EMBED, Kind::Classic)?;
    write(&out, "embed.js", embed.as_bytes(), true)?;
    Ok(Outcome::Clean)
}

/// Keeps a widget where [`bundle::find`] looks for it, and no other.
fn keep_widget(folder: &Path, widget: &bundle::Widget) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("clear {}", folder.display()))?;
    }
    make(folder)?;
    for (name, bytes) in widget.files() {
        let path = folder.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("write {}", path.display()))?;
    }
    Ok(())
}

/// The folder and the name of the one file: what `--out` names where it ends in .html and is no folder, else jiedu.html in it.
fn place(out: &Path) -> (&Path, String) {
    let named = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html")) && !out.is_dir();
    match (out.parent(), out.file_name()) {
        (Some(folder), Some(name)) if named => (folder, name.to_string_lossy().into_owned()),
        _ => (out, "jiedu.html".to_owned()),
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
fn read_all(files: &[PathBuf]) -> Result<Option<Vec<Read>>> {
    let mut read = Vec::new();
    let mut refused = false;
    for file in files {
        let source = Source::file(file)?;
        let (found, mut diagnostics) = read_one(&source.text);
        if let Some(earlier) = read.iter().position(|other: &Read| other.part.id == found.part.id) {
            diagnostics.push(Diagnostic::error(
                "id-duplicate",
                0..0,
                format!("{} has the same id \"{}\"", files[earlier].display(), found.part.id),
                "give each briefing an id of its own",
            ));
        }
        if let Some(table) = anchors::table(file)? {
            diagnostics.extend(check_anchors(&table, &found.briefing, &found.part.figures));
        }
        refused |= report::diagnostics(&source, &mut diagnostics);
        read.push(found);
    }
    Ok((!refused).then_some(read))
}

/// Reads a briefing, with what keeps it from being built.
pub(super) fn read_one(source: &str) -> (Read, Vec<Diagnostic>) {
    let (briefing, mut diagnostics) = parse_briefing(source);
    let facts = scan_facts(&briefing);
    diagnostics.extend(check_annotations(&briefing));
    let (figures, found) = parse_figures(&briefing, &facts);
    diagnostics.extend(found);
    let (keys, found) = bind_keys(&briefing, &facts, &figures);
    diagnostics.extend(found);
    let mut findings = check_source(source);
    findings.extend(review(&briefing, &facts, &figures));
    findings.sort_by_key(|finding| finding.span.start);
    let part = briefing_part(&briefing, &facts, figures, keys);
    (Read { briefing, facts, part, findings }, diagnostics)
}

/// Writes a file whole or not at all, and its compressed copies.
fn write(out: &Path, name: &str, bytes: &[u8], compressed: bool) -> Result<()> {
    let put = |name: &str, bytes: &[u8]| -> Result<()> {
        let path = out.join(name);
        let draft = out.join(format!("{name}.tmp"));
        std::fs::write(&draft, bytes)
            .and_then(|()| std::fs::rename(&draft, &path))
            .with_context(|| format!("write {}", path.display()))
    };
    put(name, bytes)?;
    let brotli = if compressed {
        let brotli = compress::brotli(bytes)?;
        put(&format!("{name}.br"), &brotli)?;
        put(&format!("{name}.gz"), &compress::gzip(bytes)?)?;
        Some(brotli.len())
    } else {
        None
    };
    report::written(&out.join(name), bytes.len(), brotli);
    Ok(())
}
