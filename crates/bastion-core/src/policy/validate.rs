//! What a policy must be like beyond its shape.

use super::error::PolicyError;
use super::model::{Effect, Policy, Scope, Selection, Subjects};
use super::obligation::RowCondition;
use crate::canonical::INTEGER_MAX;
use crate::limits::{CONDITION_BYTES_MAX, POLICY_TEXT_BYTES_MAX, POLICY_VALUES_MAX};

/// Refuses a policy that breaks a rule of the format or could never match.
pub(super) fn validate(policy: &Policy, position: usize) -> Result<(), PolicyError> {
    let named = is_identifier(&policy.id);
    let name = if named { policy.id.clone() } else { format!("#{}", position + 1) };
    let check = Check { policy: &name };
    if !named {
        let problem = format!(
            "`{}` is not an identifier: expected lower-case letters, digits, `.`, `_` and `-`",
            policy.id.chars().take(80).collect::<String>().escape_debug()
        );
        return Err(check.refuse("id", &problem));
    }
    check.text("name", &policy.name)?;
    for (field, text) in [("description", &policy.description), ("reason", &policy.reason)] {
        text.as_ref().map_or(Ok(()), |text| check.text(field, text))?;
    }
    if policy.version == 0 {
        return Err(check.refuse("version", "0 is not a version: they count from 1"));
    }
    check.values("actions", policy.actions.as_ref())?;
    check.values("purposes", policy.purposes.as_ref())?;
    policy.scope.as_ref().map_or(Ok(()), |scope| check.scope(scope))?;
    policy.subjects.as_ref().map_or(Ok(()), |subjects| check.subjects(subjects))?;
    check.rows(policy)?;
    check.change(policy)?;
    check.condition(policy)?;
    check.rego(policy)?;
    check.obligations(policy)?;
    check.approvers(policy)
}

/// Whether a text can be a policy's identifier.
pub(super) fn is_identifier(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
    !text.is_empty() && text.len() <= 128 && text.bytes().all(allowed)
}

struct Check<'a> {
    policy: &'a str,
}

