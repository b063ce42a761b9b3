//! What begins with a digit: cards, identifiers made of digits, telephone numbers, addresses, dates.

use super::cue::Cues;
use super::phone::{self, Verdict};
use super::set::ByLength;
use super::walk::Walk;
use super::{EntitySet, Strength, class, date, network};
use crate::privacy::Entity;
use crate::privacy::validate::{self, luhn, validator};

/// Groups of digits that belong together, with what separates them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cluster {
    groups: [(usize, usize); Self::GROUPS_MAX],
    /// Digits up to the end of each group.
    totals: [usize; Self::GROUPS_MAX],
    pub(super) count: usize,
    /// Whether a plus sign stands before it.
    pub(super) has_plus: bool,
    /// Where it starts, with a plus sign or bracket.
    pub(super) start: usize,
}

impl Cluster {
    const GROUPS_MAX: usize = 8;
    /// Bytes between two groups.
    const GAP_MAX: usize = 3;

    /// Reads the groups from the digit at a position.
    pub(super) fn read(bytes: &[u8], first: usize) -> Self {
        let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
        let before = first.checked_sub(1).map_or(0, at);
        let has_plus = before == b'+';
        let mut start = first - usize::from(has_plus || before == b'(');
        if has_plus && start > 0 && at(start - 1) == b'(' {
            start -= 1;
        }
        let none = [0; Self::GROUPS_MAX];
        let mut cluster = Self { groups: [(0, 0); Self::GROUPS_MAX], totals: none, count: 0, has_plus, start };
        let (mut from, mut end, mut digits) = (first, first, 0);
        // bytes since the last digit
        let mut gap = 0;
        for byte in bytes.get(first..).unwrap_or_default() {
            let class = class::of(*byte);
            if class & class::DIGIT != 0 {
                if gap > 0 {
                    if cluster.count == Self::GROUPS_MAX || (gap > 1 && at(end) == at(end + 1)) {
                        return cluster;
                    }
                    from = end + gap;
                    end = from;
                    gap = 0;
                }
                digits += 1;
                end += 1;
            } else if class & class::GAP != 0 && gap < Self::GAP_MAX {
                if gap == 0 {
                    cluster.close(from, end, digits);
                }
                gap += 1;
            } else {
                break;
            }
        }
        if gap == 0 {
            cluster.close(from, end, digits);
        }
        cluster
    }

    /// Adds a group, with the digits up to its end.
    fn close(&mut self, from: usize, end: usize, digits: usize) {
        if let (Some(slot), Some(total)) = (self.groups.get_mut(self.count), self.totals.get_mut(self.count)) {
            (*slot, *total) = ((from, end), digits);
            self.count += 1;
        }
    }

    pub(super) fn group(&self, group: usize) -> (usize, usize) {
        self.groups.get(group).copied().unwrap_or((0, 0))
    }

    /// Digits of a group; 0 for one that is not there.
    pub(super) fn length(&self, group: usize) -> usize {
        let (start, end) = self.group(group);
        if group < self.count { end - start } else { 0 }
    }

    /// Digits of the first groups.
    pub(super) fn total(&self, groups: usize) -> usize {
        groups.checked_sub(1).and_then(|last| self.totals.get(last)).copied().unwrap_or(0)
    }

    /// Where the first groups end.
    pub(super) fn end(&self, groups: usize) -> usize {
        self.group(groups.saturating_sub(1)).1
    }

