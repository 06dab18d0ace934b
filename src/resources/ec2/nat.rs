//! The way from a network to the internet.

use super::super::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use super::{Attr, Cfn, Kind, NodeId, Resource, Row, Rows, by_get_att, by_ref, cfn_only_list, row, tf_only};

/// What the internet is reached by.
#[derive(Debug)]
pub struct InternetGateway {
    /// Its tags.
    pub tags: Tags,
}

impl Rows for InternetGateway {
    const ROWS: &'static [Row<Self>] = &[
        cfn_only_list("Tags", AS_LIST, tag_names, |gateway| tags::as_list(&gateway.tags)),
        tf_only("tags", AS_MAP, |gateway| (&gateway.tags).into()),
    ];
}

impl Resource for InternetGateway {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::EC2::InternetGateway"), tf: "aws_internet_gateway", attributes: &[by_ref(Attr::Id, "id")] };
}

/// Puts an internet gateway to its network.
#[derive(Debug)]
pub struct GatewayAttachment {
    /// The network.
    pub vpc: NodeId,
    /// The gateway.
    pub gateway: NodeId,
}

impl Rows for GatewayAttachment {
    const ROWS: &'static [Row<Self>] = &[
        row("VpcId", "vpc_id", |attachment| attachment.vpc.attr(Attr::Id).into()),
        row("InternetGatewayId", "internet_gateway_id", |attachment| attachment.gateway.attr(Attr::Id).into()),
    ];
}

impl Resource for GatewayAttachment {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::EC2::VPCGatewayAttachment"), tf: "aws_internet_gateway_attachment", attributes: &[] };
}

/// A public address that stays the same.
#[derive(Debug)]
pub struct Address {
    /// Its tags.
    pub tags: Tags,
}

impl Rows for Address {
    const ROWS: &'static [Row<Self>] = &[
        row("Domain", "domain", |_| "vpc".into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |address| tags::as_list(&address.tags)),
        tf_only("tags", AS_MAP, |address| (&address.tags).into()),
    ];
}

impl Resource for Address {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::EC2::EIP"),
        tf: "aws_eip",
        attributes: &[by_get_att(Attr::AllocationId, "AllocationId", "allocation_id")],
    };
}

/// What private addresses reach the internet by.
#[derive(Debug)]
pub struct NatGateway {
    /// The public subnet that it stands in.
    pub subnet: NodeId,
    /// Its address.
    pub address: NodeId,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for NatGateway {
    const ROWS: &'static [Row<Self>] = &[
        row("SubnetId", "subnet_id", |gateway| gateway.subnet.attr(Attr::Id).into()),
        row("AllocationId", "allocation_id", |gateway| gateway.address.attr(Attr::AllocationId).into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |gateway| tags::as_list(&gateway.tags)),
        tf_only("tags", AS_MAP, |gateway| (&gateway.tags).into()),
    ];
}

impl Resource for NatGateway {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::EC2::NatGateway"), tf: "aws_nat_gateway", attributes: &[by_ref(Attr::Id, "id")] };
}
