//! The fields of the front matter and the key figures.

use super::Edit;
use super::toml_text::TomlText;
use crate::document;
use crate::toml_string::{quoted, quoted_list};

/// The fields of the front matter above its tables, in the order in which they are written.
const ORDER: [&str; 13] = [
    "id",
    "title",
    "title_breaks",
    "subtitle",
    "short",
    "place",
    "issuer",
    "byline",
    "source",
    "url",
    "publisher",
    "published",
    "updated",
];
/// Those of the meeting.
const MEETING_ORDER: [&str; 4] = ["name", "date", "inferred", "evidence"];
/// What marks, in the title as an editor sees it, where it may break.
const BREAK: char = '｜';
/// Fewest characters of the words that say where a title breaks.
const BREAK_WORDS: usize = 2;

/// A field of the front matter that an editor fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontField {
    /// The title; ｜ marks where a long clause may break.
    Title,
    /// The second title.
    Subtitle,
    /// The name in the switch between briefings.
    Short,
    /// The place it speaks of.
    Place,
    /// Who held the meeting or issued the text.
    Issuer,
    /// Who wrote it down.
    Byline,
    /// Where the text comes from.
    Source,
    /// The address at which it is published.
    Url,
    /// Who publishes it there.
    Publisher,
    /// When it was published: 2022-08-01.
    Published,
    /// The meeting's name.
    Meeting,
    /// The day of the meeting, or on which the text was issued. Who sets it knows the year: it is no longer inferred.
    Date,
}

impl FrontField {
    fn key(self) -> &'static str {
        match self {
            FrontField::Title => "title",
            FrontField::Subtitle => "subtitle",
            FrontField::Short => "short",
            FrontField::Place => "place",
            FrontField::Issuer => "issuer",
            FrontField::Byline => "byline",
            FrontField::Source => "source",
            FrontField::Url => "url",
            FrontField::Publisher => "publisher",
            FrontField::Published => "published",
            FrontField::Meeting => "name",
            FrontField::Date => "date",
        }
    }
}

/// Something that is done to a key figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyAct {
    /// It changes places with the one before it.
    Up,
    /// It changes places with the one behind it.
    Down,
    /// It goes.
    Remove,
    /// Its name, cut from the text.
    Label(String),
    /// Its second line, cut from the text; may be empty.
    Detail(String),
}

/// Fills in a field; an empty value takes it out.
pub fn front_field(source: &str, field: FrontField, value: &str) -> Option<Vec<Edit>> {
    let toml = front_matter(source)?;
    let value = value.trim();
    match field {
        FrontField::Title => title(&toml, value),
        FrontField::Meeting => meeting(&toml, "name", Some(value).filter(|it| !it.is_empty()).map(quoted)),
        FrontField::Date => date(&toml, value),
        FrontField::Published => {
            Some(top(&toml, "published", Some(value.to_owned()).filter(|it| !it.is_empty()))?)
        }
        _ => top(&toml, field.key(), Some(value).filter(|it| !it.is_empty()).map(quoted)),
    }
}

/// Does something to a key figure, by its place in the list.
pub fn key_act(source: &str, at: usize, act: &KeyAct) -> Option<Vec<Edit>> {
    let toml = front_matter(source)?;
    let keys = toml.tables("key")?;
    let mut order: Vec<usize> = (0..keys.len()).collect();
    match act {
        KeyAct::Up => order.swap(at.checked_sub(1)?, Some(at).filter(|at| *at < keys.len())?),
        KeyAct::Down => order.swap(at, Some(at + 1).filter(|at| *at < keys.len())?),
        KeyAct::Remove => {
            keys.get(at)?;
            order.remove(at);
        }
        KeyAct::Label(words) => return key_field(source, &keys, at, "label", words),
        KeyAct::Detail(words) => return key_field(source, &keys, at, "detail", words),
    }
    toml.reorder(&keys, &order)
}

/// Adds a key figure: a quote of the text that holds one number, its name, and the figure that draws it.
pub fn add_key(source: &str, quote: &str, label: &str, figure: &str) -> Option<Vec<Edit>> {
    let toml = front_matter(source)?;
    let mut text = format!("\n[[key]]\nquote = {}\nlabel = {}\n", quoted(quote), quoted(label));
    if !figure.is_empty() {
        text.push_str(&format!("figure = {}\n", quoted(figure)));
    }
    Some(vec![Edit::insert(toml.range.end, text)])
}

