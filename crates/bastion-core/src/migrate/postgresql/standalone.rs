//! Schemas, extensions, types and sequences as statements.

use super::phrase::{literal, qualified};
use crate::escape::identifier;
use crate::schema::{
    Attribute, Collation, Composite, Domain, DomainCheck, Enum, Extension, Persistence, Range, Sequence,
};

/// The options that CREATE SEQUENCE, ALTER SEQUENCE and identity columns share.
pub(super) fn sequence_options(sequence: &Sequence) -> String {
    let mut text = format!(
        "INCREMENT BY {} MINVALUE {} MAXVALUE {} START WITH {} CACHE {}",
        sequence.increment,
        sequence.minimum_value,
        sequence.maximum_value,
        sequence.start_value,
        sequence.cache.as_deref().unwrap_or("1")
    );
    text.push_str(if sequence.cycle { " CYCLE" } else { " NO CYCLE" });
    text
}

pub(super) fn create_sequence(sequence: &Sequence) -> String {
    let unlogged = if sequence.persistence == Persistence::Unlogged { "UNLOGGED " } else { "" };
    let name = qualified(&sequence.schema, &sequence.name);
    format!("CREATE {unlogged}SEQUENCE {name} AS {} {}", sequence.data_type, sequence_options(sequence))
}

/// One statement: type, bounds and step change together, so that no state in between is refused.
pub(super) fn alter_sequence(old: &Sequence, new: &Sequence) -> String {
    let name = qualified(&new.schema, &new.name);
    let data_type = if old.data_type == new.data_type { String::new() } else { format!(" AS {}", new.data_type) };
    let restart = if starts_over(old, new) { " RESTART" } else { "" };
    format!("ALTER SEQUENCE {name}{data_type} {}{restart}", sequence_options(new))
}

/// Brings a sequence to a place that its old and its new bounds allow, where it stands at none: the server checks it.
pub(super) fn into_bounds(old: &Sequence, new: &Sequence) -> Option<String> {
    let number = |text: &str| text.parse::<i64>().ok();
    let (old_low, old_high) = (number(&old.minimum_value)?, number(&old.maximum_value)?);
    let (new_low, new_high) = (number(&new.minimum_value)?, number(&new.maximum_value)?);
    let (low, high) = (old_low.max(new_low), old_high.min(new_high));
    if (low, high) == (old_low, old_high) || low > high {
        return None;
    }
    let name = qualified(&new.schema, &new.name);
    let start = number(&new.start_value)?.clamp(low, high);
    let outside = format!("SELECT FROM {name} WHERE last_value NOT BETWEEN {low} AND {high}");
    let restart = format!("ALTER SEQUENCE {name} RESTART WITH {start}");
    Some(format!(
        "DO {} LANGUAGE plpgsql",
        literal(&format!("BEGIN IF EXISTS ({outside}) THEN {restart}; END IF; END"))
    ))
}

// whether no place is within both the old and the new bounds of a sequence
fn starts_over(old: &Sequence, new: &Sequence) -> bool {
    let number = |text: &str| text.parse::<i64>().ok();
    let apart = |high: &str, low: &str| number(high).zip(number(low)).is_some_and(|(high, low)| high < low);
    apart(&old.maximum_value, &new.minimum_value) || apart(&new.maximum_value, &old.minimum_value)
}

/// Whether the place of a sequence may be outside its new bounds.
pub(super) fn may_start_over(old: &Sequence, new: &Sequence) -> bool {
    starts_over(old, new) || into_bounds(old, new).is_some()
}

pub(super) fn owned_by(sequence: &Sequence) -> String {
    let name = qualified(&sequence.schema, &sequence.name);
    let owner = sequence.owned_by.as_ref().and_then(|owner| {
        Some(format!("{}.{}", qualified(&owner.schema, &owner.relation), identifier(owner.column.as_ref()?)))
    });
    format!("ALTER SEQUENCE {name} OWNED BY {}", owner.as_deref().unwrap_or("NONE"))
}

