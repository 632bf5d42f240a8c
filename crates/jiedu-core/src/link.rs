//! The one resolver of addresses: hash, query, attribute and message all go through [`resolve`].
//!
//! An address is `anchor`, `briefing.anchor`, a number path (`1.2`), a former anchor or the slug of a title; what chat
//! programs append to it or cut off from it is mended as far as that is certain.

use crate::outline::SectionPart;
use crate::payload::BriefingPart;

/// Longest address that is read, in characters.
const MAX_CHARS: usize = 256;

/// A place in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// Index of the briefing.
    pub briefing: usize,
    /// The place in it.
    pub target: Target,
}

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The head of the briefing.
    Top,
    /// A section by index.
    Section(usize),
    /// A fact by index.
    Fact(usize),
    /// A figure by index.
    Figure(usize),
}

/// What became of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// It names a place.
    Found(Address),
    /// It names no place; this one is nearest, and the reader should be told.
    Near(Address),
    /// It names nothing that is known.
    Unknown,
}

/// Resolves an address; `current` is the briefing that a name without a briefing is looked up in first.
pub fn resolve(briefings: &[BriefingPart], current: usize, raw: &str) -> Resolution {
    let name = clean(raw);
    if name.is_empty() {
        return Resolution::Unknown;
    }
    if let Some(briefing) = briefings.iter().position(|briefing| briefing.id == name) {
        return Resolution::Found(Address { briefing, target: Target::Top });
    }
    for (idx, briefing) in briefings.iter().enumerate() {
        if let Some(rest) = name.strip_prefix(briefing.id.as_str()).and_then(|rest| rest.strip_prefix('.')) {
            return match look_up(briefing, rest) {
                Some((target, true)) => Resolution::Found(Address { briefing: idx, target }),
                Some((target, false)) => Resolution::Near(Address { briefing: idx, target }),
                None => Resolution::Near(Address { briefing: idx, target: Target::Top }),
            };
        }
    }
    let order = std::iter::once(current).chain((0..briefings.len()).filter(|idx| *idx != current));
    let mut near = None;
    for idx in order {
        match briefings.get(idx).and_then(|briefing| look_up(briefing, &name)) {
            Some((target, true)) => return Resolution::Found(Address { briefing: idx, target }),
            Some((target, false)) if near.is_none() => near = Some(Address { briefing: idx, target }),
            _ => {}
        }
    }
    near.map_or(Resolution::Unknown, Resolution::Near)
}

/// The address that a page was opened with: the hash, else the `jiedu` parameter of the query.
pub fn requested(hash: &str, query: &str) -> Option<String> {
    let hash = hash.trim_start_matches('#');
    if !clean(hash).is_empty() {
        return Some(hash.to_owned());
    }
    let parameter = query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("jiedu="));
    // A hash of which nothing is left was still a link to somewhere: the reader should be told.
    let damaged = hash.split('&').next().filter(|name| !name.is_empty());
    parameter.filter(|value| !value.is_empty()).or(damaged).map(str::to_owned)
}

/// Id in the document of an address's place; none for a place that is not.
pub fn element_id(briefings: &[BriefingPart], address: Address) -> Option<String> {
    let briefing = briefings.get(address.briefing)?;
    let anchor = match address.target {
        Target::Top => return Some(briefing.id.clone()),
        Target::Section(idx) => briefing.sections.get(idx)?.anchor.clone(),
        Target::Fact(idx) => briefing.facts.get(idx)?.anchor.clone(),
        Target::Figure(idx) => figure_anchor(&briefing.figures.get(idx)?.id),
    };
    Some(scoped_id(&briefing.id, &anchor))
}

/// Id in the document of an anchor of a briefing.
pub fn scoped_id(briefing: &str, anchor: &str) -> String {
    let mut id = String::with_capacity(briefing.len() + anchor.len() + 1);
    id.push_str(briefing);
    id.push('.');
    id.push_str(anchor);
    id
}

