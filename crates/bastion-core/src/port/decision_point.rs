//! Who decides requests: policies in this process, or a service elsewhere.

use async_trait::async_trait;

use crate::error::Error;
use crate::policy::{Decision, PolicyRequest, PolicySet};

/// Decides requests.
///
/// Whatever is in doubt is an error, and an error is no permission: a decision point that does not answer, answers
/// something else, or answers a question that was not asked, never gives a [`Decision`].
#[async_trait]
pub trait DecisionPoint: Send + Sync {
    /// Decides one request.
    ///
    /// # Errors
    ///
    /// `decision_unavailable` when there is no answer, or none that can be believed.
    async fn decide(&self, request: &PolicyRequest) -> Result<Decision, Error>;
}

/// Policies in this process.
#[async_trait]
impl DecisionPoint for PolicySet {
    async fn decide(&self, request: &PolicyRequest) -> Result<Decision, Error> {
        Ok(Self::decide(self, request)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Effect, packs};

    #[tokio::test]
    async fn policies_are_a_decision_point() {
        let policies = packs::pack("breaking-changes").unwrap().document().unwrap().policies;
        let point: Box<dyn DecisionPoint> = Box::new(PolicySet::compile(policies).unwrap());
        let request = PolicyRequest::new("ada", "schema.change");
        let decision = point.decide(&request).await.unwrap();
        assert_eq!(decision.effect, Effect::RequireApproval);
        assert_eq!(decision.request_digest, request.digest().unwrap());
    }
}
