//! What a function may do: verbs on the user pool, and free IAM statements.

use indexmap::IndexMap;
use serde::Deserialize;

use super::Text;

/// What a function may do, beside writing its own log.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Permissions {
    /// What it may do with the user pool of this spec. Each word is a few exact actions on the pool's own ARN.
    pub user_pool: Vec<PoolVerb>,
    /// Free IAM statements, for everything else.
    pub statements: Vec<Statement>,
}

/// Something a function can do with the user pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum PoolVerb {
    /// Sign a user in with a password. AWS: `AdminInitiateAuth`.
    SignInAsAdmin,
    /// Answer a challenge of a sign-in. AWS: `AdminRespondToAuthChallenge`.
    AnswerChallengesAsAdmin,
    /// Set a password, for good or for the first sign-in. AWS: `AdminSetUserPassword`.
    SetPassword,
    /// Send a user through the forgotten-password steps. AWS: `AdminResetUserPassword`.
    ResetPassword,
    /// Read and list users and their groups. AWS: `AdminGetUser`, `AdminListGroupsForUser`, `ListUsers`, `ListUsersInGroup`.
    ReadUsers,
    /// Create users. AWS: `AdminCreateUser`.
    CreateUsers,
    /// Confirm users who signed up. AWS: `AdminConfirmSignUp`.
    ConfirmUsers,
    /// Change and remove attributes of users. AWS: `AdminUpdateUserAttributes`, `AdminDeleteUserAttributes`.
    UpdateUsers,
    /// Let users in and keep them out. AWS: `AdminEnableUser`, `AdminDisableUser`.
    EnableAndDisableUsers,
    /// Delete users. AWS: `AdminDeleteUser`.
    DeleteUsers,
    /// Sign users out everywhere. AWS: `AdminUserGlobalSignOut`.
    SignOutUsers,
    /// Put users into groups and take them out. AWS: `AdminAddUserToGroup`, `AdminRemoveUserFromGroup`.
    ChangeGroupMembers,
    /// Read a client, its secret included. AWS: `DescribeUserPoolClient`.
    ReadClients,
}

impl PoolVerb {
    /// The word of the spec.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignInAsAdmin => "sign_in_as_admin",
            Self::AnswerChallengesAsAdmin => "answer_challenges_as_admin",
            Self::SetPassword => "set_password",
            Self::ResetPassword => "reset_password",
            Self::ReadUsers => "read_users",
            Self::CreateUsers => "create_users",
            Self::ConfirmUsers => "confirm_users",
            Self::UpdateUsers => "update_users",
            Self::EnableAndDisableUsers => "enable_and_disable_users",
            Self::DeleteUsers => "delete_users",
            Self::SignOutUsers => "sign_out_users",
            Self::ChangeGroupMembers => "change_group_members",
            Self::ReadClients => "read_clients",
        }
    }
}

/// One statement of an IAM policy.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Statement {
    /// A name for the statement: letters and digits. AWS: `Sid`.
    #[serde(default)]
    pub sid: Option<String>,
    /// Whether it allows or denies. Default: `allow`. AWS: `Effect`.
    #[serde(default)]
    pub effect: Effect,
    /// The actions, such as `dynamodb:GetItem`. AWS: `Action`.
    pub actions: Vec<String>,
    /// The ARNs that the actions apply to. AWS: `Resource`.
    pub resources: Vec<Text>,
    /// Conditions: operator, key, values. AWS: `Condition`.
    #[serde(default)]
    pub conditions: IndexMap<String, IndexMap<String, Vec<Text>>>,
}

/// Whether a statement allows or denies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Effect {
    /// `Allow`.
    #[default]
    Allow,
    /// `Deny`.
    Deny,
}
