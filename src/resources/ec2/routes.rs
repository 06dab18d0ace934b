//! Which way what leaves a subnet goes.

use super::super::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use super::{Attr, Cfn, Kind, NodeId, Resource, Row, Rows, Value, by_ref, cfn_only_list, row, tf_only};

/// The routes of one or more subnets. The one inside the network is always there.
#[derive(Debug)]
pub struct RouteTable {
    /// The network.
    pub vpc: NodeId,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for RouteTable {
    const ROWS: &'static [Row<Self>] = &[
        row("VpcId", "vpc_id", |table| table.vpc.attr(Attr::Id).into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |table| tags::as_list(&table.tags)),
        tf_only("tags", AS_MAP, |table| (&table.tags).into()),
    ];
}

impl Resource for RouteTable {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::EC2::RouteTable"), tf: "aws_route_table", attributes: &[by_ref(Attr::Id, "id")] };
}

/// The way to every address that is not in the network.
#[derive(Debug)]
pub struct Route {
    /// The table that it stands in.
    pub table: NodeId,
    /// The way.
    pub way: Way,
}

/// By what the internet is reached.
#[derive(Debug, Clone, Copy)]
pub enum Way {
    /// An internet gateway.
    Internet(NodeId),
    /// A NAT gateway.
    Nat(NodeId),
}

impl Rows for Route {
    const ROWS: &'static [Row<Self>] = &[
        row("RouteTableId", "route_table_id", |route| route.table.attr(Attr::Id).into()),
        row("DestinationCidrBlock", "destination_cidr_block", |_| "0.0.0.0/0".into()),
        row("GatewayId", "gateway_id", |route| match route.way {
            Way::Internet(gateway) => gateway.attr(Attr::Id).into(),
            Way::Nat(_) => Value::Absent,
        }),
        row("NatGatewayId", "nat_gateway_id", |route| match route.way {
            Way::Nat(gateway) => gateway.attr(Attr::Id).into(),
            Way::Internet(_) => Value::Absent,
        }),
    ];
}

impl Resource for Route {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::EC2::Route"), tf: "aws_route", attributes: &[] };
}

/// Gives a subnet its routes.
#[derive(Debug)]
pub struct Association {
    /// The subnet.
    pub subnet: NodeId,
    /// The routes.
    pub table: NodeId,
}

impl Rows for Association {
    const ROWS: &'static [Row<Self>] = &[
        row("SubnetId", "subnet_id", |association| association.subnet.attr(Attr::Id).into()),
        row("RouteTableId", "route_table_id", |association| association.table.attr(Attr::Id).into()),
    ];
}

impl Resource for Association {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::EC2::SubnetRouteTableAssociation"), tf: "aws_route_table_association", attributes: &[] };
}
