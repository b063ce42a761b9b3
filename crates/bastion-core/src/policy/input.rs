//! A request as code in Rego sees it: its members, made when the first code that names them needs them.

use std::collections::BTreeMap;

use regorus::unstable::{Lexer, TokenKind};
use regorus::{Source, Value};
use serde::Serialize;

use super::PolicyRequest;

/// The members of a request, in the order of [`Members`].
const NAMES: [&str; 9] =
    ["action", "change", "counters", "environment", "principal", "purpose", "resource", "rows", "tenant"];

/// Which members of a request code can read: a bit each.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::policy) struct Members(u16);

impl Members {
    pub(in crate::policy) const ALL: Self = Self((1 << NAMES.len()) - 1);

    /// The members that a source names behind `input`; all of them where it uses `input` in any other way.
    pub(in crate::policy) fn named_in(source: &Source) -> Self {
        let mut lexer = Lexer::new(source);
        let mut named = Self::default();
        let mut before = Seen::Other;
        // a source that cannot be read is refused elsewhere
        while let Ok(token) = lexer.next_token() {
            let text = token.1.text();
            before = match (before, token.0) {
                (Seen::Input, TokenKind::Symbol) if text == "." => Seen::Dot,
                (Seen::Input, TokenKind::Symbol) if text == "[" => Seen::Bracket,
                (Seen::Dot, TokenKind::Ident) => named.add(text),
                // an escaped letter would hide what is named
                (Seen::Bracket, TokenKind::String) if text.contains('\\') => return Self::ALL,
                (Seen::Bracket, TokenKind::String | TokenKind::RawString) => Seen::Quoted(text.to_owned()),
                (Seen::Quoted(name), TokenKind::Symbol) if text == "]" => named.add(name.trim_matches(['"', '`'])),
                (Seen::Other, TokenKind::Eof) => return named,
                (Seen::Other, TokenKind::Ident) if text == "input" => Seen::Input,
                (Seen::Other, _) => Seen::Other,
                _ => return Self::ALL,
            };
        }
        Self::ALL
    }

    fn add(&mut self, name: &str) -> Seen {
        // what is no member of a request is never there
        self.0 |= NAMES.iter().position(|known| *known == name).map_or(0, |position| 1 << position);
        Seen::Other
    }

    fn iter(self) -> impl Iterator<Item = &'static str> {
        NAMES.iter().enumerate().filter(move |(position, _)| self.0 & 1 << position != 0).map(|(_, name)| *name)
    }
}

/// What was read of a use of `input`.
enum Seen {
    Other,
    Input,
    Dot,
    Bracket,
    Quoted(String),
}

/// What was made of a request so far.
#[derive(Debug, Default)]
pub(in crate::policy) struct ConditionInput {
    made: Members,
    members: BTreeMap<Value, Value>,
    value: Option<Value>,
}

impl ConditionInput {
    /// The request with at least these members, as far as it states them.
    pub(in crate::policy) fn value(&mut self, request: &PolicyRequest, wanted: Members) -> Result<Value, String> {
        let missing = Members(wanted.0 & !self.made.0);
        for name in missing.iter() {
            if let Some(value) = member(request, name)? {
                self.members.insert(Value::from(name), value);
            }
        }
        if missing != Members::default() {
            self.made.0 |= missing.0;
            self.value = None;
        }
        Ok(self.value.get_or_insert_with(|| Value::from(self.members.clone())).clone())
    }
}

/// One member; none where the request does not state it.
fn member(request: &PolicyRequest, name: &str) -> Result<Option<Value>, String> {
    let PolicyRequest { tenant, principal, action, environment, purpose, rows, resource, change, counters } = request;
    let text = |text: &Option<String>| Ok(text.as_deref().map(Value::from));
    match name {
        "action" => Ok(Some(Value::from(action.as_str()))),
        "change" => change.as_ref().map(document).transpose(),
        "counters" if counters.is_empty() => Ok(None),
        "counters" => document(counters).map(Some),
        "environment" => text(environment),
        "principal" => document(principal).map(Some),
        "purpose" => text(purpose),
        "resource" => document(resource).map(Some),
        "rows" => Ok(rows.map(Value::from)),
        "tenant" => text(tenant),
        _ => Ok(None),
    }
}

fn document(part: &impl Serialize) -> Result<Value, String> {
    serde_json::to_value(part).map(Value::from).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical;

    fn named(text: &str) -> Vec<&'static str> {
        Members::named_in(&Source::from_contents("when".to_owned(), text.to_owned()).unwrap()).iter().collect()
    }

    #[test]
    fn the_members_that_a_source_reads() {
        for (text, expected) in [
            ("holds := input.rows < 1000", &["rows"][..]),
            ("holds if { input.rows > 3; input . principal.roles[_] == \"x\" }", &["principal", "rows"]),
            ("holds := input[\"tenant\"] == input[`action`]", &["action", "tenant"]),
            ("holds := true # input is not read", &[]),
            ("holds := \"input\" == input.nothing", &[]),
            ("holds := x.input.rows", &["rows"]),
            ("holds := count(input) > 1", &NAMES),
            ("holds := input[key].x", &NAMES),
            (r#"holds := input["ro\u0077s"] < 3"#, &NAMES),
            ("holds := input[\"rows\", 1]", &NAMES),
            ("holds if { some name; input[name] }", &NAMES),
            ("holds if { f with input as {} }", &NAMES),
            ("holds := input", &NAMES),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
    }

    #[test]
    fn all_members_are_the_request_as_it_is_written() {
        let stated = r#"{"tenant":"acme","principal":{"id":"ada","kind":"user","roles":["dpo"],"jurisdiction":"EU"},
            "action":"data.read","environment":"production","purpose":"audit","rows":7,
            "resource":{"dataset":"crm.people","pii_level":"high","tags":["x"]},
            "change":{"rules":["column.removed"]},"counters":{"requests":9007199254740991}}"#;
        let stated: PolicyRequest = canonical::read(stated.as_bytes()).unwrap();
        for request in [stated, PolicyRequest::new("ada", "data.read")] {
            let whole = Value::from(serde_json::to_value(&request).unwrap());
            let mut input = ConditionInput::default();
            for bit in 0..NAMES.len() {
                input.value(&request, Members(1 << bit)).unwrap();
            }
            assert_eq!(input.value(&request, Members::ALL).unwrap(), whole);
            assert_eq!(ConditionInput::default().value(&request, Members::ALL).unwrap(), whole);
        }
    }
}
