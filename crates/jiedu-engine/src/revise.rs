//! A decision of the editor as edits of the manuscript.

use jiedu_core::diagnostic::Diagnostic;
use jiedu_core::draft::key_of;
use jiedu_core::fact::Kind;
use jiedu_core::reading::{Cited, read_cited};
use jiedu_core::revise::{self, revised};
use jiedu_desk::protocol::{
    Decision, Edit, FigureText, FrontField, KeyAct, MarkAct, NumberField, Reply, Said, SectionAct, Span,
};

/// The edits of a decision; refused where it does not fit the manuscript, or would keep the page from being built.
pub(crate) fn decide(manuscript: &str, decision: &Decision) -> Reply {
    let (cited, faults) = read_cited(manuscript);
    let Some(edits) = edits_of(manuscript, &cited, decision) else { return Reply::Refused(unfit(decision)) };
    match revised(manuscript, &edits) {
        None => Reply::Refused(unfit(decision)),
        Some(after) => {
            let (revised, found) = read_cited(&after);
            match new_fault(&faults, found) {
                Some(fault) => Reply::Refused(refused(&fault)),
                // In a heading the brackets would be words of it.
                None if is_of_number(decision) && revised.briefing.text != cited.briefing.text => {
                    Reply::Refused(unfit(decision))
                }
                None => Reply::Edits(edits.into_iter().map(told).collect()),
            }
        }
    }
}

/// Whether a decision says something of a number, which leaves every word as it is.
fn is_of_number(decision: &Decision) -> bool {
    matches!(decision, Decision::Number { .. } | Decision::NoNumber(_) | Decision::PassedOver(..))
}

/// An edit as the desk is told it.
pub(crate) fn told(edit: revise::Edit) -> Edit {
    Edit { span: edit.span, text: edit.text }
}

fn edits_of(manuscript: &str, cited: &Cited, decision: &Decision) -> Option<Vec<revise::Edit>> {
    let Cited { briefing, facts, figures, .. } = cited;
    match decision {
        Decision::Number { place, field, value } => {
            revise::correct_number(manuscript, briefing, place, number_field(*field), value)
        }
        Decision::NoNumber(place) => revise::drop_number(manuscript, briefing, place),
        Decision::PassedOver(place, kind) => {
            let kind = Kind::ALL.into_iter().find(|known| known.name() == kind)?;
            revise::mark_number(manuscript, briefing, place, kind)
        }
        Decision::Section(at, act) => revise::section_act(manuscript, briefing, *at, &section_act(act)),
        Decision::Divide(place) => revise::divide(manuscript, briefing, *place),
        Decision::Field(field, value) => revise::front_field(manuscript, front_field(*field), value),
        Decision::Key(at, act) => revise::key_act(manuscript, *at, &key_act(act)),
        Decision::NewKey(place) => {
            let at = fact_at(cited, place)?;
            let key = key_of(briefing, facts, at)?;
            let figure =
                figures.iter().find(|figure| figure.facts.iter().any(|fact| usize::from(*fact) == at));
            let figure = figure.map_or("", |figure| figure.id.as_str());
            revise::add_key(manuscript, &key.quote, &key.label, figure)
        }
        Decision::FigureText(id, which, text) => {
            revise::figure_text(manuscript, briefing, id, figure_text(*which), text)
        }
        Decision::Mark(id, at, act) => revise::mark_act(manuscript, briefing, id, *at, mark_act(*act)),
    }
}

/// The fact at a place of the manuscript.
fn fact_at(cited: &Cited, place: &Span) -> Option<usize> {
    cited.facts.iter().position(|fact| cited.briefing.source_range(&fact.span) == *place)
}

fn number_field(field: NumberField) -> revise::NumberField {
    match field {
        NumberField::Subject => revise::NumberField::Subject,
        NumberField::Kind => revise::NumberField::Kind,
        NumberField::Qualifier => revise::NumberField::Qualifier,
        NumberField::Period => revise::NumberField::Period,
        NumberField::Scope => revise::NumberField::Scope,
    }
}

fn section_act(act: &SectionAct) -> revise::SectionAct {
    match act {
        SectionAct::Rename(name) => revise::SectionAct::Rename(name.clone()),
        SectionAct::Raise => revise::SectionAct::Raise,
        SectionAct::Lower => revise::SectionAct::Lower,
        SectionAct::Up => revise::SectionAct::Up,
        SectionAct::Down => revise::SectionAct::Down,
        SectionAct::Join => revise::SectionAct::Join,
        SectionAct::Missing => revise::SectionAct::Missing,
    }
}

