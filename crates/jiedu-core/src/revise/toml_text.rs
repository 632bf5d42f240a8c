//! Single values of a TOML text: found with their places, set, taken out.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Edit;
use super::lines::{line_end, line_start};

/// A TOML text in a source: the front matter, or a figure block.
pub(super) struct TomlText<'a> {
    source: &'a str,
    /// Where it stands in the source.
    pub(super) range: Range<usize>,
}

impl<'a> TomlText<'a> {
    pub(super) fn new(source: &'a str, range: Range<usize>) -> Self {
        Self { source, range }
    }

    pub(super) fn text(&self) -> &'a str {
        self.source.get(self.range.clone()).unwrap_or_default()
    }

    /// Runs `read` on the table that `path` leads to; none where the text is no TOML or has no such table.
    fn in_table<T>(&self, path: &[&str], read: impl FnOnce(&DeTable<'_>) -> Option<T>) -> Option<T> {
        let whole = DeTable::parse(self.text()).ok()?;
        let mut table = whole.get_ref();
        for name in path {
            table = value_of(table, name)?.get_ref().as_table()?;
        }
        read(table)
    }

    /// Whether there is a table, or a key, at a path.
    pub(super) fn has(&self, path: &[&str], key: &str) -> bool {
        self.in_table(path, |table| value_of(table, key).map(|_| ())).is_some()
    }

    /// The string of a key.
    pub(super) fn string_of(&self, path: &[&str], key: &str) -> Option<String> {
        self.in_table(path, |table| Some(value_of(table, key)?.get_ref().as_str()?.to_owned()))
    }

    /// Where a key's value stands in the source.
    fn place_of(&self, path: &[&str], key: &str) -> Option<Range<usize>> {
        let span = self.in_table(path, |table| Some(value_of(table, key)?.span()))?;
        Some(span.start + self.range.start..span.end + self.range.start)
    }

    /// Sets a key to a value as TOML writes it; without one it is taken out, with its line. A key that is not there comes behind
    /// those of `before` that are, else to the beginning of its table at `start`.
    pub(super) fn set(
        &self,
        path: &[&str],
        key: &str,
        value: Option<&str>,
        before: &[&str],
        start: usize,
    ) -> Option<Edit> {
        let old = self.place_of(path, key);
        match (old, value) {
            (Some(old), Some(value)) => Some(Edit::new(old, value)),
            (Some(old), None) => {
                Some(Edit::new(line_start(self.source, old.start)..line_end(self.source, old.end), ""))
            }
            (None, None) => None,
            (None, Some(value)) => {
                let last =
                    before.iter().filter_map(|key| self.place_of(path, key)).map(|place| place.end).max();
                let at = last.map_or(start, |end| line_end(self.source, end));
                Some(Edit::insert(at, format!("{key} = {value}\n")))
            }
        }
    }

    /// The line `[name]` of a table, with its line end, in the source.
    pub(super) fn header(&self, name: &str) -> Option<Range<usize>> {
        let header = format!("[{name}]");
        let mut at = self.range.start;
        for line in self.text().split_inclusive('\n') {
            if line.trim() == header {
                return Some(at..at + line.len());
            }
            at += line.len();
        }
        None
    }

    /// Where the first table begins; the end of the text where there is none.
    pub(super) fn first_table(&self) -> usize {
        let mut at = self.range.start;
        for line in self.text().split_inclusive('\n') {
            if line.starts_with('[') {
                return at;
            }
            at += line.len();
        }
        at
    }

    /// The tables of an array of tables, `[[name]]`, each from its header to the next one, in the source. None where a string
    /// of several lines could hold what looks like a header.
    pub(super) fn tables(&self, name: &str) -> Option<Vec<Range<usize>>> {
        if self.text().contains("\"\"\"") || self.text().contains("'''") {
            return None;
        }
        let header = format!("[[{name}]]");
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut is_open = false;
        let mut at = self.range.start;
        for line in self.text().split_inclusive('\n') {
            let is_header = line.trim() == header;
            if line.starts_with('[') {
                if let (true, Some(last)) = (is_open, found.last_mut()) {
                    last.end = at;
                }
                is_open = is_header;
                if is_header {
                    found.push(at..self.range.end);
                }
            }
            at += line.len();
        }
        Some(found)
    }

    /// The edits that change the order of tables: `order` holds the old places in their new order; what it leaves out goes.
    pub(super) fn reorder(&self, tables: &[Range<usize>], order: &[usize]) -> Option<Vec<Edit>> {
        let (first, last) = (tables.first()?, tables.last()?);
        // They follow one another, or the tables between them would be lost.
        if tables.windows(2).any(|pair| pair[0].end != pair[1].start) {
            return None;
        }
        let pieces: Option<Vec<&str>> = order
            .iter()
            .map(|place| self.source.get(tables.get(*place)?.clone()).map(str::trim_end))
            .collect();
        let whole = self.source.get(first.start..last.end)?;
        let tail = &whole[whole.trim_end().len()..];
        let text = pieces?.join("\n\n");
        // Where nothing is left, the empty line before the tables goes too.
        let (start, text) = if text.is_empty() {
            let before = self.source.get(..first.start)?;
            (before.trim_end().len(), "\n".to_owned())
        } else {
            (first.start, format!("{text}{tail}"))
        };
        Some(vec![Edit::new(start..last.end, text)])
    }
}

fn value_of<'t, 'b>(table: &'t DeTable<'b>, key: &str) -> Option<&'t Spanned<DeValue<'b>>> {
    table.iter().find(|(found, _)| found.get_ref() == key).map(|(_, value)| value)
}
