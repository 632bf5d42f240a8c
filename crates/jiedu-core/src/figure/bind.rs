//! Figure blocks → figures: quotes become facts, and nothing is drawn that the text does not have.

use std::ops::Range;

use super::derive::{Worked, derive, yardstick};
use super::quote::Finder;
use super::spec::{MarkSpec, RowSpec, Spec, Words, form_name, read_spec};
use super::typed::Allowed;
use super::{Body, Cell, CellLine, Chart, Datum, Derived, Figure, Form, Grid, Row};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Briefing, TextRange, parse_number};
use crate::fact::framework::parse_framework;
use crate::fact::{Direction, Fact, Kind, Qualifier};

/// Reads the figure blocks of a briefing in the order of the text. A block that can't be read gives no figure and at
/// least one diagnostic of severity error.
pub fn parse_figures(briefing: &Briefing, facts: &[Fact]) -> (Vec<Figure>, Vec<Diagnostic>) {
    let mut finder = Finder { briefing, facts, diagnostics: Vec::new() };
    let mut figures: Vec<Figure> = Vec::new();
    let lead = briefing.lead.iter().map(|block| (None, block));
    let sections = briefing
        .sections
        .iter()
        .enumerate()
        .flat_map(|(idx, section)| section.blocks.iter().map(move |block| (Some(idx as u16), block)));
    for (section, block) in lead.chain(sections) {
        let Block::Figure(block) = block else { continue };
        let Some(spec) = read_spec(block, &mut finder.diagnostics) else { continue };
        check_id(&mut finder, &spec, &figures);
        let number = figures.len() as u16 + 1;
        figures.push(bind(&mut finder, spec, section, number));
    }
    (figures, finder.diagnostics)
}

fn check_id(finder: &mut Finder<'_>, spec: &Spec, figures: &[Figure]) {
    let id = &spec.id.text;
    let valid = id.len() <= 32
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !valid {
        finder.error(
            "figure-id",
            &spec.id.span,
            format!("\"{id}\" is not an id"),
            "use a small letter, then up to 31 small letters, digits and hyphens",
        );
    }
    if figures.iter().any(|figure| figure.id == *id) {
        finder.error(
            "figure-duplicate",
            &spec.id.span,
            format!("two figures have the id \"{id}\""),
            "give this one another id: its address is made of it",
        );
    }
}

fn bind(finder: &mut Finder<'_>, spec: Spec, section: Option<u16>, number: u16) -> Figure {
    check_arity(finder, &spec);
    let form = spec.form;
    let mut body = match form {
        Form::Matrix | Form::Track | Form::Belt => Body::Grid(grid(finder, &spec)),
        _ => Body::Chart(chart(finder, &spec)),
    };
    let worked: Vec<Worked> = spec.derived.iter().filter_map(|spec| derive(finder, spec)).collect();
    let (derived, mut facts): (Vec<Derived>, Vec<Vec<u16>>) = worked.into_iter().unzip();
    let missing = match &mut body {
        Body::Grid(grid) => {
            grid.derived = derived;
            grid.rows.iter().any(|row| row.missing)
        }
        Body::Chart(chart) => {
            chart.derived = derived;
            if let Some((yardstick, from)) = yardstick(finder, &spec, &chart.data) {
                chart.yardstick = Some(yardstick);
                facts.push(from);
            }
            facts.push(chart.data.iter().filter_map(|datum| datum.fact).collect());
            matches!(form, Form::Hub | Form::Slots)
        }
    };
    let mut facts = facts.concat();
    facts.sort_unstable();
    facts.dedup();
    let figure = Figure {
        id: spec.id.text.clone(),
        number,
        caption: spec.caption.text.clone(),
        sub: spec.sub.text.clone(),
        notes: spec.notes.iter().map(|note| note.text.clone()).collect(),
        section,
        missing,
        facts,
        body,
    };
    if let Some(chart) = figure.chart().filter(|chart| chart.form == Form::Bars) {
        check_units(finder, &spec, &chart.data);
    }
    check_words(finder, &spec, &figure);
    figure
}

fn chart(finder: &mut Finder<'_>, spec: &Spec) -> Chart {
    let data = match spec.form {
        Form::Hub | Form::Slots => frameworks(finder, spec),
        _ => spec.marks.iter().filter_map(|mark| datum(finder, spec.form, mark)).collect(),
    };
    Chart { form: spec.form, data, derived: Vec::new(), yardstick: None }
}

/// How many marks a form takes; none of a grid.
fn arity(form: Form) -> (usize, usize) {
    match form {
        Form::Bars | Form::Ladder => (1, 20),
        Form::Bullet => (1, 2),
        Form::Dots => (1, 12),
        Form::Waffle | Form::Streak | Form::Strip | Form::Hub => (1, 1),
        Form::Slots => (1, 6),
        Form::Matrix | Form::Track | Form::Belt => (0, 0),
    }
}

