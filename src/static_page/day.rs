//! The day of a meeting, which says where its year is inferred.

use jiedu_core::payload::MeetingDate;
use leptos::prelude::*;

use crate::i18n::Words;

/// 2022年〔推断〕7月30日; nothing where no day is known.
pub(super) fn day(date: MeetingDate, words: &'static Words) -> AnyView {
    let MeetingDate { year, month, day, inferred } = date;
    if year == 0 {
        return ().into_any();
    }
    let inferred = inferred.then(|| {
        view! { <span class="editor">"〔" <span data-word="inferred">{words.inferred}</span> "〕"</span> }
    });
    view! {
        <time datetime=format!("{year:04}-{month:02}-{day:02}")>
            {format!("{year}年")} {inferred} {format!("{month}月{day}日")}
        </time>
    }
    .into_any()
}
