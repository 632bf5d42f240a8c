//! What is known of a manuscript.

use jiedu_core::check::Examined;
use jiedu_core::diagnostic::{Diagnostic, PositionIndex, Severity};
use jiedu_core::document::{Block, Briefing, Moment, TextRange, is_briefing};
use jiedu_core::fact::{Kind, Qualifier};
use jiedu_core::payload::BriefingPart;
use jiedu_core::reading::{Reading, briefing_part, read_briefing, told_once};
use jiedu_core::revise::take_out;
use jiedu_desk::protocol::{Fact, Figure, Finding, FrontField, Ignored, Key, Said, Section, View, Weight};
use jiedu_widget::i18n::{Lang, Words};

use crate::miniature::miniature;
use crate::proof::choice;
use crate::revise::told;
use crate::{rule_name, said};

/// How many characters of a line are shown before and behind the place of a finding.
const AROUND: usize = 24;
/// How many of the place itself.
const PLACE: usize = 40;

/// Reads a manuscript.
pub(crate) fn view(manuscript: &str) -> View {
    let (reading, faults) = read_briefing(manuscript);
    let faults = if is_briefing(manuscript) { faults } else { Vec::new() };
    let found = told_once(manuscript, reading.findings.clone(), faults);
    let index = PositionIndex::new(manuscript);
    let part = briefing_part(&reading);
    let meta = &reading.briefing.meta;
    View {
        title: meta.title.clone(),
        short: meta.short.clone(),
        id: meta.id.clone(),
        characters: reading.briefing.characters(),
        lines: manuscript.lines().count(),
        findings: found.iter().map(|found| finding(manuscript, &index, found)).collect(),
        ignored: reading
            .ignored
            .iter()
            .map(|it| Ignored {
                finding: finding(
                    manuscript,
                    &index,
                    &Examined::told(it.finding.diagnostic.clone(), it.finding.said.clone()),
                ),
                restore: it.restore.as_ref().map(|restore| choice(manuscript, &index, restore)),
            })
            .collect(),
        sections: sections(&reading.briefing, &part),
        facts: facts(&reading, &part),
        figures: figures(manuscript, &reading),
        keys: keys(&reading),
        is_date_inferred: meta.meeting.inferred,
        evidence: meta.meeting.evidence.clone(),
        kinds: named(&Kind::ALL, Kind::name, Words::kind),
        qualifiers: named(&Qualifier::ALL, Qualifier::name, Words::qualifier),
        fields: fields(&reading.briefing),
    }
}

