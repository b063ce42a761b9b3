//! What the schema lacks, or has too much of, for the tables of a statement.

use std::collections::BTreeSet;

use crate::schema::{Index, ObjectName, RelationKind as TableKind};
use crate::sql::advice::record::{Hit, Rule};
use crate::sql::advice::subject::{Bound, Scope, Subject, TableFacts};
use crate::sql::advice::{Confidence, Severity};
use crate::sql::engine;
use crate::sql::ir::{ExprId, ExprKind, Node, RelationKind, Select, StatementKind};

use super::kind::{TypeClass, class_of};

/// Different values of a column that are too few for an index of its own.
const FEW_VALUES: u64 = 10;
/// Rows from where on an index of few values costs more than it gives.
const COARSE_ROWS_MIN: f64 = 10_000.0;
/// Views upon views.
const VIEW_DEPTH_MAX: usize = 3;

/// The tables that a statement names, each once.
fn tables<'s, 'a>(subject: &'s Subject<'a>) -> Vec<&'s TableFacts<'a>> {
    let names: BTreeSet<&ObjectName> =
        subject.scopes.iter().flat_map(|scope| &scope.sources).filter_map(|source| source.table()).collect();
    names.into_iter().filter_map(|name| subject.tables.get(name)).collect()
}

pub(super) const BARE_FOREIGN_KEY: Rule = Rule {
    id: "H10",
    name: "foreign-key-without-index",
    severity: Severity::High,
    fixed: false,
    title: "a foreign key that is joined or cascaded has no index",
    why: "Each deleted or joined row reads the whole table that refers to it.",
    action: "index the columns of the foreign key",
    look: |subject| {
        let mut hits = Vec::new();
        let deletes = subject.root.is_some_and(|root| {
            matches!(subject.tree.statement(root).kind, StatementKind::Delete(_) | StatementKind::Update(_))
        });
        let written: Vec<&ObjectName> = subject
            .scopes
            .iter()
            .filter(|scope| scope.writes && deletes)
            .filter_map(|scope| scope.sources.first()?.table())
            .collect();
        for table in subject.tables.all() {
            for key in table.foreign_keys().filter(|key| !covered(table, &key.columns)) {
                let to = key.referenced_relation.as_ref();
                let joined = to.is_some_and(|to| joins(subject, &table.name, to, &key.columns));
                let cascades =
                    to.is_some_and(|to| written.contains(&to)) && changes_key(subject, &key.referenced_columns);
                if joined || cascades {
                    let columns = key.columns.join(", ");
                    let message = format!("`{}` ({columns}) has no index for `{}`", table.name.name, key.name);
                    let action = super::create_index(subject, table, &key.columns);
                    let hit = Hit::new(message).because_of(key.name.clone(), table.rows).todo(action);
                    hits.push(Hit { rows: table.rows, ..hit });
                }
            }
        }
        hits
    },
};

/// A DELETE, or an UPDATE that sets what is referred to.
fn changes_key(subject: &Subject<'_>, referenced: &[String]) -> bool {
    let Some(root) = subject.root else { return false };
    match &subject.tree.statement(root).kind {
        StatementKind::Delete(_) => true,
        StatementKind::Update(update) => update
            .assignments
            .iter()
            .flat_map(|one| &one.targets)
            .any(|target| referenced.iter().any(|name| name == target.last())),
        _ => false,
    }
}

/// Whether an index for all rows begins with all of some columns, in any order.
fn covered(table: &TableFacts<'_>, columns: &[String]) -> bool {
    table.usable_indexes().filter(|index| index.predicate.is_none()).any(|index| {
        let leading: Vec<&str> =
            index.keys.iter().take(columns.len()).filter_map(|key| key.column.as_deref()).collect();
        leading.len() == columns.len() && columns.iter().all(|column| leading.contains(&column.as_str()))
    })
}

