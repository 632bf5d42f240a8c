//! The area that a number speaks of: the last one named before it in its sentence.

use super::cursor::before;

/// Words for an area; a place by its name is left to the editor.
const SCOPES: &[&str] = &[
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "全镇",
    "全乡",
    "全村",
    "全球",
    "全世界",
    "全自治区",
];

/// Areas that a rank says itself: 西部第一.
const OF_RANKS: &[&str] = &[
    "西部",
    "中部",
    "东部",
    "中西部",
    "东北",
    "西北",
    "西南",
    "华东",
    "华南",
    "华中",
    "华北",
    "世界",
    "亚洲",
    "国内",
    "省内",
    "沿海",
];

/// The area of a number whose surface is `surface` and stands at `at`; empty where none is named.
pub(super) fn scope(text: &str, at: usize, surface: &str) -> String {
    if let Some(scope) = SCOPES.iter().chain(OF_RANKS).find(|scope| surface.starts_with(**scope)) {
        return (*scope).to_owned();
    }
    let before = before(text, at);
    SCOPES
        .iter()
        .filter_map(|scope| before.rfind(scope).map(|at| (at, *scope)))
        .filter(|(at, scope)| {
            // 高于全国2.1个百分点 compares with the area.
            let compared = ["高于", "低于", "快于", "占", "比", "高出"];
            let head = before.get(..*at).unwrap_or_default();
            let tail = before.get(at + scope.len()..).unwrap_or_default();
            !compared.iter().any(|word| head.ends_with(word)) && !tail.starts_with("平均")
        })
        .max()
        .map_or_else(String::new, |(_, scope)| scope.to_owned())
}
