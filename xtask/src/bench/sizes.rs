//! What the pages weigh, part by part.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Serialize;
use xtask::paths;

/// Bytes of a part as it is and compressed.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Size {
    pub(super) name: String,
    pub(super) raw: usize,
    pub(super) gzip: usize,
    pub(super) brotli: usize,
}

impl Size {
    fn of(name: &str, bytes: &[u8]) -> Result<Self> {
        Ok(Self { name: name.to_owned(), raw: bytes.len(), gzip: gzip(bytes)?, brotli: brotli(bytes)?.len() })
    }
}

/// The parts of the hosted page, its sum, and the one file.
pub(super) struct Sizes {
    pub(super) parts: Vec<Size>,
    pub(super) hosted: Size,
    pub(super) one_file: Size,
    pub(super) embed: Size,
}

/// Weighs what a build put out.
pub(super) fn weigh(dist: &Path) -> Result<Sizes> {
    let read = |path: &Path| fs::read(path).with_context(|| path.display().to_string());
    let (wasm, script) = paths::widget_in(dist)?;
    let html = fs::read_to_string(dist.join("index.html"))?;
    let page = Size::of("html", html.as_bytes())?;
    let script = Size::of("js", &read(&script)?)?;
    // Builds of before the widget was divided have one module.
    let later = paths::deferred_of(&wasm);
    let later = if later.is_file() { read(&later)? } else { Vec::new() };
    let wasm = Size::of("wasm", &read(&wasm)?)?;
    let later = Size::of("wasm, loaded once live", &later)?;
    let files = [&page, &script, &wasm, &later];
    let hosted = Size {
        name: "hosted page in all".to_owned(),
        raw: files.iter().map(|it| it.raw).sum(),
        gzip: files.iter().map(|it| it.gzip).sum(),
        brotli: files.iter().map(|it| it.brotli).sum(),
    };
    // On its own a part is compressed worse than beside the others: these tell their share, and don't add up.
    let style = Size::of("  style in it", inside(&html, "<style", "</style>").as_bytes())?;
    let numbers = inside(&html, "data-jiedu-numbers", "</script>");
    let strings = inside(&html, "data-jiedu-strings", "</script>");
    let payload = Size::of("  payload in it", [numbers, strings].concat().as_bytes())?;
    let one_file = Size::of("one file", &read(&dist.join("jiedu.html"))?)?;
    let embed = Size::of("embed.js", &read(&dist.join("embed.js"))?)?;
    Ok(Sizes { parts: vec![page, style, payload, script, wasm, later], hosted, one_file, embed })
}

/// The text of the first element that begins with an opening; empty where there is none.
fn inside<'a>(html: &'a str, opening: &str, closing: &str) -> &'a str {
    let found = html.split_once(opening).and_then(|(_, rest)| rest.split_once('>')?.1.split_once(closing));
    found.map_or("", |(text, _)| text)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// The bytes as a server sends them.
pub(super) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &params)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn parts_are_found() {
        let html = "<style media=x>a{}</style><script data-jiedu-strings>\nb\n</script>";
        assert_eq!(inside(html, "<style", "</style>"), "a{}");
        assert_eq!(inside(html, "data-jiedu-strings", "</script>"), "\nb\n");
        assert_eq!(inside(html, "<table", "</table>"), "");
    }
}
