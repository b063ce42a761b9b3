//! Constraints, indexes, triggers, policies and rules as statements.

use super::phrase::{list, literal, named, parameters, qualified, role};
use crate::escape::identifier;
use crate::schema::{
    Constraint, ConstraintKind, Index, IndexKey, MatchType, PolicyCommand, RowPolicy, Statistics, TriggerState,
};

/// What follows the name of a constraint in ADD CONSTRAINT.
pub(super) fn constraint_definition(constraint: &Constraint, index: Option<&Index>) -> String {
    let mut text = match constraint.constraint_kind {
        ConstraintKind::PrimaryKey | ConstraintKind::Unique => key_definition(constraint, index),
        ConstraintKind::Check => {
            let expression = constraint.expression.as_deref().unwrap_or_default();
            let no_inherit = if constraint.no_inherit { " NO INHERIT" } else { "" };
            format!("CHECK ({expression}){no_inherit}")
        }
        // the server's own text, timing and condition included
        ConstraintKind::Exclusion => return constraint.expression.clone().unwrap_or_default(),
        ConstraintKind::ForeignKey => foreign_key_definition(constraint),
    };
    if constraint.deferrable {
        text.push_str(" DEFERRABLE");
        if constraint.initially_deferred {
            text.push_str(" INITIALLY DEFERRED");
        }
    }
    if constraint.not_enforced {
        text.push_str(" NOT ENFORCED");
    } else if constraint.not_valid {
        text.push_str(" NOT VALID");
    }
    text
}

fn key_definition(constraint: &Constraint, index: Option<&Index>) -> String {
    let word = if constraint.constraint_kind == ConstraintKind::PrimaryKey { "PRIMARY KEY" } else { "UNIQUE" };
    let nulls = if constraint.nulls_not_distinct { " NULLS NOT DISTINCT" } else { "" };
    let overlaps = if constraint.temporal { " WITHOUT OVERLAPS" } else { "" };
    let mut text = format!("{word}{nulls} ({}{overlaps})", list(&constraint.columns));
    if !constraint.included_columns.is_empty() {
        text.push_str(&format!(" INCLUDE ({})", list(&constraint.included_columns)));
    }
    if let Some(index) = index {
        if !index.storage_options.is_empty() {
            text.push_str(&format!(" WITH ({})", parameters(&index.storage_options)));
        }
        if let Some(tablespace) = &index.tablespace {
            text.push_str(&format!(" USING INDEX TABLESPACE {}", identifier(tablespace)));
        }
    }
    text
}

fn foreign_key_definition(constraint: &Constraint) -> String {
    let period = |columns: &[String]| match columns.split_last() {
        Some((last, rest)) if constraint.temporal => {
            let rest = rest.iter().map(|name| format!("{}, ", identifier(name))).collect::<String>();
            format!("{rest}PERIOD {}", identifier(last))
        }
        _ => list(columns),
    };
    let target = constraint.referenced_relation.as_ref().map(named).unwrap_or_default();
    let mut text = format!(
        "FOREIGN KEY ({}) REFERENCES {target} ({})",
        period(&constraint.columns),
        period(&constraint.referenced_columns)
    );
    text.push_str(match constraint.match_type {
        MatchType::Simple => "",
        MatchType::Full => " MATCH FULL",
        MatchType::Partial => " MATCH PARTIAL",
    });
    if let Some(action) = constraint.on_update.stated() {
        text.push_str(&format!(" ON UPDATE {action}"));
    }
    if let Some(action) = constraint.on_delete.stated() {
        text.push_str(&format!(" ON DELETE {action}"));
        if !constraint.on_delete_columns.is_empty() {
            text.push_str(&format!(" ({})", list(&constraint.on_delete_columns)));
        }
    }
    text
}

/// CREATE INDEX.
pub(super) fn create_index(index: &Index, concurrently: bool) -> String {
    let unique = if index.unique { "UNIQUE " } else { "" };
    let apart = if concurrently { "CONCURRENTLY " } else { "" };
    let mut text = format!(
        "CREATE {unique}INDEX {apart}{} ON {} USING {} ({})",
        identifier(&index.name),
        qualified(&index.schema, &index.relation),
        identifier(&index.method),
        index.keys.iter().map(index_key).collect::<Vec<_>>().join(", ")
    );
    if !index.included_columns.is_empty() {
        text.push_str(&format!(" INCLUDE ({})", list(&index.included_columns)));
    }
    if index.nulls_not_distinct {
        text.push_str(" NULLS NOT DISTINCT");
    }
    if !index.storage_options.is_empty() {
        text.push_str(&format!(" WITH ({})", parameters(&index.storage_options)));
    }
    if let Some(tablespace) = &index.tablespace {
        text.push_str(&format!(" TABLESPACE {}", identifier(tablespace)));
    }
    if let Some(predicate) = &index.predicate {
        text.push_str(&format!(" WHERE {predicate}"));
    }
    text
}

