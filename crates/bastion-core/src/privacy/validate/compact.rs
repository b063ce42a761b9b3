//! Identifiers without what people write between their characters.

/// What stands between the characters of an identifier and means nothing.
const SEPARATORS: &[u8] = b" -./_";

/// Exactly `N` digits, as numbers. A number of zeros only is nobody's.
pub(super) fn digits<const N: usize>(value: &[u8]) -> Option<[u8; N]> {
    let digits = characters::<N>(value)?.map(|character| character.wrapping_sub(b'0'));
    let fits = digits.iter().all(|digit| *digit <= 9) && digits.iter().any(|digit| *digit != 0);
    fits.then_some(digits)
}

/// Exactly `N` letters and digits, the letters as capitals.
pub(super) fn characters<const N: usize>(value: &[u8]) -> Option<[u8; N]> {
    let mut characters = [0; N];
    let mut free = characters.iter_mut();
    for byte in value.trim_ascii() {
        if byte.is_ascii_alphanumeric() {
            *free.next()? = byte.to_ascii_uppercase();
        } else if !SEPARATORS.contains(byte) {
            return None;
        }
    }
    free.next().is_none().then_some(characters)
}

/// An identifier of no fixed length: letters and digits, the letters as capitals.
pub(super) struct Compact {
    bytes: [u8; Self::LENGTH_MAX],
    length: usize,
}

impl Compact {
    /// The longest identifiers are IBANs of 34 characters.
    const LENGTH_MAX: usize = 40;

    pub(super) fn of(value: &[u8]) -> Option<Self> {
        let mut compact = Self { bytes: [0; Self::LENGTH_MAX], length: 0 };
        for byte in value.trim_ascii() {
            if byte.is_ascii_alphanumeric() {
                *compact.bytes.get_mut(compact.length)? = byte.to_ascii_uppercase();
                compact.length += 1;
            } else if !SEPARATORS.contains(byte) {
                return None;
            }
        }
        Some(compact)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// The number that digits are written for.
pub(super) fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + u64::from(*digit))
}

/// Digits that stand among letters.
pub(super) fn digits_of<const N: usize>(characters: &[u8]) -> Option<[u8; N]> {
    let digits: [u8; N] = characters.try_into().ok()?;
    let digits = digits.map(|character| character.wrapping_sub(b'0'));
    digits.iter().all(|digit| *digit <= 9).then_some(digits)
}

/// A digit as itself, A as 10, Z as 35.
pub(super) fn value_of(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'A'..=b'Z' => Some(character - b'A' + 10),
        _ => None,
    }
}
