//! Tables for a terminal, in which a Chinese character is two columns wide.

use unicode_width::UnicodeWidthStr;

/// Widest column; what is longer is cut.
const MAX_COLUMNS: usize = 36;

/// Rows as lines of aligned columns, each ended by a line break; the last column is not padded.
pub(crate) fn write_table(rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (idx, cell) in row.iter().enumerate() {
            let width = cut(cell).width();
            match widths.get_mut(idx) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let cell = cut(cell);
            line.push_str(&cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A cell without control characters, and not wider than a column may be.
fn cut(cell: &str) -> String {
    let clean: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if clean.width() <= MAX_COLUMNS {
        return clean;
    }
    let mut text = String::new();
    for c in clean.chars() {
        let longer = format!("{text}{c}");
        if longer.width() >= MAX_COLUMNS {
            break;
        }
        text = longer;
    }
    text.push('…');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_one_another() {
        let rows =
            [vec!["185亿元".to_owned(), "money".to_owned()], vec!["5%".to_owned(), "growth".to_owned()]];
        assert_eq!(write_table(&rows), "185亿元  money\n5%       growth\n");
        let long = write_table(&[vec!["长".repeat(40), "x".to_owned()]]);
        assert_eq!(long, format!("{}…  x\n", "长".repeat(17)));
    }
}
