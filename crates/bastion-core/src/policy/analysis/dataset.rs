//! The atoms of data set names: which combinations of patterns a name can match, each with an example.
//!
//! All patterns become one automaton over bytes, from the regular expressions that `globset` itself makes of them, and
//! its states are looked through breadth first. Two names that end in the same combination are told apart by no
//! policy. Names are text, so only valid UTF-8 is walked.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use globset::GlobBuilder;

use crate::limits::ANALYSIS_PATTERN_PLACES_MAX;
use crate::policy::PolicyError;

/// The name that stands for the others where it can.
const OTHER: &str = "other";

/// A combination of patterns, as ascending positions, and a name that matches exactly these.
pub(super) type Combination = (Vec<usize>, String);

/// Every combination that some name matches, the least first.
///
/// # Errors
///
/// More places than the limit: patterns with many `*` in them can be combined in too many ways.
pub(super) fn combinations(patterns: &[String]) -> Result<Vec<Combination>, PolicyError> {
    let mut automaton = Automaton::default();
    for (number, pattern) in patterns.iter().enumerate() {
        automaton.add(number, pattern)?;
    }
    let start = automaton.closed(automaton.starts.iter().copied());
    // the start is no state seen: a name that leads back to it is a better example than the empty one
    let mut seen: BTreeSet<State> = BTreeSet::new();
    let mut open = VecDeque::from([((start.clone(), Utf8::Start), Vec::new())]);
    let mut found: BTreeMap<Vec<usize>, String> = BTreeMap::new();
    let mut places = 0;
    while let Some(((nodes, utf8), name)) = open.pop_front() {
        if utf8 == Utf8::Start
            && !name.is_empty()
            && let Ok(name) = String::from_utf8(name.clone())
        {
            found.entry(automaton.accepted(&nodes)).or_insert(name);
        }
        for (target, byte) in automaton.targets(&nodes, utf8) {
            if seen.insert(target.clone()) {
                let mut longer = name.clone();
                longer.push(byte);
                open.push_back((target, longer));
            }
        }
        places += nodes.len();
        if places > ANALYSIS_PATTERN_PLACES_MAX {
            let what = "places in data set patterns that combine".to_owned();
            return Err(PolicyError::Limit { what, count: places, count_max: ANALYSIS_PATTERN_PLACES_MAX });
        }
    }
    found.entry(automaton.accepted(&start)).or_default();
    found.entry(automaton.run(OTHER)).and_modify(|name| *name = OTHER.to_owned());
    Ok(found.into_iter().collect())
}

type State = (Vec<usize>, Utf8);

/// How far a character is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Utf8 {
    Start,
    One,
    Two,
    Three,
    AfterE0,
    AfterEd,
    AfterF0,
    AfterF4,
}

impl Utf8 {
    /// The bytes that may follow, and what comes then: the table 3-7 of the Unicode Standard.
    const fn next(self) -> &'static [(u8, u8, Self)] {
        match self {
            Self::Start => &[
                (0x00, 0x7f, Self::Start),
                (0xc2, 0xdf, Self::One),
                (0xe0, 0xe0, Self::AfterE0),
                (0xe1, 0xec, Self::Two),
                (0xed, 0xed, Self::AfterEd),
                (0xee, 0xef, Self::Two),
                (0xf0, 0xf0, Self::AfterF0),
                (0xf1, 0xf3, Self::Three),
                (0xf4, 0xf4, Self::AfterF4),
            ],
            Self::One => &[(0x80, 0xbf, Self::Start)],
            Self::Two => &[(0x80, 0xbf, Self::One)],
            Self::Three => &[(0x80, 0xbf, Self::Two)],
            Self::AfterE0 => &[(0xa0, 0xbf, Self::One)],
            Self::AfterEd => &[(0x80, 0x9f, Self::One)],
            Self::AfterF0 => &[(0x90, 0xbf, Self::Two)],
            Self::AfterF4 => &[(0x80, 0x8f, Self::Two)],
        }
    }
}

/// Bytes, as ranges with both ends.
type Bytes = Vec<(u8, u8)>;

#[derive(Debug, Clone, Default)]
struct Node {
    steps: Vec<(Bytes, usize)>,
    /// Where it leads without a byte.
    jumps: Vec<usize>,
    accepts: Option<usize>,
}