    /// What stands behind a group.
    pub(super) fn separator<'a>(&self, bytes: &'a [u8], group: usize) -> &'a [u8] {
        bytes.get(self.group(group).1..self.group(group + 1).0).unwrap_or_default()
    }

    /// The digits of the first groups, when there is room for them.
    pub(super) fn digits<'a>(&self, bytes: &[u8], groups: usize, buffer: &'a mut [u8]) -> Option<&'a [u8]> {
        let mut length = 0;
        for group in 0..groups {
            let (start, end) = self.group(group);
            let places = buffer.get_mut(length..length + (end - start))?;
            // a few bytes at a time
            places.iter_mut().zip(bytes.get(start..end)?).for_each(|(place, digit)| *place = *digit);
            length += end - start;
        }
        buffer.get(..length)
    }

    pub(super) fn is_in_brackets(&self, bytes: &[u8], group: usize) -> bool {
        let (start, end) = self.group(group);
        let is_opened = start.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'(');
        (is_opened || bytes.get(self.start) == Some(&b'(')) && bytes.get(end) == Some(&b')')
    }

    /// How many digits stand before a zero in brackets: `+41 (0)44`.
    pub(super) fn zero_in_brackets(&self, bytes: &[u8], groups: usize) -> Option<usize> {
        let group = (0..groups).find(|group| {
            self.length(*group) == 1
                && self.is_in_brackets(bytes, *group)
                && bytes.get(self.group(*group).0) == Some(&b'0')
        })?;
        Some(self.total(group))
    }

    /// Whether the first groups are separated by spaces or dashes, all alike, or not at all.
    fn is_even(&self, bytes: &[u8], groups: usize) -> bool {
        let first = self.separator(bytes, 0);
        groups == 1
            || matches!(first, b" " | b"-") && (1..groups - 1).all(|group| self.separator(bytes, group) == first)
    }
}

/// Identifiers made of digits: shortest and longest.
static IDENTIFIERS: ByLength = ByLength::new(&[
    (Entity::UsAbaRouting, 9, 9),
    (Entity::UsNpi, 10, 10),
    (Entity::GbNhs, 10, 10),
    (Entity::GbUtr, 10, 10),
    (Entity::InAadhaar, 12, 12),
    (Entity::BrCpf, 11, 11),
    (Entity::BrCnpj, 14, 14),
    (Entity::ArCuit, 11, 11),
    (Entity::ClRut, 8, 9),
    (Entity::CaSin, 9, 9),
    (Entity::AuTfn, 8, 9),
    (Entity::AuAbn, 11, 11),
    (Entity::AuAcn, 9, 9),
    (Entity::AuMedicare, 10, 11),
    (Entity::ItPartitaIva, 11, 11),
    (Entity::DeSteuerId, 11, 11),
    (Entity::AtSvnr, 10, 10),
    (Entity::FrNir, 15, 15),
    (Entity::NlBsn, 9, 9),
    (Entity::PlPesel, 11, 11),
    (Entity::RoCnp, 13, 13),
    (Entity::SePersonnummer, 10, 12),
    (Entity::NoFodselsnummer, 11, 11),
    (Entity::DkCpr, 10, 10),
    (Entity::BgEgn, 10, 10),
    (Entity::HrOib, 11, 11),
    (Entity::KrRrn, 13, 13),
    (Entity::JpMyNumber, 12, 12),
    (Entity::CnResidentId, 18, 18),
    (Entity::ThId, 13, 13),
    (Entity::TrTckn, 11, 11),
    (Entity::ZaId, 13, 13),
    (Entity::Imei, 15, 15),
]);

/// Fewer digits are never looked at without other marks.
const DIGITS_MIN: usize = 6;

/// Looks at the digits at a position, and says from where to go on.
pub(super) fn at(walk: &mut Walk<'_>, start: usize, end: usize) -> usize {
    let bytes = walk.bytes;
    let next = bytes.get(end).copied().unwrap_or(0);
    if let Some(end) = date::time(bytes, start, end) {
        return end;
    }
    if (next == b':' || walk.before(start) == b':')
        && let Some(end) = network::colons(walk, start, end)
    {
        return end;
    }
    let is_month_near = end - start <= 2 && (next == b' ' || next == b'.' || next == b',');
    if is_month_near && let Some(end) = date::written(walk, start, end) {
        return end;
    }
    let follows = bytes.get(end + 1).copied().unwrap_or(0);
    let is_alone = !matches!(next, b' ' | b'-' | b'.' | b'/' | b')')
        || !matches!(follows, b'0'..=b'9' | b' ' | b'-' | b'(' | b')');
    if is_alone && end - start < DIGITS_MIN {
        return joined(walk, start, end).unwrap_or(end);
    }
    let cluster = Cluster::read(bytes, start);
    if end - start <= 3
        && next == b'.'
        && cluster.count >= 4
        && let Some(end) = network::ipv4(walk, &cluster)
    {
        return end;
    }
    if let Some(end) = date::numeric(walk, &cluster) {
        return end;
    }
    if let Some(end) = joined(walk, start, end) {
        return end;
    }
    if cluster.total(cluster.count) < DIGITS_MIN {
        return end;
    }
    if let Some(end) = network::position(walk, &cluster) {
        return end;
    }
    longest(walk, &cluster).unwrap_or(end)
}

