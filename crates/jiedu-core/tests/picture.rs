//! Pictures of figures: goldens, and what holds for each of them.
//!
//! `UPDATE_GOLDENS=1 cargo test -p jiedu-core --all-features --test picture` writes them anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};

use common::WORDS;
use jiedu_core::figure::{Body as FigureBody, Figure, TableMeasure, table};
use jiedu_core::label;
use jiedu_core::picture::{Body, Drawn, Picture, draw_picture};
use jiedu_core::reading::{Reading, briefing_part, read_briefing};

const LINK: &str = "https://news.example.org/briefing/?jiedu=";
const ADDRESS: &str = "news.example.org/briefing/#";

fn reading(id: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../briefings/{id}.md"));
    read_briefing(&std::fs::read_to_string(path).unwrap()).0
}

fn picture(reading: &Reading, figure: &Figure) -> Picture {
    let part = briefing_part(reading);
    let id = format!("{}.fig-{}", part.id, figure.id);
    let place = figure
        .section
        .map_or_else(String::new, |section| label::place(&part.sections, usize::from(section), &WORDS));
    let derived = figure.derived().iter().map(|derived| label::derived(derived, &WORDS));
    Picture {
        number: format!("图{}", figure.number),
        title: figure.caption.clone(),
        sub: figure.sub.clone(),
        body: match &figure.body {
            FigureBody::Chart(chart) => Body::Chart(chart.clone()),
            FigureBody::Grid(_) => Body::Table(table(figure, &WORDS)),
        },
        notes: derived.chain(figure.notes.clone()).collect(),
        source: format!("《{}》{place}，{}", part.title, label::date(&part.meeting, &WORDS)),
        link: format!("{LINK}{id}#{id}"),
        address: format!("{ADDRESS}{id}"),
    }
}

fn draw(picture: &Picture, width: f64) -> Drawn {
    draw_picture(picture, width, &TableMeasure, &WORDS)
}

/// The texts of a picture, in order.
fn texts(svg: &str) -> Vec<String> {
    svg.split("<text").skip(1).map(|rest| rest.split(['>', '<']).nth(1).unwrap().to_owned()).collect()
}

#[test]
fn pictures_are_as_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/pictures");
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let mut wrong: Vec<PathBuf> = Vec::new();
    let mut kept = 0;
    for (id, figures) in [
        ("qixian-2022", &["projects", "ranks", "spending", "cities"][..]),
        ("shifanqu-2021", &["plan", "framework", "areas"]),
    ] {
        let reading = reading(id);
        for name in figures {
            let figure = reading.figures.iter().find(|figure| figure.id == *name);
            let figure = figure.unwrap_or_else(|| panic!("{id} has no figure {name}"));
            for (class, width) in [("narrow", 350.0), ("wide", 612.0)] {
                let drawn = draw(&picture(&reading, figure), width);
                let path = folder.join(format!("{id}.{name}.{class}.svg"));
                kept += 1;
                if update {
                    std::fs::create_dir_all(&folder).unwrap();
                    std::fs::write(path, &drawn.svg).unwrap();
                } else if std::fs::read_to_string(&path).ok().as_ref() != Some(&drawn.svg) {
                    wrong.push(path);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "run with UPDATE_GOLDENS=1 and look at the differences: {wrong:#?}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), kept, "a golden of no picture");
}

#[test]
fn every_figure_has_all_that_makes_it_a_source() {
    for id in ["qixian-2022", "shifanqu-2021"] {
        let reading = reading(id);
        for figure in &reading.figures {
            for width in [350.0, 612.0] {
                let picture = picture(&reading, figure);
                let Drawn { svg, size } = draw(&picture, width);
                let texts = texts(&svg);
                let all = texts.concat();
                for words in [&picture.number, &picture.title, &picture.sub, &picture.source] {
                    assert!(
                        all.contains(&words.replace(' ', "")) || all.contains(words.as_str()),
                        "{id} {words}\n{all}"
                    );
                }
                for note in &picture.notes {
                    assert!(all.contains(note.as_str()), "{note}\n{all}");
                }
                // The site stands in one line.
                assert!(texts.iter().any(|line| line.contains("news.example.org/briefing/")), "{texts:?}");
                assert!(svg.contains("shape-rendering=\"crispEdges\""), "no code");
                assert!(!svg.contains("class=") && !svg.contains("var("), "it needs a style sheet");
                assert_eq!(size.width, width + 48.0);
                assert!(
                    150.0 < size.height && size.height < 2000.0,
                    "{id} {} is {} high",
                    figure.id,
                    size.height
                );
            }
        }
    }
}

#[test]
fn a_picture_from_a_disk_has_neither_code_nor_address() {
    let reading = reading("qixian-2022");
    let mut picture = picture(&reading, &reading.figures[0]);
    picture.link.clear();
    picture.address.clear();
    let svg = draw(&picture, 612.0).svg;
    assert!(!svg.contains("crispEdges") && !svg.contains("news.example"), "{svg}");
}