fn check_arity(finder: &mut Finder<'_>, spec: &Spec) {
    let (least, most) = arity(spec.form);
    let form = form_name(spec.form);
    let marks = spec.marks.len();
    if marks < least || marks > most {
        let message = format!("{form} takes {least} to {most} marks, here are {marks}");
        finder.error("arity-wrong", &spec.span, message, "add or take away [[mark]], or choose another form");
    }
    let least_rows = match spec.form {
        Form::Belt => 2,
        Form::Matrix | Form::Track => 1,
        _ => 0,
    };
    let is_grid = least_rows > 0;
    if spec.rows.len() < least_rows || (!is_grid && !spec.rows.is_empty()) {
        let message = format!(
            "{form} takes {}, here are {} rows",
            if is_grid { "rows" } else { "marks" },
            spec.rows.len()
        );
        finder.error(
            "arity-wrong",
            &spec.span,
            message,
            "matrix, track and belt have [[row]], the others [[mark]]",
        );
    }
    if let Some(period) = spec.period.as_ref().filter(|_| spec.form != Form::Bullet) {
        finder.error(
            "key-unknown",
            &period.span,
            format!("{form} has no period"),
            "only a bullet has a yardstick",
        );
    }
}

/// Which facts a form draws, and how that is said.
fn takes(form: Form, fact: &Fact) -> bool {
    let number = fact.value.number().is_some();
    number
        && match form {
            Form::Bars => matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Growth | Kind::Count),
            Form::Bullet | Form::Waffle => fact.kind == Kind::Share,
            Form::Dots => fact.kind == Kind::Count,
            // 第一方阵 is no place of a ranking.
            Form::Ladder => fact.kind == Kind::Rank && !matches!(fact.unit.as_str(), "方阵" | "梯队"),
            Form::Streak => fact.kind == Kind::Duration,
            Form::Strip => fact.kind == Kind::Length,
            _ => false,
        }
}

fn wanted(form: Form) -> &'static str {
    match form {
        Form::Bars => "one amount of money, amount, growth or count",
        Form::Bullet | Form::Waffle => "one share",
        Form::Dots => "one count",
        Form::Ladder => "one place in a ranking",
        Form::Streak => "one number of years in a row",
        Form::Strip => "one length",
        _ => "one number",
    }
}

fn datum(finder: &mut Finder<'_>, form: Form, mark: &MarkSpec) -> Option<Datum> {
    if let Some(members) = &mark.members {
        finder.error("key-unknown", &members.span, "only a hub has members", "take the key away");
    }
    if let Some(group) = mark.group.as_ref().filter(|_| form != Form::Ladder) {
        finder.error("key-unknown", &group.span, "only a ladder has groups", "take the key away");
    }
    // The second mark of a bullet is the amount that the share is of.
    let amount = |fact: &Fact| matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Count);
    let index = match form {
        Form::Bullet => finder.fact(&mark.quote, "one share, or the amount it is of", &|fact| {
            takes(form, fact) || (amount(fact) && !mark.quote.text.contains(['%', '％']))
        })?,
        _ => finder.fact(&mark.quote, wanted(form), &|fact| takes(form, fact))?,
    };
    let fact = &finder.facts[index];
    let label = match &mark.label {
        Some(label) => {
            finder.check_label(label);
            label.text.clone()
        }
        None if !fact.subject.is_empty() => fact.subject.clone(),
        None => {
            finder.error(
                "key-missing",
                &mark.quote.span,
                "the text does not say plainly what this number is of",
                "add label = \"…\" with words cut from the text",
            );
            String::new()
        }
    };
    let value = fact.value.number().unwrap_or_default();
    if form == Form::Dots && (value.fract() != 0.0 || !(1.0..=400.0).contains(&value)) {
        finder.error(
            "dots-uncountable",
            &mark.quote.span,
            format!("{} can't be drawn one dot a unit", fact.surface),
            "dots draw whole numbers up to 400; use bars",
        );
    }
    let group = match (&mark.group, form) {
        (Some(group), _) => {
            finder.check_label(group);
            group.text.clone()
        }
        (None, Form::Ladder) => fact.scope.clone(),
        _ => String::new(),
    };
    let surface = fact.surface.strip_prefix(group.as_str()).unwrap_or(&fact.surface);
    Some(Datum {
        label,
        surface: surface.to_owned(),
        value: if fact.direction == Direction::Decrease && fact.kind == Kind::Growth {
            -value
        } else {
            value
        },
        unit: fact.unit.clone(),
        kind: fact.kind,
        qualifier: fact.qualifier,
        emphasis: mark.emphasis,
        planned: mark.planned,
        group,
        fact: Some(index as u16),
        sentence: fact.sentence as u16,
    })
}

