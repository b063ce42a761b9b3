//! The stretch of a period: nothing of it is left out, and nothing could be.

use proptest::prelude::*;

use super::*;

fn day(day: u64) -> Moment {
    moment(&format!("2026-01-{:02}T00:00:00Z", day + 1))
}

fn stretch(start: u64, end: u64, days: &[Option<u64>]) -> PeriodStretch {
    let mut search = PeriodSearch::new(AuditPeriod::new(day(start), day(end)).unwrap());
    days.iter().for_each(|at| search.add(at.map(day), 10));
    search.stretch()
}

#[test]
fn the_start_is_part_of_a_period_and_the_end_is_not() {
    let period = AuditPeriod::new(day(1), day(2)).unwrap();
    assert!(period.contains(day(1)) && !period.contains(day(2)) && !period.contains(day(0)));
    for (start, end) in [(1, 1), (2, 1)] {
        let refused = AuditPeriod::new(day(start), day(end)).unwrap_err();
        assert!(refused.to_string().contains("`period_end`"), "{refused}");
    }
}

#[test]
fn a_period_without_entries_has_its_place() {
    for (days, place) in [
        (&[][..], 0),
        (&[Some(0), Some(1)], 2),
        (&[Some(8)], 0),
        (&[Some(0), None, Some(8), Some(9)], 2),
        // a clock that went back: before the first that happened later
        (&[Some(0), Some(8), Some(1)], 1),
    ] {
        let found = stretch(3, 5, days);
        assert_eq!(found, PeriodStretch { first: place, end: place, within: 0, bytes: 0 }, "{days:?}");
    }
}

#[test]
fn a_leaf_that_is_no_entry_counts_only_between_others() {
    assert_eq!(stretch(0, 9, &[None, Some(1), None, Some(2), None]).places(), 1..4);
    let mut search = PeriodSearch::new(AuditPeriod::new(day(0), moment("2027-01-01T00:00:00Z")).unwrap());
    let leaf = sealed("a").0.to_json().unwrap();
    search.read(b"{}");
    search.read(&leaf);
    let found = search.stretch();
    assert_eq!((found.places(), found.within, found.bytes), (1..2, 1, leaf.len() as u64));
}

proptest! {
    #[test]
    fn every_entry_of_the_period_is_inside_and_no_smaller_stretch_has_them(
        days in prop::collection::vec(prop::option::weighted(0.9, 0_u64..12), 0..24), start in 0_u64..11, length in 1_u64..11,
    ) {
        let end = start + length;
        let found = stretch(start, end, &days);
        let inside = |at: &Option<u64>| at.is_some_and(|at| start <= at && at < end);
        let places: Vec<u64> = (0..).zip(&days).filter(|(_, at)| inside(at)).map(|(place, _)| place).collect();
        prop_assert!(places.iter().all(|place| found.places().contains(place)));
        prop_assert_eq!(found.within, places.len() as u64);
        prop_assert_eq!(found.bytes, (found.end - found.first) * 10);
        // one place less at either end loses one
        if !places.is_empty() {
            prop_assert!(!(found.first + 1..found.end).contains(&places[0]));
            prop_assert!(!(found.first..found.end - 1).contains(&places[places.len() - 1]));
        }
        prop_assert!(found.first <= found.end && found.end <= days.len() as u64);
    }
}
