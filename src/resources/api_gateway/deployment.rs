//! What makes an API reachable: deployment, stage, settings, and the account's log role.

use super::PART_OF_METHOD;
use crate::graph::{Expr, NodeId, Value};
use crate::resources::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_ref, cfn_only, cfn_only_list, row, tf_only};

/// A snapshot of an API. Nothing in it says what it is a snapshot of, so its name carries a hash of that: another API is
/// another deployment.
#[derive(Debug)]
pub struct Deployment {
    /// The API.
    pub api: NodeId,
    /// The hash of the whole API.
    pub hash: String,
}

impl Rows for Deployment {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |deployment| deployment.api.attr(Attr::Id).into()),
        tf_only("triggers", "CloudFormation makes a new deployment because its logical id changes", |deployment| {
            Value::Map(vec![("redeployment".into(), (&deployment.hash).into())])
        }),
    ];
}

impl Resource for Deployment {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::Deployment"), tf: "aws_api_gateway_deployment", attributes: &[by_ref(Attr::Id, "id")] };
}

/// A stage: a deployment under a name.
#[derive(Debug)]
pub struct Stage {
    /// The API.
    pub api: NodeId,
    /// The deployment.
    pub deployment: NodeId,
    /// Its name, the first part of every path.
    pub name: String,
    /// Stage variables.
    pub variables: Vec<(String, Expr)>,
    /// Where the access log goes, and its format.
    pub access_log: Option<(Expr, Expr)>,
    /// How much of its answers it remembers, in GB.
    pub cache_size: Option<&'static str>,
    /// Whether X-Ray traces requests.
    pub tracing: bool,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for Stage {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |stage| stage.api.attr(Attr::Id).into()),
        row("DeploymentId", "deployment_id", |stage| stage.deployment.attr(Attr::Id).into()),
        row("StageName", "stage_name", |stage| (&stage.name).into()),
        row("Variables", "variables", |stage| (&stage.variables).into()),
        row("AccessLogSetting.DestinationArn", "access_log_settings.destination_arn", |stage| {
            stage.access_log.as_ref().map(|(destination, _)| destination).into()
        }),
        row("AccessLogSetting.Format", "access_log_settings.format", |stage| stage.access_log.as_ref().map(|(_, format)| format).into()),
        row("CacheClusterEnabled", "cache_cluster_enabled", |stage| stage.cache_size.map(|_| true).into()),
        row("CacheClusterSize", "cache_cluster_size", |stage| stage.cache_size.into()),
        row("TracingEnabled", "xray_tracing_enabled", |stage| stage.tracing.then_some(true).into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |stage| tags::as_list(&stage.tags)),
        tf_only("tags", AS_MAP, |stage| (&stage.tags).into()),
    ];
}

impl Resource for Stage {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::Stage"), tf: "aws_api_gateway_stage", attributes: &[by_ref(Attr::Id, "stage_name")] };
}

/// Settings of a stage for all methods, or for one.
#[derive(Debug)]
pub struct MethodSetting {
    /// The API.
    pub api: NodeId,
    /// The stage.
    pub stage: NodeId,
    /// The path and the method; all of them if there is none.
    pub route: Option<(String, &'static str)>,
    /// Requests a second, and at once.
    pub throttling: Option<(f64, u32)>,
    /// `OFF`, `ERROR` or `INFO`.
    pub logging: Option<&'static str>,
    /// Whether CloudWatch counts requests.
    pub metrics: Option<bool>,
    /// Whether whole requests and answers are logged.
    pub data_trace: Option<bool>,
    /// Whether answers are remembered.
    pub caching: Option<Caching>,
}

/// Whether answers are remembered.
#[derive(Debug, Clone, Copy)]
pub enum Caching {
    /// They are not.
    Off,
    /// They are.
    On {
        /// How long, in seconds.
        ttl_seconds: i64,
        /// Whether they are stored encrypted.
        encrypted: bool,
    },
}

impl Caching {
    fn ttl_seconds(self) -> Option<i64> {
        match self {
            Self::Off => None,
            Self::On { ttl_seconds, .. } => Some(ttl_seconds),
        }
    }

    fn encrypted(self) -> Option<bool> {
        match self {
            Self::Off => None,
            Self::On { encrypted, .. } => Some(encrypted),
        }
    }
}

impl Rows for MethodSetting {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("rest_api_id", PART_OF_METHOD, |setting| setting.api.attr(Attr::Id).into()),
        tf_only("stage_name", PART_OF_METHOD, |setting| setting.stage.attr(Attr::Id).into()),
        tf_only("method_path", "CloudFormation has path and method apart", |setting| match &setting.route {
            Some((path, method)) => Expr::text(format!("{}/{method}", path.trim_start_matches('/'))).into(),
            None => "*/*".into(),
        }),
        cfn_only("ResourcePath", "Terraform has path and method in one", |setting| match &setting.route {
            // Slashes are `~1` as in a JSON pointer, and one more stands in front; the root is a slash alone.
            // Source: AWS CloudFormation template reference, AWS::ApiGateway::Stage MethodSetting, ResourcePath.
            Some((path, _)) if path != "/" => Expr::text(format!("/{}", path.replace('/', "~1"))).into(),
            Some(_) => "/".into(),
            None => "/*".into(),
        }),
        cfn_only("HttpMethod", "Terraform has path and method in one", |setting| {
            setting.route.as_ref().map_or("*", |(_, method)| if *method == "ANY" { "*" } else { method }).into()
        }),
        row("ThrottlingRateLimit", "settings.throttling_rate_limit", |setting| setting.throttling.map(|(rate, _)| rate).into()),
        row("ThrottlingBurstLimit", "settings.throttling_burst_limit", |setting| setting.throttling.map(|(_, burst)| burst).into()),
        row("LoggingLevel", "settings.logging_level", |setting| setting.logging.into()),
        row("MetricsEnabled", "settings.metrics_enabled", |setting| setting.metrics.into()),
        row("DataTraceEnabled", "settings.data_trace_enabled", |setting| setting.data_trace.into()),
        row("CachingEnabled", "settings.caching_enabled", |setting| {
            setting.caching.map(|caching| matches!(caching, Caching::On { .. })).into()
        }),
        row("CacheTtlInSeconds", "settings.cache_ttl_in_seconds", |setting| setting.caching.and_then(Caching::ttl_seconds).into()),
        row("CacheDataEncrypted", "settings.cache_data_encrypted", |setting| setting.caching.and_then(Caching::encrypted).into()),
    ];
}

impl Resource for MethodSetting {
    const KIND: Kind = Kind { cfn: Cfn::ListItem("MethodSettings"), tf: "aws_api_gateway_method_settings", attributes: &[] };
}

/// The role by which API Gateway writes logs, for every API of the account in the region.
#[derive(Debug)]
pub struct Account {
    /// The role.
    pub role: NodeId,
}

impl Rows for Account {
    const ROWS: &'static [Row<Self>] = &[row("CloudWatchRoleArn", "cloudwatch_role_arn", |account| account.role.attr(Attr::Arn).into())];
}

impl Resource for Account {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::ApiGateway::Account"), tf: "aws_api_gateway_account", attributes: &[] };
}