/// The members that a framework's name counts: data without facts, for a name is no quantity.
fn frameworks(finder: &mut Finder<'_>, spec: &Spec) -> Vec<Datum> {
    let mut data = Vec::new();
    for mark in &spec.marks {
        let Some(range) = finder.passage(&mark.quote, None) else { continue };
        let quoted = finder.briefing.slice(&range).to_owned();
        // 即“1+6”工作体系: what stands in “” is the name.
        let name = quoted
            .split_once('“')
            .map_or(quoted.as_str(), |(_, rest)| rest.split('”').next().unwrap_or(rest));
        let members = parse_framework(name);
        if members.is_empty() || (spec.form == Form::Hub && (members.len() != 2 || members[0].count != 1)) {
            let wanted = if spec.form == Form::Hub {
                "a name such as “1+6”"
            } else {
                "a name such as “一带五区六示范”"
            };
            let message = format!("“{name}” does not say how many members it has");
            finder.error("quote-without-fact", &mark.quote.span, message, format!("quote {wanted}"));
            continue;
        }
        let labels = [&mark.label, &mark.members];
        for label in labels.into_iter().flatten() {
            finder.check_label(label);
        }
        let sentence = finder.sentence(&range).unwrap_or_default();
        for (idx, member) in members.into_iter().enumerate() {
            let label = match (spec.form, labels.get(idx).and_then(|label| label.as_ref())) {
                (Form::Hub, Some(label)) => label.text.clone(),
                _ => member.name.clone(),
            };
            let surface = if spec.form == Form::Hub { member.name } else { member.count.to_string() };
            data.push(Datum {
                label,
                group: String::new(),
                surface,
                value: f64::from(member.count),
                unit: String::new(),
                kind: Kind::Count,
                qualifier: Qualifier::Exact,
                emphasis: mark.emphasis,
                planned: false,
                fact: None,
                sentence,
            });
        }
    }
    data
}

fn grid(finder: &mut Finder<'_>, spec: &Spec) -> Grid {
    for head in &spec.head {
        finder.check_label(head);
    }
    let columns = spec.rows.iter().find(|row| !row.missing).map_or(0, |row| row.cells.len());
    let mut rows = Vec::with_capacity(spec.rows.len());
    for row in &spec.rows {
        if spec.form == Form::Matrix && !row.missing && row.cells.len() != columns {
            let message = format!("this row has {} cells, the first has {columns}", row.cells.len());
            finder.error("arity-wrong", &row.span, message, "give every row of a matrix as many cells");
        }
        rows.push(grid_row(finder, row));
    }
    if !spec.head.is_empty() && spec.form == Form::Matrix && spec.head.len() != columns + 1 {
        let message = format!("the head has {} names for {} columns", spec.head.len(), columns + 1);
        finder.error("arity-wrong", &spec.span, message, "name the column of the rows' names too");
    }
    Grid {
        form: spec.form,
        head: spec.head.iter().map(|head| head.text.clone()).collect(),
        rows,
        derived: Vec::new(),
    }
}

fn grid_row(finder: &mut Finder<'_>, row: &RowSpec) -> Row {
    let area = row.within.as_ref().and_then(|within| area(finder, within));
    // Where the area itself was not found, its cells would only be reported a second time.
    let lost = row.within.is_some() && area.is_none();
    let mut place = None;
    let mut line = |finder: &mut Finder<'_>, words: &Words| -> CellLine {
        let text = words.text.clone();
        if text.starts_with('〔') && text.ends_with('〕') || lost {
            return CellLine { text, sentence: None };
        }
        let found = finder.passage(words, area.as_ref());
        if let Some(range) = &found {
            place.get_or_insert(range.start);
        }
        CellLine { text, sentence: found.and_then(|range| finder.sentence(&range)) }
    };
    let name = match &row.name {
        Some(name) => line(finder, name),
        None => CellLine { text: String::new(), sentence: None },
    };
    let cells = row
        .cells
        .iter()
        .map(|lines| Cell { lines: lines.iter().map(|words| line(finder, words)).collect() })
        .collect();
    if let Some(number) = &row.number {
        check_number(finder, number, row.missing, place);
    }
    let number = row.number.as_ref().map_or_else(String::new, |number| number.text.clone());
    Row { number, name, cells, missing: row.missing }
}