/// Whether a statement joins two tables by some columns of the first.
fn joins(subject: &Subject<'_>, from: &ObjectName, to: &ObjectName, columns: &[String]) -> bool {
    let side = |bound: &Bound<'_>, name: &ObjectName| bound.table.name == *name;
    subject.scopes.iter().any(|scope| {
        let conditions = scope.filter.iter().chain(&scope.inner_conditions).chain(&scope.outer_conditions);
        let terms = conditions.flat_map(|root| subject.conjuncts(*root));
        let mut found = BTreeSet::new();
        for term in terms {
            let ExprKind::Binary { left, right, .. } = &subject.tree.expr(term).kind else { continue };
            let (Some(left), Some(right)) = (subject.column(*left), subject.column(*right)) else { continue };
            for (one, other) in [(&left, &right), (&right, &left)] {
                if side(one, from) && side(other, to) {
                    found.insert(one.column.name.clone());
                }
            }
        }
        !columns.is_empty() && columns.iter().all(|column| found.contains(column))
    })
}

pub(super) const INVALID_INDEX: Rule = Rule {
    id: "H14",
    name: "invalid-index",
    severity: Severity::High,
    fixed: false,
    title: "an index of a table is not usable",
    why: "It is written with each row and answers nothing: building it failed.",
    action: "REINDEX INDEX CONCURRENTLY, or drop it",
    look: |subject| {
        let invalid = |table: &TableFacts<'_>| {
            let list = table.indexes.iter().filter(|index| index.invalid);
            let hit = |index: &&Index| {
                let hit = Hit::new(format!("`{}` of `{}` is not usable", index.name, table.name.name));
                Hit { rows: table.rows, ..hit.because_of(index.name.clone(), None) }
            };
            list.map(hit).collect::<Vec<_>>()
        };
        tables(subject).into_iter().flat_map(invalid).collect()
    },
};

pub(super) const EVERY_PARTITION: Rule = Rule {
    id: "H16",
    name: "every-partition",
    severity: Severity::High,
    fixed: false,
    title: "a partitioned table is asked without its partition key",
    why: "Every partition is read.",
    action: "add a condition on the partition key",
    look: |subject| {
        let mut hits = Vec::new();
        for scope in &subject.scopes {
            for source in &scope.sources {
                let Some(table) = source.table().and_then(|table| subject.tables.get(table)) else { continue };
                if table.relation.relation_kind != TableKind::PartitionedTable {
                    continue;
                }
                let Some(key) = table.relation.partition_key.as_deref() else { continue };
                let words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
                let asked = filters(subject, scope).iter().any(|bound| {
                    bound.source.relation == source.relation && words.contains(&bound.column.name.as_str())
                });
                if !asked {
                    let message = format!("`{}` is partitioned by {key}, and nothing is said of that", table.name.name);
                    let hit = Hit::new(message).at(subject.tree.relation(source.relation).span);
                    hits.push(Hit { rows: table.rows, ..hit });
                }
            }
        }
        hits
    },
};

/// The columns in the conditions of a scope.
fn filters<'s>(subject: &'s Subject<'_>, scope: &Scope) -> Vec<Bound<'s>> {
    let conditions = scope.filter.iter().chain(&scope.inner_conditions).chain(&scope.outer_conditions);
    conditions.flat_map(|root| subject.columns_in(*root)).collect()
}

pub(super) const COVERED_INDEX: Rule = Rule {
    id: "M10",
    name: "covered-index",
    severity: Severity::Medium,
    fixed: false,
    title: "an index is the beginning of another one",
    why: "Every row that is written writes both; the longer one answers what the shorter one does.",
    action: "drop the shorter index",
    look: |subject| {
        let mut hits = Vec::new();
        for table in tables(subject) {
            for short in table.usable_indexes().filter(|index| !index.unique && index.constraint.is_none()) {
                let long = table.usable_indexes().find(|long| long.name != short.name && covers(long, short));
                if let Some(long) = long {
                    let message = format!("`{}` is the beginning of `{}`", short.name, long.name);
                    let hit = Hit::new(message).because_of(long.name.clone(), None);
                    hits.push(hit.todo(format!("drop the index `{}`", short.name)));
                }
            }
        }
        hits
    },
};

/// Whether one index answers all that another one does. Of two that are alike, the first by name is kept.
fn covers(long: &Index, short: &Index) -> bool {
    let same_kind = long.method == short.method && long.predicate == short.predicate;
    let begins =
        long.keys.len() >= short.keys.len() && long.keys.iter().zip(&short.keys).all(|(one, other)| one == other);
    let rides = short.included_columns.iter().all(|column| {
        long.included_columns.contains(column) || long.keys.iter().any(|key| key.column.as_ref() == Some(column))
    });
    let alike = long.keys == short.keys && long.included_columns == short.included_columns && !long.unique;
    same_kind && begins && rides && (!alike || long.name < short.name)
}

