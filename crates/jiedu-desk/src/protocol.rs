//! What the desk and its engine tell each other: postcard bytes, one [`Call`] and one [`Answer`] for each question.
//!
//! Places in the manuscript are ranges of bytes. Where a text is for the editor to read, it comes in both languages of the
//! interface ([`Said`]).

use serde::{Deserialize, Serialize};

/// A range of bytes of the manuscript.
pub type Span = std::ops::Range<usize>;

/// A question to the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Given back in the answer.
    pub id: u32,
    /// What is asked.
    pub request: Request,
}

/// The engine's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// That of the call.
    pub id: u32,
    /// What is answered.
    pub reply: Reply,
}

/// What the desk asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// A file was put in: a draft is made of it. Answered by [`Reply::Drafted`] or [`Reply::Refused`].
    Import {
        /// The file's name with its ending.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// A text was pasted; likewise.
    Paste {
        /// The clipboard's plain text.
        text: String,
        /// The clipboard's HTML, where it has some: headings, lists and tables are read from it.
        html: String,
    },
    /// What is there to know of a manuscript. Answered by [`Reply::View`].
    Read {
        /// The manuscript.
        manuscript: String,
    },
    /// The page of a manuscript. Answered by [`Reply::Page`] or [`Reply::Refused`].
    Preview {
        /// The manuscript.
        manuscript: String,
    },
    /// The manuscript with everything repaired that is certain. Answered by [`Reply::Repaired`].
    Repair {
        /// The manuscript.
        manuscript: String,
    },
    /// The edits that a decision makes. Answered by [`Reply::Edits`] or [`Reply::Refused`].
    Decide {
        /// The manuscript.
        manuscript: String,
        /// What is decided.
        decision: Decision,
    },
    /// The figures that the rules would draw. Answered by [`Reply::Suggestions`].
    Suggest {
        /// The manuscript.
        manuscript: String,
        /// Places of the numbers that they may draw; all where it is empty.
        of: Vec<Span>,
    },
    /// The sizes of what the exports make. Answered by [`Reply::Sizes`] or [`Reply::Refused`].
    Sizes {
        /// The manuscript.
        manuscript: String,
    },
    /// The text for the editor of a WeChat article. Answered by [`Reply::Rich`].
    Rich {
        /// The manuscript.
        manuscript: String,
    },
    /// What puts the page into another one. Answered by [`Reply::Snippet`] or [`Reply::Refused`].
    Snippet {
        /// The manuscript.
        manuscript: String,
    },
    /// What an export makes. Answered by [`Reply::File`] or [`Reply::Refused`].
    Export {
        /// The manuscript.
        manuscript: String,
        /// Which one.
        way: Way,
    },
}

/// Something that an editor decides. The engine turns it into edits of the manuscript, and refuses what would keep the page from
/// being built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Says one thing of the number at a place; empty takes back what was said.
    Number {
        /// Where the number stands.
        place: Span,
        /// What is said of it.
        field: NumberField,
        /// The words; for kinds and qualifiers their name in data.
        value: String,
    },
    /// The number at a place counts nothing.
    NoNumber(Span),
    /// There is a number at a place that was passed over, of this kind.
    PassedOver(Span, String),
    /// A section, by its place in the outline, and what is done to it.
    Section(usize, SectionAct),
    /// The line at a place begins a section.
    Divide(usize),
    /// A field of what the page says of the text.
    Field(FrontField, String),
    /// A key figure, by its place in the list, and what is done to it.
    Key(usize, KeyAct),
    /// The number at a place becomes a key figure.
    NewKey(Span),
    /// A text of a figure, by the figure's id.
    FigureText(String, FigureText, String),
    /// A mark of a figure, by its place.
    Mark(String, usize, MarkAct),
}

/// What can be said of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the panel's columns")]
pub enum NumberField {
    Subject,
    Kind,
    Qualifier,
    Period,
    Scope,
}

/// What is done to a section, with those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectionAct {
    /// Another name in the contents, cut from its heading.
    Rename(String),
    /// One level up.
    Raise,
    /// One level down.
    Lower,
    /// Before the one it follows.
    Up,
    /// Behind the one that follows it.
    Down,
    /// Its text goes on in the one above; the heading becomes a line.
    Join,
    /// It is marked as missing in the source, or no longer.
    Missing,
}

/// What the page says of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the form's fields")]
pub enum FrontField {
    Title,
    Subtitle,
    Short,
    Meeting,
    Date,
    Issuer,
    Byline,
    Source,
    Publisher,
    Url,
    Published,
}

/// What is done to a key figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum KeyAct {
    Up,
    Down,
    Remove,
    /// Its name, cut from the text.
    Label(String),
    /// Its second line, cut from the text.
    Detail(String),
}

