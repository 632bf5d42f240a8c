//! What a figure block says that the text does not: each finding once, with line, column and help.
#![cfg(feature = "author")]

use jiedu_core::diagnostic::{Diagnostic, Severity, position};
use jiedu_core::document::parse_briefing;
use jiedu_core::fact::scan_facts;
use jiedu_core::figure::{bind_keys, parse_figures};

const META: &str = "+++\nid = \"x\"\ntitle = \"题\"\n[meeting]\ndate = 2021-08-18\n+++\n";
const TEXT: &str = "\n## 一 上半年 {#a}\n\n2021年上半年，工业增加值同比增长42.8%，投资同比增长19%，收入完成2.08亿元。\
12个项目完成投资24.8亿元，占年度投资计划的63.2%；全省排名第25位，开工项目52个。开工项目有序推进，建立“1+6”工作体系。\n\n\
### （一）甲 {#b}\n\n甲的任务。\n\n";

fn findings(block: &str) -> Vec<(String, Diagnostic)> {
    let source = [META, TEXT, "```figure\n", block, "\n```\n"].concat();
    let (briefing, found) = parse_briefing(&source);
    assert_eq!(found, [], "the text around the block is sound");
    let facts = scan_facts(&briefing);
    let (_, found) = parse_figures(&briefing, &facts);
    found
        .into_iter()
        .map(|found| {
            assert!(found.span.end <= source.len() && found.span.start <= found.span.end, "{found:?}");
            assert_eq!(found.severity, Severity::Error);
            assert!(!found.help.is_empty(), "{found:?}");
            (source[found.span.clone()].to_owned(), found)
        })
        .collect()
}

/// Line of the first line of a block.
fn first_line() -> usize {
    [META, TEXT, "```figure\n"].concat().matches('\n').count() + 1
}

/// The block has one finding, of this code, at this line of the block and column.
#[track_caller]
fn check(block: &str, code: &str, line: usize, column: usize, at: &str) {
    let found = findings(block);
    let codes: Vec<_> = found.iter().map(|(_, found)| (found.code, &found.message)).collect();
    assert_eq!(found.len(), 1, "{codes:?}");
    let (excerpt, found) = &found[0];
    assert_eq!(found.code, code, "{}", found.message);
    let source = [META, TEXT, "```figure\n", block, "\n```\n"].concat();
    let place = position(&source, found.span.start);
    assert_eq!((place.line + 1 - first_line(), place.column), (line, column), "{}", found.message);
    assert!(excerpt.contains(at), "{excerpt:?} does not hold {at:?}");
}

const HEAD: &str = "id = \"f\"\nform = \"bars\"\ncaption = \"增速\"\n";
const MARK: &str = "[[mark]]\nquote = \"工业增加值同比增长42.8%\"\nlabel = \"工业增加值\"\n";

fn with(head: &str, rest: &str) -> String {
    [head, rest].concat()
}

#[test]
fn a_sound_block_has_no_findings() {
    assert_eq!(findings(&with(HEAD, MARK)), []);
}

#[test]
fn toml_and_keys() {
    check("id = \"f\"\nform = ", "figure-toml", 2, 8, "");
    check(&with(HEAD, &["color = \"red\"\n", MARK].concat()), "key-unknown", 4, 1, "color");
    check(&with(HEAD, &[MARK, "size = 3\n"].concat()), "key-unknown", 7, 1, "size");
    check(&["id = \"f\"\nform = \"bars\"\n", MARK].concat(), "key-missing", 1, 1, "");
    check(&["id = \"f\"\nform = \"pie\"\ncaption = \"增速\"\n", MARK].concat(), "form-unknown", 2, 8, "pie");
    check(&with(HEAD, &["sub = 3\n", MARK].concat()), "key-type", 4, 7, "3");
    check(&with(HEAD, &[MARK, "emphasis = \"loud\"\n"].concat()), "key-type", 7, 12, "loud");
    check(&["id = \"图\"\nform = \"bars\"\ncaption = \"增速\"\n", MARK].concat(), "figure-id", 1, 6, "图");
}

