# Generated from the Rust types by `make gen`; do not edit.
"""Every operation as a typed function."""

from __future__ import annotations

from bastion import models
from bastion._call import call_typed


def audit_erase(arguments: models.AuditEraseInput) -> models.Erased:
    """Destroy a data key of an audit log, and record who did it, why, and by which law."""
    return call_typed("audit.erase", arguments, models.Erased)


def audit_export(arguments: models.AuditExportInput) -> models.AuditExportOutput:
    """Hand out the entries of a period of an audit log as a signed pack, and record who asked."""
    return call_typed("audit.export", arguments, models.AuditExportOutput)


def audit_read(arguments: models.AuditReadInput) -> models.AuditReading:
    """Read entries of an audit log with their bodies, and record who did."""
    return call_typed("audit.read", arguments, models.AuditReading)


def audit_record(arguments: models.AuditRecordInput) -> models.AuditRecordOutput:
    """Record entries in an audit log, with their bodies sealed."""
    return call_typed("audit.record", arguments, models.AuditRecordOutput)


def audit_verify(arguments: models.AuditVerifyInput) -> models.AuditReport:
    """Read a whole audit log and say what is wrong with it."""
    return call_typed("audit.verify", arguments, models.AuditReport)


def bundle_verify(arguments: models.BundleVerifyInput) -> models.Verification:
    """Verify a sigstore bundle, whoever made it."""
    return call_typed("bundle.verify", arguments, models.Verification)


def check_run(arguments: models.Check) -> models.CheckOutcome:
    """Compare, decide by policy, and prove."""
    return call_typed("check.run", arguments, models.CheckOutcome)


def comparison_adjust(arguments: models.ComparisonAdjustInput) -> models.Comparison:
    """Apply what a team decided about rules to a comparison."""
    return call_typed("comparison.adjust", arguments, models.Comparison)


def comparison_probe(arguments: models.ComparisonProbeInput) -> models.ComparisonProbeOutput:
    """Ask the data what a comparison leaves open."""
    return call_typed("comparison.probe", arguments, models.ComparisonProbeOutput)


def comparison_render(arguments: models.ComparisonRenderInput) -> models.ComparisonRenderOutput:
    """Write a comparison for a person, a code host or a build server."""
    return call_typed("comparison.render", arguments, models.ComparisonRenderOutput)


def compatibility_history(arguments: models.CompatibilityHistoryInput) -> models.CompatibilityJudgeOutput:
    """Say whether a schema may take the place of those of a store."""
    return call_typed("compatibility.history", arguments, models.CompatibilityJudgeOutput)


def compatibility_judge(arguments: models.CompatibilityJudgeInput) -> models.CompatibilityJudgeOutput:
    """Say whether a new schema may take the place of older ones."""
    return call_typed("compatibility.judge", arguments, models.CompatibilityJudgeOutput)


def diff_compare(arguments: models.DiffCompareInput) -> models.Comparison:
    """Compare two snapshots: changes, findings, summary."""
    return call_typed("diff.compare", arguments, models.Comparison)


def evidence_create(arguments: models.EvidenceCreateInput) -> models.Pack:
    """Make a signed evidence pack."""
    return call_typed("evidence.create", arguments, models.Pack)


def evidence_disclose(arguments: models.EvidenceDiscloseInput) -> models.Opened:
    """Put values back into a redacted document, each proven."""
    return call_typed("evidence.disclose", arguments, models.Opened)


def evidence_log(arguments: models.EvidenceLogInput) -> models.EvidenceLogOutput:
    """Add evidence packs to a log, and their proofs to the packs."""
    return call_typed("evidence.log", arguments, models.EvidenceLogOutput)


def evidence_redact(arguments: models.EvidenceRedactInput) -> models.Redacted:
    """Take values out of a document so that each can be proven later."""
    return call_typed("evidence.redact", arguments, models.Redacted)


def evidence_verify(arguments: models.EvidenceVerifyInput) -> models.Verification:
    """Verify an evidence pack."""
    return call_typed("evidence.verify", arguments, models.Verification)


