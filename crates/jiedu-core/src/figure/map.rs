//! The structure map: the parts of a briefing and their subsections, as large as their text is long.

use super::frame::Frame;
use super::pen::{ASIDE, LABEL, PART, Pen, SCALE, Style, mark};
use super::{Anchoring, FigureWords, Measure, Node, Paint, Rect, Scene, SceneMark, Size};
use crate::outline::{MissingPart, SectionPart, upwards};

/// Width of a hole: the text does not say how much is missing.
const HOLE: f64 = 12.0;
/// Narrowest cell of a part.
const LEAST_CELL: f64 = 14.0;
/// Distance of two rows on a narrow screen: room for a finger.
const ROW: f64 = 44.0;

/// Length of a part, on its block.
const TOLD: Style = Style { paint: Paint::Ink2, ..ASIDE };
/// Number of a part in a cell that is hardly wider.
const SMALL_PART: Style = Style { size: 12, ..PART };
/// Number of a lower cell.
const LOWER_NUMBER: Style = Style { paint: Paint::Ink2, ..SCALE };

/// What the map draws.
struct Outline<'a> {
    sections: &'a [SectionPart],
    /// Length of each section in characters, subsections included.
    lengths: &'a [usize],
    words: &'a FigureWords,
}

impl Outline<'_> {
    fn characters(&self, section: usize) -> usize {
        self.lengths.get(section).copied().unwrap_or_default()
    }
}

/// Draws the outline of a briefing; `lengths` are the sections' lengths in characters, and [`SceneMark::datum`] is the index
/// of the section.
pub fn layout_map(
    sections: &[SectionPart],
    lengths: &[usize],
    size: Size,
    measure: &dyn Measure,
    words: &FigureWords,
) -> Scene {
    let outline = &Outline { sections, lengths, words };
    let frame = Frame::new(size, measure, words);
    let parts: Vec<usize> = (0..sections.len()).filter(|idx| sections[*idx].level == 1).collect();
    if parts.is_empty() {
        return frame.scene(0.0, Vec::new());
    }
    // Whether the wide map has room, and whether anything stands below it, is told by the narrowest width of its class.
    let least = Frame { width: frame.least(), measure, words };
    if frame.is_wide()
        && let Some((_, callouts)) = wide(outline, &parts, &least, false)
        && let Some((scene, _)) = wide(outline, &parts, &frame, callouts)
    {
        return scene;
    }
    narrow(outline, &parts, &frame)
}

fn children(outline: &Outline<'_>, part: usize) -> Vec<usize> {
    (0..outline.sections.len()).filter(|idx| outline.sections[*idx].parent == Some(part as u16)).collect()
}

/// What a part lacks, in words; empty where it lacks nothing.
fn lack_words(outline: &Outline<'_>, part: usize) -> String {
    let below = |idx: usize| upwards(outline.sections, idx).any(|found| found == part);
    let (mut whole, mut lists) = (0, false);
    for (idx, section) in outline.sections.iter().enumerate() {
        match section.missing {
            Some(MissingPart::Section) if below(idx) => whole += 1,
            Some(MissingPart::List) if below(idx) => lists = true,
            _ => {}
        }
    }
    let words = outline.words;
    match outline.sections[part].missing {
        Some(MissingPart::Section) => words.missing.to_owned(),
        _ if whole > 0 => (words.missing_sections)(whole),
        _ if lists => words.missing_list.to_owned(),
        _ => String::new(),
    }
}

fn name(section: &SectionPart) -> &str {
    if section.short.is_empty() { &section.title } else { &section.short }
}

fn spoken(outline: &Outline<'_>, idx: usize) -> String {
    let section = &outline.sections[idx];
    let words = outline.words;
    let length = (words.characters)(outline.characters(idx));
    let mut label = [section.number.as_str(), " ", name(section), words.comma, &length].concat();
    let lack = lack_words(outline, idx);
    if !lack.is_empty() {
        label.push_str(words.comma);
        label.push_str(&lack);
    }
    label
}

