//! Every kind of personal or secret data, in one table.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much harm a value does in the wrong hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// It names nobody.
    None,
    /// It points at a person together with other values.
    Low,
    /// It identifies, authenticates or pays, or is of a special category.
    High,
}

/// What an entity is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// A way to reach someone.
    Contact,
    /// A password, a key, or anything else that opens something.
    Credential,
    /// A trait of a person.
    Demographic,
    /// A machine, a vehicle, a network.
    Device,
    /// Accounts, cards, securities.
    Financial,
    /// Issued by a state.
    GovernmentId,
    /// About health.
    Health,
    /// A place.
    Location,
    /// A person's name.
    Name,
    /// An organisation rather than a person.
    Organisation,
    /// Special category of article 9 GDPR.
    SpecialCategory,
    /// For taxes.
    Tax,
}

/// How a kind is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// By its shape anywhere; looked for unless told otherwise.
    Shape,
    /// By check digits, and by words beside it where they are weak; part of a country's pack.
    CheckDigit,
    /// By words beside it or a column's name only.
    Cue,
}

macro_rules! entities {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $label:literal, $tier:ident, $sensitivity:ident,
        [$($tag:ident)*], [$($jurisdiction:literal)*], $alone:literal;)+) => {
        /// A kind of personal or secret data. Its order decides between equals.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[schemars(rename = "PrivacyEntity")]
        #[non_exhaustive]
        pub enum Entity {
            $($(#[doc = $doc])+ #[serde(rename = $id)] $variant,)+
        }

        impl Entity {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The identifier on every surface.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The word inside its placeholders and tokens; kinds that a reader need not tell apart share one.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// What stands in a text in its place.
            #[must_use]
            pub const fn placeholder(self) -> &'static str {
                match self { $(Self::$variant => concat!("[", $label, "_REDACTED]"),)+ }
            }

            /// How it is recognised.
            #[must_use]
            pub const fn tier(self) -> Tier {
                match self { $(Self::$variant => Tier::$tier,)+ }
            }

            /// How much harm it does.
            #[must_use]
            pub const fn sensitivity(self) -> Sensitivity {
                match self { $(Self::$variant => Sensitivity::$sensitivity,)+ }
            }

            /// What it is about, sorted.
            #[must_use]
            pub const fn tags(self) -> &'static [Tag] {
                match self { $(Self::$variant => &[$(Tag::$tag),*],)+ }
            }

            /// Whose it is, as ISO 3166-1 alpha-2; empty for a kind that is the same everywhere.
            #[must_use]
            pub const fn jurisdictions(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($jurisdiction),*],)+ }
            }

            /// Whether a value alone says what it is; otherwise a word beside it or a column's name has to agree.
            #[must_use]
            pub const fn decides_alone(self) -> bool {
                match self { $(Self::$variant => $alone,)+ }
            }

            /// One sentence about it.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+ }
            }
        }
    };
}

