//! What a decision asks for, in words: approvals and obligations.

use crate::escape::plain;
use crate::policy::{
    LogLevel, MaskObligation, Obligations, RequesterField, RequiredApproval, RowCondition, RowObligation,
};
use crate::privacy::mask::SqlMask;

/// An approval: of how many people, with which roles.
pub(super) fn approval_words(approval: &RequiredApproval) -> String {
    let people = if approval.min == 1 { "one person".to_owned() } else { format!("{} people", approval.min) };
    let roles = plain(&approval.roles.join(" or "));
    let requester = if approval.distinct_from_requester { "" } else { ", the requester included" };
    format!("approval of {people} with role {roles}{requester}")
}

/// Obligations, each in a line.
pub(super) fn obligation_words(obligations: &Obligations) -> Vec<String> {
    let log = obligations.log.map(|level| match level {
        LogLevel::Decision => "log the decision",
        LogLevel::Request => "log the decision and the request",
        LogLevel::Result => "log the decision, the request and the result",
    });
    let masks = obligations.masks.iter().map(mask_words);
    masks.chain(obligations.rows.iter().map(row_words)).chain(log.map(str::to_owned)).collect()
}

fn mask_words(demanded: &MaskObligation) -> String {
    let column = plain(&demanded.column);
    match &demanded.mask {
        SqlMask::Keep(_) => format!("keep `{column}` as it is"),
        SqlMask::Hide(_) => format!("hide `{column}`"),
        SqlMask::Null(_) => format!("mask `{column}`: null"),
        SqlMask::Constant(constant) => format!("mask `{column}`: always `{}`", plain(&constant.value)),
        SqlMask::Partial(partial) => format!("mask `{column}`: first {}, last {}", partial.first, partial.last),
        SqlMask::Hash(hash) => format!("mask `{column}`: keyed digest, domain `{}`", plain(&hash.domain)),
        SqlMask::Bucket(bucket) => format!("mask `{column}`: buckets of {}", bucket.width),
        SqlMask::Period(period) => format!("mask `{column}`: the {} alone", period.unit.name()),
        SqlMask::Prefix(prefix) => format!("mask `{column}`: first {}", prefix.characters),
    }
}

fn row_words(demanded: &RowObligation) -> String {
    let column = plain(&demanded.column);
    match &demanded.condition {
        RowCondition::AnyOf(list) => format!("rows where `{column}` is {}", plain(&list.values.join(" or "))),
        RowCondition::NoneOf(list) => format!("rows where `{column}` is not {}", plain(&list.values.join(" or "))),
        RowCondition::Requester(requester) => {
            let field = match requester.field {
                RequesterField::Id => "identifier",
                RequesterField::Jurisdiction => "jurisdiction",
                RequesterField::Tenant => "tenant",
            };
            format!("rows where `{column}` is the requester's {field}")
        }
    }
}
