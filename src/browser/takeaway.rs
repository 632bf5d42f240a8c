//! What a reader takes along: tables as CSV and for the clipboard, figures as pictures.

use jiedu_core::label;
use jiedu_core::link::{figure_anchor, scoped_id, sentence_anchor};
use jiedu_core::spreadsheet::{write_csv, write_html, write_tabs};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::clipboard::Clipboard;
use super::page::{Page, query_all};
use super::{address, article_text, download, figure_image};
use crate::i18n::fill;
use crate::number_rows::number_rows;
use crate::state::{Notice, ViewState};

/// Rows of cells, the head first.
pub type Rows = Vec<Vec<String>>;

/// What a reader takes along: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct Takeaway {
    page: Page,
    state: ViewState,
    clipboard: Clipboard,
}

impl Takeaway {
    /// What can be taken from a page.
    pub fn new(page: Page, state: ViewState, clipboard: Clipboard) -> Self {
        Self { page, state, clipboard }
    }

    /// Saves a table as CSV.
    pub fn save_csv(self, name: &str, rows: &Rows) {
        self.save(&format!("{}-{name}.csv", self.short()), "text/csv;charset=utf-8", write_csv(rows));
    }

    /// Copies a table: as a table where it is pasted into a document, as cells where it is pasted into a spreadsheet.
    pub fn copy_table(self, rows: &Rows) {
        self.clipboard.copy_table(write_tabs(rows), write_html(rows));
    }

    /// Saves a figure as SVG.
    pub fn save_svg(self, figure: usize) {
        let Some((id, name)) = self.figure(figure) else { return };
        match figure_image::svg(self.page, self.state, &id) {
            Some(svg) => self.save(&format!("{name}.svg"), "image/svg+xml", svg),
            None => self.state.notice.set(Some(Notice::DrawFailed)),
        }
    }

    /// Saves a figure as PNG. Where nobody knows whether files can be saved it is shown instead, to be pressed and kept.
    pub fn save_png(self, figure: usize) {
        let Some((id, name)) = self.figure(figure) else { return };
        if !download::is_free(self.page) {
            self.state.open_share(id);
            return;
        }
        let (page, state) = (self.page, self.state);
        spawn_local(async move {
            let picture = figure_image::png(page, state, &id).await;
            let saved =
                picture.and_then(|picture| download::save_address(page, &format!("{name}.png"), &picture));
            if saved.is_none() {
                state.notice.set(Some(Notice::DrawFailed));
            }
        });
    }

    fn save(self, name: &str, kind: &str, text: String) {
        let is_saved = download::save_text(self.page, name, kind, &text);
        if !(is_saved && download::is_free(self.page)) {
            self.state.notice.set(Some(Notice::NotSaved(text)));
        }
    }

    /// The name of the shown briefing, as files bear it.
    fn short(self) -> String {
        untrack(|| self.state.shown()).short.clone()
    }

    /// A figure's id, and its name as files bear it.
    fn figure(self, figure: usize) -> Option<(String, String)> {
        let part = untrack(|| self.state.shown());
        let found = part.figures.get(figure)?;
        let number = fill(self.state.words().figure, &[&found.number.to_string()]);
        Some((scoped_id(&part.id, &figure_anchor(&found.id)), format!("{}-{number}", part.short)))
    }

    /// All numbers of a briefing: what the rules read, the sentence, where it stands, the link to the number.
    pub fn numbers(self, briefing: usize) -> Rows {
        let part = self.state.part(briefing);
        let words = self.state.words();
        let sentence_of = |sentence| {
            let id = scoped_id(&part.id, &sentence_anchor(sentence));
            self.page.text_of(&id).trim().to_owned()
        };
        let mut rows = number_rows(&part, words, sentence_of);
        let links =
            part.facts.iter().map(|fact| address::link(self.page, &scoped_id(&part.id, &fact.anchor)));
        let links = std::iter::once(words.head_link.to_owned()).chain(links);
        for (row, link) in rows.iter_mut().zip(links) {
            row.push(link);
        }
        rows
    }

    /// Tasks of a briefing: under which heading each stands, its words, whether it is ticked, the link to its section.
    pub fn tasks(self, briefing: usize, tasks: &[usize], is_ticked: impl Fn(usize) -> bool) -> Rows {
        let part = self.state.part(briefing);
        let words = self.state.words();
        let heads = [words.head_place, words.head_task, words.head_done, words.head_link];
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        for index in tasks {
            let Some(task) = part.tasks.get(*index) else { continue };
            let section = task.passage.section.map(usize::from);
            let found = section.and_then(|section| part.sections.get(section));
            let place = section.map_or_else(
                || words.before_sections.to_owned(),
                |section| label::numbers(&part.sections, section),
            );
            let id = found.map_or_else(|| part.id.clone(), |section| scoped_id(&part.id, &section.anchor));
            rows.push(vec![
                place,
                article_text::words(self.page, &part, &task.passage),
                if is_ticked(*index) { "√".to_owned() } else { String::new() },
                address::link(self.page, &id),
            ]);
        }
        rows
    }
}

/// The rows of a table of the page as it stands there.
pub fn rows_of(table: &Element) -> Rows {
    let cells = |row: &Element| -> Vec<String> {
        query_all(row, "th, td")
            .iter()
            .map(|cell| cell.text_content().unwrap_or_default().trim().to_owned())
            .collect()
    };
    query_all(table, "tr").iter().map(cells).collect()
}
