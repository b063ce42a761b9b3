//! Telephone numbers: calling codes with the lengths and beginnings that their countries use.

use std::sync::LazyLock;

use super::Strength;
use super::number::Cluster;

/// Lengths of national numbers as bits, by the first two digits.
type Lengths = [u16; 100];

/// Per calling code, 1 to 999.
static COUNTRIES: LazyLock<Vec<Option<Box<Lengths>>>> = LazyLock::new(|| {
    let mut countries: Vec<Option<Box<Lengths>>> = vec![None; 1000];
    for line in include_str!("phone_lengths.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let code: Option<usize> = words.next().and_then(|code| code.parse().ok());
        let Some(country) = code.and_then(|code| countries.get_mut(code)) else { continue };
        let mut lengths = [0; 100];
        for word in words {
            let Some((range, listed)) = word.split_once(':') else { continue };
            let Some((first, last)) = range.split_once('-') else { continue };
            let bits = listed
                .split('/')
                .filter_map(|length| length.parse::<u32>().ok())
                .fold(0, |bits, length| bits | 1 << length);
            if let (Ok(first), Ok(last)) = (first.parse::<usize>(), last.parse::<usize>()) {
                lengths.iter_mut().take(last + 1).skip(first).for_each(|slot| *slot = bits);
            }
        }
        *country = Some(Box::new(lengths));
    }
    countries
});

/// Digits of the longest international number (ITU-T E.164), with room for a zero in brackets.
const DIGITS_MAX: usize = 16;

/// How sure it is that the first `groups` groups of a cluster are a telephone number, with no word beside it; and
/// whether one would settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is one.
    Phone(Strength),
    /// It may be one.
    Perhaps,
    /// It is none.
    No,
}

/// Judges the first groups of a cluster of digits.
pub(super) fn judge(bytes: &[u8], cluster: &Cluster, groups: usize) -> Verdict {
    let mut buffer = [0; DIGITS_MAX];
    let Some(digits) = cluster.digits(bytes, groups, &mut buffer) else { return Verdict::No };
    if has_long_run(digits) {
        return Verdict::No;
    }
    if cluster.has_plus {
        return international(digits, cluster.zero_in_brackets(bytes, groups));
    }
    if let [b'0', b'0', rest @ ..] = digits
        && rest.first() != Some(&b'0')
        && groups > 1
        && international(rest, cluster.zero_in_brackets(bytes, groups)) == Verdict::Phone(Strength::Checked)
    {
        return Verdict::Phone(Strength::Checked);
    }
    if let Some(verdict) = north_american(digits, bytes, cluster, groups) {
        return verdict;
    }
    if digits.first() == Some(&b'0') {
        return with_trunk_zero(digits, bytes, cluster, groups);
    }
    let is_short_group = groups > 1 && (0..groups).any(|group| cluster.length(group) > 8);
    if (6..=12).contains(&digits.len()) && !is_short_group { Verdict::Perhaps } else { Verdict::No }
}

/// After a plus sign or a double zero: a calling code and a national number.
fn international(digits: &[u8], zero: Option<usize>) -> Verdict {
    for length in 1..=3 {
        let Some((code, national)) = digits.split_at_checked(length) else { return Verdict::No };
        let Some(lengths) = COUNTRIES.get(number(code)).and_then(Option::as_deref) else { continue };
        // `+41 (0)44`: the zero is not dialled
        let national = if zero == Some(length) { national.get(1..).unwrap_or_default() } else { national };
        let bit = 1_u16.checked_shl(u32::try_from(national.len()).unwrap_or(u32::MAX)).unwrap_or(0);
        if lengths.get(number(national.get(..2).unwrap_or_default())).is_some_and(|known| known & bit != 0) {
            return Verdict::Phone(Strength::Checked);
        }
        // numbers of a length that the country has, with a beginning that is not in use (yet)
        let is_possible = lengths.iter().any(|known| known & bit != 0);
        return if is_possible { Verdict::Phone(Strength::Shaped) } else { Verdict::Perhaps };
    }
    Verdict::No
}

