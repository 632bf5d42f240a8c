//! A site: a page and a frame for each briefing, the names that lead to them, and the one file with all of them.

use jiedu_core::embed::{NEWEST, newest_frame};
use jiedu_core::payload::BriefingPart;
use jiedu_core::reading::{Reading, briefing_part};
use jiedu_widget::static_page::{IN_MENU, Neighbour, Surroundings, listed};

use crate::document::{Document, frame_name};
use crate::fingerprint::fingerprint;
use crate::search_index::search_index;
use crate::shell::Shell;
use crate::sitemap::sitemap;
use crate::{ALL, EMBED_SCRIPT, File, INDEX, ONE_FILE, SITEMAP, SiteError, head};

/// What is built otherwise on demand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Each page shows an editor what to look at before publishing.
    pub has_review: bool,
}

/// The files of a folder for any static host: for each briefing a page and a frame of itself alone, the names that lead there, and
/// the one file of all. The first briefing is what the folder opens with.
///
/// # Errors
/// Where there is no briefing, or a part can't be encoded.
pub fn build_folder(readings: &[Reading], shell: &Shell, options: Options) -> Result<Vec<File>, SiteError> {
    let parts: Vec<BriefingPart> = readings.iter().map(briefing_part).collect();
    let all = (parts.len() > IN_MENU).then_some(ALL);
    let beside = |name: fn(&str) -> String| neighbours(&parts, |part| name(&part.id));
    let (pages, frames) = (beside(page_name), beside(newest_frame));
    let framed = Surroundings {
        guide: &shell.page_script,
        neighbours: &frames,
        all,
        is_frame: true,
        has_review: options.has_review,
    };
    let hosted = Surroundings { neighbours: &pages, is_frame: false, ..framed };
    let served =
        |name: &str, bytes: &[u8]| File { name: name.to_owned(), bytes: bytes.to_owned(), is_served: true };
    let mut files = Vec::new();
    let mut frozen_names = String::new();
    for index in 0..readings.len() {
        let (reading, part) = (&readings[index..=index], &parts[index..=index]);
        let id = &parts[index].id;
        let own = format!("./{}", page_name(id));
        let frame = Document::new(reading, part, shell, &framed)?;
        let frame = frame.hosted(&head::of_frame(&readings[index].briefing.meta, &own));
        let frozen = format!("frame-{}.html", fingerprint(&[frame.as_bytes()]));
        let known = frame_name(id, &frozen);
        let page = Document::new(reading, part, shell, &hosted)?;
        let page = page.hosted(&(known.clone() + &head::of_page(reading, part)?));
        frozen_names.push_str(&known);
        let first = index == 0;
        for (name, bytes) in [(INDEX, &page), (NEWEST, &frame)].into_iter().filter(|_| first) {
            files.push(served(name, bytes.as_bytes()));
        }
        files.push(served(&page_name(id), page.as_bytes()));
        files.push(served(&newest_frame(id), frame.as_bytes()));
        files.push(served(&frozen, frame.as_bytes()));
    }
    if let Some(name) = all {
        if let Some(widget) = &shell.listing {
            let order = listed(&pages);
            let index = search_index(order.iter().map(|at| (&readings[*at], &parts[*at])));
            let index_name = format!("search-{}.txt", fingerprint(&[index.as_bytes()]));
            let listing = Document::listing(readings, &pages, shell, Some(&format!("./{index_name}")));
            files.push(served(name, listing.with_widget("", &widget.names()).as_bytes()));
            files.push(served(&index_name, index.as_bytes()));
            files.push(served(&widget.names().script, widget.script.as_bytes()));
            files.push(served(&widget.names().wasm, &widget.wasm));
        } else {
            let listing = Document::listing(readings, &pages, shell, None);
            files.push(served(name, listing.without_widget().as_bytes()));
        }
    }
    let names = shell.widget_names();
    files.push(served(&names.script, shell.widget_script.as_bytes()));
    files.push(served(&names.wasm, &shell.wasm));
    if let Some(deferred) = &shell.deferred {
        files.push(served(&names.deferred, deferred));
        files.push(served(&names.deferred_style, shell.deferred_style.as_bytes()));
    }
    files.push(served(EMBED_SCRIPT, shell.embed_script.as_bytes()));
    if let Some(list) = sitemap(readings) {
        files.push(served(SITEMAP, list.as_bytes()));
    }
    let one_file = one_file(readings, &parts, shell, options, &frozen_names, None)?;
    files.push(File { name: ONE_FILE.to_owned(), bytes: one_file.into_bytes(), is_served: false });
    Ok(files)
}

/// The one file alone: it holds all briefings, works from disk and asks for nothing.
///
/// # Errors
/// Where there is no briefing, or a part can't be encoded.
pub fn build_one_file(readings: &[Reading], shell: &Shell, options: Options) -> Result<String, SiteError> {
    let parts: Vec<BriefingPart> = readings.iter().map(briefing_part).collect();
    one_file(readings, &parts, shell, options, "", None)
}

/// The page of one reading for the desk's preview: the one file with a script that talks with the desk.
///
/// # Errors
/// Where a part can't be encoded.
pub fn build_preview(reading: &Reading, shell: &Shell, script: &str) -> Result<String, SiteError> {
    let readings = std::slice::from_ref(reading);
    let parts = [briefing_part(reading)];
    one_file(readings, &parts, shell, Options::default(), "", Some(script))
}

fn one_file(
    readings: &[Reading],
    parts: &[BriefingPart],
    shell: &Shell,
    options: Options,
    frozen_names: &str,
    preview: Option<&str>,
) -> Result<String, SiteError> {
    let surroundings =
        Surroundings { guide: &shell.page_script, has_review: options.has_review, ..Surroundings::default() };
    let document = Document::new(readings, parts, shell, &surroundings)?;
    document.one_file(&(frozen_names.to_owned() + &head::of_page(readings, parts)?), preview)
}

/// Name of the page of a briefing.
pub fn page_name(id: &str) -> String {
    format!("{id}.html")
}

/// Whether a briefing can't have this id, because a file of every build has the name of its page.
pub fn is_reserved(id: &str) -> bool {
    [INDEX, ALL, ONE_FILE, NEWEST].contains(&page_name(id).as_str())
}

/// All briefings as the switch of a page leads to them.
fn neighbours(parts: &[BriefingPart], href: impl Fn(&BriefingPart) -> String) -> Vec<Neighbour> {
    let neighbour = |part: &BriefingPart| Neighbour {
        id: part.id.clone(),
        short: part.short.clone(),
        title: part.title.clone(),
        meeting: part.meeting,
        href: href(part),
    };
    parts.iter().map(neighbour).collect()
}
