//! The scalars of the language: [`Text`] with holes, and [`Duration`].

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Visitor};

use super::holes::{Piece, pieces};

/// Text that may hold `${...}`: a parameter (`${certificate_arn}`), something of this stack (`${user_pool.id}`,
/// `${clients.web.id}`) or of the place it is deployed to (`${aws.region}`). `$${` stands for a literal `${`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
#[cfg_attr(feature = "schema", schemars(inline, extend("$comment" = "may hold ${...}")))]
pub struct Text(pub String);

impl Text {
    /// The text as written, holes included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text as written if it has no hole in it; checks of literal values apply to such text only. An escape counts as it
    /// stands: it is one character longer than what it becomes, and made of the same characters.
    #[must_use]
    pub fn literal(&self) -> Option<&str> {
        let text = self.0.as_str();
        let literal = |pieces: Vec<Piece<'_>>| pieces.iter().all(|piece| matches!(piece, Piece::Literal(_)));
        (!text.contains("${") || pieces(text).is_ok_and(literal)).then_some(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// A length of time: a whole number and a unit, `s`, `m`, `h` or `d`.
///
/// ```
/// use poolgate::spec::Duration;
/// assert_eq!("15m".parse::<Duration>()?.seconds(), 900);
/// assert_eq!("1d".parse::<Duration>()?, "24h".parse::<Duration>()?);
/// assert!("15".parse::<Duration>().is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(u64);

impl Duration {
    /// So many seconds.
    #[must_use]
    pub const fn from_seconds(seconds: u64) -> Self {
        Self(seconds)
    }

    /// So many minutes.
    #[must_use]
    pub const fn from_minutes(minutes: u32) -> Self {
        Self(minutes as u64 * 60)
    }

    /// So many hours.
    #[must_use]
    pub const fn from_hours(hours: u32) -> Self {
        Self(hours as u64 * 3600)
    }

    /// So many days.
    #[must_use]
    pub const fn from_days(days: u32) -> Self {
        Self(days as u64 * 86_400)
    }

    /// The length in seconds.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.0
    }
}

impl std::str::FromStr for Duration {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || "a duration is a whole number and a unit, such as `45s`, `15m`, `1h` or `30d`".to_owned();
        let unit = text.chars().next_back().ok_or_else(wrong)?;
        let factor = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            _ => return Err(wrong()),
        };
        let digits = text.strip_suffix(unit).unwrap_or_default();
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        let number: u64 = digits.parse().map_err(|_| "the duration is too long".to_owned())?;
        number.checked_mul(factor).filter(|seconds| *seconds <= 1 << 40).map(Self).ok_or_else(|| "the duration is too long".to_owned())
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self.0 {
            0 => (0, 's'),
            s if s % 86_400 == 0 => (s / 86_400, 'd'),
            s if s % 3600 == 0 => (s / 3600, 'h'),
            s if s % 60 == 0 => (s / 60, 'm'),
            s => (s, 's'),
        };
        write!(f, "{number}{unit}")
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Duration({self})")
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl Visitor<'_> for Words {
            type Value = Duration;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a duration such as `15m`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Duration, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Words)
    }
}

#[cfg(feature = "schema")]
impl serde::Serialize for Duration {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Duration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]+[smhd]$" })
    }
}
