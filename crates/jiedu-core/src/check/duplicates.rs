//! Passages that stand twice in a text, also with a stray prefix or cut in half.

use std::collections::HashMap;

use super::case::{Case, bare};
use crate::document::raw::is_finished;
use crate::document::split_sentences;

/// Fewest characters, punctuation left out, that two passages must share.
const LEAST_CHARS: usize = 18;
/// Lengths of the ends by which passages are found again, in characters. Sentences of one pattern end alike for a while:
/// the long ends tell them apart.
const ENDS: [usize; 3] = [48, 32, END_CHARS];
/// Characters by whose hash the ends of passages are compared.
const END_CHARS: usize = 16;
/// A half sentence shorter than this may agree with another by chance.
const HALF_CHARS: usize = 40;
/// A passage this near is a copy that a person or a machine set twice.
const BESIDE_PASSAGES: usize = 2;
/// A passage further away than this may say the same on purpose …
const NEAR_PASSAGES: usize = 6;
/// … if it is shorter than this, in characters.
const MEANT_CHARS: usize = 60;
/// Most characters of a stray prefix.
const STRAY_CHARS: usize = 8;

/// A passage and its copy.
#[derive(Clone, Debug)]
pub(super) struct Duplicate {
    /// The damaged or needless copy.
    pub(super) copy: usize,
    /// The one that stays.
    pub(super) kept: usize,
    /// Whether nothing is lost without the copy.
    pub(super) certain: bool,
    /// Whether it may be meant: a whole sentence that two distant sections have in common.
    pub(super) meant: bool,
}

/// Duplicates of a text, and passages by index.
#[derive(Default)]
pub(super) struct Duplicates {
    pub(super) found: Vec<Duplicate>,
    copies: std::collections::HashSet<usize>,
}

impl Duplicates {
    /// Whether a passage is a needless copy.
    pub(super) fn is_copy(&self, passage: usize) -> bool {
        self.copies.contains(&passage)
    }
}

/// What is compared of a passage.
struct Body {
    passage: usize,
    words: Vec<char>,
    sentences: Vec<String>,
}

/// Finds the passages that stand twice, each against the first that is alike.
pub(super) fn read(case: &Case<'_>) -> Duplicates {
    let mut found = Duplicates::default();
    let bodies: Vec<Body> = case
        .prose()
        .filter(|(passage, _)| !case.is_reference(*passage))
        .map(|(passage, prose)| Body {
            passage,
            words: bare(&prose.text).chars().collect(),
            sentences: split_sentences(&prose.text, 0)
                .into_iter()
                .map(|range| bare(prose.text.get(range).unwrap_or_default()))
                .collect(),
        })
        .collect();
    // Each map keeps the first passage only, so that a text of copies is read in linear time.
    let mut whole: HashMap<&[char], usize> = HashMap::new();
    let mut sentences: HashMap<&str, usize> = HashMap::new();
    let mut starts: HashMap<&[char], usize> = HashMap::new();
    let mut ends: HashMap<&[char], usize> = HashMap::new();
    for (idx, body) in bodies.iter().enumerate() {
        let words = body.words.as_slice();
        let pair = if words.len() < LEAST_CHARS {
            None
        } else {
            whole
                .get(words)
                .copied()
                .or_else(|| by_sentences(&bodies, idx, &sentences))
                .or_else(|| by_ends(&bodies, idx, &starts, &ends))
        };
        if let Some(first) = pair
            && let Some(duplicate) = judge(case, &bodies[first], body)
            && !found.copies.contains(&duplicate.kept)
        {
            if !duplicate.meant {
                found.copies.insert(duplicate.copy);
            }
            found.found.push(duplicate);
        }
        if words.len() >= LEAST_CHARS {
            whole.entry(words).or_insert(idx);
        }
        for sentence in &body.sentences {
            if sentence.chars().count() >= END_CHARS {
                sentences.entry(sentence).or_insert(idx);
            }
        }
        for length in ENDS.into_iter().filter(|length| words.len() >= *length) {
            starts.entry(&words[..length]).or_insert(idx);
            ends.entry(&words[words.len() - length..]).or_insert(idx);
        }
    }
    found
}

/// The earlier passage that has most of the sentences.
fn by_sentences(bodies: &[Body], idx: usize, sentences: &HashMap<&str, usize>) -> Option<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for sentence in &bodies[idx].sentences {
        if let Some(first) = sentences.get(sentence.as_str()) {
            *shared.entry(*first).or_default() += sentence.chars().count();
        }
    }
    let (first, chars) =
        shared.into_iter().max_by_key(|(first, chars)| (*chars, std::cmp::Reverse(*first)))?;
    let least = bodies[idx].words.len().min(bodies[first].words.len());
    (chars >= LEAST_CHARS && chars * 5 >= least * 4).then_some(first)
}

