//! The index that the list of all briefings searches: the texts of the pages in their order, with one lexicon for all.

use jiedu_core::document::Block;
use jiedu_core::figure::Figure;
use jiedu_core::label;
use jiedu_core::outline::{SectionPart, upwards};
use jiedu_core::payload::BriefingPart;
use jiedu_core::reading::Reading;
use jiedu_core::search::{SiteBriefing, SiteSection, SiteText, SiteWriter};
use jiedu_widget::i18n::Lang;

use crate::lexicon::lexicon_of;

/// A text with the section that it stands in.
type Placed = (Option<usize>, SiteText);

/// The index of briefings, in the order in which they are found.
pub(crate) fn search_index<'a>(briefings: impl Iterator<Item = (&'a Reading, &'a BriefingPart)>) -> String {
    let read: Vec<(SiteBriefing, Vec<Placed>)> =
        briefings.map(|(reading, part)| (briefing(part), texts(reading, part))).collect();
    let mut written = String::new();
    for (_, text) in read.iter().flat_map(|(_, texts)| texts) {
        match text {
            SiteText::Heading(text) | SiteText::Paragraph(text) | SiteText::Figure(_, text) => {
                written.push_str(text);
            }
            SiteText::Number { surface, .. } => written.push_str(surface),
        }
    }
    let mut writer = SiteWriter::new(&lexicon_of(&written));
    read.iter().for_each(|(briefing, texts)| writer.add(briefing, texts));
    writer.finish()
}

fn briefing(part: &BriefingPart) -> SiteBriefing {
    let sections = part.sections.iter().enumerate().map(|(at, section)| SiteSection {
        anchor: section.anchor.clone(),
        part: upwards(&part.sections, at).last().unwrap_or(at),
        name: section_name(&part.sections, at),
    });
    SiteBriefing {
        id: part.id.clone(),
        title: part.title.clone(),
        meeting: part.meeting,
        sections: sections.collect(),
    }
}

