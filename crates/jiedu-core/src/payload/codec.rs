//! The payload as it travels: [`VERSION`], then postcard, with the strings in a table of their own.

use super::Payload;
use crate::string_table;

/// Version of the payload's shape: a widget refuses a payload that it was not built for.
pub const VERSION: u8 = 3;

/// A payload that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// It is of another version than this code.
    Version(Option<u8>),
    /// Its bytes are damaged.
    Damaged,
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            DecodeError::Version(Some(found)) => {
                write!(f, "payload of version {found}, this widget reads {VERSION}")
            }
            DecodeError::Version(None) => f.write_str("payload is empty"),
            DecodeError::Damaged => f.write_str("payload is damaged"),
        }
    }
}

/// An encoded payload: numbers as bytes, and the strings that they point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// Version, then postcard.
    pub numbers: Vec<u8>,
    /// The strings, one a line.
    pub strings: String,
}

/// Encodes a payload.
///
/// # Errors
/// Never for payloads that fit in memory; the error is passed on rather than hidden.
pub fn encode(payload: &Payload) -> Result<Encoded, postcard::Error> {
    let (body, table) = string_table::collect(|| postcard::to_allocvec(payload));
    let mut numbers = vec![VERSION];
    numbers.extend(body?);
    // A string is one line: line breaks, and what could end the script element around the table, are escaped.
    let line = |text: &String| {
        text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('<', "\\l")
    };
    Ok(Encoded { numbers, strings: table.iter().map(line).collect::<Vec<_>>().join("\n") })
}

/// Decodes a payload.
///
/// # Errors
/// [`DecodeError`] where it is of another version or damaged.
pub fn decode(numbers: &[u8], strings: &str) -> Result<Payload, DecodeError> {
    let Some((&VERSION, body)) = numbers.split_first() else {
        return Err(DecodeError::Version(numbers.first().copied()));
    };
    // A page that was saved again may have other line endings.
    let table = strings.split('\n').map(|line| unescape(line.strip_suffix('\r').unwrap_or(line))).collect();
    string_table::supply(table, || postcard::from_bytes(body)).map_err(|_| DecodeError::Damaged)
}

fn unescape(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('l') => '<',
                _ => '\\',
            },
            c => c,
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{Direction, Kind, Qualifier};
    use crate::figure::{Chart, Datum, Derived, Emphasis, Form, Yardstick};
    use crate::outline::{MissingPart, SectionPart};
    use crate::passage::Passage;
    use crate::payload::{
        BriefingPart, CountPart, FactPart, FigurePart, FrameworkPart, MeetingDate, TaskPart, TermPart,
    };
    use crate::term::TermKind;

    fn payload() -> Payload {
        let text = |text: &str| text.to_owned();
        let section = SectionPart {
            anchor: text("one"),
            aliases: vec![text("first"), text("一")],
            number: text("一"),
            path: text("1"),
            title: text("</script>\n\\l\r<"),
            short: text(""),
            level: 1,
            parent: Some(3),
            missing: Some(MissingPart::List),
        };
        let fact = FactPart {
            anchor: text("one-f1"),
            sentence: 4,
            section: Some(0),
            surface: text("突破185亿元"),
            subject: text("投资"),
            value: text("185亿元"),
            unit: text("亿元"),
            kind: Kind::Money,
            qualifier: Qualifier::Over,
            direction: Direction::Increase,
            period: text("2021年"),
            scope: text(""),
            inferred: true,
        };
        let datum = Datum {
            label: text("投资"),
            group: text("全省"),
            surface: text("185亿元"),
            value: -12.5,
            unit: text("亿元"),
            kind: Kind::Money,
            qualifier: Qualifier::Within,
            emphasis: Emphasis::Second,
            planned: true,
            fact: Some(0),
            sentence: 4,
        };
        let derived =
            Derived { label: text("计划"), surface: text("9%"), value: 9.0, formula: text("1÷2") };
        let chart = Chart {
            form: Form::Bullet,
            data: vec![datum],
            derived: vec![derived],
            yardstick: Some(Yardstick { period: text("上半年"), surface: text("50%"), value: 50.0 }),
        };
        let figure = |chart| FigurePart {
            id: text("plan"),
            number: 7,
            caption: text("投资"),
            section: None,
            facts: vec![0, 2],
            chart,
        };
        let passage = Passage { section: Some(2), block: 1, start: 3, end: 400 };
        let term = TermPart {
            text: text("四纵六横"),
            kind: TermKind::Framework,
            explained: Some(passage),
            explanations: 2,
            places: vec![passage, Passage::default()],
        };
        let count = CountPart { count: 4, noun: text("纵"), members: vec![text("甲"), text("乙")] };
        let framework =
            FrameworkPart { name: text("四纵六横"), place: Some(passage), counts: vec![count] };
        let briefing = BriefingPart {
            id: text("a"),
            title: text("题"),
            short: text("a"),
            issuer: text("县委"),
            publisher: text("日报"),
            meeting: MeetingDate { year: 2022, month: 7, day: 30, inferred: true },
            sections: vec![section],
            facts: vec![fact],
            figures: vec![figure(Some(chart)), figure(None)],
            terms: vec![term],
            frameworks: vec![framework],
            tasks: vec![TaskPart { passage }],
        };
        Payload { briefings: vec![briefing] }
    }

    #[test]
    fn every_field_travels() {
        let payload = payload();
        let Encoded { numbers, strings } = encode(&payload).unwrap();
        assert!(!strings.contains('<'));
        assert_eq!(decode(&numbers, &strings), Ok(payload.clone()));
        assert_eq!(decode(&numbers, &strings.replace('\n', "\r\n")), Ok(payload));
    }

    #[test]
    fn damage_is_an_error() {
        let Encoded { numbers, strings } = encode(&payload()).unwrap();
        assert_eq!(decode(&[], &strings), Err(DecodeError::Version(None)));
        assert_eq!(decode(&[9, 0], &strings), Err(DecodeError::Version(Some(9))));
        assert_eq!(decode(&[VERSION, 200], &strings), Err(DecodeError::Damaged));
        assert_eq!(decode(&numbers, ""), Err(DecodeError::Damaged));
        for end in 1..numbers.len() {
            assert_eq!(decode(&numbers[..end], &strings), Err(DecodeError::Damaged), "cut at {end}");
        }
    }
}
