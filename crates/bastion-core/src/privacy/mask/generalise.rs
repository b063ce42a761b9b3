//! Ranges that values lie in.

use super::date;
use super::error::Refusal;
use super::policy::{Generalisation, PeriodUnit};

/// The range of a text.
pub(super) fn mask(to: Generalisation, text: &str) -> Result<String, Refusal> {
    match to {
        Generalisation::Bucket(bucket) => number_bucket(text, i128::from(bucket.width)),
        Generalisation::Period(period) => date_period(text, period.unit),
        Generalisation::Prefix(prefix) => Ok(text_prefix(text, usize::from(prefix.characters))),
    }
}

fn number_bucket(text: &str, width: i128) -> Result<String, Refusal> {
    let floor = floor(text).ok_or("it is no number such as `42` or `-1.5`")?;
    let lower = floor.checked_div_euclid(width).and_then(|bucket| bucket.checked_mul(width));
    let upper = lower.and_then(|lower| lower.checked_add(width));
    match (lower, upper) {
        (Some(lower), Some(upper)) => Ok(format!("[{lower}, {upper})")),
        _ => Err("it is beyond the numbers of 128 bits"),
    }
}

/// The whole number at or below a decimal one.
fn floor(text: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(fraction) {
        return None;
    }
    let below = sign < 0 && fraction.bytes().any(|digit| digit != b'0');
    whole.parse::<i128>().ok()?.checked_mul(sign)?.checked_sub(i128::from(below))
}

fn date_period(text: &str, unit: PeriodUnit) -> Result<String, Refusal> {
    let (date, _) = date::parsed(text)?;
    let (year, month) = (date.year(), date.month());
    Ok(match unit {
        PeriodUnit::Year => format!("{year:04}"),
        PeriodUnit::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
        PeriodUnit::Month => format!("{year:04}-{month:02}"),
    })
}

/// The beginning, and `*` for each character after it; all `*` where nothing would be hidden.
fn text_prefix(text: &str, characters: usize) -> String {
    let kept = if text.chars().nth(characters).is_some() { characters } else { 0 };
    text.chars().enumerate().map(|(at, character)| if at < kept { character } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::privacy::mask::policy::{Bucket, Period, Prefix};

    fn bucket(width: u32, text: &str) -> Result<String, Refusal> {
        mask(Generalisation::Bucket(Bucket { width }), text)
    }

    #[test]
    fn ranges() {
        let period = |unit, text| mask(Generalisation::Period(Period { unit }), text).unwrap();
        let prefix = |characters, text| mask(Generalisation::Prefix(Prefix { characters }), text).unwrap();
        assert_eq!(bucket(10, "29").unwrap(), "[20, 30)");
        assert_eq!(bucket(10, "-0.5").unwrap(), "[-10, 0)");
        assert_eq!(bucket(1000, "-1000.00").unwrap(), "[-1000, 0)");
        assert_eq!(bucket(7, "0").unwrap(), "[0, 7)");
        assert_eq!(period(PeriodUnit::Year, "1984-05-17 10:00"), "1984");
        assert_eq!(period(PeriodUnit::Quarter, "1984-12-31"), "1984-Q4");
        assert_eq!(period(PeriodUnit::Month, "1984-05-17"), "1984-05");
        assert_eq!(prefix(3, "10115"), "101**");
        assert_eq!(prefix(3, "SW1"), "***");
        assert_eq!(prefix(0, "ä1"), "**");
        for text in ["", "x", "1e5", "1.", ".5", "--1", "0x10", "١", " 1", "1,5", "inf"] {
            assert!(bucket(10, text).is_err(), "{text}");
        }
        assert!(bucket(10, &i128::MIN.to_string()).is_err() && bucket(u32::MAX, &i128::MAX.to_string()).is_err());
    }

    proptest! {
        #[test]
        fn a_number_lies_in_its_bucket(number: i64, width in 1_u32..) {
            let text = bucket(width, &number.to_string()).unwrap();
            let (lower, upper) = text.trim_matches(['[', ')']).split_once(", ").unwrap();
            let (lower, upper): (i128, i128) = (lower.parse().unwrap(), upper.parse().unwrap());
            prop_assert!(lower <= number.into() && i128::from(number) < upper && lower % i128::from(width) == 0);
        }
    }
}