/// The texts of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the panel's fields")]
pub enum FigureText {
    Caption,
    Sub,
    /// One a line.
    Notes,
}

/// What is done to a mark of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum MarkAct {
    Up,
    Down,
    Remove,
}

/// What an editor takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Way {
    /// The page as one file; byte for byte the `jiedu.html` of `jiedu build`.
    OneFile,
    /// The folder of `jiedu build` as a zip archive, without the compressed copies.
    Folder,
    /// The facts as CSV.
    Facts,
}

/// What the engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// A draft.
    Drafted(Drafted),
    /// What is known of a manuscript.
    View(Box<View>),
    /// A page, whole.
    Page(String),
    /// A repaired manuscript.
    Repaired {
        /// It.
        manuscript: String,
        /// The repairs in order of the text.
        steps: Vec<Repaired>,
    },
    /// The edits of a decision, apart from each other and ascending.
    Edits(Vec<Edit>),
    /// Figures that could be drawn, and what can't be.
    Suggestions {
        /// The figures in order of the text.
        figures: Vec<Suggestion>,
        /// What is not drawn, in order of the text.
        refused: Vec<NotDrawn>,
    },
    /// The sizes in bytes of what the exports make.
    Sizes(Vec<(Way, usize)>),
    /// A text for the editor of a WeChat article.
    Rich(Rich),
    /// HTML that puts the page into another one.
    Snippet(String),
    /// A file to save.
    File {
        /// Its media type.
        media: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// It can't be done, and why; what to do instead.
    Refused(Said),
}

/// A text for the editor of a WeChat article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rich {
    /// The title by itself.
    pub title: String,
    /// HTML with inline styles alone.
    pub html: String,
    /// Plain text.
    pub plain: String,
}

/// A sentence in both languages of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Said {
    /// In simplified Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A draft that was made of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// The manuscript: a briefing's Markdown.
    pub manuscript: String,
    /// The text as it came in, as Markdown.
    pub original: String,
    /// What was certain and is repaired in the draft, in order of the text.
    pub repaired: Vec<Repaired>,
}

/// A repair that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repaired {
    /// Name of its rule.
    pub name: Said,
    /// What was done.
    pub said: Said,
    /// The line of its place in the text before all repairs, from one; 0 where it is not known.
    pub line: usize,
}

/// What is known of a manuscript.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Title of the briefing, its breaks taken out.
    pub title: String,
    /// Its short name.
    pub short: String,
    /// Its id.
    pub id: String,
    /// Characters of the text, as the page counts them.
    pub characters: usize,
    /// Lines of the manuscript.
    pub lines: usize,
    /// What the check finds, errors of the build among it, in order of the manuscript.
    pub findings: Vec<Finding>,
    /// What it finds and the manuscript says to ignore.
    pub ignored: Vec<Ignored>,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// The facts in order of the text.
    pub facts: Vec<Fact>,
    /// The figures in order.
    pub figures: Vec<Figure>,
    /// The key figures in order.
    pub keys: Vec<Key>,
    /// Whether the year of the meeting or of the text is inferred.
    pub is_date_inferred: bool,
    /// What it is inferred from.
    pub evidence: String,
    /// The kinds that a number can have: name in data, and for people.
    pub kinds: Vec<(String, Said)>,
    /// What the words around a number can make of it, likewise.
    pub qualifiers: Vec<(String, Said)>,
    /// What the page says of its text; in the title ｜ marks where it may break.
    pub fields: Vec<(FrontField, String)>,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weight {
    /// 提示: worth a look.
    Note,
    /// 疑问: may be meant.
    Doubt,
    /// 错误: a reader would see it as damage, or the page can't be built.
    Error,
}

/// Something that the check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Code of its rule.
    pub code: String,
    /// Name of its rule.
    pub name: Said,
    /// What is found, one sentence.
    pub said: Said,
    /// How much it weighs.
    pub weight: Weight,
    /// Where it stands.
    pub span: Span,
    /// The line of that place, from one.
    pub line: usize,
    /// The line's words around the place, without Markdown: before it, at it, after it.
    pub quote: [String; 3],
    /// The repair, where it is certain: the edits of the manuscript, apart from each other and ascending.
    pub repair: Option<Choice>,
    /// What an editor may choose between; the first is the most cautious.
    pub choices: Vec<Choice>,
    /// Writes into the manuscript that it is ignored; none where it can't be.
    pub ignore: Option<Choice>,
}

/// A finding that the manuscript says to ignore.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// The finding, without what can be done about it.
    pub finding: Finding,
    /// Takes out of the manuscript that it is ignored; none where only its editor can.
    pub restore: Option<Choice>,
}

