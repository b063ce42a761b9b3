//! Data keys, and their names: what is sealed together, and so can be erased together.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::error::AuditError;
use crate::limits::AUDIT_NAME_BYTES_MAX;

/// A key that seals bodies. Its content is never printed and is wiped when it is dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A key of 32 bytes, which have to be random.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the places that need them.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DataKey(…)")
    }
}

/// What of a tenant's bodies of one class and jurisdiction a data key seals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataKeyScope {
    /// Those of a stretch of time, such as `2026-11`.
    Period(String),
    /// Those about one person: 32 lower-case hexadecimal digits that were drawn at random for the person. The name of a key
    /// stands in the log for ever, so it is never a name, a number or a digest of one; who has which digits is kept where it
    /// can be deleted.
    Subject(String),
}

/// The name of a data key: `tenant/class/jurisdiction/period/2026-11`, or `…/subject/` and 32 hexadecimal digits.
///
/// ```
/// use bastion_core::audit::DataKeyId;
///
/// let id: DataKeyId = "acme/decision/EU/period/2026-11".parse()?;
/// assert_eq!((id.retention_class(), id.jurisdiction()), ("decision", "EU"));
/// assert!("acme/decision/EU/subject/ada".parse::<DataKeyId>().is_err());
/// # Ok::<(), bastion_core::audit::AuditError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataKeyId {
    tenant: String,
    class: String,
    jurisdiction: String,
    scope: DataKeyScope,
}

impl DataKeyId {
    /// Names a key.
    ///
    /// # Errors
    ///
    /// [`AuditError::Field`] when a part is not 1 to 64 letters, digits, `.`, `_` and `-` that begin with a letter or digit,
    /// or a subject is not 32 lower-case hexadecimal digits.
    pub fn new(tenant: &str, class: &str, jurisdiction: &str, scope: DataKeyScope) -> Result<Self, AuditError> {
        for (field, text) in [("tenant", tenant), ("class", class), ("jurisdiction", jurisdiction)] {
            check_name("the name of a data key", field, text)?;
        }
        match &scope {
            DataKeyScope::Period(period) => check_name("the name of a data key", "period", period)?,
            DataKeyScope::Subject(subject) => {
                let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
                if subject.len() != 32 || !subject.bytes().all(is_digit) {
                    let problem = "it is not 32 lower-case hexadecimal digits, drawn at random";
                    return Err(AuditError::field("the name of a data key", "subject", problem));
                }
            }
        }
        let own = |text: &str| text.to_owned();
        Ok(Self { tenant: own(tenant), class: own(class), jurisdiction: own(jurisdiction), scope })
    }

    /// Whose bodies it seals.
    #[must_use]
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// Their retention class.
    #[must_use]
    pub fn retention_class(&self) -> &str {
        &self.class
    }

    /// Whose law says how long they are kept.
    #[must_use]
    pub fn jurisdiction(&self) -> &str {
        &self.jurisdiction
    }

    /// Which of them.
    #[must_use]
    pub const fn scope(&self) -> &DataKeyScope {
        &self.scope
    }
}

/// Refuses what is no name: it goes into names of keys, and from there into names of files.
pub(super) fn check_name(document: &str, field: &'static str, text: &str) -> Result<(), AuditError> {
    let is_first = |byte: u8| byte.is_ascii_alphanumeric();
    let fits = !text.is_empty()
        && text.len() <= AUDIT_NAME_BYTES_MAX
        && text.bytes().next().is_some_and(is_first)
        && text.bytes().all(|byte| is_first(byte) || b"._-".contains(&byte));
    if fits {
        return Ok(());
    }
    let shown: String = text.chars().take(80).collect();
    let problem = format!("`{shown}` is not 1 to {AUDIT_NAME_BYTES_MAX} letters, digits, `.`, `_` and `-`");
    Err(AuditError::field(document, field, problem))
}

impl fmt::Display for DataKeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, text) = match &self.scope {
            DataKeyScope::Period(period) => ("period", period),
            DataKeyScope::Subject(subject) => ("subject", subject),
        };
        write!(formatter, "{}/{}/{}/{word}/{text}", self.tenant, self.class, self.jurisdiction)
    }
}

impl fmt::Debug for DataKeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for DataKeyId {
    type Err = AuditError;

    fn from_str(text: &str) -> Result<Self, AuditError> {
        let parts: Vec<&str> = text.split('/').collect();
        let [tenant, class, jurisdiction, word, scope] = parts.as_slice() else {
            let problem = "it is not `tenant/class/jurisdiction/period/…` or `tenant/class/jurisdiction/subject/…`";
            return Err(AuditError::field("the name of a data key", "key_id", problem));
        };
        let scope = match *word {
            "period" => DataKeyScope::Period((*scope).to_owned()),
            "subject" => DataKeyScope::Subject((*scope).to_owned()),
            _ => {
                let problem = "it is neither of a `period` nor of a `subject`";
                return Err(AuditError::field("the name of a data key", "key_id", problem));
            }
        };
        Self::new(tenant, class, jurisdiction, scope)
    }
}

impl Serialize for DataKeyId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DataKeyId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for DataKeyId {
    fn schema_name() -> Cow<'static, str> {
        "DataKeyId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        const NAME: &str = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
        json_schema!({
            "type": "string",
            "pattern": format!("^{NAME}/{NAME}/{NAME}/(period/{NAME}|subject/[0-9a-f]{{32}})$"),
        })
    }
}
