//! API keys and what their holders may use.

use crate::graph::{Expr, NodeId};
use crate::resources::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use crate::resources::{Attr, Cfn, Kind, Names, Resource, Row, Rows, by_ref, cfn_only_list, list, names, objects, row, tf_only};

/// A key for callers to be counted by. AWS makes its value.
#[derive(Debug)]
pub struct ApiKey {
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub description: Option<Expr>,
    /// Whether it can be used.
    pub enabled: bool,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for ApiKey {
    const ROWS: &'static [Row<Self>] = &[
        row("Name", "name", |key| (&key.name).into()),
        row("Description", "description", |key| (&key.description).into()),
        row("Enabled", "enabled", |key| key.enabled.into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |key| tags::as_list(&key.tags)),
        tf_only("tags", AS_MAP, |key| (&key.tags).into()),
    ];
}

impl Resource for ApiKey {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::ApiKey"), tf: "aws_api_gateway_api_key", attributes: &[by_ref(Attr::Id, "id")] };
}

/// What callers with a key may use.
#[derive(Debug)]
pub struct UsagePlan {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<Expr>,
    /// The API and its stage.
    pub stage: (NodeId, NodeId),
    /// Requests a second, and at once.
    pub throttling: Option<(f64, u32)>,
    /// How many requests in a period.
    pub quota: Option<(u32, &'static str)>,
    /// Its tags.
    pub tags: Tags,
}

struct ApiStage {
    api: NodeId,
    stage: NodeId,
}

impl Rows for ApiStage {
    const ROWS: &'static [Row<Self>] =
        &[row("ApiId", "api_id", |of| of.api.attr(Attr::Id).into()), row("Stage", "stage", |of| of.stage.attr(Attr::Id).into())];
}

fn stage_names() -> Vec<Names> {
    names::<ApiStage>()
}

impl Rows for UsagePlan {
    const ROWS: &'static [Row<Self>] = &[
        row("UsagePlanName", "name", |plan| (&plan.name).into()),
        row("Description", "description", |plan| (&plan.description).into()),
        list("ApiStages", "api_stages", stage_names, |plan| objects(&[ApiStage { api: plan.stage.0, stage: plan.stage.1 }])),
        row("Throttle.RateLimit", "throttle_settings.rate_limit", |plan| plan.throttling.map(|(rate, _)| rate).into()),
        row("Throttle.BurstLimit", "throttle_settings.burst_limit", |plan| plan.throttling.map(|(_, burst)| burst).into()),
        row("Quota.Limit", "quota_settings.limit", |plan| plan.quota.map(|(limit, _)| limit).into()),
        row("Quota.Period", "quota_settings.period", |plan| plan.quota.map(|(_, period)| period).into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |plan| tags::as_list(&plan.tags)),
        tf_only("tags", AS_MAP, |plan| (&plan.tags).into()),
    ];
}

impl Resource for UsagePlan {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::UsagePlan"), tf: "aws_api_gateway_usage_plan", attributes: &[by_ref(Attr::Id, "id")] };
}

/// A key in a usage plan.
#[derive(Debug)]
pub struct UsagePlanKey {
    /// The key.
    pub key: NodeId,
    /// The plan.
    pub plan: NodeId,
}

impl Rows for UsagePlanKey {
    const ROWS: &'static [Row<Self>] = &[
        row("KeyId", "key_id", |place| place.key.attr(Attr::Id).into()),
        row("KeyType", "key_type", |_| "API_KEY".into()),
        row("UsagePlanId", "usage_plan_id", |place| place.plan.attr(Attr::Id).into()),
    ];
}

impl Resource for UsagePlanKey {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::ApiGateway::UsagePlanKey"), tf: "aws_api_gateway_usage_plan_key", attributes: &[] };
}
