//! `jiedu embed`: the snippet that puts a briefing, a section or a figure of it into another page.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use jiedu_core::document::is_address;
use jiedu_core::embed::{SnippetKind, SnippetParts, newest_frame, write_snippet};
use jiedu_core::link::{figure_anchor, scoped_id};
use jiedu_core::payload::BriefingPart;
use jiedu_core::reading::{briefing_part, read_briefing};

use super::told;
use crate::source::Source;
use crate::{Outcome, report};

/// Print the snippet to paste where a briefing, a section or a figure of it is to appear.
///
/// It names the page as it is built now, which later builds leave as it is; --latest names the one that changes with them.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    jiedu embed briefings/qixian-2022.md --base BASE/\n  \
    jiedu embed briefings/qixian-2022.md --section industry --kind element\n  \
    jiedu embed briefings/qixian-2022.md --figure projects --latest\n\n\
    BASE is where the built folder is published; without it, it is the url of the front matter.")]
pub(crate) struct Arguments {
    /// The briefing.
    file: PathBuf,
    /// Address of the published folder, or of the page in it; the url of the front matter unless given.
    #[arg(long, value_name = "URL")]
    base: Option<String>,
    /// Show this figure alone: the id of its block.
    #[arg(long, value_name = "ID", conflicts_with = "section")]
    figure: Option<String>,
    /// Open at this section: its anchor, a former one, or its number (1.2).
    #[arg(long, value_name = "ID")]
    section: Option<String>,
    /// What is pasted.
    #[arg(long, value_enum, default_value_t = Kind::Iframe)]
    kind: Kind,
    /// Name the page that changes with each build.
    #[arg(long)]
    latest: bool,
    /// The built folder, which knows the name that the page keeps.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    dist: PathBuf,
}

/// What is pasted.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A frame, which any page takes, and the script that fits it.
    Iframe,
    /// `<jiedu-briefing>` with a link in it, and the same script.
    Element,
    /// A plain link.
    Link,
}

impl From<Kind> for SnippetKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Iframe => SnippetKind::Frame,
            Kind::Element => SnippetKind::Element,
            Kind::Link => SnippetKind::Link,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let source = told(Source::file(&arguments.file)?);
    let (reading, mut diagnostics) = read_briefing(&source.text);
    if report::diagnostics(&source, &mut diagnostics) {
        return Ok(Outcome::Faulty);
    }
    let meta = &reading.briefing.meta;
    let (base, mut page) = published(arguments.base.as_deref().unwrap_or(&meta.url))?;
    // The folder itself leads to its first briefing.
    if arguments.base.is_some() && page == base {
        page.push_str(&jiedu_site::page_name(&meta.id));
    }
    let anchor = anchor(&briefing_part(&reading), arguments).with_context(|| source.name())?;
    let id = anchor.map_or_else(|| meta.id.clone(), |anchor| scoped_id(&meta.id, &anchor));
    let file = if arguments.latest || arguments.kind == Kind::Link {
        newest_frame(&meta.id)
    } else {
        frozen(&arguments.dist, &arguments.file, &meta.id, &id)?
    };
    let snippet = write_snippet(
        arguments.kind.into(),
        &SnippetParts {
            base: &base,
            file: &file,
            title: &meta.title,
            id: &id,
            figure: if arguments.figure.is_some() { &id } else { "" },
            page: &page,
        },
    );
    report::print(&snippet)?;
    Ok(Outcome::Clean)
}

/// The published folder and the page in it, by the address of either.
fn published(address: &str) -> Result<(String, String)> {
    if address.is_empty() {
        bail!(
            "nothing says where the page is published: name the folder with --base, or write url = \"…\" into the front matter"
        );
    }
    if !is_address(address) || address.contains('?') {
        bail!(
            "\"{address}\" is not the address of a folder or page on the web; --base takes one that begins with its scheme and has no ? or #"
        );
    }
    let is_page = address.ends_with(".html") || address.ends_with(".htm");
    let slash = if is_page || address.ends_with('/') { "" } else { "/" };
    let page = [address, slash].concat();
    let folder = page.rfind('/').map_or("", |at| &page[..=at]);
    Ok((folder.to_owned(), page.clone()))
}

/// The anchor that is asked for; none for the whole briefing.
fn anchor(part: &BriefingPart, arguments: &Arguments) -> Result<Option<String>> {
    if let Some(wanted) = &arguments.figure {
        if part.figures.iter().any(|figure| figure.id == *wanted) {
            return Ok(Some(figure_anchor(wanted)));
        }
        let known: Vec<&str> = part.figures.iter().map(|figure| figure.id.as_str()).collect();
        bail!("there is no figure \"{wanted}\"; there are: {}", known.join(", "));
    }
    let Some(wanted) = &arguments.section else { return Ok(None) };
    let found = part.sections.iter().find(|section| section.anchor == *wanted).or_else(|| {
        part.sections.iter().find(|section| section.path == *wanted || section.aliases.contains(wanted))
    });
    if let Some(section) = found {
        return Ok(Some(section.anchor.clone()));
    }
    let known: Vec<&str> = part.sections.iter().map(|section| section.anchor.as_str()).collect();
    bail!("there is no section \"{wanted}\"; there are: {}", known.join(", "));
}

/// The name that the page for frames keeps, read from the built folder, which must hold the place that is asked for.
fn frozen(dist: &Path, file: &Path, briefing: &str, id: &str) -> Result<String> {
    let briefing_page = jiedu_site::page_name(briefing);
    let build = format!("jiedu build {} --out {}", file.display(), dist.display());
    let read = |name: &str| {
        std::fs::read_to_string(dist.join(name)).with_context(|| {
            format!(
                "{} does not hold a built page ({name}): run `{build}` first, name the folder with --dist, or take --latest, \
                 whose page changes with each build",
                dist.display()
            )
        })
    };
    let page = read(&briefing_page)?;
    let name = jiedu_site::frozen_frame_name(&page).with_context(|| {
        format!("{} was built before frames had names: run `{build}`", dist.join(&briefing_page).display())
    })?;
    if !read(name)?.contains(&format!(" id=\"{id}\"")) {
        bail!(
            "the page in {} has no {id}: run `{build}`, with the other briefings if it has several",
            dist.display()
        );
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::published;

    #[test]
    fn a_folder_and_the_page_in_it_are_told_apart() {
        let scheme = ["https", "://"].concat();
        for (given, folder, page) in [
            ("a.example/b", "a.example/b/", "a.example/b/"),
            ("a.example/b/", "a.example/b/", "a.example/b/"),
            ("a.example/b/index.html", "a.example/b/", "a.example/b/index.html"),
            ("a.example", "a.example/", "a.example/"),
        ] {
            let found = published(&format!("{scheme}{given}")).ok();
            assert_eq!(found, Some((format!("{scheme}{folder}"), format!("{scheme}{page}"))));
        }
        for wrong in [
            "",
            "a.example/b",
            "javascript:alert(1)//a.b",
            &format!("{scheme}a.example/?x"),
            &format!("{scheme}a b.c"),
        ] {
            assert!(published(wrong).is_err(), "{wrong}");
        }
    }
}
