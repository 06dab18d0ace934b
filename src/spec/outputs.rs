//! Values printed after the deployment.

use serde::Deserialize;

use super::Text;

/// A value to print after the deployment.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Output {
    /// The value, for example `${user_pool.arn}`. AWS: `Value`.
    pub value: Text,
    /// What the value is. AWS: `Description`.
    #[serde(default)]
    pub description: Option<String>,
    /// The name under which other stacks can import the value. AWS: `Export`.
    #[serde(default)]
    pub export: Option<Text>,
}
