//! What a mask policy says: which columns, and what stands in the place of their values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::canonical;
use crate::limits::POLICY_BYTES_MAX;
use crate::privacy::Entity;

use super::error::MaskError;

/// The format this build reads and writes.
pub const MASK_POLICY_FORMAT: &str = "bastion.mask_policy/v1";

/// Which columns get which mask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskPolicy {
    /// `bastion.mask_policy/v1`.
    pub format: String,
    /// The first rule that names a column decides.
    pub rules: Vec<MaskRule>,
    /// What becomes of a column that no rule names.
    #[serde(default)]
    pub unmatched: Unmatched,
    /// How many rows have to look alike.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymity: Option<AnonymityRule>,
}

impl MaskPolicy {
    /// Reads JSON where the first character is `{`, YAML otherwise.
    ///
    /// # Errors
    ///
    /// [`MaskError::Document`], [`MaskError::Policy`].
    pub fn read(bytes: &[u8]) -> Result<Self, MaskError> {
        if bytes.len() > POLICY_BYTES_MAX {
            let reason = format!("it has {} bytes; the limit is {POLICY_BYTES_MAX}", bytes.len());
            return Err(MaskError::Policy { reason });
        }
        if bytes.trim_ascii_start().starts_with(b"{") {
            return Ok(canonical::read(bytes)?);
        }
        let text =
            std::str::from_utf8(bytes).map_err(|_| MaskError::Policy { reason: "it is not UTF-8".to_owned() })?;
        let value: Value = serde_saphyr::from_str_with_options(text, canonical::yaml_options())
            .map_err(|error| MaskError::Policy { reason: error.to_string() })?;
        Ok(canonical::read(&canonical::write(&value)?)?)
    }
}

/// What becomes of a column that no rule names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unmatched {
    /// Nothing is masked before every column has its rule.
    #[default]
    Refuse,
    /// Its values are left out.
    Null,
    /// Its values stay as they are.
    Keep,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskRule {
    /// Which columns; those that fit all that is said.
    pub columns: ColumnPattern,
    /// What stands in the place of their values.
    pub mask: Mask,
    /// What becomes of a value that the mask cannot be made of.
    #[serde(default)]
    pub otherwise: Otherwise,
}

/// Which columns a rule is for: those that fit everything that is said. It has to say something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnPattern {
    /// Their name, without regard to case: `*` is any text, `?` one character. With a dot also the table's:
    /// `person.e*mail`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A tag they carry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// What they hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
}

/// What becomes of a value that a mask cannot be made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// Nothing is given at all.
    #[default]
    Refuse,
    /// It is left out.
    Null,
}

/// What stands in the place of a value. A null stays one, but for `constant`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Mask {
    /// The value itself.
    Keep(KeepMask),
    /// Nothing.
    Null(NullMask),
    /// The same text for every value.
    Constant(ConstantMask),
    /// A keyed digest, `<key>:<64 hexadecimal digits>`: equal values are equal inside the domain.
    Hash(HashMask),
    /// A short keyed digest that fits into addresses and names, `<prefix>_<key>_<26 letters and digits>`.
    Token(TokenMask),
    /// A part of the value; the rest is `*`.
    Partial(PartialMask),
    /// Another value of the same length and alphabet, which the key turns back.
    FormatPreserving(FormatPreservingMask),
    /// Another date, the same number of days away for everything that belongs to one subject.
    DateShift(DateShiftMask),
    /// A range that the value lies in.
    Generalise(GeneraliseMask),
}

impl Mask {
    /// How a policy calls it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Keep(_) => "keep",
            Self::Null(_) => "null",
            Self::Constant(_) => "constant",
            Self::Hash(_) => "hash",
            Self::Token(_) => "token",
            Self::Partial(_) => "partial",
            Self::FormatPreserving(_) => "format_preserving",
            Self::DateShift(_) => "date_shift",
            Self::Generalise(_) => "generalise",
        }
    }
}

/// The value itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepMask {}

/// Nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NullMask {}

/// The same text for every value, and for none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstantMask {
    /// It.
    pub value: String,
}

/// A keyed digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HashMask {
    /// What kind of thing is meant, such as `person`: columns of one domain can be joined, columns of two cannot.
    pub domain: String,
}

/// A short keyed digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenMask {
    /// As for a hash.
    pub domain: String,
    /// What tokens begin with: lower-case letters and digits, at most 16; `tok` when empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
}

/// A part of the value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartialMask {
    /// Which part; what the rule's entity asks for when it is not said, and nothing when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Shown>,
}

