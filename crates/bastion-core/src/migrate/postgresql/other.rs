//! Operators, casts, text search, publications, foreign servers and event triggers as statements.

use super::phrase::{list, literal, named, object, qualified, role};
use super::table::foreign_options;
use crate::escape::identifier;
use crate::schema::{
    Cast, EventTrigger, ForeignDataWrapper, ForeignServer, Object, Operator, OperatorClass, OperatorFamily,
    Publication, TextSearchConfiguration, TextSearchDictionary, TextSearchParser, TextSearchTemplate, UserMapping,
};

pub(super) fn create_operator(operator: &Operator) -> String {
    let mut options = vec![format!("FUNCTION = {}", operator.routine)];
    let mut option = |name: &str, value: Option<String>| {
        options.extend(value.map(|value| format!("{name} = {value}")));
    };
    let other = |name: &Option<String>| name.as_ref().map(|name| format!("OPERATOR({name})"));
    option("LEFTARG", operator.left_type.clone());
    option("RIGHTARG", operator.right_type.clone());
    option("COMMUTATOR", other(&operator.commutator));
    option("NEGATOR", other(&operator.negator));
    option("RESTRICT", operator.restriction_estimator.clone());
    option("JOIN", operator.join_estimator.clone());
    options.extend(operator.merges.then(|| "MERGES".to_owned()));
    options.extend(operator.hashes.then(|| "HASHES".to_owned()));
    format!("CREATE OPERATOR {}.{} ({})", identifier(&operator.schema), operator.name, options.join(", "))
}

pub(super) fn create_family(family: &OperatorFamily) -> Vec<String> {
    let name = format!("{} USING {}", qualified(&family.schema, &family.name), identifier(&family.method));
    let mut statements = vec![format!("CREATE OPERATOR FAMILY {name}")];
    if !family.members.is_empty() {
        statements.push(format!("ALTER OPERATOR FAMILY {name} ADD {}", family.members.join(", ")));
    }
    statements
}

pub(super) fn create_class(class: &OperatorClass) -> String {
    let mut parts = class.members.clone();
    parts.extend(class.storage_type.as_ref().map(|storage| format!("STORAGE {storage}")));
    if parts.is_empty() {
        parts.push(format!("STORAGE {}", class.data_type));
    }
    format!(
        "CREATE OPERATOR CLASS {}{} FOR TYPE {} USING {} FAMILY {} AS {}",
        qualified(&class.schema, &class.name),
        if class.default_for_type { " DEFAULT" } else { "" },
        class.data_type,
        identifier(&class.method),
        class.family,
        parts.join(", ")
    )
}

pub(super) fn create_cast(cast: &Cast) -> String {
    let method = match (cast.method.as_str(), &cast.routine) {
        ("function", Some(routine)) => format!("WITH FUNCTION {routine}"),
        ("text", _) => "WITH INOUT".to_owned(),
        _ => "WITHOUT FUNCTION".to_owned(),
    };
    let context = match cast.context.as_str() {
        "implicit" => " AS IMPLICIT",
        "assignment" => " AS ASSIGNMENT",
        _ => "",
    };
    format!("CREATE CAST ({} AS {}) {method}{context}", cast.source_type, cast.target_type)
}

pub(super) fn create_configuration(found: &TextSearchConfiguration) -> Vec<String> {
    let name = qualified(&found.schema, &found.name);
    let mut statements = vec![format!("CREATE TEXT SEARCH CONFIGURATION {name} (PARSER = {})", found.parser)];
    statements.extend(found.mappings.iter().map(|mapping| {
        let (token, dictionaries) = (identifier(&mapping.token), mapping.dictionaries.join(", "));
        format!("ALTER TEXT SEARCH CONFIGURATION {name} ADD MAPPING FOR {token} WITH {dictionaries}")
    }));
    statements
}

pub(super) fn alter_configuration(old: &TextSearchConfiguration, new: &TextSearchConfiguration) -> Option<Vec<String>> {
    if old.parser != new.parser {
        return None;
    }
    let name = format!("ALTER TEXT SEARCH CONFIGURATION {}", qualified(&new.schema, &new.name));
    let mut statements = Vec::new();
    let gone = old.mappings.iter().filter(|mapping| new.mappings.iter().all(|other| other.token != mapping.token));
    statements.extend(gone.map(|mapping| format!("{name} DROP MAPPING FOR {}", identifier(&mapping.token))));
    for mapping in new.mappings.iter().filter(|mapping| !old.mappings.contains(mapping)) {
        let verb = if old.mappings.iter().any(|other| other.token == mapping.token) { "ALTER" } else { "ADD" };
        let (token, dictionaries) = (identifier(&mapping.token), mapping.dictionaries.join(", "));
        statements.push(format!("{name} {verb} MAPPING FOR {token} WITH {dictionaries}"));
    }
    Some(statements)
}

pub(super) fn create_dictionary(found: &TextSearchDictionary) -> String {
    let options = found.options.as_ref().map(|options| format!(", {options}")).unwrap_or_default();
    let name = qualified(&found.schema, &found.name);
    format!("CREATE TEXT SEARCH DICTIONARY {name} (TEMPLATE = {}{options})", found.template)
}

pub(super) fn create_parser(found: &TextSearchParser) -> String {
    let name = qualified(&found.schema, &found.name);
    format!("CREATE TEXT SEARCH PARSER {name} ({})", found.routines.join(", "))
}

pub(super) fn create_template(found: &TextSearchTemplate) -> String {
    let name = qualified(&found.schema, &found.name);
    format!("CREATE TEXT SEARCH TEMPLATE {name} ({})", found.routines.join(", "))
}

