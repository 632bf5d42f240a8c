//! Tables of a text: rows of cells, and what of them are heads.

use super::TextRange;

/// A table. A row is one line of the text, its cells with a blank between them, so it is quoted and found as a sentence is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Lines above it that name it or say its unit: 表1 …, 单位：亿元.
    pub caption: Vec<TextRange>,
    /// Its rows, heads of columns first; each has as many cells as the table has columns.
    pub rows: Vec<TableRow>,
    /// Number of the rows that are heads of columns.
    pub heads: usize,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// Lines below it that belong to it: 注：…, 资料来源：….
    pub notes: Vec<TextRange>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    /// The whole row in the text.
    pub range: TextRange,
    /// Its cells; a cell without words has an empty range.
    pub cells: Vec<TextRange>,
}

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Names of rows.
    Name,
    /// Units of the numbers in the row.
    Unit,
    /// Running numbers of rows, and words that are nobody's name.
    Other,
    /// Numbers.
    Number,
}

/// Heads of a column that holds units.
#[cfg(feature = "author")]
const UNIT_HEADS: [&str; 4] = ["单位", "计量单位", "計量單位", "單位"];
/// Heads of a column that only counts rows.
#[cfg(feature = "author")]
const COUNT_HEADS: [&str; 4] = ["序号", "编号", "序號", "編號"];
/// Heads of a column that says something of rows that have a name already.
#[cfg(feature = "author")]
const NOTE_HEADS: [&str; 6] = ["备注", "備註", "说明", "属性", "性质", "责任单位"];
/// What stands in a cell that has no number.
#[cfg(feature = "author")]
const NO_NUMBER: [&str; 9] = ["-", "—", "——", "–", "…", "……", "/", "*", "－"];
/// How a note below a table begins.
#[cfg(feature = "author")]
const NOTES: [&str; 6] = ["注", "註", "备注：", "说明：", "资料来源", "數據來源"];

impl Table {
    /// A table of rows that stand in the text; the first is a head.
    #[cfg(feature = "author")]
    pub(super) fn of(text: &str, caption: Vec<TextRange>, mut rows: Vec<TableRow>) -> Self {
        let mut table = Self { caption, ..Self::default() };
        let count = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        // A row of one cell at the top, across the table, is its name or its unit; one at its end, a note.
        let is_line = |row: &TableRow| row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
        while count > 1 && rows.len() > 2 && rows.first().is_some_and(is_line) {
            table.caption.push(rows.remove(0).range);
        }
        let is_note = |row: &TableRow| NOTES.iter().any(|note| slice(text, &row.range).starts_with(note));
        while let Some(note) = rows.pop_if(|row| is_line(row) && is_note(row)) {
            table.notes.insert(0, note.range);
        }
        for row in &mut rows {
            row.cells.resize(count, row.range.end..row.range.end);
        }
        table.heads = usize::from(rows.len() > 1);
        table.rows = rows;
        table.heads = table.count_heads(text);
        table.columns = table.tell_columns(text);
        table
    }

