//! Bytes as an envelope, a bundle, a statement, a pack and its archive: an answer or one error, and nothing that was not signed holds.
#![no_main]

use bastion_core::evidence::{self, Bundle, Envelope, Pack, SigningKey, Statement, Trust, VerifyingKey};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let trusted = [SigningKey::from_seed([7; 32]).verifying_key()];
    if let Ok(envelope) = Envelope::from_json(bytes) {
        assert!(envelope.verify(&trusted).is_err(), "nobody signed this");
        let written = envelope.to_json().expect("what was read can be written");
        assert_eq!(Envelope::from_json(&written).expect("and read again"), envelope);
    }
    if let Ok(bundle) = Bundle::from_json(bytes) {
        assert!(!evidence::verify_bundle(&bundle, &Trust::of_keys(&trusted)).valid, "nobody signed this");
    }
    let _ = evidence::from_zip(bytes);
    let _ = Statement::from_json(bytes);
    if let Ok(pack) = Pack::from_json(bytes) {
        assert!(!evidence::verify(&pack, &trusted).is_ok_and(|verification| verification.valid), "nobody signed this");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = VerifyingKey::from_text(text);
        let _ = SigningKey::from_pem(text);
    }
});
