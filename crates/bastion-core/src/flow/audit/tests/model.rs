//! Random courses against a model, and after each of them damage to everything that is kept.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::audit::DataKey;

#[derive(Debug, Clone)]
enum Step {
    Record(Vec<u32>),
    Read(u8, u8),
    Erase(u32),
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::collection::vec(1_u32..4, 1..4).prop_map(Step::Record),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(first, length)| Step::Read(first, length)),
        1 => (1_u32..4).prop_map(Step::Erase),
        1 => Just(Step::Reopen),
    ]
}

/// What ought to be in the log.
#[derive(Debug, Clone, Default)]
struct Model {
    /// Identifier, key, and body; none for the log's own.
    entries: Vec<(String, DataKeyId, Option<AuditBody>)>,
    erased: Vec<DataKeyId>,
    checkpoints: Vec<String>,
}

impl Model {
    fn own(&mut self, id: &str) {
        self.entries.push((id.to_owned(), own_key(), None));
    }

    fn is_erased(&self, id: &str) -> bool {
        self.entries.iter().any(|(own, key, _)| own == id && self.erased.contains(key))
    }
}

/// What was recorded may be erased at once.
fn short() -> RetentionTable {
    let mut table = table();
    table.rules.iter_mut().for_each(|rule| rule.keep_at_least = "P0D".parse().unwrap());
    table
}

fn run(world: &World, steps: &[Step]) -> Model {
    let mut audit = world.open();
    let mut model = Model::default();
    for (turn, step) in (0_u64..).zip(steps) {
        let who = usage(&format!("own{turn}"), turn * 10);
        match step {
            Step::Record(months) => record(&mut audit, &mut model, turn, months),
            Step::Read(first, length) => {
                let size = model.entries.len() as u64;
                let first = u64::from(*first) % (size + 1);
                let end = size.min(first + u64::from(*length) % 8);
                let reading = audit.read(first..end, &who, &mut counting()).unwrap();
                assert_eq!(reading.entries.len() as u64, end - first);
                for read in &reading.entries {
                    let (_, key_id, body) = &model.entries[usize::try_from(read.place).unwrap()];
                    let is_erased = model.erased.contains(key_id);
                    assert_eq!(read.state, if is_erased { BodyState::Erased } else { BodyState::Whole });
                    assert!(read.body.is_some() != is_erased && (body.is_none() || is_erased || read.body == *body));
                }
                model.own(&who.id);
            }
            Step::Erase(month) => {
                let key_id = key_id(*month);
                let is_used = model.entries.iter().any(|(_, key, _)| *key == key_id);
                let is_new = !model.erased.contains(&key_id);
                let request = ErasureRequest { key_id, who };
                let done = audit.erase(&request, &short(), &[], &mut counting());
                assert_eq!(done.is_ok(), is_used, "{done:?}");
                if is_used && is_new {
                    model.erased.push(request.key_id);
                    model.own(&request.who.id);
                }
            }
            Step::Reopen => {
                drop(audit);
                audit = world.open();
            }
        }
        assert_eq!(audit.size(), model.entries.len() as u64);
        model.checkpoints.extend(audit.checkpoint().map(str::to_owned));
    }
    model
}

fn record(audit: &mut Audit, model: &mut Model, turn: u64, months: &[u32]) {
    let entries: Vec<_> = (0..).zip(months).map(|(number, month)| entry(turn * 10 + number, *month)).collect();
    let is_used_up = entries.iter().any(|entry| model.erased.contains(&entry.header.key_id));
    let done = audit.record(entries.clone(), &mut counting());
    assert_eq!(done.is_ok(), !is_used_up, "{done:?}");
    if done.is_ok() {
        let kept = entries.into_iter().map(|NewAuditEntry { header, body }| (header.id, header.key_id, Some(body)));
        model.entries.extend(kept);
    }
}

/// Kinds of damage.
const DAMAGES: usize = 10;

