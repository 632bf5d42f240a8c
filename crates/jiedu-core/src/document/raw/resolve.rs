//! Which numbered lines are headings, and where the title is.

use std::collections::HashMap;
use std::ops::Range;

use super::line::Line;
use super::mark::{is_byline, is_stop};
use super::passage::{HEADING_CHARS, Head, Passage, PassageKind};
use super::shape::Shape;
use super::unmarked;

/// Most characters of a title that its text follows in the same line.
const RUN_IN_CHARS: usize = 60;
/// … where the number is 1., which mostly counts items.
const RUN_IN_NARROW_CHARS: usize = 24;

/// Most lines above the text that are looked at for its subtitle.
const HEAD_LINES: usize = 40;

/// What the form of a numbered line says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Words without an end mark.
    Bare,
    /// A short sentence and more behind it; the length of that sentence's words in bytes.
    RunIn(usize),
    /// One short sentence.
    Sentence,
    /// The number alone.
    Alone,
    /// The number alone is the heading, and its text follows it in the line: 第三条 …….
    Article,
    /// Anything else: an item.
    Item,
}

/// Finds headings, title and subtitle: sets the kinds of passages, splits titles from the text that follows them in the
/// line, joins numbers with the titles that follow them.
pub(super) fn headings(passages: &mut Vec<Passage>, lines: &[Line], titled: bool) -> Vec<Head> {
    join_split(passages);
    join_subtitle(passages);
    let mut chosen = choose(passages);
    if titled {
        let title = plain_title(passages);
        for idx in unmarked::find(passages, lines, title, &|idx| chosen[idx].is_some()) {
            chosen[idx] = Some(Form::Bare);
        }
    }
    let mut heads = Vec::new();
    let mut made: Vec<Passage> = Vec::with_capacity(passages.len());
    for (idx, mut passage) in std::mem::take(passages).into_iter().enumerate() {
        let hashes = match passage.kind {
            PassageKind::Heading(hashes) => hashes.min(6) as u8,
            _ => 0,
        };
        let Some(form) = chosen[idx].or((hashes > 0).then_some(Form::Bare)) else {
            made.push(passage);
            continue;
        };
        let rest = passage.numbered.as_ref().map_or(0, |found| found.rest);
        let listed = passage.is_item();
        passage.kind = PassageKind::Heading(heads.len());
        let mut title = rest..passage.text.len();
        let mut tail = None;
        match form {
            Form::RunIn(length) => {
                title.end = rest + length;
                tail = Some(split_off(&mut passage, rest + length));
            }
            Form::Article => {
                let number = passage.text.get(..rest).unwrap_or_default().trim_end().len();
                tail = Some(split_off(&mut passage, number));
                title = number..number;
            }
            Form::Sentence => {
                title.end = passage.text.trim_end_matches(is_stop).len().max(rest);
            }
            Form::Bare | Form::Alone | Form::Item => {}
        }
        heads.push(Head {
            passage: made.len(),
            numbered: passage.numbered.clone(),
            title,
            hashes,
            split: passage.numbered.is_some() && is_split(&passage, lines),
            listed,
            run_in: tail.is_some(),
            inferred: hashes == 0 && passage.numbered.is_none(),
            appended: hashes == 0 && unmarked::is_appendix(&passage.text),
            level: 1,
            parent: None,
        });
        made.push(passage);
        made.extend(tail);
    }
    *passages = made;
    if titled {
        find_title(passages, &mut heads);
    }
    heads
}

