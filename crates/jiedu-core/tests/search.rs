//! Search over the two briefings: what is found, where, and in which order.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

use cpu_time::ProcessTime;
use jiedu_core::document::Briefing;
use jiedu_core::outline::{outline, upwards};
use jiedu_core::reading::{Reading, briefing_part, read_briefing};
use jiedu_core::search::{Entry, Found, GroupKind, Hit, Index, Kind, Lexicon, Quantity};

/// The characters that these tests need; the build writes those of the page.
const LEXICON: &str = "dao 道\nhua 划\nji 计\nmin 民\npin 品拼\nqi 其淇企期\nqing 情\nquan 全\nshan 山\nshang 上\n\
    sheng 生省升\nshi 世是市\nxian 县先现\nyi 以一\nzhi 质至之智\nzhong 重\nchong 重\n= 質质縣县計计劃划業业強强";

fn briefing(id: &str) -> Reading {
    let path = format!("{}/../../briefings/{id}.md", env!("CARGO_MANIFEST_DIR"));
    let (reading, diagnostics) = read_briefing(&std::fs::read_to_string(path).unwrap());
    assert_eq!(diagnostics, []);
    reading
}

/// The section of a place in the text: the last one whose heading begins before it.
fn section_at(briefing: &Briefing, at: usize) -> Option<usize> {
    briefing.sections.iter().rposition(|section| section.heading.start <= at && !section.heading.is_empty())
}

fn add(index: &mut Index, number: usize, reading: &Reading) {
    let Reading { briefing, facts, figures, .. } = reading;
    let sections = outline(briefing);
    let part = |section: Option<usize>| upwards(&sections, section?).last();
    let part_facts = briefing_part(reading).facts;
    for (place, sentence) in briefing.sentences.iter().enumerate() {
        let section = section_at(briefing, sentence.range.start);
        index.push(Entry {
            kind: if sentence.heading { Kind::Heading } else { Kind::Sentence },
            briefing: number,
            section,
            part: part(section),
            text: briefing.slice(&sentence.range).to_owned(),
            note: String::new(),
            offset: 0,
            place,
        });
    }
    for figure in figures {
        let section = figure.section.map(usize::from);
        index.push(Entry {
            kind: Kind::Figure(figure.number),
            briefing: number,
            section,
            part: part(section),
            text: figure.caption.clone(),
            note: String::new(),
            offset: 0,
            place: 0,
        });
    }
    for (fact, found) in facts.iter().zip(part_facts) {
        index.push(Entry {
            kind: Kind::Number(Quantity::of_fact(&found.value, &found.unit)),
            briefing: number,
            section: fact.section,
            part: part(fact.section),
            text: fact.surface.clone(),
            note: fact.subject.clone(),
            offset: 0,
            place: 0,
        });
    }
}

fn index() -> Index {
    let mut index = Index::new(Lexicon::parse(LEXICON));
    add(&mut index, 0, &briefing("qixian-2022"));
    add(&mut index, 1, &briefing("shifanqu-2021"));
    index
}

fn find(index: &Index, typed: &str) -> Found {
    index.find(&index.query(typed), 0)
}

/// What the rows of a group say, with the places of the words in brackets.
fn rows(index: &Index, found: &Found, kind: GroupKind) -> Vec<String> {
    let row = |hit: &Hit| {
        let text = &index.entries()[hit.entry].text;
        let mut row = String::new();
        let mut at = hit.passage.start;
        for range in &hit.ranges {
            row += &format!("{}[{}]", &text[at..range.start], &text[range.clone()]);
            at = range.end;
        }
        row + &text[at..hit.passage.end]
    };
    found
        .groups
        .iter()
        .filter(|group| group.kind == kind)
        .flat_map(|group| group.hits.iter().map(row))
        .collect()
}

fn kinds(found: &Found) -> Vec<GroupKind> {
    found.groups.iter().map(|group| group.kind).collect()
}

#[test]
fn a_word_is_found_by_section_in_its_clauses() {
    let index = index();
    let found = find(&index, "民生");
    assert_eq!(
        rows(&index, &found, GroupKind::Part(Some(0))),
        ["坚持每年将财政支出的70%以上用于[民生]事业，", "用心用情办好[民生]大事。"]
    );
    let last = *kinds(&found).last().unwrap();
    assert_eq!(last, GroupKind::Briefing(1), "the other briefing comes last");
    assert!(kinds(&found).contains(&GroupKind::Figures));
    let order: Vec<usize> = found
        .groups
        .iter()
        .filter(|group| matches!(group.kind, GroupKind::Part(_)))
        .flat_map(|group| group.hits.iter().map(|hit| hit.entry))
        .collect();
    assert!(order.is_sorted(), "in the order of the text");
    // Seen from the other briefing it is the other way round.
    let found = index.find(&index.query("民生"), 1);
    assert_eq!(kinds(&found).last(), Some(&GroupKind::Briefing(0)));
}