/// The earlier passage that ends, or begins, as this one does for nearly all of the shorter one.
fn by_ends(
    bodies: &[Body],
    idx: usize,
    starts: &HashMap<&[char], usize>,
    ends: &HashMap<&[char], usize>,
) -> Option<usize> {
    let words = bodies[idx].words.as_slice();
    if words.len() < LEAST_CHARS {
        return None;
    }
    let close = |first: usize, shared: usize| {
        let least = words.len().min(bodies[first].words.len());
        shared >= LEAST_CHARS
            && (shared == least || (shared * 10 >= least * 9 && least - shared <= STRAY_CHARS))
    };
    for length in ENDS.into_iter().filter(|length| words.len() >= *length) {
        if let Some(first) = ends.get(&words[words.len() - length..]) {
            let other = bodies[*first].words.iter().rev();
            let shared = words.iter().rev().zip(other).take_while(|(one, two)| one == two).count();
            if close(*first, shared) {
                return Some(*first);
            }
        }
        if let Some(first) = starts.get(&words[..length]) {
            let other = &bodies[*first].words;
            let shared = words.iter().zip(other).take_while(|(one, two)| one == two).count();
            // Parallel items begin alike and differ at the end; of a copy cut in half nothing is left over.
            if shared >= LEAST_CHARS && shared == words.len().min(other.len()) {
                return Some(*first);
            }
        }
    }
    None
}

/// Says which of two passages is the damaged one.
fn judge(case: &Case<'_>, first: &Body, later: &Body) -> Option<Duplicate> {
    if first.passage == later.passage {
        return None;
    }
    let (one, two): (String, String) = (first.words.iter().collect(), later.words.iter().collect());
    let torn_above = |passage: usize| {
        case.before(passage).is_some_and(|above| {
            let above = &case.raw.passages[above];
            above.is_prose() && !is_finished(&above.text)
        })
    };
    if one == two {
        // The half that a torn sentence goes on with is the one that is needed.
        let copy = if torn_above(later.passage) && !torn_above(first.passage) { first } else { later };
        let kept = if copy.passage == first.passage { later } else { first };
        let (copy, kept) = (copy.passage, kept.passage);
        let torn = torn_above(later.passage) || torn_above(first.passage);
        let distance = later.passage - first.passage;
        let long = first.words.len() >= MEANT_CHARS;
        // Two lists may have an item in common.
        let counted = case.raw.passages[copy].numbered.is_some();
        let meant = !torn && distance > BESIDE_PASSAGES && (counted || (distance > NEAR_PASSAGES && !long));
        let certain = torn || distance <= BESIDE_PASSAGES || (long && !counted);
        return Some(Duplicate { copy, kept, certain, meant });
    }
    // The half that a torn sentence goes on with may be worded as the end of another.
    let half = |body: &Body| torn_above(body.passage) && body.words.len() < HALF_CHARS;
    if half(later) || half(first) {
        return None;
    }
    // The one that the other holds is the copy that was cut. Whole sentences that stand again far away may be meant.
    let far = later.passage - first.passage > NEAR_PASSAGES;
    let whole = |part: &Body, of: &Body| {
        let own: Vec<&String> = part.sentences.iter().filter(|sentence| !sentence.is_empty()).collect();
        own.iter().all(|sentence| of.sentences.contains(sentence)) && part.words.len() < MEANT_CHARS
    };
    if one.contains(&two) {
        let meant = far && whole(later, first);
        let beside = later.passage - first.passage <= BESIDE_PASSAGES;
        let certain = !torn_above(later.passage) && (beside || !whole(later, first));
        return Some(Duplicate { copy: later.passage, kept: first.passage, certain, meant });
    }
    if two.contains(&one) {
        let stray = two.strip_suffix(&one);
        let certain = stray.is_some_and(|stray| is_residue(case, first.passage, stray));
        if stray.is_some_and(|stray| stray.chars().count() <= STRAY_CHARS) {
            return Some(Duplicate { copy: later.passage, kept: first.passage, certain, meant: false });
        }
        let meant = far && whole(first, later);
        let beside = later.passage - first.passage <= BESIDE_PASSAGES;
        let certain = !torn_above(first.passage) && (beside || !whole(first, later));
        return Some(Duplicate { copy: first.passage, kept: later.passage, certain, meant });
    }
    // Each has something of its own: perhaps two sentences of one pattern.
    Some(Duplicate { copy: later.passage, kept: first.passage, certain: false, meant: true })
}

/// Whether a stray prefix is what a column break left over of a passage shortly above.
fn is_residue(case: &Case<'_>, passage: usize, stray: &str) -> bool {
    const NEAR: usize = 4;
    const MOST: usize = 4;
    !stray.is_empty()
        && stray.chars().count() <= MOST
        && case.raw.passages[passage.saturating_sub(NEAR)..passage]
            .iter()
            .any(|above| bare(&above.text).ends_with(stray))
}