pub(super) fn create_extension(extension: &Extension) -> String {
    let mut text = format!("CREATE EXTENSION {}", identifier(&extension.name));
    if let Some(schema) = &extension.installed_schema {
        text.push_str(&format!(" SCHEMA {}", identifier(schema)));
    }
    if let Some(version) = &extension.version {
        text.push_str(&format!(" VERSION {}", literal(version)));
    }
    text
}

pub(super) fn create_enum(found: &Enum) -> String {
    let labels: Vec<_> = found.labels.iter().map(|label| literal(label)).collect();
    format!("CREATE TYPE {} AS ENUM ({})", qualified(&found.schema, &found.name), labels.join(", "))
}

/// The statements that add labels, when the old ones all stay in their order.
pub(super) fn added_labels(old: &Enum, new: &Enum) -> Option<Vec<String>> {
    let mut remaining = new.labels.iter();
    if !old.labels.iter().all(|label| remaining.any(|other| other == label)) {
        return None;
    }
    let name = qualified(&new.schema, &new.name);
    let mut statements = Vec::new();
    for (place, label) in new.labels.iter().enumerate().filter(|(_, label)| !old.labels.contains(label)) {
        let before = new.labels.iter().skip(place + 1).find(|later| old.labels.contains(later));
        let place = before.map(|before| format!(" BEFORE {}", literal(before))).unwrap_or_default();
        statements.push(format!("ALTER TYPE {name} ADD VALUE {}{place}", literal(label)));
    }
    Some(statements)
}

pub(super) fn create_domain(domain: &Domain) -> String {
    let mut text = format!("CREATE DOMAIN {} AS {}", qualified(&domain.schema, &domain.name), domain.data_type);
    if let Some(collation) = &domain.collation {
        text.push_str(&format!(" COLLATE {collation}"));
    }
    if let Some(default) = &domain.default_expression {
        text.push_str(&format!(" DEFAULT {default}"));
    }
    if domain.not_null {
        text.push_str(" NOT NULL");
    }
    for check in domain.checks.iter().filter(|check| !check.not_valid) {
        text.push_str(&format!("\n    CONSTRAINT {} CHECK ({})", identifier(&check.name), check.expression));
    }
    text
}

pub(super) fn add_domain_check(domain: &Domain, check: &DomainCheck) -> String {
    let name = qualified(&domain.schema, &domain.name);
    let not_valid = if check.not_valid { " NOT VALID" } else { "" };
    let constraint = identifier(&check.name);
    format!("ALTER DOMAIN {name} ADD CONSTRAINT {constraint} CHECK ({}){not_valid}", check.expression)
}

pub(super) fn domain_check_comment(domain: &Domain, check: &DomainCheck) -> String {
    let (domain, name) = (qualified(&domain.schema, &domain.name), identifier(&check.name));
    let comment = check.comment.as_deref().map_or_else(|| "NULL".to_owned(), literal);
    format!("COMMENT ON CONSTRAINT {name} ON DOMAIN {domain} IS {comment}")
}

/// What a domain needs after CREATE DOMAIN.
pub(super) fn domain_rest(domain: &Domain) -> Vec<String> {
    let late = domain.checks.iter().filter(|check| check.not_valid).map(|check| add_domain_check(domain, check));
    let commented = domain.checks.iter().filter(|check| check.comment.is_some());
    late.chain(commented.map(|check| domain_check_comment(domain, check))).collect()
}