/// 一 其时已至 （一）4 闪耀名片: a section with the one of the first level around it.
fn section_name(sections: &[SectionPart], at: usize) -> String {
    let mut chain: Vec<&SectionPart> = upwards(sections, at).filter_map(|it| sections.get(it)).collect();
    chain.reverse();
    let number = |section: &SectionPart| section.number.trim_end_matches('.').to_owned();
    let Some((first, below)) = chain.split_first() else { return String::new() };
    let mut words = vec![number(first), first.short.clone()];
    if let Some(last) = below.last() {
        words.push(below.iter().map(|section| number(section)).collect());
        words.push(last.short.clone());
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

/// The texts of a briefing's page that are searched, in its order; the numbers come last.
fn texts(reading: &Reading, part: &BriefingPart) -> Vec<Placed> {
    let (document, meta) = (&reading.briefing, &reading.briefing.meta);
    let mut figures = reading.figures.iter();
    let mut texts: Vec<Placed> = Vec::new();
    texts.push((None, SiteText::Heading(meta.title.clone())));
    texts.push((None, SiteText::Heading(meta.subtitle.clone())));
    add_blocks(reading, &document.lead, None, &mut figures, &mut texts);
    for (at, section) in document.sections.iter().enumerate() {
        if section.missing.is_none() {
            let heading = document.slice(&section.heading).to_owned();
            texts.push((Some(at), SiteText::Heading(heading)));
        }
        add_blocks(reading, &section.blocks, Some(at), &mut figures, &mut texts);
    }
    if let Some(byline) = &meta.byline {
        let last = document.sections.len().checked_sub(1);
        texts.push((last, SiteText::Paragraph(byline.text.clone())));
    }
    texts.extend(part.facts.iter().filter(|fact| !fact.unit.is_empty()).map(|fact| {
        let number = SiteText::Number {
            surface: fact.surface.clone(),
            value: fact.value.clone(),
            unit: fact.unit.clone(),
            subject: fact.subject.clone(),
        };
        (fact.section.map(usize::from), number)
    }));
    texts.retain(|(_, text)| !matches!(text, SiteText::Heading(text) if text.is_empty()));
    texts
}

fn add_blocks<'a>(
    reading: &Reading,
    blocks: &[Block],
    section: Option<usize>,
    figures: &mut impl Iterator<Item = &'a Figure>,
    texts: &mut Vec<Placed>,
) {
    let slice = |range| SiteText::Paragraph(reading.briefing.slice(range).to_owned());
    for block in blocks {
        match block {
            Block::Paragraph(range) => texts.push((section, slice(range))),
            Block::List(items) => texts.extend(items.iter().map(|item| (section, slice(&item.range)))),
            Block::Table(table) => {
                let rows = table.rows.iter().map(|row| &row.range);
                let ranges = table.caption.iter().chain(rows).chain(&table.notes);
                texts.extend(ranges.map(|range| (section, slice(range))));
            }
            Block::Missing(_) => {}
            Block::Figure(_) => {
                let captions = figures.next().map(captions).unwrap_or_default();
                texts.extend(captions.into_iter().map(|caption| (section, caption)));
            }
        }
    }
}

/// Caption and notes of a figure, as its page has them.
fn captions(figure: &Figure) -> Vec<SiteText> {
    let words = &Lang::Zh.words().figures;
    let sub = Some(&figure.sub).filter(|sub| !sub.is_empty());
    let derived = figure.derived().iter().map(|derived| label::derived(derived, words));
    std::iter::once(figure.caption.clone())
        .chain(sub.cloned())
        .chain(derived)
        .chain(figure.notes.iter().cloned())
        .map(|text| SiteText::Figure(figure.number, text))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails must say where")]

    use jiedu_core::reading::{briefing_part, read_briefing};
    use jiedu_core::search::Site;

    use super::*;

    fn real() -> Vec<Reading> {
        let source = |name: &str| std::fs::read_to_string(format!("../../briefings/{name}.md")).unwrap();
        ["qixian-2022", "shifanqu-2021"].map(|name| read_briefing(&source(name)).0).into()
    }

    fn index(readings: &[Reading]) -> String {
        let parts: Vec<BriefingPart> = readings.iter().map(briefing_part).collect();
        search_index(readings.iter().zip(&parts))
    }

    #[test]
    fn every_sentence_is_in_it() {
        let readings = real();
        let mut site = Site::open(&index(&readings)).unwrap();
        while site.read_next() {}
        assert_eq!(site.briefings.len(), 2);
        for (at, reading) in readings.iter().enumerate() {
            let entries = site.index.entries().iter().filter(|entry| entry.briefing == at);
            let texts: Vec<&str> = entries.map(|entry| entry.text.as_str()).collect();
            assert!(!reading.briefing.sentences.is_empty());
            for sentence in &reading.briefing.sentences {
                let text = reading.briefing.slice(&sentence.range);
                assert!(texts.contains(&text), "{text} is not in the index");
            }
            for figure in &reading.figures {
                assert!(texts.contains(&figure.caption.as_str()), "{} is not in the index", figure.caption);
            }
        }
        let found = site.index.find(&site.index.query("pzqx"), usize::MAX);
        assert!(10 < found.count(), "{}", found.count());
    }

    #[test]
    fn a_section_goes_by_its_own_name_and_that_of_the_part_around_it() {
        let part = briefing_part(&real()[0]);
        let names: Vec<String> =
            (0..part.sections.len()).map(|at| section_name(&part.sections, at)).collect();
        assert!(names.iter().any(|name| name == "一 其时已至"), "{names:?}");
        assert!(names.iter().any(|name| name.starts_with("一 其时已至 （一）4 ")), "{names:?}");
    }

    #[test]
    fn it_is_small() {
        let readings = real();
        let bytes = index(&readings).len() / readings.len();
        assert!(bytes < 40_000, "{bytes} bytes a briefing before they are compressed");
    }
}
