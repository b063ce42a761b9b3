//! Expressions that the server writes down otherwise than it would read them.
//!
//! `kind IN ('a', 'b')` over a `character varying` is kept as an array that is cast as a whole, and shown as
//! `kind = ANY ((ARRAY['a'::character varying, …])::text[])`. Read again, the cast of an array constructor goes to its
//! elements (`transformArrayExpr` in `src/backend/parser/parse_expr.c`), which is another expression. Without the cast,
//! the comparison brings it about again, as it did the first time.

const OPENING: &str = "((ARRAY[";
const CLOSING: &str = "])::text[])";

/// A statement whose expressions the server keeps as they were.
pub(super) fn kept(statement: &str) -> String {
    let mut text = String::with_capacity(statement.len());
    let mut rest = statement;
    while let Some(step) = next(rest) {
        let (head, tail) = rest.split_at_checked(step).unwrap_or((rest, ""));
        let compares = text.ends_with("ANY ") || text.ends_with("ALL ");
        if let Some((elements, after)) = array(rest).filter(|_| compares) {
            text.push_str("(ARRAY[");
            text.push_str(elements);
            text.push_str("])");
            rest = after;
            continue;
        }
        text.push_str(head);
        rest = tail;
    }
    text
}

// the bytes of what comes next: a quoted text, a quoted name, or one character
fn next(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if !matches!(first, '\'' | '"') {
        return Some(first.len_utf8());
    }
    let mut quotes = text.match_indices(first).map(|(place, _)| place).skip(1);
    while let Some(place) = quotes.next() {
        let after = place + first.len_utf8();
        if !text.get(after..).unwrap_or_default().starts_with(first) {
            return Some(after);
        }
        quotes.next();
    }
    Some(text.len())
}

// the elements of an array of `character varying` that is cast to texts as a whole, and what follows it
fn array(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix(OPENING)?;
    let (mut place, mut depth, mut varying) = (0, 0_u32, true);
    let mut start = 0;
    loop {
        let rest = inside.get(place..)?;
        if depth == 0 && (rest.starts_with(']') || rest.starts_with(',')) {
            varying &= inside.get(start..place)?.ends_with("::character varying");
            start = place + 1;
            if rest.starts_with(']') {
                let after = rest.strip_prefix(CLOSING).filter(|_| varying)?;
                return Some((inside.get(..place)?, after));
            }
        }
        match rest.chars().next()? {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        place += next(rest)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comparison_casts_again() {
        let cases = [
            (
                "CHECK (((k)::text = ANY ((ARRAY['a,]'::character varying, 'b''c'::character varying])::text[])))",
                "CHECK (((k)::text = ANY (ARRAY['a,]'::character varying, 'b''c'::character varying])))",
            ),
            (
                "x <> ALL ((ARRAY['a'::character varying])::text[]) AND ü",
                "x <> ALL (ARRAY['a'::character varying]) AND ü",
            ),
        ];
        for (written, read) in cases {
            assert_eq!(kept(written), read);
        }
        let same = [
            "f((ARRAY['a'::character varying])::text[])",
            "x = ANY ((ARRAY[a, 'b'::character varying])::text[])",
            "x = ANY ((ARRAY['a'::character varying])::integer[])",
            "COMMENT IS '= ANY ((ARRAY[''a''::character varying])::text[])'",
            "x = ANY ((ARRAY['a'::character varying",
            "'",
        ];
        for text in same {
            assert_eq!(kept(text), text);
        }
    }
}