/// Joins a number on a line of its own with the title on the next.
fn join_split(passages: &mut Vec<Passage>) {
    let mut made: Vec<Passage> = Vec::with_capacity(passages.len());
    for passage in std::mem::take(passages) {
        if let Some(last) = made.last_mut()
            && let Some(number) = &last.numbered
            && last.kind == PassageKind::Paragraph
            && number.rest == last.text.len()
            && !number.shape.is_narrow()
            && number.shape != Shape::Article
            && passage.kind == PassageKind::Paragraph
            && passage.numbered.is_none()
            && is_bare(&passage.text)
        {
            let at = last.text.len();
            last.text.push(' ');
            last.map.push((at, passage.span.start));
            last.map.extend(passage.map.iter().map(|pair| (pair.0 + at + 1, pair.1)));
            last.text.push_str(&passage.text);
            last.span.end = passage.span.end;
            last.lines.end = passage.lines.end;
            if let Some(number) = &mut last.numbered {
                number.rest = at + 1;
            }
        } else {
            made.push(passage);
        }
    }
    *passages = made;
}

/// Joins where a speech was held with the rest of it on the next line: ——2026年1月26日在某省第十四届 ⏎ 人民代表大会第五次会议上.
fn join_subtitle(passages: &mut Vec<Passage>) {
    let held = |text: &str| text.ends_with("会议上") || text.ends_with("大会上");
    let Some(at) = passages.windows(2).take(HEAD_LINES).position(|pair| {
        let [above, below] = pair else { return false };
        let plain = [above, below].iter().all(|passage| {
            passage.kind == PassageKind::Paragraph
                && passage.numbered.is_none()
                && !passage.text.contains(is_stop)
        });
        plain
            && above.text.starts_with(['—', '─', '―', '–', '（', '('])
            && above.text.contains("日在")
            && !held(&above.text)
            && !above.text.ends_with(['）', ')'])
            && held(below.text.trim_end_matches(['）', ')']))
    }) else {
        return;
    };
    let below = passages.remove(at + 1);
    if let Some(above) = passages.get_mut(at) {
        let end = above.text.len();
        above.map.extend(below.map.iter().map(|pair| (pair.0 + end, pair.1)));
        above.text.push_str(&below.text);
        above.span.end = below.span.end;
        above.lines.end = below.lines.end;
    }
}

fn is_split(passage: &Passage, lines: &[Line]) -> bool {
    passage.lines.len() > 1
        && lines.get(passage.lines.start).is_some_and(|line| {
            passage.numbered.as_ref().is_some_and(|number| {
                passage.map.get(1).is_some_and(|second| {
                    second.0 + 1 == number.rest && second.1 > line.range.end.saturating_sub(1)
                })
            })
        })
}

fn is_bare(text: &str) -> bool {
    let text = text.trim();
    (1..=HEADING_CHARS).contains(&text.chars().count())
        && !text.contains(is_stop)
        && !text.ends_with(['，', ',', '、', '：', ':'])
}

