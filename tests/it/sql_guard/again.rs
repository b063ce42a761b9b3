//! A text that passed, judged once more: what is executed was written from the tree, so that it must mean the same.

use bastion_core::sql::check::{Code, Decision, Guard};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    Allowed,
    /// Brackets or the like that the parser does not know where the server does: refused, and not misread.
    Unread,
    /// Something else was understood.
    Otherwise,
}

/// What comes of a text that passed when it comes back.
pub fn again(guard: &Guard<'_>, sql: &str) -> Again {
    let verdict = guard.check(sql);
    match verdict.decision {
        Decision::Allow => Again::Allowed,
        _ if verdict.reasons.iter().all(|reason| reason.code == Code::NotReadable) => Again::Unread,
        _ => Again::Otherwise,
    }
}
