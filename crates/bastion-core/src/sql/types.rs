//! PostgreSQL's own names of its types, from any of the names people write (`format_type`, manual table 8.1).

/// `varchar(20)` is `character varying(20)`; `None` for what is no type of the system.
pub(super) fn canonical(written: &str) -> Option<String> {
    let lower = written.to_ascii_lowercase();
    let text = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let (base, modifier, tail) = apart(&text);
    let words = format!("{base}{tail}");
    let with = |name: &str| modifier.as_ref().map_or_else(|| name.to_owned(), |modifier| format!("{name}({modifier})"));
    Some(match words.as_str() {
        "int" | "int4" | "integer" => "integer".to_owned(),
        "int2" | "smallint" => "smallint".to_owned(),
        "int8" | "bigint" => "bigint".to_owned(),
        "bool" | "boolean" => "boolean".to_owned(),
        "real" | "float4" => "real".to_owned(),
        "double precision" | "float8" | "double" => "double precision".to_owned(),
        "float" => match modifier.as_deref().map(str::parse::<u32>) {
            Some(Ok(1..=24)) => "real".to_owned(),
            _ => "double precision".to_owned(),
        },
        "numeric" | "decimal" | "dec" => match modifier {
            None => "numeric".to_owned(),
            Some(found) if found.contains(',') => format!("numeric({found})"),
            Some(found) => format!("numeric({found},0)"),
        },
        "varchar" | "character varying" | "char varying" | "nvarchar" | "national character varying" => {
            with("character varying")
        }
        "char" | "character" | "nchar" | "bpchar" if words != "bpchar" || modifier.is_some() => {
            format!("character({})", modifier.as_deref().unwrap_or("1"))
        }
        "timestamp" | "timestamp without time zone" | "datetime" if words != "datetime" => {
            timed("timestamp", modifier.as_deref(), "without")
        }
        "timestamptz" | "timestamp with time zone" => timed("timestamp", modifier.as_deref(), "with"),
        "time" | "time without time zone" => timed("time", modifier.as_deref(), "without"),
        "timetz" | "time with time zone" => timed("time", modifier.as_deref(), "with"),
        "bit" => format!("bit({})", modifier.as_deref().unwrap_or("1")),
        "varbit" | "bit varying" => with("bit varying"),
        "interval" => with("interval"),
        plain if PLAIN.contains(&plain) => plain.to_owned(),
        _ => return None,
    })
}

const PLAIN: &[&str] = &[
    "text",
    "bytea",
    "date",
    "uuid",
    "json",
    "jsonb",
    "xml",
    "inet",
    "cidr",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "oid",
    "regclass",
    "regtype",
    "regproc",
    "regprocedure",
    "regnamespace",
    "regrole",
    "regconfig",
    "point",
    "line",
    "lseg",
    "box",
    "path",
    "polygon",
    "circle",
    "tsvector",
    "tsquery",
    "jsonpath",
    "pg_lsn",
    "xid",
    "xid8",
    "cid",
    "tid",
    "int4range",
    "int8range",
    "numrange",
    "tsrange",
    "tstzrange",
    "daterange",
    "int4multirange",
    "int8multirange",
    "nummultirange",
    "tsmultirange",
    "tstzmultirange",
    "datemultirange",
    "bpchar",
    "pg_snapshot",
    "txid_snapshot",
];

// what stands before the bracket, in it, and behind it
fn apart(text: &str) -> (String, Option<String>, String) {
    let found = text.split_once('(').and_then(|(before, rest)| {
        let (modifier, after) = rest.split_once(')')?;
        Some((before.trim().to_owned(), Some(modifier.replace(' ', "")), after.trim_end().to_owned()))
    });
    match found {
        Some((before, modifier, after)) if after.is_empty() || after.starts_with(' ') => (before, modifier, after),
        Some((before, modifier, after)) => (before, modifier, format!(" {after}")),
        None => (text.to_owned(), None, String::new()),
    }
}

fn timed(name: &str, modifier: Option<&str>, zone: &str) -> String {
    let modifier = modifier.map(|modifier| format!("({modifier})")).unwrap_or_default();
    format!("{name}{modifier} {zone} time zone")
}

/// The name a type has in the catalogue: what PostgreSQL calls a column that is a cast of a constant.
pub(super) fn internal(canonical: &str) -> String {
    let (base, _, tail) = apart(canonical);
    let plain = format!("{base}{tail}");
    match plain.as_str() {
        "integer" => "int4",
        "smallint" => "int2",
        "bigint" => "int8",
        "boolean" => "bool",
        "real" => "float4",
        "double precision" => "float8",
        "character varying" => "varchar",
        "character" => "bpchar",
        "timestamp without time zone" => "timestamp",
        "timestamp with time zone" => "timestamptz",
        "time without time zone" => "time",
        "time with time zone" => "timetz",
        "bit varying" => "varbit",
        other => other,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_one_name_each() {
        for (written, expected) in [
            ("INT", "integer"),
            ("varchar(20)", "character varying(20)"),
            ("CHARACTER  VARYING (20)", "character varying(20)"),
            ("varchar", "character varying"),
            ("char", "character(1)"),
            ("char(3)", "character(3)"),
            ("decimal(10, 2)", "numeric(10,2)"),
            ("numeric(10)", "numeric(10,0)"),
            ("timestamp(3) with time zone", "timestamp(3) with time zone"),
            ("timestamptz(3)", "timestamp(3) with time zone"),
            ("timestamp", "timestamp without time zone"),
            ("time(0)", "time(0) without time zone"),
            ("float(10)", "real"),
            ("float", "double precision"),
            ("bit", "bit(1)"),
            ("jsonb", "jsonb"),
        ] {
            assert_eq!(canonical(written).as_deref(), Some(expected), "{written}");
        }
        assert_eq!(canonical("mood"), None);
        assert_eq!(internal("character varying(20)"), "varchar");
        assert_eq!(internal("timestamp(3) with time zone"), "timestamptz");
    }
}
