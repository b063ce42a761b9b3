//! How values of one type become values of another.
//!
//! The table of casts is `pg_cast` of PostgreSQL 13–17 without the types of the system's own (`casts.txt`: source,
//! target, context, method, with the codes of the catalogue).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::schema::{Cast, Object};
use crate::snapshot::Snapshot;

/// How ALTER COLUMN … TYPE gets from one type to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conversion {
    /// What stands after USING, with `{}` for the column; absent when the server finds the way itself.
    pub(super) using: Option<String>,
    /// Every row is written anew.
    pub(super) rewrite: bool,
    /// Every old value has exactly one new one, and every old value has one.
    pub(super) lossless: bool,
}

/// By source and target: context and method.
type Casts = BTreeMap<(&'static str, &'static str), (char, char)>;

static CASTS: LazyLock<Casts> = LazyLock::new(|| {
    let code = |text: &str| text.chars().next().unwrap_or_default();
    include_str!("casts.txt")
        .lines()
        .filter_map(|line| {
            let mut parts = line.split('|');
            Some(((parts.next()?, parts.next()?), (code(parts.next()?), code(parts.next()?))))
        })
        .collect()
});

/// A type as columns state it, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Type {
    base: String,
    /// `day to second` of `interval day to second`.
    fields: String,
    modifiers: Vec<u32>,
    array: bool,
}

impl Type {
    fn parse(text: &str) -> Self {
        let array = text.ends_with("[]");
        let text = text.trim_end_matches("[]");
        // the modifier stands inside `timestamp(3) without time zone`
        let (mut base, mut modifiers) = (text.to_owned(), Vec::new());
        if !text.starts_with('"')
            && let Some((head, rest)) = text.split_once('(')
            && let Some((inside, tail)) = rest.split_once(')')
        {
            base = format!("{head}{tail}");
            modifiers = inside.split(',').filter_map(|part| part.trim().parse().ok()).collect();
        }
        let fields = match base.strip_prefix("interval ") {
            Some(fields) => fields.to_owned(),
            None => String::new(),
        };
        if !fields.is_empty() {
            "interval".clone_into(&mut base);
        }
        Self { base, fields, modifiers, array }
    }

    fn is_text(&self) -> bool {
        matches!(self.base.as_str(), "text" | "character varying" | "character" | "name" | "bpchar")
    }

    fn bare(&self) -> String {
        let base = if self.base == "character" { "bpchar" } else { self.base.as_str() };
        // a bare bit is one bit
        if let ("bit", [length]) = (base, self.modifiers.as_slice()) {
            return format!("bit({length}){}", if self.array { "[]" } else { "" });
        }
        format!("{base}{}", if self.array { "[]" } else { "" })
    }
}

/// Finds the way from one column type to another. `renewed`: the type has the same name but was made anew, so that
/// only its text form leads across. `None` when the server has no way.
pub(super) fn find(old: &Snapshot, new: &Snapshot, from: &str, to: &str, renewed: bool) -> Option<Conversion> {
    let (source, target) = (Type::parse(from), Type::parse(to));
    if source.array != target.array {
        let to_text = target.is_text() && !target.array;
        let from_text = source.is_text() && !source.array;
        return match (to_text, from_text) {
            (true, _) => Some(Conversion { using: None, rewrite: true, lossless: target.modifiers.is_empty() }),
            (_, true) => {
                Some(Conversion { using: Some(format!("{{}}::{}", target.bare())), rewrite: true, lossless: false })
            }
            _ => None,
        };
    }
    if renewed {
        let text = if source.array { "text[]" } else { "text" };
        let using = Some(format!("{{}}::{text}::{}", target.bare()));
        let (_, from) = unwrap(old, source.clone());
        let (checked, to) = unwrap(new, target.clone());
        // a text stays a text, unless every value has to be looked at
        let plain = |found: &Type| found.base == "text" && !found.array;
        let rewrite = checked || !plain(&from) || !plain(&to);
        return Some(Conversion { using, rewrite, lossless: false });
    }
    let (checked_source, source) = unwrap(old, source);
    let (checked_target, target_base) = unwrap(new, target.clone());
    let mut found = between(old, new, &source, &target_base)?;
    // values are checked one by one against a domain, but an unchecked one is its base
    found.rewrite |= checked_target;
    found.lossless &= !checked_target;
    let _ = checked_source;
    if found.using.is_some() {
        found.using = Some(format!("{{}}::{}", target_base.bare()));
    }
    Some(found)
}