fn form(passage: &Passage) -> Form {
    let Some(number) = &passage.numbered else { return Form::Item };
    let rest = passage.text.get(number.rest..).unwrap_or_default();
    if rest.trim().is_empty() {
        return Form::Alone;
    }
    // The words behind 第三条 are its text, also where they are a clause that leads to items.
    if number.shape == Shape::Article && passage.kind == PassageKind::Paragraph {
        return Form::Article;
    }
    if is_bare(rest) {
        // 一 切 and 三 year are words; a title after a blank has more.
        let words = number.shape == Shape::Han && number.mark == ' ' && rest.chars().count() < 3;
        return if words { Form::Item } else { Form::Bare };
    }
    let Some(stop) = rest.find(['。', '！', '？', '；', ';', ':', '：']) else { return Form::Item };
    if !rest[stop..].starts_with(['。', '！', '？']) {
        return Form::Item;
    }
    let limit = if number.shape.is_narrow() { RUN_IN_NARROW_CHARS } else { RUN_IN_CHARS };
    let title = &rest[..stop];
    if title.chars().count() > limit || (number.shape.is_narrow() && has_digit(title)) {
        return Form::Item;
    }
    let end = stop + rest[stop..].chars().next().map_or(0, char::len_utf8);
    if rest[end..].trim().is_empty() { Form::Sentence } else { Form::RunIn(stop) }
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// For each passage, how it is a heading, if it is one without Markdown's marks.
fn choose(passages: &mut [Passage]) -> Vec<Option<Form>> {
    let forms: Vec<Form> = passages.iter().map(form).collect();
    let listed = list_members(passages, &forms);
    let is_article =
        |passage: &Passage| passage.numbered.as_ref().is_some_and(|number| number.shape == Shape::Article);
    let in_articles = passages.iter().any(is_article);
    let mut under_article = false;
    let mut chosen: Vec<Option<Form>> = vec![None; passages.len()];
    for (idx, passage) in passages.iter().enumerate() {
        let Some(number) = &passage.numbered else { continue };
        let plain = passage.kind == PassageKind::Paragraph;
        let nested = matches!(passage.kind, PassageKind::Item(_, indent)
            if passages.get(idx + 1).is_some_and(|next| matches!(next.kind, PassageKind::Item(_, deeper) if deeper > indent)));
        if !plain && !nested {
            continue;
        }
        let bodied = has_body(passages, idx);
        let wide = !number.shape.is_narrow();
        let listed = listed[idx];
        under_article =
            in_articles && (is_article(passage) || (under_article && number.shape > Shape::Article));
        // What an article counts are its items.
        if under_article && !is_article(passage) {
            continue;
        }
        let found = match forms[idx] {
            Form::Bare if number.shape == Shape::Annex => bodied,
            Form::Bare => wide || bodied,
            Form::Article => true,
            Form::RunIn(_) => {
                number.mark != ' ' && matches!(number.shape, Shape::Han | Shape::HanParen | Shape::Arabic)
            }
            Form::Sentence => wide && bodied && !listed && number.mark != ' ',
            Form::Alone => wide && plain && (bodied || number.shape == Shape::Article),
            Form::Item => false,
        };
        chosen[idx] = found.then_some(forms[idx]);
    }
    settle_rows(passages, &forms, &mut chosen);
    complete_rows(passages, &listed, &mut chosen);
    let contents = contents(passages, &chosen);
    for idx in contents {
        chosen[idx] = None;
        if let PassageKind::Heading(_) = passages[idx].kind {
            passages[idx].kind = PassageKind::Paragraph;
        }
    }
    chosen
}

/// Whether a text follows a numbered line before the next line that is numbered as widely.
fn has_body(passages: &[Passage], idx: usize) -> bool {
    let Some(number) = &passages[idx].numbered else { return false };
    match passages[idx + 1..].iter().find(|next| !matches!(next.kind, PassageKind::Page)) {
        None => false,
        Some(next) => match (&next.kind, &next.numbered) {
            (PassageKind::Heading(_), None) => false,
            (_, Some(other)) => other.shape > number.shape,
            (PassageKind::Paragraph | PassageKind::Item(..) | PassageKind::Missing, None) => true,
            (_, None) => false,
        },
    }
}

/// Which numbered lines stand in a list: right beside another one of their shape, each of one sentence or clause.
fn list_members(passages: &[Passage], forms: &[Form]) -> Vec<bool> {
    let mut listed = vec![false; passages.len()];
    let short = |idx: usize| matches!(forms[idx], Form::Sentence | Form::Item);
    let mut above: Option<usize> = None;
    for (idx, passage) in passages.iter().enumerate() {
        let Some(number) = passage.numbered.as_ref().filter(|_| passage.kind == PassageKind::Paragraph)
        else {
            if passage.kind != PassageKind::Page {
                above = None;
            }
            continue;
        };
        if let Some(above) = above
            && short(above)
            && short(idx)
            && passages[above]
                .numbered
                .as_ref()
                .is_some_and(|last| last.shape == number.shape && last.value + 1 == number.value)
        {
            listed[above] = true;
            listed[idx] = true;
        }
        above = Some(idx);
    }
    listed
}

/// A wide number that goes on with the headings above it is one of them, however long its title is.
fn complete_rows(passages: &[Passage], listed: &[bool], chosen: &mut [Option<Form>]) {
    let mut last = [0_u32; Shape::COUNT];
    let mut in_article = false;
    for (idx, passage) in passages.iter().enumerate() {
        let Some(number) = &passage.numbered else { continue };
        in_article = number.shape == Shape::Article || (in_article && number.shape > Shape::Article);
        let marked = matches!(passage.kind, PassageKind::Heading(_));
        let rest = passage.text.get(number.rest..).unwrap_or_default();
        let goes_on = !number.shape.is_narrow()
            && number.shape != Shape::Article
            && !in_article
            && passage.kind == PassageKind::Paragraph
            && number.mark != ' '
            && last[number.shape as usize] > 0
            && number.value == last[number.shape as usize] + 1
            && !listed[idx]
            && !rest.trim_end().ends_with(['；', ';'])
            && !rest.is_empty();
        if chosen[idx].is_none() && goes_on {
            chosen[idx] = match rest.find(['。', '！', '？', '；', '：']) {
                Some(stop) if rest[stop..].chars().count() > 1 => Some(Form::RunIn(stop)),
                Some(_) => Some(Form::Sentence),
                None => Some(Form::Bare),
            };
        }
        if chosen[idx].is_some() || marked {
            last[number.shape as usize] = number.value;
            last[number.shape as usize + 1..].fill(0);
        }
    }
}

/// Rows of narrow numbers in which one is plainly an item are rows of items.
fn settle_rows(passages: &[Passage], forms: &[Form], chosen: &mut [Option<Form>]) {
    let mut row: Vec<usize> = Vec::new();
    let mut settle = |row: &mut Vec<usize>| {
        let items = row.iter().filter(|idx| chosen[**idx].is_none()).count();
        if items > 0 && items < row.len() {
            let headings = row.len() - items;
            let written: usize = row.iter().filter(|idx| matches!(forms[**idx], Form::RunIn(_))).count();
            // One item among sections with texts of their own is a title that is too long, not the other way round.
            let items_win = items * 2 >= row.len() || written == headings;
            for idx in row.iter() {
                if items_win {
                    chosen[*idx] = None;
                } else if forms[*idx] == Form::Bare {
                    chosen[*idx] = Some(Form::Bare);
                }
            }
        }
        row.clear();
    };
    let mut shape = None;
    for (idx, passage) in passages.iter().enumerate() {
        let Some(number) = passage.numbered.as_ref().filter(|_| passage.kind == PassageKind::Paragraph)
        else {
            if matches!(passage.kind, PassageKind::Heading(_)) {
                settle(&mut row);
            }
            continue;
        };
        if number.shape.is_narrow() {
            if shape != Some(number.shape) || number.value == 1 {
                settle(&mut row);
            }
            shape = Some(number.shape);
            row.push(idx);
        } else {
            settle(&mut row);
            shape = None;
        }
    }
    settle(&mut row);
}

/// The entries of a table of contents: headings without a text that stand again below.
fn contents(passages: &[Passage], chosen: &[Option<Form>]) -> Vec<usize> {
    let name = |idx: usize| -> String {
        let passage = &passages[idx];
        // Articles have no names: their numbers tell them apart.
        let rest = passage.numbered.as_ref().filter(|number| number.shape != Shape::Article);
        let rest = rest.map_or(0, |number| number.rest);
        let text = passage.text.get(rest..).unwrap_or_default();
        // Dots and the page number lead on from an entry.
        text.trim_end_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | ' ' | '\u{3000}' | '\t')
        })
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
    };
    let mut last: HashMap<String, usize> = HashMap::new();
    let headings: Vec<usize> = (0..passages.len())
        .filter(|idx| chosen[*idx].is_some() || matches!(passages[*idx].kind, PassageKind::Heading(_)))
        .collect();
    for idx in &headings {
        last.insert(name(*idx), *idx);
    }
    headings
        .windows(2)
        .filter_map(|pair| {
            let [idx, next] = pair else { return None };
            let entry = *next == *idx + 1 && last.get(&name(*idx)).is_some_and(|later| later > idx);
            entry.then_some(*idx)
        })
        .collect()
}

