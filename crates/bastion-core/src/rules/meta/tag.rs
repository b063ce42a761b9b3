//! What comments say about the sort of data: the tags that rules look for.

use super::super::Case;

/// Tags in comments: `@pii`, `@classification=secret`, `@jurisdiction=DE`, in any case.
pub(super) fn tags(case: &Case<'_>) -> (Vec<String>, Vec<String>) {
    let of = |value: Option<&serde_json::Value>| {
        let text = value.and_then(serde_json::Value::as_str).unwrap_or_default().to_lowercase();
        let mut found: Vec<String> = text
            .split_whitespace()
            .filter_map(|word| word.strip_prefix('@'))
            .map(|tag| tag.trim_end_matches(['.', ',', ';', ')']).replace(':', "="))
            .filter(|tag| TAGS.iter().any(|known| tag.split('=').next() == Some(known)))
            .collect();
        found.sort();
        found.dedup();
        found
    };
    let field = case.field();
    (of(field.and_then(|field| field.old_value.as_ref())), of(field.and_then(|field| field.new_value.as_ref())))
}

const TAGS: [&str; 7] = ["pii", "personal", "sensitive", "secret", "confidential", "classification", "jurisdiction"];
