//! Whether a default gives every row the same value.

/// Functions whose value changes within one statement (PostgreSQL manual, chapter 9): a column added with such a
/// default is written row by row.
const VOLATILE: [&str; 14] = [
    "random(",
    "gen_random_uuid(",
    "uuidv4(",
    "uuidv7(",
    "nextval(",
    "clock_timestamp(",
    "timeofday(",
    "setval(",
    "uuid_generate_v1(",
    "uuid_generate_v4(",
    "uuid_generate_v1mc(",
    "gen_random_bytes(",
    "txid_current(",
    "lastval(",
];

/// Whether an expression calls a function that is known to be volatile.
pub(crate) fn is_volatile(expression: &str) -> bool {
    let lower = expression.to_ascii_lowercase();
    VOLATILE.iter().any(|name| lower.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_usual_ones() {
        assert!(is_volatile("public.uuid_generate_v4()"));
        assert!(is_volatile("Random()"));
        assert!(!is_volatile("now()"));
        assert!(!is_volatile("'random'::text"));
    }
}