fn front_field(field: FrontField) -> revise::FrontField {
    match field {
        FrontField::Title => revise::FrontField::Title,
        FrontField::Subtitle => revise::FrontField::Subtitle,
        FrontField::Short => revise::FrontField::Short,
        FrontField::Meeting => revise::FrontField::Meeting,
        FrontField::Date => revise::FrontField::Date,
        FrontField::Issuer => revise::FrontField::Issuer,
        FrontField::Byline => revise::FrontField::Byline,
        FrontField::Source => revise::FrontField::Source,
        FrontField::Publisher => revise::FrontField::Publisher,
        FrontField::Url => revise::FrontField::Url,
        FrontField::Published => revise::FrontField::Published,
    }
}

fn key_act(act: &KeyAct) -> revise::KeyAct {
    match act {
        KeyAct::Up => revise::KeyAct::Up,
        KeyAct::Down => revise::KeyAct::Down,
        KeyAct::Remove => revise::KeyAct::Remove,
        KeyAct::Label(words) => revise::KeyAct::Label(words.clone()),
        KeyAct::Detail(words) => revise::KeyAct::Detail(words.clone()),
    }
}

fn figure_text(which: FigureText) -> revise::FigureText {
    match which {
        FigureText::Caption => revise::FigureText::Caption,
        FigureText::Sub => revise::FigureText::Sub,
        FigureText::Notes => revise::FigureText::Notes,
    }
}

fn mark_act(act: MarkAct) -> revise::MarkAct {
    match act {
        MarkAct::Up => revise::MarkAct::Up,
        MarkAct::Down => revise::MarkAct::Down,
        MarkAct::Remove => revise::MarkAct::Remove,
    }
}

/// A fault that was not there before.
fn new_fault(before: &[Diagnostic], after: Vec<Diagnostic>) -> Option<Diagnostic> {
    let mut known: Vec<_> = before.iter().map(|fault| (fault.code, fault.message.as_str())).collect();
    after.into_iter().find(|fault| {
        match known.iter().position(|known| *known == (fault.code, fault.message.as_str())) {
            Some(at) => {
                known.swap_remove(at);
                false
            }
            None => true,
        }
    })
}

fn unfit(decision: &Decision) -> Said {
    let (zh, en) = match decision {
        Decision::Number { .. } | Decision::NoNumber(_) | Decision::PassedOver(..) => (
            "这一处改不了：标题里的数只能照原文；别处的，写法里不要带括号和竖线",
            "This can't be said here: a number in a heading stays as it was read; elsewhere, write it without brackets and bars",
        ),
        Decision::Section(_, SectionAct::Rename(_)) => {
            ("目录用名要从标题里截取，不带空格", "The name is cut from the heading, without blanks")
        }
        Decision::Section(..) => ("这一节已经到头了", "This section can go no further"),
        Decision::Divide(_) => (
            "这一行不像标题：标题单独成行，不超过60字",
            "This line is no heading: one stands on a line of its own, 60 characters at most",
        ),
        Decision::Field(..) | Decision::Key(..) => (
            "没有改：这一项不能空着，或者已经到头了",
            "Nothing changed: this can't be empty, or it can go no further",
        ),
        Decision::NewKey(_) => (
            "这个数没有读出名称，或者原文里没有一小段话只有它；先在“数字”里写上指标",
            "This number has no name, or no short passage holds it alone; say its indicator first",
        ),
        Decision::FigureText(..) => ("没有改：图题不能空着", "Nothing changed: a caption can't be empty"),
        Decision::Mark(..) => (
            "这一项已经到头了，或者图里只剩它了",
            "It can go no further, or it is the last one of the figure",
        ),
    };
    Said { zh: zh.to_owned(), en: en.to_owned() }
}

/// Why a decision is refused that would keep the page from being built.
fn refused(fault: &Diagnostic) -> Said {
    let zh = match fault.code {
        "number-typed" => "这里写的数，图里没有；图题、说明里的数只能是图里的数",
        "nav-invented" => "目录用名要从标题里截取",
        "break-unknown" => "断行处要用标题里的字",
        "url-invalid" => "网址要写全，以 https:// 开头",
        "moment-invalid" | "date-invalid" | "front-matter-invalid" => "日期写成 2022-08-01 这样",
        "heading-level" => "标题不能跳过一级；先调它上面的标题",
        "label-invented" => "名称要用原文里的字",
        "annotation-without-number" => "选中的字里没有数",
        "annotation-of-several" => "选中的字里不止一个数，一次选一个",
        "quote-without-fact" | "figure-without-fact" | "quote-with-several-facts" => {
            "有图或要点用着这个数；先把那幅图或那个要点撤下"
        }
        "unit-mixed" => "一幅图里的数要同一个单位",
        "arity-wrong" => "这种图要的项数不对",
        _ => "这样改，网页会做不成",
    };
    Said { zh: zh.to_owned(), en: fault.message.clone() }
}