/// The hardware address or UUID that a group of digits beside a dash is part of.
fn joined(walk: &mut Walk<'_>, start: usize, end: usize) -> Option<usize> {
    if walk.byte(end) != b'-' && walk.before(start) != b'-' {
        return None;
    }
    match end - start {
        2 => network::hardware(walk, start, b'-'),
        length @ (4 | 8 | 12) => network::uuid(walk, start, length),
        _ => None,
    }
}

/// The most groups of a cluster that are something.
fn longest(walk: &mut Walk<'_>, cluster: &Cluster) -> Option<usize> {
    // digits one by one are a list, and there may be very many
    if (1..cluster.count).filter(|group| cluster.length(*group) == 1).count() > 2 {
        return None;
    }
    let mut cues = None;
    for groups in (1..=cluster.count).rev() {
        let end = cluster.end(groups);
        let total = cluster.total(groups);
        // what is joined without a space belongs together
        let is_cut = groups < cluster.count && !cluster.separator(walk.bytes, groups - 1).contains(&b' ');
        if !(DIGITS_MIN..=19).contains(&total) || is_cut || !walk.ends_word(end) {
            continue;
        }
        let start = cluster.group(0).0;
        let strong = card(walk, cluster, groups, &mut cues)
            .or_else(|| social(walk, cluster, groups, &mut cues))
            .or_else(|| identifier(walk, cluster, groups, &mut cues));
        if let Some((entity, strength)) = strong {
            walk.found(entity, start, end, strength);
            return Some(end);
        }
        if let Some(strength) = telephone(walk, cluster, groups, &mut cues) {
            let end = phone::end_of_extension(walk.bytes, end);
            // a bracket that is opened before it and closed inside belongs to it
            let closes = walk.bytes.get(cluster.start..end).is_some_and(|own| own.contains(&b')'));
            let opened = walk.bytes.get(cluster.start) == Some(&b'(');
            let first = if opened && !closes { cluster.start + 1 } else { cluster.start };
            walk.found(Entity::Phone, first, end, strength);
            return Some(end);
        }
    }
    None
}

type Judged = Option<(Entity, Strength)>;

/// A payment card: a network's range and length and Luhn's check digit. Twelve digits, as some of Maestro have, count
/// only beside a word for a card, because numbers of that length are common and one in ten has the check digit; beside
/// such a word the check digit is enough, whoever issued it.
fn card(walk: &Walk<'_>, cluster: &Cluster, groups: usize, cues: &mut Option<Cues>) -> Judged {
    let total = cluster.total(groups);
    if !walk.wants(Entity::CreditCard) || !(12..=19).contains(&total) || cluster.has_plus {
        return None;
    }
    let is_grouped = groups == 1 || (groups <= 6 && (0..groups).all(|group| (2..=7).contains(&cluster.length(group))));
    if !is_grouped || !cluster.is_even(walk.bytes, groups) {
        return None;
    }
    let mut buffer = [0; 19];
    let digits = cluster.digits(walk.bytes, groups, &mut buffer)?;
    if !has_check_digit(digits) {
        return None;
    }
    let is_known = validate::credit_card(digits);
    let is_enough = is_known && (total == 16 || (total > 12 && matches!(digits.first(), Some(b'3'..=b'5'))));
    if is_enough {
        return Some((Entity::CreditCard, Strength::Checked));
    }
    walk.cues(cues, cluster, groups).speak_of(Entity::CreditCard).then_some((Entity::CreditCard, Strength::Cued))
}

