//! The same twelve policies in the other engines: how each expresses them, and what it answers.
//!
//! *cedar-policy* knows permit and forbid, so approval is a forbid with an annotation that is read back from the policies
//! that determined the answer. *casbin* knows allow and deny and names no more than one policy, so approval needs a second
//! enforcer, and its answer is compared by its effect alone.

use std::str::FromStr;

use bastion_core::policy::{Effect, PolicyRequest};
use casbin::prelude::*;
use cedar_policy::{Authorizer, Context, Decision, Entities, PolicySet, Request};
use serde::Serialize;
use serde_json::{Value, json};

/// Identifier, effect, the condition in Cedar's and in casbin's language, by the order of the policies.
const CONDITIONS: [(&str, &str, &str, &str); 12] = [
    (
        "p01",
        "block",
        r#"[Action::"data.read", Action::"data.export"].contains(action) && principal.roles.contains("analyst") && resource.pii_level == "high""#,
        r#"(r.obj.action == "data.read" || r.obj.action == "data.export") && ("analyst" in r.obj.roles) && r.obj.pii_level == "high""#,
    ),
    (
        "p02",
        "block",
        r#"["low", "high"].contains(resource.pii_level) && ["EU", "UK", "CH"].contains(resource.jurisdiction) && !["EU", "UK", "CH"].contains(principal.jurisdiction)"#,
        r#"(r.obj.pii_level == "low" || r.obj.pii_level == "high") && (r.obj.jurisdiction == "EU" || r.obj.jurisdiction == "UK" || r.obj.jurisdiction == "CH") && !(r.obj.origin == "EU" || r.obj.origin == "UK" || r.obj.origin == "CH")"#,
    ),
    (
        "p03",
        "require_approval",
        r#"context.environment == "production" && [Action::"data.write", Action::"schema.change", Action::"data.delete"].contains(action)"#,
        r#"r.obj.environment == "production" && (r.obj.action == "data.write" || r.obj.action == "schema.change" || r.obj.action == "data.delete")"#,
    ),
    (
        "p04",
        "allow",
        r#"[Action::"data.read", Action::"data.export"].contains(action) && ["none", "low"].contains(resource.pii_level)"#,
        r#"(r.obj.action == "data.read" || r.obj.action == "data.export") && (r.obj.pii_level == "none" || r.obj.pii_level == "low")"#,
    ),
    (
        "p05",
        "allow",
        r#"context.environment == "staging" && [Action::"data.write", Action::"schema.change"].contains(action)"#,
        r#"r.obj.environment == "staging" && (r.obj.action == "data.write" || r.obj.action == "schema.change")"#,
    ),
    (
        "p06",
        "allow",
        r#"action == Action::"data.read" && principal.roles.contains("dpo")"#,
        r#"r.obj.action == "data.read" && ("dpo" in r.obj.roles)"#,
    ),
    (
        "p07",
        "block",
        r#"action == Action::"data.export" && context.rows >= 100001"#,
        r#"r.obj.action == "data.export" && r.obj.rows >= 100001"#,
    ),
    (
        "p08",
        "require_approval",
        r#"action == Action::"data.export" && context.rows >= 1000 && context.rows <= 100000"#,
        r#"r.obj.action == "data.export" && r.obj.rows >= 1000 && r.obj.rows <= 100000"#,
    ),
    ("p09", "block", r#"resource.tags.contains("quarantined")"#, r#"("quarantined" in r.obj.tags)"#),
    (
        "p10",
        "require_approval",
        r#"principal.kind == "agent" && [Action::"data.write", Action::"data.delete"].contains(action)"#,
        r#"r.obj.kind == "agent" && (r.obj.action == "data.write" || r.obj.action == "data.delete")"#,
    ),
    (
        "p11",
        "require_approval",
        r#"principal.kind == "agent" && resource.pii_level == "low""#,
        r#"r.obj.kind == "agent" && r.obj.pii_level == "low""#,
    ),
    (
        "p12",
        "block",
        r#"action == Action::"schema.change" && principal.roles.contains("contractor") && !principal.roles.contains("admin")"#,
        r#"r.obj.action == "schema.change" && ("contractor" in r.obj.roles) && !("admin" in r.obj.roles)"#,
    ),
];

/// The policies in Cedar, with the requests made beforehand.
pub(crate) struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    requests: Vec<(Request, Entities)>,
}

impl Cedar {
    /// The twelve policies for each of so many tenants.
    pub(crate) fn new(tenants: usize, requests: &[PolicyRequest]) -> Self {
        let mut text = String::new();
        for tenant in 0..tenants {
            for (id, effect, condition, _) in CONDITIONS {
                let verb = if effect == "allow" { "permit" } else { "forbid" };
                text.push_str(&format!(
                    "@id(\"{id}.{tenant}\")\n@effect(\"{effect}\")\n{verb}(principal, action, resource) when {{ context.tenant == \"org-{tenant}\" && {condition} }};\n"
                ));
            }
        }
        let requests = requests.iter().map(cedar_request).collect();
        let policies = PolicySet::from_str(&text).expect("policies");
        Self { authorizer: Authorizer::new(), policies, requests }
    }

