//! Two descriptions of every consumer's statement, compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::consumer::{Consumer, ConsumerKind, PromisedColumn};
use super::description::{Basis, DescribedColumn, Description, Prepared, Refused};
use super::mention::Taken;
use super::statements::line_of;
use crate::finding::{Audience, Finding, Impact, Location};
use crate::rules::consumer::{
    consumer_query_fails, consumer_unresolvable, contract_violated, dbt_model_fails, no_consumer_affected,
    parameter_type_changes, result_shape_changes,
};
use crate::rules::{self, Comparison, Outcome, Rule};
use crate::schema::ColumnReference;

/// What a change does to those who are known to read and write.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImpactReport {
    /// Consumers asked of both schemas.
    pub judged: u32,
    /// Consumers that go on as before.
    pub unaffected: u32,
    /// Consumers that fail, or get or give something else.
    pub affected: u32,
    /// Consumers that neither schema understands, or that could not be asked.
    pub unresolved: u32,
    /// What the descriptions stand on.
    #[serde(default)]
    pub basis: Basis,
    /// The findings: one for each consumer that is not unaffected, and one when none is affected.
    pub findings: Vec<Finding>,
}

/// Compares what a server said of each consumer's statement, in the order of the consumers.
#[must_use]
pub fn judge(
    comparison: &Comparison,
    consumers: &[Consumer],
    old: &[Description],
    new: &[Description],
    basis: Basis,
) -> ImpactReport {
    let taken = Taken::of(&comparison.diff);
    let mut report = ImpactReport { basis, ..ImpactReport::default() };
    for ((consumer, old), new) in consumers.iter().zip(old).zip(new) {
        report.judged += 1;
        let found = match (old, new) {
            (Description::Prepared(before), Description::Prepared(after)) => prepared(consumer, before, after),
            (Description::Prepared(before), Description::Refused(refused)) => {
                Some(fails(consumer, refused, &came_from(before, &taken)))
            }
            (Description::Refused(refused), Description::Refused(_)) => Some(unresolved(consumer, refused)),
            // what the old schema did not understand is not broken by the new one
            (Description::Refused(_), Description::Prepared(_)) => None,
            (Description::Unasked(unasked), _) | (_, Description::Unasked(unasked)) => {
                mentions(consumer, &taken, &unasked.reason)
            }
        };
        let found = found.or_else(|| {
            is_read_late(consumer).then(|| mentions(consumer, &taken, "its body is read when it runs")).flatten()
        });
        match &found {
            None => report.unaffected += 1,
            Some(finding) if finding.rule == consumer_unresolvable::RULE.id => report.unresolved += 1,
            Some(_) => report.affected += 1,
        }
        report.findings.extend(found.map(|found| by(basis, found)));
    }
    if report.affected == 0 && report.unaffected > 0 && !comparison.diff.is_empty() {
        report.findings.push(none_affected(&report));
    }
    report
}

// a server's answer needs no word about where it comes from
fn by(basis: Basis, mut found: Finding) -> Finding {
    if basis == Basis::Text {
        found.message.push_str("; read from its text, no server was asked");
    }
    found
}

// the first column of the result that was made from what the change took
fn came_from(before: &Prepared, taken: &Taken) -> String {
    let mut columns = before.columns.iter();
    let found = columns.find_map(|column| {
        let words = column.sources.iter().find_map(|source| taken.column(source))?;
        Some(format!("; its column `{}` came from there: {words}", column.name))
    });
    found.unwrap_or_default()
}

fn location(consumer: &Consumer) -> Location {
    Location {
        object_kind: format!("consumer_{}", consumer.consumer_kind.as_str()),
        path: vec![consumer.name.clone()],
        field: None,
    }
}

// a finding is about a consumer; the statement is what it stands on
fn finding(rule: &Rule, consumer: &Consumer, outcome: Outcome, after: &[u8]) -> Finding {
    rules::finding_of(rule, location(consumer), outcome, consumer.sql.as_bytes(), after)
}

