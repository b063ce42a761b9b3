//! `pg_dump --schema-only` as an independent witness: two dumps say the same schema when their statements are equal.

/// The lines of a dump that say something about the schema. Comments, blank lines and the random key of newer
/// versions are left out; storage parameters, the settings of a function and the privileges on an object stand in the
/// order of their texts, as theirs means nothing.
#[must_use]
pub fn telling_lines(dump: &str) -> Vec<String> {
    let empty = |line: &&str| {
        line.is_empty() || line.starts_with("--") || line.starts_with("\\restrict") || line.starts_with("\\unrestrict")
    };
    let mut lines: Vec<String> = dump.lines().filter(|line| !empty(line)).map(sorted_parameters).collect();
    for run in lines.chunk_by_mut(|left, right| unordered(left) && unordered(right)) {
        if run.len() > 1 {
            run.sort_unstable();
        }
    }
    lines
}

/// The lines in which what two witnesses say differs, `-` reached, `+` wanted.
#[must_use]
pub fn different_lines(reached: &[String], wanted: &[String]) -> Vec<String> {
    let only = |these: &[String], those: &[String], sign: char| {
        these.iter().filter(|line| !those.contains(line)).map(|line| format!("{sign} {line}")).collect::<Vec<_>>()
    };
    let mut lines = only(reached, wanted, '-');
    lines.extend(only(wanted, reached, '+'));
    if lines.is_empty() && reached != wanted {
        lines.push("the same lines in another order".to_owned());
    }
    lines
}

fn unordered(line: &str) -> bool {
    ["    SET ", "GRANT ", "REVOKE "].iter().any(|head| line.starts_with(head))
}

// `WITH (b='2', a='1')` with its parameters by name
fn sorted_parameters(line: &str) -> String {
    let Some((head, rest)) = line.split_once("WITH (") else { return line.to_owned() };
    let Some((inside, tail)) = rest.split_once(')') else { return line.to_owned() };
    if !inside.contains('=') || inside.contains('(') {
        return line.to_owned();
    }
    let mut parameters: Vec<&str> = inside.split(", ").collect();
    parameters.sort_unstable();
    format!("{head}WITH ({}){tail}", parameters.join(", "))
}

#[cfg(test)]
mod tests {
    use super::telling_lines;

    #[test]
    fn order_of_parameters_means_nothing() {
        let left = "-- x\n\\restrict abc\n\nCREATE TABLE t ()\nWITH (b='2', a='1');\n";
        let right = "CREATE TABLE t ()\nWITH (a='1', b='2');";
        assert_eq!(telling_lines(left), telling_lines(right));
        assert_ne!(telling_lines(left), telling_lines("CREATE TABLE t ()\nWITH (a='1', b='3');"));
    }
}