/// Shares a length out by the weights, none less than `least`; every cell is given.
fn share_out(weights: &[f64], length: f64, least: f64) -> Vec<f64> {
    let equal = length / weights.len().max(1) as f64;
    if weights.iter().all(|weight| *weight <= 0.0) {
        return vec![equal; weights.len()];
    }
    let least = least.min(equal);
    let mut cells = vec![0.0; weights.len()];
    let mut small = vec![false; weights.len()];
    // A cell that is raised to the least takes from the others, which may then fall below it themselves.
    for _ in 0..=weights.len() {
        let taken = small.iter().filter(|is_small| **is_small).count() as f64 * least;
        let total: f64 = weights.iter().zip(&small).filter(|(_, is_small)| !**is_small).map(|(w, _)| w).sum();
        let mut changed = false;
        for (idx, weight) in weights.iter().enumerate() {
            cells[idx] = if small[idx] { least } else { weight / total.max(1e-9) * (length - taken) };
            if !small[idx] && cells[idx] < least {
                small[idx] = true;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    cells
}

fn part_cells(outline: &Outline<'_>, parts: &[usize], length: f64) -> Vec<f64> {
    let weights: Vec<f64> = parts.iter().map(|idx| outline.characters(*idx) as f64).collect();
    share_out(&weights, length, LEAST_CELL)
}

/// The lower cells of a part: index of the section and length; a hole where it is missing.
fn lower_cells(outline: &Outline<'_>, part: usize, length: f64) -> Vec<(usize, f64, bool)> {
    let below = children(outline, part);
    if below.is_empty() {
        return vec![(part, length, outline.sections[part].missing.is_some())];
    }
    let hole = |idx: &usize| outline.sections[*idx].missing == Some(MissingPart::Section);
    let holes = below.iter().filter(|idx| hole(idx)).count() as f64;
    let hole_length = HOLE.min(length / below.len() as f64);
    let kept: Vec<f64> =
        below.iter().filter(|idx| !hole(idx)).map(|idx| outline.characters(*idx) as f64).collect();
    let mut shares = share_out(&kept, (length - holes * hole_length).max(0.0), 4.0).into_iter();
    below
        .iter()
        .map(|idx| {
            if hole(idx) {
                (*idx, hole_length, true)
            } else {
                (*idx, shares.next().unwrap_or(0.0), outline.sections[*idx].missing.is_some())
            }
        })
        .collect()
}

/// A cell with its gap to the next, or a dashed hole.
fn draw_cell(nodes: &mut Vec<Node>, (x, y, width, height): (f64, f64, f64, f64), hole: bool, paint: Paint) {
    let (width, height) = ((width - 1.5).max(1.0), (height - 1.5).max(1.0));
    if hole {
        let (width, height) = ((width - 2.0).max(1.0), (height - 2.0).max(1.0));
        Pen::new().rect(x + 1.0, y + 1.0, width, height).node(nodes, Paint::Void);
    } else {
        Pen::new().rect(x, y, width, height).node(nodes, paint);
    }
}

const UPPER: f64 = 44.0;
const LOWER: f64 = 34.0;
/// The red bar of the part that the reader is in lies above the cells.
const ABOVE: f64 = 4.0;
/// Room for labels below.
const BELOW: f64 = 31.0;

/// The wide map and whether labels stand below it; none where they have no room. `callouts` keeps the room for them.
fn wide(outline: &Outline<'_>, parts: &[usize], frame: &Frame, callouts: bool) -> Option<(Scene, bool)> {
    let cells = part_cells(outline, parts, frame.width);
    let mut marks: Vec<SceneMark> = Vec::new();
    let mut below: Vec<Callout> = Vec::new();
    let mut x = 0.0;
    for (part, width) in parts.iter().zip(&cells) {
        let mut lower_marks = Vec::new();
        let hit = Rect { x, y: 0.0, width: width.max(24.0), height: ABOVE + UPPER };
        let mut found = mark(*part, spoken(outline, *part), hit);
        Pen::new().rect(x, 0.0, width - 1.5, 3.0).node(&mut found.nodes, Paint::Here);
        let upper = (x, ABOVE, *width, UPPER);
        draw_cell(
            &mut found.nodes,
            upper,
            outline.sections[*part].missing == Some(MissingPart::Section),
            Paint::Block,
        );
        let number = &outline.sections[*part].number;
        let number_width = PART.width(frame.measure, number);
        let told = (outline.words.characters)(outline.characters(*part));
        let short = outline.characters(*part).to_string();
        let short = short.as_str();
        let lack = lack_words(outline, *part);
        let inside;
        if number_width + 16.0 <= *width {
            PART.set(&mut found.nodes, x + 8.0, ABOVE + 28.0, Anchoring::Start, number);
            let room = width - number_width - 20.0;
            let length =
                [told.as_str(), short].into_iter().find(|text| TOLD.width(frame.measure, text) <= room);
            inside = length.is_some();
            let at = x + 14.0 + number_width;
            TOLD.set(&mut found.nodes, at, ABOVE + 27.5, Anchoring::Start, length.unwrap_or_default());
        } else {
            let fits = SMALL_PART.width(frame.measure, number) <= *width - 1.5;
            let shown = if fits { number.as_str() } else { "" };
            SMALL_PART.set(&mut found.nodes, x + (width - 1.5) / 2.0, ABOVE + 27.0, Anchoring::Middle, shown);
            inside = false;
        }
        let mut outside = String::new();
        if !inside || !lack.is_empty() {
            outside.push_str(number);
            outside.push(' ');
            if lack.is_empty() {
                outside.push_str(&told);
            }
        }
        outside.push_str(&lack);
        let mut at = x;
        let mut hole_at = None;
        for (idx, length, hole) in lower_cells(outline, *part, *width) {
            let place = (at, ABOVE + UPPER, length, LOWER);
            if hole && hole_at.is_none() {
                hole_at = Some(at + length / 2.0);
            }
            if idx == *part || length < 24.0 {
                draw_cell(&mut found.nodes, place, hole, Paint::BlockLow);
            } else {
                let hit = Rect { x: at, y: ABOVE + UPPER, width: length, height: LOWER };
                let mut lower = mark(idx, spoken(outline, idx), hit);
                draw_cell(&mut lower.nodes, place, hole, Paint::BlockLow);
                let number = &outline.sections[idx].number;
                if SCALE.width(frame.measure, number) + 6.0 <= length {
                    let middle = at + (length - 1.5) / 2.0;
                    LOWER_NUMBER.set(
                        &mut lower.nodes,
                        middle,
                        ABOVE + UPPER + 21.0,
                        Anchoring::Middle,
                        number,
                    );
                }
                lower_marks.push(lower);
            }
            at += length;
        }
        if !outside.is_empty() {
            let anchor = hole_at.unwrap_or(x + width / 2.0);
            below.push(Callout { mark: marks.len(), anchor, text: outside, left: 0.0, right: 0.0 });
        }
        marks.push(found);
        marks.append(&mut lower_marks);
        x += width;
    }
    let room = if callouts { BELOW } else { 0.0 };
    set_callouts(&mut marks, &mut below, frame)
        .then(|| (frame.scene(ABOVE + UPPER + LOWER + room, marks), !below.is_empty()))
}

/// A label below the map that a leader line joins to its cell.
struct Callout {
    mark: usize,
    anchor: f64,
    text: String,
    left: f64,
    right: f64,
}

/// Sets the labels side by side below the cells, where they have room; the mark of a narrow cell is touched at its label.
fn set_callouts(marks: &mut [SceneMark], below: &mut [Callout], frame: &Frame) -> bool {
    let foot = ABOVE + UPPER + LOWER;
    let gap = 14.0;
    // From the left each as near its cell as the one before lets it, then from the right back inside the edge.
    let mut free = 0.0;
    for callout in below.iter_mut() {
        let width = ASIDE.width(frame.measure, &callout.text).max(24.0);
        callout.left = (callout.anchor - width / 2.0).max(free);
        callout.right = callout.left + width;
        free = callout.right + gap;
    }
    let mut limit = frame.width;
    for callout in below.iter_mut().rev() {
        let over = callout.right - limit;
        if over > 0.0 {
            callout.left -= over;
            callout.right -= over;
        }
        limit = callout.left - gap;
    }
    if below.first().is_some_and(|first| first.left < 0.0) {
        return false;
    }
    for callout in below.iter() {
        let found = &mut marks[callout.mark];
        let middle = (callout.left + callout.right) / 2.0;
        Pen::new()
            .line(callout.anchor, foot + 1.0, callout.anchor, foot + 5.0)
            .to(middle, foot + 11.0)
            .node(&mut found.nodes, Paint::VoidLine);
        ASIDE.set(&mut found.nodes, middle, foot + 25.0, Anchoring::Middle, &callout.text);
        if found.hit.width <= 24.0 {
            let width = callout.right - callout.left;
            found.hit = Rect { x: callout.left, y: foot + 4.0, width, height: 26.0 };
        }
    }
    true
}

fn narrow(outline: &Outline<'_>, parts: &[usize], frame: &Frame) -> Scene {
    let height = (parts.len() as f64 * ROW).max(4.0 * 56.0);
    let row = height / parts.len() as f64;
    let cells = part_cells(outline, parts, height);
    let across = (frame.width * 0.25).clamp(52.0, 96.0);
    let (upper, lower) = (across * 0.42, across * 0.58);
    let left = 5.0;
    let label_x = left + across + 30.0;
    let mut marks = Vec::with_capacity(parts.len());
    let mut y = 0.0;
    for (nth, (part, length)) in parts.iter().zip(&cells).enumerate() {
        let section = &outline.sections[*part];
        let top = nth as f64 * row;
        let hit = Rect { x: label_x - 8.0, y: top, width: frame.width - label_x + 8.0, height: row };
        let mut found = mark(*part, spoken(outline, *part), hit);
        let nodes = &mut found.nodes;
        Pen::new().rect(0.0, y, 3.0, length - 1.5).node(nodes, Paint::Here);
        draw_cell(
            nodes,
            (left, y, upper, *length),
            section.missing == Some(MissingPart::Section),
            Paint::Block,
        );
        let mut at = y;
        for (_, length, hole) in lower_cells(outline, *part, *length) {
            draw_cell(nodes, (left + upper, at, lower, length), hole, Paint::BlockLow);
            at += length;
        }
        let (from, to) = (y + length / 2.0, top + row / 2.0);
        let edge = left + across;
        Pen::new()
            .line(edge + 2.0, from, edge + 7.0, from)
            .to(edge + 17.0, to)
            .to(edge + 22.0, to)
            .node(nodes, Paint::VoidLine);
        let number_width = PART.width(frame.measure, &section.number);
        PART.set(nodes, label_x, to + 5.5, Anchoring::Start, &section.number);
        // Two lines: the title, and below it how long the part is and what it lacks.
        let lack = lack_words(outline, *part);
        let name_x = label_x + if number_width > 0.0 { number_width + 10.0 } else { 0.0 };
        let beside = outline.characters(*part).to_string();
        let beside = beside.as_str();
        let beside_width = ASIDE.width(frame.measure, beside).max(ASIDE.width(frame.measure, &lack));
        let room = frame.width - name_x - beside_width - 8.0;
        LABEL.set(nodes, name_x, to + 5.0, Anchoring::Start, &LABEL.fit(frame.measure, name(section), room));
        if lack.is_empty() {
            ASIDE.set(nodes, frame.width, to + 5.0, Anchoring::End, beside);
        } else {
            ASIDE.set(nodes, frame.width, to - 4.0, Anchoring::End, beside);
            ASIDE.set(nodes, frame.width, to + 14.0, Anchoring::End, &lack);
        }
        marks.push(found);
        y += length;
    }
    frame.scene(height, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_shared_out_and_none_is_too_small() {
        let cells = share_out(&[600.0, 30.0, 10.0, 0.0], 100.0, 10.0);
        assert!((cells.iter().sum::<f64>() - 100.0).abs() < 1e-9, "{cells:?}");
        assert!(cells.iter().all(|cell| *cell >= 10.0 - 1e-9), "{cells:?}");
        assert_eq!(share_out(&[], 100.0, 10.0), Vec::<f64>::new());
    }
}