entities! {
    // recognised by shape
    /// A PEM private key.
    PrivateKey = "private_key", "PRIVATE_KEY", Shape, High, [Credential], [], true;
    /// An address of a server with a password in it.
    ConnectionString = "connection_string", "CONNECTION_STRING", Shape, High, [Credential], [], true;
    /// A web address with a user and a password.
    UrlCredentials = "url_credentials", "URL_CREDENTIALS", Shape, High, [Credential], [], true;
    /// A JSON web token.
    Jwt = "jwt", "JWT", Shape, High, [Credential], [], true;
    /// A key or token of a cloud or an API.
    ApiKey = "api_key", "API_KEY", Shape, High, [Credential], [], true;
    /// A password that is called one.
    Password = "password", "PASSWORD", Shape, High, [Credential], [], false;
    /// An address of electronic mail.
    Email = "email", "EMAIL", Shape, High, [Contact], [], true;
    /// A payment card number.
    CreditCard = "credit_card", "CREDIT_CARD", Shape, High, [Financial], [], true;
    /// An international bank account number.
    Iban = "iban", "IBAN", Shape, High, [Financial], [], true;
    /// A social security number of the United States.
    UsSsn = "us_ssn", "SSN", Shape, High, [GovernmentId], ["US"], true;
    /// An individual taxpayer identification number of the United States.
    UsItin = "us_itin", "ITIN", Shape, High, [GovernmentId Tax], ["US"], true;
    /// A telephone number.
    Phone = "phone", "PHONE", Shape, High, [Contact], [], true;
    /// An address of the Internet Protocol, version 4.
    Ipv4 = "ipv4", "IP", Shape, Low, [Device], [], true;
    /// An address of the Internet Protocol, version 6.
    Ipv6 = "ipv6", "IP", Shape, Low, [Device], [], true;
    /// A hardware address.
    MacAddress = "mac_address", "MAC_ADDRESS", Shape, Low, [Device], [], true;
    /// A Bitcoin address.
    BitcoinAddress = "bitcoin_address", "BITCOIN_ADDRESS", Shape, Low, [Financial], [], true;
    /// An Ethereum address.
    EthereumAddress = "ethereum_address", "ETHEREUM_ADDRESS", Shape, Low, [Financial], [], true;
    /// A date of birth that is called one.
    DateOfBirth = "date_of_birth", "DATE_OF_BIRTH", Shape, High, [Demographic], [], false;
    /// A pair of latitude and longitude.
    GeoPosition = "geo_position", "GEO_POSITION", Shape, Low, [Location], [], false;
    /// A universally unique identifier: neutral by itself.
    Uuid = "uuid", "UUID", Shape, None, [], [], true;

    // recognised by check digits
    /// A routing number of a bank in the United States.
    UsAbaRouting = "us_aba_routing", "ABA_ROUTING", CheckDigit, Low, [Financial], ["US"], false;
    /// A national provider identifier of the United States.
    UsNpi = "us_npi", "NPI", CheckDigit, Low, [GovernmentId Health], ["US"], false;
    /// A Medicare beneficiary identifier of the United States.
    UsMbi = "us_mbi", "MBI", CheckDigit, High, [GovernmentId Health], ["US"], false;
    /// A number of the National Health Service of the United Kingdom.
    GbNhs = "gb_nhs", "NHS_NUMBER", CheckDigit, High, [GovernmentId Health], ["GB"], false;
    /// A national insurance number of the United Kingdom.
    GbNino = "gb_nino", "NINO", CheckDigit, High, [GovernmentId], ["GB"], true;
    /// A unique taxpayer reference of the United Kingdom.
    GbUtr = "gb_utr", "UTR", CheckDigit, High, [GovernmentId Tax], ["GB"], false;
    /// An Aadhaar number of India.
    InAadhaar = "in_aadhaar", "AADHAAR", CheckDigit, High, [GovernmentId], ["IN"], false;
    /// A permanent account number of India.
    InPan = "in_pan", "PAN", CheckDigit, High, [GovernmentId Tax], ["IN"], true;
    /// A goods and services tax number of India.
    InGstin = "in_gstin", "GSTIN", CheckDigit, Low, [Organisation Tax], ["IN"], true;
    /// A natural person's registration of Brazil.
    BrCpf = "br_cpf", "CPF", CheckDigit, High, [GovernmentId Tax], ["BR"], false;
    /// A legal entity's registration of Brazil.
    BrCnpj = "br_cnpj", "CNPJ", CheckDigit, Low, [Organisation Tax], ["BR"], false;
    /// A population registry code of Mexico.
    MxCurp = "mx_curp", "CURP", CheckDigit, High, [GovernmentId], ["MX"], true;
    /// A taxpayer registry code of Mexico.
    MxRfc = "mx_rfc", "RFC", CheckDigit, High, [GovernmentId Tax], ["MX"], true;
    /// A tax identification of Argentina.
    ArCuit = "ar_cuit", "CUIT", CheckDigit, High, [GovernmentId Tax], ["AR"], false;
    /// A national identification of Chile.
    ClRut = "cl_rut", "RUT", CheckDigit, High, [GovernmentId Tax], ["CL"], false;
    /// A social insurance number of Canada.
    CaSin = "ca_sin", "SIN", CheckDigit, High, [GovernmentId], ["CA"], false;
    /// A tax file number of Australia.
    AuTfn = "au_tfn", "TFN", CheckDigit, High, [GovernmentId Tax], ["AU"], false;
    /// A business number of Australia.
    AuAbn = "au_abn", "ABN", CheckDigit, Low, [Organisation Tax], ["AU"], false;
    /// A company number of Australia.
    AuAcn = "au_acn", "ACN", CheckDigit, None, [Organisation], ["AU"], false;
    /// A Medicare number of Australia.
    AuMedicare = "au_medicare", "MEDICARE", CheckDigit, High, [GovernmentId Health], ["AU"], false;
    /// A tax identification of Spain.
    EsNif = "es_nif", "NIF", CheckDigit, High, [GovernmentId Tax], ["ES"], true;
    /// A foreigner's identity number of Spain.
    EsNie = "es_nie", "NIE", CheckDigit, High, [GovernmentId], ["ES"], true;
    /// A fiscal code of Italy.
    ItCodiceFiscale = "it_codice_fiscale", "CODICE_FISCALE", CheckDigit, High, [GovernmentId Tax], ["IT"], true;
    /// A value added tax number of Italy.
    ItPartitaIva = "it_partita_iva", "PARTITA_IVA", CheckDigit, Low, [Organisation Tax], ["IT"], false;
    /// A tax identification of Germany.
    DeSteuerId = "de_steuer_id", "STEUER_ID", CheckDigit, High, [GovernmentId Tax], ["DE"], false;
    /// A pension insurance number of Germany.
    DeRvnr = "de_rvnr", "RVNR", CheckDigit, High, [GovernmentId], ["DE"], true;
    /// A social insurance number of Austria.
    AtSvnr = "at_svnr", "SVNR", CheckDigit, High, [GovernmentId], ["AT"], false;
    /// A registration number of France.
    FrNir = "fr_nir", "NIR", CheckDigit, High, [GovernmentId], ["FR"], false;
    /// A citizen service number of the Netherlands.
    NlBsn = "nl_bsn", "BSN", CheckDigit, High, [GovernmentId], ["NL"], false;
    /// A national identification of Poland.
    PlPesel = "pl_pesel", "PESEL", CheckDigit, High, [GovernmentId], ["PL"], false;
    /// A personal numeric code of Romania.
    RoCnp = "ro_cnp", "CNP", CheckDigit, High, [GovernmentId], ["RO"], false;
    /// A personal identity number of Sweden.
    SePersonnummer = "se_personnummer", "PERSONNUMMER", CheckDigit, High, [GovernmentId], ["SE"], false;
    /// A national identity number of Norway.
    NoFodselsnummer = "no_fodselsnummer", "FODSELSNUMMER", CheckDigit, High, [GovernmentId], ["NO"], false;
    /// A civil registration number of Denmark.
    DkCpr = "dk_cpr", "CPR", CheckDigit, High, [GovernmentId], ["DK"], false;
    /// A personal identity code of Finland.
    FiHetu = "fi_hetu", "HETU", CheckDigit, High, [GovernmentId], ["FI"], true;
    /// A uniform civil number of Bulgaria.
    BgEgn = "bg_egn", "EGN", CheckDigit, High, [GovernmentId], ["BG"], false;
    /// A personal identification number of Croatia.
    HrOib = "hr_oib", "OIB", CheckDigit, High, [GovernmentId Tax], ["HR"], false;
    /// A resident registration number of South Korea.
    KrRrn = "kr_rrn", "RRN", CheckDigit, High, [GovernmentId], ["KR"], false;
    /// An individual number of Japan.
    JpMyNumber = "jp_my_number", "MY_NUMBER", CheckDigit, High, [GovernmentId Tax], ["JP"], false;
    /// A resident identity number of China.
    CnResidentId = "cn_resident_id", "RESIDENT_ID", CheckDigit, High, [GovernmentId], ["CN"], true;
    /// An identity card number of Hong Kong.
    HkHkid = "hk_hkid", "HKID", CheckDigit, High, [GovernmentId], ["HK"], true;
    /// A national registration number of Singapore.
    SgNric = "sg_nric", "NRIC", CheckDigit, High, [GovernmentId], ["SG"], true;
    /// An identity number of Thailand.
    ThId = "th_id", "THAI_ID", CheckDigit, High, [GovernmentId], ["TH"], false;
    /// An identification number of Türkiye.
    TrTckn = "tr_tckn", "TCKN", CheckDigit, High, [GovernmentId], ["TR"], false;
    /// An identity number of South Africa.
    ZaId = "za_id", "ZA_ID", CheckDigit, High, [GovernmentId], ["ZA"], false;
    /// The identity of a mobile device.
    Imei = "imei", "IMEI", CheckDigit, Low, [Device], [], false;
    /// A vehicle identification number.
    Vin = "vin", "VIN", CheckDigit, Low, [Device], [], false;
    /// An international securities identification number.
    Isin = "isin", "ISIN", CheckDigit, None, [Financial], [], true;
    /// A legal entity identifier.
    Lei = "lei", "LEI", CheckDigit, None, [Financial Organisation], [], true;
    /// A business identifier code of a bank.
    Bic = "bic", "BIC", CheckDigit, None, [Financial Organisation], [], false;

    // recognised by what they are called
    /// A person's whole name.
    PersonName = "person_name", "NAME", Cue, High, [Name], [], false;
    /// A given name.
    GivenName = "given_name", "NAME", Cue, High, [Name], [], false;
    /// A family name.
    FamilyName = "family_name", "NAME", Cue, High, [Name], [], false;
    /// A user's name in a system.
    Username = "username", "USERNAME", Cue, Low, [Name], [], false;
    /// A street and a house number.
    StreetAddress = "street_address", "ADDRESS", Cue, High, [Contact Location], [], false;
    /// A town.
    City = "city", "CITY", Cue, Low, [Location], [], false;
    /// A postal code.
    PostalCode = "postal_code", "POSTAL_CODE", Cue, Low, [Location], [], false;
    /// A bank account number of a country.
    BankAccount = "bank_account", "BANK_ACCOUNT", Cue, High, [Financial], [], false;
    /// A passport number.
    Passport = "passport", "PASSPORT", Cue, High, [GovernmentId], [], false;
    /// A driving licence number.
    DriverLicence = "driver_licence", "DRIVER_LICENCE", Cue, High, [GovernmentId], [], false;
    /// A national identification that is not said to be of a country.
    NationalId = "national_id", "NATIONAL_ID", Cue, High, [GovernmentId], [], false;
    /// A tax identification that is not said to be of a country.
    TaxId = "tax_id", "TAX_ID", Cue, High, [GovernmentId Tax], [], false;
    /// A gender.
    Gender = "gender", "GENDER", Cue, Low, [Demographic], [], false;
    /// An ethnic origin.
    Ethnicity = "ethnicity", "ETHNICITY", Cue, High, [Demographic SpecialCategory], [], false;
    /// A religion.
    Religion = "religion", "RELIGION", Cue, High, [Demographic SpecialCategory], [], false;
    /// A diagnosis, a medication, a blood group.
    Health = "health", "HEALTH", Cue, High, [Health SpecialCategory], [], false;
}

