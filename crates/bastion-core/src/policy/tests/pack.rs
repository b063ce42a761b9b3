//! Every pack against its cases, which try all of it.

use crate::policy::{CaseOutcome, CoverageRecorder, PolicySet, PolicyTests, packs};

/// The packs that this build can run.
fn runnable() -> impl Iterator<Item = &'static packs::PolicyPack> {
    packs::PACKS.iter().filter(|pack| cfg!(feature = "rego") || !pack.source.contains("\n    when:"))
}

#[test]
fn packs_decide_their_cases() {
    for pack in runnable() {
        let PolicyTests { beside, cases, .. } = pack.tests().unwrap();
        let own = pack.document().unwrap().policies;
        assert!(own.iter().all(|policy| policy.id.starts_with(&format!("{}.", pack.name))), "{}", pack.name);
        let mut recorder = CoverageRecorder::new(&own);
        let set = PolicySet::compile(own.into_iter().chain(beside).collect()).unwrap();
        for result in set.test(pack.name, &cases) {
            assert_eq!(result.outcome, CaseOutcome::Passed, "{result:#?}");
        }
        for case in &cases {
            assert!(case.matched.is_some(), "{}: {}", pack.name, case.name);
            recorder.record(&set, &case.request).unwrap();
        }
        let coverage = recorder.finish();
        let missing: Vec<_> = coverage.policies.iter().filter(|policy| !policy.complete).collect();
        assert!(coverage.complete, "{}: {missing:#?}", pack.name);
    }
}

#[test]
fn packs_stand_beside_each_other() {
    let all = runnable().flat_map(|pack| pack.document().unwrap().policies);
    let count = if cfg!(feature = "rego") { 27 } else { 23 };
    assert_eq!(PolicySet::compile(all.collect()).unwrap().policies().len(), count);
    assert_eq!(packs::pack("breaking").unwrap_err().to_string(), "no policy pack `breaking`");
    assert!(packs::PACKS.is_sorted_by(|left, right| left.name < right.name));
}