pub(super) const UNUSED_INDEX: Rule = Rule {
    id: "M11",
    name: "unused-index",
    severity: Severity::Medium,
    fixed: false,
    title: "an index that nobody reads is written again and again",
    why: "It costs each write, memory and disk, and gives nothing.",
    action: "drop it, after a look at replicas and at the end of the month",
    look: |subject| {
        let writes = subject.root.is_some_and(|root| {
            let kind = &subject.tree.statement(root).kind;
            matches!(
                kind,
                StatementKind::Insert(_)
                    | StatementKind::Update(_)
                    | StatementKind::Delete(_)
                    | StatementKind::Merge(_)
            )
        });
        let calls = subject.question.statistics.as_ref().map_or(0, |statistics| statistics.calls);
        if !writes || calls < 100 {
            return Vec::new();
        }
        let unused = |usage: &&crate::sql::advice::IndexUsage| usage.scans == 0;
        let hit = |usage: &crate::sql::advice::IndexUsage| {
            let table = subject.tables.all().find(|table| {
                table.name.schema == usage.schema && table.indexes.iter().any(|index| index.name == usage.index)
            })?;
            let index = table.indexes.iter().find(|index| index.name == usage.index)?;
            let written = target(subject)?;
            (!index.unique && index.constraint.is_none() && written.name == table.name).then(|| {
                let message =
                    format!("`{}` was never read, and this statement writes its table {calls} times", index.name);
                Hit::new(message).because_of(index.name.clone(), Some(0.0)).with(Confidence::Medium)
            })
        };
        subject.question.index_usage.iter().filter(unused).filter_map(hit).collect()
    },
};

/// The table that the statement writes.
fn target<'s, 'a>(subject: &'s Subject<'a>) -> Option<&'s TableFacts<'a>> {
    match &subject.tree.statement(subject.root?).kind {
        StatementKind::Insert(insert) => {
            let parts: Vec<&str> = insert.target.0.iter().map(|part| part.value.as_ref()).collect();
            match parts.as_slice() {
                [name] => subject.tables.find(None, name),
                [.., schema, name] => subject.tables.find(Some(schema), name),
                [] => None,
            }
        }
        _ => {
            let scope = subject.scopes.iter().find(|scope| scope.writes)?;
            subject.tables.get(scope.sources.first()?.table()?)
        }
    }
}

pub(super) const COLUMN_ORDER: Rule = Rule {
    id: "M12",
    name: "column-order-of-index",
    severity: Severity::Medium,
    fixed: false,
    title: "an index has the column of the range in front of that of the equality",
    why: "All of the range is read, where the equality would have narrowed it first.",
    action: "order the columns: equality first, then the range, then the sort",
    look: |subject| {
        let mut hits = Vec::new();
        for scope in &subject.scopes {
            let conditions = subject.conditions(scope);
            let equal: Vec<Bound<'_>> = conditions.iter().flat_map(|id| super::equalities(subject, *id)).collect();
            let ranged: Vec<Bound<'_>> = conditions.iter().filter_map(|id| range(subject, *id)).collect();
            for bound in &ranged {
                let column = |index: &Index, at: usize| index.keys.get(at).and_then(|key| key.column.clone());
                let of_same = equal.iter().filter(|found| found.source.relation == bound.source.relation);
                let found = of_same.into_iter().find_map(|first| {
                    let index = bound.table.usable_indexes().find(|index| {
                        column(index, 0).as_ref() == Some(&bound.column.name)
                            && column(index, 1).as_ref() == Some(&first.column.name)
                    })?;
                    Some((first, index))
                });
                let Some((first, index)) = found else { continue };
                if bound.table.leads_with(&first.column.name).is_none() {
                    let (equal, ranged) = (&first.column.name, &bound.column.name);
                    let message =
                        format!("`{}` begins with `{ranged}`, of which a range is asked, before `{equal}`", index.name);
                    let action = super::create_index(subject, bound.table, &[equal.clone(), ranged.clone()]);
                    let hit = Hit::new(message).because_of(index.name.clone(), None).todo(action);
                    hits.push(Hit { rows: bound.table.rows, ..hit });
                }
            }
        }
        hits
    },
};

