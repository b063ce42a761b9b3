//! A plan and its proof as text.

use std::fmt::Write as _;

use super::style::Style;
use crate::escape::plain;
use crate::migrate::{Action, Inverse, LockMode, Plan, Proof};
use crate::schema::Dialect;

/// A plan for a terminal: one line per action, its statements, what it locks, rewrites and loses.
#[must_use]
pub fn plan_text(plan: &Plan, style: Style) -> String {
    let mut text = String::new();
    for refusal in &plan.refusals {
        let path = plain(&refusal.object.path.join("."));
        let _ = writeln!(text, "{} {}", style.bad("refused"), style.strong(&path));
        let _ = writeln!(text, "        {}", plain(&refusal.reason));
        let _ = writeln!(text, "        {} {}\n", style.good("fix:"), plain(&refusal.hint));
    }
    for (number, action) in plan.actions.iter().enumerate() {
        action_text(&mut text, number + 1, action, style);
    }
    for deviation in &plan.deviations {
        let path = plain(&deviation.object.path.join("."));
        let _ = writeln!(text, "{} {path}: {}", style.strong("note:"), plain(&deviation.reason));
    }
    let _ = writeln!(text, "{}", style.strong(&summary(plan)));
    text
}

fn summary(plan: &Plan) -> String {
    if plan.is_refused() {
        return "no plan".to_owned();
    }
    if plan.actions.is_empty() {
        return "nothing to do".to_owned();
    }
    let count = |what: &str, number: usize| if number == 0 { String::new() } else { format!(", {number} {what}") };
    let stopping = plan.actions.iter().filter(|action| strongest(action) == Some(LockMode::AccessExclusive)).count();
    let rewriting = plan.actions.iter().filter(|action| !action.rewrites.is_empty()).count();
    let losing = plan.actions.iter().filter(|action| action.data_loss.is_some()).count();
    let apart = plan.actions.iter().filter(|action| !action.transactional).count();
    format!(
        "{} actions{}{}{}{}",
        plan.actions.len(),
        count("stop readers and writers for their time", stopping),
        count("rewrite a table", rewriting),
        count("lose or may refuse data", losing),
        count("outside the transaction", apart),
    )
}

fn strongest(action: &Action) -> Option<LockMode> {
    action.locks.iter().map(|claim| claim.mode).max()
}

fn action_text(text: &mut String, number: usize, action: &Action, style: Style) {
    let kind = action.object.object_kind.as_str().replace('_', " ");
    let path = plain(&action.object.path.join("."));
    let verb = action.action.as_str().replace('_', " ");
    let _ = writeln!(text, "{} {verb} {kind} {}", style.faint(&format!("{number:>3}")), style.strong(&path));
    for statement in &action.statements {
        for line in statement.lines() {
            let _ = writeln!(text, "        {}", plain(line));
        }
    }
    if let Some(mode) = strongest(action) {
        let names: Vec<_> = action
            .locks
            .iter()
            .filter(|claim| claim.mode == mode)
            .map(|claim| plain(&format!("{}.{}", claim.relation.schema, claim.relation.name)))
            .collect();
        let _ = writeln!(text, "        {}", style.faint(&format!("locks {} ({})", names.join(", "), mode.as_str())));
    }
    for relation in &action.rewrites {
        let name = plain(&format!("{}.{}", relation.schema, relation.name));
        let _ = writeln!(text, "        {}", style.faint(&format!("rewrites every row of {name}")));
    }
    if let Some(loss) = &action.data_loss {
        let _ = writeln!(text, "        {} {}", style.bad("loses:"), plain(&loss.reason));
    }
    if let Inverse::Irreversible(found) = &action.inverse
        && action.data_loss.is_none()
    {
        let _ = writeln!(text, "        {}", style.faint(&format!("cannot be undone: {}", plain(&found.reason))));
    }
}

/// A proof for a terminal: what was tried, and what of it holds.
#[must_use]
pub fn proof_text(proof: &Proof, style: Style) -> String {
    let mut text = String::new();
    let mut line = |good: bool, what: &str, details: &[String]| {
        let mark = if good { style.good("holds") } else { style.bad("fails") };
        let _ = writeln!(text, "{mark}  {what}");
        for detail in details.iter().take(20) {
            let _ = writeln!(text, "       {}", plain(detail));
        }
    };
    let applied = proof.applied.sentence(proof.plan.actions.len());
    line(proof.applied.failure.is_none(), &plain(&applied), &[]);
    if proof.applied.failure.is_none() {
        let differences: Vec<_> = proof.differences.iter().map(|change| change.path().join(".")).collect();
        let same = proof.reached_digest == Some(proof.plan.target_digest);
        line(same, "the schema it leads to is the target", &differences);
        if proof.dump_compared {
            let witness = if proof.plan.dialect == Dialect::Postgresql { "pg_dump" } else { "the database itself" };
            line(proof.dump_differences.is_empty(), &format!("{witness} says the same"), &proof.dump_differences);
        }
    }
    line(proof.contradictions.is_empty(), "locks and rewrites are as declared", &proof.contradictions);
    if let Some(refused) = &proof.refused_rows {
        let what = format!(
            "with rows, action {} stopped as it says it may: {} ({}); tried again without rows",
            refused.action + 1,
            refused.message,
            refused.code
        );
        line(true, &plain(&what), &[]);
    }
    let rows = format!("no row of {} was lost without being declared", proof.rows_seeded);
    line(proof.rows_lost.is_empty(), &rows, &proof.rows_lost);
    text
}
