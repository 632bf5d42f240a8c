//! Tables of values and of passages, as forms make them.

use super::data::{Cell, Datum, Derived, Row, Table, Yardstick};
use super::words::FigureWords;

/// Values as a table: a row a value with its remark, then what is worked out.
pub(super) fn value_table(
    data: &[Datum],
    (derived, yardstick): (&[Derived], Option<&Yardstick>),
    words: &FigureWords,
    remark: &dyn Fn(usize, &Datum) -> &'static str,
) -> Table {
    let grouped = data.iter().any(|datum| !datum.group.is_empty());
    let row = |group: &str, cells: [&str; 3]| {
        let group = grouped.then(|| group.to_owned());
        group.into_iter().chain(cells.map(str::to_owned)).collect::<Vec<String>>()
    };
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(data.len() + derived.len());
    for (idx, datum) in data.iter().enumerate() {
        rows.push(row(&datum.group, [&datum.label, &datum.shown(), remark(idx, datum)]));
    }
    for derived in derived {
        rows.push(row("", [&derived.label, &derived.surface, &(words.formula)(&derived.formula)]));
    }
    if let Some(yardstick) = yardstick {
        let formula = (words.formula)(&(words.part_of_year)(&yardstick.period));
        rows.push(row("", [words.yardstick, &yardstick.surface, &formula]));
    }
    Table { head: row(words.scope, [words.name, words.value, words.remark]), rows }
}

/// Passages as a table. Columns that `head` does not name are `names`: that of the rows' names, and the others.
pub(super) fn passage_table(
    head: &[String],
    rows: &[Row],
    names: [&'static str; 2],
    words: &FigureWords,
) -> Table {
    let numbered = rows.iter().any(|row| !row.number.is_empty());
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let number = |number: &str| numbered.then(|| number.to_owned());
    let named = |column: usize| {
        head.get(column).cloned().unwrap_or_else(|| names[usize::from(column > 0)].to_owned())
    };
    let cells = |row: &Row| {
        let name = if row.missing { words.unlisted } else { row.name.text.as_str() };
        let cell = |column: usize| row.cells.get(column).map(|cell| lines(cell, words)).unwrap_or_default();
        let cells = std::iter::once(name.to_owned()).chain((0..columns).map(cell));
        number(&row.number).into_iter().chain(cells).collect()
    };
    Table {
        head: number(words.number).into_iter().chain((0..=columns).map(named)).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

fn lines(cell: &Cell, words: &FigureWords) -> String {
    let lines: Vec<&str> = cell.lines.iter().map(|line| line.text.as_str()).collect();
    lines.join(words.semicolon)
}

/// What a summary says of each value: its name and the number as written.
pub(super) fn said_values(data: &[Datum]) -> Vec<String> {
    data.iter().map(|datum| [datum.group.as_str(), &datum.label, &datum.shown()].concat()).collect()
}
