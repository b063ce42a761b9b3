//! Indexes that might help.
//!
//! For each table of a SELECT, an UPDATE or a DELETE: the columns compared for equality, then one column of which a range
//! is asked or those that are sorted by; without and with the other columns that are read, where they are few; for the
//! rows of a constant alone, where it is a rare one; on an expression, where one is compared.

use std::collections::BTreeSet;

use crate::schema::{Dialect, ObjectName};
use crate::snapshot::Snapshot;
use crate::sql::advice::subject::{Bound, Scope, Subject, TableFacts};
use crate::sql::advice::{Question, rule};
use crate::sql::ir::{Body, ExprId, ExprKind, Literal, StatementKind};

/// Columns of a key.
const KEY_COLUMNS_MAX: usize = 4;
/// Columns that ride along.
const INCLUDED_COLUMNS_MAX: usize = 4;
/// Candidates that are looked at.
const CANDIDATES_MAX: usize = 64;
/// The share of rows of a constant, up to which an index for those rows alone is worth it.
const PARTIAL_SHARE_MAX: f64 = 0.1;
/// Rows below which no index helps.
const ROWS_MIN: f64 = 1_000.0;

/// A column or an expression that an index is ordered by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// As it is written in the statement that makes the index.
    pub(super) sql: String,
    /// The column, where it is one.
    pub(super) column: Option<String>,
    pub(super) descending: bool,
}

/// Rows that have a rare constant in a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rare {
    pub(super) column: String,
    /// `column = 'constant'`, as SQL.
    pub(super) predicate: String,
    /// The share of the rows.
    pub(super) share: f64,
}

/// An index that might help.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub(super) table: ObjectName,
    pub(super) keys: Vec<Key>,
    pub(super) included: Vec<String>,
    /// Which rows alone; all of them without one.
    pub(super) partial: Option<Rare>,
    /// The statement that makes it.
    pub(super) sql: String,
    /// Bytes it may take, by rows and types.
    pub(super) size_bytes: u64,
    /// Indexes that are there and that it makes superfluous.
    pub(super) replaces: Vec<String>,
}

impl Candidate {
    /// The statement that makes it.
    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }
}

/// The candidates of some statements, each once; what an index that is there does already is none.
#[must_use]
pub fn candidates(snapshot: &Snapshot, questions: &[Question]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for question in questions {
        Subject::with(snapshot, question, None, |subject, _| {
            for candidate in subject.scopes.iter().flat_map(|scope| of_scope(subject, snapshot.dialect(), scope)) {
                if !found.iter().any(|known| known.sql == candidate.sql) && found.len() < CANDIDATES_MAX {
                    found.push(candidate);
                }
            }
        });
    }
    found.sort_by(|left, right| left.sql.cmp(&right.sql));
    found
}

fn of_scope(subject: &Subject<'_>, dialect: Dialect, scope: &Scope) -> Vec<Candidate> {
    let mut found = Vec::new();
    let tables: BTreeSet<&ObjectName> = scope.sources.iter().filter_map(|source| source.table()).collect();
    for table in tables.into_iter().filter_map(|name| subject.tables.get(name)) {
        if !table.is_stored() || table.rows.is_some_and(|rows| rows < ROWS_MIN) {
            continue;
        }
        let asked = Asked::of(subject, scope, table);
        found.extend(asked.keys().into_iter().flat_map(|keys| asked.variants(subject, dialect, table, keys)));
        found.extend(asked.on_expressions(subject, dialect, table));
    }
    found
}

/// What a scope asks of a table.
struct Asked {
    /// Compared with constants for equality.
    equal: Vec<String>,
    /// Compared with columns of other tables for equality.
    joined: Vec<String>,
    ranged: Vec<String>,
    sorted: Vec<(String, bool)>,
    /// Expressions that are compared with constants, as SQL.
    computed: Vec<String>,
    /// Every column that is read.
    read: Vec<String>,
    rare: Vec<Rare>,
}

