//! A figure block of a briefing, as far as its quotes are concerned.

use super::anchor::anchor;

/// A figure block: its lines in pieces.
pub(super) struct Figure<'a> {
    lines: Vec<Vec<Piece<'a>>>,
}

enum Piece<'a> {
    /// Taken over as it is.
    Plain(&'a str),
    /// Copied from the text of the briefing.
    Quote(&'a str),
    /// Cut from the text, but it need not fit one place only.
    Label(&'a str),
    /// The id of the figure or the anchor of a section.
    Address(&'a str),
}

impl<'a> Figure<'a> {
    /// Reads the lines between the fences.
    pub(super) fn read(lines: &[&'a str]) -> Self {
        // The strings of a list stand on lines of their own.
        let mut key = "";
        let read = |line: &&'a str| {
            if let Some((name, _)) = line.split_once(" = ").filter(|(name, _)| !name.contains('"')) {
                key = name.trim();
            }
            let strings = line.split('"').enumerate();
            strings
                .map(|(idx, text)| if idx % 2 == 0 { Piece::Plain(text) } else { string(key, text) })
                .collect()
        };
        Self { lines: lines.iter().map(read).collect() }
    }

    /// The passages that it quotes.
    pub(super) fn quotes(&self) -> impl Iterator<Item = &'a str> {
        self.lines.iter().flatten().filter_map(|piece| match piece {
            Piece::Quote(text) => Some(*text),
            Piece::Plain(_) | Piece::Label(_) | Piece::Address(_) => None,
        })
    }

    /// The block of a copy, fences and all.
    pub(super) fn write(&self, copy: usize, quote: &dyn Fn(&str) -> String) -> String {
        let piece = |piece: &Piece<'_>| match piece {
            Piece::Plain(text) => (*text).to_owned(),
            Piece::Quote(text) | Piece::Label(text) => quote(text),
            Piece::Address(text) => match text.strip_prefix('#') {
                Some(text) => format!("#{}", anchor(text, copy)),
                None => anchor(text, copy),
            },
        };
        let line = |line: &Vec<Piece<'_>>| line.iter().map(piece).collect::<Vec<_>>().join("\"");
        let lines: Vec<String> = self.lines.iter().map(line).collect();
        format!("```figure\n{}\n```", lines.join("\n"))
    }
}

fn string<'a>(key: &str, text: &'a str) -> Piece<'a> {
    let words = !text.is_empty() && !text.starts_with('〔');
    match key {
        "id" => Piece::Address(text),
        "within" if text.starts_with('#') => Piece::Address(text),
        "quote" | "name" | "meaning" | "within" | "cells" | "period" | "a" | "b" if words => {
            Piece::Quote(text)
        }
        "label" if words => Piece::Label(text),
        _ => Piece::Plain(text),
    }
}
