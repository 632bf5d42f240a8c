//! Levels and parents of headings, from the shapes of their numbers and from Markdown's # together.

use super::passage::{Head, Passage};
use super::resolve::trimmed;
use super::shape::Shape;

/// Deepest level; what lies deeper is set at it.
const MAX_LEVEL: u8 = 6;

/// Sets level and parent of every heading, and the heading of every passage.
pub(super) fn grow(heads: &mut [Head], passages: &mut [Passage]) {
    let order = Order::of(heads);
    let mut stack: Vec<usize> = Vec::new();
    for idx in 0..heads.len() {
        while let Some(top) = stack.last()
            && !order.contains(&heads[*top], &heads[idx])
        {
            stack.pop();
        }
        heads[idx].parent = stack.last().copied();
        heads[idx].level = (stack.len() as u8).saturating_add(1).min(MAX_LEVEL);
        if stack.len() < usize::from(MAX_LEVEL) {
            stack.push(idx);
        }
        let title = trimmed(&passages[heads[idx].passage].text, &heads[idx].title);
        heads[idx].title = title;
    }
    let mut head = None;
    let mut next = heads.iter().enumerate().peekable();
    for (idx, passage) in passages.iter_mut().enumerate() {
        if let Some((found, _)) = next.next_if(|(_, head)| head.passage == idx) {
            head = Some(found);
        }
        passage.head = head;
    }
}

/// Which headings stand under which.
struct Order {
    /// Whether # alone orders the headings: every heading is marked, and each shape has a number of # of its own.
    by_hashes: bool,
    /// Fewest # of each shape; 0 where it is never marked.
    hashes: [u8; Shape::COUNT],
    /// Where headings stand that nothing marks.
    unmarked: u8,
}

/// Around the others: wherever numbers stand below them, they begin with one again.
const OUTER: u8 = 0;
/// Below all others.
const INNER: u8 = 8;

impl Order {
    fn of(heads: &[Head]) -> Self {
        let mut hashes = [0_u8; Shape::COUNT];
        let mut by_hashes = true;
        for head in heads {
            by_hashes &= head.hashes > 0;
            let Some(number) = &head.numbered else { continue };
            let known = &mut hashes[number.shape as usize];
            by_hashes &= *known == 0 || *known == head.hashes;
            if head.hashes > 0 && (*known == 0 || head.hashes < *known) {
                *known = head.hashes;
            }
        }
        let used: Vec<u8> = hashes.iter().copied().filter(|count| *count > 0).collect();
        for (idx, count) in used.iter().enumerate() {
            by_hashes &= !used[..idx].contains(count);
        }
        Self { by_hashes, hashes, unmarked: unmarked(heads) }
    }

    /// Whether one heading, which stands above, holds another.
    fn contains(&self, above: &Head, below: &Head) -> bool {
        match (&above.numbered, &below.numbered) {
            (Some(one), Some(other)) if !self.by_hashes => one.shape < other.shape,
            _ => self.depth(above) < self.depth(below),
        }
    }

    /// Number of # that a heading has, or would have if it were marked.
    fn depth(&self, head: &Head) -> u8 {
        if head.inferred {
            return if head.appended { OUTER } else { self.unmarked };
        }
        let Some(number) = head.numbered.as_ref().filter(|_| head.hashes == 0) else { return head.hashes };
        let shape = number.shape as usize;
        if self.hashes[shape] > 0 {
            return self.hashes[shape];
        }
        // One wider than the widest marked shape below it, or one narrower than the marked shape above it.
        if let Some(below) = self.hashes[shape..].iter().find(|count| **count > 0) {
            return below.saturating_sub(1);
        }
        self.hashes[..shape].iter().rev().find(|count| **count > 0).map_or(7, |above| above + 1)
    }
}

/// Whether headings that nothing marks stand around the others or below them.
fn unmarked(heads: &[Head]) -> u8 {
    let Some(first) = heads.iter().position(|head| head.inferred && !head.appended) else { return OUTER };
    // What stands above all of them is no heading below them.
    if heads[..first].iter().any(|head| !head.inferred) {
        return INNER;
    }
    let restarts = heads.windows(2).all(|pair| match pair {
        [above, below] if above.inferred && !below.inferred => {
            below.numbered.as_ref().is_some_and(|number| number.value == 1)
        }
        _ => true,
    });
    if restarts { OUTER } else { INNER }
}