def evidence_withhold(arguments: models.EvidenceWithholdInput) -> models.Pack:
    """Take artifacts out of a pack that stays valid."""
    return call_typed("evidence.withhold", arguments, models.Pack)


def export_verify(arguments: models.ExportVerifyInput) -> models.ExportVerifyOutput:
    """Verify that an export has all entries of its range of a log."""
    return call_typed("export.verify", arguments, models.ExportVerifyOutput)


def guard_apply(arguments: models.GuardApplyInput) -> models.GuardTransition:
    """Let one event happen to a guarded action, and say what has to be done."""
    return call_typed("guard.apply", arguments, models.GuardTransition)


def guard_decide(arguments: models.GuardDecideInput) -> models.PolicyDecided:
    """Let policies decide what a guarded action intends."""
    return call_typed("guard.decide", arguments, models.PolicyDecided)


def guard_replay(arguments: models.GuardReplayInput) -> models.GuardTransition:
    """Say where a guarded action is, from its events."""
    return call_typed("guard.replay", arguments, models.GuardTransition)


def impact_find(arguments: models.ImpactFindInput) -> models.ImpactFindOutput:
    """Find who runs statements, ask both schemas, and say who breaks."""
    return call_typed("impact.find", arguments, models.ImpactFindOutput)


def impact_judge(arguments: models.ImpactJudgeInput) -> models.ImpactJudgeOutput:
    """Say who breaks, from what a server said of both schemas."""
    return call_typed("impact.judge", arguments, models.ImpactJudgeOutput)


def key_generate(arguments: models.KeyGenerateInput) -> models.KeyPair:
    """Make a pair of keys."""
    return call_typed("key.generate", arguments, models.KeyPair)


def lineage_render(arguments: models.LineageRenderInput) -> models.LineageRenderOutput:
    """Write where the columns of a statement come from, for a person or a catalogue."""
    return call_typed("lineage.render", arguments, models.LineageRenderOutput)


def lineage_trace(arguments: models.LineageTraceInput) -> models.LineageTraceOutput:
    """Say where the columns of a statement come from, from its text and a schema."""
    return call_typed("lineage.trace", arguments, models.LineageTraceOutput)


def log_append(arguments: models.LogAppendInput) -> models.LogAppendOutput:
    """Add entries to a log."""
    return call_typed("log.append", arguments, models.LogAppendOutput)


def log_export(arguments: models.LogExportInput) -> models.LogExport:
    """Give entries of a log that follow each other, with the proof that none is missing."""
    return call_typed("log.export", arguments, models.LogExport)


def log_prove(arguments: models.LogProveInput) -> models.LoggedEntry:
    """Give an entry of a log with the proof that it is in it."""
    return call_typed("log.prove", arguments, models.LoggedEntry)


def log_verify(arguments: models.LogVerifyInput) -> models.LogVerifyOutput:
    """Read a whole log and say what is wrong with it."""
    return call_typed("log.verify", arguments, models.LogVerifyOutput)


def log_witness(arguments: models.LogWitnessInput) -> models.LogWitnessOutput:
    """Sign the newest checkpoint of a log as a witness, if it continues the last."""
    return call_typed("log.witness", arguments, models.LogWitnessOutput)


def migrate_apply(arguments: models.MigrateApplyInput) -> models.Applied:
    """Apply a plan to the database it was made for."""
    return call_typed("migrate.apply", arguments, models.Applied)


def migrate_plan(arguments: models.MigratePlanInput) -> models.MigratePlanOutput:
    """Plan the way from one schema to another, and back."""
    return call_typed("migrate.plan", arguments, models.MigratePlanOutput)


def migrate_prove(arguments: models.MigrateProveInput) -> models.Proof:
    """Try a plan on throwaway databases."""
    return call_typed("migrate.prove", arguments, models.Proof)


def pack_read(arguments: models.PackReadInput) -> models.Pack:
    """Read an evidence pack from its directory or archive."""
    return call_typed("pack.read", arguments, models.Pack)


