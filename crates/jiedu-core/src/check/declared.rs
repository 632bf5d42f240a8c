//! Counts that announce a list: 以下5个示范片区, 6个载体, 三件事.

use std::ops::Range;

use crate::document::chinese_number;
use crate::document::raw::is_han;

/// A count that announces something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Declared {
    /// How many.
    pub(super) count: u32,
    /// Place in the text, from the numeral on, with measure and noun.
    pub(super) span: Range<usize>,
    /// Whether 以下, 下列 or 如下 stands with it.
    pub(super) pointed: bool,
}

/// Measures that announce members of something.
const MEASURES: [&str; 14] =
    ["个方面", "方面", "个", "项", "大", "条", "点", "种", "类", "件", "座", "支", "张", "步"];

/// Words that point to what follows.
const POINTERS: [&str; 4] = ["以下", "下列", "如下", "下面"];

/// The counts of a sentence that announce something, in order.
pub(super) fn scan_declared(sentence: &str) -> Vec<Declared> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = sentence.get(at..).filter(|rest| !rest.is_empty()) {
        let digits = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        if digits == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let (numeral, after) = rest.split_at(digits);
        let count =
            numeral.parse().ok().or_else(|| chinese_number(numeral)).filter(|count| (2..=40).contains(count));
        let before = sentence.get(..at).unwrap_or_default();
        // 第三个, 2.5个 and 前三项 count nothing that is listed.
        let bound = before.ends_with([
            '第', '.', '．', '前', '近', '约', '超', '+', '＋', '第', '百', '千', '万', '每', '余',
        ]);
        if let Some(count) = count.filter(|_| !bound)
            && let Some(measure) = MEASURES.iter().find(|measure| after.starts_with(**measure))
            && !after[measure.len()..].starts_with(['月', '百', '多', '余', '以', '亿', '%', '年', '小'])
        {
            let words = &after[measure.len()..];
            let words =
                &words[..POINTERS.iter().filter_map(|word| words.find(word)).min().unwrap_or(words.len())];
            let noun: usize = words
                .chars()
                .take_while(|c| is_han(*c) && !"的和与及是为即在，已".contains(*c))
                .take(8)
                .map(char::len_utf8)
                .sum();
            let span = at..at + digits + measure.len() + noun;
            let behind = sentence.get(span.end..).unwrap_or_default();
            let near: String = before.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
            let pointed = POINTERS.iter().any(|word| near.contains(word) || behind.starts_with(word));
            found.push(Declared { count, span: span.clone(), pointed });
            at = span.end.max(at + digits);
        } else {
            at += digits;
        }
    }
    found
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: &[(u32, &str, bool)]) {
        let found = scan_declared(sentence);
        let found: Vec<_> =
            found.iter().map(|found| (found.count, &sentence[found.span.clone()], found.pointed)).collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn counts_that_announce() {
        check("重点打造以下5个示范片区:", &[(5, "5个示范片区", true)]);
        check("用好6个载体,即“1+6”工作体系。", &[(6, "6个载体", false)]);
        check("今年要办好十件实事：", &[(10, "十件实事", false)]);
        check("主要目标有以下三个方面：", &[(3, "三个方面", true)]);
        check("第三个阶段用了12个月，增长2.5个百分点", &[]);
        check("新增企业29家", &[]);
        check("三项任务如下：", &[(3, "三项任务", true)]);
    }
}
