//! What a declared type says: a date of birth is no boolean, a card number does not fit into four bytes.

use crate::privacy::{Entity, Tag, Tier};

/// The family of a type, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Text of at most so many characters, if there is a bound.
    Text(Option<u32>),
    /// Whole numbers of so many decimal digits.
    Whole(u32),
    /// Numbers with a fraction.
    Fraction,
    Boolean,
    Date,
    Moment,
    Network,
    Hardware,
    Uuid,
    Document,
    Bytes,
    Position,
    /// Anything else, the types of users among it.
    Other,
}

/// The family of a type as a server writes it; of an array, that of its elements.
pub(super) fn family(data_type: &str) -> Family {
    let written = data_type.trim().to_ascii_lowercase();
    let written = written.trim_end_matches("[]");
    let (name, arguments) = written.split_once('(').unwrap_or((written, ""));
    let first = arguments.split([',', ')']).next().and_then(|number| number.trim().parse::<u32>().ok());
    let name = name.trim();
    let word = name.split([' ', '.']).next().unwrap_or(name);
    let tinyint1 = word == "tinyint" && first == Some(1);
    match word {
        "boolean" | "bool" => Family::Boolean,
        _ if tinyint1 => Family::Boolean,
        "bit" if first.is_none_or(|bits| bits == 1) => Family::Boolean,
        "tinyint" => Family::Whole(2),
        "smallint" | "int2" | "smallserial" | "year" => Family::Whole(4),
        "mediumint" => Family::Whole(6),
        "int" | "integer" | "int4" | "serial" => Family::Whole(9),
        "bigint" | "int8" | "bigserial" => Family::Whole(18),
        "numeric" | "decimal" | "number" => match (first, arguments.split_once(',')) {
            (Some(digits), None | Some((_, "0)"))) => Family::Whole(digits),
            (None, _) => Family::Whole(38),
            _ => Family::Fraction,
        },
        "real" | "float" | "double" | "float4" | "float8" | "money" => Family::Fraction,
        "date" => Family::Date,
        "timestamp" | "datetime" | "timestamptz" | "datetime2" => Family::Moment,
        "inet" | "cidr" | "inet4" | "inet6" => Family::Network,
        "macaddr" | "macaddr8" => Family::Hardware,
        "uuid" | "uniqueidentifier" => Family::Uuid,
        "json" | "jsonb" | "xml" | "hstore" | "variant" => Family::Document,
        "bytea" | "blob" | "binary" | "varbinary" | "longblob" | "mediumblob" | "tinyblob" => Family::Bytes,
        "point" | "geometry" | "geography" => Family::Position,
        "time" | "timetz" | "interval" => Family::Fraction,
        "text" | "clob" | "citext" | "longtext" | "mediumtext" | "tinytext" | "string" | "name" => Family::Text(None),
        "enum" | "set" => Family::Text(None),
        "character" | "varchar" | "char" | "bpchar" | "nvarchar" | "nchar" | "varchar2" | "nvarchar2" => {
            let fixed = matches!(word, "char" | "bpchar" | "nchar") || name == "character";
            Family::Text(first.or(if fixed { Some(1) } else { None }))
        }
        _ => Family::Other,
    }
}

/// What the family says of an entity: a weight and why.
pub(super) fn weight(entity: Entity, family: Family) -> (f64, &'static str) {
    const FITS: (f64, &str) = (0.7, "fits");
    const UNUSUAL: (f64, &str) = (0.0, "says nothing");
    const NEVER: (f64, &str) = (-4.0, "cannot hold it");
    const MADE_FOR: (f64, &str) = (2.5, "is made for it");
    if let Family::Text(Some(length)) = family
        && length < length_min(entity)
    {
        return (-4.0, "is too short for it");
    }
    match (entity, family) {
        (_, Family::Other | Family::Document) => UNUSUAL,
        (Entity::Ipv4 | Entity::Ipv6, Family::Network) | (Entity::MacAddress, Family::Hardware) => MADE_FOR,
        (Entity::GeoPosition, Family::Position) => MADE_FOR,
        (Entity::Uuid, Family::Uuid) => MADE_FOR,
        (Entity::DateOfBirth, Family::Date) => (1.5, "is usual for it"),
        (Entity::DateOfBirth, Family::Text(_)) => FITS,
        (Entity::DateOfBirth, Family::Moment) => (0.3, "fits"),
        // a year of birth
        (Entity::DateOfBirth, Family::Whole(4..)) => UNUSUAL,
        (Entity::GeoPosition, Family::Fraction | Family::Text(_)) => FITS,
        (Entity::GeoPosition, Family::Whole(38)) => FITS,
        (Entity::Ipv4, Family::Whole(9..)) => UNUSUAL,
        (Entity::Ipv4 | Entity::Ipv6, Family::Bytes) => UNUSUAL,
        (Entity::Gender, Family::Whole(_)) => UNUSUAL,
        (Entity::Health, Family::Boolean | Family::Whole(_) | Family::Fraction) => UNUSUAL,
        // a disability is often a yes or no, and a religion or an ethnic group the number of one
        (Entity::Ethnicity | Entity::Religion, Family::Whole(_)) => UNUSUAL,
        (Entity::Password | Entity::ApiKey | Entity::PrivateKey, Family::Bytes) => FITS,
        // encrypted, perhaps
        (_, Family::Bytes) => UNUSUAL,
        (_, Family::Text(_)) => FITS,
        (_, Family::Whole(digits)) if of_digits(entity) && digits >= digits_min(entity) => (0.3, "fits"),
        _ => NEVER,
    }
}

