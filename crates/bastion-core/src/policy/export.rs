//! Typed policies as Rego: the same decisions from any engine that runs it.
//!
//! The package `bastion.policies` has the rules `effect`, `matched` (a set of identifiers) and `decision`, the object of
//! both; `input` is the request. What a request does not state counts against it as it does here. Conditions are
//! packages of their own, `bastion.condition["<identifier>"]`. Patterns of data sets become regular expressions, which
//! take a name as characters where patterns take it as bytes: they are equal for names in ASCII.

use std::fmt::Write as _;

use globset::GlobBuilder;

use super::compile::PolicySet;
use super::error::PolicyError;
use super::model::{ChangeScope, Policy, RowRange, Scope, Selection, Subjects};
use super::rego::RegoModule;
use crate::canonical::INTEGER_MAX;

/// What every export begins with. A value that is not stated is null, and matches where doubt does.
const PRELUDE: &str = r#"package bastion.policies

import rego.v1

default effect := "block"

effect := "block" if count(block) > 0

effect := "require_approval" if {
	count(block) == 0
	count(require_approval) > 0
}

effect := "allow" if {
	count(block) == 0
	count(require_approval) == 0
	count(allow) > 0
}

matched := (block | require_approval) | allow

decision := {"effect": effect, "matched": matched}

stated(place) := object.get(input, place, null)

one_of(value, list, doubt) if {
	value == null
	doubt
}

one_of(value, list, doubt) if {
	value != null
	value in list
}

none_of(value, list, doubt) if {
	value == null
	doubt
}

none_of(value, list, doubt) if {
	value != null
	not value in list
}

some_of(values, list) if {
	some value in values
	value in list
}

between(value, least, most, doubt) if {
	value == null
	doubt
}

between(value, least, most, doubt) if {
	value != null
	value >= least
	value <= most
}

named(value, names, patterns, doubt) if {
	value == null
	doubt
}

named(value, names, patterns, doubt) if {
	value != null
	value in names
}

named(value, names, patterns, doubt) if {
	value != null
	some pattern in patterns
	regex.match(pattern, value)
}

ranks := {"info": 1, "warning": 2, "error": 3}

strongest(change, audiences) := max({0} | {ranks[impact.level] |
	some impact in object.get(change, "impacts", [])
	impact.audience in audiences
})

changes(change, levels, audiences, doubt) if {
	change == null
	doubt
}

changes(change, levels, audiences, doubt) if {
	change != null
	["none", "info", "warning", "error"][strongest(change, audiences)] in levels
}

found_by(change, rules, doubt) if {
	change == null
	doubt
}

found_by(change, rules, doubt) if {
	change != null
	some_of(object.get(change, "rules", []), rules)
}

block contains "" if false

require_approval contains "" if false

allow contains "" if false
"#;

impl PolicySet {
    /// The policies as modules in Rego.
    ///
    /// ```
    /// use bastion_core::policy::{PolicySet, packs};
    ///
    /// let policies = PolicySet::compile(packs::pack("breaking-changes")?.document()?.policies)?;
    /// assert!(policies.to_rego()?[0].text.contains("require_approval contains \"breaking-changes.production-approval\""));
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A policy whose decision is code already.
    pub fn to_rego(&self) -> Result<Vec<RegoModule>, PolicyError> {
        let mut text = PRELUDE.to_owned();
        let mut modules = Vec::new();
        for policy in &self.policies {
            if policy.rego.is_some() {
                let problem = "the decision is code in Rego already: take its modules as they are".to_owned();
                return Err(PolicyError::Rego { policy: policy.id.clone(), problem });
            }
            let tests = tests(policy)?;
            let _ = write!(text, "\n{} contains {} if {{\n", policy.effect, literal(&policy.id));
            for test in &tests {
                let _ = writeln!(text, "\t{test}");
            }
            if tests.is_empty() {
                text.push_str("\ttrue\n");
            }
            text.push_str("}\n");
            if let Some(when) = &policy.when {
                let path = format!("condition/{}.rego", policy.id);
                let text = format!("package bastion.condition[{}]\n\nimport rego.v1\n\n{when}\n", literal(&policy.id));
                modules.push(RegoModule { path, text });
            }
        }
        modules.insert(0, RegoModule { path: "policies.rego".to_owned(), text });
        Ok(modules)
    }
}

/// A text as a literal: those of JSON are those of Rego.
fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A list, a value a line where it is long: lines have a bound.
fn list<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| literal(value.as_ref())).collect();
    let long = values.iter().map(String::len).sum::<usize>() > 80;
    if long { format!("[\n\t\t{},\n\t]", values.join(",\n\t\t")) } else { format!("[{}]", values.join(", ")) }
}