fn front_matter(source: &str) -> Option<TomlText<'_>> {
    document::front_matter(source).map(|(toml, _)| TomlText::new(source, toml))
}

fn top(toml: &TomlText<'_>, key: &str, value: Option<String>) -> Option<Vec<Edit>> {
    let before = ORDER.iter().position(|known| *known == key).map_or(&[][..], |at| &ORDER[..at]);
    Some(vec![toml.set(&[], key, value.as_deref(), before, toml.range.start)?])
}

/// The title with its marks of breaks. A break is written as the words before which it stands.
fn title(toml: &TomlText<'_>, marked: &str) -> Option<Vec<Edit>> {
    let title: String = marked.chars().filter(|c| *c != BREAK).collect();
    if title.trim().is_empty() {
        return None;
    }
    let mut places = Vec::new();
    let mut at = 0;
    for piece in marked.split(BREAK) {
        at += piece.len();
        places.push(at);
    }
    places.pop();
    let breaks: Option<Vec<String>> = places
        .into_iter()
        .filter(|place| *place > 0 && *place < title.len())
        .map(|place| words_of_break(&title, place))
        .collect();
    let breaks = breaks?;
    let value = (!breaks.is_empty()).then(|| quoted_list(&breaks));
    let mut edits: Vec<Edit> =
        toml.set(&[], "title", Some(&quoted(&title)), &["id"], toml.range.start).into_iter().collect();
    edits.extend(toml.set(&[], "title_breaks", value.as_deref(), &["id", "title"], toml.range.start));
    edits.sort_by_key(|edit| edit.span.start);
    Some(edits)
}

/// The shortest words of a title that stand at a place and nowhere before it.
fn words_of_break(title: &str, place: usize) -> Option<String> {
    let rest = title.get(place..)?;
    let clause = rest.find(' ').map_or(rest, |end| &rest[..end]);
    let ends = clause.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.skip(BREAK_WORDS - 1)
        .chain([clause.len()])
        .filter_map(|end| clause.get(..end))
        .find(|words| title.find(words) == Some(place))
        .map(str::to_owned)
}

/// A field of the meeting; its table is made where it is needed.
fn meeting(toml: &TomlText<'_>, key: &str, value: Option<String>) -> Option<Vec<Edit>> {
    let header = toml.header("meeting");
    match (header, value) {
        (Some(header), value) => {
            let before = MEETING_ORDER
                .iter()
                .position(|known| *known == key)
                .map_or(&[][..], |at| &MEETING_ORDER[..at]);
            Some(vec![toml.set(&["meeting"], key, value.as_deref(), before, header.end)?])
        }
        (None, Some(value)) if !toml.has(&[], "meeting") => {
            let at = toml.first_table();
            let blank = if at == toml.range.end { "\n" } else { "" };
            let behind = if at == toml.range.end { "" } else { "\n" };
            Some(vec![Edit::insert(at, format!("{blank}[meeting]\n{key} = {value}\n{behind}"))])
        }
        _ => None,
    }
}

fn date(toml: &TomlText<'_>, value: &str) -> Option<Vec<Edit>> {
    let value = Some(value.to_owned()).filter(|value| !value.is_empty());
    if !toml.has(&[], "meeting") {
        return Some(vec![toml.set(&[], "issued", value.as_deref(), &ORDER, toml.range.start)?]);
    }
    let header = toml.header("meeting")?;
    let mut edits = vec![toml.set(&["meeting"], "date", value.as_deref(), &["name"], header.end)?];
    edits.extend(toml.set(&["meeting"], "inferred", None, &[], header.end));
    edits.extend(toml.set(&["meeting"], "evidence", None, &[], header.end));
    edits.sort_by_key(|edit| edit.span.start);
    Some(edits)
}

fn key_field(
    source: &str,
    keys: &[std::ops::Range<usize>],
    at: usize,
    key: &str,
    words: &str,
) -> Option<Vec<Edit>> {
    let table = keys.get(at)?.clone();
    let words = words.trim();
    // The table by itself, without its header.
    let header = source.get(table.clone())?.find('\n')? + 1;
    let toml = TomlText::new(source, table.start + header..table.end);
    let value = Some(words).filter(|words| !words.is_empty()).map(quoted);
    Some(vec![toml.set(&[], key, value.as_deref(), &["quote", "label"], toml.range.start)?])
}