/// The statistics targets of an index's expressions.
pub(super) fn index_targets(old: Option<&Index>, new: &Index) -> Vec<String> {
    let name = qualified(&new.schema, &new.name);
    let changes = new.keys.iter().enumerate().filter_map(|(place, key)| {
        let before = old.and_then(|old| old.keys.get(place)).and_then(|key| key.statistics_target);
        (before != key.statistics_target).then(|| {
            let target = key.statistics_target.unwrap_or(-1);
            format!("ALTER INDEX {name} ALTER COLUMN {} SET STATISTICS {target}", place + 1)
        })
    });
    changes.collect()
}

fn index_key(key: &IndexKey) -> String {
    let mut text = match (&key.column, &key.expression) {
        (Some(column), _) => identifier(column),
        (None, Some(expression)) => format!("({expression})"),
        (None, None) => String::new(),
    };
    if let Some(collation) = &key.collation {
        text.push_str(&format!(" COLLATE {collation}"));
    }
    if let Some(class) = &key.operator_class {
        text.push_str(&format!(" {class}"));
        if !key.operator_class_options.is_empty() {
            text.push_str(&format!(" ({})", parameters(&key.operator_class_options)));
        }
    }
    if key.descending {
        text.push_str(" DESC");
    }
    // the model counts from what the direction implies
    if key.nulls_first {
        text.push_str(if key.descending { " NULLS LAST" } else { " NULLS FIRST" });
    }
    text
}

/// What ALTER TABLE says about the state of a trigger or rule.
pub(super) fn state(state: TriggerState, what: &str, name: &str) -> String {
    let word = match state {
        TriggerState::Enabled => "ENABLE",
        TriggerState::Disabled => "DISABLE",
        TriggerState::Replica => "ENABLE REPLICA",
        TriggerState::Always => "ENABLE ALWAYS",
    };
    format!("{word} {what} {}", identifier(name))
}

pub(super) fn create_policy(policy: &RowPolicy) -> String {
    let kind = if policy.restrictive { " AS RESTRICTIVE" } else { "" };
    let command = match policy.command {
        PolicyCommand::All => "ALL",
        PolicyCommand::Select => "SELECT",
        PolicyCommand::Insert => "INSERT",
        PolicyCommand::Update => "UPDATE",
        PolicyCommand::Delete => "DELETE",
    };
    let (name, table) = (identifier(&policy.name), qualified(&policy.schema, &policy.relation));
    format!("CREATE POLICY {name} ON {table}{kind} FOR {command} TO {}{}", roles(policy), conditions(policy))
}

/// ALTER POLICY, where the server can make one of the other.
pub(super) fn alter_policy(old: &RowPolicy, new: &RowPolicy) -> Option<String> {
    let gone = |old: &Option<String>, new: &Option<String>| old.is_some() && new.is_none();
    if old.command != new.command
        || old.restrictive != new.restrictive
        || gone(&old.using_expression, &new.using_expression)
        || gone(&old.check_expression, &new.check_expression)
    {
        return None;
    }
    let (name, table) = (identifier(&new.name), qualified(&new.schema, &new.relation));
    Some(format!("ALTER POLICY {name} ON {table} TO {}{}", roles(new), conditions(new)))
}

fn roles(policy: &RowPolicy) -> String {
    policy.roles.iter().map(|name| role(name)).collect::<Vec<_>>().join(", ")
}

fn conditions(policy: &RowPolicy) -> String {
    let using = policy.using_expression.as_ref().map(|text| format!(" USING ({text})")).unwrap_or_default();
    let check = policy.check_expression.as_ref().map(|text| format!(" WITH CHECK ({text})")).unwrap_or_default();
    format!("{using}{check}")
}

pub(super) fn create_statistics(found: &Statistics) -> String {
    let name = qualified(&found.schema, &found.name);
    // over a single expression the server chooses the kinds itself
    let single = found.columns.is_empty() && found.expressions.len() == 1;
    let kinds = if found.statistics_kinds.is_empty() || single {
        String::new()
    } else {
        format!(" ({})", found.statistics_kinds.join(", "))
    };
    let expressions = found.expressions.iter().map(|expression| format!("({expression})"));
    let parts: Vec<_> = found.columns.iter().map(|column| identifier(column)).chain(expressions).collect();
    format!("CREATE STATISTICS {name}{kinds} ON {} FROM {}", parts.join(", "), named(&found.relation))
}

/// COMMENT ON … IS.
pub(super) fn comment(phrase: &str, comment: Option<&str>) -> String {
    format!("COMMENT ON {phrase} IS {}", comment.map_or_else(|| "NULL".to_owned(), literal))
}