/// The column of which a condition asks a range.
fn range<'s>(subject: &'s Subject<'_>, id: ExprId) -> Option<Bound<'s>> {
    match &subject.tree.expr(id).kind {
        ExprKind::Binary { operator, left, right } if matches!(operator.symbol.as_ref(), "<" | ">" | "<=" | ">=") => {
            let sides = [(*left, *right), (*right, *left)];
            sides.into_iter().find_map(|(column, other)| subject.column(column).filter(|_| subject.is_constant(other)))
        }
        ExprKind::Between { negated: false, operand, .. } => subject.column(*operand),
        _ => None,
    }
}

pub(super) const MIXED_DIRECTIONS: Rule = Rule {
    id: "M13",
    name: "mixed-directions",
    severity: Severity::Medium,
    fixed: false,
    title: "ORDER BY goes up and down",
    why: "An index gives one order or its reverse: neither is this one, and the rows are sorted.",
    action: "sort all columns the same way, or make an index with these directions",
    look: |subject| {
        let hit = |(_, query, _): (_, &crate::sql::ir::Query, _)| {
            let sorted: Option<Vec<(Bound<'_>, bool)>> = query
                .order_by
                .iter()
                .map(|sort| Some((subject.column(sort.value)?, sort.descending == Some(true))))
                .collect();
            let sorted = sorted?;
            let (first, down) = sorted.first()?;
            let one_table = sorted.iter().all(|(bound, _)| bound.source.relation == first.source.relation);
            let mixed = sorted.iter().any(|(_, direction)| direction != down);
            let served = first.table.usable_indexes().any(|index| {
                let fits = |reverse: bool| {
                    index.keys.len() >= sorted.len()
                        && index.keys.iter().zip(&sorted).all(|(key, (bound, down))| {
                            key.column.as_deref() == Some(&bound.column.name) && (key.descending != reverse) == *down
                        })
                };
                fits(false) || fits(true)
            });
            (one_table && mixed && !served).then(|| {
                let span = query.order_by.first().map(|sort| subject.tree.expr(sort.value).span).unwrap_or_default();
                let columns: Vec<String> = sorted
                    .iter()
                    .map(|(bound, down)| format!("{}{}", bound.column.name, if *down { " DESC" } else { "" }))
                    .collect();
                let action = format!("sort one way, or index ({}) of `{}`", columns.join(", "), first.table.name.name);
                let hit = Hit::new("no index has these directions").at(span).todo(action);
                Hit { rows: first.table.rows, ..hit }
            })
        };
        subject.selects().into_iter().filter_map(hit).collect()
    },
};

pub(super) const COARSE_INDEX: Rule = Rule {
    id: "M14",
    name: "coarse-index",
    severity: Severity::Medium,
    fixed: false,
    title: "an index on a column of few values",
    why: "Each value stands for so many rows that reading the table is as quick, and each write pays for the index.",
    action: "index the rare values alone (a partial index), or put the column behind another one",
    look: |subject| {
        let mut hits = Vec::new();
        for table in tables(subject) {
            for index in table.usable_indexes().filter(|index| !index.unique && index.predicate.is_none()) {
                let [key] = index.keys.as_slice() else { continue };
                let Some(column) = key.column.as_deref() else { continue };
                let Some(statistics) = subject.tables.statistics(&table.name, column) else { continue };
                let few = statistics.distinct_count.is_some_and(|count| count <= FEW_VALUES);
                // a rare value is what the index is for
                let even = statistics.most_common.iter().all(|value| value.ratio > 0.02);
                if few && even && table.rows.is_some_and(|rows| rows >= COARSE_ROWS_MIN) {
                    let values = statistics.distinct_count.unwrap_or(0);
                    let message = format!("`{}` indexes a column of {values} values", index.name);
                    hits.push(Hit::new(message).because_of(index.name.clone(), None).with(Confidence::Medium));
                }
            }
        }
        hits
    },
};

pub(super) const GROUPED_EXPRESSION: Rule = Rule {
    id: "M15",
    name: "grouped-expression",
    severity: Severity::Medium,
    fixed: false,
    title: "GROUP BY an expression",
    why: "No index gives the groups in order, and their number can only be guessed.",
    action: "index the expression, or keep it as a generated column",
    look: |subject| {
        let hit = |(_, _, select): (_, _, &Select)| {
            let computed = select.group_by.iter().find(|id| {
                matches!(
                    subject.tree.expr(**id).kind,
                    ExprKind::Call(_) | ExprKind::Cast { .. } | ExprKind::Binary { .. }
                )
            })?;
            let columns = subject.columns_in(*computed);
            let bound = columns.first()?;
            let indexed = bound
                .table
                .usable_indexes()
                .flat_map(|index| &index.keys)
                .any(|key| key.expression.as_ref().is_some_and(|text| text.contains(&bound.column.name)));
            (!indexed).then(|| {
                let message = format!("rows are grouped by what is computed from `{}`", bound.column.name);
                let hit = Hit::new(message).at(subject.tree.expr(*computed).span);
                Hit { rows: bound.table.rows, ..hit }
            })
        };
        subject.selects().into_iter().filter_map(hit).collect()
    },
};

pub(super) const PADDED_TEXT: Rule = Rule {
    id: "L09",
    name: "padded-text",
    severity: Severity::Low,
    fixed: true,
    title: "a column of type char(n)",
    why: "It is padded with blanks, which some comparisons see and others do not; it is no quicker than text.",
    action: "use text or varchar",
    look: |subject| {
        let mut seen = BTreeSet::new();
        let mut hits = Vec::new();
        for (id, expr) in subject.exprs() {
            let Some(bound) = subject.column(id) else { continue };
            let lower = bound.column.data_type.to_ascii_lowercase();
            let padded = class_of(&lower) == TypeClass::Text
                && (lower.starts_with("character(") || lower.starts_with("char(") || lower.starts_with("bpchar"))
                && !lower.ends_with("(1)");
            if padded && seen.insert((bound.table.name.clone(), bound.column.name.clone())) {
                hits.push(Hit::new(format!("`{}` is {}", bound.column.name, bound.column.data_type)).at(expr.span));
            }
        }
        hits
    },
};

pub(super) const NESTED_VIEWS: Rule = Rule {
    id: "L11",
    name: "nested-views",
    severity: Severity::Low,
    fixed: false,
    title: "views upon views upon views",
    why: "What is read in the end is hard to see, and joins are made that nobody needs.",
    action: "read the tables, or a view that is made for this",
    look: |subject| {
        let hit = |table: &TableFacts<'_>| {
            let depth = view_depth(subject, &table.name, 0);
            (depth > VIEW_DEPTH_MAX).then(|| Hit::new(format!("`{}` lies {depth} views deep", table.name.name)))
        };
        tables(subject).into_iter().filter_map(hit).collect()
    },
};

