//! The stage of an HTTP API.

use crate::graph::{Expr, Json, NodeId, Value};
use crate::resources::tags::Tags;
use crate::resources::{Attr, Cfn, Kind, Names, Resource, Row, Rows, by_ref, cfn_only, names, objects, row, tf_only, tf_only_list};

/// A stage that deploys every change by itself.
#[derive(Debug)]
pub struct HttpStage {
    /// The API.
    pub api: NodeId,
    /// Its name.
    pub name: String,
    /// Stage variables.
    pub variables: Vec<(String, Expr)>,
    /// What holds for every route.
    pub limits: Option<RouteLimits>,
    /// What holds for single routes, by their keys.
    pub routes: Vec<RouteSetting>,
    /// Where the access log goes, and its format.
    pub access_log: Option<(Expr, Expr)>,
    /// Its tags.
    pub tags: Tags,
}

/// How many requests are let through, and whether CloudWatch counts them.
#[derive(Debug, Clone, Copy)]
pub struct RouteLimits {
    /// Requests a second.
    pub rate: f64,
    /// Requests at once.
    pub burst: u32,
    /// Whether CloudWatch counts requests.
    pub metrics: bool,
}

/// What holds for one route. It takes nothing from what holds for every route: what it does not say is the default of AWS.
///
/// Source: GitHub terraform-aws-modules/terraform-aws-apigateway-v2, issue 78.
#[derive(Debug)]
pub struct RouteSetting {
    /// The key of the route.
    pub key: String,
    /// What holds for it.
    pub limits: RouteLimits,
}

const KEYED: &str = "CloudFormation has them in a mapping by route keys";

impl Rows for RouteSetting {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("route_key", KEYED, |setting| (&setting.key).into()),
        tf_only("throttling_rate_limit", KEYED, |setting| setting.limits.rate.into()),
        tf_only("throttling_burst_limit", KEYED, |setting| setting.limits.burst.into()),
        tf_only("detailed_metrics_enabled", KEYED, |setting| setting.limits.metrics.then_some(true).into()),
    ];
}

fn setting_names() -> Vec<Names> {
    names::<RouteSetting>()
}

fn keyed(routes: &[RouteSetting]) -> Value {
    if routes.is_empty() {
        return Value::Absent;
    }
    let limits = |limits: RouteLimits| {
        let mut all = vec![("ThrottlingRateLimit", Json::Float(limits.rate)), ("ThrottlingBurstLimit", Json::Int(limits.burst.into()))];
        all.extend(limits.metrics.then_some(("DetailedMetricsEnabled", Json::Bool(true))));
        Json::map(all)
    };
    Json::map(routes.iter().map(|setting| (setting.key.clone(), limits(setting.limits)))).into()
}

impl Rows for HttpStage {
    const ROWS: &'static [Row<Self>] = &[
        row("ApiId", "api_id", |stage| stage.api.attr(Attr::Id).into()),
        row("StageName", "name", |stage| (&stage.name).into()),
        row("AutoDeploy", "auto_deploy", |_| true.into()),
        row("StageVariables", "stage_variables", |stage| (&stage.variables).into()),
        row("AccessLogSettings.DestinationArn", "access_log_settings.destination_arn", |stage| {
            stage.access_log.as_ref().map(|(destination, _)| destination).into()
        }),
        row("AccessLogSettings.Format", "access_log_settings.format", |stage| stage.access_log.as_ref().map(|(_, format)| format).into()),
        row("DefaultRouteSettings.ThrottlingRateLimit", "default_route_settings.throttling_rate_limit", |stage| {
            stage.limits.map(|limits| limits.rate).into()
        }),
        row("DefaultRouteSettings.ThrottlingBurstLimit", "default_route_settings.throttling_burst_limit", |stage| {
            stage.limits.map(|limits| limits.burst).into()
        }),
        row("DefaultRouteSettings.DetailedMetricsEnabled", "default_route_settings.detailed_metrics_enabled", |stage| {
            stage.limits.filter(|limits| limits.metrics).map(|_| true).into()
        }),
        cfn_only("RouteSettings", "Terraform has a block for each route", |stage| keyed(&stage.routes)),
        tf_only_list("route_settings", KEYED, setting_names, |stage| objects(&stage.routes)),
        row("Tags", "tags", |stage| (&stage.tags).into()),
    ];
}

impl Resource for HttpStage {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGatewayV2::Stage"), tf: "aws_apigatewayv2_stage", attributes: &[by_ref(Attr::Id, "name")] };
}
