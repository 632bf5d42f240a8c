//! Places in rankings: the first on the left, one scale a scope, and nothing after the place that is stated.
//!
//! ```toml
//! [[mark]]
//! group = "全省"                                 # the scope, where the fact has none
//! ```

#[cfg(feature = "author")]
mod propose;

#[cfg(feature = "author")]
use super::super::block::{Block, Takes, read_mark};
use super::super::data::{Datum, Table};
use super::super::frame::Frame;
use super::super::math::{nice_step, write_number};
use super::super::pen::{ASIDE, GROUP, LABEL, Pen, SCALE, VALUE, goes_on};
#[cfg(feature = "author")]
use super::super::proposal::Proposer;
use super::super::table::{said_values, value_table};
use super::super::word_chart::MIDDLE;
use super::super::{Anchoring, FigureWords, Node, Paint, Rect, Scene};
#[cfg(feature = "author")]
use super::Values;
use super::{Chart, ChartForm};
#[cfg(feature = "author")]
use crate::fact::Kind;
use crate::fact::Qualifier;

const ROW: f64 = 58.0;

/// Places in rankings, one scale a scope.
pub(super) struct Ladder;

impl ChartForm for Ladder {
    fn name(&self) -> &'static str {
        "ladder"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Values {
        let takes = Takes { wanted: "one place in a ranking", fits: &|fact| fact.kind == Kind::Rank };
        let data = block.marks(1..=20, &mut |mark| {
            let group = mark.label("group");
            let datum = read_mark(mark, &takes)?;
            let fact = &mark.finder.facts[usize::from(datum.fact?)];
            let group = group.map_or_else(|| fact.scope.clone(), |group| group.text);
            let surface = datum.surface.strip_prefix(group.as_str()).unwrap_or(&datum.surface).to_owned();
            Some(Datum { group, surface, ..datum })
        });
        Values { data, ..Values::default() }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose::propose
    }

    fn layout(&self, chart: &Chart, frame: &Frame<'_>) -> Scene {
        layout(&chart.data, frame)
    }

    fn draw_key(&self, chart: &Chart, datum: usize, width: f64, nodes: &mut Vec<Node>) {
        draw_key(nodes, &chart.data[datum], width);
    }

    fn table(&self, chart: &Chart, words: &FigureWords) -> Table {
        value_table(&chart.data, (&chart.derived, chart.yardstick.as_ref()), words, &|_, datum| {
            words.remark(datum)
        })
    }

    fn said(&self, chart: &Chart, _words: &FigureWords) -> Vec<String> {
        said_values(&chart.data)
    }
}

fn layout(data: &[Datum], frame: &Frame<'_>) -> Scene {
    let measure = frame.measure;
    let mut scene = frame.scene(0.0, Vec::with_capacity(data.len()));
    let mut groups: Vec<&str> = Vec::new();
    for datum in data {
        if !groups.contains(&datum.group.as_str()) {
            groups.push(&datum.group);
        }
    }
    let mut y = 0.0;
    for (nth, group) in groups.iter().enumerate() {
        let members = data.iter().enumerate().filter(|(_, datum)| datum.group == *group);
        let last = members.clone().map(|(_, datum)| datum.value).fold(1.0, f64::max);
        // The line goes on beyond the last place: how many took part is not told.
        let places = ((last * 1.2 / 5.0).ceil() * 5.0).max(10.0);
        let scale = Scale { width: frame.width, places, rungs: 45.0 };
        if nth > 0 {
            y += 14.0;
            Pen::new().line(0.0, y, frame.width, y).node(&mut scene.ground, Paint::Hair);
            y += 4.0;
        }
        GROUP.set(&mut scene.ground, 0.0, y + 22.0, Anchoring::Start, group);
        ASIDE.set(&mut scene.ground, frame.width, y + 22.0, Anchoring::End, frame.words.total_unknown);
        y += 32.0;
        for (idx, datum) in members {
            let hit = Rect { x: 0.0, y, width: frame.width, height: ROW };
            let mut found = frame.mark(idx, datum, hit);
            let value_width = VALUE.width(measure, &datum.surface);
            let name = LABEL.fit(measure, &datum.label, frame.width - value_width - 12.0);
            LABEL.set(&mut found.nodes, 0.0, y + 20.0, Anchoring::Start, &name);
            VALUE.set(&mut found.nodes, frame.width, y + 20.0, Anchoring::End, &datum.surface);
            draw_place(&mut found.nodes, datum, &scale, y + 41.0);
            scene.marks.push(found);
            y += ROW;
        }
        if last > 1.0 {
            draw_scale(&mut scene.ground, &scale, y, frame.words.places);
            y += 16.0;
        }
    }
    scene.size.height = y;
    scene
}

struct Scale {
    width: f64,
    places: f64,
    /// Most rungs that can be told apart at the narrowest width of the class.
    rungs: f64,
}

impl Scale {
    fn x(&self, place: f64) -> f64 {
        8.0 + (place - 1.0) * (self.width - 8.0) / self.places
    }

    /// Distance of two rungs in places, so that they can be told apart at the narrowest width.
    fn step(&self) -> f64 {
        nice_step(self.places, self.rungs).max(1.0)
    }
}

fn draw_key(nodes: &mut Vec<Node>, datum: &Datum, width: f64) {
    let places = ((datum.value * 1.3 / 5.0).ceil() * 5.0).max(6.0);
    draw_place(nodes, datum, &Scale { width, places, rungs: 12.0 }, MIDDLE);
}

fn draw_place(nodes: &mut Vec<Node>, datum: &Datum, scale: &Scale, y: f64) {
    let (first, place) = (scale.x(1.0), scale.x(datum.value.max(1.0)));
    let within = !matches!(datum.qualifier, Qualifier::Exact | Qualifier::Approx);
    let mut rungs = Pen::new();
    let reach = if within { 3.0 } else { 4.0 };
    if datum.value > 1.0 {
        let mut rung = 1.0;
        while rung <= datum.value {
            let x = scale.x(rung);
            rungs.line(x, y - reach, x, y + reach);
            rung += scale.step();
        }
    }
    rungs.node(nodes, Paint::Rung);
    if within {
        goes_on(nodes, place + 3.0, scale.width, y);
        Pen::new()
            .line(first, y - 7.0, place, y - 7.0)
            .line(first, y + 7.0, place, y + 7.0)
            .node(nodes, Paint::MarkLine);
        Pen::new().line(place, y - 8.5, place, y + 8.5).node(nodes, Paint::BoundStrong);
        return;
    }
    if place > first {
        Pen::new().line(first, y, place, y).node(nodes, Paint::MarkLine);
    }
    goes_on(nodes, place + 9.0, scale.width, y);
    Pen::new().circle(place, y, 6.5).node(nodes, Paint::Mark);
}

fn draw_scale(nodes: &mut Vec<Node>, scale: &Scale, y: f64, name: &str) {
    let step = nice_step(scale.places, 6.0).max(5.0);
    let mut place = 0.0;
    while place < scale.places {
        let x = scale.x(place.max(1.0));
        if x < scale.width - 42.0 {
            let mut text = String::new();
            write_number(&mut text, place.max(1.0));
            SCALE.set(nodes, x, y + 11.0, Anchoring::Middle, &text);
        }
        place += step;
    }
    SCALE.set(nodes, scale.width, y + 11.0, Anchoring::End, name);
}