    /// A cell's words; nothing where there is none.
    pub fn text<'a>(&self, text: &'a str, row: usize, column: usize) -> &'a str {
        let cell = self.rows.get(row).and_then(|row| row.cells.get(column));
        cell.map_or("", |cell| slice(text, cell))
    }

    /// The heads of a column from the top: a head that spans several columns is that of each.
    pub fn heads_of<'a>(&self, text: &'a str, column: usize) -> Vec<&'a str> {
        let mut found: Vec<&str> = Vec::new();
        for row in 0..self.heads {
            let own = self.text(text, row, column);
            let is_last = row + 1 == self.heads;
            let spanning =
                || (0..column).rev().map(|left| self.text(text, row, left)).find(|it| !it.is_empty());
            // The lowest head spans nothing; and a column whose own head reaches down is under no other.
            let is_under =
                !is_last && (row + 1..self.heads).any(|below| !self.text(text, below, column).is_empty());
            let head = if own.is_empty() && is_under { spanning().unwrap_or_default() } else { own };
            if !head.is_empty() && found.last() != Some(&head) {
                found.push(head);
            }
        }
        found
    }

    /// How many columns the head in a cell spans: where it stands above others, the empty cells behind it belong to it.
    pub fn span(&self, text: &str, row: usize, column: usize) -> usize {
        let below = |at: usize| (row + 1..self.heads).any(|below| !self.text(text, below, at).is_empty());
        if row + 1 >= self.heads || self.text(text, row, column).is_empty() || !below(column) {
            return 1;
        }
        let behind = column + 1..self.columns.len();
        1 + behind.take_while(|at| self.text(text, row, *at).is_empty() && below(*at)).count()
    }

    /// The column that names the rows of a column of numbers: the nearest at its left.
    pub fn name_column(&self, column: usize) -> Option<usize> {
        (0..column).rev().find(|left| self.columns.get(*left) == Some(&Column::Name))
    }

    /// The column that has the units of a column of numbers: the nearest at its left, or the only one.
    pub fn unit_column(&self, column: usize) -> Option<usize> {
        let is_unit = |at: &usize| self.columns.get(*at) == Some(&Column::Unit);
        let name = self.name_column(column).unwrap_or(0);
        (name..column).rev().find(is_unit).or_else(|| {
            let mut all = (0..self.columns.len()).filter(is_unit);
            all.next().filter(|_| all.next().is_none())
        })
    }

    /// The rows under the heads, by their numbers.
    pub fn body(&self) -> std::ops::Range<usize> {
        self.heads.min(self.rows.len())..self.rows.len()
    }

    /// How many rows at the top are heads: the first, and those below it that only part it.
    #[cfg(feature = "author")]
    fn count_heads(&self, text: &str) -> usize {
        let mut heads = self.heads;
        while let Some(row) = self.rows.get(heads).filter(|_| heads > 0 && heads + 1 < self.rows.len()) {
            let empty = |at: &usize| slice(text, &row.cells[*at]).is_empty();
            let has_numbers = row.cells.iter().any(|cell| is_number(slice(text, cell)));
            let above = self.rows.get(heads - 1).map_or(&[][..], |row| &row.cells);
            let spans = above.iter().skip(1).any(|cell| cell.is_empty());
            let below = (1..row.cells.len()).filter(|at| !empty(at)).count();
            if has_numbers || !spans || below == 0 || !empty(&0) {
                break;
            }
            heads += 1;
        }
        heads
    }

    #[cfg(feature = "author")]
    fn tell_columns(&self, text: &str) -> Vec<Column> {
        let count = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let mut columns: Vec<Column> = (0..count).map(|column| self.tell(text, column)).collect();
        // Words behind all numbers name no row.
        let last = columns.iter().rposition(|column| *column == Column::Number).unwrap_or(1);
        for column in columns.iter_mut().skip(last).filter(|column| **column == Column::Name) {
            *column = Column::Other;
        }
        // 1, 2, 3 … without a head count the rows.
        if columns.first() == Some(&Column::Number) && columns.contains(&Column::Name) {
            let cells = self.body().map(|row| self.text(text, row, 0)).filter(|cell| !cell.is_empty());
            let counts = cells.zip(1..).all(|(cell, at): (&str, u32)| cell.parse() == Ok(at));
            if counts {
                columns[0] = Column::Other;
            }
        }
        columns
    }

    #[cfg(feature = "author")]
    fn tell(&self, text: &str, column: usize) -> Column {
        let head = self.heads_of(text, column).concat().replace([' ', '\u{3000}'], "");
        if UNIT_HEADS.contains(&head.as_str()) {
            return Column::Unit;
        }
        if COUNT_HEADS.contains(&head.as_str()) {
            return Column::Other;
        }
        let (mut numbers, mut words) = (0, 0);
        for row in self.body() {
            let cell = self.text(text, row, column);
            if cell.is_empty() || NO_NUMBER.contains(&cell) {
                continue;
            }
            if is_number(cell) { numbers += 1 } else { words += 1 }
        }
        if numbers > 0 && numbers >= words {
            Column::Number
        } else if words == 0 || NOTE_HEADS.iter().any(|note| head.contains(note)) {
            Column::Other
        } else {
            Column::Name
        }
    }
}

fn slice<'a>(text: &'a str, range: &TextRange) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

/// Whether a cell is a number, with its sign and at most a unit behind it: 1,234.5, -2.3, ▼0.5, 5%左右, 18.5亿元.
pub fn is_number(cell: &str) -> bool {
    let bare = cell.trim_start_matches([
        '+', '＋', '-', '－', '−', '—', '–', '▲', '▼', '约', '≥', '≤', '<', '>', '±', ' ',
    ]);
    let digits = bare
        .chars()
        .take_while(|c| is_digit(*c) || matches!(c, '.' | ',' | '，' | '．' | ' ' | '%' | '％'))
        .count();
    let rest: String = bare.chars().skip(digits).collect();
    // A year or a month names rows: 2022年, 1-6月.
    let names = rest.starts_with(['年', '月', '日', '、', '）', ')', '-', '—', '至', '～', '~']);
    // 5G基站数 begins with a digit and is a name.
    let mixed = rest.starts_with(|c: char| c.is_ascii_alphabetic()) && !rest.is_ascii();
    bare.starts_with(is_digit) && !names && !mixed && rest.chars().count() <= 8
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_from_a_name() {
        for cell in ["1,234.5", "-2.3", "－2.3", "5.5%左右", "18.5亿元", "０．５", "≥95", "1 234", "▼0.5"]
        {
            assert!(is_number(cell), "{cell}");
        }
        for cell in [
            "2022年",
            "1-6月",
            "1、综合",
            "一季度",
            "—",
            "",
            "粗钢",
            "5G基站数",
            "3岁以下婴幼儿托位数合计多少",
        ] {
            assert!(!is_number(cell), "{cell}");
        }
    }
}
