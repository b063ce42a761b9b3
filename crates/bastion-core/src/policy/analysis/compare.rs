//! Two sets of policies, compared by what they decide.
//!
//! The requests are cut into boxes only where a policy that is not in both sets matches, and there only at the borders
//! of policies that can still change the answer: the strongest first, and none below one that covers the box.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::answer::{Comparison, Difference, Verdict};
use super::region::Region;
use super::search::{Budget, Exhausted};
use super::shape::{Model, Shape};
use super::space::Space;
use crate::policy::strictness::{Strictness, by_approvals, by_obligations};
use crate::policy::{Decision, Effect, Obligations, Policy, PolicyError};

/// What tells two differences apart.
type Kind = (Effect, Effect, Strictness);

/// A box of one of the policies.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    shape: &'a Shape<'a>,
    region: &'a Region,
    /// Whether the other set has no policy that matches the same and does the same.
    changed: bool,
}

/// The boxes of one set that meet a part.
type Side<'a> = Rc<Vec<Piece<'a>>>;

pub(super) fn compare(
    old: &Model<'_>,
    new: &Model<'_>,
    space: &Space,
    comparisons_max: u64,
) -> Result<Comparison, PolicyError> {
    let sides = [pieces(old, new), pieces(new, old)].map(Rc::new);
    let starts: Vec<Region> = sides
        .iter()
        .flat_map(|side| side.iter())
        .filter(|piece| piece.changed)
        .map(|piece| piece.region.clone())
        .collect();
    let mut explorer = Explorer {
        old,
        new,
        space,
        open: Vec::new(),
        found: BTreeMap::new(),
        undetermined: BTreeSet::new(),
        confirmed: true,
    };
    for start in starts.into_iter().rev() {
        explorer.open.push((start, sides.clone()));
    }
    let mut budget = Budget::new(comparisons_max);
    let mut complete = true;
    while let Some((part, sides)) = explorer.open.pop() {
        match explorer.explore(&part, &sides, &mut budget) {
            Ok(checked) => checked?,
            Err(Exhausted) => {
                complete = false;
                break;
            }
        }
    }
    Ok(explorer.finish(complete))
}

fn pieces<'a>(own: &'a Model<'_>, other: &'a Model<'_>) -> Vec<Piece<'a>> {
    let known: BTreeSet<_> = other.shapes.iter().map(meaning).collect();
    let piece = |shape: &'a Shape<'a>| {
        let changed = !known.contains(&meaning(shape));
        shape.regions.iter().map(move |region| Piece { shape, region, changed })
    };
    own.shapes.iter().flat_map(piece).collect()
}

/// Everything about a policy that a decision can depend on.
fn meaning<'a>(shape: &'a Shape<'_>) -> impl Ord + use<'a> {
    let approvers = shape.policy.approvers.as_ref().map(|approvers| {
        let roles: BTreeSet<&str> = approvers.roles.iter().map(String::as_str).collect();
        (roles, approvers.min, approvers.distinct_from_requester)
    });
    // they have no order of their own
    let obligations = shape.policy.obligations.as_ref().map(|obligations| format!("{obligations:?}"));
    (shape.effect(), shape.condition, &shape.regions, approvers, obligations)
}

/// What is known of one set within a part.
struct Outlook<'a> {
    /// The strongest effect that is certain everywhere in it.
    floor: Option<Effect>,
    /// The boxes above that effect that are not certain: because of a border, or because of a condition.
    above: Vec<Piece<'a>>,
}

impl<'a> Outlook<'a> {
    fn new(part: &Region, side: &[Piece<'a>]) -> Self {
        let certain = |piece: &&Piece<'_>| !piece.shape.is_conditional() && part.overhang(piece.region) == 0;
        let floor = side.iter().filter(certain).map(|piece| piece.shape.effect()).max();
        let above = side.iter().filter(|piece| Some(piece.shape.effect()) > floor).copied().collect();
        Self { floor, above }
    }

    /// The effects that may occur in the part.
    fn possible(&self) -> BTreeSet<Effect> {
        let base = self.floor.unwrap_or(Effect::Block);
        self.above.iter().map(|piece| piece.shape.effect()).chain([base]).collect()
    }

    fn conditions(&self) -> impl Iterator<Item = &Piece<'a>> {
        self.above.iter().filter(|piece| piece.shape.is_conditional())
    }
}

/// Whether both sets ask the same of a part, in one respect.
enum Settled<'a> {
    /// The part was cut: its pieces are looked at later.
    Cut,
    Alike,
    /// They do not, or it depends on the conditions of these policies.
    Differs(Vec<&'a str>),
}

