//! What arguments about sources mean.

use std::path::Path;

use bastion_core::Error;
use bastion_core::diff::{DiffOptions, RenameDeclaration};
use bastion_core::error::ErrorCode;
use bastion_core::port::{Runtime, SnapshotOptions, StatisticsRequest};
use bastion_core::rules::RuleSettings;
use bastion_core::schema::ObjectKind;
use bastion_core::snapshot;

use super::arguments::{SourceArguments, StatisticsMethod};
use super::files;

const SETTINGS_BYTES_MAX: usize = 1024 * 1024;

/// The options of a snapshot.
pub(super) fn options(arguments: &SourceArguments, statistics: Option<(StatisticsMethod, u32)>) -> SnapshotOptions {
    SnapshotOptions {
        schemas: (!arguments.schemas.is_empty()).then(|| arguments.schemas.clone()),
        statistics: statistics.map(|(method, sample_values)| StatisticsRequest {
            method: match method {
                StatisticsMethod::Catalog => snapshot::StatisticsMethod::Catalog,
                StatisticsMethod::Sampled => snapshot::StatisticsMethod::Sampled,
                StatisticsMethod::Exact => snapshot::StatisticsMethod::Exact,
            },
            sample_values,
            sample_seed: None,
            distribution: false,
        }),
        dependencies: true,
    }
}

/// The settings of a team: the file that is named, else `bastion.toml` where there is one.
pub(super) fn settings(config: Option<&Path>, system: &dyn Runtime) -> Result<Option<RuleSettings>, Error> {
    let path = match config {
        Some(path) => files::text(path)?,
        None => "bastion.toml",
    };
    match system.read_file(path, SETTINGS_BYTES_MAX) {
        Ok(bytes) => Ok(Some(RuleSettings::from_toml(&String::from_utf8_lossy(&bytes))?)),
        Err(error) if config.is_none() && error.code() == ErrorCode::FileNotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Declared renames: `column:public.a.x=public.a.y`.
pub(super) fn renames(declared: &[String]) -> Result<DiffOptions, Error> {
    let renames = declared.iter().map(|text| rename(text)).collect::<Result<_, _>>()?;
    Ok(DiffOptions { renames })
}

fn rename(text: &str) -> Result<RenameDeclaration, Error> {
    let refuse = || {
        Error::new(ErrorCode::InvalidArgument, format!("the rename `{text}` cannot be read"))
            .with_hint("write kind:old.path=new.path, such as column:public.a.x=public.a.y")
    };
    let (kind, paths) = text.split_once(':').ok_or_else(refuse)?;
    let (old, new) = paths.split_once('=').ok_or_else(refuse)?;
    let object_kind = ObjectKind::ALL.iter().find(|known| known.as_str() == kind).ok_or_else(refuse)?;
    let path = |text: &str| text.split('.').map(str::to_owned).collect::<Vec<_>>();
    Ok(RenameDeclaration { object_kind: *object_kind, old_path: path(old), new_path: path(new) })
}
