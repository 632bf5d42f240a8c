//! The time of the day, as people write it.

use crate::i18n::Lang;

/// Milliseconds since 1970.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// A time of today as 10:32, one of another day with its month and day.
pub(crate) fn written(ms: f64, lang: Lang) -> String {
    let date = |ms: f64| js_sys::Date::new(&ms.into());
    let (then, today) = (date(ms), date(now()));
    let time = format!("{:02}:{:02}", then.get_hours(), then.get_minutes());
    if then.to_date_string() == today.to_date_string() {
        return time;
    }
    let (month, day) = (then.get_month() + 1, then.get_date());
    match lang {
        Lang::Zh => format!("{month}月{day}日 {time}"),
        Lang::En => format!("{}-{month:02}-{day:02} {time}", then.get_full_year()),
    }
}
