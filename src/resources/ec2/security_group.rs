//! Who may talk to whom. Rules are resources of their own: two groups can name each other then, and it is what both targets
//! advise.
//!
//! Sources: AWS CloudFormation template reference, `AWS::EC2::SecurityGroup` ("To cross-reference two security groups ...");
//! the provider's documentation of `aws_vpc_security_group_egress_rule` ("the current best practice").

use super::super::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use super::{Attr, Cfn, Expr, Kind, MADE_UP, NodeId, Resource, Row, Rows, Value, by_ref, cfn_only_list, row, tf_only};
use crate::resources::{names, objects};

/// Things that the same rules are for.
#[derive(Debug)]
pub struct SecurityGroup {
    /// What its name begins with where the target makes none of its own.
    pub prefix: String,
    /// What it is for. It cannot be changed without making the group again.
    pub description: String,
    /// The network.
    pub vpc: NodeId,
    /// Its tags.
    pub tags: Tags,
}

/// The rule that keeps EC2 from adding one that allows everything.
///
/// Source: AWS CloudFormation template reference, `AWS::EC2::SecurityGroup`, example "Remove default egress rule".
struct Loopback;

impl Rows for Loopback {
    const ROWS: &'static [Row<Self>] = &[
        row("CidrIp", "cidr_blocks", |_| "127.0.0.1/32".into()),
        row("IpProtocol", "protocol", |_| "-1".into()),
        row("Description", "description", |_| "Instead of the rule that allows everything".into()),
    ];
}

impl Rows for SecurityGroup {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("name_prefix", MADE_UP, |group| (&group.prefix).into()),
        row("GroupDescription", "description", |group| (&group.description).into()),
        row("VpcId", "vpc_id", |group| group.vpc.attr(Attr::Id).into()),
        cfn_only_list("SecurityGroupEgress", "Terraform takes the rule that allows everything away", names::<Loopback>, |_| {
            objects(&[Loopback])
        }),
        cfn_only_list("Tags", AS_LIST, tag_names, |group| tags::as_list(&group.tags)),
        tf_only("tags", AS_MAP, |group| (&group.tags).into()),
    ];
}

impl Resource for SecurityGroup {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::EC2::SecurityGroup"), tf: "aws_security_group", attributes: &[by_ref(Attr::Id, "id")] };
}

/// At the other end of a rule.
#[derive(Debug, Clone, Copy)]
pub enum Peer {
    /// Any address.
    Anyone,
    /// The members of a group.
    Group(NodeId),
}

impl Peer {
    fn anyone(self) -> Value {
        match self {
            Self::Anyone => "0.0.0.0/0".into(),
            Self::Group(_) => Value::Absent,
        }
    }

    fn group(self) -> Value {
        match self {
            Self::Anyone => Value::Absent,
            Self::Group(group) => group.attr(Attr::Id).into(),
        }
    }
}

/// Lets the members of a group call others.
#[derive(Debug)]
pub struct Egress {
    /// The group.
    pub group: NodeId,
    /// Whom they may call.
    pub to: Peer,
    /// At which TCP port.
    pub port: u16,
    /// Why.
    pub description: Expr,
}

impl Rows for Egress {
    const ROWS: &'static [Row<Self>] = &[
        row("GroupId", "security_group_id", |rule| rule.group.attr(Attr::Id).into()),
        row("Description", "description", |rule| (&rule.description).into()),
        row("IpProtocol", "ip_protocol", |_| "tcp".into()),
        row("FromPort", "from_port", |rule| rule.port.into()),
        row("ToPort", "to_port", |rule| rule.port.into()),
        row("CidrIp", "cidr_ipv4", |rule| rule.to.anyone()),
        row("DestinationSecurityGroupId", "referenced_security_group_id", |rule| rule.to.group()),
    ];
}

impl Resource for Egress {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::EC2::SecurityGroupEgress"), tf: "aws_vpc_security_group_egress_rule", attributes: &[] };
}

/// Lets others call the members of a group.
#[derive(Debug)]
pub struct Ingress {
    /// The group.
    pub group: NodeId,
    /// Who may call them: the members of this group.
    pub from: NodeId,
    /// At which TCP port.
    pub port: u16,
    /// Why.
    pub description: Expr,
}

impl Rows for Ingress {
    const ROWS: &'static [Row<Self>] = &[
        row("GroupId", "security_group_id", |rule| rule.group.attr(Attr::Id).into()),
        row("Description", "description", |rule| (&rule.description).into()),
        row("IpProtocol", "ip_protocol", |_| "tcp".into()),
        row("FromPort", "from_port", |rule| rule.port.into()),
        row("ToPort", "to_port", |rule| rule.port.into()),
        row("SourceSecurityGroupId", "referenced_security_group_id", |rule| rule.from.attr(Attr::Id).into()),
    ];
}

impl Resource for Ingress {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::EC2::SecurityGroupIngress"), tf: "aws_vpc_security_group_ingress_rule", attributes: &[] };
}
