//! Drift as a library: two snapshots, what changed, whom it breaks, whether it is allowed.

use std::error::Error;
use std::io::Write as _;

use bastion_core::diff::DiffOptions;
use bastion_core::policy::{ChangeSummary, PolicyRequest, PolicySet, packs};
use bastion_core::report::{Style, comparison_text};
use bastion_core::rules;
use bastion_core::schema::{Column, Dialect, Relation};
use bastion_core::snapshot::{Entry, Snapshot, SnapshotDocument};

fn main() -> Result<(), Box<dyn Error>> {
    let comparison = rules::compare(&snapshot(&["id", "note"])?, &snapshot(&["id"])?, &DiffOptions::default())?;
    let policies = PolicySet::compile(packs::pack("breaking-changes")?.document()?.policies)?;
    let mut request = PolicyRequest::new("ada", "schema.change");
    request.environment = Some("production".to_owned());
    request.change = Some(ChangeSummary::of(&comparison.findings));
    let decision = policies.decide(&request)?;
    let mut stdout = std::io::stdout();
    writeln!(stdout, "{}\n{:?}: {}", comparison_text(&comparison, Style::Plain), decision.effect, decision.reason)?;
    Ok(())
}

fn snapshot(columns: &[&str]) -> Result<Snapshot, Box<dyn Error>> {
    let (schema, relation) = ("bank".to_owned(), "account".to_owned());
    let mut document = SnapshotDocument::new(Dialect::Postgresql);
    document.objects.push(Entry::new(Relation {
        schema: schema.clone(),
        name: relation.clone(),
        columns: columns.iter().map(ToString::to_string).collect(),
        ..Relation::default()
    }));
    for name in columns {
        document.objects.push(Entry::new(Column {
            schema: schema.clone(),
            relation: relation.clone(),
            name: (*name).to_owned(),
            data_type: "text".to_owned(),
            ..Column::default()
        }));
    }
    Ok(Snapshot::new(document)?)
}
