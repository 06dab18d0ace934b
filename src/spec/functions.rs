//! Lambda functions and where their code comes from.

use indexmap::IndexMap;
use serde::Deserialize;

use super::permissions::Permissions;
use super::{Duration, Text};

/// A Lambda function: one that is made, with its own role and log group, or with `arn` alone one that exists.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Function {
    /// The ARN of a function that exists already. Nothing else can be said of it then.
    pub arn: Option<Text>,
    /// Where the code comes from.
    pub code: Option<Code>,
    /// The runtime, such as `python3.13`. It says in which language a built-in handler is taken, `python3.13` if nothing is said. AWS:
    /// `Runtime`.
    pub runtime: Option<String>,
    /// The file and the function in it, such as `list.handler`. A built-in handler brings its own. AWS: `Handler`.
    pub handler: Option<String>,
    /// What the function is for. AWS: `Description`.
    pub description: Option<Text>,
    /// Memory in MB: 128 to 10240. Default: 128. AWS: `MemorySize`.
    pub memory: Option<u32>,
    /// How long a call may take: 1 second to 15 minutes. Default: `10s`. AWS: `Timeout`.
    pub timeout: Option<Duration>,
    /// The processor. Default: `x86_64`. AWS: `Architectures`.
    pub architecture: Option<Architecture>,
    /// Environment variables. AWS: `Environment`.
    pub environment: IndexMap<String, Text>,
    /// The app client that a built-in `login`, `refresh` or `sign_out` works for. Needed where more than one could be meant.
    pub client: Option<String>,
    /// What the function may do, beside writing its own log.
    pub may: Permissions,
    /// How long its log is kept. Default: `30d`. AWS: `RetentionInDays` of the log group.
    pub log_retention: Option<Duration>,
    /// How many copies may run at once. Default: no limit of its own. AWS: `ReservedConcurrentExecutions`.
    pub reserved_concurrency: Option<u32>,
    /// Whether it runs in the `network`. Default: false. AWS: `VpcConfig`.
    pub in_network: Option<bool>,
    /// Whether X-Ray traces its calls. Default: false. AWS: `TracingConfig`.
    pub tracing: Option<bool>,
}

/// Where the code of a function comes from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Code {
    /// Source text, Python or Node.js. AWS: `ZipFile`.
    Inline(String),
    /// A source file, Python or Node.js, beside the spec. Its path is relative to the spec.
    File(String),
    /// A handler that comes with poolgate.
    BuiltIn(BuiltIn),
    /// A bundle in S3.
    S3(S3Code),
}

/// A handler that comes with poolgate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum BuiltIn {
    /// Signs a user in with user name and password and returns the three tokens. May `sign_in_as_admin`, unless its client only has
    /// `user_password`; `read_clients` where the client has a secret.
    Login,
    /// Gives new tokens for a refresh token. May nothing but `read_clients`, where the client has a secret.
    Refresh,
    /// Revokes a refresh token, or all tokens of the user whose access token it gets. May nothing but `read_clients`, where the client
    /// has a secret.
    SignOut,
    /// Gives a user who was created by an administrator a permanent password. May `set_password`.
    Confirm,
    /// A Lambda authorizer: checks tokens of the user pool and their scopes, and denies by default. May nothing.
    Verify,
}

/// A bundle in S3.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct S3Code {
    /// The bucket. AWS: `S3Bucket`.
    pub bucket: Text,
    /// The key. AWS: `S3Key`.
    pub key: Text,
    /// The version of the object. AWS: `S3ObjectVersion`.
    #[serde(default)]
    pub version: Option<Text>,
}

/// A processor architecture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Architecture {
    /// 64-bit x86.
    #[default]
    #[serde(rename = "x86_64")]
    X86_64,
    /// 64-bit ARM (Graviton).
    #[serde(rename = "arm64")]
    Arm64,
}
