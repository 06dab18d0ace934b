//! Services of AWS inside a network.

use super::super::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use super::{Attr, Cfn, Expr, Kind, NodeId, Resource, Row, Rows, Value, cfn_only_list, row, tf_only};

/// A service of AWS inside a network.
#[derive(Debug)]
pub struct Endpoint {
    /// The network.
    pub vpc: NodeId,
    /// The name of the endpoint service: `com.amazonaws.REGION.SERVICE`.
    pub service: Expr,
    /// How it is reached.
    pub reach: Reach,
    /// Its tags.
    pub tags: Tags,
}

/// How a service is reached.
#[derive(Debug)]
pub enum Reach {
    /// By the routes of these tables.
    Gateway(Vec<NodeId>),
    /// At addresses in these subnets, under the name that the service has everywhere.
    Interface {
        /// The subnets.
        subnets: Vec<NodeId>,
        /// The group that says who may call it.
        group: NodeId,
    },
}

fn ids(nodes: &[NodeId]) -> Value {
    Value::List(nodes.iter().map(|node| node.attr(Attr::Id).into()).collect())
}

impl Rows for Endpoint {
    const ROWS: &'static [Row<Self>] = &[
        row("VpcId", "vpc_id", |endpoint| endpoint.vpc.attr(Attr::Id).into()),
        row("ServiceName", "service_name", |endpoint| (&endpoint.service).into()),
        row("VpcEndpointType", "vpc_endpoint_type", |endpoint| match endpoint.reach {
            Reach::Gateway(_) => "Gateway".into(),
            Reach::Interface { .. } => "Interface".into(),
        }),
        row("RouteTableIds", "route_table_ids", |endpoint| match &endpoint.reach {
            Reach::Gateway(tables) => ids(tables),
            Reach::Interface { .. } => Value::Absent,
        }),
        row("PrivateDnsEnabled", "private_dns_enabled", |endpoint| match endpoint.reach {
            Reach::Gateway(_) => Value::Absent,
            Reach::Interface { .. } => true.into(),
        }),
        row("SubnetIds", "subnet_ids", |endpoint| match &endpoint.reach {
            Reach::Gateway(_) => Value::Absent,
            Reach::Interface { subnets, .. } => ids(subnets),
        }),
        row("SecurityGroupIds", "security_group_ids", |endpoint| match &endpoint.reach {
            Reach::Gateway(_) => Value::Absent,
            Reach::Interface { group, .. } => ids(&[*group]),
        }),
        cfn_only_list("Tags", AS_LIST, tag_names, |endpoint| tags::as_list(&endpoint.tags)),
        tf_only("tags", AS_MAP, |endpoint| (&endpoint.tags).into()),
    ];
}

impl Resource for Endpoint {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::EC2::VPCEndpoint"), tf: "aws_vpc_endpoint", attributes: &[] };
}