/// Thompson's construction over the few forms that a glob's regular expression has.
#[derive(Debug, Default)]
struct Automaton {
    nodes: Vec<Node>,
    starts: Vec<usize>,
}

impl Automaton {
    fn add(&mut self, number: usize, pattern: &str) -> Result<(), PolicyError> {
        let refused = |problem: String| PolicyError::Field {
            policy: "*".to_owned(),
            field: "scope.datasets".to_owned(),
            problem: format!("`{}`: {problem}", pattern.escape_debug()),
        };
        let start = self.node();
        self.starts.push(start);
        let end = if crate::policy::compile::is_pattern(pattern) {
            let glob = GlobBuilder::new(pattern).backslash_escape(true).build();
            let glob = glob.map_err(|error| refused(error.to_string().replace('\n', " ")))?;
            let text = glob.regex().strip_prefix("(?-u)^").and_then(|text| text.strip_suffix('$'));
            let mut reader = Reader { text: text.unwrap_or_default().bytes().peekable(), automaton: self };
            let end = reader.alternatives(start);
            let complete = text.is_some() && reader.text.peek().is_none();
            end.filter(|_| complete).ok_or_else(|| refused("a form that the analysis does not know".to_owned()))?
        } else {
            pattern.bytes().fold(start, |at, byte| self.step(at, vec![(byte, byte)]))
        };
        self.nodes.get_mut(end).into_iter().for_each(|node| node.accepts = Some(number));
        Ok(())
    }

    fn node(&mut self) -> usize {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    fn step(&mut self, at: usize, bytes: Bytes) -> usize {
        let target = self.node();
        self.nodes.get_mut(at).into_iter().for_each(|node| node.steps.push((bytes.clone(), target)));
        target
    }

    fn jump(&mut self, at: usize, target: usize) {
        self.nodes.get_mut(at).into_iter().for_each(|node| node.jumps.push(target));
    }

    /// The nodes and whatever they lead to without a byte, ascending.
    fn closed(&self, nodes: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut open: Vec<usize> = nodes.collect();
        let mut closed = BTreeSet::new();
        while let Some(at) = open.pop() {
            if closed.insert(at) {
                open.extend(self.nodes.get(at).into_iter().flat_map(|node| &node.jumps));
            }
        }
        // what neither reads nor accepts tells no states apart
        let tells =
            |at: &usize| self.nodes.get(*at).is_some_and(|node| !node.steps.is_empty() || node.accepts.is_some());
        closed.into_iter().filter(tells).collect()
    }

    fn accepted(&self, nodes: &[usize]) -> Vec<usize> {
        let accepted: BTreeSet<usize> =
            nodes.iter().filter_map(|at| self.nodes.get(*at).and_then(|node| node.accepts)).collect();
        accepted.into_iter().collect()
    }

    fn after(&self, nodes: &[usize], byte: u8) -> Vec<usize> {
        let steps = nodes.iter().filter_map(|at| self.nodes.get(*at)).flat_map(|node| &node.steps);
        let admits = |bytes: &Bytes| bytes.iter().any(|(least, most)| (*least..=*most).contains(&byte));
        self.closed(steps.filter(|(bytes, _)| admits(bytes)).map(|(_, target)| *target))
    }

    fn run(&self, name: &str) -> Vec<usize> {
        let start = self.closed(self.starts.iter().copied());
        self.accepted(&name.bytes().fold(start, |nodes, byte| self.after(&nodes, byte)))
    }

    /// The states one byte further, each with the most readable byte that leads there.
    fn targets(&self, nodes: &[usize], utf8: Utf8) -> Vec<(State, u8)> {
        let mut cuts: BTreeSet<u16> = BTreeSet::new();
        let steps = nodes.iter().filter_map(|at| self.nodes.get(*at)).flat_map(|node| &node.steps);
        let ranges = steps.flat_map(|(bytes, _)| bytes.iter().copied());
        for (least, most) in ranges.chain(utf8.next().iter().map(|(least, most, _)| (*least, *most))) {
            cuts.extend([u16::from(least), u16::from(most) + 1]);
        }
        let mut targets: BTreeMap<State, (usize, u8)> = BTreeMap::new();
        let cuts: Vec<u16> = cuts.into_iter().collect();
        for (least, beyond) in cuts.array_windows().map(|[least, beyond]| (*least, *beyond)) {
            let Ok(least) = u8::try_from(least) else { continue };
            let follows = utf8.next().iter().find(|(first, last, _)| (*first..=*last).contains(&least));
            let Some((_, _, then)) = follows else { continue };
            let byte = readable(least, beyond);
            let place = READABLE.iter().position(|other| *other == byte).unwrap_or(READABLE.len());
            let entry = targets.entry((self.after(nodes, least), *then)).or_insert((place, byte));
            *entry = (*entry).min((place, byte));
        }
        targets.into_iter().map(|(state, (_, byte))| (state, byte)).collect()
    }
}

/// The bytes that an example is made of where it may choose.
const READABLE: &[u8] = b"xyzabcdefghijklmnopqrstuvw0123456789_-.";

fn readable(least: u8, beyond: u16) -> u8 {
    let inside = |byte: &&u8| **byte >= least && u16::from(**byte) < beyond;
    READABLE.iter().find(inside).copied().unwrap_or(least)
}

struct Reader<'a, 'b> {
    text: std::iter::Peekable<std::str::Bytes<'b>>,
    automaton: &'a mut Automaton,
}

impl Reader<'_, '_> {
    /// Reads alternatives up to a bracket or the end; gives the node behind them.
    fn alternatives(&mut self, start: usize) -> Option<usize> {
        let end = self.automaton.node();
        loop {
            let first = self.automaton.node();
            self.automaton.jump(start, first);
            let last = self.sequence(first)?;
            self.automaton.jump(last, end);
            if self.text.next_if_eq(&b'|').is_none() {
                return Some(end);
            }
        }
    }

