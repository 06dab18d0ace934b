//! A network and its parts.

use super::super::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use super::{Attr, Cfn, Kind, NodeId, Resource, Row, Rows, Value, by_ref, cfn_only_list, row, tf_only};
use crate::spec::cidr::Cidr;

/// A network. Names are resolved in it: without, nothing in it finds an endpoint by the name that everybody knows.
///
/// Source: AWS `PrivateLink` guide, "Access an AWS service using an interface VPC endpoint", Prerequisites.
#[derive(Debug)]
pub struct Vpc {
    /// Its addresses.
    pub cidr: Cidr,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for Vpc {
    const ROWS: &'static [Row<Self>] = &[
        row("CidrBlock", "cidr_block", |vpc| (&vpc.cidr.to_string()).into()),
        row("EnableDnsSupport", "enable_dns_support", |_| true.into()),
        row("EnableDnsHostnames", "enable_dns_hostnames", |_| true.into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |vpc| tags::as_list(&vpc.tags)),
        tf_only("tags", AS_MAP, |vpc| (&vpc.tags).into()),
    ];
}

impl Resource for Vpc {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::EC2::VPC"), tf: "aws_vpc", attributes: &[by_ref(Attr::Id, "id")] };
}

/// A part of a network, in one zone.
#[derive(Debug)]
pub struct Subnet {
    /// The network.
    pub vpc: NodeId,
    /// Its zone, counted from zero.
    pub zone: u32,
    /// Its addresses.
    pub cidr: Cidr,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for Subnet {
    const ROWS: &'static [Row<Self>] = &[
        row("VpcId", "vpc_id", |subnet| subnet.vpc.attr(Attr::Id).into()),
        row("AvailabilityZone", "availability_zone", |subnet| Value::Zone(subnet.zone)),
        row("CidrBlock", "cidr_block", |subnet| (&subnet.cidr.to_string()).into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |subnet| tags::as_list(&subnet.tags)),
        tf_only("tags", AS_MAP, |subnet| (&subnet.tags).into()),
    ];
}

impl Resource for Subnet {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::EC2::Subnet"), tf: "aws_subnet", attributes: &[by_ref(Attr::Id, "id")] };
}
