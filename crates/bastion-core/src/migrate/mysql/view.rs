//! Views as the server's statements, and the order in which they can be made.

use std::collections::{BTreeMap, BTreeSet};

use super::code::definer;
use super::text::qualified;
use crate::schema::{CheckOption, Relation};

/// The statement that makes a view, or puts it in the place of another.
pub(super) fn create(view: &Relation, replace: bool) -> String {
    let replace = if replace { "OR REPLACE " } else { "" };
    let algorithm = view.storage_options.iter().find_map(|option| option.strip_prefix("algorithm="));
    let algorithm = algorithm.map(|algorithm| format!("ALGORITHM={algorithm} ")).unwrap_or_default();
    let security = if view.security_invoker { "INVOKER" } else { "DEFINER" };
    let check = match view.check_option {
        CheckOption::None => "",
        CheckOption::Local => " WITH LOCAL CHECK OPTION",
        CheckOption::Cascaded => " WITH CASCADED CHECK OPTION",
    };
    format!(
        "CREATE {replace}{algorithm}{}SQL SECURITY {security} VIEW {} AS {}{check}",
        definer(view.owner.as_ref()),
        qualified(&view.schema, &view.name),
        with_commas(view.definition.as_deref().unwrap_or_default())
    )
}

/// Views so that each stands after those it reads.
pub(super) fn in_order<'a>(views: &[&'a Relation]) -> Vec<&'a Relation> {
    let name = |view: &Relation| (view.schema.clone(), view.name.clone());
    let by_name: BTreeMap<(String, String), &Relation> = views.iter().map(|view| (name(view), *view)).collect();
    let mut needs: BTreeMap<(String, String), Vec<(String, String)>> = BTreeMap::new();
    for (own, view) in &by_name {
        let mut mentioned = mentioned(view.definition.as_deref().unwrap_or_default());
        mentioned.retain(|other| other != own && by_name.contains_key(other));
        needs.insert(own.clone(), mentioned);
    }
    let (mut found, mut seen, mut done) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for start in by_name.keys() {
        // down to a view that needs no other, without recursion
        let mut path = vec![start.clone()];
        while let Some(current) = path.last().cloned() {
            seen.insert(current.clone());
            match needs.get_mut(&current).and_then(Vec::pop) {
                Some(next) if !seen.contains(&next) => path.push(next),
                Some(_) => {}
                None => {
                    path.pop();
                    if let Some(view) = by_name.get(&current).filter(|_| done.insert(current)) {
                        found.push(*view);
                    }
                }
            }
        }
    }
    found
}

/// The names in full that a text mentions: the server writes each of them between back-ticks.
fn mentioned(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('`') {
        let Some((first, after)) = leading_name(after) else { break };
        if let Some((second, _)) = after.strip_prefix(".`").and_then(leading_name) {
            found.push((first, second));
        }
        rest = after;
    }
    found.sort();
    found.dedup();
    found
}

/// What stands before the next single back-tick, and what stands after it.
pub(super) fn leading_name(text: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('`')?;
        name.push_str(part);
        match after.strip_prefix('`') {
            Some(more) => {
                name.push('`');
                rest = more;
            }
            None => return Some((name, after)),
        }
    }
}

/// The server writes the commas between tables as `join`, and everything that was joined by words between brackets. Read
/// again as it stands its text would get brackets that it did not have, so the commas come back.
fn with_commas(query: &str) -> String {
    let mut written = String::with_capacity(query.len());
    // for each open bracket whether a query stands in it
    let mut queries = vec![true];
    let mut last = "";
    let mut rest = query;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '`' => quoted_length(rest, first),
            _ if is_word(first) => rest.find(|character| !is_word(character)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let Some((token, after)) = rest.split_at_checked(length) else { break };
        match token {
            "(" => {
                let word = after.trim_start();
                queries.push(["select ", "with ", "values "].iter().any(|head| word.starts_with(head)));
            }
            ")" => {
                queries.pop();
            }
            _ => {}
        }
        let one_sided = ["left", "right", "inner", "cross", "natural", "outer"].contains(&last);
        let comma = token == "join" && queries.last() == Some(&true) && !one_sided;
        written.push_str(if comma { "," } else { token });
        if !token.starts_with(' ') {
            last = token;
        }
        rest = after;
    }
    written
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '$'
}

// a text or a name with its marks; a doubled mark begins another one, which is the same
fn quoted_length(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' if mark == '\'' => escaped = true,
            _ if character == mark => return at + mark.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_come_back_and_joins_stay() {
        for (stored, expected) in [
            ("select 1 from `a` join `b` join `c` where 1", "select 1 from `a` , `b` , `c` where 1"),
            ("select 1 from (`a` join `b` on(1))", "select 1 from (`a` join `b` on(1))"),
            ("select 1 from (`a` left join `b` on(1)) join `c`", "select 1 from (`a` left join `b` on(1)) , `c`"),
            ("select 1 where `a` in (select 2 from `b` join `c`)", "select 1 where `a` in (select 2 from `b` , `c`)"),
            ("select ' join \\' join ' AS ` join ` from `a`", "select ' join \\' join ' AS ` join ` from `a`"),
            (
                "select straight_join 1 from (`a` join (`b` join `c`))",
                "select straight_join 1 from (`a` join (`b` join `c`))",
            ),
            ("with x as (select 1 from `a` join `b`)select 1", "with x as (select 1 from `a` , `b`)select 1"),
        ] {
            assert_eq!(with_commas(stored), expected);
        }
    }

    #[test]
    fn views_stand_behind_what_they_read() {
        let view = |name: &str, text: &str| Relation {
            schema: "s".to_owned(),
            name: name.to_owned(),
            definition: Some(text.to_owned()),
            ..Relation::default()
        };
        let all = [
            view("a", "select `s`.`b`.`x` from `s`.`b` join `s`.`d`"),
            view("b", "select 1 from `s`.`c` `s`"),
            view("c", "select 1 from `s`.`t`"),
            view("d", "select 1 from `s`.`b`"),
            view("it`s", "select 1 from `s`.`a`"),
        ];
        let found = in_order(&all.iter().rev().collect::<Vec<_>>());
        let names: Vec<_> = found.iter().map(|view| view.name.as_str()).collect();
        assert_eq!(names, ["c", "b", "d", "a", "it`s"]);
    }
}