def pack_write(arguments: models.PackWriteInput) -> models.PackWriteOutput:
    """Write an evidence pack into a new directory or archive."""
    return call_typed("pack.write", arguments, models.PackWriteOutput)


def policy_check(arguments: models.PolicyCheckInput) -> models.PolicyCheckOutput:
    """Say what looks wrong with policies, with a request that shows it."""
    return call_typed("policy.check", arguments, models.PolicyCheckOutput)


def policy_compare(arguments: models.PolicyCompareInput) -> models.PolicyCompareOutput:
    """Say what another version of policies decides otherwise."""
    return call_typed("policy.compare", arguments, models.PolicyCompareOutput)


def policy_coverage(arguments: models.PolicyCoverageInput) -> models.PolicyCoverageOutput:
    """Say what the cases of policies try of them."""
    return call_typed("policy.coverage", arguments, models.PolicyCoverageOutput)


def policy_evaluate(arguments: models.PolicyEvaluateInput) -> models.Decision:
    """Decide a request by policies, with reasons."""
    return call_typed("policy.evaluate", arguments, models.Decision)


def policy_explain(arguments: models.PolicyExplainInput) -> models.PolicyExplainOutput:
    """Say why each policy matches a request or does not."""
    return call_typed("policy.explain", arguments, models.PolicyExplainOutput)


def policy_export(arguments: models.PolicyExportInput) -> models.PolicyExportOutput:
    """Write policies as Rego."""
    return call_typed("policy.export", arguments, models.PolicyExportOutput)


def policy_filter(arguments: models.PolicyFilterInput) -> models.RowFilter:
    """Say which rows a request may see, as tests on columns."""
    return call_typed("policy.filter", arguments, models.RowFilter)


def policy_import(arguments: models.PolicyImportInput) -> models.PolicyImportOutput:
    """Read a bundle of Open Policy Agent as a policy."""
    return call_typed("policy.import", arguments, models.PolicyImportOutput)


def policy_read(arguments: models.PolicyReadInput) -> models.PolicyReadOutput:
    """Check a policy document, JSON or YAML."""
    return call_typed("policy.read", arguments, models.PolicyReadOutput)


def policy_test(arguments: models.PolicyTestInput) -> models.PolicyTestOutput:
    """Run the cases of policies."""
    return call_typed("policy.test", arguments, models.PolicyTestOutput)


def population_summarise(arguments: models.PopulationSummariseInput) -> models.PopulationSummariseOutput:
    """Verify an export of an audit log and say what its entries consist of."""
    return call_typed("population.summarise", arguments, models.PopulationSummariseOutput)


def privacy_classify(arguments: models.PrivacyClassifyInput) -> models.PrivacyClassification:
    """Say which columns hold personal data, and why."""
    return call_typed("privacy.classify", arguments, models.PrivacyClassification)


def privacy_mask(arguments: models.PrivacyMaskInput) -> models.PrivacyMaskOutput:
    """Put masks in the place of values, by a policy, and back."""
    return call_typed("privacy.mask", arguments, models.PrivacyMaskOutput)


def privacy_redact(arguments: models.PrivacyRedactInput) -> models.PrivacyRedactOutput:
    """Take personal data and secrets out of text, values or SQL."""
    return call_typed("privacy.redact", arguments, models.PrivacyRedactOutput)


def privacy_restore(arguments: models.PrivacyRestoreInput) -> models.PrivacyRestoreOutput:
    """Put back what the tokens of a redacted text stand for."""
    return call_typed("privacy.restore", arguments, models.PrivacyRestoreOutput)


def privacy_validate(arguments: models.PrivacyValidateInput) -> models.PrivacyValidation:
    """Say whether values can be identifiers of a kind, by their check digits."""
    return call_typed("privacy.validate", arguments, models.PrivacyValidation)


def proof_verify(arguments: models.ProofVerifyInput) -> models.ProofVerifyOutput:
    """Verify that an entry is in a log, from the proof alone."""
    return call_typed("proof.verify", arguments, models.ProofVerifyOutput)