    /// The effect, and the identifiers of the policies that determine it.
    pub(crate) fn decide(&self, position: usize) -> (Effect, Vec<&str>) {
        let (request, entities) = &self.requests[position];
        let response = self.authorizer.is_authorized(request, &self.policies, entities);
        let annotation = |id, key| self.policies.annotation(id, key).expect("an annotation");
        let reasons: Vec<_> = response.diagnostics().reason().collect();
        if response.decision() == Decision::Allow {
            return (Effect::Allow, reasons.iter().map(|id| annotation(id, "id")).collect());
        }
        let with = |effect: &str| -> Vec<&str> {
            reasons.iter().filter(|id| annotation(id, "effect") == effect).map(|id| annotation(id, "id")).collect()
        };
        let blocking = with("block");
        let approving = with("require_approval");
        if blocking.is_empty() && !approving.is_empty() {
            (Effect::RequireApproval, approving)
        } else {
            (Effect::Block, blocking)
        }
    }
}

fn cedar_request(request: &PolicyRequest) -> (Request, Entities) {
    let uid = |kind: &str, id: &str| format!("{kind}::\"{id}\"").parse().expect("an entity");
    let principal = &request.principal;
    let resource = &request.resource;
    let dataset = resource.dataset.clone().expect("a data set");
    let entities = json!([
        {
            "uid": { "type": "Principal", "id": principal.id },
            "attrs": { "kind": principal.kind, "roles": principal.roles, "jurisdiction": principal.jurisdiction },
            "parents": [],
        },
        {
            "uid": { "type": "Dataset", "id": dataset },
            "attrs": { "pii_level": resource.pii_level, "jurisdiction": resource.jurisdiction, "tags": resource.tags },
            "parents": [],
        },
    ]);
    let context = json!({ "tenant": request.tenant, "environment": request.environment, "rows": request.rows });
    let made = Request::new(
        uid("Principal", &principal.id),
        uid("Action", &request.action),
        uid("Dataset", &dataset),
        Context::from_json_value(context, None).expect("a context"),
        None,
    );
    (made.expect("a request"), Entities::from_json_value(entities, None).expect("entities"))
}

/// What casbin is asked about.
#[derive(Debug, Clone, Serialize, Hash, PartialEq, Eq)]
struct Asked {
    tenant: String,
    action: String,
    environment: String,
    rows: i64,
    kind: String,
    roles: Vec<String>,
    origin: String,
    pii_level: String,
    jurisdiction: String,
    tags: Vec<String>,
}

/// The policies in casbin: the first enforcer lets through what is not blocked, the second what needs no approval.
pub(crate) struct Casbin {
    unblocked: Enforcer,
    unapproved: Enforcer,
    requests: Vec<Asked>,
}

impl Casbin {
    /// The twelve policies for each of so many tenants.
    pub(crate) fn new(tenants: usize, requests: &[PolicyRequest]) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let some_allow = "some(where (p.eft == allow)) && !some(where (p.eft == deny))";
        let none_deny = "!some(where (p.eft == deny))";
        Self {
            unblocked: runtime.block_on(enforcer(tenants, some_allow, "block", &["allow", "require_approval"])),
            unapproved: runtime.block_on(enforcer(tenants, none_deny, "require_approval", &[])),
            requests: requests.iter().map(asked).collect(),
        }
    }

    /// The effect.
    pub(crate) fn decide(&self, position: usize) -> Effect {
        let asked = &self.requests[position];
        if !self.unblocked.enforce((asked.clone(),)).expect("a decision") {
            Effect::Block
        } else if self.unapproved.enforce((asked.clone(),)).expect("a decision") {
            Effect::Allow
        } else {
            Effect::RequireApproval
        }
    }
}

async fn enforcer(tenants: usize, effect: &str, denied: &str, allowed: &[&str]) -> Enforcer {
    let text = format!(
        "[request_definition]\nr = obj\n[policy_definition]\np = rule, eft\n[policy_effect]\ne = {effect}\n[matchers]\nm = eval(p.rule)\n"
    );
    let model = DefaultModel::from_str(&text).await.expect("a model");
    let mut enforcer = Enforcer::new(model, MemoryAdapter::default()).await.expect("an enforcer");
    let mut rules = Vec::new();
    for tenant in 0..tenants {
        for (_, effect, _, condition) in CONDITIONS {
            let answer = match effect {
                effect if effect == denied => "deny",
                effect if allowed.contains(&effect) => "allow",
                _ => continue,
            };
            rules.push(vec![format!("r.obj.tenant == \"org-{tenant}\" && {condition}"), answer.to_owned()]);
        }
    }
    assert!(enforcer.add_policies(rules).await.expect("policies"));
    enforcer
}

fn asked(request: &PolicyRequest) -> Asked {
    let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
    let resource = &request.resource;
    Asked {
        tenant: request.tenant.clone().unwrap_or_default(),
        action: request.action.clone(),
        environment: request.environment.clone().unwrap_or_default(),
        rows: request.rows.and_then(|rows| i64::try_from(rows).ok()).unwrap_or_default(),
        kind: text(json!(request.principal.kind)),
        roles: request.principal.roles.clone(),
        origin: request.principal.jurisdiction.clone().unwrap_or_default(),
        pii_level: text(json!(resource.pii_level)),
        jurisdiction: resource.jurisdiction.clone().unwrap_or_default(),
        tags: resource.tags.clone(),
    }
}
