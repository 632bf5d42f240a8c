//! Rows of cells as a table of Markdown.

/// Longest cell of a table; a longer one shows that the table only lays a page out.
const CELL: usize = 300;

/// A table as Markdown; none where it only lays out what stands in it.
pub(crate) fn table(rows: &[Vec<String>]) -> Option<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let long = rows.iter().flatten().any(|cell| cell.chars().count() > CELL);
    if columns < 2 || rows.len() < 2 || long {
        return None;
    }
    let mut text = String::new();
    for (idx, row) in rows.iter().enumerate() {
        text.push('|');
        for column in 0..columns {
            let cell = row.get(column).map_or("", String::as_str).replace('|', "\\|").replace('\n', " ");
            text.push_str(&format!(" {cell} |"));
        }
        text.push('\n');
        if idx == 0 {
            text.push('|');
            text.push_str(&" --- |".repeat(columns));
            text.push('\n');
        }
    }
    Some(text.trim_end().to_owned())
}