fn tests(policy: &Policy) -> Result<Vec<String>, PolicyError> {
    let empty = (Scope::default(), Subjects::default());
    let scope = policy.scope.as_ref().unwrap_or(&empty.0);
    let subjects = policy.subjects.as_ref().unwrap_or(&empty.1);
    let doubt = policy.is_restrictive();
    let mut tests = Vec::new();
    let mut one_of = |place: &str, values: Option<Vec<&str>>| {
        tests.extend(values.map(|values| format!("one_of(stated({place}), {}, {doubt})", list(values))));
    };
    one_of(r#"["environment"]"#, texts(scope.environments.as_ref()));
    one_of(r#"["action"]"#, texts(policy.actions.as_ref()));
    one_of(r#"["tenant"]"#, texts(scope.tenants.as_ref()));
    let kinds = subjects.kinds.as_ref().map(|kinds| kinds.iter().map(|kind| kind.as_str()).collect());
    one_of(r#"["principal", "kind"]"#, kinds);
    let levels = scope.pii_levels.as_ref().map(|levels| levels.iter().map(|level| level.as_str()).collect());
    one_of(r#"["resource", "pii_level"]"#, levels);
    one_of(r#"["resource", "domain"]"#, texts(scope.domains.as_ref()));
    one_of(r#"["purpose"]"#, texts(policy.purposes.as_ref()));
    tests.extend(place(r#"["resource", "jurisdiction"]"#, scope.jurisdictions.as_ref(), doubt));
    tests.extend(place(r#"["principal", "jurisdiction"]"#, subjects.jurisdictions.as_ref(), doubt));
    tests.extend(several(r#"["principal", "roles"]"#, subjects.roles.as_ref()));
    tests.extend(several(r#"["resource", "tags"]"#, scope.tags.as_ref()));
    tests.extend(policy.rows.as_ref().map(|rows| between(rows, doubt)));
    if let Some(change) = &policy.change {
        tests.extend(changed(change, doubt));
    }
    if let Some(datasets) = &scope.datasets {
        tests.push(named(policy, datasets, doubt)?);
    }
    tests.extend(policy.when.as_ref().map(|_| {
        let holds = format!("data.bastion.condition[{}].holds", literal(&policy.id));
        // a condition that fails has no value: that counts against the request
        if doubt { format!("not {holds} == false") } else { format!("{holds} == true") }
    }));
    Ok(tests)
}

fn texts(values: Option<&Vec<String>>) -> Option<Vec<&str>> {
    values.map(|values| values.iter().map(String::as_str).collect())
}

fn place(place: &str, selection: Option<&Selection>, doubt: bool) -> Vec<String> {
    let Some(Selection { any_of, none_of }) = selection else { return Vec::new() };
    let any_of = any_of.iter().map(|values| format!("one_of(stated({place}), {}, {doubt})", list(values)));
    let none_of = none_of.iter().map(|values| format!("none_of(stated({place}), {}, {doubt})", list(values)));
    any_of.chain(none_of).collect()
}

fn several(place: &str, selection: Option<&Selection>) -> Vec<String> {
    let Some(Selection { any_of, none_of }) = selection else { return Vec::new() };
    let values = format!("object.get(input, {place}, [])");
    let any_of = any_of.iter().map(|list_of| format!("some_of({values}, {})", list(list_of)));
    let none_of = none_of.iter().map(|list_of| format!("not some_of({values}, {})", list(list_of)));
    any_of.chain(none_of).collect()
}

fn between(rows: &RowRange, doubt: bool) -> String {
    let (least, most) = (rows.rows_min.unwrap_or(0), rows.rows_max.unwrap_or(INTEGER_MAX.unsigned_abs()));
    format!("between(stated([\"rows\"]), {least}, {most}, {doubt})")
}

fn changed(change: &ChangeScope, doubt: bool) -> Vec<String> {
    use crate::finding::Audience;
    let levels: Vec<&str> = match (&change.levels, &change.audiences) {
        (Some(levels), _) => levels.iter().map(|level| level.as_str()).collect(),
        (None, Some(_)) => vec!["info", "warning", "error"],
        (None, None) => vec!["none", "info", "warning", "error"],
    };
    let all = Audience::ALL.to_vec();
    let audiences = change.audiences.as_ref().unwrap_or(&all).iter().map(|audience| audience.as_str());
    let (levels, audiences) = (list(levels), list(audiences));
    let mut tests = vec![format!("changes(stated([\"change\"]), {levels}, {audiences}, {doubt})")];
    let rules = change.rules.as_ref();
    tests.extend(rules.map(|rules| format!("found_by(stated([\"change\"]), {}, {doubt})", list(rules))));
    tests
}

fn named(policy: &Policy, datasets: &[String], doubt: bool) -> Result<String, PolicyError> {
    let is_pattern = |name: &&String| super::compile::is_pattern(name);
    let (patterns, names): (Vec<&String>, Vec<&String>) = datasets.iter().partition(is_pattern);
    let mut expressions = Vec::new();
    for pattern in patterns {
        let glob = GlobBuilder::new(pattern).backslash_escape(true).build().map_err(|error| PolicyError::Field {
            policy: policy.id.clone(),
            field: "scope.datasets".to_owned(),
            problem: error.to_string().replace('\n', " "),
        })?;
        expressions.push(glob.regex().replacen("(?-u)", "(?s)", 1));
    }
    let (names, expressions) = (list(names), list(expressions));
    Ok(format!("named(stated([\"resource\", \"dataset\"]), {names}, {expressions}, {doubt})"))
}
