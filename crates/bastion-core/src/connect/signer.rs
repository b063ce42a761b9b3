//! Signers outside of this process' files: a variable of the environment, and a program.
#![expect(clippy::disallowed_methods, reason = "an adapter of the environment")]

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::error::{Error, ErrorCode};
use crate::key::{Secret, SigningKey, VerifyingKey};
use crate::limits::{SIGNER_MS_MAX, SIGNER_OUTPUT_BYTES_MAX};
use crate::port::{SignatureAlgorithm, Signer};

/// How often a program that has answered is asked whether it has ended.
const POLL: Duration = Duration::from_millis(5);

/// A text from a variable of the environment.
///
/// # Errors
///
/// `invalid_key` when there is none, or it is not text.
pub fn from_environment(variable: &str) -> Result<Secret, Error> {
    let found = std::env::var(variable);
    found.map(Secret::new).map_err(|_| {
        Error::new(
            ErrorCode::InvalidKey,
            format!("the variable `{variable}` of the environment is not set, or is no text"),
        )
    })
}

/// A private key from a PEM, with the passphrase from a variable of the environment where it is encrypted.
///
/// # Errors
///
/// `invalid_key`.
pub fn read_key(pem: &Secret, passphrase_variable: &str) -> Result<SigningKey, Error> {
    if !SigningKey::is_encrypted(pem.expose()) {
        return Ok(SigningKey::from_pem(pem.expose())?);
    }
    let passphrase = from_environment(passphrase_variable).map_err(|error| {
        error.with_hint(format!("the key is encrypted: put its passphrase into `{passphrase_variable}`"))
    })?;
    Ok(SigningKey::from_encrypted_pem(pem.expose(), &passphrase)?)
}

/// A program that signs: it gets the message on its standard input and gives the signature on its standard output, as 64
/// bytes or as base64. It is started anew for each message, without a shell.
#[derive(Debug, Clone)]
pub struct CommandSigner {
    program: String,
    arguments: Vec<String>,
    key: VerifyingKey,
    limit: Duration,
}

impl CommandSigner {
    /// A program with its arguments, and the public key that it signs with.
    #[must_use]
    pub const fn new(program: String, arguments: Vec<String>, key: VerifyingKey) -> Self {
        Self { program, arguments, key, limit: Duration::from_millis(SIGNER_MS_MAX) }
    }

    /// With another time to answer, in milliseconds.
    #[must_use]
    pub const fn within(mut self, limit_ms: u64) -> Self {
        self.limit = Duration::from_millis(limit_ms);
        self
    }

    fn failed(&self, reason: &str) -> Error {
        Error::new(ErrorCode::SignerFailed, format!("the signer `{}` {reason}", self.program))
    }

    fn answer(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| self.failed(&format!("cannot be started: {error}")))?;
        let answered = self.talk(&mut child, message);
        if answered.is_err() {
            // it may have ended by itself; whichever way, it is gone afterwards
            let _ = child.kill();
        }
        let ended = self.end(&mut child);
        let answer = answered?;
        ended?;
        Ok(answer)
    }

    fn talk(&self, child: &mut Child, message: &[u8]) -> Result<Vec<u8>, Error> {
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(self.failed("has no input or no output"));
        };
        let message = message.to_vec();
        // a program that does not read to the end is judged by what it answers
        thread::spawn(move || drop(input.write_all(&message)));
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut answer = Vec::new();
            let read = output.take(SIGNER_OUTPUT_BYTES_MAX + 1).read_to_end(&mut answer);
            drop(sender.send(read.map(|_| answer)));
        });
        match receiver.recv_timeout(self.limit) {
            Ok(Ok(answer)) if answer.len() as u64 <= SIGNER_OUTPUT_BYTES_MAX => Ok(answer),
            Ok(Ok(_)) => Err(self.failed("gives more than a signature")),
            Ok(Err(error)) => Err(self.failed(&format!("cannot be read: {error}"))),
            Err(_) => Err(self.failed(&format!("did not answer within {} ms", self.limit.as_millis()))),
        }
    }

    /// Waits for the end of a program that has closed its output, or was killed.
    fn end(&self, child: &mut Child) -> Result<(), Error> {
        let polls = self.limit.as_millis() / POLL.as_millis() + 1;
        for _ in 0..polls {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(Some(status)) => return Err(self.failed(&format!("ended with {status}"))),
                Ok(None) => thread::sleep(POLL),
                Err(error) => return Err(self.failed(&format!("cannot be waited for: {error}"))),
            }
        }
        let _ = child.kill();
        let _ = child.wait();
        Err(self.failed(&format!("did not end within {} ms", self.limit.as_millis())))
    }
}

