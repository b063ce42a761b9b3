//! Verhoeff's check digit: J. Verhoeff, Error Detecting Decimal Codes, 1969; over the dihedral group of ten elements.

/// One of the permutation's eight powers per position.
const PERMUTATION: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/// Whether the last digit is the check digit of those before it.
pub(super) fn is_valid(digits: &[u8]) -> bool {
    let product = digits.iter().rev().zip((0..8).cycle()).fold(0, |product, (digit, power)| {
        let permuted = (0..power).fold(*digit, |digit, _| permuted(digit));
        multiplied(product, permuted)
    });
    product == 0
}

fn permuted(digit: u8) -> u8 {
    PERMUTATION.get(usize::from(digit)).copied().unwrap_or_default()
}

/// The group's operation: 0 to 4 are rotations, 5 to 9 reflections.
fn multiplied(left: u8, right: u8) -> u8 {
    let turn = |steps: u8| steps % 5;
    match (left < 5, right < 5) {
        (true, true) => turn(left + right),
        (true, false) => 5 + turn(left + right),
        (false, true) => 5 + turn(left + 5 - right),
        (false, false) => turn(left + 5 - (right - 5)),
    }
}
