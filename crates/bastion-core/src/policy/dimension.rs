//! The dimensions of a policy: what it asks for in each, and what a request states there.

use serde_json::{Value, json};

use super::model::Policy;
use super::request::PolicyRequest;

/// One thing that a policy may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dimension {
    Environments,
    Actions,
    Tenants,
    Kinds,
    PiiLevels,
    Roles,
    Domains,
    ResourceJurisdictions,
    SubjectJurisdictions,
    Purposes,
    Tags,
    Rows,
    Change,
    Datasets,
}

impl Dimension {
    /// Every dimension, in the order in which they are tested.
    pub(super) const ALL: [Self; 14] = [
        Self::Environments,
        Self::Actions,
        Self::Tenants,
        Self::Kinds,
        Self::PiiLevels,
        Self::Roles,
        Self::Domains,
        Self::ResourceJurisdictions,
        Self::SubjectJurisdictions,
        Self::Purposes,
        Self::Tags,
        Self::Rows,
        Self::Change,
        Self::Datasets,
    ];

    /// The policy's field, by its path.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Environments => "scope.environments",
            Self::Actions => "actions",
            Self::Tenants => "scope.tenants",
            Self::Kinds => "subjects.kinds",
            Self::PiiLevels => "scope.pii_levels",
            Self::Roles => "subjects.roles",
            Self::Domains => "scope.domains",
            Self::ResourceJurisdictions => "scope.jurisdictions",
            Self::SubjectJurisdictions => "subjects.jurisdictions",
            Self::Purposes => "purposes",
            Self::Tags => "scope.tags",
            Self::Rows => "rows",
            Self::Change => "change",
            Self::Datasets => "scope.datasets",
        }
    }

    /// What a policy asks for; null where it asks for nothing.
    pub(super) fn expected(self, policy: &Policy) -> Value {
        let scope = policy.scope.as_ref();
        let subjects = policy.subjects.as_ref();
        match self {
            Self::Environments => json!(scope.and_then(|scope| scope.environments.as_ref())),
            Self::Actions => json!(policy.actions),
            Self::Tenants => json!(scope.and_then(|scope| scope.tenants.as_ref())),
            Self::Kinds => json!(subjects.and_then(|subjects| subjects.kinds.as_ref())),
            Self::PiiLevels => json!(scope.and_then(|scope| scope.pii_levels.as_ref())),
            Self::Roles => json!(subjects.and_then(|subjects| subjects.roles.as_ref())),
            Self::Domains => json!(scope.and_then(|scope| scope.domains.as_ref())),
            Self::ResourceJurisdictions => json!(scope.and_then(|scope| scope.jurisdictions.as_ref())),
            Self::SubjectJurisdictions => json!(subjects.and_then(|subjects| subjects.jurisdictions.as_ref())),
            Self::Purposes => json!(policy.purposes),
            Self::Tags => json!(scope.and_then(|scope| scope.tags.as_ref())),
            Self::Rows => json!(policy.rows),
            Self::Change => json!(policy.change),
            Self::Datasets => json!(scope.and_then(|scope| scope.datasets.as_ref())),
        }
    }

    /// What a request states; null where it states nothing.
    pub(super) fn actual(self, request: &PolicyRequest) -> Value {
        let (principal, resource) = (&request.principal, &request.resource);
        match self {
            Self::Environments => json!(request.environment),
            Self::Actions => json!(request.action),
            Self::Tenants => json!(request.tenant),
            Self::Kinds => json!(principal.kind),
            Self::PiiLevels => json!(resource.pii_level),
            Self::Roles => json!(principal.roles),
            Self::Domains => json!(resource.domain),
            Self::ResourceJurisdictions => json!(resource.jurisdiction),
            Self::SubjectJurisdictions => json!(principal.jurisdiction),
            Self::Purposes => json!(request.purpose),
            Self::Tags => json!(resource.tags),
            Self::Rows => json!(request.rows),
            Self::Change => json!(request.change),
            Self::Datasets => json!(resource.dataset),
        }
    }

    /// Whether a policy asks for anything here.
    pub(super) fn is_asked(self, policy: &Policy) -> bool {
        match self.expected(policy) {
            Value::Null => false,
            Value::Object(members) => !members.is_empty(),
            _ => true,
        }
    }
}
