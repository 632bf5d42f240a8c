//! 要 and 必须 where they say that something is to be done, and not where 要 is a part of a word.

use std::ops::Range;

use crate::document::parse_number;
use crate::document::raw::is_han;

/// Longest subject before the verb, in characters: 各级党委和政府要….
const SUBJECT_CHARS: usize = 14;

/// Characters that make a word with a 要 after them, or a clause that asks for nothing: 需要, 主要, 将要, 不要.
const BEFORE: &str = "需主重首次只摘概纪提简扼紧险冲政不索撮想将快纲精机切何若枢正";

/// Words that 要 begins.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "要素", "要求", "要点", "要害", "要闻", "要件", "要塞", "要道", "要么", "要是", "要义", "要职", "要旨", "要诀",
    "要略", "要案", "要员", "要隘", "要冲", "要价", "要账", "要领", "要务", "要紧", "要地", "要目", "要不", "要命",
    "要了", "要的", "要饭", "要人",
];

/// Words after 要 that only look as if they began a word with it: 要求真务实, 要不断.
#[rustfmt::skip]
const SEPARATE: &[&str] = &[
    "要求真", "要求新", "要求变", "要求进", "要点亮", "要点对点", "要领导", "要领会", "要领先", "要务必", "要务实",
    "要紧扣", "要紧盯", "要紧紧", "要紧抓", "要紧密", "要紧贴", "要紧跟", "要紧握", "要紧围", "要地方", "要目标",
    "要不断", "要不折", "要不忘", "要不负", "要不失", "要不松", "要不懈", "要不畏", "要不等", "要不遗", "要不误",
    "要不留", "要不搞", "要人人", "要人民", "要人大", "要了解",
];

/// Words of a subject, or before one, in whose clause nothing is asked for.
#[rustfmt::skip]
const NO_DEMAND: &[&str] = &[
    "如果", "假如", "若", "只有", "为了", "因为", "由于", "即将", "能否", "是否", "如何", "怎样", "无论", "一旦",
    "每当", "既然", "凡是", "越", "所以", "原因", "没有", "曾", "已经", "意味", "说明", "表明", "以便", "打算", "注定", "两手",
];

/// What is asked for is to see something, not to do it.
const SEEING: [&str; 6] = ["看到", "认识到", "清醒认识", "清醒地认识", "承认", "感谢"];
/// How far behind the verb such a word may stand, in characters.
const SEEING_CHARS: usize = 8;

/// The verb that makes a sentence a task: 要 or 必须, at the head of one of its clauses or after a short subject.
///
/// `quoted` says of an offset of `text` whether it stands in a quotation: speech asks for nothing.
pub(super) fn find_modal(text: &str, quoted: impl Fn(usize) -> bool) -> Option<&'static str> {
    clauses(text).find_map(|clause| {
        let words = text.get(clause.clone())?;
        let (at, verb) = verb_of(words, |at| quoted(clause.start + at))?;
        let subject = words.get(..at).unwrap_or_default();
        (is_subject(subject) && !sees(words.get(at + verb.len()..).unwrap_or_default())).then_some(verb)
    })
}

/// The verb at the very head of a text, its number left out.
pub(super) fn leading_modal(text: &str) -> Option<&'static str> {
    let words = parse_number(text).map_or(text, |(_, rest)| rest);
    let (at, verb) = verb_of(words, |_| false)?;
    (at == 0 && !sees(words.get(verb.len()..).unwrap_or_default())).then_some(verb)
}

/// The clauses of a text, without the number and blanks before them.
fn clauses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut ends = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '，' | '；' | '：' | '。' | '！' | '？' | ',' | ';' | ':' | ' ' | '—'))
        .map(|(at, c)| (at, at + c.len_utf8()))
        .chain(std::iter::once((text.len(), text.len())));
    std::iter::from_fn(move || {
        let (end, next) = ends.next()?;
        let clause = start..end;
        start = next;
        Some(clause)
    })
    .map(|clause| {
        let words = text.get(clause.clone()).unwrap_or_default();
        let rest = parse_number(words).map_or(words, |(_, rest)| rest);
        clause.end - rest.len()..clause.end
    })
}

