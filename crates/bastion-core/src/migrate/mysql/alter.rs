//! One table's changes as the clauses of one `ALTER TABLE`.

use super::class::Class;
use super::column;
use super::model::{Table, TableChange};
use super::text::{self, USUAL_ENGINE, partition};
use crate::escape::{backticks, quoted};
use crate::migrate::plan::LossKind;
use crate::schema::{Column, Constraint, Dialect, Index, Object, Relation};
use crate::snapshot::ObjectReference;

/// What a table needs.
#[derive(Debug, Default)]
pub(super) struct Alteration {
    /// What has to happen in a statement of its own before, and what undoes it.
    pub(super) early: Vec<(String, String)>,
    pub(super) clauses: Vec<String>,
    /// What stands after the last clause, without a comma.
    pub(super) partitioning: Option<String>,
    /// Partitions that are only added.
    pub(super) added_partitions: Vec<String>,
    pub(super) class: Class,
    pub(super) losses: Vec<(LossKind, String)>,
    pub(super) produces: Vec<ObjectReference>,
    pub(super) destroys: Vec<ObjectReference>,
    /// Whether columns that are computed on reading come, go or change.
    pub(super) computes: bool,
    /// Whether there is something besides columns that come, go or change places.
    mixed: bool,
    /// Old columns that are made anew, so that indexes lose them.
    pub(super) recreated: Vec<String>,
    dialect: Option<Dialect>,
}

impl Alteration {
    pub(super) fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.partitioning.is_none() && self.early.is_empty()
    }

    /// Whether there is more than what happens before.
    pub(super) const fn has_clauses(&self) -> bool {
        !self.clauses.is_empty() || self.partitioning.is_some()
    }

    pub(super) fn add(&mut self, class: Class, clause: String) {
        self.costs(class);
        self.clauses.push(clause);
    }

    pub(super) fn costs(&mut self, class: Class) {
        self.mixed |= class != Class::Instant;
        let first = self.clauses.is_empty();
        let dialect = self.dialect.unwrap_or(Dialect::Mariadb);
        self.class = if first { class } else { self.class.with(class, dialect) };
    }

    pub(super) fn loses(&mut self, loss: LossKind, reason: String) {
        self.losses.push((loss, reason));
    }

    pub(super) fn produce(&mut self, object: &Object) {
        self.produces.push(super::reference(&object.key()));
    }

    pub(super) fn destroy(&mut self, object: &Object) {
        self.destroys.push(super::reference(&object.key()));
    }

    /// Everything as one statement's clauses.
    pub(super) fn text(&self, online: bool) -> String {
        let mut text = self.clauses.join(",\n  ");
        let dialect = self.dialect.unwrap_or(Dialect::Mariadb);
        if let Some(words) = self.class.online(dialect).filter(|_| online && self.partitioning.is_none()) {
            text.push_str(&format!(",\n  {words}"));
        }
        if let Some(partitioning) = &self.partitioning {
            let separator = if text.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{separator}{partitioning}"));
        }
        text
    }
}

/// The clauses that lead from the old table to the new one, foreign keys aside. `using` gives the expression that a
/// column's values are computed by.
pub(super) fn alteration(change: &TableChange<'_, '_>, using: &dyn Fn(&str) -> Option<String>) -> Alteration {
    let mut found = Alteration { dialect: Some(change.dialect), ..Alteration::default() };
    drop_checks(change, &mut found);
    column::clauses(change, using, &mut found);
    indexes(change, &mut found);
    add_checks(change, &mut found);
    options(change, &mut found);
    partitioning(change, &mut found);
    if found.class == Class::Rebuild && (is_shared(change.old) || is_shared(change.new)) {
        found.class = Class::RebuildShared;
    }
    // columns that are computed on reading come and go with other columns alone
    if found.computes && found.mixed && found.clauses.len() > 1 {
        found.class = Class::Copy;
    }
    if change.new.relation.access_method.is_some() || change.old.relation.access_method.is_some() {
        // only InnoDB changes a table while others write to it
        found.class = Class::Copy;
    }
    found
}

fn same_check(old: &Constraint, new: &Constraint) -> bool {
    old.name == new.name && old.expression == new.expression && old.not_enforced == new.not_enforced
}

fn drop_checks(change: &TableChange<'_, '_>, found: &mut Alteration) {
    for check in change.old.checks() {
        let kept = change.checks.iter().any(|(old, new)| old.name == check.name && same_check(old, new));
        if !kept {
            found.add(Class::Description, format!("DROP CONSTRAINT {}", backticks(&check.name)));
            found.destroy(&Object::from(check.clone()));
        }
    }
}