impl Signer for CommandSigner {
    fn verifying_key(&self) -> VerifyingKey {
        self.key.clone()
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::Ed25519
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let answer = self.answer(message)?;
        let text = std::str::from_utf8(&answer).ok().map(str::trim);
        let decoded = text.and_then(|text| STANDARD.decode(text).ok()).filter(|bytes| bytes.len() == 64);
        let signature = decoded.unwrap_or(answer);
        // a program that has another key, or signs something else, is noticed here and not by whoever verifies
        if self.key.accepts(message, &signature) {
            Ok(signature)
        } else {
            Err(self.failed("gave a signature that does not fit the message and the public key"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: [u8; 32] = [7; 32];

    /// OpenSSL with a key in a file that lives as long as the process.
    fn openssl() -> Box<dyn Signer> {
        let key = SigningKey::from_seed(SEED);
        let folder = tempfile::tempdir().unwrap().keep();
        let path = folder.join("key.pem");
        std::fs::write(&path, key.to_pem().unwrap().expose()).unwrap();
        // it signs a file whose size it knows: Ed25519 reads the message twice
        let script = format!(
            "cat > {0}/$$ && openssl pkeyutl -sign -rawin -inkey {0}/key.pem -in {0}/$$; status=$?; rm {0}/$$; exit $status",
            folder.display()
        );
        Box::new(CommandSigner::new("sh".into(), vec!["-c".into(), script], key.verifying_key()))
    }

    crate::signer_contract!(openssl);

    fn shell(script: &str) -> CommandSigner {
        let arguments = vec!["-c".to_owned(), script.to_owned()];
        CommandSigner::new("sh".into(), arguments, SigningKey::from_seed(SEED).verifying_key()).within(500)
    }

    #[test]
    fn a_program_that_does_not_sign_is_named() {
        let refusal = |script: &str| shell(script).sign(b"message").unwrap_err();
        assert!(refusal("exit 3").to_string().contains("ended with"));
        assert!(refusal("printf x").to_string().contains("does not fit"));
        assert!(refusal("sleep 30").to_string().contains("within 500 ms"));
        assert!(refusal("exec >&-; sleep 30").to_string().contains("within 500 ms"));
        assert!(refusal("yes").to_string().contains("more than a signature"));
        assert_eq!(refusal("exit 0").code(), ErrorCode::SignerFailed);
        let missing =
            CommandSigner::new("no such program".into(), Vec::new(), SigningKey::from_seed(SEED).verifying_key());
        assert!(missing.sign(b"").unwrap_err().to_string().contains("cannot be started"));
    }

    #[test]
    fn base64_is_a_signature_too() {
        use base64::Engine as _;
        let signature = STANDARD.encode(SigningKey::from_seed(SEED).sign(b"message"));
        assert_eq!(shell(&format!("cat >/dev/null; echo {signature}")).sign(b"message").unwrap().len(), 64);
        // large input to a program that does not read it
        let large = vec![0; 1_000_000];
        let signature = STANDARD.encode(SigningKey::from_seed(SEED).sign(&large));
        assert_eq!(shell(&format!("echo {signature}")).sign(&large).unwrap().len(), 64);
    }
}
