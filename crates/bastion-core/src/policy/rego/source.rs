//! What modules in Rego may say, checked on their words before anything runs.
//!
//! The evaluator notices an unknown function when it calls it and a function that calls itself when the stack is full,
//! so both are refused here. Which rule refers to which is told from the paths that stand in its text: a reference by a
//! computed name counts as one to every rule it could name, so no circle is missed.

use std::collections::{BTreeMap, BTreeSet};

use regorus::unstable::{BUILTINS, Expr, Lexer, Module, RuleHead, TokenKind};
use regorus::{Engine, Source};

use super::RegoModule;
use crate::escape::plain;
use crate::limits::{
    CONDITION_DEPTH_MAX, REGO_BYTES_MAX, REGO_LEVELS_MAX, REGO_MODULES_MAX, REGO_RULES_MAX, REGO_TOKENS_MAX,
};
use crate::policy::PolicyError;
use crate::policy::condition::rego::{KEYWORDS, REFUSED};

/// A name in a path that is computed: it may be any.
const ANY: &str = "*";

/// A path as it stands in a text: `input.principal.roles`, `data.bank.limits["card"]`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Path {
    parts: Vec<String>,
    called: bool,
}

/// Refuses what must not be loaded, by the text alone.
pub(super) fn check_texts(modules: &[RegoModule]) -> Result<(), String> {
    if modules.is_empty() {
        return Err("there are no modules".to_owned());
    }
    if modules.len() > REGO_MODULES_MAX {
        return Err(format!("{} modules; the limit is {REGO_MODULES_MAX}", modules.len()));
    }
    let bytes: usize = modules.iter().map(|module| module.text.len()).sum();
    if bytes > REGO_BYTES_MAX {
        return Err(format!("{bytes} bytes of modules; the limit is {REGO_BYTES_MAX}"));
    }
    for module in modules {
        for path in paths(&module.path, &module.text)? {
            available(&path).map_err(|problem| format!("{}: {problem}", module.path))?;
        }
    }
    Ok(())
}

/// The package of each module, by its segments, beside the module's path.
pub(in crate::policy) fn packages(modules: &[RegoModule]) -> Result<Vec<(String, Vec<String>)>, PolicyError> {
    let refused = |problem: String| PolicyError::Bundle { path: "modules".to_owned(), problem: plain(&problem) };
    if modules.is_empty() {
        return Ok(Vec::new());
    }
    let read = || {
        check_texts(modules)?;
        let mut engine = Engine::new();
        for module in modules {
            let added = engine.add_policy(module.path.clone(), module.text.clone());
            added.map_err(|error| super::program::words(&error))?;
        }
        engine.get_policy_package_components().map_err(|error| super::program::words(&error))
    };
    let packages = super::program::on_large_stack(read).map_err(refused)?;
    Ok(modules
        .iter()
        .map(|module| module.path.clone())
        .zip(packages.into_iter().map(|found| found.components))
        .collect())
}

