//! Owners, privileges, default privileges and labels as statements.

use std::collections::BTreeSet;

use super::phrase::{literal, qualified, role};
use crate::escape::identifier;
use crate::schema::{DefaultPrivilege, Grant, Object, ObjectKey, ObjectKind, Root};

/// What a role may do, and pass on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rights {
    pub(super) privileges: BTreeSet<String>,
    pub(super) grantable: BTreeSet<String>,
}

impl Rights {
    pub(super) fn of(grant: &Grant) -> Self {
        Self {
            privileges: grant.privileges.iter().cloned().collect(),
            grantable: grant.grantable.iter().cloned().collect(),
        }
    }
}

/// The object of a privilege as GRANT names it, and the columns it is restricted to.
pub(super) fn target(root: Root, path: &[String]) -> Option<(String, Option<String>)> {
    let (schema, name) = (path.first()?, path.get(1).map_or("", String::as_str));
    let in_schema = || qualified(schema, name);
    Some(match root {
        Root::Schema => (format!("SCHEMA {}", identifier(schema)), None),
        Root::Sequence => (format!("SEQUENCE {}", in_schema()), None),
        Root::Routine => {
            let (bare, arguments) = name.split_at_checked(name.find('(')?)?;
            (format!("ROUTINE {}{arguments}", qualified(schema, bare)), None)
        }
        Root::Relation => (format!("TABLE {}", in_schema()), path.get(2).map(|column| identifier(column))),
        Root::Enum | Root::Composite | Root::Range => (format!("TYPE {}", in_schema()), None),
        Root::Domain => (format!("DOMAIN {}", in_schema()), None),
        Root::ForeignDataWrapper => (format!("FOREIGN DATA WRAPPER {}", identifier(schema)), None),
        Root::ForeignServer => (format!("FOREIGN SERVER {}", identifier(schema)), None),
        _ => return None,
    })
}

fn with_column(privileges: &BTreeSet<String>, column: Option<&String>) -> String {
    let each = privileges.iter().map(|privilege| match column {
        Some(column) => format!("{privilege} ({column})"),
        None => privilege.clone(),
    });
    each.collect::<Vec<_>>().join(", ")
}

/// The statements from what a role may to what it shall. With `absolute` nothing is taken for granted about before.
pub(super) fn changes(
    root: Root,
    path: &[String],
    grantee: &str,
    old: &Rights,
    new: &Rights,
    absolute: bool,
) -> Vec<String> {
    let Some((object, column)) = target(root, path) else { return Vec::new() };
    let grantee = role(grantee);
    let mut statements = Vec::new();
    let revoked: BTreeSet<_> = old.privileges.difference(&new.privileges).cloned().collect();
    let no_longer_grantable: BTreeSet<_> = old
        .grantable
        .difference(&new.grantable)
        .filter(|privilege| new.privileges.contains(*privilege))
        .cloned()
        .collect();
    if absolute {
        let all = column.as_ref().map_or_else(|| "ALL".to_owned(), |column| format!("ALL ({column})"));
        statements.push(format!("REVOKE {all} ON {object} FROM {grantee}"));
    } else {
        if !revoked.is_empty() {
            statements.push(format!("REVOKE {} ON {object} FROM {grantee}", with_column(&revoked, column.as_ref())));
        }
        if !no_longer_grantable.is_empty() {
            let privileges = with_column(&no_longer_grantable, column.as_ref());
            statements.push(format!("REVOKE GRANT OPTION FOR {privileges} ON {object} FROM {grantee}"));
        }
    }
    let base = if absolute { &Rights::default() } else { old };
    let plain: BTreeSet<_> =
        new.privileges.difference(&base.privileges).filter(|name| !new.grantable.contains(*name)).cloned().collect();
    let grantable: BTreeSet<_> = new.grantable.difference(&base.grantable).cloned().collect();
    if !plain.is_empty() {
        statements.push(format!("GRANT {} ON {object} TO {grantee}", with_column(&plain, column.as_ref())));
    }
    if !grantable.is_empty() {
        let privileges = with_column(&grantable, column.as_ref());
        statements.push(format!("GRANT {privileges} ON {object} TO {grantee} WITH GRANT OPTION"));
    }
    statements
}

/// The privileges that an owner has of itself (manual, "Privileges", table of ACL defaults).
pub(super) fn owner_rights(object: &Object, major: u32) -> Rights {
    let names: &[&str] = match object {
        Object::Schema(_) => &["CREATE", "USAGE"],
        Object::Sequence(_) => &["SELECT", "UPDATE", "USAGE"],
        Object::Relation(_) if major >= 17 => {
            &["DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"]
        }
        Object::Relation(_) => &["DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"],
        Object::Routine(_) => &["EXECUTE"],
        Object::Column(_) => &[],
        _ => &["USAGE"],
    };
    Rights { privileges: names.iter().map(ToString::to_string).collect(), grantable: BTreeSet::new() }
}

