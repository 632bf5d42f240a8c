//! Goldens of every drawing in the prerendered page of both briefings, and of a third that has the other forms.
//!
//! `UPDATE_GOLDENS=1 cargo test -p jiedu-widget --features ssr --test goldens` writes them anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiedu_core::payload::Payload;
use jiedu_core::reading::{Reading, briefing_part, read_briefing};
use jiedu_widget::i18n::Lang;
use jiedu_widget::static_page::{Surroundings, render_page};

const BRIEFINGS: [&str; 3] =
    ["briefings/qixian-2022.md", "briefings/shifanqu-2021.md", "crates/jiedu-core/tests/fixtures/forms.md"];

fn html() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &&str| {
        let source = std::fs::read_to_string(root.join(path)).unwrap();
        read_briefing(&source).0
    };
    let readings: Vec<Reading> = BRIEFINGS.iter().map(read).collect();
    let payload = Payload { briefings: readings.iter().map(briefing_part).collect() };
    render_page(&payload, &readings, Lang::Zh, &Surroundings::default())
}

/// The value of the attribute that was set last before a place.
fn last<'a>(before: &'a str, attribute: &str) -> &'a str {
    let start = before.rfind(attribute).unwrap() + attribute.len();
    before[start..].split('"').next().unwrap()
}

/// The drawings of the page by name: one element a line.
fn drawings(html: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (at, _) in html.match_indices("<svg ") {
        let (before, svg) = html.split_at(at);
        let svg = &svg[..svg.find("</svg>").unwrap() + "</svg>".len()];
        let class = last(&svg[..svg.find('>').unwrap()], "class=\"");
        let briefing = last(before, " data-briefing=\"");
        let inside = ["<div class=\"map-drawing\"", "<figure "].map(|open| before.rfind(open));
        let name = match (class, inside) {
            ("spark", _) => format!("{briefing}.key-{}", last(before, " data-fact=\"")),
            (_, [map, figure]) if figure < map => format!("{briefing}.map.{class}"),
            _ => {
                let figure = last(&before[before.rfind("<figure ").unwrap()..], "fig-");
                format!("{briefing}.{figure}.{class}")
            }
        };
        let lines = svg.replace("><", ">\n<") + "\n";
        assert!(found.insert(name.clone(), lines).is_none(), "two drawings are {name}");
    }
    found
}

#[test]
fn drawings_are_as_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let drawings = drawings(&html());
    assert!(40 < drawings.len(), "{} drawings", drawings.len());
    let mut wrong: Vec<PathBuf> = Vec::new();
    for (name, svg) in &drawings {
        let path = folder.join(format!("{name}.svg"));
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(path, svg).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(svg) {
            wrong.push(path);
        }
    }
    assert!(wrong.is_empty(), "run with UPDATE_GOLDENS=1 and look at the differences: {wrong:#?}");
    let kept = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(kept, drawings.len(), "a golden is of a drawing that no page has");
}
