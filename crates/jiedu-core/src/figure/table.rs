//! A figure's data as a table of text, and as one sentence.

use super::{Body, Cell, Chart, Datum, Figure, Form, Grid, Row, Table};
use crate::fact::Qualifier;

const UNLISTED: &str = "原文未列出";

/// The data of a figure as a table: numbers as the text writes them, what is worked out marked 〔推算〕.
pub fn table(figure: &Figure) -> Table {
    match &figure.body {
        Body::Chart(found) => chart(found),
        Body::Grid(grid) => passages(grid),
    }
}

fn chart(chart: &Chart) -> Table {
    let data = &chart.data;
    let grouped = data.iter().any(|datum| !datum.group.is_empty());
    let frameworks = matches!(chart.form, Form::Hub | Form::Slots);
    let mut head = vec!["名称".to_owned(), "数值".to_owned(), "说明".to_owned()];
    if grouped {
        head.insert(0, "范围".to_owned());
    }
    let mut rows = Vec::with_capacity(data.len() + chart.derived.len());
    for (idx, datum) in data.iter().enumerate() {
        let hub = chart.form == Form::Hub && idx == 0;
        let said = match (frameworks, hub) {
            (true, false) => UNLISTED,
            (true, true) => "",
            _ => remark(datum),
        };
        let mut row = vec![datum.label.clone(), datum.surface.clone(), said.to_owned()];
        if grouped {
            row.insert(0, datum.group.clone());
        }
        rows.push(row);
    }
    for derived in chart.derived.iter().chain(&chart.yardstick) {
        let formula = ["〔推算：", derived.formula.as_str(), "〕"].concat();
        let mut row = vec![derived.label.clone(), derived.surface.clone(), formula];
        if grouped {
            row.insert(0, String::new());
        }
        rows.push(row);
    }
    Table { head, rows }
}

/// What the words around the number mean.
fn remark(datum: &Datum) -> &'static str {
    match datum.qualifier {
        Qualifier::Exact if datum.planned => "原文所写的目标",
        Qualifier::Exact => "确数",
        Qualifier::Approx => "约数",
        Qualifier::AtLeast => "不少于此数",
        Qualifier::Over => "多于此数，多多少原文未写",
        Qualifier::Under => "少于此数",
        Qualifier::Within => "在此数以内，第几原文未写",
    }
}

fn passages(grid: &Grid) -> Table {
    let numbered = grid.rows.iter().any(|row| !row.number.is_empty());
    let columns = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut head = Vec::with_capacity(columns + 2);
    if numbered {
        head.push("编号".to_owned());
    }
    for column in 0..=columns {
        let name = grid.head.get(column).cloned();
        head.push(name.unwrap_or_else(|| {
            let names =
                if grid.form == Form::Belt { ["带与片区", "内容"] } else { ["名称", "内容"] };
            names[usize::from(column > 0)].to_owned()
        }));
    }
    let row_cells = |row: &Row| {
        let mut cells = Vec::with_capacity(columns + 2);
        if numbered {
            cells.push(row.number.clone());
        }
        cells.push(if row.missing { UNLISTED.to_owned() } else { row.name.text.clone() });
        for column in 0..columns {
            cells.push(row.cells.get(column).map(lines).unwrap_or_default());
        }
        cells
    };
    Table { head, rows: grid.rows.iter().map(row_cells).collect() }
}

fn lines(cell: &Cell) -> String {
    let lines: Vec<&str> = cell.lines.iter().map(|line| line.text.as_str()).collect();
    lines.join("；")
}

/// What a figure shows, as one sentence.
pub fn summary(figure: &Figure) -> String {
    let mut said = [figure.caption.as_str(), "："].concat();
    let mut first = true;
    let mut add = |parts: &[&str]| {
        if !first {
            said.push('，');
        }
        first = false;
        for part in parts {
            said.push_str(part);
        }
    };
    match &figure.body {
        Body::Chart(chart) => {
            for (idx, datum) in chart.data.iter().enumerate() {
                let slots = chart.form == Form::Slots || (chart.form == Form::Hub && idx > 0);
                let surface = if chart.form == Form::Slots { "" } else { datum.surface.as_str() };
                add(&[&datum.group, &datum.label, surface, if slots { UNLISTED } else { "" }]);
            }
            for derived in &chart.derived {
                add(&[&derived.label, &derived.surface, "〔推算〕"]);
            }
            if let Some(yardstick) = &chart.yardstick {
                add(&[&yardstick.label, &yardstick.surface]);
            }
        }
        Body::Grid(grid) => {
            for row in &grid.rows {
                add(&[&row.number, if row.missing { UNLISTED } else { &row.name.text }]);
            }
        }
    }
    said.push('。');
    said
}
