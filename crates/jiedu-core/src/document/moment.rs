//! A moment at which a briefing was published or changed, in the time of China.

/// Minutes by which the clocks of China are ahead of universal time.
pub const CHINA: i32 = 8 * 60;

/// A moment, told as clocks in China show it. Moments compare as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Days since 1970-01-01.
    day: i32,
    /// Seconds since midnight.
    second: i32,
}

impl Moment {
    /// The moment of a date and a time (hour, minute, second) on clocks that are so many minutes ahead of universal time; none
    /// where the calendar or the clock has no such place. A leap second counts as the second before it.
    pub fn new(date: (u16, u8, u8), time: (u8, u8, u8), ahead: i32) -> Option<Self> {
        let (year, month, day) = date;
        let (hour, minute, second) = (i32::from(time.0), i32::from(time.1), i32::from(time.2));
        let days = days_of(year, month)?;
        if year == 0
            || day == 0
            || day > days
            || hour > 23
            || minute > 59
            || second > 60
            || ahead.abs() > 24 * 60
        {
            return None;
        }
        let local = (hour * 60 + minute) * 60 + second.min(59);
        let shifted = local + (CHINA - ahead) * 60;
        let day = day_number(i32::from(year), i32::from(month), i32::from(day));
        Some(Self { day: day + shifted.div_euclid(86_400), second: shifted.rem_euclid(86_400) })
    }

    /// As clocks in China show it: `2022-08-01T09:30:00`.
    pub fn local(self) -> String {
        let (year, month, day) = date_of(self.day);
        let (hour, minute, second) = (self.second / 3600, self.second / 60 % 60, self.second % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }

    /// With the offset of China: `2022-08-01T09:30:00+08:00`.
    pub fn with_offset(self) -> String {
        self.local() + "+08:00"
    }
}

/// How many days a month has; none where there is no such month.
fn days_of(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}

/// Days from 1970-01-01 to a date. Years begin in March here, so that the leap day is the last of its year.
fn day_number(year: i32, month: i32, day: i32) -> i32 {
    let year = if month < 3 { year - 1 } else { year };
    let (era, in_era) = (year.div_euclid(400), year.rem_euclid(400));
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719_468
}

/// The date so many days after 1970-01-01.
fn date_of(day: i32) -> (i32, i32, i32) {
    let shifted = day + 719_468;
    let (era, in_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let date = in_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i32::from(month < 3), month, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(date: (u16, u8, u8), time: (u8, u8, u8), ahead: i32) -> Option<String> {
        Moment::new(date, time, ahead).map(Moment::with_offset)
    }

    #[test]
    fn other_clocks_are_turned_to_those_of_china() {
        for (date, time, ahead, expected) in [
            ((2022, 8, 1), (9, 30, 5), CHINA, "2022-08-01T09:30:05+08:00"),
            ((2021, 12, 31), (18, 0, 0), 0, "2022-01-01T02:00:00+08:00"),
            ((2024, 3, 1), (0, 30, 0), 9 * 60, "2024-02-29T23:30:00+08:00"),
            ((2016, 12, 31), (23, 59, 60), 0, "2017-01-01T07:59:59+08:00"),
            ((2000, 2, 29), (0, 0, 0), -12 * 60, "2000-02-29T20:00:00+08:00"),
            ((1900, 2, 28), (23, 0, 0), 0, "1900-03-01T07:00:00+08:00"),
        ] {
            assert_eq!(told(date, time, ahead).as_deref(), Some(expected));
        }
    }

    #[test]
    fn every_day_of_four_centuries_is_told_as_it_was_given() {
        let mut last = None;
        for year in 1800..2200 {
            for month in 1..=12 {
                for day in 1..=days_of(year, month).unwrap_or(0) {
                    let moment = Moment::new((year, month, day), (0, 0, 0), CHINA);
                    assert!(last < moment, "{year}-{month}-{day} is not after the day before");
                    let text = moment.map(Moment::local);
                    assert_eq!(text, Some(format!("{year:04}-{month:02}-{day:02}T00:00:00")));
                    last = moment;
                }
            }
        }
    }

    #[test]
    fn what_no_calendar_has_is_no_moment() {
        for date in [
            (2022, 2, 29),
            (1900, 2, 29),
            (2022, 4, 31),
            (2022, 13, 1),
            (2022, 0, 1),
            (2022, 1, 0),
            (0, 1, 1),
        ] {
            assert_eq!(told(date, (0, 0, 0), CHINA), None, "{date:?}");
        }
        assert_eq!(told((2022, 1, 1), (24, 0, 0), CHINA), None);
        assert_eq!(told((2022, 1, 1), (0, 60, 0), CHINA), None);
    }
}