// a server reads the statements in a body when they run, except in SQL's own
fn is_read_late(consumer: &Consumer) -> bool {
    consumer.consumer_kind == ConsumerKind::Routine && !consumer.sql.contains("\nLANGUAGE \"sql\"")
}

// whoever changes rows is a writer
fn audience(consumer: &Consumer) -> Audience {
    let first = consumer.sql.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    let writes = matches!(first.as_str(), "INSERT" | "UPDATE" | "DELETE" | "MERGE" | "REPLACE" | "COPY" | "CALL");
    if writes { Audience::Writers } else { Audience::Readers }
}

fn called(consumer: &Consumer) -> String {
    match consumer.calls {
        Some(1) => format!("`{}` (1 call)", consumer.name),
        Some(calls) => format!("`{}` ({calls} calls)", consumer.name),
        None => format!("`{}`", consumer.name),
    }
}

/// The line a position of the statement stands on, in the file where there is one.
fn line(consumer: &Consumer, position: Option<u32>) -> Option<u32> {
    shown_line(consumer, line_of(&consumer.sql, position?).saturating_sub(1))
}

// lines of a routine are counted from where its body begins, as servers and editors do
fn shown_line(consumer: &Consumer, lines_before: u32) -> Option<u32> {
    if consumer.consumer_kind != ConsumerKind::Routine {
        return lines_before.checked_add(consumer.line.unwrap_or(1));
    }
    let body = ["\nAS ", "\nBEGIN ATOMIC", "\nRETURN "].iter().filter_map(|begin| consumer.sql.find(begin)).min();
    let header = consumer.sql.get(..body?)?.matches('\n').count();
    lines_before.checked_sub(u32::try_from(header).ok()?)
}

fn fails(consumer: &Consumer, refused: &Refused, origin: &str) -> Finding {
    if consumer.consumer_kind == ConsumerKind::Contract {
        let words = format!("{} (SQLSTATE {})", refused.message, refused.code);
        let outcome = Outcome::new(format!("{} is broken: {words}{origin}", called(consumer)));
        return finding(&contract_violated::RULE, consumer, outcome, refused.code.as_bytes());
    }
    let dbt = consumer.consumer_kind == ConsumerKind::DbtModel;
    let at = line(consumer, refused.position).map(|line| format!(", at line {line}")).unwrap_or_default();
    let file = consumer.file.as_ref().filter(|_| dbt).map(|file| format!(" of {file}")).unwrap_or_default();
    let outcome = Outcome::new(format!(
        "{} fails: {} (SQLSTATE {}{at}{file}){origin}",
        called(consumer),
        refused.message,
        refused.code
    ));
    let mut impacts = vec![Impact::error(audience(consumer))];
    if dbt {
        impacts.push(Impact::error(Audience::Contracts));
    }
    let rule = if dbt { &dbt_model_fails::RULE } else { &consumer_query_fails::RULE };
    finding(rule, consumer, outcome.impacts(impacts), refused.code.as_bytes())
}

fn unresolved(consumer: &Consumer, refused: &Refused) -> Finding {
    let at = line(consumer, refused.position).map(|line| format!(", at line {line}")).unwrap_or_default();
    let outcome = Outcome::new(format!(
        "{} is understood by neither schema: {} (SQLSTATE {}{at})",
        called(consumer),
        refused.message,
        refused.code
    ));
    finding(&consumer_unresolvable::RULE, consumer, outcome, b"")
}

fn mentions(consumer: &Consumer, taken: &Taken, reason: &str) -> Option<Finding> {
    let (line, words) = taken.mentioned(&consumer.sql)?;
    let at = shown_line(consumer, line.saturating_sub(1)).map(|line| format!(", at line {line},")).unwrap_or_default();
    let outcome = Outcome::new(format!("{} may fail: it mentions{at} what {words}; {reason}", called(consumer)));
    Some(finding(&consumer_unresolvable::RULE, consumer, outcome, words.as_bytes()))
}

