//! A day of the calendar.
//!
//! The library reads no clock: who wants to know whether something has expired says which day it is.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};

/// A day of the Gregorian calendar, from 0000-01-01 to 9999-12-31. Days are ordered by time.
///
/// ```
/// use poolgate::Date;
/// let day: Date = "2027-03-31".parse()?;
/// assert!(day < "2027-04-01".parse()?);
/// assert_eq!(day.to_string(), "2027-03-31");
/// assert!("2027-02-29".parse::<Date>().is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const FORM: &str = "a date is a year, a month and a day, such as `2027-03-31`";

impl Date {
    /// The day in UTC on which so many seconds have gone by since 1970 began; `None` behind the year 9999.
    ///
    /// ```
    /// use poolgate::Date;
    /// assert_eq!(Date::from_unix_seconds(951_782_400).unwrap().to_string(), "2000-02-29");
    /// ```
    #[must_use]
    pub fn from_unix_seconds(seconds: u64) -> Option<Self> {
        // Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days,
        // <https://howardhinnant.github.io/date_algorithms.html>. Nothing is before 1970, so nothing is negative here.
        let days = seconds / 86_400 + 719_468;
        let era = days / 146_097;
        let day_of_era = days % 146_097;
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        // Months are counted from March, so that the day that is not always there is the last one.
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// A day that is in the calendar.
    fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (year <= 9999 && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }
}

/// `2027-03-31`: the calendar date of RFC 3339, `full-date`.
impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = |part: &str, length: usize| {
            let fits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| fits)
        };
        let mut parts = text.split('-');
        let (year, month, day, rest) = (parts.next(), parts.next(), parts.next(), parts.next());
        let number = |part: Option<&str>, length| part.and_then(|part| digits(part, length)).ok_or_else(|| FORM.to_owned());
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        if rest.is_some() {
            return Err(FORM.to_owned());
        }
        let found = u8::try_from(month).ok().zip(u8::try_from(day).ok()).and_then(|(month, day)| Self::new(year, month, day));
        found.ok_or_else(|| format!("the calendar has no day `{text}`"))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl Visitor<'_> for Words {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as `2027-03-31`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Words)
    }
}

#[cfg(feature = "schema")]
impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["2000-02-29", "2024-02-29", "1999-12-31", "0000-01-01", "9999-12-31", "2027-04-30"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in ["1900-02-29", "2023-02-29", "2027-04-31", "2027-13-01", "2027-00-01", "2027-01-00", "2027-01-32"] {
            assert_eq!(text.parse::<Date>().unwrap_err(), format!("the calendar has no day `{text}`"));
        }
        for text in [
            "",
            "2027",
            "2027-3-31",
            "27-03-31",
            "2027-03-31-",
            "2027-03-31T00:00:00Z",
            "2027/03/31",
            "+027-03-31",
            "2027-03-3١",
            "31-03-2027",
        ] {
            assert_eq!(text.parse::<Date>().unwrap_err(), FORM, "{text}");
        }
    }

    /// Day after day, for four hundred years and more: the calendar repeats itself then.
    #[test]
    fn seconds_count_the_days_of_the_calendar() {
        let after = |date: Date| {
            let next = |year, month, day| Date::new(year, month, day);
            next(date.year, date.month, date.day + 1)
                .or_else(|| next(date.year, date.month + 1, 1))
                .or_else(|| next(date.year + 1, 1, 1))
                .unwrap()
        };
        let mut date: Date = "1970-01-01".parse().unwrap();
        for day in 0..160_000_u64 {
            assert_eq!(Date::from_unix_seconds(day * 86_400), Some(date));
            assert_eq!(Date::from_unix_seconds(day * 86_400 + 86_399), Some(date));
            let tomorrow = after(date);
            assert!(date < tomorrow);
            date = tomorrow;
        }
        assert_eq!(Date::from_unix_seconds(253_402_300_799).unwrap().to_string(), "9999-12-31");
        assert_eq!(Date::from_unix_seconds(253_402_300_800), None);
        assert_eq!(Date::from_unix_seconds(u64::MAX), None);
    }
}
