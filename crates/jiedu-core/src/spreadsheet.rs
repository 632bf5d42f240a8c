//! Rows of cells as spreadsheets take them: CSV for a file; tab-separated text and an HTML table for a clipboard.
//!
//! A spreadsheet takes a cell that begins like a formula for one, and a formula can ask the network. Texts come from anywhere, so
//! such cells get an apostrophe, which makes them text, as OWASP's page on CSV injection says.

use crate::markup::push_text;

/// What a formula may begin with, full-width forms included: spreadsheets with an East Asian locale take them too. A tab or a line
/// break may hide one.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// Rows as CSV: with a byte order mark, without which spreadsheets take UTF-8 for another encoding, and the line ends that RFC 4180
/// asks for.
pub fn write_csv(rows: &[Vec<String>]) -> String {
    let mut csv = String::from("\u{feff}");
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                csv.push(',');
            }
            push_cell(&mut csv, cell);
        }
        csv.push_str("\r\n");
    }
    csv
}

/// Rows as lines of cells with tabs between; what would part a cell in two becomes a blank.
pub fn write_tabs(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> =
            row.iter().map(|cell| guarded(cell).replace(['\t', '\r', '\n'], " ")).collect();
        cells.join("\t") + "\n"
    };
    rows.iter().map(line).collect()
}

/// Rows as an HTML table whose first row is the head.
pub fn write_html(rows: &[Vec<String>]) -> String {
    let mut html = String::from("<table>");
    for (idx, row) in rows.iter().enumerate() {
        let (open, close) = if idx == 0 { ("<th>", "</th>") } else { ("<td>", "</td>") };
        html.push_str("<tr>");
        for cell in row {
            html.push_str(open);
            push_text(&mut html, &guarded(cell));
            html.push_str(close);
        }
        html.push_str("</tr>");
    }
    html + "</table>"
}

fn push_cell(csv: &mut String, cell: &str) {
    let cell = guarded(cell);
    if cell.contains(['"', ',', '\r', '\n']) {
        csv.push('"');
        csv.push_str(&cell.replace('"', "\"\""));
        csv.push('"');
    } else {
        csv.push_str(&cell);
    }
}

/// A cell that no spreadsheet takes for a formula; a plain negative number stays the number that it is.
fn guarded(cell: &str) -> String {
    let begins = cell.trim_start_matches(' ').starts_with(FORMULA);
    if begins && !is_negative_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Whether a cell is a minus sign, digits, and at most one point between them.
fn is_negative_number(cell: &str) -> bool {
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = cell.strip_prefix('-') else { return false };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    is_digits(whole) && is_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[&[&str]]) -> Vec<Vec<String>> {
        cells.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn csv_begins_with_its_mark_and_quotes_what_would_part_a_cell() {
        let csv = write_csv(&rows(&[&["原文", "数值"], &["甲,乙", "说“\"好\"”"], &["两\n行", ""]]));
        assert_eq!(csv, "\u{feff}原文,数值\r\n\"甲,乙\",\"说“\"\"好\"\"”\"\r\n\"两\n行\",\r\n");
        assert_eq!(write_csv(&[]), "\u{feff}");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for formula in [
            "=1+1",
            "+86",
            "-1+2",
            "-",
            "-2.5%",
            "-1.",
            "-.5",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1+1",
            "＝1+1",
            "＋1",
            "－1",
            "＠A1",
            "=HYPERLINK(\"http://a.example\")",
        ] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        for plain in ["-12.5", "-3", "185", "1+6", "《=》", "", " ", "2021-H1", "185亿元"] {
            assert_eq!(guarded(plain), plain);
        }
        // The guard stands inside of the quotes.
        assert_eq!(write_csv(&rows(&[&["=A1,B1"]])), "\u{feff}\"'=A1,B1\"\r\n");
    }

    #[test]
    fn what_goes_to_the_clipboard_has_a_cell_a_tab() {
        assert_eq!(write_tabs(&rows(&[&["甲\t乙", "丙"], &["=1", "一\r\n二"]])), "甲 乙\t丙\n'=1\t一  二\n");
        let html = write_html(&rows(&[&["头"], &["a<b"], &["=1"]]));
        let expected = "<table><tr><th>头</th></tr><tr><td>a&lt;b</td></tr><tr><td>'=1</td></tr></table>";
        assert_eq!(html, expected);
    }
}
