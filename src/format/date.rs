//! The date forms that outlets and archivers write; each as found in real files.
//!
//! | form | where |
//! |---|---|
//! | `Thu, 26 Dec 2024 22:58:18 GMT`, `… +0000` | VOA, the `日期：` line, feeds (RFC 2822) |
//! | `Wed Mar 06 2024 18:01:37 GMT+0800 (…)` | what JavaScript writes: page savers |
//! | `March 5, 2024`, `5 March 2024`, `Mar 5, 2024 3:07 PM` | English |
//! | `2020-10-10T13:53:42.094Z`, `2020-09-22 10:37:29`, `2009-3-23`, `2018-02-22 18:49 +0800`, `… (UTC +08:00)` | ISO 8601, front matter |
//! | `2024/03/05 15:07`, `2024.03.05`, `20240305` | |
//! | `12/10/2020 - 22:28` | RFI: day first |
//! | `2020年10月12日 22:28`, `…日下午3:07`, `…日15时07分`, `二〇二四年三月五日`, `民國113年3月5日` | Chinese |

use crate::document::{Published, Timestamp, is_gap, one_of};

/// How the names of months begin, four bytes from one to the next.
const MONTHS: &str = "jan feb mar apr may jun jul aug sep oct nov dec";
const DAYS: &str = "mon tue wed thu fri sat sun";

/// A date is written in fewer bytes than this; a paragraph is not worth a look.
const LONGEST: usize = 96;

