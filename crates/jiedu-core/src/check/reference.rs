//! Lists of sources: books, papers and laws that a text names one a line. They are no prose: their punctuation and their order stay.

use crate::document::raw::{Passage, PassageKind, RawText};

/// What a Chinese standard writes behind the title of a source: book, journal, newspaper, thesis, report, standard, patent, and more.
const KINDS: [&str; 12] = ["M", "J", "N", "D", "R", "S", "P", "C", "G", "Z", "A", "EB"];
/// Headings above such lists.
const HEADINGS: [&str; 8] =
    ["参考文献", "參考文獻", "参考资料", "引用文献", "引用文件", "编制依据", "主要依据", "法律依据"];
/// Most characters of a line that heads a list.
const HEADING: usize = 16;
/// Most characters behind the title of a law: when it was made, by which order.
const BEHIND: usize = 40;

/// Of each passage whether it is an entry of a list of sources.
pub(super) fn references(raw: &RawText) -> Vec<bool> {
    let is_listed = |idx: usize| raw.passages.get(idx).is_some_and(|passage| is_entry(&passage.text));
    // A law on a line of its own may be a title; those of a list have fellows.
    let has_fellow = |idx: usize| is_listed(idx + 1) || idx.checked_sub(1).is_some_and(is_listed);
    let is_own = |(idx, passage): (usize, &Passage)| {
        is_prose(passage) && (is_cited(&passage.text) || is_entry(&passage.text) && has_fellow(idx))
    };
    let mut found: Vec<bool> = raw.passages.iter().enumerate().map(is_own).collect();
    let mut listed = false;
    for (passage, found) in raw.passages.iter().zip(&mut found) {
        let words = passage.text.trim_end_matches(['：', ':', ' ']);
        if words.chars().count() <= HEADING && HEADINGS.iter().any(|heading| words.ends_with(heading)) {
            listed = true;
        } else if matches!(passage.kind, PassageKind::Heading(_)) {
            listed = false;
        } else if listed && is_prose(passage) {
            let entry = passage.text.starts_with('[')
                || passage.text.starts_with('［')
                || passage.numbered.is_some()
                || passage.is_item();
            listed = entry || *found;
            *found |= entry;
        }
    }
    found
}

fn is_prose(passage: &Passage) -> bool {
    matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item(..))
}

fn is_entry(text: &str) -> bool {
    is_cited(text) || is_law(text)
}

/// 王某. 区域经济研究[J]. 经济研究, 2019.
fn is_cited(text: &str) -> bool {
    KINDS.iter().any(|kind| {
        text.match_indices(&format!("[{kind}")).any(|(at, found)| {
            let behind = text.get(at + found.len()..).unwrap_or_default();
            behind.starts_with(']') || behind.starts_with("/OL]")
        })
    })
}

/// 《中华人民共和国公司法》(2018年); with nothing but when and how it was made behind it.
fn is_law(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || matches!(c, '.' | '、' | ' ' | '（' | '(' | '）' | ')' | '[' | ']' | '［' | '］' | '．')
    });
    let Some(rest) = words.strip_prefix('《').and_then(|_| words.rsplit_once('》')).map(|(_, rest)| rest)
    else {
        return false;
    };
    let rest = rest.trim_end_matches(['；', ';', '。', '.', '，', ',', '、', ' ']);
    rest.chars().count() <= BEHIND
        && (rest.is_empty()
            || rest.starts_with(['（', '(', '〔', '[']) && rest.ends_with(['）', ')', '〕', ']']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<String> {
        let raw = RawText::of(text);
        let found = references(&raw);
        raw.passages
            .iter()
            .zip(found)
            .filter(|(_, found)| *found)
            .map(|(passage, _)| passage.text.clone())
            .collect()
    }

    #[test]
    fn entries_are_told_from_prose() {
        let laws = ["1.《中华人民共和国公司法》(2018年);", "2.《中华人民共和国证券法》;"];
        let text = format!(
            "某报告\n\n一、依据\n\n依照以下法律,办理:\n\n{}\n\n{}\n\n《公司法》规定,应当登记。\n",
            laws[0], laws[1]
        );
        assert_eq!(entries(&text), laws);
        let books = ["[1] 王某, 李某. 研究. 北京, 2019.", "[2] 张某. 城乡[M]. 北京: 某社, 2020."];
        let text =
            format!("某报告\n\n一、结论\n\n结论有两点,如下。\n\n参考文献\n\n{}\n\n{}\n", books[0], books[1]);
        assert_eq!(entries(&text), books);
        assert_eq!(
            entries("某报告\n\n一、结论\n\n为贯彻《公司法》,制定本办法。\n\n《公司法》\n\n全文如下,请看。\n"),
            Vec::<String>::new()
        );
    }
}
