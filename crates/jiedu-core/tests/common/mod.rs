//! What several tests of the core do alike: fixtures, goldens, tables of cases, time that grows with the length.
#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::time::Duration;

use cpu_time::ThreadTime;
use jiedu_core::figure::{FigureWords, QualifierWords};

/// A path in the crate.
pub fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A file of the crate.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares a text with a golden, or writes it where `UPDATE_GOLDENS` is set.
pub fn golden(name: &str, text: &str) {
    let path = root("tests/goldens").join(name);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(path, text).unwrap();
    } else {
        let known = std::fs::read_to_string(path).unwrap_or_default();
        assert!(known == text, "{name} differs: run with UPDATE_GOLDENS=1 and look at the difference");
    }
}

/// Checks a table of at least so many rows, each a text, a tab, and what is found in it.
pub fn check_table(table: &str, least: usize, found: impl Fn(&str) -> String) {
    let mut rows = 0;
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
        let found = found(text);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
        rows += 1;
    }
    assert!(rows >= least, "the table has {rows} rows");
    assert!(wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a table says is found: the parts, or a dash where there are none.
pub fn joined(found: &[String]) -> String {
    if found.is_empty() { "-".to_owned() } else { found.join(" | ") }
}

/// Processor time of something, the better of two runs.
pub fn better_of_two(mut run: impl FnMut()) -> Duration {
    (0..2)
        .map(|_| {
            let start = ThreadTime::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap()
}

/// Checks that a text of each piece over and over takes a time that grows with its length, from `size` bytes to ten times as
/// many. Ten times the text may take thirty times as long where memory is slow, and would take a hundred times as long if
/// the reading were quadratic. Times below `least` seconds are taken for that.
pub fn check_linear(pieces: &[&str], size: usize, least: f64, time: impl Fn(&str) -> Duration) {
    for piece in pieces {
        let (small, large) =
            (time(&piece.repeat(size / piece.len())), time(&piece.repeat(10 * size / piece.len())));
        let ratio = large.as_secs_f64() / small.as_secs_f64().max(least);
        assert!(ratio < 30.0, "{piece}: ten times the text took {ratio:.1} times as long");
    }
}

/// Words of charts and tables, in Chinese as the goldens have them.
pub const WORDS: FigureWords = FigureWords {
    name: "名称",
    value: "数值",
    remark: "说明",
    growth: "增长",
    fall: "下降",
    scope: "范围",
    number: "编号",
    content: "内容",
    from: "从",
    to: "到",
    rest: "其余",
    how: "做法",
    when: "期限",
    belt: "带与片区",
    unlisted: "原文未列出",
    unlisted_short: "未列出",
    total_unknown: "参评总数未列",
    places: "名次",
    yardstick: "时序进度",
    worked_out: "〔推算〕",
    qualifiers: QualifierWords {
        exact: "确数",
        planned: "原文所写的目标",
        approx: "约数",
        at_least: "不少于此数",
        over: "多于此数，多多少原文未写",
        under: "少于此数",
        within: "在此数以内，第几原文未写",
    },
    colon: "：",
    comma: "，",
    full_stop: "。",
    semicolon: "；",
    missing: "缺",
    missing_list: "名单缺",
    formula: |formula| format!("〔推算：{formula}〕"),
    part_of_year: |period| format!("{period}÷全年"),
    missing_sections: |count| format!("缺{count}节"),
    characters: |count| format!("{count}字"),
    part: |number| format!("第{number}部分"),
    parts: |count| {
        const DIGITS: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
        DIGITS.get(count).map_or_else(|| format!("{count}个部分"), |digit| format!("{digit}个部分"))
    },
    extent: |characters, numbers, missing| {
        let missing = if missing > 0 { format!("，{missing}处缺失") } else { String::new() };
        format!("全文{characters}字，{numbers}个数{missing}")
    },
    date: |year, month, day, inferred| {
        let inferred = if inferred { "〔推断〕" } else { "" };
        format!("{year}年{inferred}{month}月{day}日")
    },
};