/// One change of one thing that is kept, by somebody who can write all the stores. None where there is nothing of the kind.
fn damage(world: &World, model: &Model, kind: usize, which: Index, at: Index) -> Option<&'static str> {
    let choose = |count: usize| (count > 0).then(|| which.index(count));
    let flip = |bytes: &mut Vec<u8>| {
        let at = at.index(bytes.len());
        bytes[at] ^= 0x20;
    };
    match kind {
        0 | 1 => world.log.with(|log| {
            let paths: Vec<_> = log.files.keys().cloned().collect();
            // what a wider tile has taken over is of no use to anybody
            let ending = format!(".p/{}", model.entries.len());
            let paths: Vec<_> = paths.into_iter().filter(|path| kind == 0 || path.ends_with(&ending)).collect();
            let path = &paths[choose(paths.len())?];
            if kind == 0 {
                flip(log.files.get_mut(path)?);
                return Some("a byte of a file of the tree");
            }
            log.files.remove(path).map(|_| "a file of the tree, removed")
        }),
        2..=4 => world.bodies.with(|bodies| {
            let ids: Vec<_> = bodies.bodies.keys().cloned().collect();
            let id = &ids[choose(ids.len())?];
            match kind {
                2 => bodies.bodies.get_mut(id).map(flip).map(|()| "a byte of a body"),
                // an erased one may go
                3 if model.is_erased(id) => None,
                3 => bodies.bodies.remove(id).map(|_| "a body, removed"),
                _ => {
                    let bytes = bodies.bodies.get(id)?.clone();
                    bodies.bodies.insert("another".to_owned(), bytes).map_or(Some("a body of no entry"), |_| None)
                }
            }
        }),
        _ => world.keys.with(|ring| {
            let ids: Vec<_> = ring.keys.keys().cloned().collect();
            let id = ids[choose(ids.len())?].clone();
            match (kind, ring.keys.remove(&id)?) {
                (5, Some(key)) => {
                    let mut bytes = *key.expose();
                    bytes[at.index(32)] ^= 1;
                    ring.keys.insert(id, Some(DataKey::from_bytes(bytes)));
                    Some("a byte of a key")
                }
                (6, Some(_)) => Some("a key, removed"),
                (7, Some(_)) => {
                    ring.keys.insert(id, None);
                    Some("a key, destroyed in silence")
                }
                (8, None) => {
                    ring.keys.insert(id, Some(DataKey::from_bytes([9; 32])));
                    Some("a key that came back")
                }
                (9, None) => Some("the trace of a destroyed key, removed"),
                _ => None,
            }
        }),
    }
}

/// The same content in a store of its own.
fn copy<T: Clone + Default>(store: &Shared<T>) -> Shared<T> {
    let copied = Shared::default();
    *copied.inner.lock().unwrap() = store.with(|inner| inner.clone());
    copied
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_course_gives_what_the_model_gives_and_every_damage_is_seen(
        steps in prop::collection::vec(step(), 1..12),
        hits in prop::collection::vec((any::<Index>(), any::<Index>()), DAMAGES),
    ) {
        let world = World::new();
        let model = run(&world, &steps);
        let report = world.verify(&model.checkpoints);
        prop_assert!(report.valid, "{:?}", report);
        prop_assert_eq!(report.population.count, model.entries.len() as u64);
        for (kind, (which, at)) in hits.iter().enumerate() {
            let hurt = World { log: copy(&world.log), bodies: copy(&world.bodies), keys: copy(&world.keys), ..World::new() };
            if let Some(what) = damage(&hurt, &model, kind, *which, *at) {
                prop_assert!(!hurt.verify(&model.checkpoints).valid, "{} was not seen", what);
            }
        }
    }
}

/// The damages that a random course may never come to do are all done here.
#[test]
fn each_kind_of_damage_is_done_and_seen() {
    let world = World::new();
    let steps = [Step::Record(vec![1, 2]), Step::Read(0, 2), Step::Erase(1), Step::Record(vec![2, 3])];
    let model = run(&world, &steps);
    for kind in 0..DAMAGES {
        let done = (0..64_usize).filter(|number| {
            let hurt =
                World { log: copy(&world.log), bodies: copy(&world.bodies), keys: copy(&world.keys), ..World::new() };
            let [which, at] = [*number, number * 7].map(index);
            let done = damage(&hurt, &model, kind, which, at);
            let seen = !hurt.verify(&model.checkpoints).valid;
            assert!(done.is_none() || seen, "{done:?} was not seen");
            done.is_some()
        });
        assert!(done.count() > 0, "{kind} was never done");
    }
}

/// An index that walks over everything there is.
fn index(number: usize) -> Index {
    use proptest::arbitrary::any;
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    (0..number).for_each(|_| _ = any::<Index>().new_tree(&mut runner).unwrap().current());
    any::<Index>().new_tree(&mut runner).unwrap().current()
}