#[test]
fn pinyin_and_initials_find_the_words_that_are_read_so() {
    let index = index();
    let expected = find(&index, "品质淇县");
    assert!(expected.count() > 10, "{}", expected.count());
    for typed in ["pzqx", "pinzhi qixian", "pinzhiqixian", "pinzqx", "PZQX", "pin'zhi'qi'xian", "pzqixia"] {
        let query = index.query(typed);
        let found = index.find(&query, 0);
        assert!(found.count() > 0, "{typed}");
        if !typed.contains(' ') {
            assert_eq!(found.count(), expected.count(), "{typed}");
            assert_eq!(index.read_as(&query, &found), ["品质淇县"], "{typed}");
        }
    }
    assert!(find(&index, "pinzhi").count() >= expected.count());
    // A letter, or half a syllable, is no query; a whole one is.
    let one = find(&index, "p");
    assert!(one.hits().all(|hit| &index.entries()[hit.entry].text[hit.ranges[0].clone()] == "P"), "{one:?}");
    assert_eq!(find(&index, "pi").count(), 0);
    assert!(find(&index, "pin").count() > 0);
    assert!(index.read_as(&index.query("民生"), &find(&index, "民生")).is_empty());
}

#[test]
fn both_readings_of_a_character_find_it() {
    let index = index();
    assert_eq!(find(&index, "zhongshi").count(), find(&index, "chongshi").count());
}

#[test]
fn a_number_is_found_by_its_value() {
    let index = index();
    let found = find(&index, "185");
    assert_eq!(rows(&index, &found, GroupKind::Numbers), ["[185亿元]"]);
    assert_eq!(rows(&index, &found, GroupKind::NearNumbers), ["[150亿元]", "[187亿元]"]);
    assert!(
        !kinds(&found).iter().any(|kind| matches!(kind, GroupKind::Part(_))),
        "said once: {:?}",
        kinds(&found)
    );
    for typed in ["185亿", "１８５亿元", "18500000000"] {
        assert_eq!(rows(&index, &find(&index, typed), GroupKind::Numbers), ["[185亿元]"], "{typed}");
    }
    let found = find(&index, "42.8");
    assert!(rows(&index, &found, GroupKind::Numbers).iter().all(|row| row.contains("42.8")));
    assert!(!rows(&index, &found, GroupKind::Numbers).is_empty());
    assert_eq!(find(&index, "18.5").count(), 0);
    assert_eq!(find(&index, "85").count(), 0, "85 is no part of 185");
}

#[test]
fn a_year_is_found_as_it_stands() {
    let index = index();
    assert!(find(&index, "2021").count() > 0);
    assert_eq!(find(&index, "202").count(), 0);
}

#[test]
fn form_width_and_marks_make_no_difference() {
    let index = index();
    let expected = find(&index, "品质淇县").count();
    for typed in ["品質淇縣", "“品质淇县”", "品质，淇县", "《品质》淇县"] {
        assert_eq!(find(&index, typed).count(), expected, "{typed}");
    }
    assert_eq!(find(&index, "工業強縣").count(), find(&index, "工业强县").count());
}

#[test]
fn all_words_must_be_in_one_sentence() {
    let index = index();
    let found = find(&index, "财政 民生");
    assert_eq!(
        rows(&index, &found, GroupKind::Part(Some(0))),
        ["坚持每年将[财政]支出的70%以上用于[民生]事业，用心用情办好[民生]大事。"]
    );
    assert_eq!(find(&index, "财政 飞机").count(), 0);
    assert_eq!(find(&index, "总投资 185").count(), 1);
}

#[test]
fn nothing_is_found_where_there_is_nothing() {
    let index = index();
    for typed in ["", " ", "，", "飞机场", "qqqq", "\0"] {
        assert_eq!(find(&index, typed).count(), 0, "{typed:?}");
    }
    assert_eq!(find(&Index::new(Lexicon::default()), "民生").count(), 0);
}

#[test]
fn a_hundred_times_the_text_is_looked_through_at_once() {
    let readings = [briefing("qixian-2022"), briefing("shifanqu-2021")];
    let mut index = Index::new(Lexicon::parse(LEXICON));
    let started = ProcessTime::now();
    for number in 0..100 {
        add(&mut index, number, &readings[number % 2]);
    }
    println!("{} entries in {:?} (with reading them)", index.entries().len(), started.elapsed());
    for typed in ["民生", "pzqx", "185", "财政 民生", "shengji"] {
        let started = ProcessTime::now();
        let count = find(&index, typed).count();
        let spent = started.elapsed();
        println!("{typed}: {count} in {spent:?}");
        // Unoptimized, and on any machine; the browser's own time is in docs/measurements.md.
        assert!(spent.as_millis() < 1000, "{typed} took {spent:?}");
    }
}