fn prepared(consumer: &Consumer, old: &Prepared, new: &Prepared) -> Option<Finding> {
    if let Some(found) = contract(consumer, old, new) {
        return Some(found);
    }
    // a contract is kept or broken; what it does not speak of is nobody's promise
    if consumer.consumer_kind == ConsumerKind::Contract {
        return None;
    }
    let same = old.columns.len() == new.columns.len()
        && old.columns.iter().zip(&new.columns).all(|(old, new)| old.same_as(new));
    if !same {
        return Some(shape(consumer, old, new));
    }
    let changed = (0..old.parameters.len().max(new.parameters.len()))
        .find(|position| old.parameters.get(*position) != new.parameters.get(*position))?;
    let shown = |types: &[String]| types.get(changed).map_or("none", String::as_str).to_owned();
    let outcome = Outcome::new(format!(
        "{} takes `{}` instead of `{}` as parameter {}",
        called(consumer),
        shown(&new.parameters),
        shown(&old.parameters),
        changed + 1
    ));
    let after = new.parameters.join("\0");
    Some(finding(
        &parameter_type_changes::RULE,
        consumer,
        outcome.impacts([Impact::warning(audience(consumer))]),
        after.as_bytes(),
    ))
}

fn shape(consumer: &Consumer, old: &Prepared, new: &Prepared) -> Finding {
    let type_of = |column: &DescribedColumn| match &column.modifier {
        Some(modifier) => format!("{}({modifier})", column.data_type),
        None => column.data_type.clone(),
    };
    let changed = (0..old.columns.len().max(new.columns.len()))
        .find(|position| match (old.columns.get(*position), new.columns.get(*position)) {
            (Some(old), Some(new)) => !old.same_as(new),
            (old, new) => old.is_some() != new.is_some(),
        })
        .unwrap_or_default();
    let words = match (old.columns.get(changed), new.columns.get(changed)) {
        (Some(before), Some(after)) if before.name == after.name => {
            format!("`{}` is `{}` instead of `{}`", before.name, type_of(after), type_of(before))
        }
        (Some(before), Some(after)) => {
            format!("column {} is `{}` instead of `{}`", changed + 1, after.name, before.name)
        }
        (Some(before), None) => format!("it no longer gives `{}`", before.name),
        (None, Some(after)) => format!("it gives `{}` as well", after.name),
        (None, None) => "its columns differ".to_owned(),
    };
    // a length alone is noticed by generated code at most
    let names = |found: &Prepared| {
        found.columns.iter().map(|column| (column.name.clone(), column.data_type.clone())).collect::<Vec<_>>()
    };
    let impacts = if names(old) == names(new) {
        vec![Impact::warning(Audience::Contracts)]
    } else {
        vec![Impact::warning(Audience::Readers), Impact::error(Audience::Contracts)]
    };
    let sources = old.columns.get(changed).map_or(&[][..], |column| &column.sources);
    let origin = sources.first().map(|source| format!("; it comes from `{}`", path(source))).unwrap_or_default();
    let after: Vec<_> = new.columns.iter().map(|column| format!("{} {}", column.name, type_of(column))).collect();
    let outcome = Outcome::new(format!("{} gets another result: {words}{origin}", called(consumer))).impacts(impacts);
    finding(&result_shape_changes::RULE, consumer, outcome, after.join("\0").as_bytes())
}

fn path(source: &ColumnReference) -> String {
    let column = source.column.as_deref().unwrap_or("*");
    [source.schema.as_str(), &source.relation, column]
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(".")
}

// what was promised and kept before
fn contract(consumer: &Consumer, old: &Prepared, new: &Prepared) -> Option<Finding> {
    let broken = |promised: &PromisedColumn, found: &Prepared| {
        let given = found.columns.iter().find(|column| column.name == promised.name);
        match (given, &promised.data_type) {
            (None, _) => Some(format!("it promised `{}` and no longer gives it", promised.name)),
            (Some(given), Some(wanted)) if usual_name(wanted) != usual_name(&given.data_type) => {
                Some(format!("it promised `{}` as `{wanted}` and gives `{}`", promised.name, given.data_type))
            }
            _ => None,
        }
    };
    // what was never kept is not this change's
    let kept = consumer.contract.iter().filter(|promised| broken(promised, old).is_none());
    let words = kept.filter_map(|promised| broken(promised, new)).next()?;
    let outcome = Outcome::new(format!("{} breaks its contract: {words}", called(consumer)));
    Some(finding(&contract_violated::RULE, consumer, outcome, words.as_bytes()))
}

