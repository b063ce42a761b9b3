//! A plan as SQL that people read and servers run.

use super::plan::{Action, Inverse, Plan, PlanMode};
use super::{mysql, postgresql, sqlite};
use crate::schema::Dialect;

/// The settings under which a plan's statements mean what they say.
#[must_use]
pub const fn preamble(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Postgresql => postgresql::PREAMBLE,
        Dialect::Sqlite => sqlite::PREAMBLE,
        Dialect::Mysql | Dialect::Mariadb => mysql::preamble(dialect),
    }
}

/// The actions in runs: each run is one transaction, or a single action that cannot be in one. Online, every action is
/// a run of its own, so that no lock outlives it.
#[must_use]
pub fn segments(plan: &Plan) -> Vec<&[Action]> {
    if plan.mode == PlanMode::Online {
        return plan.actions.chunks(1).collect();
    }
    plan.actions.chunk_by(|left, right| left.transactional && right.transactional).collect()
}

/// The whole plan as a script, each action under a comment that says what it is.
#[must_use]
pub fn script(plan: &Plan) -> String {
    let mut text = format!("-- {} → {}\n", plan.source_digest, plan.target_digest);
    for refusal in &plan.refusals {
        text.push_str(&format!(
            "-- refused: {}: {}; {}\n",
            refusal.object.path.join("."),
            refusal.reason,
            refusal.hint
        ));
    }
    for statement in preamble(plan.dialect) {
        text.push_str(&format!("{statement};\n"));
    }
    for segment in segments(plan) {
        let transaction = segment.iter().all(|action| action.transactional);
        if transaction {
            text.push_str("\nBEGIN;\n");
        }
        for action in segment {
            text.push_str(&heading(action));
            for statement in &action.statements {
                text.push_str(&terminated(statement, plan.dialect));
            }
        }
        if transaction {
            text.push_str("\nCOMMIT;\n");
        }
    }
    text
}

// the client of MySQL sends a statement at the first semicolon, unless it is told of another mark
fn terminated(statement: &str, dialect: Dialect) -> String {
    let marked = matches!(dialect, Dialect::Mysql | Dialect::Mariadb) && statement.contains(';');
    if marked { format!("DELIMITER ;;\n{statement};;\nDELIMITER ;\n") } else { format!("{statement};\n") }
}

fn heading(action: &Action) -> String {
    let name = crate::escape::plain(&action.object.path.join("."));
    let mut text = format!("\n-- {} {} {name}\n", action.action.as_str(), action.object.object_kind.as_str());
    let mut note = |word: &str, what: String| text.push_str(&format!("--   {word}: {what}\n"));
    let names =
        |relation: &crate::schema::ObjectName| crate::escape::plain(&format!("{}.{}", relation.schema, relation.name));
    if let Some(strongest) = action.locks.iter().max_by_key(|claim| claim.mode) {
        note("locks", format!("{} {}", names(&strongest.relation), strongest.mode.as_str()));
    }
    for relation in &action.rewrites {
        note("rewrites", names(relation));
    }
    if let Some(loss) = &action.data_loss {
        note("loses", crate::escape::plain(&loss.reason));
    }
    if let Inverse::Irreversible(found) = &action.inverse {
        note("cannot be undone", crate::escape::plain(&found.reason));
    }
    text
}
