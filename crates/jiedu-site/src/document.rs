//! The HTML document around the widget, with its policy: beside the widget's files, or with everything in it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiedu_core::markup::escape;
use jiedu_core::payload::BriefingPart;
use jiedu_core::reading::Reading;
use jiedu_widget::i18n::{Lang, fill};
use jiedu_widget::static_page::{Neighbour, Surroundings, render_listing};

use crate::lexicon::lexicon_of;
use crate::prerender::prerender;
use crate::shell::{Packed, Shell, WidgetNames};
use crate::{SiteError, policy};

/// What begins below the head of the page: of a briefing, or of the list of all.
const HEAD_ENDS: [&str; 2] = ["<div class=\"keys\">", "<ol class=\"listing-list\">"];

/// Says that a page is in UTF-8, and goes before what its server says of it.
const MARK: char = '\u{feff}';

/// How a page begins to say which frame beside it keeps its bytes.
const FRAME_NAME: &str = "<meta name=\"jiedu-frame\" ";

/// A page of some briefings.
pub(crate) struct Document<'a> {
    shell: &'a Shell,
    title: String,
    description: String,
    style: String,
    body: String,
    payload: String,
}

impl<'a> Document<'a> {
    /// A page of briefings in its surroundings; the first one gives title and description.
    pub(crate) fn new(
        readings: &[Reading],
        parts: &[BriefingPart],
        shell: &'a Shell,
        surroundings: &Surroundings<'_>,
    ) -> Result<Self, SiteError> {
        let Some(first) = readings.first() else { return Err(SiteError::NoBriefing) };
        let (body, encoded) = prerender(readings, parts, surroundings)?;
        let payload = format!(
            "<script type=\"application/octet-stream\" data-jiedu-numbers>{}</script>\
             <script type=\"text/plain\" data-jiedu-strings>\n{}\n</script>\
             <script type=\"text/plain\" data-jiedu-lexicon>\n{}\n</script>",
            STANDARD.encode(&encoded.numbers),
            encoded.strings,
            lexicon_of(&body).write(),
        );
        let mut style = shell.style.trim_end().to_owned();
        for part in parts.iter().filter(|_| parts.len() > 1) {
            // While scripts run, one briefing is shown.
            let id = &part.id;
            style.push_str(&format!(
                ".jiedu[data-jiedu-show=\"{id}\"] .briefing[data-briefing]:not([data-briefing=\"{id}\"]){{display:none}}"
            ));
        }
        let meta = &first.briefing.meta;
        let (title, description) = (meta.title.clone(), meta.subtitle.clone());
        Ok(Self { shell, title, description, style, body, payload })
    }

    /// The page that lists briefings, which are on these pages; `index` is the address of what it searches, where
    /// it can be searched.
    pub(crate) fn listing(
        readings: &[Reading],
        pages: &[Neighbour],
        shell: &'a Shell,
        index: Option<&str>,
    ) -> Self {
        let words = Lang::Zh.words();
        let count = fill(words.all_count, &[&readings.len().to_string()]);
        Self {
            shell,
            title: words.all_title.to_owned(),
            description: format!("{}，{count}", words.tagline),
            style: shell.style.trim_end().to_owned(),
            body: render_listing(readings, pages, Lang::Zh, &shell.page_script, index),
            payload: String::new(),
        }
    }

    /// The page without a widget.
    pub(crate) fn without_widget(&self) -> String {
        let style = &self.style;
        self.write(&policy::hosted(&[&self.shell.page_script], style), style, "", "", "")
    }

    /// The page for a static host, which loads the widget's files from beside itself.
    pub(crate) fn hosted(&self, head: &str) -> String {
        self.with_widget(head, &self.shell.widget_names())
    }

    /// The same with a widget of these files.
    pub(crate) fn with_widget(&self, head: &str, names: &WidgetNames) -> String {
        let boot = &self.shell.boot_hosted;
        // A widget of one module does not ask for the second one's style sheet.
        let style = if self.shell.deferred.is_some() { self.style.clone() } else { self.whole_style() };
        let policy = policy::hosted(&[&self.shell.page_script, boot], &style);
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
            "<script type=\"module\" data-jiedu-boot data-script=\"./{}\" data-module=\"./{}\" \
             data-deferred=\"./{}\" data-deferred-style=\"./{}\">{boot}</script>",
            names.script, names.wasm, names.deferred, names.deferred_style,
        );
        self.write(&policy, &style, &head, &preload, &tail)
    }

    /// The one file: everything is in it, and it may ask for nothing. A preview has a script more, which talks with the desk.
    pub(crate) fn one_file(&self, head: &str, preview: Option<&str>) -> Result<String, SiteError> {
        let (boot, unpack) = (&self.shell.boot_file, &self.shell.unpack);
        let style = self.whole_style();
        let mut scripts: Vec<&str> = vec![&self.shell.page_script, boot, unpack];
        scripts.extend(preview);
        let policy = policy::one_file(&scripts, &style);
        let Packed { first, deferred } = self.shell.packed()?;
        let preview = preview.map(|script| format!("<script>{script}</script>")).unwrap_or_default();
        let tail = format!(
            "{preview}{first}<script>{unpack}</script>{deferred}<script type=\"module\">{boot}</script>"
        );
        Ok(self.write(&policy, &style, head, "", &tail))
    }

    /// Both style sheets, for a page that asks for none.
    fn whole_style(&self) -> String {
        format!("{}{}", self.style, self.shell.deferred_style.trim_end())
    }

    /// `preload` stands below the head of the page; the payload belongs inside the widget's root, the body's only element.
    fn write(&self, policy: &str, style: &str, head: &str, preload: &str, tail: &str) -> String {
        let body = self.body.strip_suffix("</div>").unwrap_or(&self.body);
        let head_end = HEAD_ENDS.iter().find_map(|end| body.find(end)).unwrap_or_default();
        let (above, below) = body.split_at(head_end);
        let (title, description) = (escape(&self.title), escape(&self.description));
        let payload = &self.payload;
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

/// What a page says of the frame that keeps a briefing's bytes.
pub(crate) fn frame_name(briefing: &str, frozen: &str) -> String {
    format!("{FRAME_NAME}data-briefing=\"{}\" content=\"{}\">", escape(briefing), escape(frozen))
}

/// The name of the frame that keeps its bytes, as a built page gives it.
pub fn frozen_frame_name(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(FRAME_NAME)?;
    rest.split_once("content=\"")?.1.split_once('"').map(|(name, _)| name)
}
