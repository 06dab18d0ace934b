//! What a person writes: the spec, as plain serde types, one file per section.
//!
//! A [`Spec`] is permissive. It can hold every mistake a person can make in it; the [rules](crate::rules) name them all and
//! only then does it become a [`Stack`](crate::model::Stack), which can hold none. The doc comments of this module are what
//! an editor shows on hover and what `docs/reference.md` is made of: one plain sentence first, then default, unit and the
//! name AWS gives the thing.
//!
//! Conventions: things that have names are maps keyed by the name; a sum is written as one key among several; words are
//! AWS's own in snake case; durations are [`Duration`]s; free text is [`Text`] and may hold `${...}`.

use indexmap::IndexMap;
use serde::Deserialize;

pub mod allow;
pub mod api;
pub mod built_in;
pub mod cidr;
pub mod clients;
mod de;
pub mod domains;
pub mod functions;
pub mod holes;
pub mod network;
pub mod outputs;
pub mod parameters;
pub mod permissions;
pub mod resource_servers;
pub mod route_key;
mod said;
mod scalars;
pub mod scope;
pub mod secrets;
pub mod texts;
pub mod user_pool;

pub use allow::Allowance;
pub use api::Api;
pub use clients::Client;
pub use functions::Function;
pub use network::Network;
pub use outputs::Output;
pub use parameters::Parameter;
pub use resource_servers::ResourceServer;
pub use said::Said;
pub use scalars::{Duration, Text};
pub use user_pool::UserPool;

use crate::finding::Finding;
use crate::syntax::Document;

/// A user pool, its app clients, an API and the functions behind it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Spec {
    /// The name of the whole: the user pool and the API are called so. Letters, digits and hyphens, beginning with a letter.
    pub name: String,
    /// One sentence about the stack. AWS: `Description` of the template.
    #[serde(default)]
    pub description: Option<String>,
    /// Values that are given when the stack is deployed, referred to as `${name}`. AWS: `Parameters`; Terraform: variables.
    #[serde(default)]
    pub parameters: IndexMap<String, Parameter>,
    /// The user pool. AWS: `AWS::Cognito::UserPool`.
    #[serde(default)]
    pub user_pool: Option<UserPool>,
    /// APIs that access tokens can be for, each with its scopes. AWS: `AWS::Cognito::UserPoolResourceServer`.
    #[serde(default)]
    pub resource_servers: IndexMap<String, ResourceServer>,
    /// The applications that sign users in or act on their own. AWS: `AWS::Cognito::UserPoolClient`.
    #[serde(default)]
    pub clients: IndexMap<String, Client>,
    /// The network that functions can be placed in.
    #[serde(default)]
    pub network: Option<Network>,
    /// The Lambda functions. AWS: `AWS::Lambda::Function`.
    #[serde(default)]
    pub functions: IndexMap<String, Function>,
    /// The API in front of the functions.
    #[serde(default)]
    pub api: Option<Api>,
    /// Values to print after the deployment, beside those that are always printed. AWS: `Outputs`.
    #[serde(default)]
    pub outputs: IndexMap<String, Output>,
    /// Tags of everything that can carry tags.
    #[serde(default)]
    pub tags: IndexMap<String, Text>,
    /// Findings that are known and may stay, each with the reason. What AWS refuses cannot be among them.
    #[serde(default)]
    pub allow: Vec<Allowance>,
}

impl Spec {
    /// Reads a spec from a document.
    ///
    /// # Errors
    /// Every fault of shape at once: unknown keys, wrong types, missing keys, words that are not in an enumeration.
    pub fn read(document: &Document) -> Result<Self, Vec<Finding>> {
        let mut spec: Self = de::read(document.root())?;
        allow::locate(&mut spec.allow, document.root());
        Ok(spec)
    }
}
