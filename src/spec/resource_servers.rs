//! APIs that access tokens can be for.

use indexmap::IndexMap;
use serde::Deserialize;

use super::Text;

/// An API that access tokens can be for: one that is made, or with `existing` one that exists. A scope of it is written `server/scope` with the server's name here; the token
/// carries its identifier, a slash and the scope.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct ResourceServer {
    /// What stands before the slash of its scopes in a token, mostly the URL of the API. AWS: `Identifier`.
    pub identifier: Text,
    /// The name people see. Default: the key. AWS: `Name`.
    #[serde(default)]
    pub name: Option<Text>,
    /// Its scopes: the name of each and a description of it. Of a server that exists already, those that clients or routes
    /// of this spec name; nothing is changed in it. AWS: `Scopes`.
    #[serde(default)]
    pub scopes: IndexMap<String, String>,
    /// Whether it exists already, in a pool that exists already. Default: false.
    #[serde(default)]
    pub existing: bool,
}