def retention_judge(arguments: models.RetentionJudgeInput) -> models.RetentionJudgeOutput:
    """Say which entries of an audit log have to be kept, and which erased."""
    return call_typed("retention.judge", arguments, models.RetentionJudgeOutput)


def retention_sign(arguments: models.RetentionSignInput) -> models.Envelope:
    """Sign a retention table."""
    return call_typed("retention.sign", arguments, models.Envelope)


def rules_explain(arguments: models.RulesExplainInput) -> models.RuleRecord:
    """Say what a rule means and what to do."""
    return call_typed("rules.explain", arguments, models.RuleRecord)


def rules_list(arguments: models.RulesListInput) -> models.RuleCatalogue:
    """List every rule."""
    return call_typed("rules.list", arguments, models.RuleCatalogue)


def schema_validate(arguments: models.SchemaValidateInput) -> models.Comparison:
    """Say what is wrong with a schema as it is."""
    return call_typed("schema.validate", arguments, models.Comparison)


def settings_read(arguments: models.SettingsReadInput) -> models.RuleSettings:
    """Check the settings of a team, TOML."""
    return call_typed("settings.read", arguments, models.RuleSettings)


def snapshot_read(arguments: models.SnapshotReadInput) -> models.SnapshotDocument:
    """Check a snapshot document and give its canonical form."""
    return call_typed("snapshot.read", arguments, models.SnapshotDocument)


def snapshot_store(arguments: models.SnapshotStoreInput) -> models.SnapshotStoreOutput:
    """Take a snapshot of a source into a store, unless nothing changed."""
    return call_typed("snapshot.store", arguments, models.SnapshotStoreOutput)


def snapshot_take(arguments: models.SnapshotTakeInput) -> models.SnapshotDocument:
    """Take a snapshot of a source."""
    return call_typed("snapshot.take", arguments, models.SnapshotDocument)


def source_advise(arguments: models.SourceAdviseInput) -> models.SqlAdviseOutput:
    """Say what makes statements slow on a server, and which indexes it would use."""
    return call_typed("source.advise", arguments, models.SqlAdviseOutput)


def source_columns(arguments: models.SourceColumnsInput) -> models.SourceColumns:
    """List the columns of a table."""
    return call_typed("source.columns", arguments, models.SourceColumns)


def source_diagnose(arguments: models.SourceDiagnoseInput) -> models.Diagnosis:
    """Say what is wrong with a connection and what to do."""
    return call_typed("source.diagnose", arguments, models.Diagnosis)


def source_query(arguments: models.SourceQueryInput) -> models.SourceQueryOutput:
    """Run a statement that only reads what it may, within bounds."""
    return call_typed("source.query", arguments, models.SourceQueryOutput)


def source_statistics(arguments: models.SourceStatisticsInput) -> models.ColumnStatistics:
    """Give statistics of a column."""
    return call_typed("source.statistics", arguments, models.ColumnStatistics)


def source_tables(arguments: models.SourceTablesInput) -> models.SourceTables:
    """List the tables of a source."""
    return call_typed("source.tables", arguments, models.SourceTables)


def sql_advise(arguments: models.SqlAdviseInput) -> models.SqlAdviseOutput:
    """Say what makes statements slow, wrong or dangerous, and what to do."""
    return call_typed("sql.advise", arguments, models.SqlAdviseOutput)


def sql_check(arguments: models.SqlCheckInput) -> models.SqlCheckOutput:
    """Say whether a statement only reads what it may, and write it again."""
    return call_typed("sql.check", arguments, models.SqlCheckOutput)


def sql_fingerprint(arguments: models.SqlFingerprintInput) -> models.SqlFingerprintOutput:
    """Say what is the same for every call of a statement, and give its text without values."""
    return call_typed("sql.fingerprint", arguments, models.SqlFingerprintOutput)


def sql_format(arguments: models.SqlFormatInput) -> models.SqlFormatOutput:
    """Write statements of a text in lines for people, or each on one line."""
    return call_typed("sql.format", arguments, models.SqlFormatOutput)