fn has_check_digit(digits: &[u8]) -> bool {
    let mut values = [0; 19];
    let Some(values) = values.get_mut(..digits.len()) else { return false };
    values.iter_mut().zip(digits).for_each(|(value, digit)| *value = digit.wrapping_sub(b'0'));
    luhn::is_valid(values) && values.iter().any(|value| *value != 0)
}

/// A social security or taxpayer number of the United States: dashed in its own way, or beside its name.
fn social(walk: &Walk<'_>, cluster: &Cluster, groups: usize, cues: &mut Option<Cues>) -> Judged {
    if cluster.total(groups) != 9 || cluster.has_plus {
        return None;
    }
    let is_shaped = groups == 3 && cluster.length(0) == 3 && cluster.length(1) == 2 && cluster.is_even(walk.bytes, 3);
    if !is_shaped && groups != 1 {
        return None;
    }
    let value = walk.bytes.get(cluster.group(0).0..cluster.end(groups))?;
    let is = |entity: Entity| walk.wants(entity) && validator(entity).is_some_and(|validates| validates(value));
    let entity = [Entity::UsSsn, Entity::UsItin].into_iter().find(|entity| is(*entity))?;
    let is_dashed = is_shaped && cluster.separator(walk.bytes, 0) == b"-";
    if is_dashed {
        return Some((entity, Strength::Shaped));
    }
    walk.cues(cues, cluster, groups).speak_of(entity).then_some((entity, Strength::Cued))
}

/// An identifier of a country that a word beside it names, or that nothing else looks like.
fn identifier(walk: &Walk<'_>, cluster: &Cluster, groups: usize, cues: &mut Option<Cues>) -> Judged {
    if walk.has_no_identifiers() || cluster.has_plus {
        return None;
    }
    let total = cluster.total(groups);
    let value = walk.bytes.get(cluster.group(0).0..cluster.end(groups))?;
    let candidates = IDENTIFIERS.of(total).intersection(walk.entities());
    if candidates.is_empty() {
        return None;
    }
    let cues = *walk.cues(cues, cluster, groups);
    candidates
        .intersection(EntitySet::ALONE.union(cues.all()))
        .iter()
        .find(|entity| {
            (entity.decides_alone() || cues.speak_of(*entity))
                && validator(*entity).is_some_and(|validates| validates(value))
        })
        .map(|entity| (entity, Strength::Checked))
}

fn telephone(walk: &Walk<'_>, cluster: &Cluster, groups: usize, cues: &mut Option<Cues>) -> Option<Strength> {
    if !walk.wants(Entity::Phone) {
        return None;
    }
    match phone::judge(walk.bytes, cluster, groups) {
        Verdict::Phone(Strength::Checked) if !is_attached(walk, cluster.start) => Some(Strength::Checked),
        Verdict::Phone(_) if is_attached(walk, cluster.start) => {
            walk.cues(cues, cluster, groups).speak_of(Entity::Phone).then_some(Strength::Cued)
        }
        Verdict::Phone(strength) => {
            (!walk.cues(cues, cluster, groups).speak_of_another(Entity::Phone)).then_some(strength)
        }
        Verdict::Perhaps => walk.cues(cues, cluster, groups).speak_of(Entity::Phone).then_some(Strength::Cued),
        Verdict::No => None,
    }
}

/// Whether digits or letters before a place belong to what stands there.
fn is_attached(walk: &Walk<'_>, start: usize) -> bool {
    let beyond = start.checked_sub(1).map_or(0, |before| walk.before(before));
    match walk.before(start) {
        b'-' | b'.' | b'/' => class::is_alnum(beyond) && walk.byte(start) != b'+',
        b' ' => beyond.is_ascii_digit() && walk.byte(start) != b'(',
        _ => false,
    }
}