fn add_checks(change: &TableChange<'_, '_>, found: &mut Alteration) {
    for check in change.new.checks() {
        let kept = change.checks.iter().any(|(old, new)| new.name == check.name && same_check(old, new));
        if let Some(clause) = text::constraint(check, change.dialect).filter(|_| !kept) {
            found.add(Class::Copy, format!("ADD {clause}"));
            found.produce(&Object::from(check.clone()));
        }
    }
}

/// What becomes of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Renamed,
    Shown,
    Anew,
}

fn fate(change: &TableChange<'_, '_>, old: &Index, new: &Index, found: &Alteration) -> Fate {
    let uses = |column: &String| old.keys.iter().any(|key| key.column.as_ref() == Some(column));
    if found.recreated.iter().any(uses) || is_replaced(change, old) {
        return Fate::Anew;
    }
    let carried = change.carried(old);
    if carried == *new {
        return Fate::Kept;
    }
    if (Index { name: new.name.clone(), ..carried.clone() }) == *new {
        return Fate::Renamed;
    }
    if (Index { invisible: new.invisible, ..carried }) == *new { Fate::Shown } else { Fate::Anew }
}

// The index that the server made by itself for a foreign key goes as soon as another serves it as well.
fn is_replaced(change: &TableChange<'_, '_>, old: &Index) -> bool {
    let columns = |index: &Index| -> Vec<Option<String>> {
        index.keys.iter().map(|key| key.column.as_ref().map(|name| change.renamed(name).to_owned())).collect()
    };
    let own = columns(old);
    let serves = change.old.foreign_keys().any(|key| {
        own.len() == key.columns.len()
            && own.iter().zip(&key.columns).all(|(own, column)| own.as_deref() == Some(change.renamed(column)))
    });
    let added = change
        .new
        .members
        .indexes
        .iter()
        .filter(|index| index.method == "btree" && !change.indexes.iter().any(|(_, new)| new.name == index.name));
    serves && !old.unique && added.into_iter().any(|index| columns(index).starts_with(&own))
}

/// The old and the new indexes that are not the same ones, by name: what leans on them has to let go meanwhile.
pub(super) fn replaced_indexes<'a>(change: &TableChange<'_, 'a>, found: &Alteration) -> Vec<&'a Index> {
    let old = change.old.members.indexes.iter().copied();
    old.filter(|index| {
        let pair = change.indexes.iter().find(|(old, _)| old.name == index.name);
        pair.is_none_or(|(old, new)| fate(change, old, new, found) == Fate::Anew)
    })
    .collect()
}

fn indexes(change: &TableChange<'_, '_>, found: &mut Alteration) {
    let drop = |index: &Index| {
        let primary = index.name == text::PRIMARY;
        if primary { "DROP PRIMARY KEY".to_owned() } else { format!("DROP INDEX {}", backticks(&index.name)) }
    };
    let add = |index: &Index| {
        let class = match index.method.as_str() {
            _ if index.name == text::PRIMARY => Class::Rebuild,
            "btree" => Class::InPlace,
            // the first of them numbers the rows
            "fulltext" if !has_words(change.old) => Class::RebuildShared,
            "fulltext" | "spatial" | "rtree" => Class::InPlaceShared,
            _ => Class::Copy,
        };
        (class, format!("ADD {}", change.new.writer(change.dialect).index(index)))
    };
    let released = if change.dialect == Dialect::Mysql { Class::InPlace } else { Class::Description };
    let mut added: Vec<&Index> = Vec::new();
    for index in &change.old.members.indexes {
        if !change.indexes.iter().any(|(old, _)| old.name == index.name) {
            let class = if index.name == text::PRIMARY { Class::Copy } else { released };
            found.add(class, drop(index));
            found.destroy(&Object::from((*index).clone()));
        }
    }
    for index in &change.new.members.indexes {
        let pair = change.indexes.iter().find(|(_, new)| new.name == index.name);
        let Some((old, new)) = pair else {
            found.produce(&Object::from((*index).clone()));
            added.push(index);
            continue;
        };
        match fate(change, old, new, found) {
            Fate::Kept => {}
            Fate::Renamed => {
                let (from, to) = (backticks(&old.name), backticks(&new.name));
                found.add(released, format!("RENAME INDEX {from} TO {to}"));
            }
            Fate::Shown => {
                let words = match (change.dialect, new.invisible) {
                    (Dialect::Mariadb, true) => "IGNORED",
                    (Dialect::Mariadb, false) => "NOT IGNORED",
                    (_, true) => "INVISIBLE",
                    (_, false) => "VISIBLE",
                };
                found.add(released, format!("ALTER INDEX {} {words}", backticks(&new.name)));
            }
            Fate::Anew => {
                found.add(released, drop(old));
                added.push(new);
            }
        }
    }
    for index in added {
        let (class, clause) = add(index);
        found.add(class, clause);
    }
}

