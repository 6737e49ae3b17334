//! The date forms that outlets write under a headline; each as found in real files.
//!
//! | form | where |
//! |---|---|
//! | `Thu, 26 Dec 2024 22:58:18 GMT`, `… +0000` | VOA, the `日期：` line (RFC 2822) |
//! | `2020-10-10T13:53:42.094Z`, `2020-10-05`, `2020-09-22 10:37:29` | DW, BBC, NYT (ISO 8601) |
//! | `12/10/2020 - 22:28` | RFI: day first |
//! | `2020年10月12日 22:28`, `2020年10月12日` | Chinese |

use crate::document::{Published, Timestamp};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a text that is a date and nothing else.
pub(super) fn date(text: &str) -> Option<Published> {
    let text = text.trim();
    // The longest form has 40 characters; a paragraph is not worth a look.
    if text.len() > 64 {
        return None;
    }
    let read = rfc2822(text).or_else(|| iso(text)).or_else(|| day_first(text)).or_else(|| chinese(text))?;
    let seconds = read.time.unwrap_or(0);
    let midnight = Timestamp::from_civil(read.year, read.month, read.day, 0)?;
    let at = Timestamp(midnight.0 + i64::from(seconds) * 1000 - read.offset_minutes.unwrap_or(0) * 60_000);
    Some(Published {
        at,
        has_time: read.time.is_some(),
        zoned: read.offset_minutes.is_some(),
        offset_minutes: read.offset_minutes.unwrap_or(0),
        text: text.to_owned(),
    })
}

#[derive(Default)]
struct Read {
    year: i64,
    month: u32,
    day: u32,
    /// Seconds since midnight.
    time: Option<u32>,
    /// Minutes east of UTC.
    offset_minutes: Option<i64>,
}

/// `[day-name ","] day month-name year [time [zone]]`
fn rfc2822(text: &str) -> Option<Read> {
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut words = text.split_whitespace();
    let day = words.next()?.parse().ok()?;
    let name = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|m| *m == name)? as u32 + 1;
    let year = words.next()?.parse().ok()?;
    let (time, offset_minutes) = match (words.next(), words.next()) {
        (Some(time), zone) => (Some(clock(time)?), zone.map(offset).unwrap_or(Some(None))?),
        _ => (None, None),
    };
    words.next().is_none().then_some(Read { year, month, day, time, offset_minutes })
}

/// `YYYY-MM-DD [("T" / " ") time [zone]]`
fn iso(text: &str) -> Option<Read> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut fields = date.split('-').map(|n| n.parse::<u32>().ok());
    let (year, month, day) = (fields.next()??, fields.next()??, fields.next()??);
    let mut read = Read { year: i64::from(year), month, day, ..Read::default() };
    let rest = rest.strip_prefix(['T', ' ']).unwrap_or(rest).trim();
    if !rest.is_empty() {
        let end = rest.find(['Z', '+', ' ', '-']).unwrap_or(rest.len());
        read.time = Some(clock(&rest[..end])?);
        read.offset_minutes = match rest[end..].trim() {
            "" => None,
            zone => offset(zone)?,
        };
    }
    (date.len() == 10 && date.as_bytes()[4] == b'-' && date.as_bytes()[7] == b'-').then_some(read)
}

/// `DD/MM/YYYY [" - " time]`
fn day_first(text: &str) -> Option<Read> {
    let (date, time) = text.split_once(" - ").map_or((text, None), |(d, t)| (d, Some(t)));
    let mut fields = date.trim().split('/').map(|n| n.parse::<u32>().ok());
    let (day, month, year) = (fields.next()??, fields.next()??, fields.next()??);
    let time = match time {
        Some(time) => Some(clock(time.trim())?),
        None => None,
    };
    (fields.next().is_none() && year > 1900).then_some(Read {
        year: i64::from(year),
        month,
        day,
        time,
        offset_minutes: None,
    })
}

/// `YYYY 年 M 月 D 日 [time]`
fn chinese(text: &str) -> Option<Read> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    let number = |s: &str| s.trim().parse::<u32>().ok();
    let time = match rest.trim() {
        "" => None,
        time => Some(clock(time)?),
    };
    Some(Read { year: i64::from(number(year)?), month: number(month)?, day: number(day)?, time, offset_minutes: None })
}

/// `HH:MM[:SS[.fraction]]`, as seconds since midnight.
fn clock(text: &str) -> Option<u32> {
    let mut fields = text.split(':');
    let hours: u32 = fields.next()?.parse().ok()?;
    let minutes: u32 = fields.next()?.parse().ok()?;
    let seconds: u32 = fields.next().map_or(Some(0), |s| s.split('.').next()?.parse().ok())?;
    // A leap second is read as the second before it.
    (hours < 24 && minutes < 60 && seconds <= 60 && fields.next().is_none())
        .then_some(hours * 3600 + minutes * 60 + seconds.min(59))
}

/// Minutes east of UTC: `GMT`, `UTC`, `Z`, `+0800`, `+08:00`. The inner `None` is a zone that is not known here.
#[expect(clippy::option_option, reason = "no zone, an unknown zone and a known one are three things")]
fn offset(zone: &str) -> Option<Option<i64>> {
    if matches!(zone, "GMT" | "UTC" | "UT" | "Z") {
        return Some(Some(0));
    }
    let Some(sign) = zone.strip_prefix('+').map(|_| 1).or_else(|| zone.strip_prefix('-').map(|_| -1)) else {
        return zone.bytes().all(|b| b.is_ascii_alphabetic()).then_some(None);
    };
    let digits: String = zone[1..].chars().filter(|c| *c != ':').collect();
    let number: i64 = Some(&digits).filter(|d| d.len() == 4)?.parse().ok()?;
    Some(Some(sign * (number / 100 * 60 + number % 100)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_in_use() {
        for (text, want, zoned) in [
            ("Thu, 26 Dec 2024 22:58:18 GMT", "2024-12-26T22:58:18Z", true),
            ("Thu, 02 Jul 2020 10:28:51 +0800", "2020-07-02T02:28:51Z", true),
            ("2020-10-10T13:53:42.094Z", "2020-10-10T13:53:42Z", true),
            ("2020-10-08T03:32:44+08:00", "2020-10-07T19:32:44Z", true),
            ("2020-09-22 10:37:29", "2020-09-22T10:37:29Z", false),
            ("2020-10-05", "2020-10-05T00:00:00Z", false),
            ("12/10/2020 - 22:28", "2020-10-12T22:28:00Z", false),
            ("2020年10月12日 22:28", "2020-10-12T22:28:00Z", false),
        ] {
            let read = date(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.at.rfc3339().as_str(), read.zoned), (want, zoned), "{text}");
        }
    }

    #[test]
    fn the_day_is_the_publishers() {
        let read = date("Thu, 02 Jul 2020 02:28:51 +0800");
        assert_eq!(read.map(|p| p.local_date()).as_deref(), Some("2020-07-02"));
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "18 分钟前",
            "2020-13-01",
            "31/02/2020",
            "2020年版",
            "1 2 3",
            "Thu, 26 Dez 2024",
            "他12/10/2020说",
            "2020-10-1中x",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