/// How many views lie above the tables that a view reads.
fn view_depth(subject: &Subject<'_>, name: &ObjectName, seen: usize) -> usize {
    let Some(table) = subject.tables.get(name) else { return 0 };
    // a view cannot read itself; a bound all the same
    if table.relation.relation_kind != TableKind::View || seen > 64 {
        return 0;
    }
    let below = read_by(subject, table);
    1 + below.iter().filter(|below| *below != name).map(|below| view_depth(subject, below, seen + 1)).max().unwrap_or(0)
}

/// What a view reads: as the server says, or by its text.
fn read_by(subject: &Subject<'_>, view: &TableFacts<'_>) -> BTreeSet<ObjectName> {
    let known = &view.relation.depends_on;
    if !known.is_empty() {
        return known.iter().map(|column| ObjectName::new(&column.schema, &column.relation)).collect();
    }
    let text = view.relation.definition.as_deref().unwrap_or_default();
    let Ok(tree) = engine::parse(subject.grammar, text) else { return BTreeSet::new() };
    let mut names = BTreeSet::new();
    for root in &tree.roots {
        tree.descend(Node::Statement(*root), |node| {
            let Node::Relation(id) = node else { return };
            let RelationKind::Table(table) = &tree.relation(id).kind else { return };
            let parts: Vec<&str> = table.name.0.iter().map(|part| part.value.as_ref()).collect();
            let schema = parts.len().checked_sub(2).and_then(|at| parts.get(at)).copied();
            names.extend(subject.tables.find(schema, table.name.last()).map(|table| table.name.clone()));
        });
    }
    names
}
