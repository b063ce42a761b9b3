//! Policies as files: JSON or YAML, read strictly.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::PolicyError;
use super::model::Policy;
use super::suite::{PolicyCase, within_limit};
use crate::canonical::{self, CanonicalError, StrictValue};
use crate::escape::plain;
use crate::limits::{POLICIES_MAX, POLICY_BYTES_MAX};

/// The format this build reads and writes.
pub const POLICY_FORMAT: &str = "bastion.policy/v1";
/// The format of files of test cases that this build reads.
pub const POLICY_TESTS_FORMAT: &str = "bastion.policy_tests/v1";

/// A file of policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyDocument {
    /// `bastion.policy/v1`.
    pub format: String,
    /// The policies, in any order.
    pub policies: Vec<Policy>,
    /// Cases that these policies are tested by; they decide nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<PolicyCase>,
}

impl PolicyDocument {
    /// A document of this build's format.
    #[must_use]
    pub fn new(policies: Vec<Policy>) -> Self {
        Self { format: POLICY_FORMAT.to_owned(), policies, tests: Vec::new() }
    }

    /// Reads JSON where the first character is `{`, YAML otherwise.
    ///
    /// # Errors
    ///
    /// Any [`PolicyError`] about the text or its shape; what the policies mean is checked by
    /// [`PolicySet::compile`](super::PolicySet::compile).
    pub fn read(bytes: &[u8]) -> Result<Self, PolicyError> {
        from_value(value(bytes)?)
    }

    /// Reads JSON, refusing duplicate members, unsafe numbers and unknown fields.
    ///
    /// # Errors
    ///
    /// As [`PolicyDocument::read`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, PolicyError> {
        bounded(bytes)?;
        from_value(canonical::parse(bytes)?)
    }

    /// Reads YAML 1.2, refusing duplicate keys, merge keys, several documents, unsafe numbers, unknown fields and
    /// anchors that expand beyond the limits. `yes`, `no`, `on` and `off` are texts.
    ///
    /// # Errors
    ///
    /// As [`PolicyDocument::read`].
    pub fn from_yaml(bytes: &[u8]) -> Result<Self, PolicyError> {
        from_value(yaml_value(bytes)?)
    }

    /// The document's canonical JSON.
    ///
    /// # Errors
    ///
    /// A number beyond ±(2^53−1).
    pub fn to_json(&self) -> Result<Vec<u8>, PolicyError> {
        Ok(canonical::to_bytes(self)?)
    }
}

/// JSON where the first character is `{`, YAML otherwise, as a value.
fn value(bytes: &[u8]) -> Result<Value, PolicyError> {
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return yaml_value(bytes);
    }
    bounded(bytes)?;
    Ok(canonical::parse(bytes)?)
}

/// Reads a document of a format, JSON or YAML, refusing members it does not know.
pub(super) fn read_as<T: DeserializeOwned>(bytes: &[u8], expected: &'static str) -> Result<T, PolicyError> {
    let value = value(bytes)?;
    check_format(value.get("format"), expected)?;
    read_value(value)
}

/// Reads a document without a format of its own, JSON or YAML, refusing members it does not know.
///
/// # Errors
///
/// What is wrong with the text, or the member that does not fit.
pub fn read_part<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PolicyError> {
    read_value(value(bytes)?)
}

fn read_value<T: DeserializeOwned>(value: Value) -> Result<T, PolicyError> {
    serde_path_to_error::deserialize(StrictValue(value)).map_err(|error| {
        let path = error.path().to_string();
        let problem = in_words(&error.into_inner().to_string());
        PolicyError::Document { problem: plain(&format!("`{path}`: {problem}")) }
    })
}

fn check_format(found: Option<&Value>, expected: &'static str) -> Result<(), PolicyError> {
    let document = |problem: &str| PolicyError::Document { problem: problem.to_owned() };
    match found {
        Some(Value::String(found)) if found == expected => Ok(()),
        Some(Value::String(found)) => {
            let found = plain(&found.chars().take(80).collect::<String>());
            Err(PolicyError::Version { found, expected })
        }
        Some(_) => Err(document("`format` is not a text")),
        None => Err(document("`format` is missing")),
    }
}

