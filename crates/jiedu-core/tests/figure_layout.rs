//! Properties of every layout, and goldens of the tables of both briefings. The goldens of drawings are the widget's, which writes them.
//!
//! `UPDATE_GOLDENS=1 cargo test -p jiedu-core --features author --test figure_layout` writes the goldens anew.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::path::{Path, PathBuf};

use common::WORDS;
use jiedu_core::diagnostic::position;
use jiedu_core::fact::{Kind, Qualifier};
use jiedu_core::figure::{
    Anchoring, Chart, Datum, Derived, Emphasis, Form, Measure, Node, Scene, Size, TableMeasure, Yardstick,
    layout, layout_key, layout_map, summary, table,
};
use jiedu_core::outline::{MissingPart, SectionPart, outline};
use jiedu_core::reading::{Reading, read_briefing};

/// The third has the forms that neither of the others needs.
const BRIEFINGS: [&str; 3] = ["qixian-2022", "shifanqu-2021", "forms"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> Reading {
    let folder = if name == "forms" { "tests/fixtures" } else { "../../briefings" };
    let path = root().join(folder).join(name).with_extension("md");
    let source = std::fs::read_to_string(path).unwrap();
    let (reading, found) = read_briefing(&source);
    let found: Vec<_> =
        found.iter().map(|found| (position(&source, found.span.start), found.code, &found.message)).collect();
    assert!(found.is_empty(), "{name}: {found:#?}");
    reading
}

/// The charts of a briefing, each with its figure's id.
fn charts(name: &str) -> Vec<(String, Chart)> {
    let figures = read(name).figures;
    figures.into_iter().filter_map(|figure| Some((figure.id.clone(), figure.chart()?.clone()))).collect()
}

fn size(width: f64) -> Size {
    Size { width, height: 0.0 }
}

/// Every chart that a form can be asked to draw, easy and hard.
fn trials() -> Vec<Chart> {
    let mut found: Vec<Chart> =
        BRIEFINGS.iter().flat_map(|name| charts(name)).map(|(_, chart)| chart).collect();
    let forms = [
        (Form::Bars, Kind::Money, "亿元", &[0.0, -12.5, 187.0, 1_000_000.0][..]),
        (Form::Bullet, Kind::Share, "%", &[0.0, 4.0, 96.0, 100.0, 163.0]),
        (Form::Dots, Kind::Count, "家", &[1.0, 10.0, 52.0, 400.0]),
        (Form::Ladder, Kind::Rank, "位", &[1.0, 2.0, 25.0, 120.0, 2000.0]),
        (Form::Waffle, Kind::Share, "%", &[0.0, 3.0, 70.0, 100.0]),
        (Form::Streak, Kind::Duration, "年", &[1.0, 9.0, 30.0, 400.0]),
        (Form::Strip, Kind::Length, "公里", &[0.5, 15.0, 1318.0]),
        (Form::Hub, Kind::Count, "", &[1.0, 6.0, 40.0]),
        (Form::Slots, Kind::Count, "", &[1.0, 6.0, 40.0]),
        (Form::Cards, Kind::Count, "", &[1.0, 1_000_000_000.0]),
        (Form::Goals, Kind::Growth, "%", &[0.0, 0.5, 5.5, 1000.0]),
        (Form::Goals, Kind::Money, "亿元", &[0.0, 1_000_000.0]),
        (Form::Change, Kind::Length, "公里", &[0.0, -3.0, 0.1, 17.7, 1_000_000.0]),
        (Form::Parts, Kind::Share, "%", &[0.0, 0.4, 33.0, 66.6]),
        (Form::Pairs, Kind::Count, "", &[1.0]),
        (Form::Schedule, Kind::Date, "年", &[2026.0]),
        (Form::Indicators, Kind::Money, "亿元", &[0.0, 295.4, 1_000_000.0]),
        (Form::Indicators, Kind::Growth, "%", &[0.0, -5.2, 11.6, 300.0]),
    ];
    for (form, kind, unit, values) in forms {
        for qualifier in
            [Qualifier::Exact, Qualifier::Over, Qualifier::AtLeast, Qualifier::Within, Qualifier::Approx]
        {
            for value in values {
                for label in ["企业", "规模以上高新技术产业和战略性新兴产业增加值合计"]
                {
                    found.push(trial(form, kind, unit, qualifier, *value, label));
                }
            }
        }
    }
    found
}

fn trial(form: Form, kind: Kind, unit: &str, qualifier: Qualifier, value: f64, label: &str) -> Chart {
    let datum = |value: f64, group: &str| Datum {
        label: label.to_owned(),
        group: group.to_owned(),
        surface: format!("突破{value}{unit}以上"),
        value,
        unit: unit.to_owned(),
        kind,
        qualifier,
        emphasis: Emphasis::Main,
        planned: false,
        fact: None,
        sentence: 0,
    };
    let derived = |value: f64| Derived {
        label: label.to_owned(),
        surface: format!("{value}%"),
        value,
        formula: "1÷2".to_owned(),
    };
    let single = matches!(form, Form::Waffle | Form::Streak | Form::Strip);
    Chart {
        form,
        data: if single {
            vec![datum(value, "")]
        } else {
            vec![datum(value, ""), datum(value / 2.0, "全省")]
        },
        derived: vec![derived(50.0)],
        yardstick: (form == Form::Bullet).then(|| Yardstick {
            period: "前三季度".to_owned(),
            surface: "75%".to_owned(),
            value: 75.0,
        }),
    }
}

/// Left, top, right and bottom of what a node draws.
fn bounds(node: &Node) -> [f64; 4] {
    match node {
        Node::Text { x, y, text, anchoring, size, face, weight, .. } => {
            let width = TableMeasure.width(text, *size, *face, *weight);
            let left = match anchoring {
                Anchoring::Start => *x,
                Anchoring::Middle => x - width / 2.0,
                Anchoring::End => x - width,
            };
            [left, y - f64::from(*size), left + width, y + f64::from(*size) * 0.25]
        }
        Node::Path { d, .. } => path_bounds(d),
    }
}

/// Bounds of path data as the layouts write it: M L A absolute, h v a relative.
fn path_bounds(d: &str) -> [f64; 4] {
    let (mut x, mut y) = (0.0, 0.0);
    let mut bounds = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    let mut commands: Vec<(char, Vec<f64>)> = Vec::new();
    let mut rest = d;
    while let Some(command) = rest.chars().next() {
        rest = &rest[1..];
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let numbers = rest[..end].split_whitespace().map(|number| number.parse().unwrap()).collect();
        commands.push((command, numbers));
        rest = &rest[end..];
    }
    for (command, numbers) in commands {
        match (command, numbers.as_slice()) {
            ('M' | 'L', [to_x, to_y]) => (x, y) = (*to_x, *to_y),
            ('h', [dx]) => x += dx,
            ('v', [dy]) => y += dy,
            ('a', [.., dx, dy]) => (x, y) = (x + dx, y + dy),
            ('A', [.., to_x, to_y]) => (x, y) = (*to_x, *to_y),
            ('z', []) => {}
            other => panic!("{other:?} in {d}"),
        }
        bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
    }
    bounds
}

#[track_caller]
fn assert_sound(scene: &Scene, what: &str) {
    assert!(scene.size.height.is_finite() && scene.size.height >= 0.0, "{what}");
    let text = format!("{scene:?}");
    assert!(!text.contains("NaN") && !text.contains("inf"), "{what}: {text}");
    let nodes = scene.ground.iter().chain(scene.marks.iter().flat_map(|mark| &mark.nodes));
    for node in nodes {
        let [left, top, right, bottom] = bounds(node);
        let inside = left >= -1.0 && right <= scene.size.width + 1.0;
        assert!(inside, "{what}: {left}..{right} is outside 0..{}: {node:?}", scene.size.width);
        let inside = top >= -3.0 && bottom <= scene.size.height + 3.0;
        assert!(inside, "{what}: {top}..{bottom} is outside 0..{}: {node:?}", scene.size.height);
    }
    for mark in &scene.marks {
        assert!(mark.hit.width >= 24.0 && mark.hit.height >= 24.0, "{what}: {:?}", mark.hit);
        assert!(
            mark.hit.x >= -1.0 && mark.hit.x + mark.hit.width <= scene.size.width + 1.0,
            "{what}: {:?}",
            mark.hit
        );
        assert!(!mark.label.is_empty(), "{what}");
    }
}

#[test]
fn every_layout_is_sound_and_as_high_as_its_class() {
    for chart in trials() {
        let mut heights = [None, None];
        for width in [240.0, 251.0, 288.0, 350.0, 413.0, 479.9, 480.0, 533.0, 612.0, 777.0, 900.0] {
            let scene = layout(&chart, size(width), &TableMeasure, &WORDS);
            let what = format!("{:?} {:?} at {width}", chart.form, chart.data);
            assert_sound(&scene, &what);
            let class = usize::from(width >= 480.0);
            assert_eq!(scene.size.height, *heights[class].get_or_insert(scene.size.height), "{what}");
            assert_eq!(scene, layout(&chart, size(width), &TableMeasure, &WORDS), "{what}");
        }
    }
}

#[test]
fn texts_of_a_figure_do_not_run_into_each_other() {
    for name in BRIEFINGS {
        for (id, chart) in charts(name) {
            for width in [240.0, 280.0, 350.0, 479.0, 480.0, 612.0, 900.0] {
                let scene = layout(&chart, size(width), &TableMeasure, &WORDS);
                assert_texts_apart(&scene, &format!("{id} at {width}"));
            }
        }
    }
}

#[track_caller]
fn assert_texts_apart(scene: &Scene, what: &str) {
    let texts: Vec<&Node> = scene
        .ground
        .iter()
        .chain(scene.marks.iter().flat_map(|mark| &mark.nodes))
        .filter(|node| matches!(node, Node::Text { .. }))
        .collect();
    for (idx, one) in texts.iter().enumerate() {
        for other in &texts[idx + 1..] {
            let (a, b) = (bounds(one), bounds(other));
            let apart = a[2] <= b[0] + 0.5 || b[2] <= a[0] + 0.5 || a[3] <= b[1] + 3.0 || b[3] <= a[1] + 3.0;
            assert!(apart, "{what}: {one:?} and {other:?}");
        }
    }
}

#[test]
fn odd_sizes_are_laid_out_too() {
    for chart in trials() {
        for width in [f64::NAN, f64::NEG_INFINITY, 0.0, 1e9] {
            assert_sound(
                &layout(&chart, size(width), &TableMeasure, &WORDS),
                &format!("{:?} at {width}", chart.form),
            );
        }
    }
}

#[test]
fn key_charts_are_twenty_high() {
    for chart in trials() {
        for datum in 0..chart.data.len() {
            for width in [110.0, 165.0, 190.0, 300.0] {
                let scene = layout_key(&chart, datum as u16, size(width), &WORDS);
                assert_eq!(scene.size.height, 20.0);
                assert_eq!(scene.marks.len(), 1);
                for node in &scene.marks[0].nodes {
                    let [left, top, right, bottom] = bounds(node);
                    let inside = left >= -1.0 && right <= width + 1.0 && top >= -1.0 && bottom <= 21.0;
                    assert!(inside, "{:?} {datum} at {width}: {node:?}", chart.form);
                }
            }
        }
        assert!(layout_key(&chart, 999, size(100.0), &WORDS).marks.is_empty());
    }
}

fn section(level: u8, parent: Option<u16>, missing: Option<MissingPart>) -> SectionPart {
    SectionPart {
        anchor: String::new(),
        aliases: vec![],
        number: if level == 1 { "一".to_owned() } else { "（一）".to_owned() },
        path: String::new(),
        title: "坚持系统观念统筹兼顾推动高质量发展".to_owned(),
        short: "坚持系统观念统筹兼顾".to_owned(),
        level,
        parent,
        missing,
    }
}

#[test]
fn maps_are_sound() {
    let mut outlines: Vec<(Vec<SectionPart>, Vec<usize>)> = Vec::new();
    for name in BRIEFINGS {
        let briefing = read(name).briefing;
        outlines.push((outline(&briefing), briefing.section_characters()));
    }
    let whole = Some(MissingPart::Section);
    outlines.push((vec![], vec![]));
    outlines.push((vec![section(1, None, whole)], vec![0]));
    outlines.push((vec![section(1, None, None); 40], (0..40).map(|idx| idx * idx).collect()));
    let mut deep = vec![section(1, None, None)];
    deep.extend((0..30).map(|idx| section(2, Some(0), whole.filter(|_| idx % 3 == 0))));
    let mut lengths = vec![30; deep.len()];
    lengths[0] = 900;
    outlines.push((deep, lengths));
    for (sections, lengths) in outlines {
        let mut heights = [None, None];
        for width in [240.0, 280.0, 350.0, 479.0, 480.0, 612.0, 900.0] {
            let scene = layout_map(&sections, &lengths, size(width), &TableMeasure, &WORDS);
            let what = format!("{} sections at {width}", sections.len());
            let class = usize::from(width >= 480.0);
            assert_eq!(scene.size.height, *heights[class].get_or_insert(scene.size.height), "{what}");
            assert_sound(&scene, &what);
            assert_texts_apart(&scene, &what);
            let parts = sections.iter().filter(|section| section.level == 1).count();
            assert!(scene.marks.len() >= parts, "{what}");
            if width < 480.0 {
                assert!(scene.marks.iter().all(|mark| mark.hit.height >= 44.0), "{what}");
            }
        }
    }
}

#[test]
fn goldens() {
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let mut wrong = Vec::new();
    for name in BRIEFINGS {
        let reading = read(name);
        let mut tables = String::new();
        for figure in &reading.figures {
            let table = table(figure, &WORDS);
            tables.push_str(&format!(
                "# {}\n{}\n\n{}\n",
                figure.id,
                summary(figure, &WORDS),
                table.head.join(" | ")
            ));
            for row in &table.rows {
                assert_eq!(row.len(), table.head.len(), "{}", figure.id);
                tables.push_str(&row.join(" | "));
                tables.push('\n');
            }
            tables.push('\n');
        }
        compare(
            &root().join("tests/goldens").join(format!("{name}.tables.txt")),
            &tables,
            update,
            &mut wrong,
        );
    }
    assert!(wrong.is_empty(), "run with UPDATE_GOLDENS=1 and look at the differences: {wrong:#?}");
}

fn compare(path: &Path, text: &str, update: bool, wrong: &mut Vec<PathBuf>) {
    if update {
        std::fs::write(path, text).unwrap();
    } else if std::fs::read_to_string(path).ok().as_deref() != Some(text) {
        wrong.push(path.to_owned());
    }
}
