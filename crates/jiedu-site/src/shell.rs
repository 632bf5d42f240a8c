//! The shell: everything of a page that does not depend on a text. `cargo xtask` makes it, the `jiedu` command carries it.

use std::sync::OnceLock;

use crate::SiteError;
use crate::archive::archive;
use crate::fingerprint::fingerprint;

const PAGE_SCRIPT: &str = "page.js";
const BOOT_HOSTED: &str = "boot-hosted.js";
const BOOT_FILE: &str = "boot-file.js";
const UNPACK: &str = "unpack.js";
const EMBED: &str = "embed.js";
const WIDGET_SCRIPT: &str = "widget.js";
const WASM: &str = "widget.wasm";
/// Not every shell has it: `trunk serve` does not divide the widget.
const DEFERRED: &str = "deferred.wasm";
/// The widget of the list of all briefings, likewise: without it the list is not searched.
const LISTING_SCRIPT: &str = "listing.js";
const LISTING_WASM: &str = "listing.wasm";
const STYLE: &str = "style.css";
const DEFERRED_STYLE: &str = "deferred.css";

/// Names of the shell's files, as they stand in its folder.
pub const SHELL_FILES: [&str; 9] =
    [PAGE_SCRIPT, BOOT_HOSTED, BOOT_FILE, UNPACK, EMBED, WIDGET_SCRIPT, WASM, STYLE, DEFERRED_STYLE];

/// The compiled widget, the page's scripts and the style sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// Runs inline before anything is painted: the address, the options, the conversation with a host.
    pub page_script: String,
    /// Starts the widget of a hosted page.
    pub boot_hosted: String,
    /// Starts the widget of the one file; wasm-bindgen's script is bundled into it.
    pub boot_file: String,
    /// Unpacks the one file's module as soon as it is read.
    pub unpack: String,
    /// What host pages load.
    pub embed_script: String,
    /// wasm-bindgen's script, an ES module without imports.
    pub widget_script: String,
    /// The module that is loaded with the page.
    pub wasm: Vec<u8>,
    /// The module that is loaded once the page is live, where the widget has two.
    pub deferred: Option<Vec<u8>>,
    /// The widget of the list of all briefings, where there is one.
    pub listing: Option<ListingWidget>,
    /// The style sheet of what a page shows at once.
    pub style: String,
    /// The style sheet of what the second module shows; read behind the other.
    pub deferred_style: String,
    /// The modules as the one file carries them, packed when they are first needed: packing takes longer than all else of a page.
    packed: OnceLock<Packed>,
}

/// The modules as the one file carries them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Packed {
    /// The element with the first module.
    pub(crate) first: String,
    /// The element with the second one; empty where there is none.
    pub(crate) deferred: String,
}

/// The widget of the list of all briefings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingWidget {
    /// wasm-bindgen's script, an ES module without imports.
    pub script: String,
    /// Its module.
    pub wasm: Vec<u8>,
}

/// Names of the widget's files in a built folder. They name their content, so caches may keep them for ever.
pub(crate) struct WidgetNames {
    pub(crate) script: String,
    pub(crate) wasm: String,
    pub(crate) deferred: String,
    pub(crate) deferred_style: String,
}

