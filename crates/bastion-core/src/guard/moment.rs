//! A moment as it is written down: RFC 3339 in UTC, to the second.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::GuardError;

/// A moment: RFC 3339 in UTC, `2026-11-20T22:00:00Z`. Its text is the only one it has, so that a record has one form.
///
/// ```
/// use bastion_core::guard::Moment;
///
/// let moment: Moment = "2026-11-20T22:00:00Z".parse()?;
/// assert!(moment < "2026-11-20T22:00:01Z".parse()?);
/// assert!("2026-11-20T23:00:00+01:00".parse::<Moment>().is_err());
/// # Ok::<(), bastion_core::guard::GuardError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(jiff::Timestamp);

impl Moment {
    /// Whole seconds since another moment; 0 where that is later.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> u64 {
        u64::try_from(self.0.as_second().saturating_sub(earlier.0.as_second())).unwrap_or(0)
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
    type Err = GuardError;

    fn from_str(text: &str) -> Result<Self, GuardError> {
        // one way to write a time: the parser takes more forms than RFC 3339 has
        let moment = text.parse().ok().map(Self).filter(|moment| moment.to_string() == text && text.len() == 20);
        moment.ok_or_else(|| GuardError::Field {
            field: "moment",
            problem: format!(
                "`{}` is not RFC 3339 in UTC, such as 2026-11-20T22:00:00Z",
                text.chars().take(40).collect::<String>()
            ),
        })
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
