//! What the list of results shows of a whole site: briefing after briefing, section after section.

use jiedu_core::label;
use jiedu_core::link::scoped_id;
use jiedu_core::search::{Entry, Found, GroupKind, Hit, Kind, Site, SiteBriefing};

use super::address::Beside;
use super::search_rows::{Row, RowGroup, Rows, pieces, tally};
use crate::i18n::{Words, fill};

/// How many places of a briefing are listed; its own page lists all.
const SHOWN: usize = 8;

/// A place of a section: its number among those of the section from 1 on, as the page counts them, and what it is.
type Place<'a> = (usize, &'a Hit, &'a Entry);

/// The rows of what was found for what was typed, and which lead to the pages beside this one.
pub fn rows(site: &Site, mut found: Found, typed: &str, beside: &Beside, words: &Words) -> Rows {
    // Of a whole site only what was sought is worth a row.
    found.groups.retain(|group| group.kind != GroupKind::NearNumbers);
    let hits: Vec<&Hit> = found.hits().collect();
    let mut rows = Rows { typed: typed.to_owned(), ..Rows::default() };
    let mut briefings = 0;
    for (at, briefing) in site.briefings.iter().enumerate() {
        let sections = sections(site, &found, &hits, at, briefing.sections.len());
        let count = sections.iter().map(|(_, places)| places.len()).sum::<usize>();
        if count == 0 {
            continue;
        }
        briefings += 1;
        add_briefing(&mut rows, briefing, sections, count, beside, words);
    }
    rows.tally = tally(&site.index, &found, typed, words);
    if 1 < site.briefings.len() && 0 < briefings {
        let where_found = fill(words.in_briefings, &[&briefings.to_string()]);
        rows.tally = format!("{}{}{where_found}", rows.tally, words.comma);
    }
    rows
}

/// The places of a briefing by the sections that have any.
fn sections<'a>(
    site: &'a Site,
    found: &Found,
    hits: &[&'a Hit],
    briefing: usize,
    count: usize,
) -> Vec<(Option<usize>, Vec<Place<'a>>)> {
    let entries = site.index.entries();
    let has_any = hits.iter().any(|hit| entries.get(hit.entry).is_some_and(|it| it.briefing == briefing));
    let all = std::iter::once(None).chain((0..count).map(Some)).filter(|_| has_any);
    let places = all.map(|section| {
        let within = (1..).zip(found.within(entries, briefing, section));
        let places = within.filter_map(|(number, at)| {
            let hit: &Hit = hits.get(at)?;
            Some((number, hit, entries.get(hit.entry)?))
        });
        let mut places: Vec<Place<'a>> = places.collect();
        // A number says more than the sentences that are like it.
        places.sort_by_key(|(_, _, entry)| !matches!(entry.kind, Kind::Number(_)));
        (section, places)
    });
    places.filter(|(_, places)| !places.is_empty()).collect()
}

