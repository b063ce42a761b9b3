//! Masks: what stands in the place of a value that must not be seen.
//!
//! A [`MaskPolicy`] says which column gets which mask; a [`Masker`] is that policy made ready for one table. Every mask
//! that could be undone by trying all values needs a [`TenantKey`]: equal values then have equal masks inside a domain,
//! and unrelated ones in another domain or for another tenant.

mod anonymity;
mod date;
mod error;
mod generalise;
mod key;
mod masker;
pub(super) mod partial;
mod policy;
mod preserve;
mod query;
mod table;
pub(super) mod token;

#[cfg(test)]
mod tests;

pub use anonymity::AnonymityReport;
pub use error::MaskError;
pub use key::TenantKey;
pub use masker::{MaskColumn, MaskReport, MaskedColumn, Masker};
pub use policy::*;
pub use query::*;
pub use table::Table;
