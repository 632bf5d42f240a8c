//! Lines of tables: which of those above one belong to it, and how Markdown parts its rows.

use super::table::is_digit;
use super::{Block, Briefing, TextRange};

/// How a line that says the unit of a table begins.
const UNIT_LINES: [&str; 6] = ["单位：", "单位:", "（单位", "计量单位", "金额单位", "單位："];
/// How the number of a table begins.
const NUMBERED: [&str; 5] = ["表", "附表", "续表", "專欄", "专栏"];
/// Words that a line above a table ends with where it names the table.
const TITLE_ENDS: [&str; 14] = [
    "表", "情况", "速度", "增速", "构成", "指标", "统计", "一览", "计划", "目标", "数据", "比重", "明细",
    "清单",
];
/// Most characters of a line that names a table.
const TITLE: usize = 60;
/// Most lines above a table that belong to it.
const MOST_LINES: usize = 3;

/// The last paragraphs of the blocks above a table that belong to it: its name, and its unit.
pub(super) fn caption_above(blocks: &[Block], briefing: &Briefing) -> Vec<TextRange> {
    let paragraphs = blocks.iter().rev().map_while(|block| match block {
        Block::Paragraph(range) => Some(range.clone()),
        _ => None,
    });
    let mut above: Vec<TextRange> = paragraphs.take(MOST_LINES).collect();
    above.reverse();
    let lines: Vec<&str> = above.iter().map(|range| briefing.slice(range)).collect();
    above.split_off(above.len() - caption_lines(&lines))
}

/// How many of the lines above a table belong to it.
fn caption_lines(lines: &[&str]) -> usize {
    let lines = &lines[lines.len().saturating_sub(MOST_LINES)..];
    let short = |line: &str| line.chars().count() <= TITLE && !line.contains(['。', '；', '！', '？']);
    let is_unit = |line: &str| UNIT_LINES.iter().any(|unit| line.starts_with(unit));
    let mut count = lines.iter().rev().take_while(|line| is_unit(line) && short(line)).count();
    let above = &lines[..lines.len() - count];
    let is_numbered = |line: &str| {
        let rest = NUMBERED.iter().find_map(|word| line.strip_prefix(word)).map(str::trim_start);
        rest.is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(|c: char| is_digit(c) || "一二三四五六七八九十：:（(-—".contains(c))
        })
    };
    let ends = |line: &str| {
        let bare = line.split(['（', '(']).next().unwrap_or(line).trim_end();
        TITLE_ENDS.iter().any(|end| bare.ends_with(end))
    };
    match above {
        // 表2 on a line of its own, its name below.
        [.., number, name] if short(name) && is_numbered(number) && number.chars().count() <= 6 => count += 2,
        [.., name] if short(name) && (is_numbered(name) || ends(name)) => count += 1,
        _ => {}
    }
    count
}

/// The cells of a row as Markdown parts them, without the blanks around them; none where the line is no row.
pub(crate) fn split_row(line: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let start = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    let mut cells = Vec::new();
    let mut from = start;
    let mut escaped = false;
    for (at, c) in line.char_indices().filter(|(at, _)| (start..end).contains(at)) {
        if c == '|' && !escaped {
            if at > start {
                cells.push(from..at);
            }
            from = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if cells.is_empty() {
        return None;
    }
    if from < end {
        cells.push(from..end);
    }
    let trim = |cell: std::ops::Range<usize>| {
        let words = &line[cell.clone()];
        let lead = words.len() - words.trim_start().len();
        let start = cell.start + lead;
        start..start + words.trim().len()
    };
    Some(cells.into_iter().map(trim).collect())
}

/// Whether a line parts the heads of a table from its body: |---|:---:|.
pub(crate) fn is_delimiter(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_parted_as_markdown_parts_it() {
        let cells = |line: &'static str| {
            split_row(line).map(|cells| cells.into_iter().map(|cell| &line[cell]).collect::<Vec<_>>())
        };
        assert_eq!(cells("| 甲 | 5 |"), Some(vec!["甲", "5"]));
        assert_eq!(cells(" 甲|5|6 "), Some(vec!["甲", "5", "6"]));
        assert_eq!(cells(r"| 甲\|乙 | |"), Some(vec![r"甲\|乙", ""]));
        assert_eq!(cells("注：甲"), None);
    }

    #[test]
    fn the_lines_of_a_caption_are_told_from_text() {
        assert_eq!(caption_lines(&["正文。", "表2 主要产品产量", "单位：万吨"]), 2);
        assert_eq!(caption_lines(&["正文。", "表2", "2023年主要产品产量"]), 2);
        assert_eq!(caption_lines(&["正文。", "2023年主要产品产量及其增长速度"]), 1);
        assert_eq!(caption_lines(&["正文。", "具体见下表：如下。"]), 0);
        assert_eq!(caption_lines(&["表彰了一批先进单位"]), 0);
        assert_eq!(caption_lines(&[]), 0);
    }
}