    fn sequence(&mut self, start: usize) -> Option<usize> {
        let mut at = start;
        while let Some(byte) = self.text.next_if(|byte| !matches!(byte, b'|' | b')')) {
            let end = match byte {
                b'(' => {
                    (self.text.next()? == b'?' && self.text.next()? == b':').then_some(())?;
                    let end = self.alternatives(at)?;
                    self.text.next_if_eq(&b')')?;
                    end
                }
                b'.' => self.automaton.step(at, vec![(0, u8::MAX)]),
                b'[' => {
                    let bytes = self.class()?;
                    self.automaton.step(at, bytes)
                }
                byte => {
                    let byte = self.byte(byte)?;
                    self.automaton.step(at, vec![(byte, byte)])
                }
            };
            // what is repeated or left out is one byte here, so its two nodes are its own
            let after = self.automaton.node();
            self.automaton.jump(end, after);
            if self.text.next_if_eq(&b'*').is_some() {
                self.automaton.jump(at, after);
                self.automaton.jump(end, at);
            } else if self.text.next_if_eq(&b'?').is_some() {
                self.automaton.jump(at, after);
            }
            at = after;
        }
        Some(at)
    }

    fn byte(&mut self, byte: u8) -> Option<u8> {
        if byte != b'\\' {
            return Some(byte);
        }
        let escaped = self.text.next()?;
        if escaped != b'x' {
            return Some(escaped);
        }
        let mut digit = || self.text.next().and_then(|digit| char::from(digit).to_digit(16));
        u8::try_from(digit()? * 16 + digit()?).ok()
    }

    fn class(&mut self) -> Option<Bytes> {
        let negated = self.text.next_if_eq(&b'^').is_some();
        let mut ranges = Bytes::new();
        loop {
            let byte = self.text.next()?;
            if byte == b']' {
                break;
            }
            let least = self.byte(byte)?;
            let mut most = least;
            if self.text.next_if_eq(&b'-').is_some() {
                let byte = self.text.next()?;
                most = self.byte(byte)?;
            }
            ranges.push((least, most));
        }
        if !negated {
            return Some(ranges);
        }
        let outside = |byte: &u8| !ranges.iter().any(|(least, most)| (*least..=*most).contains(byte));
        Some((0..=u8::MAX).filter(outside).map(|byte| (byte, byte)).collect())
    }
}