impl Entity {
    /// The kind with an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|entity| entity.as_str() == id)
    }
}

impl fmt::Display for Entity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_consistent() {
        for (index, entity) in Entity::ALL.iter().enumerate() {
            assert_eq!(*entity as usize, index, "{entity}: its place is its order");
            assert_eq!(Entity::from_id(entity.as_str()), Some(*entity));
            assert_eq!(serde_json::to_string(entity).unwrap(), format!("\"{entity}\""));
            assert!(
                entity.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit())
            );
            assert!(entity.label().bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'), "{entity}");
            assert!(entity.tags().is_sorted_by(|left, right| left < right), "{entity}");
            for jurisdiction in entity.jurisdictions() {
                assert!(entity.as_str().starts_with(&format!("{}_", jurisdiction.to_ascii_lowercase())), "{entity}");
            }
            assert!(entity.tier() != Tier::Cue || !entity.decides_alone(), "{entity}: a cue is never in a value");
        }
    }

    #[test]
    fn the_placeholders_that_readers_rely_on() {
        let cases = [
            (Entity::Email, "[EMAIL_REDACTED]"),
            (Entity::Ipv4, "[IP_REDACTED]"),
            (Entity::Ipv6, "[IP_REDACTED]"),
            (Entity::CreditCard, "[CREDIT_CARD_REDACTED]"),
        ];
        for (entity, placeholder) in cases {
            assert_eq!(entity.placeholder(), placeholder);
        }
    }
}