#[test]
fn quotes_and_their_facts() {
    let quote = |quote: &str| with(HEAD, &format!("[[mark]]\nquote = \"{quote}\"\nlabel = \"投资\"\n"));
    check(&quote("投资同比增长20%"), "quote-missing", 5, 9, "20%");
    check(&quote("开工项目"), "quote-ambiguous", 5, 9, "开工项目");
    check(&quote("有序推进"), "quote-without-fact", 5, 9, "有序");
    check(&quote("占年度投资计划的63.2%"), "quote-without-fact", 5, 9, "63.2%");
    check(&quote("增长42.8%，投资同比增长19%"), "quote-with-several-facts", 5, 9, "42.8%");
    let hub = "id = \"f\"\nform = \"hub\"\ncaption = \"体系\"\n[[mark]]\nquote = \"开工项目有序推进\"\n";
    check(hub, "quote-without-fact", 5, 9, "开工");
    let dots =
        "id = \"f\"\nform = \"dots\"\ncaption = \"数\"\n[[mark]]\nquote = \"12个项目\"\nlabel = \"项目\"\n";
    assert_eq!(findings(dots), []);
}

#[test]
fn a_missing_quote_is_shown_what_the_text_has() {
    let found = findings(&with(HEAD, "[[mark]]\nquote = \"投资同比增长19％和收入\"\nlabel = \"投资\"\n"));
    assert!(found[0].1.help.contains("投资同比增长19"), "{}", found[0].1.help);
    let found = findings(&with(HEAD, "[[mark]]\nquote = \"开工项目\"\nlabel = \"项目\"\n"));
    assert!(found[0].1.message.contains("2 times"), "{}", found[0].1.message);
    assert!(found[0].1.message.contains("in a"), "{}", found[0].1.message);
}

#[test]
fn width_of_signs_does_not_matter() {
    let block = with(HEAD, "[[mark]]\nquote = \"投资同比增长19%,收入完成\"\nlabel = \"投资\"\n");
    assert_eq!(findings(&block), []);
}

#[test]
fn words_of_the_editor() {
    let invented = MARK.replace("label = \"工业增加值\"", "label = \"工业产值\"");
    check(&with(HEAD, &invented), "label-invented", 6, 9, "工业产值");
    let bracketed = MARK.replace("label = \"工业增加值\"", "label = \"工业增加值〔规上〕\"");
    assert_eq!(findings(&with(HEAD, &bracketed)), []);
    let typed = HEAD.replace("增速", "增速43%");
    check(&with(&typed, MARK), "number-typed", 3, 11, "43");
    check(&with(HEAD, &["sub = \"五个项目\"\n", MARK].concat()), "number-typed", 4, 7, "五个");
    check(&with(HEAD, &["note = \"2020年\"\n", MARK].concat()), "number-typed", 4, 8, "2020");
    for fine in ["2021年上半年增速42.8%", "一个项目", "“占年度投资计划的63.2%”不作图"]
    {
        assert_eq!(findings(&with(&HEAD.replace("增速", fine), MARK)), [], "{fine}");
    }
}

#[test]
fn scales_and_counts() {
    let money = "[[mark]]\nquote = \"收入完成2.08亿元\"\nlabel = \"收入\"\n";
    check(&with(HEAD, &[MARK, money].concat()), "unit-mixed", 8, 9, "2.08");
    check(HEAD, "arity-wrong", 1, 1, "");
    check(&with(HEAD, &[MARK, "[[row]]\nname = \"甲的任务\"\n"].concat()), "key-unknown", 7, 3, "row");
    let matrix = "id = \"f\"\nform = \"matrix\"\ncaption = \"表\"\n[[row]]\nname = \"甲的任务\"\ncells = [\"有序推进\"]\n\
                  [[row]]\nname = \"工业增加值\"\ncells = []\n";
    check(matrix, "arity-wrong", 7, 1, "");
    let period = with(HEAD, &["period = \"2021年上半年\"\n", MARK].concat());
    check(&period, "key-unknown", 4, 1, "period");
    let grouped = [MARK, "group = \"全省\"\n"].concat();
    check(&with(HEAD, &grouped), "key-unknown", 7, 1, "group");
}

