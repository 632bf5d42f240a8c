//! The rules of the editor of WeChat articles, each on the rich text of real briefings.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiedu_core::document::Block;
use jiedu_core::picture::COLOURS;
use jiedu_core::reading::{Reading, read_briefing};
use jiedu_site::rich_text;

const QIXIAN: &str = include_str!("../../../briefings/qixian-2022.md");
const SHIFANQU: &str = include_str!("../../../briefings/shifanqu-2021.md");
const PUBLISHED: &str = "url = \"https://news.example.org/qixian/\"\nplace = \"淇县\"\n";

fn readings() -> [Reading; 2] {
    let published = QIXIAN.replace("place = \"淇县\"\n", PUBLISHED);
    [&published, SHIFANQU].map(|source| read_briefing(source).0)
}

/// The start tags with their attributes.
fn tags(html: &str) -> Vec<&str> {
    let starts = html.match_indices('<').map(|(at, _)| &html[at + 1..]);
    starts.filter(|tag| !tag.starts_with('/')).map(|tag| &tag[..tag.find('>').unwrap()]).collect()
}

fn name(tag: &str) -> &str {
    tag.split([' ', '/']).next().unwrap()
}

/// Attributes as name and value.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, behind) = after.split_once('"').unwrap();
        found.push((before.rsplit(' ').next().unwrap(), value));
        rest = behind;
    }
    found
}

#[test]
fn only_what_the_editor_keeps_is_written() {
    let known = ["section", "p", "span", "table", "tbody", "tr", "td", "img", "svg", "g", "path", "text"];
    let kept = [
        "style",
        "alt",
        "src",
        "xmlns",
        "width",
        "height",
        "viewBox",
        "transform",
        "d",
        "x",
        "y",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-opacity",
        "fill-opacity",
        "font-family",
        "font-size",
        "font-weight",
        "text-anchor",
    ];
    for reading in readings() {
        let html = rich_text(&reading).html;
        for tag in tags(&html) {
            assert!(known.contains(&name(tag)), "{tag}");
            for (attribute, value) in attributes(tag) {
                assert!(kept.contains(&attribute), "{tag}");
                assert!(!value.contains("url(") && !value.contains("var("), "{tag}");
            }
        }
        assert!(html.len() < 1_500_000, "{}", html.len());
    }
}

#[test]
fn drawings_have_a_size_in_pixels_and_pictures_theirs_in_their_style() {
    let [reading, _] = readings();
    let html = rich_text(&reading).html;
    let tags = tags(&html);
    let drawings: Vec<_> = tags.iter().filter(|tag| name(tag) == "svg").collect();
    assert_eq!(drawings.len(), reading.figures.iter().filter(|figure| figure.chart().is_some()).count());
    for tag in drawings {
        let of = |wanted| attributes(tag).into_iter().find(|(name, _)| *name == wanted).unwrap().1;
        assert!(of("width").parse::<f64>().unwrap() <= 677.0 && of("height").parse::<f64>().unwrap() > 0.0);
        assert!(of("viewBox").starts_with("0 0 "));
    }
    let pictures: Vec<_> = tags.iter().filter(|tag| name(tag) == "img").collect();
    assert_eq!(pictures.len(), 1);
    assert!(pictures[0].contains("style=\"width:128px;height:128px;\"") && !pictures[0].contains(" width="));
}

#[test]
fn nothing_is_smaller_than_fourteen_pixels() {
    for reading in readings() {
        let html = rich_text(&reading).html;
        for (at, _) in html.match_indices("font-size:") {
            let value = &html[at + "font-size:".len()..];
            let size = value.split(['p', ';']).next().unwrap().parse::<f64>().unwrap();
            assert!(size >= 14.0 || value.starts_with("0;"), "{}", &value[..8]);
        }
        let drawings: Vec<&str> = html.split("<svg").skip(1).collect();
        for drawing in drawings {
            let tag = &drawing[..drawing.find('>').unwrap()];
            let of = |wanted| attributes(tag).into_iter().find(|(name, _)| *name == wanted).unwrap().1;
            let inside: f64 = of("viewBox").split(' ').nth(2).unwrap().parse().unwrap();
            let scale = of("width").parse::<f64>().unwrap() / inside;
            for tag in tags(drawing).into_iter().filter(|tag| name(tag) == "text") {
                let size = attributes(tag).into_iter().find(|(name, _)| *name == "font-size").unwrap().1;
                assert!(size.parse::<f64>().unwrap() * scale >= 14.0 - 1e-9, "{tag}");
            }
        }
    }
}

#[test]
fn the_first_and_the_last_block_are_empty() {
    let html = rich_text(&readings()[1]).html;
    let empty = "<p style=\"margin:0;font-size:0;line-height:0;\">&nbsp;</p>";
    assert!(html.starts_with(empty) && html.ends_with(empty));
}

#[test]
fn every_sentence_stands_in_it_and_every_number_is_underlined() {
    for reading in readings() {
        let rich = rich_text(&reading);
        let plain: String = rich.plain.split_whitespace().collect();
        for sentence in reading.briefing.sentences.iter().filter(|sentence| !sentence.heading) {
            let words: String = reading.briefing.slice(&sentence.range).split_whitespace().collect();
            assert!(plain.contains(&words), "{words}");
        }
        let sections = &reading.briefing.sections;
        let numbers = reading.facts.iter().filter(|fact| {
            let holds = |heading: &std::ops::Range<usize>| {
                heading.start <= fact.span.start && fact.span.end <= heading.end
            };
            !sections.iter().any(|section| holds(&section.heading))
        });
        assert_eq!(rich.html.matches("border-bottom:1px solid #b8705f").count(), numbers.count());
        for figure in &reading.figures {
            assert!(rich.plain.contains(&figure.caption), "{}", figure.caption);
        }
        let lacks = |section: &jiedu_core::document::Section| {
            let blocks = section.blocks.iter().filter(|block| matches!(block, Block::Missing(_)));
            blocks.count() + usize::from(section.missing.is_some())
        };
        assert_eq!(rich.html.matches("1px dashed").count(), sections.iter().map(lacks).sum::<usize>());
    }
}

#[test]
fn the_way_to_the_page_is_shown_where_it_has_an_address() {
    let [published, not] = readings();
    let rich = rich_text(&published);
    assert!(rich.plain.contains("点数字看出处") && rich.plain.contains("https://news.example.org/qixian/"));
    assert!(!rich_text(&not).plain.contains("点数字看出处"));
}

#[test]
fn the_colours_are_those_of_the_page() {
    let html = rich_text(&readings()[0]).html;
    for token in [
        ("ink", "#1c1b19"),
        ("ink-2", "#4b4843"),
        ("hair", "#d9d5cb"),
        ("void", "#87827a"),
        ("zhu", "#b5301d"),
    ] {
        assert!(COLOURS.contains(&token) && html.contains(token.1), "{token:?}");
    }
}
