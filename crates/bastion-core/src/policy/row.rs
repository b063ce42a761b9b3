//! Which rows a principal may see: what the policies say of a request whose data is not known until a row is looked at,
//! as a condition on columns.
//!
//! Some attributes of a request are columns of a table ([`RowColumns`]): each row is a request of its own. What the
//! policies say of the rest is decided once; what is left of each policy are tests on columns. A row is seen when
//! deciding the request with its values allows it and it keeps to the obligations, and exactly then.
//!
//! What cannot be said as tests on columns is refused: a pattern over data sets that a column names, a condition in Rego
//! that may look at the data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bits::pii_bit;
use super::compile::{PolicySet, PolicyTest};
use super::condition::{ConditionInput, ConditionOutcome};
use super::error::PolicyError;
use super::model::{Effect, PiiLevel, Policy, Selection};
use super::obligation::{Obligations, RequesterField, RowCondition, RowObligation};
use super::request::PolicyRequest;
use super::symbol::SymbolSet;
use crate::canonical::Digest;

/// Which attributes of a request are columns of the table: the name of the column for each.
///
/// An empty cell is an attribute that is not stated, and so is a level of personal data that is none of the three words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowColumns {
    /// The tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// The data set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// The business domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The level of personal data: `none`, `low`, `high`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pii_level: Option<String>,
    /// The jurisdiction the row is under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
}

/// How a column is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowOperator {
    /// Its text is one of the values.
    AnyOf,
    /// Its text is none of the values.
    NoneOf,
}

/// A test on the text of one column, byte by byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowTest {
    /// The column.
    pub column: String,
    /// How it is compared.
    pub operator: RowOperator,
    /// With what.
    pub values: Vec<String>,
    /// Whether a null passes.
    pub null_passes: bool,
}

/// Tests that a row has to pass all of; without any, every row does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowClause {
    /// The policy it comes from.
    pub policy: String,
    /// The tests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<RowTest>,
}

/// Which rows are seen: those that pass one of `allow` and none of `refuse`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowFilter {
    /// What lets rows be seen; without any, none is.
    pub allow: Vec<RowClause>,
    /// What keeps rows from being seen.
    pub refuse: Vec<RowClause>,
    /// The masks and the log that the policies demand which may match a row. `rows` is part of `refuse` already.
    #[serde(default, skip_serializing_if = "Obligations::is_empty")]
    pub obligations: Obligations,
    /// The digest of the policies.
    pub policy_set_digest: Digest,
    /// The digest of the request without what rows state.
    pub request_digest: Digest,
}

impl RowTest {
    /// Whether a value of the column passes.
    #[must_use]
    pub fn passes(&self, value: Option<&str>) -> bool {
        let listed = |value: &str| self.values.iter().any(|listed| listed == value);
        value.map_or(self.null_passes, |value| listed(value) == (self.operator == RowOperator::AnyOf))
    }

    /// The test that passes where this one does not.
    pub(super) fn negated(self) -> Self {
        let operator = match self.operator {
            RowOperator::AnyOf => RowOperator::NoneOf,
            RowOperator::NoneOf => RowOperator::AnyOf,
        };
        Self { operator, null_passes: !self.null_passes, ..self }
    }
}

impl RowClause {
    /// Whether a row passes every test; `value` gives the text of a column, none where it is null.
    pub fn passes<'a>(&self, value: impl Fn(&str) -> Option<&'a str>) -> bool {
        self.tests.iter().all(|test| test.passes(value(&test.column)))
    }
}

impl RowFilter {
    /// Whether a row is seen; `value` gives the text of a column, none where it is null.
    pub fn sees<'a>(&self, value: impl Fn(&str) -> Option<&'a str> + Copy) -> bool {
        let passed = |clauses: &[RowClause]| clauses.iter().any(|clause| clause.passes(value));
        passed(&self.allow) && !passed(&self.refuse)
    }

    /// Whether no row can be seen, whatever is in it.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.allow.is_empty() || self.refuse.iter().any(|clause| clause.tests.is_empty())
    }

    /// Why no row can be seen, where that is so: the policy, or that there is none.
    #[must_use]
    pub fn reason(&self) -> String {
        match self.refuse.iter().find(|clause| clause.tests.is_empty()) {
            Some(clause) => format!("policy `{}` keeps every row back", clause.policy),
            None => "no policy lets a row be seen".to_owned(),
        }
    }
}

