//! A scene: a laid-out drawing in CSS pixels, of few kinds of node, whose paints are names of tokens.

/// Width and height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A drawing: the ground, which is not touched, and the marks, which are.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Size of the drawing.
    pub size: Size,
    /// Axes, ticks, labels of groups.
    pub ground: Vec<Node>,
    /// What can be touched and focused, in order.
    pub marks: Vec<SceneMark>,
}

/// A mark: what is drawn for one datum, and where it is touched.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneMark {
    /// Index of the datum.
    pub datum: u16,
    /// What a screen reader says: 特种尼龙小镇：185亿元.
    pub label: String,
    /// Area of touch, at least 24 by 24.
    pub hit: Rect,
    /// What is drawn.
    pub nodes: Vec<Node>,
}

/// A node of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A path: filled or stroked as its paint says.
    Path {
        /// SVG path data.
        d: String,
        /// How it is painted.
        paint: Paint,
    },
    /// A line of text; the point is on its baseline.
    Text {
        /// Left, middle or right end, as `anchoring` says.
        x: f64,
        /// Baseline.
        y: f64,
        /// The text.
        text: String,
        /// Which end `x` is.
        anchoring: Anchoring,
        /// Size in CSS pixels: one of the type scale.
        size: u8,
        /// Family.
        face: Face,
        /// Weight.
        weight: Weight,
        /// Colour.
        paint: Paint,
    },
}

/// A token by name: the style sheet says what it looks like, light and dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Filled: an emphasised mark.
    Mark,
    /// Filled: other marks.
    MarkOther,
    /// Filled: a second series.
    Second,
    /// Filled: a faint track behind a mark.
    Track,
    /// Filled: a block of the structure map.
    Block,
    /// Filled: a lower block of the structure map.
    BlockLow,
    /// Stroked dashed, not filled: what is not stated.
    Void,
    /// Stroked plain in the colour of what is not stated: an arrow's head, a leader line.
    VoidLine,
    /// Stroked 1 px ink: a baseline.
    Baseline,
    /// Stroked hairline.
    Hair,
    /// Stroked 1.25 px in the mark's colour.
    MarkLine,
    /// Stroked 1.25 px red: a stated bound.
    Bound,
    /// Stroked 2 px in the second colour: an outside yardstick.
    Yardstick,
    /// Stroked 5 px in paper: parts two colours that must not touch.
    Halo,
    /// Stroked 8.4 px round: a row of dots of radius 4.2, drawn as points of no length.
    Dots,
    /// Stroked 6.4 px round: dots of a word-sized chart.
    DotsMedium,
    /// Stroked 4 px round: small dots.
    DotsSmall,
    /// Stroked 1.6 px round in the void's colour: what is not told.
    DotsVoid,
    /// Text in ink.
    Ink,
    /// Text in the second ink.
    Ink2,
    /// Text in the third ink.
    Ink3,
    /// Text in the second series' colour.
    SecondText,
    /// Text in ink that turns red while its mark is touched.
    Value,
    /// Filled paper with a mark-coloured stroke of 2 px: an open ring.
    Ring,
    /// Filled: the other marks of a word-sized chart.
    Faint,
    /// Stroked 13 px round: a hundred large dots.
    DotsBig,
    /// Stroked 1 px, faint, in the mark's colour: a rung of a ladder.
    Rung,
    /// Stroked 2 px in the mark's colour: the link of a streak.
    Link,
    /// Stroked 2 px red: a stated bound that a bar crosses.
    BoundStrong,
    /// Drawn only while the reader is at this mark: the red bar of the structure map.
    Here,
}

/// Which end of a text its point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Anchoring {
    Start,
    Middle,
    End,
}

/// Type family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Face {
    Sans,
    Serif,
}

/// Type weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weight {
    Regular,
    Bold,
}