/// `(415) 555-2671`, `415-555-2671`, `1-415-555-2671`: three, three and four digits.
fn north_american(digits: &[u8], bytes: &[u8], cluster: &Cluster, groups: usize) -> Option<Verdict> {
    let is_long = cluster.length(0) <= 3 && digits.len() > 10 && matches!(number(digits.get(..cluster.length(0))?), 1);
    let first = usize::from(is_long);
    let national = digits.get(digits.len().checked_sub(10)?..)?;
    let shape: [usize; 3] = [cluster.length(first), cluster.length(first + 1), cluster.length(first + 2)];
    if shape != [3, 3, 4] || groups != first + 3 {
        return None;
    }
    let starts = |at: usize| matches!(national.get(at), Some(b'2'..=b'9'));
    let has_brackets = cluster.is_in_brackets(bytes, first);
    let separators = [cluster.separator(bytes, first), cluster.separator(bytes, first + 1)];
    // one kind of separator, unless the area stands in brackets
    let is_even = has_brackets || separators.first() == separators.last();
    let is_dashed = matches!(separators, [b"-", b"-"]);
    Some(match (starts(0) && starts(3), is_even) {
        (true, true) => Verdict::Phone(Strength::Checked),
        (false, true) if has_brackets || is_dashed => Verdict::Phone(Strength::Shaped),
        _ => Verdict::Perhaps,
    })
}

/// `030 1234567`, `02.64.62.52.37`: as it is dialled inside a country.
fn with_trunk_zero(digits: &[u8], bytes: &[u8], cluster: &Cluster, groups: usize) -> Verdict {
    let is_even = (1..groups.saturating_sub(1)).all(|at| {
        let separator = cluster.separator(bytes, at);
        separator == cluster.separator(bytes, 1) && separator.len() == 1
    });
    let starts = cluster.length(0) >= 2 && digits.get(1) != Some(&b'0');
    match digits.len() {
        9..=12 if starts && is_even && (groups >= 3 || cluster.is_in_brackets(bytes, 0)) => {
            Verdict::Phone(Strength::Shaped)
        }
        6..=13 => Verdict::Perhaps,
        _ => Verdict::No,
    }
}

/// Where a number with its extension ends: `x123`, `ext. 123`.
pub(super) fn end_of_extension(bytes: &[u8], end: usize) -> usize {
    let rest = bytes.get(end..).unwrap_or_default();
    let Some(marked) = [&b" ext. "[..], b" ext ", b" x ", b" x", b"x", b" ext", b" #", b"#"]
        .iter()
        .find_map(|mark| rest.strip_prefix(*mark))
    else {
        return end;
    };
    let digits = marked.iter().take(7).take_while(|byte| byte.is_ascii_digit()).count();
    let follows = marked.get(digits).copied().unwrap_or(b' ');
    if (1..=6).contains(&digits) && !follows.is_ascii_alphanumeric() {
        end + (rest.len() - marked.len()) + digits
    } else {
        end
    }
}

/// Whether one digit stands seven times in a row.
fn has_long_run(digits: &[u8]) -> bool {
    let is = |one: usize, other: usize| digits.get(one).is_some_and(|digit| digits.get(other) == Some(digit));
    // such a run has the seventh digit or the fourteenth in it, and one beside that
    let may_have = is(6, 5) || is(6, 7) || is(13, 12) || is(13, 14);
    may_have && digits.windows(7).any(|run| run.iter().all(|digit| Some(digit) == run.first()))
}

fn number(digits: &[u8]) -> usize {
    digits.iter().fold(0, |number, digit| number * 10 + usize::from(digit.wrapping_sub(b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_seen_wherever_it_stands() {
        for length in 0..=DIGITS_MAX {
            for start in 0..=length {
                for end in start..=length {
                    let mut digits: Vec<u8> = (0..length).map(|at| b'0' + (at % 9) as u8).collect();
                    digits[start..end].fill(b'9');
                    assert_eq!(has_long_run(&digits), end - start >= 7, "{start}..{end} of {length}");
                }
            }
        }
    }
}
