//! What an editor takes away: files, and what goes over the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clipboard, download};
use crate::desk::Desk;
use crate::i18n::fill;
use crate::protocol::{Reply, Request, Rich, Way};

impl Desk {
    /// The name of a file that is saved, without its ending.
    pub(crate) fn file_stem(self) -> String {
        let short = self.state.view.with(|view| view.short.clone());
        let name = if short.is_empty() { self.state.name.get() } else { short };
        if name.is_empty() { "jiedu".to_owned() } else { name }
    }

    /// Saves the manuscript as a file.
    pub(crate) fn save_manuscript(self) {
        let name = format!("{}.md", untrack(|| self.file_stem()));
        let saved = self.state.history.with_untracked(|history| {
            download::save(&name, "text/markdown;charset=utf-8", history.text().as_bytes())
        });
        self.tell_saved(saved, &name);
    }

    /// Makes an export and saves it.
    pub(crate) fn export(self, way: Way, name: String) {
        let manuscript = self.text_untracked();
        spawn_local(async move {
            match self.ask(Request::Export { manuscript, way }).await {
                Some(Reply::File { media, bytes, .. }) => {
                    let saved = download::save(&name, &media, &bytes);
                    self.tell_saved(saved, &name);
                }
                Some(Reply::Refused(said)) => self.state.refusal.set(Some(said)),
                _ => {}
            }
        });
    }

    /// The sizes of what the exports make; none where the manuscript has changed meanwhile.
    pub(crate) async fn sizes(self) -> Option<Vec<(Way, usize)>> {
        let manuscript = self.text_untracked();
        let asked = manuscript.clone();
        match self.ask(Request::Sizes { manuscript }).await {
            Some(Reply::Sizes(sizes)) if self.text_untracked() == asked => Some(sizes),
            _ => None,
        }
    }

    /// Copies the text for a WeChat article.
    pub(crate) fn copy_rich(self) {
        let manuscript = self.text_untracked();
        let rich = async move {
            match self.ask(Request::Rich { manuscript }).await {
                Some(Reply::Rich(Rich { html, plain, .. })) => Some((html, plain)),
                _ => None,
            }
        };
        spawn_local(async move {
            let is_copied = clipboard::copy_rich(rich).await;
            self.tell_copied(is_copied, self.state.lang.get_untracked().words().wechat);
        });
    }

    /// Copies the title by itself.
    pub(crate) fn copy_title(self) {
        let title = self.state.view.with_untracked(|view| view.title.clone());
        spawn_local(async move {
            let is_copied = clipboard::copy_text(title.clone()).await;
            self.tell_copied(is_copied, &title);
        });
    }

    /// Copies what puts the published page into another one.
    pub(crate) fn copy_snippet(self) {
        self.state.refusal.set(None);
        let manuscript = self.text_untracked();
        spawn_local(async move {
            match self.ask(Request::Snippet { manuscript }).await {
                Some(Reply::Snippet(snippet)) => {
                    let is_copied = clipboard::copy_text(snippet).await;
                    self.tell_copied(is_copied, self.state.lang.get_untracked().words().snippet);
                }
                Some(Reply::Refused(said)) => self.state.refusal.set(Some(said)),
                _ => {}
            }
        });
    }

    fn tell_saved(self, is_saved: bool, name: &str) {
        let words = self.state.lang.get_untracked().words();
        let phrase = if is_saved { words.saved_file } else { words.refused };
        self.state.notice.set(fill(phrase, &[name]));
    }

    fn tell_copied(self, is_copied: bool, name: &str) {
        let words = self.state.lang.get_untracked().words();
        self.state.notice.set(if is_copied {
            fill(words.copied, &[name])
        } else {
            words.not_copied.to_owned()
        });
    }
}
