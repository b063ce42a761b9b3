//! What can be checked of an export beyond its signature: the log, the population, the numbers, the period, the table.
//!
//! Two things rest on the signature alone, and the checks say so: that no entry of the period stands outside the stretch, for
//! which one would have to have the whole log, and all that speaks of the log where nobody gave its key.

use super::predicates::Export;
use super::{
    CheckStatus, Envelope, GivenRetention, LOG_EXPORT_FILE, POPULATION_FILE, Pack, RETENTION_ENVELOPE_FILE,
    RETENTION_FILE, Subject, Trust, Verification,
};
use crate::audit::{AuditEntry, AuditPeriod, Population, RetentionTable};
use crate::canonical;
use crate::log::{Checkpoint, LogExport, Note};

/// Why a check did not pass.
struct Stop {
    status: CheckStatus,
    detail: String,
}

impl<E: ToString> From<E> for Stop {
    fn from(error: E) -> Self {
        Self { status: CheckStatus::Failed, detail: error.to_string() }
    }
}

impl Stop {
    fn withheld(what: &str) -> Self {
        Self { status: CheckStatus::Withheld, detail: format!("{what} is not given away") }
    }

    const fn not_checked(detail: String) -> Self {
        Self { status: CheckStatus::NotChecked, detail }
    }
}

/// What the statement and the pack have.
struct Given<'g> {
    pack: &'g Pack,
    subjects: &'g [Subject],
    trust: &'g Trust,
}

/// The entries as the pack has them, and their checkpoint, whoever signed it.
struct Entries {
    export: LogExport,
    leaves: Vec<Vec<u8>>,
    note: Note,
    head: Checkpoint,
}

/// The checks of an export, each by its name.
pub(super) fn check(
    pack: &Pack,
    subjects: &[Subject],
    stated: &Export,
    trust: &Trust,
    verification: &mut Verification,
) {
    let given = Given { pack, subjects, trust };
    let mut say = |name, outcome: Result<String, Stop>| match outcome {
        Ok(detail) => verification.add(name, CheckStatus::Passed, detail),
        Err(Stop { status, detail }) => verification.add(name, status, detail),
    };
    match given.entries(stated) {
        Ok(entries) => {
            say("export log", given.log(&entries));
            say("export population", given.population(&entries));
            say("export numbers", numbers(stated, &entries));
            say("export period", period(stated, &entries.leaves));
        }
        // nothing can be held against entries that are not there
        Err(stop) => say("export log", Err(stop)),
    }
    if let Some(outcome) = given.retention().transpose() {
        say("export retention", outcome);
    }
}