// a domain is its base type; says whether there is something to check on the way in
fn unwrap(snapshot: &Snapshot, mut found: Type) -> (bool, Type) {
    let mut checked = false;
    for _ in 0..32 {
        let domain = snapshot.entries().find_map(|entry| match entry.object() {
            Object::Domain(domain) if names(&domain.schema, &domain.name, &found.base) => Some(domain),
            _ => None,
        });
        let Some(domain) = domain else { break };
        checked |= domain.not_null || !domain.checks.is_empty();
        let array = found.array;
        found = Type::parse(&domain.data_type);
        found.array |= array;
    }
    (checked, found)
}

fn names(schema: &str, name: &str, text: &str) -> bool {
    let plain =
        |name: &str| !name.is_empty() && name.chars().all(|character| matches!(character, 'a'..='z' | '0'..='9' | '_'));
    let quoted = |name: &str| if plain(name) { name.to_owned() } else { crate::escape::identifier(name) };
    text == format!("{}.{}", quoted(schema), quoted(name)) || text == quoted(name)
}

fn between(old: &Snapshot, new: &Snapshot, source: &Type, target: &Type) -> Option<Conversion> {
    if source.base == target.base {
        let wider = if source.base == "interval" {
            interval_widened(source, target)
        } else {
            widened(&source.base, &source.modifiers, &target.modifiers)
        };
        // the server does not look into arrays to see that nothing changes
        let same = source.modifiers == target.modifiers && source.fields == target.fields;
        let free = target.modifiers.is_empty() && target.fields.is_empty();
        let rewrite = if source.array { !same && !free } else { !wider };
        return Some(Conversion { using: None, rewrite, lossless: wider });
    }
    let known = CASTS.get(&(source.base.as_str(), target.base.as_str())).copied().or_else(|| {
        let own = own_cast(new, source, target).or_else(|| own_cast(old, source, target))?;
        let context = own.context.chars().next().unwrap_or('e');
        Some((
            context,
            match own.method.as_str() {
                "binary" => 'b',
                "text" => 'i',
                _ => 'f',
            },
        ))
    });
    if let Some((context, method)) = known {
        // arrays are taken apart and put together again, whatever their elements
        let binary = method == 'b' && target.modifiers.is_empty() && !source.array;
        // with the plan's session in UTC, the two timestamps have the same bytes
        let same_bytes = matches!(
            (source.base.as_str(), target.base.as_str()),
            ("timestamp without time zone", "timestamp with time zone")
                | ("timestamp with time zone", "timestamp without time zone")
        ) && target.modifiers.is_empty()
            && !source.array;
        let using = (context == 'e').then(String::new);
        let lossless = widens(&source.base, &target.base) && target.modifiers.is_empty();
        return Some(Conversion { using, rewrite: !(binary || same_bytes), lossless });
    }
    if target.is_text() {
        return Some(Conversion { using: None, rewrite: true, lossless: target.modifiers.is_empty() });
    }
    source.is_text().then(|| Conversion { using: Some(String::new()), rewrite: true, lossless: false })
}

fn own_cast<'a>(snapshot: &'a Snapshot, source: &Type, target: &Type) -> Option<&'a Cast> {
    snapshot.entries().find_map(|entry| match entry.object() {
        Object::Cast(cast) if cast.source_type == source.base && cast.target_type == target.base => Some(cast),
        _ => None,
    })
}

