//! Numbers that Word counts and does not write: 一、, （一）, 1., as a reader sees them.

use std::collections::HashMap;

use roxmltree::Document;

use crate::style::Element as _;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    /// With %1 for the number of the first level.
    text: String,
    start: u32,
}

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(crate) struct Numbering {
    lists: HashMap<String, String>,
    levels: HashMap<(String, usize), Level>,
    counts: HashMap<String, Vec<u32>>,
}

/// What stands before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A number, as it is read.
    Number(String),
    /// A bullet.
    Bullet,
}

impl Numbering {
    /// Reads numbering.xml.
    pub(crate) fn read(xml: &Document<'_>) -> Self {
        let mut numbering = Self::default();
        for list in xml.descendants().filter(|node| node.has_tag_name_local("abstractNum")) {
            let Some(id) = list.attr("abstractNumId") else { continue };
            for level in list.children().filter(|node| node.has_tag_name_local("lvl")) {
                let value =
                    |name: &str| level.child(name).and_then(|child| child.attr("val")).unwrap_or_default();
                let depth = level.attr("ilvl").and_then(|depth| depth.parse().ok()).unwrap_or(0);
                let start = value("start").parse().unwrap_or(1);
                let found =
                    Level { format: value("numFmt").to_owned(), text: value("lvlText").to_owned(), start };
                numbering.levels.insert((id.to_owned(), depth), found);
            }
        }
        for list in xml.descendants().filter(|node| node.has_tag_name_local("num")) {
            let known =
                list.attr("numId").zip(list.child("abstractNumId").and_then(|child| child.attr("val")));
            if let Some((id, kind)) = known {
                numbering.lists.insert(id.to_owned(), kind.to_owned());
            }
        }
        numbering
    }

    /// Counts a paragraph of a list, and says what stands before it.
    pub(crate) fn next(&mut self, list: &str, depth: usize) -> Option<Mark> {
        let kind = self.lists.get(list)?.clone();
        let depth = depth.min(8);
        let level = self.levels.get(&(kind.clone(), depth))?.clone();
        let start = |depth: usize| self.levels.get(&(kind.clone(), depth)).map_or(1, |level| level.start);
        let starts: Vec<u32> = (0..=depth).map(start).collect();
        let counts = self.counts.entry(kind.clone()).or_default();
        counts.truncate(depth + 1);
        // Levels that were passed over stand at their first number.
        while counts.len() < depth {
            counts.push(starts.get(counts.len()).copied().unwrap_or(1));
        }
        match counts.get_mut(depth) {
            Some(count) => *count = count.saturating_add(1),
            None => counts.push(starts.get(depth).copied().unwrap_or(1)),
        }
        if level.format == "bullet" {
            return Some(Mark::Bullet);
        }
        if level.format == "none" || level.text.is_empty() {
            return None;
        }
        let mut text = level.text.clone();
        for (above, count) in counts.clone().iter().enumerate() {
            let format =
                self.levels.get(&(kind.clone(), above)).map_or("decimal", |level| level.format.as_str());
            text = text.replace(&format!("%{}", above + 1), &written(*count, format));
        }
        Some(Mark::Number(text))
    }
}

/// A number in one of Word's formats.
fn written(count: u32, format: &str) -> String {
    let letter = |first: char| {
        char::from_u32(first as u32 + count.saturating_sub(1) % 26).unwrap_or(first).to_string()
    };
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "koreanCounting" => chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32('①' as u32 + count - 1).map_or_else(|| count.to_string(), |c| c.to_string())
        }
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾"]
                .get(count as usize)
                .map_or_else(|| count.to_string(), |c| (*c).to_owned())
        }
        "upperLetter" => letter('A'),
        "lowerLetter" => letter('a'),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        _ => count.to_string(),
    }
}

fn chinese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS.get(value as usize).copied().unwrap_or_default();
    match count {
        0 => "零".to_owned(),
        1..=9 => digit(count).to_owned(),
        10..=19 => format!("十{}", digit(count - 10)),
        20..=99 => format!("{}十{}", digit(count / 10), digit(count % 10)),
        100..=199 => match count % 100 {
            0 => "一百".to_owned(),
            rest @ 1..=9 => format!("一百零{}", digit(rest)),
            rest => format!("一百{}十{}", digit(rest / 10), digit(rest % 10)),
        },
        _ => count.to_string(),
    }
}

fn roman(count: u32) -> String {
    let mut rest = count.min(3999);
    let mut text = String::new();
    for (value, letters) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    text
}
