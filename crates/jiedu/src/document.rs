//! The HTML documents around the widget: the hosted page, the same for frames, and the one file, each with its policy.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiedu_core::markup::push_text;
use jiedu_core::payload::{Encoded, Payload};
use sha2::{Digest as _, Sha256};

use crate::archive::archive;
use crate::bundle::Widget;
use crate::compress;
use crate::lean::{self, Lean, lean};
use crate::rules;
use crate::script::{self, Kind};

/// Runs first, while the page is read: what the address asks for, and what a host needs to know.
pub(crate) const GUIDE: &str = concat!(include_str!("guide.js"), include_str!("frame.js"));
/// The script that host pages load for `<jiedu-briefing>`; the page itself never does.
pub(crate) const EMBED: &str = include_str!("embed.js");
const BOOT: &str = include_str!("boot.js");
const BOOT_HOSTED: &str = include_str!("boot-hosted.js");
const BOOT_FILE: &str = include_str!("boot-file.js");
const UNPACK: &str = include_str!("unpack.js");
const INFLATE: &str = include_str!("inflate.js");
const UNLZMA: &str = include_str!("unlzma.js");
const LEAN: &str = include_str!("lean.js");
/// Asks for the rest of the widget beside its script: the first module, asked for in the head, has mostly come by then, and the way
/// there and back passes while it starts. Where the first fails, what becomes of the rest is nobody's business.
const ASK: &str = "const rest = load(\"./{rest}\", { priority: \"low\" }); rest.catch(() => {});";

/// The widget's script where it is carried: it gives what starts the widget to the element that it came in.
const GLUE: &str = "(() => { \"use strict\"; {glue}\ndocument.currentScript.jieduStart = {start}; })();";

/// What opens the element that carries the widget.
const ARCHIVE: &str = "<script type=\"application/octet-stream\" data-jiedu-wasm>";

/// What begins below the head of the page.
const HEAD_END: &str = "<div class=\"keys\">";

/// The style sheet of a page, and what a script makes of it later.
struct Sheet<'a> {
    now: &'a str,
    later: Option<&'a str>,
}

/// What both documents are made of.
pub(crate) struct Parts<'a> {
    /// The payload.
    pub(crate) payload: &'a Payload,
    /// The payload as it travels.
    pub(crate) encoded: &'a Encoded,
    /// The widget's HTML.
    pub(crate) body: &'a str,
    /// The guide as it stands in the body.
    pub(crate) guide: &'a str,
    /// The style sheet.
    pub(crate) style: &'a str,
    /// What the briefing is, in a sentence, for search engines and cards.
    pub(crate) description: &'a str,
    /// What the page says of itself to machines.
    pub(crate) head: &'a str,
    /// What the page for frames says instead.
    pub(crate) frame_head: &'a str,
    /// The compiled widget.
    pub(crate) widget: &'a Widget,
}