pub(super) fn create_publication(publication: &Publication) -> String {
    let mut text = format!("CREATE PUBLICATION {}", identifier(&publication.name));
    if publication.all_tables {
        text.push_str(" FOR ALL TABLES");
    } else if let Some(objects) = published(publication) {
        text.push_str(&format!(" FOR {objects}"));
    }
    format!("{text} WITH ({})", publication_options(publication))
}

/// What is published, unless it is nothing.
pub(super) fn published(publication: &Publication) -> Option<String> {
    let tables = publication.tables.iter().map(|table| {
        let columns = table.columns.as_ref().map(|columns| format!(" ({})", list(columns))).unwrap_or_default();
        let filter = table.filter.as_ref().map(|filter| format!(" WHERE ({filter})")).unwrap_or_default();
        format!("TABLE ONLY {}{columns}{filter}", named(&table.relation))
    });
    let schemas = publication.schemas.iter().map(|schema| format!("TABLES IN SCHEMA {}", identifier(schema)));
    let objects: Vec<_> = tables.chain(schemas).collect();
    (!objects.is_empty()).then(|| objects.join(", "))
}

fn publication_options(publication: &Publication) -> String {
    let mut options = format!(
        "publish = {}, publish_via_partition_root = {}",
        literal(&publication.operations.join(", ")),
        publication.via_partition_root
    );
    if publication.generated_columns {
        options.push_str(", publish_generated_columns = stored");
    }
    options
}

/// From one publication to another; `touched` when a table of it was made anew.
pub(super) fn alter_publication(old: &Publication, new: &Publication, touched: bool) -> Option<Vec<String>> {
    if old.all_tables != new.all_tables {
        return None;
    }
    let name = format!("ALTER PUBLICATION {}", identifier(&new.name));
    let mut statements = Vec::new();
    if publication_options(old) != publication_options(new) {
        let generated =
            if old.generated_columns && !new.generated_columns { ", publish_generated_columns = none" } else { "" };
        statements.push(format!("{name} SET ({}{generated})", publication_options(new)));
    }
    if touched || old.tables != new.tables || old.schemas != new.schemas {
        match published(new) {
            Some(objects) => statements.push(format!("{name} SET {objects}")),
            None => statements
                .extend(published(old).map(|objects| format!("{name} DROP {}", without_filters(&objects, old)))),
        }
    }
    // column lists and row filters of a partitioned table ask for its own publication
    if old.via_partition_root && !new.via_partition_root {
        statements.reverse();
    }
    Some(statements)
}

// DROP names tables and schemas only
fn without_filters(objects: &str, publication: &Publication) -> String {
    if publication.tables.iter().all(|table| table.columns.is_none() && table.filter.is_none()) {
        return objects.to_owned();
    }
    let mut plain = publication.clone();
    for table in &mut plain.tables {
        (table.columns, table.filter) = (None, None);
    }
    published(&plain).unwrap_or_default()
}

pub(super) fn create_wrapper(wrapper: &ForeignDataWrapper) -> String {
    let mut text = format!("CREATE FOREIGN DATA WRAPPER {}", identifier(&wrapper.name));
    if let Some(handler) = &wrapper.handler {
        text.push_str(&format!(" HANDLER {handler}"));
    }
    if let Some(validator) = &wrapper.validator {
        text.push_str(&format!(" VALIDATOR {validator}"));
    }
    if !wrapper.options.is_empty() {
        text.push_str(&format!(" OPTIONS ({})", foreign_options(&wrapper.options)));
    }
    text
}

pub(super) fn create_server(server: &ForeignServer) -> String {
    let mut text = format!("CREATE SERVER {}", identifier(&server.name));
    if let Some(kind) = &server.server_type {
        text.push_str(&format!(" TYPE {}", literal(kind)));
    }
    if let Some(version) = &server.server_version {
        text.push_str(&format!(" VERSION {}", literal(version)));
    }
    text.push_str(&format!(" FOREIGN DATA WRAPPER {}", identifier(&server.wrapper)));
    if !server.options.is_empty() {
        text.push_str(&format!(" OPTIONS ({})", foreign_options(&server.options)));
    }
    text
}

pub(super) fn user_mapping(verb: &str, mapping: &UserMapping) -> String {
    format!("{verb} USER MAPPING FOR {} SERVER {}", role(&mapping.role), identifier(&mapping.server))
}

pub(super) fn create_event_trigger(trigger: &EventTrigger) -> String {
    let tags: Vec<_> = trigger.tags.iter().map(|tag| literal(tag)).collect();
    let when = if tags.is_empty() { String::new() } else { format!(" WHEN TAG IN ({})", tags.join(", ")) };
    format!(
        "CREATE EVENT TRIGGER {} ON {}{when} EXECUTE FUNCTION {}()",
        identifier(&trigger.name),
        trigger.event,
        named(&trigger.routine)
    )
}

/// DROP for whatever has a phrase.
pub(super) fn drop_object(found: &Object) -> Option<String> {
    let phrase = object(found)?;
    Some(match found {
        Object::Constraint(constraint) => format!(
            "ALTER TABLE {} DROP CONSTRAINT {}",
            qualified(&constraint.schema, &constraint.relation),
            identifier(&constraint.name)
        ),
        Object::Column(column) => format!(
            "ALTER TABLE {} DROP COLUMN {}",
            qualified(&column.schema, &column.relation),
            identifier(&column.name)
        ),
        _ => format!("DROP {phrase}"),
    })
}
