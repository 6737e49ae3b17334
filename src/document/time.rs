/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
///
/// The calendar arithmetic is Howard Hinnant's (`days_from_civil`), as in most date libraries; a library would add more
/// bytes to the wasm than the five date forms of this corpus are worth. [`crate::i18n::moment`] writes the date that a reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// The calendar date and time of day that a [`Timestamp`] falls on in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// The year, proleptic Gregorian.
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// Seconds since midnight, 0 to 86,399.
    pub second_of_day: u32,
}

/// When an article says it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The moment. Where the text names no zone it is read as UTC; where it names no time, as midnight.
    pub at: Timestamp,
    /// Whether the text gives a time of day.
    pub has_time: bool,
    /// Whether the text names a time zone, so that the moment is certain.
    pub zoned: bool,
    /// Minutes east of UTC that the text names; 0 where it names none.
    pub offset_minutes: i64,
    /// The date as the article writes it.
    pub text: String,
}

impl Published {
    /// The calendar date where it was published, `2024-12-26`.
    ///
    /// ```
    /// let document = seed_reader::format::parse("---\ntitle: 灯塔\ndate: 2024-12-26T01:00:00+08:00\n---\n<p>灯灭了。</p>").0;
    /// let published = document.published.expect("a date");
    /// assert_eq!((published.at.rfc3339().as_str(), published.local_date().as_str()), ("2024-12-25T17:00:00Z", "2024-12-26"));
    /// ```
    pub fn local_date(&self) -> String {
        Timestamp(self.at.0 + self.offset_minutes * 60_000).date()
    }
}

const DAY: i64 = 86_400_000;

impl Timestamp {
    /// The end of 9999-12-31, the last moment that is shown as a date. A header with a later one gives
    /// [`WarningKind::BadTimestamp`](crate::format::WarningKind::BadTimestamp).
    pub const MAX: Self = Self(253_402_300_799_999);

    /// The moment of a calendar date (years 1 to 9999, Gregorian) and of `second_of_day`, seconds since midnight, in UTC. `None` for a
    /// date or a time that does not exist.
    pub fn from_civil(year: i64, month: u32, day: u32, second_of_day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 || second_of_day >= 86_400 {
            return None;
        }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = [31, 28 + u32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
        if day > length {
            return None;
        }
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y - era * 400;
        let day_of_year = (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self((era * 146_097 + day_of_era - 719_468) * DAY + i64::from(second_of_day) * 1000))
    }

    /// The calendar date and time of day in UTC.
    ///
    /// ```
    /// let civil = seed_reader::document::Timestamp(1_735_253_943_000).civil();
    /// assert_eq!((civil.year, civil.month, civil.day, civil.second_of_day), (2024, 12, 26, 82_743));
    /// ```
    pub fn civil(self) -> Civil {
        let days = self.0.div_euclid(DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days - era * 146_097;
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let m = (5 * day_of_year + 2) / 153;
        let month = if m < 10 { m + 3 } else { m - 9 };
        Civil {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month: month as u32,
            day: (day_of_year - (153 * m + 2) / 5 + 1) as u32,
            second_of_day: (self.0.rem_euclid(DAY) / 1000) as u32,
        }
    }

    /// The moment in RFC 3339, to the second, in UTC.
    ///
    /// ```
    /// use seed_reader::document::Timestamp;
    ///
    /// assert_eq!(Timestamp(1_735_253_943_000).rfc3339(), "2024-12-26T22:59:03Z");
    /// assert_eq!(Timestamp::from_civil(2023, 2, 29, 0), None, "there is no such day");
    /// ```
    pub fn rfc3339(self) -> String {
        let s = self.civil().second_of_day;
        let mut out = self.date();
        for (sign, number) in ["T", ":", ":"].into_iter().zip([s / 3600, s / 60 % 60, s % 60]) {
            out.push_str(sign);
            out.push_str(&digits(number, 2));
        }
        out + "Z"
    }

    /// The moment of a count of milliseconds, written in figures; nothing where it is something else.
    pub(crate) fn counted(text: &str) -> Option<Self> {
        let is_count = (1..=18).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        is_count.then(|| Self(text.bytes().fold(0, |count, b| count * 10 + i64::from(b - b'0'))))
    }

    /// The calendar date alone, `2024-12-26`, in UTC.
    pub fn date(self) -> String {
        let Civil { year, month, day, .. } = self.civil();
        [&digits(year as u32, 4), "-", &digits(month, 2), "-", &digits(day, 2)].concat()
    }
}

/// A number with at least `width` digits, filled up with leading zeros.
pub(crate) fn digits(number: u32, width: usize) -> String {
    let (mut out, mut rest) = (String::new(), number);
    while rest > 0 || out.len() < width {
        out.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
    }
    out
}

/// A number as it is. (`to_string` brings what writes any number in any way: half a kilobyte of what loads before the first paragraph.)
pub(crate) fn decimal(number: u32) -> String {
    digits(number, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_there_and_back() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_735_253_943_000, "2024-12-26T22:59:03Z"),
            (-1000, "1969-12-31T23:59:59Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (253_402_300_799_000, "9999-12-31T23:59:59Z"),
        ] {
            let at = Timestamp(ms);
            assert_eq!(at.rfc3339(), text);
            let c = at.civil();
            assert_eq!(Timestamp::from_civil(c.year, c.month, c.day, c.second_of_day), Some(at));
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        assert_eq!(Timestamp::from_civil(2023, 2, 29, 0), None);
        assert_eq!(Timestamp::from_civil(2023, 13, 1, 0), None);
        assert_eq!(Timestamp::from_civil(2023, 4, 31, 0), None);
    }
}
