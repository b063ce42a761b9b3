//! Who may ask, and for which tenant.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use bastion_core::canonical::Digest;
use bastion_core::key::Secret;

/// What a route lets its caller do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Have requests decided.
    Decide,
    /// Read policies.
    ReadPolicies,
    /// Change policies.
    WritePolicies,
}

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// The tenant it belongs to: it asks for that one alone. None where it may ask for any.
    pub tenant: Option<String>,
}

/// Why somebody may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not known who it is.
    Unauthenticated,
    /// It may not do this.
    Forbidden,
}

/// Decides who may use a router.
pub trait Authoriser: Send + Sync + 'static {
    /// Who asks, when it may.
    ///
    /// # Errors
    ///
    /// Why not.
    fn authorise(&self, headers: &HeaderMap, permission: Permission) -> Result<Caller, Refusal>;
}

/// Whoever knows one of two tokens: one to ask, one that may change policies too.
#[derive(Debug)]
pub struct BearerTokens {
    decide: Digest,
    write: Option<Digest>,
    tenant: Option<String>,
}

impl BearerTokens {
    /// A token to ask and to read, and perhaps one to change policies; both for one tenant where that is said.
    #[must_use]
    pub fn new(decide: &Secret, write: Option<&Secret>, tenant: Option<String>) -> Self {
        let digest = |token: &Secret| of_token(token.expose());
        Self { decide: digest(decide), write: write.map(digest), tenant }
    }
}

/// Tokens are compared by digest: how long that takes says nothing about them.
fn of_token(token: &str) -> Digest {
    Digest::of("bastion.bearer_token/v1", token.as_bytes())
}

impl Authoriser for BearerTokens {
    fn authorise(&self, headers: &HeaderMap, permission: Permission) -> Result<Caller, Refusal> {
        let value = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token =
            value.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let token = of_token(token.ok_or(Refusal::Unauthenticated)?.1.trim());
        let writes = self.write == Some(token);
        if !writes && self.decide != token {
            return Err(Refusal::Unauthenticated);
        }
        match permission {
            Permission::WritePolicies if !writes => Err(Refusal::Forbidden),
            _ => Ok(Caller { tenant: self.tenant.clone() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_what_it_is_for() {
        let secret = |text: &str| Secret::new(text.to_owned());
        let both = BearerTokens::new(&secret("ask"), Some(&secret("change")), Some("acme".to_owned()));
        let asked = |value: Option<&str>, permission| {
            let mut headers = HeaderMap::new();
            value.into_iter().for_each(|value| drop(headers.insert(AUTHORIZATION, value.parse().unwrap())));
            both.authorise(&headers, permission)
        };
        let acme = Ok(Caller { tenant: Some("acme".to_owned()) });
        assert_eq!(asked(Some("Bearer ask"), Permission::Decide), acme);
        assert_eq!(asked(Some("bearer ask"), Permission::ReadPolicies), acme);
        assert_eq!(asked(Some("Bearer change"), Permission::WritePolicies), acme);
        assert_eq!(asked(Some("Bearer ask"), Permission::WritePolicies), Err(Refusal::Forbidden));
        for wrong in [None, Some("Bearer"), Some("Bearer "), Some("Bearer other"), Some("Basic ask"), Some("ask")] {
            assert_eq!(asked(wrong, Permission::Decide), Err(Refusal::Unauthenticated), "{wrong:?}");
        }
    }
}
