//! Which policies match a request, and the strongest effect among them.

use super::bits::{ChangeBits, UNSTATED_BIT, kind_bit, pii_bit};
use super::compile::{PolicySet, PolicyTest};
use super::condition::{ConditionInput, ConditionOutcome};
use super::dimension::Dimension;
use super::model::{Effect, Policy};
use super::rego::RegoAnswer;
use super::request::PolicyRequest;
use super::symbol::{SymbolBits, UNSTATED};

/// A request as the symbols of one [`PolicySet`]: made once, evaluated often. Only for the set that made it.
#[derive(Debug, Clone)]
pub struct RequestSymbols<'a> {
    request: &'a PolicyRequest,
    tenant: u32,
    environment: u32,
    action: u32,
    kind: u8,
    pii_level: u8,
    roles: SymbolBits,
    domain: u32,
    resource_jurisdiction: u32,
    subject_jurisdiction: u32,
    purpose: u32,
    tags: SymbolBits,
    rows: Option<u64>,
    change: Option<ChangeBits>,
    dataset: u32,
}

/// What an evaluation found; give it back to the next evaluation to save its memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// The strongest effect among the policies that match; none where none matches, which means block.
    pub strongest: Option<Effect>,
    /// The policies that match, as ascending positions in [`PolicySet::policies`].
    pub policies: Vec<u32>,
    /// The policies whose condition failed, as positions, and how.
    pub failures: Vec<(u32, String)>,
    /// What policies decided whose decision is code: their positions, the effects, and why.
    pub decided: Vec<(u32, Effect, Vec<String>)>,
}

impl Matches {
    /// The answer: the strongest effect, block where nothing matched.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.strongest.unwrap_or(Effect::Block)
    }
}

impl PolicySet {
    /// Looks up a request's texts.
    #[must_use]
    pub fn symbols<'a>(&self, request: &'a PolicyRequest) -> RequestSymbols<'a> {
        let (tables, principal, resource) = (&self.tables, &request.principal, &request.resource);
        RequestSymbols {
            request,
            tenant: tables.tenants.id_of(request.tenant.as_ref()),
            environment: tables.environments.id_of(request.environment.as_ref()),
            action: tables.actions.id(&request.action),
            kind: principal.kind.map_or(UNSTATED_BIT, kind_bit),
            pii_level: resource.pii_level.map_or(UNSTATED_BIT, pii_bit),
            roles: tables.roles.bits(&principal.roles),
            domain: tables.domains.id_of(resource.domain.as_ref()),
            resource_jurisdiction: tables.jurisdictions.id_of(resource.jurisdiction.as_ref()),
            subject_jurisdiction: tables.jurisdictions.id_of(principal.jurisdiction.as_ref()),
            purpose: tables.purposes.id_of(request.purpose.as_ref()),
            tags: tables.tags.bits(&resource.tags),
            rows: request.rows,
            change: request.change.as_ref().map(|change| ChangeBits::new(change, &tables.rules)),
            dataset: tables.datasets.id_of(resource.dataset.as_ref()),
        }
    }

    /// Finds the policies that match. Allocates nothing once `matches` has room, conditions aside.
    ///
    /// ```
    /// use bastion_core::policy::{Effect, Matches, PolicyRequest, PolicySet, packs};
    ///
    /// let policies = PolicySet::compile(packs::pack("breaking-changes")?.document()?.policies)?;
    /// let request = PolicyRequest::new("ada", "data.read");
    /// let mut matches = Matches::default();
    /// policies.evaluate(&policies.symbols(&request), &mut matches);
    /// assert_eq!((matches.effect(), matches.strongest), (Effect::Block, None));
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    pub fn evaluate(&self, symbols: &RequestSymbols<'_>, matches: &mut Matches) {
        matches.strongest = None;
        matches.policies.clear();
        matches.failures.clear();
        matches.decided.clear();
        let mut input = ConditionInput::default();
        for run in self.index.candidates(symbols.tenant, symbols.action) {
            for position in run {
                self.consider(*position, symbols, &mut input, matches);
            }
        }
        matches.policies.sort_unstable();
        matches.failures.sort_unstable();
        matches.decided.sort_unstable();
    }

    /// The identifiers of the policies that determine an answer: those that match and have its effect, ascending. None
    /// where the answer is the default.
    pub fn determining<'a>(&'a self, matches: &'a Matches) -> impl Iterator<Item = &'a str> {
        let matched = matches.policies.iter().filter_map(|position| {
            let policy = self.policies.get(usize::try_from(*position).ok()?)?;
            // code decides as it does, and a failure of it as the policy says
            let decided = matches.decided.iter().find(|(decided, ..)| decided == position);
            Some((policy, decided.map_or(policy.effect, |(_, effect, _)| *effect)))
        });
        matched.filter(|(_, effect)| Some(*effect) == matches.strongest).map(|(policy, _)| policy.id.as_str())
    }

    fn consider(&self, position: u32, symbols: &RequestSymbols<'_>, input: &mut ConditionInput, matches: &mut Matches) {
        let at = usize::try_from(position).unwrap_or(usize::MAX);
        let (Some(test), Some(policy)) = (self.tests.get(at), self.policies.get(at)) else { return };
        if test.mismatch(symbols).is_some() {
            return;
        }
        if let Some(condition) = &test.condition {
            match condition.evaluate(symbols.request, input) {
                ConditionOutcome::Holds(true) => {}
                ConditionOutcome::Holds(false) => return,
                ConditionOutcome::Failed(problem) => {
                    matches.failures.push((position, problem));
                    if !test.restrictive {
                        return;
                    }
                }
            }
        }
        let mut effect = policy.effect;
        match test.code(policy, symbols.request, input) {
            None => {}
            Some(Ok(RegoAnswer { effect: None, .. })) => return,
            Some(Ok(RegoAnswer { effect: Some(decided), reasons })) => {
                effect = decided;
                matches.decided.push((position, decided, reasons));
            }
            Some(Err(problem)) => matches.failures.push((position, problem)),
        }
        matches.policies.push(position);
        matches.strongest = matches.strongest.max(Some(effect));
    }
}

