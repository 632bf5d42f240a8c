//! The HTML documents around the widget: the hosted page, the same for frames, and the one file, each with its policy.

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use jiedu_core::markup::escape;
use jiedu_core::payload::BriefingPart;
use jiedu_core::reading::{Reading, briefing_part};

use crate::prerender::prerender;
use crate::shell::Shell;
use crate::{SiteError, head, policy};

/// What begins below the head of the page.
const HEAD_END: &str = "<div class=\"keys\">";

/// Says that a page is in UTF-8, and goes before what its server says of it.
const MARK: char = '\u{feff}';

/// How a page begins to say which frame beside it keeps its bytes.
const FRAME_NAME: &str = "<meta name=\"jiedu-frame\" content=\"";

/// What all documents of a set of briefings share.
pub(crate) struct Pages<'a> {
    shell: &'a Shell,
    title: String,
    description: String,
    head: String,
    frame_head: String,
    style: String,
    body: String,
    payload: String,
}

impl<'a> Pages<'a> {
    pub(crate) fn new(readings: &[Reading], shell: &'a Shell) -> Result<Self, SiteError> {
        let Some(first) = readings.first() else { return Err(SiteError::NoBriefing) };
        let parts: Vec<BriefingPart> = readings.iter().map(briefing_part).collect();
        let (body, encoded) = prerender(readings, &parts, &shell.page_script)?;
        let payload = format!(
            "<script type=\"application/octet-stream\" data-jiedu-numbers>{}</script>\
             <script type=\"text/plain\" data-jiedu-strings>\n{}\n</script>",
            STANDARD.encode(&encoded.numbers),
            encoded.strings,
        );
        let mut style = shell.style.trim_end().to_owned();
        for part in &parts {
            // While scripts run, one briefing is shown.
            let id = &part.id;
            style.push_str(&format!(
                ".jiedu[data-jiedu-show=\"{id}\"] .briefing[data-briefing]:not([data-briefing=\"{id}\"]){{display:none}}"
            ));
        }
        Ok(Self {
            shell,
            title: first.briefing.meta.title.clone(),
            description: first.briefing.meta.subtitle.clone(),
            head: head::of_page(readings, &parts)?,
            frame_head: head::of_frame(&first.briefing.meta),
            style,
            body,
            payload,
        })
    }

    /// The page for a static host, which loads the widget's files from beside itself; `frozen` is the name of the frame
    /// that keeps its bytes.
    pub(crate) fn hosted(&self, frozen: &str) -> String {
        self.beside_widget(&(frame_name(frozen) + &self.head))
    }

    /// The same page for frames on other sites.
    pub(crate) fn frame(&self) -> String {
        self.beside_widget(&self.frame_head)
    }

    fn beside_widget(&self, head: &str) -> String {
        let names = self.shell.widget_names();
        let boot = &self.shell.boot_hosted;
        let policy = policy::hosted(&[&self.shell.page_script, boot], &self.style);
        // The module is asked for at once, so that the round trip passes while the text arrives; the low priority keeps
        // the text first. Its script, which takes time to read, is asked for once the head of the page is read.
        let head = format!(
            "{head}<link rel=\"preload\" href=\"./{}\" as=\"fetch\" type=\"application/wasm\" crossorigin \
             fetchpriority=\"low\">",
            names.wasm,
        );
        let preload =
            format!("<link rel=\"modulepreload\" href=\"./{}\" fetchpriority=\"low\">", names.script);
        let tail = format!(
            "<script type=\"module\" data-jiedu-boot data-script=\"./{}\" data-module=\"./{}\">{boot}</script>",
            names.script, names.wasm,
        );
        self.document(&policy, &head, &preload, &tail)
    }

    /// The one file: everything is in it, and it may ask for nothing. `frozen` is as for the hosted page, where there is one.
    pub(crate) fn one_file(&self, frozen: Option<&str>) -> Result<String, SiteError> {
        let head = frozen.map(frame_name).unwrap_or_default() + &self.head;
        let (boot, unpack) = (&self.shell.boot_file, &self.shell.unpack);
        let policy = policy::one_file(&[&self.shell.page_script, boot, unpack], &self.style);
        let archive = zlib(&self.shell.wasm)
            .map_err(|error| SiteError::Encoding(format!("the module can't be compressed: {error}")))?;
        let tail = format!(
            "<script type=\"application/octet-stream\" data-jiedu-wasm>{}</script><script>{unpack}</script>\
             <script type=\"module\">{boot}</script>",
            STANDARD.encode(archive),
        );
        Ok(self.document(&policy, &head, "", &tail))
    }

    /// `preload` stands below the head of the page; the payload belongs inside the widget's root, the body's only element.
    fn document(&self, policy: &str, head: &str, preload: &str, tail: &str) -> String {
        let body = self.body.strip_suffix("</div>").unwrap_or(&self.body);
        let (above, below) = body.split_at(body.find(HEAD_END).unwrap_or_default());
        let (title, description) = (escape(&self.title), escape(&self.description));
        let (style, payload) = (&self.style, &self.payload);
        format!(
            "{MARK}<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
             <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
             {head}\n\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"darkreader-lock\">\n\
             <link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n<body>\n\
             {above}{preload}{below}{payload}</div>\n{tail}\n</body>\n</html>\n",
        )
    }
}

fn frame_name(frozen: &str) -> String {
    format!("{FRAME_NAME}{}\">", escape(frozen))
}

/// The name of the frame that keeps its bytes, as a built page gives it.
pub fn frozen_frame_name(page: &str) -> Option<&str> {
    page.split_once(FRAME_NAME)?.1.split_once('"').map(|(name, _)| name)
}

/// zlib, which browsers unpack themselves.
fn zlib(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
