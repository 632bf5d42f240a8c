//! The title of a text where no line of it is one, and where a long title may break.

use crate::document::raw::is_stop;

/// Fewest characters of the words before which a title breaks.
const WORDS: usize = 4;
/// Most characters of a clause that needs no place to break.
const LINE: usize = 16;
/// Fewest characters of a clause that says something.
const FEWEST: usize = 8;
/// Most characters of a title that is cut from a sentence.
const LONGEST: usize = 40;

/// A title cut from a text that has none: the document that it passes on, or the first words of its first sentence.
pub(super) fn title_from(text: &str) -> &str {
    let name = text.split_once('《').and_then(|(before, rest)| {
        let (name, after) = rest.split_once('》')?;
        let passed_on = before.chars().count() < 12 && after.contains("印发");
        passed_on.then_some(name)
    });
    if let Some(name) = name.filter(|name| !name.is_empty()) {
        return name;
    }
    let clauses = || text.split(|c| is_stop(c) || matches!(c, '，' | ',' | '：' | ':' | '\n')).map(str::trim);
    // 现在 and 2月5日 open a sentence and say nothing.
    let telling = clauses().find(|clause| clause.chars().count() >= FEWEST);
    let clause = telling.or_else(|| clauses().find(|clause| !clause.is_empty())).unwrap_or_default();
    let cut = clause.char_indices().nth(LONGEST).map_or(clause.len(), |(at, _)| at);
    clause.get(..cut).unwrap_or_default()
}

/// Words of a title before which a clause breaks that is longer than a line.
pub(super) fn breaks(title: &str) -> Vec<String> {
    title.split(' ').filter_map(|clause| break_of(title, clause)).collect()
}

/// The words of a long clause from its best place to break on, as far as they name it.
fn break_of(title: &str, clause: &str) -> Option<String> {
    let length = clause.chars().count();
    if length <= LINE {
        return None;
    }
    let places = clause.char_indices().enumerate().filter_map(|(count, (at, c))| {
        let before = clause.get(..at)?;
        let rest = clause.get(at..)?;
        let inside = before.matches(['“', '《', '（']).count() > before.matches(['”', '》', '）']).count();
        let good = rest.starts_with("关于")
            || rest.starts_with("關於")
            || (c == '《' && count > 3)
            || (before.ends_with(['》', '”', '，', '、']) && count > 3)
            || (before.ends_with('的') && rest.chars().count() > 2)
            || (matches!(c, '和' | '暨' | '及') && rest.chars().count() > 3);
        // Neither part may be a stub.
        (good && !inside && count >= 4 && length - count >= 4).then(|| (count.abs_diff(length / 2), rest))
    });
    let (_, rest) = places.min_by_key(|(away, _)| *away)?;
    // As few words as stand in the title once.
    let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
    let words = ends.filter_map(|end| rest.get(..end)).filter(|words| words.chars().count() >= WORDS);
    words.into_iter().find(|words| title.matches(words).count() == 1).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_cut_from_the_text() {
        assert_eq!(title_from("《补短板实施方案》已经市政府同意，现印发给你们。"), "补短板实施方案");
        assert_eq!(title_from("新闻办25日举办发布会，正式发布《纲要》。"), "新闻办25日举办发布会");
        assert_eq!(
            title_from("现在，我代表区人民政府向大会报告工作，请予审议。"),
            "我代表区人民政府向大会报告工作"
        );
    }

    #[test]
    fn long_clauses_break_where_their_parts_meet() {
        assert_eq!(breaks("国务院办公厅关于2023年部分节假日安排的通知"), ["关于20"]);
        assert_eq!(breaks("黄平县2022年预算执行情况和2023年预算草案的报告"), ["和202"]);
        assert!(breaks("凝神聚力 奋勇争先").is_empty());
    }
}