#[test]
fn derived_values() {
    let derived = |op: &str, b: &str| {
        with(
            HEAD,
            &format!(
                "{MARK}[[derived]]\nlabel = \"相差\"\na = \"工业增加值同比增长42.8%\"\nop = \"{op}\"\nb = \"{b}\"\n"
            ),
        )
    };
    assert_eq!(findings(&derived("−", "投资同比增长19%")), []);
    check(&derived("^", "投资同比增长19%"), "formula-invalid", 10, 6, "^");
    check(&derived("−", "收入完成2.08亿元"), "formula-invalid", 10, 6, "−");
    check(&derived("−", "收入"), "quote-without-fact", 11, 5, "收入");
}

#[test]
fn numbers_of_rows_are_those_of_headings() {
    let track = |number: &str, more: &str| {
        format!(
            "id = \"f\"\nform = \"track\"\ncaption = \"步\"\n[[row]]\nnumber = \"{number}\"\nname = \"甲的任务\"\n{more}"
        )
    };
    assert_eq!(findings(&track("一", "")), []);
    check(&track("二", ""), "number-typed", 5, 10, "二");
    let hole = "[[row]]\nnumber = \"九\"\nmissing = true\n";
    check(&track("一", hole), "number-typed", 8, 10, "九");
    check(&track("一", "within = \"#nowhere\"\n"), "quote-missing", 7, 10, "#nowhere");
}

#[test]
fn ids_are_unique() {
    let block = with(HEAD, MARK);
    let twice = [block.as_str(), "\n```\n\n```figure\n", &block].concat();
    let found = findings(&twice);
    assert_eq!(found.iter().map(|(_, found)| found.code).collect::<Vec<_>>(), ["figure-duplicate"]);
}

#[test]
fn key_figures_are_bound_or_refused() {
    let keys = |key: &str| {
        let meta = META.replace("18\n+++", &format!("18\n{key}\n+++"));
        let source = [&meta, TEXT, "```figure\n", HEAD, MARK, "```\n"].concat();
        let (briefing, found) = parse_briefing(&source);
        assert_eq!(found, []);
        let facts = scan_facts(&briefing);
        let (figures, found) = parse_figures(&briefing, &facts);
        assert_eq!(found, []);
        let (keys, found) = bind_keys(&briefing, &facts, &figures);
        (keys, found.into_iter().map(|found| found.code).collect::<Vec<_>>())
    };
    let key = |more: &str| keys(&format!("[[key]]\nquote = \"增长42.8%\"\nlabel = \"工业增加值\"\n{more}"));
    let (found, codes) = key("figure = \"f\"");
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(
        (found[0].number.as_str(), found[0].unit.as_str(), found[0].drawn),
        ("42.8", "%", Some((0, 0)))
    );
    assert_eq!(key("figure = \"g\"").1, ["figure-unknown"]);
    assert_eq!(key("detail = \"另有说法\"").1, ["label-invented"]);
    assert_eq!(key("remark = \"约50家\"").1, ["number-typed"]);
    let (_, codes) = keys("[[key]]\nquote = \"52个\"\nlabel = \"开工项目\"\nfigure = \"f\"");
    assert_eq!(codes, ["figure-without-fact"]);
}

/// Pieces of figure blocks, to be put together in any order.
const PIECES: [&str; 24] = [
    "id = ",
    "form = ",
    "\"bars\"",
    "\"hub\"",
    "\"matrix\"",
    "caption = ",
    "\"增速\"",
    "\n",
    "[[mark]]\n",
    "[[row]]\n",
    "[[derived]]\n",
    "quote = ",
    "\"工业增加值同比增长42.8%\"",
    "label = ",
    "\"“1+6”\"",
    "cells = ",
    "[",
    "]",
    "missing = ",
    "true",
    "number = ",
    "within = ",
    "\"〔\"",
    "\"#a\"",
];

proptest::proptest! {
    #[test]
    fn any_block_gives_figures_or_findings(pieces in proptest::collection::vec(0..PIECES.len(), 0..40)) {
        let block: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let found = findings(&block);
        // A block of nothing is no sound figure.
        proptest::prop_assert!(!found.is_empty() || block.contains("[[mark]]") || block.contains("[[row]]"));
    }
}
