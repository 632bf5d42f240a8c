//! What the editor chose of the desk's looks: kept where the browser allows, else forgotten with the window.

use web_sys::{Element, Storage};

use crate::i18n::Lang;

const LANGUAGE: &str = "jiedu-desk-language";
const THEME: &str = "jiedu-desk-theme";

fn storage() -> Option<Storage> {
    // A page that was opened from disk may have none; asking for it throws.
    web_sys::window()?.local_storage().ok().flatten()
}

fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// The language that was chosen, else that of the desk's element.
pub(crate) fn language(root: &Element) -> Lang {
    Lang::of_tag(&kept(LANGUAGE).or_else(|| root.get_attribute("lang")).unwrap_or_default())
}

/// Keeps a language.
pub(crate) fn keep_language(lang: Lang) {
    keep(LANGUAGE, lang.tag());
}

/// Whether the desk is dark: as chosen, else as the system is.
pub(crate) fn is_dark() -> bool {
    match kept(THEME).as_deref() {
        Some("dark") => true,
        Some(_) => false,
        None => {
            let asked = web_sys::window()
                .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
            asked.is_some_and(|asked| asked.matches())
        }
    }
}

/// Keeps the choice.
pub(crate) fn keep_theme(is_dark: bool) {
    keep(THEME, theme(is_dark));
}

/// The name of a theme in `data-theme`.
pub(crate) fn theme(is_dark: bool) -> &'static str {
    if is_dark { "dark" } else { "light" }
}