impl Shell {
    /// The shell of the files that `read` gives by their names in [`SHELL_FILES`].
    ///
    /// # Errors
    /// Where a file is missing, is not UTF-8, or can't stand inside a page.
    pub fn from_files(read: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Self, SiteError> {
        let bytes = |name: &'static str| read(name).ok_or(SiteError::ShellFileMissing(name));
        let text = |name: &'static str| {
            String::from_utf8(bytes(name)?).map_err(|_| SiteError::ShellFileNotText(name))
        };
        let script = |name: &'static str| {
            let script = text(name)?;
            let is_inline = !script.contains("</script")
                && !script.contains("<!--")
                && !script.lines().any(|line| line.starts_with("import ") || line.starts_with("import{"));
            is_inline.then_some(script).ok_or(SiteError::ShellFileNotInline(name))
        };
        let style = |name: &'static str| {
            let style = text(name)?;
            let is_inline = !style.contains("</style");
            is_inline.then_some(style).ok_or(SiteError::ShellFileNotInline(name))
        };
        Ok(Self {
            page_script: script(PAGE_SCRIPT)?,
            boot_hosted: script(BOOT_HOSTED)?,
            boot_file: script(BOOT_FILE)?,
            unpack: script(UNPACK)?,
            embed_script: script(EMBED)?,
            widget_script: script(WIDGET_SCRIPT)?,
            wasm: bytes(WASM)?,
            deferred: read(DEFERRED),
            listing: match read(LISTING_WASM) {
                Some(wasm) => Some(ListingWidget { script: script(LISTING_SCRIPT)?, wasm }),
                None => None,
            },
            style: style(STYLE)?,
            deferred_style: style(DEFERRED_STYLE)?,
            packed: OnceLock::new(),
        })
    }

    /// Both style sheets, for a page that asks for none.
    pub(crate) fn whole_style(&self) -> String {
        format!("{}{}", self.style.trim_end(), self.deferred_style.trim_end())
    }

    pub(crate) fn packed(&self) -> Result<&Packed, SiteError> {
        if let Some(packed) = self.packed.get() {
            return Ok(packed);
        }
        let first = archive("data-jiedu-wasm", &self.wasm)?;
        let deferred = self.deferred.as_ref();
        let deferred = deferred.map(|wasm| archive("data-jiedu-deferred-wasm", wasm)).transpose()?;
        Ok(self.packed.get_or_init(|| Packed { first, deferred: deferred.unwrap_or_default() }))
    }

    pub(crate) fn widget_names(&self) -> WidgetNames {
        let deferred = self.deferred.as_deref().unwrap_or_default();
        let print = fingerprint(&[
            self.wasm.as_slice(),
            deferred,
            self.widget_script.as_bytes(),
            self.deferred_style.as_bytes(),
        ]);
        WidgetNames {
            script: format!("jiedu-widget-{print}.js"),
            wasm: format!("jiedu-widget-{print}_bg.wasm"),
            deferred: format!("jiedu-widget-{print}_deferred.wasm"),
            deferred_style: format!("jiedu-widget-{print}_deferred.css"),
        }
    }
}

impl ListingWidget {
    pub(crate) fn names(&self) -> WidgetNames {
        let print = fingerprint(&[self.wasm.as_slice(), self.script.as_bytes()]);
        WidgetNames {
            script: format!("jiedu-listing-{print}.js"),
            wasm: format!("jiedu-listing-{print}_bg.wasm"),
            deferred: String::new(),
            deferred_style: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails must say where")]

    use super::*;

    #[test]
    fn what_is_missing_or_would_end_its_element_is_named() {
        let whole = |name: &str| Some(name.as_bytes().to_vec());
        assert!(Shell::from_files(whole).is_ok());
        let without = |name: &str| whole(name).filter(|_| name != UNPACK);
        let without_optional = |left: &'static str| move |name: &str| whole(name).filter(|_| name != left);
        assert_eq!(Shell::from_files(without), Err(SiteError::ShellFileMissing(UNPACK)));
        // The widget of the list is made of both of its files, or there is none.
        let halved = without_optional(LISTING_SCRIPT);
        assert_eq!(Shell::from_files(halved), Err(SiteError::ShellFileMissing(LISTING_SCRIPT)));
        assert_eq!(Shell::from_files(without_optional(LISTING_WASM)).map(|shell| shell.listing), Ok(None));
        for (name, bytes) in
            [(EMBED, "a</script>"), (WIDGET_SCRIPT, "import x from \"./y.js\";"), (STYLE, "</style>")]
        {
            let broken =
                |asked: &str| if asked == name { Some(bytes.as_bytes().to_vec()) } else { whole(asked) };
            assert_eq!(Shell::from_files(broken), Err(SiteError::ShellFileNotInline(name)));
        }
        let binary = |asked: &str| if asked == BOOT_FILE { Some(vec![0xff]) } else { whole(asked) };
        assert_eq!(Shell::from_files(binary), Err(SiteError::ShellFileNotText(BOOT_FILE)));
    }

    #[test]
    fn names_follow_the_bytes() {
        let shell = |wasm: &[u8]| {
            Shell::from_files(|name| {
                Some(if name == WASM { wasm.to_vec() } else { name.as_bytes().to_vec() })
            })
            .unwrap()
        };
        let (one, same, other) = (shell(b"1"), shell(b"1"), shell(b"2"));
        assert_eq!(one.widget_names().wasm, same.widget_names().wasm);
        assert_ne!(one.widget_names().script, other.widget_names().script);
    }
}
