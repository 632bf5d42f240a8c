//! How long a notice stays: some seconds, unless the reader points at it or is in it. And what says that something asked for early
//! is about to open.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::page::effect;
use crate::state::{Notice, ViewState};

/// How long a notice stays: long enough to be read twice.
const STAY_MS: u32 = 6_000;
/// How long one stays that has a text to be selected and copied by hand.
const STAY_WITH_TEXT_MS: u32 = 30_000;
/// How long something may take to open before the reader is told that it will.
const PATIENCE_MS: u32 = 300;

/// Lets notices go after their time, and tells the reader where something that was asked for waits for its part.
pub fn install(state: ViewState) {
    let timer = StoredValue::new_local(None);
    effect(move || {
        // A new notice has its own time, and so has one that the reader has left.
        let stay = state.notice.with(|notice| notice.as_ref().map(stay));
        let is_held = state.notice_held.get();
        let leave = move || state.notice.set(None);
        timer.set_value(stay.filter(|_| !is_held).map(|stay| Timeout::new(stay, leave)));
        if stay.is_none() && is_held {
            // What was closed under the pointer or the focus tells nothing when they go.
            state.notice_held.set(false);
        }
    });
    let patience = StoredValue::new_local(None);
    effect(move || {
        let is_asked = state.fact.with(Option::is_some)
            || state.share.with(Option::is_some)
            || state.tool.with(Option::is_some);
        let is_waiting = is_asked && !state.started.get();
        let tell = move || state.notice.set(Some(Notice::Starting));
        patience.set_value(is_waiting.then(|| Timeout::new(PATIENCE_MS, tell)));
        if !is_waiting && state.notice.get_untracked() == Some(Notice::Starting) {
            state.notice.set(None);
        }
    });
}

fn stay(notice: &Notice) -> u32 {
    match notice {
        Notice::CopyFailed(_) => STAY_WITH_TEXT_MS,
        _ => STAY_MS,
    }
}