// the names people use for a type, without its length
fn usual_name(data_type: &str) -> String {
    let plain = data_type.split('(').next().unwrap_or_default().trim().to_lowercase();
    match plain.as_str() {
        "int" | "int4" => "integer",
        "int8" => "bigint",
        "int2" => "smallint",
        "bool" => "boolean",
        "varchar" | "string" => "character varying",
        "decimal" => "numeric",
        "float8" | "float" | "double" => "double precision",
        "float4" => "real",
        "timestamptz" => "timestamp with time zone",
        "timestamp" => "timestamp without time zone",
        other => other,
    }
    .to_owned()
}

fn none_affected(report: &ImpactReport) -> Finding {
    let location = Location { object_kind: "consumers".to_owned(), path: Vec::new(), field: None };
    let open = match report.unresolved {
        0 => String::new(),
        count => format!("; {count} could not be judged"),
    };
    let outcome = Outcome::new(format!("none of {} known consumers is affected{open}", report.judged));
    rules::finding_of(&no_consumer_affected::RULE, location, outcome, b"", b"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::DiffOptions;
    use crate::schema::{Column, Dialect, Relation};
    use crate::snapshot::{Entry, Snapshot, SnapshotDocument};

    fn comparison(old: &[&str], new: &[&str]) -> Comparison {
        let snapshot = |columns: &[&str]| {
            let mut document = SnapshotDocument::new(Dialect::Postgresql);
            document.objects.push(Entry::new(Relation {
                schema: "public".to_owned(),
                name: "person".to_owned(),
                columns: columns.iter().map(ToString::to_string).collect(),
                ..Relation::default()
            }));
            document.objects.extend(columns.iter().map(|name| {
                Entry::new(Column {
                    schema: "public".to_owned(),
                    relation: "person".to_owned(),
                    name: (*name).to_owned(),
                    data_type: "integer".to_owned(),
                    ..Column::default()
                })
            }));
            Snapshot::new(document).unwrap()
        };
        rules::compare(&snapshot(old), &snapshot(new), &DiffOptions::default()).unwrap()
    }

    fn gives(columns: &[(&str, &str, Option<&str>)]) -> Description {
        let column = |(name, data_type, modifier): &(&str, &str, Option<&str>)| DescribedColumn {
            name: (*name).to_owned(),
            data_type: (*data_type).to_owned(),
            modifier: modifier.map(str::to_owned),
            sources: Vec::new(),
        };
        Description::Prepared(Prepared { parameters: Vec::new(), columns: columns.iter().map(column).collect() })
    }

    fn refused(code: &str, position: u32) -> Description {
        Description::Refused(Refused { code: code.to_owned(), message: "no".to_owned(), position: Some(position) })
    }

    fn consumer(sql: &str) -> Consumer {
        Consumer { name: "q.sql:7".to_owned(), sql: sql.to_owned(), line: Some(7), ..Consumer::default() }
    }

    // rule, level for readers, writers, contracts; words of the message
    fn one(consumer: Consumer, old: Description, new: Description) -> Option<(String, String, String)> {
        let report = judge(&comparison(&["a"], &["a", "b"]), &[consumer], &[old], &[new], Basis::Server);
        let found = report.findings.iter().find(|finding| finding.rule != "CNS007")?;
        let impacts: Vec<_> = found
            .impacts
            .iter()
            .map(|impact| format!("{} {}", impact.audience.as_str(), impact.level.as_str()))
            .collect();
        Some((found.rule.clone(), impacts.join(", "), found.message.clone()))
    }

    #[test]
    fn what_fails_is_named_with_state_and_line() {
        let found = one(consumer("SELECT\n  gone"), gives(&[]), refused("42703", 10)).unwrap();
        assert_eq!((found.0.as_str(), found.1.as_str()), ("CNS001", "readers error"));
        assert_eq!(found.2, "`q.sql:7` fails: no (SQLSTATE 42703, at line 8)");
        let found = one(consumer("INSERT INTO t"), gives(&[]), refused("42703", 1)).unwrap();
        assert_eq!(found.1, "writers error");
    }

    #[test]
    fn other_columns_are_another_result() {
        let integer = gives(&[("a", "integer", None)]);
        for (new, impacts, words) in [
            (
                gives(&[("a", "bigint", None)]),
                "readers warning, contracts error",
                "`a` is `bigint` instead of `integer`",
            ),
            (gives(&[("b", "integer", None)]), "readers warning, contracts error", "column 1 is `b` instead of `a`"),
            (gives(&[]), "readers warning, contracts error", "it no longer gives `a`"),
            (
                gives(&[("a", "integer", None), ("b", "integer", None)]),
                "readers warning, contracts error",
                "it gives `b` as well",
            ),
            (gives(&[("a", "integer", Some("3"))]), "contracts warning", "`a` is `integer(3)` instead of `integer`"),
        ] {
            let found = one(consumer("SELECT 1"), integer.clone(), new).unwrap();
            assert_eq!((found.0.as_str(), found.1.as_str()), ("CNS002", impacts));
            assert_eq!(found.2, format!("`q.sql:7` gets another result: {words}"));
        }
        assert_eq!(one(consumer("SELECT 1"), integer.clone(), integer), None);
    }

    #[test]
    fn what_neither_schema_understands_is_left_open() {
        assert_eq!(one(consumer("SELECT ?"), refused("42601", 8), refused("42601", 8)).unwrap().0, "CNS004");
        assert_eq!(one(consumer("SELECT b"), refused("42703", 8), gives(&[])), None);
    }

    #[test]
    fn a_contract_is_what_was_promised_and_kept() {
        let promised = |data_type: &str| Consumer {
            consumer_kind: ConsumerKind::DbtModel,
            contract: vec![super::super::consumer::PromisedColumn {
                name: "a".to_owned(),
                data_type: Some(data_type.to_owned()),
            }],
            ..consumer("SELECT a")
        };
        let (integer, bigint) = (gives(&[("a", "integer", None)]), gives(&[("a", "bigint", None)]));
        assert_eq!(one(promised("int"), integer.clone(), bigint.clone()).unwrap().0, "CNS005");
        // it was broken before: the result is what changes
        assert_eq!(one(promised("text"), integer.clone(), bigint).unwrap().0, "CNS002");
        assert_eq!(one(promised("int"), integer, refused("42703", 8)).unwrap().0, "CNS006");
    }

    #[test]
    fn a_body_that_mentions_what_is_gone_is_left_open() {
        let routine = Consumer {
            consumer_kind: ConsumerKind::Routine,
            ..consumer("CREATE FUNCTION f()\nLANGUAGE \"plpgsql\"\nAS $$BEGIN\n SELECT b FROM person; END$$")
        };
        let comparison = comparison(&["a", "b"], &["a"]);
        let report = judge(&comparison, &[routine], &[gives(&[])], &[gives(&[])], Basis::Server);
        assert_eq!((report.unresolved, report.findings[0].rule.as_str()), (1, "CNS004"));
        assert_eq!(
            report.findings[0].message,
            "`q.sql:7` may fail: it mentions, at line 2, what `public.person.b` is gone; its body is read when it runs"
        );
    }

    #[test]
    fn that_nobody_is_affected_is_worth_saying() {
        let comparison = comparison(&["a", "b"], &["a"]);
        let report = judge(&comparison, &[consumer("SELECT a")], &[gives(&[])], &[gives(&[])], Basis::Server);
        assert_eq!((report.unaffected, report.findings[0].rule.as_str()), (1, "CNS007"));
        let mut merged = comparison;
        merged.add(report.findings);
        assert!(merged.findings.iter().any(|finding| finding.rule == "CNS007"));
        assert_eq!(merged.summary.infos, 1);
    }
}
