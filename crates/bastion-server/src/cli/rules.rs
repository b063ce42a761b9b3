//! `bastion rules`

use std::fmt::Write as _;

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::ops::{rules_explain, rules_list};
use bastion_core::report::{rule_markdown, rule_text};

use super::Outcome;
use super::arguments::{Format, RulesArguments, RulesCommand};
use super::output::Output;

pub(super) fn run(arguments: RulesArguments, output: &Output) -> Result<Outcome, Error> {
    let bytes = match arguments.command {
        RulesCommand::List { format } => list(format, output)?,
        RulesCommand::Explain { rule, format } => {
            let record = rules_explain::run(rules_explain::Input { rule })?;
            match format {
                Format::Json => canonical::to_bytes(&record)?,
                Format::Markdown => rule_markdown(&record).into_bytes(),
                Format::Text => rule_text(&record, output.style).into_bytes(),
            }
        }
    };
    output.result(&bytes)?;
    Ok(Outcome::Fine)
}

fn list(format: Format, output: &Output) -> Result<Vec<u8>, Error> {
    let catalogue = rules_list::run(rules_list::Input {})?;
    let mut text = String::new();
    match format {
        Format::Json => return Ok(canonical::to_bytes(&catalogue)?),
        Format::Markdown => {
            text.push_str("| id | name | pattern |\n|---|---|---|\n");
            for rule in &catalogue.rules {
                let _ = writeln!(text, "| {} | {} | {} |", rule.id, rule.name, rule.title);
            }
        }
        Format::Text => {
            let width = catalogue.rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
            for rule in &catalogue.rules {
                let _ = writeln!(
                    text,
                    "{}  {:width$}  {}",
                    output.style.strong(&rule.id),
                    rule.name,
                    output.style.faint(&rule.title)
                );
            }
        }
    }
    Ok(text.into_bytes())
}
