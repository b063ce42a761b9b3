//! Dates: read from ISO 8601 texts, moved by days.

use jiff::Span;
use jiff::civil::Date;

use super::error::Refusal;
use super::key::TenantKey;
use super::token::Tokenizer;

/// The most days that a policy may ask for.
const DAYS_MAX: u16 = 3650;

/// Moves the dates of one domain; each subject by days of its own.
pub(super) struct DateShifter {
    tokenizer: Tokenizer,
    days_max: u16,
}

impl DateShifter {
    /// `None` when a policy asks for no days or too many.
    pub(super) fn new(key: &TenantKey, domain: &str, days_max: u16) -> Option<Self> {
        let tokenizer = Tokenizer::new(key, "date_shift", domain);
        (1..=DAYS_MAX).contains(&days_max).then_some(Self { tokenizer, days_max })
    }

    /// Another date. All dates of a subject move by the same number of days, which is never zero, so that their order
    /// and the time between them stay.
    pub(super) fn mask(&self, text: &str, subject: &str) -> Result<String, Refusal> {
        moved(text, self.days(subject))
    }

    pub(super) fn restore(&self, text: &str, subject: &str) -> Result<String, Refusal> {
        moved(text, -self.days(subject))
    }

    fn days(&self, subject: &str) -> i64 {
        let digest = self.tokenizer.digest(subject);
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        // 2^64 over at most 7300 ways: no way is likelier than another by more than one in 10^15
        let way = i64::try_from(number % (2 * u64::from(self.days_max))).unwrap_or(0);
        let days = way - i64::from(self.days_max);
        if days >= 0 { days + 1 } else { days }
    }
}

/// A date, and the time of day behind it as it was written.
pub(super) fn parsed(text: &str) -> Result<(Date, &str), Refusal> {
    const REFUSAL: Refusal = "it is no date as ISO 8601 writes it, such as `1984-05-17` or `1984-05-17T08:30:00Z`";
    let (day, time) = text.split_at_checked(10).ok_or(REFUSAL)?;
    let is_time = |byte: u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'+' | b'-' | b'Z');
    let whole = match time.strip_prefix(['T', ' ']) {
        Some(clock) => clock.starts_with(|first: char| first.is_ascii_digit()) && clock.bytes().all(is_time),
        None => time.is_empty(),
    };
    let plain =
        day.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if !whole || !plain {
        return Err(REFUSAL);
    }
    Ok((day.parse().map_err(|_| REFUSAL)?, time))
}

fn moved(text: &str, days: i64) -> Result<String, Refusal> {
    let (date, time) = parsed(text)?;
    let beyond = "it would move out of the years 1 to 9999";
    let span = Span::new().try_days(days).map_err(|_| beyond)?;
    let date = date.checked_add(span).ok().filter(|date| date.year() >= 1).ok_or(beyond)?;
    Ok(format!("{date}{time}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shifter(tenant: &str, domain: &str, days_max: u16) -> DateShifter {
        let secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        DateShifter::new(&TenantKey::from_text("k1", tenant, secret).unwrap(), domain, days_max).unwrap()
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let bad = [
            "",
            "1984",
            "1984-13-01",
            "1984-02-30",
            "84-05-17",
            "17.05.1984",
            "1984-05-17x",
            "1984-05-17T",
            "1984-05-17 Ada",
            "1984-05-1７",
            "+001984-05-17",
            "9999-12-31",
            "0001-01-01",
        ];
        let shifter = shifter("bank", "person", 1);
        for text in bad {
            // one of the two ends of time is left, whichever way the subject moves
            let both = shifter.mask(text, "1").is_err()
                || shifter.mask(text, "2").is_err()
                || shifter.mask(text, "4").is_err();
            assert!(both, "{text}");
        }
        let (_, time) = parsed("1984-05-17T08:30:00.5+02:00").unwrap();
        assert_eq!(time, "T08:30:00.5+02:00");
    }

    proptest! {
        #[test]
        fn order_and_distance_stay_within_a_subject(
            first in 0_i64..20_000, second in 0_i64..20_000, subject in ".{0,12}", days_max in 1_u16..=3650,
        ) {
            let day = |days: i64| Date::constant(1950, 1, 1).checked_add(Span::new().days(days)).unwrap();
            let shifter = shifter("bank", "person", days_max);
            let moved = |date: Date| shifter.mask(&date.to_string(), &subject).unwrap().parse::<Date>().unwrap();
            let (before, after) = (day(first), day(second));
            prop_assert_eq!(before.cmp(&after), moved(before).cmp(&moved(after)));
            let days = |from: Date, to: Date| from.until(to).unwrap().get_days();
            prop_assert_eq!(days(before, after), days(moved(before), moved(after)));
            let distance = days(before, moved(before)).unsigned_abs();
            prop_assert!(distance >= 1 && distance <= u32::from(days_max));
            prop_assert_eq!(shifter.restore(&moved(before).to_string(), &subject).unwrap(), before.to_string());
        }
    }

    #[test]
    fn subjects_tenants_and_domains_move_by_days_of_their_own() {
        let days = |tenant: &str, domain: &str| -> Vec<i64> {
            let shifter = shifter(tenant, domain, 365);
            (0..50).map(|subject| shifter.days(&subject.to_string())).collect()
        };
        let bank = days("bank", "person");
        assert!(bank.iter().collect::<std::collections::BTreeSet<_>>().len() > 40);
        assert!(bank.iter().any(|days| *days < 0) && bank.iter().any(|days| *days > 0));
        assert_ne!(bank, days("shop", "person"));
        assert_ne!(bank, days("bank", "account"));
    }
}