/// The names in data and for people of what can be said of a number.
fn named<T: Copy>(
    all: &[T],
    name: fn(T) -> &'static str,
    words: fn(&'static Words, T) -> &'static str,
) -> Vec<(String, Said)> {
    let (zh, en) = (Lang::Zh.words(), Lang::En.words());
    let said = |one| Said { zh: words(zh, one).to_owned(), en: words(en, one).to_owned() };
    all.iter().map(|one| (name(*one).to_owned(), said(*one))).collect()
}

/// What the page says of its text.
fn fields(briefing: &Briefing) -> Vec<(FrontField, String)> {
    let meta = &briefing.meta;
    let mut title = meta.title.clone();
    for place in meta.title_breaks.iter().rev() {
        if title.is_char_boundary(*place) {
            title.insert(*place, '｜');
        }
    }
    let meeting = &meta.meeting;
    let date = match meeting.year {
        0 => String::new(),
        year => format!("{year}-{:02}-{:02}", meeting.month, meeting.day),
    };
    let published = meta.published.map(Moment::local).unwrap_or_default();
    let published = published.split('T').next().unwrap_or_default().to_owned();
    let byline = meta.byline.as_ref().map_or_else(String::new, |byline| byline.text.clone());
    vec![
        (FrontField::Title, title),
        (FrontField::Subtitle, meta.subtitle.clone()),
        (FrontField::Short, meta.short.clone()),
        (FrontField::Meeting, meeting.name.clone()),
        (FrontField::Date, date),
        (FrontField::Issuer, meta.issuer.clone()),
        (FrontField::Byline, byline),
        (FrontField::Source, meta.source_note.clone()),
        (FrontField::Publisher, meta.publisher.clone()),
        (FrontField::Url, meta.url.clone()),
        (FrontField::Published, published),
    ]
}

fn finding(manuscript: &str, index: &PositionIndex<'_>, examined: &Examined) -> Finding {
    let found = &examined.diagnostic;
    let choice = |made: &_| choice(manuscript, index, made);
    let name = rule_name(found.code);
    let line = index.position(found.span.start).line;
    Finding {
        code: found.code.to_owned(),
        name,
        said: said(&examined.said),
        weight: match found.severity {
            Severity::Note => Weight::Note,
            Severity::Warning => Weight::Doubt,
            Severity::Error => Weight::Error,
        },
        span: found.span.clone(),
        line,
        quote: quote(manuscript, index, found, line),
        repair: examined.repair.as_ref().map(choice),
        choices: examined.choices.iter().map(choice).collect(),
        ignore: examined.ignore.as_ref().map(choice),
    }
}

/// The line of a finding in three parts: before its place, the place, behind it; the marks at the line's start are left out.
fn quote(manuscript: &str, index: &PositionIndex<'_>, found: &Diagnostic, line: usize) -> [String; 3] {
    let start = index.line_start(line);
    let text = index.line(line).trim_end();
    let marks = text.len() - text.trim_start_matches(['#', '>', '-', '*', ' ', '　']).len();
    let end = start + text.len();
    let from = found.span.start.clamp(start + marks, end);
    let to = found.span.end.clamp(from, end);
    let slice = |from: usize, to: usize| manuscript.get(from..to).unwrap_or_default();
    let before = slice(start + marks, from);
    let skipped = before.chars().count().saturating_sub(AROUND);
    let mut shown: String = before.chars().skip(skipped).collect();
    if skipped > 0 {
        shown.insert(0, '…');
    }
    [shown, shortened(slice(from, to), PLACE), shortened(without_anchor(slice(to, end)), AROUND)]
}

fn shortened(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// A heading's end without its braces.
fn without_anchor(text: &str) -> &str {
    text.split_once(" {#").map_or(text, |(words, _)| words)
}

fn sections(briefing: &Briefing, part: &BriefingPart) -> Vec<Section> {
    let lengths = briefing.section_characters();
    let known = briefing.sections.iter().zip(&part.sections).zip(lengths);
    known
        .map(|((section, part), characters)| Section {
            anchor: part.anchor.clone(),
            level: part.level,
            number: part.number.clone(),
            title: part.title.clone(),
            name: part.short.clone(),
            characters,
            is_lacking: part.missing.is_some(),
            span: section.span.clone(),
        })
        .collect()
}

fn facts(reading: &Reading, part: &BriefingPart) -> Vec<Fact> {
    let Reading { briefing, facts, figures, .. } = reading;
    let (zh, en) = (Lang::Zh.words(), Lang::En.words());
    let drawn = |at: usize| {
        figures.iter().find(|figure| figure.facts.contains(&(at as u16))).map(|it| u32::from(it.number))
    };
    let annotated = |span: &TextRange| {
        briefing.annotations.iter().any(|it| it.range.start < span.end && span.start < it.range.end)
    };
    facts
        .iter()
        .zip(&part.facts)
        .enumerate()
        .map(|(at, (fact, part))| {
            let sentence = briefing.sentences.get(fact.sentence);
            Fact {
                anchor: part.anchor.clone(),
                // As the text writes it; that of the part may have words of the editor.
                surface: fact.surface.clone(),
                subject: part.subject.clone(),
                value: part.value.clone(),
                kind: Said { zh: zh.kind(part.kind).to_owned(), en: en.kind(part.kind).to_owned() },
                kind_name: part.kind.name().to_owned(),
                qualifier: part.qualifier.name().to_owned(),
                scope: part.scope.clone(),
                is_corrected: annotated(&fact.span),
                is_date: part.kind == Kind::Date,
                period: part.period.clone(),
                figure: drawn(at),
                sentence: sentence.map_or("", |it| briefing.slice(&it.range).trim()).to_owned(),
                span: briefing.source_range(&fact.span),
            }
        })
        .collect()
}

fn figures(manuscript: &str, reading: &Reading) -> Vec<Figure> {
    let Reading { briefing, facts, figures, .. } = reading;
    let in_sections = briefing.sections.iter().flat_map(|section| &section.blocks);
    let blocks: Vec<_> = briefing
        .lead
        .iter()
        .chain(in_sections)
        .filter_map(|block| match block {
            Block::Figure(block) => Some(block),
            _ => None,
        })
        .collect();
    figures
        .iter()
        .map(|figure| {
            let name = figure.form().name();
            // A block is found by the id that it gives; those of a draft all give one.
            let block = blocks.iter().find(|block| block.toml.contains(&format!("\"{}\"", figure.id)));
            let comment = block.and_then(|block| block.toml.trim_start().strip_prefix('#'));
            let reason = comment.and_then(|comment| comment.lines().next()).unwrap_or_default().trim();
            Figure {
                number: u32::from(figure.number),
                id: figure.id.clone(),
                form: Said { zh: form_name(name).to_owned(), en: name.to_owned() },
                caption: figure.caption.clone(),
                sub: figure.sub.clone(),
                reason: reason.to_owned(),
                facts: figure.facts.len(),
                places: figure
                    .facts
                    .iter()
                    .filter_map(|fact| facts.get(usize::from(*fact)))
                    .map(|fact| briefing.source_range(&fact.span))
                    .collect(),
                notes: figure.notes.clone(),
                marks: block.map_or_else(Vec::new, |block| marks(figure, &block.toml)),
                section: figure
                    .section
                    .and_then(|at| briefing.sections.get(usize::from(at)))
                    .map_or_else(String::new, |section| section.title.clone()),
                miniature: miniature(figure),
                span: block.map_or(0..0, |block| block.span.clone()),
                removal: take_out(manuscript, briefing, &figure.id)
                    .map_or_else(Vec::new, |edits| edits.into_iter().map(told).collect()),
            }
        })
        .collect()
}

/// The marks of a chart, where each is one `[[mark]]` of its block and they stand in its order.
fn marks(figure: &jiedu_core::figure::Figure, toml: &str) -> Vec<String> {
    let data = figure.chart().map_or(&[][..], |chart| &chart.data);
    if toml.lines().filter(|line| line.trim() == "[[mark]]").count() != data.len() {
        return Vec::new();
    }
    data.iter().map(|datum| format!("{} {}", datum.label, datum.surface)).collect()
}

/// The name of a form for editors.
pub(crate) fn form_name(name: &str) -> &'static str {
    match name {
        "bars" => "条形",
        "bullet" => "进度条",
        "dots" => "点阵",
        "ladder" => "名次",
        "waffle" => "方格",
        "streak" => "连续",
        "strip" => "标尺",
        "hub" => "体系",
        "slots" => "虚框",
        "cards" => "卡片",
        "goals" => "目标图",
        "change" => "前后对比",
        "parts" => "构成",
        "indicators" => "主要指标表",
        "schedule" => "时间表",
        "pairs" => "对应表",
        "matrix" => "行列表",
        "track" => "编号条",
        "belt" => "条带",
        "results" => "成果表",
        _ => "图",
    }
}

fn keys(reading: &Reading) -> Vec<Key> {
    let figure = |drawn: Option<(u16, u16)>| {
        reading.figures.get(usize::from(drawn?.0)).map(|figure| u32::from(figure.number))
    };
    reading
        .keys
        .iter()
        .map(|key| Key {
            value: format!("{}{}", key.number, key.unit),
            label: key.label.clone(),
            detail: key.detail.clone(),
            figure: figure(key.drawn),
        })
        .collect()
}
