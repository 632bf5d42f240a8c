//! Whether a passage speaks of one year or looks back over several: a rate of five years beside one of a year is false.

/// Words by which a text begins to look back over several years.
const YEARS: [&str; 19] = [
    "五年来",
    "这五年",
    "过去五年",
    "过去的五年",
    "五年间",
    "五年中",
    "五年里",
    "本届政府",
    "“十四五”时期",
    "“十四五”期间",
    "“十四五”以来",
    "回望“十四五”",
    "回首“十四五”",
    "回顾“十四五”",
    "“十三五”时期",
    "“十三五”期间",
    "“十三五”以来",
    "“十三五”末",
    "“十四五”五年",
];
/// Words by which it comes back to the year that is reviewed.
const A_YEAR: [&str; 7] =
    ["一年来", "过去一年", "过去的一年", "刚刚过去的一年", "过去这一年", "这一年", "去年以来"];
/// Words by which it turns to what is to come.
const AHEAD: [&str; 5] = ["“十五五”", "今后五年", "未来五年", "新的一年", "今年是"];
/// Words in the clause of a number by which it is of several years.
const LONG: [&str; 22] = [
    "年均",
    "年平均",
    "5年",
    "五年",
    "3年",
    "三年",
    "4年",
    "四年",
    "10年",
    "十年",
    "“十三五”",
    "“十四五”",
    "翻番",
    "翻了",
    "以来",
    "累计",
    "连续",
    "历年",
    "五经普",
    "比2020",
    "较2020",
    "两年",
];

/// The words by which the passage that ends here looks back, over several years or over one; `before` are those of the passage
/// before it.
pub(super) fn years_at(before: &'static str, words: &str) -> &'static str {
    let last = |list: &[&'static str]| {
        list.iter().filter_map(|word| Some((words.rfind(word)?, *word))).max_by_key(|(at, _)| *at)
    };
    let ahead = last(&AHEAD).map(|(at, _)| (at, ""));
    let found = [last(&YEARS), last(&A_YEAR), ahead].into_iter().flatten().max_by_key(|(at, _)| *at);
    found.map_or(before, |(_, word)| word)
}

/// Whether words that look back do so over one year.
pub(super) fn is_of_a_year(years: &str) -> bool {
    A_YEAR.contains(&years)
}

/// Whether they do so over several.
pub(super) fn is_of_years(years: &str) -> bool {
    !years.is_empty() && !is_of_a_year(years)
}

/// The words by which a heading says that what is below looks back over several years. 2025年和“十四五”时期工作回顾 is of both, and
/// says nothing.
pub(super) fn years_in_title(title: &str) -> &'static str {
    let of_a_year = title
        .match_indices('年')
        .any(|(at, _)| title.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())));
    if of_a_year { "" } else { years_at("", title) }
}

/// Whether the words of a clause before its number make it one of several years.
pub(super) fn is_long(clause: &str) -> bool {
    LONG.iter().any(|word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_words_say_which_time_a_passage_is_of() {
        assert_eq!(years_at("", "2025年是“十四五”收官之年。回望"), "");
        assert_eq!(years_at("", "五年来，我们牢记嘱托"), "五年来");
        assert_eq!(years_at("五年来", "——科技创新实现新跃升。"), "五年来");
        assert_eq!(years_at("五年来", "过去一年，主要做了以下工作"), "过去一年");
        assert_eq!(years_at("五年来", "“十五五”时期的目标是"), "");
        assert!(is_of_years("五年来") && is_of_a_year("过去一年") && !is_of_years(""));
        assert_eq!(years_at("", "过去一年。五年来，"), "五年来");
        assert_eq!(years_in_title("一、2025年及“十四五”时期工作回顾"), "");
        assert_eq!(years_in_title("“十四五”时期主要成就"), "“十四五”时期");
    }

    #[test]
    fn a_clause_may_say_that_it_is_of_several_years() {
        assert!(is_long("一般公共预算收入累计完成3.7万亿元、5年增长"));
        assert!(!is_long("地区生产总值增长"));
    }
}