impl Asked {
    fn of(subject: &Subject<'_>, scope: &Scope, table: &TableFacts<'_>) -> Self {
        let own = |bound: &Bound<'_>| bound.table.name == table.name && bound.scope == scope.number;
        let mut asked = Self {
            equal: Vec::new(),
            joined: Vec::new(),
            ranged: Vec::new(),
            sorted: Vec::new(),
            computed: Vec::new(),
            read: Vec::new(),
            rare: Vec::new(),
        };
        let conditions = scope.filter.iter().chain(&scope.inner_conditions).chain(&scope.outer_conditions);
        for term in conditions.flat_map(|root| subject.conjuncts(*root)) {
            asked.condition(subject, term, table, &own);
        }
        if let Some(query) = scope.query.map(|id| subject.tree.query(id)) {
            let sorted: Option<Vec<(String, bool)>> = query
                .order_by
                .iter()
                .map(|sort| {
                    let bound = subject.column(sort.value).filter(|bound| own(bound))?;
                    Some((bound.column.name.clone(), sort.descending == Some(true)))
                })
                .collect();
            asked.sorted = sorted.unwrap_or_default();
            if let (Body::Select(select), true) = (&query.body, asked.sorted.is_empty()) {
                let grouped: Option<Vec<_>> = select
                    .group_by
                    .iter()
                    .map(|id| Some((subject.column(*id).filter(|bound| own(bound))?.column.name.clone(), false)))
                    .collect();
                asked.sorted = grouped.unwrap_or_default();
            }
        }
        for (id, expr) in subject.exprs() {
            if matches!(expr.kind, ExprKind::Wildcard(_)) && subject.scope_of.get(&id) == Some(&scope.number) {
                asked.read.extend(table.columns.iter().map(|column| column.name.clone()));
            }
            asked.read.extend(subject.column(id).filter(|bound| own(bound)).map(|bound| bound.column.name.clone()));
        }
        for list in [&mut asked.equal, &mut asked.joined, &mut asked.ranged, &mut asked.read] {
            list.sort();
            list.dedup();
        }
        asked
    }

    fn condition(
        &mut self,
        subject: &Subject<'_>,
        term: ExprId,
        table: &TableFacts<'_>,
        own: &dyn Fn(&Bound<'_>) -> bool,
    ) {
        let name = |bound: Bound<'_>| own(&bound).then(|| bound.column.name.clone());
        match &subject.tree.expr(term).kind {
            ExprKind::Binary { operator, left, right } => {
                for (one, other) in [(*left, *right), (*right, *left)] {
                    let fixed = subject.is_constant(other);
                    let column = subject.column(one).and_then(name);
                    match (operator.symbol.as_ref(), column) {
                        ("=", Some(column)) if fixed => {
                            self.rare.extend(rare(subject, table, &column, other));
                            self.equal.push(column);
                        }
                        ("=", Some(column)) if subject.column(other).is_some_and(|other| !own(&other)) => {
                            self.joined.push(column);
                        }
                        ("<" | ">" | "<=" | ">=", Some(column)) if fixed => self.ranged.push(column),
                        ("=", None) if fixed => self.computed.extend(computed(subject, one, own)),
                        _ => {}
                    }
                }
            }
            ExprKind::InList { negated: false, operand, list }
                if list.iter().all(|value| subject.is_constant(*value)) =>
            {
                self.equal.extend(subject.column(*operand).and_then(name));
            }
            ExprKind::Between { negated: false, operand, .. } => {
                self.ranged.extend(subject.column(*operand).and_then(name));
            }
            _ => {}
        }
    }

    /// The orders of columns that are worth a try.
    fn keys(&self) -> Vec<Vec<(String, bool)>> {
        let plain = |columns: &[String]| columns.iter().map(|column| (column.clone(), false)).collect::<Vec<_>>();
        let mut orders: Vec<Vec<(String, bool)>> = Vec::new();
        for equal in [self.equal.clone(), [self.equal.clone(), self.joined.clone()].concat(), self.joined.clone()] {
            let base = plain(&equal);
            orders.push(base.clone());
            for ranged in &self.ranged {
                orders.push([base.clone(), vec![(ranged.clone(), false)]].concat());
            }
            let rest: Vec<_> = self.sorted.iter().filter(|(column, _)| !equal.contains(column)).cloned().collect();
            orders.push([base, rest].concat());
        }
        for order in &mut orders {
            let mut seen = BTreeSet::new();
            order.retain(|(column, _)| seen.insert(column.clone()));
            order.truncate(KEY_COLUMNS_MAX);
        }
        orders.retain(|order| !order.is_empty());
        orders.sort();
        orders.dedup();
        orders
    }

    fn variants(
        &self,
        subject: &Subject<'_>,
        dialect: Dialect,
        table: &TableFacts<'_>,
        order: Vec<(String, bool)>,
    ) -> Vec<Candidate> {
        let key = |(column, descending): &(String, bool)| Key {
            sql: rule::quoted(subject, column),
            column: Some(column.clone()),
            descending: *descending,
        };
        let keys: Vec<Key> = order.iter().map(key).collect();
        let mut found = vec![build(subject, dialect, table, keys.clone(), Vec::new(), None)];
        let others = |keys: &[Key]| -> Vec<String> {
            let held = |column: &&String| !keys.iter().any(|key| key.column.as_ref() == Some(column));
            self.read.iter().filter(held).cloned().collect()
        };
        let rides = others(&keys);
        // an index of every column is a second table
        let is_copy = keys.len() + rides.len() >= table.columns.len();
        if dialect == Dialect::Postgresql && !is_copy && (1..=INCLUDED_COLUMNS_MAX).contains(&rides.len()) {
            found.push(build(subject, dialect, table, keys.clone(), rides, None));
        }
        if matches!(dialect, Dialect::Postgresql | Dialect::Sqlite) {
            for rare in &self.rare {
                let other = |key: &&Key| key.column.as_ref() != Some(&rare.column);
                let rest: Vec<Key> = keys.iter().filter(other).cloned().collect();
                let rest = if rest.is_empty() { keys.clone() } else { rest };
                found.push(build(subject, dialect, table, rest, Vec::new(), Some(rare.clone())));
            }
        }
        found.into_iter().flatten().collect()
    }

    /// Indexes on expressions; MySQL and MariaDB would need a column for each.
    fn on_expressions(&self, subject: &Subject<'_>, dialect: Dialect, table: &TableFacts<'_>) -> Vec<Candidate> {
        if matches!(dialect, Dialect::Mysql | Dialect::Mariadb) {
            return Vec::new();
        }
        let key = |expression: &String| Key { sql: format!("({expression})"), column: None, descending: false };
        let keys = self.computed.iter().map(key);
        keys.filter_map(|key| build(subject, dialect, table, vec![key], Vec::new(), None)).collect()
    }
}

/// An expression of one table that is compared, as SQL, where it is one that always gives the same.
fn computed(subject: &Subject<'_>, id: ExprId, own: &dyn Fn(&Bound<'_>) -> bool) -> Option<String> {
    let ExprKind::Call(call) = &subject.tree.expr(id).kind else { return None };
    let steady = matches!(call.name.last(), "lower" | "upper" | "btrim" | "length" | "abs" | "md5");
    let columns = subject.columns_in(id);
    let [column] = columns.as_slice() else { return None };
    let text = subject.text_of(id)?;
    // the alias has no meaning in an index
    let plain = text.replace(&format!("{}.", column.source.alias), "");
    (steady && own(column)).then_some(plain)
}

