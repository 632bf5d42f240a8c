//! The word-sized chart of a key figure.

use super::super::pen::{Pen, goes_on, mark};
use super::super::{Chart, Datum, Emphasis, Form, Node, Paint, Rect, Scene, Size};
use super::ladder::draw_rank;
use super::streak::draw_streak;
use super::strip::draw_ruler;
use super::{spoken, whole};
use crate::fact::Qualifier;

/// Height of every such chart.
const HEIGHT: f64 = 20.0;
const MIDDLE: f64 = HEIGHT / 2.0;
/// More dots than this are a bar.
const MOST_DOTS: usize = 80;

/// Draws one datum of a chart 20 px high, in the form of the chart.
pub fn layout_key(chart: &Chart, datum: u16, size: Size) -> Scene {
    let width = if size.width.is_finite() { size.width.clamp(80.0, 1000.0) } else { 80.0 };
    let mut scene = Scene { size: Size { width, height: HEIGHT }, ground: Vec::new(), marks: Vec::new() };
    let (data, active) = (&chart.data, usize::from(datum));
    let Some(chosen) = data.get(active) else {
        return scene;
    };
    // The chart is a picture of its number, which is the thing that is touched; its own hit area only meets the rule.
    let mut found =
        mark(active, spoken(chosen), Rect { x: 0.0, y: -2.0, width: width.max(24.0), height: HEIGHT + 4.0 });
    let nodes = &mut found.nodes;
    match chart.form {
        Form::Bars => bars(nodes, data, active, width),
        Form::Bullet => bullet(nodes, chart, data, width),
        Form::Dots => dots(nodes, chosen, width),
        Form::Ladder => draw_rank(nodes, chosen, width, MIDDLE),
        Form::Waffle => share_of(nodes, chosen, (chosen.value / 100.0).clamp(0.0, 1.0), width),
        Form::Streak => {
            draw_streak(nodes, chosen, width, MIDDLE, 5.0);
        }
        Form::Strip => draw_ruler(nodes, chosen, width, 14.0, 9.0),
        Form::Hub | Form::Slots => slots(nodes, chosen, width),
        Form::Matrix | Form::Track | Form::Belt => return scene,
    }
    scene.marks.push(found);
    scene
}

/// All bars of the figure, the one that is meant and those that are equal to it dark.
fn bars(nodes: &mut Vec<Node>, data: &[Datum], active: usize, width: f64) {
    let chosen = &data[active];
    let open = chosen.qualifier == Qualifier::Over || chosen.qualifier == Qualifier::AtLeast;
    let most = data.iter().map(|datum| datum.value.abs()).fold(1e-9, f64::max);
    let room = if open { width - 30.0 } else { width };
    let pitch = (HEIGHT / data.len() as f64).min(if data.len() > 2 { 5.0 } else { 7.0 });
    let top = MIDDLE - pitch * data.len() as f64 / 2.0;
    let thick = if data.len() == 1 { 8.0 } else { pitch * 0.64 };
    let (mut meant, mut others) = (Pen::new(), Pen::new());
    for (idx, datum) in data.iter().enumerate() {
        let y = if data.len() == 1 { MIDDLE - 4.0 } else { top + idx as f64 * pitch };
        let same = datum.value == chosen.value && datum.qualifier == chosen.qualifier;
        let pen = if idx == active || same { &mut meant } else { &mut others };
        pen.rect(0.0, y, (datum.value.abs() / most * room).max(1.0), thick);
    }
    others.node(nodes, Paint::Faint);
    meant.node(nodes, if chosen.emphasis == Emphasis::Second { Paint::Second } else { Paint::Mark });
    if open && data.len() == 1 {
        let bound = room - 10.0;
        if chosen.qualifier == Qualifier::Over {
            Pen::new().line(bound, 2.0, bound, 18.0).node(nodes, Paint::Halo);
            Pen::new().line(bound, 2.0, bound, 18.0).node(nodes, Paint::BoundStrong);
        }
        goes_on(nodes, room + 3.0, width, MIDDLE);
    }
}

fn bullet(nodes: &mut Vec<Node>, chart: &Chart, data: &[Datum], width: f64) {
    Pen::new().rect(0.0, MIDDLE - 5.0, width, 10.0).node(nodes, Paint::Track);
    let share = (data[0].value / 100.0).clamp(0.0, 1.0);
    Pen::new().rect(0.0, MIDDLE - 5.0, width * share, 10.0).node(nodes, Paint::Mark);
    if let Some(yardstick) = &chart.yardstick {
        let x = width * (yardstick.value / 100.0).clamp(0.0, 1.0);
        Pen::new().line(x, 0.0, x, HEIGHT).node(nodes, Paint::Halo);
        Pen::new().line(x, 0.0, x, HEIGHT).node(nodes, Paint::Yardstick);
    }
}

/// A bar up to what is stated, open where the text leaves it open, on a faint track where it does not.
fn share_of(nodes: &mut Vec<Node>, datum: &Datum, share: f64, width: f64) {
    let open = matches!(datum.qualifier, Qualifier::Over | Qualifier::AtLeast);
    let end = if open { (width * share).min(width - 24.0) } else { width * share };
    Pen::new().rect(0.0, MIDDLE - 5.0, end, 10.0).node(nodes, Paint::Mark);
    if open {
        Pen::new().line(end, 2.0, end, 18.0).node(nodes, Paint::BoundStrong);
        goes_on(nodes, end + 3.0, width, MIDDLE);
    } else if end < width {
        Pen::new().rect(end, MIDDLE - 5.0, width - end, 10.0).node(nodes, Paint::Track);
    }
}

/// One row of dots where they can be told apart, otherwise two rows of small ones.
fn dots(nodes: &mut Vec<Node>, datum: &Datum, width: f64) {
    let count = whole(datum.value, MOST_DOTS + 1);
    if count > MOST_DOTS {
        return share_of(nodes, datum, 1.0, width);
    }
    let open = matches!(datum.qualifier, Qualifier::Over | Qualifier::AtLeast);
    let (rows, pitch): (usize, f64) = if count <= 15 { (1, 9.0) } else { (2, 4.7) };
    let columns = count.div_ceil(rows).max(1);
    let gap = pitch * 0.4;
    let natural = columns as f64 * pitch + (columns / 5) as f64 * gap + if open { 30.0 } else { 0.0 };
    let squeeze = (width / natural).min(1.0);
    let x = |column: usize| (pitch / 2.0 + column as f64 * pitch + (column / 5) as f64 * gap) * squeeze;
    let mut pen = Pen::new();
    for nth in 0..count {
        let row = (nth / columns) as f64;
        let y = if rows == 1 { MIDDLE } else { MIDDLE - 2.6 + row * 5.2 };
        pen.dot(x(nth % columns), y);
    }
    pen.node(nodes, if rows == 1 { Paint::DotsMedium } else { Paint::DotsSmall });
    if open {
        let after = x(columns);
        Pen::new().open_circle(after, MIDDLE, 3.0).node(nodes, Paint::MarkLine);
        goes_on(nodes, after + 6.0, (after + 28.0).min(width), MIDDLE);
    }
}

fn slots(nodes: &mut Vec<Node>, datum: &Datum, width: f64) {
    let count = whole(datum.value, 12).max(1);
    let pitch = (width / count as f64).min(24.0);
    let mut boxes = Pen::new();
    for nth in 0..count {
        boxes.rect(0.6 + nth as f64 * pitch, 3.0, pitch - 6.0, 14.0);
    }
    boxes.node(nodes, Paint::Void);
}
