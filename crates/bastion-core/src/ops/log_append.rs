//! `log.append`: entries into a log, durable before the answer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::flow::open_log;
use crate::key::{Secret, SigningKey};
use crate::limits::LOG_APPEND_ENTRIES_MAX;
use crate::port::Runtime;

/// What `log.append` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LogAppendInput")]
pub struct Input {
    /// The address of the log: a folder, `sqlite:FILE#LOG` or `postgresql://…#LOG`. It is begun when there is none.
    pub log: String,
    /// Whose log it is: a name without a scheme that is the same for ever, `log.example.com/tenant`.
    pub origin: String,
    /// The log's private key, PKCS#8 PEM.
    pub signing_key: Secret,
    /// The entries in base64, each of at most 65,535 bytes.
    pub entries: Vec<String>,
}

/// What `log.append` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LogAppendOutput")]
pub struct Output {
    /// The place of the first entry, from 0; the others follow.
    pub first: u64,
    /// How many entries the log has now.
    pub size: u64,
    /// The checkpoint over them as it was signed.
    pub checkpoint: String,
    /// The log's public key as everyone writes it: `name+hash+key`.
    pub log_key: String,
}

/// Adds entries to a log.
///
/// # Errors
///
/// `invalid_key`, `invalid_log`, `invalid_argument`, `limit_exceeded`; `log_conflict` when somebody else writes the log;
/// `signature_invalid` and `log_proof_invalid` when the log is of another key, or was changed: nothing is added to it then.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    if input.entries.is_empty() || input.entries.len() > LOG_APPEND_ENTRIES_MAX {
        let message = format!("{} entries: one call adds 1 to {LOG_APPEND_ENTRIES_MAX}", input.entries.len());
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let decode = |(place, entry): (usize, &String)| {
        let refused = |_| Error::new(ErrorCode::InvalidArgument, format!("entry {place} is not base64"));
        STANDARD.decode(entry).map_err(refused)
    };
    let entries = input.entries.iter().enumerate().map(decode).collect::<Result<Vec<_>, _>>()?;
    let key = SigningKey::from_pem(input.signing_key.expose())?;
    let mut writer = open_log(runtime, &input.log, &input.origin, key)?;
    let log_key = writer.name().to_string();
    let places = writer.append(entries)?;
    let checkpoint = writer.checkpoint().unwrap_or_default().to_owned();
    Ok(Output { first: places.start, size: writer.size(), checkpoint, log_key })
}
