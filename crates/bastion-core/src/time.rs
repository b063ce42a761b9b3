//! Moments as they are written down: RFC 3339 in UTC, to the second. No clock is read here.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::tz::TimeZone;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Coded, ErrorCode};

/// Why a text is no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not RFC 3339 in UTC, such as 2026-11-20T22:00:00Z")]
pub struct MomentError {
    text: String,
}

impl Coded for MomentError {
    fn code(&self) -> ErrorCode {
        ErrorCode::InvalidArgument
    }
}

/// A moment: RFC 3339 in UTC, `2026-11-20T22:00:00Z`. Its text is the only one it has, so that a record has one form.
///
/// ```
/// use bastion_core::time::Moment;
///
/// let moment: Moment = "2026-11-20T22:00:00Z".parse()?;
/// assert!(moment < "2026-11-20T22:00:01Z".parse()?);
/// assert!("2026-11-20T23:00:00+01:00".parse::<Moment>().is_err());
/// # Ok::<(), bastion_core::time::MomentError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(jiff::Timestamp);

impl Moment {
    /// Whole seconds since another moment; 0 where that is later.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> u64 {
        u64::try_from(self.0.as_second().saturating_sub(earlier.0.as_second())).unwrap_or(0)
    }

    /// So many months and then days later, by the calendar; where the month has no such day, its last one. None beyond the
    /// year 9999.
    #[must_use]
    pub fn later(self, months: u32, days: u32) -> Option<Self> {
        let span = Span::new().try_months(i64::from(months)).ok()?.try_days(i64::from(days)).ok()?;
        let zoned = self.0.to_zoned(TimeZone::UTC).checked_add(span).ok()?;
        Some(Self(zoned.timestamp()))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.strftime("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        // one way to write a time: the parser takes more forms than RFC 3339 has
        let moment = text.parse().ok().map(Self).filter(|moment| moment.to_string() == text && text.len() == 20);
        moment.ok_or_else(|| MomentError { text: text.chars().take(40).collect() })
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn has_one_form() {
        for text in ["2026-11-20T23:00:00+01:00", "2026-11-20 22:00:00Z", "2026-11-20T22:00:00.5Z", "2026-11-20", "now"]
        {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
        assert_eq!(moment("2026-11-20T22:00:00Z").to_string(), "2026-11-20T22:00:00Z");
    }

    #[test]
    fn later_by_the_calendar() {
        for (from, months, days, expected) in [
            ("2026-01-31T12:00:00Z", 1, 0, "2026-02-28T12:00:00Z"),
            ("2024-02-29T00:00:00Z", 12, 0, "2025-02-28T00:00:00Z"),
            ("2024-02-29T00:00:00Z", 48, 1, "2028-03-01T00:00:00Z"),
            ("2026-12-31T23:59:59Z", 0, 1, "2027-01-01T23:59:59Z"),
            ("2026-01-31T00:00:00Z", 1, 1, "2026-03-01T00:00:00Z"),
        ] {
            assert_eq!(moment(from).later(months, days), Some(moment(expected)), "{from} {months} {days}");
        }
        assert_eq!(moment("9999-12-01T00:00:00Z").later(1, 0), None);
    }
}
