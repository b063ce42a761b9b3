//! Who may do what. What is granted on the server as a whole is the server's, and no database's.

use std::collections::BTreeMap;

use super::Mapped;
use crate::connect::mysql::catalog::Catalog;
use crate::schema::{Grant, Root};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, mapped: &mut Mapped) {
    if !catalog.sees_all_privileges {
        let detail = "only this user's own are shown to it; reading the database `mysql` shows all".to_owned();
        mapped.gap(GapReason::Unreadable, "privileges of other users", &[], Some(detail));
    }
    let mut grants: BTreeMap<(Vec<String>, String), Grant> = BTreeMap::new();
    for row in &catalog.privileges {
        let object: Vec<String> = [1, 2, 3].iter().filter_map(|position| row.filled(*position)).collect();
        let grantee = row.text(4).to_owned();
        let root = if row.text(0) == "schema" { Root::Schema } else { Root::Relation };
        let grant = grants.entry((object.clone(), grantee.clone())).or_insert_with(|| Grant {
            root,
            object,
            grantee,
            ..Grant::default()
        });
        let privilege = row.text(5).to_owned();
        // holding no privilege is shown as this one
        if privilege == "USAGE" {
            continue;
        }
        if row.yes(6) {
            grant.grantable.push(privilege.clone());
        }
        grant.privileges.push(privilege);
    }
    for (_, mut grant) in grants {
        grant.privileges.sort();
        grant.privileges.dedup();
        grant.grantable.sort();
        grant.grantable.dedup();
        if !grant.privileges.is_empty() {
            mapped.add(grant);
        }
    }
}
