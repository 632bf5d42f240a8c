//! The place that a text speaks of, cut from the head of a name: 淇县 of 淇县县委十四届五次全体会议.

/// What the name of a place ends with, longer ones first.
const ENDS: [&str; 9] = ["自治区", "自治州", "示范区", "省", "市", "县", "區", "区", "縣"];
/// Most characters of one place: 新疆维吾尔自治区.
const LONGEST: usize = 8;
/// Words that end like places.
const WORDS: [&str; 12] =
    ["城市", "超市", "上市", "地区", "社区", "园区", "景区", "片区", "城区", "市区", "全市", "全区"];

/// The innermost place at the head of a text.
pub(super) fn place_of(text: &str) -> Option<&str> {
    let dated = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '—' | '-' | '─' | ' '));
    let named = dated.strip_prefix('年').unwrap_or(dated);
    let mut rest = ["中国共产党", "中共"].iter().find_map(|party| named.strip_prefix(party)).unwrap_or(named);
    let mut found = None;
    while let Some((at, end)) = next_end(rest) {
        let name = rest.get(..at + end.len())?;
        if WORDS.iter().any(|word| name.ends_with(word)) && end.chars().count() == 1 {
            break;
        }
        found = Some(name);
        rest = rest.get(name.len()..)?;
        // 全县, 省委 and 市政府 are not the next place.
        if ENDS.iter().any(|end| rest.starts_with(end)) {
            break;
        }
    }
    found
}

fn next_end(text: &str) -> Option<(usize, &'static str)> {
    let head: usize = text.chars().take(LONGEST).map(char::len_utf8).sum();
    let head = text.get(..head)?;
    let (at, end) = ENDS
        .iter()
        .filter_map(|end| head.find(end).map(|at| (at, *end)))
        .min_by_key(|(at, end)| (*at, std::cmp::Reverse(end.len())))?;
    let name = head.get(..at)?;
    let fits = name.chars().all(crate::document::raw::is_han)
        && !name.is_empty()
        && !name.contains(['我', '本', '全', '各']);
    // 示范区 alone is a name of its own.
    let whole = end == "示范区" && name.is_empty();
    ((fits && (name.chars().count() >= 2 || end == "县" || end == "縣")) || whole).then_some((at, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_cut_from_the_head() {
        for (text, expected) in [
            ("淇县县委十四届五次全体会议", Some("淇县")),
            ("新疆维吾尔自治区第十四届人民代表大会", Some("新疆维吾尔自治区")),
            ("示范区抓重建稳增长", Some("示范区")),
            ("昆明市官渡区人民政府关于", Some("官渡区")),
            ("黄平县2022年预算", Some("黄平县")),
            ("玉环市2019年国民经济", Some("玉环市")),
            ("国务院办公厅关于2023年", None),
            ("城市更新行动方案", None),
            ("2023年下陆区政府工作报告", Some("下陆区")),
            ("中国共产党淇县第十四届委员会", Some("淇县")),
            ("中共汕尾市委", Some("汕尾市")),
            ("长治市潞州区第二届人民代表大会", Some("潞州区")),
            ("我代表潞州区人民政府", None),
        ] {
            assert_eq!(place_of(text), expected, "{text}");
        }
    }
}