/// Something that can be done about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it does, one sentence.
    pub said: Said,
    /// The edits of the manuscript, apart from each other and ascending.
    pub edits: Vec<Edit>,
    /// What the first of them change in the text, as it is marked on a galley.
    pub marks: Vec<ProofMark>,
}

/// A place that is changed, in the words of the text. Line breaks have become blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofMark {
    /// What stands before it.
    pub before: String,
    /// What goes.
    pub gone: String,
    /// What comes.
    pub come: String,
    /// What stands behind it.
    pub after: String,
    /// What becomes of the lines.
    pub lines: Lines,
}

/// What an edit does to the lines around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lines {
    /// Nothing.
    #[default]
    Kept,
    /// Two become one.
    Joined,
    /// One becomes two.
    Parted,
}

/// An edit of the manuscript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// A section of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its anchor.
    pub anchor: String,
    /// 1 for a part, 2 for what is below it, and so on.
    pub level: u8,
    /// Its number as the text writes it, with its sign.
    pub number: String,
    /// Its heading without the number.
    pub title: String,
    /// Its name in the navigator.
    pub name: String,
    /// Its characters, those of the sections below it left out.
    pub characters: usize,
    /// Whether its text is missing.
    pub is_lacking: bool,
    /// Its heading in the manuscript.
    pub span: Span,
}

/// A number of the text and what is read of it. Empty texts say that nothing is stated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its id in the page's address.
    pub anchor: String,
    /// As the text writes it.
    pub surface: String,
    /// What it counts.
    pub subject: String,
    /// Its value with its unit.
    pub value: String,
    /// Its kind.
    pub kind: Said,
    /// Name of its kind in data.
    pub kind_name: String,
    /// Name in data of what the words around it make of it.
    pub qualifier: String,
    /// Where.
    pub scope: String,
    /// Whether an editor said something of it.
    pub is_corrected: bool,
    /// Whether it is a date, which counts nothing.
    pub is_date: bool,
    /// When.
    pub period: String,
    /// The number of the figure that shows it.
    pub figure: Option<u32>,
    /// Its sentence.
    pub sentence: String,
    /// Where it stands in the manuscript.
    pub span: Span,
}

impl Fact {
    /// Whether an editor should look at it: what it counts could not be read.
    pub fn wants_a_look(&self) -> bool {
        self.subject.is_empty() && !self.is_date
    }
}

/// A figure of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its number on the page.
    pub number: u32,
    /// Its id.
    pub id: String,
    /// Its form, such as 排序条形.
    pub form: Said,
    /// Its caption.
    pub caption: String,
    /// What stands below the caption.
    pub sub: String,
    /// Why it was proposed; empty where nobody said.
    pub reason: String,
    /// How many numbers it shows.
    pub facts: usize,
    /// Places of the numbers that it shows.
    pub places: Vec<Span>,
    /// Remarks below the drawing.
    pub notes: Vec<String>,
    /// Its marks in their order, each as name and number; empty for a figure whose marks have no order of their own.
    pub marks: Vec<String>,
    /// Heading of the section that it stands in; empty before the first.
    pub section: String,
    /// A small drawing of it.
    pub miniature: Miniature,
    /// Its block in the manuscript.
    pub span: Span,
    /// The edits that take it out: its block, and where a key figure names it. Every word of the text stays.
    pub removal: Vec<Edit>,
}

/// A figure as small as a thumb, without words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miniature {
    /// The part of the plane that is seen, as `viewBox` says it.
    pub view_box: String,
    /// Its shapes from the lowest to the uppermost: the class that says how it is painted, and the data of its path.
    pub paths: Vec<(String, String)>,
}

/// A key figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// The number as shown.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// The second line.
    pub detail: String,
    /// The figure that shows it.
    pub figure: Option<u32>,
}

/// A figure that could be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its form.
    pub form: Said,
    /// Its caption.
    pub caption: String,
    /// What stands below the caption.
    pub sub: String,
    /// Why it is proposed.
    pub reason: String,
    /// Why the rules did not choose it; empty for what they would add.
    pub passed_over: String,
    /// The numbers it shows, as the text writes them.
    pub numbers: Vec<String>,
    /// Heading of the section that it would stand in.
    pub section: String,
    /// Where what it draws begins in the manuscript.
    pub place: usize,
    /// A small drawing of it.
    pub miniature: Miniature,
    /// The edits that take it in.
    pub edits: Vec<Edit>,
}

/// Numbers that look like a figure and are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotDrawn {
    /// The form that would have drawn them.
    pub form: Said,
    /// Why it does not.
    pub reason: String,
    /// Where they begin in the manuscript.
    pub place: usize,
    /// The sentence that they begin in.
    pub sentence: String,
}