/// One YAML document as a value, under the same limits and refusals as JSON.
pub(super) fn yaml_value(bytes: &[u8]) -> Result<Value, PolicyError> {
    bounded(bytes)?;
    let text = std::str::from_utf8(bytes).map_err(|error| PolicyError::Yaml {
        reason: format!("byte {} is not UTF-8", error.valid_up_to()),
        line: 0,
        column: 0,
    })?;
    let value: Value =
        serde_saphyr::from_str_with_options(text, canonical::yaml_options()).map_err(|error| yaml_error(&error))?;
    // the numbers JSON would refuse, and what aliases expand to
    let expanded = canonical::write(&value)?;
    bounded(&expanded)?;
    Ok(value)
}

fn bounded(bytes: &[u8]) -> Result<(), PolicyError> {
    if bytes.len() > POLICY_BYTES_MAX {
        return Err(CanonicalError::TooLarge { bytes: bytes.len(), bytes_max: POLICY_BYTES_MAX }.into());
    }
    Ok(())
}

fn yaml_error(error: &serde_saphyr::Error) -> PolicyError {
    use serde_saphyr::Error as Yaml;

    let mut bare = error.without_snippet();
    while let Yaml::AliasError { error, .. } | Yaml::WithSnippet { error, .. } = bare {
        bare = error;
    }
    let (line, column) = bare.location().map_or((0, 0), |location| (location.line(), location.column()));
    match bare {
        Yaml::DuplicateMappingKey { key, .. } => {
            PolicyError::YamlDuplicateKey { key: plain(key.as_deref().unwrap_or("?")), line, column }
        }
        Yaml::Budget { .. }
        | Yaml::AliasReplayLimitExceeded { .. }
        | Yaml::AliasExpansionLimitExceeded { .. }
        | Yaml::AliasReplayCounterOverflow { .. }
        | Yaml::AliasReplayStackDepthExceeded { .. } => PolicyError::YamlLimit { reason: first_line(bare) },
        Yaml::MultipleDocuments { .. } => {
            PolicyError::Yaml { reason: "a second document begins".to_owned(), line, column }
        }
        _ => PolicyError::Yaml { reason: first_line(bare), line, column },
    }
}

fn first_line(error: &serde_saphyr::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    // the parser's own positions are carried as fields
    let line = line.strip_prefix("error: ").unwrap_or(line);
    let line = line.split_once(" at line ").map_or(line, |(reason, _)| reason);
    line.to_owned()
}

fn from_value(value: Value) -> Result<PolicyDocument, PolicyError> {
    let document = |problem: &str| PolicyError::Document { problem: problem.to_owned() };
    let Value::Object(mut members) = value else {
        return Err(document("expected an object with `format` and `policies`"));
    };
    check_format(members.remove("format").as_ref(), POLICY_FORMAT)?;
    let policies = match members.remove("policies") {
        Some(Value::Array(policies)) => policies,
        Some(_) => return Err(document("`policies` is not a list")),
        None => return Err(document("`policies` is missing")),
    };
    let tests: Vec<PolicyCase> = members.remove("tests").map(read_value).transpose()?.unwrap_or_default();
    within_limit(tests.len())?;
    if let Some(name) = members.keys().next() {
        return Err(PolicyError::Document { problem: format!("unknown member `{}`", plain(name)) });
    }
    if policies.len() > POLICIES_MAX {
        let (count, count_max) = (policies.len(), POLICIES_MAX);
        return Err(PolicyError::Limit { what: "policies in one document".to_owned(), count, count_max });
    }
    let policies = policies.into_iter().enumerate().map(|(index, policy)| read_policy(index, policy));
    Ok(PolicyDocument { tests, ..PolicyDocument::new(policies.collect::<Result<_, _>>()?) })
}

fn read_policy(index: usize, value: Value) -> Result<Policy, PolicyError> {
    let name = match value.get("id") {
        Some(Value::String(id)) if super::validate::is_identifier(id) => id.clone(),
        _ => format!("#{}", index + 1),
    };
    serde_path_to_error::deserialize(StrictValue(value)).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." { "policies".to_owned() } else { path };
        // a member's name stands in both, as it was written
        PolicyError::Field {
            policy: name,
            field: plain(&field),
            problem: plain(&in_words(&error.into_inner().to_string())),
        }
    })
}

/// The deserializer's message without the names of types.
fn in_words(message: &str) -> String {
    let words = [("expected u32", "expected a whole number"), ("expected u64", "expected a whole number from 0")];
    let words = words.into_iter().chain([
        ("a sequence", "a list"),
        ("expected struct ", "expected an object: "),
        ("invalid type: map", "invalid type: object"),
        ("invalid type: sequence", "invalid type: list"),
    ]);
    words.fold(message.to_owned(), |text, (from, to)| text.replace(from, to))
}