pub(super) fn alter_domain(old: &Domain, new: &Domain) -> Vec<String> {
    let name = qualified(&new.schema, &new.name);
    let mut statements = Vec::new();
    let gone = |check: &&DomainCheck| !new.checks.iter().any(|other| same_check(check, other));
    let come = |check: &&DomainCheck| !old.checks.iter().any(|other| same_check(other, check));
    let renamed = old.checks.iter().filter(gone).filter_map(|before| {
        let same = |after: &&DomainCheck| {
            after.name != before.name && same_check(&DomainCheck { name: after.name.clone(), ..before.clone() }, after)
        };
        let free = |after: &&DomainCheck| !old.checks.iter().any(|other| other.name == after.name);
        Some((before, new.checks.iter().filter(come).filter(free).find(same)?))
    });
    let renamed: Vec<_> = renamed.collect();
    let mut checks = old.checks.clone();
    for (before, after) in &renamed {
        let (from, to) = (identifier(&before.name), identifier(&after.name));
        statements.push(format!("ALTER DOMAIN {name} RENAME CONSTRAINT {from} TO {to}"));
        for check in checks.iter_mut().filter(|check| check.name == before.name) {
            check.name.clone_from(&after.name);
        }
    }
    let old = &Domain { checks, ..old.clone() };
    for check in old.checks.iter().filter(|check| !new.checks.iter().any(|other| same_check(check, other))) {
        statements.push(format!("ALTER DOMAIN {name} DROP CONSTRAINT {}", identifier(&check.name)));
    }
    if old.default_expression != new.default_expression {
        statements.push(match &new.default_expression {
            Some(default) => format!("ALTER DOMAIN {name} SET DEFAULT {default}"),
            None => format!("ALTER DOMAIN {name} DROP DEFAULT"),
        });
    }
    if old.not_null != new.not_null {
        statements.push(format!("ALTER DOMAIN {name} {} NOT NULL", if new.not_null { "SET" } else { "DROP" }));
    }
    for check in &new.checks {
        let before = old.checks.iter().find(|other| same_check(other, check));
        if before.is_none() {
            statements.push(add_domain_check(new, check));
        } else if before.is_some_and(|before| before.not_valid && !check.not_valid) {
            statements.push(format!("ALTER DOMAIN {name} VALIDATE CONSTRAINT {}", identifier(&check.name)));
        }
        if before.map_or(check.comment.is_some(), |before| before.comment != check.comment) {
            statements.push(domain_check_comment(new, check));
        }
    }
    statements
}

// a check that was valid cannot become one that is not
fn same_check(left: &DomainCheck, right: &DomainCheck) -> bool {
    left.name == right.name && left.expression == right.expression && (left.not_valid || !right.not_valid)
}

pub(super) fn attribute(attribute: &Attribute) -> String {
    let mut text = format!("{} {}", identifier(&attribute.name), attribute.data_type);
    if let Some(collation) = &attribute.collation {
        text.push_str(&format!(" COLLATE {collation}"));
    }
    text
}

pub(super) fn create_composite(composite: &Composite, attributes: &[String]) -> String {
    format!("CREATE TYPE {} AS ({})", qualified(&composite.schema, &composite.name), attributes.join(", "))
}

pub(super) fn create_range(range: &Range) -> String {
    let mut options = vec![format!("SUBTYPE = {}", range.subtype)];
    let mut option = |name: &str, value: Option<String>| {
        options.extend(value.map(|value| format!("{name} = {value}")));
    };
    option("SUBTYPE_OPCLASS", range.operator_class.clone());
    option("COLLATION", range.collation.clone());
    option("CANONICAL", range.canonical.clone());
    option("SUBTYPE_DIFF", range.subtype_difference.clone());
    option("MULTIRANGE_TYPE_NAME", range.multirange_name.as_ref().map(|name| qualified(&range.schema, name)));
    format!("CREATE TYPE {} AS RANGE ({})", qualified(&range.schema, &range.name), options.join(", "))
}

pub(super) fn create_collation(found: &Collation) -> String {
    let mut options = vec![format!("PROVIDER = {}", found.provider)];
    let mut option = |name: &str, value: &Option<String>| {
        options.extend(value.as_ref().map(|value| format!("{name} = {}", literal(value))));
    };
    option("LOCALE", &found.locale);
    option("LC_COLLATE", &found.collate);
    option("LC_CTYPE", &found.character_type);
    option("RULES", &found.rules);
    option("VERSION", &found.version);
    if found.nondeterministic {
        options.push("DETERMINISTIC = false".to_owned());
    }
    format!("CREATE COLLATION {} ({})", qualified(&found.schema, &found.name), options.join(", "))
}
