//! How the account number of each country is made: SWIFT's IBAN registry, release 101.

/// By country: how many of what follow each other; `n` digits, `a` letters, `c` letters and digits.
const STRUCTURES: &[(&[u8; 2], &[u8])] = &[
    (b"AD", b"4n4n12c"),
    (b"AE", b"3n16n"),
    (b"AL", b"8n16c"),
    (b"AT", b"5n11n"),
    (b"AZ", b"4a20c"),
    (b"BA", b"3n3n8n2n"),
    (b"BE", b"3n7n2n"),
    (b"BG", b"4a4n2n8c"),
    (b"BH", b"4a14c"),
    (b"BI", b"5n5n11n2n"),
    (b"BR", b"8n5n10n1a1c"),
    (b"BY", b"4c4n16c"),
    (b"CH", b"5n12c"),
    (b"CR", b"4n14n"),
    (b"CY", b"3n5n16c"),
    (b"CZ", b"4n16n"),
    (b"DE", b"8n10n"),
    (b"DJ", b"5n5n11n2n"),
    (b"DK", b"4n9n1n"),
    (b"DO", b"4c20n"),
    (b"EE", b"2n14n"),
    (b"EG", b"4n4n17n"),
    (b"ES", b"4n4n1n1n10n"),
    (b"FI", b"3n11n"),
    (b"FK", b"2a12n"),
    (b"FO", b"4n9n1n"),
    (b"FR", b"5n5n11c2n"),
    (b"GB", b"4a6n8n"),
    (b"GE", b"2a16n"),
    (b"GI", b"4a15c"),
    (b"GL", b"4n9n1n"),
    (b"GR", b"3n4n16c"),
    (b"GT", b"4c20c"),
    (b"HN", b"4a20n"),
    (b"HR", b"7n10n"),
    (b"HU", b"3n4n1n15n1n"),
    (b"IE", b"4a6n8n"),
    (b"IL", b"3n3n13n"),
    (b"IQ", b"4a3n12n"),
    (b"IS", b"4n2n6n10n"),
    (b"IT", b"1a5n5n12c"),
    (b"JO", b"4a4n18c"),
    (b"KW", b"4a22c"),
    (b"KZ", b"3n13c"),
    (b"LB", b"4n20c"),
    (b"LC", b"4a24c"),
    (b"LI", b"5n12c"),
    (b"LT", b"5n11n"),
    (b"LU", b"3n13c"),
    (b"LV", b"4a13c"),
    (b"LY", b"3n3n15n"),
    (b"MC", b"5n5n11c2n"),
    (b"MD", b"2c18c"),
    (b"ME", b"3n13n2n"),
    (b"MK", b"3n10c2n"),
    (b"MN", b"4n12n"),
    (b"MR", b"5n5n11n2n"),
    (b"MT", b"4a5n18c"),
    (b"MU", b"4a2n2n12n3n3a"),
    (b"NI", b"4a20n"),
    (b"NL", b"4a10n"),
    (b"NO", b"4n6n1n"),
    (b"OM", b"3n16c"),
    (b"PK", b"4a16c"),
    (b"PL", b"8n16n"),
    (b"PS", b"4a21c"),
    (b"PT", b"4n4n11n2n"),
    (b"QA", b"4a21c"),
    (b"RO", b"4a16c"),
    (b"RS", b"3n13n2n"),
    (b"RU", b"9n5n15c"),
    (b"SA", b"2n18c"),
    (b"SC", b"4a2n2n16n3a"),
    (b"SD", b"2n12n"),
    (b"SE", b"3n16n1n"),
    (b"SI", b"5n8n2n"),
    (b"SK", b"4n6n10n"),
    (b"SM", b"1a5n5n12c"),
    (b"SO", b"4n3n12n"),
    (b"ST", b"4n4n11n2n"),
    (b"SV", b"4a20n"),
    (b"TL", b"3n14n2n"),
    (b"TN", b"2n3n13n2n"),
    (b"TR", b"5n1n16c"),
    (b"UA", b"6n19c"),
    (b"VA", b"3n15n"),
    (b"VG", b"4a16n"),
    (b"XK", b"4n10n2n"),
    (b"YE", b"4a4n18c"),
];

/// Letters.
const LETTERS: usize = 26;

/// By the two letters of a country: its place in the list, from 1.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which checks it")]
const PLACES: [u8; LETTERS * LETTERS] = {
    let mut places = [0; LETTERS * LETTERS];
    let mut at = 0;
    while at < STRUCTURES.len() {
        let [first, second] = *STRUCTURES[at].0;
        places[(first - b'A') as usize * LETTERS + (second - b'A') as usize] = at as u8 + 1;
        at += 1;
    }
    places
};

/// What follows a country's letters and its check digits.
pub(super) fn structure([first, second]: [u8; 2]) -> Option<&'static [u8]> {
    let letter = |byte: u8| byte.is_ascii_uppercase().then(|| usize::from(byte - b'A'));
    let place = PLACES.get(letter(first)? * LETTERS + letter(second)?)?;
    let (_, structure) = STRUCTURES.get(usize::from(*place).checked_sub(1)?)?;
    Some(structure)
}

/// How many letters and digits the account numbers of a country have, with its letters and the check digits.
pub(in crate::privacy) fn iban_length(country: [u8; 2]) -> Option<usize> {
    let (mut length, mut count) = (4, 0);
    for part in structure(country)? {
        if part.is_ascii_digit() {
            count = count * 10 + usize::from(part - b'0');
        } else {
            length += count;
            count = 0;
        }
    }
    Some(length)
}
