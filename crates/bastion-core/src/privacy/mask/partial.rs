//! A part of a value. What cannot be shown in part by its own rule is hidden whole: a value that is not of the expected
//! shape is never shown more than one that is.

use std::net::IpAddr;

use super::policy::Shown;
use crate::privacy::Entity;

/// What stands for a value of which nothing is shown, and for a stretch whose length says too much.
const HIDDEN: &str = "***";

/// What is shown of an entity unless a rule says otherwise.
pub(in crate::privacy) fn of_entity(entity: Option<Entity>) -> Shown {
    match entity {
        Some(Entity::Email) => Shown::Email(Default::default()),
        Some(Entity::CreditCard) => Shown::Card(Default::default()),
        Some(Entity::Iban) => Shown::Iban(Default::default()),
        Some(Entity::Phone) => Shown::Phone(Default::default()),
        Some(Entity::UsSsn | Entity::UsItin | Entity::BankAccount) => Shown::Identifier(Default::default()),
        Some(Entity::PersonName | Entity::GivenName | Entity::FamilyName) => Shown::Initials(Default::default()),
        Some(Entity::Ipv4 | Entity::Ipv6) => Shown::Network(Default::default()),
        Some(Entity::DateOfBirth) => Shown::Year(Default::default()),
        _ => Shown::Nothing(Default::default()),
    }
}

/// The part of a text.
pub(in crate::privacy) fn mask(shown: Shown, text: &str) -> String {
    let part = match shown {
        Shown::Nothing(_) => None,
        Shown::Ends(ends) => some_ends(text, usize::from(ends.first), usize::from(ends.last)),
        Shown::Email(_) => email(text),
        Shown::Card(_) => digits_at_end(text, 12, 4),
        Shown::Iban(_) => iban(text),
        Shown::Phone(_) => digits_at_end(text, 6, 2),
        Shown::Identifier(_) => (letters(text) >= 8).then(|| ends(text, 0, 4)),
        Shown::Initials(_) => initials(text),
        Shown::Network(_) => network(text),
        Shown::Year(_) => year(text),
    };
    part.unwrap_or_else(|| HIDDEN.to_owned())
}

fn letters(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
}

/// Both ends, where they are not more than a third of the whole.
fn some_ends(text: &str, first: usize, last: usize) -> Option<String> {
    (3 * (first + last) <= letters(text)).then(|| ends(text, first, last))
}

/// Letters and digits at the ends and everything that is neither; `*` for each other one.
fn ends(text: &str, first: usize, last: usize) -> String {
    let (count, mut place) = (letters(text), 0);
    text.chars()
        .map(|character| {
            if !character.is_alphanumeric() {
                return character;
            }
            place += 1;
            if place <= first || place > count.saturating_sub(last) { character } else { '*' }
        })
        .collect()
}

fn digits_at_end(text: &str, digits_min: usize, shown: usize) -> Option<String> {
    let plain =
        |character: char| character.is_ascii_digit() || matches!(character, ' ' | '-' | '.' | '(' | ')' | '+' | '/');
    (text.chars().all(plain) && letters(text) >= digits_min).then(|| ends(text, 0, shown))
}

fn email(text: &str) -> Option<String> {
    let (local, host) = text.rsplit_once('@')?;
    let first = local.chars().next()?;
    // of a local part of one letter nothing would be hidden
    let first = if local.chars().nth(1).is_some() { first.to_string() } else { String::new() };
    host.contains('.').then(|| format!("{first}{HIDDEN}@{host}"))
}

fn iban(text: &str) -> Option<String> {
    let plain = |character: char| character.is_ascii_alphanumeric() || character == ' ';
    let country = text.get(..2)?.bytes().all(|byte| byte.is_ascii_uppercase());
    (country && text.chars().all(plain) && letters(text) >= 15).then(|| ends(text, 2, 4))
}

fn initials(text: &str) -> Option<String> {
    let words = text.split_whitespace().map(|word| match (word.chars().next(), word.chars().nth(1)) {
        (Some(first), Some(_)) if first.is_alphabetic() => format!("{first}{HIDDEN}"),
        _ => HIDDEN.to_owned(),
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn network(text: &str) -> Option<String> {
    Some(match text.parse().ok()? {
        IpAddr::V4(address) => {
            let [first, second, _, _] = address.octets();
            format!("{first}.{second}.*.*")
        }
        IpAddr::V6(address) => {
            let [first, second, ..] = address.segments();
            format!("{first:x}:{second:x}:*")
        }
    })
}

fn year(text: &str) -> Option<String> {
    let date: jiff::civil::Date = text.get(..10)?.parse().ok()?;
    Some(format!("{:04}-**-**", date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::mask::policy::ShownEnds;

    #[test]
    fn what_is_shown_of_each_entity() {
        let cases = [
            (Entity::Email, "ada.lovelace@example.com", "a***@example.com"),
            (Entity::Email, "a@example.com", "***@example.com"),
            (Entity::Email, "\"x@y\"@example.com", "\"***@example.com"),
            (Entity::Email, "not an address", "***"),
            (Entity::Email, "root@localhost", "***"),
            (Entity::CreditCard, "4111 1111 1111 1234", "**** **** **** 1234"),
            (Entity::CreditCard, "378282246310005", "***********0005"),
            (Entity::CreditCard, "12345678", "***"),
            (Entity::CreditCard, "4111x1111x1111x1234", "***"),
            (Entity::Iban, "DE89 3704 0044 0532 0130 00", "DE** **** **** **** **30 00"),
            (Entity::Iban, "89370400440532013000", "***"),
            (Entity::Phone, "+49 (151) 2345-678", "+** (***) ****-*78"),
            (Entity::Phone, "110", "***"),
            (Entity::UsSsn, "123-45-6789", "***-**-6789"),
            (Entity::UsSsn, "6789", "***"),
            (Entity::PersonName, "Ada  Lovelace", "A*** L***"),
            (Entity::PersonName, "Ö", "***"),
            (Entity::PersonName, "  ", "***"),
            (Entity::Ipv4, "192.0.2.17", "192.0.*.*"),
            (Entity::Ipv6, "2001:db8::1", "2001:db8:*"),
            (Entity::Ipv4, "192.0.2.17:80", "***"),
            (Entity::DateOfBirth, "1984-05-17", "1984-**-**"),
            (Entity::DateOfBirth, "17.05.1984", "***"),
            (Entity::Health, "anything", "***"),
        ];
        for (entity, text, expected) in cases {
            assert_eq!(mask(of_entity(Some(entity)), text), expected, "{entity:?} {text}");
        }
    }

    #[test]
    fn ends_show_at_most_a_third() {
        let ends = |first, last, text| mask(Shown::Ends(ShownEnds { first, last }), text);
        assert_eq!(ends(2, 2, "AB-1234567890"), "AB-********90");
        assert_eq!(ends(2, 2, "AB-123456789"), "***");
        assert_eq!(ends(0, 0, "ä-b"), "*-*");
        assert_eq!(ends(255, 255, "short"), "***");
    }

    /// What is left of a card is no card: fewer than twelve digits.
    #[test]
    fn a_part_of_a_card_has_four_digits() {
        for shown in [Shown::Card(Default::default()), Shown::Ends(ShownEnds { first: 4, last: 1 })] {
            let masked = mask(shown, "4111-1111-1111-1111");
            assert!(masked.chars().filter(char::is_ascii_digit).count() <= 5, "{masked}");
        }
    }
}