impl RowColumns {
    /// Whether no attribute is a column.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The request that a row is: what its columns state takes the place of what the request does.
    pub fn request<'a>(&self, request: &PolicyRequest, value: impl Fn(&str) -> Option<&'a str>) -> PolicyRequest {
        let mut request = request.clone();
        let state = |place: &mut Option<String>, column: &Option<String>| {
            if let Some(column) = column {
                *place = value(column).map(str::to_owned);
            }
        };
        state(&mut request.tenant, &self.tenant);
        state(&mut request.resource.dataset, &self.dataset);
        state(&mut request.resource.domain, &self.domain);
        state(&mut request.resource.jurisdiction, &self.jurisdiction);
        if let Some(column) = &self.pii_level {
            let level = |text: &str| LEVELS.into_iter().find(|level| level.as_str() == text);
            request.resource.pii_level = value(column).and_then(level);
        }
        request
    }

    /// The request without what rows state.
    fn rest(&self, request: &PolicyRequest) -> PolicyRequest {
        self.request(request, |_| None)
    }
}

const LEVELS: [PiiLevel; 3] = [PiiLevel::None, PiiLevel::Low, PiiLevel::High];

impl PolicySet {
    /// Which rows a request may see, where some of its attributes are columns.
    ///
    /// ```
    /// use bastion_core::policy::{PolicyDocument, PolicyRequest, PolicySet, RowColumns};
    ///
    /// let document = PolicyDocument::read(br#"
    /// format: bastion.policy/v1
    /// policies:
    ///   - { id: read, name: Anyone reads what is in the EU, kind: access, effect: allow,
    ///       scope: { jurisdictions: { any_of: [EU] } } }
    /// "#)?;
    /// let policies = PolicySet::compile(document.policies)?;
    /// let columns = RowColumns { jurisdiction: Some("region".to_owned()), ..RowColumns::default() };
    /// let filter = policies.row_filter(&PolicyRequest::new("ada", "data.read"), &columns)?;
    /// assert!(filter.sees(|_| Some("EU")));
    /// assert!(!filter.sees(|_| Some("US")) && !filter.sees(|_| None));
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `row_filter_not_exact` when a policy that may match cannot be said as tests on columns; a number of rows beyond
    /// 2^53−1.
    pub fn row_filter(&self, request: &PolicyRequest, columns: &RowColumns) -> Result<RowFilter, PolicyError> {
        let rest = columns.rest(request);
        let mut filter = RowFilter {
            allow: Vec::new(),
            refuse: Vec::new(),
            obligations: Obligations::default(),
            policy_set_digest: self.digest(),
            request_digest: rest.digest()?,
        };
        let symbols = self.symbols(&rest);
        let mut input = ConditionInput::default();
        for (policy, test) in self.policies.iter().zip(&self.tests) {
            let open = opened(test, columns);
            if open.mismatch(&symbols).is_some() || !condition_holds(policy, &open, &rest, columns, &mut input)? {
                continue;
            }
            let clause = clause(policy, columns)?;
            match policy.effect {
                Effect::Allow => {
                    filter.oblige(policy, &clause, &rest);
                    filter.allow.push(clause);
                }
                // what has to be approved is not seen before it is
                Effect::RequireApproval | Effect::Block => filter.refuse.push(clause),
            }
        }
        Ok(filter)
    }
}

impl RowFilter {
    /// What a policy demands of rows it matches keeps the others of them back.
    fn oblige(&mut self, policy: &Policy, clause: &RowClause, request: &PolicyRequest) {
        let Some(obligations) = &policy.obligations else { return };
        for row in &obligations.rows {
            let mut clause = clause.clone();
            clause.tests.push(demanded(row, request).negated());
            self.refuse.push(clause);
        }
        self.obligations.add(&Obligations { rows: Vec::new(), ..obligations.clone() });
    }
}

/// What an obligation demands of a row, with what the request states put in.
fn demanded(row: &RowObligation, request: &PolicyRequest) -> RowTest {
    let (operator, values) = match &row.condition {
        RowCondition::AnyOf(any) => (RowOperator::AnyOf, any.values.clone()),
        RowCondition::NoneOf(none) => (RowOperator::NoneOf, none.values.clone()),
        RowCondition::Requester(requester) => {
            let stated = match requester.field {
                RequesterField::Id => Some(&request.principal.id),
                RequesterField::Jurisdiction => request.principal.jurisdiction.as_ref(),
                RequesterField::Tenant => request.tenant.as_ref(),
            };
            (RowOperator::AnyOf, stated.cloned().into_iter().collect())
        }
    };
    RowTest { column: row.column.clone(), operator, values, null_passes: false }
}