impl Parts<'_> {
    /// The page for a static host, which loads the widget's files from beside itself; `frozen` is the name that the page for
    /// frames keeps.
    ///
    /// # Errors
    /// Where a script can't be read.
    pub(crate) fn hosted(&self, frozen: &str) -> Result<String> {
        self.beside_widget(&(frame_name(frozen) + self.head))
    }

    /// The same page for frames on other sites.
    ///
    /// # Errors
    /// Where a script can't be read.
    pub(crate) fn frame(&self) -> Result<String> {
        self.beside_widget(self.frame_head)
    }

    fn beside_widget(&self, head: &str) -> Result<String> {
        let (ask, wait) = match self.widget.split {
            Some(_) => (ASK.replace("{rest}", &self.widget.rest_name()), "await glue.load_rest(rest);"),
            None => (String::new(), ""),
        };
        let load = BOOT_HOSTED
            .replace("{script}", &self.widget.script_name)
            .replace("{wasm}", &self.widget.wasm_name)
            .replace("{ask}", &ask)
            .replace("{wait}", wait);
        let boot = script::minify("boot-hosted.js", &format!("{BOOT}{load}"), Kind::Module)?;
        let policy = format!(
            "default-src 'none'; script-src 'self' '{}' '{}' 'wasm-unsafe-eval'; style-src '{}'; connect-src 'self'; \
             img-src 'self' data: blob:; base-uri 'none'; form-action 'none'",
            hash(self.guide),
            hash(&boot),
            hash(self.style),
        );
        // The module is asked for at once, so that the way there and back passes while the text arrives, which the low priority
        // keeps first. Its script, which takes time to read, is asked for once the head of the page is read.
        let head = format!(
            "{head}<link rel=\"preload\" href=\"./{}\" as=\"fetch\" type=\"application/wasm\" crossorigin \
             fetchpriority=\"low\">",
            self.widget.wasm_name,
        );
        let preload = format!(
            "<link rel=\"modulepreload\" href=\"./{}\" fetchpriority=\"low\">",
            self.widget.script_name,
        );
        let tail = format!("<script type=\"module\">{boot}</script>");
        Ok(self.document(&policy, &head, self.style, &self.content(&preload), &tail))
    }

    /// The one file: everything is in it, and it may ask for nothing. `frozen` is as for the hosted page, where there is one.
    ///
    /// # Errors
    /// Where a script can't be read, or the module can't be compressed.
    pub(crate) fn one_file(&self, frozen: Option<&str>) -> Result<String> {
        let head = frozen.map(frame_name).unwrap_or_default() + self.head;
        let archive = STANDARD.encode(compress::zlib(&self.widget.wasm)?);
        let (glue, start) = script::without_exports(&self.widget.script_name, &self.widget.script)?;
        // Minified together: the scripts call each other by names that are nobody else's.
        let boot = glue + &[INFLATE, BOOT, BOOT_FILE].concat().replace("{start}", &start);
        let boot = script::minify("boot-file.js", &boot, Kind::Module)?;
        let unpack = script::minify("unpack.js", UNPACK, Kind::Classic)?;
        let sheet = Sheet { now: self.style, later: None };
        let archive = format!("{ARCHIVE}{archive}</script><script>{unpack}</script>");
        Ok(self.enclosed(&head, &sheet, &self.content(""), &[&boot, &unpack], &archive))
    }

    /// The one file as small as it gets: without scripts it lacks its tables.
    ///
    /// # Errors
    /// Where a script can't be read, or the module can't be compressed.
    pub(crate) fn lean_file(&self) -> Result<String> {
        let Lean { content, carried } = lean(&self.content(""));
        let style = [self.style, lean::STYLE].concat();
        let rules = rules::split(&style, &content);
        let (glue, start) = script::without_exports(&self.widget.script_name, &self.widget.script)?;
        // What it would load from beside itself it is given.
        let glue = GLUE
            .replace("{glue}", &glue.replace("import.meta.url", "document.baseURI"))
            .replace("{start}", &start);
        let glue = script::minify("glue.js", &glue, Kind::Classic)?;
        let boot = script::minify("boot-file.js", &[UNLZMA, BOOT, LEAN].concat(), Kind::Module)?;
        let carried = format!("<script>{}</script><script>{glue}</script>{carried}", rules.carried);
        let archive = format!("{ARCHIVE}{}</script>", archive(&carried, &self.widget.wasm)?);
        Ok(self.enclosed(
            self.head,
            &Sheet { now: &rules.kept, later: Some(&style) },
            &content,
            &[&boot, &glue],
            &archive,
        ))
    }

    /// A page that has everything in it: the script that starts the widget, others that run before or once it is unpacked, and
    /// the element that is unpacked.
    fn enclosed(
        &self,
        head: &str,
        sheet: &Sheet<'_>,
        content: &str,
        scripts: &[&str],
        archive: &str,
    ) -> String {
        let hashes = |texts: &mut dyn Iterator<Item = &str>| {
            texts.map(|text| format!("'{}'", hash(text))).collect::<Vec<_>>().join(" ")
        };
        let policy = format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
             base-uri 'none'; form-action 'none'",
            hashes(&mut [self.guide].iter().chain(scripts).copied()),
            hashes(&mut [sheet.now].into_iter().chain(sheet.later)),
        );
        let boot = scripts.first().copied().unwrap_or_default();
        let tail = format!("{archive}<script type=\"module\">{boot}</script>");
        self.document(&policy, head, sheet.now, content, &tail)
    }

    /// What the page shows, with the payload, which belongs inside the widget's root, the body's only element; `preload` goes
    /// below the head of the page.
    fn content(&self, preload: &str) -> String {
        let body = self.body.strip_suffix("</div>").unwrap_or(self.body);
        let (above, below) = body.split_at(body.find(HEAD_END).unwrap_or_default());
        format!(
            "{above}{preload}{below}\
             <script type=\"application/octet-stream\" data-jiedu-numbers>{}</script>\
             <script type=\"text/plain\" data-jiedu-strings>\n{}\n</script></div>",
            STANDARD.encode(&self.encoded.numbers),
            self.encoded.strings,
        )
    }

    fn document(&self, policy: &str, head: &str, style: &str, content: &str, tail: &str) -> String {
        let title = escape(&self.payload.briefings[0].title);
        let description = escape(self.description);
        format!(
            "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
             <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
             {head}\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n<body>\n{content}\n{tail}\n</body>\n</html>\n",
        )
    }
}

/// How a page begins to say which of the files beside it a host that wants no changes may frame.
const FRAME_NAME: &str = "<meta name=\"jiedu-frame\" content=\"";

fn frame_name(frozen: &str) -> String {
    format!("{FRAME_NAME}{}\">", escape(frozen))
}

/// The frozen name that a built page gives.
pub(crate) fn frozen_name(page: &str) -> Option<&str> {
    page.split_once(FRAME_NAME)?.1.split_once('"').map(|(name, _)| name)
}

/// The source expression of a policy for an inline text.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// Text for an attribute or an element.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_text(&mut escaped, text);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(escape("</title><script>\"&"), "&lt;/title&gt;&lt;script&gt;&quot;&amp;");
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // The example of the Content Security Policy standard.
        assert_eq!(hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