/// Cuts a passage after its title and the mark behind it; returns what follows.
fn split_off(passage: &mut Passage, end: usize) -> Passage {
    let stop = passage.text[end..].chars().next().map_or(0, char::len_utf8);
    let blank = passage.text[end + stop..].len() - passage.text[end + stop..].trim_start().len();
    let at = end + stop + blank;
    let start = passage.offset(at);
    let mut map: Vec<(usize, usize)> =
        passage.map.iter().filter(|pair| pair.0 > at).map(|pair| (pair.0 - at, pair.1)).collect();
    map.insert(0, (0, start));
    let tail = Passage {
        kind: PassageKind::Paragraph,
        text: passage.text[at..].to_owned(),
        map,
        span: start..passage.span.end,
        lines: passage.lines.clone(),
        glued: true,
        numbered: None,
        head: None,
    };
    passage.map.retain(|pair| pair.0 < at);
    passage.text.truncate(end + stop);
    passage.span.end = passage.source(&(0..end + stop)).end;
    passage.lines.end = passage.lines.start + 1;
    tail
}

/// Finds the title and what belongs to it.
fn find_title(passages: &mut [Passage], heads: &mut Vec<Head>) {
    let mut at = None;
    if let Some(first) = heads.first()
        && first.hashes > 0
        && first.numbered.is_none()
        && heads
            .iter()
            .all(|head| head.hashes == 0 || head.passage == first.passage || head.hashes > first.hashes)
        && (first.hashes == 1 || heads.len() > 1)
        && passages[..first.passage].iter().all(|passage| !passage.text.contains(is_stop))
    {
        at = Some(first.passage);
        drop_head(passages, heads, 0, PassageKind::Title);
    } else if let Some(found) = plain_title(passages) {
        at = Some(found);
        passages[found].kind = PassageKind::Title;
    }
    let Some(at) = at else { return };
    let below: Vec<usize> = (at + 1..passages.len())
        .filter(|idx| passages[*idx].kind != PassageKind::Furniture)
        .take(2)
        .collect();
    for idx in below {
        if !passages[idx].text.starts_with(['—', '─', '―', '-', '–']) || passages[idx].text.contains(is_stop)
        {
            break;
        }
        match passages[idx].kind {
            PassageKind::Heading(head) => drop_head(passages, heads, head, PassageKind::Subtitle),
            _ => passages[idx].kind = PassageKind::Subtitle,
        }
    }
}

/// The first short line above the first sentence, where sentences follow.
fn plain_title(passages: &[Passage]) -> Option<usize> {
    let prose = passages.iter().position(|passage| {
        passage.kind != PassageKind::Furniture
            && (passage.text.contains(is_stop)
                || passage.is_item()
                || matches!(passage.kind, PassageKind::Heading(_)))
    })?;
    passages[..prose].iter().position(|passage| {
        passage.kind == PassageKind::Paragraph && passage.numbered.is_none() && may_be_title(&passage.text)
    })
}

/// Whether a line above the text may be its title.
pub(super) fn may_be_title(text: &str) -> bool {
    (4..=60).contains(&text.chars().count())
        && !text.ends_with(['：', ':', '，', ',', '】'])
        && !is_byline(text)
}

/// Takes a heading out of the headings: its passage is something else.
fn drop_head(passages: &mut [Passage], heads: &mut Vec<Head>, head: usize, kind: PassageKind) {
    let passage = heads.remove(head).passage;
    passages[passage].kind = kind;
    for (idx, later) in heads.iter().enumerate().skip(head) {
        passages[later.passage].kind = PassageKind::Heading(idx);
    }
}

/// The words of a heading that an attribute or a blank does not belong to.
pub(super) fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
