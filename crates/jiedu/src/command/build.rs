//! `jiedu build`: briefings → a folder for any static host, and the one file.
//!
//! 1. Read every briefing and report everything that is wrong; with an error nothing is written.
//! 2. Prerender the widget and encode the payload.
//! 3. Make both documents and the compressed copies in memory, then write them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use jiedu_core::anchors::check_anchors;
use jiedu_core::diagnostic::Diagnostic;
use jiedu_core::embed::NEWEST;
use jiedu_core::payload::{Payload, encode};
use jiedu_core::reading::{Reading, briefing_part, read_briefing};
use jiedu_widget::view::render_page;
use jiedu_widget::words::Lang;

use super::anchors;
use crate::fingerprint::fingerprint;
use crate::script::{self, Kind};
use crate::source::Source;
use crate::{Outcome, bundle, compress, document, metadata, pack, report, style};

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
    /// Make the one file as small as it gets, for mail and chats: without scripts it lacks its tables.
    #[arg(long, requires = "one_file")]
    compress: bool,
    /// Folder that holds the compiled widget (a .wasm and its .js).
    #[arg(long)]
    widget: Option<PathBuf>,
    /// Called by Trunk: widget and output are its staging folder.
    #[arg(long, conflicts_with_all = ["out", "widget", "one_file"])]
    trunk: bool,
}

/// Builds briefings into a folder.
pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let Arguments { briefings: files, out, one_file, compress: lean, widget, trunk } = arguments;
    let staging = || {
        std::env::var_os("TRUNK_STAGING_DIR")
            .map(PathBuf::from)
            .context("--trunk is for Trunk's hook: TRUNK_STAGING_DIR is not set")
    };
    let (out, widget) =
        if trunk { (staging()?, Some(staging()?)) } else { (out.context("--out is missing")?, widget) };
    let Some(readings) = read_all(&files)? else { return Ok(Outcome::Faulty) };
    let mut widget = bundle::find(widget.as_deref())?;
    if trunk && std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        let packed = pack::pack(&widget)?;
        for name in [&widget.script_name, &widget.wasm_name] {
            std::fs::remove_file(out.join(name)).with_context(|| format!("remove {name}"))?;
        }
        widget = packed;
        if let Some(folder) = bundle::beside() {
            keep_widget(&folder, &widget)?;
        }
    }

    // The views borrow their briefings for the rest of the program: it builds one page and ends.
    let readings: &'static [Reading] = Box::leak(readings.into_boxed_slice());
    let payload: &'static Payload =
        Box::leak(Box::new(Payload { briefings: readings.iter().map(briefing_part).collect() }));
    let encoded = encode(payload).context("encode the payload")?;
    let guide = script::minify("guide.js", document::GUIDE, Kind::Classic)?;
    let body = render_page(payload, readings, Lang::Zh, &guide);
    let ids: Vec<&str> = payload.briefings.iter().map(|part| part.id.as_str()).collect();
    let style = style::sheet(&ids);
    let description = readings[0].briefing.meta.subtitle.clone();
    let told: Vec<_> = readings.iter().zip(&payload.briefings).collect();
    let head = metadata::head(&told)?;
    let parts = document::Parts {
        head: &head,
        frame_head: &metadata::frame_head(&readings[0].briefing.meta),
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
        let page = if lean { parts.lean_file()? } else { parts.one_file(None)? };
        write(folder, &name, page.as_bytes(), false)?;
        return Ok(Outcome::Clean);
    }
    make(&out)?;
    let frame = parts.frame()?;
    let frozen = format!("frame-{}.html", fingerprint(&[frame.as_bytes()]));
    write(&out, "index.html", parts.hosted(&frozen)?.as_bytes(), true)?;
    write(&out, NEWEST, frame.as_bytes(), true)?;
    write(&out, &frozen, frame.as_bytes(), true)?;
    for (name, bytes) in widget.hosted_files() {
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
fn read_all(files: &[PathBuf]) -> Result<Option<Vec<Reading>>> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut refused = false;
    for file in files {
        let source = Source::file(file)?;
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
        if let Some(table) = anchors::table(file)? {
            diagnostics.extend(check_anchors(&table, &reading.briefing, &reading.figures));
        }
        refused |= report::diagnostics(&source, &mut diagnostics);
        readings.push(reading);
    }
    Ok((!refused).then_some(readings))
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
