//! Moments in the text, in the words of the interface.

use crate::document::Timestamp;
use crate::i18n::{self, Clock, Locale};

/// A moment to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime {
    /// The moment.
    pub at: Timestamp,
    /// Whether to show the time of day.
    pub has_time: bool,
    /// Whether its time zone is known. If so it is shown by the reader's own clock, else by the clock it was read from.
    pub zoned: bool,
}

impl DateTime {
    /// The moment in words: by a clock `east` minutes east of UTC if the time zone is known, else by the clock it was read from.
    ///
    /// ```
    /// use seed_reader::{document::Timestamp, i18n::Locale, markup::DateTime};
    ///
    /// let time = DateTime { at: Timestamp(1_611_135_840_000), has_time: true, zoned: true };
    /// assert_eq!(time.text(480, Locale::En), "January 20, 2021 17:44 UTC+8");
    /// let read = DateTime { zoned: false, ..time };
    /// assert_eq!(read.text(480, Locale::En), "January 20, 2021 09:44 (local time)");
    /// ```
    pub fn text(self, east: i64, locale: Locale) -> String {
        let clock = match (self.has_time, self.zoned) {
            (false, _) => Clock::Calendar,
            (true, false) => Clock::There,
            (true, true) => Clock::East(east),
        };
        i18n::moment(self.at, clock, locale)
    }
}