/// A policy's test without what rows state.
fn opened(test: &PolicyTest, columns: &RowColumns) -> PolicyTest {
    let mut open = test.clone();
    let mut admit = |column: &Option<String>, set: fn(&mut PolicyTest) -> &mut SymbolSet| {
        if column.is_some() {
            *set(&mut open) = SymbolSet::ALL;
        }
    };
    admit(&columns.tenant, |test| &mut test.tenants);
    admit(&columns.domain, |test| &mut test.domains);
    admit(&columns.jurisdiction, |test| &mut test.resource_jurisdictions);
    if columns.pii_level.is_some() {
        open.pii_levels = u8::MAX;
    }
    if columns.dataset.is_some() {
        open.datasets = None;
    }
    open
}

/// Whether a policy's condition holds, or counts as if it did; refused where it may look at a row.
fn condition_holds(
    policy: &Policy,
    test: &PolicyTest,
    request: &PolicyRequest,
    columns: &RowColumns,
    input: &mut ConditionInput,
) -> Result<bool, PolicyError> {
    let Some(condition) = &test.condition else { return Ok(true) };
    if !columns.is_empty() && !policy.when.as_deref().is_none_or(is_blind_to_rows) {
        let problem = "its condition may look at the data, which is not known until a row is".to_owned();
        return Err(PolicyError::RowFilter { policy: policy.id.clone(), problem });
    }
    Ok(match condition.evaluate(request, input) {
        ConditionOutcome::Holds(holds) => holds,
        ConditionOutcome::Failed(_) => test.restrictive,
    })
}

/// Whether a condition in Rego reads only what no row states. Wherever it says `input`, be it in a text, one of those
/// members has to follow: that refuses too much rather than too little.
fn is_blind_to_rows(source: &str) -> bool {
    const MEMBERS: [&str; 6] = [".principal", ".action", ".environment", ".purpose", ".rows", ".change"];
    source.split("input").skip(1).all(|rest| {
        let member = MEMBERS.iter().find_map(|member| rest.strip_prefix(member));
        member.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    })
}

/// What is left of a policy for rows to decide.
fn clause(policy: &Policy, columns: &RowColumns) -> Result<RowClause, PolicyError> {
    let mut clause = RowClause { policy: policy.id.clone(), tests: Vec::new() };
    let Some(scope) = &policy.scope else { return Ok(clause) };
    let doubt = policy.is_restrictive();
    let mut add = |column: &Option<String>, any_of: Option<&Vec<String>>, none_of: Option<&Vec<String>>| {
        let Some(column) = column else { return };
        // both lists never share a value, so that the first says all
        let (operator, values) = match (any_of, none_of) {
            (Some(values), _) => (RowOperator::AnyOf, values.clone()),
            (None, Some(values)) => (RowOperator::NoneOf, values.clone()),
            (None, None) => return,
        };
        clause.tests.push(RowTest { column: column.clone(), operator, values, null_passes: doubt });
    };
    add(&columns.tenant, scope.tenants.as_ref(), None);
    add(&columns.domain, scope.domains.as_ref(), None);
    let jurisdictions = scope.jurisdictions.as_ref();
    let list = |list: fn(&Selection) -> &Option<Vec<String>>| jurisdictions.and_then(|found| list(found).as_ref());
    add(&columns.jurisdiction, list(|selection| &selection.any_of), list(|selection| &selection.none_of));
    if let (Some(column), Some(levels)) = (&columns.pii_level, &scope.pii_levels) {
        clause.tests.push(level_test(column, levels, doubt));
    }
    if let (Some(column), Some(names)) = (&columns.dataset, &scope.datasets) {
        if names.iter().any(|name| name.contains(['*', '?', '[', ']', '{', '}', '\\'])) {
            let problem = "`scope.datasets` has a pattern, and the data set is a column".to_owned();
            return Err(PolicyError::RowFilter { policy: policy.id.clone(), problem });
        }
        let (column, values) = (column.clone(), names.clone());
        clause.tests.push(RowTest { column, operator: RowOperator::AnyOf, values, null_passes: doubt });
    }
    Ok(clause)
}

/// A test on levels. What is none of the three words is not stated, as a null is.
fn level_test(column: &str, levels: &[PiiLevel], doubt: bool) -> RowTest {
    let admitted = levels.iter().fold(0, |bits, level| bits | pii_bit(*level));
    let of = |wanted: bool| LEVELS.into_iter().filter(move |level| (admitted & pii_bit(*level) != 0) == wanted);
    let (operator, values) = if doubt { (RowOperator::NoneOf, of(false)) } else { (RowOperator::AnyOf, of(true)) };
    let values = values.map(|level| level.as_str().to_owned()).collect();
    RowTest { column: column.to_owned(), operator, values, null_passes: doubt }
}
