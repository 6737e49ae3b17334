use super::{Label, Locale};
use crate::document::Timestamp;

/// The clock by which a moment is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// None: the date alone.
    Calendar,
    /// The clock of the place where the moment was written down, wherever that is.
    There,
    /// A clock so many minutes east of UTC.
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

/// A moment as people write it. Not by the browser's `Intl`: making what writes a date takes a phone 50 ms and more, for three languages
/// whose dates are a line each, and the first paragraph would wait for it. The clock is always named: a time that does not say whose it
/// is proves nothing.
pub fn moment(at: Timestamp, clock: Clock, locale: Locale) -> String {
    let offset = if let Clock::East(minutes) = clock { minutes } else { 0 };
    let date = Timestamp(at.0 + offset * 60_000).civil();
    let day = match locale {
        Locale::ZhHans | Locale::ZhHant => format!("{}年{}月{}日", date.year, date.month, date.day),
        Locale::En => {
            let month = MONTHS.get(date.month as usize - 1).copied().unwrap_or_default();
            format!("{month} {}, {}", date.day, date.year)
        }
    };
    let time = format!("{:02}:{:02}", date.second_of_day / 3600, date.second_of_day / 60 % 60);
    match clock {
        Clock::Calendar => day,
        Clock::There => Label::with(|m| m.local_time(), [format!("{day} {time}")]).text(locale),
        Clock::East(0) => format!("{day} {time} UTC"),
        Clock::East(minutes) => {
            let (sign, all) = (if minutes < 0 { '−' } else { '+' }, minutes.abs());
            let rest = if all % 60 == 0 { String::new() } else { format!(":{:02}", all % 60) };
            format!("{day} {time} UTC{sign}{}{rest}", all / 60)
        }
    }
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
