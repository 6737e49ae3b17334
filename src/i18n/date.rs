use super::{Label, Locale};
use crate::document::{Timestamp, decimal, digits};

/// The clock by which a moment is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// No clock: the date alone, in UTC.
    Calendar,
    /// The clock of the place where the moment was written down; which place is not known.
    There,
    /// A clock this many minutes east of UTC.
    East(i64),
}

/// The months in English, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment as people of a language write it. A time of day always comes with its clock, because a time without one proves nothing.
///
/// ```
/// use seed_reader::document::Timestamp;
/// use seed_reader::i18n::{Clock, Locale, moment};
///
/// let at = Timestamp(1_611_135_840_000);
/// assert_eq!(moment(at, Clock::East(480), Locale::En), "January 20, 2021 17:44 UTC+8");
/// assert_eq!(moment(at, Clock::Calendar, Locale::ZhHans), "2021年1月20日");
/// ```
// Not by the browser's `Intl`: its formatter takes a phone 50 ms and more to make, the first paragraph would wait for it, and the dates
// of three languages are a line each.
pub fn moment(at: Timestamp, clock: Clock, locale: Locale) -> String {
    let offset = if let Clock::East(minutes) = clock { minutes } else { 0 };
    let date = Timestamp(at.0 + offset * 60_000).civil();
    let year = decimal(date.year as u32);
    let day = match locale {
        Locale::ZhHans | Locale::ZhHant => [&year, "年", &decimal(date.month), "月", &decimal(date.day), "日"].concat(),
        Locale::En => {
            let month = MONTHS.get(date.month as usize - 1).copied().unwrap_or_default();
            [month, " ", &decimal(date.day), ", ", &year].concat()
        }
    };
    if clock == Clock::Calendar {
        return day;
    }
    let (hour, minute) = (date.second_of_day / 3600, date.second_of_day / 60 % 60);
    let mut out = [&day, " ", &digits(hour, 2), ":", &digits(minute, 2)].concat();
    if clock == Clock::There {
        return Label::with_one(|m| m.local_time(), out).text(locale);
    }
    out.push_str(" UTC");
    if offset != 0 {
        let minutes = offset.unsigned_abs() as u32;
        out.push(if offset < 0 { '−' } else { '+' });
        out.push_str(&decimal(minutes / 60));
        if !minutes.is_multiple_of(60) {
            out.push(':');
            out.push_str(&digits(minutes % 60, 2));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_names_its_clock() {
        let at = Timestamp(1_611_135_840_000);
        for (clock, locale, want) in [
            (Clock::Calendar, Locale::ZhHans, "2021年1月20日"),
            (Clock::There, Locale::ZhHans, "2021年1月20日 09:44（当地）"),
            (Clock::There, Locale::En, "January 20, 2021 09:44 (local time)"),
            (Clock::East(480), Locale::ZhHant, "2021年1月20日 17:44 UTC+8"),
            (Clock::East(-210), Locale::En, "January 20, 2021 06:14 UTC−3:30"),
            (Clock::East(0), Locale::En, "January 20, 2021 09:44 UTC"),
        ] {
            assert_eq!(moment(at, clock, locale), want);
        }
    }
}
