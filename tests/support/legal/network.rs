//! The network that functions run in.

use serde_json::{Value, json};

use super::choices::Choices;
use super::world::{Entries, NetworkKind, World};

/// Endpoints that a network can have beside Cognito's.
const SERVICES: &[&str] = &[
    "dynamodb",
    "events",
    "execute_api",
    "firehose",
    "kinesis",
    "kms",
    "lambda",
    "logs",
    "s3",
    "secretsmanager",
    "sns",
    "sqs",
    "ssm",
    "states",
    "sts",
];

pub(crate) fn add(w: &mut World, c: &mut Choices) {
    let kinds = [NetworkKind::Missing, NetworkKind::Open, NetworkKind::Closed, NetworkKind::Endpoints];
    w.network = if c.chance(35) { c.one(&kinds) } else { NetworkKind::Missing };
    // A pool with a domain cannot be called by an endpoint.
    if w.network == NetworkKind::Endpoints && w.domain {
        w.network = NetworkKind::Open;
    }
    let network = match w.network {
        NetworkKind::Missing => return,
        NetworkKind::Open if c.chance(30) => existing(w, c),
        NetworkKind::Open => {
            let nat = nat(c);
            vpc(c, Some(json!({ "nat": nat })))
        }
        NetworkKind::Closed => {
            let egress = c.one(&[None, Some(json!({ "endpoints": ["dynamodb"] })), Some(json!("none"))]);
            vpc(c, egress)
        }
        NetworkKind::Endpoints => {
            let mut services = vec!["cognito_idp"];
            services.extend(c.some(SERVICES));
            vpc(c, Some(json!({ "endpoints": services })))
        }
    };
    w.spec.set("network", network);
}

fn nat(c: &mut Choices) -> Value {
    let mut nat = Entries::default();
    if c.chance(50) {
        nat.set("gateways", c.one(&["one", "per_zone"]));
    }
    if c.chance(40) {
        nat.set("ports", c.some_at_least_one(&[443, 5432, 1, 65_535]));
    }
    Value::Object(nat.0)
}

fn vpc(c: &mut Choices, egress: Option<Value>) -> Value {
    let mut vpc = Entries::default();
    if c.chance(50) {
        vpc.set("cidr", c.one(&["10.20.0.0/20", "172.16.0.0/16", "192.168.4.0/24"]));
    }
    if c.chance(50) {
        vpc.set("zones", c.number(1, 3));
    }
    if let Some(egress) = egress {
        vpc.set("egress", egress);
    }
    json!({ "vpc": vpc.0 })
}

fn existing(w: &mut World, c: &mut Choices) -> Value {
    let subnets: Vec<_> = (0..c.number(1, 16)).map(|index| format!("subnet-0a1b2c3d4e5f6071{index:x}")).collect();
    let groups: Vec<_> = (0..c.number(1, 5)).map(|index| format!("sg-0a1b2c3d4e5f6071{index:x}")).collect();
    let mut text = |all: Vec<String>| all.iter().map(|id| w.text(c, id)).collect::<Vec<_>>();
    json!({ "existing": { "subnets": text(subnets), "security_groups": text(groups) } })
}
