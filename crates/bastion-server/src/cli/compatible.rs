//! `bastion compatible`

use bastion_core::ops::compatibility_history;
use bastion_core::port::Runtime;
use bastion_core::report::compatibility_text;
use bastion_core::rules::Strictness;
use bastion_core::{Error, canonical};

use super::arguments::CompatibleArguments;
use super::output::Output;
use super::{Outcome, progress, source};

pub(super) async fn run(
    arguments: &CompatibleArguments,
    output: &Output,
    system: &dyn Runtime,
) -> Result<Outcome, Error> {
    let input = compatibility_history::Input {
        source: arguments.source.clone(),
        options: source::options(&arguments.options, None),
        store: arguments.store.clone(),
        mode: arguments.mode.known(),
        strictness: if arguments.strict { Strictness::Strict } else { Strictness::Standard },
        transitive: arguments.last,
    };
    let judging = compatibility_history::run(system, input);
    let judged = progress::watch(output, "reading the schema", judging).await?;
    let text = if arguments.json {
        canonical::to_bytes(&judged)?
    } else {
        let verdicts = judged.verdicts.iter().map(|found| (found.version.as_str(), &found.verdict));
        compatibility_text(verdicts, &judged.advice, output.style).into_bytes()
    };
    output.result(&text)?;
    Ok(if judged.passes { Outcome::Fine } else { Outcome::Findings })
}
