//! Whether a value can be an identifier at all: its characters, its dates and its check digits.
//!
//! Each rule is a pure function of bytes and takes the separators that people write. That a number is valid does not
//! say that it was given out, and a weak rule is met by chance: one number in ten passes Luhn's.
//!
//! ```
//! use bastion_core::privacy::Entity;
//! use bastion_core::privacy::validate::validator;
//!
//! let nhs = validator(Entity::GbNhs).unwrap();
//! assert!(nhs(b"943 476 5919"));
//! assert!(!nhs(b"943 476 5918"));
//! assert!(validator(Entity::City).is_none());
//! ```

mod america;
mod asia;
mod coin;
mod compact;
mod country;
mod date;
mod device;
mod europe_east;
mod europe_west;
mod finance;
mod iban_structure;
mod iso7064;
pub(super) mod luhn;
mod south;
mod verhoeff;
mod weighted;

pub use america::*;
pub use asia::*;
pub use coin::*;
pub use device::*;
pub use europe_east::*;
pub use europe_west::*;
pub use finance::*;
pub(in crate::privacy) use iban_structure::iban_length;
pub use south::*;

use super::Entity;

/// A rule: whether the bytes of one value, and nothing beside it, can be such an identifier.
pub type Validator = fn(&[u8]) -> bool;

macro_rules! validators {
    ($($entity:ident = $function:ident;)+) => {
        /// Every entity that has a rule, with it.
        pub const VALIDATORS: &[(Entity, Validator)] = &[$((Entity::$entity, $function),)+];

        /// The rule of an entity; `None` for those that no characters tell.
        #[must_use]
        pub const fn validator(entity: Entity) -> Option<Validator> {
            match entity {
                $(Entity::$entity => Some($function),)+
                _ => None,
            }
        }
    };
}

validators! {
    CreditCard = credit_card;
    Iban = iban;
    UsSsn = us_ssn;
    UsItin = us_itin;
    BitcoinAddress = bitcoin_address;
    EthereumAddress = ethereum_address;
    UsAbaRouting = us_aba_routing;
    UsNpi = us_npi;
    UsMbi = us_mbi;
    GbNhs = gb_nhs;
    GbNino = gb_nino;
    GbUtr = gb_utr;
    InAadhaar = in_aadhaar;
    InPan = in_pan;
    InGstin = in_gstin;
    BrCpf = br_cpf;
    BrCnpj = br_cnpj;
    MxCurp = mx_curp;
    MxRfc = mx_rfc;
    ArCuit = ar_cuit;
    ClRut = cl_rut;
    CaSin = ca_sin;
    AuTfn = au_tfn;
    AuAbn = au_abn;
    AuAcn = au_acn;
    AuMedicare = au_medicare;
    EsNif = es_nif;
    EsNie = es_nie;
    ItCodiceFiscale = it_codice_fiscale;
    ItPartitaIva = it_partita_iva;
    DeSteuerId = de_steuer_id;
    DeRvnr = de_rvnr;
    AtSvnr = at_svnr;
    FrNir = fr_nir;
    NlBsn = nl_bsn;
    PlPesel = pl_pesel;
    RoCnp = ro_cnp;
    SePersonnummer = se_personnummer;
    NoFodselsnummer = no_fodselsnummer;
    DkCpr = dk_cpr;
    FiHetu = fi_hetu;
    BgEgn = bg_egn;
    HrOib = hr_oib;
    KrRrn = kr_rrn;
    JpMyNumber = jp_my_number;
    CnResidentId = cn_resident_id;
    HkHkid = hk_hkid;
    SgNric = sg_nric;
    ThId = th_id;
    TrTckn = tr_tckn;
    ZaId = za_id;
    Imei = imei;
    Vin = vin;
    Isin = isin;
    Lei = lei;
    Bic = bic;
}

#[cfg(test)]
mod tests;
