//! How documents that people write in YAML are read.

use crate::limits::{DOCUMENT_DEPTH_MAX, POLICY_BYTES_MAX};

/// YAML 1.2 without what two readers understand differently: duplicate keys, merge keys, `yes` and `no` as booleans; and
/// with bounds for what aliases expand to.
pub(crate) fn yaml_options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: DOCUMENT_DEPTH_MAX,
            max_aliases: 1_000,
            max_anchors: 1_000,
            max_nodes: 2_000_000,
            max_events: 4_000_000,
            max_total_scalar_bytes: POLICY_BYTES_MAX * 2,
        },
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::Error,
        merge_keys: serde_saphyr::MergeKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
    }
}