/// Whether people keep it as a number.
fn of_digits(entity: Entity) -> bool {
    const LETTERS: &[Entity] = &[
        Entity::UsMbi,
        Entity::GbNino,
        Entity::InPan,
        Entity::InGstin,
        Entity::MxCurp,
        Entity::MxRfc,
        Entity::EsNie,
        Entity::EsNif,
        Entity::ItCodiceFiscale,
        Entity::DeRvnr,
        Entity::FiHetu,
        Entity::HkHkid,
        Entity::SgNric,
        Entity::Vin,
        Entity::Isin,
        Entity::Lei,
        Entity::Bic,
    ];
    let numbers = [
        Entity::CreditCard,
        Entity::UsSsn,
        Entity::UsItin,
        Entity::Phone,
        Entity::PostalCode,
        Entity::BankAccount,
        Entity::Passport,
        Entity::DriverLicence,
        Entity::NationalId,
        Entity::TaxId,
    ];
    numbers.contains(&entity) || (entity.tier() == Tier::CheckDigit && !LETTERS.contains(&entity))
}

fn digits_min(entity: Entity) -> u32 {
    match entity {
        Entity::CreditCard => 15,
        Entity::PostalCode => 4,
        Entity::Phone => 9,
        _ => 6,
    }
}

/// The fewest characters of a column that can hold it.
fn length_min(entity: Entity) -> u32 {
    match entity {
        Entity::Gender => 1,
        Entity::Health | Entity::Ethnicity | Entity::Religion => 1,
        Entity::PostalCode | Entity::City | Entity::Username | Entity::GivenName | Entity::FamilyName => 3,
        Entity::Password | Entity::PersonName | Entity::StreetAddress => 4,
        Entity::CreditCard => 12,
        Entity::Iban => 15,
        Entity::UsSsn | Entity::UsItin => 9,
        Entity::Jwt | Entity::PrivateKey => 20,
        _ if entity.tags().contains(&Tag::GovernmentId) => 8,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_as_the_servers_write_them() {
        let cases = [
            ("character varying(255)", Family::Text(Some(255))),
            ("character(2)", Family::Text(Some(2))),
            ("text[]", Family::Text(None)),
            ("VARCHAR(20)", Family::Text(Some(20))),
            ("bigint unsigned", Family::Whole(18)),
            ("int(11)", Family::Whole(9)),
            ("tinyint(1)", Family::Boolean),
            ("numeric(16,0)", Family::Whole(16)),
            ("numeric(10,2)", Family::Fraction),
            ("numeric", Family::Whole(38)),
            ("timestamp(6) without time zone", Family::Moment),
            ("timestamp with time zone", Family::Moment),
            ("double precision", Family::Fraction),
            ("inet", Family::Network),
            ("enum('m','f')", Family::Text(None)),
            ("public.address", Family::Other),
            ("", Family::Other),
        ];
        for (data_type, expected) in cases {
            assert_eq!(family(data_type), expected, "{data_type}");
        }
    }

    #[test]
    fn what_cannot_hold_it_speaks_against_it() {
        assert!(weight(Entity::CreditCard, family("integer")).0 < 0.0);
        assert!(weight(Entity::CreditCard, family("bigint")).0 > 0.0);
        assert!(weight(Entity::Email, family("boolean")).0 < 0.0);
        assert!(weight(Entity::Email, family("varchar(2)")).0 < 0.0);
        assert!(weight(Entity::DateOfBirth, family("date")).0 > weight(Entity::DateOfBirth, family("text")).0);
    }
}