/// Which part of a value stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shown {
    /// Nothing, not even its length: `***`.
    Nothing(ShownNothing),
    /// Letters and digits at both ends, and everything that is neither; nothing when that would be more than a third.
    Ends(ShownEnds),
    /// The first letter and the host of an address: `a***@example.com`.
    Email(ShownEmail),
    /// The last four digits of a card: `**** **** **** 1111`.
    Card(ShownCard),
    /// The country and the last four: `DE** **** **** **** **30 00` as it was grouped.
    Iban(ShownIban),
    /// The last two digits: `+** *** *****67`.
    Phone(ShownPhone),
    /// The last four of an identifier: `***-**-6789`.
    Identifier(ShownIdentifier),
    /// The first letter of each word: `A*** L***`.
    Initials(ShownInitials),
    /// The network: `192.0.*.*`, `2001:db8:*`.
    Network(ShownNetwork),
    /// The year: `1984-**-**`.
    Year(ShownYear),
}

macro_rules! without_members {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {}
    )+};
}

without_members! {
    /// Nothing of a value.
    ShownNothing;
    /// The first letter and the host of an address.
    ShownEmail;
    /// The last four digits of a card.
    ShownCard;
    /// The country and the last four of an account.
    ShownIban;
    /// The last two digits of a telephone number.
    ShownPhone;
    /// The last four letters or digits of an identifier.
    ShownIdentifier;
    /// The first letter of each word.
    ShownInitials;
    /// The network of an address.
    ShownNetwork;
    /// The year of a date.
    ShownYear;
}

/// Letters and digits at both ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownEnds {
    /// At the beginning.
    #[serde(default)]
    pub first: u8,
    /// At the end.
    #[serde(default)]
    pub last: u8,
}

/// Another value of the same length and alphabet: FF1 of NIST SP 800-38G.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatPreservingMask {
    /// As for a hash.
    pub domain: String,
    /// What values are written with; separators stay, anything else is refused.
    pub alphabet: Alphabet,
    /// What the last digit is; for a rule of the entity `credit_card` it is `luhn_broken` when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_digit: Option<CheckDigit>,
}

/// What values are written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Alphabet {
    /// `0` to `9`.
    Digits,
    /// `0` to `9`, `a` to `f`.
    Hexadecimal,
    /// `a` to `z`.
    Lower,
    /// `A` to `Z`.
    Upper,
    /// `0` to `9`, `a` to `z`.
    LowerAlphanumeric,
    /// `0` to `9`, `A` to `Z`.
    UpperAlphanumeric,
    /// `0` to `9`, `a` to `z`, `A` to `Z`.
    Alphanumeric,
}

/// What the last digit of a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckDigit {
    /// A digit as the others.
    None,
    /// Luhn's check digit; that of the masked value is wrong, so that nobody takes it for a card.
    LuhnBroken,
    /// Luhn's check digit, and that of the masked value is right.
    LuhnValid,
}

/// Another date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateShiftMask {
    /// As for a hash: dates of one domain move together.
    pub domain: String,
    /// The column that says whom a row is about, as it is before it is masked.
    pub subject: String,
    /// The most days, backwards or forwards; 1 to 3650.
    pub days_max: u16,
}

/// A range that the value lies in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GeneraliseMask {
    /// Which.
    pub to: Generalisation,
}

/// A range that a value lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Generalisation {
    /// Numbers of one bucket: `[20, 30)`.
    Bucket(Bucket),
    /// A date's year, quarter or month: `1984`, `1984-Q2`, `1984-05`.
    Period(Period),
    /// The beginning of a postcode: `101**`.
    Prefix(Prefix),
}

/// Numbers of one bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bucket {
    /// How many whole numbers a bucket has; one of them begins at zero.
    pub width: u32,
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// How long.
    pub unit: PeriodUnit,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    /// A year.
    Year,
    /// A quarter of one.
    Quarter,
    /// A month.
    Month,
}

/// The beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prefix {
    /// How many characters stay; a value without more than that keeps none.
    pub characters: u8,
}

/// How many rows have to look alike in the columns that together point at a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnonymityRule {
    /// The columns, as they are after they are masked.
    pub columns: Vec<String>,
    /// The fewest rows of a class.
    pub k: u32,
    /// Whether rows of smaller classes are left out; otherwise they are only counted.
    #[serde(default)]
    pub suppress: bool,
    /// A column whose values must not be the same throughout a class; how many differ is reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitive: Option<String>,
}