/// The link to an id of the page at an address. The id stands in it twice: chat programs cut the hash off, and without
/// scripts only the hash is followed.
pub fn page_link(address: &str, id: &str) -> String {
    let base = address.split(['#', '?']).next().unwrap_or_default();
    let mut link = String::from(base);
    for piece in ["?jiedu=", id, "#", id] {
        link.push_str(piece);
    }
    link
}

/// The link to an id of a briefing that is embedded in the page at an address; what else the host's query says stays.
pub fn host_link(address: &str, id: &str) -> String {
    let base = address.split('#').next().unwrap_or_default();
    let (path, query) = base.split_once('?').unwrap_or((base, ""));
    let mut link = String::from(path);
    link.push('?');
    for pair in query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("jiedu=")) {
        link.push_str(pair);
        link.push('&');
    }
    for piece in ["jiedu=", id, "#jiedu-", id] {
        link.push_str(piece);
    }
    link
}

/// The address of an id within the page.
pub fn href(id: &str) -> String {
    let mut href = String::with_capacity(id.len() + 1);
    href.push('#');
    href.push_str(id);
    href
}

/// Anchor of a figure.
pub fn figure_anchor(figure: &str) -> String {
    let mut anchor = String::from("fig-");
    anchor.push_str(figure);
    anchor
}

/// Anchor of a sentence.
pub fn sentence_anchor(sentence: usize) -> String {
    let mut anchor = String::from("p-");
    anchor.push_str(&sentence.to_string());
    anchor
}

/// The place that a name leads to in a briefing, and whether the name is exactly its.
fn look_up(briefing: &BriefingPart, name: &str) -> Option<(Target, bool)> {
    if let Some(idx) = briefing.sections.iter().position(|section| section.anchor == name) {
        return Some((Target::Section(idx), true));
    }
    if let Some(idx) = briefing.facts.iter().position(|fact| fact.anchor == name) {
        return Some((Target::Fact(idx), true));
    }
    if let Some(id) = name.strip_prefix("fig-")
        && let Some(idx) = briefing.figures.iter().position(|figure| figure.id == id)
    {
        return Some((Target::Figure(idx), true));
    }
    let slug = slug(name);
    let by_alias = |section: &SectionPart| {
        (!section.path.is_empty() && section.path == name)
            || section.aliases.iter().any(|alias| alias == name)
    };
    if let Some(idx) = briefing.sections.iter().position(by_alias) {
        return Some((Target::Section(idx), true));
    }
    let written = without_blanks(&slug);
    let is_named = |section: &SectionPart| !written.is_empty() && names(section).contains(&written);
    if let Some(idx) = briefing.sections.iter().position(is_named) {
        return Some((Target::Section(idx), true));
    }
    // 1.2.9 → 1.2 → 1
    let mut path = name;
    while let Some((shorter, _)) = path.rsplit_once('.') {
        path = shorter;
        if let Some(idx) =
            briefing.sections.iter().position(|section| !section.path.is_empty() && section.path == path)
        {
            return Some((Target::Section(idx), false));
        }
    }
    // A slug cut off in transit, where only one title begins so.
    if slug.chars().count() < 2 {
        return None;
    }
    let mut begins = (0..briefing.sections.len()).filter(|idx| {
        let section = &briefing.sections[*idx];
        !section.title.is_empty() && title_slug(section).starts_with(&slug)
    });
    let first = begins.next()?;
    begins.next().is_none().then_some((Target::Section(first), false))
}

/// A title as sites that slug headings write it: letters, digits, `-` and `_` stay, spaces become `-`.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.trim().chars() {
        // Tables of what is a letter would be downloaded; what is not one in these texts is known.
        let mark = c.is_ascii_punctuation() && c != '-' && c != '_'
            || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '\u{3001}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
        if !c.is_whitespace() && !c.is_control() && !mark {
            slug.push(c.to_ascii_lowercase());
        } else if c.is_whitespace() {
            slug.push('-');
        }
    }
    slug
}

fn title_slug(section: &SectionPart) -> String {
    slug(&section.title)
}