/// The first 要 or 必须 of a clause that is a verb, as far as a subject may reach.
fn verb_of(words: &str, quoted: impl Fn(usize) -> bool) -> Option<(usize, &'static str)> {
    let mut last = None;
    for (at, c) in words.char_indices().take(SUBJECT_CHARS + 1) {
        let rest = words.get(at..).unwrap_or_default();
        if !quoted(at) {
            if rest.starts_with("必须") && !rest.starts_with("必须的") {
                return Some((at, "必须"));
            }
            let word = WORDS.iter().any(|word| rest.starts_with(word))
                && !SEPARATE.iter().any(|word| rest.starts_with(word));
            // 必要时 is a word, 务必要 is not.
            let before = words.get(..at).unwrap_or_default();
            let needed = before.ends_with('必') && !before.ends_with("务必");
            if c == '要'
                && !word
                && !needed
                && !last.is_some_and(|last| BEFORE.contains(last))
                && rest.len() > c.len_utf8()
            {
                return Some((at, "要"));
            }
        }
        last = Some(c);
    }
    None
}

/// Whether the words before a verb can be who is asked, or what joins the clause to the one before it.
fn is_subject(words: &str) -> bool {
    let asks = |word: &str| words.ends_with(word);
    // 向改革要动力 gets something from it; 就是要 explains, and 关键是要 asks.
    let gets = words.starts_with('向');
    let explains = words.ends_with('是') && !["关键是", "重点是", "核心是", "根本是"].into_iter().any(asks);
    words
        .chars()
        .all(|c| is_han(c) || matches!(c, '、' | '“' | '”' | '（' | '）') || c.is_ascii_alphanumeric())
        && !explains
        && !gets
        && !NO_DEMAND.iter().any(|word| words.contains(word))
}

fn sees(behind: &str) -> bool {
    let near = behind.char_indices().nth(SEEING_CHARS).map_or(behind.len(), |(at, _)| at);
    let near = behind.get(..near).unwrap_or_default();
    SEEING.iter().any(|word| near.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_ask_for_something() {
        for (text, verb) in [
            ("要增强政治意识。", "要"),
            ("各级党委和政府要扛牢责任。", "要"),
            ("打造“一带五区”，必须坚持党建引领。", "必须"),
            ("同时，要抓好灾后重建。", "要"),
            ("会议强调，要坚持系统观念。", "要"),
            ("也要不断提高效率。", "要"),
            ("要求真务实。", "要"),
            ("要强化理论。", "要"),
            ("要紧盯目标。", "要"),
            ("关键是要抓落实。", "要"),
            ("既要出新更要出彩", "要"),
            ("（一）要稳步推进。", "要"),
            ("全县上下必须咬定目标。", "必须"),
            ("要务必抓实。", "要"),
            ("我们要再接再厉。", "要"),
        ] {
            assert_eq!(find_modal(text, |_| false), Some(verb), "{text}");
        }
    }

    #[test]
    fn sentences_in_which_it_is_a_part_of_a_word() {
        for text in [
            "需要各方支持。",
            "主要指标稳中向好。",
            "重要性不断显现。",
            "生产要素加快集聚。",
            "编制规划纲要。",
            "只要坚持就能成功。",
            "按照上级要求推进。",
            "要点如下。",
            "发展是第一要务。",
            "不要松懈。",
            "建设“平安县”，就是要守住底线。",
            "项目即将要开工。",
            "如果要实现目标。",
            "也要清醒看到，困难不少。",
            "会议纪要已印发。",
            "要素保障有力。",
            "这是必要的。",
            "首要任务是增长。",
            "必要时，可以延期。",
            "为了要回欠款。",
            "第一，向改革要动力。",
            "坚持两手抓、两手都要硬的方针。",
        ] {
            assert_eq!(find_modal(text, |_| false), None, "{text}");
        }
    }

    #[test]
    fn a_verb_at_the_head() {
        assert_eq!(leading_modal("要抓实。后面"), Some("要"));
        assert_eq!(leading_modal("1. 必须坚持"), Some("必须"));
        assert_eq!(leading_modal("各级要抓实"), None);
        assert_eq!(leading_modal("要素齐全"), None);
    }
}
