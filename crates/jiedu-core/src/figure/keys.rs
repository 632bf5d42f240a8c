//! The key figures of the minute at the top.

use super::model::{Figure, KeyFigure};
use super::pen::split_surface;
use super::quote::{Finder, Quoted};
use super::typed::Allowed;
use crate::diagnostic::Diagnostic;
use crate::document::Briefing;
use crate::fact::Fact;

/// Finds the fact of every key figure, and the figure that draws it.
pub fn bind_keys(
    briefing: &Briefing,
    facts: &[Fact],
    figures: &[Figure],
) -> (Vec<KeyFigure>, Vec<Diagnostic>) {
    let mut finder = Finder::new(briefing, facts);
    let mut keys = Vec::with_capacity(briefing.meta.keys.len());
    for key in &briefing.meta.keys {
        let words = |text: &str| Quoted { text: text.to_owned(), span: key.span.clone() };
        for label in [&key.label, &key.detail] {
            finder.check_label(&words(label));
        }
        if Allowed::default().stranger(briefing, &key.remark).is_some() {
            finder.error(
                "number-typed",
                &key.span,
                format!("the remark “{}” brings a number of its own", key.remark),
                "say it without a number, or put the text's words into detail",
            );
        }
        let number = |fact: &Fact| fact.value.number().is_some();
        let Some(index) = finder.fact(&words(&key.quote), "one number", &number) else { continue };
        let fact = &facts[index];
        let surface = fact.surface.strip_prefix(fact.scope.as_str()).unwrap_or(&fact.surface);
        let (number, unit) = split_surface(surface, &fact.unit);
        keys.push(KeyFigure {
            fact: index as u16,
            number: number.to_owned(),
            unit: unit.to_owned(),
            label: key.label.clone(),
            detail: key.detail.clone(),
            remark: key.remark.clone(),
            drawn: drawn(&mut finder, figures, &words(&key.figure), index),
        });
    }
    (keys, finder.diagnostics)
}

/// Index of the figure and of the datum in it that draw a fact.
fn drawn(finder: &mut Finder<'_>, figures: &[Figure], id: &Quoted, fact: usize) -> Option<(u16, u16)> {
    if id.text.is_empty() {
        return None;
    }
    let Some(figure) = figures.iter().position(|figure| figure.id == id.text) else {
        finder.error(
            "figure-unknown",
            &id.span,
            format!("there is no figure \"{}\"", id.text),
            "use the id of a figure block, or leave figure away",
        );
        return None;
    };
    let datum = figures[figure].datum_of(fact);
    if datum.is_none() {
        finder.error(
            "figure-without-fact",
            &id.span,
            format!("the figure \"{}\" does not draw this number", id.text),
            "name a figure with a mark of the same quote, or leave figure away",
        );
    }
    datum.map(|datum| (figure as u16, datum as u16))
}
