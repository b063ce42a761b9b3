//! `bastion history`

use bastion_core::ops::store_list;
use bastion_core::port::Runtime;
use bastion_core::report::history_text;
use bastion_core::{Error, canonical};

use super::Outcome;
use super::arguments::HistoryArguments;
use super::output::Output;

pub(super) async fn run(arguments: &HistoryArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let listed = store_list::run(system, store_list::Input { store: arguments.store.clone() }).await?;
    let text = if arguments.json {
        canonical::to_bytes(&listed)?
    } else {
        history_text(&listed.snapshots, output.style).into_bytes()
    };
    output.result(&text)?;
    Ok(Outcome::Fine)
}
