//! Whether one condition lets fewer rows through than another, for the simple forms where it can be told.

/// What became of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Tightened,
    Loosened,
    Undecided,
}

/// Compares two conditions: conjuncts added or taken away, and bounds of one column against numbers.
pub(super) fn compare(old: &str, new: &str) -> Comparison {
    let (before, after) = (conjuncts(old), conjuncts(new));
    let gone: Vec<_> = before.iter().filter(|part| !after.contains(part)).collect();
    let came: Vec<_> = after.iter().filter(|part| !before.contains(part)).collect();
    match (gone.as_slice(), came.as_slice()) {
        ([], [_, ..]) => Comparison::Tightened,
        ([_, ..], []) => Comparison::Loosened,
        ([gone], [came]) => {
            bound(gone).zip(bound(came)).map_or(Comparison::Undecided, |(gone, came)| gone.against(&came))
        }
        _ => Comparison::Undecided,
    }
}

struct Bound<'a> {
    subject: &'a str,
    upper: bool,
    strict: bool,
    value: f64,
}

impl Bound<'_> {
    fn against(&self, new: &Bound<'_>) -> Comparison {
        if self.subject != new.subject || self.upper != new.upper {
            return Comparison::Undecided;
        }
        let direction = if self.upper { 1.0 } else { -1.0 };
        let wider = (new.value - self.value) * direction;
        match (wider > 0.0, wider < 0.0, self.strict, new.strict) {
            (true, _, _, _) | (_, false, true, false) => Comparison::Loosened,
            (_, true, _, _) | (false, _, false, true) => Comparison::Tightened,
            _ => Comparison::Undecided,
        }
    }
}

fn bound(part: &str) -> Option<Bound<'_>> {
    for (operator, upper, strict) in [("<=", true, false), (">=", false, false), ("<", true, true), (">", false, true)]
    {
        if let Some((subject, value)) = part.split_once(operator) {
            let value = value.trim().trim_matches(|character| matches!(character, '(' | ')' | '\''));
            let value = value.split("::").next()?.trim_matches('\'').trim_end_matches(')').parse().ok()?;
            return Some(Bound { subject: subject.trim(), upper, strict, value });
        }
    }
    None
}

// the parts of an AND, without the parentheses around them
fn conjuncts(condition: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let inner = strip(condition);
    let (mut depth, mut start) = (0_usize, 0);
    for (position, character) in inner.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            'A' if depth == 0 && inner.get(position..).is_some_and(|rest| rest.starts_with("AND ")) => {
                parts.extend(inner.get(start..position).map(strip));
                start = position + 4;
            }
            _ => {}
        }
    }
    parts.extend(inner.get(start..).map(strip));
    parts
}

// parentheses are taken off only where they belong together
fn strip(text: &str) -> &str {
    let text = text.trim();
    let Some(inner) = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) else { return text };
    let mut depth = 0_i32;
    for character in inner.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return text;
        }
    }
    strip(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decides_the_simple_forms() {
        for (old, new, expected) in [
            ("(x > 0)", "(x > 5)", Comparison::Tightened),
            ("(x > 5)", "(x > 0)", Comparison::Loosened),
            ("(x < 10)", "(x < 5)", Comparison::Tightened),
            ("(x <= 10)", "(x < 10)", Comparison::Tightened),
            ("(x < 10)", "(x <= 10)", Comparison::Loosened),
            ("(x > 0)", "((x > 0) AND (x < 9))", Comparison::Tightened),
            ("((x > 0) AND (y > 0))", "(x > 0)", Comparison::Loosened),
            ("(x > 0)", "(y > 0)", Comparison::Undecided),
            ("(length(x) > 3)", "(length(x) > 4)", Comparison::Tightened),
            ("(x > (0)::numeric)", "(x > (1)::numeric)", Comparison::Tightened),
            ("(x ~ 'a')", "(x ~ 'b')", Comparison::Undecided),
        ] {
            assert_eq!(compare(old, new), expected, "{old} → {new}");
        }
    }
}