/// Reads a text that is a date and nothing else.
pub(super) fn date(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let (read, rest) = in_figures(text).or_else(|| with_month_name(text))?;
    let read = time_and_zone(read, rest)?;
    let midnight = Timestamp::from_civil(read.year, read.month, read.day, 0)?;
    let seconds = read.time.unwrap_or(0);
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
struct DateMatch {
    year: i64,
    month: u32,
    day: u32,
    /// Seconds since midnight.
    time: Option<u32>,
    /// Minutes east of UTC.
    offset_minutes: Option<i64>,
}

impl DateMatch {
    fn day(year: u32, month: u32, day: u32) -> Option<Self> {
        (1000..3000).contains(&year).then(|| Self { year: i64::from(year), month, day, ..Self::default() })
    }
}

/// `Y-M-D`, `Y/M/D`, `Y.M.D`, `Y年M月D日`, `D/M/Y`, `YYYYMMDD`; and what follows.
fn in_figures(text: &str) -> Option<(DateMatch, &str)> {
    let (era, text) = match text.strip_prefix("民國").or_else(|| text.strip_prefix("民国")) {
        // The Republic counts from 1912, its first year.
        Some(rest) => (1911, rest.trim_start()),
        None => (0, text),
    };
    let (first, digits, rest) = number(text)?;
    if digits == 8 && era == 0 {
        return Some((DateMatch::day(first / 10_000, first / 100 % 100, first % 100)?, rest));
    }
    let (sign, rest) = separator(rest)?;
    let (second, _, rest) = number(rest)?;
    let (again, rest) = separator(rest)?;
    let (third, digits, rest) = number(rest)?;
    let paired = matches!((sign, again), ('-', '-') | ('/', '/') | ('.', '.') | ('年', '月'));
    if !paired {
        return None;
    }
    if sign == '/' && first < 100 && digits == 4 {
        // The day is first, unless there is no such month.
        let (day, month) = if second > 12 { (second, first) } else { (first, second) };
        return Some((DateMatch::day(third, month, day)?, rest));
    }
    let rest = if sign == '年' { rest.trim_start().strip_prefix(one_of("日號号"))? } else { rest };
    Some((DateMatch::day(first + era, second, third)?, rest))
}

fn separator(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start();
    let sign = text.chars().next()?;
    Some((sign, text[sign.len_utf8()..].trim_start()))
}

/// A number in figures or in Chinese numerals, how many characters it has, and what follows.
fn number(text: &str) -> Option<(u32, usize, &str)> {
    const NUMERALS: &str = "〇一二三四五六七八九";
    let value = |c: char| c.to_digit(10).or_else(|| NUMERALS.chars().position(|n| n == c).map(|at| at as u32));
    let (mut all, mut count, mut end) = (0_u32, 0, text.len());
    for (at, c) in text.char_indices() {
        // 十 is a place of its own: 十二 is 12, 二十 is 20, 二十一 is 21.
        let next = text[at + c.len_utf8()..].chars().next().and_then(value);
        match value(if c == '零' || c == '○' { '〇' } else { c }) {
            Some(digit) => all = all.checked_mul(10)?.checked_add(digit)?,
            None if c == '十' && count == 0 => all = 1,
            None if c == '十' && next.is_some() => {}
            None if c == '十' => all = all.checked_mul(10)?,
            None => {
                end = at;
                break;
            }
        }
        if c == '十' && count == 0 && next.is_none() {
            all = 10;
        }
        count += 1;
    }
    (count > 0).then(|| (all, count, &text[end..]))
}

/// `[day-name ","] day month-name year`, or `month-name day "," year`; and what follows.
fn with_month_name(text: &str) -> Option<(DateMatch, &str)> {
    let begins = |word: &str, names: &str| {
        let start = word.get(..3)?.to_ascii_lowercase();
        let letters = word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.');
        names.find(&start).filter(|_| letters).map(|at| at as u32 / 4)
    };
    let mut rest = text;
    let mut word = || {
        rest = rest.trim_start_matches(is_gap);
        let (word, after) = rest.split_at(rest.find(is_gap).unwrap_or(rest.len()));
        rest = after;
        word
    };
    let mut first = word();
    if begins(first, DAYS).is_some() {
        first = word();
    }
    let (second, year) = (word(), word());
    let plain = |n: &str| n.parse::<u32>().ok();
    let (day, month) = match begins(first, MONTHS) {
        Some(month) => (plain(second.trim_end_matches(|c: char| c.is_ascii_alphabetic()))?, month),
        None => (plain(first)?, begins(second, MONTHS)?),
    };
    Some((DateMatch::day(plain(year)?, month + 1, day)?, rest))
}

/// What follows a day: the day of the week, the time and the zone, any of them; and nothing else.
fn time_and_zone(mut read: DateMatch, rest: &str) -> Option<DateMatch> {
    let mut rest = rest.strip_prefix('T').unwrap_or(rest).trim_start_matches(one_of(" \u{a0}\u{3000},，-\n|"));
    rest = weekday(rest);
    if let Some(after) = rest.strip_prefix("at ") {
        rest = after;
    }
    let (mut part, after) = part_of_day(rest);
    rest = after.trim_start();
    if let Some((hours, _, after)) =
        number(rest).filter(|(.., after)| after.trim_start().starts_with(one_of(":：时時点點")))
    {
        let (seconds, after) = clock(hours, after.trim_start())?;
        rest = after.trim_start();
        if part.is_none() {
            (part, rest) = part_of_day(rest);
        }
        let (hour, within) = (seconds / 3600, seconds % 3600);
        let hour = match part {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        read.time = Some(hour * 3600 + within);
        read.offset_minutes = offset(rest.trim())?;
    } else if part.is_some() || !rest.trim().is_empty() {
        return None;
    }
    Some(read)
}

/// What follows a day of the week: `星期二`, `周二`, `（二）`, `Tue`.
fn weekday(text: &str) -> &str {
    let is_day = |c: char| "一二三四五六日天".contains(c);
    for form in "星期 礼拜 禮拜 周 週 （|） (|)".split(' ') {
        let (before, after) = form.split_once('|').unwrap_or((form, ""));
        let day = text.strip_prefix(before).filter(|rest| rest.starts_with(is_day));
        if let Some(rest) = day.and_then(|rest| rest.get(3..)?.strip_prefix(after)) {
            return rest.trim_start();
        }
    }
    text
}

/// `下午` in front, `PM` behind: whether it is the second half of the day.
fn part_of_day(text: &str) -> (Option<bool>, &str) {
    const PARTS: [(bool, &str); 2] = [(false, "上午 早上 凌晨 清晨 AM am"), (true, "下午 晚上 晚间 晚間 PM pm")];
    for (late, words) in PARTS {
        if let Some(rest) = words.split(' ').find_map(|word| text.strip_prefix(word)) {
            return (Some(late), rest);
        }
    }
    (None, text)
}

/// `:MM[:SS[.fraction]]` or `时[MM分[SS秒]]` behind the hours, as seconds since midnight; and what follows.
fn clock(hours: u32, after: &str) -> Option<(u32, &str)> {
    let (sign, behind) = separator(after)?;
    let colon = matches!(sign, ':' | '：');
    let (mut minutes, mut seconds, mut rest) = (0, 0, behind);
    match number(behind).filter(|(_, digits, _)| *digits <= 2) {
        Some((value, _, end)) => (minutes, rest) = (value, end.strip_prefix('分').unwrap_or(end)),
        // `15时` alone; but nothing ends in a colon.
        None if colon => return None,
        None => {}
    }
    let more = if colon {
        rest.strip_prefix(one_of(":："))
    } else {
        Some(rest).filter(|r| r.starts_with(one_of("0123456789")))
    };
    if let Some(more) = more {
        let (value, _, end) = number(more)?;
        (seconds, rest) = (value, end.strip_prefix('秒').unwrap_or(end));
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = fraction.trim_start_matches(one_of("0123456789"));
    }
    // A leap second is read as the second before it.
    (hours < 24 && minutes < 60 && seconds <= 60).then(|| (hours * 3600 + minutes * 60 + seconds.min(59), rest))
}

/// Minutes east of UTC: `GMT`, `UTC`, `Z`, `+0800`, `GMT+08:00`, `(UTC +8)`. The inner `None` is no zone, or one that is not known here.
#[expect(clippy::option_option, reason = "no zone, an unknown zone and what is none are three things")]
fn offset(zone: &str) -> Option<Option<i64>> {
    // The zone's name behind it says the same again.
    let zone = match zone.find('(') {
        Some(at) if at > 0 => zone[..at].trim_end(),
        _ => zone.trim_matches(one_of("()")),
    };
    if zone.is_empty() {
        return Some(None);
    }
    let named = "GMT UTC UT Z".split(' ').find_map(|name| zone.strip_prefix(name));
    let rest = named.unwrap_or(zone).trim_start();
    let sign = match rest.as_bytes().first() {
        None => return Some(Some(0)),
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return zone.bytes().all(|b| b.is_ascii_alphabetic()).then_some(None),
    };
    let digits = rest[1..].replace(one_of(":"), "");
    let number: u32 = Some(&digits).filter(|d| matches!(d.len(), 1 | 2 | 4))?.parse().ok()?;
    let (hours, minutes) = if digits.len() == 4 { (number / 100, number % 100) } else { (number, 0) };
    Some(Some(sign * i64::from(hours * 60 + minutes)))
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
            ("Wed Mar 06 2024 18:01:37 GMT+0800 (中国标准时间)", "2024-03-06T10:01:37Z", true),
            ("2024-03-06T18:01:37 (UTC +08:00)", "2024-03-06T10:01:37Z", true),
            ("2018-02-22 18:49 +0800", "2018-02-22T10:49:00Z", true),
            ("2009-3-23", "2009-03-23T00:00:00Z", false),
            ("2018-04-24 15:30", "2018-04-24T15:30:00Z", false),
            ("2024年3月5日 下午3:07", "2024-03-05T15:07:00Z", false),
            ("2024年03月05日15:07", "2024-03-05T15:07:00Z", false),
            ("2024年3月5日 星期二 15时07分", "2024-03-05T15:07:00Z", false),
            ("2024/03/05 15:07", "2024-03-05T15:07:00Z", false),
            ("二〇二四年三月五日", "2024-03-05T00:00:00Z", false),
            ("二零二四年十二月三十一日", "2024-12-31T00:00:00Z", false),
            ("民國113年3月5日", "2024-03-05T00:00:00Z", false),
            ("民國一一三年三月二十日 上午9:05", "2024-03-20T09:05:00Z", false),
            ("March 5, 2024", "2024-03-05T00:00:00Z", false),
            ("Mar 5th, 2024 at 3:07 PM", "2024-03-05T15:07:00Z", false),
            ("5 March 2024", "2024-03-05T00:00:00Z", false),
            ("20240305", "2024-03-05T00:00:00Z", false),
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
            "2020-10-05 15:",
            "2020年10月",
            "123456789012345",
            "true",
            "十年",
            "3月5日",
            "2024年3月5日 下午",
            "14/2020/10",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
