//! Standing words whose year is known: a text that uses them is of that year.

/// Words, their year, and what the year rests on, as readers are told it.
const EVENTS: &[(&str, u16, &str)] = &[
    ("迎接党的十八大", 2012, "党的十八大于2012年11月召开"),
    ("迎接党的十九大", 2017, "党的十九大于2017年10月召开"),
    ("迎接党的二十大", 2022, "党的二十大于2022年10月召开"),
    ("改革开放40周年", 2018, "改革开放40周年为2018年"),
    ("新中国成立70周年", 2019, "新中国成立70周年为2019年"),
    ("新中国成立75周年", 2024, "新中国成立75周年为2024年"),
    ("建党100周年", 2021, "建党100周年为2021年"),
    ("“十三五”收官之年", 2020, "“十三五”规划止于2020年"),
    ("“十四五”开局之年", 2021, "“十四五”规划始于2021年"),
    ("“十四五”收官之年", 2025, "“十四五”规划止于2025年"),
    ("“十五五”开局之年", 2026, "“十五五”规划始于2026年"),
];

/// The one year that such words of a text agree on, with the words and what it rests on.
pub(super) fn year_of(text: &str) -> Option<(u16, &'static str, &'static str)> {
    let mut found = EVENTS.iter().filter(|(words, ..)| text.contains(words));
    let (words, year, why) = *found.next()?;
    found.all(|(_, other, _)| *other == year).then_some((year, words, why))
}