// an index of words or places is not written anew while others write
fn is_shared(table: &Table<'_>) -> bool {
    let methods = ["fulltext", "spatial", "rtree"];
    table.members.indexes.iter().any(|index| methods.contains(&index.method.as_str()))
}

/// Whether a table has an index of words.
pub(super) fn has_words(table: &Table<'_>) -> bool {
    table.members.indexes.iter().any(|index| index.method == "fulltext")
}

fn options(change: &TableChange<'_, '_>, found: &mut Alteration) {
    let (old, new) = (change.old.relation, change.new.relation);
    if old.access_method != new.access_method {
        let engine = new.access_method.as_deref().unwrap_or(USUAL_ENGINE);
        found.add(Class::Copy, format!("ENGINE={engine}"));
    }
    if old.character_set != new.character_set
        && let Some((set, collation)) = new.character_set.as_deref().and_then(|set| set.split_once(" COLLATE "))
    {
        found.add(Class::Description, format!("DEFAULT CHARACTER SET={set} COLLATE={collation}"));
    }
    let value = |relation: &Relation, name: &str| {
        relation.storage_options.iter().find_map(|option| {
            let (own, value) = option.split_once('=')?;
            (own == name).then(|| value.to_owned())
        })
    };
    let mut names: Vec<&str> = [old, new]
        .iter()
        .flat_map(|relation| &relation.storage_options)
        .filter_map(|option| Some(option.split_once('=')?.0))
        .collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let (before, after) = (value(old, name), value(new, name));
        if before == after {
            continue;
        }
        if name == "system_versioning" {
            versioning(change, after.is_some(), found);
            continue;
        }
        // a number is unsaid by 0, everything else by a word
        let unsaid = before.is_some_and(|before| before.parse::<u64>().is_ok()) && !may_be_default(name);
        let after = after.unwrap_or_else(|| if unsaid { "0" } else { "DEFAULT" }.to_owned());
        found.add(Class::Rebuild, format!("{}={after}", name.to_uppercase()));
    }
    if old.comment != new.comment {
        let comment = new.comment.as_deref().unwrap_or_default();
        found.add(Class::Description, format!("COMMENT={}", quoted(comment)));
    }
}

fn versioning(change: &TableChange<'_, '_>, begins: bool, found: &mut Alteration) {
    let (add, drop) = ("ADD SYSTEM VERSIONING".to_owned(), "DROP SYSTEM VERSIONING".to_owned());
    let apart = |column: &&Column| column.options.iter().any(|option| option == "system_versioning=no");
    let mut columns = change.new.members.columns.iter().copied();
    if !begins {
        found.add(Class::Copy, drop);
        found.loses(LossKind::Rows, "the history of the rows is gone".to_owned());
    } else if columns.any(|column| apart(&column)) {
        // a column is left out of a history that is there
        found.early.push((add, drop));
    } else {
        found.add(Class::Copy, add);
    }
}

// numbers that `DEFAULT` takes back as well
fn may_be_default(name: &str) -> bool {
    const HEADS: [&str; 6] = ["stats_", "pack_keys", "page_compress", "page_checksum", "transactional", "encrypt"];
    HEADS.iter().any(|head| name.starts_with(head))
}

fn partitioning(change: &TableChange<'_, '_>, found: &mut Alteration) {
    let (old, new) =
        (change.old.writer(change.dialect).partitioning(), change.new.writer(change.dialect).partitioning());
    let Some(wanted) = new else {
        if old.is_some() {
            found.costs(Class::Copy);
            found.partitioning = Some("REMOVE PARTITIONING".to_owned());
        }
        return;
    };
    if old.as_ref() == Some(&wanted) {
        return;
    }
    let (before, after) = (&change.old.members.partitions, &change.new.members.partitions);
    let listed =
        |partitions: &[&Relation]| -> Vec<String> { partitions.iter().map(|found| partition(found)).collect() };
    let (had, wants) = (listed(before), listed(after));
    let method = change.new.relation.partition_key.as_deref().unwrap_or_default();
    let same_key = change.old.relation.partition_key == change.new.relation.partition_key;
    // a range grows at its end, a list anywhere
    let grows = match method.split([' ', '(']).next() {
        Some("RANGE") => wants.starts_with(&had),
        Some("LIST") => had.iter().all(|found| wants.contains(found)),
        _ => false,
    };
    if same_key && grows {
        found.added_partitions = wants.into_iter().filter(|found| !had.contains(found)).collect();
        return;
    }
    found.costs(Class::Copy);
    found.partitioning = Some(wanted);
}