/// A part of the text: `#anchor` for a section with all below it, otherwise a passage.
fn area(finder: &mut Finder<'_>, within: &Words) -> Option<TextRange> {
    let Some(anchor) = within.text.strip_prefix('#') else { return finder.passage(within, None) };
    let sections = &finder.briefing.sections;
    let Some(idx) = sections.iter().position(|section| section.anchor == anchor) else {
        finder.error(
            "quote-missing",
            &within.span,
            format!("there is no section #{anchor}"),
            "use the anchor of a heading, or a passage of the text",
        );
        return None;
    };
    let after = sections[idx + 1..].iter().find(|section| section.level <= sections[idx].level);
    let end = after.map_or(finder.briefing.text.len(), |section| section.heading.start);
    Some(sections[idx].heading.start..end)
}

/// The number of a step is the number of the heading that its passage stands under, or of one that is missing.
fn check_number(finder: &mut Finder<'_>, number: &Words, missing: bool, place: Option<usize>) {
    let sections = &finder.briefing.sections;
    let is = |idx: usize| {
        sections[idx].number.as_ref().is_some_and(|found| {
            let plain = found.surface.trim_matches(['（', '）', '.']);
            number.text == plain
                || parse_number(&number.text).is_some_and(|(number, _)| number.value == found.value)
        })
    };
    let known = if missing {
        (0..sections.len()).any(|idx| sections[idx].missing.is_some() && is(idx))
    } else {
        place.and_then(|place| finder.briefing.section_at(place)).is_some_and(is)
    };
    if !known && (missing || place.is_some()) {
        finder.error(
            "number-typed",
            &number.span,
            format!("“{}” is not the number of the heading that this row stands under", number.text),
            "write the number of that heading, or leave number away",
        );
    }
}

fn check_units(finder: &mut Finder<'_>, spec: &Spec, data: &[Datum]) {
    let Some(first) = data.first() else { return };
    for (datum, mark) in data.iter().zip(&spec.marks) {
        if datum.unit != first.unit || datum.kind != first.kind {
            let message = format!("{} and {} don't share a scale", first.surface, datum.surface);
            let help = "bars of one figure have one unit and one kind; make two figures";
            finder.error("unit-mixed", &mark.quote.span, message, help);
            return;
        }
    }
}

fn check_words(finder: &mut Finder<'_>, spec: &Spec, figure: &Figure) {
    let allowed = allowed(figure);
    let derived = spec.derived.iter().map(|derived| &derived.label);
    let labels = spec.marks.iter().filter_map(|mark| mark.label.as_ref());
    let own: Vec<&Words> = [&spec.caption, &spec.sub].into_iter().chain(&spec.notes).chain(derived).collect();
    let mut strangers: Vec<(Range<usize>, String)> = Vec::new();
    for words in own {
        strangers
            .extend(allowed.stranger(finder.briefing, &words.text).map(|found| (words.span.clone(), found)));
    }
    // In labels only what stands in 〔〕 is the editor's.
    for label in labels {
        for part in label.text.split('〔').skip(1).filter_map(|part| part.split('〕').next()) {
            strangers
                .extend(allowed.stranger(finder.briefing, part).map(|found| (label.span.clone(), found)));
        }
    }
    for (span, stranger) in strangers {
        finder.error(
            "number-typed",
            &span,
            format!("“{stranger}” is not a number that this figure draws, works out or counts"),
            "cite the number with [[mark]], work it out with [[derived]], or quote the text in “”",
        );
    }
}

/// The numbers that a figure's own words may use.
fn allowed(figure: &Figure) -> Allowed {
    let mut allowed = Allowed::default();
    for derived in figure.derived() {
        allowed.allow(derived.value);
    }
    match &figure.body {
        Body::Chart(Chart { data, yardstick, .. }) => {
            if let Some(yardstick) = yardstick {
                allowed.allow(yardstick.value);
            }
            allowed.allow(data.len() as f64);
            for datum in data {
                allowed.allow(datum.value);
                let equal = data.iter().filter(|other| {
                    other.value == datum.value
                        && other.qualifier == datum.qualifier
                        && other.kind == datum.kind
                });
                allowed.allow(equal.count() as f64);
                allowed.allow(data.iter().filter(|other| other.group == datum.group).count() as f64);
            }
        }
        Body::Grid(grid) => {
            let rows = grid.rows.len();
            allowed.allow(rows as f64);
            allowed.allow(grid.rows.iter().filter(|row| !row.missing).count() as f64);
            if grid.form == Form::Belt {
                allowed.allow(rows.saturating_sub(1) as f64);
            }
            for row in &grid.rows {
                allowed.allow(row.cells.len() as f64);
                for cell in &row.cells {
                    allowed.allow(cell.lines.len() as f64);
                }
            }
        }
    }
    allowed
}
