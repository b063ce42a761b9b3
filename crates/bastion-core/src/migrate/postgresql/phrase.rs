//! How statements name things: every identifier and every text passes through here.

use crate::escape::identifier;
use crate::schema::{Object, ObjectName, RelationKind};

/// A text between single quotes. The plan's preamble makes sure that backslashes mean themselves.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A name in a schema.
pub(super) fn qualified(schema: &str, name: &str) -> String {
    format!("{}.{}", identifier(schema), identifier(name))
}

/// The same for a reference.
pub(super) fn named(name: &ObjectName) -> String {
    qualified(&name.schema, &name.name)
}

/// Names between commas.
pub(super) fn list(names: &[String]) -> String {
    names.iter().map(|name| identifier(name)).collect::<Vec<_>>().join(", ")
}

/// A role, or everyone.
pub(super) fn role(name: &str) -> String {
    if name == "PUBLIC" { name.to_owned() } else { identifier(name) }
}

/// `name='value', …` for the storage parameters after WITH or SET.
pub(super) fn parameters(options: &[String]) -> String {
    let written = options.iter().map(|option| match option.split_once('=') {
        Some((name, value)) => format!("{}={}", parameter_name(name), literal(value)),
        None => parameter_name(option),
    });
    written.collect::<Vec<_>>().join(", ")
}

/// A storage parameter's name; those of the TOAST table have theirs before a point.
pub(super) fn parameter_name(name: &str) -> String {
    name.split('.').map(identifier).collect::<Vec<_>>().join(".")
}

/// `ALTER TABLE` and its like for a relation.
pub(super) const fn relation_keyword(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::View => "VIEW",
        RelationKind::MaterializedView => "MATERIALIZED VIEW",
        RelationKind::ForeignTable => "FOREIGN TABLE",
        RelationKind::Table | RelationKind::PartitionedTable | RelationKind::VirtualTable => "TABLE",
    }
}

/// The argument types of a routine, in brackets: what follows the name in its signature.
pub(super) fn arguments<'a>(name: &str, signature: &'a str) -> &'a str {
    signature.strip_prefix(name).unwrap_or("()")
}

/// How COMMENT, ALTER … OWNER, DROP and SECURITY LABEL name an object. `None` for what has no such name.
pub(super) fn object(object: &Object) -> Option<String> {
    Some(match object {
        Object::Schema(schema) => format!("SCHEMA {}", identifier(&schema.name)),
        Object::Extension(extension) => format!("EXTENSION {}", identifier(&extension.name)),
        Object::Enum(found) => format!("TYPE {}", qualified(&found.schema, &found.name)),
        Object::Composite(found) => format!("TYPE {}", qualified(&found.schema, &found.name)),
        Object::Range(found) => format!("TYPE {}", qualified(&found.schema, &found.name)),
        Object::Domain(domain) => format!("DOMAIN {}", qualified(&domain.schema, &domain.name)),
        Object::Sequence(sequence) => format!("SEQUENCE {}", qualified(&sequence.schema, &sequence.name)),
        Object::Routine(routine) => format!(
            "ROUTINE {}{}",
            qualified(&routine.schema, &routine.name),
            arguments(&routine.name, &routine.signature)
        ),
        Object::Relation(relation) => {
            format!("{} {}", relation_keyword(relation.relation_kind), qualified(&relation.schema, &relation.name))
        }
        Object::Column(column) => {
            format!("COLUMN {}.{}", qualified(&column.schema, &column.relation), identifier(&column.name))
        }
        Object::Constraint(found) => on("CONSTRAINT", &found.name, &found.schema, &found.relation),
        Object::Trigger(found) => on("TRIGGER", &found.name, &found.schema, &found.relation),
        Object::RowPolicy(found) => on("POLICY", &found.name, &found.schema, &found.relation),
        Object::RewriteRule(found) => on("RULE", &found.name, &found.schema, &found.relation),
        Object::Index(index) => format!("INDEX {}", qualified(&index.schema, &index.name)),
        Object::Operator(operator) => format!(
            "OPERATOR {}.{} ({}, {})",
            identifier(&operator.schema),
            operator.name,
            operator.left_type.as_deref().unwrap_or("NONE"),
            operator.right_type.as_deref().unwrap_or("NONE")
        ),
        Object::OperatorFamily(family) => {
            format!("OPERATOR FAMILY {} USING {}", qualified(&family.schema, &family.name), identifier(&family.method))
        }
        Object::OperatorClass(class) => {
            format!("OPERATOR CLASS {} USING {}", qualified(&class.schema, &class.name), identifier(&class.method))
        }
        Object::Cast(cast) => format!("CAST ({} AS {})", cast.source_type, cast.target_type),
        Object::Collation(found) => format!("COLLATION {}", qualified(&found.schema, &found.name)),
        Object::TextSearchConfiguration(found) => search("CONFIGURATION", &found.schema, &found.name),
        Object::TextSearchDictionary(found) => search("DICTIONARY", &found.schema, &found.name),
        Object::TextSearchParser(found) => search("PARSER", &found.schema, &found.name),
        Object::TextSearchTemplate(found) => search("TEMPLATE", &found.schema, &found.name),
        Object::Statistics(found) => format!("STATISTICS {}", qualified(&found.schema, &found.name)),
        Object::Publication(found) => format!("PUBLICATION {}", identifier(&found.name)),
        Object::ForeignDataWrapper(found) => format!("FOREIGN DATA WRAPPER {}", identifier(&found.name)),
        Object::ForeignServer(found) => format!("SERVER {}", identifier(&found.name)),
        Object::EventTrigger(found) => format!("EVENT TRIGGER {}", identifier(&found.name)),
        Object::Grant(_)
        | Object::Attribute(_)
        | Object::UserMapping(_)
        | Object::DefaultPrivilege(_)
        | Object::SecurityLabel(_)
        | Object::ScheduledEvent(_) => return None,
    })
}

fn on(keyword: &str, name: &str, schema: &str, relation: &str) -> String {
    format!("{keyword} {} ON {}", identifier(name), qualified(schema, relation))
}

fn search(keyword: &str, schema: &str, name: &str) -> String {
    format!("TEXT SEARCH {keyword} {}", qualified(schema, name))
}

/// The comment and the owner of an object.
pub(super) fn comment_and_owner(object: &Object) -> (Option<&str>, Option<&str>) {
    macro_rules! of {
        (both $($both:ident)+; comment $($comment:ident)+; neither $($neither:ident)+) => {
            match object {
                $(Object::$both(found) => (found.comment.as_deref(), found.owner.as_deref()),)+
                $(Object::$comment(found) => (found.comment.as_deref(), None),)+
                $(Object::$neither(_) => (None, None),)+
            }
        };
    }
    of! {
        both Schema Enum Domain Sequence Routine Relation Composite Range Operator OperatorFamily OperatorClass
            Collation TextSearchConfiguration TextSearchDictionary Statistics Publication ForeignDataWrapper
            ForeignServer EventTrigger ScheduledEvent;
        comment Extension Column Constraint Index Trigger RowPolicy RewriteRule Attribute Cast TextSearchParser
            TextSearchTemplate;
        neither Grant UserMapping DefaultPrivilege SecurityLabel
    }
}
