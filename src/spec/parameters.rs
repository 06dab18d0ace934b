//! Values given at deployment.

use serde::Deserialize;

/// A value that is given when the stack is deployed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Parameter {
    /// What the value is for; whoever deploys the stack reads it. AWS: `Description`.
    pub description: Option<String>,
    /// The value where none is given. Without one the parameter must be given. AWS: `Default`.
    pub default: Option<String>,
    /// The values that are allowed. AWS: `AllowedValues`.
    pub allowed_values: Vec<String>,
    /// A regular expression that the whole value must match. AWS: `AllowedPattern`.
    pub pattern: Option<String>,
    /// Whether the value is kept out of consoles, plans and logs. Default: false. AWS: `NoEcho`; Terraform: `sensitive`.
    pub secret: bool,
}
