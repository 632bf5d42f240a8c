//! What the word-sized charts of key figures share.

use super::data::Datum;
use super::frame::whole;
use super::pen::{Pen, goes_on};
use super::{Node, Paint};

/// Height of every such chart.
pub(super) const HEIGHT: f64 = 20.0;
/// Middle of its height.
pub(super) const MIDDLE: f64 = HEIGHT / 2.0;

/// A bar up to what is stated, open where the text leaves it open, on a faint track where it does not.
pub(super) fn draw_share(nodes: &mut Vec<Node>, datum: &Datum, share: f64, width: f64) {
    let end = if datum.is_open() { (width * share).min(width - 24.0) } else { width * share };
    Pen::new().rect(0.0, MIDDLE - 5.0, end, 10.0).node(nodes, Paint::Mark);
    if datum.is_open() {
        Pen::new().line(end, 2.0, end, 18.0).node(nodes, Paint::BoundStrong);
        goes_on(nodes, end + 3.0, width, MIDDLE);
    } else if end < width {
        Pen::new().rect(end, MIDDLE - 5.0, width - end, 10.0).node(nodes, Paint::Track);
    }
}

/// An empty slot for each member that a name counts.
pub(super) fn draw_slots(nodes: &mut Vec<Node>, datum: &Datum, width: f64) {
    let count = whole(datum.value, 12).max(1);
    let pitch = (width / count as f64).min(24.0);
    let mut boxes = Pen::new();
    for nth in 0..count {
        boxes.rect(0.6 + nth as f64 * pitch, 3.0, pitch - 6.0, 14.0);
    }
    boxes.node(nodes, Paint::Void);
}
