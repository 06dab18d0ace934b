//! Policy documents.
//!
//! Source of the forms: AWS Identity and Access Management user guide, "IAM JSON policy element reference".

use super::Builder;
use crate::graph::{Expr, Json};
use crate::model::Statement;
use crate::spec::permissions::{Effect, PoolVerb};

/// The version of the policy language that has variables; any other text is refused by AWS.
///
/// Source: IAM user guide, "IAM JSON policy elements: Version".
const VERSION: &str = "2012-10-17";

/// A document of statements.
pub(super) fn document(statements: impl IntoIterator<Item = Json>) -> Json {
    Json::map([("Version", Json::text(VERSION)), ("Statement", Json::List(statements.into_iter().collect()))])
}

/// Lets a service assume a role.
pub(super) fn trust(service: &'static str, conditions: Option<Json>) -> Json {
    let mut statement = vec![
        ("Effect".into(), Json::text("Allow")),
        ("Principal".into(), Json::map([("Service", Json::text(service))])),
        ("Action".into(), Json::text("sts:AssumeRole")),
    ];
    statement.extend(conditions.map(|conditions| ("Condition".into(), conditions)));
    document([Json::Map(statement)])
}

/// Allows actions on resources.
pub(super) fn allow(actions: impl IntoIterator<Item = &'static str>, resources: impl IntoIterator<Item = Expr>) -> Json {
    Json::map([
        ("Effect", Json::text("Allow")),
        ("Action", Json::List(actions.into_iter().map(Json::text).collect())),
        ("Resource", Json::one_or_many(resources.into_iter().map(Json::Text).collect())),
    ])
}

impl PoolVerb {
    /// The actions that the verb stands for.
    ///
    /// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Cognito User Pools"; every
    /// one of them takes the ARN of a user pool.
    #[must_use]
    pub fn actions(self) -> &'static [&'static str] {
        match self {
            Self::SignInAsAdmin => &["cognito-idp:AdminInitiateAuth"],
            Self::AnswerChallengesAsAdmin => &["cognito-idp:AdminRespondToAuthChallenge"],
            Self::SetPassword => &["cognito-idp:AdminSetUserPassword"],
            Self::ResetPassword => &["cognito-idp:AdminResetUserPassword"],
            Self::ReadUsers => {
                &["cognito-idp:AdminGetUser", "cognito-idp:AdminListGroupsForUser", "cognito-idp:ListUsers", "cognito-idp:ListUsersInGroup"]
            }
            Self::CreateUsers => &["cognito-idp:AdminCreateUser"],
            Self::ConfirmUsers => &["cognito-idp:AdminConfirmSignUp"],
            Self::UpdateUsers => &["cognito-idp:AdminUpdateUserAttributes", "cognito-idp:AdminDeleteUserAttributes"],
            Self::EnableAndDisableUsers => &["cognito-idp:AdminEnableUser", "cognito-idp:AdminDisableUser"],
            Self::DeleteUsers => &["cognito-idp:AdminDeleteUser"],
            Self::SignOutUsers => &["cognito-idp:AdminUserGlobalSignOut"],
            Self::ChangeGroupMembers => &["cognito-idp:AdminAddUserToGroup", "cognito-idp:AdminRemoveUserFromGroup"],
            Self::ReadClients => &["cognito-idp:DescribeUserPoolClient"],
        }
    }
}

impl Builder<'_> {
    /// A statement that the author of the spec wrote.
    pub(super) fn statement(&self, statement: &Statement) -> Json {
        let mut entries = Vec::new();
        entries.extend(statement.sid.as_ref().map(|sid| ("Sid".into(), Json::text(sid.clone()))));
        let effect = match statement.effect {
            Effect::Allow => "Allow",
            Effect::Deny => "Deny",
        };
        entries.push(("Effect".into(), Json::text(effect)));
        entries.push(("Action".into(), Json::List(statement.actions.iter().map(|action| Json::text(action.clone())).collect())));
        let resources = statement.resources.iter().map(|resource| Json::Text(self.text(resource)));
        entries.push(("Resource".into(), Json::one_or_many(resources.collect())));
        if !statement.conditions.is_empty() {
            let conditions = statement.conditions.iter().map(|(operator, keys)| {
                let keys = keys.iter().map(|(key, values)| {
                    let values = values.iter().map(|value| Json::Text(self.text(value)));
                    (key.clone(), Json::one_or_many(values.collect()))
                });
                (operator.clone(), Json::map(keys))
            });
            entries.push(("Condition".into(), Json::map(conditions)));
        }
        Json::Map(entries)
    }
}
