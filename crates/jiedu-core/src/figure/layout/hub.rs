//! A hub and the members that its name counts: what the text does not list is an empty slot.

use super::super::math::on_circle;
use super::super::pen::{ASIDE, NOTE, NUMERAL, Pen, SCALE, mark};
use super::super::{Anchoring, Datum, Paint, Rect, Scene};
use super::{Frame, NARROWEST, spoken, whole};

const UNLISTED: &str = "未列出";
const CENTRE: f64 = 42.0;
const ORBIT: f64 = 92.0;
/// More members than this don't fit around a hub.
const MOST: usize = 12;

/// The first datum is the hub, the second its members.
pub(super) fn hub(data: &[Datum], frame: &Frame) -> Scene {
    let height = NARROWEST;
    let (x, y) = (frame.width / 2.0, height / 2.0);
    let mut marks = Vec::with_capacity(2);
    if let Some(members) = data.get(1) {
        let count = whole(members.value, MOST).max(1);
        let half = (on_circle(0.5 / count as f64).0 * ORBIT - 3.0).clamp(6.0, 26.0);
        let square = Rect { x: x - height / 2.0, y: 0.0, width: height, height };
        let mut found = mark(1, spoken(members), square);
        let (mut spokes, mut slots) = (Pen::new(), Pen::new());
        for nth in 0..count {
            let (dx, dy) = on_circle(nth as f64 / count as f64);
            let (near, far) = (CENTRE + 3.0, ORBIT - half - 2.0);
            spokes.line(x + dx * near, y + dy * near, x + dx * far, y + dy * far);
            slots.circle(x + dx * ORBIT, y + dy * ORBIT, half);
        }
        spokes.node(&mut found.nodes, Paint::Void);
        slots.node(&mut found.nodes, Paint::Void);
        if half >= 21.0 {
            for nth in 0..count {
                let (dx, dy) = on_circle(nth as f64 / count as f64);
                let at = (x + dx * ORBIT, y + dy * ORBIT + 4.0);
                SCALE.set(&mut found.nodes, at.0, at.1, Anchoring::Middle, UNLISTED);
            }
        }
        marks.push(found);
    }
    let centre = &data[0];
    let square = Rect { x: x - CENTRE, y: y - CENTRE, width: 2.0 * CENTRE, height: 2.0 * CENTRE };
    let mut found = mark(0, spoken(centre), square);
    Pen::new().circle(x, y, CENTRE).node(&mut found.nodes, Paint::Ring);
    let name_end = centre.label.find('〔').unwrap_or(centre.label.len());
    let (name, remark) = centre.label.split_at_checked(name_end).unwrap_or_default();
    let room = 2.0 * CENTRE - 10.0;
    let shift = if remark.is_empty() { 0.0 } else { -5.0 };
    NUMERAL.set(&mut found.nodes, x, y - 2.0 + shift, Anchoring::Middle, &centre.surface);
    NOTE.set(&mut found.nodes, x, y + 18.0 + shift, Anchoring::Middle, &NOTE.fit(frame.measure, name, room));
    let remark = ASIDE.fit(frame.measure, remark, room);
    let small = super::super::pen::Style { size: 12, ..ASIDE };
    small.set(&mut found.nodes, x, y + 33.0 + shift, Anchoring::Middle, &remark);
    marks.push(found);
    frame.scene(height, marks)
}