// the types whose length coercion the server knows to be nothing (their support functions in
// src/backend/utils/adt: varchar_support, numeric_support, varbit_support, interval_support, TemporalSimplify)
fn widened(base: &str, old: &[u32], new: &[u32]) -> bool {
    match base {
        _ if old == new => true,
        "character varying" | "bit varying" => match (old, new) {
            (_, []) => true,
            ([old], [new]) => new >= old,
            _ => false,
        },
        "numeric" => match (old, new) {
            (_, []) => true,
            ([old, old_scale], [new, new_scale]) => new >= old && new_scale == old_scale,
            ([old], [new]) => new >= old,
            ([old], [new, 0]) | ([old, 0], [new]) => new >= old,
            _ => false,
        },
        _ if base.starts_with("time") => match (old, new) {
            (_, [] | [6]) => true,
            ([old], [new]) => new >= old,
            _ => false,
        },
        _ => false,
    }
}

// interval_support in src/backend/utils/adt/timestamp.c: the least field and the precision decide
fn interval_widened(source: &Type, target: &Type) -> bool {
    let least = |found: &Type| match found.fields.rsplit(' ').next().unwrap_or_default() {
        "year" => 5,
        "month" => 4,
        "day" => 3,
        "hour" => 2,
        "minute" => 1,
        _ => 0,
    };
    let precision = |found: &Type| found.modifiers.first().copied().unwrap_or(u32::MAX);
    let covered = least(target) <= least(source);
    covered && (least(source) > 0 || precision(target) >= 6 || precision(target) >= precision(source))
}

// conversions under which different values stay different and none is refused
fn widens(source: &str, target: &str) -> bool {
    const WIDER: [(&str, &[&str]); 9] = [
        ("smallint", &["integer", "bigint", "numeric", "real", "double precision"]),
        ("integer", &["bigint", "numeric", "double precision"]),
        ("bigint", &["numeric"]),
        ("real", &["double precision"]),
        ("character varying", &["text"]),
        ("character", &["text", "character varying"]),
        ("text", &["character varying"]),
        ("date", &["timestamp without time zone"]),
        ("cidr", &["inet"]),
    ];
    WIDER.iter().any(|(from, to)| *from == source && to.contains(&target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Dialect;
    use crate::snapshot::SnapshotDocument;

    #[test]
    fn conversions_are_what_the_server_does() {
        let empty = Snapshot::new(SnapshotDocument::new(Dialect::Postgresql)).unwrap();
        // using, rewrite, lossless
        type Expected = Option<(bool, bool, bool)>;
        let cases: [(&str, &str, Expected); 22] = [
            ("integer", "bigint", Some((false, true, true))),
            ("bigint", "integer", Some((false, true, false))),
            ("character varying(10)", "character varying(20)", Some((false, false, true))),
            ("character varying(20)", "character varying(10)", Some((false, true, false))),
            ("character varying(20)", "text", Some((false, false, true))),
            ("text", "character varying(10)", Some((false, true, false))),
            ("numeric(10,2)", "numeric(12,2)", Some((false, false, true))),
            ("numeric(10,2)", "numeric(12,3)", Some((false, true, false))),
            ("timestamp(3) without time zone", "timestamp without time zone", Some((false, false, true))),
            ("timestamp without time zone", "timestamp with time zone", Some((false, false, false))),
            ("text", "integer", Some((true, true, false))),
            ("integer", "boolean", Some((true, true, false))),
            ("boolean", "date", None),
            ("integer", "date", None),
            ("integer[]", "bigint[]", Some((false, true, true))),
            ("integer", "integer[]", None),
            ("character varying(10)[]", "character varying(20)[]", Some((false, true, true))),
            ("character varying(10)[]", "character varying[]", Some((false, false, true))),
            ("interval", "interval day to second", Some((false, false, true))),
            ("interval day to second(2)", "interval", Some((false, false, true))),
            ("interval", "interval hour to minute", Some((false, true, false))),
            ("interval(3)", "interval minute to second(1)", Some((false, true, false))),
        ];
        for (from, to, expected) in cases {
            let found = find(&empty, &empty, from, to, false);
            let shown = found.map(|found| (found.using.is_some(), found.rewrite, found.lossless));
            assert_eq!(shown, expected, "{from} → {to}");
        }
    }
}
