//! What the paints of a scene look like in a picture, which knows no style sheet: the light colours of the page, written out.

use crate::figure::{Paint, write_number};

/// The colours of pictures by the name of their token in the style sheet; a test compares them.
pub const COLOURS: [(&str, &str); 13] = [
    ("paper", PAPER),
    ("ink", INK),
    ("ink-2", INK_2),
    ("ink-3", INK_3),
    ("hair", HAIR),
    ("void", VOID),
    ("mark", MARK),
    ("mark-2", MARK_2),
    ("track", TRACK),
    ("block", BLOCK),
    ("block-2", BLOCK_2),
    ("zhu", ZHU),
    ("qing", QING),
];

pub(super) const PAPER: &str = "#f8f7f3";
pub(super) const INK: &str = "#1c1b19";
pub(super) const INK_2: &str = "#4b4843";
pub(super) const INK_3: &str = "#6a665f";
pub(super) const HAIR: &str = "#d9d5cb";
pub(super) const VOID: &str = "#87827a";
const MARK: &str = "#45433f";
const MARK_2: &str = "#8d887e";
const TRACK: &str = "#e8e5dc";
const BLOCK: &str = "#dcd8cd";
const BLOCK_2: &str = "#e6e3da";
const ZHU: &str = "#b5301d";
const QING: &str = "#256080";

/// How something is filled and stroked: what a drawing carries itself, for pictures and for pages whose style sheet is lost.
#[derive(Clone, Copy, Default)]
pub struct Ink {
    /// Its fill, if it has one.
    pub fill: Option<&'static str>,
    /// Colour and width of its stroke, if it has one.
    pub stroke: Option<(&'static str, f64)>,
    /// Whether the stroke is dashed.
    pub is_dashed: bool,
    /// Whether the stroke has round ends.
    pub is_round: bool,
    /// Whether it is half transparent.
    pub is_faint: bool,
}

impl Ink {
    const fn filled(fill: &'static str) -> Self {
        Self { fill: Some(fill), stroke: None, is_dashed: false, is_round: false, is_faint: false }
    }

    const fn stroked(colour: &'static str, width: f64) -> Self {
        Self { fill: None, stroke: Some((colour, width)), is_dashed: false, is_round: false, is_faint: false }
    }

    /// How a paint looks; none where it is not seen at rest.
    pub fn of(paint: Paint) -> Option<Self> {
        let round = |colour, width| Self { is_round: true, ..Self::stroked(colour, width) };
        Some(match paint {
            Paint::Mark => Self::filled(MARK),
            Paint::MarkOther => Self::filled(MARK_2),
            Paint::Faint => Self { is_faint: true, ..Self::filled(MARK_2) },
            Paint::Second | Paint::SecondText => Self::filled(QING),
            Paint::Track => Self::filled(TRACK),
            Paint::Block => Self::filled(BLOCK),
            Paint::BlockLow => Self::filled(BLOCK_2),
            Paint::Ring => Self { fill: Some(PAPER), ..Self::stroked(MARK, 2.0) },
            Paint::Void => Self { is_dashed: true, ..Self::stroked(VOID, 1.25) },
            Paint::VoidLine => Self::stroked(VOID, 1.0),
            Paint::Baseline => Self::stroked(INK, 1.0),
            Paint::Hair => Self::stroked(HAIR, 1.0),
            Paint::MarkLine => Self::stroked(MARK, 1.25),
            Paint::Rung => Self { is_faint: true, ..Self::stroked(MARK, 1.0) },
            Paint::Link => Self::stroked(MARK, 2.0),
            Paint::Bound => Self::stroked(ZHU, 1.25),
            Paint::BoundStrong => Self::stroked(ZHU, 2.0),
            Paint::Yardstick => Self::stroked(QING, 2.0),
            Paint::Halo => Self::stroked(PAPER, 5.0),
            Paint::Dots => round(MARK, 8.4),
            Paint::DotsSmall => round(MARK, 4.0),
            Paint::DotsMedium => round(MARK, 6.4),
            Paint::DotsBig => round(MARK, 13.0),
            Paint::DotsVoid => round(VOID, 2.6),
            Paint::Ink | Paint::Value => Self::filled(INK),
            Paint::Ink2 => Self::filled(INK_2),
            Paint::Ink3 => Self::filled(INK_3),
            Paint::Here => return None,
        })
    }

    /// Appends it as attributes.
    pub(super) fn write(self, out: &mut String) {
        let mut attribute = |name: &str, value: &str| {
            for piece in [" ", name, "=\"", value, "\""] {
                out.push_str(piece);
            }
        };
        attribute("fill", self.fill.unwrap_or("none"));
        let opacity = if self.stroke.is_some() { "stroke-opacity" } else { "fill-opacity" };
        if let Some((colour, width)) = self.stroke {
            let mut number = String::new();
            write_number(&mut number, width);
            attribute("stroke", colour);
            attribute("stroke-width", &number);
        }
        if self.is_dashed {
            attribute("stroke-dasharray", "3 3");
        }
        if self.is_round {
            attribute("stroke-linecap", "round");
        }
        if self.is_faint {
            attribute(opacity, ".5");
        }
    }
}