/// What is asked in one respect: by which policies, and what the demands of one set do beside those of the other.
struct Respect {
    concerns: fn(&Policy) -> bool,
    strictness: fn(&[&Policy], &[&Policy]) -> Option<Strictness>,
}

const APPROVALS: Respect = Respect {
    concerns: |policy| policy.effect == Effect::RequireApproval,
    strictness: |before, after| {
        let [before, after] = [before, after]
            .map(|asking| asking.iter().filter_map(|policy| policy.approvers.as_ref()).collect::<Vec<_>>());
        by_approvals(&before, &after)
    },
};

const OBLIGATIONS: Respect = Respect {
    concerns: |policy| policy.obligations.as_ref().is_some_and(|obligations| !obligations.is_empty()),
    strictness: |before, after| {
        let [before, after] = [before, after].map(|demanding| {
            let mut all = Obligations::default();
            demanding.iter().filter_map(|policy| policy.obligations.as_ref()).for_each(|demanded| all.add(demanded));
            all
        });
        by_obligations(&before, &after)
    },
};

struct Explorer<'a> {
    old: &'a Model<'a>,
    new: &'a Model<'a>,
    space: &'a Space,
    open: Vec<(Region, [Side<'a>; 2])>,
    found: BTreeMap<Kind, Difference>,
    undetermined: BTreeSet<String>,
    /// Whether the evaluators saw every difference that the boxes show.
    confirmed: bool,
}

impl<'a> Explorer<'a> {
    /// Settles a part, or cuts it in parts that are looked at later.
    fn explore(
        &mut self,
        part: &Region,
        sides: &[Side<'a>; 2],
        budget: &mut Budget,
    ) -> Result<Result<(), PolicyError>, Exhausted> {
        budget.spend(2 * sides.iter().map(|side| side.len()).sum::<usize>() + 1)?;
        let sides = sides
            .each_ref()
            .map(|side| Rc::new(side.iter().filter(|piece| part.meets(piece.region)).copied().collect::<Vec<_>>()));
        if !sides.iter().any(|side| side.iter().any(|piece| piece.changed)) {
            return Ok(Ok(()));
        }
        let [old, new] = sides.each_ref().map(|side| Outlook::new(part, side));
        let demanding = |piece: &Piece<'_>| piece.changed && (OBLIGATIONS.concerns)(piece.shape.policy);
        let has_obligations = sides.iter().any(|side| side.iter().any(demanding));
        if self.knows_all(&old.possible(), &new.possible(), has_obligations) {
            return Ok(Ok(()));
        }
        let above = old.above.iter().chain(&new.above);
        if self.cut(part, above, &sides) {
            return Ok(Ok(()));
        }
        let conditions: Vec<&Piece<'_>> = old.conditions().chain(new.conditions()).collect();
        let mut names: Vec<&str> = conditions.iter().map(|piece| piece.shape.policy.id.as_str()).collect();
        let alike = old.floor == new.floor && conditions.iter().all(|piece| !piece.changed);
        // the effects differ, or a condition decides whether they do
        let differ = old.floor.unwrap_or(Effect::Block) != new.floor.unwrap_or(Effect::Block);
        let mut differs = !alike && (differ || !conditions.is_empty());
        let mut respects = Vec::new();
        if is_open(old.floor) && is_open(new.floor) {
            respects.push(OBLIGATIONS);
        }
        if old.floor == Some(Effect::RequireApproval) && new.floor == old.floor && !differs {
            respects.push(APPROVALS);
        }
        for respect in respects {
            match self.settle(part, &sides, &respect) {
                Settled::Cut => return Ok(Ok(())),
                Settled::Alike => {}
                Settled::Differs(doubtful) => {
                    differs = true;
                    names.extend(doubtful);
                }
            }
        }
        Ok(if differs { self.note(part, &names) } else { Ok(()) })
    }

    /// Whether every kind of difference that is possible has been found.
    fn knows_all(&self, old: &BTreeSet<Effect>, new: &BTreeSet<Effect>, has_obligations: bool) -> bool {
        use Strictness::{Different, Looser, Stricter};
        old.iter().all(|before| {
            new.iter().all(|after| {
                let has_obligations = has_obligations && is_open(Some(*before)) && is_open(Some(*after));
                let kinds: &[Strictness] = match before.cmp(after) {
                    Ordering::Less if has_obligations => &[Stricter, Different],
                    Ordering::Less => &[Stricter],
                    Ordering::Greater if has_obligations => &[Looser, Different],
                    Ordering::Greater => &[Looser],
                    Ordering::Equal if has_obligations || *before == Effect::RequireApproval => {
                        &[Stricter, Looser, Different]
                    }
                    Ordering::Equal => &[],
                };
                kinds.iter().all(|kind| self.found.contains_key(&(*before, *after, *kind)))
            })
        })
    }

    /// Cuts a part at the strongest of some boxes whose border runs through it; none does when it says so.
    fn cut<'b>(&mut self, part: &Region, pieces: impl Iterator<Item = &'b Piece<'a>>, sides: &[Side<'a>; 2]) -> bool
    where
        'a: 'b,
    {
        let crossing = pieces.filter_map(|piece| {
            let overhang = part.overhang(piece.region);
            (overhang > 0).then_some((piece.shape.effect(), std::cmp::Reverse(overhang), piece.region))
        });
        // the first of equals
        let strongest = crossing.reduce(|best, next| if (next.0, next.1) > (best.0, best.1) { next } else { best });
        let Some((_, _, region)) = strongest else { return false };
        let outside = part.without(region).into_iter().rev();
        self.open.extend(outside.chain([part.and(region)]).map(|piece| (piece, sides.clone())));
        true
    }

    /// Whether both sets ask the same of a part in one respect.
    fn settle(&mut self, part: &Region, sides: &[Side<'a>; 2], respect: &Respect) -> Settled<'a> {
        let concerns = |piece: &&Piece<'_>| (respect.concerns)(piece.shape.policy);
        let all: Vec<Piece<'a>> = sides.iter().flat_map(|side| side.iter()).filter(concerns).copied().collect();
        let changed = all.iter().filter(|piece| piece.changed);
        if self.cut(part, changed, sides) {
            return Settled::Cut;
        }
        let strictness = |changed_only: bool| {
            let [before, after] = sides.each_ref().map(|side| {
                let pieces = side
                    .iter()
                    .filter(concerns)
                    .filter(|piece| !piece.shape.is_conditional() && (piece.changed || !changed_only));
                pieces.map(|piece| piece.shape.policy).collect::<Vec<&Policy>>()
            });
            (respect.strictness)(&before, &after)
        };
        let doubtful: Vec<&Piece<'a>> = all.iter().filter(|piece| piece.shape.is_conditional()).collect();
        let doubt = doubtful.iter().any(|piece| piece.changed);
        if strictness(true).is_none() && !doubt {
            return Settled::Alike;
        }
        // what both sets have may still imply what only one of them asks for
        if self.cut(part, all.iter().filter(|piece| !piece.shape.is_conditional()), sides) {
            return Settled::Cut;
        }
        if strictness(false).is_none() && !doubt {
            return Settled::Alike;
        }
        Settled::Differs(doubtful.into_iter().map(|piece| piece.shape.policy.id.as_str()).collect())
    }

    /// Asks the evaluators about a request of the part and keeps the difference; what conditions decide is named.
    fn note(&mut self, part: &Region, conditions: &[&str]) -> Result<(), PolicyError> {
        self.undetermined.extend(conditions.iter().map(|name| (*name).to_owned()));
        let request = self.space.request(part);
        let before = self.old.decide(&request)?;
        let after = self.new.decide(&request)?;
        let strictness = before.demands().beside(&after.demands());
        self.confirmed &= strictness.is_some() || !conditions.is_empty();
        if let Some(strictness) = strictness {
            self.found.entry((before.effect, after.effect, strictness)).or_insert_with(|| Difference {
                before: before.effect,
                after: after.effect,
                strictness,
                request,
                policies_before: deciding(&before),
                policies_after: deciding(&after),
                approvals_before: before.approvals,
                approvals_after: after.approvals,
                obligations_before: before.obligations,
                obligations_after: after.obligations,
            });
        }
        Ok(())
    }

    fn finish(self, complete: bool) -> Comparison {
        let complete = complete && self.confirmed;
        let without = |kinds: &[Strictness]| {
            if self.found.keys().any(|(_, _, kind)| kinds.contains(kind)) {
                Verdict::No
            } else if complete && self.undetermined.is_empty() {
                Verdict::Yes
            } else {
                Verdict::Unknown
            }
        };
        Comparison {
            equivalent: without(&[Strictness::Stricter, Strictness::Looser, Strictness::Different]),
            at_least_as_strict: without(&[Strictness::Looser, Strictness::Different]),
            at_most_as_strict: without(&[Strictness::Stricter, Strictness::Different]),
            differences: self.found.into_values().collect(),
            undetermined: self.undetermined.into_iter().collect(),
            complete,
        }
    }
}

/// Whether something may be done.
fn is_open(effect: Option<Effect>) -> bool {
    effect.is_some_and(|effect| effect != Effect::Block)
}

fn deciding(decision: &Decision) -> Vec<String> {
    decision.deciding().map(|policy| policy.id.clone()).collect()
}
