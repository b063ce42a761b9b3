//! Addresses of the large block chains.

use sha2::{Digest as _, Sha256};
use sha3::Keccak256;

const BASE58: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const NO_DIGIT: u8 = u8::MAX;
/// The digit of each character.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which checks it")]
const BASE58_DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut digit = 0;
    while digit < BASE58.len() {
        digits[BASE58[digit] as usize] = digit as u8;
        digit += 1;
    }
    digits
};
const BECH32: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/// The human-readable part `bc` as the checksum counts it.
const BECH32_PREFIX: [u8; 5] = [3, 3, 0, 2, 3];
const BECH32_RESIDUE: u32 = 1;
const BECH32M_RESIDUE: u32 = 0x2bc8_30a3;

/// A Bitcoin address: base58check with version 0 or 5, or a segregated witness address (BIP 173, BIP 350).
#[must_use]
pub fn bitcoin_address(value: &[u8]) -> bool {
    let value = value.trim_ascii();
    match value {
        [b'b', b'c', b'1', data @ ..] => witness(data, false),
        [b'B', b'C', b'1', data @ ..] => witness(data, true),
        [b'1' | b'3', ..] => base58check(value),
        _ => false,
    }
}

/// An Ethereum address: 40 hexadecimal digits; where capitals and small letters are mixed, the checksum of EIP-55.
#[must_use]
pub fn ethereum_address(value: &[u8]) -> bool {
    let [b'0', b'x', address @ ..] = value.trim_ascii() else { return false };
    let well_formed = address.len() == 40 && address.iter().all(u8::is_ascii_hexdigit);
    let mixed = address.iter().any(u8::is_ascii_uppercase) && address.iter().any(u8::is_ascii_lowercase);
    well_formed && (!mixed || capitals_are_a_checksum(address))
}

fn capitals_are_a_checksum(address: &[u8]) -> bool {
    let hash = Keccak256::digest(address.to_ascii_lowercase());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    address
        .iter()
        .zip(nibbles)
        .all(|(character, nibble)| character.is_ascii_digit() || character.is_ascii_uppercase() == (nibble >= 8))
}

fn base58check(value: &[u8]) -> bool {
    if !(26..=35).contains(&value.len()) {
        return false;
    }
    // five characters at a time into a number of seven words, the lowest first
    let mut words = [0_u32; 7];
    for group in value.chunks(5) {
        let (mut digits, mut scale) = (0_u32, 1_u32);
        for character in group {
            let digit = BASE58_DIGITS.get(usize::from(*character)).copied().unwrap_or(NO_DIGIT);
            if digit == NO_DIGIT {
                return false;
            }
            digits = digits * 58 + u32::from(digit);
            scale *= 58;
        }
        let mut carry = u64::from(digits);
        for word in &mut words {
            carry += u64::from(*word) * u64::from(scale);
            *word = (carry & 0xffff_ffff) as u32;
            carry >>= 32;
        }
    }
    let mut bytes = [0_u8; 28];
    for (bytes, word) in bytes.chunks_mut(4).zip(words.iter().rev()) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    let (beyond, bytes) = bytes.split_at(3);
    // one leading 1 for each leading zero byte
    let ones = value.iter().take_while(|character| **character == b'1').count();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let (payload, checksum) = bytes.split_at(21);
    if beyond != [0; 3] || ones != zeros || !matches!(payload.first(), Some(0 | 5)) {
        return false;
    }
    let twice = Sha256::digest(Sha256::digest(payload));
    twice.iter().take(4).eq(checksum)
}

fn witness(data: &[u8], capitals: bool) -> bool {
    let mut residue = BECH32_PREFIX.into_iter().fold(1, bech32_step);
    let mut version = None;
    for character in data {
        if character.is_ascii_alphabetic() && character.is_ascii_uppercase() != capitals {
            return false;
        }
        let position = BECH32.iter().position(|known| *known == character.to_ascii_lowercase());
        let Some(value) = position.and_then(|position| u8::try_from(position).ok()) else { return false };
        version = version.or(Some(value));
        residue = bech32_step(residue, value);
    }
    // without the version and the six of the checksum: 20 or 32 bytes for version 0, 2 to 40 for those after it
    let length = data.len().saturating_sub(7);
    match version {
        Some(0) => residue == BECH32_RESIDUE && matches!(length, 32 | 52),
        Some(1..=16) => residue == BECH32M_RESIDUE && (4..=64).contains(&length),
        _ => false,
    }
}

fn bech32_step(residue: u32, value: u8) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let top = residue >> 25;
    let shifted = ((residue & 0x1ff_ffff) << 5) ^ u32::from(value);
    GENERATOR.iter().enumerate().fold(
        shifted,
        |residue, (bit, generator)| {
            if top >> bit & 1 == 1 { residue ^ generator } else { residue }
        },
    )
}