/// The rows that have a constant in a column, where they are few.
pub(super) fn rare(subject: &Subject<'_>, table: &TableFacts<'_>, column: &str, constant: ExprId) -> Option<Rare> {
    let Literal::String(value) = subject.literal(constant)? else { return None };
    let statistics = subject.tables.statistics(&table.name, column)?;
    let known = statistics.most_common.iter().find(|common| common.value == value.as_ref()).map(|common| common.ratio);
    let share = known?;
    let literal = format!("'{}'", value.replace('\'', "''"));
    (share <= PARTIAL_SHARE_MAX).then(|| Rare {
        column: column.to_owned(),
        predicate: format!("{} = {literal}", rule::quoted(subject, column)),
        share,
    })
}

fn build(
    subject: &Subject<'_>,
    dialect: Dialect,
    table: &TableFacts<'_>,
    keys: Vec<Key>,
    included: Vec<String>,
    partial: Option<Rare>,
) -> Option<Candidate> {
    if is_there(table, &keys, &included, partial.is_some()) {
        return None;
    }
    let quoted = |name: &str| rule::quoted(subject, name);
    let words: String = keys.iter().map(|key| format!("_{}", key.column.as_deref().unwrap_or("expression"))).collect();
    let ending = match (&partial, included.is_empty()) {
        (Some(_), _) => "_some",
        (None, false) => "_with",
        (None, true) => "",
    };
    let name: String = format!("{}{words}{ending}", table.name.name).chars().take(60).collect();
    let listed: Vec<String> =
        keys.iter().map(|key| format!("{}{}", key.sql, if key.descending { " DESC" } else { "" })).collect();
    let place = match dialect {
        Dialect::Sqlite => quoted(&table.name.name),
        _ => format!("{}.{}", quoted(&table.name.schema), quoted(&table.name.name)),
    };
    let mut sql = format!("CREATE INDEX {} ON {place} ({})", quoted(&name), listed.join(", "));
    if !included.is_empty() {
        let names: Vec<String> = included.iter().map(|column| quoted(column)).collect();
        sql.push_str(&format!(" INCLUDE ({})", names.join(", ")));
    }
    if let Some(rare) = &partial {
        sql.push_str(&format!(" WHERE {}", rare.predicate));
    }
    let size_bytes = size(table, &keys, &included, partial.as_ref().map_or(1.0, |rare| rare.share));
    let replaces = replaced(table, &keys, partial.is_some());
    Some(Candidate { table: table.name.clone(), keys, included, partial, sql, size_bytes, replaces })
}

