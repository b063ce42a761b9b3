//! The table of operations: one line each.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::call::{self, Answer};
use crate::error::Error;
use crate::port::Runtime;

/// One operation.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// Its name: what it is about, a dot, a verb.
    pub name: &'static str,
    /// One sentence.
    pub title: &'static str,
    /// The name of the input type.
    pub input: fn() -> String,
    /// The name of the output type.
    pub output: fn() -> String,
    /// Adds the schemas of both types to a generator.
    pub schemas: fn(&mut SchemaGenerator) -> [Schema; 2],
    /// How it runs.
    pub run: Run,
}

/// How an operation runs.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// From its input alone.
    Pure(fn(&[u8]) -> Result<Vec<u8>, Error>),
    /// With sources, time, randomness or files.
    Connected(for<'a> fn(&'a dyn Runtime, &'a [u8]) -> Answer<'a>),
}

macro_rules! operations {
    ($($(#[$gate:meta])* $kind:ident $name:literal = $module:ident, $title:literal;)+) => {
        /// Every operation, by name.
        pub const TABLE: &[Operation] = &[$($(#[$gate])* Operation {
            name: $name,
            title: $title,
            input: schema_name::<super::$module::Input>,
            output: schema_name::<super::$module::Output>,
            schemas: schemas::<super::$module::Input, super::$module::Output>,
            run: run!($kind $module),
        },)+];
    };
}

macro_rules! run {
    (pure $module:ident) => {
        Run::Pure(|input| call::pure(input, super::$module::run))
    };
    (connected $module:ident) => {
        Run::Connected(|runtime, input| Box::pin(call::connected(runtime, input, super::$module::run)))
    };
}

operations! {
    connected "audit.erase" = audit_erase, "Destroy a data key of an audit log, and record who did it, why, and by which law";
    connected "audit.export" = audit_export, "Hand out the entries of a period of an audit log as a signed pack, and record who asked";
    connected "audit.read" = audit_read, "Read entries of an audit log with their bodies, and record who did";
    connected "audit.record" = audit_record, "Record entries in an audit log, with their bodies sealed";
    connected "audit.verify" = audit_verify, "Read a whole audit log and say what is wrong with it";
    pure "bundle.verify" = bundle_verify, "Verify a sigstore bundle, whoever made it";
    connected "check.run" = check_run, "Compare, decide by policy, and prove";
    pure "comparison.adjust" = comparison_adjust, "Apply what a team decided about rules to a comparison";
    connected "comparison.probe" = comparison_probe, "Ask the data what a comparison leaves open";
    pure "comparison.render" = comparison_render, "Write a comparison for a person, a code host or a build server";
    connected "compatibility.history" = compatibility_history, "Say whether a schema may take the place of those of a store";
    pure "compatibility.judge" = compatibility_judge, "Say whether a new schema may take the place of older ones";
    pure "diff.compare" = diff_compare, "Compare two snapshots: changes, findings, summary";
    pure "evidence.create" = evidence_create, "Make a signed evidence pack";
    pure "evidence.disclose" = evidence_disclose, "Put values back into a redacted document, each proven";
    connected "evidence.log" = evidence_log, "Add evidence packs to a log, and their proofs to the packs";
    connected "evidence.redact" = evidence_redact, "Take values out of a document so that each can be proven later";
    pure "evidence.verify" = evidence_verify, "Verify an evidence pack";
    pure "evidence.withhold" = evidence_withhold, "Take artifacts out of a pack that stays valid";
    pure "export.verify" = export_verify, "Verify that an export has all entries of its range of a log";
    pure "guard.apply" = guard_apply, "Let one event happen to a guarded action, and say what has to be done";
    pure "guard.decide" = guard_decide, "Let policies decide what a guarded action intends";
    pure "guard.replay" = guard_replay, "Say where a guarded action is, from its events";
    connected "impact.find" = impact_find, "Find who runs statements, ask both schemas, and say who breaks";
    pure "impact.judge" = impact_judge, "Say who breaks, from what a server said of both schemas";
    connected "key.generate" = key_generate, "Make a pair of keys";
    pure "lineage.render" = lineage_render, "Write where the columns of a statement come from, for a person or a catalogue";
    pure "lineage.trace" = lineage_trace, "Say where the columns of a statement come from, from its text and a schema";
    connected "log.append" = log_append, "Add entries to a log";
    connected "log.export" = log_export, "Give entries of a log that follow each other, with the proof that none is missing";
    connected "log.prove" = log_prove, "Give an entry of a log with the proof that it is in it";
    connected "log.verify" = log_verify, "Read a whole log and say what is wrong with it";
    connected "log.witness" = log_witness, "Sign the newest checkpoint of a log as a witness, if it continues the last";
    connected "migrate.apply" = migrate_apply, "Apply a plan to the database it was made for";
    pure "migrate.plan" = migrate_plan, "Plan the way from one schema to another, and back";
    connected "migrate.prove" = migrate_prove, "Try a plan on throwaway databases";
    connected "pack.read" = pack_read, "Read an evidence pack from its directory or archive";
    connected "pack.write" = pack_write, "Write an evidence pack into a new directory or archive";
    pure "policy.check" = policy_check, "Say what looks wrong with policies, with a request that shows it";
    pure "policy.compare" = policy_compare, "Say what another version of policies decides otherwise";
    pure "policy.coverage" = policy_coverage, "Say what the cases of policies try of them";
    pure "policy.evaluate" = policy_evaluate, "Decide a request by policies, with reasons";
    pure "policy.explain" = policy_explain, "Say why each policy matches a request or does not";
    pure "policy.export" = policy_export, "Write policies as Rego";
    pure "policy.filter" = policy_filter, "Say which rows a request may see, as tests on columns";
    #[cfg(feature = "rego")]
    pure "policy.import" = policy_import, "Read a bundle of Open Policy Agent as a policy";
    pure "policy.read" = policy_read, "Check a policy document, JSON or YAML";
    pure "policy.test" = policy_test, "Run the cases of policies";
    pure "population.summarise" = population_summarise, "Verify an export of an audit log and say what its entries consist of";
    pure "privacy.classify" = privacy_classify, "Say which columns hold personal data, and why";
    pure "privacy.mask" = privacy_mask, "Put masks in the place of values, by a policy, and back";
    pure "privacy.redact" = privacy_redact, "Take personal data and secrets out of text, values or SQL";
    pure "privacy.restore" = privacy_restore, "Put back what the tokens of a redacted text stand for";
    pure "privacy.validate" = privacy_validate, "Say whether values can be identifiers of a kind, by their check digits";
    pure "proof.verify" = proof_verify, "Verify that an entry is in a log, from the proof alone";
    pure "retention.judge" = retention_judge, "Say which entries of an audit log have to be kept, and which erased";
    pure "retention.sign" = retention_sign, "Sign a retention table";
    pure "rules.explain" = rules_explain, "Say what a rule means and what to do";
    pure "rules.list" = rules_list, "List every rule";
    pure "schema.validate" = schema_validate, "Say what is wrong with a schema as it is";
    pure "settings.read" = settings_read, "Check the settings of a team, TOML";
    pure "snapshot.read" = snapshot_read, "Check a snapshot document and give its canonical form";
    connected "snapshot.store" = snapshot_store, "Take a snapshot of a source into a store, unless nothing changed";
    connected "snapshot.take" = snapshot_take, "Take a snapshot of a source";
    #[cfg(feature = "sql")]
    connected "source.advise" = source_advise, "Say what makes statements slow on a server, and which indexes it would use";
    connected "source.columns" = source_columns, "List the columns of a table";
    connected "source.diagnose" = source_diagnose, "Say what is wrong with a connection and what to do";
    #[cfg(feature = "sql")]
    connected "source.query" = source_query, "Run a statement that only reads what it may, within bounds";
    connected "source.statistics" = source_statistics, "Give statistics of a column";
    connected "source.tables" = source_tables, "List the tables of a source";
    #[cfg(feature = "sql")]
    pure "sql.advise" = sql_advise, "Say what makes statements slow, wrong or dangerous, and what to do";
    pure "sql.check" = sql_check, "Say whether a statement only reads what it may, and write it again";
    pure "sql.fingerprint" = sql_fingerprint, "Say what is the same for every call of a statement, and give its text without values";
    pure "sql.format" = sql_format, "Write statements of a text in lines for people, or each on one line";
    #[cfg(feature = "sql")]
    pure "sql.grant" = sql_grant, "Write the statements that make a role which reads what it may, and no more";
    #[cfg(feature = "sql")]
    pure "sql.protect" = sql_protect, "Rewrite a query so that it shows what policies let it show";
    pure "sql.rewrite" = sql_rewrite, "Rewrite a query so that it shows what a policy lets it show";
    pure "statistics.anomaly" = statistics_anomaly, "Say whether a value is out of line with its history";
    pure "statistics.compare" = statistics_compare, "Compare the statistics of two snapshots: what changed in the data";
    connected "store.list" = store_list, "List the snapshots of a store";
    pure "trust.revoke" = trust_revoke, "Stop believing a key from a place of the log on";
    pure "trust.rotate" = trust_rotate, "Believe a new key in the stead of an old one, as a logged pack says";
    #[cfg(feature = "sql")]
    pure "workload.compare" = workload_compare, "Say which queries became slower from one window to the next";
}

fn schema_name<T: JsonSchema>() -> String {
    T::schema_name().into_owned()
}

fn schemas<I: JsonSchema, O: JsonSchema>(generator: &mut SchemaGenerator) -> [Schema; 2] {
    [generator.subschema_for::<I>(), generator.subschema_for::<O>()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_sorted_and_names_are_unique() {
        let names: Vec<_> = TABLE.iter().map(|operation| operation.name).collect();
        assert!(names.is_sorted_by(|left, right| left < right), "{names:?}");
        let types: Vec<_> = TABLE.iter().flat_map(|operation| [(operation.input)(), (operation.output)()]).collect();
        assert!(types.iter().all(|name| !name.starts_with("Input") && !name.starts_with("Output")), "{types:?}");
    }
}