/// What a section is called, as one may write it into an address: its title and its name in the navigator, with its number before
/// them and without.
fn names(section: &SectionPart) -> Vec<String> {
    let named = [section.title.as_str(), section.short.as_str()].into_iter().filter(|name| !name.is_empty());
    named
        .flat_map(|name| [name.to_owned(), section.number.clone() + name])
        .map(|name| without_blanks(&slug(&name)))
        .filter(|name| !name.is_empty())
        .collect()
}

fn without_blanks(slug: &str) -> String {
    slug.replace('-', "")
}

/// The name in an address, decoded, and without what programs append to it.
pub fn name_in(raw: &str) -> String {
    clean(raw)
}

/// The name in an address: markers, encodings, appended parameters and stray punctuation taken off.
fn clean(raw: &str) -> String {
    let capped: String = raw.chars().take(MAX_CHARS).collect();
    let mut name = narrow(&capped);
    for _ in 0..2 {
        if !name.contains('%') {
            break;
        }
        name = narrow(&percent_decode(&name));
    }
    let body = name.trim_start_matches(['#', '!', '/']);
    let end = body.find(['&', '?', '#']).unwrap_or(body.len());
    let end = body.find(":~:").map_or(end, |at| at.min(end));
    let invisible = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{fffd}')
    };
    let trailing = |c: char| invisible(c) || "。，、；：）】》”’\"'!.,;:)]>".chars().any(|mark| mark == c);
    body.get(..end).unwrap_or(body).trim_start_matches(invisible).trim_end_matches(trailing).to_owned()
}

/// Full-width letters, digits and marks as half-width ones.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            _ => c,
        })
        .collect()
}