/// Whether an index that is there begins with these keys and carries these columns.
fn is_there(table: &TableFacts<'_>, keys: &[Key], included: &[String], partial: bool) -> bool {
    table.usable_indexes().filter(|index| index.predicate.is_none() && !partial).any(|index| {
        let begins = index.keys.len() >= keys.len()
            && index.keys.iter().zip(keys).all(|(there, key)| there.column == key.column && key.column.is_some());
        let carries = included.iter().all(|column| {
            index.included_columns.contains(column) || index.keys.iter().any(|key| key.column.as_ref() == Some(column))
        });
        begins && carries
    })
}

/// The indexes that are the beginning of this one, and guard nothing.
fn replaced(table: &TableFacts<'_>, keys: &[Key], partial: bool) -> Vec<String> {
    let begins = |index: &&crate::schema::Index| {
        !index.unique
            && index.constraint.is_none()
            && index.predicate.is_none()
            && index.included_columns.is_empty()
            && index.keys.len() <= keys.len()
            && index.keys.iter().zip(keys).all(|(there, key)| there.column.is_some() && there.column == key.column)
    };
    if partial { Vec::new() } else { table.usable_indexes().filter(begins).map(|index| index.name.clone()).collect() }
}

/// Bytes by rows and types: eight for a row's place, eight for its header, a third more for pages that are not full.
fn size(table: &TableFacts<'_>, keys: &[Key], included: &[String], share: f64) -> u64 {
    let columns = keys.iter().filter_map(|key| key.column.as_ref()).chain(included);
    let widths = columns.map(|name| {
        let column = table.columns.iter().find(|column| column.name == *name);
        column.map_or(8.0, |column| rule::width_of(&column.data_type))
    });
    let each = 16.0 + widths.sum::<f64>() + if keys.iter().any(|key| key.column.is_none()) { 16.0 } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within the range before")]
    let bytes = (table.rows.unwrap_or(0.0) * share * each * 4.0 / 3.0).clamp(0.0, 9.0e15) as u64;
    bytes
}

/// The tables that a statement reads.
pub(super) fn reads(snapshot: &Snapshot, question: &Question) -> BTreeSet<ObjectName> {
    Subject::with(snapshot, question, None, |subject, _| {
        let sources = subject.scopes.iter().flat_map(|scope| &scope.sources);
        sources.filter_map(|source| source.table().cloned()).collect()
    })
}

/// The table that a statement writes, and the columns; none of them for all.
pub(super) fn written(snapshot: &Snapshot, question: &Question) -> Option<(ObjectName, Vec<String>)> {
    Subject::with(snapshot, question, None, |subject, _| {
        let kind = &subject.tree.statement(subject.root?).kind;
        match kind {
            StatementKind::Insert(insert) => {
                let parts: Vec<&str> = insert.target.0.iter().map(|part| part.value.as_ref()).collect();
                let schema = parts.len().checked_sub(2).and_then(|at| parts.get(at)).copied();
                subject.tables.find(schema, insert.target.last()).map(|table| (table.name.clone(), Vec::new()))
            }
            StatementKind::Update(update) => {
                let scope = subject.scopes.iter().find(|scope| scope.writes)?;
                let columns = update.assignments.iter().flat_map(|one| &one.targets).map(|name| name.last().to_owned());
                Some((scope.sources.first()?.table()?.clone(), columns.collect()))
            }
            StatementKind::Delete(_) => {
                let scope = subject.scopes.iter().find(|scope| scope.writes)?;
                Some((scope.sources.first()?.table()?.clone(), Vec::new()))
            }
            _ => None,
        }
    })
}
