//! Names that survive every language: no field of a published schema is a keyword anywhere, every rule has its page.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{SourceFile, Violation};

/// Rust 2024 with its reserved words; Python 3.14; ECMAScript 2026 in strict mode.
const KEYWORDS: &str = "
    abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl
    in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof
    union unsafe unsized use virtual where while yield
    and assert class def del elif except finally from global import is lambda nonlocal not or pass raise with
    case catch debugger default delete export extends function implements instanceof interface new null package private
    protected public switch this throw var void
";

/// Keywords of one context only, which every language takes as a field's name.
const CONTEXTUAL: &[&str] = &["union"];

/// (file, field): names that a standard outside this repository prescribes.
const PRESCRIBED: &[(&str, &str)] = &[];

pub(super) fn check(files: &[SourceFile]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("schemas/") && file.path.ends_with(".json")) {
        match serde_json::from_str(&file.text) {
            Ok(schema) => schema_fields(file, &schema, &mut violations),
            Err(error) => violations.push(Violation::new(&file.path, error.line(), format!("not JSON: {error}"))),
        }
    }
    violations
}

/// Whether a rule's page exists for every rule and a rule for every page: `tests/rules/<rule>.md`.
pub(super) fn check_rule_pages(rules: &[&str], files: &[SourceFile]) -> Vec<Violation> {
    let pages: BTreeSet<&str> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix("tests/rules/")?.strip_suffix(".md"))
        .filter(|page| *page != "README")
        .collect();
    let rules: BTreeSet<&str> = rules.iter().copied().collect();
    let path = |rule: &str| format!("tests/rules/{rule}.md");
    let missing = rules.difference(&pages).map(|rule| Violation::new(&path(rule), 0, "the rule has no page"));
    let orphans = pages.difference(&rules).map(|page| Violation::new(&path(page), 0, "the page has no rule"));
    missing.chain(orphans).collect()
}

/// Walks the places where JSON Schema 2020-12 nests schemas; `properties` may also be a field's own name.
fn schema_fields(file: &SourceFile, schema: &Value, violations: &mut Vec<Violation>) {
    let Some(schema) = schema.as_object() else { return };
    let members = |name: &str| schema.get(name).and_then(Value::as_object).into_iter().flat_map(Map::iter);
    for (field, nested) in members("properties") {
        let prescribed = PRESCRIBED.contains(&(file.path.as_str(), field.as_str()));
        let is_keyword = KEYWORDS.split_whitespace().any(|keyword| keyword == field);
        if is_keyword && !CONTEXTUAL.contains(&field.as_str()) && !prescribed {
            let line = line_of(&file.text, field);
            violations.push(Violation::new(&file.path, line, format!("the field `{field}` is a keyword")));
        }
        schema_fields(file, nested, violations);
    }
    for name in ["$defs", "definitions", "schemas", "patternProperties", "dependentSchemas"] {
        members(name).for_each(|(_, nested)| schema_fields(file, nested, violations));
    }
    for name in ["items", "additionalProperties", "contains", "not", "if", "then", "else", "components"] {
        schema.get(name).into_iter().for_each(|nested| schema_fields(file, nested, violations));
    }
    for name in ["allOf", "anyOf", "oneOf", "prefixItems"] {
        let nested = schema.get(name).and_then(Value::as_array);
        nested.into_iter().flatten().for_each(|nested| schema_fields(file, nested, violations));
    }
}

fn line_of(text: &str, field: &str) -> usize {
    let quoted = format!("\"{field}\": {{");
    text.lines().position(|line| line.contains(&quoted)).map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planted_keywords_are_reported_wherever_schemas_nest() {
        let cases = [
            r#"{"properties":{"type":{"type":"string"}}}"#,
            r#"{"$defs":{"Column":{"properties":{"default":true}}}}"#,
            r#"{"oneOf":[{"properties":{"x":{"items":{"properties":{"from":{}}}}}}]}"#,
            r#"{"components":{"schemas":{"A":{"allOf":[{"properties":{"async":{}}}]}}}}"#,
        ];
        for text in cases {
            let found = check(&[SourceFile::new("schemas/X.json", text)]);
            assert!(found.len() == 1 && found[0].message.contains("is a keyword"), "{text}: {found:?}");
        }
        let broken = check(&[SourceFile::new("schemas/X.json", "{")]);
        assert!(broken[0].message.contains("not JSON"), "{broken:?}");
        let tidy = r#"{"type":"object","default":{},"properties":{"data_type":{"type":"string","default":"class"}}}"#;
        assert_eq!(check(&[SourceFile::new("schemas/X.json", tidy)]), []);
    }

    #[test]
    fn rules_and_pages_are_one_to_one() {
        let files = [SourceFile::new("tests/rules/a.md", ""), SourceFile::new("tests/rules/old.md", "")];
        let found: Vec<String> = check_rule_pages(&["a", "b"], &files).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["tests/rules/b.md:0: the rule has no page", "tests/rules/old.md:0: the page has no rule"]);
    }
}
