//! What was done of a plan, on the whole of it, with a tick for the time gone by.

use super::super::pen::{NOTE, Pen, VALUE, YARDSTICK, mark};
use super::super::{Anchoring, Chart, Datum, Paint, Rect, Scene};
use super::{Frame, spoken};

const TOP: f64 = 24.0;
const ROW: f64 = 26.0;
const LINE: f64 = 24.0;

pub(super) fn bullet(chart: &Chart, data: &[Datum], frame: &Frame) -> Scene {
    let (measure, width) = (frame.measure, frame.width);
    let share = &data[0];
    let (left, whole) = (0.5, width - 1.0);
    let middle = TOP + ROW / 2.0;
    let done = left + whole * (share.value / 100.0).clamp(0.0, 1.0);

    let mut bar = mark(0, spoken(share), Rect { x: 0.0, y: TOP, width, height: ROW });
    let nodes = &mut bar.nodes;
    Pen::new().rect(left, middle - 8.0, whole, 16.0).node(nodes, Paint::Track);
    Pen::new().rect(left, middle - 8.0, done - left, 16.0).node(nodes, Paint::Mark);
    Pen::new()
        .line(left, middle - 12.0, left, middle + 12.0)
        .line(left + whole, middle - 12.0, left + whole, middle + 12.0)
        .node(nodes, Paint::MarkLine);
    let value_width = VALUE.width(measure, &share.surface);
    let fits = done + 10.0 + value_width + 6.0 <= width;
    if fits {
        VALUE.set(nodes, done + 8.0, middle + 5.0, Anchoring::Start, &share.surface);
    } else {
        VALUE.set(nodes, width, 14.0, Anchoring::End, &share.surface);
    }
    if let Some(yardstick) = &chart.yardstick {
        let at = left + whole * (yardstick.value / 100.0).clamp(0.0, 1.0);
        Pen::new().line(at, middle - 14.0, at, middle + 14.0).node(nodes, Paint::Halo);
        Pen::new().line(at, middle - 14.0, at, middle + 14.0).node(nodes, Paint::Yardstick);
    }

    let mut marks = vec![bar];
    let below = TOP + ROW + 2.0;
    if let Some(amount) = data.get(1) {
        let text = [amount.label.as_str(), &amount.surface].concat();
        let room = NOTE.width(measure, &text).min(width);
        let mut found =
            mark(1, spoken(amount), Rect { x: 0.0, y: below, width: room.max(LINE), height: LINE });
        // The name and the number of the amount are one passage; it is set as one and turns red as one.
        let style = super::super::pen::Style { paint: Paint::Value, ..NOTE };
        style.set(&mut found.nodes, 0.0, below + 17.0, Anchoring::Start, &style.fit(measure, &text, width));
        marks.push(found);
    }
    let plan = chart.derived.first();
    let apart = !frame.is_wide() && plan.is_some() && data.len() > 1;
    let lines = if apart { 2.0 } else { f64::from(u8::from(plan.is_some() || data.len() > 1)) };
    let mut scene = frame.scene(below + lines * LINE, marks);
    if let Some(yardstick) = &chart.yardstick {
        let text = [yardstick.label.as_str(), &yardstick.surface].join(" ");
        let half = YARDSTICK.width(measure, &text) / 2.0;
        let most = if fits { width - half } else { width - value_width - 10.0 - half };
        let at = left + whole * (yardstick.value / 100.0).clamp(0.0, 1.0);
        let at = at.min(most).max(half);
        YARDSTICK.set(&mut scene.ground, at, 14.0, Anchoring::Middle, &text);
    }
    if let Some(plan) = plan {
        let text = [plan.label.as_str(), &plan.surface, "〔推算〕"].concat();
        let y = if apart { below + LINE + 17.0 } else { below + 17.0 };
        NOTE.set(&mut scene.ground, width, y, Anchoring::End, &NOTE.fit(measure, &text, width));
    }
    scene
}