impl PolicyTest {
    /// What the policy's code decides, where it has any.
    pub(super) fn code(
        &self,
        policy: &Policy,
        request: &PolicyRequest,
        input: &mut ConditionInput,
    ) -> Option<Result<RegoAnswer, String>> {
        let answer = self.program.as_ref()?.evaluate(request, input);
        Some(answer.and_then(|answer| approvable(policy, answer)))
    }

    /// The first dimension that keeps the policy from matching; none where only a condition can.
    #[inline]
    pub(super) fn mismatch(&self, request: &RequestSymbols<'_>) -> Option<Dimension> {
        macro_rules! first {
            ($($dimension:ident)+) => {
                $(if !self.admits(Dimension::$dimension, request) {
                    return Some(Dimension::$dimension);
                })+
            };
        }
        // the cheap and telling tests first; none is made after one has failed
        first!(Environments Actions Tenants Kinds PiiLevels Roles Domains ResourceJurisdictions SubjectJurisdictions
            Purposes Tags Rows Change Datasets);
        None
    }

    /// Every dimension that keeps the policy from matching.
    pub(super) fn mismatches(&self, request: &RequestSymbols<'_>) -> Vec<Dimension> {
        Dimension::ALL.into_iter().filter(|dimension| !self.admits(*dimension, request)).collect()
    }

    // inlined so that a dimension that is known costs its test alone
    #[inline(always)]
    fn admits(&self, dimension: Dimension, request: &RequestSymbols<'_>) -> bool {
        match dimension {
            Dimension::Environments => self.environments.contains(request.environment),
            Dimension::Actions => self.actions.contains(request.action),
            Dimension::Tenants => self.tenants.contains(request.tenant),
            Dimension::Kinds => self.kinds & request.kind != 0,
            Dimension::PiiLevels => self.pii_levels & request.pii_level != 0,
            Dimension::Roles => self.roles.matches(&request.roles),
            Dimension::Domains => self.domains.contains(request.domain),
            Dimension::ResourceJurisdictions => self.resource_jurisdictions.contains(request.resource_jurisdiction),
            Dimension::SubjectJurisdictions => self.subject_jurisdictions.contains(request.subject_jurisdiction),
            Dimension::Purposes => self.purposes.contains(request.purpose),
            Dimension::Tags => self.tags.matches(&request.tags),
            Dimension::Rows => self.rows_match(request.rows),
            Dimension::Change => self.change.as_ref().is_none_or(|test| test.matches(request.change.as_ref())),
            Dimension::Datasets => self.dataset_matches(request),
        }
    }

    fn rows_match(&self, rows: Option<u64>) -> bool {
        rows.map_or(self.rows.unstated, |rows| (self.rows.least..=self.rows.most).contains(&rows))
    }

    fn dataset_matches(&self, request: &RequestSymbols<'_>) -> bool {
        let Some(test) = &self.datasets else { return true };
        if test.names.contains(request.dataset) {
            return true;
        }
        match (&test.patterns, &request.request.resource.dataset) {
            (Some(patterns), Some(dataset)) if request.dataset != UNSTATED => patterns.is_match(dataset),
            _ => false,
        }
    }
}

/// Refuses to ask for an approval that nobody could give.
pub(super) fn approvable(policy: &Policy, answer: RegoAnswer) -> Result<RegoAnswer, String> {
    if answer.effect == Some(Effect::RequireApproval) && policy.approvers.is_none() {
        return Err("it asks for approval, and the policy names no `approvers`".to_owned());
    }
    Ok(answer)
}
