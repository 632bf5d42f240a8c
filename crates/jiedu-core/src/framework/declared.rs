//! Counts of members that stand in a sentence without quotation marks: 三大动力, 以下5个示范片区, 两项创建.

use std::ops::Range;

use crate::document::chinese_number;
use crate::document::raw::is_han;
use crate::fact::lexicon::groups::GROUPS;

/// A count of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Declared {
    /// Place in the text, from the numeral to the end of the noun.
    pub(super) span: Range<usize>,
    /// How many.
    pub(super) count: u32,
    /// What is counted.
    pub(super) noun: String,
    /// Whether the measure is 大, which names a group, or 以下 stands before it; else only a list makes it a framework.
    pub(super) named: bool,
}

/// Most members.
const MAX_COUNT: u32 = 15;
/// Longest noun, in characters.
const NOUN_CHARS: usize = 8;
/// Longest noun that nothing but a stop ends, in characters.
const FREE_CHARS: usize = 6;
/// Characters that end a noun.
const STOPS: &str = "的和与及是为在已上中等下内之要将了完取获成实并以对都均被由从把也仍则有使让没未";
/// Words that follow 大 in the name of a congress.
const CONGRESS: [&str; 8] = ["精神", "报告", "以来", "召开", "胜利", "提出", "确", "部署"];

/// The counts of members in a text, in order.
pub(super) fn scan_declared(text: &str) -> Vec<Declared> {
    let mut found = Vec::new();
    let mut run: Option<usize> = None;
    let mut before = None;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let numeral = c.is_ascii_digit() || chinese_number(c.encode_utf8(&mut [0; 4])).is_some();
        if numeral {
            if run.is_none() {
                (run, before) = (Some(at), last);
            }
        } else if let Some(start) = run.take()
            && matches!(c, '大' | '个' | '项')
        {
            found.extend(read(text, start..at, c, before));
        }
        last = Some(c);
    }
    found
}

fn read(text: &str, numeral: Range<usize>, measure: char, before: Option<char>) -> Option<Declared> {
    let bound = before
        .is_some_and(|c| "第届.．前近约超+＋百千万每余初几数-—·".contains(c) || c.is_ascii_alphabetic());
    let digits = text.get(numeral.clone())?;
    let count = digits.parse().ok().or_else(|| chinese_number(digits))?;
    if bound || digits == "二" || !(2..=MAX_COUNT).contains(&count) {
        return None;
    }
    let from = numeral.end + measure.len_utf8();
    let noun = noun_of(text.get(from..)?)?;
    let congress = measure == '大' && CONGRESS.iter().any(|word| noun.starts_with(word));
    let measured =
        measure != '大' && ["月", "百分点", "小时", "工作日", "多"].iter().any(|word| noun.starts_with(word));
    if congress || measured {
        return None;
    }
    let head = text.get(..numeral.start).unwrap_or_default();
    let pointed = ["以下", "下列", "如下", "下面"].iter().any(|word| head.ends_with(word));
    let span = numeral.start..from + noun.len();
    Some(Declared { span, count, noun: noun.to_owned(), named: measure == '大' || pointed })
}

/// The noun that a text begins with: as far as a known group's name, or as far as the phrase goes.
fn noun_of(text: &str) -> Option<&str> {
    let len: usize = text
        .chars()
        .take_while(|c| is_han(*c) && !STOPS.contains(*c))
        .take(NOUN_CHARS)
        .map(char::len_utf8)
        .sum();
    let phrase = text.get(..len)?;
    for (at, _) in phrase.char_indices().take(FREE_CHARS) {
        let rest = phrase.get(at..).unwrap_or_default();
        if let Some(noun) =
            GROUPS.iter().filter(|noun| rest.starts_with(**noun)).max_by_key(|noun| noun.len())
        {
            let mut end = at + noun.len();
            // 特色产业集群 is three such names in a row.
            while let Some(next) =
                phrase.get(end..).and_then(|rest| GROUPS.iter().find(|noun| rest.starts_with(**noun)))
            {
                end += next.len();
            }
            return phrase.get(..end);
        }
    }
    let count = phrase.chars().count();
    (2..=FREE_CHARS).contains(&count).then_some(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_members() {
        for (text, expected) in [
            ("统筹改革、科技、文化三大动力，", "三大动力/3"),
            ("在三大板块上塑精品", "三大板块/3"),
            ("打好三大攻坚战取得成效", "三大攻坚战/3"),
            ("打造以下5个示范片区：", "5个示范片区/5"),
            ("做强四大主导产业集群", "四大主导产业集群/4"),
            ("在两项创建上求突破", "两项创建/2?"),
            ("用好6个载体，即", "6个载体/6?"),
            ("党的二十大精神", ""),
            ("党的十五大以来", ""),
            ("第三大产业", ""),
            ("增长2.5个百分点", ""),
            ("用了三个月", ""),
            ("更大力度", ""),
            ("一大批项目", ""),
            ("", ""),
        ] {
            let found: Vec<String> = scan_declared(text)
                .into_iter()
                .map(|found| {
                    let open = if found.named { "" } else { "?" };
                    format!("{}/{}{open}", &text[found.span.clone()], found.count)
                })
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