impl Check<'_> {
    fn refuse(&self, field: &str, problem: &str) -> PolicyError {
        PolicyError::Field { policy: self.policy.to_owned(), field: field.to_owned(), problem: problem.to_owned() }
    }

    fn limit(&self, field: &str, unit: &str, count: usize, count_max: usize) -> Result<(), PolicyError> {
        if count > count_max {
            let what = format!("policy `{}`, `{field}`, {unit}", self.policy);
            return Err(PolicyError::Limit { what, count, count_max });
        }
        Ok(())
    }

    fn text(&self, field: &str, text: &str) -> Result<(), PolicyError> {
        if text.trim().is_empty() {
            return Err(self.refuse(field, "the text is empty"));
        }
        self.limit(field, "bytes", text.len(), POLICY_TEXT_BYTES_MAX)
    }

    fn list<T>(&self, field: &str, list: Option<&Vec<T>>) -> Result<(), PolicyError> {
        let Some(list) = list else { return Ok(()) };
        if list.is_empty() {
            let problem = "the list is empty, so nothing is in it; leave the field out to admit everything";
            return Err(self.refuse(field, problem));
        }
        self.limit(field, "values", list.len(), POLICY_VALUES_MAX)
    }

    fn values(&self, field: &str, values: Option<&Vec<String>>) -> Result<(), PolicyError> {
        self.list(field, values)?;
        values.into_iter().flatten().try_for_each(|value| self.text(field, value))
    }

    fn selection(&self, field: &str, selection: Option<&Selection>) -> Result<(), PolicyError> {
        let Some(Selection { any_of, none_of }) = selection else { return Ok(()) };
        self.values(&format!("{field}.any_of"), any_of.as_ref())?;
        self.values(&format!("{field}.none_of"), none_of.as_ref())?;
        let mut refused: Vec<&String> = none_of.iter().flatten().collect();
        refused.sort_unstable();
        match any_of.iter().flatten().find(|value| refused.binary_search(value).is_ok()) {
            Some(value) => Err(self.refuse(field, &format!("`{value}` stands in `any_of` and in `none_of`"))),
            None => Ok(()),
        }
    }

    fn scope(&self, scope: &Scope) -> Result<(), PolicyError> {
        self.values("scope.tenants", scope.tenants.as_ref())?;
        self.values("scope.environments", scope.environments.as_ref())?;
        self.values("scope.domains", scope.domains.as_ref())?;
        self.values("scope.datasets", scope.datasets.as_ref())?;
        self.list("scope.pii_levels", scope.pii_levels.as_ref())?;
        self.selection("scope.jurisdictions", scope.jurisdictions.as_ref())?;
        self.selection("scope.tags", scope.tags.as_ref())
    }

    fn subjects(&self, subjects: &Subjects) -> Result<(), PolicyError> {
        self.list("subjects.kinds", subjects.kinds.as_ref())?;
        self.selection("subjects.roles", subjects.roles.as_ref())?;
        self.selection("subjects.jurisdictions", subjects.jurisdictions.as_ref())
    }

    fn rows(&self, policy: &Policy) -> Result<(), PolicyError> {
        let Some(rows) = &policy.rows else { return Ok(()) };
        let beyond = |bound: u64| bound > INTEGER_MAX.unsigned_abs();
        if rows.rows_min.is_some_and(beyond) || rows.rows_max.is_some_and(beyond) {
            return Err(self.refuse("rows", "a bound lies beyond 2^53−1"));
        }
        match (rows.rows_min, rows.rows_max) {
            (Some(least), Some(most)) if least > most => {
                Err(self.refuse("rows", &format!("no number is at least {least} and at most {most}")))
            }
            _ => Ok(()),
        }
    }

    fn change(&self, policy: &Policy) -> Result<(), PolicyError> {
        let Some(change) = &policy.change else { return Ok(()) };
        self.list("change.levels", change.levels.as_ref())?;
        self.list("change.audiences", change.audiences.as_ref())?;
        self.values("change.rules", change.rules.as_ref())?;
        // otherwise a restriction on changes would also hit every request that is no change and so states none
        if policy.actions.is_none() {
            return Err(self.refuse("change", "only with `actions`: name the actions that change a schema"));
        }
        Ok(())
    }

    fn condition(&self, policy: &Policy) -> Result<(), PolicyError> {
        let Some(when) = &policy.when else { return Ok(()) };
        if when.trim().is_empty() {
            return Err(self.refuse("when", "the condition is empty"));
        }
        self.limit("when", "bytes", when.len(), CONDITION_BYTES_MAX)
    }

    fn rego(&self, policy: &Policy) -> Result<(), PolicyError> {
        let Some(rego) = &policy.rego else { return Ok(()) };
        if policy.effect != Effect::Block {
            let problem = "with `rego` it has to be `block`: what a failure of the code counts as";
            return Err(self.refuse("effect", problem));
        }
        self.text("rego.entry", &rego.entry)?;
        self.list("rego.modules", Some(&rego.modules))?;
        rego.modules.iter().try_for_each(|module| self.text("rego.modules.path", &module.path))
    }

    fn obligations(&self, policy: &Policy) -> Result<(), PolicyError> {
        let Some(obligations) = &policy.obligations else { return Ok(()) };
        if policy.effect == Effect::Block {
            return Err(self.refuse("obligations", "not with `block`: nobody carries it out"));
        }
        self.limit("obligations.masks", "values", obligations.masks.len(), POLICY_VALUES_MAX)?;
        self.limit("obligations.rows", "values", obligations.rows.len(), POLICY_VALUES_MAX)?;
        obligations.masks.iter().try_for_each(|mask| self.text("obligations.masks.column", &mask.column))?;
        for row in &obligations.rows {
            self.text("obligations.rows.column", &row.column)?;
            if let RowCondition::AnyOf(list) | RowCondition::NoneOf(list) = &row.condition {
                self.values("obligations.rows.condition.values", Some(&list.values))?;
            }
        }
        Ok(())
    }

    fn approvers(&self, policy: &Policy) -> Result<(), PolicyError> {
        match (policy.effect, &policy.approvers) {
            (Effect::RequireApproval, None) => {
                Err(self.refuse("approvers", "missing: `require_approval` has to say who approves"))
            }
            (effect, Some(approvers)) if effect == Effect::RequireApproval || policy.rego.is_some() => {
                self.values("approvers.roles", Some(&approvers.roles))?;
                if approvers.min == 0 || approvers.min > 100 {
                    return Err(self.refuse("approvers.min", "expected 1 to 100 people"));
                }
                Ok(())
            }
            (effect, Some(_)) => {
                Err(self.refuse("approvers", &format!("only with `require_approval`; the effect is `{effect}`")))
            }
            (_, None) => Ok(()),
        }
    }
}
