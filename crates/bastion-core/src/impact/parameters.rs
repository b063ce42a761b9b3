//! Parameters as drivers write them.

use super::statements::Reader;

/// The same statement with `$1`, `$2`, … in the place of `:name` (SQLAlchemy, JDBC templates, yesql), `%s` and
/// `%(name)s` (psycopg) and `?` (JDBC, ODBC); `None` when it has none of them. A name that comes again is the same
/// parameter. The number of lines stays.
///
/// ```
/// use bastion_core::impact::numbered;
/// assert_eq!(numbered("SELECT :a::int, ':b', :a, ?").as_deref(), Some("SELECT $1::int, ':b', $1, $2"));
/// assert_eq!(numbered("SELECT $1, a::int, '%s'"), None);
/// ```
#[must_use]
pub fn numbered(sql: &str) -> Option<String> {
    let mut reader = Reader::new(sql);
    let (mut written, mut names, mut count) = (String::with_capacity(sql.len()), Vec::<String>::new(), 0_usize);
    let mut previous = ' ';
    while let Some(character) = reader.rest().chars().next() {
        let begin = reader.place();
        if reader.comment() || reader.quoted() {
            written.push_str(sql.get(begin..reader.place()).unwrap_or_default());
            previous = '\'';
            continue;
        }
        if let Some((name, length)) = parameter(reader.rest(), previous) {
            let known = name.and_then(|name| names.iter().position(|known| known == name));
            let number = known.unwrap_or_else(|| {
                names.push(name.unwrap_or_default().to_owned());
                names.len() - 1
            });
            count += 1;
            written.push_str(&format!("${}", number + 1));
            reader.skip(length);
            previous = '1';
            continue;
        }
        written.push(character);
        reader.skip(character.len_utf8());
        previous = character;
    }
    (count > 0).then_some(written)
}

// a parameter that stands here: its name, where it has one, and its length
fn parameter(rest: &str, previous: char) -> Option<(Option<&str>, usize)> {
    let word = |text: &str| {
        let end = text.find(|character: char| !(character.is_alphanumeric() || character == '_'));
        end.unwrap_or(text.len())
    };
    if let Some(after) = rest.strip_prefix(':').filter(|_| previous != ':') {
        let length = word(after);
        let begins = after.starts_with(|character: char| character.is_alphabetic() || character == '_');
        return after.get(..length).filter(|_| begins).map(|name| (Some(name), length + 1));
    }
    if rest.starts_with("%s") && word(rest.get(1..).unwrap_or_default()) == 1 {
        return Some((None, 2));
    }
    if let Some((name, _)) = rest.strip_prefix("%(").and_then(|after| after.split_once(")s")) {
        return Some((Some(name), name.len() + 4)).filter(|_| word(name) == name.len());
    }
    // `?`, `?|` and `?&` are operators between two values
    let alone = rest.starts_with('?') && !rest.starts_with("?|") && !rest.starts_with("?&");
    (alone && !matches!(previous, '?' | '@')).then_some((None, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_parameter() {
        for (sql, expected) in [
            ("a = :x AND b = :y AND c = :x", Some("a = $1 AND b = $2 AND c = $1")),
            ("a = %s AND b = %(n)s AND c LIKE 'a%s'", Some("a = $1 AND b = $2 AND c LIKE 'a%s'")),
            ("a = ? OR b = ?", Some("a = $1 OR b = $2")),
            ("SELECT a::text, b[1:2] -- :c", None),
            ("SELECT a ?| b", None),
            ("SELECT 5 %size", None),
        ] {
            assert_eq!(numbered(sql).as_deref(), expected, "{sql}");
        }
    }
}