/// The privileges that everyone has on a fresh object.
pub(super) fn public_rights(object: &Object) -> Rights {
    let names: &[&str] = match object {
        Object::Routine(_) => &["EXECUTE"],
        Object::Enum(_) | Object::Domain(_) | Object::Composite(_) | Object::Range(_) => &["USAGE"],
        _ => &[],
    };
    Rights { privileges: names.iter().map(ToString::to_string).collect(), grantable: BTreeSet::new() }
}

/// What default privileges call objects of a kind.
pub(super) const fn default_class(kind: ObjectKind) -> Option<&'static str> {
    match kind {
        ObjectKind::Relation => Some("tables"),
        ObjectKind::Sequence => Some("sequences"),
        ObjectKind::Routine => Some("functions"),
        ObjectKind::Enum | ObjectKind::Domain | ObjectKind::Composite | ObjectKind::Range => Some("types"),
        ObjectKind::Schema => Some("schemas"),
        _ => None,
    }
}

fn usual_default(privilege: &DefaultPrivilege, major: u32) -> Rights {
    let names: &[&str] = match (privilege.schema.is_empty(), privilege.objects.as_str()) {
        (false, _) => &[],
        (true, "functions") if privilege.grantee == "PUBLIC" => &["EXECUTE"],
        (true, "types") if privilege.grantee == "PUBLIC" => &["USAGE"],
        (true, objects) if privilege.grantee == privilege.role => match objects {
            "tables" if major >= 17 => {
                &["DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"]
            }
            "tables" => &["DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"],
            "sequences" => &["SELECT", "UPDATE", "USAGE"],
            "functions" => &["EXECUTE"],
            "types" => &["USAGE"],
            "schemas" => &["CREATE", "USAGE"],
            _ => &[],
        },
        (true, _) => &[],
    };
    Rights { privileges: names.iter().map(ToString::to_string).collect(), grantable: BTreeSet::new() }
}

/// ALTER DEFAULT PRIVILEGES, from one state to another.
pub(super) fn default_changes(
    old: Option<&DefaultPrivilege>,
    new: Option<&DefaultPrivilege>,
    major: u32,
) -> Vec<String> {
    let Some(any) = new.or(old) else { return Vec::new() };
    let rights = |found: Option<&DefaultPrivilege>| {
        found.map_or_else(
            || usual_default(any, major),
            |found| Rights {
                privileges: found.privileges.iter().cloned().collect(),
                grantable: found.grantable.iter().cloned().collect(),
            },
        )
    };
    let (before, after) = (rights(old), rights(new));
    let schema = if any.schema.is_empty() { String::new() } else { format!(" IN SCHEMA {}", identifier(&any.schema)) };
    let head = format!("ALTER DEFAULT PRIVILEGES FOR ROLE {}{schema}", role(&any.role));
    let objects = any.objects.replace('_', " ").to_uppercase();
    let grantee = role(&any.grantee);
    let mut statements = Vec::new();
    let names = |names: BTreeSet<&String>| names.into_iter().cloned().collect::<Vec<_>>().join(", ");
    let gone: BTreeSet<_> = before.privileges.difference(&after.privileges).collect();
    let weaker: BTreeSet<_> =
        before.grantable.difference(&after.grantable).filter(|name| after.privileges.contains(*name)).collect();
    let plain: BTreeSet<_> =
        after.privileges.difference(&before.privileges).filter(|name| !after.grantable.contains(*name)).collect();
    let stronger: BTreeSet<_> = after.grantable.difference(&before.grantable).collect();
    if !gone.is_empty() {
        statements.push(format!("{head} REVOKE {} ON {objects} FROM {grantee}", names(gone)));
    }
    if !weaker.is_empty() {
        statements.push(format!("{head} REVOKE GRANT OPTION FOR {} ON {objects} FROM {grantee}", names(weaker)));
    }
    if !plain.is_empty() {
        statements.push(format!("{head} GRANT {} ON {objects} TO {grantee}", names(plain)));
    }
    if !stronger.is_empty() {
        statements.push(format!("{head} GRANT {} ON {objects} TO {grantee} WITH GRANT OPTION", names(stronger)));
    }
    statements
}

/// SECURITY LABEL.
pub(super) fn label(phrase: &str, provider: &str, label: Option<&str>) -> String {
    let text = label.map_or_else(|| "NULL".to_owned(), literal);
    format!("SECURITY LABEL FOR {} ON {phrase} IS {text}", identifier(provider))
}

/// The key of the object that a grant or label is about.
pub(super) fn subject(root: Root, path: &[String]) -> ObjectKey {
    let kind = if path.len() > root.depth() { ObjectKind::Column } else { root.kind() };
    ObjectKey::new(root, kind, path.to_vec())
}