impl Given<'_> {
    /// The bytes of an artifact; none where the statement does not speak of it.
    fn artifact(&self, name: &str) -> Result<Option<Vec<u8>>, Stop> {
        if !self.subjects.iter().any(|subject| subject.name == name) {
            return Ok(None);
        }
        match self.pack.artifact(name) {
            Some(artifact) => Ok(Some(artifact.bytes()?)),
            None if self.pack.withheld.iter().any(|withheld| withheld == name) => Err(Stop::withheld(name)),
            None => Err(format!("{name} is missing").into()),
        }
    }

    fn entries(&self, stated: &Export) -> Result<Entries, Stop> {
        let Some(bytes) = self.artifact(LOG_EXPORT_FILE)? else {
            let missing = format!("the statement speaks of no {LOG_EXPORT_FILE}");
            // whoever gives the log's key asks for the log to be checked
            let is_asked_for = self.trust.logs.iter().any(|log| log.name() == stated.log_origin);
            let rests =
                || Stop::not_checked(format!("{missing}: what is said of the log rests on the signature alone"));
            return Err(if is_asked_for { missing.into() } else { rests() });
        };
        let export: LogExport = canonical::read(&bytes).map_err(|error| format!("{LOG_EXPORT_FILE}: {error}"))?;
        let leaves = export.decoded()?;
        let note = Note::from_text(&export.checkpoint)?;
        let head = Checkpoint::from_text(&note.text)?;
        Ok(Entries { export, leaves, note, head })
    }

    fn log(&self, entries: &Entries) -> Result<String, Stop> {
        let Entries { export, note, head, .. } = entries;
        // nobody has to know the log's key to see what does not fit together
        export.verify_under(head)?;
        let named: Vec<_> = self.trust.logs.iter().filter(|log| log.name() == head.origin).collect();
        if named.is_empty() {
            let detail = format!("it fits together; give the key of {} to see whether it is that log", head.origin);
            return Err(Stop::not_checked(detail));
        }
        // a log that changed its key has several of one name
        let opened: Vec<_> = named.into_iter().map(|key| Checkpoint::open(&export.checkpoint, key)).collect();
        if opened.iter().all(Result::is_err) {
            opened.into_iter().try_for_each(|outcome| outcome.map(drop))?;
        }
        let mut detail =
            format!("all entries from place {} on, of {} that {} had", export.first, head.size, head.origin);
        for witness in &self.trust.witnesses {
            let signed = if witness.find_in(note)?.is_some() { "signed it" } else { "has not seen it" };
            detail.push_str(&format!("; the witness {} {signed}", witness.name()));
        }
        Ok(detail)
    }

    fn population(&self, entries: &Entries) -> Result<String, Stop> {
        let bytes = self.artifact(POPULATION_FILE)?;
        let bytes = bytes.ok_or_else(|| format!("the statement speaks of no {POPULATION_FILE}"))?;
        let population = Population::of(entries.export.first, &entries.leaves);
        if canonical::to_bytes(&population)? != bytes {
            return Err(format!("{POPULATION_FILE} is not what the entries of {LOG_EXPORT_FILE} consist of").into());
        }
        let wrong = population.findings.len();
        let findings = if wrong == 0 { String::new() } else { format!("; what is wrong with them: {wrong}, by place") };
        Ok(format!("{} entries{findings}", population.count))
    }

    /// What is to be said of the retention table; nothing where there is none.
    fn retention(&self) -> Result<Option<String>, Stop> {
        let Some(table) = self.artifact(RETENTION_FILE)? else { return Ok(None) };
        RetentionTable::read(&table)?;
        let unsigned =
            || Stop::not_checked("the table has no signature of its own: whose it is, nobody says".to_owned());
        let envelope = Envelope::from_json(&self.artifact(RETENTION_ENVELOPE_FILE)?.ok_or_else(unsigned)?)?;
        if !envelope.has_payload(&table) {
            return Err(format!("{RETENTION_ENVELOPE_FILE} is about another table than {RETENTION_FILE}").into());
        }
        // the table itself stands in no log: a key that was replaced or revoked does not speak for it any more
        let keys = self.trust.unbounded_keys();
        let ids: Vec<&str> = envelope.signatures.iter().map(|signature| signature.keyid.as_str()).collect();
        if !keys.iter().any(|key| ids.contains(&key.key_id().as_str())) {
            let shown: Vec<String> = ids.iter().map(|id| id.chars().take(64).collect()).collect();
            let detail = format!(
                "the table says to be signed by key {}, which no one gave for what is in no log",
                shown.join(", ")
            );
            return Err(Stop::not_checked(detail));
        }
        let opened = GivenRetention::open(envelope, &keys)?;
        Ok(Some(format!("the table is signed by key {}", opened.signed_by.join(", "))))
    }
}

fn numbers(stated: &Export, entries: &Entries) -> Result<String, Stop> {
    let Entries { export, head, .. } = entries;
    let count = export.entries.len() as u64;
    let pairs = [
        ("log_origin", stated.log_origin.clone(), head.origin.clone()),
        ("first_index", stated.first_index.to_string(), export.first.to_string()),
        ("end_index", stated.end_index.to_string(), export.first.saturating_add(count).to_string()),
        ("entries", stated.entries.to_string(), count.to_string()),
        ("tree_size", stated.tree_size.to_string(), head.size.to_string()),
        ("tree_root", stated.tree_root.to_string(), head.root.to_string()),
    ];
    let differing = pairs.iter().filter(|(_, stated, found)| stated != found);
    let differing: Vec<_> =
        differing.map(|(field, stated, found)| format!("{field} is {stated}, and {found} in the export")).collect();
    if differing.is_empty() {
        Ok(format!("{count} entries, tree of {}", head.size))
    } else {
        Err(differing.join("; ").into())
    }
}

fn period(stated: &Export, leaves: &[Vec<u8>]) -> Result<String, Stop> {
    let period = AuditPeriod::new(stated.period_start.parse()?, stated.period_end.parse()?)?;
    let is_within = |leaf: &Vec<u8>| AuditEntry::read(leaf).is_ok_and(|entry| period.contains(entry.occurred_at));
    let are_within: Vec<bool> = leaves.iter().map(is_within).collect();
    for (end, is_within) in [("first", are_within.first()), ("last", are_within.last())] {
        if is_within == Some(&false) {
            return Err(format!("the {end} entry did not happen in it: a smaller stretch has all that did").into());
        }
    }
    let (within, count) = (are_within.iter().filter(|is_within| **is_within).count(), leaves.len());
    Ok(format!("{within} of {count} entries happened in it; that none did elsewhere in the log rests on the signature"))
}