def sql_grant(arguments: models.SqlGrantInput) -> models.SqlGrantOutput:
    """Write the statements that make a role which reads what it may, and no more."""
    return call_typed("sql.grant", arguments, models.SqlGrantOutput)


def sql_protect(arguments: models.SqlProtectInput) -> models.ProtectedQuery:
    """Rewrite a query so that it shows what policies let it show."""
    return call_typed("sql.protect", arguments, models.ProtectedQuery)


def sql_rewrite(arguments: models.SqlRewriteInput) -> models.SqlRewriteOutput:
    """Rewrite a query so that it shows what a policy lets it show."""
    return call_typed("sql.rewrite", arguments, models.SqlRewriteOutput)


def statistics_anomaly(arguments: models.StatisticsAnomalyInput) -> models.AnomalyVerdict:
    """Say whether a value is out of line with its history."""
    return call_typed("statistics.anomaly", arguments, models.AnomalyVerdict)


def statistics_compare(arguments: models.StatisticsCompareInput) -> models.StatisticsComparison:
    """Compare the statistics of two snapshots: what changed in the data."""
    return call_typed("statistics.compare", arguments, models.StatisticsComparison)


def store_list(arguments: models.StoreListInput) -> models.StoreListOutput:
    """List the snapshots of a store."""
    return call_typed("store.list", arguments, models.StoreListOutput)


def trust_revoke(arguments: models.TrustRevokeInput) -> models.TrustList:
    """Stop believing a key from a place of the log on."""
    return call_typed("trust.revoke", arguments, models.TrustList)


def trust_rotate(arguments: models.TrustRotateInput) -> models.TrustList:
    """Believe a new key in the stead of an old one, as a logged pack says."""
    return call_typed("trust.rotate", arguments, models.TrustList)


def workload_compare(arguments: models.WorkloadCompareInput) -> models.WorkloadComparison:
    """Say which queries became slower from one window to the next."""
    return call_typed("workload.compare", arguments, models.WorkloadComparison)


__all__ = [
    "audit_erase",
    "audit_export",
    "audit_read",
    "audit_record",
    "audit_verify",
    "bundle_verify",
    "check_run",
    "comparison_adjust",
    "comparison_probe",
    "comparison_render",
    "compatibility_history",
    "compatibility_judge",
    "diff_compare",
    "evidence_create",
    "evidence_disclose",
    "evidence_log",
    "evidence_redact",
    "evidence_verify",
    "evidence_withhold",
    "export_verify",
    "guard_apply",
    "guard_decide",
    "guard_replay",
    "impact_find",
    "impact_judge",
    "key_generate",
    "lineage_render",
    "lineage_trace",
    "log_append",
    "log_export",
    "log_prove",
    "log_verify",
    "log_witness",
    "migrate_apply",
    "migrate_plan",
    "migrate_prove",
    "pack_read",
    "pack_write",
    "policy_check",
    "policy_compare",
    "policy_coverage",
    "policy_evaluate",
    "policy_explain",
    "policy_export",
    "policy_filter",
    "policy_import",
    "policy_read",
    "policy_test",
    "population_summarise",
    "privacy_classify",
    "privacy_mask",
    "privacy_redact",
    "privacy_restore",
    "privacy_validate",
    "proof_verify",
    "retention_judge",
    "retention_sign",
    "rules_explain",
    "rules_list",
    "schema_validate",
    "settings_read",
    "snapshot_read",
    "snapshot_store",
    "snapshot_take",
    "source_advise",
    "source_columns",
    "source_diagnose",
    "source_query",
    "source_statistics",
    "source_tables",
    "sql_advise",
    "sql_check",
    "sql_fingerprint",
    "sql_format",
    "sql_grant",
    "sql_protect",
    "sql_rewrite",
    "statistics_anomaly",
    "statistics_compare",
    "store_list",
    "trust_revoke",
    "trust_rotate",
    "workload_compare",
]
