//! The tasks that a reader has ticked: kept on the device where it allows that, and else for this visit.

use leptos::prelude::*;

use super::article_text;
use super::page::Page;
use super::preferences;
use crate::state::ViewState;
use crate::task_list::{fingerprint, read_ticks, write_ticks};

/// The ticks of a briefing: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct TaskTicks {
    page: Page,
    key: StoredValue<String>,
    /// The name of each task that it keeps wherever it stands.
    names: StoredValue<Vec<u32>>,
    ticked: RwSignal<Vec<u32>>,
    /// Whether the device keeps them.
    pub is_kept: bool,
}

impl TaskTicks {
    /// The ticks of a briefing, as the device has kept them.
    pub fn new(page: Page, state: ViewState, briefing: usize) -> Self {
        let part = state.part(briefing);
        let name = |text: String| fingerprint(&text);
        let names = part.tasks.iter().map(|task| name(article_text::words(page, &part, &task.passage)));
        let names: Vec<u32> = names.collect();
        let key = format!("ticked:{}", part.id);
        let kept = preferences::read(page, &key);
        let ticked = kept.as_deref().map(read_ticks).unwrap_or_default();
        // Whether it keeps anything is known only by trying.
        let is_kept = preferences::write(page, &key, kept.as_deref().unwrap_or_default());
        Self {
            page,
            key: StoredValue::new(key),
            names: StoredValue::new(names),
            ticked: RwSignal::new(ticked),
            is_kept,
        }
    }

    /// Whether a task is ticked.
    pub fn is_ticked(self, task: usize) -> bool {
        let name = self.names.with_value(|names| names.get(task).copied());
        name.is_some_and(|name| self.ticked.with(|ticked| ticked.contains(&name)))
    }

    /// How many tasks are not ticked.
    pub fn left(self) -> usize {
        let count = self.names.with_value(Vec::len);
        (0..count).filter(|task| !self.is_ticked(*task)).count()
    }

    /// Ticks a task, or takes its tick away.
    pub fn toggle(self, task: usize) {
        let Some(name) = self.names.with_value(|names| names.get(task).copied()) else { return };
        self.ticked.update(|ticked| {
            let before = ticked.len();
            ticked.retain(|known| *known != name);
            if ticked.len() == before {
                ticked.push(name);
            }
        });
        let kept = self.ticked.with_untracked(|ticked| write_ticks(ticked));
        preferences::write(self.page, &self.key.get_value(), &kept);
    }
}