fn add_briefing(
    rows: &mut Rows,
    briefing: &SiteBriefing,
    sections: Vec<(Option<usize>, Vec<Place<'_>>)>,
    count: usize,
    beside: &Beside,
    words: &Words,
) {
    let page = format!("{}.html", briefing.id);
    let date = label::date(&briefing.meeting, &words.figures);
    let mut above = Some((briefing.title.clone(), date.clone()));
    // One row more is no reason to leave it out.
    let shown = if count == SHOWN + 1 { count } else { SHOWN };
    let mut left = shown;
    for (section, places) in sections {
        if left == 0 {
            break;
        }
        let section = section.and_then(|at| briefing.sections.get(at));
        let name = section.map_or(words.before_sections, |section| section.name.as_str()).to_owned();
        let id = section.map_or_else(|| briefing.id.clone(), |it| scoped_id(&briefing.id, &it.anchor));
        let remark = fill(words.places, &[&places.len().to_string()]);
        let named = [briefing.title.as_str(), &date, &name].into_iter().filter(|part| !part.is_empty());
        let label = named.collect::<Vec<_>>().join(words.comma);
        let listed = places.into_iter().take(left).map(|(number, hit, entry)| Row {
            pieces: pieces(&entry.text, hit),
            is_number: matches!(entry.kind, Kind::Number(_)),
            note: entry.note.clone(),
            place: match entry.kind {
                Kind::Figure(number) => fill(words.figure, &[&number.to_string()]),
                Kind::Heading => words.heading.to_owned(),
                _ => String::new(),
            },
            href: beside.link(&page, Some(number), &id),
            is_rest: false,
        });
        let listed: Vec<Row> = listed.collect();
        left -= listed.len();
        let first = rows.count;
        rows.count += listed.len();
        rows.groups.push(RowGroup { name, label, remark, above: above.take(), rows: listed, first });
    }
    if shown < count
        && let Some(last) = rows.groups.last_mut()
    {
        let text = fill(words.more_in_briefing, &[&(count - shown).to_string()]);
        last.rows.push(Row {
            pieces: vec![(text, false)],
            is_rest: true,
            href: beside.link(&page, None, &briefing.id),
            ..Row::default()
        });
        rows.count += 1;
    }
}

#[cfg(test)]
mod tests {
    use jiedu_core::payload::MeetingDate;
    use jiedu_core::search::{Lexicon, SiteSection, SiteText, SiteWriter};

    use super::*;
    use crate::i18n::Lang;

    fn found(typed: &str, search: &str) -> Rows {
        let mut writer = SiteWriter::new(&Lexicon::parse("min 民\nsheng 生"));
        let section = |anchor: &str, name: &str| SiteSection {
            anchor: anchor.to_owned(),
            part: 0,
            name: name.to_owned(),
        };
        for (id, times) in [("qixian", 2), ("xunxian", 0), ("shancheng", 12)] {
            let briefing = SiteBriefing {
                id: id.to_owned(),
                title: format!("{id}的会议"),
                meeting: MeetingDate { year: 2022, month: 7, day: 30, inferred: false },
                sections: vec![section("one", "一 甲"), section("two", "二 乙")],
            };
            let number = |value: &str| SiteText::Number {
                surface: value.to_owned(),
                value: value.to_owned(),
                unit: "亿元".to_owned(),
                subject: "投资".to_owned(),
            };
            let texts = [
                (None, SiteText::Heading(if times > 0 { "民生大会" } else { "大会" }.to_owned())),
                (Some(1), SiteText::Paragraph("办好民生大事。".repeat(times))),
                (Some(1), SiteText::Figure(3, "投资185亿元".to_owned())),
                (Some(1), number("185亿元")),
                (Some(1), number("186亿元")),
            ];
            writer.add(&briefing, &texts);
        }
        let mut site = Site::open(&writer.finish()).unwrap();
        while site.read_next() {}
        let found = site.index.find(&site.index.query(typed), usize::MAX);
        rows(&site, found, typed, &Beside::new(search, "%E6"), Lang::Zh.words())
    }

    #[test]
    fn rows_stand_by_briefing_and_section() {
        let rows = found("民生", "?lang=zh&q=old&hit=3&theme=dark");
        assert_eq!(rows.tally, "“民生”16处，在2篇里");
        let groups: Vec<_> = rows
            .groups
            .iter()
            .map(|group| {
                let above = group.above.as_ref().map(|(title, _)| title.as_str());
                (above, group.name.as_str(), group.remark.as_str(), group.first, group.rows.len())
            })
            .collect();
        let expected = [
            (Some("qixian的会议"), "文前", "1处", 0, 1),
            (None, "二 乙", "2处", 1, 2),
            (Some("shancheng的会议"), "文前", "1处", 3, 1),
            (None, "二 乙", "12处", 4, 8),
        ];
        assert_eq!(groups, expected);
        assert_eq!(rows.count, 12);
        assert_eq!(rows.groups[1].label, "qixian的会议，2022年7月30日，二 乙");
        let href = "./qixian.html?lang=zh&theme=dark&q=%E6&hit=2#qixian.two";
        assert_eq!(rows.row(2).unwrap().href, href);
        let rest = rows.row(11).unwrap();
        assert!(rest.is_rest);
        assert_eq!(rest.pieces[0].0, "这一篇里另有5处");
        assert_eq!(rest.href, "./shancheng.html?lang=zh&theme=dark&q=%E6#shancheng");
    }

    #[test]
    fn numbers_stand_before_the_text_and_keep_the_count_of_the_page() {
        let rows = found("投资 185", "");
        assert_eq!(rows.row(0).unwrap().place, "图3");
        let rows = found("185", "");
        assert_eq!(rows.groups.len(), 3);
        assert!(rows.row(0).unwrap().is_number);
        assert!(rows.groups.iter().flat_map(|group| &group.rows).all(|row| row.pieces[0].0 != "186亿元"));
        assert_eq!(rows.tally, "“185”3个数，在3篇里");
    }

    #[test]
    fn nothing_found_is_said() {
        let rows = found("飞机", "");
        assert_eq!((rows.tally.as_str(), rows.count), ("没有找到“飞机”", 0));
    }
}
