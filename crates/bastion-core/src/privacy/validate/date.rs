//! The dates inside identifiers. No identifier is compared with today: what is valid stays valid.

/// Whether a day exists.
pub(super) fn exists(year: u32, month: u32, day: u32) -> bool {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    day >= 1 && day <= days_of(month, leap)
}

/// Whether a day exists in some century: the identifier has two digits of the year only.
pub(super) fn exists_in_some_century(year: u32, month: u32, day: u32) -> bool {
    day >= 1 && day <= days_of(month, year.is_multiple_of(4))
}

/// Two digits as a number.
pub(super) fn two(tens: u8, ones: u8) -> u32 {
    u32::from(tens) * 10 + u32::from(ones)
}

fn days_of(month: u32, leap: bool) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    }
}