/// The paths of a text, in order.
fn paths(name: &str, text: &str) -> Result<Vec<Path>, String> {
    let refuse = |problem: String| format!("{name}: {problem}");
    let source = Source::from_contents(name.to_owned(), text.to_owned())
        .map_err(|error| refuse(super::program::words(&error)))?;
    let mut lexer = Lexer::new(&source);
    let mut found: Vec<Path> = Vec::new();
    let mut open: Option<Path> = None;
    let mut joins = false;
    let (mut tokens, mut depth) = (0_usize, 0_usize);
    loop {
        let token = lexer.next_token().map_err(|error| refuse(super::program::words(&error)))?;
        tokens += 1;
        if tokens > REGO_TOKENS_MAX {
            return Err(refuse(format!("more than {REGO_TOKENS_MAX} words and symbols")));
        }
        let text = token.1.text();
        let symbol = matches!(token.0, TokenKind::Symbol);
        match text {
            "(" | "[" | "{" if symbol => depth += 1,
            ")" | "]" | "}" if symbol => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > CONDITION_DEPTH_MAX {
            return Err(refuse(format!("brackets are nested more than {CONDITION_DEPTH_MAX} levels deep")));
        }
        match (&mut open, &token.0) {
            (Some(path), TokenKind::Ident) if joins && text_before(&token.1) == Some('.') => {
                path.parts.push(text.to_owned());
                joins = false;
            }
            (Some(path), TokenKind::String | TokenKind::RawString) if joins && is_name(text) => {
                path.parts.push(text.to_owned());
                joins = false;
            }
            (Some(path), kind) if joins => {
                // what stands in the brackets is computed, and may be a path of its own
                path.parts.push(ANY.to_owned());
                found.extend(open.take());
                joins = false;
                open = matches!(kind, TokenKind::Ident).then(|| Path { parts: vec![text.to_owned()], called: false });
            }
            (Some(_), TokenKind::Symbol) if matches!(text, "." | "[") => joins = true,
            (Some(_), TokenKind::Symbol) if text == "]" => {}
            (_, kind) => {
                if let Some(mut path) = open.take() {
                    path.called = symbol && text == "(";
                    found.push(path);
                }
                open = matches!(kind, TokenKind::Ident).then(|| Path { parts: vec![text.to_owned()], called: false });
                if matches!(kind, TokenKind::Eof) {
                    return Ok(found);
                }
            }
        }
    }
}

/// The character before a token, to tell a name behind a dot from one in brackets.
fn text_before(span: &regorus::unstable::Span) -> Option<char> {
    let start = usize::try_from(span.start).ok()?;
    span.source.contents().get(..start)?.trim_end().chars().next_back()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
}

fn available(path: &Path) -> Result<(), String> {
    let reaches = |name: &&&str| {
        let name: Vec<&str> = name.split('.').collect();
        path.parts.len() >= name.len()
            && (name.len() > 1 || path.called)
            && name.iter().zip(&path.parts).all(|(name, part)| part == ANY || part == name)
    };
    match REFUSED.iter().filter(|name| **name != "data").find(reaches) {
        Some(name) => Err(format!("`{name}` is not available")),
        None => Ok(()),
    }
}

/// A rule, all its bodies together.
#[derive(Debug, Default)]
struct Node {
    references: BTreeSet<String>,
}

/// Refuses unknown functions, rules that reach themselves, and rules that refer to each other too deep.
pub(super) fn check_rules(engine: &mut Engine) -> Result<(), String> {
    let packages = engine.get_policy_package_components().map_err(|error| super::program::words(&error))?;
    let modules = engine.get_modules().to_vec();
    let mut nodes: BTreeMap<String, Node> = BTreeMap::new();
    let packages: Vec<String> = packages
        .iter()
        .map(|package| {
            let parts = package.components.iter().map(|part| if is_name(part) { part.as_str() } else { ANY });
            ["data"].into_iter().chain(parts).collect::<Vec<_>>().join(".")
        })
        .collect();
    for (module, package) in modules.iter().zip(&packages) {
        for (head, _) in rules(module)? {
            nodes.entry(format!("{package}.{head}")).or_default();
        }
    }
    if nodes.len() > REGO_RULES_MAX {
        return Err(format!("more than {REGO_RULES_MAX} rules"));
    }
    let names = Names::new(nodes.keys().cloned().collect());
    for (module, package) in modules.iter().zip(&packages) {
        let aliases = aliases(module);
        for (head, paths) in rules(module)? {
            let own = format!("{package}.{head}");
            for path in paths {
                let resolved = resolve(&path, package, &names, &aliases);
                known(&path, resolved.as_deref(), &names).map_err(|problem| format!("`{own}`: {problem}"))?;
                let Some(resolved) = resolved else { continue };
                let references = names.referred(&resolved);
                if let Some(node) = nodes.get_mut(&own) {
                    node.references.extend(references);
                }
            }
        }
    }
    refuse_circles(nodes)
}

/// The rules of a module: the head's name, and the paths that stand behind it.
fn rules(module: &Module) -> Result<Vec<(String, Vec<Path>)>, String> {
    let starts: BTreeSet<usize> =
        module.policy.iter().filter_map(|rule| usize::try_from(rule.span().start).ok()).collect();
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    let source = &module.package.span.source;
    let text = source.contents();
    let mut found = Vec::new();
    for (start, end) in starts.iter().zip(ends) {
        let body = text.get(*start..end.min(text.len())).unwrap_or_default();
        let mut paths = paths(source.file(), body)?.into_iter().filter(|path| path.parts != ["default"]);
        let Some(head) = paths.next() else { continue };
        let name: Vec<String> = head.parts.into_iter().take_while(|part| part != ANY).collect();
        found.push((name.join("."), paths.collect()));
    }
    Ok(found)
}

/// What the imports of a module call other documents.
fn aliases(module: &Module) -> BTreeMap<String, String> {
    let alias = |import: &regorus::unstable::Import| {
        let path = path_of(import.refr.as_ref())?;
        let name = import
            .r#as
            .as_ref()
            .map_or_else(|| path.rsplit('.').next().unwrap_or_default().to_owned(), |name| name.text().to_owned());
        Some((name, path))
    };
    module.imports.iter().filter_map(alias).collect()
}

fn path_of(expression: &Expr) -> Option<String> {
    let text = expression.span().text();
    let path = paths("import", text).ok()?.into_iter().next()?;
    Some(path.parts.join("."))
}

/// The document that a path means, from `data` or a builtin's name; none for a variable or the input.
fn resolve(path: &Path, package: &str, names: &Names, aliases: &BTreeMap<String, String>) -> Option<String> {
    let (root, rest) = path.parts.split_first()?;
    let with_rest = |start: String| {
        let rest = rest.iter().take_while(|part| *part != ANY);
        [start].into_iter().chain(rest.cloned()).collect::<Vec<_>>().join(".")
    };
    if root == "data" {
        return Some(with_rest(root.clone()));
    }
    let local = format!("{package}.{root}");
    if !names.referred(&local).is_empty() {
        return Some(with_rest(local));
    }
    aliases.get(root).filter(|path| path.starts_with("data")).map(|path| with_rest(path.clone()))
}

/// The paths of all rules.
struct Names {
    all: BTreeSet<String>,
    /// Whether a package has a name in its path that is none of Rego's.
    strange: bool,
}

impl Names {
    fn new(all: BTreeSet<String>) -> Self {
        let strange = all.iter().any(|name| name.split('.').any(|part| part == ANY));
        Self { all, strange }
    }

    /// The rules that a document holds, or is held by.
    fn referred(&self, document: &str) -> Vec<String> {
        if self.strange || document.split('.').any(|part| part == ANY) {
            let matches = |name: &&String| {
                let mut pairs = name.split('.').zip(document.split('.'));
                pairs.all(|(left, right)| left == right || left == ANY || right == ANY)
            };
            return self.all.iter().filter(matches).cloned().collect();
        }
        let holding = document.match_indices('.').filter_map(|(at, _)| document.get(..at)).chain([document]);
        let holding = holding.filter(|path| self.all.contains(*path)).map(str::to_owned);
        let below = format!("{document}.");
        let held = self.all.range(below.clone()..).take_while(|name| name.starts_with(&below));
        holding.chain(held.cloned()).collect()
    }
}

fn known(path: &Path, resolved: Option<&str>, names: &Names) -> Result<(), String> {
    let name = path.parts.join(".");
    if !path.called || KEYWORDS.contains(&name.as_str()) || BUILTINS.contains_key(name.as_str()) {
        return Ok(());
    }
    match resolved {
        Some(document) if !names.referred(document).is_empty() => Ok(()),
        _ => Err(format!("there is no function `{name}`")),
    }
}

/// Takes away what refers to nothing that is left, level by level, until all is gone or a circle remains.
fn refuse_circles(mut nodes: BTreeMap<String, Node>) -> Result<(), String> {
    for _ in 0..REGO_LEVELS_MAX {
        let done: BTreeSet<String> =
            nodes.iter().filter(|(_, node)| node.references.is_empty()).map(|(name, _)| name.clone()).collect();
        if done.is_empty() {
            break;
        }
        nodes.retain(|name, _| !done.contains(name));
        nodes.values_mut().for_each(|node| node.references.retain(|name| !done.contains(name)));
    }
    if nodes.is_empty() {
        return Ok(());
    }
    let left: Vec<String> = nodes.keys().take(5).map(|name| format!("`{name}`")).collect();
    Err(format!("rules refer to themselves, or more than {REGO_LEVELS_MAX} levels deep: {}", left.join(", ")))
}

/// The names of the rules of a module that begin as those of tests do, with their lines.
pub(super) fn test_rules(module: &Module) -> Vec<(String, u32)> {
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for rule in &module.policy {
        let regorus::unstable::Rule::Spec { span, head, .. } = rule.as_ref() else { continue };
        let (RuleHead::Compr { refr, .. } | RuleHead::Set { refr, .. } | RuleHead::Func { refr, .. }) = head;
        let name = refr.span().text();
        if name.starts_with("test_") && is_name(name) {
            found.entry(name.to_owned()).or_insert(span.line);
        }
    }
    found.into_iter().collect()
}
