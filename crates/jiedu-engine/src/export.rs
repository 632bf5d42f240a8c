//! What an editor takes away, byte for byte what `jiedu build` makes of the manuscript.

use std::io::{Cursor, Write as _};

use jiedu_core::document::parse_briefing;
use jiedu_core::embed::{SnippetKind, SnippetParts, newest_frame, write_snippet};
use jiedu_core::reading::{Reading, briefing_part, read_briefing};
use jiedu_core::spreadsheet::write_csv;
use jiedu_desk::protocol::{Reply, Rich, Said, Way};
use jiedu_site::{File, ONE_FILE, Options, RichText, Shell, build_folder, rich_text};
use jiedu_widget::i18n::Lang;
use jiedu_widget::number_rows::number_rows;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Makes an export.
pub(crate) fn export(manuscript: &str, way: Way, shell: &Shell) -> Reply {
    let (reading, _) = read_briefing(manuscript);
    let made = match way {
        Way::Facts => Ok(facts(&reading)),
        Way::OneFile => built(reading, shell).map(one_file),
        Way::Folder => built(reading, shell).and_then(|files| folder(&files)),
    };
    let media = match way {
        Way::Facts => "text/csv;charset=utf-8",
        Way::OneFile => "text/html;charset=utf-8",
        Way::Folder => "application/zip",
    };
    match made {
        Ok(bytes) => Reply::File { media: media.to_owned(), bytes },
        Err(said) => Reply::Refused(said),
    }
}

/// The sizes of what the exports make.
pub(crate) fn sizes(manuscript: &str, shell: &Shell) -> Reply {
    let (reading, _) = read_briefing(manuscript);
    let mut sizes = vec![(Way::Facts, facts(&reading).len())];
    if let Ok(files) = built(reading, shell) {
        sizes.extend(folder(&files).ok().map(|archive| (Way::Folder, archive.len())));
        sizes.push((Way::OneFile, one_file(files).len()));
    }
    Reply::Sizes(sizes)
}

/// The text for the editor of a WeChat article.
pub(crate) fn rich(manuscript: &str) -> Reply {
    let RichText { title, html, plain } = rich_text(&read_briefing(manuscript).0);
    Reply::Rich(Rich { title, html, plain })
}

/// What puts the published page into another one.
pub(crate) fn snippet(manuscript: &str) -> Reply {
    let meta = parse_briefing(manuscript).0.meta;
    if meta.url.is_empty() {
        return Reply::Refused(Said {
            zh: "先在“要点与信息”里填上发布网址，再来取嵌入代码".to_owned(),
            en: "Fill in the address under Key figures first: the code leads there".to_owned(),
        });
    }
    let base = meta.url.rfind('/').map_or("", |end| &meta.url[..=end]);
    let file = newest_frame(&meta.id);
    let parts =
        SnippetParts { base, file: &file, title: &meta.title, id: &meta.id, figure: "", page: &meta.url };
    Reply::Snippet(write_snippet(SnippetKind::Frame, &parts))
}

/// The files of `jiedu build`.
fn built(reading: Reading, shell: &Shell) -> Result<Vec<File>, Said> {
    build_folder(&[reading], shell, Options::default()).map_err(|error| crate::failed(&error))
}

/// The one file of the folder: it names the frame that keeps its bytes, as that of `jiedu build` does.
fn one_file(files: Vec<File>) -> Vec<u8> {
    let found = files.into_iter().find(|file| file.name == ONE_FILE);
    found.map_or_else(Vec::new, |file| file.bytes)
}

fn folder(files: &[File]) -> Result<Vec<u8>, Said> {
    let write = || -> zip::result::ZipResult<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for file in files {
            // The time stays that of the format's first day: the same manuscript gives the same bytes.
            archive.start_file(file.name.as_str(), SimpleFileOptions::default())?;
            archive.write_all(&file.bytes)?;
        }
        Ok(archive.finish()?.into_inner())
    };
    write().map_err(|error| Said {
        zh: format!("压缩包没有做成（{error}）"),
        en: format!("The archive could not be made: {error}"),
    })
}

/// All numbers as the page's own CSV has them; a page that is not published yet has no links.
fn facts(reading: &Reading) -> Vec<u8> {
    let briefing = &reading.briefing;
    let sentence_of = |sentence: usize| {
        let found = briefing.sentences.get(sentence);
        found.map_or("", |sentence| briefing.slice(&sentence.range).trim()).to_owned()
    };
    write_csv(&number_rows(&briefing_part(reading), Lang::Zh.words(), sentence_of)).into_bytes()
}