/// Decodes %XX; what is not an encoding stays, and a cut-off character becomes U+FFFD.
fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, _, _) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{Direction, Kind, Qualifier};
    use crate::payload::{FactPart, MeetingDate};

    fn section(anchor: &str, path: &str, title: &str, aliases: &[&str]) -> SectionPart {
        SectionPart {
            anchor: anchor.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            number: String::new(),
            path: path.to_owned(),
            title: title.to_owned(),
            short: title.to_owned(),
            level: 1,
            parent: None,
            missing: None,
        }
    }

    fn fact(anchor: &str) -> FactPart {
        FactPart {
            anchor: anchor.to_owned(),
            sentence: 0,
            section: None,
            surface: String::new(),
            subject: String::new(),
            value: String::new(),
            unit: String::new(),
            kind: Kind::Count,
            qualifier: Qualifier::Exact,
            direction: Direction::None,
            period: String::new(),
            scope: String::new(),
            inferred: false,
        }
    }

    fn briefings() -> Vec<BriefingPart> {
        let part = |id: &str, sections: Vec<SectionPart>| BriefingPart {
            id: id.to_owned(),
            title: String::new(),
            short: String::new(),
            meeting: MeetingDate::default(),
            sections,
            facts: vec![fact("gdp-f1")],
            figures: vec![],
            ..BriefingPart::default()
        };
        vec![
            part(
                "first-2021",
                vec![
                    section("gdp", "1", "总体 要求", &["economy"]),
                    section("gdp-growth", "1.2", "第三节", &[]),
                ],
            ),
            part("second", vec![section("people", "4", "关键在人", &[])]),
        ]
    }

    fn check(raw: &str, expected: &str) {
        let briefings = briefings();
        let found = match resolve(&briefings, 0, raw) {
            Resolution::Found(address) => element_id(&briefings, address).unwrap(),
            Resolution::Near(address) => format!("~{}", element_id(&briefings, address).unwrap()),
            Resolution::Unknown => "?".to_owned(),
        };
        assert_eq!(found, expected, "{raw:?}");
    }

    #[test]
    fn every_name_of_a_place_leads_there() {
        check("gdp", "first-2021.gdp");
        check("#first-2021.gdp", "first-2021.gdp");
        check("first-2021", "first-2021");
        check("economy", "first-2021.gdp");
        check("1.2", "first-2021.gdp-growth");
        check("first-2021.1.2", "first-2021.gdp-growth");
        check("%E6%80%BB%E4%BD%93-%E8%A6%81%E6%B1%82", "first-2021.gdp");
        check("总体要求", "first-2021.gdp");
        check("people", "second.people");
        check("gdp-f1", "first-2021.gdp-f1");
    }

    #[test]
    fn a_section_is_found_by_its_own_words() {
        let mut briefings = briefings();
        let found = &mut briefings[0].sections[0];
        found.number = "一".to_owned();
        found.title = "建设“品质淇县”其时已至，既是责任更是使命".to_owned();
        found.short = "其时已至".to_owned();
        for raw in [
            "其时已至",
            "%E5%85%B6%E6%97%B6%E5%B7%B2%E8%87%B3",
            "first-2021.其时已至",
            "一 其时已至",
            "一、其时已至",
            "建设“品质淇县”其时已至，既是责任更是使命",
            "一 建设“品质淇县”其时已至，既是责任更是使命",
        ] {
            let expected = Resolution::Found(Address { briefing: 0, target: Target::Section(0) });
            assert_eq!(resolve(&briefings, 1, raw), expected, "{raw}");
        }
        // Chinese ids too.
        briefings[0].id = "淇县".to_owned();
        briefings[0].sections[0].anchor = "形势".to_owned();
        for raw in ["淇县.形势", "%E6%B7%87%E5%8E%BF.%E5%BD%A2%E5%8A%BF", "形势"] {
            let expected = Resolution::Found(Address { briefing: 0, target: Target::Section(0) });
            assert_eq!(resolve(&briefings, 1, raw), expected, "{raw}");
        }
    }

    #[test]
    fn damage_in_transit_is_mended() {
        for raw in [
            "gdp&appinstall=0",
            "gdp?from=singlemessage&isappinstalled=0",
            "gdp。",
            "gdp）",
            "ｇｄｐ",
            "gdp%20",
            "gdp\u{200b}",
            "#!/gdp",
            "%23%67%64%70",
            "gdp:~:text=x",
            "%2567dp",
        ] {
            check(raw, "first-2021.gdp");
        }
    }

    #[test]
    fn the_unknown_is_near_or_unknown_and_never_a_panic() {
        check("1.2.9", "~first-2021.gdp-growth");
        check("%E7%AC%AC%E4", "?");
        check("%E7%AC%AC%E4%B8%89%E8", "~first-2021.gdp-growth");
        check("second.gone", "~second");
        for raw in ["", "#", "%", "%00", "%25E4%25B8", "__proto__", "constructor", "\"><img src=x onerror=1>"]
        {
            check(raw, "?");
        }
        check(&"x".repeat(50_000), "?");
    }

    #[test]
    fn links_name_the_place_twice_and_keep_what_is_the_hosts() {
        assert_eq!(
            page_link("https://a.example/b/?lang=en#x", "q.gdp"),
            "https://a.example/b/?jiedu=q.gdp#q.gdp"
        );
        for (host, link) in [
            ("https://a.example/n", "https://a.example/n?jiedu=q.gdp#jiedu-q.gdp"),
            ("https://a.example/n?jiedu=q.old#jiedu-q.old", "https://a.example/n?jiedu=q.gdp#jiedu-q.gdp"),
            (
                "https://a.example/n?id=7&jiedu=q.old&p=2",
                "https://a.example/n?id=7&p=2&jiedu=q.gdp#jiedu-q.gdp",
            ),
        ] {
            assert_eq!(host_link(host, "q.gdp"), link);
        }
    }

    #[test]
    fn the_hash_goes_before_the_query() {
        assert_eq!(requested("#a", "?jiedu=b").as_deref(), Some("a"));
        assert_eq!(requested("", "?x=1&jiedu=b&from=timeline").as_deref(), Some("b"));
        assert_eq!(requested("#&appinstall=0", "?jiedu=b").as_deref(), Some("b"));
        assert_eq!(requested("#%00", "").as_deref(), Some("%00"));
        assert_eq!(requested("#&appinstall=0", ""), None);
        assert_eq!(requested("#", ""), None);
    }
}
