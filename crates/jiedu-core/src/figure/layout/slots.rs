//! Frameworks that say how many members they have and do not list them.

use super::super::pen::{ASIDE, PART, Pen, mark};
use super::super::{Anchoring, Datum, Paint, Rect, Scene};
use super::{Frame, whole};

const PITCH: f64 = 36.0;
const UNLISTED: &str = "未列出";
/// More slots than this are not drawn.
const MOST: usize = 12;

pub(super) fn slots(data: &[Datum], frame: &Frame) -> Scene {
    let measure = frame.measure;
    let names = data.iter().map(|datum| PART.width(measure, &datum.label)).fold(0.0, f64::max);
    let left = names.min(frame.width * 0.4) + 14.0;
    let most = data.iter().map(|datum| whole(datum.value, MOST)).max().unwrap_or(0).max(1) as f64;
    let pitch = ((frame.width - left) / most).clamp(8.0, 40.0);
    let box_width = (pitch - 8.0).max(pitch * 0.6);
    let mut marks = Vec::with_capacity(data.len());
    for (idx, datum) in data.iter().enumerate() {
        let top = idx as f64 * PITCH;
        let label = [datum.label.as_str(), "：原文", UNLISTED].concat();
        let mut found = mark(idx, label, Rect { x: 0.0, y: top, width: frame.width, height: PITCH });
        let nodes = &mut found.nodes;
        PART.set(nodes, 0.0, top + 24.0, Anchoring::Start, &PART.fit(measure, &datum.label, left - 14.0));
        let count = whole(datum.value, MOST);
        let mut boxes = Pen::new();
        for nth in 0..count {
            boxes.rect(left + 0.6 + nth as f64 * pitch, top + 7.0, box_width, 23.0);
        }
        boxes.node(nodes, Paint::Void);
        let after = left + count as f64 * pitch + 6.0;
        if after + ASIDE.width(measure, UNLISTED) <= frame.width {
            ASIDE.set(nodes, after, top + 23.0, Anchoring::Start, UNLISTED);
        }
        marks.push(found);
    }
    frame.scene(data.len() as f64 * PITCH, marks)
}
